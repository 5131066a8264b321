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
    // Whoever has never run the program is shown around, once, where there is a screen to see it on.
    void welcome(bool firstStart);
    void keepTourSeen();

Q_SIGNALS:
    void keep();

private:
    MainWindow& m_window;
    WorkspaceStore m_store;
    const QString m_seen;  // a file: the tour was seen
    QTimer m_soon;
};

}  // namespace plimsoll
