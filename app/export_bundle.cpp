#include "app/export_bundle.h"

#include "app/bundle_writer.h"
#include "app/export_csv.h"
#include "app/export_json.h"
#include "app/export_report.h"
#include "app/export_stamp.h"
#include "ui/main_window.h"

#include <QBuffer>
#include <QDir>

#include <set>

namespace plimsoll {

namespace {

QByteArray png(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

Expected<QString, QString> writeBundle(const ExportOrder& order, MainWindow& window, const FullSnapshot& snapshot)
{
    BundleWriter writer(order.path, toUnixMs(snapshot.asOf.wall) / 1000);
    if (auto begun = writer.begin(); !begun) return Unexpected{begun.error()};
    window.refreshNow();

    PictureStamp stamp;
    stamp.at = snapshot.asOf.wall;
    stamp.source = order.source;
    stamp.venues = venueStamps(snapshot.health);
    ReportContent report;
    report.asOf = snapshot.asOf;
    report.source = order.source;
    report.asset = window.selection().asset();
    report.venues = stamp.venues;
    report.notes = order.notes;

    const auto picture = [&](const QString& id, const QString& title, const QPixmap& pixmap) {
        stamp.title = title;
        const QImage image = stamped(pixmap, stamp, window.theme());
        report.pictures.push_back({id, title, image, png(image)});
        return report.pictures.back().png;
    };
    QString whole = QStringLiteral("Window");
    if (!report.asset.isEmpty()) whole += QStringLiteral(" \u00b7 ") + report.asset;
    if (auto done = writer.add(QStringLiteral("window.png"), picture(QStringLiteral("window"), whole, window.grabWindow(order.size))); !done)
        return Unexpected{done.error()};
    for (const PanelPicture& p : window.grabPanels()) {
        const QString title = p.context.isEmpty() ? p.title : p.title + QStringLiteral(" \u00b7 ") + p.context;
        if (auto done = writer.add(QStringLiteral("panels/%1.png").arg(safeFileName(p.id)), picture(p.id, title, p.pixmap)); !done)
            return Unexpected{done.error()};
    }

    if (auto done = writer.add(QStringLiteral("snapshot.json"), snapshotJson(snapshot, order.source)); !done)
        return Unexpected{done.error()};
    std::set<QString> names;
    const auto tables = [&](const QString& folder, const std::vector<ExportTable>& list) -> Expected<void, QString> {
        for (const ExportTable& t : list) {
            const QString name = QStringLiteral("%1/%2.csv").arg(folder, safeFileName(t.id));
            if (!names.insert(name).second) continue;
            if (auto done = writer.add(name, toCsv(t)); !done) return done;
        }
        return {};
    };
    report.tables = window.exportTables();
    if (auto done = tables(QStringLiteral("tables"), report.tables); !done) return Unexpected{done.error()};
    if (auto done = tables(QStringLiteral("series"), window.exportSeries()); !done) return Unexpected{done.error()};

    if (auto done = writer.add(QStringLiteral("report.html"), reportHtml(report)); !done) return Unexpected{done.error()};
    if (auto done = writer.add(QStringLiteral("report.pdf"), reportPdf(report)); !done) return Unexpected{done.error()};
    if (auto done = writer.commit(); !done) return Unexpected{done.error()};
    return QDir::toNativeSeparators(QDir::cleanPath(order.path));
}

}  // namespace plimsoll
