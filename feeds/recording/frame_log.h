// The program's own recording: `.plog`.
//
//   file   = "PLIMLOG1" [head] block* [index]
//   head   = header (magic "PLHD", size, checksum), one JSON object: whose words these are (origin.h)
//   block  = header (magic "PLBK", sizes, entries, first and last receive time, checksum), zstd data
//   index  = header (magic "PLIX"), one row a block, then its offset and "PLIMEND1"
//
// A block is readable by itself: names and times start anew in each. The index is written when the
// file is closed properly; without it the block headers are walked. A last block that was cut off
// is ignored and mentioned: what was written before it can be read.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/recording/origin.h"
#include "feeds/recording/read_watch.h"
#include "model/market/expected.h"

#include <QFile>
#include <QString>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plimsoll {

struct LogBlock {
    qint64 offset = 0;  // of the header
    std::uint32_t packed = 0, raw = 0, entries = 0;
    std::int64_t firstNs = 0, lastNs = 0;
};

// A named pipe lies at `path`.
bool isPipe(const QString& path);

class FrameLogWriter {
public:
    static constexpr std::size_t kBlockBytes = 1u << 20;

    FrameLogWriter() = default;
    ~FrameLogWriter();
    FrameLogWriter(const FrameLogWriter&) = delete;
    FrameLogWriter& operator=(const FrameLogWriter&) = delete;

    // An existing file is replaced, a link that lies there is refused, and so is a pipe that nobody reads. Where
    // nothing is said of the origin, no head is written. A file that is still open is closed before; after a
    // refusal none is, and none is left that was not there.
    Expected<void, QString> open(const QString& path, const RecordingOrigin& origin = {});
    Expected<void, QString> append(const RecordEntry& entry);
    Expected<void, QString> flush();  // the open block becomes readable on disk
    // As flush(), and on the disk itself: there after a power cut as well.
    Expected<void, QString> sync();
    enum class Durable : std::uint8_t { No, Yes };
    // Flush and index; Durable: what sync() says holds of all of it.
    Expected<void, QString> close(Durable durable = Durable::No);
    // What is written can be found by its path. What is no file (a pipe) is always in its place.
    Expected<void, QString> inPlace() const;
    bool isOpen() const { return m_file.isOpen(); }
    bool pending() const { return m_block.entries > 0; }
    std::uint64_t entries() const { return m_total; }
    std::uint64_t refused() const { return m_refused; }  // appended, and lost with a block that was not taken
    qint64 bytesWritten() const { return m_offset; }

private:
    Expected<void, QString> write(const std::string& bytes);
    Expected<void, QString> toDisk();

    QString m_path;
    QFile m_file;
    qint64 m_offset = 0;
    std::uint64_t m_total = 0, m_refused = 0;
    std::string m_raw;
    LogBlock m_block;
    std::int64_t m_lastMono = 0, m_lastWall = 0;
    std::map<std::string, std::uint64_t, std::less<>> m_names;
    std::vector<LogBlock> m_index;
};

class FrameLogReader final : public EntryStream {
public:
    static bool isFrameLog(const QString& path);

    Expected<void, QString> open(const QString& path, ReadWatchPtr watch = {});

    bool next(RecordEntry& out) override;
    bool restart() override;
    std::string notice() const override;
    // The next entry is the first of the block that holds `at`; entries before `at` may come first.
    void seek(Timestamp at);

    const RecordingOrigin& origin() const { return m_origin; }
    bool indexed() const { return m_indexed; }  // closed properly
    bool truncated() const { return m_truncated; }
    std::uint64_t damagedBlocks() const { return m_damaged; }
    std::uint64_t entries() const;
    Timestamp first() const;
    Timestamp last() const;
    bool stepsBack() const;  // a block begins before the one before it ended: the clock was set back
    const std::vector<LogBlock>& blocks() const { return m_blocks; }

private:
    bool cancelled() const { return m_watch && m_watch->cancelled; }
    void readHead();
    bool readIndex();
    void scan();
    bool load(std::size_t block);

    QFile m_file;
    ReadWatchPtr m_watch;
    RecordingOrigin m_origin;
    qint64 m_begin = 0;  // of the first block
    std::vector<LogBlock> m_blocks;
    bool m_indexed = false, m_truncated = false;
    std::uint64_t m_damaged = 0;
    std::size_t m_nextBlock = 0;
    std::string m_raw;
    std::size_t m_at = 0;
    std::int64_t m_lastMono = 0, m_lastWall = 0;
    std::vector<std::string> m_names;
};

}  // namespace plimsoll
