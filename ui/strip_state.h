// What the strip says of the market's state: phase, fragility, and beside the plain figures what they mean
// and whether a rule is raised on them. What is not known says so.
#pragma once

#include "model/metrics/metric_values.h"
#include "model/risk/warning.h"
#include "ui/strip_content.h"

namespace plimsoll {

// Adds the phase after the asset and the fragility before the liquidations, and marks the others.
void addState(std::vector<StripFigure>& figures, const QString& asset, const MetricSnapshot* metrics,
              const RiskSnapshot* risk, AsOf now);

}  // namespace plimsoll
