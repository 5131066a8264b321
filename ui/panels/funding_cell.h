// One funding rate, put into words: the value in the chosen unit, the interval, and everything the
// tool tip says. Pure functions.
#pragma once

#include "model/snapshots.h"
#include "ui/selection.h"

#include <QString>

#include <optional>

namespace plimsoll {

// Published judgement, made worse if the rate has aged since. A model that stopped publishing is for withPulse.
Freshness fundingFresh(const FundingCell& cell, AsOf now);

// The rate in the chosen unit, without the unit. Unknown interval: only the raw rate has a value.
QString fundingText(const FundingCell& cell, FundingUnit unit);
// What was settled last, in the same unit; empty where that is not known.
QString settledText(const FundingCell& cell, FundingUnit unit);
QString intervalText(const FundingCell& cell);  // "8h", "?" when unknown
QString fundingUnitText(FundingUnit unit);      // "bp/8h", "% APR", "raw %"
// What cells are sorted by; absent where there is no value in this unit.
std::optional<double> fundingKey(const FundingCell& cell, FundingUnit unit);
// Simple yearly rate, compounded at every settlement.
std::optional<double> compoundedYear(const FundingCell& cell);
// The difference of two rates per 8 h in the chosen unit (raw has no common unit: bp per 8 h).
QString fundingGapText(double spread8h, FundingUnit unit);
// What another venue expects this one to charge, beside its own estimate. A cross-check: `differs` when the
// two are further apart than forecasts of the same thing should be. None: no fresh forecast, or no interval.
struct ForecastView {
    double r8 = 0;                  // the forecast, per 8 h
    std::optional<double> against;  // less the venue's own estimate
    bool differs = false;
    QString text;  // "+1.97 Δ +0.42"
    QString tip;
};
inline constexpr double kForecastApart = 1e-4;  // 1 bp per 8 h
std::optional<ForecastView> forecastView(const FundingCell& cell, AsOf now);
QString fundingTip(const FundingCell& cell, VenueId venue, AsOf now, Freshness pulse);

}  // namespace plimsoll
