// A cost by a size: curves over a logarithmic axis of sizes, costs on a square-root axis, so that a hundredth and
// a hundred basis points both can be read. QCustomPlot draws it.
//
// A point is measured; between two there is a straight line and nothing more is claimed. Where a curve ends before
// the axis does it ends, with a hollow mark and the reason. The pointer or the arrow keys read the measured
// points.
#pragma once

#include "widgets/time_plot.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

struct CurvePoint {
    double x = 0;             // above 0
    std::optional<double> y;  // not below 0; absent: nothing to say, the curve breaks
};
struct CurveSeries {
    QString code, name;
    QColor color;
    PlotDash dash = PlotDash::Solid;
    double width = 1;
    bool faint = false;
    bool dots = false;               // measured points are marked
    bool filledTo = false;           // the area to the series after it is tinted
    bool labelled = true;            // its code and last value stand at the right
    std::vector<CurvePoint> points;  // by x
    QString ends;                    // why it ends before the axis: "book ends at $21m"; empty: it does not
};
struct CurveReading {
    QString code, name;
    double x = 0, y = 0;
};

class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(const Theme& theme, QWidget* parent = nullptr);
    ~CurvePlot() override;

    void setTheme(const Theme& theme);
    void setSeries(std::vector<CurveSeries> series);
    // How both are written; `unit` of the costs, and what is said of their axis.
    void setFormats(std::function<QString(double)> x, std::function<QString(double)> y, const QString& unit,
                    const QString& title);
    // The axis, and where it has words.
    void setXTicks(std::vector<double> ticks);
    // One's own size: a rule with a word.
    void setMark(std::optional<double> x, const QString& text);
    void setEmptyText(const QString& text, const QString& hint = {});
    void setStale(bool stale, const QString& words = {});

    // What every series says at the measured size nearest to `x`.
    std::vector<CurveReading> readingAt(double x) const;
    // The measured size under the pointer or the keyboard's cursor.
    std::optional<double> cursor() const;
    QRect plotRect() const;
    int xOf(double x) const;
    int yOf(double y) const;
    QImage image(QSize size, qreal scale) const;

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {160, 80}; }

Q_SIGNALS:
    // A double click on the plot: a size between the measured ones.
    void sizePicked(double x);

protected:
    void resizeEvent(QResizeEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

}  // namespace plimsoll
