// A small line without axes: the shape of the recent past, a dot on its end.
#pragma once

#include <QColor>
#include <QPainter>
#include <QVector>

namespace plimsoll {

// NaN breaks the line. Fewer than two values draw nothing.
void paintSparkline(QPainter* p, const QRect& rect, const QVector<double>& values, const QColor& color);

}  // namespace plimsoll
