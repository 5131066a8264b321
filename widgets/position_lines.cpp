#include "widgets/position_lines.h"

#include "widgets/heat_overlay.h"

#include <algorithm>

namespace plimsoll {

int PrivateHidden::s_depth = 0;

QColor positionInk(const Theme& theme, const PositionLine& line)
{
    if (line.stale) return theme.text.muted;
    return line.side == PositionSide::Long ? theme.liq.longs : theme.liq.shorts;
}

void paintPositionLines(QPainter* p, const HeatStyle& style, const std::vector<PositionLine>& lines,
                        const QRect& plot, int right, const std::function<int(double)>& yOf)
{
    constexpr int kHigh = 15;
    if (PrivateHidden::active() || lines.empty()) return;
    p->save();
    p->setClipRect(QRect(plot.topLeft(), QPoint(right, plot.bottom())));
    const QFontMetrics metrics(style.meta);
    std::vector<int> taken;
    // Liquidations say more than entries: their words come first.
    for (const bool liquidation : {true, false})
        for (const PositionLine& line : lines) {
            if (line.liquidation != liquidation || !(line.price > 0)) continue;
            const int y = yOf(line.price);
            if (y < plot.top() || y > plot.bottom()) continue;
            const QColor ink = positionInk(style.theme, line);
            // Never dashed, as alerts are, nor hatched, as models are: this was measured.
            p->setPen(QPen(ink, line.liquidation ? (line.own ? 2 : 1.5) : 1,
                           line.liquidation ? Qt::SolidLine : Qt::DotLine, Qt::FlatCap));
            p->drawLine(QLineF(plot.left(), y, right, y));
            const int width = metrics.horizontalAdvance(line.label) + 12;
            if (width > plot.width() - 16) continue;
            QRect box(plot.right() - width - 6, y - kHigh - 2, width, kHigh);
            if (box.top() < plot.top() + 2) box.moveTop(y + 2);
            const bool crowded = std::any_of(taken.begin(), taken.end(),
                                             [&](int top) { return std::abs(top - box.top()) < kHigh; });
            if (crowded) continue;
            taken.push_back(box.top());
            paintPill(p, style, box, line.label, ink);
        }
    p->restore();
}

}  // namespace plimsoll
