#include "model/analytics/scores.h"

#include "model/analytics/statistics.h"

#include <cmath>

namespace plimsoll::analytics::score {

Result<Fragility> fragility(const std::array<std::optional<double>, kFragilityParts.size()>& values)
{
    double known = 0, all = 0;
    Fragility out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const FragilityPart& part = kFragilityParts[i];
        all += part.weight;
        if (!values[i]) continue;
        if (!std::isfinite(*values[i])) return badInput(part.key, "must be finite");
        // Crowding of either side is fragile.
        const double v = part.key == "funding" ? std::abs(*values[i]) : *values[i];
        out.parts[i] = part.weight * clamp((v - part.low) / (part.high - part.low), 0, 1);
        known += part.weight;
    }
    out.coverage = known / all;
    if (known == 0) return out;
    double score = 0;
    for (std::optional<double>& part : out.parts) {
        if (!part) continue;
        *part *= 100 / known;
        score += *part;
    }
    out.score = score;
    return out;
}

}  // namespace plimsoll::analytics::score
