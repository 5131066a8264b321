#include "model/present_time.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

constexpr Duration kPaceOver = std::chrono::seconds{1};
constexpr double kFastest = 100;  // of simulated venues

// In recordings of earlier versions monotonic time stood still while the computer slept.
Duration passed(const Stamp& from, const Stamp& to)
{
    return std::max<Duration>(to.mono - from.mono, to.received - from.received);
}

}  // namespace

// The last one counts, not the highest: a venue's clock may be set back.
void PresentTime::book(VenueId venue, const Stamp& stamp)
{
    if (!stamp.venue) return;
    Heard& h = m_heard[static_cast<std::size_t>(venue)];
    h.book = stamp;
    if (!h.pacedFrom) {
        h.pacedFrom = stamp;
        return;
    }
    const Duration ours = passed(*h.pacedFrom, stamp);
    if (ours < kPaceOver) return;
    const double pace = std::clamp(toSeconds(*stamp.venue - *h.pacedFrom->venue) / toSeconds(ours), 1.0, kFastest);
    h.pace = std::min(pace, std::exchange(h.lastPace, pace));
    h.pacedFrom = stamp;
}

// Trades are told again after an outage as well: older ones do not take the place of newer ones at once.
void PresentTime::trade(VenueId venue, const Stamp& stamp)
{
    if (!stamp.venue) return;
    std::optional<Stamp>& last = m_heard[static_cast<std::size_t>(venue)].trade;
    if (!last || *stamp.venue >= *last->venue || passed(*last, stamp) > kToldLate) last = stamp;
}

bool PresentTime::ofNow(VenueId venue, const Stamp& stamp) const
{
    const Heard& h = m_heard[static_cast<std::size_t>(venue)];
    if (!stamp.venue) return true;
    // Before its first book our own clock is asked.
    if (!h.book) return stamp.received - *stamp.venue <= kToldLate;
    const double old = toSeconds(*h.book->venue - *stamp.venue) + toSeconds(passed(*h.book, stamp)) * h.pace;
    return old <= toSeconds(kOfNow) * h.pace;
}

std::optional<Duration> PresentTime::late(VenueId venue, const Stamp& stamp) const
{
    if (!stamp.venue) return std::nullopt;
    const Heard& h = m_heard[static_cast<std::size_t>(venue)];
    std::optional<Duration> age;
    // By what was just heard; else by what was heard last, and how long ago.
    for (const bool fresh : {true, false}) {
        for (const std::optional<Stamp>* heard : {&h.book, &h.trade}) {
            if (!*heard) continue;
            const Duration since = passed(**heard, stamp);
            if ((since <= kToldLate) != fresh) continue;
            Duration old = *(*heard)->venue - *stamp.venue;
            if (!fresh) old += since;
            age = std::min(age.value_or(old), old);
        }
        if (age) break;
    }
    if (!age) age = stamp.received - *stamp.venue;
    return toSeconds(*age) > toSeconds(kToldLate) * h.pace ? age : std::nullopt;
}

Mono happenedAt(const Stamp& stamp, std::optional<double> clockOffsetMs, bool ofNow)
{
    constexpr double kOldest = 3'600;  // seconds; nobody looks back so far
    if (!stamp.venue) return stamp.mono;
    const double old = toSeconds(stamp.received - *stamp.venue) + clockOffsetMs.value_or(0) / 1e3;
    if (!(old > 0) || (ofNow && old > toSeconds(PresentTime::kOfNow))) return stamp.mono;
    return stamp.mono -
           std::chrono::duration_cast<Duration>(std::chrono::duration<double>(std::min(old, kOldest)));
}

}  // namespace plimsoll
