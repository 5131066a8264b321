#include "widgets/week_shade.h"

#include "widgets/color_ramp.h"
#include "widgets/heat_overlay.h"

#include <algorithm>

namespace plimsoll {

namespace {

using std::chrono::hours;

constexpr hours kMost{24 * 731};
constexpr double kShade = 0.1;

// The first of January 1970 was a Thursday.
std::size_t weekHourOf(std::int64_t hour)
{
    const std::int64_t how = (hour + 72) % WeekShade::kHours;
    return static_cast<std::size_t>(how < 0 ? how + WeekShade::kHours : how);
}

std::int64_t wholeHourOf(Timestamp t)
{
    return std::chrono::floor<hours>(t).time_since_epoch().count();
}

QColor inkOf(const Theme& theme)
{
    return withAlpha(theme.text.muted, kShade);
}

}  // namespace

QString shadeTip(const WeekShade& shade, Timestamp at)
{
    return shade.empty() ? QString() : shade.tips[weekHourOf(wholeHourOf(at))];
}

std::vector<std::pair<Timestamp, Timestamp>> shadeRuns(const WeekShade& shade, Timestamp from, Timestamp to)
{
    std::vector<std::pair<Timestamp, Timestamp>> out;
    if (shade.empty() || to <= from || to - from > kMost) return out;
    for (std::int64_t hour = wholeHourOf(from); Timestamp{hours{hour}} < to; ++hour) {
        if (shade.tips[weekHourOf(hour)].isEmpty()) continue;
        const Timestamp begin{hours{hour}}, end{hours{hour + 1}};
        if (!out.empty() && out.back().second == begin)
            out.back().second = end;
        else
            out.emplace_back(begin, end);
    }
    return out;
}

void paintWeekShade(QPainter* p, const Theme& theme, const WeekShade& shade, const QRect& area, Timestamp from,
                    Timestamp to, const std::function<int(Timestamp)>& xOf)
{
    for (const auto& [begin, end] : shadeRuns(shade, from, to)) {
        const int left = std::max(area.left(), xOf(begin)), right = std::min(area.right() + 1, xOf(end));
        if (left > area.right() || right < area.left()) continue;
        p->fillRect(QRect(left, area.top(), std::max(1, right - left), area.height()), inkOf(theme));
    }
}

QRect paintShadeLegend(QPainter* p, const HeatStyle& style, const WeekShade& shade, const QRect& area)
{
    constexpr int kHigh = 15, kInset = 6, kPatch = 12;
    if (shade.empty() || area.height() < 5 * kHigh) return {};
    const QFontMetrics metrics(style.meta);
    for (const QString& words : {shade.legend, shade.brief}) {
        const int wide = metrics.horizontalAdvance(words) + kPatch + 14;
        if (wide > area.width() - 2 * kInset) continue;
        const QRect box(area.left() + kInset, area.bottom() - kHigh - kInset, wide, kHigh);
        p->fillRect(box, withAlpha(style.theme.bg.panel, 0.88));
        const QRect patch(box.left() + 4, box.top() + 3, kPatch, kHigh - 6);
        p->fillRect(patch, inkOf(style.theme));
        p->setPen(style.theme.line.strong);
        p->setBrush(Qt::NoBrush);
        p->drawRect(patch.adjusted(0, 0, -1, -1));
        p->setFont(style.meta);
        p->setPen(style.theme.text.base);
        p->drawText(box.adjusted(kPatch + 9, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words);
        return box;
    }
    return {};
}

}  // namespace plimsoll
