#include "widgets/key_level_lines.h"

#include "widgets/color_ramp.h"
#include "widgets/heat_overlay.h"

#include <algorithm>
#include <cstdlib>

namespace plimsoll {

namespace {

constexpr int kHigh = 15, kInset = 8, kNear = 3;

}  // namespace

std::vector<KeyLevelPlace> placeKeyLevels(const std::vector<KeyLevelLine>& lines, const HeatStyle& style,
                                          const QRect& plot, const PriceToPixel& yOf, const PriceToText& textOf,
                                          std::vector<PixelBand> keepOff)
{
    std::vector<KeyLevelPlace> out;
    const QFontMetrics metrics(style.meta);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!(lines[i].price > 0)) continue;
        const int y = yOf(lines[i].price);
        if (y < plot.top() || y > plot.bottom()) continue;
        KeyLevelPlace& at = out.emplace_back();
        at.line = i;
        at.y = y;
        at.words = lines[i].label + u' ' + textOf(lines[i].price);
        const int width = metrics.horizontalAdvance(at.words) + 12;
        if (width > plot.width() - 2 * kInset) continue;
        for (const int top : {y - kHigh - 1, y + 2}) {
            const int bottom = top + kHigh - 1;
            if (top <= plot.top() || bottom > plot.bottom()) continue;
            const bool taken = std::any_of(keepOff.begin(), keepOff.end(), [&](const PixelBand& band) {
                return band.from <= bottom && band.to >= top;
            });
            if (taken) continue;
            at.label = QRect(plot.left() + kInset, top, width, kHigh);
            keepOff.push_back({top, bottom});
            break;
        }
    }
    return out;
}

void paintKeyLevels(QPainter* p, const HeatStyle& style, const std::vector<KeyLevelLine>& lines,
                    const std::vector<KeyLevelPlace>& places, const QRect& plot, int right)
{
    if (places.empty()) return;
    const Theme& t = style.theme;
    p->save();
    p->setClipRect(QRect(plot.topLeft(), QPoint(right, plot.bottom())));
    for (const KeyLevelPlace& at : places) {
        // A rim of the ground keeps it apart from bright cells, its dashes and dots from alerts and positions.
        p->fillRect(QRect(plot.left(), at.y - 1, right - plot.left() + 1, 3), withAlpha(t.bg.panel, 0.5));
        QPen pen(lines[at.line].stale ? t.text.muted : t.text.base, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({7, 3, 1, 3});
        p->setPen(pen);
        p->drawLine(QLineF(plot.left(), at.y, right, at.y));
    }
    for (const KeyLevelPlace& at : places)
        if (!at.label.isNull())
            paintPill(p, style, at.label, at.words, lines[at.line].stale ? t.text.muted : t.text.base);
    p->restore();
}

const KeyLevelLine* keyLevelAt(const std::vector<KeyLevelLine>& lines, int y, const PriceToPixel& yOf)
{
    const KeyLevelLine* best = nullptr;
    int least = kNear + 1;
    for (const KeyLevelLine& line : lines) {
        if (!(line.price > 0)) continue;
        const int away = std::abs(yOf(line.price) - y);
        if (away >= least) continue;
        least = away;
        best = &line;
    }
    return best;
}

}  // namespace plimsoll
