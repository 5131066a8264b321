// The window and its workspaces: what is open, what was done, and layouts as JSON.
#pragma once

#include "tests/support/window_rig.h"
#include "ui/dock_host.h"
#include "ui/workspace_desk.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace plimsoll::test {

inline QSet<QString> setOf(const QStringList& list)
{
    return {list.begin(), list.end()};
}

inline QJsonObject deep(int levels)
{
    QJsonObject inner{{"tabs", QJsonArray{"depth"}}};
    for (int i = 0; i < levels; ++i) inner = {{i % 2 ? "row" : "column", QJsonArray{inner}}};
    return inner;
}

struct WorkspaceRig : WindowRig {
    WorkspaceDesk& desk() { return m_window->workspaces(); }
    QStringList openPanels()
    {
        QStringList out;
        for (const Panel* p : m_window->panels())
            if (desk().isOpen(p->id())) out << p->id();
        return out;
    }
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QLatin1String(name)); }
    DockHost* docks() { return m_window->findChild<DockHost*>(); }
    // What was done has been looked at.
    void settled()
    {
        QCoreApplication::processEvents();
        desk().settle();
    }
    bool panelWithKeys() const
    {
        const QWidget* focus = QApplication::focusWidget();
        const auto& all = m_window->panels();
        return focus && std::any_of(all.begin(), all.end(), [&](const Panel* p) {
                   return p->onScreen() && (p == focus || p->isAncestorOf(focus));
               });
    }
};

}  // namespace plimsoll::test
