// What the liquidation board says equals the formulas on the same prints; what nobody heard is not known, and what
// was heard in part is a floor.
#include "model/analytics/liquidation.h"
#include "model/boards/liquidation_tape.h"
#include "model/metrics/metric_ids.h"
#include "model/present_time.h"
#include "tests/support/forced_rig.h"
#include "tests/support/numbers.h"

#include <algorithm>
#include <random>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

std::size_t at(VenueId v)
{
    return static_cast<std::size_t>(v);
}

// What a liquidation board stands on, without an engine.
struct Boards {
    MarketBoard market;
    FxBoard fx;
    MetricBoard metrics{market, fx};
    std::shared_ptr<const Instrument> perp = instrument(VenueId::Binance, 1, Market::Perp, "BTC");
    std::array<Freshness, kVenueCount> streams{};
    const InstrumentTrack& track = watched();

private:
    const InstrumentTrack& watched()
    {
        WatchSet watch;
        watch.assets = {"BTC"};
        market.setWatch(watch);
        market.describe(perp);
        streams.fill(Freshness::Live);
        return market.track(perp->id);
    }
};

}  // namespace

class TestLiquidationBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsAreTheFormulas()
    {
        ForcedRig r;
        std::mt19937 dice(3);
        std::vector<analytics::liq::Event> events;
        std::size_t prints = 0;
        for (int s = 0; s < 400; ++s) {
            const ForcedRig::Print p{dice() % 2, dice() % 3 == 0 ? PositionSide::Short : PositionSide::Long,
                                     900 + 0.1 * static_cast<double>(dice() % 2'000), 1.0 + dice() % 50};
            r.liquidate(p);
            ++prints;
            events.push_back({static_cast<double>(toUnixMs(r.clock.wall())), price(p.at).value(),
                              price(p.at).value() * p.qty, p.side});
            r.seconds(1);
        }
        const auto said = r.said();
        QCOMPARE(said->asset, std::string("BTC"));
        // The rows of the board are those of F1 with a first price of 1 and a first moment of 0.
        const auto cells = analytics::liq::heatmap(events, 0, 60'000, 1, kLiquidationBinBps);
        std::map<analytics::liq::Cell, double> mine;
        std::size_t count = 0;
        for (const auto& hour : said->hours)
            for (const LiquidationCell& c : hour->cells) {
                mine[{c.minute, c.bin, c.side}] += c.usd;
                count += c.count;
                QCOMPARE(c.minute / 60, hour->hour);
                QVERIFY(c.largest <= c.usd);
            }
        QCOMPARE(count, prints);
        QCOMPARE(mine.size(), cells->size());
        for (const auto& [cell, usd] : *cells) VERIFY_NEAR(mine[cell], usd);
    }

    void sumsAreExactToTheSecond()
    {
        ForcedRig r;
        r.seconds(2);
        r.liquidate({0, PositionSide::Long, 990, 100});
        r.seconds(30);
        r.liquidate({1, PositionSide::Short, 1'010, 50});
        r.liquidate({1, PositionSide::Long, 1'000, 10});
        r.seconds(20);
        const LiquidationSum& minute = r.said()->all[0];
        VERIFY_NEAR(minute.longUsd, 109'000.0);
        VERIFY_NEAR(minute.shortUsd, 50'500.0);
        QCOMPARE(minute.longs, 2u);
        QCOMPARE(minute.shorts, 1u);
        VERIFY_NEAR(minute.largest->usd, 99'000.0);
        QCOMPARE(minute.largest->venue, VenueId::Binance);
        QVERIFY(minute.largest->side == PositionSide::Long);
        r.seconds(15);  // the first one leaves the minute, and stays in the five
        VERIFY_NEAR(r.said()->all[0].longUsd, 10'000.0);
        VERIFY_NEAR(r.said()->all[1].longUsd, 109'000.0);
        VERIFY_NEAR(r.said()->venues[at(VenueId::Bybit)].windows[1].usd(), 60'500.0);
        // Two venues that tell 5,000 coins each, at a mark of 1,000.
        VERIFY_NEAR(r.said()->ofInterest[1].interestUsd, 10e6);
        VERIFY_NEAR(r.said()->ofInterest[1].usd, 159'500.0);
        QCOMPARE(r.said()->ofInterest[1].missing, std::uint8_t{0});
    }

    // A venue repeats to a new subscriber what happened before: ten minutes ago is no part of this minute.
    void whatIsToldLateStandsWhereItHappened()
    {
        ForcedRig r;
        r.seconds(700);
        const Timestamp then = r.clock.wall() - 10min;
        r.liquidate({0, PositionSide::Long, 1'000, 7});
        r.liquidate({0, PositionSide::Long, 990, 100, 10min});
        r.seconds(2);
        const auto said = r.said();
        VERIFY_NEAR(said->all[0].longUsd, 7'000.0);
        QCOMPARE(said->all[0].longs, 1u);
        VERIFY_NEAR(said->all[kLiquidationHour].longUsd, 106'000.0);
        bool found = false;
        for (const auto& hour : said->hours)
            for (const LiquidationCell& c : hour->cells) {
                if (c.usd < 50'000) continue;
                found = true;
                QCOMPARE(c.minute, minuteOf(then));
            }
        QVERIFY(found);
        const auto tape = r.hub.liquidations.read().value;
        QCOMPARE(tape->rows.size(), std::size_t{2});
        QVERIFY(tape->rows[0].late == Duration{10min} && *tape->rows[0].stamp.venue == then);
        QVERIFY(tape->rows[1].late == Duration{});
        for (const auto& a : r.engine.metrics().values().assets)
            if (a->asset() == "BTC") VERIFY_NEAR(a->at(metric::liqUsd1mLong).value.value_or(0), 7'000.0);
        // What happened before this program began is the stored history's.
        r.liquidate({0, PositionSide::Long, 990, 100, 6h});
        r.seconds(2);
        VERIFY_NEAR(r.said()->all[kLiquidationDay].longUsd, 106'000.0);
        QCOMPARE(r.hub.liquidations.read().value->rows.size(), std::size_t{3});
    }

    // However few rows are kept, and however many come: the hour is whole, and only an hour.
    void theHourOfTheTapeIsWhole()
    {
        MarketBoard market;
        HistoryConfig limits;
        limits.tapeRows = 10;
        LiquidationTape tape(limits);
        const auto from = Mono{std::chrono::hours{5}};
        const auto hourAt = [&](Duration after) {
            return tape.snapshot(market, {}, {Timestamp{}, from + after}).hour;
        };
        const auto print = [&](Duration after, PositionSide side, Duration late = {}) {
            MarketEvent e;
            e.venue = VenueId::Okx;
            e.stamp.mono = from + after;
            Liquidation l;
            l.liquidated = side;
            l.price = price(100);
            l.qty = {2};
            tape.add(e, l, market, late);
        };
        QCOMPARE(hourAt(0s).events, std::uint64_t{0});
        for (int s = 1; s <= 1'800; ++s)
            print(std::chrono::seconds{s}, s % 3 == 0 ? PositionSide::Short : PositionSide::Long);
        LiquidatedHour hour = hourAt(30min);
        QCOMPARE(hour.events, std::uint64_t{1'800});
        VERIFY_NEAR(hour.longUsd, 240'000.0);
        VERIFY_NEAR(hour.shortUsd, 120'000.0);
        QCOMPARE(hour.venues, std::uint8_t{1u << static_cast<unsigned>(VenueId::Okx)});
        QCOMPARE(tape.snapshot(market, {}, {Timestamp{}, from + 30min}).rows.size(), std::size_t{10});
        // Told late it counts when it happened; before the first look it is another run's.
        print(70min, PositionSide::Long, 50min);
        print(70min, PositionSide::Long, 71min);
        hour = hourAt(70min);
        QCOMPARE(hour.events, std::uint64_t{1'201 + 1});  // from the six hundredth second on
        QCOMPARE(hourAt(3h).events, std::uint64_t{0});
    }

    // What is late is told by the venue's own words: no clock that is off and no market that stays behind makes
    // anything late.
    void thePresentIsTheVenuesOwn()
    {
        PresentTime present;
        const Timestamp t0{std::chrono::hours{500'000}};
        const auto stamp = [&](Duration venue, Duration ours) {
            return Stamp{t0 + venue, t0 + ours, Mono{Duration{1h} + ours}};
        };
        const VenueId okx = VenueId::Okx, fast = VenueId::Bybit, slept = VenueId::Binance;
        // It has said nothing yet.
        QVERIFY(!present.late(okx, stamp(-9s, 0s)));
        QVERIFY(present.late(okx, stamp(-11s, 0s)) == Duration{11s});
        QVERIFY(!present.late(okx, Stamp{{}, t0, Mono{}}));
        QVERIFY(present.ofNow(okx, stamp(-9s, 0s)) && present.ofNow(okx, Stamp{{}, t0, Mono{}}));
        QVERIFY(!present.ofNow(okx, stamp(-11s, 0s)));
        // Its clock is ten minutes behind.
        present.book(okx, stamp(-600s, 1s));
        QVERIFY(!present.late(okx, stamp(-601s, 1s)));
        QVERIFY(present.late(okx, stamp(-640s, 2s)) == Duration{40s});
        // After an outage of a minute, before a book has come.
        QVERIFY(!present.late(okx, stamp(-541s, 61s)));
        QVERIFY(present.late(okx, stamp(-600s, 61s)).has_value());
        // Its books bear the time of a clock, its market stays a minute behind.
        present.book(okx, stamp(-538s, 62s));
        QVERIFY(present.late(okx, stamp(-599s, 62s)).has_value());
        // Told again after it, one after the other: each is as old as the first.
        for (int again = 0; again < 3; ++again) {
            QVERIFY(!present.ofNow(okx, stamp(-600s + std::chrono::seconds{again}, 62s)));
            present.trade(okx, stamp(-600s + std::chrono::seconds{again}, 62s));
        }
        QVERIFY(present.ofNow(okx, stamp(-540s, 62s)) && !present.ofNow(okx, stamp(-542s, 62s)));
        QVERIFY(present.ofNow(okx, stamp(-539s, 64s)) && !present.ofNow(okx, stamp(-540s, 64s)));
        present.trade(okx, stamp(-598s, 62s));
        QVERIFY(!present.late(okx, stamp(-599s, 62s)));
        // A hundred times as fast as ours; once alone it is the old time of a quiet book.
        present.book(fast, stamp(0s, 0s));
        present.book(fast, stamp(100s, 1s));
        QVERIFY(present.late(fast, stamp(40s, 1s)).has_value());
        present.book(fast, stamp(200s, 2s));
        QVERIFY(!present.late(fast, stamp(140s, 2s)));
        QVERIFY(present.ofNow(fast, stamp(-99s, 2s)) && !present.ofNow(fast, stamp(-101s, 2s)));
        present.book(fast, stamp(201s, 3s));
        QVERIFY(present.late(fast, stamp(140s, 3s)).has_value());
        // This computer slept for an hour: its monotonic clock stood.
        present.book(slept, stamp(0s, 0s));
        QVERIFY(present.late(slept, Stamp{t0 + 3'500s, t0 + 3'600s, Mono{Duration{1h} + 1s}}).has_value());
    }

    void twelveHoursAreAmongTheWindows()
    {
        QVERIFY(std::is_sorted(kLiquidationWindows.begin(), kLiquidationWindows.end()));
        QVERIFY(std::find(kLiquidationWindows.begin(), kLiquidationWindows.end(), Duration{12h}) !=
                kLiquidationWindows.end());
        QVERIFY(kLiquidationWindows[kLiquidationHour] == 1h);
        QVERIFY(kLiquidationWindows[kLiquidationDay] == 24h);
    }

    void whatWasNotHeardIsNotKnown()
    {
        ForcedRig r;
        r.hearing = {VenueId::Bybit};
        r.seconds(90);
        const auto said = r.said();
        const VenueLiquidations& deaf = said->venues[at(VenueId::Binance)];
        QVERIFY(!deaf.windows[0].known());  // no zero: nobody listened
        QVERIFY(deaf.runs.empty());
        QVERIFY(!deaf.sampling);
        const VenueLiquidations& heard = said->venues[at(VenueId::Bybit)];
        QVERIFY(heard.windows[0].known());
        QCOMPARE(heard.windows[0].count(), 0u);  // heard, and nothing happened: that is a zero
        VERIFY_WITHIN(heard.windows[0].covered, 1.0, 0.05);
        VERIFY_WITHIN(heard.windows[2].covered, 90.0 / 3'600, 1.5 / 3'600);
        QVERIFY(!said->unexplained);  // an hour is not known yet
        // A stream that comes back leaves a gap in its runs.
        r.hearing.clear();
        r.seconds(30);
        r.hearing = {VenueId::Bybit};
        r.seconds(10);
        QCOMPARE(r.said()->venues[at(VenueId::Bybit)].runs.size(), std::size_t{2});
        VERIFY_WITHIN(r.said()->venues[at(VenueId::Bybit)].windows[1].covered, (90.0 + 10) / 300, 8.0 / 300);
        // Nobody lists it on OKX in this market: not a zero either.
        QVERIFY(!r.said()->venues[at(VenueId::Okx)].listed);
    }

    void sumsNameWhoWasNotHeard()
    {
        ForcedRig r;
        r.hearing = {VenueId::Bybit};
        r.seconds(90);
        const auto deaf = r.said();
        for (const LiquidationSum& sum : deaf->all) {
            QVERIFY(sum.known());
            QCOMPARE(sum.missing, std::uint8_t{1u << static_cast<unsigned>(VenueId::Binance)});
        }
        VERIFY_WITHIN(deaf->all[0].covered, 1.0, 0.05);  // of those that were heard
        r.hearing = {VenueId::Binance, VenueId::Bybit};
        r.seconds(5);
        const auto both = r.said();
        for (const LiquidationSum& sum : both->all) QCOMPARE(sum.missing, std::uint8_t{0});
        // Nobody waits for a venue that is switched off.
        ForcedRig alone;
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        watch.venues = 1u << static_cast<unsigned>(VenueId::Bybit);
        alone.engine.setWatch(watch);
        alone.hearing = {VenueId::Bybit};
        alone.seconds(5);
        QCOMPARE(alone.said()->all[0].missing, std::uint8_t{0});
    }

    // How long nothing was seen is no longer than somebody listened.
    void theTapeSaysSinceWhenEachIsHeard()
    {
        ForcedRig r;
        r.seconds(5);
        const auto since = [&](VenueId v) { return r.hub.liquidations.read().value->heardSince[at(v)]; };
        QVERIFY(since(VenueId::Binance) && since(VenueId::Bybit) && !since(VenueId::Okx));
        const Mono began = *since(VenueId::Bybit);
        r.hearing = {VenueId::Bybit};
        r.seconds(30);
        QVERIFY(!since(VenueId::Binance));
        r.hearing = {VenueId::Binance, VenueId::Bybit};
        const Mono back = r.clock.mono();
        r.seconds(3);
        QVERIFY(since(VenueId::Binance) && *since(VenueId::Binance) >= back);
        QVERIFY(*since(VenueId::Bybit) == began);
    }

    // Forced orders of a venue whose interest nobody knows, over the interest of the others, would be no share.
    void aShareHasOneSetOfVenues()
    {
        ForcedRig r;
        r.noInterest = VenueId::Binance;
        r.seconds(3);
        r.liquidate({0, PositionSide::Long, 990, 100});
        r.liquidate({1, PositionSide::Long, 1'000, 10});
        r.seconds(2);
        const auto said = r.said();
        VERIFY_NEAR(said->all[1].usd(), 109'000.0);
        const ForcedOfInterest& of = said->ofInterest[1];
        VERIFY_NEAR(of.share().value(), 10'000.0 / 5e6);
        QCOMPARE(of.missing, std::uint8_t{1u << static_cast<unsigned>(VenueId::Binance)});
        // Interest of a venue whose forced orders nobody hears counts on neither side either.
        ForcedRig deaf;
        deaf.hearing = {VenueId::Bybit};
        deaf.seconds(5);
        VERIFY_NEAR(deaf.said()->ofInterest[1].interestUsd, 5e6);
        QCOMPARE(deaf.said()->ofInterest[1].missing, std::uint8_t{1u << static_cast<unsigned>(VenueId::Binance)});
    }

    void aThinnedFeedIsEstimatedAsTheFormulaSays()
    {
        ForcedRig r;
        r.seconds(60);
        double seen = 0;
        int seconds = 0;
        for (int s = 0; s < 240; ++s) {
            // Two in a second are one second with a print.
            if (s % 3 != 0) {
                ++seconds;
                for (int k = 0; k < (s % 2 == 0 ? 2 : 1); ++k) {
                    r.liquidate({0, PositionSide::Long, 1'000, 3});
                    seen += 3'000;
                }
            }
            r.liquidate({1, PositionSide::Long, 1'000, 1});
            r.seconds(1);
        }
        const auto said = r.said();
        const VenueLiquidations& bn = said->venues[at(VenueId::Binance)];
        VERIFY_NEAR(bn.windows[2].usd(), seen);
        const auto want = analytics::liq::sampling(bn.windows[2].covered * 3'600, seconds, seen);
        QVERIFY(bn.sampling);
        VERIFY_NEAR(bn.sampling->estimateUsd, want->estimateUsd);
        VERIFY_NEAR(bn.sampling->factor, want->factor);
        QVERIFY(bn.sampling->estimateUsd > seen * 1.2);
        QVERIFY(!said->venues[at(VenueId::Bybit)].sampling);  // complete: nothing to estimate
        // Bybit's sum by shares of open interest, which are alike here.
        VERIFY_NEAR(*bn.fromAnchor, said->venues[at(VenueId::Bybit)].windows[2].usd());
    }

    void anotherFocusHasItsOwnPrints()
    {
        ForcedRig r({"BTC", "ETH"});
        r.seconds(3);
        r.liquidate({0, PositionSide::Long, 1'000, 7});
        r.liquidate({2, PositionSide::Short, 1'000, 5});
        r.seconds(2);
        VERIFY_NEAR(r.said()->all[1].usd(), 7'000.0);
        r.engine.setFocus("ETH");
        QCOMPARE(r.said()->asset, std::string("ETH"));  // a click does not wait
        VERIFY_NEAR(r.said()->all[1].usd(), 5'000.0);
        double usd = 0;
        for (const auto& hour : r.said()->hours)
            for (const LiquidationCell& c : hour->cells) usd += c.usd;
        VERIFY_NEAR(usd, 5'000.0);
    }

    void lostInterestBesideWhatWasSeen()
    {
        const auto u = analytics::liq::unexplained(-10e6, 4e6);
        VERIFY_NEAR(u->lostUsd, 10e6);
        VERIFY_NEAR(u->restUsd, 6e6);
        VERIFY_NEAR(*u->share, 0.6);
        QCOMPARE(analytics::liq::unexplained(-1e6, 4e6)->restUsd, 0.0);
        QVERIFY(!analytics::liq::unexplained(5e6, 4e6)->share);  // it grew: there is nothing to explain
        QVERIFY(!analytics::liq::unexplained(std::nan(""), 1));
        QVERIFY(!analytics::liq::unexplained(1, -1));
    }

    void anHourThatIsOverIsCorrectedAsTheFormulaSays()
    {
        Boards b;
        const InstrumentTrack& t = b.track;
        LiquidationBoard board(b.market, b.metrics);
        const Timestamp hour{std::chrono::hours{500'000}};
        double seen = 0;
        for (int s = 0; s <= 3'600; ++s) {
            const Timestamp now = hour + std::chrono::seconds{s};
            board.step({now, Mono{std::chrono::seconds{s}}}, b.streams);
            if (s % 4 != 0 || s == 3'600) continue;
            Liquidation l;
            l.price = price(1'000);
            l.qty = {2};
            board.add(t, l, {now, now, Mono{std::chrono::seconds{s}}});
            seen += 2'000;
        }
        const auto want = analytics::liq::sampling(3'600, 900, seen);
        VERIFY_NEAR(board.factor("BTC", VenueId::Binance, 500'000), want->estimateUsd / seen);
        QCOMPARE(board.factor("BTC", VenueId::Bybit, 500'000), 1.0);    // complete
        QCOMPARE(board.factor("BTC", VenueId::Binance, 499'999), 1.0);  // nothing is known of it
    }

    // Half a day ahead for a while: what was dated then is in no window, now or when that time comes.
    void printsOfAClockThatWasAhead()
    {
        Boards b;
        const InstrumentTrack& t = b.track;
        int passed = 0;
        Duration ahead{};
        const auto now = [&] {
            return AsOf{Timestamp{std::chrono::hours{500'000}} + std::chrono::seconds{passed} + ahead,
                        Mono{std::chrono::seconds{passed}}};
        };
        const auto pass = [&](LiquidationBoard& board, int seconds) {
            for (int s = 0; s < seconds; ++s) {
                ++passed;
                board.step(now(), b.streams);
            }
        };
        const auto forced = [&](LiquidationBoard& board) {
            Liquidation l;
            l.price = price(1'000);
            l.qty = {2};
            board.add(t, l, {now().wall, now().wall, now().mono});
        };
        const auto venue = [&](LiquidationBoard& board) {
            return board.snapshot("BTC", now()).venues[at(VenueId::Binance)];
        };

        LiquidationBoard board(b.market, b.metrics);
        pass(board, 30);
        ahead = 12h;
        pass(board, 30);
        forced(board);
        pass(board, 10);
        QCOMPARE(venue(board).windows[0].count(), 1u);
        ahead = {};
        pass(board, 30);
        const VenueLiquidations back = venue(board);
        for (const LiquidationSum& window : back.windows) QCOMPARE(window.count(), 0u);
        QVERIFY(board.snapshot("BTC", now()).hours.empty());
        forced(board);
        pass(board, 1);
        const VenueLiquidations since = venue(board);
        for (const LiquidationSum& window : since.windows) QCOMPARE(window.count(), 1u);
        passed += 12 * 3'600 - 60;
        pass(board, 30);
        QCOMPARE(venue(board).windows[kLiquidationHour].count(), 0u);
        VERIFY_WITHIN(venue(board).windows[kLiquidationHour].covered, 30.0 / 3'600, 5.0 / 3'600);
        QCOMPARE(venue(board).windows[kLiquidationDay].count(), 1u);

        // Ahead from its beginning: what is heard since is known.
        LiquidationBoard early(b.market, b.metrics);
        ahead = 12h;
        pass(early, 30);
        ahead = {};
        pass(early, 30);
        QVERIFY(venue(early).windows[0].known());
    }

    void hoursThatAreOverAreShared()
    {
        ForcedRig r;
        r.seconds(2);
        r.liquidate({0, PositionSide::Long, 1'000, 1});
        r.seconds(2);
        const auto before = r.said();
        r.seconds(2);
        // Nothing was added: the same cells, not a copy.
        QCOMPARE(r.said()->hours.back().get(), before->hours.back().get());
        r.liquidate({0, PositionSide::Long, 1'000, 1});
        r.seconds(1);
        QVERIFY(r.said()->hours.back().get() != before->hours.back().get());
        QCOMPARE(before->hours.back()->cells.front().count, 1u);  // what was said stays as it was
        QCOMPARE(r.said()->hours.back()->cells.front().count, 2u);
    }
};

QTEST_GUILESS_MAIN(TestLiquidationBoard)
#include "tst_liquidation_board.moc"
