// A plot over time: several series as lines, steps, bars or candles, on one axis of values. QCustomPlot draws it.
//
// A point without a value is where a series stops being known: the line breaks there and nothing is
// drawn until the next value. Steps hold their value until the next point. What the cursor says is a
// value that was given, never one between two.
//
// Wheel: zoom at the cursor (over the value axis that axis). Drag: pan. Double click on an axis: reset
// it. Keys: Space pause, End live, Home reset, plus and minus zoom, arrows pan. Leaving the live edge
// shows "Paused"; a click on it, End or dragging back to the edge returns. Page up and down: closer to the values,
// farther from them. Shift+drag: zoom to a box. Shift+click or Ctrl+drag: measure, Esc puts it away. Ctrl+Z: back
// from the last zoom or move.
#pragma once

#include "model/market/instrument.h"
#include "model/market/time.h"
#include "widgets/alert_lines.h"
#include "widgets/chart_marks.h"
#include "widgets/theme.h"
#include "widgets/week_shade.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

struct PlotPoint {
    Timestamp at{};
    std::optional<double> value;  // none: unknown from here on
};

enum class PlotForm : std::uint8_t { Line, Steps, Dots, Bars, Candles };
enum class PlotDash : std::uint8_t { Solid, Dashed, Dotted, DashDots };
// A venue's line is told from the others' without its colour.
PlotDash venueDash(VenueId venue);

// What a candle has beside its point's value, which is its close.
struct PlotCandle {
    double open = 0, high = 0, low = 0;
};

struct PlotSeries {
    QString code;  // at the line's end and in the cursor's words: "BN"
    QString name;  // for people who do not see it: "Binance, settled"
    QColor color;
    PlotForm form = PlotForm::Line;
    PlotDash dash = PlotDash::Solid;
    double width = 1;
    bool labelled = true;           // its code and last value stand at the right
    bool faint = false;             // of less weight than the others: an estimate beside what was paid
    std::vector<PlotPoint> points;  // by time
    bool holds = true;              // a step's last value goes on until now

    // Bars, from zero, and candles: what time each point stands for, from its moment on. Faint ones are hollow.
    Duration each{};
    std::vector<PlotCandle> candles;  // one a point
    QColor falling;                   // of candles that close below their open
    std::vector<QString> said;        // of bars, one a point: what stands at its tip; empty: nothing

    // Stacked: tinted down to the area before it, the first to zero. Its points are heights; what it is itself is
    // `own`, one a point, which the cursor and the line's end say.
    bool area = false;
    std::vector<std::optional<double>> own;
};

// A moment that matters: a rule over the plot's height with a word.
struct PlotMarker {
    Timestamp at{};
    QString text;
    QColor color;
};
// A value that matters: a dashed rule over the plot's width with a word.
struct PlotLevel {
    double value = 0;
    QString text;
    QColor color;
};

// A span of which nothing is known: hatched, both edges ruled, with its words where they fit.
struct PlotGap {
    Timestamp from{}, to{};
    QString text;
};
// What one source knows of the time shown, as a thin lane below the plot: full where it was seen, a line where it
// was told afterwards.
struct PlotLane {
    struct Run {
        Timestamp from{}, to{};
        bool seen = true;
    };
    QColor color;
    std::vector<Run> runs;
};

struct PlotReading {
    QString code, name;
    Timestamp at{};  // of the point itself
    double value = 0;
    std::optional<PlotCandle> candle;
};

class TimePlot : public QWidget {
    Q_OBJECT

public:
    explicit TimePlot(const Theme& theme, QWidget* parent = nullptr);
    ~TimePlot() override;

    void setTheme(const Theme& theme);
    void setSeries(std::vector<PlotSeries> series);
    void setMarkers(std::vector<PlotMarker> markers);
    void setLevels(std::vector<PlotLevel> levels);
    // Levels that somebody waits for; dragged to another one. And when the chosen one would have fired.
    void setAlertLines(std::vector<AlertLine> lines);
    const std::vector<AlertLine>& alertLines() const;
    void setAlertMarks(std::vector<AlertMark> marks);
    const std::vector<AlertMark>& alertMarks() const;
    std::optional<double> draggedTo() const;  // of the line under the hand
    // What has happened, pinned to the time axis.
    void setMarks(std::vector<ChartMark> marks);
    const ChartMarks& marks() const;
    void setGaps(std::vector<PlotGap> gaps);
    void setLanes(std::vector<PlotLane> lanes);
    // Hours of the week behind it all; the cursor says why.
    void setShade(WeekShade shade);
    const WeekShade& shade() const;
    // How a value is written, and its unit ("bp per 8 h"), which stands above the axis. In another unit the axis
    // fits again.
    void setFormat(std::function<QString(double)> text, const QString& unit);
    QString textOf(double value) const;
    // The axis always shows zero, with a stronger line.
    void setZeroLine(bool on);
    // Its values are amounts, of which a share means something: the measure says percent beside the difference.
    void setAmounts(bool on);

    // The axis fits the middle 90 % of what is shown, weighted by time, and says what is cut off; else all of it.
    void setClipped(bool on);
    bool clipped() const;
    // As the keys do: closer (below 1) or farther about the middle, and back to what fits. Set by hand, the words
    // above the axis say so.
    void scaleValues(double factor);
    void fitValues();
    bool valuesFitted() const;
    // Other values are plotted: what a hand has set or measured was meant for those before, and does not come
    // back.
    void forgetValues();

    QString rulerText() const;  // empty: nothing is measured
    // A measure stands, or something is under the hand: Esc lets go of it.
    bool busy() const;

    // The present: the right edge while live.
    void setNow(Timestamp now);
    // How much is shown while live, after a reset. With another one the view begins anew.
    void setSpan(Duration span);
    Duration span() const;  // shown now
    // One above the other: this one shows the span that the other shows, and their moments lie below each other.
    void showWith(TimePlot& other);
    void showAlone();
    Timestamp from() const;
    Timestamp to() const;
    bool paused() const;
    void setPaused(bool paused);
    void goLive();
    void resetView();

    // Nothing to show: a sentence, and what may be done.
    void setEmptyText(const QString& text, const QString& hint = {});
    // The newest is past its limit: lines lose their colour, the plot is hatched and says since when.
    void setStale(bool stale, const QString& words = {});

    // Another panel's time cursor.
    void setMarkedTime(std::optional<Timestamp> time);
    // Of every series, the value in force at that moment: the last point at or before it. Series that
    // are unknown then are left out.
    std::vector<PlotReading> readingAt(Timestamp t) const;

    QRect plotRect() const;
    QRect valueAxisRect() const;
    QRect timeAxisRect() const;
    int xOf(Timestamp t) const;
    Timestamp timeAt(int x) const;
    int yOf(double value) const;
    double valueAt(int y) const;

    // As it stands, without the cursor. False: the file could not be written.
    QImage image(QSize size, qreal scale) const;
    bool savePng(const QString& path, qreal scale = 2) const;
    bool saveSvg(const QString& path) const;

    QSize sizeHint() const override { return {420, 200}; }
    QSize minimumSizeHint() const override { return {160, 72}; }

Q_SIGNALS:
    void timeHovered(std::optional<plimsoll::Timestamp> time);
    void timeClicked(plimsoll::Timestamp time);  // pressed and let go in the same place
    void seriesChanged();                        // other lines, or the same with newer points
    void alertWanted(double value);              // Alt+click
    void alertMoved(quint64 id, double value);
    void alertPressed(quint64 id);
    void markPressed(quint64 id);
    void pausedChanged(bool paused);
    void viewChanged();

protected:
    bool event(QEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

}  // namespace plimsoll
