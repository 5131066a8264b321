#include "ui/panel_dock.h"

#include "widgets/panel_frame.h"

#include <QAction>

namespace plimsoll {

PanelDock::PanelDock(const Theme& theme, Panel* panel, const QString& tab)
    : m_theme(theme), m_panel(panel), m_bar(new PanelTitleBar(theme, panel->title(), this))
{
    setObjectName(panel->id());
    setWindowTitle(tab);
    setAccessibleName(panel->title());
    toggleViewAction()->setText(panel->title());
    toggleViewAction()->setObjectName(QStringLiteral("panel-") + panel->id());
    m_bar->setSettingsVisible(false);
    setTitleBarWidget(m_bar);
    setWidget(panel);
    connect(panel, &Panel::faceChanged, this, &PanelDock::showFace);
    connect(m_bar, &PanelTitleBar::maximiseRequested, this, &PanelDock::maximiseWanted);
    connect(m_bar, &PanelTitleBar::popOutRequested, this, &PanelDock::popOutWanted);
    connect(m_bar, &PanelTitleBar::menuRequested, this, &PanelDock::menuWanted);
    connect(m_bar, &PanelTitleBar::closeRequested, this, [this] {
        if (m_locked) return;
        close();
        Q_EMIT closedByHand();
    });
    connect(m_bar->linkChip(), &LinkChip::groupChanged, this, &PanelDock::groupPicked);
    connect(this, &QDockWidget::topLevelChanged, m_bar, &PanelTitleBar::setFloating);
    // A tab that comes to the front was never hidden, only elsewhere.
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool seen) {
        if (seen) m_panel->dress();
    });
    showFace();
}

void PanelDock::setLinked(bool shown, int group)
{
    m_bar->linkChip()->setGroup(group);
    m_bar->linkChip()->setVisible(shown);
    m_bar->update();
}

void PanelDock::setLocked(bool locked)
{
    m_locked = locked;
    setFeatures(locked ? QDockWidget::DockWidgetClosable  // or the menu of panels could not open it either
                       : QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable |
                             QDockWidget::DockWidgetFloatable);
}

void PanelDock::themeChanged()
{
    m_bar->setTheme(m_theme);
    m_panel->dressAnew();
    showFace();
}

void PanelDock::showFace()
{
    const PanelFace& face = m_panel->face();
    m_bar->setContext(face.context);
    m_bar->setProvenance(face.provenance);
    m_bar->setLight(lightOf(face.fresh), face.age);
    m_bar->setToolTip(face.tip);
}

}  // namespace plimsoll
