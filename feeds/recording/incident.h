// An incident: what was recorded some minutes before and after a moment, as a folder of its own,
//
//   <incidents>/20261126T034500Z-liq-cascade/frames.plog     as any recording; begins a little before `from`, so
//                                            that books are whole there
//                                            incident.json   what it is about; all times in Unix milliseconds
//
// The file is data from a disk: whatever reads it believes nothing of it that it has not checked.
#pragma once

#include "model/market/expected.h"
#include "model/market/time.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

struct Incident {
    enum class State : std::uint8_t { Collecting, Complete };
    enum class Kind : std::uint8_t { Key, Warning };  // why: the person's key, a critical warning
    struct Reason {
        Timestamp at{};
        Kind kind = Kind::Key;
        std::string text, asset, rule, severity;
        bool operator==(const Reason&) const = default;
    };

    std::string name;    // of its folder
    std::string source;  // "LIVE", "SIMULATED"
    std::string program;
    Timestamp at{}, from{}, to{};
    State state = State::Collecting;
    std::vector<Reason> reasons;  // in order of time, at most kReasons
    std::string note;             // the person's
    std::string shortfall;        // what is missing of it, in plain words; empty: nothing

    static constexpr std::size_t kReasons = 200;
    bool operator==(const Incident&) const = default;
};

inline constexpr const char* kIncidentFile = "incident.json";
inline constexpr const char* kIncidentFrames = "frames.plog";

QByteArray toJson(const Incident& incident);
// What makes no sense is refused, with what and where.
Expected<Incident, QString> incidentFromJson(const QByteArray& json);

// `folder` is the incident's own. Written beside and renamed: it is there whole, or as it was.
Expected<void, QString> writeIncident(const QString& folder, const Incident& incident);
Expected<Incident, QString> readIncident(const QString& folder);
// Folders that hold one, oldest first.
QStringList incidentFolders(const QString& incidents);

// A name for a folder: the moment, and a few plain letters of the reason.
std::string incidentName(Timestamp at, std::string_view reason);

}  // namespace plimsoll
