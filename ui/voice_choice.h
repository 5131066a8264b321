// How loudly the program speaks, as the person wants it: plain values.
#pragma once

#include "model/risk/warning.h"

#include <QString>

#include <array>

namespace plimsoll {

struct SoundChoice {
    bool on = true;
    int volume = 70;  // percent
    QString file;     // empty: the program's own
    bool operator==(const SoundChoice&) const = default;
};

// While it holds: no sound, no toast, no tray, no window asking for attention. The banner always speaks.
struct QuietChoice {
    std::optional<Timestamp> until;  // by hand
    bool daily = false;
    int fromMinute = 22 * 60, untilMinute = 7 * 60;  // of the UTC day; over midnight where from is later
    bool hooksToo = false;                           // webhooks are silent then too
    bool operator==(const QuietChoice&) const = default;

    // Until when it holds; none: it does not.
    std::optional<Timestamp> holdsUntil(Timestamp now) const;
};

struct VoiceChoice {
    bool toasts = true, flashes = true;
    bool tray = true, attention = true;  // attention: the window's entry in the task bar
    Severity trayFrom = Severity::Critical;
    bool sounds = true;
    std::array<SoundChoice, 3> sound{SoundChoice{false, 50, {}}, SoundChoice{true, 60, {}},
                                     SoundChoice{true, 80, {}}};  // notice, warning, critical
    QuietChoice quiet;
    bool fold = true;          // many at once become one story
    int foldFrom = 6;          // new ones within a minute
    int foldQuietMinutes = 5;  // a story ends after so long without anything new
    bool evidence = true;      // pictures and values of what was critical are kept
    int evidenceMost = 60;     // bundles
    bool postMadeUp = false;   // webhooks: simulated and replayed news too
    bool operator==(const VoiceChoice&) const = default;

    const SoundChoice& soundOf(Severity s) const
    {
        return sound[s == Severity::Critical ? 2u : s == Severity::Warning ? 1u : 0u];
    }
};

// What makes sense; anything else becomes the default.
namespace voice_limits {

inline constexpr int kFoldLeast = 3, kFoldMost = 100;
inline constexpr int kQuietLeast = 1, kQuietMost = 120;
inline constexpr int kEvidenceLeast = 1, kEvidenceMost = 1'000;
inline constexpr std::int64_t kEvidenceBytes = 500'000'000;

}  // namespace voice_limits

}  // namespace plimsoll
