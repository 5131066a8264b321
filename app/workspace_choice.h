// --workspace NAME: which one is meant, and whether there is one of that name.
#pragma once

#include "app/paths.h"
#include "model/market/expected.h"

#include <QString>

namespace plimsoll {

class MainWindow;

// An error names those there are.
Expected<void, QString> knownWorkspace(const QString& name, const Paths& paths);
// For a run that keeps nothing: the window shows it as it is kept, and no file changes.
void showWorkspace(MainWindow& window, const QString& name, const Paths& paths);

}  // namespace plimsoll
