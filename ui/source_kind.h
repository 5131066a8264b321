// Where the data on screen comes from. Said on the badge, in the window title and in every export.
#pragma once

#include <QString>

#include <cstdint>

namespace plimsoll {

enum class SourceKind : std::uint8_t { Live, Replay, Simulated, SimulatedReplay };

inline bool isReplay(SourceKind s)
{
    return s == SourceKind::Replay || s == SourceKind::SimulatedReplay;
}

// Now, or when it was recorded.
inline bool isSimulated(SourceKind s)
{
    return s == SourceKind::Simulated || s == SourceKind::SimulatedReplay;
}

inline QString sourceWord(SourceKind s)
{
    switch (s) {
        case SourceKind::Live: return QStringLiteral("LIVE");
        case SourceKind::Replay: return QStringLiteral("REPLAY");
        case SourceKind::Simulated: return QStringLiteral("SIMULATED");
        case SourceKind::SimulatedReplay: return QStringLiteral("REPLAY of SIMULATED");
    }
    return {};
}

}  // namespace plimsoll
