// What holding a perpetual on one venue against the same on another earns, after what it costs to get in and out
// of both books (ANALYTICS A6), and how long funding has been as it is.
#pragma once

#include "model/analytics/funding.h"
#include "model/boards/funding_history.h"
#include "model/boards/liquidity.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plimsoll {

// Sizes of one leg that the books are asked for, US dollars.
inline constexpr std::array<double, 8> kCarryUsd = {10e3, 25e3, 50e3, 100e3, 250e3, 500e3, 1e6, 5e6};
inline constexpr int kPastHours = 24 * 90;

// Settlements in a row, up to the newest, in which the same side paid. Where that is more than two of its
// intervals old, whoever pays now is not known.
struct PaidStreak {
    int sign = 0;  // 1: longs paid, -1: shorts did, 0: the newest rate was zero, or nothing is known
    int settlements = 0;
    double hours = 0;
    bool atLeast = false;  // no more is known of the time before
    bool operator==(const PaidStreak&) const = default;
};
PaidStreak streakOf(std::span<const SettledRate> settled, Timestamp now);

// What was settled since then, weighted by the hours that each rate was charged for.
struct PaidFacts {
    int settlements = 0;
    double hours = 0;
    double mean = 0, deviation = 0;        // r8
    double positive = 0;                   // share of the settlements in which longs paid
    double best = 0, worst = 0, paid = 0;  // highest and lowest r8; all that a long paid, a fraction
};
std::optional<PaidFacts> paidFacts(std::span<const SettledRate> settled, Timestamp from);

// r8 by the hour, oldest first, NaN where nothing is known; the last one ended with `end`.
struct RatePast {
    Timestamp end{};
    std::array<std::vector<float>, kVenueCount> venues;  // empty: nothing is known
    std::vector<float> mean;                             // of the venues known, by their open interest at `end`
    bool weighted = false;  // false: open interest of some is not known, all count alike
};

struct CarryVenue {
    std::optional<double> r8;     // the venue's fresh estimate
    std::optional<double> hours;  // of its interval
    std::string noBook;           // why its book says nothing; empty: it does
    // Of the mid, by size; only where `noBook` is empty. Absent or not whole: the book ends before the size does.
    std::array<SizeCost, kCarryUsd.size()> buy, sell;
    PaidStreak streak;
    std::optional<double> percentile;  // of the estimate among the known hours of the past, 0 to 1
    double knownHours = 0;
};

struct CarryRow {
    std::string asset;
    bool watched = false;
    std::array<std::optional<CarryVenue>, kVenueCount> venues;  // absent: not listed, or the venue is off
    // Of all venues that tell: as short as the shortest; a sign of 0 where they differ.
    PaidStreak streak;
    std::optional<double> r8, percentile;
    double knownHours = 0;
    std::optional<analytics::funding::Regime> regime;  // A4
    // A6, as the vocabulary has them: a week of the widest pair, net of the listed fees and of slippage, a
    // fraction a year; a month of settled funding, mean over deviation. Absent: why.
    std::optional<double> weekApr, sharpe;
    analytics::Reason weekReason = analytics::Reason::NoData, sharpeReason = analytics::Reason::NoData;
    std::shared_ptr<const RatePast> past;  // null: nothing is known
};

struct CarrySnapshot {
    AsOf asOf;
    std::vector<CarryRow> rows;
    const CarryRow* find(std::string_view asset) const
    {
        for (const CarryRow& r : rows)
            if (r.asset == asset) return &r;
        return nullptr;
    }
};

// A person's terms.
struct CarryTerms {
    std::size_t size = 3;  // place in kCarryUsd
    std::array<double, kVenueCount> fee = listedFees().perp;
    double holdHours = 168;
    bool operator==(const CarryTerms&) const = default;
};
struct CarryPair {
    VenueId longAt = VenueId::Binance, shortAt = VenueId::Binance;
    double spread8h = 0;            // before cost
    double feeBp = 0, slipBp = 0;   // in and out of both legs
    double net8h = 0;               // after cost, over the time held
    analytics::funding::Carry sum;  // over the time held
};
struct BestCarry {
    std::optional<CarryPair> pair;  // what earns most over the time held, be it a loss
    std::string why;                // there is none
};
BestCarry bestCarry(const CarryRow& row, const CarryTerms& terms);
std::optional<CarryPair> carryOf(const CarryRow& row, VenueId longAt, VenueId shortAt, const CarryTerms& terms);

}  // namespace plimsoll
