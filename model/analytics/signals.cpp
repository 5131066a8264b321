#include "model/analytics/signals.h"

#include "model/analytics/statistics.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::signal {

namespace {

constexpr double kHalfBp = 0.00005, kTwoBp = 0.0002;

}  // namespace

std::string_view fundingDirectionName(FundingDirection d)
{
    switch (d) {
        case FundingDirection::Neutral: return "NEUTRAL";
        case FundingDirection::Fear: return "FEAR";
        case FundingDirection::Balancing: return "BALANCING";
        case FundingDirection::Greed: return "GREED";
        case FundingDirection::Crowded: return "CROWDED";
    }
    return "NEUTRAL";
}

std::string_view basisStateName(BasisState s)
{
    switch (s) {
        case BasisState::Normal: return "NORMAL";
        case BasisState::Wide: return "WIDE";
        case BasisState::CompressingFast: return "COMPRESSING_FAST";
    }
    return "NORMAL";
}

std::string_view liquidityStateName(LiquidityState s)
{
    switch (s) {
        case LiquidityState::Steady: return "STEADY";
        case LiquidityState::Retreating: return "RETREATING";
        case LiquidityState::Refilling: return "REFILLING";
        case LiquidityState::Rebuilt: return "REBUILT";
    }
    return "STEADY";
}

Result<FundingSignal> fundingDirection(const FundingSignalInput& in)
{
    for (const double x : {in.mean24h, in.recent8h, in.prior24h})
        if (!std::isfinite(x)) return badInput("r8", "must be finite");
    FundingSignal out;
    // The flip comes before fear: its day still has a negative mean.
    const bool flipped = atMost(in.prior24h, -kHalfBp) && std::abs(in.recent8h) < kHalfBp;
    if (in.crowded)
        out.state = FundingDirection::Crowded;
    else if (flipped)
        out.state = FundingDirection::Balancing;
    else if (atMost(in.mean24h, -kHalfBp))
        out.state = FundingDirection::Fear;
    else if (atLeast(in.mean24h, kTwoBp))
        out.state = FundingDirection::Greed;
    out.dryPowder = out.state == FundingDirection::Fear && in.return24h && in.atrShare &&
                    std::abs(*in.return24h) < *in.atrShare;
    return out;
}

Result<BasisSignal> basisAndSpread(double dispersion, double normal, std::optional<double> dayAgo)
{
    if (!(dispersion >= 0) || !std::isfinite(dispersion)) return badInput("dispersion", "must not be below 0");
    if (!(normal > 0) || !std::isfinite(normal)) return noData("normal", "must be above 0");
    BasisSignal out;
    if (dayAgo && *dayAgo > 0 && dispersion > 0) out.speed = std::log(dispersion / *dayAgo);
    if (atLeast(dispersion, 2 * normal))
        out.state = BasisState::Wide;
    else if (out.speed && atMost(*out.speed, -0.7) && atMost(dispersion, normal))
        out.state = BasisState::CompressingFast;
    return out;
}

Result<LiquiditySignal> liquidityReaccumulation(std::span<const double> hourly,
                                                std::span<const double> rebuiltHours)
{
    if (hourly.empty()) return noData("hourly", "is empty");
    if (!allFinite(hourly) || !noneNegative(hourly)) return badInput("hourly", "must not be below 0");
    LiquiditySignal out;
    out.venues = static_cast<int>(rebuiltHours.size());
    out.rebuilt = static_cast<int>(
        std::count_if(rebuiltHours.begin(), rebuiltHours.end(), [](double h) { return atLeast(h, 6); }));
    // Three of four venues; of fewer all. And never while the sum of them is short of it.
    const int needed = out.venues < 4 ? out.venues : out.venues - 1;
    // One thin look at its edge takes no word back, an empty book does.
    const double sum = hourly.size() > 1 ? std::max(hourly.back(), hourly[hourly.size() - 2]) : hourly.back();
    if (out.venues > 0 && out.rebuilt >= needed && atLeast(sum, 0.8) && atLeast(hourly.back(), 0.7)) {
        out.state = LiquidityState::Rebuilt;
        return out;
    }
    if (hourly.size() >= 5) {
        const auto last = hourly.last(5);
        int rises = 0;
        for (std::size_t i = 1; i < last.size(); ++i) rises += last[i] > last[i - 1];
        if (rises >= 3) {
            out.state = LiquidityState::Refilling;
            return out;
        }
    }
    out.state = hourly.back() < 0.5 ? LiquidityState::Retreating : LiquidityState::Steady;
    return out;
}

}  // namespace plimsoll::analytics::signal
