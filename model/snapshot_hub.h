// All mailboxes from the model to the screen. Panels read; only the engine publishes, and the history of itself.
#pragma once

#include "model/alerts/alert.h"
#include "model/black_box_status.h"
#include "model/boards/funding_history.h"
#include "model/history_request.h"
#include "model/metrics/metric_values.h"
#include "model/risk/warning.h"
#include "model/snapshot_slot.h"
#include "model/snapshots.h"
#include "model/store/store_status.h"

namespace plimsoll {

struct OverviewSnapshot;          // model/boards/overview_board.h
struct LiquiditySnapshot;         // model/boards/liquidity.h
struct LiquidationBoardSnapshot;  // model/boards/liquidation_board.h
struct LevelMapSnapshot;          // model/boards/level_map.h
struct BasisSnapshot;             // model/boards/basis.h
struct InterestSnapshot;          // model/boards/interest.h
struct CarrySnapshot;             // model/boards/carry.h
struct PhaseSnapshot;             // model/boards/phase.h
struct DeskSnapshot;              // model/desk/desk.h

struct SnapshotHub {
    SnapshotSlot<FundingSnapshot> funding;
    SnapshotSlot<FundingHistorySnapshot> fundingHistory;  // of the asset in focus
    SnapshotSlot<LiquidationSnapshot> liquidations;
    SnapshotSlot<DepthSnapshot> depth;  // of the asset in focus
    SnapshotSlot<MarketSnapshot> market;
    SnapshotSlot<HealthSnapshot> health;
    SnapshotSlot<InstrumentTable> instruments;
    SnapshotSlot<MetricSnapshot> metrics;                     // every second
    SnapshotSlot<OverviewSnapshot> overview;                  // a row an asset, every second
    SnapshotSlot<LiquiditySnapshot> liquidity;                // of the asset in focus, every second
    SnapshotSlot<LiquidationBoardSnapshot> liquidationBoard;  // of the asset in focus: sums and the realised map
    SnapshotSlot<LevelMapSnapshot> levels;                    // of the asset in focus: modelled
    SnapshotSlot<BasisSnapshot> basis;                        // of the asset in focus
    SnapshotSlot<InterestSnapshot> interest;                  // of the asset in focus
    SnapshotSlot<CarrySnapshot> carry;                        // funding between venues, net of cost
    SnapshotSlot<PhaseSnapshot> phase;                        // of the asset in focus: phase, aftershock, flushes
    SnapshotSlot<DeskSnapshot> desk;                          // the person's own positions; none: none was entered
    SnapshotSlot<RiskSnapshot> risk;
    SnapshotSlot<AlertSnapshot> alerts;
    SnapshotSlot<store::StoreStatus> store;  // none: nothing is stored in this run
    SnapshotSlot<HistoryAnswers> past;       // what was asked of the stored history
    SnapshotSlot<BlackBoxStatus> blackBox;   // none: no raw frames are kept in this run
};

}  // namespace plimsoll
