// Places in a recording where another model stands ready, so that a jump need not begin at the beginning.
//
// Built one after the other on a thread of their own, at low priority, each by a run from the beginning that
// nobody sees: what is taken from here is in the very state that the jump's own run would have come to.
#pragma once

#include "app/replay_driver.h"
#include "feeds/recording/read_watch.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace plimsoll {

// What a replay is judged and shown by. Models of different ones are not exchanged.
struct ReplaySettings {
    WatchSet watch;
    std::string focus;
    std::vector<AlertRule> alerts;
    std::map<std::string, Thresholds, std::less<>> limits;
    LevelAssumptions assumptions;
    Desk desk;

    void applyTo(ReplayDriver& driver) const;
    bool operator==(const ReplaySettings&) const = default;
};

class ReplayWaypoints {
public:
    using Make = std::function<std::unique_ptr<ReplayDriver>(const ReadWatchPtr&)>;
    static constexpr int kPlaces = 2;  // between the beginning and the end; a model takes some hundred MB
    // Whoever reaches the first of them faster needs none.
    static constexpr std::chrono::milliseconds kSlow{400};

    // `make` opens the recording anew; it is called on the other thread, and ends early where its watch is
    // cancelled: nobody wants it any more. Null: there are none. `low`: others come first.
    ReplayWaypoints(Make make, Timestamp first, Timestamp last, std::chrono::milliseconds slow = kSlow,
                    bool low = true);
    ~ReplayWaypoints();

    // From now on by these; what was built by others is given up. What changes in quick succession is waited for.
    void setSettings(const ReplaySettings& settings);
    // Also here: the beginning of a range that is played again and again.
    void setPlace(std::optional<Timestamp> place);
    // The one that is nearest before `to` and after `beyond`; its place is built anew. Null: there is none.
    std::unique_ptr<ReplayDriver> take(Timestamp to, Timestamp beyond);
    // Let go of on the other thread: a model is large.
    void drop(std::unique_ptr<ReplayDriver> driver);
    std::size_t ready() const;

private:
    void run();
    std::optional<Timestamp> wanted() const;  // with the lock held
    void build(Timestamp place);
    void giveUp();  // what is being built; with the lock held

    const Make m_make;
    const Timestamp m_first, m_last;
    const std::chrono::milliseconds m_slow;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    ReplaySettings m_settings;
    std::uint64_t m_version = 0;  // of the settings; 0: none yet
    std::optional<Timestamp> m_place;
    std::map<Timestamp, std::unique_ptr<ReplayDriver>> m_ready;
    std::vector<std::unique_ptr<ReplayDriver>> m_dropped;
    ReadWatchPtr m_watch;  // of the recording that is being opened
    bool m_stop = false, m_needless = false;
    std::thread m_thread;
};

}  // namespace plimsoll
