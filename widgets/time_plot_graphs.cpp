// The time plot's series as QCustomPlot's graphs, and its axes: the values that fit, the room beside them.
#include "widgets/time_plot_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr int kTopMargin = 18, kBottomMargin = 20, kLeftMargin = 8;
constexpr double kRoom = 0.08;  // of the values' span, above and below
constexpr double kTint = 0.2;   // of an area under its line

}  // namespace

void TimePlot::Parts::changed()
{
    dirty = true;
    plot->update();
}

bool TimePlot::Parts::empty() const
{
    return std::all_of(series.begin(), series.end(), [](const PlotSeries& s) {
        return std::none_of(s.points.begin(), s.points.end(),
                            [](const PlotPoint& p) { return p.value.has_value(); });
    });
}

// In force anywhere between the edges of the view.
std::pair<double, double> TimePlot::Parts::fitted() const
{
    const Timestamp to = rightEdge(), from = to - shown;
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    const auto take = [&](double v) {
        low = std::min(low, v);
        high = std::max(high, v);
    };
    for (const PlotSeries& s : series) {
        auto it = std::lower_bound(s.points.begin(), s.points.end(), from,
                                   [](const PlotPoint& p, Timestamp t) { return p.at < t; });
        // What began before the view reaches into it, or does not.
        const auto reaches = [&](const PlotPoint& p) {
            return p.value && s.form != PlotForm::Dots && (!boxed(s) || p.at + s.each > from);
        };
        if (it != s.points.begin() && reaches(*(it - 1))) --it;
        for (; it != s.points.end() && it->at <= to; ++it) {
            if (!it->value) continue;
            take(*it->value);
            if (s.form == PlotForm::Bars || s.area) take(0);
            const auto at = static_cast<std::size_t>(it - s.points.begin());
            if (s.form != PlotForm::Candles || at >= s.candles.size()) continue;
            take(s.candles[at].high);
            take(s.candles[at].low);
        }
    }
    if (low > high) return {-1, 1};
    if (zeroLine) take(0);
    const double span = high - low;
    const double room = span > 0 ? span * kRoom : std::max(1e-9, std::fabs(high) * kRoom);
    // Areas stand on the floor.
    const bool floor =
        low == 0 && std::any_of(series.begin(), series.end(), [](const PlotSeries& s) { return s.area; });
    return {floor ? 0 : low - room, high + room};
}

std::pair<double, double> TimePlot::Parts::middle() const
{
    constexpr double kTail = 0.05, kMiddleRoom = 0.1;
    const Timestamp to = rightEdge(), from = to - shown;
    std::vector<std::pair<double, double>> held;  // value, seconds in force
    for (const PlotSeries& s : series)
        for (std::size_t i = 0; i < s.points.size(); ++i) {
            const PlotPoint& p = s.points[i];
            const Timestamp end = std::min(i + 1 < s.points.size() ? s.points[i + 1].at : to, to);
            const double seconds = toSeconds(end - std::max(p.at, from));
            if (p.value && seconds > 0) held.emplace_back(*p.value, seconds);
        }
    if (held.empty()) return fitted();
    std::sort(held.begin(), held.end());
    double all = 0;
    for (const auto& h : held) all += h.second;
    const auto at = [&](double share) {
        double sum = 0;
        for (const auto& [value, seconds] : held)
            if ((sum += seconds) >= share * all) return value;
        return held.back().first;
    };
    double low = at(kTail), high = at(1 - kTail);
    if (zeroLine) low = std::min(low, 0.0), high = std::max(high, 0.0);
    const double span = high - low;
    const double room = span > 0 ? span * kMiddleRoom : std::max(1e-9, std::fabs(high) * kMiddleRoom);
    return {low - room, high + room};
}

void TimePlot::Parts::refresh()
{
    if (!dirty) return;
    dirty = false;
    makeGraphs();
    placeAxes();
    plot->replot(QCustomPlot::rpQueuedRefresh);
}

void TimePlot::Parts::makeGraphs()
{
    while (graphs.size() > series.size()) {
        plot->removeGraph(graphs.back());
        graphs.pop_back();
    }
    while (graphs.size() < series.size()) graphs.push_back(plot->addGraph(plot->xAxis, plot->yAxis2));
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < series.size(); ++i) {
        const PlotSeries& s = series[i];
        graphs[i]->setVisible(!boxed(s));
        if (boxed(s)) continue;
        QVector<double> keys, numbers;
        keys.reserve(static_cast<qsizetype>(s.points.size()) + 1);
        numbers.reserve(keys.capacity());
        for (const PlotPoint& p : s.points) {
            keys.append(plotKey(p.at));
            numbers.append(p.value.value_or(none));
        }
        // A step's value goes on until now.
        if (s.form == PlotForm::Steps && s.holds && !s.points.empty() && s.points.back().value &&
            s.points.back().at < now) {
            keys.append(plotKey(now));
            numbers.append(*s.points.back().value);
        }
        QCPGraph* g = graphs[i];
        g->setData(keys, numbers, true);
        g->setPen(chrome::dashed(inkOf(s), s.width, s.dash));
        QColor tint = inkOf(s);
        tint.setAlphaF(kTint);
        g->setBrush(s.area ? QBrush(tint) : QBrush(Qt::NoBrush));
        g->setChannelFillGraph(s.area && i > 0 && series[i - 1].area ? graphs[i - 1] : nullptr);
        g->setLineStyle(s.form == PlotForm::Line    ? QCPGraph::lsLine
                        : s.form == PlotForm::Steps ? QCPGraph::lsStepLeft
                                                    : QCPGraph::lsNone);
        g->setScatterStyle(s.form == PlotForm::Dots
                               ? QCPScatterStyle(QCPScatterStyle::ssDisc, inkOf(s), inkOf(s), 3 + s.width)
                               : QCPScatterStyle());
        g->setAntialiased(s.form != PlotForm::Steps);
    }
}

void TimePlot::Parts::placeAxes()
{
    const auto [low, high] = shownValues();
    plot->xAxis->setRange(plotKey(rightEdge() - shown), plotKey(rightEdge()));
    plot->yAxis2->setRange(low, high);
    const QFontMetrics metrics(style.meta);
    // Wide enough for any label of this scale, in steps, so that it rarely moves.
    int widest = 0;
    for (const auto& tick : valueTicksOf(QCPRange(low, high)))
        widest = std::max(widest, metrics.horizontalAdvance(tick.second));
    // The tags of alerts stand on the axis too.
    for (const AlertLine& line : alerts.lines())
        if (line.value >= low && line.value <= high)
            widest = std::max(widest, metrics.horizontalAdvance(format(alerts.valueOf(line))));
    axisWidth = (widest + 10 + 11) / 12 * 12;
    endWidth = 0;
    for (const PlotSeries& s : series)
        if (s.labelled && !s.points.empty() && s.points.back().value)
            endWidth =
                std::max(endWidth, metrics.horizontalAdvance(s.code + u' ' + format(lastOwn(s).value_or(0))) + 14);
    if (q->width() < 260) endWidth = 0;
    plot->xAxis->setOffset(lanesHeight());
    ownRoom = axisWidth + endWidth + 2;
    plot->axisRect()->setMargins({kLeftMargin, axisWords().isEmpty() ? 8 : kTopMargin,
                                  std::max(ownRoom, sharedRoom), kBottomMargin + lanesHeight()});
}

void TimePlot::resizeEvent(QResizeEvent*)
{
    m->plot->setGeometry(rect());
    m->changed();
}

}  // namespace plimsoll
