// What somebody named to be replayed, as files: recordings, folders of them, or an incident.
#pragma once

#include "app/incident_folder.h"
#include "model/market/expected.h"
#include "ui/timeline_marks.h"

#include <QStringList>

#include <optional>

namespace plimsoll {

struct ReplayFiles {
    QStringList files;
    std::optional<IncidentFolder> incident;
    QStringList remarks;  // sentences: what is left out, and what is wrong with an incident

    // Where the replay begins; what is before is run through unseen.
    std::optional<Timestamp> start() const;
    // "incident BTC liquidation cascade"; empty: it is none.
    QString title() const;
    TimelineFacts facts() const;
};

// The error is a sentence. An empty list gives an empty value.
Expected<ReplayFiles, QString> replayFiles(const QStringList& paths);

}  // namespace plimsoll
