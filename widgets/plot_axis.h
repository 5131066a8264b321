// Tick positions and labels of price and time axes.
#pragma once

#include "model/market/time.h"
#include "model/market/units.h"

#include <QString>

#include <vector>

namespace plimsoll {

struct PriceTick {
    Price price;
    bool major = true;  // labelled
};
// Ticks from low to high, majors at least `minGap` pixels apart, one minor between two of them.
// `step` tells the distance of the majors.
std::vector<PriceTick> priceTicks(double low, double high, int pixels, int minGap, Price* step);

struct TimeTick {
    Timestamp time;
    QString label;
};
// Ticks at round times, at least `minGap` pixels apart.
std::vector<TimeTick> timeTicks(Timestamp from, Timestamp to, int pixels, int minGap);

}  // namespace plimsoll
