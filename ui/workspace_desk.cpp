// Panels and windows.
#include "ui/workspace_desk.h"

#include "ui/dock_host.h"
#include "ui/extra_window.h"
#include "ui/frame_tick.h"
#include "ui/handbook_pages.h"
#include "ui/handbook_window.h"
#include "ui/link_cursor.h"
#include "ui/panel_registry.h"

#include <QGuiApplication>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScreen>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kSettleMs = 300, kLookMs = 20'000;
constexpr int kMostOfAKind = 9, kWideEnough = 640;
constexpr std::size_t kMostWindows = 8;

QList<QRect> freeScreens()
{
    QList<QRect> out;
    if (const QScreen* main = QGuiApplication::primaryScreen()) out << main->availableGeometry();
    for (const QScreen* s : QGuiApplication::screens())
        if (!out.contains(s->availableGeometry())) out << s->availableGeometry();
    return out;
}

}  // namespace

WorkspaceDesk::WorkspaceDesk(const Setup& setup, DockHost* main, FrameTick* tick, LinkGroups& links)
    : m_setup(setup), m_links(links), m_main(main), m_tick(tick), m_disk(*this, "the workspace file")
{
    wire(main);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    // A panel that is being dragged is nowhere yet: the drag is one step, from where it began to where it ends.
    const auto atRest = [this] {
        if (QGuiApplication::mouseButtons() == Qt::NoButton)
            settle();
        else
            m_settle.start();
    };
    connect(&m_settle, &QTimer::timeout, this, atRest);
    // What a panel is set to changes without anything moving.
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, atRest);
    connect(&m_links, &LinkGroups::groupChanged, this, [this](const QString& id, int group) {
        if (PanelDock* d = dock(id)) {
            const PanelRow* row = panelRow(kindOf(id));
            d->setLinked(!row || row->linked, group);
        }
        if (!m_applying) arrangedSoon(false);
    });
}

WorkspaceDesk::~WorkspaceDesk()
{
    m_links.disconnect(this);
    m_main->disconnect(this);
    // Their panels lean on what this holds.
    for (ExtraWindow* w : m_windows) {
        w->disconnect(this);
        w->docks()->disconnect(this);
        delete w;
    }
    // Theme and clock are the main window's: nothing of it may hear of the focus after that.
    for (const QPointer<ExtraWindow>& w : m_dismissed) delete w.data();
}

void WorkspaceDesk::begin(std::function<void(Panel*)> made)
{
    m_made = std::move(made);
    const QScopedValueRollback applying(m_applying, true);
    for (const PanelRow& row : panelRegistry()) make(QLatin1String(row.id));
    m_current = QLatin1String(workspacePresets().front().key);
    m_main->setPlan(workspacePresets().front().plan);
    m_last = capture();
    m_look.start();
}

// ---- Panels -------------------------------------------------------------------------------

Panel* WorkspaceDesk::make(const QString& id)
{
    const PanelRow* row = panelRow(kindOf(id));
    if (!row || panel(id)) return nullptr;
    Selection& selection = m_links.add(id);
    const PanelDeps deps{m_setup.theme, selection,       m_setup.venues, m_setup.alerts,
                         m_setup.desk,  m_setup.started, instanceOf(id)};
    Panel* made = row->make(deps, nullptr);
    m_panels.push_back(made);
    linkCursor(*made, selection);
    QString tab = row->tab ? QCoreApplication::translate("panels", row->tab) : made->title();
    if (row->tab && made->instance() > 1) tab += QStringLiteral(" %1").arg(made->instance());
    auto* dock = new PanelDock(m_setup.theme, made, tab);
    dock->setLinked(row->linked, m_links.group(id));
    connect(dock, &PanelDock::groupPicked, this, [this, id](int group) { m_links.setGroup(id, group); });
    // Another one of a kind that is closed is gone: it can be had again.
    connect(dock, &PanelDock::closedByHand, this, [this, id] {
        if (instanceOf(id) > 1) QTimer::singleShot(0, this, [this, id] { unmake(id); });
    });
    m_main->adopt(dock);
    m_tick->add(made);
    if (m_made) m_made(made);
    Q_EMIT panelMade(id);
    return made;
}

void WorkspaceDesk::unmake(QString id)
{
    Panel* gone = panel(id);
    PanelDock* d = dock(id);
    if (!gone || !d) return;
    m_tick->remove(gone);
    std::erase(m_panels, gone);
    std::erase(m_usedLast, id);
    Q_EMIT panelGone(id);
    hostOf(id)->release(d);
    delete d;
    m_links.remove(id);
    if (!m_applying) arrangedSoon(false);
}

Panel* WorkspaceDesk::panel(const QString& id) const
{
    for (Panel* p : m_panels)
        if (p->id() == id) return p;
    return nullptr;
}

Panel* WorkspaceDesk::panelInUse(const QString& kind) const
{
    for (auto it = m_usedLast.rbegin(); it != m_usedLast.rend(); ++it)
        if (kindOf(*it) == kind && isOpen(*it)) return panel(*it);
    for (Panel* p : m_panels)
        if (p->kind() == kind && isOpen(p->id())) return p;
    return panel(kind);
}

DockHost* WorkspaceDesk::hostOf(const QString& id) const
{
    if (m_main->dock(id)) return m_main;
    for (const ExtraWindow* w : m_windows)
        if (w->docks()->dock(id)) return w->docks();
    return nullptr;
}

PanelDock* WorkspaceDesk::dock(const QString& id) const
{
    const DockHost* host = hostOf(id);
    return host ? host->dock(id) : nullptr;
}

bool WorkspaceDesk::isOpen(const QString& id) const
{
    const PanelDock* d = dock(id);
    return d && d->isOpen();
}

void WorkspaceDesk::showPanel(const QString& id)
{
    if (DockHost* host = hostOf(id)) host->showPanel(id);
}

void WorkspaceDesk::showFor(const QString& from, const QString& kind)
{
    const int group = m_links.group(from);
    for (const Panel* p : m_panels)
        if (p->kind() == kind && isOpen(p->id()) && group != LinkGroups::kNone && m_links.group(p->id()) == group)
            return showPanel(p->id());
    showPanel(kind);
}

Panel* WorkspaceDesk::duplicate(const QString& id)
{
    const Panel* of = panel(id);
    if (!of || m_locked) return nullptr;
    settle();
    // Like the last of its kind.
    const Panel* like = of;
    for (const Panel* p : m_panels)
        if (p->kind() == of->kind() && isOpen(p->id())) like = p;
    int instance = 2;
    while (instance <= kMostOfAKind && panel(panelId(of->kind(), instance))) ++instance;
    if (instance > kMostOfAKind) {
        Q_EMIT notice(tr("There are %n of this panel already.", nullptr, kMostOfAKind));
        return nullptr;
    }
    const QJsonObject settings = like->saveState();
    DockHost* host = hostOf(id);
    Panel* next = make(panelId(of->kind(), instance));
    if (!next) return nullptr;
    next->restoreState(settings);
    m_links.setGroup(next->id(), m_links.group(id));
    if (Selection* s = m_links.selection(next->id())) s->setAsset(m_links.selection(id)->asset());
    PanelDock* d = dock(next->id());
    if (host != m_main) move(d, host);
    const PanelDock* beside = host->dock(id);
    putIn(host, next->id(), id, beside->width() > kWideEnough ? DockSide::Right : DockSide::Below);
    next->focusInside();
    arrangedSoon(false);
    return next;
}

void WorkspaceDesk::move(PanelDock* d, DockHost* to)
{
    if (DockHost* from = hostOf(d->id())) from->release(d);
    to->adopt(d);
}

// By the plan, not by the docks: where closed ones lie behind open ones Qt would take a split for a tab.
void WorkspaceDesk::putIn(DockHost* host, const QString& id, const QString& at, DockSide side)
{
    host->restore();
    DockPlan plan = host->plan();
    prune(plan, [&](const QString& other) { return other != id; });
    if (at.isEmpty() || !insert(plan, id, at, side))
        insert(plan, id, neighbourOf(kindOf(id), plan), DockSide::Tab);
    host->setPlan(plan, host->floating());
}

void WorkspaceDesk::moveToNewWindow(const QString& id)
{
    PanelDock* d = dock(id);
    if (!d || m_locked || m_windows.size() >= kMostWindows) return;
    settle();
    const QPoint at = d->mapToGlobal(QPoint(24, 24));
    const QSize size = d->size().expandedTo({640, 420}) + QSize(8, 8);
    ExtraWindow* w = makeWindow(QRect(at, size));
    DockHost* from = hostOf(id);
    move(d, w->docks());
    DockPlan plan;
    plan.panels << id;
    w->docks()->setPlan(plan);
    for (ExtraWindow* other : std::vector(m_windows))
        if (other->docks() == from && other->docks()->docks().empty()) empty(other);
    titleWindows();
    if (m_shown) w->show();
    arrangedSoon(false);
    Q_EMIT windowsChanged();
}

void WorkspaceDesk::moveHome(const QString& id)
{
    PanelDock* d = dock(id);
    DockHost* from = hostOf(id);
    if (!d || !from || from == m_main || m_locked) return;
    settle();
    move(d, m_main);
    putIn(m_main, id, {}, DockSide::Tab);
    for (ExtraWindow* w : std::vector(m_windows))
        if (w->docks() == from && w->docks()->docks().empty()) empty(w);
    titleWindows();
    arrangedSoon(false);
    Q_EMIT windowsChanged();
}

void WorkspaceDesk::flash(const QStringList& ids, Severity severity)
{
    // Where there are several of a kind, all of them speak.
    QStringList all;
    for (const Panel* p : m_panels)
        if (ids.contains(p->id()) || ids.contains(p->kind())) all << p->id();
    m_main->flash(all, severity);
    for (ExtraWindow* w : m_windows) w->docks()->flash(all, severity);
}

void WorkspaceDesk::focusNext(int by)
{
    for (ExtraWindow* w : m_windows)
        if (w->isActiveWindow()) return w->docks()->focusNext(by);
    m_main->focusNext(by);
}

void WorkspaceDesk::maximise(const QString& id)
{
    if (PanelDock* d = dock(id)) Q_EMIT d->maximiseWanted();
}

bool WorkspaceDesk::restoreMaximised()
{
    bool any = m_main->isMaximised();
    m_main->restore();
    for (ExtraWindow* w : m_windows) {
        any |= w->docks()->isMaximised();
        w->docks()->restore();
    }
    return any;
}

void WorkspaceDesk::themeChanged()
{
    m_main->themeChanged();
    for (ExtraWindow* w : m_windows) w->themeChanged();
}

// ---- Windows ------------------------------------------------------------------------------

void WorkspaceDesk::wire(DockHost* host)
{
    connect(host, &DockHost::arranged, this, [this](bool gutter) {
        if (!m_applying) arrangedSoon(gutter);
    });
    connect(host, &DockHost::visibilityChanged, this, &WorkspaceDesk::visibilityChanged);
    connect(host, &DockHost::focusMoved, this, [this](const QString& id) {
        if (!m_usedLast.empty() && m_usedLast.back() == id) return;
        std::erase(m_usedLast, id);
        m_usedLast.push_back(id);
        m_links.focus(id);
    });
    connect(host, &DockHost::menuOpening, this, [this](const QString& id, QMenu* menu) {
        addPanelEntries(id, menu);
        Q_EMIT menuOpening(id, menu);
    });
}

void WorkspaceDesk::addPanelEntries(const QString& id, QMenu* menu)
{
    const bool home = hostOf(id) == m_main;
    menu->addSeparator();
    menu->addAction(tr("Duplicate panel"), this, [this, id] { duplicate(id); })->setEnabled(!m_locked);
    menu->addAction(tr("Move to a new window"), this, [this, id] { moveToNewWindow(id); })->setEnabled(!m_locked);
    if (!home)
        menu->addAction(tr("Move to the main window"), this, [this, id] { moveHome(id); })->setEnabled(!m_locked);
    const PanelRow* row = panelRow(kindOf(id));
    if (row && row->linked) {
        QMenu* groups = menu->addMenu(tr("Link group"));
        const auto entry = [&](const QString& text, int group) {
            QAction* a = groups->addAction(text, this, [this, id, group] { m_links.setGroup(id, group); });
            a->setCheckable(true);
            a->setChecked(m_links.group(id) == group);
        };
        for (int g = LinkGroups::kFirst; g <= LinkGroups::kLast; ++g) {
            const QString asset = m_links.assetOf(g);
            entry(asset.isEmpty() ? QString::number(g) : QStringLiteral("%1  %2").arg(g).arg(asset), g);
        }
        groups->addSeparator();
        entry(tr("A: follows what is chosen"), LinkGroups::kActive);
        entry(tr("None: stays on its own"), LinkGroups::kNone);
    }
    menu->addAction(tr("Help on this panel"), this,
                    [this, id] { openHandbook(hostOf(id)->window(), m_setup.theme, panelPage(kindOf(id))); });
    menu->addSeparator();
}

ExtraWindow* WorkspaceDesk::makeWindow(QRect place)
{
    auto* w = new ExtraWindow(m_setup.theme, m_setup.source);
    w->setGeometry(broughtBack(place, freeScreens()));
    w->docks()->setLocked(m_locked);
    m_windows.push_back(w);
    wire(w->docks());
    connect(w, &ExtraWindow::painted, this, &WorkspaceDesk::painted);
    connect(w, &ExtraWindow::seen, this, [this] {
        Q_EMIT windowsChanged();
        if (!m_applying && m_shown) arrangedSoon(true);
    });
    connect(w, &ExtraWindow::closedByHand, this, [this, w] {
        settle();
        for (PanelDock* d : std::vector(w->docks()->docks())) {
            const QString id = d->id();
            const bool open = d->isOpen();
            move(d, m_main);
            if (open)
                putIn(m_main, id, {}, DockSide::Tab);
            else
                d->hide();
        }
        empty(w);
        arrangedSoon(false);
        Q_EMIT windowsChanged();
    });
    connect(w, &ExtraWindow::fileDropped, this, [this](const QString& path) {
        importBeside(path, [this](const QString& problem) {
            if (!problem.isEmpty()) Q_EMIT notice(problem);
        });
    });
    Q_EMIT windowMade(w);
    return w;
}

void WorkspaceDesk::empty(ExtraWindow* w)
{
    std::erase(m_windows, w);
    w->disconnect(this);
    w->docks()->disconnect(this);
    w->dismiss();
    std::erase_if(m_dismissed, [](const QPointer<ExtraWindow>& gone) { return gone.isNull(); });
    m_dismissed.emplace_back(w);
}

void WorkspaceDesk::titleWindows()
{
    for (ExtraWindow* w : m_windows) {
        QStringList names;
        for (const QString& id : w->docks()->plan().all())
            if (const Panel* p = panel(id)) names << p->title();
        w->setTitle(names.mid(0, 3).join(QStringLiteral(", ")));
    }
}

bool WorkspaceDesk::isOurs(const QWidget* window) const
{
    return std::any_of(m_windows.begin(), m_windows.end(), [window](const ExtraWindow* w) { return w == window; });
}

bool WorkspaceDesk::anySeen() const
{
    return std::any_of(m_windows.begin(), m_windows.end(),
                       [](const ExtraWindow* w) { return w->isVisible() && !w->isMinimized(); });
}

bool WorkspaceDesk::anyActive() const
{
    return std::any_of(m_windows.begin(), m_windows.end(),
                       [](const ExtraWindow* w) { return w->isActiveWindow(); });
}

void WorkspaceDesk::showWindows()
{
    m_shown = true;
    for (ExtraWindow* w : m_windows) w->show();
}

void WorkspaceDesk::dismissWindows()
{
    m_shown = false;
    m_settle.stop();
    m_look.stop();
    for (ExtraWindow* w : m_windows) w->hide();
}

}  // namespace plimsoll
