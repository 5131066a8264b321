// "Save picture…" and "Save table…" of a panel's menu: one file, written beside the window and never by it.
#include "app/bundle_writer.h"
#include "app/data_source.h"
#include "app/export_csv.h"
#include "app/export_desk.h"
#include "app/export_drawing.h"
#include "ui/main_window.h"
#include "ui/named_files.h"
#include "ui/tables_later.h"

#include <QBuffer>
#include <QDir>
#include <QFileDialog>

namespace plimsoll {

namespace {

// The path that somebody chooses; then `make` is called in the GUI thread, and what it returns in another. Nothing
// returned: what was to be written has gone meanwhile.
void saveAs(MainWindow& window, const QString& title, const QString& suggested, const QStringList& filters,
            const std::function<std::function<QByteArray()>(const QString& path)>& make)
{
    auto* dialog = new QFileDialog(&window, title, QFileInfo(suggested).absolutePath());
    dialog->setObjectName(QStringLiteral("savePanel"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    dialog->selectFile(QFileInfo(suggested).fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, [&window, make](const QString& path) {
        const std::function<QByteArray()> bytes = make(path);
        // The file that was chosen stays what it is.
        if (!bytes) return window.setNotice(ExportDesk::tr("Nothing was written: the panel is no longer there"));
        atNamedFile(
            window, path,
            [&window, path, bytes]() -> NamedFiles::Outcome {
                const auto written = writeWhole(path, bytes());
                const QString said = written ? ExportDesk::tr("Written to %1").arg(QDir::toNativeSeparators(path))
                                             : written.error();
                return {[&window, said] { window.setNotice(said); }, said, !written};
            },
            DiskWork::Kind::Works);
    });
    dialog->open();
}

}  // namespace

void ExportDesk::savePicture(const QString& id)
{
    const Panel* const panel = m_window.panel(id);
    if (!panel) return;
    const QString name = exportName(id, m_window.selection().asset(), m_source.clock().wall());
    saveAs(m_window, tr("Save picture"), m_folder + QLatin1Char('/') + name + QStringLiteral(".png"),
           {tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")},
           [this, id](const QString& path) -> std::function<QByteArray()> {
               const Panel* const p = m_window.panel(id);
               WindowCamera camera(m_window);
               if (!p) return {};
               if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
                   return [svg = drawing(camera, id, {}, stampOf(*p), m_window.theme())] { return svg; };
               const auto picture = camera.panel(id, {{}, m_window.devicePixelRatioF(), false});
               return [image = stamped(picture->pixmap, stampOf(*p), m_window.theme())] {
                   QByteArray bytes;
                   QBuffer buffer(&bytes);
                   buffer.open(QIODevice::WriteOnly);
                   image.save(&buffer, "PNG");
                   return bytes;
               };
           });
}

void ExportDesk::saveTable(const ExportTable& table)
{
    const QString name = exportName(table.id, m_window.selection().asset(), m_source.clock().wall());
    saveAs(m_window, tr("Save table"), m_folder + QLatin1Char('/') + name + QStringLiteral(".csv"),
           {tr("CSV table (*.csv)")}, [kind = m_source.kind(), table](const QString&) {
               return std::function<QByteArray()>([kind, table] {
                   ExportTable whole = table;
                   makeRows(whole);
                   return toCsv(whole, kind);
               });
           });
}

}  // namespace plimsoll
