#include "widgets/icon.h"

#include "widgets/resources.h"

#include <QPaintDevice>
#include <QSvgRenderer>

#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace plimsoll {

namespace {

// In the order of IconId.
constexpr std::array<const char*, kIconCount> kFiles = {
    "warning", "critical", "notice",       "unknown",    "normal",        "settings",     "popout",
    "menu",    "bell",     "bell-off",     "search",     "camera",        "pause",        "play",
    "cross",   "tick",     "chevron-down", "chevron-up", "chevron-right", "chevron-left", "record",
    "plus",    "jump",     "clock",        "resync",     "filter"};

constexpr std::size_t kKept = 512;

QImage drawn(IconId id, int pixels)
{
    QSvgRenderer renderer(iconPath(id));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter p(&image);
    renderer.render(&p);
    return image;
}

void tint(QImage& image, const QColor& color)
{
    QPainter p(&image);
    p.setCompositionMode(QPainter::CompositionMode_SourceIn);
    p.fillRect(image.rect(), color);
}

}  // namespace

QString iconPath(IconId id)
{
    initResources();
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kFiles[static_cast<std::size_t>(id)]));
}

QPixmap iconPixmap(IconId id, int size, const QColor& color, qreal dpr)
{
    using Key = std::tuple<int, int, QRgb>;
    static std::map<Key, QPixmap> kept;
    const int pixels = static_cast<int>(std::lround(size * dpr));
    const Key key{static_cast<int>(id), pixels, color.rgba()};
    auto it = kept.find(key);
    if (it == kept.end()) {
        if (kept.size() > kKept) kept.clear();
        QImage image = drawn(id, pixels);
        tint(image, color);
        it = kept.emplace(key, QPixmap::fromImage(image)).first;
    }
    QPixmap pixmap = it->second;
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

void paintIcon(QPainter* p, IconId id, const QRect& square, const QColor& color)
{
    p->drawPixmap(square.topLeft(), iconPixmap(id, square.width(), color, p->device()->devicePixelRatioF()));
}

QIcon themedIcon(IconId id, const Theme& theme, int size)
{
    struct Look {
        QIcon::Mode mode;
        QIcon::State state;
        QColor color;
    };
    const std::array looks = {
        Look{QIcon::Normal, QIcon::Off, theme.text.muted},
        Look{QIcon::Normal, QIcon::On, theme.text.strong},
        Look{QIcon::Active, QIcon::Off, theme.text.strong},
        Look{QIcon::Active, QIcon::On, theme.text.strong},
        Look{QIcon::Disabled, QIcon::Off, theme.text.disabled},
        Look{QIcon::Disabled, QIcon::On, theme.text.disabled},
    };
    QIcon icon;
    for (const Look& look : looks)
        for (qreal dpr : {1.0, 2.0}) icon.addPixmap(iconPixmap(id, size, look.color, dpr), look.mode, look.state);
    return icon;
}

void paintMark(QPainter* p, const QRect& square, const QColor& color)
{
    const qreal s = square.width() / 20.0;
    p->save();
    p->translate(square.topLeft());
    p->setRenderHint(QPainter::Antialiasing);
    p->setBrush(Qt::NoBrush);
    p->setPen(QPen(color, 2 * s));
    p->drawEllipse(QRectF(4 * s, 4 * s, 12 * s, 12 * s));
    p->setRenderHint(QPainter::Antialiasing, false);
    p->fillRect(QRectF(0, 9 * s, 20 * s, 2 * s), color);
    p->restore();
}

QIcon appIcon()
{
    initResources();
    return QIcon(QStringLiteral(":/icons/app.svg"));
}

}  // namespace plimsoll
