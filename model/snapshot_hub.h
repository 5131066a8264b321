// All mailboxes from the model to the screen. Panels read; only the engine publishes.
#pragma once

#include "model/alerts/alert.h"
#include "model/boards/funding_history.h"
#include "model/metrics/metric_values.h"
#include "model/risk/warning.h"
#include "model/snapshot_slot.h"
#include "model/snapshots.h"

namespace plimsoll {

struct SnapshotHub {
    SnapshotSlot<FundingSnapshot> funding;
    SnapshotSlot<FundingHistorySnapshot> fundingHistory;  // of the asset in focus
    SnapshotSlot<LiquidationSnapshot> liquidations;
    SnapshotSlot<DepthSnapshot> depth;  // of the asset in focus
    SnapshotSlot<MarketSnapshot> market;
    SnapshotSlot<HealthSnapshot> health;
    SnapshotSlot<InstrumentTable> instruments;
    SnapshotSlot<MetricSnapshot> metrics;  // every second
    SnapshotSlot<RiskSnapshot> risk;
    SnapshotSlot<AlertSnapshot> alerts;
};

}  // namespace plimsoll
