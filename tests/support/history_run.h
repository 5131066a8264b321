// One run over the whole of the history, for tests that break it at every point: opening with the check, writing,
// minutes, thinning, what is usual, questions, closing. What it was told is stored is what must be there after.
#pragma once

#include "model/store/usual_hours.h"
#include "tests/support/history_rig.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace plimsoll::test {

inline constexpr int kRunBatch = 20;

// A folder for files that nobody has to wait for, where there is one.
inline QString quickPlace()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + QStringLiteral("/plimsoll-XXXXXX");
}

inline std::vector<SecondRow> runBatch(int n)
{
    std::vector<SecondRow> rows;
    for (int s = 0; s < kRunBatch; ++s) rows.push_back(second(kT0 + 30 * n + s, n));
    return rows;
}

// How many of its batches were said to be stored.
inline int runOver(const QString& folder)
{
    Opened h(folder, true);
    int stored = 0;
    if (!h.writer) return stored;
    for (int n = 1; n <= 3; ++n) {
        HistoryBatch batch = batchOf(runBatch(n));
        batch.journal = {{kT0 * 1'000 + n, Entry::Note, "BTC", {}, {}, "note", {}}};
        if (h.writer->write(batch)) ++stored;
    }
    (void)h.writer->rollUp(kT0 + 600);
    Retention keep;
    (void)Thinning(*h.file.db).step(kT0 + 600, keep);
    if (Stored<UsualHours> usual = UsualHours::make(*h.file.db)) (void)usual->step(kT0 + 7'200);
    (void)readSeries(*h.file.db, btc(kT0, kT0 + 600));
    (void)readJournal(*h.file.db, {0, kT0 * 2'000, "BTC", 10});
    return stored;
}

// Before the faults: a file with a batch, so that opening has something to check. Made once, copied after that.
inline void beginRun(const QString& folder)
{
    static const QByteArray file = [] {
        QTemporaryDir place(quickPlace());
        {
            Opened h(place.path());
            if (h.writer) (void)h.writer->write(batchOf(runBatch(0)));
        }
        QFile made(place.filePath(QStringLiteral("history.sqlite")));
        return made.open(QIODevice::ReadOnly) ? made.readAll() : QByteArray();
    }();
    QFile copy(folder + QStringLiteral("/history.sqlite"));
    if (copy.open(QIODevice::WriteOnly)) copy.write(file);
}

// What is wrong with the folder after such a run; empty: it is whole, and has what was stored, no more and no
// less.
// `doubtful`: a batch of which the disk said at the very end that it had not taken it may be there, whole.
inline QString wrongAfter(const QString& folder, int stored, bool doubtful = false)
{
    const QStringList aside = QDir(folder).entryList({QStringLiteral("*damaged*")}, QDir::Files);
    if (!aside.isEmpty()) return QStringLiteral("a sound file was set aside");
    Opened h(folder);
    if (!h.writer)
        return h.file.notes.empty() ? QStringLiteral("it cannot be written")
                                    : QString::fromStdString(h.file.notes[0]);
    const Stored<std::string> whole = h.file.db->text("PRAGMA integrity_check");
    if (!whole || *whole != "ok") return QStringLiteral("integrity");
    const std::int64_t rows = count(*h.file.db, "seconds"), notes = count(*h.file.db, "journal");
    const bool exact = rows == (stored + 1) * kRunBatch && notes == stored;
    const bool oneMore = rows == (stored + 2) * kRunBatch && notes == stored + 1;
    if (!exact && !(doubtful && oneMore))
        return QStringLiteral("%1 rows and %2 notes after %3 batches").arg(rows).arg(notes).arg(stored);
    if (*h.file.db->integer("SELECT count(*) FROM (SELECT name FROM tallies WHERE name = 'seconds' AND rows <> "
                            "(SELECT count(*) FROM seconds))") != 0)
        return QStringLiteral("rows are counted wrong");
    if (!h.writer->rollUp(kT0 + 600) || count(*h.file.db, "minutes") < 1)
        return QStringLiteral("no minutes are made");
    if (!h.writer->write(batchOf({second(kT0 + 5'000, 1)}))) return QStringLiteral("it takes nothing more");
    return {};
}

}  // namespace plimsoll::test
