// What funding was: settled rates and estimates, told apart, bounded, with gaps where nothing was heard.
#include "model/boards/funding_history.h"
#include "model/metrics/instrument_series.h"
#include "tests/support/board_coins.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

Funding estimate(double rate, std::optional<double> hours = 8.0)
{
    return {Rate{rate}, hours, std::nullopt, FundingKind::Estimate, std::nullopt, std::nullopt};
}
Funding settlement(double rate, Timestamp at, std::optional<double> hours = 8.0)
{
    return {Rate{rate}, hours, at, FundingKind::Settled, std::nullopt, std::nullopt};
}

const FundingPast& past(const FundingHistorySnapshot& s, VenueId v)
{
    return *s.venues[static_cast<std::size_t>(v)];
}

}  // namespace

class TestFundingHistory : public QObject {
    Q_OBJECT

    static std::shared_ptr<const FundingHistorySnapshot> shown(const ModelRig& rig)
    {
        return rig.hub.fundingHistory.read().value;
    }

private Q_SLOTS:
    void settledAndEstimatesAreTwoSeries()
    {
        ModelRig rig;
        rig.describe(kBtc).describe(kBtcBy);
        rig.engine.setFocus("BTC");
        const Timestamp at = rig.clock.wall() - 1h;
        rig.say(kBtc->id, settlement(3e-4, at))
            .say(kBtc->id, estimate(1e-4))
            .say(kBtcBy->id, estimate(2e-5, 1.0))
            .send();
        rig.pass(2200ms);
        const auto s = shown(rig);
        QCOMPARE(s->asset, std::string("BTC"));
        const FundingPast& bn = past(*s, kBn);
        QCOMPARE(bn.settled, (std::vector<SettledRate>{{at, 3e-4, 8.0, 3e-4}}));
        QCOMPARE(bn.estimates.size(), 1u);
        QCOMPARE(*bn.estimates[0].rate, 1e-4);
        QVERIFY(past(*s, kBy).settled.empty());
        QCOMPARE(*past(*s, kBy).estimates[0].r8, 2e-5 * 8);
        QVERIFY(!s->venues[static_cast<std::size_t>(VenueId::Okx)]);
    }
    void settlementsAreOrderedAndToldOnce()
    {
        ModelRig rig;
        rig.describe(kBtc);
        rig.engine.setFocus("BTC");
        const Timestamp t = fromUnixMs(1'700'000'000'000);
        // As a list newest first, then the newest once more with its final rate.
        rig.say(kBtc->id, settlement(3e-4, t + 16h))
            .say(kBtc->id, settlement(2e-4, t + 8h))
            .say(kBtc->id, settlement(1e-4, t))
            .send();
        rig.say(kBtc->id, settlement(4e-4, t + 16h)).send();
        rig.pass(2200ms);
        const auto& settled = past(*shown(rig), kBn).settled;
        QCOMPARE(settled.size(), 3u);
        QVERIFY(settled[0].at == t && settled[2].at == t + 16h);
        QCOMPARE(settled[2].rate, 4e-4);
    }
    void anUnknownIntervalIsFilledInWhenItIsKnown()
    {
        ModelRig rig;
        rig.describe(kBtc);
        rig.engine.setFocus("BTC");
        rig.say(kBtc->id, settlement(4e-4, rig.clock.wall() - 1h, std::nullopt)).send();
        rig.pass(2200ms);
        QVERIFY(!past(*shown(rig), kBn).settled[0].r8);
        rig.say(kBtc->id, estimate(1e-4, 4.0)).send();
        rig.pass(2200ms);
        QCOMPARE(*past(*shown(rig), kBn).settled[0].r8, 8e-4);
    }
    // Eight hours became four. The oldest of a list has no neighbour that tells how long it was charged for.
    void whatIsToldAgainKeepsItsInterval()
    {
        ModelRig rig;
        rig.describe(kBtc);
        rig.engine.setFocus("BTC");
        const Timestamp t = fromUnixMs(1'700'000'000'000);
        rig.say(kBtc->id, estimate(1e-4, 8.0))
            .say(kBtc->id, settlement(1e-4, t))
            .say(kBtc->id, settlement(2e-4, t + 8h))
            .send();
        rig.pass(1s);
        rig.say(kBtc->id, estimate(1e-4, 4.0))
            .say(kBtc->id, settlement(1e-4, t, std::nullopt))
            .say(kBtc->id, settlement(2e-4, t + 8h))
            .say(kBtc->id, settlement(3e-4, t + 12h, 4.0))
            .send();
        rig.pass(2200ms);
        const auto s = shown(rig);
        QCOMPARE(past(*s, kBn).settled,
                 (std::vector<SettledRate>{
                     {t, 1e-4, 8.0, 1e-4}, {t + 8h, 2e-4, 8.0, 2e-4}, {t + 12h, 3e-4, 4.0, 6e-4}}));
    }
    void anIntervalThatNobodyToldIsThatOfItsNeighbours()
    {
        ModelRig rig;
        rig.describe(kBtc);
        rig.engine.setFocus("BTC");
        const Timestamp t = fromUnixMs(1'699'900'000'000);
        rig.say(kBtc->id, estimate(1e-4, 4.0))
            .say(kBtc->id, settlement(1e-4, t, std::nullopt))
            .say(kBtc->id, settlement(2e-4, t + 8h, 8.0))
            .say(kBtc->id, settlement(3e-4, t + 16h, std::nullopt))
            .say(kBtc->id, settlement(4e-4, t + 20h, 4.0))
            .say(kBtc->id, settlement(5e-4, t + 24h, std::nullopt))
            .send();
        rig.pass(2200ms);
        const auto s = shown(rig);
        QCOMPARE(past(*s, kBn).settled, (std::vector<SettledRate>{{t, 1e-4, 8.0, 1e-4},
                                                                  {t + 8h, 2e-4, 8.0, 2e-4},
                                                                  {t + 16h, 3e-4, 8.0, 3e-4},
                                                                  {t + 20h, 4e-4, 4.0, 8e-4},
                                                                  {t + 24h, 5e-4, 4.0, 1e-3}}));
    }
    void silenceIsAGap()
    {
        ModelRig rig;
        rig.describe(kBtc);
        rig.engine.setFocus("BTC");
        rig.say(kBtc->id, estimate(1e-4)).send();
        rig.pass(30s);
        rig.say(kBtc->id, estimate(2e-4)).send();
        const Timestamp last = rig.clock.wall();
        rig.pass(10min);
        rig.say(kBtc->id, estimate(5e-4)).send();
        rig.pass(2200ms);
        const auto& e = past(*shown(rig), kBn).estimates;
        QCOMPARE(e.size(), 4u);
        QCOMPARE(*e[1].rate, 2e-4);
        QVERIFY(!e[2].rate);
        QVERIFY(e[2].at == last + limits::kFunding);
        QCOMPARE(*e[3].rate, 5e-4);
    }
    void whatIsKeptIsBoundedAndTheNewestExact()
    {
        ModelRig rig;
        rig.describe(kBtc);
        MarketBoard market;
        market.describe(kBtc);
        FundingHistory history;
        const InstrumentTrack& track = market.track(kBtc->id);
        Stamp stamp;
        stamp.received = fromUnixMs(1'700'000'000'000);
        for (int i = 0; i < 300'000; ++i) {
            stamp.received += 3s;
            history.add(track, estimate(i * 1e-9), stamp);
            if (i % 100 == 0) history.add(track, settlement(i * 1e-9, stamp.received), stamp);
        }
        QVERIFY(history.memoryBytes() < 150'000);
        const auto s = history.of(market, {}, "BTC", {stamp.received, Mono{1h}});
        const FundingPast& p = past(s, kBn);
        QVERIFY(p.estimates.size() <= FundingHistory::kEstimates + 1);
        QVERIFY(p.settled.size() <= FundingHistory::kSettled);
        QCOMPARE(*p.estimates.back().rate, 299'999 * 1e-9);
        for (std::size_t i = 1; i < p.estimates.size(); ++i) QVERIFY(p.estimates[i].at > p.estimates[i - 1].at);
    }
    void openInterestIsHoursThenMinutesWithGapsAndTheirPrice()
    {
        MarketBoard market;
        market.describe(kBtc);
        InstrumentSeries series;
        const Timestamp now = fromUnixMs(1'700'000'000'000);
        const Step minute = minuteOf(now) / 5 * 5, hour = minute / 60;
        for (Step m = minute - 60; m <= minute; m += 5)
            if (m != minute - 30) series.rememberInterest(m, 100 + static_cast<double>(m - minute));
        series.rememberBar(minute, 50'000, 50'000, 50'000, 50'000, {}, {});
        series.rememberInterest((hour - 72) * 60, 80);
        series.rememberInterest((hour - 70) * 60, 90);
        const FundingHistory history;
        const auto s = history.of(market, [&](InstrumentId) { return &series; }, "BTC", {now, Mono{1h}});
        const auto& points = past(s, kBn).interest;
        // Two hours with a gap between and after them, then the last hour's points with one missing.
        QVERIFY(points.size() > 15);
        QCOMPARE(*points[0].coins, 80.0);
        QVERIFY(points[0].at == Timestamp{std::chrono::hours{hour - 72}});
        QVERIFY(!points[1].coins);
        QCOMPARE(*points[2].coins, 90.0);
        QVERIFY(!points[3].coins && !points[3].usd);
        QVERIFY(!points[2].usd);  // no price is known of that time
        QCOMPARE(*points.back().coins, 100.0);
        QCOMPARE(*points.back().usd, 100.0 * 50'000);
        int gaps = 0;
        for (const InterestPoint& p : points) gaps += !p.coins;
        QCOMPARE(gaps, 3);
        for (std::size_t i = 1; i < points.size(); ++i) QVERIFY(points[i].at > points[i - 1].at);
    }
    void historyIsNoPresentValue()
    {
        ModelRig rig;
        WatchSet watch;
        watch.assets = {"BTC"};
        rig.engine.setWatch(watch);
        rig.describe(kBtc).send();
        OpenInterest then{500.0, 1e7, false, true};
        MarketEvent e{kBtc->id, kBn, rig.clock.stamp(), then};
        e.stamp.venue = rig.clock.wall() - 20min;
        rig.batch.events.push_back(e);
        rig.send();
        rig.pass(2500ms);
        QVERIFY(!rig.row(kBtc->id) || !rig.row(kBtc->id)->oi);
        const auto& points = past(*shown(rig), kBn).interest;
        QCOMPARE(points.size(), 2u);
        QCOMPARE(*points[0].coins, 500.0);
        QVERIFY(!points[1].coins);  // nothing since
    }
    void theFocusIsPublishedAtOnceAndNewsOnceASecond()
    {
        ModelRig rig;
        rig.describe(kBtc).describe(kEth);
        rig.engine.setFocus("BTC");
        rig.say(kBtc->id, estimate(1e-4)).say(kEth->id, estimate(2e-4)).send();
        rig.pass(2500ms);
        const auto before = rig.hub.fundingHistory.version();
        rig.pass(3s);
        QCOMPARE(rig.hub.fundingHistory.version(), before);  // nothing new
        rig.say(kEth->id, estimate(3e-4)).send();
        rig.pass(2s);
        QCOMPARE(rig.hub.fundingHistory.version(), before);  // of another asset
        rig.engine.setFocus("ETH");
        rig.pass(200ms);
        QCOMPARE(shown(rig)->asset, std::string("ETH"));
        QCOMPARE(*past(*shown(rig), kBn).estimates.back().rate, 3e-4);
    }
};

QTEST_GUILESS_MAIN(TestFundingHistory)
#include "tst_funding_history.moc"
