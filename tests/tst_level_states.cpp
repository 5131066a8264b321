// Key levels (ANALYTICS C14): held, lost and reclaimed by closes of hours, those of the person since they were
// set, and a support that stays lost when the others are drawn anew.
#include "model/boards/key_levels.h"
#include "tests/support/numbers.h"

#include <QtTest>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

// A month of hours between 99,000 and 101,000, up to the midnight of a Tuesday.
constexpr Step kMidnight = 490'008;
struct LevelHours {
    InstrumentSeries series;

    LevelHours()
    {
        for (Step h = kMidnight - 24 * 31; h < kMidnight; ++h) hour(h, 101'000, 99'000, 100'000);
    }
    void hour(Step h, double high, double low, double close)
    {
        for (Step m = 0; m < 60; ++m) series.rememberBar(h * 60 + m, 1, {close, high, low, close, {}, {}});
        InstrumentSample look;
        look.mid = close;
        series.sample((h + 1) * 3'600, look, true);  // closes the hour
    }
};
KeyLevel levelOf(const AssetLevels& all, LevelKind kind)
{
    const auto found =
        std::find_if(all.levels.begin(), all.levels.end(), [&](const KeyLevel& k) { return k.kind == kind; });
    return found == all.levels.end() ? KeyLevel{} : *found;
}

}  // namespace

class TestLevelStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelsHeldLostAndReclaimed()
    {
        const Step day = 490'008 / 24 * 24;
        InstrumentSeries s;
        const auto hour = [&](Step h, double high, double low, double close) {
            for (Step m = 0; m < 60; ++m) s.rememberBar(h * 60 + m, 1, {close, high, low, close, {}, {}});
            InstrumentSample look;
            look.mid = close;
            s.sample((h + 1) * 3'600, look, true);  // closes the hour
        };
        for (Step h = day - 24 * 31; h < day; ++h) hour(h, 101'000, 99'000, 100'000);
        LevelQuestion ask{"BTC", &s, 100'000, 1'000, {{99'500, Timestamp{std::chrono::hours{day}}, 100'000}}, {}};
        AssetLevels l = keyLevels(ask, day + 1);
        QVERIFY(l.levels.size() >= 8);
        // Of whose prices, and of which day and week: those of UTC.
        ask.venue = VenueId::Bybit;
        l = keyLevels(ask, day + 1);
        QVERIFY(l.venue == VenueId::Bybit);
        QVERIFY(l.day == Timestamp{std::chrono::hours{day}});
        QVERIFY(l.week <= l.day && l.day - l.week < std::chrono::hours{168});
        QCOMPARE(std::chrono::weekday{std::chrono::floor<std::chrono::days>(l.week)}.iso_encoding(), 1u);
        QVERIFY(std::is_sorted(l.levels.begin(), l.levels.end(),
                               [](const KeyLevel& a, const KeyLevel& b) { return a.price > b.price; }));
        const auto find = [&](LevelKind kind) {
            return *std::find_if(l.levels.begin(), l.levels.end(),
                                 [&](const KeyLevel& k) { return k.kind == kind; });
        };
        QCOMPARE(find(LevelKind::DayLow).state, LevelState::Unknown);  // nothing has closed since
        VERIFY_WITHIN(*find(LevelKind::DayLow).away, 0.01, 1e-6);
        // 0.05 of the range below it is no loss, 0.1 is.
        hour(day, 99'500, 98'900, 98'950);
        ask.price = 98'950;
        l = keyLevels(ask, day + 1);
        QCOMPARE(find(LevelKind::DayLow).state, LevelState::Held);
        QCOMPARE(find(LevelKind::Own).state, LevelState::Lost);
        hour(day + 1, 99'000, 98'800, 98'900);
        ask.lost = LostLevel{99'000}, ask.stressed = true;
        l = keyLevels(ask, day + 2);
        QCOMPARE(find(LevelKind::DayLow).state, LevelState::Lost);
        QVERIFY(find(LevelKind::DayLow).stressed);
        QVERIFY(*find(LevelKind::DayLow).since == Timestamp{std::chrono::hours{day + 2}});
        hour(day + 2, 99'200, 98'900, 99'100);
        l = keyLevels(ask, day + 3);
        QCOMPARE(find(LevelKind::DayLow).state, LevelState::Reclaimed);
        // Without a range nothing can be beyond by a part of it.
        ask.atr.reset();
        QVERIFY(keyLevels(ask, day + 3).levels.empty());
        QCOMPARE(keyLevels(ask, day + 3).reason, Reason::TooShort);
        ask.series = nullptr;
        QCOMPARE(keyLevels(ask, day + 3).reason, Reason::NoData);
    }

    // What lies above the price is no support: closed through it is broken, not lost.
    void whatIsAboveIsBrokenUpward()
    {
        LevelHours past;
        LevelQuestion ask{"BTC", &past.series, 102'000, 1'000, {}, LostLevel{101'000}, true};
        past.hour(kMidnight, 102'500, 99'900, 102'000);
        KeyLevel high = levelOf(keyLevels(ask, kMidnight + 1), LevelKind::DayHigh);
        QCOMPARE(high.price, 101'000.0);
        QCOMPARE(high.state, LevelState::Lost);
        QVERIFY(!high.above && !high.stressed);
        past.hour(kMidnight + 1, 102'000, 100'000, 100'200);
        high = levelOf(keyLevels(ask, kMidnight + 2), LevelKind::DayHigh);
        QVERIFY(high.state == LevelState::Reclaimed && !high.above);
        const KeyLevel low = levelOf(keyLevels(ask, kMidnight + 2), LevelKind::DayLow);
        QVERIFY(low.state == LevelState::Held && low.above);
    }
    // Levels are drawn anew at midnight: a support that was lost before stays one of them.
    void aLostSupportIsListedOverMidnight()
    {
        LevelHours past;
        const Timestamp lostAt{std::chrono::hours{kMidnight + 1}};
        for (Step h = kMidnight; h < kMidnight + 26; ++h) past.hour(h, 98'200, 97'900, 98'000);
        LevelQuestion ask{"BTC", &past.series, 98'000, 1'000, {}, LostLevel{99'500, lostAt}};
        const KeyLevel lost = levelOf(keyLevels(ask, kMidnight + 26), LevelKind::LostSupport);
        QCOMPARE(lost.price, 99'500.0);
        QVERIFY(lost.state == LevelState::Lost && lost.above && lost.since == lostAt && !lost.stressed);
        VERIFY_WITHIN(*lost.away, -1'500.0 / 98'000, 1e-9);
        ask.stressed = true;
        QVERIFY(levelOf(keyLevels(ask, kMidnight + 26), LevelKind::LostSupport).stressed);
        // Where it is among them it is no second one.
        ask.lost->price = 99'000;
        const AssetLevels all = keyLevels(ask, kMidnight + 26);
        QVERIFY(levelOf(all, LevelKind::WeekLow).stressed);
        QVERIFY(!levelOf(all, LevelKind::LostSupport).stressed);
    }
    // Without a close nothing has held: in the first hour of a day, and while the last hour is missing.
    void withoutACloseNothingIsHeld()
    {
        LevelHours past;
        LevelQuestion ask{"BTC", &past.series, 100'000, 1'000, {}, {}};
        QCOMPARE(levelOf(keyLevels(ask, kMidnight), LevelKind::DayLow).state, LevelState::Unknown);
        past.hour(kMidnight, 100'200, 99'800, 100'000);
        QCOMPARE(levelOf(keyLevels(ask, kMidnight + 1), LevelKind::DayLow).state, LevelState::Held);
        past.hour(kMidnight + 1, 99'000, 98'000, 98'100);
        QCOMPARE(levelOf(keyLevels(ask, kMidnight + 2), LevelKind::DayLow).state, LevelState::Lost);
        const KeyLevel gap = levelOf(keyLevels(ask, kMidnight + 3), LevelKind::DayLow);
        QCOMPARE(gap.state, LevelState::Unknown);
        QVERIFY(!gap.since);
    }
    // The person's own: from when it was set, by the side of the price then, and for as long as it stands.
    void ownLevelsAreJudgedSinceTheyWereSet()
    {
        LevelHours past;
        const auto at = [](Step hour) { return Timestamp{std::chrono::hours{hour}}; };
        const auto own = [&](std::vector<OwnLevel> levels, Step hour) {
            LevelQuestion ask{"BTC", &past.series, 100'000, 1'000, std::move(levels), {}};
            return levelOf(keyLevels(ask, hour), LevelKind::Own);
        };
        // Lost on the first day and never reclaimed: days do not make it held.
        past.hour(kMidnight, 99'600, 98'000, 98'100);
        for (Step h = kMidnight + 1; h < kMidnight + 60; ++h) past.hour(h, 98'300, 98'000, 98'100);
        KeyLevel level = own({{99'500, at(kMidnight - 1), 100'000}}, kMidnight + 60);
        QVERIFY(level.state == LevelState::Lost && level.above);
        QVERIFY(level.since == at(kMidnight + 1) && level.judgedFrom == at(kMidnight - 1));
        // Set after that, with the price below it: what was before it existed counts for nothing.
        level = own({{99'500, at(kMidnight + 30), 98'100}}, kMidnight + 60);
        QVERIFY(level.state == LevelState::Held && !level.above);
        // The price then decides where it is known, else the close before; of tomorrow nothing is known.
        level = own({{99'500, at(kMidnight), {}}}, kMidnight + 60);
        QVERIFY(level.state == LevelState::Lost && level.above);
        QCOMPARE(own({{99'500, at(kMidnight + 72), {}}}, kMidnight + 60).state, LevelState::Unknown);
        // Longer ago than hours are kept: on which side the price was has to be said.
        QCOMPARE(own({{99'500, at(kMidnight - 24 * 90), {}}}, kMidnight + 60).state, LevelState::Unknown);
        level = own({{99'500, at(kMidnight - 24 * 90), 100'000}}, kMidnight + 60);
        QCOMPARE(level.state, LevelState::Lost);
        // By the hours that are kept, and no more is said.
        QVERIFY(level.judgedFrom && *level.judgedFrom > at(kMidnight - 24 * 46));
        QVERIFY(past.series.hours().get(hourOf(*level.judgedFrom), InstrumentSeries::HClose));
    }
};

QTEST_APPLESS_MAIN(TestLevelStates)
#include "tst_level_states.moc"
