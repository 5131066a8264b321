#include "widgets/sparkline.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

void paintSparkline(QPainter* p, const QRect& rect, const QVector<double>& values, const QColor& color)
{
    double low = INFINITY, high = -INFINITY;
    for (double v : values) {
        if (!std::isfinite(v)) continue;
        low = std::min(low, v);
        high = std::max(high, v);
    }
    if (values.size() < 2 || !(low <= high)) return;
    const double span = high > low ? high - low : 1;
    const double right = rect.width() - 4;  // room for the end dot
    const auto point = [&](qsizetype i) {
        const double x = rect.left() + right * static_cast<double>(i) / static_cast<double>(values.size() - 1);
        const double share = high > low ? (values[i] - low) / span : 0.5;
        return QPointF(x, rect.top() + 2 + (1 - share) * (rect.height() - 4));
    };
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(QPen(color, 1.2));
    QPolygonF run;
    const auto flush = [&] {
        if (run.size() > 1) p->drawPolyline(run);
        run.clear();
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i]))
            run << point(i);
        else
            flush();
    }
    flush();
    if (std::isfinite(values.back())) {
        p->setPen(Qt::NoPen);
        p->setBrush(color);
        p->drawEllipse(point(values.size() - 1), 1.8, 1.8);
    }
    p->restore();
}

}  // namespace plimsoll
