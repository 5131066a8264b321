// The window's workspaces and where they are kept: written soon after they change, so that nothing is lost with
// the program.
#pragma once

#include "app/workspace_store.h"

#include <QObject>
#include <QTimer>

namespace plimsoll {

class MainWindow;

class WorkspaceWiring : public QObject {
    Q_OBJECT
public:
    // The window's child. Before the window's layout is restored.
    WorkspaceWiring(MainWindow& window, const QString& folder);
    // After it. `wanted`: a workspace by its name, where nothing was kept under this name.
    void begin(const QString& wanted);

Q_SIGNALS:
    void keep();

private:
    MainWindow& m_window;
    WorkspaceStore m_store;
    QTimer m_soon;
};

}  // namespace plimsoll
