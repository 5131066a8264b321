// Takers that buy on one venue while takers sell on another: the formula by worked numbers, what chance gives is
// no hint, trades stand in the second in which they happened, and a venue that is not heard is unknown, never
// quiet.
#include "model/analytics/opposite_flow.h"
#include "model/boards/basis.h"
#include "model/metrics/instrument_series.h"
#include "model/present_time.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

#include <QtTest>

#include <set>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::Reason;
using analytics::flow::oppositeFlow;

namespace {

using Amounts = std::vector<std::optional<double>>;

// What two venues' takers did, second by second: net sizes, above 0 bought.
struct Two {
    Amounts buyerBought, buyerSold, sellerBought, sellerSold, gaps;
    analytics::flow::OppositeLimits limits;

    explicit Two(std::size_t n)
        : buyerBought(n, 0.0), buyerSold(n, 0.0), sellerBought(n, 0.0), sellerSold(n, 0.0), gaps(n, 0.0)
    {
        limits.slack = 0;
        limits.leastUsd = 0;
        limits.least = n;
        limits.leastOpposite = 1;
    }
    auto found() const { return oppositeFlow({buyerBought, buyerSold}, {sellerBought, sellerSold}, gaps, limits); }
};

// Of twenty seconds five in which 100 are bought here and 80 sold there; in five others 100 are sold here, in five
// others 80 bought there.
Two fiveOfTwenty(std::size_t later = 0)
{
    Two t(20);
    for (std::size_t i = 0; i < 20; i += 4) {
        t.buyerBought[i] = 100;
        t.buyerSold[i + 2] = 100;
        t.sellerSold[i + later] = 80;
        t.sellerBought[i + 1 + later] = 80;
        t.gaps[i] = 3;
    }
    return t;
}

struct Rig : ModelRig {
    static constexpr std::array<VenueId, 3> kThree = {VenueId::Binance, VenueId::Bybit, VenueId::Okx};
    static constexpr Duration kAhead = 10min;  // Bybit's clock
    std::array<std::shared_ptr<const Instrument>, kVenueCount> perps;
    std::set<VenueId> down;
    std::shared_ptr<const BasisSnapshot> held;

    Rig()
    {
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        engine.setWatch(watch);
        for (const VenueId v : kThree) describe(perps[at(v)] = instrument(v, 1, Market::Perp, "BTC"));
        send();
    }
    static std::size_t at(VenueId v) { return static_cast<std::size_t>(v); }
    void report(VenueId v)
    {
        auto told = std::make_shared<FeedHealth>();
        told->venue = v;
        told->at = clock.mono();
        told->clockOffsetMs = v == VenueId::Bybit ? toMs(kAhead) : 0;
        ClassHealth trades{std::string(kTradeClass), 1, 1, false, Freshness::Live, std::nullopt, {}};
        if (!down.contains(v)) trades.heard = {perps[at(v)]->id};
        told->classes = {trades};
        say(InstrumentId{}, FeedReport{told}, v);
    }
    void quote(VenueId v, double middle)
    {
        book(perps[at(v)]->id, true, {{middle - 0.5, 100}, {middle - 1.5, 100}},
             {{middle + 0.5, 100}, {middle + 1.5, 100}});
    }
    // It happened so long ago.
    void trade(VenueId v, Side taker, double usd, Duration ago)
    {
        if (down.contains(v)) return;
        Stamp stamp = clock.stamp();
        stamp.venue = stamp.received - ago + (v == VenueId::Bybit ? kAhead : Duration{0});
        batch.events.push_back(
            {perps[at(v)]->id, v, stamp, Trade{price(100'000), Qty{usd / 1e5}, taker, true, false, {}, 1}});
    }
    // Every eighth second takers buy on Binance and sell on Bybit; alone in others, Bybit's buy and Binance's
    // sell. What happens on Binance comes 1.2 s later, in another second.
    void second()
    {
        for (int half = 0; half < 2; ++half) {
            for (const VenueId v : kThree) report(v), quote(v, v == VenueId::Bybit ? 100'050 : 100'000);
            if (half == 1) {
                const Step binance = secondOf(clock.wall() - 1'200ms) % 8,
                           bybit = secondOf(clock.wall() - 200ms) % 8;
                if (binance == 0) trade(VenueId::Binance, Side::Buy, 50'000, 1'200ms);
                if (binance == 5) trade(VenueId::Binance, Side::Sell, 10'000, 1'200ms);
                if (bybit == 0) trade(VenueId::Bybit, Side::Sell, 30'000, 200ms);
                if (bybit == 2) trade(VenueId::Bybit, Side::Buy, 10'000, 200ms);
            }
            send();
            pass(500ms);
        }
    }
    void seconds(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    const VenueGap& pair(VenueId a, VenueId b)
    {
        held = hub.basis.read().value;
        for (const VenueGap& g : held->pairs)
            if (g.first == a && g.second == b) return g;
        qFatal("no such pair");
    }
};

}  // namespace

class TestOppositeFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Five seconds in which both are busy; each venue's busy seconds are half of them bought and half sold. Chance
    // gives 5 / 4 opposite ones, and all five of them with a probability of 1 in 4^5.
    void workedNumbers()
    {
        const auto f = fiveOfTwenty().found();
        QVERIFY(f);
        QCOMPARE(f->seconds, std::size_t{5});
        QCOMPARE(f->busy, std::size_t{5});
        QCOMPARE(f->judged, std::size_t{20});
        QCOMPARE(f->shift, 0);
        VERIFY_NEAR(f->buyerFloorUsd, 50.0);  // half of the seconds have 100, half nothing
        VERIFY_NEAR(f->sellerFloorUsd, 40.0);
        VERIFY_NEAR(f->byChance, 1.25);
        VERIFY_NEAR(f->probability, 1.0 / 1'024);
        QVERIFY(f->hint);
        VERIFY_NEAR(f->matchedUsd, 400.0);
        VERIFY_NEAR(*f->share, 800.0 / 1'800);
        VERIFY_NEAR(*f->gapBps, 3.0);
        VERIFY_NEAR(*f->usualGapBps, 0.75);
        // Who asks for more gets no hint from the same.
        Two strict = fiveOfTwenty();
        strict.limits.alpha = 0.01 / 12;
        QVERIFY(!strict.found()->hint);
        strict = fiveOfTwenty();
        strict.limits.leastOpposite = 6;
        QVERIFY(!strict.found()->hint);
        // The other way round nothing is opposite.
        const Two t = fiveOfTwenty();
        const auto other =
            oppositeFlow({t.sellerBought, t.sellerSold}, {t.buyerBought, t.buyerSold}, {}, t.limits);
        QVERIFY(other && !other->hint && other->seconds == 0 && other->busy == 5 && !other->gapBps);
        VERIFY_NEAR(other->matchedUsd, 0.0);
        VERIFY_NEAR(other->probability, 1.0);
    }
    // Both are busy in the same half of the seconds, and their sides have nothing to do with each other: bought in
    // half of them, sold in half of them, both in a quarter.
    void whatChanceGivesIsNoHint()
    {
        Two t(80);
        for (std::size_t i = 0; i < 40; ++i) {
            (i % 4 < 2 ? t.buyerBought : t.buyerSold)[i] = 100;
            (i % 2 == 0 ? t.sellerSold : t.sellerBought)[i] = 100;
        }
        const auto f = t.found();
        QVERIFY(f);
        QCOMPARE(f->busy, std::size_t{40});
        QCOMPARE(f->seconds, std::size_t{10});
        VERIFY_NEAR(f->byChance, 10.0);
        VERIFY_NEAR(f->probability, 1.0);
        QVERIFY(!f->hint);
        VERIFY_NEAR(f->matchedUsd, 1'000.0);
        // One that only buys and one that only sells are opposite whenever both are busy.
        Two all(20);
        for (std::size_t i = 0; i < 8; ++i) all.buyerBought[i] = all.sellerSold[i] = 100;
        QCOMPARE(all.found()->seconds, std::size_t{8});
        VERIFY_NEAR(all.found()->byChance, 8.0);
        QVERIFY(!all.found()->hint);
    }
    void clocksThatDiffer()
    {
        Two t = fiveOfTwenty(1);
        QCOMPARE(t.found()->seconds, std::size_t{0});
        t.limits.slack = 1;
        t.limits.least = 19;
        t.limits.alpha = 0.003;
        const auto f = t.found();
        QVERIFY(f);
        QCOMPARE(f->shift, 1);
        QCOMPARE(f->seconds, std::size_t{5});
        QCOMPARE(f->judged, std::size_t{19});
        VERIFY_NEAR(f->byChance, 1.25);
        QVERIFY(f->hint);  // at most 0.001, as three shifts are looked at
        VERIFY_NEAR(*f->gapBps, 3.0);
        t.limits.alpha = 0.0029;
        QVERIFY(!t.found()->hint);
    }
    void smallFlowsDoNotCount()
    {
        Two t = fiveOfTwenty();
        for (std::size_t i = 0; i < 20; ++i)
            if (t.sellerSold[i] == 0.0 && t.sellerBought[i] == 0.0) t.sellerSold[i] = 5;
        VERIFY_NEAR(t.found()->sellerFloorUsd, 42.5);  // half of the seconds have 5, half 80
        QCOMPARE(t.found()->seconds, std::size_t{5});
        QCOMPARE(t.found()->busy, std::size_t{5});
        VERIFY_NEAR(t.found()->byChance, 1.25);
        t.limits.leastUsd = 1'000;
        QCOMPARE(t.found()->seconds, std::size_t{0});
        QVERIFY(!t.found()->hint);
    }
    void whatIsNotKnownIsNotNothing()
    {
        Two t = fiveOfTwenty();
        for (std::size_t i = 12; i < 20; ++i) t.sellerSold[i].reset();
        VERIFY_REASON(t.found(), Reason::TooShort);
        t.limits.least = 12;
        QVERIFY(t.found());
        QCOMPARE(t.found()->judged, std::size_t{12});
        QCOMPARE(t.found()->seconds, std::size_t{3});
        VERIFY_NEAR(*t.found()->share, 480.0 / 1'080);  // of what was judged
        for (auto& v : t.sellerBought) v.reset();
        VERIFY_REASON(t.found(), Reason::NoData);
        Two quiet(20);
        QVERIFY(quiet.found() && !quiet.found()->share && !quiet.found()->hint);
    }
    void badInputIsNamed()
    {
        Two t(5);
        t.sellerSold.pop_back();
        VERIFY_REASON(t.found(), Reason::BadInput);
        t = Two(5);
        t.buyerBought[2] = -1;
        VERIFY_REASON(t.found(), Reason::BadInput);
        t = Two(5);
        t.limits.alpha = 1;
        VERIFY_REASON(t.found(), Reason::BadInput);
        t = Two(5);
        t.limits.slack = 5;
        VERIFY_REASON(t.found(), Reason::BadInput);
        t = Two(100);
        t.limits.slack = 61;
        VERIFY_REASON(t.found(), Reason::BadInput);
        t = Two(5);
        t.gaps.pop_back();
        VERIFY_REASON(t.found(), Reason::BadInput);
        t = Two(5);
        t.buyerBought.assign(5, 1.7e308);
        VERIFY_REASON(t.found(), Reason::BadInput);
    }
    void theTailOfTheBinomial()
    {
        using analytics::flow::binomialTail;
        VERIFY_NEAR(binomialTail(10, 3, 0.1), 0.07019082640000002);
        VERIFY_NEAR(binomialTail(300, 35, 0.0625), 0.0003156337215900429);
        VERIFY_NEAR(binomialTail(2, 2, 0.5), 0.25);
        VERIFY_NEAR(binomialTail(300, 18, 0.0625), 1.0);  // not above the mean
        VERIFY_NEAR(binomialTail(300, 1, 0), 0.0);
        VERIFY_NEAR(binomialTail(2, 3, 0.5), 0.0);
    }

    void whenItHappened()
    {
        const Timestamp wall{500'000h};
        const Mono came{Duration{1h}};
        const auto stamp = [&](Duration old) { return Stamp{wall - old, wall, came}; };
        QVERIFY(happenedAt(Stamp{{}, wall, came}, {}, true) == came);
        QVERIFY(came - happenedAt(stamp(1500ms), {}, true) == Duration{1500ms});
        // Its clock is ten minutes ahead, and that is known.
        QVERIFY(came - happenedAt(stamp(500ms - 10min), 600'000, true) == Duration{500ms});
        // Not known: before it happened nothing comes, and what is of now is not ten minutes old.
        QVERIFY(happenedAt(stamp(-10min), {}, true) == came);
        QVERIFY(happenedAt(stamp(10min), {}, true) == came);
        QVERIFY(came - happenedAt(stamp(2min), {}, false) == Duration{2min});
        QVERIFY(came - happenedAt(stamp(2'000h), {}, false) == Duration{1h});
    }
    // A trade that comes late stands where it happened; a second counts when both seconds in which it can come
    // were heard.
    void theSecondInWhichItHappened()
    {
        constexpr Step t0 = 1'700'000'000;
        InstrumentSeries s;
        QVERIFY(!s.takersIn(t0));
        for (Step second = t0; second < t0 + 20; ++second) {
            const bool heard = second < t0 + 10;
            if (second == t0 + 5) s.happened(t0 + 3, true, 500), s.happened(t0 + 4, false, 70);
            if (second == t0 + 6) s.happened(t0 + 3, true, 100);
            s.sample(second, InstrumentSample{}, InstrumentSeries::Heard{heard, heard});
        }
        QVERIFY(s.takersIn(t0 + 3) && s.takersIn(t0 + 4));
        VERIFY_NEAR(s.takersIn(t0 + 3)->bought, 600.0);
        VERIFY_NEAR(s.takersIn(t0 + 3)->sold, 0.0);
        VERIFY_NEAR(s.takersIn(t0 + 4)->sold, 70.0);
        QVERIFY(s.takersIn(t0 + 7) && s.takersIn(t0 + 7)->bought == 0);
        QVERIFY(!s.takersIn(t0 + 8) && !s.takersIn(t0 + 12) && !s.takersIn(t0 + 30));
    }

    void twoVenues()
    {
        Rig r;
        r.seconds(100);
        const VenueGap early = r.pair(VenueId::Binance, VenueId::Bybit);
        QVERIFY(!early.firstBuys.flow && !early.firstBuys.unheard);
        QCOMPARE(early.firstBuys.reason, Reason::TooShort);
        QVERIFY(early.firstBuys.heard > 80 && early.firstBuys.heard < 100);
        r.seconds(220);
        const VenueGap gap = r.pair(VenueId::Binance, VenueId::Bybit);
        QVERIFY(gap.firstBuys.flow && gap.secondBuys.flow);
        const auto& f = *gap.firstBuys.flow;
        QCOMPARE(f.judged, std::size_t{300});
        QCOMPARE(f.shift, 0);  // by when it happened, though it came a second apart
        const auto n = static_cast<double>(f.seconds);
        QVERIFY(f.seconds == 37 || f.seconds == 38);
        QCOMPARE(f.busy, f.seconds);
        VERIFY_WITHIN(f.byChance, n / 4, 0.3);  // as many of them are bought as sold
        VERIFY_NEAR(f.matchedUsd, n * 30'000);
        QVERIFY(f.hint && *f.share > 0.5 && *f.share < 1);
        QVERIFY(f.gapBps && gap.secondBuys.flow->usualGapBps);
        VERIFY_WITHIN(*f.gapBps, 5.0, 1e-3);  // sold where it is dearer
        QVERIFY(!gap.secondBuys.flow->hint && gap.secondBuys.flow->seconds == 0);
        VERIFY_WITHIN(*gap.secondBuys.flow->usualGapBps, -4.9975, 1e-3);
        // OKX is heard and nothing is traded there: that is known, and no hint.
        const BasisOpposite& quiet = r.pair(VenueId::Binance, VenueId::Okx).firstBuys;
        QVERIFY(quiet.flow && !quiet.flow->hint && quiet.flow->judged == 300);
    }
    void aVenueThatIsDownIsUnknown()
    {
        Rig r;
        r.seconds(310);
        QVERIFY(r.pair(VenueId::Binance, VenueId::Bybit).firstBuys.flow);
        r.down = {VenueId::Bybit};
        r.seconds(12);
        const VenueGap gone = r.pair(VenueId::Binance, VenueId::Bybit);
        for (const BasisOpposite* o : {&gone.firstBuys, &gone.secondBuys}) {
            QVERIFY(!o->flow);
            QCOMPARE(o->reason, Reason::Stale);
            QCOMPARE(o->unheard, std::optional(VenueId::Bybit));
            QVERIFY(o->heard > 280 && o->heard < 295);
        }
        QVERIFY(r.pair(VenueId::Binance, VenueId::Okx).firstBuys.flow);
        QVERIFY(!gone.firstBuys.aside);
        // Heard again: of five minutes too little is known.
        r.seconds(60);
        r.down.clear();
        r.seconds(8);
        const VenueGap back = r.pair(VenueId::Binance, VenueId::Bybit);
        QVERIFY(!back.firstBuys.flow && !back.firstBuys.unheard);
        QCOMPARE(back.firstBuys.reason, Reason::TooShort);
        QVERIFY(back.firstBuys.heard > 215 && back.firstBuys.heard < 240);
    }
    // Its trades are heard; it is the person who wants them in no judgement.
    void aVenueThatIsSetAsideIsNotUnheard()
    {
        Rig r;
        r.seconds(310);
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        watch.aside = static_cast<std::uint8_t>(1u << static_cast<unsigned>(VenueId::Bybit));
        r.engine.setWatch(watch);
        r.seconds(4);
        const VenueGap gap = r.pair(VenueId::Binance, VenueId::Bybit);
        for (const BasisOpposite* o : {&gap.firstBuys, &gap.secondBuys}) {
            QVERIFY(!o->flow && o->aside);
            QCOMPARE(o->unheard, std::optional(VenueId::Bybit));
        }
        QVERIFY(r.pair(VenueId::Binance, VenueId::Okx).firstBuys.flow);
    }
};

QTEST_GUILESS_MAIN(TestOppositeFlow)
#include "tst_opposite_flow.moc"
