// Two sources of one past: what was seen and what the venue remembers, merged without a value twice, a value
// replaced, or a gap filled in.
#include "model/metrics/instrument_series.h"
#include "tests/support/numbers.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using S = InstrumentSeries;

namespace {

constexpr Step kHour = 500'000, kMinute = kHour * 60;

S::PastBar bar(double close, double high, double low)
{
    return {close, high, low, close, {}, {}};
}
// Some path of five-minute closes.
double closeOf(Step five)
{
    return 100 + 3 * std::sin(static_cast<double>(five) * 0.7);
}

}  // namespace

class TestInstrumentSeries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hoursOfTheVenueAreHours()
    {
        S s;
        QVERIFY(s.rememberBar(kMinute - 240, 60, {100, 130, 90, 120, 7e6, 5e6}));
        QVERIFY(!s.rememberBar(kMinute - 240, 60, {100, 130, 90, 120, 7e6, 5e6}));  // told again
        const Step hour = kHour - 4;
        QCOMPARE(s.hours().get(hour, S::HHigh), std::optional(130.0));
        QCOMPARE(s.hours().get(hour, S::HLow), std::optional(90.0));
        QCOMPARE(s.hours().get(hour, S::HClose), std::optional(120.0));
        QCOMPARE(s.hours().get(hour, S::HBuy), std::optional(7e6));
        QVERIFY(!s.hours().get(hour, S::HVariance));  // an hour's bar does not say it
        QVERIFY(!s.hours().get(hour + 1, S::HClose) && !s.hours().get(hour - 1, S::HClose));
        QVERIFY(!s.minutes().get(kMinute - 240, S::MClose));
    }
    // Trades and liquidations come on different connections: that one is dead says nothing of the other, and what
    // was not heard is unknown until the venue tells it, not nothing.
    void tradesAndLiquidationsAreHeardApart()
    {
        S s;
        InstrumentSample look;
        look.mid = 100;
        const auto minute = [&](Step m, S::Heard heard) {
            for (Step second = m * 60; second < m * 60 + 60; ++second) {
                if (heard.trades) s.traded(true, 2);
                if (heard.liquidations) s.liquidated(true, 5);
                s.sample(second, look, heard);
            }
        };
        minute(kMinute, {false, true});
        QVERIFY(!s.seconds().get(kMinute * 60 + 30, S::SBuy) && !s.seconds().get(kMinute * 60 + 30, S::SSell));
        QVERIFY(!s.minutes().get(kMinute, S::MBuy) && !s.minutes().get(kMinute, S::MSell));
        QCOMPARE(s.seconds().get(kMinute * 60 + 30, S::SLong), std::optional(5.0));
        QCOMPARE(s.minutes().get(kMinute, S::MLong), std::optional(300.0));
        QVERIFY(s.rememberBar(kMinute, 1, {100, 101, 99, 100, 70.0, 50.0}));
        QCOMPARE(s.minutes().get(kMinute, S::MBuy), std::optional(70.0));
        QCOMPARE(s.minutes().get(kMinute, S::MSell), std::optional(50.0));
        minute(kMinute + 1, {true, false});
        QCOMPARE(s.seconds().get(kMinute * 60 + 90, S::SBuy), std::optional(2.0));
        QCOMPARE(s.minutes().get(kMinute + 1, S::MBuy), std::optional(120.0));
        QCOMPARE(s.minutes().get(kMinute + 1, S::MSell), std::optional(0.0));
        QVERIFY(!s.seconds().get(kMinute * 60 + 90, S::SLong) && !s.minutes().get(kMinute + 1, S::MLong));
    }
    void fiveMinutesGiveTheVariance_data()
    {
        QTest::addColumn<bool>("backwards");
        QTest::newRow("oldest first") << false;
        QTest::newRow("newest first") << true;
    }
    void fiveMinutesGiveTheVariance()
    {
        QFETCH(bool, backwards);
        S s;
        std::vector<Step> fives;
        for (Step f = (kHour - 30) * 12; f < (kHour - 28) * 12; ++f) fives.push_back(f);
        if (backwards) std::reverse(fives.begin(), fives.end());
        for (const Step f : fives) s.rememberBar(f * 5, 5, bar(closeOf(f), 110, 90));
        double expected = 0;
        for (Step f = (kHour - 29) * 12; f < (kHour - 28) * 12; ++f)
            expected += std::pow(std::log(closeOf(f) / closeOf(f - 1)), 2);
        VERIFY_WITHIN(*s.hours().get(kHour - 29, S::HVariance), expected, 1e-6);
        // The first hour has no close before it: eleven returns stand for twelve.
        double eleven = 0;
        for (Step f = (kHour - 30) * 12 + 1; f < (kHour - 29) * 12; ++f)
            eleven += std::pow(std::log(closeOf(f) / closeOf(f - 1)), 2);
        VERIFY_WITHIN(*s.hours().get(kHour - 30, S::HVariance), eleven * 12 / 11, 1e-6);
        QCOMPARE(s.hours().get(kHour - 30, S::HHigh), std::optional(110.0));
        VERIFY_WITHIN(*s.hours().get(kHour - 29, S::HClose), closeOf((kHour - 28) * 12 - 1), 1e-5);
    }
    void pagesOfMinutesNewestFirst()
    {
        S inOrder, inPages;
        const auto minuteBar = [](Step m) {
            const double c = 100 + 3 * std::sin(static_cast<double>(m) * 0.07);
            return S::PastBar{c, c + 1, c - 1, c, 10.0, 20.0};
        };
        for (Step m = kMinute; m < kMinute + 180; ++m) inOrder.rememberBar(m, 1, minuteBar(m));
        // Cut in the middle of hours, as the venues' limits have it.
        for (const auto& [from, to] : {std::pair<Step, Step>{140, 180}, {90, 140}, {0, 90}})
            for (Step m = kMinute + from; m < kMinute + to; ++m) inPages.rememberBar(m, 1, minuteBar(m));
        for (Step h = kHour; h < kHour + 3; ++h)
            for (std::size_t field = 0; field < S::kHour; ++field)
                QCOMPARE(inPages.hours().get(h, field), inOrder.hours().get(h, field));
        QCOMPARE(inPages.hours().get(kHour + 1, S::HBuy), std::optional(600.0));
    }
    void anHourWithoutItsLastMinuteEnds()
    {
        S s;
        InstrumentSample look;
        look.mid = 100;
        for (Step second = kMinute * 60; second < (kMinute + 30) * 60; second += 10) s.sample(second, look, true);
        s.sample((kMinute + 75) * 60, look, true);  // it slept
        QCOMPARE(s.hours().get(kHour, S::HClose), std::optional(100.0));
    }
    void aGapBreaksTheChain()
    {
        S s;
        // Every other bar is missing: no two neighbours, so no return.
        for (Step f = (kHour - 30) * 12; f < (kHour - 29) * 12; f += 2)
            s.rememberBar(f * 5, 5, bar(closeOf(f), 110, 90));
        QVERIFY(!s.hours().get(kHour - 30, S::HVariance));
    }
    void minutesThatWereSeenWin()
    {
        S s;
        InstrumentSample look;
        look.mid = 200;
        for (Step second = kMinute * 60; second < (kMinute + 60) * 60; second += 30) s.sample(second, look, true);
        s.sample((kMinute + 60) * 60, look, true);
        const auto seen = s.hours().get(kHour, S::HVariance);
        QCOMPARE(seen, std::optional(0.0));
        for (Step f = kHour * 12; f < (kHour + 1) * 12; ++f) s.rememberBar(f * 5, 5, bar(closeOf(f), 110, 90));
        QCOMPARE(s.hours().get(kHour, S::HVariance), seen);
        QCOMPARE(s.hours().get(kHour, S::HClose), std::optional(200.0));
        s.rememberBar(kMinute, 60, bar(150, 210, 140));
        QCOMPARE(s.hours().get(kHour, S::HClose), std::optional(200.0));
        QCOMPARE(s.hours().get(kHour, S::HHigh), std::optional(210.0));  // between two looks
    }
    // The farthest prices and the largest trade are of one look, and gone with the next.
    void printsAreOfOneLook()
    {
        S s;
        QVERIFY(s.printed(100, true, 500));
        s.largestCameAt(99.5);
        s.printed(102, false, 900);
        s.printed(99, true, 100);
        s.printed(0, true, 1e9);  // no price
        QVERIFY(!s.prints());
        s.sample(kMinute * 60, {}, true);
        QVERIFY(s.prints().has_value());
        QCOMPARE(s.prints()->high, 102.0);
        QCOMPARE(s.prints()->low, 99.0);
        QVERIFY(!s.prints()->midBefore);  // of the one before it
        QCOMPARE(s.prints()->largestUsd, 900.0);
        QVERIFY(!s.prints()->largestIsBuy);
        s.sample(kMinute * 60 + 1, {}, true);
        QVERIFY(!s.prints());
    }
    // An export looks once more between two seconds: what came since the first look is not of that second.
    void aSecondLookAtOneSecondCountsNothingTwice()
    {
        S s;
        const Step second = kMinute * 60 + 5;
        InstrumentSample look;
        look.mid = 100;
        s.liquidated(true, 5);
        s.traded(true, 2);
        s.sample(second, look, true);
        s.liquidated(true, 7);
        s.traded(true, 3);
        look.mid = 101;
        s.sample(second, look, true);
        QCOMPARE(s.seconds().get(second, S::SMid), std::optional(101.0));
        QCOMPARE(s.seconds().get(second, S::SLong), std::optional(5.0));
        QCOMPARE(s.minutes().get(kMinute, S::MBuy), std::optional(2.0));
        QCOMPARE(s.minutes().get(kMinute, S::MLooks), std::optional(1.0));
        QCOMPARE(s.sinceLook(S::SLong), 7.0);
        s.sample(second + 1, look, true);
        QCOMPARE(s.seconds().get(second + 1, S::SLong), std::optional(7.0));
        QCOMPARE(s.minutes().get(kMinute, S::MBuy), std::optional(5.0));
    }
    void aPartOfAnHourIsNotTheWhole()
    {
        S s;
        s.rememberBar(kMinute, 60, {100, 110, 90, 100, 9e6, 8e6});
        InstrumentSample look;
        look.mid = 100;
        // Only its last ten minutes were watched.
        for (Step second = (kMinute + 50) * 60; second <= (kMinute + 60) * 60; second += 10) {
            s.traded(true, 1e3);
            s.sample(second, look, true);
        }
        QCOMPARE(s.hours().get(kHour, S::HBuy), std::optional(9e6));
    }
    void whoSawAMinuteIsKnown()
    {
        S s;
        InstrumentSample look;
        look.mid = 100;
        for (Step second = kMinute * 60; second < kMinute * 60 + 20; ++second) s.sample(second, look, true);
        s.rememberBar(kMinute - 1, 1, bar(99, 101, 98));
        QCOMPARE(s.minutes().get(kMinute, S::MLooks), std::optional(20.0));
        QVERIFY(!s.minutes().get(kMinute - 1, S::MLooks));
        QCOMPARE(s.minutes().get(kMinute - 1, S::MClose), std::optional(99.0));
    }
    void interestOfAnHourIsItsLast()
    {
        S s;
        const std::vector<Step> told = {5, 30, 55, 60, 20, 10};  // in any order
        for (const Step m : told) s.rememberInterest(kMinute + m, 1'000 + static_cast<double>(m));
        QCOMPARE(s.hours().get(kHour, S::HInterest), std::optional(1'060.0));
        // Beyond what minutes reach, by the hour: the first minute of an hour ends the one before.
        s.rememberInterest(kMinute - 100 * 60, 77);
        QCOMPARE(s.hours().get(kHour - 101, S::HInterest), std::optional(77.0));
        QVERIFY(!s.hours().get(kHour - 100, S::HInterest));
        QVERIFY(!s.rememberInterest(kMinute + 30, 5));
        QCOMPARE(s.minutes().get(kMinute + 30, S::MInterest), std::optional(1'030.0));
    }
    void whatWasSettledReplacesWhatWasExpected()
    {
        S s;
        InstrumentSample look;
        look.mid = 100;
        look.r8 = 3e-4;
        for (Step second = kMinute * 60; second <= (kMinute + 60) * 60; second += 60) s.sample(second, look, true);
        VERIFY_WITHIN(*s.hours().get(kHour, S::HRate), 3e-4, 1e-9);
        QVERIFY(s.rememberRate(kHour, 1e-4));
        VERIFY_WITHIN(*s.hours().get(kHour, S::HRate), 1e-4, 1e-9);
        QVERIFY(!s.rememberRate(kHour, 1e-4));
        // A late bar that closes the hour again does not bring the expectation back.
        s.rememberBar(kMinute + 59, 1, bar(100, 101, 99));
        VERIFY_WITHIN(*s.hours().get(kHour, S::HRate), 1e-4, 1e-9);
    }
    void barsOfOtherLengthsHaveNoPlace()
    {
        S s;
        QVERIFY(!s.rememberBar(kMinute, 240, bar(100, 110, 90)));
        QVERIFY(!s.rememberBar(kMinute, 0, bar(100, 110, 90)));
        QVERIFY(s.hours().empty() && s.minutes().empty());
    }
    void aYearOfSilenceLeavesNothingOld()
    {
        S s;
        s.rememberBar(kMinute, 60, bar(100, 110, 90));
        InstrumentSample look;
        look.mid = 100;
        const Step later = kHour + 24 * 365;
        s.sample(later * 3'600, look, true);
        s.sample(later * 3'600 + 3'600, look, true);
        QVERIFY(!s.hours().get(kHour, S::HClose));
        QVERIFY(!s.rememberBar(kMinute, 60, bar(100, 110, 90)));  // too long ago to be kept
        QVERIFY(!s.hours().get(kHour, S::HClose));
    }
};

QTEST_GUILESS_MAIN(TestInstrumentSeries)
#include "tst_instrument_series.moc"
