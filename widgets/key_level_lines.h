// Prices that many look at, on a plot's price axis: round numbers, highs and lows of the day and the week before.
// A thin line over the plot, its words and its price in a pill at the left where there is room for them.
#pragma once

#include "widgets/theme.h"

#include <QPainter>

#include <functional>
#include <vector>

namespace plimsoll {

struct HeatStyle;

struct KeyLevelLine {
    double price = 0;    // on the plot's axis
    QString label, tip;  // "prior day high"; whose, and of what time
    bool stale = false;  // nobody judges any more: drawn muted
    bool operator==(const KeyLevelLine&) const = default;
};

// Rows of pixels, both ends included.
struct PixelBand {
    int from = 0, to = 0;
};
struct KeyLevelPlace {
    std::size_t line = 0;  // of those that were given
    int y = 0;
    QString words;
    QRect label;  // null: there is no room for them, the pointer says them
};
using PriceToPixel = std::function<int(double)>;
using PriceToText = std::function<QString(double)>;
// Where each lies that is in the plot. Labels keep off each other and off the bands.
std::vector<KeyLevelPlace> placeKeyLevels(const std::vector<KeyLevelLine>& lines, const HeatStyle& style,
                                          const QRect& plot, const PriceToPixel& yOf, const PriceToText& textOf,
                                          std::vector<PixelBand> keepOff);
// The line from `plot`'s left edge to `right`.
void paintKeyLevels(QPainter* p, const HeatStyle& style, const std::vector<KeyLevelLine>& lines,
                    const std::vector<KeyLevelPlace>& places, const QRect& plot, int right);
// The one at this height, the nearest of several; null: none.
const KeyLevelLine* keyLevelAt(const std::vector<KeyLevelLine>& lines, int y, const PriceToPixel& yOf);

}  // namespace plimsoll
