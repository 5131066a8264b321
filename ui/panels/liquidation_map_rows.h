// What the liquidation map's boards say, as tables, figures and parts of the picture. Nothing is computed here but
// units.
#pragma once

#include "model/boards/level_map.h"
#include "model/boards/liquidation_board.h"
#include "model/history_request.h"
#include "ui/panels/text_table.h"
#include "widgets/fact_strip.h"
#include "widgets/forced_map.h"

#include <optional>
#include <vector>

namespace plimsoll {

struct ForcedView {
    std::vector<VenueId> venues;  // of this build
    std::uint8_t chosen = 0x0f;   // shown in the map, bit per VenueId
    AsOf now;
    bool stale = false;                  // the model has fallen silent
    int decimals = 1;                    // of prices
    std::uint8_t classes = kAllClasses;  // of leverage that the levels were cut down to, see ofClasses
};

// A lower bound: of venues that were not heard all the time, or lacking one.
bool heardInPart(const LiquidationSum& sum);

std::vector<TextColumn> forcedTotalColumns(const std::vector<VenueId>& venues);
std::vector<TextRow> forcedTotalRows(const LiquidationBoardSnapshot& board, const ForcedView& view);

std::vector<TextColumn> completenessColumns();
std::vector<TextRow> completenessRows(const LiquidationBoardSnapshot& board, const ForcedView& view);

std::vector<Fact> forcedFacts(const LiquidationBoardSnapshot* board, const LevelMapSnapshot* levels,
                              const ForcedView& view);

// What the history has of the time before this start: thousands of prints, put into cells once an answer.
struct ForcedPast {
    std::vector<LiquidationCell> cells;
    std::optional<Timestamp> oldest;
};
ForcedPast forcedPast(const HistoryAnswer* before, Timestamp started);
// Cells of the chosen venues: those of the board, and stored ones.
std::vector<ForcedCell> forcedCells(const LiquidationBoardSnapshot& board, const ForcedPast& past,
                                    const ForcedView& view);
std::vector<ForcedCell> forcedCells(const LiquidationBoardSnapshot& board, const HistoryAnswer* before,
                                    Timestamp started, const ForcedView& view);
// The oldest moment of which anything is known.
Timestamp forcedKnownFrom(const LiquidationBoardSnapshot& board, const ForcedPast& past);
Timestamp forcedKnownFrom(const LiquidationBoardSnapshot& board, const HistoryAnswer* before, Timestamp started);
// Of the chosen venues.
std::vector<ForcedLevel> forcedLevels(const LevelMapSnapshot& levels, const ForcedView& view);
std::vector<ForcedZone> forcedZones(const LevelMapSnapshot& levels, const ForcedView& view);

// "mix default 5-100x"; why the map is not to be relied on; why there is none. Empty: it is.
QString mixName(const LevelAssumptions& assumed);
// "only 25x 50x"; empty: all classes.
QString classesOnly(std::uint8_t classes);
QString levelDoubt(const LevelMapSnapshot& levels);
QString levelLack(const LevelMapSnapshot* levels);
QString scoreWords(const LevelScore& score);
int decimalsFor(double price);

ExportTable levelExport(const LevelMapSnapshot* levels);
// What the map draws, of all venues: what is stored of the time before this run, and what this run has seen.
ExportTable cellExport(const LiquidationBoardSnapshot* board, const HistoryAnswer* before, Timestamp started);

}  // namespace plimsoll
