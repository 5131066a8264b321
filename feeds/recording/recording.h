// Several recordings as one: frame logs and captures, merged by receive time.
//
// Recordings of different markets from different times are laid over each other so that they end
// together: two venues side by side, which is why somebody names them together. It is said in a
// notice. Recordings of the same market follow each other as they were.
//
// Where the clock was set back while somebody recorded, what follows is told at the machine's steady pace, so it
// is later than the stamps say, and in no heap: also said in a notice.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/recording/origin.h"
#include "feeds/recording/read_watch.h"
#include "model/market/expected.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll {

class Recording {
public:
    // Fails with a sentence when a file cannot be read or nothing in it can be replayed. May read through
    // whole files; a watch can see how far it is, and stop it.
    static Expected<std::unique_ptr<Recording>, QString> open(const QStringList& paths, ReadWatchPtr watch = {});
    // One stream that is no file of its own. Nothing to replay in it: fails with a sentence.
    static Expected<std::unique_ptr<Recording>, QString> of(std::unique_ptr<EntryStream> stream,
                                                            const QString& name, const RecordingOrigin& origin);
    // What can be said at once: no such file, a folder. Empty: nothing.
    static QString problemWith(const QStringList& paths);

    const RecordEntry* peek();  // null at the end
    bool next(RecordEntry& out);
    void restart();
    bool cancelled() const { return m_watch && m_watch->cancelled; }

    Timestamp first() const { return m_first; }
    // Where a file says it without being read through (an index), the end of that file.
    std::optional<Timestamp> knownLast() const { return m_knownLast; }
    // Of all files together; what one of them leaves unsaid is.
    const RecordingOrigin& origin() const { return m_origin; }
    QStringList names() const;    // file names, for titles
    QStringList notices() const;  // damage, skipped files

private:
    struct Part {
        QString name;
        std::uint64_t size = 0;  // on disk
        bool indexed = false;    // knows its end without being read through
        std::unique_ptr<EntryStream> stream;
        RecordEntry head;
        bool has = false;
        Duration moved{};
        Duration setBack{};  // by how much its clock was set back while it was recorded
        std::optional<std::pair<Timestamp, Mono>> before;  // of the entry before the head, as it is told
        std::optional<std::uint64_t> numbers;              // what its connections' numbers are raised by
    };
    void pull(Part& part);
    static void keepPace(Part& part);
    void layOver();
    void renumber(Part& part, RecordEntry& entry);
    Part* earliest();

    void expectReading(bool all);

    ReadWatchPtr m_watch;
    std::vector<Part> m_parts;
    std::uint64_t m_numbered = 0;  // parts that have passed an entry of a numbered connection
    QStringList m_skipped;
    RecordingOrigin m_origin;
    Timestamp m_first{};
    std::optional<Timestamp> m_knownLast;
};

}  // namespace plimsoll
