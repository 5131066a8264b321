// Open interest: ANALYTICS section B. Changes are measured in base coins, because interest in USD falls with the
// price although nobody closed anything. Quotients (`d...`) are fractions or logarithms of ratios, as named.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <string_view>
#include <vector>

namespace plimsoll::analytics::interest {

// B1. `contractValue`: of one contract; `price`: USD a coin. Bad input: contracts below 0, the others not above 0.
enum class ContractKind : std::uint8_t { Linear, Inverse };  // value in coins, in USD
struct Units {
    double base = 0, usd = 0;
};
Result<Units> toUsd(double contracts, double contractValue, ContractKind kind, double price);

// B2
struct Concentration {
    double total = 0;
    std::vector<double> shares;  // sum to 1
    double hhi = 0;              // 10 000 / n for equal shares, 10 000 for one venue
    double effective = 0;        // number of equal venues with the same concentration
};
Result<Concentration> concentration(Numbers openInterest);

// B3. Interest over 24-h volume, both in USD.
Result<double> turnover(double interestUsd, double volume24hUsd);

// B4. Interest and depth within 1 % in the same unit, now and a week ago.
struct Tinderbox {
    double interestChange = 0, depthChange = 0;  // ln of the ratio
    double score = 0;                            // their difference
    double perDepth = 0;                         // interest standing on each unit of depth
    int level = 0;                               // 0 to 2
};
Result<Tinderbox> tinderbox(double interestNow, double interestThen, double depthNow, double depthThen);

// B5
enum class Quadrant : std::uint8_t { Flat, NewLongs, ShortCovering, NewShorts, LongUnwind };
std::string_view quadrantName(Quadrant q);
Result<Quadrant> quadrant(double priceChange, double interestChange, double deadPrice = 0.001,
                          double deadInterest = 0.005);

// B7. `volatilityChange`: ln(RV 24 h / RV 7 d).
enum class VolatilityQuadrant : std::uint8_t { Flat, ConfidenceRebuild, Overextension, Deleveraging, Quiet };
std::string_view quadrantName(VolatilityQuadrant q);
Result<VolatilityQuadrant> volatilityQuadrant(double interestChange, double volatilityChange,
                                              double deadInterest = 0.005, double deadVolatility = 0.05);

// B8. Changes over 7 d as fractions, funding as r8, share of other coins in all interest as a fraction.
enum class Wave : std::uint8_t { None, Speculative, Structured, Mechanical };
std::string_view waveName(Wave w);
Result<Wave> wave(double depthChange, double interestChange, double r8Mean, double altShareChange);

}  // namespace plimsoll::analytics::interest
