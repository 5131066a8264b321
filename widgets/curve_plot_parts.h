// The curve plot's inner state. Only curve_plot*.cpp include this.
#pragma once

#include "widgets/color_ramp.h"
#include "widgets/curve_plot.h"
#include "widgets/plot_chrome.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

// Where a size and a cost lie on the axes: by the logarithm, by the root.
inline double curveAcross(double x)
{
    return std::log10(std::max(x, 1e-9));
}
inline double curveUp(double y)
{
    return std::sqrt(std::max(y, 0.0));
}
// Basis points that the axis of costs may name.
inline constexpr double kCurveCosts[] = {0,  0.1, 0.2, 0.5, 1,   2,     5,     10,    20,
                                         40, 80,  150, 300, 600, 1'200, 2'500, 5'000, 10'000};

class CurvePlot::Parts {
public:
    Parts(CurvePlot* owner, const Theme& theme)
        : q(owner), style(theme), plot(new PlotSurface(owner, [this] { refresh(); }))
    {
        chrome::setUp(*plot);
        plot->xAxis->setTicker(QSharedPointer<GivenTicker>::create([this](const QCPRange&) { return sizes(); }));
        plot->yAxis2->setTicker(
            QSharedPointer<GivenTicker>::create([this](const QCPRange& r) { return costs(r); }));
        new PlotLayerItem(plot, "overlay", [this](QCPPainter* p) { paintOver(p); });
    }

    CurvePlot* q;
    HeatStyle style;
    PlotSurface* plot;
    std::vector<CurveSeries> series;
    std::vector<double> ticks;
    std::function<QString(double)> xText = [](double v) { return QString::number(v, 'g', 4); }, yText = xText;
    QString unit, title, emptyText, emptyHint, staleWords, markText;
    std::optional<double> mark, cursor;
    std::optional<QPoint> pointer;
    bool stale = false, dirty = true, exporting = false;
    int axisWidth = 44, endWidth = 0;

    void changed()
    {
        dirty = true;
        plot->update();
    }
    // On the axis, where all are round.
    static QString costText(double bp) { return QString::number(bp, 'g', 6); }
    bool empty() const
    {
        return std::none_of(series.begin(), series.end(), [](const CurveSeries& s) {
            return std::any_of(s.points.begin(), s.points.end(),
                               [](const CurvePoint& p) { return p.y.has_value(); });
        });
    }
    QColor inkOf(const CurveSeries& s) const
    {
        if (stale) return style.theme.state.stale;
        return s.faint ? mix(style.theme.bg.panel, s.color, 0.5) : s.color;
    }
    QPen penOf(const CurveSeries& s) const { return chrome::dashed(inkOf(s), s.width, s.dash); }
    const CurvePoint* last(const CurveSeries& s) const
    {
        for (auto p = s.points.rbegin(); p != s.points.rend(); ++p)
            if (p->y) return &*p;
        return nullptr;
    }
    std::vector<GivenTicker::Tick> sizes() const
    {
        std::vector<GivenTicker::Tick> out;
        const QFontMetrics metrics(style.axis);
        int freeFrom = 0;
        for (const double t : ticks) {
            const int at = static_cast<int>(plot->xAxis->coordToPixel(curveAcross(t)));
            const QString text = xText(t);
            const int half = metrics.horizontalAdvance(text) / 2 + 4;
            const bool fits = at - half >= freeFrom;
            out.emplace_back(curveAcross(t), fits ? text : QString());
            if (fits) freeFrom = at + half;
        }
        return out;
    }
    std::vector<GivenTicker::Tick> costs(const QCPRange& range) const
    {
        std::vector<GivenTicker::Tick> out;
        if (empty()) return out;
        double lastAt = 1e9;
        for (const double c : kCurveCosts) {
            if (curveUp(c) > range.upper) break;
            const double at = plot->yAxis2->coordToPixel(curveUp(c));
            if (lastAt - at < 17) continue;
            out.emplace_back(curveUp(c), costText(c));
            lastAt = at;
        }
        return out;
    }
    void refresh();
    void paintOver(QCPPainter* p);
    void paintEnds(QCPPainter* p, const QRect& area);
    void paintReading(QCPPainter* p, const QRect& area);
    std::optional<double> nearest(double x) const
    {
        std::optional<double> best;
        for (const CurveSeries& s : series)
            for (const CurvePoint& p : s.points)
                if (p.y && (!best || std::fabs(curveAcross(p.x) - curveAcross(x)) <
                                         std::fabs(curveAcross(*best) - curveAcross(x))))
                    best = p.x;
        return best;
    }
};

}  // namespace plimsoll
