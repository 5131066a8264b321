// The structural signals beside open interest against volatility (ANALYTICS J3): funding direction, basis and
// spread, liquidity that comes back. Each says where it stands, and why it may not.
#pragma once

#include "model/analytics/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace plimsoll::analytics::signal {

enum class FundingDirection : std::uint8_t { Neutral, Fear, Balancing, Greed, Crowded };
std::string_view fundingDirectionName(FundingDirection d);

struct FundingSignal {
    FundingDirection state = FundingDirection::Neutral;
    bool dryPowder = false;  // fear without a falling price: "dry powder"
};
struct FundingSignalInput {
    double mean24h = 0;   // r8, fraction (A4)
    double recent8h = 0;  // means of A5
    double prior24h = 0;
    bool crowded = false;             // A4 says so, of either side
    std::optional<double> return24h;  // fraction
    std::optional<double> atrShare;   // ATR of a day / price
};
Result<FundingSignal> fundingDirection(const FundingSignalInput& in);

enum class BasisState : std::uint8_t { Normal, Wide, CompressingFast };
std::string_view basisStateName(BasisState s);
struct BasisSignal {
    BasisState state = BasisState::Normal;
    std::optional<double> speed;  // ln(D / D a day ago)
};
// Dispersions in basis points (C13). normal: median of 30 days.
Result<BasisSignal> basisAndSpread(double dispersion, double normal, std::optional<double> dayAgo);

enum class LiquidityState : std::uint8_t { Steady, Retreating, Refilling, Rebuilt };
std::string_view liquidityStateName(LiquidityState s);
// hourly: executable size at 10 bp over all venues, over its median before the shock, newest last, five hours
// for "rising". rebuiltHours: for each venue, how long it has been at 0.8 or above without a break. Rebuilt: three
// of four venues, of fewer all, and their sum.
struct LiquiditySignal {
    LiquidityState state = LiquidityState::Steady;
    int rebuilt = 0, venues = 0;  // at 0.8 or above for six hours; of how many
};
Result<LiquiditySignal> liquidityReaccumulation(std::span<const double> hourly,
                                                std::span<const double> rebuiltHours);

}  // namespace plimsoll::analytics::signal
