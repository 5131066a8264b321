// Rules of own positions while something of one of them is not known: what is known is enough to warn, and never
// enough to be calm.
#include "tests/support/rule_table.h"

#include <algorithm>
#include <string>

using namespace plimsoll;
using namespace plimsoll::test::rules;

class TestRiskOwn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // One that receives has used nothing of its budget: beside one that may pay that is no calm.
    void aBudgetThatIsNotKnownIsNotKept()
    {
        const Case c(QStringLiteral("FUND_HOLD"));
        Rig r = c.rig();
        r.asset.facts.holdKnown = 0.5;
        isNotCalm(c, r, "not of all positions");
        // Nothing is known of any: asked all the same.
        r.asset = AssetMetrics("BTC");
        r.asset.facts.holdKnown = 0;
        r.pass(2);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->missing, std::string("hold_left: its opening, margin or funding rate is not known"));
    }
    void heatOfSomeIsNoCalm()
    {
        const Case c(QStringLiteral("HEAT"));
        Rig r = c.rig();
        isNotCalm(c, r, "not of all positions", [&r] { r.market.at(metric::heat).floor = true; });
    }
    // An own liquidation that is near is near, whatever is known of the others.
    void oneNearLiquidationIsEnough()
    {
        const Case c(QStringLiteral("LIQ_DIST"));
        Rig r = c.rig();
        r.coverage = 0.2;
        isNotCalm(c, r, "not of all positions");
        // Of none is it known: asked all the same.
        r.asset = AssetMetrics("BTC");
        r.asset.facts.liquidationUnknown = true;
        r.pass(2);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->missing, std::string("liq_dist: where it is liquidated is not known"));
    }
    // Positions are entered and no balance is: nothing can be held against the equity, and that is not calm.
    void withoutABalanceTheAccountIsNotKnown_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"HEAT", "EXPOSURE", "MARGIN_RATIO", "VENUE_CAP"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void withoutABalanceTheAccountIsNotKnown()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        r.market = AssetMetrics(std::string());
        for (const MetricId metric : {metric::exposure, metric::heat, metric::marginRatio})
            r.market.at(metric).at = r.clock.mono();  // computed, from nothing
        r.pass(2);
        QVERIFY(!r.unknown());
        r.market.facts.heldAt = 1u << static_cast<unsigned>(kWhere);
        r.pass(2);
        QVERIFY(r.unknown());
        QVERIFY2(r.unknown()->missing.ends_with(": a balance is not entered, or a price was never heard"),
                 r.unknown()->missing.c_str());
        const auto& all = r.engine.snapshot().unknown;
        QCOMPARE(std::count_if(all.begin(), all.end(), [](const Warning& w) { return w.rule == "VENUE_CAP"; }),
                 std::ptrdiff_t{1});  // where something is held
    }
    void anOwnPlaceThatIsNotKnownIsNotTheLast()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        r.asset.facts.queueUnknown[static_cast<std::size_t>(kWhere)] = true;
        isNotCalm(c, r, "adl_quantile: not of all positions");
    }
    void aVenueThatSaysNothingIsNotCalm()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        const auto own = [&](double place) { r.put(r.asset, metric::adlQuantile, kWhere, place); };
        own(0.3);
        r.pass(2);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->missing, std::string("the venue's auto-deleveraging state: not known yet"));
        own(0.97);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
    }
    // Hyperliquid says nothing before it happens: there the own place is all that there is, and it is asked for.
    void whereNothingIsPublishedTheOwnPlaceDecides()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        const auto hl = static_cast<std::size_t>(VenueId::Hyperliquid);
        r.asset.at(metric::index, VenueId::Hyperliquid).at = r.clock.mono();
        const auto unknown = [&] {
            const auto& all = r.step().unknown;
            return std::any_of(all.begin(), all.end(), [](const Warning& w) {
                return w.rule == "ADL_RISK" && w.venue == VenueId::Hyperliquid;
            });
        };
        r.put(r.asset, metric::adlQuantile, VenueId::Hyperliquid, 0.3);
        QVERIFY(!unknown());
        r.asset.facts.queueUnknown[hl] = true;
        QVERIFY(unknown());
        r.asset.at(metric::adlQuantile, VenueId::Hyperliquid) = MetricValue{};
        QVERIFY(unknown());
    }

private:
    // `some`: after each value that is put.
    template <typename F>
    static void isNotCalm(const Case& c, Rig& r, const std::string& why, const F& some)
    {
        const auto put = [&](double v) { c.row.put(r, v, 2), some(); };
        put(c.calm());
        r.pass(2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->missing, why);
        put(c.rule.limits.warn);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);
        QVERIFY(r.find(r.engine.snapshot().warnings)->quality.find("a lower bound") != std::string::npos);
        // Nor is it known to be over.
        put(c.calm());
        r.pass(c.clear + 2);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->severity, Severity::Warning);
    }
    static void isNotCalm(const Case& c, Rig& r, const std::string& why)
    {
        isNotCalm(c, r, why, [] {});
    }
};

QTEST_APPLESS_MAIN(TestRiskOwn)
#include "tst_risk_own.moc"
