// The aftershock, the checklist and the flushes in `snapshot.json`.
#include "app/export_json.h"
#include "model/boards/phase.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/numbers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

const Mono kNow{std::chrono::hours{2}};
const Timestamp kAt = fromUnixMs(1'790'000'000'000);

Judged judged(const AssetFacts& facts)
{
    AssetMetrics m("BTC");
    m.facts = facts;
    m.at(metric::normOkH) = MetricValue{3.5, {}, kNow, {}, 1, false};
    auto metrics = std::make_shared<MetricSnapshot>();
    metrics->asOf = {kAt, kNow};
    metrics->assets.push_back(std::make_shared<AssetMetrics>(m));
    Judged j;
    j.metrics = metrics;
    return j;
}
QJsonObject write(const Judged& j)
{
    FullSnapshot s;
    s.asOf = {kAt, kNow};
    FundingRow row;
    row.asset = "BTC";
    s.funding.rows.push_back(row);
    return QJsonDocument::fromJson(snapshotJson(s, SourceKind::Live, j)).object();
}

}  // namespace

class TestExportPhase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conditionsBesideTheirLimits()
    {
        AssetFacts f;
        f.flushOpen = true;
        f.normal = {true, false, {}, true, true};
        f.normalInput.depth = 31e6, f.normalInput.depthNormal = 50e6;
        f.normalByVenue[1][static_cast<std::size_t>(VenueId::Okx)] = 0.52;
        auto before = std::make_shared<BeforeFlush>();
        before->at = kAt - std::chrono::hours{26};
        f.beforeFlush = before;
        const QJsonObject btc = write(judged(f))["assets"].toArray().at(0).toObject();
        const QJsonObject a = btc["aftershock"].toObject();
        QCOMPARE(a["running"].toBool(), true);
        QCOMPARE(a["since_ms"].toDouble(), static_cast<double>(toUnixMs(before->at)));
        QCOMPARE(a["count"].toInt(), 3);
        QCOMPARE(a["known"].toInt(), 4);
        QCOMPARE(a["ok"].toBool(true), false);
        QCOMPARE(a["ok_hours"].toDouble(), 3.5);
        const QJsonObject depth = a["conditions"]["depth"].toObject();
        VERIFY_NEAR(depth["ratio"].toDouble(), 0.62);
        QCOMPARE(depth["limit"].toDouble(), 0.8);
        QCOMPARE(depth["passed"].toBool(true), false);
        QCOMPARE(depth["by_venue"]["okx"].toDouble(), 0.52);
        QVERIFY(!depth["by_venue"].toObject().contains("bybit"));
        // Unknown is null, and says why.
        QVERIFY(a["conditions"]["basis"]["passed"].isNull());
        QVERIFY(!btc["reason"]["aftershock.basis"].toString().isEmpty());
        QCOMPARE(a["increase_gate"]["open"].toBool(true), false);
        QVERIFY(a["increase_gate"]["volatility"].isNull());
        QVERIFY(a["increase_gate"]["reason"].toString().contains(QStringLiteral("volatility: ")));
        QVERIFY(btc["after_flush"].isNull());
        QVERIFY(!btc["reason"]["after_flush"].toString().isEmpty());
    }
    void theChecklist()
    {
        AssetFacts f;
        f.flushAt = kAt - std::chrono::hours{30};
        f.flushInput.oiRecovery = 0.1, f.flushInput.hoursSince = 30, f.flushInput.r8Mean24h = 0.00002;
        f.flush = *analytics::flush::checklist(f.flushInput);
        const QJsonObject c = write(judged(f))["assets"].toArray().at(0)["after_flush"].toObject();
        QCOMPARE(c["oi"].toString(), "CLEAN");
        QCOMPARE(c["funding"].toString(), "RESET");
        QVERIFY(c["flow"].isNull());
        QCOMPARE(c["oi_recovery"].toDouble(), 0.1);
        QCOMPARE(c["invalidations"]["OI_RELOAD_INTO_WEAKNESS"].toBool(true), false);
        QVERIFY(c["invalidations"]["SUPPORT_LOST"].isNull());
    }
    void flushes()
    {
        QVERIFY(write(judged({}))["flushes"].isNull());
        auto p = std::make_shared<PhaseSnapshot>();
        auto all = std::make_shared<std::vector<FlushRecord>>();
        FlushRecord r;
        r.asset = "BTC";
        r.began = kAt;
        r.card[static_cast<std::size_t>(Structure::Depth)] = {{50e6, {}}, {12e6, {}}, {}};
        r.longUsd.value = 4e8;
        r.venues[0] = VenueStress{};
        r.venues[0]->gaps = 2;
        all->push_back(r);
        p->flushes = all;
        Judged j = judged({});
        j.phase = p;
        const QJsonObject f = write(j)["flushes"].toArray().at(0).toObject();
        QCOMPARE(f["asset"].toString(), "BTC");
        QCOMPARE(f["structure"]["depth_usd"]["worst"].toDouble(), 12e6);
        QVERIFY(f["structure"]["depth_usd"]["now"].isNull() && f["ended_ms"].isNull());
        QCOMPARE(f["long_usd"].toDouble(), 4e8);
        QCOMPARE(f["venues"]["binance"]["gaps"].toInt(), 2);
        QVERIFY(!f["venues"].toObject().contains("okx"));
    }
    void withoutAModelNothingIsMadeUp()
    {
        const QJsonObject btc = write({})["assets"].toArray().at(0).toObject();
        for (const char* key : {"aftershock", "after_flush"}) {
            QVERIFY(btc[QLatin1String(key)].isNull());
            QVERIFY(!btc["reason"][QLatin1String(key)].toString().isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestExportPhase)
#include "tst_export_phase.moc"
