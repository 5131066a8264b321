#include "app/export_drawing.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace plimsoll {

QByteArray drawing(WindowCamera& camera, const QString& panel, const PictureWish& wish, const PictureStamp& stamp,
                   const Theme& theme)
{
    QByteArray bytes;
    const auto sink = [&](QSize size, const WindowCamera::Draw& draw) {
        const StampLayout layout(stamp, theme, size);
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(96);
        generator.setSize(layout.size() * wish.scale);
        generator.setViewBox(QRect(QPoint(0, 0), layout.size()));
        generator.setTitle(stamp.title.toHtmlEscaped());
        generator.setDescription(QStringLiteral("Plimsoll " PLIMSOLL_VERSION));
        QPainter painter(&generator);
        layout.paint(painter, draw);
    };
    if (panel.isEmpty())
        camera.windowTo(wish, sink);
    else
        camera.panelTo(panel, wish, sink);
    return bytes;
}

bool isVector(const QByteArray& svg)
{
    constexpr int kIcon = 64;
    for (qsizetype at = svg.indexOf("<image"); at >= 0; at = svg.indexOf("<image", at + 1)) {
        const QByteArray head = svg.mid(at, 400);
        const auto side = [&](const char* name) {
            const qsizetype from = head.indexOf(name);
            if (from < 0) return 0.0;
            const qsizetype begin = from + static_cast<qsizetype>(qstrlen(name));
            return head.mid(begin, head.indexOf('"', begin) - begin).toDouble();
        };
        if (side("width=\"") > kIcon || side("height=\"") > kIcon) return false;
    }
    return !svg.isEmpty();
}

}  // namespace plimsoll
