// The vocabulary's values from a model that is driven by hand: what each family says equals its formula on the
// same inputs, and what is not known has a reason instead of a number.
#include "model/analytics/depth.h"
#include "model/analytics/flow.h"
#include "model/analytics/funding.h"
#include "model/analytics/interest.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_market.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

struct Rig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps;
    std::vector<VenueId> silent;
    double mid = 100, size = 50, rate = 0.0001, interest = 1'000;
    std::chrono::hours settlesIn{4};

    explicit Rig(std::initializer_list<VenueId> venues = {VenueId::Binance, VenueId::Bybit, VenueId::Okx})
    {
        WatchSet watch;
        watch.assets = {"BTC"};
        watch.spot = false;
        engine.setWatch(watch);
        for (const VenueId v : venues) {
            auto i = std::make_shared<Instrument>(*instrument(v, 1, Market::Perp, "BTC"));
            i->fundingHours = 8;
            i->maxLeverage = 50;
            perps.push_back(i);
            describe(i);
        }
        send();
    }
    // Each venue says everything once; then a second passes.
    void second()
    {
        for (const auto& i : perps) {
            if (std::find(silent.begin(), silent.end(), i->venue()) != silent.end()) continue;
            book(i->id, true, {{mid - 0.05, size}, {mid - 0.2, 4 * size}, {mid - 1.1, 9 * size}, {mid - 3, size}},
                 {{mid + 0.05, size}, {mid + 0.2, 4 * size}, {mid + 1.1, 9 * size}, {mid + 3, size}});
            say(i->id, Mark{price(mid), price(mid)});
            Trade t;
            t.price = price(mid);
            t.qty = Qty{2};
            t.taker = Side::Buy;
            say(i->id, t);
            Funding f;
            f.rate = Rate{rate};
            f.hours = 8;
            f.next = clock.wall() + settlesIn;
            say(i->id, f);
            say(i->id, OpenInterest{interest, {}, false});
        }
        send();
        pass(seconds{1});
    }
    void watchFor(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    const MetricValue& at(MetricId id, std::optional<VenueId> venue = {})
    {
        snapshot = hub.metrics.read().value;
        return snapshot->at(id, "BTC", venue);
    }
    const AssetFacts& facts()
    {
        snapshot = hub.metrics.read().value;
        return snapshot->find("BTC")->facts;
    }
    std::shared_ptr<const MetricSnapshot> snapshot;
};

const char* reasonOf(const MetricValue& v)
{
    return v.value ? "a value" : analytics::reasonName(v.reason).data();
}

}  // namespace

class TestMetrics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void booksAsTheFormulaSays()
    {
        Rig r;
        r.watchFor(6);
        const std::vector<analytics::Level> bids = {{99.95, 50}, {99.8, 200}, {98.9, 450}, {97, 50}},
                                            asks = {{100.05, 50}, {100.2, 200}, {101.1, 450}, {103, 50}};
        const auto bands = analytics::depth::bands(bids, asks, kBandsBp);
        VERIFY_NEAR(*r.at(metric::spreadBps, VenueId::Bybit).value, bands->spreadBps);
        VERIFY_NEAR(*r.at(metric::depth10Bid, VenueId::Bybit).value, bands->bands[1].bidUsd);
        VERIFY_NEAR(*r.at(metric::depth100Ask, VenueId::Bybit).value, bands->bands[4].askUsd);
        VERIFY_NEAR(*r.at(metric::imbalance50, VenueId::Bybit).value, *bands->bands[3].imbalance);
        // Over the venues: three times as much, at the same spread.
        VERIFY_NEAR(*r.at(metric::depth100Ask).value, 3 * bands->bands[4].askUsd);
        VERIFY_NEAR(*r.at(metric::spreadBps).value, bands->spreadBps);
        const auto cost = analytics::depth::cost(asks, 100, 10'000);
        QVERIFY(cost->complete);
        VERIFY_NEAR(r.at(metric::depth100Ask).coverage, 1.0);
        QVERIFY(!r.at(metric::depth100Ask).floor);
        // 50 million are not in these books: what the book has is a lower bound, and said to be one.
        QVERIFY(r.at(metric::slip50m).floor);
    }
    void aBookThatEndsEarlyIsAFloor()
    {
        Rig r({VenueId::Hyperliquid, VenueId::Bybit});
        r.watchFor(3);
        r.silent = {VenueId::Hyperliquid};
        const InstrumentId id = r.perps.front()->id;
        r.book(id, true, {{99.95, 50}, {99.9, 50}}, {{100.05, 50}, {100.1, 50}}).send();
        r.second();
        QVERIFY(r.at(metric::depth100Bid, VenueId::Hyperliquid).floor);
        QVERIFY(!r.at(metric::depth5Bid, VenueId::Hyperliquid).floor);
        QCOMPARE(reasonOf(r.at(metric::imbalance50, VenueId::Hyperliquid)), "Incomplete");
        QVERIFY(r.at(metric::depth100Bid).floor);  // and so is the sum
    }
    void fundingAsTheFormulaSays()
    {
        Rig r;
        r.settlesIn = std::chrono::hours{7};  // an hour of this period has passed
        r.rate = 0.0003;
        r.watchFor(3);
        const auto norm = analytics::funding::norm(0.0003, 8);
        VERIFY_NEAR(*r.at(metric::r8, VenueId::Okx).value, norm->r8);
        VERIFY_NEAR(*r.at(metric::apr, VenueId::Okx).value, norm->apr);
        VERIFY_NEAR(*r.at(metric::r8).value, norm->r8);
        VERIFY_NEAR(*r.at(metric::r8Spread).value, 0.0);
        // A regime is a matter of hours.
        QCOMPARE(reasonOf(r.at(metric::r8Regime)), "TooShort");
        QVERIFY(!r.facts().flipBp);
    }
    void settlementsMakeARegimeAndAFlip()
    {
        Rig r;
        // 24 h of the other sign, then 8 h of this one: settled every eight hours.
        const Timestamp hour = std::chrono::floor<std::chrono::hours>(r.clock.wall());
        for (const auto& i : r.perps)
            for (int back = 0; back < 4; ++back) {
                Funding f;
                f.kind = FundingKind::Settled;
                f.rate = Rate{back == 0 ? -0.0002 : 0.0002};
                f.hours = 8;
                f.next = hour - std::chrono::hours{8 * back};
                r.say(i->id, f);
            }
        r.send();
        r.rate = -0.0002;
        r.watchFor(3);
        QVERIFY(r.at(metric::r8Mean24).value.has_value());
        QVERIFY(r.facts().flipBp.has_value());
        VERIFY_WITHIN(*r.facts().ratePrior, 0.0002, 1e-5);
        VERIFY_WITHIN(*r.facts().rateRecent, -0.0002, 1e-6);
        VERIFY_WITHIN(*r.facts().flipBp, 4.0, 0.1);
    }
    void interestAsTheFormulaSays()
    {
        Rig r;
        r.watchFor(3);
        VERIFY_NEAR(*r.at(metric::oiBase, VenueId::Bybit).value, 1'000.0);
        VERIFY_NEAR(*r.at(metric::oiUsd).value, 300'000.0);
        const std::vector<double> oi = {1, 1, 1};
        VERIFY_NEAR(*r.at(metric::hhi).value, analytics::interest::concentration(oi)->hhi);
        VERIFY_NEAR(*r.at(metric::oiShare, VenueId::Okx).value, 1.0 / 3);
        QCOMPARE(reasonOf(r.at(metric::dOi1h)), "TooShort");
        QCOMPARE(reasonOf(r.at(metric::tinderbox)), "TooShort");
    }
    void historyOfTheVenueFillsTheWindows()
    {
        Rig r;
        const Timestamp now = r.clock.wall();
        for (const auto& i : r.perps) {
            MarketEvent past{i->id, i->venue(), r.clock.stamp(), OpenInterest{800, {}, false}};
            for (const auto back : {minutes{60}, minutes{240}, minutes{1'440}}) {
                past.stamp.venue = now - back;
                r.batch.events.push_back(past);
            }
            for (int m = 1'440; m > 0; --m) {
                Kline bar;
                bar.minutes = 1;
                bar.closed = true;
                bar.open = now - minutes{m};
                bar.o = bar.c = price(m % 2 ? 90 : 90.1);
                bar.h = price(90.2);
                bar.l = price(89.9);
                bar.baseVolume = 10;
                bar.quoteVolume = 900;
                bar.takerBuyBase = 4;
                r.say(i->id, bar);
            }
        }
        r.send();
        r.watchFor(3);
        VERIFY_NEAR(*r.at(metric::dOi1h).value, 0.25);
        VERIFY_NEAR(*r.at(metric::dOi24h).value, 0.25);
        VERIFY_WITHIN(*r.at(metric::ret1h).value, 100 / 90.0 - 1, 2e-3);
        // Alternating by 0.1: the realised volatility of an hour is that step, sixty times.
        const double step = std::log(90.1 / 90);
        VERIFY_WITHIN(*r.at(metric::rv1h).value, step * std::sqrt(525'600.0), 1.0);
        QVERIFY(r.at(metric::atr).value.has_value());
    }
    // One frame with a date of the future, as a venue's slip or a forged one: the series stay where now is.
    void whatIsDatedAheadMovesNoSeries()
    {
        Rig r({VenueId::Binance});
        r.watchFor(3);
        const InstrumentId id = r.perps.front()->id;
        const Timestamp far = r.clock.wall() + std::chrono::hours{24 * 60};
        Kline bar;
        bar.minutes = 1;
        bar.closed = true;
        bar.open = far;
        bar.o = bar.h = bar.l = bar.c = price(90);
        r.say(id, bar);
        bar.minutes = 60;
        r.say(id, bar);
        Funding settled;
        settled.kind = FundingKind::Settled;
        settled.hours = 8;
        settled.next = far;
        r.say(id, settled);
        MarketEvent dated{id, id.venue(), r.clock.stamp(), OpenInterest{800, {}, false}};
        dated.stamp.venue = far;
        r.batch.events.push_back(dated);
        OpenInterest past{800, {}, false};
        past.past = true;
        dated.payload = past;
        r.batch.events.push_back(dated);
        r.send();
        QCOMPARE(r.engine.eventsAhead(VenueId::Binance), std::uint64_t{5});
        const InstrumentSeries* const s = r.engine.metrics().series(id);
        QVERIFY(s);
        r.watchFor(70);
        const Step minute = minuteOf(r.clock.wall());
        QVERIFY(s->minutes().last() <= minute);
        QVERIFY(s->hours().empty() || s->hours().last() <= hourOf(r.clock.wall()));
        QVERIFY(s->minutes().get(minute - 1, InstrumentSeries::MClose).has_value());
        // What a clock that goes a little behind takes for the future is none.
        bar.minutes = 60;
        bar.open = r.clock.wall() + std::chrono::hours{20};
        r.say(id, bar).send();
        QCOMPARE(r.engine.eventsAhead(VenueId::Binance), std::uint64_t{5});
        // Whoever looks at the venue's feed is told.
        QCOMPARE(r.engine.eventsAhead(VenueId::Bybit), std::uint64_t{0});
        for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) {
            auto said = std::make_shared<FeedHealth>();
            said->venue = v;
            said->duplicates = 7;
            r.say(InstrumentId{}, FeedReport{said}, v).send();
        }
        r.pass(std::chrono::milliseconds{1'100});
        const auto told = [&r](VenueId v) { return *r.venue(v).health; };
        QCOMPARE(told(VenueId::Binance).datedAhead, std::uint64_t{5});
        QCOMPARE(told(VenueId::Binance).duplicates, std::uint64_t{7});
        QCOMPARE(told(VenueId::Bybit).datedAhead, std::uint64_t{0});
    }
    // A rate that claims to hold for a century is of no hours.
    void settledForAgesIsNotKnown()
    {
        Rig r({VenueId::Binance});
        r.watchFor(3);
        const InstrumentId id = r.perps.front()->id;
        const Step hour = hourOf(r.clock.wall());
        Funding settled;
        settled.kind = FundingKind::Settled;
        settled.rate = Rate{0.5};
        settled.next = Timestamp{std::chrono::hours{hour}};
        for (const double hours : {876'000.0, 1e-6, -8.0}) {
            settled.hours = hours;
            r.say(id, settled).send();
        }
        const InstrumentSeries* const s = r.engine.metrics().series(id);
        QVERIFY(s && !s->hours().get(hour - 1, InstrumentSeries::HRate));
        settled.hours = 8;
        r.say(id, settled).send();
        QVERIFY(s->hours().get(hour - 1, InstrumentSeries::HRate).has_value());
    }
    // Told again without its interval, when the contract's has changed.
    void whatARateHeldForStaysWhenItIsToldAgain()
    {
        Rig r({VenueId::Binance});
        r.watchFor(3);
        const InstrumentId id = r.perps.front()->id;
        const Step hour = hourOf(r.clock.wall());
        Funding settled;
        settled.kind = FundingKind::Settled;
        settled.rate = Rate{0.0004};
        settled.hours = 4;
        settled.next = Timestamp{std::chrono::hours{hour}};
        r.say(id, settled).send();
        const InstrumentSeries* const s = r.engine.metrics().series(id);
        QVERIFY(s);
        const auto rate = [&](Step back) {
            return s->hours().get(hour - back, InstrumentSeries::HRate).value_or(-1);
        };
        VERIFY_WITHIN(rate(4), 0.0008, 1e-9);
        settled.hours.reset();  // the contract's are eight
        r.say(id, settled).send();
        VERIFY_WITHIN(rate(1), 0.0008, 1e-9);
        VERIFY_WITHIN(rate(4), 0.0008, 1e-9);
        VERIFY_WITHIN(rate(5), 0.0004, 1e-9);  // of which nothing was known
        VERIFY_WITHIN(rate(8), 0.0004, 1e-9);
        settled.hours = 8;  // measured
        r.say(id, settled).send();
        VERIFY_WITHIN(rate(1), 0.0004, 1e-9);
    }
    void historyNeverReplacesWhatWasSeen()
    {
        InstrumentSeries s;
        InstrumentSample look;
        look.mid = 100;
        look.openInterest = 5;
        s.sample(600, look, true);
        s.traded(true, 70);
        s.sample(601, look, true);
        s.rememberBar(10, 90, 120, 80, 95, 1.0, 2.0);
        s.rememberInterest(10, 7);
        QCOMPARE(s.minutes().get(10, InstrumentSeries::MClose), std::optional(100.0));
        QCOMPARE(s.minutes().get(10, InstrumentSeries::MInterest), std::optional(5.0));
        QCOMPARE(s.minutes().get(10, InstrumentSeries::MBuy), std::optional(70.0));
        QCOMPARE(s.minutes().get(10, InstrumentSeries::MHigh), std::optional(120.0));  // it was watched in part
        s.rememberBar(9, 90, 120, 80, 95, 1.0, 2.0);
        QCOMPARE(s.minutes().get(9, InstrumentSeries::MClose), std::optional(95.0));
    }
    void hoursClose()
    {
        InstrumentSeries s;
        InstrumentSample look;
        for (Step second = 0; second < 3'660; second += 10) {
            look.mid = second < 1'800 ? 100 : 110;
            look.bidUsd[4] = look.askUsd[4] = 500;
            look.openInterest = static_cast<double>(second);
            s.traded(true, 1);
            s.sample(second, look, true);
        }
        QCOMPARE(s.hours().get(0, InstrumentSeries::HHigh), std::optional(110.0));
        QCOMPARE(s.hours().get(0, InstrumentSeries::HLow), std::optional(100.0));
        QCOMPARE(s.hours().get(0, InstrumentSeries::HClose), std::optional(110.0));
        QCOMPARE(s.hours().get(0, InstrumentSeries::HDepth100), std::optional(1'000.0));
        QCOMPARE(s.hours().get(0, InstrumentSeries::HBuy), std::optional(360.0));
        QVERIFY(!s.hours().get(1, InstrumentSeries::HClose));
    }
    void staleIsAReasonAndNoNumber()
    {
        Rig r;
        r.watchFor(20);
        QVERIFY(r.at(metric::spreadBps, VenueId::Okx).value.has_value());
        VERIFY_NEAR(r.at(metric::coverage).coverage, 1.0);
        r.silent = {VenueId::Okx};
        r.watchFor(12);
        for (const MetricId id : {metric::spreadBps, metric::depth100Bid, metric::mark, metric::slip1m})
            QCOMPARE(reasonOf(r.at(id, VenueId::Okx)), "Stale");
        VERIFY_NEAR(r.at(metric::depth100Bid).coverage, 2.0 / 3);
        r.silent = {VenueId::Okx, VenueId::Bybit, VenueId::Binance};
        r.watchFor(12);
        QCOMPARE(reasonOf(r.at(metric::spreadBps)), "Stale");
        QCOMPARE(reasonOf(r.at(metric::mark)), "Stale");
        QCOMPARE(reasonOf(r.at(metric::basisDisp)), "Stale");
    }
    void everyWordHasAValueOrAReason()
    {
        Rig r;
        r.watchFor(3);
        r.snapshot = r.hub.metrics.read().value;
        for (const analytics::MetricWord& word : analytics::vocabulary()) {
            if (word.scope.account) continue;
            const auto id = *analytics::metricId(word.name);
            const auto judge = [&](const MetricValue& v) {
                QVERIFY2(v.at != Mono{}, std::string(word.name).c_str());  // somebody answers for it
                if (v.value) QVERIFY2(std::isfinite(*v.value), std::string(word.name).c_str());
                QVERIFY(v.coverage >= 0 && v.coverage <= 1);
            };
            if (word.scope.asset || word.scope.market) judge(r.snapshot->at(id, "BTC"));
            if (word.scope.venue && !word.scope.asset) judge(r.snapshot->at(id, "BTC", VenueId::Bybit));
        }
    }
    // A trade that runs away from the other venues is a wick of its second; one told a minute late is none.
    void wicksAreOfTradesOfNow()
    {
        Rig r;
        r.watchFor(40);
        QVERIFY(r.facts().tape.wicks.has_value());
        QCOMPARE(r.facts().tape.wicks->venues, 3);
        QCOMPARE(r.facts().tape.wicks->count, 0);
        Trade far;
        far.price = price(r.mid * 1.01);
        far.qty = Qty{1};
        const auto& okx = r.perps.back();
        Stamp then = r.clock.stamp();
        then.venue = r.clock.wall() - minutes{1};
        // Told again after an outage, one after the other.
        for (int n = 0; n < 3; ++n) r.batch.events.push_back({okx->id, okx->venue(), then, far});
        r.watchFor(3);
        QCOMPARE(r.facts().tape.wicks->count, 0);
        r.say(okx->id, far);
        r.watchFor(3);
        QCOMPARE(r.facts().tape.wicks->count, 1);
        QCOMPARE(r.facts().tape.wicks->last->venue, VenueId::Okx);
        VERIFY_WITHIN(r.facts().tape.wicks->last->bps, 100.0, 1e-6);
    }
    void feedsByTheirOwnLimit()
    {
        Rig r;
        r.watchFor(12);
        r.snapshot = r.hub.metrics.read().value;
        const auto lag = [&] {
            r.snapshot = r.hub.metrics.read().value;
            return r.snapshot->market->facts.feedLag[static_cast<std::size_t>(VenueId::Okx)].value();
        };
        QVERIFY(lag() < 1);
        r.silent = {VenueId::Okx};
        r.watchFor(12);
        VERIFY_WITHIN(*r.at(metric::feedAge, VenueId::Okx).value, 13.0, 1.1);
        QVERIFY(lag() > 1);
    }
    void theAxisNeverRunsBack()
    {
        Rig r;
        r.watchFor(5);
        const InstrumentSeries* s = r.engine.metrics().series(r.perps.front()->id);
        const Step last = s->seconds().last();
        // An hour back: the series goes on from where it is.
        r.clock.setWall(r.clock.wall() - std::chrono::hours{1});
        r.watchFor(5);
        QCOMPARE(s->seconds().last(), last + 5);
        for (Step i = 0; i < 10; ++i) QVERIFY(s->seconds().get(last + 5 - i, InstrumentSeries::SMid));
        // And far ahead: a gap.
        r.clock.setWall(r.clock.wall() + std::chrono::hours{3});
        r.watchFor(5);
        QCOMPARE(s->seconds().last(), last + 10 + 2 * 3'600);
        QVERIFY(!s->seconds().get(last + 6, InstrumentSeries::SMid));
        QVERIFY(r.at(metric::spreadBps).value.has_value());
    }
    void theSameInputGivesTheSameValues()
    {
        const auto run = [] {
            Rig r;
            for (int i = 0; i < 70; ++i) {
                r.mid = 100 + 0.01 * (i % 7);
                r.second();
            }
            QByteArray out;
            r.snapshot = r.hub.metrics.read().value;
            for (const analytics::MetricWord& word : analytics::vocabulary()) {
                const MetricValue& v = r.snapshot->at(*analytics::metricId(word.name), "BTC");
                out += QByteArray::number(v.value.value_or(-1), 'g', 17) + ' ' + QByteArray::number(v.coverage) +
                       '\n';
            }
            return out;
        };
        QCOMPARE(run(), run());
    }
    void aShockToTheBook()
    {
        Rig r;
        r.watchFor(400);
        QCOMPARE(reasonOf(r.at(metric::phantom)), "NoData");
        // All but a tenth of the book goes, and nobody traded against it.
        r.size = 5;
        r.watchFor(5);
        QVERIFY(r.at(metric::phantom).value.has_value());
        VERIFY_WITHIN(*r.at(metric::phantom).value, 0.9, 0.02);
        r.size = 50;
        r.watchFor(30);
        QVERIFY(r.facts().refillHalfLife.has_value());
    }
    void normalsOfTheTimeJustPast()
    {
        Rig r;
        r.watchFor(400);
        VERIFY_WITHIN(*r.at(metric::depthRatio).value, 1.0, 0.01);
        VERIFY_WITHIN(*r.at(metric::spreadRatio).value, 1.0, 0.01);
        QVERIFY(r.facts().baselineHours.value() < 1);
        // Some minutes are not the same hour of four weeks: how much of it they are is told.
        QCOMPARE(r.facts().baselineWeeks, 0);
        for (const MetricId id : {metric::depthRatio, metric::spreadRatio}) {
            const MetricValue& v = r.at(id);
            QVERIFY(v.window > 0 && v.window < 0.01 && v.usable());
            VERIFY_NEAR(v.fresh(), 1.0);
        }
        r.size = 25;
        r.watchFor(2);
        VERIFY_WITHIN(*r.at(metric::depthRatio).value, 0.5, 0.02);
    }
    void adlAsTheVenueSays()
    {
        Rig r;
        const auto state = [&](VenueId v) { return r.facts().adlState[static_cast<std::size_t>(v)]; };
        r.watchFor(2);
        QVERIFY(!state(VenueId::Binance));  // nothing heard
        Adl low;
        low.level = r.batch.keep("low");
        r.say(r.perps[0]->id, low);
        Adl half;
        half.pnlRatio = -0.125, half.stop = -0.25, half.balance = 1e6;
        r.say(r.perps[1]->id, half);
        Adl active;
        active.level = r.batch.keep("adl");
        r.say(r.perps[2]->id, active);
        r.send();
        r.second();
        QCOMPARE(state(VenueId::Binance), std::optional(0.0));
        QCOMPARE(state(VenueId::Bybit), std::optional(0.5));
        QCOMPARE(state(VenueId::Okx), std::optional(1.0));
        r.pass(minutes{2});
        r.second();
        QVERIFY(state(VenueId::Okx) != std::optional(1.0));
        QCOMPARE(state(VenueId::Bybit), std::optional(0.5));
    }
    void roundPricesAndFragility()
    {
        Rig r;
        r.mid = 104.2;
        r.watchFor(65);
        const auto round = analytics::flow::roundLevels(104.2);
        VERIFY_WITHIN(*r.at(metric::levelDist).value, std::min(round->belowBps, round->aboveBps), 0.1);
        // Few of its parts are known: a score, and a coverage that keeps it from counting.
        const MetricValue& f = r.at(metric::fragility);
        QVERIFY(f.value.has_value());
        double sum = 0;
        for (const auto& part : r.facts().fragilityParts) sum += part.value_or(0);
        VERIFY_WITHIN(*f.value, sum, 1e-6);
        QVERIFY(!f.usable());
    }
    void phasesFollowEachOther()
    {
        using analytics::phase::Phase;
        AssetInputs in;
        AssetMemory memory;
        AssetMetrics out("BTC");
        in.second = 1'000'000 * Step{3'600};
        const auto put = [&](MetricId id, double v) { setMetric(out, id, {}, v, in.now, {}, 1); };
        const auto after = [&](Step passed) {
            // Looked at once a minute: calm is what was seen.
            for (; passed > 0; passed -= 60) {
                in.second += 60;
                in.now.wall += seconds{60};
                computeState(in, memory, out);
            }
            const auto& v = out.at(metric::phase).value;
            return v ? std::string(analytics::word(metric::phase).words[static_cast<std::size_t>(*v)]) : "none";
        };
        QCOMPARE(after(60), std::string("none"));  // no flush would be seen: then it is not said
        put(metric::liqZ, 0), put(metric::dOi4h, 0.01), put(metric::dOi1h, 0);
        QCOMPARE(after(60), std::string("BUILD_UP"));
        put(metric::liqZ, 4.2), put(metric::dOi4h, -0.06);
        QCOMPARE(after(60), std::string("LIQUIDATION"));
        put(metric::liqZ, 0.2);
        QCOMPARE(after(3'000), std::string("LIQUIDATION"));  // not calm for an hour yet
        QCOMPARE(after(600), std::string("RESET"));
        QCOMPARE(out.facts.phaseMoves.size(), std::size_t{2});
        QCOMPARE(out.facts.phaseMoves.front().to, Phase::Liquidation);
        QCOMPARE(out.facts.phaseMoves.back().from, Phase::Liquidation);
        VERIFY_NEAR(*out.facts.phaseMoves.front().facts.liquidationZ, 4.2);
        QCOMPARE(*out.facts.phaseSince, in.now.wall);
        // Its inputs gone: no phase is said, and none is left.
        clearMetric(out, metric::liqZ, {}, Reason::Stale, in.now);
        QCOMPARE(after(60), std::string("none"));
        QCOMPARE(out.at(metric::phase).reason, Reason::Stale);
        QCOMPARE(memory.phase, Phase::Reset);
    }
    // B8: of hours that are over, the running one has no close.
    void theShareOfOtherCoins()
    {
        ModelRig r;
        WatchSet watch;
        watch.assets = {"BTC", "SOL"};
        watch.spot = false;
        r.engine.setWatch(watch);
        const auto btc = instrument(VenueId::Binance, 1, Market::Perp, "BTC"),
                   sol = instrument(VenueId::Binance, 2, Market::Perp, "SOL");
        for (const auto& i : {btc, sol}) r.describe(i);
        r.send();
        const Timestamp hour = std::chrono::floor<std::chrono::hours>(r.clock.wall());
        const auto tell = [&](const std::shared_ptr<const Instrument>& i, std::chrono::hours back, double coins) {
            MarketEvent past{i->id, i->venue(), r.clock.stamp(), OpenInterest{coins, {}, true}};
            past.stamp.venue = hour - back;
            r.batch.events.push_back(past);
            Kline bar;
            bar.minutes = 60;
            bar.closed = true;
            bar.open = hour - back - std::chrono::hours{1};
            bar.o = bar.h = bar.l = bar.c = price(100);
            r.say(i->id, bar);
        };
        for (const auto back : {std::chrono::hours{0}, std::chrono::hours{168}}) {
            tell(btc, back, 1'000);
            tell(sol, back, back.count() == 0 ? 300 : 100);
        }
        r.send();
        r.pass(seconds{7});
        const auto values = r.hub.metrics.read().value;
        const auto& share = values->find("BTC")->facts.waveInput.altShare7d;
        QVERIFY(share.has_value());
        VERIFY_WITHIN(*share, 300 / 1'300.0 - 100 / 1'100.0, 1e-6);
    }
    void connectednessNeedsSixCoins()
    {
        std::vector<std::unique_ptr<InstrumentSeries>> series;
        std::vector<CoinHours> coins;
        Dice dice(3);
        for (int c = 0; c < 6; ++c) {
            series.push_back(std::make_unique<InstrumentSeries>());
            double at = 100;
            for (Step m = 0; m < 125 * 60; ++m) {
                at *= 1 + 1e-4 * dice.normal();
                series.back()->rememberBar(m, at, at, at, at, {}, {});
            }
            coins.push_back({"C" + std::to_string(c), series.back().get(), 1e9});
        }
        MarketMemory memory;
        renewConnectedness(125, coins, memory);
        QVERIFY(memory.known());
        QVERIFY(memory.tci.back().second >= 0 && memory.tci.back().second <= 100);
        double net = 0;
        for (const auto& [name, v] : memory.net) net += v;
        VERIFY_WITHIN(net, 0.0, 1e-6);  // what one sends another receives
        // Of half of its hours it says that it is half, and counts all the same.
        MarketMemory half;
        renewConnectedness(105, coins, half);
        QVERIFY(half.known());
        QVERIFY(half.coverage >= 0.5 && half.coverage < MetricValue::kEnough);
        AssetMetrics market{std::string()};
        setPart(market, metric::tci, {}, half.tci.back().second, {}, 1, half.coverage);
        QVERIFY(market.at(metric::tci).usable());
        VERIFY_NEAR(market.at(metric::tci).coverage, half.coverage);
        coins.pop_back();
        MarketMemory five;
        renewConnectedness(125, coins, five);
        QVERIFY(!five.known());
        QCOMPARE(five.reason, Reason::TooShort);
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
