#include "model/analytics/phase.h"

#include "model/analytics/statistics.h"

#include <cmath>

namespace plimsoll::analytics::phase {

namespace {

bool known(const std::optional<double>& x)
{
    return x && std::isfinite(*x);
}
bool reaches(const std::optional<double>& x, double limit)
{
    return known(x) && atLeast(*x, limit);
}

}  // namespace

std::string_view phaseName(Phase phase)
{
    switch (phase) {
        case Phase::BuildUp: return "BUILD_UP";
        case Phase::Euphoria: return "EUPHORIA";
        case Phase::Liquidation: return "LIQUIDATION";
        case Phase::Reset: return "RESET";
    }
    return "BUILD_UP";
}

Result<double> euphoriaScore(const EuphoriaInput& in)
{
    if (!known(in.r8)) return noData("r8", "is not known");
    if (!known(in.oiChange7d)) return noData("d_oi_7d", "is not known");
    if (!known(in.leverageZ)) return noData("ldr_z", "is not known");
    if (!known(in.rvRatio)) return noData("rv_ratio", "is not known");
    const auto share = [](double x) { return clamp(x, 0, 1); };
    return 0.30 * share(*in.r8 / 0.0005) + 0.30 * share(*in.oiChange7d / 0.20) + 0.20 * share(*in.leverageZ / 2) +
           0.20 * share((1 - *in.rvRatio) / 0.5);
}

Result<Phase> step(Phase state, double hoursInState, const Facts& f)
{
    if (!(hoursInState >= 0)) return badInput("hours_in_state", "must not be below 0");
    const bool fallsOrJumps =
        reaches(f.oiDrop4h, 0.05) || (known(f.returnZ1h) && atLeast(std::abs(*f.returnZ1h), 4));
    if (reaches(f.liquidationZ, 4) && fallsOrJumps) return Phase::Liquidation;
    switch (state) {
        case Phase::Liquidation:
            if (atLeast(hoursInState, 1) && reaches(f.calmHours, 1) && reaches(f.oiSlopeHour, -0.005))
                return Phase::Reset;
            break;
        case Phase::Reset:
            if (reaches(f.normalHours, 24)) return Phase::BuildUp;
            break;
        case Phase::BuildUp:
            if (reaches(f.euphoria, 0.70) && known(f.oiChange7d) && *f.oiChange7d > 0) return Phase::Euphoria;
            break;
        case Phase::Euphoria:
            if (known(f.euphoria) && atMost(*f.euphoria, 0.50)) return Phase::BuildUp;
            break;
    }
    return state;
}

}  // namespace plimsoll::analytics::phase
