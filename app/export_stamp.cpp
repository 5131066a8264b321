#include "app/export_stamp.h"

#include "widgets/format.h"

#include <QFontMetrics>
#include <QPainter>

#include <vector>

namespace plimsoll {

QStringList venueStamps(const HealthSnapshot& health)
{
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

struct Word {
    QString text;
    QColor color;
    bool strong = false;
};

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

QImage stamped(const QPixmap& picture, const PictureStamp& stamp, const Theme& theme)
{
    const QFont font = theme.font(11), strong = theme.font(11, 500);
    std::vector<Word> words = {
        {QStringLiteral("Plimsoll"), theme.text.strong, true},
        {stamp.title, theme.text.base, false},
        {format::iso(stamp.at), theme.text.base, false},
        {sourceWord(stamp.source), sourceColor(stamp.source, theme), true},
    };
    for (const QString& v : stamp.venues) words.push_back({v, theme.text.base, false});
    words.push_back({QStringLiteral("v" PLIMSOLL_VERSION), theme.text.muted, false});

    // Words flow into as many rows as the width asks for.
    constexpr int margin = 12;
    const int width = picture.width();
    const QString dot = QStringLiteral("  \u00b7  ");
    const int dotWidth = QFontMetrics(font).horizontalAdvance(dot);
    struct Place {
        int x, row;
    };
    std::vector<Place> places;
    int x = margin, row = 0;
    for (const Word& w : words) {
        const int size = QFontMetrics(w.strong ? strong : font).horizontalAdvance(w.text);
        if (x > margin && x + size > width - margin) {
            x = margin;
            ++row;
        }
        places.push_back({x, row});
        x += size + dotWidth;
    }

    const int band = stamp.source == SourceKind::Live ? 0 : kBandHeight;
    const int foot = (row + 1) * kFootRow;
    QImage out(width, band + picture.height() + foot, QImage::Format_RGB32);
    out.fill(theme.bg.header);
    QPainter p(&out);
    if (band > 0) {
        p.fillRect(0, 0, width, band, sourceColor(stamp.source, theme));
        p.setFont(theme.font(10, 700));
        p.setPen(theme.bg.window);
        p.drawText(QRect(0, 0, width, band), Qt::AlignCenter, bandText(stamp.source));
    }
    p.drawPixmap(0, band, picture);
    p.setPen(theme.line.base);
    p.drawLine(0, band + picture.height(), width, band + picture.height());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const QRect line(places[i].x, band + picture.height() + places[i].row * kFootRow,
                         width - places[i].x - margin, kFootRow);
        if (places[i].x > margin) {
            p.setFont(font);
            p.setPen(theme.text.muted);
            p.drawText(line.adjusted(-dotWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, dot);
        }
        p.setFont(words[i].strong ? strong : font);
        p.setPen(words[i].color);
        p.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(p.font()).elidedText(words[i].text, Qt::ElideRight, line.width()));
    }
    p.end();
    return out;
}

}  // namespace plimsoll
