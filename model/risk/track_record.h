// What became of each rule's own warnings (ANALYTICS M6): raised, and then a cascade or not, as the watch of M
// defines one. Counted where the whole time could be judged; what was not seen to its end counts nowhere.
#pragma once

#include "model/risk/cascade_watch.h"
#include "model/risk/risk_engine.h"
#include "model/store/clock_watch.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

namespace track {

// A forward rule is right if a cascade begins from an hour to a day after it; a coincident one, if one begins
// within four hours of it. Warnings of a rule on an asset less than four hours apart are one.
inline constexpr Duration kLeastLead = std::chrono::hours{1}, kHorizon = std::chrono::hours{24},
                          kTogether = std::chrono::hours{4}, kMerge = std::chrono::hours{4};
// What has not been judged by then never will be.
inline constexpr Duration kGiveUp = std::chrono::hours{24 * 8};
inline constexpr std::size_t kMostWaiting = 500;  // of a rule

struct Alert {
    std::string asset;  // empty: of the market
    Timestamp at{};
    bool operator==(const Alert&) const = default;
};
struct RuleTrack {
    std::uint32_t raised = 0, followed = 0;
    std::uint32_t unseen = 0;  // dropped: their time was not watched
    std::vector<Alert> waiting;
    bool operator==(const RuleTrack&) const = default;
};
struct Asset {
    std::vector<Timestamp> events;  // the last days' cascades
    std::set<std::int64_t> hours;   // hours since the epoch of the last days that were judged
    bool operator==(const Asset&) const = default;
};
// All that is kept between runs.
struct State {
    std::map<std::string, RuleTrack, std::less<>> rules;
    std::map<std::string, Asset, std::less<>> assets;
    std::int64_t hoursWatched = 0;  // in which at least one asset could be judged
    bool operator==(const State&) const = default;
};

// Rules that say something about what the market does next; not of feeds, not of own positions.
bool isTried(const RiskRule& rule);
// Of a forward or a coincident rule.
bool isFollowedBy(bool forward, Timestamp alert, Timestamp event);
// "3 of 7 were followed by a cascade 1 to 24 h later (16 to 75 %), 12 days watched".
std::string recordText(const RiskRule& rule, const std::optional<TrackRecord>& record);

}  // namespace track

class TrackKeeper {
public:
    // The venues' series of an asset.
    using SeriesOf = std::function<PerpSeries(const std::string& asset)>;

    explicit TrackKeeper(track::State state) : m_state(std::move(state)) {}

    // Once a second. True: something is to be kept.
    bool step(AsOf now, Step second, const std::vector<std::string>& assets, const SeriesOf& series,
              const std::vector<RiskEngine::Said>& said);
    const track::State& state() const { return m_state; }
    std::map<std::string, TrackRecord, std::less<>> records() const;

private:
    struct Eye {
        cascade::Watch watch;
        Step minute = -1, hour = -1, hourLooked = -1;
        int minutesJudged = 0;  // of `hour`
    };
    bool believes(AsOf now);
    void raise(const RiskEngine::Said& said, Timestamp now);
    void look(const std::string& asset, Step second, const SeriesOf& series);
    void lookBack(const std::string& asset, Step hour, const PerpSeries& perps);
    void judged(const std::string& asset, Step hour);
    void event(const std::string& asset, Timestamp at);
    void settle(Timestamp now);
    void forget(Timestamp now);
    std::optional<bool> followed(const RiskRule& rule, const track::Alert& alert) const;

    track::State m_state;
    std::map<std::string, Eye, std::less<>> m_eyes;
    // What is given up for its age is gone, and what is dated ahead of now as well. Sleep looks like a clock that
    // was set: it is an hour later then.
    std::optional<store::ClockWatch> m_clock;
    Step m_settled = -1;
    bool m_changed = false;
};

}  // namespace plimsoll
