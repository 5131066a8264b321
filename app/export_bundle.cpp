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

BundleContent collectBundle(const ExportOrder& order, MainWindow& window,
                            std::shared_ptr<const FullSnapshot> snapshot)
{
    window.refreshNow();
    BundleContent content;
    content.order = order;
    content.snapshot = std::move(snapshot);
    const FullSnapshot& full = *content.snapshot;
    const SnapshotHub& hub = window.hub();
    content.judged = {hub.metrics.read().value, hub.risk.read().value, hub.alerts.read().value,
                      hub.phase.read().value};

    PictureStamp stamp;
    stamp.at = full.asOf.wall;
    stamp.source = order.source;
    stamp.venues = venueStamps(full.health);
    ReportContent& report = content.report;
    report.asOf = full.asOf;
    report.source = order.source;
    report.asset = window.selection().asset();
    report.venues = stamp.venues;
    report.notes = order.notes;
    const auto take = [&](const QString& id, const QString& title, const QPixmap& pixmap) {
        stamp.title = title;
        report.pictures.push_back({id, title, stamped(pixmap, stamp, window.theme()), {}});
    };
    QString whole = QStringLiteral("Window");
    if (!report.asset.isEmpty()) whole += QStringLiteral(" \u00b7 ") + report.asset;
    take(QStringLiteral("window"), whole, window.grabWindow(order.size));
    for (const PanelPicture& p : window.grabPanels())
        take(p.id, p.context.isEmpty() ? p.title : p.title + QStringLiteral(" \u00b7 ") + p.context, p.pixmap);
    report.tables = window.exportTables();
    content.series = window.exportSeries();
    return content;
}

Expected<QString, QString> writeBundle(BundleContent content)
{
    BundleWriter writer(content.order.path, toUnixMs(content.snapshot->asOf.wall) / 1000);
    if (auto begun = writer.begin(); !begun) return Unexpected{begun.error()};
    // The first failure is the one that is told.
    Expected<void, QString> state;
    const auto add = [&](const QString& name, const QByteArray& data) {
        if (state) state = writer.add(name, data);
    };

    ReportContent& report = content.report;
    for (ReportPicture& p : report.pictures) {
        p.png = png(p.image);
        const bool whole = &p == &report.pictures.front();
        add(whole ? QStringLiteral("window.png") : QStringLiteral("panels/%1.png").arg(safeFileName(p.id)), p.png);
    }
    add(QStringLiteral("snapshot.json"),
        snapshotJson(*content.snapshot, content.order.source, content.judged, content.order.recorded));
    std::set<QString> names;
    const auto tables = [&](const QString& folder, const std::vector<ExportTable>& list) {
        for (const ExportTable& t : list) {
            const QString name = QStringLiteral("%1/%2.csv").arg(folder, safeFileName(t.id));
            if (names.insert(name).second) add(name, toCsv(t, content.order.source));
        }
    };
    tables(QStringLiteral("tables"), report.tables);
    tables(QStringLiteral("series"), content.series);
    add(QStringLiteral("report.html"), reportHtml(report));
    add(QStringLiteral("report.pdf"), reportPdf(report));
    if (state) state = writer.commit();
    if (!state) return Unexpected{state.error()};
    return QDir::toNativeSeparators(QDir::cleanPath(content.order.path));
}

}  // namespace plimsoll
