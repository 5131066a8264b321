#include "widgets/heat_source.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll {

namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    const std::int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

bool hasReach(const DepthColumn& c)
{
    return c.reachLow.raw != 0 || c.reachHigh.raw != 0;
}

std::int64_t ceilDiv(std::int64_t a, std::int64_t b)
{
    return -floorDiv(-a, b);
}

// The same where prices of the lane are not those of the axis: a row goes where its middle lies.
std::size_t addConverted(const DepthCell* first, const DepthCell* last, std::int64_t step, std::int64_t group,
                         std::int64_t lowRow, const LaneScale& scale, std::vector<float>& sums)
{
    const auto size = static_cast<std::int64_t>(sums.size());
    const double stepValue = static_cast<double>(step) / static_cast<double>(Price::kScale);
    const double rows = static_cast<double>(step) * scale.axis / static_cast<double>(group);
    std::size_t added = 0;
    for (const DepthCell* c = first; c != last; ++c) {
        const double middle = static_cast<double>(c->row) + 0.5;
        const std::int64_t row = static_cast<std::int64_t>(std::floor(middle * rows)) - lowRow;
        if (row < 0 || row >= size) continue;
        sums[static_cast<std::size_t>(row)] += static_cast<float>(c->qty * middle * stepValue * scale.usd);
        ++added;
    }
    return added;
}

// Rows of the step that lie in the rows [lowRow, lowRow + size) of the group: [first, second).
std::pair<std::int64_t, std::int64_t> shownRows(std::int64_t step, std::int64_t group, std::int64_t lowRow,
                                                std::int64_t size)
{
    if (step == group) return {lowRow, lowRow + size};
    return {ceilDiv(rowFloor(lowRow, Price{group}).raw, step),
            ceilDiv(rowFloor(lowRow + size, Price{group}).raw, step)};
}

// Adds cells, whose rows run one way, to sums by display row. Returns how many were added.
std::size_t addCells(const DepthCell* first, const DepthCell* last, std::int64_t step, std::int64_t group,
                     std::int64_t lowRow, const LaneScale& scale, std::vector<float>& sums)
{
    if (first == last) return 0;
    if (scale.axis != 1) return addConverted(first, last, step, group, lowRow, scale, sums);
    const auto size = static_cast<std::int64_t>(sums.size());
    const bool falling = first->row > (last - 1)->row;
    // Only what is shown: history rows [from, to).
    const auto shown = shownRows(step, group, lowRow, size);
    const std::int64_t from = shown.first, to = shown.second;
    if (falling) {
        first = std::partition_point(first, last, [&](const DepthCell& c) { return c.row >= to; });
        last = std::partition_point(first, last, [&](const DepthCell& c) { return c.row >= from; });
    } else {
        first = std::partition_point(first, last, [&](const DepthCell& c) { return c.row < from; });
        last = std::partition_point(first, last, [&](const DepthCell& c) { return c.row < to; });
    }
    const auto stepValue =
        static_cast<float>(static_cast<double>(step) / static_cast<double>(Price::kScale) * scale.usd);
    const auto usd = [stepValue](const DepthCell& c) {
        return c.qty * ((static_cast<float>(c.row) + 0.5f) * stepValue);
    };
    float* out = sums.data();
    if (step == group) {
        for (const DepthCell* c = first; c != last; ++c) out[c->row - lowRow] += usd(*c);
        return static_cast<std::size_t>(last - first);
    }
    // A display row takes the history rows [begin, end); its neighbour follows without a division
    // where the one step is a multiple of the other.
    const std::int64_t ratio = group % step == 0 ? group / step : 0;
    std::int64_t row = 0, begin = 0, end = 0;
    for (const DepthCell* c = first; c != last;) {
        if (ratio == 0) {
            row = floorDiv(c->row * step, group);
            begin = ceilDiv(rowFloor(row, Price{group}).raw, step);
            end = ceilDiv(rowFloor(row + 1, Price{group}).raw, step);
        } else {
            if (begin != end && falling && c->row >= begin - ratio)
                --row;
            else if (begin != end && !falling && c->row < end + ratio)
                ++row;
            else
                row = floorDiv(c->row, ratio);
            begin = row * ratio;
            end = begin + ratio;
        }
        float sum = 0;
        if (falling)
            for (; c != last && c->row >= begin; ++c) sum += usd(*c);
        else
            for (; c != last && c->row < end; ++c) sum += usd(*c);
        if (row >= lowRow && row - lowRow < size) out[row - lowRow] += sum;
    }
    return static_cast<std::size_t>(last - first);
}

// The same for rows that have been added up before, one beside the other from `low` on.
std::size_t addRows(std::int64_t low, const std::vector<float>& usd, std::int64_t step, std::int64_t group,
                    std::int64_t lowRow, std::vector<float>& sums)
{
    const auto size = static_cast<std::int64_t>(sums.size()), high = low + static_cast<std::int64_t>(usd.size());
    const auto shown = shownRows(step, group, lowRow, size);
    const std::int64_t from = std::max(low, shown.first), to = std::min(high, shown.second);
    if (from >= to) return 0;
    const float* in = usd.data() + (from - low);
    float* out = sums.data();
    if (step == group) {
        for (std::int64_t r = from; r < to; ++r) out[r - lowRow] += *in++;
    } else {
        for (std::int64_t r = from; r < to;) {
            const std::int64_t row = floorDiv(r * step, group);
            const std::int64_t end = std::min(to, ceilDiv(rowFloor(row + 1, Price{group}).raw, step));
            float sum = 0;
            for (; r < end; ++r) sum += *in++;
            if (row >= lowRow && row - lowRow < size) out[row - lowRow] += sum;
        }
    }
    return static_cast<std::size_t>(to - from);
}

// Rows that all sides together span, when that is worth keeping.
constexpr std::int64_t kWidestKept = 4'096;
// A lane's newest columns can come a moment later than the others'.
constexpr std::int64_t kYoung = 2;

}  // namespace

bool HeatSource::set(std::shared_ptr<const DepthSnapshot> depth, const LaneChoice& choice, Duration wanted)
{
    m_depth = std::move(depth);
    m_choice = choice;
    m_lanes.clear();
    m_finest = {};
    Identity identity;
    identity.choice = choice;
    const std::int64_t lastBefore = m_last, firstBefore = m_firstOwn;
    m_first = m_firstOwn = 0;
    m_last = -1;
    if (m_depth) {
        identity.asset = m_depth->asset;
        m_column = Duration::zero();
        for (const DepthLane& lane : m_depth->lanes)
            if (chosen(lane, choice)) m_column = std::max(m_column, HeatLane::columnFor(lane.history, wanted));
        if (m_column <= Duration::zero()) m_column = std::chrono::seconds{1};
        identity.column = m_column;
        for (const DepthLane& lane : m_depth->lanes) {
            if (!chosen(lane, choice) || lane.history.step.raw <= 0) continue;
            Lane l{&lane, coarse(laneScale(*m_depth, lane)), HeatLane(lane.history, m_column)};
            if (l.past.empty()) continue;
            m_first = m_lanes.empty() ? l.past.first() : std::min(m_first, l.past.first());
            m_last = m_lanes.empty() ? l.past.last() : std::max(m_last, l.past.last());
            m_firstOwn = m_lanes.empty() ? l.past.firstOfOwn() : std::max(m_firstOwn, l.past.firstOfOwn());
            m_finest = std::max(m_finest, lane.history.step);
            identity.lanes.push_back({lane.instrument, lane.history.step, l.scale.axis, l.scale.usd});
            m_lanes.push_back(std::move(l));
        }
    }
    // The past grows at both ends; what was read with long columns is read again with its own.
    const bool keeps = identity == m_identity && m_last >= lastBefore && m_firstOwn >= firstBefore;
    m_identity = std::move(identity);
    m_alike = m_lanes.size() > 1 && std::all_of(m_lanes.begin(), m_lanes.end(),
                                                [&](const Lane& l) { return l.lane->history.step == m_finest; });
    keepSums(keeps);
    return keeps;
}

// A rate that moves by a few millionths must not have the whole picture drawn anew: colours and rows are by
// the tenth of a thousandth. What the pointer reads is by the rate itself.
LaneScale HeatSource::coarse(const LaneScale& scale)
{
    const auto rounded = [](double v) { return std::round(v * 1e4) / 1e4; };
    return {rounded(scale.axis), rounded(scale.usd)};
}

void HeatSource::keepSums(bool keeps)
{
    if (!keeps || !m_alike || m_last < m_firstOwn) m_sums.clear();
    if (!m_alike || m_last < m_firstOwn) return;
    if (m_sums.empty()) m_sumsFirst = m_firstOwn;
    while (!m_sums.empty() && m_sumsFirst < m_firstOwn) {
        m_sums.pop_front();
        ++m_sumsFirst;
    }
    if (m_sums.empty()) m_sumsFirst = m_firstOwn;
    m_sums.resize(static_cast<std::size_t>(m_last - m_sumsFirst + 1));
}

const HeatSource::ColumnSums* HeatSource::sumsOf(std::int64_t column) const
{
    if (!m_alike || column < m_sumsFirst || column > m_last - kYoung) return nullptr;
    ColumnSums& sums = m_sums[static_cast<std::size_t>(column - m_sumsFirst)];
    if (sums.made) return &sums;
    std::array<Found, kVenueCount * 2> found;
    std::array<LaneScale, kVenueCount * 2> scales;
    std::size_t n = 0;
    for (const Lane& lane : m_lanes) {
        if (n == found.size()) return nullptr;
        const Found f = lane.past.find(column);
        if (!f.column || f.column->gap) continue;
        scales[n] = lane.scale;
        found[n++] = f;
    }
    const std::int64_t step = m_finest.raw;
    const auto fill = [&](Side& side, bool bids) {
        std::int64_t low = 0, high = 0;
        const auto cells = [&](const Found& f) {
            const DepthCell* first = f.block->cells.data() + f.column->firstCell + (bids ? 0 : f.column->bidCells);
            return std::pair(first, first + (bids ? f.column->bidCells : f.column->askCells));
        };
        for (std::size_t i = 0; i < n; ++i) {
            const auto [first, last] = cells(found[i]);
            if (first == last) continue;
            const auto placed = [&](std::int64_t row) {
                return scales[i].axis == 1 ? row
                                           : static_cast<std::int64_t>(
                                                 std::floor((static_cast<double>(row) + 0.5) * scales[i].axis));
            };
            const std::int64_t a = placed(std::min(first->row, (last - 1)->row)),
                               b = placed(std::max(first->row, (last - 1)->row));
            const bool none = low == high;
            low = none ? a : std::min(low, a);
            high = none ? b + 1 : std::max(high, b + 1);
        }
        if (high - low > kWidestKept) return false;
        side.low = low;
        side.usd.assign(static_cast<std::size_t>(high - low), 0.0f);
        for (std::size_t i = 0; i < n; ++i) {
            const auto [first, last] = cells(found[i]);
            addCells(first, last, step, step, low, scales[i], side.usd);
        }
        return true;
    };
    if (!fill(sums.bid, true) || !fill(sums.ask, false)) return nullptr;
    sums.made = true;
    return &sums;
}

HeatColumn HeatSource::sum(std::int64_t first, int count, Price group, std::int64_t lowRow,
                           std::vector<float>& bid, std::vector<float>& ask) const
{
    Sample all;
    return sum(first, count, group, lowRow, bid, ask, all);
}

HeatColumn HeatSource::sum(std::int64_t first, int count, Price group, std::int64_t lowRow,
                           std::vector<float>& bid, std::vector<float>& ask, Sample& sample) const
{
    std::fill(bid.begin(), bid.end(), 0.0f);
    std::fill(ask.begin(), ask.end(), 0.0f);
    HeatColumn out;
    int summed = 0;
    bool covered = false;
    const std::int64_t last = std::min(first + count - 1, m_last);
    for (std::int64_t column = first; column <= last; ++column) {
        const bool adds = sample.every > 0 && (last - column) % sample.every == 0;
        const ColumnSums* sums = adds ? sumsOf(column) : nullptr;
        bool began = false, any = false;
        out.venueBid = {};
        out.venueAsk = {};
        for (const Lane& lane : m_lanes) {
            if (column < lane.past.first()) continue;
            began = true;
            const Found f = lane.past.find(column);
            if (f.column) {
                const double price = f.column->bid.raw > 0 ? f.column->bid.value() * lane.scale.usd : 0;
                // What was traded in a long column is shared out evenly among those it stands for.
                const auto part = static_cast<double>(f.span);
                out.buyUsd += f.column->buyQty * price / part;
                out.sellUsd += f.column->sellQty * price / part;
                out.span = std::max(out.span, f.span);
            }
            if (!f.column || f.column->gap) {
                out.missing |= venueBit(lane.lane->venue);
                continue;
            }
            const DepthColumn& c = *f.column;
            if (!any) out.bid = out.ask = 0;
            any = true;
            const double bestBid = c.bid.value() * lane.scale.axis, bestAsk = c.ask.value() * lane.scale.axis;
            const auto take = [&](double& high, double& low) {
                if (c.bid.raw > 0) high = std::max(high, bestBid);
                if (c.ask.raw > 0) low = low > 0 ? std::min(low, bestAsk) : bestAsk;
            };
            take(out.bid, out.ask);
            const auto venue = static_cast<std::size_t>(lane.lane->venue);
            take(out.venueBid[venue], out.venueAsk[venue]);
            const DepthCell* cells = f.block->cells.data() + c.firstCell;
            const DepthCell* asks = cells + c.bidCells;
            const std::int64_t step = lane.lane->history.step.raw;
            sample.columns += adds;
            // A long column is read once and counts for all of it that lies in here.
            std::int64_t weight = adds && !sums;
            if (weight && f.span > 1 && sample.every == 1)
                weight = column == std::max(first, f.first) ? std::min(last + 1, f.until) - column : 0;
            if (weight > 0) {
                const LaneScale scale{lane.scale.axis, lane.scale.usd * static_cast<double>(weight)};
                sample.cells += addCells(cells, asks, step, group.raw, lowRow, scale, bid);
                sample.cells += addCells(asks, asks + c.askCells, step, group.raw, lowRow, scale, ask);
            }
            if (!hasReach(c)) continue;
            const std::int64_t low = floorRow(onAxis(c.reachLow, lane.scale), group),
                               high = floorRow(onAxis(c.reachHigh, lane.scale), group) + 1;
            out.coveredLow = covered ? std::min(out.coveredLow, low) : low;
            out.coveredHigh = covered ? std::max(out.coveredHigh, high) : high;
            covered = true;
        }
        if (!began) continue;
        out.known = true;
        if (sums) {
            std::size_t rows = addRows(sums->bid.low, sums->bid.usd, m_finest.raw, group.raw, lowRow, bid);
            rows += addRows(sums->ask.low, sums->ask.usd, m_finest.raw, group.raw, lowRow, ask);
            sample.cells += rows / 2;
        }
        if (!any) out.gap = true;
        summed += any && adds;
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
        if (column < lane.past.first()) continue;
        out.known = true;
        const Found f = lane.past.find(column);
        if (!f.column || f.column->gap) continue;
        const DepthColumn& c = *f.column;
        if (f.span > out.span || out.first == 0) {
            out.first = f.first;
            out.span = f.span;
        }
        // By the same rows as the picture, in dollars by the rate itself.
        RowShare share{lane.lane->venue, 0, 0, laneScale(*m_depth, *lane.lane).usdPerAxis()};
        const std::int64_t step = lane.lane->history.step.raw;
        const auto inRow = [&](const DepthCell& cell) {
            if (lane.scale.axis == 1) return floorDiv(cell.row * step, group.raw) == row;
            return static_cast<std::int64_t>(std::floor((static_cast<double>(cell.row) + 0.5) *
                                                        static_cast<double>(step) * lane.scale.axis /
                                                        static_cast<double>(group.raw))) == row;
        };
        for (std::size_t i = c.firstTrade; i < std::size_t{c.firstTrade} + c.tradeRows; ++i) {
            const DepthTrades& t = f.block->trades[i];
            if (!inRow({t.row, 0})) continue;
            const double usd =
                (static_cast<double>(t.row) + 0.5) * lane.lane->history.step.value() * lane.scale.usd;
            out.buyUsd += t.buyQty * usd;
            out.sellUsd += t.sellQty * usd;
            out.buys += t.buys;
            out.sells += t.sells;
        }
        const DepthCell* cells = f.block->cells.data() + c.firstCell;
        for (std::size_t i = 0; i < c.bidCells; ++i)
            if (inRow(cells[i])) share.bidQty += cells[i].qty;
        for (std::size_t i = c.bidCells; i < std::size_t{c.bidCells} + c.askCells; ++i)
            if (inRow(cells[i])) share.askQty += cells[i].qty;
        const double bestBid = c.bid.value() * lane.scale.axis, bestAsk = c.ask.value() * lane.scale.axis;
        if (c.bid.raw > 0) out.bid = std::max(out.bid, bestBid);
        if (c.ask.raw > 0) out.ask = out.ask > 0 ? std::min(out.ask, bestAsk) : bestAsk;
        if (hasReach(c) && row >= floorRow(onAxis(c.reachLow, lane.scale), group) &&
            row <= floorRow(onAxis(c.reachHigh, lane.scale), group))
            out.covered = true;
        out.shares.push_back(share);
    }
    out.gap = out.known && out.shares.empty();
    return out;
}

}  // namespace plimsoll
