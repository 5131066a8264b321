// Funding: ANALYTICS section A. Rates are fractions; `r8` is a fraction per 8 h, above 0 longs pay shorts.
// Intervals and durations in hours, slippage in basis points, money in USD.
#pragma once

#include "model/analytics/depth.h"
#include "model/analytics/result.h"
#include "model/analytics/statistics.h"
#include "model/market/instrument.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plimsoll::analytics::funding {

inline constexpr double kHoursPerYear = 8760;

// A1
struct Norm {
    double r8 = 0, apr = 0, perDay = 0;
    std::optional<double> apy;  // compounded; absent where it is beyond every number
};
Result<Norm> norm(double rate, double intervalHours);

// A2. Average price at which `notional` quote units are traded, best first. Incomplete: the book ends before.
Result<double> impactPrice(std::span<const Level> levels, double notional);
// A2. Fraction; 0 while the index lies between the two.
Result<double> premiumIndex(double impactBid, double impactAsk, double index);

// A3. The venues' formulas.
struct PredictInput {
    VenueId venue = VenueId::Binance;
    Numbers premiums;  // since the last settlement, equally spaced, oldest first
    double intervalHours = 8;
    std::optional<std::size_t> total;  // points of a whole period: the last premium is repeated up to there
    std::optional<double> cap, floor;  // rate per interval
    double interestDaily = 0.0003;
};
struct Prediction {
    double averagePremium = 0, rate = 0, r8 = 0;
};
Result<Prediction> predict(const PredictInput& in);

// A stretch of time at one rate.
struct Segment {
    double hours = 0, r8 = 0;
    bool known = true;  // false: time that passed at a rate that nobody told
};

// A4
enum class Regime : std::uint8_t { Neutral, LongWatch, ShortWatch, LongCrowded, ShortCrowded };
std::string_view regimeName(Regime regime);
struct RegimeRule {
    double high = 0.0005, low = -0.0003;  // r8
    double windowHours = 24, enter = 0.75, watch = 0.5, exitRatio = 0.8;
};
struct RegimeReading {
    double mean = 0, shareHigh = 0, shareLow = 0;
    Regime state = Regime::Neutral;
    double hours = 0;  // seen, at most the window
};
Result<RegimeReading> regime(std::span<const Segment> samples, std::optional<Regime> previous,
                             const RegimeRule& rule = {});

// A5
enum class Flip : std::uint8_t { None, PositiveToNegative, NegativeToPositive };
struct SignFlip {
    double recent = 0, prior = 0;
    Flip flip = Flip::None;
    double recentHours = 0, priorHours = 0;  // known of either
};
// TooShort where nothing is known of the time before the recent one.
Result<SignFlip> signFlip(std::span<const Segment> samples, double recentHours = 8, double priorHours = 24,
                          double minimum = 0.00005);

// A6
struct CrossVenue {
    double spread = 0;                      // highest - lowest
    std::optional<double> mean, deviation;  // weighted by open interest; absent if there is none
    std::size_t highest = 0, lowest = 0;    // places in the list, the first on ties
};
Result<CrossVenue> crossVenue(Numbers r8, Numbers openInterest);

struct CarryInput {
    double r8Long = 0, r8Short = 0, holdHours = 0;
    double feeLong = 0, feeShort = 0;  // fractions, a side
    double slipLongBps = 0, slipShortBps = 0;
    double borrowApr = 0;
};
struct Carry {
    double gross = 0, cost = 0, net = 0, netApr = 0;  // a unit of one leg
    std::optional<double> breakevenHours;             // absent where holding does not earn
};
Result<Carry> carry(const CarryInput& in);

struct Deviation {
    double basisBps = 0, rho = 0;
    bool outside = false;  // of the no-trade band
};
// A6, He & Manela. `cost`: half width of the band, a fraction.
Result<Deviation> perpDeviation(double perp, double spot, double rateQuote, double rateBase, double cost,
                                double kappa = 1095);

// A7
struct Hold {
    double notional = 0, costDay = 0, costDayPctMargin = 0;
    std::optional<double> maxDays;  // absent: no limit, because it costs nothing
};
Result<Hold> hold(double margin, double leverage, double r8, double budget = 0.10);

// A8. What a position is multiplied with, 0.5 to 1.
Result<double> sizeMultiplier(double r8, bool gate = false, double threshold = 0.0005, double full = 0.0010);

}  // namespace plimsoll::analytics::funding
