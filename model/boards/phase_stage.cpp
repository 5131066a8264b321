// Which part of its phase a market is in. Calm and clean-up have no limits in ANALYTICS: these are our own.
#include "model/boards/phase_parts.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::phase::Phase;

namespace {

constexpr double kQuiet = 0.8;                             // times the usual volume; of RV 30 d
constexpr double kSteady = 0.03, kSmall = 0.0002;          // interest in a day; funding
constexpr double kStormOver = 5.0 / 60;                    // hours without forced orders
constexpr double kCalmer = 2;                              // RV 1 h / 30 d
constexpr double kPatchedDepth = 0.5, kPatchedSpread = 2;  // times their normal
constexpr double kCounted = 1;                             // hours in which it is normal

}  // namespace

std::array<CalmFact, 4> calmOf(const AssetMetrics& m)
{
    using W = CalmFact::Which;
    std::array<CalmFact, 4> out = {{
        {W::Volume, numberOf(m.facts.volumeRatio, Reason::TooShort), kQuiet, {}},
        {W::Volatility, numberOf(m.at(metric::rvRatio)), kQuiet, {}},
        {W::Interest, numberOf(m.at(metric::dOi24h)), kSteady, {}},
        {W::Funding, numberOf(m.at(metric::r8Mean24)), kSmall, {}},
    }};
    for (CalmFact& f : out)
        if (f.value.value) f.met = verdictOf(std::fabs(*f.value.value), Bound::AtMost, f.limit);
    return out;
}

PhaseStage stageOf(const AssetMetrics& m)
{
    const auto phase = phaseOf(m);
    if (!phase) return PhaseStage::None;
    switch (*phase) {
        case Phase::Euphoria: return PhaseStage::None;
        case Phase::BuildUp: {
            const auto calm = calmOf(m);
            const bool all =
                std::all_of(calm.begin(), calm.end(), [](const auto& f) { return f.met == Verdict::Yes; });
            return all ? PhaseStage::Calm : PhaseStage::None;
        }
        case Phase::Liquidation:
            // Once forced orders have stopped it is what Reset is, although the machine waits for its hour.
            if (!m.facts.phaseNow.calmHours || *m.facts.phaseNow.calmHours < kStormOver) return PhaseStage::None;
            break;
        case Phase::Reset: break;
    }
    const analytics::norm::TrackerInput& in = m.facts.normalInput;
    const auto share = [](const std::optional<double>& x, const std::optional<double>& normal) {
        return x && normal && *normal > 0 ? std::optional(*x / *normal) : std::nullopt;
    };
    const auto okHours = m.at(metric::normOkH).usable() ? m.at(metric::normOkH).value : std::nullopt;
    if (okHours && *okHours >= kCounted) return PhaseStage::Normalising;
    const auto depth = share(in.depth, in.depthNormal), spread = share(in.spread, in.spreadNormal);
    const auto hour = m.at(metric::rv1h).value, month = m.at(metric::rv30d).value;
    const bool calmer = hour && month && *hour <= kCalmer * *month;
    const bool patched = depth && spread && *depth >= kPatchedDepth && *spread <= kPatchedSpread;
    // Books that are back are not waited for until the hour of the fall has left the volatility.
    const bool back = m.facts.normal[0].value_or(false) && m.facts.normal[1].value_or(false);
    return back || (calmer && patched) ? PhaseStage::CleanUp : PhaseStage::Aftershock;
}

}  // namespace plimsoll
