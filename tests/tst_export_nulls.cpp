// Nothing in `snapshot.json` is null without a reason (CONTRACT section 5): the whole of it is walked, of a
// simulated market in calm and through a cascade, of one that knows nothing yet, and of venues that are off.
#include "app/export_json.h"
#include "app/live_source.h"
#include "model/boards/phase.h"
#include "tests/support/sim_feed.h"
#include "widgets/format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// An object around a value, up to the entry of the array that it is in, and the value's path within it.
struct Around {
    QJsonObject object;
    QString path;
};

class Walk {
public:
    explicit Walk(const QByteArray& json)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError) m_silent << error.errorString();
        at(document.object(), {}, QString());
    }
    int nulls() const { return m_nulls; }
    // Where something is null that nothing says a word of.
    const QStringList& silent() const { return m_silent; }

private:
    // The object itself says why, or one around it names the value: as a key of its reasons or in their words.
    static bool explained(const std::vector<Around>& around)
    {
        for (std::size_t i = 0; i < around.size(); ++i) {
            const QJsonValue reason = around[i].object.value(QStringLiteral("reason"));
            const QString& path = around[i].path;
            const QString words = reason.toString();
            if (!words.isEmpty() && (i + 1 == around.size() || words.contains(path))) return true;
            const QJsonObject reasons = reason.toObject();
            for (auto r = reasons.begin(); r != reasons.end(); ++r)
                if (!r.value().toString().isEmpty() && (path == r.key() || path.startsWith(r.key() + u'.')))
                    return true;
        }
        return false;
    }
    void at(const QJsonValue& value, std::vector<Around> around, const QString& path)
    {
        if (value.isNull()) {
            ++m_nulls;
            if (!explained(around)) m_silent << path;
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            around.push_back({object, {}});
            for (auto v = object.begin(); v != object.end(); ++v) {
                std::vector<Around> within = around;
                for (Around& a : within) {
                    if (!a.path.isEmpty()) a.path += u'.';
                    a.path += v.key();
                }
                at(v.value(), within, path + u'.' + v.key());
            }
        } else if (value.isArray()) {
            const QJsonArray all = value.toArray();
            for (const auto& one : all)
                at(one, one.isObject() ? std::vector<Around>() : around, path + QStringLiteral("[]"));
        }
    }

    QStringList m_silent;
    int m_nulls = 0;
};

Judged judgedOf(const SnapshotHub& hub)
{
    return {hub.metrics.read().value, hub.risk.read().value, hub.alerts.read().value, hub.phase.read().value};
}

QString words(const QStringList& silent)
{
    QStringList once = silent;
    once.removeDuplicates();
    return once.join(QLatin1Char('\n'));
}

}  // namespace

class TestExportNulls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWalkFindsThem()
    {
        const auto silent = [](const char* json) { return Walk(json).silent().size(); };
        QCOMPARE(silent(R"({"a":null})"), 1);
        QCOMPARE(silent(R"({"a":null,"reason":"b: it is"})"), 0);
        QCOMPARE(silent(R"({"a":null,"reason":{"a":"it is"}})"), 0);
        QCOMPARE(silent(R"({"a":null,"reason":{"b":"it is"}})"), 1);
        QCOMPARE(silent(R"({"o":{"a":null},"reason":{"o":"it is"}})"), 0);
        QCOMPARE(silent(R"({"o":{"a":null},"reason":"o.a: it is"})"), 0);
        QCOMPARE(silent(R"({"o":{"a":null},"reason":"it is"})"), 1);
        QCOMPARE(silent(R"({"o":[{"a":null}],"reason":{"o":"it is"}})"), 1);
        QCOMPARE(silent(R"({"o":[[1,null]]})"), 1);
    }
    void ofAMarketThatKnowsNothingYet()
    {
        for (const SourceKind source : {SourceKind::Live, SourceKind::Replay}) {
            const Walk walk(snapshotJson(FullSnapshot{}, source));
            QVERIFY(walk.nulls() > 0);
            QVERIFY2(walk.silent().isEmpty(), qPrintable(words(walk.silent())));
        }
        // Instruments that were never heard of beside an asset that nobody watches.
        FullSnapshot s;
        FundingRow row;
        row.asset = "BTC";
        row.cells[0].emplace();
        s.funding.rows.push_back(row);
        for (const Market market : {Market::Perp, Market::Spot, Market::Future}) {
            InstrumentRow& i = s.market.rows.emplace_back();
            i.asset = "BTC";
            i.market = market;
        }
        s.liquidations.rows.emplace_back();
        s.health.venues[0].enabled = true;
        for (std::size_t v = 0; v < kVenueCount; ++v) s.health.venues[v].venue = kVenues[v];
        s.health.venues[1].health = std::make_shared<FeedHealth>();
        const Walk walk(snapshotJson(s, SourceKind::Live));
        QVERIFY(walk.nulls() > 30);
        QVERIFY2(walk.silent().isEmpty(), qPrintable(words(walk.silent())));
    }
    // A reason that says an age says it with a point, also where the window writes a comma.
    void plainWhateverTheWindowWrites()
    {
        FullSnapshot s;
        s.asOf = {fromUnixMs(1'790'000'000'000), Mono{100s}};
        InstrumentRow& i = s.market.rows.emplace_back();
        i.asset = "BTC";
        i.index = Dated<Price>{Price::nearest(100), {}, Freshness::Stale};
        i.index->stamp.mono = Mono{92'300ms};
        const QByteArray plain = snapshotJson(s, SourceKind::Live);
        QVERIFY2(plain.contains("stale, last received 7.7 s ago"), plain.constData());
        format::Style style;
        style.marks.point = number_text::Marks::Point::Comma;
        style.marks.group = number_text::Marks::Group::Dot;
        format::setStyle(style);
        const QByteArray window = snapshotJson(s, SourceKind::Live);
        format::setStyle({});
        QCOMPARE(window, plain);
    }
    void ofASimulatedMarket_data()
    {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"calm", "cascade_down"}) QTest::newRow(name) << QString::fromLatin1(name);
    }
    void ofASimulatedMarket()
    {
        QFETCH(QString, scenario);
        SimFeed::Setup setup;
        setup.scenario = storyOf(scenario);
        setup.assets = {"BTC", "ETH"};
        setup.seed = 1;
        SimFeed feed(setup);
        for (const auto& further : {5s, 115s, 480s}) {
            feed.advance(further);
            const auto full = feed.engine.fullSnapshot();
            const Walk walk(snapshotJson(*full, SourceKind::Simulated, judgedOf(feed.hub)));
            QVERIFY(walk.nulls() > 0);
            QVERIFY2(walk.silent().isEmpty(), qPrintable(words(walk.silent())));
        }
    }
    void ofAFlushAndItsWarnings()
    {
        FullSnapshot s;
        FundingRow row;
        row.asset = "BTC";
        s.funding.rows.push_back(row);
        auto metrics = std::make_shared<MetricSnapshot>();
        AssetMetrics m("BTC");
        m.facts.flushAt = fromUnixMs(1'790'000'000'000);
        m.facts.flushOpen = true;
        metrics->assets.push_back(std::make_shared<AssetMetrics>(m));
        auto phase = std::make_shared<PhaseSnapshot>();
        FlushRecord flush;
        flush.asset = "BTC";
        flush.venues[0].emplace();
        phase->flushes = std::make_shared<const std::vector<FlushRecord>>(std::vector<FlushRecord>{flush});
        auto risk = std::make_shared<RiskSnapshot>();
        Warning w;
        w.rule = "SPREAD_WIDE";
        w.severity = Severity::Warning;
        w.evidence.emplace_back();
        risk->warnings.push_back(w);
        w.unknown = true;
        risk->unknown.push_back(w);
        auto alerts = std::make_shared<AlertSnapshot>();
        alerts->rows.emplace_back();  // never judged, never fired
        alerts->rows.back().rule.title = "wide";
        Judged j;
        j.metrics = metrics;
        j.risk = risk;
        j.alerts = alerts;
        j.phase = phase;
        const QByteArray json = snapshotJson(s, SourceKind::Live, j);
        const Walk walk(json);
        QVERIFY(walk.nulls() > 50);
        QVERIFY2(walk.silent().isEmpty(), qPrintable(words(walk.silent())));
        // The reasons are the ones that hold.
        const QJsonObject document = QJsonDocument::fromJson(json).object();
        const QJsonObject btc = document["assets"].toArray().at(0).toObject();
        const QJsonObject conditions = btc["aftershock"].toObject()["conditions"].toObject();
        const auto why = [&](const char* condition) {
            return conditions[QLatin1String(condition)].toObject()["reason"].toString();
        };
        QVERIFY2(why("spread").contains(QStringLiteral("now, ratio, passed, progress: NoData")),
                 qPrintable(why("spread")));
        QVERIFY(why("spread").contains(QStringLiteral("normal: TooShort")));
        QVERIFY(why("funding").contains(QStringLiteral("ratio: the rate itself is held against the limit")));
        QVERIFY(why("volatility").contains(QStringLiteral("normal: its number is a ratio already")));
        QVERIFY(btc["aftershock"].toObject()["reason"].toString().contains(
            QStringLiteral("since_ms: its beginning was not seen")));
    }
    // A venue without an address is off, and is not waited for.
    void ofVenuesThatAreNotInTheEndpointsFile()
    {
        SnapshotHub hub;
        const Config config;
        const EndpointMap endpoints;
        LiveSource source(config, endpoints, hub);
        source.setWatch(WatchSet{});
        source.start();
        std::shared_ptr<const FullSnapshot> full;
        const auto asked = [&] {
            source.requestFull(&source, [&full](std::shared_ptr<const FullSnapshot> f) { full = std::move(f); });
            return full && full->health.venues[3].health != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(asked(), 20'000);
        source.stop();
        const QByteArray json = snapshotJson(*full, SourceKind::Live);
        const Walk walk(json);
        QVERIFY2(walk.silent().isEmpty(), qPrintable(words(walk.silent())));
        const QJsonObject document = QJsonDocument::fromJson(json).object();
        const QJsonObject venues = document["venues"].toObject();
        QCOMPARE(venues.size(), static_cast<qsizetype>(kVenueCount));
        for (auto v = venues.begin(); v != venues.end(); ++v) {
            const QJsonObject venue = v.value().toObject();
            QCOMPARE(venue["state"].toString(), QStringLiteral("off"));
            QCOMPARE(venue["detail"].toString(),
                     QStringLiteral("switched off: not chosen, or not in the endpoints file"));
            QCOMPARE(venue["bytes"].toInt(-1), 0);
            QCOMPARE(venue["reason"]["last_frame_age_ms"].toString(), QStringLiteral("the venue is switched off"));
        }
    }
};

QTEST_GUILESS_MAIN(TestExportNulls)
#include "tst_export_nulls.moc"
