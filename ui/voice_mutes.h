// What the person wants to hear no more of, warning by warning: for an hour, until it is clear, or for good. Kept
// by the wall clock of the person, not of the data: an hour is an hour in a replay too.
#pragma once

#include "model/risk/warning.h"

#include <map>
#include <string>
#include <vector>

namespace plimsoll {

enum class MuteFor : std::uint8_t { Hour, UntilClear, Forever };

struct Mute {
    std::string rule, asset, venue;  // venue: key, empty: over all of them
    MuteFor how = MuteFor::Hour;
    Timestamp since{}, until{};  // until: of an hour's only
    bool operator==(const Mute&) const = default;
};

class MuteList {
public:
    static constexpr Duration kHour = std::chrono::hours{1};
    // One that waits for its warning to clear, and in this run has not met it, waits this long: after a start
    // nothing is raised before it has held for a while.
    static constexpr Duration kPatience = std::chrono::minutes{15};

    static std::string placeOf(const Warning& w);
    static std::string placeOf(const Mute& m);

    void load(const std::vector<Mute>& mutes);
    // The person's order: newest last.
    std::vector<Mute> all() const;
    void add(const Warning& w, MuteFor how, Timestamp now);
    bool remove(const std::string& place);
    bool has(const Warning& w, Timestamp now) const;
    // Ends what is over. Says whether anything has ended.
    bool look(const RiskSnapshot* risk, Timestamp now);

private:
    struct Kept {
        Mute mute;
        bool met = false;     // its warning stood in this run
        Timestamp waiting{};  // for it, since then
    };
    std::map<std::string, Kept> m_mutes;
};

}  // namespace plimsoll
