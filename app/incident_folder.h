// An incident's folder as the window and the command line meet it. It may have come from anybody: nothing in it is
// believed without a look, and nothing outside it is reached through it.
#pragma once

#include "feeds/recording/incident.h"
#include "model/risk/warning.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace plimsoll {

struct IncidentFolder {
    QString path;                   // absolute
    QString frames;                 // the frame log; empty: there is none that could be used
    std::int64_t bytes = 0;         // of all files in it
    std::optional<Incident> facts;  // none: only the frames speak
    QStringList problems;           // sentences: what is missing or damaged

    QString name() const;
    QString reason() const;  // the first in words, else the name
    bool collecting() const { return facts && facts->state == Incident::State::Collecting; }
};

// Such a folder, or the incident.json in one.
bool isIncidentFolder(const QString& path);
// Never fails: what is wrong is among the problems. Reads no frames.
IncidentFolder lookAtIncident(const QString& path);
// Those in the folder, newest first.
std::vector<IncidentFolder> incidentsIn(const QString& folder);

Severity severityOf(const Incident::Reason& reason);
// Text as one line that can be shown: no control characters, at most `most` long.
QString oneLine(const QString& text, int most = 300);

// The person's own words. Not while the incident is still being written.
Expected<void, QString> noteIncident(const QString& folder, const QString& note);
// Keeps the time in front; the rest of the folder's name is what is left of `title`. Says the new folder.
Expected<QString, QString> renameIncident(const QString& folder, const QString& title);
// Only what belongs to an incident goes; anything else in the folder stays, and so does the folder then.
Expected<void, QString> deleteIncident(const QString& folder);

}  // namespace plimsoll
