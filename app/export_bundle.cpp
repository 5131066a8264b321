#include "app/export_bundle.h"

#include "app/bundle_writer.h"
#include "app/export_csv.h"
#include "app/export_drawing.h"
#include "app/export_json.h"
#include "app/export_legend.h"
#include "app/export_own.h"
#include "ui/main_window.h"
#include "widgets/format.h"

#include <QAction>
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

// While one lives, the window wears the theme for paper. Nothing is painted on screen meanwhile.
class Dressed {
public:
    Dressed(MainWindow& window, bool print) : m_window(window), m_before(window.theme())
    {
        m_print = print && !m_before.onPaper();
        if (m_print) m_window.setTheme(builtinTheme(QStringLiteral("light")));
    }
    ~Dressed()
    {
        if (m_print) m_window.setTheme(m_before);
    }
    Dressed(const Dressed&) = delete;
    Dressed& operator=(const Dressed&) = delete;

private:
    MainWindow& m_window;
    const Theme m_before;
    bool m_print;
};

// The panels' own switches, as the export wants them and then as they were.
class OwnShown {
public:
    OwnShown(MainWindow& window, bool own)
    {
        for (const char* name : {"positionsInExports", "gatesInExports"})
            for (const Panel* p : window.panels())
                for (QAction* a : p->findChildren<QAction*>(QLatin1String(name)))
                    if (own && !a->isChecked()) m_turned.push_back(a);
        turn();
    }
    ~OwnShown() { turn(); }
    OwnShown(const OwnShown&) = delete;
    OwnShown& operator=(const OwnShown&) = delete;

private:
    void turn()
    {
        for (QAction* a : m_turned) a->trigger();
    }
    std::vector<QAction*> m_turned;
};

}  // namespace

BundleCollector::BundleCollector(ExportOrder order, MainWindow& window,
                                 std::shared_ptr<const FullSnapshot> snapshot)
    : m_window(window)
{
    m_content.order = std::move(order);
    m_content.snapshot = std::move(snapshot);
    const ExportOrder& wanted = m_content.order;
    const FullSnapshot& full = *m_content.snapshot;
    m_stamp.at = full.asOf.wall;
    m_stamp.source = wanted.source;
    m_stamp.venues = venueStamps(full.health);
    ReportContent& report = m_content.report;
    report.asOf = full.asOf;
    report.source = wanted.source;
    report.asset = window.selection().asset();
    report.venues = m_stamp.venues;
    report.notes = wanted.notes;
    report.inBundle = wanted.form == ExportForm::Folder || wanted.form == ExportForm::Zip;
    if (wanted.cells || !wantsPictures()) return;
    if (wanted.whole) {
        m_pictures << QString();
        // A picture of the window is one picture.
        const bool alone = wanted.form == ExportForm::Png || wanted.form == ExportForm::Svg;
        if (!alone)
            for (const Panel* p : window.panels()) m_pictures << p->id();
    } else {
        for (const QString& id : wanted.panels)
            if (window.panel(id)) m_pictures << id;
    }
}

bool BundleCollector::wantsPictures() const
{
    return m_content.order.form != ExportForm::Csv;
}

bool BundleCollector::wantsDrawings() const
{
    const ExportForm form = m_content.order.form;
    return form == ExportForm::Folder || form == ExportForm::Zip || form == ExportForm::Svg;
}

bool BundleCollector::step()
{
    if (m_done == 0) m_window.refreshNow();
    if (m_done < m_pictures.size()) {
        // All of them in one dress: changing it is dear.
        const ExportOrder& order = m_content.order;
        const Dressed dressed(m_window, order.print);
        const OwnShown own(m_window, order.own);
        const bool all = order.print;
        do {
            takePicture(m_pictures[m_done]);
            ++m_done;
        } while (all && m_done < m_pictures.size());
        return true;
    }
    takeTables();
    ++m_done;
    return false;
}

void BundleCollector::takePicture(const QString& id)
{
    const ExportOrder& order = m_content.order;
    WindowCamera camera(m_window);
    // A size is the window's where there is one; its panels stay as they are then.
    const PictureWish wish{id.isEmpty() || !order.whole ? order.size : QSize(), qreal(order.scale), order.own};
    PictureStamp stamp = m_stamp;
    const Panel* const panel = m_window.panel(id);
    const QString name = id.isEmpty() ? QStringLiteral("window") : id;
    if (panel) {
        stamp.title = panel->title();
        const QString context = order.own || !panel->keptPrivate() ? panel->face().context : QString();
        if (!context.isEmpty()) stamp.title += QStringLiteral(" \u00b7 ") + context;
    } else {
        stamp.title = QStringLiteral("Window");
        if (!m_content.report.asset.isEmpty()) stamp.title += QStringLiteral(" \u00b7 ") + m_content.report.asset;
    }
    stamp.units = pictureLegend(id, m_window.selection().sizeUnit());
    if (order.form != ExportForm::Svg) {
        QPixmap pixmap;
        if (panel) {
            if (auto picture = camera.panel(id, wish)) pixmap = picture->pixmap;
        } else {
            pixmap = camera.window(wish);
        }
        m_content.report.pictures.push_back({name, stamp.title, stamped(pixmap, stamp, m_window.theme()), {}});
    }
    if (wantsDrawings()) {
        // In a bundle only what is drawn all through; alone, with its raster parts as pictures inside.
        QByteArray svg = drawing(camera, id, wish, stamp, m_window.theme());
        if (order.form == ExportForm::Svg || (panel && isVector(svg)))
            m_content.drawings.emplace_back(name, std::move(svg));
    }
}

void BundleCollector::takeTables()
{
    const format::Standard standard;
    const ExportOrder& order = m_content.order;
    const bool pictureAlone = order.form == ExportForm::Png || order.form == ExportForm::Svg;
    if (order.cells) {
        m_content.report.tables = {*order.cells};
    } else if (!pictureAlone) {
        const OwnShown own(m_window, order.own);
        for (const Panel* p : m_window.panels()) {
            if (!order.whole && !order.panels.contains(p->id())) continue;
            for (ExportTable& t : p->exportTables()) m_content.report.tables.push_back(std::move(t));
            for (ExportTable& t : p->exportSeries()) m_content.series.push_back(std::move(t));
        }
    }
    if (!order.own) {
        leaveOwnOut(m_content.report.tables);
        leaveOwnOut(m_content.series);
    }
    const SnapshotHub& hub = m_window.hub();
    m_content.judged = {hub.metrics.read().value, hub.risk.read().value, hub.alerts.read().value,
                        hub.phase.read().value};
}

BundleContent collectBundle(const ExportOrder& order, MainWindow& window,
                            std::shared_ptr<const FullSnapshot> snapshot)
{
    BundleCollector collector(order, window, std::move(snapshot));
    while (collector.step()) {
    }
    return collector.take();
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
        case ExportForm::Csv:
            return toCsv(report.tables.empty() ? c.series.front() : report.tables.front(), c.order.source);
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
        return Unexpected{QStringLiteral("There is no table to write: nothing that was chosen has one.")};
    if (!bundle && !becomesFolder(form, pictures, tables)) {
        if (progress) progress->total = 1;
        const QByteArray bytes = single(content);
        if (progress && progress->cancelled) return Unexpected{QString::fromLatin1(kExportCancelled)};
        if (bytes.isEmpty()) return Unexpected{QStringLiteral("There is no picture to write.")};
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
        const bool whole = id == QLatin1String("window");
        return (whole ? QString() : panels) + safeFileName(id) + QLatin1String(suffix);
    };
    for (ReportPicture& p : report.pictures) packer.add(name(p.id, ".png"), [&] { return p.png = png(p.image); });
    for (const auto& [id, svg] : content.drawings) packer.add(name(id, ".svg"), [&svg = svg] { return svg; });
    const auto csv = [&](const QString& folder, const std::vector<ExportTable>& list) {
        for (const ExportTable& t : list)
            if (const QString path = folder + safeFileName(t.id) + QStringLiteral(".csv"); names.take(path))
                packer.add(path, [&] { return toCsv(t, order.source); });
    };
    csv(QStringLiteral("tables/"), report.tables);
    csv(QStringLiteral("series/"), content.series);
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
