// Where the data on screen comes from. Said on the badge, in the window title and in every export.
#pragma once

#include <QString>

#include <cstdint>

namespace plimsoll {

enum class SourceKind : std::uint8_t { Live, Replay, Simulated };

inline QString sourceWord(SourceKind s)
{
    switch (s) {
        case SourceKind::Live: return QStringLiteral("LIVE");
        case SourceKind::Replay: return QStringLiteral("REPLAY");
        case SourceKind::Simulated: return QStringLiteral("SIMULATED");
    }
    return {};
}

}  // namespace plimsoll
