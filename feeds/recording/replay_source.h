// Feeds a recording through the same codec, book sync and queue as live data, without a socket.
// It moves only when told to; who drives it decides how fast time passes.
#pragma once

#include "feeds/frame_pipeline.h"
#include "feeds/latency.h"
#include "feeds/recording/recording.h"
#include "feeds/recording/replay_clock.h"
#include "feeds/repeat_filter.h"
#include "model/event_queue.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

class ReplaySource {
public:
    // `venues`: a bit per VenueId; what others said is left out.
    explicit ReplaySource(std::unique_ptr<Recording> recording, std::uint8_t venues = 0xff);
    ~ReplaySource();

    // What a recording is about, from a look through it.
    struct Survey {
        Timestamp first{}, last{};
        std::uint64_t entries = 0;        // looked at
        std::vector<std::string> assets;  // most active first
        std::uint8_t venues = 0;          // bit per VenueId
        bool spot = false, perp = false;  // books or trades of such markets
        bool complete = true;             // looked through to the end
    };
    // Leaves the replay at its beginning. Instruments that were met stay known. May take seconds: a file
    // without an index is read to its end.
    Survey survey();

    ReplayClock& clock() { return m_clock; }
    Timestamp position() const { return m_clock.wall(); }
    bool atEnd() { return !m_recording->peek(); }
    std::optional<Timestamp> nextAt();
    std::optional<Timestamp> lastAt() const { return m_lastEntry; }  // of the entry delivered last

    // Delivers everything received up to `to` and moves the clock there. Once a second of recorded
    // time each venue reports on itself, as live.
    void advance(Timestamp to, EventQueue& queue);
    // Each venue reports on itself now: the last word of a recording.
    void report(EventQueue& queue);
    // Back to the beginning, with books empty. Every pass knows from its start what the survey has met (without
    // one: what the first pass had), and nothing more: the same recording is told the same way each time.
    void restart();

    // The model has found a book wrong (crossed): it waits for the next image.
    void lose(InstrumentId id, LostReason reason, EventQueue& queue);

    FeedHealth health(VenueId venue);
    bool has(VenueId venue) const { return static_cast<bool>(m_feeds[static_cast<std::size_t>(venue)]); }
    QStringList notices() const { return m_recording->notices(); }
    const RecordingOrigin& origin() const { return m_recording->origin(); }
    QStringList names() const { return m_recording->names(); }

private:
    struct Feed;

    Feed* feedOf(VenueId venue);
    void deliver(const RecordEntry& entry, EventBatch& batch);
    void introduce(EventQueue& queue);
    void withdrawRepeats(Feed& feed, EventBatch& batch, std::size_t from);

    std::unique_ptr<Recording> m_recording;
    const std::uint8_t m_venues;
    ReplayClock m_clock;
    std::array<std::unique_ptr<Feed>, kVenueCount> m_feeds;
    std::array<std::optional<Catalogue>, kVenueCount> m_known;  // at the start of a pass
    RecordEntry m_entry;
    std::string m_padded;
    std::optional<Timestamp> m_nextReport, m_lastEntry;
    bool m_passed = false, m_introduce = false;
};

}  // namespace plimsoll
