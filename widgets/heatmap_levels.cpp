// Key levels over the heatmap, and what the pointer says of them.
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"

namespace plimsoll {

void HeatmapView::setKeyLevels(std::vector<KeyLevelLine> levels)
{
    if (levels == m->keyLevels) return;
    m->keyLevels = std::move(levels);
    update();
}

const std::vector<KeyLevelLine>& HeatmapView::keyLevels() const
{
    return m->keyLevels;
}

QString HeatmapView::Parts::levelText(double price) const
{
    const int decimals = depth ? plimsoll::priceDecimals(*depth, choice) : priceDecimals;
    return format::price(Price::nearest(price), decimals);
}

// Their words keep off the price's line, the words of alerts and the badge.
void HeatmapView::Parts::paintKeyLevels(QPainter* p)
{
    constexpr int kAlertWords = 18, kBadge = 30;
    if (!view.valid() || !layers.keyLevels || keyLevels.empty()) return;
    std::vector<PixelBand> keepOff;
    if (top) keepOff.push_back({alertY(top->mid()) - 2, alertY(top->mid()) + 2});
    for (const AlertLine& line : alerts.lines()) {
        const int y = alertY(alerts.valueOf(line));
        keepOff.push_back({y - kAlertWords, y - kAlertWords < layout.past.top() ? y + kAlertWords : y + 2});
    }
    if (!live) keepOff.push_back({layout.past.bottom() - kBadge, layout.past.bottom()});
    const auto places = placeKeyLevels(
        keyLevels, style, layout.past, [this](double price) { return alertY(price); },
        [this](double price) { return levelText(price); }, std::move(keepOff));
    plimsoll::paintKeyLevels(p, style, keyLevels, places, layout.past, layout.priceAxis.left() - 1);
}

std::vector<TooltipLine> HeatmapView::Parts::tipAt(const QPoint& pos, const HeatValue& v) const
{
    std::vector<TooltipLine> lines = pictureTip(pos, v);
    if (!layers.keyLevels || !inPlot(pos)) return lines;
    const KeyLevelLine* const level =
        keyLevelAt(keyLevels, pos.y(), [this](double price) { return alertY(price); });
    if (!level) return lines;
    lines.push_back({level->label + u' ' + levelText(level->price), {}, {}});
    lines.push_back({{}, level->tip, {}});
    return lines;
}

}  // namespace plimsoll
