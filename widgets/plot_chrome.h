// What all plots of lines have in common: how QCustomPlot is set up and dressed, what an empty or a stale one
// says, and the names at the ends of the lines. Only the plots' own files include this.
#pragma once

#include "widgets/heat_overlay.h"
#include "widgets/plot_surface.h"
#include "widgets/time_plot.h"

#include <vector>

namespace plimsoll::chrome {

// Axes at the bottom and the right, no margins of its own, no mouse: the widget around it decides.
void setUp(QCustomPlot& plot);
void dress(QCustomPlot& plot, const HeatStyle& style);
QPen dashed(const QColor& ink, double width, PlotDash dash);

// A sentence in the middle, and what may be done below it.
void paintEmpty(QCPPainter* p, const HeatStyle& style, const QRect& area, const QString& text,
                const QString& hint);
// Hatched, with its words.
void paintStale(QCPPainter* p, const HeatStyle& style, const QRect& area, const QString& words);

// Each series is named where it ends, apart from its neighbours.
struct End {
    int y = 0;
    QColor ink;
    QString text;
};
void paintEnds(QCPPainter* p, const HeatStyle& style, const QRect& area, int left, int width,
               std::vector<End> ends, bool stale);

}  // namespace plimsoll::chrome
