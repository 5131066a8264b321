// What may lie over and behind the forced map: key levels of the price, thin hours of the week.
#include "widgets/forced_map_parts.h"

#include <QPainter>

namespace plimsoll {

void ForcedMap::setKeyLevels(std::vector<KeyLevelLine> levels)
{
    if (levels == m->keyLevels) return;
    m->keyLevels = std::move(levels);
    update();
}

const std::vector<KeyLevelLine>& ForcedMap::keyLevels() const
{
    return m->keyLevels;
}

void ForcedMap::setKeyLevelsShown(bool shown)
{
    if (shown == m->keyLevelsOn) return;
    m->keyLevelsOn = shown;
    update();
}

bool ForcedMap::keyLevelsShown() const
{
    return m->keyLevelsOn;
}

// Their words keep off the price's line, those of alerts, and what stands in the upper left corner.
void ForcedMap::Parts::paintKeyLevels(QPainter* p)
{
    constexpr int kAlertWords = 18, kCorner = 26;
    if (!keyLevelsOn || keyLevels.empty() || empty()) return;
    std::vector<PixelBand> keepOff;
    if (price) keepOff.push_back({q->yOf(*price) - 2, q->yOf(*price) + 2});
    for (const AlertLine& line : alerts.lines()) {
        const double value = alerts.valueOf(line);
        if (!(value > 0)) continue;
        const int y = q->yOf(value);
        keepOff.push_back({y - kAlertWords, y - kAlertWords < heat.top() ? y + kAlertWords : y + 2});
    }
    if (stale) keepOff.push_back({heat.top(), heat.top() + kCorner});
    if (!shadeWords.isNull()) keepOff.push_back({shadeWords.top(), shadeWords.bottom()});
    const auto places = placeKeyLevels(
        keyLevels, style, heat, [this](double at) { return q->yOf(at); },
        [this](double at) { return priceText(at); }, std::move(keepOff));
    plimsoll::paintKeyLevels(p, style, keyLevels, places, heat, heat.right());
}

std::vector<TooltipLine> ForcedMap::Parts::heatLines(const QPoint& at) const
{
    std::vector<TooltipLine> lines = cellLines(at);
    if (const QString why = shadeTip(shade, q->timeAt(at.x())); !why.isEmpty()) lines.push_back({{}, why, {}});
    if (!keyLevelsOn) return lines;
    const auto yOf = [this](double level) { return q->yOf(level); };
    if (const KeyLevelLine* const level = keyLevelAt(keyLevels, at.y(), yOf)) {
        lines.push_back({level->label + u' ' + priceText(level->price), {}, {}});
        lines.push_back({{}, level->tip, {}});
    }
    return lines;
}

// ---- Thin hours -----------------------------------------------------------------------------

void ForcedMap::setShade(WeekShade shade)
{
    if (shade == m->shade) return;
    m->shade = std::move(shade);
    update();
}

const WeekShade& ForcedMap::shade() const
{
    return m->shade;
}

void ForcedMap::Parts::paintShade(QPainter* p)
{
    paintWeekShade(p, style.theme, shade, heat, leftEdge(), rightEdge(),
                   [this](Timestamp t) { return q->xOf(t); });
}

// What is shaded, and on what that rests, in the lower left corner where there is room.
void ForcedMap::Parts::paintShadeWords(QPainter* p)
{
    shadeWords = paintShadeLegend(p, style, shade, heat);
}

QStringList ForcedMap::tipAt(const QPoint& at) const
{
    m->refresh();
    if (m->empty() || !m->heat.contains(at)) return {};
    QStringList out;
    for (const TooltipLine& l : m->heatLines(at)) out << (l.strong + u' ' + l.rest).trimmed();
    return out;
}

}  // namespace plimsoll
