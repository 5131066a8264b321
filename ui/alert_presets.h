// Common questions, each with levels to start from; the form opens with one, nothing is set by it.
#pragma once

#include "model/alerts/alert.h"
#include "ui/alert_metrics.h"

#include <QString>

#include <span>
#include <vector>

namespace plimsoll {

struct PresetCondition {
    std::string_view metric;
    AlertOperator op = AlertOperator::Above;
    double level = 0;  // in the metric's unit; 0 of a crossing: begins at the present value
    int over = 0;      // seconds
};
struct AlertPreset {
    const char* title;
    MetricKind kind;
    Severity severity = Severity::Warning;
    int hold = 0;        // seconds
    bool every = false;  // of every watched asset, else of the chosen one
    std::vector<PresetCondition> conditions;
    bool eachVenue = false;  // one condition a venue, either of them
};

std::span<const AlertPreset> alertPresets();
AlertRule presetRule(const AlertPreset& preset, const QString& asset, const std::vector<VenueId>& venues);

}  // namespace plimsoll
