// Scenario files: those that come with the program load, and what is wrong in one is said with its place.
#include "feeds/sim/market/market.h"
#include "feeds/sim/scenario.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::sim;

class TestSimMarketScenarios : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOnesThatComeWithTheProgram()
    {
        const std::vector<ScenarioTitle> all = builtInScenarios();
        QStringList names;
        for (const ScenarioTitle& t : all) {
            names << t.name;
            QVERIFY(!t.title.isEmpty() && !t.story.isEmpty());
        }
        QCOMPARE(names.front(), QString::fromLatin1(kDefaultScenario));
        names.sort();
        QCOMPARE(names, (QStringList{"aftershock", "build_up", "calm", "cascade_down", "cycle", "euphoria",
                                     "flash_crash", "listing_delisting", "squeeze_up", "stablecoin_depeg",
                                     "stale_oracle", "thin_weekend", "venue_outage"}));
        // Every file in the folder is among them, and called by its name.
        for (const QString& file :
             QDir(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/scenarios")).entryList({"*.json"}))
            QVERIFY2(names.contains(QString(file).remove(".json")), qPrintable(file));
    }

    void eachOneLoads()
    {
        for (const ScenarioTitle& t : builtInScenarios()) {
            const auto s = loadScenario(t.name);
            QVERIFY2(s.hasValue(), qPrintable(t.name));
            QCOMPARE(QString::fromStdString(s->name), t.name);
            QVERIFY(!s->phases.empty());
            std::chrono::milliseconds length{0};
            for (const Phase& p : s->phases) length += p.length;
            QVERIFY2(length >= std::chrono::minutes{4}, qPrintable(t.name));
        }
        const auto cycle = loadScenario(kDefaultScenario);
        std::chrono::milliseconds length{0};
        for (const Phase& p : cycle->phases) length += p.length;
        QCOMPARE(length, std::chrono::milliseconds{std::chrono::minutes{10}});
    }

    void mistakesAreSaidWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        const QByteArray head = R"({"name":"x","title":"X","phases":[{"name":"p","seconds":10,)";
        QTest::newRow("not JSON") << QByteArray("{\n  \"name\": \"x\",\n  oops\n}") << "x.json: line 3, column";
        QTest::newRow("a list") << QByteArray("[]") << "x.json: must hold one object";
        QTest::newRow("no title") << QByteArray(R"({"name":"x","phases":[{"name":"p","seconds":1}]})")
                                  << "x.json: title: is missing";
        QTest::newRow("no phase") << QByteArray(R"({"name":"x","title":"X","phases":[]})")
                                  << "x.json: phases: must hold at least one phase";
        QTest::newRow("no length") << QByteArray(R"({"name":"x","title":"X","phases":[{"name":"p"}]})")
                                   << "x.json: phases[0].seconds: is missing";
        QTest::newRow("unknown word") << head + R"("behaviour":{"drift":1}}]})"
                                      << "x.json: phases[0].behaviour.drift: is not a word";
        QTest::newRow("no number") << head + R"("behaviour":{"activity":"high"}}]})"
                                   << "x.json: phases[0].behaviour.activity: must be a number";
        QTest::newRow("out of range")
            << head + R"("behaviour":{"usdtRate":9}}]})"
            << "x.json: phases[0].behaviour.usdtRate: is 9, must lie between 0.5 and 1.2";
        QTest::newRow("venue") << head + R"("venues":[{"venue":"ftx","what":"halted","until":3}]}]})"
                               << "x.json: phases[0].venues[0].venue: \"ftx\" is none of";
        QTest::newRow("what") << head + R"("venues":[{"venue":"okx","what":"hacked","until":3}]}]})"
                              << "x.json: phases[0].venues[0].what: \"hacked\" is none of: feed out, halted";
        QTest::newRow("order of time") << head +
                                              R"("venues":[{"venue":"okx","what":"halted","from":5,"until":3}]}]})"
                                       << "x.json: phases[0].venues[0].until: must come after";
        QTest::newRow("asset") << head + R"("shocks":[{"asset":"XYZ","jump":0.1}]}]})"
                               << "x.json: phases[0].shocks[0].asset: \"XYZ\" is no asset";
        QTest::newRow("hours") << head + R"("listings":[{"asset":"BTC","what":"funding interval","hours":5}]}]})"
                               << "x.json: phases[0].listings[0].hours: must be 1, 2, 4 or 8";
        QTest::newRow("a price") << head + R"("price":100}]})"
                                 << "x.json: phases[0].price: is not a word";
        QTest::newRow("unlisted")
            << QByteArray(
                   R"({"name":"x","title":"X","start":{"unlisted":["NO"]},"phases":[{"name":"p","seconds":1}]})")
            << "x.json: start.unlisted[0]: \"NO\" is no asset";
    }
    void mistakesAreSaidWithTheirPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, said);
        const auto s = readScenario(json, QStringLiteral("x.json"));
        QVERIFY(!s.hasValue());
        QVERIFY2(s.error().text().startsWith(said), qPrintable(s.error().text()));
    }

    void whatIsNotThereIsSaidToo()
    {
        const auto s = loadScenario(QStringLiteral("no_such_scenario"));
        QVERIFY(!s.hasValue());
        QVERIFY(s.error().text().contains(QLatin1String("cycle")));
    }

    void phasesFollowEachOtherAndBegin()
    {
        auto s = readScenario(R"({"name":"x","title":"X","repeats":true,"phases":[
            {"name":"a","seconds":2},{"name":"b","seconds":1}]})",
                              QStringLiteral("x"));
        QVERIFY(s.hasValue());
        MarketSetup setup;
        setup.assets = {"BTC"};
        setup.spot = false;
        setup.levels = 40;
        setup.traders = 0.1;
        setup.history = std::chrono::hours{4};
        SimulatedMarket market(setup, *s, 3);
        market.advance(std::chrono::milliseconds{5100});
        std::vector<std::uint16_t> begun;
        for (const Happening& h : market.happenings())
            if (const auto* p = std::get_if<PhaseBegan>(&h.what)) begun.push_back(p->phase);
        QCOMPARE(begun, (std::vector<std::uint16_t>{0, 1, 0, 1}));
        market.play(calmScenario());
        QCOMPARE(market.phase(), std::size_t{0});
        QCOMPARE(market.scenario().name, std::string("calm"));
    }
};

QTEST_APPLESS_MAIN(TestSimMarketScenarios)
#include "tst_sim_market_scenarios.moc"
