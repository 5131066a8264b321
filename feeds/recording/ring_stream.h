// A piece of the black box as one recording: what was known, then every entry of its segments in their order.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/origin.h"
#include "feeds/recording/read_watch.h"
#include "feeds/recording/ring_files.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

class RingStream final : public EntryStream {
public:
    // [from, to]. It begins with the segment before the one that `from` lies in where books would not be whole
    // yet, so a little earlier. `wanted`: entries for which it is false are left out. Nothing there: no entries.
    using Wanted = std::function<bool(const RecordEntry&)>;
    struct Choice {
        Timestamp from{}, to{};
        Wanted wanted{};                          // none: all
        std::optional<RecordingOrigin> origin{};  // only what was heard there; none: wherever
    };
    RingStream(const QString& folder, Choice choice, ReadWatchPtr watch = {});

    bool next(RecordEntry& out) override;
    bool restart() override;
    std::string notice() const override;

    const RecordingOrigin& origin() const { return m_origin; }
    // Of the first entry that is no repetition; none: there is nothing of that time.
    std::optional<Timestamp> begin() const { return m_begin; }

    // A segment's first seconds hold the books.
    static constexpr std::chrono::seconds kSettling{5};

private:
    bool openNext();
    void learn(const ring::Segment& segment);

    const QString m_folder;
    const Choice m_choice;
    const ReadWatchPtr m_watch;
    std::vector<ring::Segment> m_segments;
    std::optional<Timestamp> m_begin;
    RecordingOrigin m_origin;
    std::unique_ptr<FrameLogReader> m_log;
    std::size_t m_next = 0;
    QString m_run;
    std::uint64_t m_runs = 0;
    std::vector<RecordEntry> m_known;  // to be told before the segment that is open
    std::size_t m_told = 0;
    std::uint64_t m_damaged = 0, m_unreadable = 0;
    bool m_withinSegment = false;  // something of the wished time has come in it
};

}  // namespace plimsoll
