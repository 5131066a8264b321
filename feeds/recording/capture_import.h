// Text recordings as other programs leave them: a frame a line, perhaps with its receive time, and
// REST exchanges as objects. Read as they are, packed or not.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/recording/line_reader.h"
#include "model/market/expected.h"

#include <QString>

#include <optional>

namespace plimsoll {

// What a look at the first lines and at the path has told.
struct CaptureFacts {
    std::optional<VenueId> venue;
    Market market = Market::Perp;
    bool marketSure = false;         // from a frame that only this market sends
    bool timed = false;              // lines carry receive times
    std::optional<Timestamp> first;  // the earliest time that can be told
    bool sent = false;               // outbound frames: nothing to decode
    bool exchanges = false;          // REST exchanges
};
Expected<CaptureFacts, QString> inspectCapture(const QString& path, const ReadWatchPtr& watch = {});

class CaptureReader final : public EntryStream {
public:
    // Untimed frames take the venue's own time, or follow each other in steps of `kStep`.
    static constexpr Duration kStep = std::chrono::milliseconds{10};

    static Expected<std::unique_ptr<CaptureReader>, QString> open(const QString& path, ReadWatchPtr watch = {});

    bool next(RecordEntry& out) override;
    bool restart() override;
    std::string notice() const override;
    const CaptureFacts& facts() const { return m_facts; }

private:
    CaptureReader(QString path, CaptureFacts facts, ReadWatchPtr watch)
        : m_path(std::move(path)), m_facts(facts), m_watch(std::move(watch))
    {
    }

    QString m_path;
    CaptureFacts m_facts;
    ReadWatchPtr m_watch;
    std::unique_ptr<ByteSource> m_source;
    std::unique_ptr<LineReader> m_lines;
    Timestamp m_last{};
    std::uint64_t m_skipped = 0;
    QString m_damage;
};

}  // namespace plimsoll
