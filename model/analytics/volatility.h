// Volatility from bars and returns (ANALYTICS D). Prices in quote currency, returns as fractions, oldest first.
#pragma once

#include "model/analytics/statistics.h"

#include <optional>
#include <vector>

namespace plimsoll::analytics::vol {

// All annualised: sd of a year's log return. A mean that came out below zero counts as zero.
struct Estimators {
    std::optional<double> closeToClose;  // two bars; zero mean
    double parkinson = 0;                // Parkinson 1980
    double garmanKlass = 0;              // Garman-Klass 1980
    double rogersSatchell = 0;           // Rogers-Satchell 1991
    std::optional<double> yangZhang;     // three bars; Yang-Zhang 2000
};
// Four lists of equal length, prices above 0, high not below low. BadInput, NoData.
Result<Estimators> estimators(Numbers open, Numbers high, Numbers low, Numbers close, double periodsPerYear);

struct Bipower {
    double realised = 0;              // sum of r^2
    double bipower = 0;               // what of it is not a jump
    std::optional<double> jumpRatio;  // 0 to 1; absent where nothing moved
};
// Barndorff-Nielsen and Shephard 2004. Two returns at least.
Result<Bipower> bipower(Numbers ret);

struct Atr {
    std::optional<double> atr;  // needs n bars
    std::vector<double> trueRange;
};
// Wilder's average true range, in price units. The first true range is high - low.
Result<Atr> atr(Numbers high, Numbers low, Numbers close, std::size_t n);

}  // namespace plimsoll::analytics::vol
