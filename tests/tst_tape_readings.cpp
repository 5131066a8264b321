// What follows the tape of an asset's perpetuals, second by second: turns of the taker flow, wicks, mark-outs of
// large trades, the shape of books. What is not known says nothing.
#include "model/metrics/metric_tape.h"
#include "tests/support/asset_desk.h"
#include "tests/support/numbers.h"

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using S = InstrumentSeries;

constexpr Step kMinute0 = kHour0 * 60;

// One asset's perpetuals on three venues, with a spread of 1 bp.
struct Desk : AssetDesk {
    static constexpr std::size_t kThree = 3;
    std::array<S, kThree> series;
    std::array<InstrumentTrack, kThree> tracks;
    std::array<BookReading, kThree> books;
    Step passed = 0;

    Desk()
    {
        for (std::size_t v = 0; v < kThree; ++v) {
            list(tracks[v], kVenues[v], static_cast<std::uint32_t>(v + 1));
            in.perp[v].track = &tracks[v];
            in.perp[v].series = &series[v];
            in.perp[v].book = &books[v];
            books[v].mid = 100;
            books[v].spreadBp = 1;
        }
        at(kHour0, 0);
    }
    // What was printed since the last one is looked at.
    void second()
    {
        at(kHour0, passed++);
        for (std::size_t v = 0; v < kThree; ++v) {
            InstrumentSample look;
            if (in.perp[v].book) look.mid = books[v].mid;
            if (in.perp[v].book) look.spreadBp = books[v].spreadBp;
            series[v].sample(in.second, look, true);
        }
        computeWicks(in, memory.tape, out);
        computeMarkouts(in, memory.tape, out);
    }
    void seconds(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    // Minutes that end with the last one before the hour.
    static void minutes(S& s, Step count, double bought, double sold)
    {
        for (Step m = kMinute0 - count; m < kMinute0; ++m) s.rememberBar(m, 1, {100, 100, 100, 100, bought, sold});
    }
    const TapeFacts& tape() const { return out.facts.tape; }
};

analytics::Level level(double price, double qty)
{
    return {price, qty};
}

}  // namespace

class TestTapeReadings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 70 % bought, then 20 %: windows of five minutes with 70, 60, 50, 40 % and on. At 60 % buyers still lead, at
    // 40 % sellers do, two minutes later.
    void takersTurn()
    {
        Desk d;
        Desk::minutes(d.series[0], 120, 70, 30);
        for (Step m = kMinute0 - 6; m < kMinute0; ++m) {
            d.series[1].rememberBar(m, 1, {100, 100, 100, 100, 900.0, 100.0});  // it has just come
        }
        computeTakerTurns(d.in, d.out);
        QVERIFY(d.tape().turn.has_value());
        QCOMPARE(d.tape().turn->turns.side, 1);
        QCOMPARE(d.tape().turn->turns.turns, std::size_t{0});
        QCOMPARE(d.tape().turn->venues, 1);
        QCOMPARE(d.tape().turn->listed, 3);
        VERIFY_NEAR(d.tape().turn->turns.buyShare.value(), 0.7);
        VERIFY_NEAR(d.tape().turn->windowUsd, 500.0);

        Desk e;
        for (Step m = kMinute0 - 120; m < kMinute0; ++m) {
            const bool late = m >= kMinute0 - 6;
            e.series[0].rememberBar(m, 1, {100, 100, 100, 100, late ? 20.0 : 70.0, late ? 80.0 : 30.0});
        }
        computeTakerTurns(e.in, e.out);
        const auto& turns = e.tape().turn.value().turns;
        QCOMPARE(turns.side, -1);
        QCOMPARE(turns.turns, std::size_t{1});
        QCOMPARE(turns.turnSide, std::optional(-1));
        QCOMPARE(turns.turnAgo, std::optional(3.0));
        VERIFY_NEAR(turns.shareBefore.value(), 0.7);
        VERIFY_NEAR(turns.buyShare.value(), 0.2);
        // Set aside by the person: nothing is known of it.
        e.tracks[0].aside = true;
        computeTakerTurns(e.in, e.out);
        QVERIFY(!e.tape().turn);
    }
    // Half of the usual dollars are needed to take the lead.
    void aQuietMomentIsNoTurn()
    {
        Desk d;
        for (Step m = kMinute0 - 120; m < kMinute0; ++m) {
            const bool late = m >= kMinute0 - 6;
            d.series[0].rememberBar(m, 1, {100, 100, 100, 100, late ? 1.0 : 70.0, late ? 4.0 : 30.0});
        }
        computeTakerTurns(d.in, d.out);
        QCOMPARE(d.tape().turn.value().turns.turns, std::size_t{0});
        QCOMPARE(d.tape().turn->turns.side, 1);
        VERIFY_NEAR(d.tape().turn->turns.buyShare.value(), 0.2);
    }
    void fewMinutesSayNothing()
    {
        Desk d;
        Desk::minutes(d.series[0], 4, 70, 30);
        computeTakerTurns(d.in, d.out);
        QVERIFY(!d.tape().turn);
    }

    void aWickIsOfOneVenue()
    {
        Desk d;
        d.second();
        QVERIFY(!d.tape().wicks);
        d.seconds(29);
        QCOMPARE(d.tape().wicks.value().venues, 3);
        QCOMPARE(d.tape().wicks->count, 0);
        QVERIFY(!d.tape().wicks->last);
        d.series[1].printed(100.5, true, 1e3);
        d.second();
        const Step then = d.in.second;
        QCOMPARE(d.tape().wicks->count, 0);  // it waits for the others' next second
        d.second();
        QCOMPARE(d.tape().wicks->count, 1);
        const WickFact::Last last = d.tape().wicks->last.value();
        QCOMPARE(last.venue, kVenues[1]);
        VERIFY_WITHIN(last.bps, 50.0, 1e-6);
        QCOMPARE(last.seconds, 0);
        QCOMPARE(last.at, Timestamp{std::chrono::seconds{then}});
        // All of them, and one a second after the other: the market.
        for (S& s : d.series) s.printed(101, true, 1e3);
        d.seconds(3);
        d.series[0].printed(99, false, 1e3);
        d.second();
        d.series[1].printed(99, false, 1e3);
        d.series[2].printed(99, false, 1e3);
        d.seconds(3);
        QCOMPARE(d.tape().wicks->count, 1);
        // 30 bp are within four spreads of eight.
        for (BookReading& b : d.books) b.spreadBp = 8;
        d.series[2].printed(100.3, true, 1e3);
        d.seconds(3);
        QCOMPARE(d.tape().wicks->count, 1);
    }
    // A best level that is pulled for a second moves the mid, and nobody has traded there.
    void aMidAloneIsNoWick()
    {
        Desk d;
        d.seconds(30);
        d.books[1].mid = 100.3;
        d.second();
        d.books[1].mid = 100;
        d.seconds(3);
        QCOMPARE(d.tape().wicks.value().count, 0);
        // The spread of the second that is judged counts, not of the one after it.
        d.series[1].printed(100.3, true, 1e3);
        d.second();
        d.books[1].spreadBp = 50;
        d.seconds(3);
        QCOMPARE(d.tape().wicks->count, 1);
    }
    // With three venues the median of the two others is the middle between them.
    void whoRunsAwayMakesNoWickOfTheOthers()
    {
        Desk d;
        d.seconds(30);
        d.books[0].mid = 99;
        for (int s = 0; s < 5; ++s) {
            for (std::size_t v = 0; v < Desk::kThree; ++v) d.series[v].printed(d.books[v].mid, false, 1e3);
            d.second();
        }
        d.books[0].mid = 100;
        d.seconds(3);
        QCOMPARE(d.tape().wicks.value().count, 1);
        QCOMPARE(d.tape().wicks->last->venue, kVenues[0]);
        VERIFY_WITHIN(d.tape().wicks->last->bps, -100.0, 1e-6);
        // Set aside: what it did before is in no sum either.
        d.tracks[0].aside = true;
        d.second();
        QCOMPARE(d.tape().wicks.value().count, 0);
    }
    void twoVenuesSayNothing()
    {
        Desk d;
        d.in.perp[2].book = nullptr;
        d.seconds(40);
        QVERIFY(!d.tape().wicks);
    }
    void secondsThatNobodySawAreNotBridged()
    {
        Desk d;
        d.seconds(30);
        QVERIFY(d.tape().wicks.has_value());
        d.passed += 5;
        d.second();
        QVERIFY(!d.tape().wicks);
    }
    void anHourLaterItIsForgotten()
    {
        Desk d;
        d.seconds(30);
        d.series[0].printed(99.5, false, 1e3);
        d.seconds(2);
        QCOMPARE(d.tape().wicks.value().count, 1);
        VERIFY_WITHIN(d.tape().wicks->last->bps, -50.0, 1e-6);
        d.seconds(3'600);
        QCOMPARE(d.tape().wicks.value().count, 0);
        QVERIFY(d.tape().wicks->seconds > 3'500 && d.tape().wicks->seconds <= 3'600);
    }

    // An hour of 60 million: large is 60 thousand. After each large purchase the mid is 1 bp up, then 2, then
    // back.
    void largeTradesAreFollowed()
    {
        Desk d;
        Desk::minutes(d.series[0], 60, 5e5, 5e5);
        d.second();
        QVERIFY(d.tape().markout.has_value());
        VERIFY_WITHIN(d.tape().markout->fromUsd.value(), 60e3, 1e-3);
        QVERIFY(!d.tape().markout->after[0]);
        for (int n = 0; n < 25; ++n) {
            QVERIFY(d.series[0].printed(100, true, 100e3));
            d.series[0].largestCameAt(99.99);  // it has come up since the second began
            QVERIFY(!d.series[0].printed(100, false, 20e3));
            d.series[1].printed(100, false, 500e3);  // what is large there is not known
            for (int s = 0; s < 40; ++s) {
                d.books[0].mid = s == 0 || s >= 30 ? 100 : s < 5 ? 100.01 : 100.02;
                d.second();
            }
        }
        while (d.in.second % 5 != 0) d.second();
        const MarkoutFact& fact = d.tape().markout.value();
        QCOMPARE(fact.venues, 1);
        QCOMPARE(fact.listed, 3);
        VERIFY_WITHIN(fact.halfSpreadBp, 0.5, 1e-6);
        const std::array<double, kMarkoutSeconds.size()> expected = {2, 3, 1};
        for (std::size_t h = 0; h < expected.size(); ++h) {
            QCOMPARE(fact.after[h].value().n, std::size_t{25});
            VERIFY_WITHIN(fact.after[h]->meanBps, expected[h], 1e-2);
        }
        // Without a book then, its price is not known; without one as it came, it is not followed.
        d.books[0].mid = 100;
        d.series[0].printed(100, true, 100e3);
        d.second();
        d.series[0].printed(100, true, 100e3);
        d.series[0].largestCameAt(100);
        d.second();
        d.in.perp[0].book = nullptr;
        d.seconds(35);
        while (d.in.second % 5 != 0) d.second();
        QCOMPARE(d.tape().markout->after[1].value().n, std::size_t{25});
        QCOMPARE(d.memory.tape.markout.trades.size(), std::size_t{26});
        d.tracks[0].aside = true;
        d.second();
        QVERIFY(d.memory.tape.markout.trades.empty());
    }
    void withoutAnHourNothingIsLarge()
    {
        Desk d;
        d.series[0].printed(100, true, 1e9);
        d.seconds(60);
        QVERIFY(!d.tape().markout);
    }

    // Gaps even and one size of six: 1/3. Then the last level is far away as well: gaps 1, 1, 1, 5.
    void booksAgainstTheirOwnUsual()
    {
        Desk d;
        const auto fill = [&](double last) {
            d.books[0].bids = {level(99, 1), level(98, 1), level(97, 1), level(96, 1), level(96 - last, 6)};
            d.books[0].asks = {level(101, 1), level(102, 1), level(103, 1), level(104, 1), level(104 + last, 6)};
        };
        Step at = 0;
        const auto look = [&](int times) {
            for (int i = 0; i < times; ++i, at += 5) {
                d.at(kHour0, at);
                computeShapes(d.in, d.memory.tape, d.out);
            }
        };
        const ShapeFact& shape = d.tape().shape;
        fill(1);
        look(5);
        QVERIFY(!shape.score[0] && !shape.usual[0]);
        look(1);
        VERIFY_WITHIN(shape.score[0].value(), 1.0 / 3, 1e-6);
        look(30 * 12 - 6);
        QVERIFY(!shape.usual[0]);  // the thirtieth minute is not over
        look(1);
        VERIFY_WITHIN(shape.usual[0].value(), 1.0 / 3, 1e-6);
        QCOMPARE(shape.minutes, 30);
        fill(5);
        look(12);
        VERIFY_WITHIN(shape.score[0].value(), 1 - 1 / (1 + (std::sqrt(3.0) / 2 + 1) / 2), 1e-6);
        VERIFY_WITHIN(shape.usual[0].value(), 1.0 / 3, 1e-6);
        QVERIFY(!shape.score[1]);  // its book has no levels
        d.in.perp[0].book = nullptr;
        look(1);
        QVERIFY(!shape.score[0]);
    }
};

QTEST_APPLESS_MAIN(TestTapeReadings)
#include "tst_tape_readings.moc"
