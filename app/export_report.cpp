#include "app/export_report.h"

#include "app/export_names.h"

#include "widgets/format.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <functional>

namespace plimsoll {

namespace {

constexpr qsizetype kRowsShown = 200;  // of each table; the CSV has all

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

QString heading(const ReportContent& c)
{
    QString title = c.heading.isEmpty() ? QStringLiteral("Plimsoll snapshot") : c.heading;
    if (!c.asset.isEmpty()) title += QStringLiteral(" \u00b7 ") + c.asset;
    return title;
}

QString tableHtml(const ExportTable& t, bool inBundle)
{
    QString html = QStringLiteral("<h2>%1</h2>\n").arg(escaped(t.title.isEmpty() ? t.id : t.title));
    if (t.rows.empty()) return html + QStringLiteral("<p class=\"note\">No rows.</p>\n");
    html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\" border=\"1\"><tr>");
    for (const QString& head : t.heads) html += QStringLiteral("<th>%1</th>").arg(escaped(head));
    html += QStringLiteral("</tr>\n");
    qsizetype n = 0;
    for (const QStringList& row : t.rows) {
        if (++n > kRowsShown) break;
        html += QStringLiteral("<tr>");
        for (const QString& cell : row)
            html += QStringLiteral("<td>%1</td>").arg(cell.isEmpty() ? QStringLiteral("\u2014") : escaped(cell));
        html += QStringLiteral("</tr>\n");
    }
    html += QStringLiteral("</table>\n");
    const auto rows = static_cast<qsizetype>(t.rows.size());
    if (rows > kRowsShown)
        html += QStringLiteral("<p class=\"note\">The first %1 of %2 rows%3.</p>\n")
                    .arg(kRowsShown)
                    .arg(rows)
                    .arg(inBundle ? QStringLiteral("; tables/%1.csv has all").arg(safeFileName(t.id)) : QString());
    return html;
}

using PictureText = std::function<QString(const ReportPicture&)>;

QString blockHtml(const ReportBlock& b, const PictureText& picture)
{
    switch (b.kind) {
        case ReportBlock::Kind::Heading: return QStringLiteral("<h2>%1</h2>\n").arg(escaped(b.text));
        case ReportBlock::Kind::Text: return QStringLiteral("<p>%1</p>\n").arg(escaped(b.text));
        case ReportBlock::Kind::Note: return QStringLiteral("<p class=\"note\">%1</p>\n").arg(escaped(b.text));
        case ReportBlock::Kind::Picture: return picture(b.picture);
        case ReportBlock::Kind::Table: return tableHtml(b.table, false);
    }
    return {};
}

QString body(const ReportContent& c, const PictureText& picture)
{
    const format::Standard standard;
    QString html = QStringLiteral("<h1>%1</h1>\n").arg(escaped(heading(c)));
    html += QStringLiteral("<p><b>%1</b> \u00b7 %2 \u00b7 version %3</p>\n")
                .arg(sourceWord(c.source), escaped(format::iso(c.asOf.wall)), QStringLiteral(PLIMSOLL_VERSION));
    if (c.source != SourceKind::Live)
        html += QStringLiteral("<p class=\"band\"><b>%1</b>: not the market at the time of reading.</p>\n")
                    .arg(sourceWord(c.source));
    if (!c.venues.isEmpty())
        html += QStringLiteral("<p>Venues: %1</p>\n").arg(escaped(c.venues.join(QStringLiteral(" \u00b7 "))));
    for (const QString& note : c.notes)
        html += QStringLiteral("<p class=\"note\">%1</p>\n").arg(escaped(withoutPaths(note)));
    for (const ReportPicture& p : c.pictures) html += picture(p);
    for (const ExportTable& t : c.tables) html += tableHtml(t, c.inBundle);
    for (const ReportBlock& b : c.blocks) html += blockHtml(b, picture);
    html += QStringLiteral("<p class=\"note\">A dash means that no fresh value was known. No advice.</p>\n");
    return html;
}

}  // namespace

ReportBlock headingBlock(const QString& text)
{
    return {ReportBlock::Kind::Heading, text, {}, {}};
}
ReportBlock textBlock(const QString& text)
{
    return {ReportBlock::Kind::Text, text, {}, {}};
}
ReportBlock noteBlock(const QString& text)
{
    return {ReportBlock::Kind::Note, text, {}, {}};
}
ReportBlock pictureBlock(ReportPicture picture)
{
    return {ReportBlock::Kind::Picture, {}, std::move(picture), {}};
}
ReportBlock tableBlock(ExportTable table)
{
    return {ReportBlock::Kind::Table, {}, {}, std::move(table)};
}

QByteArray reportHtml(const ReportContent& c)
{
    const QString inner = body(c, [](const ReportPicture& p) {
        return QStringLiteral(
                   "<h2>%1</h2>\n<p><img src=\"data:image/png;base64,%2\" alt=\"%1\" width=\"%3\"></p>\n")
            .arg(escaped(p.title), QString::fromLatin1(p.png.toBase64()),
                 QString::number(qRound(p.image.width() / p.image.devicePixelRatioF())));
    });
    const QString page = QStringLiteral(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<meta "
        "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
        "'unsafe-inline'\">\n<title>%1</title>\n<style>\n"
        "body{font:14px/1.5 sans-serif;margin:24px auto;max-width:1680px;padding:0 "
        "16px;color:#1b2026;background:#fff}\n"
        "img{max-width:100%;height:auto;border:1px solid #c6ccd4}\n"
        "table{border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums}\n"
        "th,td{border:1px solid #c6ccd4;padding:2px 8px;text-align:right}\n"
        "th{background:#eef1f4}th:first-child,td:first-child{text-align:left}\n"
        ".note{color:#5b6570}.band{background:#fff1cf;padding:4px 8px}\n"
        "</style></head>\n<body>\n");
    return (page.arg(escaped(heading(c))) + inner + QStringLiteral("</body></html>\n")).toUtf8();
}

QByteArray reportPdf(const ReportContent& c)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(heading(c));
    writer.setCreator(QStringLiteral("Plimsoll " PLIMSOLL_VERSION));
    writer.setResolution(96);
    writer.setPageSize(QPageSize(QPageSize::A3));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter);

    QTextDocument document;
    const QRect page = writer.pageLayout().paintRectPixels(writer.resolution());
    document.setDefaultStyleSheet(
        QStringLiteral("h1{font-size:20px} h2{font-size:14px} td,th{font-size:9px} .note{color:#5b6570}"));
    document.setDocumentMargin(0);
    document.setPageSize(page.size());
    // A picture stays with its heading: it begins a page unless it fits what is left of one. Where texts and
    // tables came before, that is not known: the first after them begins one.
    constexpr int title = 150, heading = 50;
    int left = c.pictures.empty() ? 0 : page.height() - title, pictures = 0;
    const QString inner = body(c, [&](const ReportPicture& p) {
        const bool first = !c.pictures.empty() && &p == &c.pictures.front();
        if (static_cast<std::size_t>(pictures) == c.pictures.size()) left = 0;
        const QSize room(page.width(), page.height() - (first ? title + heading : heading));
        QSize size = (QSizeF(p.image.size()) / p.image.devicePixelRatioF()).toSize();
        if (size.width() > room.width() || size.height() > room.height()) size.scale(room, Qt::KeepAspectRatio);
        const bool turn = !first && size.height() + heading > left;
        left = (turn ? page.height() : left) - size.height() - heading;
        QImage image = p.image;
        image.setDevicePixelRatio(1);
        if (image.width() > 2 * size.width())
            image = image.scaled(size * 2, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        const QString name = QStringLiteral("picture-%1").arg(++pictures);
        document.addResource(QTextDocument::ImageResource, QUrl(name), image);
        return QStringLiteral("<h2%1>%2</h2>\n<p><img src=\"%3\" width=\"%4\" height=\"%5\"></p>\n")
            .arg(turn ? QStringLiteral(" style=\"page-break-before:always\"") : QString(), escaped(p.title), name,
                 QString::number(size.width()), QString::number(size.height()));
    });
    document.setHtml(inner);
    document.print(&writer);
    buffer.close();
    return bytes;
}

}  // namespace plimsoll
