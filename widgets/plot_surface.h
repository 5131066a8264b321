// QCustomPlot as the plots use it. Only the plots' own files include this.
#pragma once

#include <functional>
#include <utility>
#include <vector>

// QCustomPlot's header uses the short keywords that this project switches off.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach

namespace plimsoll {

// The plot itself: refreshed when it is painted, so that whatever is grabbed is up to date.
class PlotSurface : public QCustomPlot {
public:
    PlotSurface(QWidget* parent, std::function<void()> refresh)
        : QCustomPlot(parent), m_refresh(std::move(refresh))
    {
    }

protected:
    // Without an area there is nothing to draw on, and QCustomPlot would try.
    void resizeEvent(QResizeEvent* event) override
    {
        if (!event->size().isEmpty()) QCustomPlot::resizeEvent(event);
    }
    void paintEvent(QPaintEvent* event) override
    {
        if (size().isEmpty()) return;
        m_refresh();
        QCustomPlot::paintEvent(event);
    }

private:
    std::function<void()> m_refresh;
};

// What QCustomPlot has no item for, drawn by a function over or under the graphs.
class PlotLayerItem : public QCPAbstractItem {
public:
    PlotLayerItem(QCustomPlot* plot, const char* layer, std::function<void(QCPPainter*)> paint)
        : QCPAbstractItem(plot), m_paint(std::move(paint))
    {
        setLayer(QLatin1String(layer));
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override { m_paint(painter); }

private:
    std::function<void(QCPPainter*)> m_paint;
};

// Ticks made elsewhere: the same rules and words as on every other axis of the window.
class GivenTicker : public QCPAxisTicker {
public:
    using Tick = std::pair<double, QString>;
    explicit GivenTicker(std::function<std::vector<Tick>(const QCPRange&)> make) : m_make(std::move(make)) {}
    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* labels) override
    {
        ticks.clear();
        if (subTicks) subTicks->clear();
        if (labels) labels->clear();
        for (const auto& [at, text] : m_make(range)) {
            ticks.append(at);
            if (labels) labels->append(text);
        }
    }

private:
    std::function<std::vector<Tick>(const QCPRange&)> m_make;
};

}  // namespace plimsoll
