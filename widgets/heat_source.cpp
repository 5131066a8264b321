#include "widgets/heat_source.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    const std::int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

std::uint8_t bit(VenueId v)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
}

bool hasReach(const DepthColumn& c)
{
    return c.reachLow.raw != 0 || c.reachHigh.raw != 0;
}

// Adds cells, whose rows run one way, to sums by display row.
template <typename Cells>
void addCells(const Cells* first, const Cells* last, std::int64_t step, std::int64_t group, std::int64_t lowRow,
              std::vector<float>& sums)
{
    const auto size = static_cast<std::int64_t>(sums.size());
    const double stepValue = static_cast<double>(step) / static_cast<double>(Price::kScale);
    const bool same = step == group;
    const std::int64_t ratio = group % step == 0 ? group / step : 0;
    for (const Cells* c = first; c != last; ++c) {
        const std::int64_t row = same         ? c->row
                                 : ratio != 0 ? floorDiv(c->row, ratio)
                                              : floorDiv(c->row * step, group);
        const std::int64_t at = row - lowRow;
        if (at < 0 || at >= size) continue;
        sums[static_cast<std::size_t>(at)] += c->qty * static_cast<float>((c->row + 0.5) * stepValue);
    }
}

}  // namespace

bool HeatSource::set(std::shared_ptr<const DepthSnapshot> depth, const LaneChoice& choice)
{
    m_depth = std::move(depth);
    m_choice = choice;
    m_lanes.clear();
    m_finest = {};
    Identity identity;
    identity.choice = choice;
    const std::int64_t lastBefore = m_last, firstBefore = m_first;
    m_first = 0;
    m_last = -1;
    if (m_depth) {
        identity.asset = m_depth->asset;
        m_column = Duration::zero();
        for (const DepthLane& lane : m_depth->lanes)
            if (chosen(lane, choice)) m_column = std::max(m_column, lane.history.column);
        if (m_column <= Duration::zero()) m_column = std::chrono::seconds{1};
        identity.column = m_column;
        for (const DepthLane& lane : m_depth->lanes) {
            const std::size_t n = lane.history.size();
            if (!chosen(lane, choice) || n == 0 || lane.history.step.raw <= 0) continue;
            Lane l{&lane, n, 0, 0, 0};
            // A lane begins with its first book; that there was none before is no gap.
            std::size_t begin = 0;
            while (begin + 1 < n && at(l, begin).column->gap) ++begin;
            l.begin = begin;
            l.first = numberOf(at(l, begin).column->start);
            l.last = numberOf(at(l, n - 1).column->start);
            m_first = m_lanes.empty() ? l.first : std::min(m_first, l.first);
            m_last = m_lanes.empty() ? l.last : std::max(m_last, l.last);
            m_finest = std::max(m_finest, lane.history.step);
            identity.lanes.emplace_back(lane.instrument, lane.history.step);
            m_lanes.push_back(l);
        }
    }
    const bool keeps = identity == m_identity && m_last >= lastBefore && m_first >= firstBefore;
    m_identity = std::move(identity);
    return keeps;
}

HeatSource::Found HeatSource::at(const Lane& lane, std::size_t index)
{
    const DepthBlock* block = lane.lane->history.blocks[index / DepthBlock::kColumns].get();
    return {block, &block->columns[index % DepthBlock::kColumns]};
}

HeatSource::Found HeatSource::find(const Lane& lane, std::int64_t column) const
{
    if (column < lane.first || column > lane.last) return {};
    // Without holes the position follows from the number; with holes it lies at or before that.
    std::size_t high = std::min(lane.begin + static_cast<std::size_t>(column - lane.first), lane.size - 1);
    Found found = at(lane, high);
    if (numberOf(found.column->start) == column) return found;
    std::size_t low = lane.begin;
    while (low < high) {
        const std::size_t mid = (low + high) / 2;
        if (numberOf(at(lane, mid).column->start) < column)
            low = mid + 1;
        else
            high = mid;
    }
    found = at(lane, low);
    return numberOf(found.column->start) == column ? found : Found{};
}

HeatColumn HeatSource::sum(std::int64_t first, int count, Price group, std::int64_t lowRow,
                           std::vector<float>& bid, std::vector<float>& ask) const
{
    std::fill(bid.begin(), bid.end(), 0.0f);
    std::fill(ask.begin(), ask.end(), 0.0f);
    HeatColumn out;
    int summed = 0;
    bool covered = false;
    for (std::int64_t column = first; column < first + count && column <= m_last; ++column) {
        bool began = false, any = false;
        out.venueBid = {};
        out.venueAsk = {};
        for (const Lane& lane : m_lanes) {
            if (column < lane.first) continue;
            began = true;
            const Found f = find(lane, column);
            if (f.column) {
                const double price = f.column->bid.raw > 0 ? f.column->bid.value() : 0;
                out.buyUsd += f.column->buyQty * price;
                out.sellUsd += f.column->sellQty * price;
            }
            if (!f.column || f.column->gap) {
                out.missing |= bit(lane.lane->venue);
                continue;
            }
            const DepthColumn& c = *f.column;
            if (!any) out.bid = out.ask = 0;
            any = true;
            const auto take = [&c](double& high, double& low) {
                if (c.bid.raw > 0) high = std::max(high, c.bid.value());
                if (c.ask.raw > 0) low = low > 0 ? std::min(low, c.ask.value()) : c.ask.value();
            };
            take(out.bid, out.ask);
            const auto venue = static_cast<std::size_t>(lane.lane->venue);
            take(out.venueBid[venue], out.venueAsk[venue]);
            const DepthCell* cells = f.block->cells.data() + c.firstCell;
            const DepthCell* asks = cells + c.bidCells;
            const std::int64_t step = lane.lane->history.step.raw;
            addCells(cells, asks, step, group.raw, lowRow, bid);
            addCells(asks, asks + c.askCells, step, group.raw, lowRow, ask);
            if (!hasReach(c)) continue;
            const std::int64_t low = floorRow(c.reachLow, group), high = floorRow(c.reachHigh, group) + 1;
            out.coveredLow = covered ? std::min(out.coveredLow, low) : low;
            out.coveredHigh = covered ? std::max(out.coveredHigh, high) : high;
            covered = true;
        }
        if (!began) continue;
        out.known = true;
        if (any)
            ++summed;
        else
            out.gap = true;
    }
    if (summed > 1) {
        const float share = 1.0f / static_cast<float>(summed);
        for (float& v : bid) v *= share;
        for (float& v : ask) v *= share;
    }
    return out;
}

HeatSource::RowDetail HeatSource::row(std::int64_t column, Price group, std::int64_t row) const
{
    RowDetail out;
    std::vector<float> one(1), other(1);
    for (const Lane& lane : m_lanes) {
        if (column < lane.first) continue;
        out.known = true;
        const Found f = find(lane, column);
        if (!f.column || f.column->gap) continue;
        const DepthColumn& c = *f.column;
        RowShare share{lane.lane->venue, 0, 0};
        const std::int64_t step = lane.lane->history.step.raw;
        const auto inRow = [&](const DepthCell& cell) { return floorDiv(cell.row * step, group.raw) == row; };
        const DepthCell* cells = f.block->cells.data() + c.firstCell;
        for (std::size_t i = 0; i < c.bidCells; ++i)
            if (inRow(cells[i])) share.bidQty += cells[i].qty;
        for (std::size_t i = c.bidCells; i < std::size_t{c.bidCells} + c.askCells; ++i)
            if (inRow(cells[i])) share.askQty += cells[i].qty;
        if (c.bid.raw > 0) out.bid = std::max(out.bid, c.bid.value());
        if (c.ask.raw > 0) out.ask = out.ask > 0 ? std::min(out.ask, c.ask.value()) : c.ask.value();
        if (hasReach(c) && row >= floorRow(c.reachLow, group) && row <= floorRow(c.reachHigh, group))
            out.covered = true;
        out.shares.push_back(share);
    }
    out.gap = out.known && out.shares.empty();
    return out;
}

}  // namespace plimsoll
