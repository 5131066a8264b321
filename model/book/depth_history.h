// The past of one order book, as columns for a heatmap, in immutable blocks that snapshots share.
//
// A column is the book at the moment the column closed, grouped into rows of `step`; only rows
// within reach of the price are kept. A column in which the book was not live for the whole time
// is a gap: it has no cells and is drawn as a gap, never bridged.
#pragma once

#include "model/market/events.h"
#include "model/market/time.h"
#include "model/market/units.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

class OrderBook;

struct DepthCell {
    std::int32_t row = 0;  // covers prices [row * step, (row + 1) * step)
    float qty = 0;         // base units resting there
};

// What takers traded in one row while the column was open.
struct DepthTrades {
    std::int32_t row = 0;
    float buyQty = 0, sellQty = 0;
    std::uint16_t buys = 0, sells = 0;  // prints; at most what fits
};

struct DepthColumn {
    Timestamp start{};
    bool gap = false;
    Price bid, ask;                 // best quotes when it closed; raw 0 when gap
    Price reachLow, reachHigh;      // prices that the venue's book covered
    float buyQty = 0, sellQty = 0;  // taker volume in the column
    std::uint32_t firstCell = 0;    // in DepthBlock::cells: bids (falling), then asks (rising)
    std::uint16_t bidCells = 0, askCells = 0;
    std::uint16_t tradeRows = 0;  // in DepthBlock::trades, rising
    std::uint32_t firstTrade = 0;
};

struct DepthBlock {
    static constexpr std::size_t kColumns = 32;
    std::vector<DepthColumn> columns;
    std::vector<DepthCell> cells;
    std::vector<DepthTrades> trades;
};

// What a snapshot carries: shared blocks, oldest first. All but the last are full and never change.
struct DepthHistoryView {
    Price step;
    Duration column{};
    std::uint64_t firstIndex = 0;  // number of the first column since the history began
    std::vector<std::shared_ptr<const DepthBlock>> blocks;
    // The same book in longer columns, which reach further back; the shortest first. A long column, too, is the
    // book as it was when the column closed; its trades are all of it.
    std::vector<DepthHistoryView> coarser;

    std::size_t size() const
    {
        return blocks.empty() ? 0 : (blocks.size() - 1) * DepthBlock::kColumns + blocks.back()->columns.size();
    }
};

// Row height for a price: about half a basis point, from the series 1, 2, 5 x 10^k, and never
// finer than the tick (0: unknown).
Price rowStep(Price around, Price tick);

class DepthHistory {
public:
    // `scale`: prices are kept times this and sizes by it (a coin beside contracts of a thousand).
    DepthHistory(Price step, Duration column, std::size_t maxColumns, double reachBp, std::int64_t scale = 1);

    // Time passes: closes every column that ends at or before `now`. `book` null: nothing known.
    // Says whether a column was closed.
    bool advance(Timestamp now, const OrderBook* book);
    void trade(Side taker, Price price, Qty qty);
    // The book was lost at some moment of the open column: it will be a gap.
    void spoil() { m_spoiled = true; }
    void setMaxColumns(std::size_t n);
    // Rows this far from the price from here on. `narrow`: what lies beyond counts as not covered.
    void setReach(double bp, bool narrow) { m_reachBp = bp, m_narrow = narrow; }
    bool narrow() const { return m_narrow; }
    // What was seen before this history began, by whoever kept it: only columns from `from` on that are older than
    // its own, a hole between is a gap, and no more than may be kept. Pieces come newest first. Refused when rows
    // or columns are others.
    bool prepend(const DepthHistoryView& past, Timestamp from = {});
    // Where the oldest column begins, or the one that is open.
    std::optional<Timestamp> begin() const;

    DepthHistoryView view() const;  // copies only the open block, and that once a column
    std::size_t columns() const { return m_full.size() * DepthBlock::kColumns + m_open.columns.size(); }
    Price step() const { return m_step; }
    std::int64_t scale() const { return m_scale; }
    Duration column() const { return m_column; }
    std::size_t memoryBytes() const;

private:
    std::optional<Timestamp> firstKept() const;
    void close(const OrderBook* book);
    void dropOld();

    Price m_step;
    Duration m_column;
    std::size_t m_maxColumns;
    double m_reachBp;
    std::int64_t m_scale;
    std::optional<Timestamp> m_start;  // of the open column
    bool m_spoiled = false, m_narrow = false;
    float m_buy = 0, m_sell = 0;
    std::uint64_t m_dropped = 0;
    std::vector<std::shared_ptr<const DepthBlock>> m_full;
    DepthBlock m_early;  // less than a block of what was put in front, waiting for what is older still
    DepthBlock m_open;
    mutable std::shared_ptr<const DepthBlock> m_shown;  // copy of the open block, until it changes
    mutable std::shared_ptr<const DepthBlock> m_shownEarly;
    std::vector<DepthTrades> m_trades;  // of the open column, rising
    std::vector<Level> m_scratch;
};

// Columns put together into longer ones: what the last of them shows, gaps where one of them is a gap, trades of
// all. Only whole ones; `column` is a multiple of the view's.
DepthHistoryView folded(const DepthHistoryView& view, Duration column);

}  // namespace plimsoll
