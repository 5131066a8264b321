// Where times and prices lie on the forced map, and what a cell of it holds.
#include "widgets/forced_map_parts.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

QRect ForcedMap::heatRect() const
{
    m->refresh();
    return m->heat;
}

QRect ForcedMap::axisRect() const
{
    m->refresh();
    return m->axis;
}

QRect ForcedMap::profileRect() const
{
    m->refresh();
    return m->profile;
}

Timestamp ForcedMap::timeAt(int x) const
{
    m->refresh();
    const double share = (m->heat.width() > 0 ? static_cast<double>(x - m->heat.left()) / m->heat.width() : 0.0);
    return m->leftEdge() + Duration{static_cast<std::int64_t>(share * static_cast<double>(m->spanned.count()))};
}

int ForcedMap::xOf(Timestamp t) const
{
    const double share = toSeconds(t - m->leftEdge()) / toSeconds(m->spanned);
    return m->heat.left() + static_cast<int>(std::lround(within(share, -4.0, 4.0) * m->heat.width()));
}

double ForcedMap::priceAt(int y) const
{
    m->refresh();
    const double share = static_cast<double>(m->heat.bottom() - y) / std::max(1, m->heat.height() - 1);
    return std::exp(m->range.first + share * (m->range.second - m->range.first));
}

int ForcedMap::yOf(double price) const
{
    const double share = (std::log(price) - m->range.first) / (m->range.second - m->range.first);
    return m->heat.bottom() - static_cast<int>(std::lround(within(share, -8.0, 8.0) * (m->heat.height() - 1)));
}

int ForcedMap::Parts::rowTop(std::int64_t groupRow) const
{
    return q->yOf(std::exp(static_cast<double>((groupRow + 1) * group) * rowStep));
}

std::optional<ForcedReading> ForcedMap::readingAt(const QPoint& at) const
{
    m->refresh();
    if (!m->heat.contains(at)) return std::nullopt;
    const std::int64_t column =
        floorDiv(static_cast<std::int64_t>(std::floor(minuteOfTime(timeAt(at.x())))), m->minutes);
    const std::int64_t row =
        floorDiv(static_cast<std::int64_t>(std::floor(std::log(priceAt(at.y())) / m->rowStep)), m->group);
    ForcedReading out;
    out.from = Timestamp{std::chrono::minutes{column * m->minutes}};
    out.to = out.from + std::chrono::minutes{m->minutes};
    out.low = std::exp(static_cast<double>(row * m->group) * m->rowStep);
    out.high = std::exp(static_cast<double>((row + 1) * m->group) * m->rowStep);
    for (const ForcedCell& c : m->cells) {
        if (floorDiv(c.minute, m->minutes) != column || floorDiv(c.row, m->group) != row) continue;
        (c.side == PositionSide::Long ? out.longUsd : out.shortUsd) += c.usd;
        (c.side == PositionSide::Long ? out.longs : out.shorts) += c.count;
        out.byVenue[static_cast<std::size_t>(c.venue)] += c.usd;
    }
    return out;
}

}  // namespace plimsoll
