// What lies before the main window: dialogs, lists, the palette.
#pragma once

#include "ui/main_window.h"
#include "ui/workspace_desk.h"

#include <QApplication>

namespace plimsoll::test {

inline void closeOthers(MainWindow& window)
{
    for (QWidget* w : QApplication::topLevelWidgets())
        if (w->isVisible() && w != &window && !window.workspaces().isOurs(w)) w->close();
}

}  // namespace plimsoll::test
