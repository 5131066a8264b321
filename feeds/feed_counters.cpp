#include "feeds/feed_counters.h"

namespace plimsoll {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t kErrors = 20;
constexpr std::size_t kPlaces = 200;
constexpr Duration kRateWindow = 5s;

}  // namespace

bool FeedCounters::error(Timestamp at, Mono now, const std::string& where, const std::string& what,
                         std::string excerpt)
{
    ++errors;
    m_recent.push_back({at, where, what, std::move(excerpt)});
    if (m_recent.size() > kErrors) m_recent.pop_front();
    // A hostile peer may name a new place each time.
    if (m_logged.size() > kPlaces) m_logged.clear();
    const auto [it, first] = m_logged.try_emplace(where, now);
    if (first) return true;
    if (now - it->second < 10s) return false;
    it->second = now;
    return true;
}

void FeedCounters::fill(FeedHealth& h, Mono now)
{
    h.frames = frames;
    h.bytes = bytes;
    h.events = events;
    h.gaps = gaps;
    h.resyncs = resyncs;
    h.reconnects = reconnects;
    h.errors = errors;
    h.unknown = unknown;
    h.duplicates = duplicates;
    h.overloadDropped = overloadDropped;
    h.overloadMerged = overloadMerged;
    h.lastFrame = lastFrame;
    m_points.push_back({now, frames, bytes});
    while (m_points.size() > 2 && now - m_points.front().at > kRateWindow) m_points.pop_front();
    const Point& old = m_points.front();
    if (const double seconds = toSeconds(now - old.at); seconds > 0) {
        h.framesPerSecond = static_cast<double>(frames - old.frames) / seconds;
        h.bytesPerSecond = static_cast<double>(bytes - old.bytes) / seconds;
    }
    const LatencyMeter::Reading reading = latency.read(now);
    h.latencyP50 = reading.p50;
    h.latencyP99 = reading.p99;
    h.clockOffsetMs = reading.clockOffsetMs;
    h.recentErrors.assign(m_recent.begin(), m_recent.end());
}

}  // namespace plimsoll
