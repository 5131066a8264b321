// What the model concluded, for `snapshot.json` (CONTRACT section 5): `assets`' consolidated numbers, `warnings`
// and `alerts`.
#pragma once

#include "app/json_writer.h"
#include "model/alerts/alert.h"
#include "model/metrics/metric_values.h"
#include "model/risk/warning.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

struct PhaseSnapshot;  // model/boards/phase.h

// Null where the model has not spoken yet.
struct Judged {
    std::shared_ptr<const MetricSnapshot> metrics;
    std::shared_ptr<const RiskSnapshot> risk;
    std::shared_ptr<const AlertSnapshot> alerts;
    std::shared_ptr<const PhaseSnapshot> phase = nullptr;
};

using ExportReasons = std::vector<std::pair<std::string, std::string>>;

// Keys of one asset's object; what has no value is null, and `reasons` says why. `now`: of the export.
void writeAssetMetrics(JsonWriter& w, const Judged& judged, std::string_view asset, Mono now,
                       ExportReasons& reasons);
void writeWarnings(JsonWriter& w, const Judged& judged);
void writeAlerts(JsonWriter& w, const Judged& judged);

}  // namespace plimsoll
