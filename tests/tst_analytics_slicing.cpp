// Orders over several books and in several parts: one look at the books says the same for every size, and slices
// make up the whole.
#include "model/analytics/route.h"
#include "model/analytics/slicing.h"
#include "model/analytics/week.h"
#include "tests/support/numbers.h"

using namespace plimsoll;
using namespace plimsoll::analytics;
using depth::Route;
using depth::VenueSide;

namespace {

std::vector<VenueSide> asks(test::Dice& dice)
{
    std::vector<VenueSide> out;
    for (const char* name : {"BN", "BY", "OK"}) {
        VenueSide v{name, {}, 0.0005 + 0.0001 * static_cast<double>(out.size()), 1};
        double price = 100 + dice.uniform(0, 0.02);
        for (int i = 0; i < 60; ++i) v.levels.push_back({price += dice.uniform(0.001, 0.02), dice.uniform(0, 30)});
        out.push_back(std::move(v));
    }
    return out;
}

}  // namespace

class TestAnalyticsSlicing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRouteSaysWhatOneOrderSays()
    {
        test::Dice dice(4);
        for (int round = 0; round < 20; ++round) {
            const auto venues = asks(dice);
            const auto route = Route::of(venues, Side::Buy);
            QVERIFY(route);
            for (const double usd : {1e3, 2e4, 1e5, 1e9}) {
                const auto once = depth::consolidatedCost(venues, Side::Buy, usd);
                const auto routed = route->cost(usd);
                QVERIFY(once && routed);
                VERIFY_NEAR(*routed->vwap, *once->vwap);
                VERIFY_NEAR(routed->feesUsd, once->feesUsd);
                QCOMPARE(routed->complete, once->complete);
                QCOMPARE(routed->allocation.size(), venues.size());
                double filled = 0, bought = 0;
                for (std::size_t i = 0; i < venues.size(); ++i) {
                    QCOMPARE(routed->allocation[i].first, venues[i].name);
                    filled += routed->allocation[i].second;
                    for (const Level& l : venues[i].levels) bought += l.price * l.qty;
                }
                VERIFY_NEAR(filled, std::min(usd, bought));
                QCOMPARE(routed->complete, bought >= usd);
            }
        }
    }
    void oneVenueRoutedIsThatVenue()
    {
        test::Dice dice(9);
        const auto venues = asks(dice);
        const auto route = Route::of(std::span(venues).first(1), Side::Buy);
        const double mid = 99.99;
        for (const double usd : {500.0, 30'000.0, 1e8}) {
            const auto alone = depth::cost(venues[0].levels, mid, usd);
            VERIFY_NEAR(*route->slipBps(*route->cost(usd), mid), *alone->slipBps);
        }
    }
    void moreCostsNeverLess()
    {
        test::Dice dice(17);
        const auto venues = asks(dice);
        const auto route = Route::of(venues, Side::Buy);
        double before = 0;
        for (double usd = 100; usd < 1e6; usd *= 1.5) {
            const double slip = *route->slipBps(*route->cost(usd), 100);
            // The order is by price after fees, so that the average may fall by what the fees differ.
            QVERIFY(slip >= before - 2);
            before = slip;
        }
    }
    void whatIsNoOrderHasNoRoute()
    {
        QCOMPARE(Route::of({}, Side::Sell).error().reason, Reason::NoData);
        const std::vector<VenueSide> bad = {{"BN", {{100, 1}}, 0.0005, 0}};
        QCOMPARE(Route::of(bad, Side::Sell).error().reason, Reason::BadInput);
        const std::vector<VenueSide> empty = {{"BN", {}, 0.0005, 1}};
        const auto route = Route::of(empty, Side::Sell);
        QVERIFY(route && !route->cost(100)->vwap && !route->cost(100)->complete);
        QVERIFY(!route->slipBps(*route->cost(100), 100));
        QCOMPARE(route->cost(0).error().reason, Reason::BadInput);
    }
    void slicesMakeUpTheWhole()
    {
        test::Dice dice(3);
        for (int i = 0; i < 200; ++i) {
            const double total = dice.uniform(1e3, 1e7), slice = dice.uniform(1e4, 2e6),
                         minutes = dice.uniform(1, 600);
            const auto plan = flow::slicePlan(total, slice, minutes);
            QVERIFY(plan);
            VERIFY_NEAR((plan->slices - 1) * plan->sliceUsd + plan->lastUsd, total);
            QVERIFY(plan->sliceUsd <= slice && plan->lastUsd <= plan->sliceUsd * (1 + 1e-9) && plan->lastUsd > 0);
            VERIFY_NEAR(plan->everyMinutes * plan->slices, minutes);
            QVERIFY(!plan->volumeShare);
        }
    }
    void aPlanByHand()
    {
        const auto plan = flow::slicePlan(1e6, 150'000, 60, 288e6);
        QCOMPARE(plan->slices, 7);
        VERIFY_NEAR(plan->lastUsd, 100'000.0);
        VERIFY_NEAR(plan->everyMinutes, 60.0 / 7);
        VERIFY_NEAR(*plan->volumeShare, 1e6 / 12e6);  // an hour of a day's 288 million is 12
        QCOMPARE(flow::slicePlan(1e5, 150'000, 60)->slices, 1);
        VERIFY_NEAR(flow::slicePlan(1e5, 150'000, 60)->lastUsd, 1e5);
        QCOMPARE(flow::slicePlan(3e5, 1e5, 60)->slices, 3);  // no fourth of nothing
    }
    void whatIsNoPlanSaysWhy()
    {
        QCOMPARE(flow::slicePlan(0, 1, 1).error().reason, Reason::BadInput);
        QCOMPARE(flow::slicePlan(1, 0, 1).error().reason, Reason::BadInput);
        QCOMPARE(flow::slicePlan(1, 1, 0).error().reason, Reason::BadInput);
        QCOMPARE(flow::slicePlan(1e9, 1, 60).error().reason, Reason::Incomplete);
        QCOMPARE(flow::slicePlan(std::nan(""), 1, 60).error().reason, Reason::BadInput);
    }
    void thinHoursOfTheWeek()
    {
        std::array<std::optional<double>, kWeekHours> usual;
        for (int h = 0; h < kWeekHours; ++h) usual[static_cast<std::size_t>(h)] = h >= 120 ? 60 : 100;
        auto thin = thinWindow(usual, 116);
        QVERIFY(!thin->now);
        QCOMPARE(thin->next, std::optional(120));  // Saturday 00
        VERIFY_NEAR(thin->share, 1.0);
        thin = thinWindow(usual, 130);
        QVERIFY(thin->now);
        QCOMPARE(thin->next, std::optional(0));  // until Monday 00, round the week
        VERIFY_NEAR(thin->share, 0.6);
        usual[120].reset();  // what is not known begins nothing
        QCOMPARE(thinWindow(usual, 116)->next, std::optional(121));
        QCOMPARE(thinWindow(usual, 120).error().reason, Reason::NoData);
        usual.fill(50);
        QVERIFY(!thinWindow(usual, 7)->now && !thinWindow(usual, 7)->next);
        QCOMPARE(thinWindow({}, 7).error().reason, Reason::NoData);
        QCOMPARE(thinWindow(usual, 168).error().reason, Reason::BadInput);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsSlicing)
#include "tst_analytics_slicing.moc"
