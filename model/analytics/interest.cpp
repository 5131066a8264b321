#include "model/analytics/interest.h"

#include <cmath>

namespace plimsoll::analytics::interest {

Result<Units> toUsd(double contracts, double contractValue, ContractKind kind, double price)
{
    if (!(contracts >= 0)) return badInput("contracts", "must not be below 0");
    if (!(contractValue > 0)) return badInput("ct_val", "must be above 0");
    if (!(price > 0)) return badInput("price", "must be above 0");
    const double value = contracts * contractValue;
    const Units out =
        kind == ContractKind::Linear ? Units{.base = value, .usd = value * price} : Units{value / price, value};
    return finite(out, {out.base, out.usd});
}

Result<Concentration> concentration(Numbers openInterest)
{
    if (openInterest.empty()) return noData("oi", "is empty");
    if (!noneNegative(openInterest)) return badInput("oi", "must not be below 0");
    Concentration out;
    out.total = sum(openInterest);
    if (!(out.total > 0)) return noData("oi", "is 0 everywhere");
    double squares = 0;
    for (const double x : openInterest) {
        const double share = x / out.total;
        out.shares.push_back(share);
        squares += share * share;
        out.hhi += (share * 100) * (share * 100);
    }
    out.effective = 1 / squares;
    return finite(out, {out.total, out.hhi, out.effective});
}

Result<double> turnover(double interestUsd, double volume24hUsd)
{
    if (!(interestUsd >= 0)) return badInput("oi_usd", "must not be below 0");
    if (!(volume24hUsd > 0)) return noData("volume24_usd", "is not above 0");
    return finite(interestUsd / volume24hUsd, {interestUsd / volume24hUsd});
}

Result<Tinderbox> tinderbox(double interestNow, double interestThen, double depthNow, double depthThen)
{
    if (!(interestNow > 0)) return badInput("oi_now", "must be above 0");
    if (!(interestThen > 0)) return badInput("oi_then", "must be above 0");
    if (!(depthNow > 0)) return badInput("depth_now", "must be above 0");
    if (!(depthThen > 0)) return badInput("depth_then", "must be above 0");
    Tinderbox out;
    out.interestChange = std::log(interestNow / interestThen);
    out.depthChange = std::log(depthNow / depthThen);
    out.score = out.interestChange - out.depthChange;
    out.perDepth = interestNow / depthNow;
    if (out.interestChange >= 0.20 && out.depthChange <= 0)
        out.level = 2;
    else if (out.interestChange >= 0.10 && out.depthChange <= 0.02)
        out.level = 1;
    return finite(out, {out.interestChange, out.depthChange, out.perDepth});
}

std::string_view quadrantName(Quadrant q)
{
    switch (q) {
        case Quadrant::Flat: return "FLAT";
        case Quadrant::NewLongs: return "NEW_LONGS";
        case Quadrant::ShortCovering: return "SHORT_COVERING";
        case Quadrant::NewShorts: return "NEW_SHORTS";
        case Quadrant::LongUnwind: return "LONG_UNWIND";
    }
    return "FLAT";
}

namespace {

// Which of the four corners; the first is (+,+), then (+,-), (-,+), (-,-).
template <typename Q>
Q corner(double first, double second, double deadFirst, double deadSecond, const Q (&corners)[4])
{
    if (std::abs(first) < deadFirst || std::abs(second) < deadSecond) return Q::Flat;
    return corners[(first > 0 ? 0 : 2) + (second > 0 ? 0 : 1)];
}

}  // namespace

Result<Quadrant> quadrant(double priceChange, double interestChange, double deadPrice, double deadInterest)
{
    if (!(deadPrice >= 0)) return badInput("dead_p", "must not be below 0");
    if (!(deadInterest >= 0)) return badInput("dead_oi", "must not be below 0");
    return corner(priceChange, interestChange, deadPrice, deadInterest,
                  {Quadrant::NewLongs, Quadrant::ShortCovering, Quadrant::NewShorts, Quadrant::LongUnwind});
}

std::string_view quadrantName(VolatilityQuadrant q)
{
    switch (q) {
        case VolatilityQuadrant::Flat: return "FLAT";
        case VolatilityQuadrant::ConfidenceRebuild: return "CONFIDENCE_REBUILD";
        case VolatilityQuadrant::Overextension: return "OVEREXTENSION";
        case VolatilityQuadrant::Deleveraging: return "DELEVERAGING";
        case VolatilityQuadrant::Quiet: return "QUIET";
    }
    return "FLAT";
}

Result<VolatilityQuadrant> volatilityQuadrant(double interestChange, double volatilityChange, double deadInterest,
                                              double deadVolatility)
{
    using Q = VolatilityQuadrant;
    if (!(deadInterest >= 0)) return badInput("dead_oi", "must not be below 0");
    if (!(deadVolatility >= 0)) return badInput("dead_rv", "must not be below 0");
    return corner(interestChange, volatilityChange, deadInterest, deadVolatility,
                  {Q::Overextension, Q::ConfidenceRebuild, Q::Deleveraging, Q::Quiet});
}

std::string_view waveName(Wave w)
{
    switch (w) {
        case Wave::None: return "NONE";
        case Wave::Speculative: return "SPECULATIVE";
        case Wave::Structured: return "STRUCTURED";
        case Wave::Mechanical: return "MECHANICAL";
    }
    return "NONE";
}

Result<Wave> wave(double depthChange, double interestChange, double r8Mean, double altShareChange)
{
    if (r8Mean >= 0.0002 && altShareChange >= 0.02) return Wave::Speculative;
    if (interestChange >= 0.05 && std::abs(r8Mean) < 0.00015) return Wave::Structured;
    if (depthChange >= 0.05 && interestChange < 0.05) return Wave::Mechanical;
    return Wave::None;
}

}  // namespace plimsoll::analytics::interest
