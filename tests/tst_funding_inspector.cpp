// Funding over time: settled rates lie over the interval that they were charged for, gaps stay gaps, sums say
// what they miss; and the panel that shows them.
#include "tests/support/panel_rig.h"
#include "ui/panels/funding_inspector.h"
#include "ui/panels/funding_rows.h"
#include "ui/panels/funding_series.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = test::FourVenueRig<FundingInspector>::kNow;

SettledRate settled(Duration before, double rate, std::optional<double> hours)
{
    SettledRate s{kNow - before, rate, hours, std::nullopt};
    if (hours) s.r8 = ratePer8h(Rate{rate}, *hours);
    return s;
}

std::optional<double> at(const std::vector<PlotPoint>& points, Timestamp t)
{
    std::optional<double> value;
    for (const PlotPoint& p : points) {
        if (p.at > t) break;
        value = p.value;
    }
    return value;
}

}  // namespace

class TestFundingInspector : public QObject, private test::FourVenueRig<FundingInspector> {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        m_selection.setFundingUnit(FundingUnit::Bp8h);
    }

    void ratesLieOverTheirInterval()
    {
        // Two settlements of 8 h, then one of 4 h.
        const auto steps = settledSteps({settled(20h, 1e-4, 8.0), settled(12h, 2e-4, 8.0), settled(8h, 3e-4, 4.0)},
                                        FundingUnit::Bp8h);
        QVERIFY(!at(steps, kNow - 29h));
        QCOMPARE(*at(steps, kNow - 27h), 1.0);
        QCOMPARE(*at(steps, kNow - 13h), 2.0);
        QCOMPARE(*at(steps, kNow - 9h), 6.0);  // 3 bp in 4 h
        QVERIFY(!at(steps, kNow - 7h));        // what is charged next is not settled yet
    }
    void missingSettlementsAreAGap()
    {
        const auto steps = settledSteps({settled(40h, 1e-4, 8.0), settled(8h, 2e-4, 8.0)}, FundingUnit::Bp8h);
        QCOMPARE(*at(steps, kNow - 41h), 1.0);
        QVERIFY(!at(steps, kNow - 30h));
        QCOMPARE(*at(steps, kNow - 10h), 2.0);
        // A minute's delay in the charge is none.
        const auto late =
            settledSteps({settled(16h, 1e-4, 8.0), settled(8h - 1min, 2e-4, 8.0)}, FundingUnit::Bp8h);
        QVERIFY(at(late, kNow - 16h + 30s));
    }
    void unitsNeedTheirInterval()
    {
        const std::vector<SettledRate> unknown{settled(16h, 1e-4, std::nullopt), settled(8h, 2e-4, std::nullopt)};
        QVERIFY(settledSteps(unknown, FundingUnit::Bp8h).empty());
        QVERIFY(settledSteps(unknown, FundingUnit::Apr).empty());
        QCOMPARE(*at(settledSteps(unknown, FundingUnit::Raw), kNow - 9h), 0.02);
        QCOMPARE(*plottedRate(1e-4, 1e-4, FundingUnit::Apr), 1e-4 * 1095 * 100);
        QCOMPARE(plottedRateText(5, FundingUnit::Bp8h), QStringLiteral("+5.00"));
    }
    void sumsSayWhatTheyMiss()
    {
        const PaidSum whole =
            paidSince({settled(24h, 1e-4, 8.0), settled(16h, 2e-4, 8.0), settled(8h, -5e-5, 8.0)}, kNow - 24h);
        QVERIFY(whole.whole);
        QCOMPARE(at(whole.points, kNow), std::optional(1.5));
        QCOMPARE(at(whole.points, kNow - 12h), std::optional(2.0));
        const PaidSum later = paidSince({settled(8h, 1e-4, 8.0)}, kNow - 24h);
        QVERIFY(!later.whole);
        QVERIFY(*later.since == kNow - 16h);
        const PaidSum holed = paidSince({settled(40h, 1e-4, 8.0), settled(8h, 1e-4, 8.0)}, kNow - 48h);
        QVERIFY(!holed.whole);
        QVERIFY(!at(holed.points, kNow - 30h));
        QVERIFY(paidSince({}, kNow).points.empty());
    }
    void forecastsAreACrossCheck()
    {
        FundingCell c;
        c.r8 = 1e-4;
        c.rate = {1e-4};
        c.fresh = Freshness::Live;
        c.stamp.mono = m_now.mono;
        QVERIFY(!forecastView(c, m_now));
        ForecastCell f;
        f.r8 = 1.5e-4;
        f.fresh = Freshness::Live;
        f.stamp.mono = m_now.mono - 5s;
        c.forecast = f;
        const auto near = forecastView(c, m_now);
        QVERIFY(near && !near->differs);
        QCOMPARE(near->text, QStringLiteral("+1.50 \u0394 +0.50"));
        c.forecast->r8 = 3e-4;
        QVERIFY(forecastView(c, m_now)->differs);
        QVERIFY(fundingTip(c, VenueId::Binance, m_now).contains(QStringLiteral("Hyperliquid expects +3.00")));
        // An old forecast says nothing.
        c.forecast->stamp.mono = m_now.mono - 5min;
        QVERIFY(!forecastView(c, m_now));
    }

    void thePanelDrawsWhatWasGiven()
    {
        const auto panel = made(sample::Mood::Full);
        QCOMPARE(panel->face().fresh, Freshness::Live);
        const auto readings = panel->plot()->readingAt(kNow - 2h);
        QVERIFY(readings.size() >= 4);
        const auto& past = *m_hub->fundingHistory.read().value->venues[0];
        const auto table = panel->exportSeries().at(0);
        QCOMPARE(table.heads.at(7), QStringLiteral("rate_bp_per_8h"));
        QVERIFY(table.rows.size() > past.settled.size() + past.estimates.size());
        // Bybit's hole: nothing can be read there.
        for (const PlotReading& r : panel->plot()->readingAt(kNow - 86h)) QVERIFY(r.code != QStringLiteral("BY"));
        QCOMPARE(panel->exportTables().at(0).rows.size(), std::size_t{4});
    }
    void unitAndViewAreFollowedAndKept()
    {
        const auto panel = made(sample::Mood::Full);
        const auto before = panel->plot()->readingAt(kNow - 2h);
        m_selection.setFundingUnit(FundingUnit::Apr);
        const auto after = panel->plot()->readingAt(kNow - 2h);
        QCOMPARE(after.size(), before.size());
        QVERIFY(std::fabs(after[0].value - before[0].value * 10.95) < 1e-6);
        QVERIFY(panel->face().context.contains(QStringLiteral("% a year")));
        panel->restoreState({{QStringLiteral("view"), 1}, {QStringLiteral("span"), 3}});
        QCOMPARE(panel->saveState().value(QStringLiteral("view")).toInt(), 1);
        QVERIFY(panel->plot()->span() == 24h * 30);
        panel->restoreState({{QStringLiteral("view"), 77}, {QStringLiteral("span"), -3}});
        QCOMPARE(panel->saveState().value(QStringLiteral("span")).toInt(), 3);
    }
    void emptyStaleAndOtherAssetsAreSaid()
    {
        const auto empty = made(sample::Mood::Empty);
        QCOMPARE(empty->face().fresh, Freshness::Off);
        QVERIFY(empty->plot()->readingAt(kNow).empty());
        const auto stale = made(sample::Mood::Stale);
        QCOMPARE(stale->face().fresh, Freshness::Stale);
        const auto full = made(sample::Mood::Full);
        m_selection.setAsset(QStringLiteral("ETH"));  // its past has not been told yet
        QVERIFY(full->plot()->readingAt(kNow - 2h).empty());
        full->pull(*m_hub, m_now, true);
        QVERIFY(full->plot()->readingAt(kNow - 2h).empty());
        m_selection.setAsset(QStringLiteral("BTC"));
        full->pull(*m_hub, m_now, true);
        QVERIFY(!full->plot()->readingAt(kNow - 2h).empty());
        QVERIFY(full->watch().focus == std::vector<std::string>{"BTC"});
    }
    void littleRoomLeavesThePlot()
    {
        const auto panel = made(sample::Mood::Full, {320, 190});
        panel->show();
        QVERIFY(panel->plot()->height() > 80);
    }
};

QTEST_MAIN(TestFundingInspector)
#include "tst_funding_inspector.moc"
