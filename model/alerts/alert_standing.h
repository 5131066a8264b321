// What is new of alerts that cannot speak: one that has been suspended for a minute, one that failed, and that
// they are watched again. A source that flickers is one line, not hundreds: at most one a minute, of all alerts
// together, and seldom where much has been said lately. In the first minute the feeds are only coming: what is
// suspended then has a minute more to be watched.
#pragma once

#include "model/alerts/alert.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

struct StandingNews {
    AlertState state = AlertState::Suspended;  // or Failed; Armed: watched again
    std::size_t count = 1;
    std::uint64_t rule = 0;  // 0: several
    std::string asset;       // of one that names an asset
    std::string text;        // "Suspended: BTC spread_bps above 5.00 bp – stale", "3 alerts are suspended"
};

// "suspended", "failed", "watched again": as the journal keeps it beside the severities of those that fired.
std::string_view standingWord(AlertState state);
bool isStandingWord(std::string_view word);

// Whether it is to watch and cannot. One that is switched off, over or snoozed is to say nothing.
bool cannotSpeak(const AlertRow& row, Timestamp now);

class AlertStanding {
public:
    static constexpr Duration kHold = std::chrono::seconds{60};   // suspended for so long, after the first minute
    static constexpr Duration kBack = std::chrono::seconds{15};   // watched again for so long; less is a flicker
    static constexpr Duration kFirst = std::chrono::minutes{1};   // of a run: nothing
    static constexpr Duration kGather = std::chrono::minutes{1};  // between what is said
    static constexpr Duration kLately = std::chrono::minutes{10};
    static constexpr std::size_t kOften = 3;  // lately: then there is as long a pause

    // Once a second or more often.
    std::vector<StandingNews> look(const AlertSnapshot& alerts);

private:
    enum class Way : std::uint8_t { Watched, Suspended, Failed, Resting };
    struct Seen {
        Way is = Way::Watched, told = Way::Watched;
        Mono since{};              // it is like this
        std::optional<Mono> down;  // suspended since, flickers apart
    };
    static Way wayOf(const AlertRow& row, Timestamp now);
    Way due(const Seen& seen, Mono now) const;  // what is to be said of it; as told: nothing

    std::map<std::uint64_t, Seen> m_seen;
    std::optional<Mono> m_first, m_last;
    std::deque<Mono> m_told;  // lately
};

}  // namespace plimsoll
