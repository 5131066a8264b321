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

#include <array>
#include <memory>
#include <string>
#include <string_view>

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
    SnapshotHub();
    SnapshotHub(const SnapshotHub&) = delete;
    SnapshotHub& operator=(const SnapshotHub&) = delete;

    // Assets that are looked at beside the one in focus have a hub each: it says the same as this one, but for
    // what is "of the asset in focus", which is of its guest there. Without a guest of that name: this one.
    static constexpr std::size_t kGuests = 3;
    std::array<std::unique_ptr<SnapshotHub>, kGuests> guests;
    SnapshotSlot<std::string> guest;  // whose, in such a hub; empty or none: nobody's
    const SnapshotHub& of(std::string_view asset) const;

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

private:
    struct Beside {};
    SnapshotHub(const SnapshotHub& host, Beside);
};

}  // namespace plimsoll
