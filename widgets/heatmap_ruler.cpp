// The measure: how far it is from here to there, in basis points, dollars and time.
#include "model/market/decimal.h"
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace plimsoll {

double HeatmapView::Parts::xAt(Timestamp t) const
{
    const double columns =
        static_cast<double>(t.time_since_epoch().count()) / static_cast<double>(source.column().count());
    const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
    return layout.past.left() + x / view.dpr();
}

Timestamp HeatmapView::Parts::timeAt(int x) const
{
    const double columns = static_cast<double>(view.left() + x) / view.cellPx() * view.timeZoom().columns;
    return Timestamp{Duration{static_cast<std::int64_t>(columns * static_cast<double>(source.column().count()))}};
}

void HeatmapView::Parts::beginRuler(const QPoint& pos, bool follows)
{
    const double price = view.priceAt(device(pos.y() - layout.past.top()));
    const Timestamp time = timeAt(device(pos.x() - layout.past.left()));
    ruler = Ruler{price, price, time, time, follows};
}

void HeatmapView::Parts::moveRuler(const QPoint& pos)
{
    if (!ruler) return;
    const QPoint at(within(pos.x(), layout.past.left(), layout.past.right()),
                    within(pos.y(), layout.past.top(), layout.past.bottom()));
    ruler->toPrice = view.priceAt(device(at.y() - layout.past.top()));
    ruler->toTime = timeAt(device(at.x() - layout.past.left()));
}

QString HeatmapView::Parts::rulerText() const
{
    if (!ruler || ruler->fromPrice <= 0) return {};
    const double move = ruler->toPrice - ruler->fromPrice;
    const double bp = move / ruler->fromPrice * 1e4;
    const QString sign = move > 0 ? QStringLiteral("+") : move < 0 ? QStringLiteral("\u2212") : QString();
    const int decimals = depth ? plimsoll::priceDecimals(*depth, choice) : priceDecimals;
    const Duration span = ruler->toTime - ruler->fromTime;
    return QStringLiteral("%1%2 bp \u00b7 %1%3 \u00b7 %4")
        .arg(sign, format::bp(std::abs(bp)), format::price(Price::nearest(std::abs(move)), decimals),
             measuredTime(span));
}

void HeatmapView::Parts::paintRuler(QPainter* p)
{
    if (!ruler || source.empty()) return;
    const auto place = [&](double price, Timestamp time) {
        return QPoint(static_cast<int>(std::lround(xAt(time))), layout.past.top() + logical(view.yOf(price)));
    };
    paintMeasure(p, style, layout.past, place(ruler->fromPrice, ruler->fromTime),
                 place(ruler->toPrice, ruler->toTime), rulerText());
}

}  // namespace plimsoll
