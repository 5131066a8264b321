// Price impact, toxicity and quality of flow: ANALYTICS sections C10, C11 and C14. Volumes in USD unless named
// otherwise, returns as fractions unless named `Bps`.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/statistics.h"

#include <optional>
#include <vector>

namespace plimsoll::analytics::flow {

// C10. Kyle's lambda: bp per million USD of signed taker flow. Live use wants 60 points and refuses an r2 below
// 0.02 or a t below 2 (kylePointsNeeded, kyleUsable).
struct Kyle {
    double lambda = 0, alpha = 0, r2 = 0;
    std::optional<double> t;
};
Result<Kyle> kyle(Numbers returnsBps, Numbers signedUsdMillions);
inline constexpr std::size_t kKylePoints = 60;
bool kyleUsable(const Kyle& k, std::size_t points);

// C10. Amihud: mean of |return| in bp per million USD. Periods without volume say nothing and are left out.
Result<double> amihud(Numbers returns, Numbers usd);

// C11. VPIN over buckets of equal volume; the unit of volume is the caller's.
struct Vpin {
    std::optional<double> sigma;  // of the price changes; only for bulk classification
    double buckets = 0;           // complete ones, all that were seen
    std::optional<double> vpin;   // over the last n of them; absent without one
};
// Bulk classification: buy share of a bar = Phi(dp / sigma), sigma over all dp given (n - 1).
Result<Vpin> vpinBulk(Numbers priceChanges, Numbers volumes, double bucket, std::size_t n);
// With the true aggressor of each trade or bar.
Result<Vpin> vpinTaker(Numbers volumes, const std::vector<bool>& isBuy, double bucket, std::size_t n);

// C14
struct SpotPerp {
    std::optional<double> ratio;      // spot / perp; absent without perp volume
    std::optional<double> perpShare;  // of both; absent without any
};
Result<SpotPerp> spotPerp(double spotUsd, double perpUsd);

// C14. Volume per depth against its median over venues: a hint of wash trading, not proof.
struct Wash {
    std::vector<double> turnover;
    std::vector<std::optional<double>> ratio;  // absent where the median is 0
    std::vector<std::size_t> flags;            // ratio at least 5
};
Result<Wash> wash(Numbers volume24h, Numbers depth);

// C14
struct RoundLevels {
    double step = 0, below = 0, above = 0;
    double belowBps = 0, aboveBps = 0;  // distances, of the price
};
Result<RoundLevels> roundLevels(double price);

// C14. How much to trade next.
Result<double> slice(double remainingUsd, double depth10Usd, double stability, double spreadRatio,
                     double part = 0.10);

}  // namespace plimsoll::analytics::flow
