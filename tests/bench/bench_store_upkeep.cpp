// What the history does besides writing, and for how long the writer is kept by it: commits that reach the disk,
// minutes, what is usual at an hour, thinning and giving pages back while the budget shrinks, counting, and the
// check at the start, of a sound file and of a damaged one. Wall time of this thread; the folder is on the disk of
// the build unless another is named. Argument: millions of minutes (default 2).
#include "model/store/history_file.h"
#include "model/store/housekeeping.h"
#include "model/store/table_sizes.h"
#include "tests/bench/bench_tools.h"
#include "tests/bench/store_rows.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::store;

namespace {

constexpr std::int64_t kT0 = 1'760'130'000, kWeek = 7 * 86'400;
constexpr int kInstruments = 130;
QTextStream out(stdout);

class Times {
public:
    template <typename Work>
    auto measure(Work&& work)
    {
        QElapsedTimer timer;
        timer.start();
        auto answer = work();
        m_ms.push_back(double(timer.nsecsElapsed()) / 1e6);
        return answer;
    }
    void print(const char* what)
    {
        if (m_ms.empty()) return;
        std::sort(m_ms.begin(), m_ms.end());
        double sum = 0;
        for (const double v : m_ms) sum += v;
        out << what << ": " << m_ms.size() << " times, median " << QString::number(at(0.5), 'f', 2) << " ms, 99th "
            << QString::number(at(0.99), 'f', 2) << " ms, longest " << QString::number(m_ms.back(), 'f', 2)
            << " ms, in all " << QString::number(sum / 1'000, 'f', 1) << " s\n";
        out.flush();
    }
    double median()
    {
        std::sort(m_ms.begin(), m_ms.end());
        return m_ms.empty() ? 0 : at(0.5);
    }

private:
    double at(double share) const { return m_ms[std::size_t(double(m_ms.size() - 1) * share)]; }
    std::vector<double> m_ms;
};

HistoryBatch secondsOf(std::int64_t t)
{
    HistoryBatch batch;
    for (int i = 0; i < kInstruments; ++i)
        batch.seconds.push_back(bench::fullSecond(i, t, 100 + i + double(t % 1'000) * 0.01));
    return batch;
}

void describeAll(HistoryWriter& writer)
{
    (void)writer.write(bench::describedCoins(kInstruments));
}

// As many minutes before kT0 as make so many rows.
void fillMinutes(Connection& db, std::int64_t rows)
{
    const std::string minutes = std::to_string(rows / kInstruments);
    (void)db.exec(
        "PRAGMA synchronous=OFF; BEGIN; WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k "
        "< " +
        minutes + ") INSERT INTO minutes SELECT i.id, " + std::to_string(kT0) + " - " + minutes +
        " * 60 + (k - 1) * 60, 100 + k * .01, 101 + k * .01, 99 + k * .01, 100 + k * .01, 1.5, 100.1, 100.2, k * "
        "1.1, k * 1.2, k * 1.3, k * 1.4, k * 1.5, k * 1.6, 12345.6, .0001, k * 2.1, k * 2.2, .5, .5, 60 FROM "
        "instruments i JOIN n; UPDATE tallies SET rows = (SELECT count(*) FROM minutes) WHERE name = 'minutes'; "
        "INSERT OR REPLACE INTO progress VALUES('minutes', " +
        std::to_string(kT0) + "); INSERT OR REPLACE INTO progress VALUES('usual', " +
        std::to_string(kT0 - kT0 % 3'600 - 3'600) +
        "); COMMIT; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous=FULL");
}

void commits(Connection& db, HistoryWriter& writer)
{
    Times full, normal;
    std::int64_t t = kT0;
    for (int n = 0; n < 200; ++n, ++t) (void)full.measure([&] { return writer.write(secondsOf(t)); });
    (void)db.exec("PRAGMA synchronous=NORMAL");
    for (int n = 0; n < 200; ++n, ++t) (void)normal.measure([&] { return writer.write(secondsOf(t)); });
    (void)db.exec("PRAGMA synchronous=FULL");
    full.print("a second of 130 instruments committed, on disk when it returns (as it is)");
    normal.print("  the same, on disk later (synchronous NORMAL)");
}

void upkeep(Connection& db, HistoryWriter& writer)
{
    Times rolls, usuals, counts, slices, writes;
    for (std::int64_t t = kT0 + 60; t <= kT0 + 360; t += 60)
        (void)rolls.measure([&] { return writer.rollUp(t, 1); });
    rolls.print("a minute of 130 instruments made of its seconds");

    Stored<UsualHours> usual = UsualHours::make(db);
    for (;;) {
        const Stored<bool> more = usuals.measure([&] { return usual->step(kT0 + 10); });
        if (!more || !*more) break;
    }
    usuals.print("what is usual at the hour that is over, in slices of eight instruments");
    for (int n = 0; n < 20; ++n) (void)counts.measure([&] { return measureTables(db, {}); });
    counts.print("rows, sizes and ages of all tables");

    // A budget of a third, while a second is written between every two slices.
    Thinning thin(db);
    Retention keep;
    keep.bytes = *thin.bytes() / 3;
    std::int64_t t = kT0 + 100'000;
    for (int n = 0;; ++n) {
        const Stored<bool> more = slices.measure([&] { return thin.step(std::nullopt, keep); });
        if (!more || !*more) break;
        if (n % 10 == 0) (void)writes.measure([&] { return writer.write(secondsOf(t++)); });
    }
    slices.print("a slice of thinning, or of giving pages back, down to a third of the file");
    writes.print("  a second committed meanwhile");
    bench::atMost("a second committed while the file shrinks, median", writes.median(), 50, " ms", 1);
}

void checks(const QString& folder)
{
    const QString file = folder + QStringLiteral("/history.sqlite");
    const double mb = double(QFileInfo(file).size()) / 1e6;
    for (const char* what : {"opening with the check", "  once more"}) {
        Times t;
        (void)t.measure([&] { return openHistory(folder.toStdString(), fromUnixMs(kT0 * 1'000)).writable; });
        t.print(qPrintable(QStringLiteral("%1, %2 MB").arg(QLatin1String(what)).arg(mb, 0, 'f', 0)));
        bench::atMost("opening, and it is whole (docs/faults.md, 53)", t.median(), 2'000, " ms");
    }
    QFile damaged(file);
    if (!damaged.open(QIODevice::ReadWrite)) return;
    for (qint64 at = damaged.size() / 2; at < damaged.size() / 2 + 40 * 4'096; at += 4'096) {
        damaged.seek(at - at % 4'096);
        damaged.write(QByteArray(512, '\xee'));
    }
    damaged.close();
    Times t;
    std::string note;
    (void)t.measure([&] {
        const HistoryFile opened = openHistory(folder.toStdString(), fromUnixMs(kT0 * 1'000));
        note = opened.notes.empty() ? "not found" : opened.notes.front();
        return opened.writable;
    });
    t.print("opening it damaged in the middle: set aside, a new one begun");
    bench::atMost("opening, and it is damaged (docs/faults.md, 57)", t.median(), 3'000, " ms");
    out << "  " << QString::fromStdString(note).left(100) << '\n';
}

}  // namespace

int main(int argc, char** argv)
{
    const std::int64_t rows = std::int64_t((argc > 1 ? std::atof(argv[1]) : 2) * 1e6);
    const QTemporaryDir place(QDir::currentPath() + QStringLiteral("/upkeep-XXXXXX"));
    {
        HistoryFile file = openHistory(place.path().toStdString(), fromUnixMs(kT0 * 1'000));
        Stored<HistoryWriter> writer = HistoryWriter::make(*file.db);
        describeAll(*writer);
        fillMinutes(*file.db, rows);
        out << "a file of " << rows << " minutes, " << *Thinning(*file.db).bytes() / 1'000'000 << " MB\n";
        commits(*file.db, *writer);
    }
    checks(place.path());
    QDir(place.path()).removeRecursively();
    const QTemporaryDir again(QDir::currentPath() + QStringLiteral("/upkeep-XXXXXX"));
    HistoryFile file = openHistory(again.path().toStdString(), fromUnixMs(kT0 * 1'000));
    Stored<HistoryWriter> writer = HistoryWriter::make(*file.db);
    describeAll(*writer);
    fillMinutes(*file.db, rows);
    commits(*file.db, *writer);
    upkeep(*file.db, *writer);
    return 0;
}
