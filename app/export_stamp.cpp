#include "app/export_stamp.h"

#include "widgets/format.h"
#include "widgets/icon.h"

#include <QFontMetrics>
#include <QPainter>

namespace plimsoll {

QStringList venueStamps(const HealthSnapshot& health)
{
    const format::Standard standard;
    QStringList list;
    for (const VenueRow& row : health.venues) {
        if (!row.health && !row.enabled) continue;
        const std::string_view code = venueCode(row.venue), state = freshnessName(row.state);
        QString text =
            QStringLiteral("%1 %2").arg(QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size())),
                                        QString::fromUtf8(state.data(), static_cast<qsizetype>(state.size())));
        if (row.health && row.health->lastFrame)
            text += QLatin1Char(' ') + format::age(health.asOf.mono - *row.health->lastFrame);
        else
            text += QStringLiteral(" no data");
        list.append(text);
    }
    if (list.isEmpty()) list.append(QStringLiteral("no venue"));
    return list;
}

namespace {

QColor sourceColor(SourceKind source, const Theme& theme)
{
    switch (source) {
        case SourceKind::Live: return theme.state.live;
        case SourceKind::Replay: return theme.ui.replay;
        case SourceKind::Simulated:
        case SourceKind::SimulatedReplay: return theme.ui.simulated;
    }
    return theme.text.base;
}

QString bandText(SourceKind source)
{
    switch (source) {
        case SourceKind::Live: return {};
        case SourceKind::Replay: return QStringLiteral("REPLAY \u00b7 recorded data, not the market now");
        case SourceKind::Simulated: return QStringLiteral("SIMULATED \u00b7 not market data");
        case SourceKind::SimulatedReplay:
            return QStringLiteral("REPLAY of SIMULATED \u00b7 recorded from a simulated market, not market data");
    }
    return {};
}

}  // namespace

namespace {

constexpr int kMargin = 12, kMark = 14;
const QString kDot = QStringLiteral("  \u00b7  ");

}  // namespace

StampLayout::StampLayout(const PictureStamp& stamp, const Theme& theme, QSize picture)
    : m_theme(theme), m_source(stamp.source), m_picture(picture)
{
    const auto add = [&](const QString& text, const QColor& color, bool strong = false) {
        if (!text.isEmpty()) m_words.push_back({text, color, strong});
    };
    add(QStringLiteral("Plimsoll"), theme.text.strong, true);
    add(stamp.title, theme.text.base);
    add(stamp.units, theme.text.muted);
    {
        const format::Standard standard;
        add(format::iso(stamp.at), theme.text.base);
    }
    add(sourceWord(stamp.source), sourceColor(stamp.source, theme), true);
    for (const QString& v : stamp.venues) add(v, theme.text.base);
    add(QStringLiteral("v" PLIMSOLL_VERSION), theme.text.muted);

    // Words flow into as many rows as the width asks for. The mark stands before the first.
    const QFontMetrics plain(theme.font(11)), strong(theme.font(11, 500));
    const int dot = plain.horizontalAdvance(kDot);
    int x = kMargin + kMark + 6, row = 0;
    for (Word& w : m_words) {
        const int size = (w.strong ? strong : plain).horizontalAdvance(w.text);
        if (&w != &m_words.front() && x > kMargin && x + size > picture.width() - kMargin) {
            x = kMargin;
            ++row;
        }
        w.x = x;
        w.row = row;
        x += size + dot;
    }
    m_rows = row + 1;
}

QSize StampLayout::size() const
{
    const int band = m_source == SourceKind::Live ? 0 : kBandHeight;
    return {m_picture.width(), band + m_picture.height() + m_rows * kFootRow};
}

void StampLayout::paint(QPainter& p, const std::function<void(QPainter&)>& picture) const
{
    const int width = m_picture.width(), band = m_source == SourceKind::Live ? 0 : kBandHeight;
    const int top = band + m_picture.height();
    p.fillRect(QRect(QPoint(0, 0), size()), m_theme.bg.header);
    p.save();
    p.translate(0, band);
    picture(p);
    p.restore();
    if (band > 0) {
        p.fillRect(0, 0, width, band, sourceColor(m_source, m_theme));
        p.setFont(m_theme.font(10, 700));
        p.setPen(m_theme.bg.window);
        p.drawText(QRect(0, 0, width, band), Qt::AlignCenter, bandText(m_source));
    }
    p.setPen(m_theme.line.base);
    p.drawLine(0, top, width, top);
    paintMark(&p, QRect(kMargin, top + (kFootRow - kMark) / 2, kMark, kMark), m_theme.text.strong);
    const QFont font = m_theme.font(11), strong = m_theme.font(11, 500);
    const int dot = QFontMetrics(font).horizontalAdvance(kDot);
    for (const Word& w : m_words) {
        const QRect line(w.x, top + w.row * kFootRow, width - w.x - kMargin, kFootRow);
        if (w.x > kMargin && &w != &m_words.front()) {
            p.setFont(font);
            p.setPen(m_theme.text.muted);
            p.drawText(line.adjusted(-dot, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, kDot);
        }
        p.setFont(w.strong ? strong : font);
        p.setPen(w.color);
        p.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(p.font()).elidedText(w.text, Qt::ElideRight, line.width()));
    }
}

QImage stamped(const QImage& picture, const PictureStamp& stamp, const Theme& theme)
{
    const qreal scale = picture.devicePixelRatioF();
    const StampLayout layout(stamp, theme, (QSizeF(picture.size()) / scale).toSize());
    QImage out(layout.size() * scale, QImage::Format_RGB32);
    out.setDevicePixelRatio(scale);
    QPainter painter(&out);
    layout.paint(painter, [&](QPainter& p) { p.drawImage(0, 0, picture); });
    return out;
}

QImage stamped(const QPixmap& picture, const PictureStamp& stamp, const Theme& theme)
{
    return stamped(picture.toImage(), stamp, theme);
}

}  // namespace plimsoll
