// What a session counts, and the rates and the error ring that come of it.
#pragma once

#include "feeds/latency.h"
#include "model/market/feed_health.h"

#include <deque>
#include <map>
#include <string>

namespace plimsoll {

class FeedCounters {
public:
    std::uint64_t frames = 0, bytes = 0, events = 0;
    std::uint64_t gaps = 0, resyncs = 0, reconnects = 0;
    std::uint64_t errors = 0, unknown = 0, duplicates = 0, overloadDropped = 0, overloadMerged = 0;
    std::optional<Mono> lastFrame;
    LatencyMeter latency;

    // Counted and kept. True when it should be logged: first of its place, then every 10 s at most.
    bool error(Timestamp at, Mono now, const std::string& where, const std::string& what, std::string excerpt);
    // Fills in the counters, rates, latency and errors.
    void fill(FeedHealth& h, Mono now);

private:
    std::deque<FeedError> m_recent;
    std::map<std::string, Mono> m_logged;
    struct Point {
        Mono at;
        std::uint64_t frames, bytes;
    };
    std::deque<Point> m_points;  // of the last seconds
};

}  // namespace plimsoll
