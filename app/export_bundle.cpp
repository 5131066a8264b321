#include "app/export_bundle.h"

#include "app/bundle_writer.h"
#include "app/export_csv.h"
#include "app/export_json.h"
#include "app/export_names.h"
#include "ui/tables_later.h"
#include "widgets/ui_text.h"

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

void develop(BundleContent& content)
{
    for (ReportPicture& p : content.report.pictures)
        if (const auto stamp = content.stamps.find(p.id); stamp != content.stamps.end())
            p.image = stamped(p.image, stamp->second, *content.theme);
    content.stamps.clear();
}

bool becomesFolder(ExportForm form, std::size_t pictures, std::size_t tables)
{
    switch (form) {
        case ExportForm::Folder:
        case ExportForm::Zip: return false;  // its path says which
        case ExportForm::Png:
        case ExportForm::Svg: return pictures > 1;
        case ExportForm::Csv: return tables != 1;
        case ExportForm::Html:
        case ExportForm::Pdf: return false;
    }
    return false;
}

namespace {

class Packer {
public:
    Packer(BundleWriter& writer, ExportProgress* progress, int total) : m_writer(writer), m_progress(progress)
    {
        if (progress) progress->total = total, progress->done = 0;
    }
    // The first failure is the one that is told. `make` is not called after it.
    template <typename Make>
    void add(const QString& name, const Make& make)
    {
        if (m_progress && m_progress->cancelled) m_state = Unexpected{QString::fromLatin1(kExportCancelled)};
        if (!m_state) return;
        m_state = m_writer.add(name, make());
        if (m_progress) ++m_progress->done;
    }
    Expected<void, QString> commit()
    {
        if (m_progress && m_progress->cancelled) m_state = Unexpected{QString::fromLatin1(kExportCancelled)};
        return m_state ? m_writer.commit() : m_state;
    }

private:
    BundleWriter& m_writer;
    ExportProgress* m_progress;
    Expected<void, QString> m_state;
};

// Of these names each once, whatever their case: some file systems do not tell them apart.
class FileNames {
public:
    bool take(const QString& name) { return m_taken.insert(name.toLower()).second; }

private:
    std::set<QString> m_taken;
};

QByteArray single(BundleContent& c)
{
    ReportContent& report = c.report;
    switch (c.order.form) {
        case ExportForm::Png: return report.pictures.empty() ? QByteArray() : png(report.pictures.front().image);
        case ExportForm::Svg: return c.drawings.empty() ? QByteArray() : c.drawings.front().second;
        case ExportForm::Csv: {
            ExportTable& table = report.tables.empty() ? c.series.front() : report.tables.front();
            makeRows(table);
            return toCsv(table, c.order.source);
        }
        case ExportForm::Html:
            for (ReportPicture& p : report.pictures) p.png = png(p.image);
            return reportHtml(report);
        case ExportForm::Pdf: return reportPdf(report);
        case ExportForm::Folder:
        case ExportForm::Zip: break;
    }
    return {};
}

}  // namespace

Expected<QString, QString> writeBundle(BundleContent content, ExportProgress* progress)
{
    ExportOrder& order = content.order;
    ReportContent& report = content.report;
    if (order.place) order.path = freePath(order.place->folder, order.place->name, order.place->suffix);
    develop(content);
    for (ExportTable& t : report.tables) makeRows(t);  // the report shows them too
    const ExportForm form = order.form;
    const bool bundle = form == ExportForm::Folder || form == ExportForm::Zip;
    const std::size_t pictures = form == ExportForm::Svg ? content.drawings.size() : report.pictures.size();
    const std::size_t tables = report.tables.size() + content.series.size();
    // Of several pictures or tables it is a folder of that name.
    if (const QString suffix = exportFormSuffix(form);
        !bundle && becomesFolder(form, pictures, tables) && order.path.endsWith(suffix, Qt::CaseInsensitive))
        order.path.chop(suffix.size());
    const QString shown = QDir::toNativeSeparators(QDir::cleanPath(order.path));
    if (form == ExportForm::Csv && tables == 0)
        return Unexpected{UiText::tr("There is no table to write: nothing that was chosen has one.")};
    if (!bundle && !becomesFolder(form, pictures, tables)) {
        if (progress) progress->total = 1;
        const QByteArray bytes = single(content);
        if (progress && progress->cancelled) return Unexpected{QString::fromLatin1(kExportCancelled)};
        if (bytes.isEmpty()) return Unexpected{UiText::tr("There is no picture to write.")};
        if (auto written = writeWhole(order.path, bytes); !written) return Unexpected{written.error()};
        if (progress) progress->done = 1;
        return shown;
    }
    BundleWriter writer(order.path, toUnixMs(content.snapshot->asOf.wall) / 1000);
    if (auto begun = writer.begin(); !begun) return Unexpected{begun.error()};
    Packer packer(writer, progress,
                  static_cast<int>(report.pictures.size() + content.drawings.size() + tables) + (bundle ? 3 : 0));
    FileNames names;
    const QString panels = bundle ? QStringLiteral("panels/") : QString();
    const auto name = [&](const QString& id, const char* suffix) {
        const bool whole = id == QLatin1String("window") || id.startsWith(QLatin1String("window-"));
        return (whole ? QString() : panels) + safeFileName(id) + QLatin1String(suffix);
    };
    for (ReportPicture& p : report.pictures) packer.add(name(p.id, ".png"), [&] { return p.png = png(p.image); });
    for (const auto& [id, svg] : content.drawings) packer.add(name(id, ".svg"), [&svg = svg] { return svg; });
    const auto csv = [&](const QString& folder, ExportTable& t) {
        const QString path = folder + safeFileName(t.id) + QStringLiteral(".csv");
        if (!names.take(path)) return;
        packer.add(path, [&] {
            makeRows(t);
            return toCsv(t, order.source);
        });
    };
    for (ExportTable& t : report.tables) csv(QStringLiteral("tables/"), t);
    for (ExportTable& t : content.series) {
        csv(QStringLiteral("series/"), t);
        t = {};  // hundreds of thousands of rows
    }
    if (bundle) {
        packer.add(QStringLiteral("snapshot.json"),
                   [&] { return snapshotJson(*content.snapshot, order.source, content.judged, order.recorded); });
        packer.add(QStringLiteral("report.html"), [&] { return reportHtml(report); });
        packer.add(QStringLiteral("report.pdf"), [&] { return reportPdf(report); });
    }
    if (auto done = packer.commit(); !done) return Unexpected{done.error()};
    return shown;
}

}  // namespace plimsoll
