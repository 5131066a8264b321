#include "model/boards/key_levels.h"

#include "model/analytics/flow.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kDay = 24, kWeek = 168, kMonth = 720;
constexpr double kBeyondAtr = 0.1;  // C14: a close counts as beyond by this

// Days and weeks of UTC; weeks begin on Monday (hour 0 of 1970 was a Thursday).
constexpr Step dayOf(Step hour)
{
    return hour / kDay * kDay;
}
constexpr Step weekOf(Step hour)
{
    return (hour + 3 * kDay) / kWeek * kWeek - 3 * kDay;
}

struct Range {
    std::optional<double> low, high;
    std::size_t known = 0;
};
Range rangeOf(const S& s, Step from, Step until)
{
    Range out;
    for (Step h = from; h < until; ++h) {
        const auto low = s.hours().get(h, S::HLow), high = s.hours().get(h, S::HHigh);
        if (!low || !high) continue;
        ++out.known;
        out.low = std::min(out.low.value_or(*low), *low);
        out.high = std::max(out.high.value_or(*high), *high);
    }
    return out;
}

// By the closes of hours since `from`. On which side the price was at its start decides what losing means.
void judge(const S& s, Step from, Step hour, double atr, std::optional<double> start, KeyLevel& level)
{
    // No hour has closed since, or the last one is not known: it may be lost.
    if (!start || from >= hour || !s.hours().get(hour - 1, S::HClose)) return;
    const bool above = *start >= level.price;
    level.above = above;
    level.state = LevelState::Held;
    for (Step h = from; h < hour; ++h) {
        const auto close = s.hours().get(h, S::HClose);
        if (!close) continue;
        const double past = (*close - level.price) * (above ? 1 : -1);
        const Timestamp at{std::chrono::hours{h + 1}};
        if (level.state != LevelState::Lost && past <= -kBeyondAtr * atr) {
            level.state = LevelState::Lost;
            level.since = at;
        } else if (level.state == LevelState::Lost && past >= kBeyondAtr * atr) {
            level.state = LevelState::Reclaimed;
            level.since = at;
        }
    }
}

std::optional<double> closeBefore(const S& s, Step from)
{
    return s.hours().before(from - 1, 3, S::HClose);
}

// The first hour of which a close is known; none: `hour`.
Step firstClose(const S& s, Step from, Step hour)
{
    while (from < hour && !s.hours().get(from, S::HClose)) ++from;
    return from;
}

struct Asked {
    LevelKind kind;
    std::optional<double> price;
    Step from;  // since when it is a level
};

// What follows from the hours before.
std::array<Asked, 8> askedOf(const S& s, Step hour)
{
    const Step day = dayOf(hour), week = weekOf(hour);
    // Of a day or a week that is known in part only, highs and lows may have been elsewhere.
    const auto whole = [](Range r, Step hours) {
        return static_cast<Step>(r.known) * 10 >= hours * 9 ? r : Range{};
    };
    const Range before = whole(rangeOf(s, day - kDay, day), kDay),
                last = whole(rangeOf(s, week - kWeek, week), kWeek),
                month = whole(rangeOf(s, day - kMonth, day), kMonth);
    std::optional<double> roundBelow, roundAbove;
    if (const auto open = closeBefore(s, day))
        if (const auto r = analytics::flow::roundLevels(*open)) roundBelow = r->below, roundAbove = r->above;
    return {Asked{LevelKind::RoundBelow, roundBelow, day}, Asked{LevelKind::RoundAbove, roundAbove, day},
            Asked{LevelKind::DayLow, before.low, day},     Asked{LevelKind::DayHigh, before.high, day},
            Asked{LevelKind::WeekLow, last.low, week},     Asked{LevelKind::WeekHigh, last.high, week},
            Asked{LevelKind::MonthLow, month.low, day},    Asked{LevelKind::MonthHigh, month.high, day}};
}

}  // namespace

AssetLevels keyLevels(const LevelQuestion& ask, Step hour)
{
    AssetLevels out;
    out.asset = ask.asset;
    out.price = ask.price;
    if (!ask.series) return out;
    if (!ask.atr || !(*ask.atr > 0)) {
        out.reason = Reason::TooShort;
        return out;
    }
    const S& s = *ask.series;
    out.venue = ask.venue;
    out.day = Timestamp{std::chrono::hours{dayOf(hour)}};
    out.week = Timestamp{std::chrono::hours{weekOf(hour)}};
    bool lostListed = false;
    const auto list = [&](KeyLevel level) {
        if (ask.price && *ask.price > 0) level.away = (*ask.price - level.price) / *ask.price;
        if (level.state == LevelState::Lost && level.above && ask.lost && ask.lost->price == level.price) {
            level.stressed = ask.stressed;
            lostListed = true;
        }
        out.levels.push_back(level);
    };
    const auto add = [&](KeyLevel level, Step from, std::optional<double> start) {
        judge(s, from, hour, *ask.atr, start, level);
        list(level);
    };
    for (const Asked& a : askedOf(s, hour)) {
        if (!a.price) continue;
        KeyLevel level;
        level.kind = a.kind;
        level.price = *a.price;
        add(level, a.from, closeBefore(s, a.from));
    }
    for (const OwnLevel& own : ask.own) {
        KeyLevel level;
        level.kind = LevelKind::Own;
        level.price = own.price;
        level.judgedFrom = own.set;
        const Step set = hourOf(own.set), kept = std::max(set, hour - static_cast<Step>(S::kHours));
        // What was before the first close that is known is not judged.
        if (const Step first = firstClose(s, kept, hour); first > set && first < hour)
            level.judgedFrom = Timestamp{std::chrono::hours{first}};
        add(level, kept, own.priceThen ? own.priceThen : closeBefore(s, set));
    }
    // The others are drawn anew at midnight and on Mondays; what was lost stays lost until it is reclaimed.
    if (ask.lost && !lostListed) {
        KeyLevel level;
        level.kind = LevelKind::LostSupport;
        level.price = ask.lost->price;
        level.state = LevelState::Lost;
        level.since = ask.lost->since;
        list(level);
    }
    std::stable_sort(out.levels.begin(), out.levels.end(),
                     [](const KeyLevel& a, const KeyLevel& b) { return a.price > b.price; });
    if (out.levels.empty()) out.reason = Reason::TooShort;
    return out;
}

}  // namespace plimsoll
