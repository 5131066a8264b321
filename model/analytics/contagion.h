// How much of each series' uncertainty comes from the others (ANALYTICS E): a vector autoregression, its
// generalised forecast error variance decomposition (Pesaran and Shin 1998) and the connectedness table
// (Diebold and Yilmaz 2012). Series run in columns, rows oldest first; shares are percent.
#pragma once

#include "model/analytics/result.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace plimsoll::analytics::dy {

using Table = std::vector<std::vector<double>>;  // rows of equal length

inline constexpr double kLargestModulus = 0.999;  // of the companion matrix: from here shocks do not die out
inline constexpr std::size_t kLongestHorizon = 1000;

struct Connectedness {
    double tci = 0;                      // 0 to 100 (N - 1) / N
    std::optional<double> tciCorrected;  // 0 to 100; absent for a single series
    std::vector<double> to, from, net;   // percent, one a series
    Table table;                         // row i: where i's forecast variance comes from, sums to 100
    double modulus = 0;                  // largest eigenvalue of the companion matrix
    bool stable() const { return modulus < kLargestModulus; }  // else: skip, and mark
};

// A vector autoregression by least squares with a constant. TooShort without a degree of freedom (rows must
// exceed p + N p + 1), BadInput if a series is constant or a combination of the others. horizon: from 1.
Result<Connectedness> connectedness(const Table& data, std::size_t lags, std::size_t horizon);
// From known parameters. A: one N x N matrix a lag, A[j][i][k]: what series k, j + 1 steps ago, adds to i.
// sigma: covariance of the errors, symmetric, variances above 0.
Result<Connectedness> fromParameters(const std::vector<Table>& A, const Table& sigma, std::size_t horizon);
// The lag count from 1 to `largest` with the smallest BIC, all fitted on the same rows.
Result<std::size_t> lagByBic(const Table& data, std::size_t largest);

}  // namespace plimsoll::analytics::dy
