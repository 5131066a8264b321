// What price did after funding had been extreme, and after every hour of the same history beside it. A count of
// what was, no forecast. `r8` is a fraction per 8 h, above 0 longs pay shorts; hours are Unix hours, moves are
// fractions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll::analytics::funding {

// Charged when `hour` began, for the `hours` before.
struct ChargedRate {
    std::int64_t hour = 0;
    int hours = 8;
    double r8 = 0;
};
// As it was when the hour began.
struct HourPrice {
    std::int64_t hour = 0;
    double price = 0;
};

// High: above `share` of the known hours of the window before it, and above `baseline`. Low: below that share of
// them, and below 0. Only what was settled before a rate judges it; a rate that lasts becomes usual.
struct ExtremeRule {
    double baseline = 0.0001;  // the interest in the venues' formulas (A3): what is paid when nobody presses
    double share = 0.95;
    int windowHours = 90 * 24;
    int leastHours = 30 * 24;  // of the window that must be known
    int quietHours = 24;       // a case goes on while no more than so many lie between its extremes
};

inline constexpr std::array<int, 2> kAfterHours = {24, 72};
// Windows that do not overlap; below so many there is none of either.
inline constexpr int kLeastForMedian = 5, kLeastForShare = 10;

// Neither open nor a move: a price is missing.
struct After {
    bool open = false;  // its hours are not over
    std::optional<double> move;
};
// Extremes of one sign without a quiet day between. What follows is counted from its first.
struct ExtremeCase {
    std::int64_t hour = 0, lastHour = 0;
    double r8 = 0, furthest = 0;  // the first; the one farthest from 0
    int rates = 0;
    std::array<After, kAfterHours.size()> after{};
};
struct AfterSummary {
    int n = 0;      // moves that are known
    int apart = 0;  // of them, so many of windows that do not overlap
    int open = 0, unknown = 0;
    std::optional<double> median, up;  // `up`: share of moves above 0
    std::optional<double> lowest, highest;
};
using AfterSummaries = std::array<AfterSummary, kAfterHours.size()>;

struct ExtremesPast {
    int rates = 0, judged = 0;                     // settled; of them with enough before it
    int knownHours = 0;                            // that the rates were charged for
    std::int64_t from = 0;                         // the first that was judged; 0: none
    std::vector<ExtremeCase> high, low;            // oldest first
    AfterSummaries afterHigh, afterLow, afterAll;  // all: each hour since `from`
};
// Both lists oldest first, an hour once. `now`: the hour that runs.
ExtremesPast extremesPast(std::span<const ChargedRate> rates, std::span<const HourPrice> prices, std::int64_t now,
                          const ExtremeRule& rule = {});

}  // namespace plimsoll::analytics::funding
