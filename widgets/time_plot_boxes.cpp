// What of the time plot has a width: spans without data, bars, candles, and the lanes of what is known.
#include "widgets/color_ramp.h"
#include "widgets/hatch.h"
#include "widgets/time_plot_parts.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kLane = 3, kLaneStep = 4, kLaneRoom = 3;
constexpr int kLeastHeight = 110;  // lower than this the lanes give way
constexpr int kLeastGap = 3;       // a narrower one is the break of the line alone
constexpr double kFaint = 0.5;

}  // namespace

int TimePlot::Parts::lanesHeight() const
{
    if (lanes.empty() || q->height() < kLeastHeight) return 0;
    return static_cast<int>(lanes.size()) * kLaneStep + kLaneRoom;
}

void TimePlot::Parts::paintGaps(QCPPainter* p, const QRect& area)
{
    const Theme& t = style.theme;
    const auto x = [&](Timestamp at) {
        return static_cast<int>(std::lround(plot->xAxis->coordToPixel(plotKey(at))));
    };
    p->setFont(style.axis);
    const QFontMetrics metrics(style.axis);
    for (const PlotGap& gap : gaps) {
        const int left = std::max(area.left(), x(gap.from)), end = std::min(area.right() + 1, x(gap.to));
        if (end - left < kLeastGap) continue;
        const QRect box(left, area.top(), end - left, area.height());
        p->fillRect(box, t.bg.input);
        fillHatch(p, box, Hatch::Gap, t.state.hatch);
        if (x(gap.from) >= area.left()) p->fillRect(box.left(), box.top(), 1, box.height(), t.state.stale);
        if (x(gap.to) <= area.right()) p->fillRect(box.right(), box.top(), 1, box.height(), t.state.stale);
        const int width = metrics.horizontalAdvance(gap.text);
        if (gap.text.isEmpty() || width + 12 > box.width()) continue;
        const QRect words(box.center().x() - width / 2 - 3, box.top() + 4, width + 6, 14);
        p->fillRect(words, t.bg.input);
        p->setPen(t.text.base);
        p->drawText(words, Qt::AlignCenter, gap.text);
    }
}

void TimePlot::Parts::paintBoxes(QCPPainter* p, const QRect& area)
{
    const auto x = [&](Timestamp at) { return plot->xAxis->coordToPixel(plotKey(at)); };
    const auto y = [&](double v) { return static_cast<int>(std::lround(plot->yAxis2->coordToPixel(v))); };
    p->save();
    p->setClipRect(area);
    const Timestamp to = rightEdge(), from = to - shown;
    const int zero = y(0);
    struct TipWord {
        QRect bar;
        bool up;
        QString text;
    };
    std::vector<TipWord> words;
    for (const PlotSeries& s : series) {
        if (!boxed(s)) continue;
        const QColor ink = inkOf(s);
        auto it = std::lower_bound(s.points.begin(), s.points.end(), from - s.each,
                                   [](const PlotPoint& point, Timestamp t) { return point.at < t; });
        for (; it != s.points.end() && it->at <= to; ++it) {
            if (!it->value) continue;
            const int left = static_cast<int>(std::lround(x(it->at)));
            int width = static_cast<int>(std::lround(x(it->at + s.each))) - left;
            if (width > 3) --width;
            width = std::max(1, width);
            if (s.form == PlotForm::Candles) {
                paintCandle(p, s, static_cast<std::size_t>(it - s.points.begin()), left, width);
                continue;
            }
            const int tip = y(*it->value);
            QRect bar(left, std::min(zero, tip), width, std::abs(tip - zero));
            if (bar.height() == 0) {
                if (*it->value == 0) continue;
                bar.setHeight(1);  // little is not nothing
            }
            if (const auto n = static_cast<std::size_t>(it - s.points.begin()); n < s.said.size())
                if (!s.said[n].isEmpty()) words.push_back({bar, *it->value >= 0, s.said[n]});
            if (!s.faint) {
                p->fillRect(bar, ink);
            } else if (width < 3) {
                p->fillRect(bar, ink);  // already mixed with the ground
            } else {
                p->setPen(ink);
                p->setBrush(Qt::NoBrush);
                p->drawRect(bar.adjusted(0, 0, -1, -1));
            }
        }
    }
    // Last, so that no bar lies on them.
    const QFontMetrics metrics(style.meta);
    for (const TipWord& w : words) {
        QRect box(0, 0, metrics.horizontalAdvance(w.text) + 10, 15);
        box.moveCenter({w.bar.center().x(), 0});
        box.moveTop(w.up ? w.bar.top() - 17 : w.bar.bottom() + 3);
        box.moveLeft(within(box.left(), area.left(), std::max(area.left(), area.right() - box.width())));
        box.moveTop(within(box.top(), area.top(), std::max(area.top(), area.bottom() - box.height())));
        paintPill(p, style, box, w.text, {});
    }
    p->restore();
}

void TimePlot::Parts::paintCandle(QCPPainter* p, const PlotSeries& s, std::size_t at, int left, int width)
{
    if (at >= s.candles.size()) return;
    const auto y = [&](double v) { return static_cast<int>(std::lround(plot->yAxis2->coordToPixel(v))); };
    const PlotCandle& c = s.candles[at];
    const double close = *s.points[at].value;
    QColor ink = stale ? style.theme.state.stale : close < c.open && s.falling.isValid() ? s.falling : s.color;
    if (s.faint && !stale) ink = mix(style.theme.bg.panel, ink, kFaint);
    const int top = y(c.high), bottom = y(c.low);
    p->fillRect(left + width / 2, top, 1, std::max(1, bottom - top + 1), ink);
    if (width < 3) return;
    const int upper = std::min(y(c.open), y(close)), lower = std::max(y(c.open), y(close));
    const QRect body(left, upper, width, std::max(1, lower - upper));
    if (!s.faint || body.height() < 3) {
        p->fillRect(body, ink);
        return;
    }
    p->fillRect(body, style.theme.bg.panel);
    p->setPen(ink);
    p->setBrush(Qt::NoBrush);
    p->drawRect(body.adjusted(0, 0, -1, -1));
}

void TimePlot::Parts::paintLanes(QCPPainter* p, const QRect& area)
{
    if (lanesHeight() == 0) return;
    const auto x = [&](Timestamp at) {
        return within(static_cast<int>(std::lround(plot->xAxis->coordToPixel(plotKey(at)))), area.left(),
                      area.right() + 1);
    };
    int top = area.bottom() + kLaneRoom;
    for (const PlotLane& lane : lanes) {
        const QColor ink = stale ? style.theme.state.stale : lane.color;
        p->fillRect(area.left(), top + kLane / 2, area.width(), 1, style.theme.line.subtle);
        for (const PlotLane::Run& run : lane.runs) {
            const int left = x(run.from), end = x(run.to);
            if (end <= area.left() || left > area.right()) continue;
            if (run.seen)
                p->fillRect(left, top, std::max(1, end - left), kLane, ink);
            else
                p->fillRect(left, top + kLane / 2, std::max(1, end - left), 1, ink);
        }
        top += kLaneStep;
    }
}

}  // namespace plimsoll
