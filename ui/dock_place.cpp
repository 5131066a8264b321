// A plan becomes docks, and docks become a plan.
#include "ui/dock_host.h"
#include "ui/workspace_presets.h"
#include "widgets/within.h"

#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QScreen>
#include <QTabBar>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kNarrowWindow = 1358, kWideWindow = 1912, kGutter = 4;

const QString& leadOf(const DockPlan& plan)
{
    const DockPlan* at = &plan;
    while (at->kind != DockPlan::Kind::Tabs) at = &at->parts.front();
    return at->panels.front();
}

// A panel whose size along the parent's direction is that of the whole part: sizes are given by such.
QString measureOf(const DockPlan& part)
{
    if (part.kind == DockPlan::Kind::Tabs) return part.panels.value(part.front);
    for (const DockPlan& inner : part.parts)
        if (inner.kind == DockPlan::Kind::Tabs) return inner.panels.value(inner.front);
    return {};
}

struct Block {
    QRect at;
    DockPlan stack;
};

// Blocks that a straight line from edge to edge parts, as rows or columns of what each side is made of.
DockPlan assemble(std::vector<Block> blocks, int depth = 0)
{
    if (blocks.size() == 1) return blocks.front().stack;
    for (const bool row : {true, false}) {
        const auto from = [row](const QRect& r) { return row ? r.left() : r.top(); };
        const auto to = [row](const QRect& r) { return row ? r.right() : r.bottom(); };
        std::sort(blocks.begin(), blocks.end(),
                  [&](const Block& a, const Block& b) { return from(a.at) < from(b.at); });
        std::vector<std::vector<Block>> sides;
        int end = 0;
        for (Block& b : blocks) {
            const bool apart = sides.empty() || from(b.at) > end;
            if (apart) sides.emplace_back();
            end = apart ? to(b.at) : std::max(end, to(b.at));
            sides.back().push_back(b);
        }
        if (sides.size() < 2 || depth > 12) continue;
        DockPlan plan;
        plan.kind = row ? DockPlan::Kind::Row : DockPlan::Kind::Column;
        for (std::vector<Block>& side : sides) {
            QRect whole;
            for (const Block& b : side) whole |= b.at;
            DockPlan part = assemble(std::move(side), depth + 1);
            part.share = std::max(1, row ? whole.width() : whole.height());
            part.narrow = 0;
            plan.parts.push_back(std::move(part));
        }
        return plan;
    }
    // Laid over one another, which Qt does not do: one stack.
    DockPlan all;
    for (const Block& b : blocks) all.panels << b.stack.panels;
    return all;
}

}  // namespace

void DockHost::build(const DockPlan& plan)
{
    if (plan.kind == DockPlan::Kind::Tabs) return;
    const Qt::Orientation o = plan.kind == DockPlan::Kind::Row ? Qt::Horizontal : Qt::Vertical;
    for (std::size_t i = 1; i < plan.parts.size(); ++i) {
        PanelDock* next = dock(leadOf(plan.parts[i]));
        splitDockWidget(dock(leadOf(plan.parts[i - 1])), next, o);
        next->show();
    }
    for (const DockPlan& part : plan.parts) build(part);
}

// After all splits: what is split off a dock among tabs would become one of them.
void DockHost::stack(const DockPlan& plan)
{
    for (const DockPlan& part : plan.parts) stack(part);
    for (qsizetype i = 1; i < plan.panels.size(); ++i) {
        PanelDock* next = dock(plan.panels[i]);
        tabifyDockWidget(dock(plan.panels[i - 1]), next);
        next->show();
    }
}

void DockHost::setPlan(const DockPlan& wanted, const std::vector<FloatingPanel>& floating)
{
    const QScopedValueRollback placing(m_placing, true);
    const bool drawn = updatesEnabled();
    setUpdatesEnabled(false);
    m_maximised.clear();
    m_plan = wanted;
    prune(m_plan, [&](const QString& id) {
        return dock(id) &&
               std::none_of(floating.begin(), floating.end(), [&](const auto& f) { return f.id == id; });
    });
    m_whole = m_plan;
    m_folded = isSmall();
    if (m_folded) m_plan = folded(m_whole);
    for (PanelDock* d : m_docks) {
        const QSignalBlocker quiet(d);
        if (d->isFloating()) d->setFloating(false);
        removeDockWidget(d);
    }
    if (!m_plan.empty()) {
        PanelDock* first = dock(leadOf(m_plan));
        addDockWidget(Qt::TopDockWidgetArea, first);
        first->show();
        build(m_plan);
        stack(m_plan);
    }
    for (PanelDock* d : m_docks) {
        if (m_plan.has(d->id())) continue;
        // Closed, but not without a place to come back to.
        PanelDock* beside = dock(neighbourOf(d->panel()->kind(), m_plan));
        addDockWidget(Qt::TopDockWidgetArea, d);
        if (beside && beside != d) tabifyDockWidget(beside, d);
        d->hide();
    }
    const auto raiseAll = [this](const auto& self, const DockPlan& plan) -> void {
        for (const DockPlan& part : plan.parts) self(self, part);
        if (PanelDock* d = dock(plan.panels.value(plan.front))) d->raise();
    };
    raiseAll(raiseAll, m_plan);
    for (const FloatingPanel& f : floating)
        if (PanelDock* d = dock(f.id)) {
            d->show();
            d->setFloating(true);
            d->setGeometry(f.place);
        }
    fitAll();
    setUpdatesEnabled(drawn);
    // They were told to rest as parts of this one; as windows of their own they are not told to go on.
    if (drawn)
        for (const FloatingPanel& f : floating)
            if (PanelDock* d = dock(f.id)) d->setUpdatesEnabled(true);
    Q_EMIT visibilityChanged();
}

// A large picture at 200 %, or a small screen. Where there is none, as in tests, nothing is small.
bool DockHost::isSmall() const
{
    if (m_assumed) return *m_assumed;
    const QScreen* const on = window()->screen();
    if (!on || QGuiApplication::platformName() == QLatin1String("offscreen")) return false;
    const QSize room = on->availableSize();
    return room.width() < kSmall.width() || room.height() < kSmall.height();
}

// What was folded and not rearranged since is kept as it was wanted: on a larger screen it has its rows again.
DockPlan DockHost::whole(DockPlan seen) const
{
    if (!m_folded) return seen;
    DockPlan wanted = m_whole;
    prune(wanted, [&](const QString& id) { return seen.has(id); });
    return folded(wanted).sameShape(seen) ? wanted : seen;
}

int DockHost::shareOf(const DockPlan& p) const
{
    if (p.narrow == 0) return p.share;
    const double wide = within((width() - kNarrowWindow) / double(kWideWindow - kNarrowWindow), 0.0, 1.0);
    return p.narrow + static_cast<int>((p.share - p.narrow) * wide);
}

// From outside in: each row and column divides what it was given.
void DockHost::fit(const DockPlan& plan, QSize room)
{
    if (plan.kind == DockPlan::Kind::Tabs || plan.parts.empty()) return;
    const bool row = plan.kind == DockPlan::Kind::Row;
    const int gaps = kGutter * static_cast<int>(plan.parts.size() - 1);
    const int whole = std::max(1, (row ? room.width() : room.height()) - gaps);
    // Shares of a narrow window are its pixels; a part without them takes what is left.
    double sum = 0;
    for (const DockPlan& part : plan.parts) sum += shareOf(part);
    QList<QDockWidget*> measures;
    QList<int> sizes;
    std::vector<int> parts;
    for (const DockPlan& part : plan.parts) {
        parts.push_back(std::max(1, static_cast<int>(whole * shareOf(part) / sum)));
        if (PanelDock* d = dock(measureOf(part)); d && !d->isFloating()) {
            measures << d;
            sizes << parts.back();
        }
    }
    if (measures.size() > 1) resizeDocks(measures, sizes, row ? Qt::Horizontal : Qt::Vertical);
    for (std::size_t i = 0; i < plan.parts.size(); ++i)
        fit(plan.parts[i], row ? QSize(parts[i], room.height()) : QSize(room.width(), parts[i]));
}

void DockHost::fitAll()
{
    const QScopedValueRollback placing(m_placing, true);
    fit(m_plan, size());
}

// Where nothing is drawn there are no places: what was asked for holds, but for what has come or gone since.
DockPlan DockHost::plan() const
{
    if (isMaximised()) return m_planBefore;
    if (isVisible() && !size().isEmpty()) return whole(capture());
    DockPlan known = m_whole;
    prune(known, [this](const QString& id) {
        const PanelDock* d = dock(id);
        return d && d->isOpen() && !d->isFloating();
    });
    return known;
}

DockPlan DockHost::capture() const
{
    std::vector<Block> blocks;
    QStringList done;
    const auto bars = findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (PanelDock* d : m_docks) {
        if (!d->isOpen() || d->isFloating() || done.contains(d->id())) continue;
        Block block;
        QList<QDockWidget*> others = tabifiedDockWidgets(d);
        others.removeIf([](QDockWidget* o) { return o->isHidden() || o->isFloating(); });
        if (others.isEmpty()) {
            block.at = d->geometry();
            block.stack.panels << d->id();
            done << d->id();
            blocks.push_back(std::move(block));
            continue;
        }
        others.prepend(d);
        // Their order is that of the bar, and so is who is in front.
        for (const QTabBar* bar : bars) {
            // Bars of stacks that are gone lie off the screen.
            if (bar->count() < 2 || bar->x() < 0) continue;
            QStringList panels;
            for (int i = 0; i < bar->count(); ++i)
                for (QDockWidget* o : std::as_const(others))
                    if (o->windowTitle() == bar->tabText(i)) panels << o->objectName();
            if (!panels.contains(d->id())) continue;
            block.stack.panels = panels;
            block.stack.front = std::max(0, bar->currentIndex());
            block.at = bar->geometry();
        }
        for (QDockWidget* o : std::as_const(others)) {
            if (!block.stack.panels.contains(o->objectName())) block.stack.panels << o->objectName();
            // Those behind are laid off the screen.
            if (o->x() >= 0 && o->y() >= 0) block.at |= o->geometry();
        }
        block.stack.front = within(block.stack.front, 0, static_cast<int>(block.stack.panels.size()) - 1);
        done << block.stack.panels;
        blocks.push_back(std::move(block));
    }
    return blocks.empty() ? DockPlan{} : assemble(std::move(blocks));
}

std::vector<FloatingPanel> DockHost::floating() const
{
    std::vector<FloatingPanel> out;
    for (const PanelDock* d : m_docks)
        if (d->isOpen() && d->isFloating()) out.push_back({d->id(), d->geometry()});
    return out;
}

void DockHost::keepPlan()
{
    if (isMaximised() || !isVisible()) return;
    m_plan = capture();
    m_whole = whole(m_plan);
}

}  // namespace plimsoll
