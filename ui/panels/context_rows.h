// What else tells where a market stands: readings made of values that other panels have, put against a limit and
// into a word; and the majors beside what moves more than they do. Each reading names its limits in its tip.
#pragma once

#include "model/boards/overview_board.h"
#include "model/metrics/metric_values.h"
#include "model/snapshots.h"
#include "ui/panels/text_table.h"

#include <memory>

namespace plimsoll {

struct CarrySnapshot;
struct PhaseSnapshot;

// What the readings are made of; null: nothing of it is known yet.
struct ContextInput {
    std::string asset;
    std::shared_ptr<const MetricSnapshot> metrics;
    std::shared_ptr<const OverviewSnapshot> overview;
    std::shared_ptr<const PhaseSnapshot> phase;
    std::shared_ptr<const CarrySnapshot> carry;
    std::shared_ptr<const LiquidationSnapshot> tape;
    AsOf now;
};

std::vector<TextColumn> contextColumns();
// One row a reading, always the same ones; what is not known says so. The row's key is the reading's.
std::vector<TextRow> contextRows(const ContextInput& in);
// The panel that explains a reading; empty: none.
QString contextPanel(const QString& key);

std::vector<TextColumn> betaColumns();
std::vector<TextRow> betaRows(const ContextInput& in);

}  // namespace plimsoll
