// The history on disk beside SQLite's bare C interface: rows a second into the tables, and a chart of thirty days
// out of them. Processor and wall time of this thread.
#include "model/store/history_file.h"
#include "model/store/history_reader.h"
#include "model/store/history_writer.h"
#include "tests/bench/bench_tools.h"
#include "tests/bench/store_rows.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <sqlite3.h>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::store;

namespace {

constexpr std::int64_t kT0 = 1'760'130'000;
constexpr int kInstruments = 130, kSeconds = 1'500;

SecondRow row(int instrument, int s)
{
    return bench::fullSecond(instrument, kT0 + s, 100 + instrument + s * 0.01);
}

// One transaction a second of 130 instruments, as the program does it.
double ours(const QString& folder)
{
    HistoryFile file = openHistory(folder.toStdString(), fromUnixMs(kT0 * 1'000));
    Stored<HistoryWriter> writer = HistoryWriter::make(*file.db);
    (void)writer->write(bench::describedCoins(kInstruments));
    const double from = bench::threadCpu();
    for (int s = 0; s < kSeconds; ++s) {
        HistoryBatch batch;
        for (int i = 0; i < kInstruments; ++i) batch.seconds.push_back(row(i, s));
        (void)writer->write(batch);
    }
    return bench::threadCpu() - from;
}

double bare(const QString& folder)
{
    sqlite3* db = nullptr;
    sqlite3_open((folder + QStringLiteral("/bare.sqlite")).toUtf8().constData(), &db);
    sqlite3_exec(
        db,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE seconds(t INTEGER, i INTEGER, a REAL, b "
        "REAL, c REAL, d REAL, e REAL, f REAL, g REAL, h REAL, j REAL, k REAL, l REAL, m REAL, n REAL, o REAL, p "
        "REAL, q REAL, PRIMARY KEY(t, i)) WITHOUT ROWID",
        nullptr, nullptr, nullptr);
    sqlite3_stmt* put = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO seconds VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &put, nullptr);
    const double from = bench::threadCpu();
    for (int s = 0; s < kSeconds; ++s) {
        sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
        for (int i = 0; i < kInstruments; ++i) {
            sqlite3_bind_int64(put, 1, kT0 + s);
            sqlite3_bind_int64(put, 2, i);
            double v = 100 + i + s * 0.01;
            for (int c = 3; c <= 18; ++c) sqlite3_bind_double(put, c, v += 0.5);
            sqlite3_step(put);
            sqlite3_reset(put);
        }
        sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    }
    const double spent = bench::threadCpu() - from;
    sqlite3_finalize(put);
    sqlite3_close(db);
    return spent;
}

}  // namespace

int main()
{
    QTextStream out(stdout);
    QTemporaryDir a, b;
    const double rows = double(kInstruments) * kSeconds;
    const double plain = bare(b.path()), mine = ours(a.path());
    out << "rows of seconds, a transaction of " << kInstruments << " each\n";
    out << "  bare C interface  " << qRound64(rows / plain / 1'000) << " k rows/s\n";
    out << "  history           " << qRound64(rows / mine / 1'000) << " k rows/s, "
        << QString::number(mine / plain, 'f', 2) << " x the bare time; "
        << QString::number(mine / kSeconds * 1'000, 'f', 2) << " ms of processor a second\n";

    HistoryFile file = openHistory(a.path().toStdString(), fromUnixMs(kT0 * 1'000));
    Stored<HistoryWriter> writer = HistoryWriter::make(*file.db);
    QElapsedTimer wall;
    wall.start();
    const Stored<std::int64_t> minutes = writer->rollUp(kT0 + kSeconds);
    out << "a minute of " << kInstruments << " instruments made of its seconds: "
        << QString::number(double(wall.nsecsElapsed()) / 1e6 / double(std::max<std::int64_t>(1, *minutes)), 'f', 1)
        << " ms\n";
    (void)file.db->exec(
        "WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < 43199) "
        "INSERT OR IGNORE INTO minutes SELECT i.id, " +
        std::to_string(kT0 - 43'200 * 60) +
        " + k * 60, k, k + 2, k - 2, k + 1, 1, k, k, 1, 1, 2, 2, 3, 3, 1, 1, 1, 1, 1, 1, 60 "
        "FROM instruments i JOIN n WHERE i.id <= 40");
    QElapsedTimer chart;
    std::vector<double> ms;
    std::size_t points = 0;
    for (int i = 0; i < 21; ++i) {
        chart.start();
        const Stored<Series> series = readSeries(
            *file.db, {"binance", "perp", "COIN" + std::to_string(i % 40), kT0 - 43'200 * 60, kT0, 1'000});
        ms.push_back(double(chart.nsecsElapsed()) / 1e6);
        points = series->points.size();
    }
    std::sort(ms.begin(), ms.end());
    out << "a chart of 30 days, 43,200 minutes to " << points << " points, of 1.7 m rows: median "
        << QString::number(ms[ms.size() / 2], 'f', 1) << " ms, longest " << QString::number(ms.back(), 'f', 1)
        << " ms\n";
    out.flush();
    bool met = bench::atMost("beside SQLite's bare C interface", mine / plain, 2, " times", 2);
    met &=
        bench::verdict("rows a second", rows / mine >= 20'000, bench::num(rows / mine), QStringLiteral("20000"));
    met &= bench::atMost("a chart of 30 days, median", ms[ms.size() / 2], 200, " ms");
    return met ? 0 : 1;
}
