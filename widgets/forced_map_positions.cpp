// Known positions on the forced map: lines over what was seen, and solid bars over the hatched ones of the model,
// on the same scale.
#include "widgets/forced_map_parts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

void ForcedMap::setPositionLines(std::vector<PositionLine> lines)
{
    if (lines == m->positions) return;
    m->positions = std::move(lines);
    update();
}

const std::vector<PositionLine>& ForcedMap::positionLines() const
{
    return m->positions;
}

void ForcedMap::setPositionsShown(bool shown)
{
    if (shown == m->positionsOn) return;
    m->positionsOn = shown;
    update();
}

bool ForcedMap::positionsShown() const
{
    return m->positionsOn;
}

void ForcedMap::Parts::paintPositions(QPainter* p)
{
    if (!positionsOn || empty()) return;
    paintPositionLines(p, style, positions, heat, heat.right(), [this](double at) { return q->yOf(at); });
    if (profile.isEmpty() || PrivateHidden::active()) return;
    // Without a model there is no scale but their own.
    double most = longest;
    for (const PositionLine& line : positions)
        if (line.liquidation && !line.stale) most = std::max(most, line.usd);
    if (!(most > 0)) return;
    constexpr int kHigh = 4, kLeast = 3;
    constexpr double kWidest = 0.86;
    p->save();
    p->setClipRect(profile.adjusted(0, 22, 0, -20));
    for (const PositionLine& line : positions) {
        if (!line.liquidation || !(line.price > 0)) continue;
        const int y = q->yOf(line.price);
        const int wide =
            std::max(kLeast, static_cast<int>(std::lround(line.usd / most * profile.width() * kWidest)));
        p->fillRect(QRect(profile.left(), y - kHigh / 2, wide, kHigh), positionInk(style.theme, line));
    }
    p->restore();
}

}  // namespace plimsoll
