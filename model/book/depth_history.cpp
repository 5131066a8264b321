#include "model/book/depth_history.h"

#include "model/book/order_book.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

Price rowStep(Price around, Price tick)
{
    if (around.raw <= 0) return tick.raw > 0 ? tick : Price{1};
    const double target = static_cast<double>(around.raw) * 0.5e-4;
    // Of the series 1, 2, 5 the neighbour that is nearest as a ratio.
    const double decade = std::pow(10.0, std::floor(std::log10(std::max(target, 1.0))));
    double nearest = decade;
    for (const double m : {2.0, 5.0, 10.0})
        if (std::abs(std::log(decade * m / target)) < std::abs(std::log(nearest / target))) nearest = decade * m;
    const auto step = std::llround(nearest);
    if (tick.raw <= 0 || tick.raw > INT64_MAX - step) return {step};
    // Rows that are no whole number of ticks would hold now more, now fewer of them: stripes.
    return {(step + tick.raw - 1) / tick.raw * tick.raw};
}

DepthHistory::DepthHistory(Price step, Duration column, std::size_t maxColumns, double reachBp, std::int64_t scale)
    : m_step(step), m_column(column), m_maxColumns(maxColumns), m_reachBp(reachBp), m_scale(scale)
{
}

bool DepthHistory::advance(Timestamp now, const OrderBook* book)
{
    if (!m_start) {
        m_start = Timestamp{now.time_since_epoch() / m_column * m_column};
        m_spoiled = true;  // nobody saw the beginning of this column
        return false;
    }
    if (now < *m_start + m_column) return false;
    // After a long sleep only what would be kept is written.
    const auto due = static_cast<std::uint64_t>((now - *m_start) / m_column);
    if (due > m_maxColumns + DepthBlock::kColumns) {
        const auto skipped = due - m_maxColumns - DepthBlock::kColumns;
        m_dropped += skipped + columns();
        m_full.clear();
        m_early = {};
        m_shownEarly.reset();
        m_open = {};
        m_shown.reset();
        *m_start += m_column * static_cast<std::int64_t>(skipped);
        m_spoiled = true;
    }
    while (now >= *m_start + m_column) close(book);
    return true;
}

namespace {

// A column in which a price ran through thousands of rows keeps its sums, not every row.
constexpr std::size_t kMostTradeRows = 4'096;

std::int32_t rowOf(Price price, Price step, std::int64_t scale)
{
    const std::int64_t raw = price.raw > INT64_MAX / scale ? INT64_MAX : price.raw * scale;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(raw / step.raw, 0, INT32_MAX));
}

}  // namespace

void DepthHistory::trade(Side taker, Price price, Qty qty)
{
    const auto size = static_cast<float>(qty.v / static_cast<double>(m_scale));
    (taker == Side::Buy ? m_buy : m_sell) += size;
    const std::int32_t row = rowOf(price, m_step, m_scale);
    auto at = std::lower_bound(m_trades.begin(), m_trades.end(), row,
                               [](const DepthTrades& t, std::int32_t r) { return t.row < r; });
    if (at == m_trades.end() || at->row != row) {
        if (m_trades.size() == kMostTradeRows) return;
        at = m_trades.insert(at, {row, 0, 0, 0, 0});
    }
    (taker == Side::Buy ? at->buyQty : at->sellQty) += size;
    std::uint16_t& count = taker == Side::Buy ? at->buys : at->sells;
    if (count < UINT16_MAX) ++count;
}

namespace {

bool usable(const OrderBook* book)
{
    return book && book->state() == BookState::Live && book->bestBid() && book->bestAsk() && !book->crossed();
}

// Levels, best first, into rows of `step`; says how many rows.
std::uint16_t intoRows(const std::vector<Level>& levels, Price step, std::int64_t scale,
                       std::vector<DepthCell>& cells)
{
    std::uint16_t rows = 0;
    const double size = 1 / static_cast<double>(scale);
    for (const Level& level : levels) {
        const std::int32_t row = rowOf(level.price, step, scale);
        if (rows > 0 && cells.back().row == row) {
            cells.back().qty += static_cast<float>(level.qty.v * size);
            continue;
        }
        if (rows == UINT16_MAX) break;
        cells.push_back({row, static_cast<float>(level.qty.v * size)});
        ++rows;
    }
    return rows;
}

}  // namespace

void DepthHistory::close(const OrderBook* book)
{
    DepthColumn column;
    column.start = *m_start;
    column.gap = m_spoiled || !usable(book);
    column.buyQty = m_buy;
    column.sellQty = m_sell;
    column.firstCell = static_cast<std::uint32_t>(m_open.cells.size());
    column.firstTrade = static_cast<std::uint32_t>(m_open.trades.size());
    column.tradeRows = static_cast<std::uint16_t>(m_trades.size());
    m_open.trades.insert(m_open.trades.end(), m_trades.begin(), m_trades.end());
    m_trades.clear();
    if (!column.gap) {
        column.bid = book->bestBid()->price;
        column.ask = book->bestAsk()->price;
        const auto reach = book->reach().value_or(OrderBook::Reach{column.bid, column.ask});
        column.reachLow = reach.low;
        column.reachHigh = reach.high;
        const double share = m_reachBp * 1e-4;
        const Price low{column.bid.raw - std::llround(static_cast<double>(column.bid.raw) * share)};
        book->bidsDownTo(low, m_scratch);
        column.bidCells = intoRows(m_scratch, m_step, m_scale, m_open.cells);
        const Price high{std::llround(std::min(static_cast<double>(column.ask.raw) * (1 + share), 9.2e18))};
        book->asksUpTo(high, m_scratch);
        column.askCells = intoRows(m_scratch, m_step, m_scale, m_open.cells);
        if (m_narrow) {
            // What was left out is not known, rather than empty.
            column.reachLow = std::max(column.reachLow, low);
            column.reachHigh = std::min(column.reachHigh, high);
        }
        for (Price* price : {&column.bid, &column.ask, &column.reachLow, &column.reachHigh})
            price->raw = price->raw > INT64_MAX / m_scale ? INT64_MAX : price->raw * m_scale;
    }
    m_open.columns.push_back(column);
    m_shown.reset();
    *m_start += m_column;
    m_spoiled = !usable(book);
    m_buy = m_sell = 0;
    if (m_open.columns.size() == DepthBlock::kColumns) {
        // Without slack, and the next one with a quarter of the room that this one has needed, twice doubled as it
        // fills: there are hundreds of them, and on average an open one is half full.
        const std::size_t cells = m_open.cells.size(), trades = m_open.trades.size();
        m_full.push_back(std::make_shared<const DepthBlock>(m_open));
        m_open = {};
        m_open.columns.reserve(DepthBlock::kColumns);
        m_open.cells.reserve((cells + cells / 16) / 4 + 1);
        m_open.trades.reserve((trades + trades / 16) / 4 + 1);
        dropOld();
    }
}

void DepthHistory::dropOld()
{
    // Whole blocks only: at least `m_maxColumns` are kept, at most a block more.
    std::size_t drop = 0;
    while (drop < m_full.size() && columns() - (drop + 1) * DepthBlock::kColumns >= m_maxColumns) ++drop;
    if (drop == 0) return;
    m_early = {};
    m_shownEarly.reset();
    m_full.erase(m_full.begin(), m_full.begin() + static_cast<std::ptrdiff_t>(drop));
    m_dropped += drop * DepthBlock::kColumns;
}

void DepthHistory::setMaxColumns(std::size_t n)
{
    m_maxColumns = n;
    dropOld();
}

std::optional<Timestamp> DepthHistory::firstKept() const
{
    if (!m_full.empty()) return m_full.front()->columns.front().start;
    return m_open.columns.empty() ? m_start : std::optional(m_open.columns.front().start);
}

std::optional<Timestamp> DepthHistory::begin() const
{
    return m_early.columns.empty() ? firstKept() : std::optional(m_early.columns.front().start);
}

namespace {

void append(DepthBlock& to, const DepthBlock& from, std::size_t column)
{
    DepthColumn c = from.columns[column];
    const auto cells = from.cells.begin() + c.firstCell;
    c.firstCell = static_cast<std::uint32_t>(to.cells.size());
    to.cells.insert(to.cells.end(), cells, cells + c.bidCells + c.askCells);
    const auto trades = from.trades.begin() + c.firstTrade;
    c.firstTrade = static_cast<std::uint32_t>(to.trades.size());
    to.trades.insert(to.trades.end(), trades, trades + c.tradeRows);
    to.columns.push_back(c);
}

}  // namespace

bool DepthHistory::prepend(const DepthHistoryView& past, Timestamp from)
{
    const std::optional<Timestamp> end = begin();
    if (past.step != m_step || past.column != m_column || !end) return false;
    // All that is new, then what waited, each column in its place.
    DepthBlock all;
    const std::size_t room = m_maxColumns > columns() ? m_maxColumns - columns() : 0;
    const auto gapsUntil = [&](Timestamp until) {
        while (!all.columns.empty() && all.columns.back().start + m_column < until) {
            DepthColumn gap;
            gap.start = all.columns.back().start + m_column;
            gap.gap = true;
            gap.firstCell = static_cast<std::uint32_t>(all.cells.size());
            gap.firstTrade = static_cast<std::uint32_t>(all.trades.size());
            all.columns.push_back(gap);
        }
    };
    for (const auto& block : past.blocks)
        for (std::size_t i = 0; i < block->columns.size(); ++i) {
            const Timestamp start = block->columns[i].start;
            if (start < from || start >= *end || *end - start > m_column * static_cast<std::int64_t>(room))
                continue;
            // What begins with gaps has not begun yet.
            if (all.columns.empty() && block->columns[i].gap) continue;
            gapsUntil(start);
            if (all.columns.empty() || start > all.columns.back().start) append(all, *block, i);
        }
    if (all.columns.empty()) return true;
    gapsUntil(*end);
    for (std::size_t i = 0; i < m_early.columns.size(); ++i) append(all, m_early, i);
    // Blocks are whole: what is too little for one waits.
    const std::size_t rest = all.columns.size() % DepthBlock::kColumns;
    m_early = {};
    m_shownEarly.reset();
    for (std::size_t i = 0; i < rest; ++i) append(m_early, all, i);
    std::vector<std::shared_ptr<const DepthBlock>> blocks;
    for (std::size_t i = rest; i < all.columns.size(); i += DepthBlock::kColumns) {
        DepthBlock block;
        for (std::size_t k = 0; k < DepthBlock::kColumns; ++k) append(block, all, i + k);
        block.cells.shrink_to_fit();
        block.trades.shrink_to_fit();
        blocks.push_back(std::make_shared<const DepthBlock>(std::move(block)));
    }
    m_full.insert(m_full.begin(), blocks.begin(), blocks.end());
    m_dropped -= std::min<std::uint64_t>(m_dropped, blocks.size() * DepthBlock::kColumns);
    return true;
}

DepthHistoryView DepthHistory::view() const
{
    DepthHistoryView view;
    view.step = m_step;
    view.column = m_column;
    view.firstIndex = m_dropped;
    if (!m_early.columns.empty()) {
        // Blocks are whole: filled up in front with what is nothing yet.
        if (!m_shownEarly) {
            DepthBlock block;
            const std::size_t gaps = DepthBlock::kColumns - m_early.columns.size();
            for (std::size_t i = 0; i < gaps; ++i) {
                DepthColumn gap;
                gap.start = m_early.columns.front().start - m_column * static_cast<std::int64_t>(gaps - i);
                gap.gap = true;
                block.columns.push_back(gap);
            }
            for (std::size_t i = 0; i < m_early.columns.size(); ++i) append(block, m_early, i);
            m_shownEarly = std::make_shared<const DepthBlock>(std::move(block));
        }
        view.blocks.push_back(m_shownEarly);
        view.firstIndex -= std::min<std::uint64_t>(view.firstIndex, DepthBlock::kColumns);
    }
    view.blocks.insert(view.blocks.end(), m_full.begin(), m_full.end());
    if (!m_open.columns.empty()) {
        // The open block changes only when a column closes: one copy a column, however often it is shown.
        if (!m_shown) m_shown = std::make_shared<const DepthBlock>(m_open);
        view.blocks.push_back(m_shown);
    }
    return view;
}

std::size_t DepthHistory::memoryBytes() const
{
    const auto bytes = [](const DepthBlock& b) {
        return b.columns.capacity() * sizeof(DepthColumn) + b.cells.capacity() * sizeof(DepthCell) +
               b.trades.capacity() * sizeof(DepthTrades);
    };
    std::size_t sum = bytes(m_open) + bytes(m_early);
    for (const auto& block : m_full) sum += bytes(*block);
    return sum;
}

}  // namespace plimsoll
