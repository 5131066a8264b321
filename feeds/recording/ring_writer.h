// Writes the ring: segments that follow each other, what was known beside them, and the end of what is too old.
// One thread, no clock of its own but the machine's steady one.
#pragma once

#include "feeds/recording/frame_log.h"
#include "feeds/recording/origin.h"
#include "feeds/recording/ring_files.h"
#include "model/config.h"

#include <QLockFile>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace plimsoll {

class RingWriter {
public:
    using Steady = std::chrono::steady_clock::time_point;

    RingWriter(QString folder, RecordingOrigin origin) : m_folder(std::move(folder)), m_origin(std::move(origin))
    {
    }
    ~RingWriter();

    void append(const RecordEntry& entry);
    // What is due: opens what could not be opened, writes out, begins the next segment, takes away what is too
    // old. `keepFrom`: nothing that reaches beyond it is taken away. Says whether a segment has begun.
    bool step(Steady now, Timestamp wall, const BlackBoxConfig& limits, std::optional<Timestamp> keepFrom);
    void flush();  // everything appended is on disk, or refused
    void close();

    bool open() const { return m_segment && m_segment->isOpen(); }
    // The gravest of what is wrong; each goes with its own success alone.
    const QString& trouble() const
    {
        return !m_opening.isEmpty() ? m_opening : !m_writing.isEmpty() ? m_writing : m_ageing;
    }
    std::int64_t bytes() const;
    std::optional<Timestamp> first() const { return m_first; }
    std::optional<Timestamp> last() const { return m_last; }
    std::uint64_t kept() const;
    std::uint64_t refused() const { return m_offered - kept(); }

    static constexpr std::chrono::milliseconds kFlushEvery{700};
    static constexpr std::chrono::seconds kTryAgain{2};
    static constexpr std::int64_t kSmallestSegment = 1 << 20, kLargestSegment = 64 << 20;  // as full

private:
    bool begin(Steady now, Timestamp wall);
    void endSegment();
    void thin(Timestamp wall, const BlackBoxConfig& limits, std::optional<Timestamp> keepFrom);
    void remember(const RecordEntry& entry);
    void tidyKnown(const BlackBoxConfig& limits);
    bool rewriteKnown(std::size_t mostPacked);

    const QString m_folder;
    const RecordingOrigin m_origin;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<FrameLogWriter> m_segment, m_known;
    QString m_run;
    QString m_opening, m_writing, m_ageing;  // what is wrong with it; empty: nothing
    int m_number = 0;
    std::optional<Steady> m_begun, m_flushed, m_tried, m_thinned;
    std::int64_t m_closedBytes = 0;  // of all files but those that are open
    std::uint64_t m_offered = 0, m_closedEntries = 0;
    std::optional<Timestamp> m_first, m_last;
    std::map<std::string, Timestamp> m_remembered;  // by address: when it was last put to what is known
    std::int64_t m_tidied = 0;                      // bytes of what is known, when it had been tidied last
};

}  // namespace plimsoll
