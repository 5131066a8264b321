// The docks of one window: panels in the house's frames, laid out by a plan. A main window of its own, without a
// centre, so that the gutter runs all the way round.
#pragma once

#include "ui/dock_plan.h"
#include "ui/panel_dock.h"
#include "widgets/theme.h"

#include <QMainWindow>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

class QMenu;

namespace plimsoll {

// A panel that floats beside its window.
struct FloatingPanel {
    QString id;
    QRect place;
    bool operator==(const FloatingPanel&) const = default;
};

class DockHost : public QMainWindow {
    Q_OBJECT
public:
    DockHost(const Theme& theme, QWidget* parent);
    ~DockHost() override;

    // Closed at first, unless a plan says otherwise.
    void adopt(PanelDock* dock);
    // It belongs to nobody then; whoever takes it may give it to another host.
    void release(PanelDock* dock);
    const std::vector<PanelDock*>& docks() const { return m_docks; }
    PanelDock* dock(const QString& id) const;

    // Lays the panels out. Those that are not in it are closed; they come back beside a kindred one.
    void setPlan(const DockPlan& plan, const std::vector<FloatingPanel>& floating = {});
    // As it stands, as it would be without a maximised panel.
    DockPlan plan() const;
    std::vector<FloatingPanel> floating() const;
    // A person has changed something: from here on these are the shares that a resized window keeps.
    void keepPlan();
    // Whether the next plan is laid out for a screen with little room; without a word the screen says so.
    void assumeSmall(bool small) { m_assumed = small; }
    // Below this docks become tabs.
    static constexpr QSize kSmall{1280, 720};

    void themeChanged();
    void setLocked(bool locked);
    bool isLocked() const { return m_locked; }
    void showPanel(const QString& id);
    // Shows one panel alone, or all again as they were.
    void toggleMaximised(const QString& id);
    bool isMaximised() const { return !m_maximised.isEmpty(); }
    void restore();
    // Three pulses of their edges: something of that severity was raised there. With reduced motion the edge
    // stands until the pointer or the keyboard comes to it, and as long as the pulses would have taken. One that
    // is a tab behind another gets a dot until it is looked at.
    void flash(const QStringList& ids, Severity severity);
    void focusNext(int by);

    static constexpr int kLayoutVersion = 4;  // rises with what a kept layout is made of

Q_SIGNALS:
    void visibilityChanged();
    // A panel came, went or moved; a gutter was dragged. By a person or by the program.
    void arranged(bool gutter);
    void focusMoved(const QString& id);
    // Whoever has something to offer for a panel adds it.
    void menuOpening(const QString& id, QMenu* menu);

protected:
    QMenu* createPopupMenu() override { return nullptr; }
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const DockPlan& plan);
    void stack(const DockPlan& plan);
    void fit(const DockPlan& plan, QSize room);
    void fitAll();
    int shareOf(const DockPlan& plan) const;
    DockPlan capture() const;
    void showMenu(PanelDock* dock, const QPoint& at);
    void showFocus(QWidget* now);
    void showEdges(const QWidget* focus);
    static bool holds(const Panel* panel, const QWidget* focus);
    void showDots();

    const Theme& m_theme;
    std::vector<PanelDock*> m_docks;
    bool isSmall() const;
    DockPlan whole(DockPlan seen) const;

    DockPlan m_plan, m_planBefore;  // before one panel was maximised
    DockPlan m_whole;               // as it was wanted: on a small screen `m_plan` is that, folded
    std::optional<bool> m_assumed;
    bool m_folded = false;
    QString m_maximised, m_focused;
    QByteArray m_before;
    QTimer m_pulse;
    std::map<QString, Severity> m_pulsing;  // the worst that was raised there
    QStringList m_dotted;
    int m_pulses = 0;
    bool m_locked = false, m_placing = false, m_gutter = false;
};

}  // namespace plimsoll
