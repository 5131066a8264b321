// What takers traded, by display row.
#include "widgets/heat_source.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

void HeatSource::trades(std::int64_t first, int count, Price group, std::vector<HeatTrade>& out) const
{
    out.clear();
    const std::int64_t last = std::min(first + count - 1, m_last);
    for (const Lane& lane : m_lanes) {
        const std::int64_t step = lane.lane->history.step.raw;
        const double stepValue = static_cast<double>(step) / static_cast<double>(Price::kScale) * lane.scale.usd;
        for (std::int64_t column = std::max(first, lane.past.first()); column <= last; ++column) {
            const Found f = lane.past.find(column);
            if (!f.column || f.column->tradeRows == 0 || column != f.first + f.span - 1) continue;
            for (std::size_t i = f.column->firstTrade; i < std::size_t{f.column->firstTrade} + f.column->tradeRows;
                 ++i) {
                const DepthTrades& t = f.block->trades[i];
                const double middle = static_cast<double>(t.row) + 0.5;
                const std::int64_t row =
                    lane.scale.axis == 1
                        ? t.row * step / group.raw
                        : static_cast<std::int64_t>(std::floor(middle * static_cast<double>(step) *
                                                               lane.scale.axis / static_cast<double>(group.raw)));
                const double usd = middle * stepValue;
                out.push_back({row, static_cast<float>(t.buyQty * usd), static_cast<float>(t.sellQty * usd),
                               t.buys, t.sells});
            }
        }
    }
    if (out.size() < 2) return;
    std::sort(out.begin(), out.end(), [](const HeatTrade& a, const HeatTrade& b) { return a.row < b.row; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < out.size(); ++i) {
        if (out[i].row != out[kept].row) {
            out[++kept] = out[i];
            continue;
        }
        out[kept].buyUsd += out[i].buyUsd;
        out[kept].sellUsd += out[i].sellUsd;
        out[kept].buys += out[i].buys;
        out[kept].sells += out[i].sells;
    }
    out.resize(kept + 1);
}

}  // namespace plimsoll
