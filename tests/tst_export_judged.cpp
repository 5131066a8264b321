// What the model concluded in `snapshot.json` (CONTRACT section 5): numbers with their lower bounds, nulls with a
// reason, warnings with their evidence, alerts with their history.
#include "app/export_json.h"
#include "model/analytics/phase.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/numbers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

const Mono kNow{std::chrono::hours{2}};

FullSnapshot full()
{
    FullSnapshot s;
    s.asOf = {fromUnixMs(1'790'000'000'000), kNow};
    for (const char* asset : {"BTC", "ETH"}) {
        FundingRow row;
        row.asset = asset;
        s.funding.rows.push_back(row);
    }
    return s;
}

Judged judged()
{
    AssetMetrics m("BTC");
    const auto put = [&](MetricId id, double v, bool floor = false) {
        m.at(id) = MetricValue{v, {}, kNow, std::chrono::milliseconds{250}, 0.75, floor};
    };
    put(metric::depth10Bid, 1e6), put(metric::depth10Ask, 2e6, true), put(metric::slip1m, 1.5);
    put(metric::basisBps, -3), put(metric::liqUsd1hLong, 5e5, true), put(metric::liqUsd1hShort, 0, true);
    m.at(metric::basisBps, VenueId::Okx) = MetricValue{-4.0, {}, kNow, {}, 1, false};
    put(metric::phase, static_cast<double>(analytics::phase::Phase::Reset)), put(metric::fragility, 42);
    m.at(metric::spreadBps).reason = analytics::Reason::Stale;
    m.facts.fragilityParts[0] = 12.5;
    m.facts.phaseSince = fromUnixMs(1'789'999'000'000);
    m.facts.phaseMoves.push_back(
        {*m.facts.phaseSince, analytics::phase::Phase::Liquidation, analytics::phase::Phase::Reset, {}});
    auto metrics = std::make_shared<MetricSnapshot>();
    metrics->asOf = {fromUnixMs(1'790'000'000'000), kNow - std::chrono::seconds{1}};
    metrics->assets.push_back(std::make_shared<AssetMetrics>(m));

    auto risk = std::make_shared<RiskSnapshot>();
    Warning w;
    w.rule = "SPREAD_WIDE";
    w.asset = "BTC";
    w.severity = Severity::Warning;
    w.value = 3;
    w.thresholds = {2.5, 6, 2, 4};
    w.evidence.push_back({metric::spreadRatio, {}, 3.0, 1.0, false, 0, {}, 0, {}});
    w.evidence.back().percentile = 0.98, w.evidence.back().percentileHours = 168;
    w.track = TrackRecord{7, 3, 1, 12};
    risk->warnings.push_back(w);
    w.rule = "FUND_LONG";
    w.unknown = true;
    w.missing = "r8: Stale";
    risk->unknown.push_back(w);
    w.severity = Severity::None;
    w.rule = "OI_SURGE";
    risk->unknown.push_back(w);

    auto alerts = std::make_shared<AlertSnapshot>();
    AlertRow row;
    row.rule.id = 9;
    row.rule.title = "wide";
    row.state = AlertState::Firing;
    row.value = 7;
    row.timesFired = 1;
    alerts->rows.push_back(row);
    AlertFired fired;
    fired.rule = 9;
    fired.asset = "BTC";
    fired.value = 7;
    alerts->fired.push_back(fired);
    return {metrics, risk, alerts};
}

QJsonObject write(const FullSnapshot& s, const Judged& j)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(snapshotJson(s, SourceKind::Live, j), &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

}  // namespace

class TestExportJudged : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAsset()
    {
        const QJsonObject btc = write(full(), judged())["assets"].toArray().at(0).toObject();
        const QJsonObject band = btc["depth_bands"].toArray().at(1).toObject();
        QCOMPARE(band["bps"].toDouble(), 10.0);
        QCOMPARE(band["bid_usd"].toDouble(), 1e6);
        QCOMPARE(band["ask_usd"].toDouble(), 2e6);
        QCOMPARE(band["lower_bound"].toBool(), true);
        QCOMPARE(btc["cost_to_trade"].toArray().at(0)["slip_bps"].toDouble(), 1.5);
        QCOMPARE(btc["basis"]["by_venue"]["okx"].toDouble(), -4.0);
        QCOMPARE(btc["liquidations"]["1h"]["long_usd"].toDouble(), 5e5);
        QCOMPARE(btc["phase"]["name"].toString(), "RESET");
        QCOMPARE(btc["phase"]["moves"].toArray().at(0)["from"].toString(), "LIQUIDATION");
        QCOMPARE(btc["score"]["fragility"].toDouble(), 42.0);
        QCOMPARE(btc["score"]["parts"]["funding"].toDouble(), 12.5);
        QVERIFY(btc["score"]["parts"]["tci"].isNull());
        QCOMPARE(btc["signals"]["fragility"]["coverage"].toDouble(), 0.75);
        // What is not known is null, and says why.
        QVERIFY(btc["signals"]["spread_bps"]["value"].isNull());
        QCOMPARE(btc["signals"]["spread_bps"]["reason"].toString(), "Stale");
        QVERIFY(btc["depth_bands"].toArray().at(0)["bid_usd"].isNull());
        QVERIFY(!btc["reason"]["depth_bands.5"].toString().isEmpty());
        QVERIFY(btc["liquidations"]["24h"]["long_usd"].isNull());
        QVERIFY(!btc["reason"]["liquidations.24h"].toString().isEmpty());
    }
    void withoutAModelNothingIsMadeUp()
    {
        for (const Judged& j : {Judged{}, judged()}) {
            FullSnapshot s = full();
            s.asOf.mono += std::chrono::minutes{1};  // the model fell silent
            const QJsonArray assets = write(s, j)["assets"].toArray();
            QCOMPARE(assets.size(), 2);
            for (const auto& row : assets) {
                const QJsonObject asset = row.toObject();
                for (const char* key : {"depth_bands", "cost_to_trade", "basis", "phase", "signals", "score"}) {
                    QVERIFY(asset[QLatin1String(key)].isNull());
                    QVERIFY(!asset["reason"][QLatin1String(key)].toString().isEmpty());
                }
            }
        }
        const QJsonObject eth = write(full(), judged())["assets"].toArray().at(1).toObject();
        QVERIFY(eth["phase"].isNull());
        QCOMPARE(eth["reason"]["phase"].toString(), "not watched");
    }
    void warningsWithEvidence()
    {
        const QJsonArray all = write(full(), judged())["warnings"].toArray();
        QCOMPARE(all.size(), 2);  // what never rose is no warning, known or not
        QCOMPARE(all[0]["rule"].toString(), "SPREAD_WIDE");
        QCOMPARE(all[0]["severity"].toString(), "Warning");
        QCOMPARE(all[0]["evidence"].toArray().at(0)["metric"].toString(), "spread_ratio");
        QCOMPARE(all[0]["evidence"].toArray().at(0)["normal"].toDouble(), 1.0);
        QCOMPARE(all[0]["evidence"].toArray().at(0)["percentile"].toDouble(), 0.98);
        QCOMPARE(all[0]["evidence"].toArray().at(0)["percentile_h"].toDouble(), 168.0);
        QCOMPARE(all[0]["track"]["raised"].toInt(), 7);
        QCOMPARE(all[0]["track"]["followed"].toInt(), 3);
        QCOMPARE(all[0]["track"]["days"].toDouble(), 12.0);
        QCOMPARE(all[0]["unknown"].toBool(), false);
        QCOMPARE(all[1]["unknown"].toBool(), true);
        QCOMPARE(all[1]["reason"].toString(), "r8: Stale; venue: it is of no single venue");
        QVERIFY(write(full(), {})["warnings"].toArray().isEmpty());
    }
    void alertsWithHistory()
    {
        const QJsonArray all = write(full(), judged())["alerts"].toArray();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0]["title"].toString(), "wide");
        QCOMPARE(all[0]["state"].toString(), "firing");
        QCOMPARE(all[0]["fired"].toArray().at(0)["value"].toDouble(), 7.0);
    }
};

QTEST_APPLESS_MAIN(TestExportJudged)
#include "tst_export_judged.moc"
