#include "app/export_desk.h"

#include "app/data_source.h"
#include "app/export_legend.h"
#include "app/export_names.h"
#include "ui/copy_keys.h"
#include "ui/export_cells.h"
#include "ui/main_window.h"
#include "ui/snapshot_plans.h"
#include "ui/tables_later.h"
#include "widgets/format.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStorageInfo>

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

constexpr int kTickMs = 1'000;
constexpr Duration kSaveEvery = std::chrono::minutes{10};

Timestamp machineClock()
{
    return fromUnixMs(QDateTime::currentMSecsSinceEpoch());
}

std::int64_t freeBytes(const QString& folder)
{
    QString there = folder;
    while (!QFileInfo::exists(there) && QFileInfo(there).absolutePath() != there)
        there = QFileInfo(there).absolutePath();
    const QStorageInfo disk(there);
    return disk.isValid() ? disk.bytesAvailable() : -1;
}

std::vector<ExportPanelName> namesOf(const MainWindow& window)
{
    std::vector<ExportPanelName> names;
    for (const Panel* p : window.panels()) names.push_back({p->id(), p->title()});
    return names;
}

}  // namespace

ExportDesk::ExportDesk(MainWindow& window, DataSource& source, QString folder, const QString& data,
                       Describe describe, Now now, Free free)
    : QObject(&window),
      m_window(window),
      m_source(source),
      m_folder(std::move(folder)),
      m_describe(std::move(describe)),
      m_now(now ? std::move(now) : machineClock),
      m_free(free ? std::move(free) : freeBytes),
      m_file(data + QStringLiteral("/exports.json")),
      m_run(window, source, this),
      m_disk(*this, "the folder of exports", std::numeric_limits<int>::max())
{
    setObjectName(QStringLiteral("exportDesk"));
    QStringList problems;
    if (const auto kept = m_file.load(problems)) {
        m_choice = exportChoiceFrom(kept->value(QStringLiteral("choice")).toObject());
        m_schedule.load(kept->value(QStringLiteral("schedule")).toObject(), m_now());
    }
    if (!problems.isEmpty()) window.setNotice(problems.join(QLatin1Char(' ')));
    m_saved = m_now();
    new CopyKeys(source.kind(), this);
    connect(&window, &MainWindow::exportRequested, this, &ExportDesk::exportAgain);
    connect(&window, &MainWindow::exportDialogRequested, this, &ExportDesk::openDialog);
    connect(&window, &MainWindow::panelMenuOpening, this, &ExportDesk::fillMenu);
    connect(&m_run, &ExportRun::finished, this, &ExportDesk::ended);
    connect(&m_run, &ExportRun::progress, this, [this](int done, int total) {
        if (m_dialog && !m_plan) m_dialog->setProgress(done, total);
    });
    // The selection that a dialog exports is that of the table one comes from.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* to) {
        auto* view = qobject_cast<QAbstractItemView*>(to);
        for (QWidget* w = view; w; w = w->parentWidget())
            if (qobject_cast<Panel*>(w)) m_lastView = view;
    });
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ExportDesk::look);
    m_tick.start();
}

ExportDesk::~ExportDesk()
{
    close();
}

void ExportDesk::close()
{
    if (m_closed) return;
    m_closed = true;
    m_tick.stop();
    m_run.close();
    if (keepsMoments()) save();
}

// Whose moments pass. What a person sets is kept from everywhere; that time has gone by is known to one alone.
bool ExportDesk::keepsMoments() const
{
    return m_source.kind() == SourceKind::Live && !m_schedule.plans().empty();
}

void ExportDesk::save()
{
    m_saved = m_now();
    const QString problem = m_file.save({{QStringLiteral("schema"), 1},
                                         {QStringLiteral("choice"), toJson(m_choice)},
                                         {QStringLiteral("schedule"), m_schedule.save()}});
    if (!problem.isEmpty() && !m_closed) m_window.setNotice(problem);
}

// ---- One now ------------------------------------------------------------------------------

QString ExportDesk::folderOf(const ExportChoice& choice) const
{
    return choice.folder.isEmpty() ? m_folder : choice.folder;
}

ExportOrder ExportDesk::orderOf(const ExportChoice& choice) const
{
    ExportOrder order;
    order.source = m_source.kind();
    order.form = choice.form;
    order.size = choice.size;
    order.scale = choice.scale;
    order.print = choice.print;
    order.own = choice.own;
    order.whole = choice.what == ExportWhat::Window;
    order.panels = choice.panels;
    if (choice.what == ExportWhat::Selection) order.cells = m_cells;
    m_describe(order);
    return order;
}

void ExportDesk::pathFor(ExportOrder& order, const ExportChoice& choice, Timestamp at, const QString& plan) const
{
    const QString asset = m_window.selection().asset();
    const bool one = choice.what == ExportWhat::Panel && choice.panels.size() == 1;
    QString name = exportName(one ? choice.panels.front() : QString(), asset, at);
    if (choice.what == ExportWhat::Selection) name = exportName(QStringLiteral("selection"), asset, at);
    const QString suffix = exportFormSuffix(choice.form);
    if (!plan.isEmpty())
        for (const SnapshotPlan& p : m_schedule.plans())
            if (p.id == plan) name = scheduledName(p, asset, m_now()).chopped(suffix.size());
    order.place = FreePlace{folderOf(choice), name, suffix};
}

void ExportDesk::run(const ExportChoice& choice)
{
    if (m_run.running()) {
        m_window.setNotice(tr("An export is running; it ends first."));
        return;
    }
    m_choice = choice;
    save();
    start(choice);
}

void ExportDesk::start(const ExportChoice& choice)
{
    m_plan.reset();
    const bool begun = m_run.start(
        orderOf(choice), [this, choice](ExportOrder& order, Timestamp at) { pathFor(order, choice, at, {}); });
    m_window.setNotice(begun ? tr("Exporting\u2026") : tr("An export is running; it ends first."));
}

void ExportDesk::exportAgain()
{
    if (m_run.running()) {
        m_window.setNotice(tr("An export is running; it ends first."));
        return;
    }
    ExportChoice choice = m_choice;
    // What was selected then is not what is meant now.
    if (choice.what == ExportWhat::Selection) {
        if (m_lastView && hasSelection(*m_lastView))
            m_cells = selectedCells(*m_lastView, QStringLiteral("selection"), tr("Selected cells"));
        else
            choice = {};
    }
    // Panels may have gone since.
    if (choice.what == ExportWhat::Panel || choice.what == ExportWhat::Panels) {
        choice.panels.removeIf([this](const QString& id) { return !m_window.panel(id); });
        if (choice.panels.isEmpty()) choice.what = ExportWhat::Window;
    }
    start(choice);
}

void ExportDesk::openDialog(bool plans)
{
    if (!m_dialog) {
        m_cells.reset();
        if (m_lastView && hasSelection(*m_lastView))
            m_cells = selectedCells(*m_lastView, QStringLiteral("selection"), tr("Selected cells"));
        m_dialog = new ExportDialog(m_window.theme(), namesOf(m_window), m_folder, m_cells.has_value(), &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->fields().setChoice(m_choice);
        connect(m_dialog, &ExportDialog::exportWanted, this, &ExportDesk::run);
        connect(m_dialog, &ExportDialog::cancelWanted, &m_run, &ExportRun::cancel);
        connect(&m_dialog->plans(), &SnapshotPlans::plansChanged, this, &ExportDesk::setPlans);
        m_dialog->plans().setPlans(m_schedule.plans());
        showPlans();
    }
    m_dialog->showPlans(plans);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ExportDesk::ended(const QString& path, const QString& problem)
{
    if (m_plan) {
        const QString id = *m_plan;
        m_plan.reset();
        if (problem.isEmpty()) {
            m_schedule.taken(id, m_now(), tr("Last: %1").arg(QFileInfo(path).fileName()));
            Q_EMIT exported(path);
        } else {
            m_schedule.skipped(id, problem);
            m_window.setNotice(tr("Scheduled snapshot: %1").arg(problem));
            Q_EMIT failed(problem);
        }
        if (keepsMoments()) save();
        showPlans();
        startPlan();
        return;
    }
    const bool cancelled = problem == QLatin1String(kExportCancelled);
    const QString said = problem.isEmpty() ? tr("Exported to %1").arg(path)
                         : cancelled       ? tr("Export cancelled; nothing was written.")
                                           : problem;
    m_window.setNotice(said);
    if (m_dialog) m_dialog->setResult(problem.isEmpty() ? QString() : said);
    if (problem.isEmpty())
        Q_EMIT exported(path);
    else
        Q_EMIT failed(said);
    startPlan();
}

// ---- Those that repeat ----------------------------------------------------------------------

QString ExportDesk::restReason() const
{
    // A picture of what was recorded says nothing of now.
    return isReplay(m_source.kind()) ? tr("In a replay no scheduled snapshots are taken.") : QString();
}

void ExportDesk::setPlans(const std::vector<SnapshotPlan>& plans)
{
    m_schedule.setPlans(plans, m_now());
    save();
    showPlans();
}

void ExportDesk::look()
{
    if (m_closed) return;
    const Timestamp now = m_now();
    if (!restReason().isEmpty()) return;
    const auto risk = m_window.hub().risk.read().value;
    for (const QString& id : m_schedule.due(now, risk.get())) {
        const Timestamp at = m_schedule.momentOf(id, now);
        const auto waiting = std::find_if(m_due.begin(), m_due.end(), [&](const Due& d) { return d.id == id; });
        if (waiting == m_due.end()) {
            m_due.push_back({id, at});
            continue;
        }
        waiting->at = at;  // one picture is for the newer moment
        missed(id);
    }
    startPlan();
    if (m_dialog && m_dialog->isVisible()) showPlans();
    if (keepsMoments() && (now - m_saved > kSaveEvery || now < m_saved)) save();
}

void ExportDesk::missed(const QString& plan)
{
    m_schedule.skipped(plan, tr("Not taken: another export was running at that moment."));
    showPlans();
}

// What can still be taken is: after the disk was asked what is free on it, which takes as long as it takes.
void ExportDesk::startPlan()
{
    giveUpAsking();
    while (!m_closed && !m_asking && !m_run.running() && !m_due.empty()) {
        const SnapshotPlan* const plan = nextDue();
        if (!plan) continue;
        const QString folder = folderOf(plan->choice);
        if (m_hung.contains(folder)) {
            unanswered(QString(plan->id));
            continue;
        }
        m_asking = Question{plan->id, folder, m_now()};
        m_disk.run(
            [this, ask = m_free, id = plan->id, folder]() -> DiskThread::Then {
                return [this, id, folder, free = ask(folder)] { answered(id, folder, free); };
            },
            DiskWork::Kind::Reads);
    }
}

// One folder that hangs must not stop the plans of the others.
void ExportDesk::giveUpAsking()
{
    if (!m_asking) return;
    const Timestamp now = m_now();
    if (now < m_asking->at) m_asking->at = now;  // the clock was set back
    if (now - m_asking->at <= kDiskPatience) return;
    m_hung.insert(m_asking->folder);
    const QString plan = m_asking->plan;
    m_asking.reset();
    unanswered(plan);
}

void ExportDesk::unanswered(const QString& plan)
{
    if (!m_due.empty() && m_due.front().id == plan) m_due.pop_front();
    m_schedule.skipped(plan, tr("Not taken: the disk does not answer."));
    showPlans();
}

void ExportDesk::answered(const QString& plan, const QString& folder, std::int64_t free)
{
    if (m_hung.erase(folder) > 0) return;  // too late for that picture; the next one asks again
    takePlan(plan, free);
}

// None: the first of those that wait is waited for no longer, and has gone.
const SnapshotPlan* ExportDesk::nextDue()
{
    const Due& due = m_due.front();
    const auto& plans = m_schedule.plans();
    const auto plan =
        std::find_if(plans.begin(), plans.end(), [&](const SnapshotPlan& p) { return p.id == due.id; });
    const bool known = plan != plans.end() && plan->on, late = m_now() - due.at > ExportSchedule::kPatience;
    if (known && !late) return &*plan;
    const QString id = due.id;
    m_due.pop_front();
    if (known) missed(id);
    return nullptr;
}

void ExportDesk::takePlan(const QString& id, std::int64_t free)
{
    m_asking.reset();
    if (m_closed || m_run.running()) return;  // whose end goes on with what is due
    // It may be late by now, or no longer wanted.
    const SnapshotPlan* const plan = m_due.empty() || m_due.front().id != id ? nullptr : nextDue();
    if (!plan) return startPlan();
    m_due.pop_front();
    if (free >= 0 && free < ExportSchedule::kLeastFree) {
        m_schedule.skipped(id, tr("Not taken: only %1 free on the disk; scheduled snapshots leave %2.")
                                   .arg(format::bytes(static_cast<double>(free)),
                                        format::bytes(static_cast<double>(ExportSchedule::kLeastFree))));
        showPlans();
        return startPlan();
    }
    m_plan = id;
    m_run.start(
        orderOf(plan->choice),
        [this, choice = plan->choice, id](ExportOrder& order, Timestamp at) { pathFor(order, choice, at, id); },
        [plan = *plan, folder = folderOf(plan->choice), now = m_now()] { pruneScheduled(plan, folder, now); });
}

void ExportDesk::showPlans()
{
    if (!m_dialog) return;
    m_dialog->plans().setPlans(m_schedule.plans());
    m_dialog->plans().setStates(m_schedule.states(m_now()));
    m_dialog->plans().setResting(restReason());
}

// ---- Panels' menus --------------------------------------------------------------------------

PictureStamp ExportDesk::stampOf(const Panel& panel) const
{
    PictureStamp stamp;
    stamp.title = panel.title();
    if (!panel.keptPrivate() && !panel.face().context.isEmpty())
        stamp.title += QStringLiteral(" \u00b7 ") + panel.face().context;
    stamp.units = panelLegend(panel, m_window.theme());
    stamp.at = m_source.clock().wall();
    stamp.source = m_source.kind();
    if (const auto health = m_window.hub().health.read().value) stamp.venues = venueStamps(*health);
    return stamp;
}

void ExportDesk::copyPicture(const QString& id)
{
    const Panel* const panel = m_window.panel(id);
    if (!panel) return;
    const auto picture = WindowCamera(m_window).panel(id, {{}, m_window.devicePixelRatioF(), false});
    if (!picture) return;
    QGuiApplication::clipboard()->setImage(stamped(picture->pixmap, stampOf(*panel), m_window.theme()));
    m_window.setNotice(tr("Picture of %1 copied").arg(panel->title()));
}

void ExportDesk::copyTable(const ExportTable& table)
{
    QGuiApplication::clipboard()->setMimeData(toMime(table, m_source.kind()));
    m_window.setNotice(tr("%n row(s) copied", nullptr, static_cast<int>(table.rows.size())));
}

void ExportDesk::fillMenu(const QString& id, QMenu* menu)
{
    const Panel* const panel = m_window.panel(id);
    if (!panel) return;
    menu->addSeparator();
    const auto entry = [&](QMenu* to, const QString& text, const char* name, const std::function<void()>& act) {
        QAction* a = to->addAction(text, this, act);
        a->setObjectName(QLatin1String(name));
        return a;
    };
    entry(menu, tr("Copy picture"), "panelCopyPicture", [this, id] { copyPicture(id); });
    entry(menu, tr("Save picture\u2026"), "panelSavePicture", [this, id] { savePicture(id); });
    std::vector<ExportName> tables;
    {
        const format::Standard standard;
        tables = panel->exportNames();
    }
    // The table itself is made when it is chosen.
    const auto made = [this, id](const ExportName& wanted, bool written) -> std::optional<ExportTable> {
        const Panel* const from = m_window.panel(id);
        if (!from) return std::nullopt;
        const format::Standard standard;
        std::optional<TablesLater> later;  // the clipboard has it at once
        if (written) later.emplace();
        for (ExportTable& t : wanted.series ? from->exportSeries() : from->exportTables())
            if (t.id == wanted.id) return std::move(t);
        return std::nullopt;
    };
    const auto offer = [&](const QString& text, const char* name, bool written,
                           const std::function<void(const ExportTable&)>& act) {
        if (tables.empty()) return;
        if (tables.size() == 1) {
            entry(menu, text, name, [act, made, written, t = tables.front()] {
                if (const auto table = made(t, written)) act(*table);
            });
            return;
        }
        QMenu* sub = menu->addMenu(text);
        for (const ExportName& t : tables)
            entry(sub, t.title.isEmpty() ? t.id : t.title, name, [act, made, written, t] {
                if (const auto table = made(t, written)) act(*table);
            });
    };
    offer(tr("Copy table (TSV)"), "panelCopyTable", false, [this](const ExportTable& t) { copyTable(t); });
    offer(tr("Save table\u2026"), "panelSaveTable", true, [this](const ExportTable& t) { saveTable(t); });
    entry(menu, tr("Export panel\u2026"), "panelExport", [this, id] {
        openDialog(false);
        ExportChoice choice = m_dialog->fields().choice();
        choice.what = ExportWhat::Panel;
        choice.panels = QStringList{id};
        m_dialog->fields().setChoice(choice);
    });
    menu->addSeparator();
}

}  // namespace plimsoll
