// Hours of the week, basis across venues, health of the index: ANALYTICS sections C12 and C13.
// Prices in quote units, deviations in basis points.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plimsoll::analytics {

// C12. UTC; a weekend has no sessions.
struct Session {
    bool weekend = false;
    std::vector<std::string_view> labels;  // ASIA, EUROPE, US
    int hourOfWeek = 0;                    // Monday 00 is 0
};
Result<Session> sessionAt(double unixMs);

// C13
struct Dispersion {
    std::vector<double> basisBps;
    double median = 0, dispersion = 0;  // highest - lowest
};
Result<Dispersion> basisDispersion(Numbers perp, Numbers spot);

// C13. A dated future's basis a year, a fraction.
Result<double> annualisedBasis(double future, double spot, double days);

// C13. 0 to 2, from deviations in bp of whatever sign.
int oracleLevel(double indexDeviationBps, double markDeviationBps);
struct OracleHealth {
    std::optional<double> indexDeviationBps;  // from the median of other venues' indices; absent without one
    double markDeviationBps = 0;              // of the mark from the index
    int level = 0;                            // 0 to 2
};
Result<OracleHealth> oracleHealth(double mark, double index, Numbers peers);

}  // namespace plimsoll::analytics
