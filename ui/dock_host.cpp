#include "ui/dock_host.h"

#include "ui/workspace_presets.h"
#include "widgets/panel_frame.h"

#include <QApplication>
#include <QChildEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTabBar>

#include <algorithm>

namespace plimsoll {

namespace {

QIcon dotIcon(const QColor& color)
{
    constexpr int kSize = 16;
    constexpr qreal kRadius = 3.5;
    QPixmap dot(kSize, kSize);
    dot.fill(Qt::transparent);
    QPainter p(&dot);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawEllipse(QPointF(kSize / 2.0, kSize / 2.0), kRadius, kRadius);
    return QIcon(dot);
}

FrameState edgeOf(Severity severity)
{
    return severity == Severity::Critical  ? FrameState::Critical
           : severity == Severity::Warning ? FrameState::Warning
                                           : FrameState::Notice;
}

}  // namespace

DockHost::DockHost(const Theme& theme, QWidget* parent) : QMainWindow(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("docks"));
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setAnimated(false);
    m_pulse.setParent(this);
    m_pulse.setObjectName(QStringLiteral("edgePulse"));
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        if (--m_pulses <= 0) m_pulse.stop();
        if (m_pulses <= 0 && !m_theme.motion.reduced) m_pulsing.clear();
        showEdges(QApplication::focusWidget());
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { showFocus(now); });
}

// The panels die one by one, and each loss of focus would ask those that are gone already.
DockHost::~DockHost()
{
    disconnect(qApp, nullptr, this, nullptr);
    for (PanelDock* d : m_docks) d->disconnect(this);
}

void DockHost::adopt(PanelDock* dock)
{
    m_docks.push_back(dock);
    dock->setLocked(m_locked);
    dock->installEventFilter(this);
    {
        const QScopedValueRollback placing(m_placing, true);
        addDockWidget(Qt::TopDockWidgetArea, dock);
        dock->hide();
    }
    const QString id = dock->id();
    connect(dock, &PanelDock::maximiseWanted, this, [this, id] { toggleMaximised(id); });
    connect(dock, &PanelDock::popOutWanted, this, [this, dock] {
        if (!m_locked) dock->setFloating(!dock->isFloating());
    });
    connect(dock, &PanelDock::menuWanted, this, [this, dock](const QPoint& at) { showMenu(dock, at); });
    const auto moved = [this] {
        if (!m_placing && !isMaximised()) Q_EMIT arranged(false);
    };
    connect(dock, &QDockWidget::topLevelChanged, this, moved);
    connect(dock, &QDockWidget::dockLocationChanged, this, moved);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, id, moved](bool seen) {
        moved();
        Q_EMIT visibilityChanged();
        if (seen && m_dotted.removeAll(id) > 0) showDots();
    });
}

void DockHost::release(PanelDock* dock)
{
    if (isMaximised()) restore();
    const QScopedValueRollback placing(m_placing, true);
    std::erase(m_docks, dock);
    dock->disconnect(this);
    dock->removeEventFilter(this);
    m_dotted.removeAll(dock->id());
    m_pulsing.erase(dock->id());
    if (dock->isFloating()) dock->setFloating(false);
    removeDockWidget(dock);
    dock->setParent(nullptr);
    for (DockPlan* p : {&m_plan, &m_whole}) prune(*p, [&](const QString& id) { return id != dock->id(); });
}

PanelDock* DockHost::dock(const QString& id) const
{
    const auto found = std::find_if(m_docks.begin(), m_docks.end(), [&](PanelDock* d) { return d->id() == id; });
    return found == m_docks.end() ? nullptr : *found;
}

void DockHost::setLocked(bool locked)
{
    m_locked = locked;
    for (PanelDock* d : m_docks) d->setLocked(locked);
    for (QTabBar* tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) tabs->setMovable(!locked);
}

void DockHost::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    // While docks are put together a resize is theirs: they are not all there yet.
    if (!isMaximised() && !m_placing) fitAll();
}

// Presses and the pointer's moves reach this widget only on the gutters between docks.
bool DockHost::event(QEvent* event)
{
    switch (event->type()) {
        case QEvent::MouseButtonPress: m_gutter = !m_locked; [[fallthrough]];
        case QEvent::MouseMove:
        case QEvent::HoverMove:
        case QEvent::HoverEnter:
            if (m_locked) return QWidget::event(event);
            break;
        case QEvent::MouseButtonRelease: {
            const bool done = QMainWindow::event(event);
            if (std::exchange(m_gutter, false)) {
                keepPlan();
                Q_EMIT arranged(true);
            }
            return done;
        }
        default: break;  // Qt's list is not ours
    }
    return QMainWindow::event(event);
}

// The tab bars are Qt's own. A title is never cut: what does not fit is scrolled.
void DockHost::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    if (auto* tabs = qobject_cast<QTabBar*>(event->child()); tabs && event->type() == QEvent::ChildPolished) {
        tabs->setElideMode(Qt::ElideNone);
        tabs->setUsesScrollButtons(true);
        tabs->setMovable(!m_locked);
    }
}

void DockHost::showPanel(const QString& id)
{
    PanelDock* d = dock(id);
    if (!d) return;
    if (isMaximised() && m_maximised != id) restore();
    d->show();
    d->raise();
    if (window()->isVisible() && window()->isMinimized()) window()->showNormal();
    window()->raise();
    window()->activateWindow();
    d->panel()->setFocus(Qt::OtherFocusReason);
}

void DockHost::toggleMaximised(const QString& id)
{
    if (isMaximised()) {
        restore();
        return;
    }
    PanelDock* wanted = dock(id);
    if (!wanted || wanted->isFloating()) return;
    m_planBefore = plan();
    m_before = saveState(kLayoutVersion);
    m_maximised = id;
    for (PanelDock* d : m_docks)
        if (d != wanted && !d->isFloating()) d->hide();
    wanted->show();
}

void DockHost::restore()
{
    if (!isMaximised()) return;
    {
        const QScopedValueRollback placing(m_placing, true);
        restoreState(m_before, kLayoutVersion);
    }
    m_maximised.clear();
    Q_EMIT visibilityChanged();
}

void DockHost::flash(const QStringList& ids, Severity severity)
{
    // Pulses that run go on, for the new ones too: never more than one flash in 900 ms.
    constexpr int kPulses = 3, kPulseMs = 900;
    const bool running = m_pulse.isActive();
    for (const QString& id : ids) {
        const PanelDock* d = dock(id);
        if (!d) continue;
        Severity& worst = m_pulsing[id];
        worst = std::max(worst, severity);
        if (d->isOpen() && !d->panel()->onScreen() && !m_dotted.contains(id)) m_dotted << id;
    }
    showDots();
    m_pulses = m_theme.motion.reduced ? 1 : 2 * kPulses - (running ? m_pulses % 2 : 0);
    if (!running) m_pulse.start(m_theme.motion.reduced ? kPulses * kPulseMs : kPulseMs / 2);
    showEdges(QApplication::focusWidget());
}

// A tab is told by its dock's title.
void DockHost::showDots()
{
    for (QTabBar* tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        for (int i = 0; i < tabs->count(); ++i) {
            const auto dotted = std::find_if(m_dotted.begin(), m_dotted.end(), [&](const QString& id) {
                const PanelDock* d = dock(id);
                return d && d->windowTitle() == tabs->tabText(i);
            });
            const bool has = dotted != m_dotted.end();
            if (has == !tabs->tabIcon(i).isNull()) continue;
            tabs->setTabIcon(i, has ? dotIcon(m_theme.severity.warn) : QIcon());
            tabs->setTabToolTip(i, has ? tr("Something was raised here") : QString());
        }
}

void DockHost::focusNext(int by)
{
    // As they stand, column by column.
    std::vector<Panel*> open;
    for (const QString& id : plan().all())
        if (PanelDock* d = dock(id); d && d->panel()->onScreen()) open.push_back(d->panel());
    for (PanelDock* d : m_docks)
        if (d->panel()->onScreen() && std::find(open.begin(), open.end(), d->panel()) == open.end())
            open.push_back(d->panel());
    if (open.empty()) return;
    const QWidget* focus = QApplication::focusWidget();
    const auto found =
        std::find_if(open.begin(), open.end(), [&](Panel* p) { return p == focus || p->isAncestorOf(focus); });
    const int at = found == open.end() ? -1 : static_cast<int>(found - open.begin());
    const int n = static_cast<int>(open.size());
    open[static_cast<std::size_t>(((at < 0 ? (by > 0 ? 0 : n - 1) : at + by) + n) % n)]->focusInside();
}

void DockHost::themeChanged()
{
    // Where reduced motion went, what stood until it is seen has had its time.
    if (!m_theme.motion.reduced && !m_pulse.isActive()) m_pulsing.clear();
    for (PanelDock* d : m_docks) d->themeChanged();
    showEdges(QApplication::focusWidget());
    update();
}

// The pointer has come to a panel whose edge stands.
bool DockHost::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter && m_theme.motion.reduced && !m_pulsing.empty())
        showEdges(QApplication::focusWidget());
    return QMainWindow::eventFilter(watched, event);
}

void DockHost::showMenu(PanelDock* d, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(isMaximised() ? tr("Restore") : tr("Maximise"), this,
                    [this, id = d->id()] { toggleMaximised(id); })
        ->setEnabled(!d->isFloating());
    menu->addAction(d->isFloating() ? tr("Dock") : tr("Pop out"), d, [d] { d->setFloating(!d->isFloating()); })
        ->setEnabled(!m_locked);
    Q_EMIT menuOpening(d->id(), menu);
    QAction* close = menu->addAction(tr("Close"), d, [d] {
        d->close();
        Q_EMIT d->closedByHand();
    });
    close->setEnabled(!m_locked);
    menu->popup(at);
}

bool DockHost::holds(const Panel* panel, const QWidget* focus)
{
    return focus && focus->isVisible() && (focus == panel || panel->isAncestorOf(focus));
}

void DockHost::showFocus(QWidget* now)
{
    showEdges(now);
    for (PanelDock* d : m_docks)
        if (holds(d->panel(), now)) Q_EMIT focusMoved(d->id());
}

void DockHost::showEdges(const QWidget* focus)
{
    const bool still = m_theme.motion.reduced;
    for (PanelDock* d : m_docks) {
        const bool mine = holds(d->panel(), focus);
        if (still && !m_pulse.isActive() && (mine || d->underMouse())) m_pulsing.erase(d->id());
        const auto raised = m_pulsing.find(d->id());
        const bool on = raised != m_pulsing.end() && (still || m_pulses % 2 == 1);
        const FrameState state = on ? edgeOf(raised->second) : mine ? FrameState::Focused : FrameState::Normal;
        d->bar()->setFrameState(state);
        d->panel()->setFrameState(state);
    }
}

}  // namespace plimsoll
