// A panel in its frame: the dock widget with the house's title bar. It may move from window to window.
#pragma once

#include "ui/panel.h"

#include <QDockWidget>

namespace plimsoll {

class PanelTitleBar;

class PanelDock : public QDockWidget {
    Q_OBJECT
public:
    // `tab`: what stands on its tab where it is one of a stack.
    PanelDock(const Theme& theme, Panel* panel, const QString& tab);

    Panel* panel() const { return m_panel; }
    PanelTitleBar* bar() const { return m_bar; }
    const QString& id() const { return m_panel->id(); }
    void setLinked(bool shown, int group);
    // Cannot be moved, closed or taken out.
    void setLocked(bool locked);
    bool locked() const { return m_locked; }
    void themeChanged();
    // Of a closed panel, and of one whose tab is behind another's, this is false and true.
    bool isOpen() const { return !isHidden(); }

Q_SIGNALS:
    void maximiseWanted();
    void popOutWanted();
    void menuWanted(const QPoint& at);
    void groupPicked(int group);
    void closedByHand();

private:
    void showFace();

    const Theme& m_theme;
    Panel* m_panel;
    PanelTitleBar* m_bar;
    bool m_locked = false;
};

}  // namespace plimsoll
