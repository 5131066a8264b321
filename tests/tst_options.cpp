// The command line's words become one value, or a sentence with a hint.
#include "app/asset_check.h"
#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/endpoints_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace plimsoll;

namespace {

// JSON with single quotes, for readability.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

}  // namespace

class TestOptions : public QObject {
    Q_OBJECT
private:
    static Expected<Options, UsageError> parse(const char* command, const QStringList& words)
    {
        return parseOptions(*commandNamed(QLatin1String(command)), words);
    }

private Q_SLOTS:
    void valuesAreTaken()
    {
        const auto o = parse(
            "snapshot",
            {"--replay", "a",        "b",        "--replay=c",  "--out",        "dir",   "--after",       "7.5",
             "--speed",  "max",      "--assets", "btc,ETH,btc", "--venues",     "bybit", "--spot",        "off",
             "--size",   "1600x900", "--seed",   "7",           "--no-history", "--log", "a=true;b=false"});
        QVERIFY(o.hasValue());
        QCOMPARE(o->replay, (QStringList{"a", "b", "c"}));
        QCOMPARE(o->out, QStringLiteral("dir"));
        QCOMPARE(*o->after, 7.5);
        QCOMPARE(*o->speed, 0.0);
        QCOMPARE(o->assets, (QStringList{"BTC", "ETH"}));
        QCOMPARE(int(*o->venues), 2);
        QCOMPARE(*o->spot, false);
        QCOMPARE(*o->size, QSize(1600, 900));
        QCOMPARE(*o->seed, 7u);
        QVERIFY(o->noHistory);
        QCOMPARE(*parse("snapshot", {"--out", "dir", "--top", "12"})->top, 12);
        const auto d =
            parse("decode", {"--venue", "binance", "--books", "--levels", "3", "--keep-going", "--market=spot"});
        QVERIFY(d.hasValue());
        QVERIFY(d->books && d->keepGoing && !d->all);
        QCOMPARE(d->levels, 3);
        QCOMPARE(*d->market, Market::Spot);
        const auto r = parse("replay", {"x.plog", "--speed", "0.5", "--", "--odd name"});
        QVERIFY(r.hasValue());
        QCOMPARE(r->files, (QStringList{"x.plog", "--odd name"}));
    }
    // "xyz:TSLA" is found under that name alone.
    void contractsOfADexKeepTheirName()
    {
        const auto o = parse("snapshot", {"--out", "dir", "--assets", "xyz:TSLA,btc,XYZ:tsla,xyz:kPEPE"});
        QVERIFY(o.hasValue());
        QCOMPARE(o->assets, (QStringList{"xyz:TSLA", "BTC", "xyz:kPEPE"}));
    }
    void aSymbolIsNoAsset()
    {
        MarketSnapshot market;
        market.rows.resize(1);
        market.rows[0].symbol = "1000PEPEUSDT";
        market.rows[0].asset = "PEPE";
        HealthSnapshot health;
        FeedHealth binance;
        binance.listed = true;
        health.venues[0].health = std::make_shared<const FeedHealth>(binance);
        AssetFindings found = findAssets({"PEPE", "1000PEPEUSDT"}, market, health);
        QCOMPARE(found.untraded, (QStringList{"1000PEPEUSDT"}));
        QCOMPARE(found.sentence(), QStringLiteral("1000PEPEUSDT is a symbol; name its asset: PEPE"));
        found = findAssets({"1000PEPEUSDT", "NOPE"}, market, health);
        QVERIFY(found.nothing());
        QVERIFY2(found.sentence().contains(QLatin1String("name its asset: PEPE. NOPE: traded at none")),
                 qPrintable(found.sentence()));
    }
    void timesAreUtcOrSayTheirZone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        const qint64 day = 1'760'054'400;  // 2025-10-10
        const qint64 evening = day + 21 * 3'600 + 15 * 60;
        const auto row = [](const char* text, qint64 seconds) {
            QTest::newRow(text) << QString::fromLatin1(text) << seconds;
        };
        row("2025-10-10", day);
        row("2025-10-10Z", day);
        row("2025-10-10T21:15", evening);
        row("2025-10-10T21:15Z", evening);
        row("2025-10-10T21:15:30", evening + 30);
        row("2025-10-10T21:15+02:00", evening - 2 * 3'600);
        row("2025-10-10T21:15:30-05:30", evening + 30 + 5 * 3'600 + 30 * 60);
        row("2025-10-10T21:15+00:00", evening);
        row("2025-03-30T02:30", 1'743'301'800);  // an hour that Berlin did not have
        row("1760130900", evening);
    }
    void timesAreUtcOrSayTheirZone()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto o = parse("history", {"export", "--from", text, "--to", text});
        QVERIFY2(o.hasValue(), o ? "" : qPrintable(o.error().message));
        QCOMPARE(o->from.value(), seconds);
        QCOMPARE(o->to.value(), seconds);
    }
    void wrongUseIsExplained_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* command, const QStringList& words, const char* said) {
            QTest::newRow(qPrintable(QLatin1String(command) + QLatin1Char(' ') + words.join(QLatin1Char(' '))))
                << QString::fromLatin1(command) << words << QString::fromLatin1(said);
        };
        row("decode", {"--boks"}, "did you mean --books?");
        row("decode", {"--frobnicate"}, "unknown option --frobnicate; plimsoll decode --help");
        row("decode", {"--out", "x"}, "unknown option --out");
        row("decode", {"-x"}, "unknown option -x");
        row("decode", {"file"}, "unexpected \"file\"");
        row("decode", {"--levels"}, "--levels needs a value: N");
        row("decode", {"--levels", "--stats"}, "--levels needs a value");
        row("decode", {"--levels", "0"}, "not a whole number");
        row("decode", {"--stats=1"}, "takes no value");
        row("decode", {"--venue", "mtgox"}, "this build knows binance");
        row("decode", {"--market", "future"}, "neither perp nor spot");
        row("", {"--demo=1"}, "takes no value");
        row("simulate", {"--port", "0"}, "not a port from 1 to 65531");
        row("simulate", {"--demo"}, "unknown option --demo");
        row("", {"--size", "12"}, "WIDTHxHEIGHT");
        row("", {"--spot", "maybe"}, "neither on nor off");
        row("", {"--proxy", "somewhere"}, "http://HOST:PORT");
        row("", {"--proxy", ""}, "http://HOST:PORT");
        row("", {"--proxy", "https://proxy.example:443"}, "http://HOST:PORT");
        row("", {"--proxy", "http://me:p#sesame@proxy.example:80"}, "http://me:***@proxy.example:80");
        row("snapshot", {"--after", "-3"}, "above 0");
        row("snapshot", {"--after", "nan"}, "above 0");
        row("replay", {"--speed", "0"}, "0.1 to 100");
        row("replay", {"--speed", "101"}, "0.1 to 100");
        row("", {"--venues", ""}, "names no venue");
        row("", {"--assets", ","}, "names no asset");
        row("", {"--top", "many"}, "from 1 to 100");
        row("", {"--log", "x"}, "as in dash.feeds.*=true");
        row("", {"--log", "dash.*=true;loud"}, "\"loud\" is no rule");
        row("", {"--demo", "--endpoints", "e.json"}, "--demo and --endpoints contradict each other");
        row("snapshot", {"--out", "x", "--demo", "--replay", "a.plog"}, "--demo and --replay contradict");
        row("record", {"--replay", "a.plog", "--endpoints", "e.json"}, "--replay and --endpoints contradict");
        row("", {"--assets", "BTC", "--top", "5"}, "--top and --assets contradict");
        row("history", {"export", "--from", "2025-10"}, "\"2025-10\" is no time");
        row("history", {"export", "--from", "2025-10-10T21:15+02:00Z"}, "is no time");
        row("history", {"export", "--to", "2025-13-10T21:15+02:00"}, "is no time");
    }
    void wrongUseIsExplained()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, words);
        QFETCH(QString, said);
        const auto o = parse(qPrintable(command), words);
        QVERIFY(!o.hasValue());
        QVERIFY2(o.error().message.contains(said), qPrintable(o.error().message));
    }
    void everyOptionIsInSomeHelp()
    {
        QString all = generalHelp();
        for (const CommandSpec& c : commandTable()) {
            const QString help = commandHelp(c);
            QVERIFY(help.contains(QLatin1String(c.summary)));
            for (const QString& name : QString::fromLatin1(c.own).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                QVERIFY2(optionNamed(name), qPrintable(name));
            all += help;
        }
        for (const OptionSpec& o : optionTable())
            if (*o.help != '\0') QVERIFY2(all.contains(QStringLiteral("--%1").arg(QLatin1String(o.name))), o.name);
    }
    void helpHasWhatActsThere()
    {
        for (const CommandSpec& c : commandTable()) {
            const QString help = commandHelp(c);
            for (const QString& name : QString::fromLatin1(c.own).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                QVERIFY2(help.contains(QStringLiteral("  --%1 ").arg(name)),
                         qPrintable(QLatin1String(c.name) + QLatin1Char(' ') + name));
            // What is left out is taken all the same.
            for (const QString& name : QString::fromLatin1(c.idle).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                const OptionSpec* o = optionNamed(name);
                QVERIFY2(c.common && o && o->group == OptionGroup::Common, qPrintable(name));
                QVERIFY2(!help.contains(QStringLiteral("  --%1 ").arg(name)),
                         qPrintable(QLatin1String(c.name) + QLatin1Char(' ') + name));
            }
        }
        QVERIFY(
            parse("simulate", {"--data-dir", "x", "--no-history", "--proxy", "http://h.example:1"}).hasValue());
        const QString simulate = commandHelp(*commandNamed(QStringLiteral("simulate")));
        QVERIFY(simulate.contains(QLatin1String("  --seed N")) && simulate.contains(QLatin1String("  --log ")));
        QVERIFY(!simulate.contains(QLatin1String("Common")) && !simulate.contains(QLatin1String("--data-dir")));
        const QString snapshot = commandHelp(*commandNamed(QStringLiteral("snapshot")));
        QVERIFY(snapshot.contains(QLatin1String("FILE.zip")));
        QVERIFY(snapshot.contains(QLatin1String("--after seconds of it")));
    }
    void endpointsAreRead()
    {
        const auto map =
            parseEndpoints(json("{'binance': {'rest': 'http://127.0.0.1:9101/', 'ws': 'ws://127.0.0.1:9101'},\n   "
                                "         'okx': {'rest': 'https://host'}}"),
                           QStringLiteral("e.json"));
        QVERIFY2(map.hasValue(), map ? "" : qPrintable(map.error()));
        QVERIFY((*map)[0] && (*map)[2] && !(*map)[1] && !(*map)[3]);
        QCOMPARE((*map)[0]->at(Role::Rest), std::string("http://127.0.0.1:9101"));
        QCOMPARE((*map)[0]->at(Role::Ws), std::string("ws://127.0.0.1:9101"));
        QVERIFY((*map)[0]->at(Role::SpotRest).empty());
    }
    void badEndpointsNameKeyAndLine_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        QTest::newRow("syntax") << QByteArray("{\n\"binance\": {\n oops }}") << "e.json:3:";
        QTest::newRow("empty") << QByteArray() << "e.json:1: ";
        QTest::newRow("venue") << QByteArray("{\n\n\"binanse\": {}}") << "e.json:3: binanse: not a venue";
        QTest::newRow("role") << QByteArray("{\"binance\": {},\n\"bybit\": {\n\"rets\": \"http://h\"}}")
                              << "e.json:3: bybit.rets: not a role";
        QTest::newRow("scheme") << QByteArray("{\"bybit\": {\n\"ws\": \"http://h\"}}")
                                << "e.json:2: bybit.ws: \"http://h\" is not ws://";
        QTest::newRow("type") << QByteArray("{\"bybit\": {\n\"ws\": 5}}") << "e.json:2: bybit.ws: not a text";
        QTest::newRow("path") << QByteArray("{\"bybit\": {\"ws\": \"ws://h/v5\"}}") << "has a path";
        QTest::newRow("array") << QByteArray("[]") << "e.json:1: not a JSON object";
        QTest::newRow("object") << QByteArray("{\"bybit\": 1}") << "e.json:1: bybit: not an object";
    }
    void badEndpointsNameKeyAndLine()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, said);
        const auto map = parseEndpoints(json, QStringLiteral("e.json"));
        QVERIFY(!map.hasValue());
        QVERIFY2(map.error().contains(said), qPrintable(map.error()));
        QVERIFY2(map.error().contains(QLatin1String("; --endpoints wants ")), qPrintable(map.error()));
    }
    void aMissingEndpointsFileIsNamed()
    {
        QVERIFY(readEndpoints(QStringLiteral("/no/such.json")).error().contains(QLatin1String("/no/such.json")));
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
