// A value of the vocabulary in words: number and unit, as the screen, warnings, alerts and exports say it.
#pragma once

#include "model/analytics/vocabulary.h"

#include <string>

namespace plimsoll {

std::string unitText(analytics::Unit unit, double value);      // "7.20 bp", "$4.10m", "0.41×"
std::string metricText(analytics::MetricId id, double value);  // words by their name: "LONG_CROWDED"

}  // namespace plimsoll
