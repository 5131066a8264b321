// Where the program keeps its files.
#pragma once

#include "app/cli/options.h"
#include "model/market/expected.h"

#include <QString>

namespace plimsoll {

struct Paths {
    QString data;      // recordings, logs, exports, database
    QString settings;  // file
    QString logFile() const { return data + QStringLiteral("/logs/plimsoll.log"); }
    QString recordings() const { return data + QStringLiteral("/recordings"); }
    QString blackBox() const { return data + QStringLiteral("/blackbox"); }
    // What simulated venues say is kept apart, and never shown beside live data.
    QString simulatedBlackBox() const { return data + QStringLiteral("/blackbox-simulated"); }
    QString workspaces() const { return data + QStringLiteral("/workspaces"); }
    QString incidents() const { return data + QStringLiteral("/incidents"); }
    QString evidence() const { return data + QStringLiteral("/evidence"); }
    QString exports() const { return data + QStringLiteral("/exports"); }
};

// --data-dir keeps the settings too, unless --config names another file. Without it the settings may name a
// folder.
Paths choosePaths(const Options& options);
// Makes the folder; an error says what is wrong with it.
Expected<void, QString> makeFolder(const QString& path);
// The folder of recordings. Where the data folder has gone together with its disk, none is made in its place.
Expected<void, QString> makeRecordingsFolder(const Paths& paths);
// The data folder; what an earlier program has left readable by others in it is so no longer.
Expected<void, QString> makeDataFolder(const Paths& paths);

}  // namespace plimsoll
