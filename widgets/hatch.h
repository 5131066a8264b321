// Hatches: oblique one-pixel lines from a cached tile, one per kind, colour and device pixel ratio.
// The tile is anchored at the widget's origin, so a hatched area does not crawl when it is resized.
#pragma once

#include <QBrush>
#include <QColor>
#include <QPainter>

namespace plimsoll {

enum class Hatch : std::uint8_t {
    StaleCell,    // a value past its limit
    Gap,          // a span without data; rule both edges
    Modelled,     // an estimate
    Floor,        // beyond a book's reach: the number is a lower bound (leans the other way)
    UnknownCard,  // a rule that cannot be judged
};

// Pixels between the lines of a hatch along x (the lines are at 45 degrees).
int hatchPeriod(Hatch kind);

QBrush hatchBrush(Hatch kind, const QColor& color, qreal devicePixelRatio);
void fillHatch(QPainter* p, const QRect& rect, Hatch kind, const QColor& color);

}  // namespace plimsoll
