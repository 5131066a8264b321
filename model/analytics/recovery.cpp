#include "model/analytics/recovery.h"

#include <cmath>
#include <numbers>

namespace plimsoll::analytics {

Result<Recovery> recovery(double before, double trough, std::span<const TimedValue> series)
{
    if (before == trough) return badInput("pre", "equals trough, so there is nothing to recover");
    Recovery out;
    double lastTime = 0, lastShare = 0, weighted = 0, squares = 0;
    for (const TimedValue& p : series) {
        if (p.t < lastTime) return badInput("series", "times must not be below 0 and must rise");
        const double share = (p.value - trough) / (before - trough);
        out.recovered.push_back(share);
        if (!out.half && share >= 0.5) {
            const double part = share > lastShare ? std::fmin(1, (0.5 - lastShare) / (share - lastShare)) : 1;
            out.half = lastTime + part * (p.t - lastTime);
        }
        if (p.t > 0 && share < 0.999) {
            weighted += -p.t * std::log1p(-share);
            squares += p.t * p.t;
        }
        lastTime = p.t, lastShare = share;
    }
    if (squares > 0) out.rate = weighted / squares;
    if (out.rate && *out.rate > 0 && std::isfinite(std::numbers::ln2 / *out.rate))
        out.halfLife = std::numbers::ln2 / *out.rate;
    for (const double share : out.recovered)
        if (!std::isfinite(share)) return badInput("series", "is out of range");
    return finite(out, {out.half.value_or(0), out.rate.value_or(0)});
}

}  // namespace plimsoll::analytics
