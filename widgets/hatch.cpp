#include "widgets/hatch.h"

#include <QImage>
#include <QPaintDevice>
#include <QPixmap>

#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace plimsoll {

namespace {

struct HatchShape {
    int period;   // along x, logical pixels: the token's gap times the square root of two
    bool rising;  // towards the upper right
};
// In the order of Hatch.
constexpr std::array<HatchShape, 5> kShapes = {{{6, true}, {8, true}, {7, true}, {7, false}, {8, true}}};

const HatchShape& shape(Hatch kind)
{
    return kShapes[static_cast<std::size_t>(kind)];
}

QImage tile(const HatchShape& s, QRgb color, int scale)
{
    const int n = s.period * scale;
    QImage image(n, n, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const QRgb pixel = qPremultiply(color);
    for (int y = 0; y < n; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int w = 0; w < scale; ++w) line[((s.rising ? n - 1 - y : y) + w) % n] = pixel;
    }
    return image;
}

}  // namespace

int hatchPeriod(Hatch kind)
{
    return shape(kind).period;
}

QBrush hatchBrush(Hatch kind, const QColor& color, qreal dpr)
{
    const int scale = std::max(1, static_cast<int>(std::lround(dpr)));
    using Key = std::tuple<int, QRgb, int>;
    static std::map<Key, QPixmap> tiles;
    const Key key{static_cast<int>(kind), color.rgba(), scale};
    auto it = tiles.find(key);
    if (it == tiles.end()) {
        if (tiles.size() > 64) tiles.clear();
        it = tiles.emplace(key, QPixmap::fromImage(tile(shape(kind), color.rgba(), scale))).first;
    }
    QBrush brush(it->second);
    // The tile is in device pixels; the painter's scale would blow it up again.
    brush.setTransform(QTransform::fromScale(1.0 / scale, 1.0 / scale));
    return brush;
}

void fillHatch(QPainter* p, const QRect& rect, Hatch kind, const QColor& color)
{
    if (rect.isEmpty()) return;
    p->fillRect(rect, hatchBrush(kind, color, p->device()->devicePixelRatioF()));
}

}  // namespace plimsoll
