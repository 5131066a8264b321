#include "ui/dock_host.h"

#include "widgets/panel_frame.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
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

}  // namespace

DockHost::DockHost(const Theme& theme, QWidget* parent) : QMainWindow(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("docks"));
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setAnimated(false);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { showFocus(now); });
}

// The panels die one by one, and each loss of focus would ask those that are gone already.
DockHost::~DockHost()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void DockHost::add(Panel* panel)
{
    auto* dock = new QDockWidget(panel->title(), this);
    dock->setObjectName(panel->id());
    auto* bar = new PanelTitleBar(m_theme, panel->title(), dock);
    bar->linkChip()->hide();
    bar->setSettingsVisible(false);
    dock->setTitleBarWidget(bar);
    dock->setWidget(panel);
    addDockWidget(Qt::TopDockWidgetArea, dock);
    m_slots.push_back({panel, dock, bar});

    const QString id = panel->id();
    connect(panel, &Panel::faceChanged, this, [this, id] { showFace(*slot(id)); });
    connect(bar, &PanelTitleBar::maximiseRequested, this, [this, id] { toggleMaximised(id); });
    connect(bar, &PanelTitleBar::closeRequested, dock, &QDockWidget::close);
    connect(bar, &PanelTitleBar::popOutRequested, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(bar, &PanelTitleBar::menuRequested, this, [this, id](const QPoint& at) { showMenu(id, at); });
    connect(dock, &QDockWidget::topLevelChanged, bar, &PanelTitleBar::setFloating);
    connect(dock, &QDockWidget::topLevelChanged, this, [this] { m_moved = true; });
    connect(dock, &QDockWidget::visibilityChanged, this, &DockHost::visibilityChanged);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, id](bool seen) {
        if (seen && m_dotted.removeAll(id) > 0) showDots();
    });
    showFace(m_slots.back());
}

void DockHost::showFace(const Slot& slot)
{
    const PanelFace& face = slot.panel->face();
    slot.bar->setContext(face.context);
    slot.bar->setProvenance(face.provenance);
    slot.bar->setLight(lightOf(face.fresh), face.age);
    slot.bar->setToolTip(plainTip(face.tip));
}

const DockHost::Slot* DockHost::slot(const QString& id) const
{
    const auto found =
        std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot& s) { return s.panel->id() == id; });
    return found == m_slots.end() ? nullptr : &*found;
}

QDockWidget* DockHost::dock(const QString& id) const
{
    const Slot* s = slot(id);
    return s ? s->dock : nullptr;
}

DockHost::Columns DockHost::columns() const
{
    Columns all;
    for (const PanelRow& row : panelRegistry())
        if (QDockWidget* d = dock(QString::fromUtf8(row.id))) all[row.place].push_back({d, row.behind, row.share});
    return all;
}

void DockHost::arrange()
{
    m_maximised.clear();
    m_moved = false;
    const Columns all = columns();
    QDockWidget* before = nullptr;
    for (const auto& [place, docks] : all) {
        for (const Placed& p : docks) {
            const QSignalBlocker quiet(p.dock);
            p.dock->setFloating(false);
            removeDockWidget(p.dock);
        }
        if (before)
            splitDockWidget(before, docks.front().dock, Qt::Horizontal);
        else
            addDockWidget(Qt::TopDockWidgetArea, docks.front().dock);
        before = docks.front().dock;
    }
    for (const Slot& s : m_slots) s.dock->show();
    for (const auto& [place, docks] : all) {
        QDockWidget* front = docks.front().dock;
        // First what stands alone: what is split off a dock among tabs would become one of them.
        for (std::size_t i = 1; i < docks.size(); ++i) {
            if (docks[i].behind) continue;
            splitDockWidget(front, docks[i].dock, Qt::Vertical);
            front = docks[i].dock;
        }
        for (std::size_t i = 1; i < docks.size(); ++i)
            if (docks[i].behind) tabifyDockWidget(docks[i - 1].dock, docks[i].dock);
        for (std::size_t i = 0; i < docks.size(); ++i)
            if (!docks[i].behind) docks[i].dock->raise();
    }
    applyDefaultSizes();
}

// Design, section 3: 580 / rest / 424 at 1920, 400 / rest / 302 at 1366; in between, in between. The right column
// is wider than that, so that the tape keeps its times in every unit.
void DockHost::applyDefaultSizes()
{
    const double share = std::clamp((width() - 1358) / 554.0, 0.0, 1.0);
    const int left = 400 + static_cast<int>(180 * share);
    const int right = 336 + static_cast<int>(104 * share);
    QList<QDockWidget*> heads;
    QList<int> widths;
    const Columns all = columns();
    for (const auto& [place, docks] : all) {
        heads.append(docks.front().dock);
        widths.append(place == DockPlace::Left    ? left
                      : place == DockPlace::Right ? right
                                                  : std::max(300, width() - left - right - 8));
    }
    resizeDocks(heads, widths, Qt::Horizontal);
    for (const auto& [place, docks] : all) {
        QList<QDockWidget*> stack;
        QList<int> heights;
        int shares = 0;
        for (const Placed& p : docks) {
            if (p.behind) continue;
            stack.append(p.dock);
            shares += p.share;
        }
        if (stack.size() < 2) continue;
        for (const Placed& p : docks)
            if (!p.behind) heights.append(height() * p.share / shares);
        resizeDocks(stack, heights, Qt::Vertical);
    }
}

void DockHost::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (!m_moved && !isMaximised()) applyDefaultSizes();
}

// Presses reach this widget only on the gutters between docks.
bool DockHost::event(QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) m_moved = true;
    return QMainWindow::event(event);
}

void DockHost::showPanel(const QString& id)
{
    const Slot* s = slot(id);
    if (!s) return;
    if (isMaximised() && m_maximised != id) restore();
    s->dock->show();
    s->dock->raise();
    s->panel->setFocus(Qt::OtherFocusReason);
}

void DockHost::toggleMaximised(const QString& id)
{
    if (isMaximised()) {
        restore();
        return;
    }
    const Slot* wanted = slot(id);
    if (!wanted || wanted->dock->isFloating()) return;
    m_before = saveState(kLayoutVersion);
    m_maximised = id;
    for (const Slot& s : m_slots)
        if (s.panel->id() != id && !s.dock->isFloating()) s.dock->hide();
    wanted->dock->show();
}

void DockHost::restore()
{
    if (!isMaximised()) return;
    m_maximised.clear();
    restoreState(m_before, kLayoutVersion);
}

void DockHost::flash(const QStringList& ids)
{
    // Pulses that run go on, for the new ones too: never more than one flash in 900 ms.
    constexpr int kPulses = 3, kPulseMs = 900;
    const bool running = m_pulse.isActive();
    if (!running) m_pulsing.clear();
    for (const QString& id : ids) {
        const Slot* s = slot(id);
        if (!s) continue;
        if (!m_pulsing.contains(id)) m_pulsing << id;
        if (!s->dock->isHidden() && !s->panel->onScreen() && !m_dotted.contains(id)) m_dotted << id;
    }
    showDots();
    m_pulses = m_theme.motion.reduced ? 1 : 2 * kPulses - (running ? m_pulses % 2 : 0);
    if (!running) {
        m_pulse.disconnect();
        connect(&m_pulse, &QTimer::timeout, this, [this] {
            if (--m_pulses <= 0) m_pulse.stop();
            showFocus(QApplication::focusWidget());
        });
        // With reduced motion the edge stays on for as long as the pulses would have taken.
        m_pulse.start(m_theme.motion.reduced ? kPulses * kPulseMs : kPulseMs / 2);
    }
    showFocus(QApplication::focusWidget());
}

// The tab bars are Qt's own: a tab is told by its dock's title.
void DockHost::showDots()
{
    for (QTabBar* tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        for (int i = 0; i < tabs->count(); ++i) {
            const auto dotted = std::find_if(m_dotted.begin(), m_dotted.end(), [&](const QString& id) {
                const Slot* s = slot(id);
                return s && s->dock->windowTitle() == tabs->tabText(i);
            });
            const bool has = dotted != m_dotted.end();
            if (has == !tabs->tabIcon(i).isNull()) continue;
            tabs->setTabIcon(i, has ? dotIcon(m_theme.severity.warn) : QIcon());
            tabs->setTabToolTip(i, has ? tr("Something was raised here") : QString());
        }
}

void DockHost::focusNext(int by)
{
    std::vector<Panel*> open;
    int at = -1;
    for (const Slot& s : m_slots) {
        if (!s.panel->onScreen()) continue;
        if (s.panel->isAncestorOf(QApplication::focusWidget()) || s.panel == QApplication::focusWidget())
            at = static_cast<int>(open.size());
        open.push_back(s.panel);
    }
    if (open.empty()) return;
    const int n = static_cast<int>(open.size());
    Panel* next = open[static_cast<std::size_t>(((at < 0 ? (by > 0 ? 0 : n - 1) : at + by) + n) % n)];
    next->focusInside();
}

QByteArray DockHost::layoutState() const
{
    return isMaximised() ? m_before : saveState(kLayoutVersion);
}

bool DockHost::restoreLayoutState(const QByteArray& state)
{
    m_maximised.clear();
    const bool restored = restoreState(state, kLayoutVersion);
    m_moved |= restored;
    return restored;
}

void DockHost::themeChanged()
{
    for (const Slot& s : m_slots) {
        s.bar->setTheme(m_theme);
        s.panel->themeChanged();
        showFace(s);
    }
    update();
}

void DockHost::showMenu(const QString& id, const QPoint& at)
{
    const Slot* s = slot(id);
    if (!s) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(isMaximised() ? tr("Restore") : tr("Maximise"), this, [this, id] { toggleMaximised(id); })
        ->setEnabled(!s->dock->isFloating());
    menu->addAction(s->dock->isFloating() ? tr("Dock") : tr("Pop out"), s->dock,
                    [dock = s->dock] { dock->setFloating(!dock->isFloating()); });
    Q_EMIT menuOpening(id, menu);
    menu->addAction(tr("Close"), s->dock, &QDockWidget::close);
    menu->popup(at);
}

void DockHost::showFocus(QWidget* now)
{
    for (const Slot& s : m_slots) {
        const bool mine = now && now->isVisible() && (now == s.panel || s.panel->isAncestorOf(now));
        const bool pulse = m_pulses % 2 == 1 && m_pulsing.contains(s.panel->id());
        const FrameState state = pulse ? FrameState::Alert : mine ? FrameState::Focused : FrameState::Normal;
        s.bar->setFrameState(state);
        s.panel->setFrameState(state);
    }
}

}  // namespace plimsoll
