// Numbers in the cells, where they are large enough to hold them.
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kLeastWidth = 30, kLeastHeight = 13;  // of a cell, logical pixels

}  // namespace

QString cellText(double size)
{
    static constexpr struct {
        double from;
        const char* word;
    } units[] = {{1e9, "bn"}, {1e6, "m"}, {1e3, "k"}};
    if (!(size > 0)) return {};
    // Two digits: 999.6 thousand is a million.
    const double step = std::pow(10.0, std::floor(std::log10(size)) - 1);
    const double round = std::round(size / step) * step;
    double shown = round;
    QString word;
    for (const auto& unit : units)
        if (round >= unit.from) {
            shown = round / unit.from;
            word = QString::fromLatin1(unit.word);
            break;
        }
    return format::plain(shown, shown < 0.1 ? 3 : shown < 1 ? 2 : shown < 9.95 ? 1 : 0) + word;
}

bool HeatmapView::Parts::numbersFit() const
{
    return layers.books && sizes.known() && view.valid() && logical(view.cellPx()) >= kLeastWidth &&
           logical(view.rowPx()) >= kLeastHeight;
}

// Written once for what is drawn; a frame only lays them over the colours.
void HeatmapView::Parts::refreshNumbers()
{
    numbers = QImage();
    if (!numbersFit() || source.empty()) return;
    numbers = QImage(view.width(), view.height(), QImage::Format_ARGB32_Premultiplied);
    numbers.setDevicePixelRatio(view.dpr());
    numbers.fill(Qt::transparent);
    QPainter p(&numbers);
    p.setFont(style.axis);
    const std::int64_t from = std::max(raster.firstCell(), view.cellAt(0)),
                       to = std::min(raster.endCell(), view.cellAt(view.width() - 1) + 1);
    for (std::int64_t row = view.lowRow(); row <= view.highRow(); ++row) {
        const double price = (static_cast<double>(row) + 0.5) * view.group().value();
        const int y = logical(view.rowTop(row)), high = logical(view.rowTop(row) + view.rowPx()) - y;
        for (std::int64_t cell = from; cell < to; ++cell) {
            const double value = static_cast<double>(raster.value(cell, row));
            const int index = scale.index(std::fabs(value));
            if (index == 0) continue;
            const int left = logical(view.cellLeft(cell)),
                      wide = logical(view.cellLeft(cell) + view.cellPx()) - left;
            const Theme& t = style.theme;
            p.setPen(textOn((value > 0 ? t.ramp.ask : t.ramp.bid)[static_cast<std::size_t>(index)], t));
            p.drawText(QRect(left, y, wide - 4, high), Qt::AlignRight | Qt::AlignVCenter,
                       cellText(sizes.of(std::fabs(value), price)));
        }
    }
}

void HeatmapView::Parts::paintNumbers(QPainter* p)
{
    if (!numbers.isNull()) p->drawImage(layout.past.topLeft(), numbers);
}

}  // namespace plimsoll
