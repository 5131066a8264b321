// Hours of the week that are shaded behind a plot over time: 0 is Monday 00:00 UTC.
#pragma once

#include "model/market/time.h"
#include "widgets/theme.h"

#include <QPainter>

#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace plimsoll {

struct HeatStyle;

struct WeekShade {
    static constexpr int kHours = 168;
    std::array<QString, kHours> tips;  // of the hours that are shaded; empty: that one is not
    QString legend, brief;             // what is shaded and on what that rests; the same in few words
    bool empty() const { return legend.isEmpty(); }
    bool operator==(const WeekShade&) const = default;
};

// Why that moment is shaded; empty: it is not.
QString shadeTip(const WeekShade& shade, Timestamp at);
// Whole hours that are shaded, neighbours as one, of [from, to). More than two years are none: nobody tells hours
// apart there.
std::vector<std::pair<Timestamp, Timestamp>> shadeRuns(const WeekShade& shade, Timestamp from, Timestamp to);

void paintWeekShade(QPainter* p, const Theme& theme, const WeekShade& shade, const QRect& area, Timestamp from,
                    Timestamp to, const std::function<int(Timestamp)>& xOf);
// A patch and the legend in the area's lower left corner. Says where; null: there is no room, or nothing to say.
QRect paintShadeLegend(QPainter* p, const HeatStyle& style, const WeekShade& shade, const QRect& area);

}  // namespace plimsoll
