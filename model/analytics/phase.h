// Which phase of the leverage cycle a market is in (ANALYTICS J1, J2): a model of four states, judged once a
// minute. A fact that is not known is absent, and nothing moves on account of it.
#pragma once

#include "model/analytics/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace plimsoll::analytics::phase {

enum class Phase : std::uint8_t { BuildUp, Euphoria, Liquidation, Reset };
std::string_view phaseName(Phase phase);  // "BUILD_UP", ...

struct EuphoriaInput {
    std::optional<double> r8;          // fraction per 8 h
    std::optional<double> oiChange7d;  // d_oi, ln ratio of base coins
    std::optional<double> leverageZ;   // z of OI over depth, 30 d
    std::optional<double> rvRatio;     // RV 24 h / RV 30 d: calm adds
};
// 0 to 1. Every input is needed.
Result<double> euphoriaScore(const EuphoriaInput& in);

struct Facts {
    std::optional<double> liquidationZ;  // F2
    std::optional<double> oiDrop4h;      // fraction of base open interest lost in 4 h
    std::optional<double> returnZ1h;     // 1-h return in its own sigmas
    std::optional<double> calmHours;     // since liquidationZ was last at 1.5 or more
    std::optional<double> oiSlopeHour;   // fraction of open interest an hour
    std::optional<double> normalHours;   // unbroken hours of normalisation (J4)
    std::optional<double> euphoria;      // J1
    std::optional<double> oiChange7d;    // d_oi
};
// The state a minute later. hoursInState not below 0.
Result<Phase> step(Phase state, double hoursInState, const Facts& f);

}  // namespace plimsoll::analytics::phase
