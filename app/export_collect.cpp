// The half of an export that reads the window, a picture or a panel's tables a step.
#include "app/export_bundle.h"
#include "app/export_drawing.h"
#include "app/export_legend.h"
#include "app/export_own.h"
#include "ui/extra_window.h"
#include "ui/main_window.h"
#include "ui/own_rows.h"
#include "ui/standard_texts.h"
#include "ui/tables_later.h"
#include "ui/window_exposure.h"
#include "ui/workspace_desk.h"
#include "widgets/ui_text.h"

#include <QAction>

namespace plimsoll {

namespace {

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
    // Now, beside the market: the model goes on while pictures are taken.
    const SnapshotHub& hub = m_window.hub();
    m_content.judged = {hub.metrics.read().value, hub.risk.read().value, hub.alerts.read().value,
                        hub.phase.read().value};
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
    plan();
    m_total = static_cast<int>(m_tasks.size());
}

BundleCollector::~BundleCollector() = default;

bool BundleCollector::wantsPictures() const
{
    return m_content.order.form != ExportForm::Csv;
}

bool BundleCollector::wantsDrawings() const
{
    const ExportForm form = m_content.order.form;
    return form == ExportForm::Folder || form == ExportForm::Zip || form == ExportForm::Svg;
}

QString BundleCollector::doing() const
{
    if (m_past) return UiText::tr("the stored past");
    return m_tasks.empty() ? QString() : m_tasks.front().what;
}

void BundleCollector::plan()
{
    const ExportOrder& order = m_content.order;
    // A picture of the window is one picture a window.
    const bool pictureAlone = order.form == ExportForm::Png || order.form == ExportForm::Svg;
    QStringList panels;
    for (const Panel* p : m_window.panels())
        if (order.whole || order.panels.contains(p->id())) panels << p->id();
    // A picture of the window alone has what is seen.
    if (!order.cells && !(pictureAlone && order.whole)) m_past = std::make_unique<ExportPast>(m_window, panels);
    if (!order.cells && wantsPictures()) {
        if (order.whole) {
            planPicture(QStringLiteral("window"), &m_window, {});
            int number = 1;
            for (ExtraWindow* extra : m_window.workspaces().windows())
                planPicture(QStringLiteral("window-%1").arg(++number), extra, {});
        }
        if (!order.whole || !pictureAlone)
            for (const QString& id : panels) planPicture(id, nullptr, id);
    }
    m_dressed = m_tasks.size();
    if (order.cells)
        m_content.report.tables = {*order.cells};
    else if (!pictureAlone)
        for (const QString& id : panels)
            for (const bool series : {false, true})
                m_tasks.push_back(
                    {QStringLiteral("%1 of %2").arg(series ? "series" : "tables", id), [this, id, series] {
                         takeTables(id, series);
                         return false;
                     }});
}

PictureStamp BundleCollector::stampOf(const QString& name, const QString& id) const
{
    PictureStamp stamp = m_stamp;
    if (const Panel* const panel = m_window.panel(id)) {
        stamp.title = panel->title();
        const bool own = m_content.order.own || !panel->keptPrivate();
        const QString context = own ? panel->face().context : QString();
        if (!context.isEmpty()) stamp.title += QStringLiteral(" \u00b7 ") + context;
        stamp.units = panelLegend(*panel, m_window.theme());
    } else {
        const QString number = name.section(u'-', 1);
        stamp.title = QStringLiteral("Window");
        if (!number.isEmpty()) stamp.title += u' ' + number;
        if (!m_content.report.asset.isEmpty()) stamp.title += QStringLiteral(" \u00b7 ") + m_content.report.asset;
        stamp.units = windowLegend(m_window.selection().sizeUnit());
    }
    return stamp;
}

void BundleCollector::keep(const QString& name, const PictureStamp& stamp, QImage image)
{
    if (!m_content.theme) m_content.theme = std::make_shared<const Theme>(m_window.theme());
    m_content.stamps[name] = stamp;
    m_content.report.pictures.push_back({name, stamp.title, std::move(image), {}});
}

// Of a window, or of a panel. A size is the window's where there is one; its panels stay as they are then.
void BundleCollector::planPicture(const QString& name, QWidget* window, const QString& id)
{
    const ExportOrder& order = m_content.order;
    const PictureWish wish{window || !order.whole ? order.size : QSize(), qreal(order.scale), order.own};
    if (order.form != ExportForm::Svg && window) {
        auto exposure = std::make_shared<WindowExposure>(m_window, *window, wish);
        m_tasks.push_back({UiText::tr("picture of %1").arg(name), [this, name, exposure] {
                               if (exposure->step()) return true;
                               if (QImage image = exposure->take(); !image.isNull())
                                   keep(name, stampOf(name, {}), std::move(image));
                               return false;
                           }});
    } else if (order.form != ExportForm::Svg) {
        m_tasks.push_back({UiText::tr("picture of %1").arg(name), [this, name, id, wish] {
                               if (auto picture = WindowCamera(m_window).panel(id, wish))
                                   keep(name, stampOf(name, id), picture->pixmap.toImage());
                               return false;
                           }});
    }
    // In a bundle only what is drawn all through; alone, with its raster parts as pictures inside.
    const bool alone = order.form == ExportForm::Svg;
    if (!wantsDrawings() || (window && !alone)) return;
    // An extra window is drawn as it is on screen.
    PictureWish drawn = wish;
    if (window && window != &m_window) drawn.size = {};
    auto sketch = std::make_shared<Sketch>(m_window, window, id, drawn, !alone);
    m_tasks.push_back({UiText::tr("drawing of %1").arg(name), [this, name, id, sketch] {
                           if (sketch->step(stampOf(name, id))) return true;
                           if (QByteArray svg = sketch->take(); !svg.isEmpty())
                               m_content.drawings.emplace_back(name, std::move(svg));
                           return false;
                       }});
}

bool BundleCollector::step()
{
    if (m_past && m_past->step()) return true;
    m_past.reset();
    const auto one = [this] {
        if (m_tasks.front().step()) return;
        m_tasks.pop_front();
        ++m_done;
    };
    if (static_cast<std::size_t>(m_done) < m_dressed) {
        // All of them in one dress: changing it is dear.
        const Dressed dressed(m_window, m_content.order.print);
        const OwnShown own(m_window, m_content.order.own);
        do {
            one();
        } while (m_content.order.print && static_cast<std::size_t>(m_done) < m_dressed);
    } else if (!m_tasks.empty()) {
        const OwnShown own(m_window, m_content.order.own);
        one();
    }
    return !m_tasks.empty();
}

// As other programs read them, and named as no other panel's: there may be two of a kind.
void BundleCollector::takeTables(const QString& id, bool series)
{
    Panel* const panel = m_window.panel(id);
    if (!panel) return;
    std::vector<ExportTable> taken;
    {
        const StandardTexts standard({panel}, m_window.hub(), m_window.frameTick().now());
        const format::Standard words;
        const OwnLeftOut left(*panel, !m_content.order.own);
        const TablesLater later;
        taken = series ? panel->exportSeries() : panel->exportTables();
    }
    if (!m_content.order.own) leaveOwnOut(taken);
    for (ExportTable& t : taken) {
        t.id = panelId(t.id, panel->instance());
        (series ? m_content.series : m_content.report.tables).push_back(std::move(t));
    }
}

BundleContent collectBundle(const ExportOrder& order, MainWindow& window,
                            std::shared_ptr<const FullSnapshot> snapshot)
{
    BundleCollector collector(order, window, std::move(snapshot));
    WindowCamera(window).settle();
    while (collector.step()) {
    }
    BundleContent content = collector.take();
    develop(content);
    return content;
}

}  // namespace plimsoll
