// What phases a market went through, and when nobody looked: a stretch of watching is a row that grows, a change
// begins a new one. The rows go to the history and come back from it, so that the band survives a restart.
#pragma once

#include "model/boards/phase.h"
#include "model/store/history_rows.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

// A phase as it was watched, [from, to].
struct PhaseStretch {
    Timestamp from{}, to{};
    analytics::phase::Phase phase{};
    Timestamp since{};  // the phase's own beginning: before `from` where watching was broken
    bool seen = false;  // its beginning was
    std::optional<analytics::phase::Phase> after;  // it began with a change from there
    std::vector<PhaseEvidence> by;                 // and this decided it
    bool stored = false;
};

class PhaseLog {
public:
    static constexpr std::chrono::minutes kBroken{5};  // of not knowing: a gap
    static constexpr std::size_t kMostChanges = 200;

    // Of earlier runs, in any order. One that begins later than now, by a clock that was or is wrong, waits until
    // then.
    void begin(const std::string& asset, std::vector<PhaseStretch> past);
    // Once a minute and asset; says whether the newest stretch is another one.
    void look(const AssetMetrics& m, AsOf now);
    // The stretch that is running or ran last; null: none.
    const PhaseStretch* last(const std::string& asset) const;

    std::shared_ptr<const std::vector<PhaseChange>> changes(const std::string& asset, Timestamp now) const;
    std::shared_ptr<const std::vector<PhaseSpan>> band(const std::string& asset, Timestamp now) const;

private:
    struct Kept {
        std::vector<PhaseStretch> past, run;  // of earlier runs and of this one, by time
    };
    std::map<std::string, Kept, std::less<>> m_kept;
};

}  // namespace plimsoll
