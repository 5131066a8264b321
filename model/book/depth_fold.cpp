// Short columns into long ones.
#include "model/book/depth_history.h"

#include <algorithm>

namespace plimsoll {

namespace {

// One long column in the making.
struct Group {
    Timestamp start{};
    std::int64_t members = 0;
    bool gap = false;
    float buy = 0, sell = 0;
    const DepthBlock* block = nullptr;  // of the newest
    std::size_t at = 0;
    std::vector<DepthTrades> trades;
};

void addTrades(std::vector<DepthTrades>& sums, const DepthBlock& block, const DepthColumn& c)
{
    const auto more = [](std::uint16_t a, std::uint16_t b) {
        return static_cast<std::uint16_t>(std::min<unsigned>(unsigned{a} + b, UINT16_MAX));
    };
    auto at = sums.begin();
    for (std::size_t i = c.firstTrade; i < std::size_t{c.firstTrade} + c.tradeRows; ++i) {
        const DepthTrades& t = block.trades[i];
        at = std::lower_bound(at, sums.end(), t.row,
                              [](const DepthTrades& s, std::int32_t row) { return s.row < row; });
        if (at == sums.end() || at->row != t.row) {
            at = sums.insert(at, t);
            continue;
        }
        at->buyQty += t.buyQty;
        at->sellQty += t.sellQty;
        at->buys = more(at->buys, t.buys);
        at->sells = more(at->sells, t.sells);
    }
}

class Folder {
public:
    Folder(DepthHistoryView& out, std::int64_t members) : m_out(out), m_members(members) {}

    void add(Timestamp group, const DepthBlock& block, std::size_t at)
    {
        if (m_group.members > 0 && m_group.start != group) finish();
        m_group.start = group;
        ++m_group.members;
        const DepthColumn& c = block.columns[at];
        m_group.gap |= c.gap;
        m_group.buy += c.buyQty;
        m_group.sell += c.sellQty;
        m_group.block = &block;
        m_group.at = at;
        addTrades(m_group.trades, block, c);
    }

    void end()
    {
        finish();
        if (m_block.columns.empty()) return;
        m_out.blocks.push_back(std::make_shared<const DepthBlock>(m_block));
    }

private:
    // What began in the middle, or has not ended, is left out: nobody saw all of it.
    void finish()
    {
        if (m_group.members == m_members) {
            DepthColumn c = m_group.block->columns[m_group.at];
            const auto cells = m_group.block->cells.begin() + c.firstCell;
            c.start = m_group.start;
            c.firstCell = static_cast<std::uint32_t>(m_block.cells.size());
            c.firstTrade = static_cast<std::uint32_t>(m_block.trades.size());
            c.tradeRows = static_cast<std::uint16_t>(std::min<std::size_t>(m_group.trades.size(), UINT16_MAX));
            c.buyQty = m_group.buy;
            c.sellQty = m_group.sell;
            if (m_group.gap) {
                c.gap = true;
                c.bid = c.ask = c.reachLow = c.reachHigh = {};
                c.bidCells = c.askCells = 0;
            }
            m_block.cells.insert(m_block.cells.end(), cells, cells + c.bidCells + c.askCells);
            m_block.trades.insert(m_block.trades.end(), m_group.trades.begin(),
                                  m_group.trades.begin() + c.tradeRows);
            m_block.columns.push_back(c);
        }
        m_group = {};
        if (m_block.columns.size() < DepthBlock::kColumns) return;
        m_out.blocks.push_back(std::make_shared<const DepthBlock>(m_block));
        m_block = {};
    }

    DepthHistoryView& m_out;
    const std::int64_t m_members;
    Group m_group;
    DepthBlock m_block;
};

}  // namespace

DepthHistoryView folded(const DepthHistoryView& view, Duration column)
{
    DepthHistoryView out;
    out.step = view.step;
    out.column = column;
    Folder folder(out, column / view.column);
    for (const auto& block : view.blocks)
        for (std::size_t i = 0; i < block->columns.size(); ++i)
            folder.add(Timestamp{block->columns[i].start.time_since_epoch() / column * column}, *block, i);
    folder.end();
    return out;
}

}  // namespace plimsoll
