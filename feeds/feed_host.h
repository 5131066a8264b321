// All venues, one thread each. Wishes go down and events come up as values; nothing else crosses.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/venue.h"
#include "model/config.h"
#include "model/event_queue.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace plimsoll {

class FeedHost {
public:
    // Called from the venues' threads, for every frame and reply before it is read. Must be quick.
    using Tap = std::function<void(RecordEntry&&)>;

    // Venues that have no profile are left out. `clock` and `queue` must outlive the host; `clock`
    // is read from all threads (SystemClock may be).
    FeedHost(const NetworkConfig& config, const Clock& clock, EventQueue& queue,
             const std::map<VenueId, Endpoints>& endpoints, Tap tap = {});
    ~FeedHost();
    FeedHost(const FeedHost&) = delete;
    FeedHost& operator=(const FeedHost&) = delete;

    void start();
    void setWatch(const WatchSet& watch);
    void setVenueEnabled(VenueId venue, bool enabled);
    void requestImage(InstrumentId id, LostReason reason);
    void setHistoryWanted(bool wanted);  // false: no more is fetched of what happened before
    void setTap(Tap tap);                // empty: none
    // Everything is closed and all threads have ended when this returns. No event loop is nested.
    void stop();
    bool running() const { return m_running; }
    std::vector<VenueId> venues() const;

private:
    class VenueThread;
    std::vector<std::unique_ptr<VenueThread>> m_threads;
    bool m_running = false;
};

}  // namespace plimsoll
