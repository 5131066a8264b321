// Workspaces: which one it is, what has changed in it, and back again.
#include "model/plain_bytes.h"
#include "ui/dock_host.h"
#include "ui/extra_window.h"
#include "ui/panel_registry.h"
#include "ui/workspace_desk.h"

#include <QApplication>
#include <QFileInfo>
#include <QScopedValueRollback>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t kMostSteps = 50;

}  // namespace

WorkspaceLayout WorkspaceDesk::capture() const
{
    WorkspaceLayout now;
    now.main.docks = m_main->plan();
    now.main.floating = m_main->floating();
    // As it comes and nobody dragged a gutter: it goes on following the window's size.
    if (const DockPlan& was = m_last.main.docks; !m_gutter && was.sameShape(now.main.docks)) now.main.docks = was;
    for (const ExtraWindow* w : m_windows) {
        WindowLayout window;
        window.place = w->isMaximized() ? w->normalGeometry() : w->geometry();
        window.maximised = w->isMaximized();
        window.docks = w->docks()->plan();
        window.floating = w->docks()->floating();
        now.windows.push_back(std::move(window));
    }
    now.links = m_links.save();
    for (const QString& id : now.all())
        if (const Panel* p = panel(id)) now.panels.insert(id, p->saveState());
    return now;
}

void WorkspaceDesk::arrangedSoon(bool gutter)
{
    m_gutter |= gutter;
    m_ours = true;
    if (!m_settle.isActive()) m_settle.start();
}

void WorkspaceDesk::settle()
{
    m_settle.stop();
    if (m_applying || m_main->isMaximised()) return;
    if (!m_links.focused().isEmpty() && !isOpen(m_links.focused())) m_links.focus({});
    const bool arranged = std::exchange(m_ours, false);
    WorkspaceLayout now = capture();
    const bool gutter = std::exchange(m_gutter, false);
    if (now == m_last) return;
    if (arranged && (gutter || !now.sameShape(m_last))) {
        m_past.push_back(m_last);
        if (m_past.size() > kMostSteps) m_past.erase(m_past.begin());
        m_future.clear();
        if (!now.sameShape(m_last)) {
            m_main->keepPlan();
            for (ExtraWindow* w : m_windows) w->docks()->keepPlan();
        }
        Q_EMIT stepsChanged();
    }
    m_last = std::move(now);
    titleWindows();
    keepCurrent();
    Q_EMIT changed();
}

void WorkspaceDesk::keepCurrent()
{
    if (const QString problem = m_book.keep(m_current, m_last); !problem.isEmpty()) Q_EMIT notice(problem);
}

void WorkspaceDesk::apply(WorkspaceLayout layout, bool assets)
{
    QStringList unknown;
    const QString worked = panelWithFocus();
    {
        const QScopedValueRollback applying(m_applying, true);
        // Panels that this program does not have: of a newer one, or of somebody's file.
        const auto known = [&](const QString& id) {
            if (panelRow(kindOf(id))) return true;
            unknown << id;
            return false;
        };
        const auto tidy = [&](WindowLayout& w) {
            prune(w.docks, known);
            std::erase_if(w.floating, [&](const FloatingPanel& f) { return !known(f.id); });
        };
        tidy(layout.main);
        for (WindowLayout& w : layout.windows) tidy(w);
        std::erase_if(layout.windows, [](const WindowLayout& w) { return w.panels().isEmpty(); });

        const QStringList wanted = layout.all();
        m_main->restore();
        for (ExtraWindow* w : std::vector(m_windows)) {
            w->docks()->restore();
            for (PanelDock* d : std::vector(w->docks()->docks())) move(d, m_main);
            empty(w);
        }
        for (Panel* p : std::vector(m_panels))
            if (p->instance() > 1 && !wanted.contains(p->id())) unmake(p->id());
        for (const QString& id : wanted)
            if (!panel(id)) make(id);
        for (const WindowLayout& w : layout.windows) {
            ExtraWindow* window = makeWindow(w.place);
            for (const QString& id : w.panels())
                if (PanelDock* d = dock(id)) move(d, window->docks());
            window->docks()->setPlan(w.docks, w.floating);
            if (w.maximised) window->setWindowState(Qt::WindowMaximized);
        }
        m_main->setPlan(layout.main.docks, layout.main.floating);
        m_links.restore(layout.links, assets);
        // Units and the like are one for all workspaces; a panel's settings may carry them.
        const Selection& active = m_links.active();
        const FundingUnit unit = active.fundingUnit();
        for (const QString& id : wanted)
            if (Panel* p = panel(id); p && layout.panels.contains(id)) {
                const QJsonObject settings = layout.panels.value(id).toObject();
                if (p->saveState() != settings) p->restoreState(settings);
            }
        m_links.active().setFundingUnit(unit);
        titleWindows();
        if (m_shown)
            for (ExtraWindow* w : m_windows) w->show();
    }
    // Whoever worked in a panel goes on in one, and not in whatever field is next.
    if (!worked.isEmpty()) {
        const QStringList open = layout.main.docks.all();
        if (Panel* p = panel(open.contains(worked) ? worked : open.value(0))) p->setFocus(Qt::OtherFocusReason);
    }
    m_gutter = m_ours = false;
    m_settle.stop();
    m_last = std::move(layout);
    m_last = capture();
    Q_EMIT windowsChanged();
    Q_EMIT visibilityChanged();
    if (!unknown.isEmpty())
        Q_EMIT notice(tr("Not known here, and left out: %1").arg(unknown.mid(0, 4).join(QStringLiteral(", "))));
}

QString WorkspaceDesk::panelWithFocus() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (const Panel* p : m_panels)
        if (focus && (p == focus || p->isAncestorOf(focus))) return p->id();
    return {};
}

WorkspaceLayout WorkspaceDesk::asItComes(const QString& key) const
{
    const WorkspacePreset* preset = presetOf(key);
    WorkspaceLayout layout;
    layout.main.docks = (preset ? *preset : workspacePresets().front()).plan;
    return layout;
}

void WorkspaceDesk::load(const QString& key)
{
    const bool own = WorkspaceBook::isOwn(key);
    const WorkspaceLayout* kept = m_book.kept(key);
    m_current = key;
    m_past.clear();
    m_future.clear();
    // The assets of one's own come back; with the others one goes on looking at what one looked at.
    apply(kept ? *kept : asItComes(key), own);
    Q_EMIT currentChanged(key);
    Q_EMIT stepsChanged();
}

void WorkspaceDesk::open(const QString& key)
{
    if (key == m_current || !m_book.has(key)) return;
    settle();
    keepCurrent();
    load(key);
    Q_EMIT changed();
}

void WorkspaceDesk::openNumber(int preset)
{
    const auto& all = workspacePresets();
    if (preset >= 1 && preset <= static_cast<int>(all.size()))
        open(QLatin1String(all[static_cast<std::size_t>(preset - 1)].key));
}

QString WorkspaceDesk::saveAs(const QString& name)
{
    settle();
    const auto added = m_book.add(name, capture());
    if (!added) return added.error();
    m_current = WorkspaceBook::ownKey(*added);
    Q_EMIT currentChanged(m_current);
    Q_EMIT changed();
    return {};
}

QString WorkspaceDesk::duplicateWorkspace(const QString& key)
{
    settle();
    const WorkspaceLayout* kept = m_book.kept(key);
    const auto added = m_book.add(m_book.title(key), key == m_current ? capture() : kept ? *kept : asItComes(key));
    if (!added) return added.error();
    open(WorkspaceBook::ownKey(*added));
    return {};
}

QString WorkspaceDesk::rename(const QString& key, const QString& name)
{
    settle();
    if (const QString problem = m_book.rename(key, name); !problem.isEmpty()) return problem;
    if (key == m_current) {
        m_current = WorkspaceBook::ownKey(workspace_file::tidyName(name));
        Q_EMIT currentChanged(m_current);
    }
    Q_EMIT changed();
    return {};
}

QString WorkspaceDesk::remove(const QString& key)
{
    if (const QString problem = m_book.remove(key); !problem.isEmpty()) return problem;
    if (key == m_current) load(QLatin1String(workspacePresets().front().key));
    Q_EMIT changed();
    return {};
}

QByteArray WorkspaceDesk::asFile()
{
    settle();
    QStringList own;
    for (const Panel* p : m_panels)
        if (p->keptPrivate()) own << p->id();
    return workspace_file::write({m_book.title(m_current), capture()}, own);
}

static QString writtenTo(const QString& path, const QByteArray& bytes)
{
    const QString why = writePlainBytes(path, bytes);
    if (why.isEmpty()) return {};
    return WorkspaceDesk::tr("%1 cannot be written: %2").arg(QFileInfo(path).fileName(), why);
}

QString WorkspaceDesk::exportTo(const QString& path)
{
    return writtenTo(path, asFile());
}

void WorkspaceDesk::exportBeside(const QString& path, Said said)
{
    m_disk.run([path, bytes = asFile(), said = std::move(said)]() -> DiskThread::Then {
        return [said, problem = writtenTo(path, bytes)] { said(problem); };
    });
}

QString WorkspaceDesk::importFrom(const QString& path)
{
    return take(workspace_file::readFile(path));
}

void WorkspaceDesk::importBeside(const QString& path, Said said)
{
    m_disk.run(
        [this, path, said = std::move(said)]() -> DiskThread::Then {
            return [this, said, got = workspace_file::readFile(path)] { said(take(got)); };
        },
        DiskWork::Kind::Reads);
}

QString WorkspaceDesk::take(const Expected<NamedWorkspace, QString>& got)
{
    if (!got) return got.error();
    settle();
    const auto added = m_book.add(got->name, got->layout);
    if (!added) return added.error();
    open(WorkspaceBook::ownKey(*added));
    Q_EMIT notice(tr("Workspace %1 opened").arg(*added));
    return {};
}

void WorkspaceDesk::reset()
{
    settle();
    WorkspaceLayout fresh = asItComes(m_current);
    if (!(m_last.main == fresh.main) || !m_last.windows.empty()) {
        m_past.push_back(m_last);
        m_future.clear();
    }
    m_book.forget(m_current);
    apply(std::move(fresh), false);
    keepCurrent();
    Q_EMIT stepsChanged();
    Q_EMIT changed();
}

void WorkspaceDesk::setLocked(bool locked)
{
    if (locked == m_locked) return;
    m_locked = locked;
    m_main->setLocked(locked);
    for (ExtraWindow* w : m_windows) w->docks()->setLocked(locked);
    Q_EMIT lockedChanged(locked);
    if (!m_applying) Q_EMIT changed();
}

void WorkspaceDesk::step(bool back)
{
    if (m_locked) return;
    settle();
    std::vector<WorkspaceLayout>& from = back ? m_past : m_future;
    std::vector<WorkspaceLayout>& to = back ? m_future : m_past;
    if (from.empty()) return;
    to.push_back(m_last);
    WorkspaceLayout layout = std::move(from.back());
    from.pop_back();
    // What panels are set to is not undone with where they are, but for those that come back.
    QJsonObject settings;
    for (auto it = layout.panels.constBegin(); it != layout.panels.constEnd(); ++it)
        if (!panel(it.key())) settings.insert(it.key(), it.value());
    layout.panels = settings;
    apply(std::move(layout), false);
    keepCurrent();
    Q_EMIT stepsChanged();
    Q_EMIT changed();
}

void WorkspaceDesk::undo()
{
    step(true);
}

void WorkspaceDesk::redo()
{
    step(false);
}

QJsonObject WorkspaceDesk::save()
{
    settle();
    // Nothing was settled while one panel was maximised, or where nothing has moved.
    if (!m_main->isMaximised()) m_last = capture();
    keepCurrent();
    return {{QStringLiteral("current"), m_current},
            {QStringLiteral("locked"), m_locked},
            {QStringLiteral("presets"), m_book.savePresets()},
            // Beside its file: that may be on its way.
            {QStringLiteral("layout"), toJson(m_last)}};
}

bool WorkspaceDesk::restore(const QJsonObject& json)
{
    QString key = json.value(QStringLiteral("current")).toString();
    const auto layout = workspaceLayoutFrom(json.value(QStringLiteral("layout")).toObject());
    if (!layout || key.isEmpty()) return false;
    m_book.restorePresets(json.value(QStringLiteral("presets")).toObject());
    // Its own file may have gone meanwhile; what was on the screen is shown all the same.
    if (!m_book.has(key)) key = QLatin1String(workspacePresets().front().key);
    m_current = key;
    m_past.clear();
    m_future.clear();
    apply(*layout, true);
    setLocked(json.value(QStringLiteral("locked")).toBool());
    Q_EMIT currentChanged(key);
    Q_EMIT stepsChanged();
    return true;
}

}  // namespace plimsoll
