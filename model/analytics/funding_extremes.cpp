#include "model/analytics/funding_extremes.h"

#include "model/analytics/statistics.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::funding {

namespace {

constexpr double kRounding = 1e-12;  // rates of other intervals meet a limit by a sum of floats

struct Move {
    std::int64_t hour = 0;
    double by = 0;
};

std::optional<double> priceAt(std::span<const HourPrice> prices, std::int64_t hour)
{
    const auto at = std::lower_bound(prices.begin(), prices.end(), hour,
                                     [](const HourPrice& p, std::int64_t h) { return p.hour < h; });
    if (at == prices.end() || at->hour != hour || !(at->price > 0)) return std::nullopt;
    return at->price;
}

std::optional<double> moveFrom(std::span<const HourPrice> prices, std::int64_t hour, int hours)
{
    const auto from = priceAt(prices, hour), to = priceAt(prices, hour + hours);
    if (!from || !to) return std::nullopt;
    const double by = *to / *from - 1;
    return std::isfinite(by) ? std::optional(by) : std::nullopt;
}

AfterSummary summaryOf(const std::vector<Move>& moves, int hours)
{
    AfterSummary out;
    out.n = static_cast<int>(moves.size());
    if (moves.empty()) return out;
    std::vector<double> by;
    by.reserve(moves.size());
    std::optional<std::int64_t> next;  // where a window begins that does not overlap the last one counted
    for (const Move& m : moves) {
        by.push_back(m.by);
        if (next && m.hour < *next) continue;
        ++out.apart;
        next = m.hour + hours;
    }
    const auto [lowest, highest] = std::minmax_element(by.begin(), by.end());
    out.lowest = *lowest;
    out.highest = *highest;
    if (out.apart >= kLeastForMedian) out.median = median(by);
    if (out.apart >= kLeastForShare)
        out.up = static_cast<double>(std::count_if(by.begin(), by.end(), [](double x) { return x > 0; })) /
                 static_cast<double>(by.size());
    return out;
}

AfterSummaries follow(std::vector<ExtremeCase>& cases, std::span<const HourPrice> prices, std::int64_t now)
{
    AfterSummaries out;
    for (std::size_t i = 0; i < kAfterHours.size(); ++i) {
        std::vector<Move> moves;
        int open = 0, unknown = 0;
        for (ExtremeCase& c : cases) {
            After& after = c.after[i];
            after.open = c.hour + kAfterHours[i] > now;
            if (!after.open) after.move = moveFrom(prices, c.hour, kAfterHours[i]);
            open += after.open;
            unknown += !after.open && !after.move;
            if (after.move) moves.push_back({c.hour, *after.move});
        }
        out[i] = summaryOf(moves, kAfterHours[i]);
        out[i].open = open;
        out[i].unknown = unknown;
    }
    return out;
}

AfterSummaries afterEachHour(std::span<const HourPrice> prices, std::int64_t from, std::int64_t now)
{
    AfterSummaries out;
    for (std::size_t i = 0; i < kAfterHours.size(); ++i) {
        std::vector<Move> moves;
        for (const HourPrice& p : prices) {
            if (p.hour < from || p.hour + kAfterHours[i] > now) continue;
            if (const auto by = moveFrom(prices, p.hour, kAfterHours[i])) moves.push_back({p.hour, *by});
        }
        out[i] = summaryOf(moves, kAfterHours[i]);
    }
    return out;
}

void enter(std::vector<ExtremeCase>& cases, const ChargedRate& r, int quietHours)
{
    if (cases.empty() || r.hour - cases.back().lastHour > quietHours) {
        ExtremeCase fresh;
        fresh.hour = r.hour;
        fresh.r8 = fresh.furthest = r.r8;
        cases.push_back(fresh);
    }
    ExtremeCase& c = cases.back();
    c.lastHour = r.hour;
    ++c.rates;
    if (std::abs(r.r8) > std::abs(c.furthest)) c.furthest = r.r8;
}

}  // namespace

ExtremesPast extremesPast(std::span<const ChargedRate> rates, std::span<const HourPrice> prices, std::int64_t now,
                          const ExtremeRule& rule)
{
    ExtremesPast out;
    out.rates = static_cast<int>(rates.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const ChargedRate& r = rates[i];
        out.knownHours += r.hours;
        while (first < i && rates[first].hour <= r.hour - rule.windowHours) ++first;
        int all = 0, below = 0, above = 0;  // hours
        for (std::size_t j = first; j < i; ++j) {
            all += rates[j].hours;
            if (rates[j].r8 < r.r8 - kRounding) below += rates[j].hours;
            if (rates[j].r8 > r.r8 + kRounding) above += rates[j].hours;
        }
        if (all < rule.leastHours || all <= 0) continue;
        if (out.judged++ == 0) out.from = r.hour;
        const double needed = rule.share * all - kRounding;
        if (r.r8 > rule.baseline + kRounding && below >= needed) enter(out.high, r, rule.quietHours);
        if (r.r8 < -kRounding && above >= needed) enter(out.low, r, rule.quietHours);
    }
    out.afterHigh = follow(out.high, prices, now);
    out.afterLow = follow(out.low, prices, now);
    if (out.judged > 0) out.afterAll = afterEachHour(prices, out.from, now);
    return out;
}

}  // namespace plimsoll::analytics::funding
