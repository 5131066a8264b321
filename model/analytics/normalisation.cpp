#include "model/analytics/normalisation.h"

#include "model/analytics/statistics.h"

#include <cmath>

namespace plimsoll::analytics {

namespace {

bool known(const std::optional<double>& x)
{
    return x && std::isfinite(*x);
}

// Value over its normal; absent if either is not known or the normal is no yardstick.
std::optional<double> ratio(const std::optional<double>& x, const std::optional<double>& normal)
{
    if (!known(x) || !known(normal) || !(*normal > 0) || !std::isfinite(*x / *normal)) return std::nullopt;
    return *x / *normal;
}

}  // namespace

namespace norm {

Result<Tracker> tracker(const TrackerInput& in)
{
    const std::optional<double> spread = ratio(in.spread, in.spreadNormal);
    const std::optional<double> depth = ratio(in.depth, in.depthNormal);
    const std::optional<double> basis = ratio(in.basisDispersion, in.basisDispersionNormal);

    Tracker out;
    if (spread) out.spread = atMost(*spread, 1.25);
    if (depth) out.depth = atLeast(*depth, 0.80);
    if (basis) out.basis = atMost(*basis, 1.5);
    if (known(in.r8Day) && known(in.r8Week)) {
        const bool small = atMost(std::abs(*in.r8Day), 0.0002);
        const bool alike = *in.r8Day * *in.r8Week > 0 || atMost(std::abs(*in.r8Day - *in.r8Week), 0.0001);
        out.funding = small && alike;
    }
    if (known(in.rvRatio)) out.volatility = atMost(*in.rvRatio, 1.5);

    std::size_t seen = 0;
    for (const std::optional<bool>& passed : {out.spread, out.depth, out.basis, out.funding, out.volatility}) {
        seen += passed.has_value();
        out.count += passed.value_or(false);
    }
    if (seen == 0) return noData("spread", "no condition has its inputs");
    out.ok = out.count >= 4 && out.spread.value_or(false) && out.depth.value_or(false);
    out.coverage = static_cast<double>(seen) / 5;

    double progress = 0;
    if (spread) progress += clamp((2.5 - *spread) / 1.25, 0, 1);
    if (depth) progress += clamp((*depth - 0.2) / 0.6, 0, 1);
    if (basis) progress += clamp((4 - *basis) / 2.5, 0, 1);
    progress += out.funding.value_or(false) ? 1 : 0;
    if (out.volatility) progress += clamp((4 - *in.rvRatio) / 2.5, 0, 1);
    out.progress = progress / static_cast<double>(seen);
    return out;
}

}  // namespace norm

namespace flush {

std::string_view interestName(Interest i)
{
    switch (i) {
        case Interest::Pending: return "PENDING";
        case Interest::Clean: return "CLEAN";
        case Interest::Fast: return "FAST";
        case Interest::Releveraging: return "RELEVERAGING";
    }
    return "PENDING";
}

std::string_view fundingName(Funding f)
{
    switch (f) {
        case Funding::NotWashed: return "NOT_WASHED";
        case Funding::Cooled: return "COOLED";
        case Funding::Reset: return "RESET";
    }
    return "NOT_WASHED";
}

std::string_view flowName(Flow f)
{
    switch (f) {
        case Flow::Mixed: return "MIXED";
        case Flow::LeverageMechanics: return "LEVERAGE_MECHANICS";
        case Flow::SpotStress: return "SPOT_STRESS";
    }
    return "MIXED";
}

std::string_view invalidationName(Invalidation i)
{
    switch (i) {
        case Invalidation::OiReloadIntoWeakness: return "OI_RELOAD_INTO_WEAKNESS";
        case Invalidation::FundingWithoutSpot: return "FUNDING_WITHOUT_SPOT";
        case Invalidation::SupportLost: return "SUPPORT_LOST";
    }
    return "SUPPORT_LOST";
}

namespace {

std::optional<Interest> interestOf(const ChecklistInput& in)
{
    if (!known(in.oiRecovery) || !known(in.hoursSince)) return std::nullopt;
    const bool recovered = atLeast(*in.oiRecovery, 0.5);
    // What came back within the day was fast, on the next day too.
    const bool early = known(in.halfBackHours) && atMost(*in.halfBackHours, 24);
    if (early || (recovered && atMost(*in.hoursSince, 24))) {
        if (!known(in.rangeAtr)) return std::nullopt;
        return atMost(*in.rangeAtr, 1.5) ? Interest::Releveraging : Interest::Fast;
    }
    return !recovered && atLeast(*in.hoursSince, 24) ? Interest::Clean : Interest::Pending;
}

std::optional<Funding> fundingOf(const ChecklistInput& in)
{
    if (!known(in.r8Mean24h)) return std::nullopt;
    if (atMost(*in.r8Mean24h, 0.00005)) return Funding::Reset;
    if (!known(in.r8Before)) return std::nullopt;
    return atMost(*in.r8Mean24h, 0.5 * *in.r8Before) ? Funding::Cooled : Funding::NotWashed;
}

std::optional<Flow> flowOf(const ChecklistInput& in)
{
    if (!known(in.spotPerpRatio) || !known(in.spotPerpNormal)) return std::nullopt;
    if (atLeast(*in.spotPerpRatio, 1.5 * *in.spotPerpNormal)) {
        if (!known(in.spotCvdZ)) return std::nullopt;
        if (atMost(*in.spotCvdZ, -2)) return Flow::SpotStress;
    }
    return *in.spotPerpRatio < *in.spotPerpNormal ? Flow::LeverageMechanics : Flow::Mixed;
}

}  // namespace

Result<Checklist> checklist(const ChecklistInput& in)
{
    Checklist out{interestOf(in), fundingOf(in), flowOf(in), {}};
    if (known(in.oiRecovery) && known(in.priceRecovery) && atLeast(*in.oiRecovery, 0.9) && *in.priceRecovery < 0.5)
        out.invalid.push_back(Invalidation::OiReloadIntoWeakness);
    if (known(in.r8Mean24h) && known(in.spotCvdZ) && atLeast(*in.r8Mean24h, 0.0002) && *in.spotCvdZ <= 0)
        out.invalid.push_back(Invalidation::FundingWithoutSpot);
    if (known(in.supportLostHours) && atLeast(*in.supportLostHours, 4))
        out.invalid.push_back(Invalidation::SupportLost);
    return out;
}

}  // namespace flush

}  // namespace plimsoll::analytics
