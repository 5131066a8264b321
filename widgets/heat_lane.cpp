#include "widgets/heat_lane.h"

#include <algorithm>

namespace plimsoll {

Duration HeatLane::columnFor(const DepthHistoryView& history, Duration wanted)
{
    Duration best = history.size() > 0 ? history.column : Duration::zero();
    if (best >= wanted) return best;
    for (const DepthHistoryView& view : history.coarser) {
        if (view.size() == 0) continue;
        best = view.column;
        if (best >= wanted) break;
    }
    return best;
}

HeatLane::HeatLane(const DepthHistoryView& history, Duration column) : m_column(column)
{
    const auto add = [this](const DepthHistoryView& view) {
        if (view.column < m_column || view.column % m_column != Duration::zero() || view.size() == 0) return;
        Tier t;
        t.view = &view;
        t.size = view.size();
        t.span = view.column / m_column;
        // A lane begins with its first book; that there was none before is no gap.
        while (t.begin + 1 < t.size && at(t, t.begin).column->gap) ++t.begin;
        t.first = numberOf(at(t, t.begin).column->start);
        t.last = numberOf(at(t, t.size - 1).column->start) + t.span - 1;
        t.until = m_tiers.empty() ? t.last + 1 : m_tiers.back().first;
        if (m_tiers.empty()) {
            m_first = m_ownFirst = t.first;
            m_last = t.last;
        } else if (t.first >= m_tiers.back().first || at(t, t.begin).column->gap) {
            return;  // reaches no further back
        }
        m_first = std::min(m_first, t.first);
        m_tiers.push_back(t);
    };
    add(history);
    for (const DepthHistoryView& view : history.coarser) add(view);
}

HeatLane::Found HeatLane::at(const Tier& tier, std::size_t index)
{
    const DepthBlock* block = tier.view->blocks[index / DepthBlock::kColumns].get();
    return {block, &block->columns[index % DepthBlock::kColumns], 0, tier.span, 0};
}

HeatLane::Found HeatLane::find(std::int64_t column) const
{
    for (const Tier& tier : m_tiers) {
        if (column < tier.first) continue;
        // A long column ends where the shorter ones begin: nothing is counted twice.
        return find(tier, column);
    }
    return {};
}

HeatLane::Found HeatLane::find(const Tier& tier, std::int64_t column) const
{
    if (column < tier.first || column > tier.last) return {};
    const auto holds = [&](const Found& f) {
        const std::int64_t first = numberOf(f.column->start);
        return column >= first && column < first + tier.span;
    };
    const auto placed = [&](Found f) {
        f.first = numberOf(f.column->start);
        f.until = std::min(f.first + tier.span, tier.until);
        return f;
    };
    // Without holes the position follows from the number; with holes it lies at or before that.
    std::size_t high =
        std::min(tier.begin + static_cast<std::size_t>((column - tier.first) / tier.span), tier.size - 1);
    Found found = at(tier, high);
    if (holds(found)) return placed(found);
    std::size_t low = tier.begin;
    while (low < high) {
        const std::size_t mid = (low + high) / 2;
        if (numberOf(at(tier, mid).column->start) + tier.span <= column)
            low = mid + 1;
        else
            high = mid;
    }
    found = at(tier, low);
    return holds(found) ? placed(found) : Found{};
}

}  // namespace plimsoll
