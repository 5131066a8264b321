// The time plot's inner state. Only time_plot*.cpp include this.
#pragma once

#include "widgets/plot_chrome.h"
#include "widgets/time_plot.h"

namespace plimsoll {

class TimePlot::Parts {
public:
    Parts(TimePlot* owner, const Theme& theme);

    TimePlot* q;
    HeatStyle style;
    PlotSurface* plot;
    std::vector<PlotSeries> series;
    std::vector<QCPGraph*> graphs;
    std::vector<PlotMarker> markers;
    std::vector<PlotLevel> levels;
    AlertLines alerts;
    ChartMarks pins;
    std::vector<PlotGap> gaps;
    std::vector<PlotLane> lanes;
    WeekShade shade;
    std::function<QString(double)> format;
    QString unit, emptyText, emptyHint, staleWords;
    bool zeroLine = false, stale = false, clipped = false, amounts = false;

    Timestamp now{}, drawnNow{};
    Duration wanted = std::chrono::hours{24}, shown = std::chrono::hours{24};
    Timestamp right{};  // of the view, while not live
    bool live = true, frozen = false;
    std::optional<std::pair<double, double>> values;  // as the person set them
    // As it was shown before a zoom or a move.
    struct View {
        Duration shown;
        Timestamp right;
        bool live, frozen;
        std::optional<std::pair<double, double>> values;
    };
    std::vector<View> undo;
    // From here to there; its other end goes with the pointer until the next click.
    struct Ruler {
        Timestamp fromTime, toTime;
        double fromValue, toValue;
        bool follows;
    };
    std::optional<Ruler> ruler;

    bool dirty = true, exporting = false;
    std::optional<QPoint> pointer;
    std::optional<Timestamp> marked;
    enum class Drag : std::uint8_t { None, Pan, Values, Time, Alert, Box, Ruler };
    Drag drag = Drag::None;
    QPoint dragFrom, dragLast;
    bool dragged = false, quiet = false;  // quiet: the press has put a measure away, and chooses nothing
    double wheelRest = 0;
    QRect badge;
    int axisWidth = 48, endWidth = 0;
    int ownRoom = 0, sharedRoom = 0;  // right of the plot: what it needs, and what a plot above or below it needs

    // time_plot_graphs.cpp
    void changed();
    void refresh();  // graphs, ranges, margins; when something has changed
    void makeGraphs();
    void placeAxes();
    std::pair<double, double> fitted() const;  // values that are visible, with room
    std::pair<double, double> middle() const;  // the same of the middle 90 %, by how long they were in force
    std::pair<double, double> shownValues() const { return values.value_or(clipped ? middle() : fitted()); }
    bool empty() const;
    static std::optional<double> lastOwn(const PlotSeries& s)
    {
        return s.own.size() == s.points.size() && !s.own.empty() ? s.own.back() : s.points.back().value;
    }
    // time_plot_view.cpp
    Timestamp rightEdge() const { return live ? now : right; }
    std::optional<Timestamp> first() const;
    void setLive(bool on);
    void clamp();
    void showFor(Duration span);
    void zoomTime(double factor, int x);
    void zoomValues(double factor, int y);
    void panBy(int dx);

    // time_plot_paint.cpp
    QString axisWords() const;  // above the axis: the unit, and whether a hand has set what it shows
    void paintUnder(QCPPainter* p);
    void paintOver(QCPPainter* p);
    void paintEnds(QCPPainter* p, const QRect& plotArea);
    void paintMarkers(QCPPainter* p, const QRect& plotArea);
    void paintCut(QCPPainter* p, const QRect& plotArea);
    void paintCursor(QCPPainter* p, const QRect& plotArea);
    // time_plot_alerts.cpp
    const AlertLine* alertAt(const QPoint& at) const;
    bool beginAlert(const QPoint& at, Qt::KeyboardModifiers modifiers);
    void moveAlert(const QPoint& at);
    void endAlert();
    void paintAlerts(QCPPainter* p, const QRect& plotArea);
    // time_plot_measure.cpp
    void remember();
    void goBack();
    void goWith(const Parts& lead);  // the steps back of another plot, with its own values
    QRect box() const;
    void zoomToBox();
    void beginRuler(const QPoint& at, bool follows);
    void moveRuler(const QPoint& to);
    QString rulerText() const;
    void paintRuler(QCPPainter* p, const QRect& plotArea);
    // time_plot_boxes.cpp
    static bool boxed(const PlotSeries& s) { return s.form == PlotForm::Bars || s.form == PlotForm::Candles; }
    int lanesHeight() const;
    void paintGaps(QCPPainter* p, const QRect& plotArea);
    void paintBoxes(QCPPainter* p, const QRect& plotArea);
    void paintCandle(QCPPainter* p, const PlotSeries& s, std::size_t at, int left, int width);
    void paintLanes(QCPPainter* p, const QRect& plotArea);
    void paintBadge(QCPPainter* p, const QRect& plotArea);
    std::vector<GivenTicker::Tick> timeTicksOf(const QCPRange& range) const;
    std::vector<GivenTicker::Tick> valueTicksOf(const QCPRange& range) const;
    QColor inkOf(const PlotSeries& s) const;
};

inline double plotKey(Timestamp t)
{
    return static_cast<double>(t.time_since_epoch().count()) / 1e9;
}
inline Timestamp plotTime(double key)
{
    return Timestamp{Duration{static_cast<std::int64_t>(key * 1e9)}};
}

}  // namespace plimsoll
