// The history on disk: what is written is read back, thinned and never invented; and what happens when the process
// dies, the disk fails, the file is damaged or another program is there first (FAULTS 53 to 59).
#include "model/store/history_file.h"
#include "model/store/history_reader.h"
#include "model/store/history_store.h"
#include "model/store/history_writer.h"
#include "model/store/schema.h"
#include "tests/support/fault_vfs.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <csignal>
#include <filesystem>

using namespace plimsoll;
using namespace plimsoll::store;

namespace {

constexpr std::int64_t kT0 = 1'760'130'000;  // 2025-10-10 21:00 UTC, a whole minute

InstrumentRow instrument(std::size_t index = 0)
{
    InstrumentRow row;
    row.id = InstrumentId::make(VenueId::Binance, index);
    row.venue = "binance";
    row.market = "perp";
    row.symbol = index == 0 ? "BTCUSDT" : "COIN" + std::to_string(index) + "USDT";
    row.asset = "BTC";
    row.quote = "USDT";
    return row;
}

SecondRow second(std::int64_t t, double mid, std::size_t index = 0)
{
    SecondRow row;
    row.id = InstrumentId::make(VenueId::Binance, index);
    row.t = t;
    row.mid = mid;
    row.spreadBp = 0.5;
    row.buyUsd = 100;
    row.sellUsd = 50;
    return row;
}

struct Opened {
    explicit Opened(const QString& folder) : file(openHistory(folder.toStdString(), fromUnixMs(kT0 * 1'000)))
    {
        if (!file.db || !file.writable) return;
        Stored<HistoryWriter> made = HistoryWriter::make(*file.db);
        if (made) writer.emplace(std::move(*made));
    }
    HistoryFile file;
    std::optional<HistoryWriter> writer;
};

HistoryBatch batchOf(std::vector<SecondRow> seconds)
{
    HistoryBatch batch;
    batch.instruments = {instrument()};
    batch.seconds = std::move(seconds);
    return batch;
}

SeriesRequest btc(std::int64_t from, std::int64_t to, int points = 1'000)
{
    return {"binance", "perp", "BTCUSDT", from, to, points};
}

std::int64_t count(Connection& db, const char* table)
{
    const Stored<std::int64_t> n = db.integer(std::string("SELECT count(*) FROM ") + table);
    return n ? *n : -1;
}

constexpr const char* kWriterWord = "write-until-killed";

int writeUntilKilled(const char* folder, std::int64_t from)
{
    Opened h(QString::fromUtf8(folder));
    if (!h.writer) return 2;
    for (std::int64_t n = from;; ++n) {
        if (!h.writer->write(batchOf({second(kT0 + n, double(n))}))) return 3;
        if (::write(STDOUT_FILENO, &n, sizeof n) != ssize_t(sizeof n)) return 4;
        if (n % 7 == 0 && !h.writer->rollUp(kT0 + n)) return 5;
    }
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

}  // namespace

class TestHistoryStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsWrittenIsReadBack();
    void aRowThatIsThereStaysAsItIs();
    void minutesAreMadeOfSeconds();
    void aMinuteWithoutAnyoneLookingIsAGap();
    void minutesAreMadeUpAfterACrash();
    void chartsAreThinnedInSql();
    void whatVenuesRememberFillsOnlyWhatNobodySaw();
    void journalKeepsOrderAndEvidence();
    void oldRowsGoInSlicesAndNotBeforeTheirMinute();
    void aFileTooLargeLosesSecondsFirst();
    void aRunThatFailsIsWrittenWholeOrNotAtAll();
    void aDeadDiskIsSaidAndRowsWait();
    void oldSecondsAreLetGoAndCountedWhenTheDiskStaysDead();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void anOlderFileIsCopiedBeforeItChanges();
    void aNewerFileIsReadOnly();
    void theSecondProgramReads();
    void aFolderThatIsNoneSaysSo();
    void killedAtAnyMoment();
    void queriesRunBesideWriting();

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return folder() + QStringLiteral("/history.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryStore::whatIsWrittenIsReadBack()
{
    Opened h(folder());
    QVERIFY(h.writer);
    SecondRow full = second(kT0, 100.5);
    full.mark = 100.4, full.index = 100.3, full.interestBase = 7, full.r8 = 0.0001, full.bid100 = 1e6,
    full.ask100 = 2e6;
    full.longUsd = 0, full.shortUsd = 12;
    SecondRow empty = second(kT0 + 1, 0);
    empty.mid = empty.spreadBp = empty.buyUsd = empty.sellUsd = std::nullopt;
    const Stored<std::int64_t> rows = h.writer->write(batchOf({full, empty}));
    QVERIFY(rows);
    QCOMPARE(*rows, 2);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 10));
    QVERIFY(got);
    QCOMPARE(got->span, 1);
    QCOMPARE(got->points.size(), 2u);
    const SeriesPoint& p = got->points[0];
    QCOMPARE(p.t, kT0);
    QCOMPARE(p.close, Number(100.5));
    QCOMPARE(p.mark, Number(100.4));
    QCOMPARE(p.index, Number(100.3));
    QCOMPARE(p.interestBase, Number(7.0));
    QCOMPARE(p.r8, Number(0.0001));
    QCOMPARE(p.bid100, Number(1e6));
    QCOMPARE(p.ask100, Number(2e6));
    QCOMPARE(p.longUsd, Number(0.0));  // none, and known
    QCOMPARE(p.shortUsd, Number(12.0));
    QVERIFY(!got->points[1].close && !got->points[1].buyUsd);  // not known: not zero
}

void TestHistoryStore::aRowThatIsThereStaysAsItIs()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({second(kT0, 100)})));
    const Stored<std::int64_t> again = h.writer->write(batchOf({second(kT0, 999), second(kT0 + 1, 101)}));
    QVERIFY(again);
    QCOMPARE(*again, 1);
    HistoryBatch settled;
    settled.settled = {{instrument().id, kT0 * 1'000, 0.0001, 8.0}, {instrument().id, kT0 * 1'000, 0.0002, 8.0}};
    QCOMPARE(*h.writer->write(settled), 1);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 10));
    QCOMPARE(got->points[0].close, Number(100.0));
    HistoryBatch unknown;
    unknown.seconds = {second(kT0, 5, 77)};  // an instrument that nobody described
    QCOMPARE(*h.writer->write(unknown), 0);
}

void TestHistoryStore::minutesAreMadeOfSeconds()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 120; ++s) {
        SecondRow r = second(kT0 + s, 100 + (s < 60 ? (s == 10 ? 7 : s == 20 ? -5 : 0) : 50));
        r.interestBase = s;
        if (s == 59) r.mid.reset();  // the last second that was seen is the 58th
        if (s == 58) r.mid = 103;
        rows.push_back(r);
    }
    QVERIFY(h.writer->write(batchOf(rows)));
    const Stored<std::int64_t> made = h.writer->rollUp(kT0 + 119);
    QVERIFY(made);
    QCOMPARE(*made, 1);  // the second minute is not over
    Stored<Statement> s =
        h.file.db->prepare("SELECT open, high, low, close, oi_base, buy_usd, looks FROM minutes ORDER BY t");
    QVERIFY(s);
    QVERIFY(*s->step());
    const double want[] = {100, 107, 95, 103, 59, 6'000, 59};
    for (int c = 0; c < 7; ++c) QCOMPARE(s->real(c), want[c]);
    QVERIFY(!*s->step());
    QCOMPARE(*h.writer->rollUp(kT0 + 120), 1);
    QCOMPARE(*h.writer->rollUp(kT0 + 179), 0);
    QCOMPARE(count(*h.file.db, "minutes"), 2);
}

void TestHistoryStore::aMinuteWithoutAnyoneLookingIsAGap()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({second(kT0 + 5, 100), second(kT0 + 86'400 * 3 + 5, 200)})));
    QCOMPARE(*h.writer->rollUp(kT0 + 86'400 * 3 + 600), 2);  // not four thousand
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 86'400 * 4, 100'000));
    QCOMPARE(got->points.size(), 2u);
    QCOMPARE(got->points[1].t, kT0 + 86'400 * 3);
}

void TestHistoryStore::minutesAreMadeUpAfterACrash()
{
    {
        Opened h(folder());
        QVERIFY(h.writer->write(batchOf({second(kT0 + 5, 100), second(kT0 + 65, 101), second(kT0 + 125, 102)})));
        QCOMPARE(*h.writer->rollUp(kT0 + 60), 1);
    }
    Opened again(folder());
    QCOMPARE(again.file.notes.size(), 0u);
    QCOMPARE(*again.writer->rollUp(kT0 + 180), 2);
    QCOMPARE(count(*again.file.db, "minutes"), 3);
}

void TestHistoryStore::chartsAreThinnedInSql()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int m = 0; m < 600; ++m) rows.push_back(second(kT0 + m * 60, 100 + m));
    QVERIFY(h.writer->write(batchOf(rows)));
    QCOMPARE(*h.writer->rollUp(kT0 + 36'000), 600);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 36'000, 100));
    QVERIFY(got);
    QCOMPARE(got->span, 360);
    QCOMPARE(got->points.size(), 100u);
    for (std::size_t i = 0; i < 100; ++i) {
        const SeriesPoint& p = got->points[i];
        QCOMPARE(p.t, kT0 + std::int64_t(i) * 360);
        QCOMPARE(p.open, Number(100.0 + double(i) * 6));
        QCOMPARE(p.close, Number(105.0 + double(i) * 6));
        QCOMPARE(p.high, p.close);
        QCOMPARE(p.low, p.open);
        QCOMPARE(p.buyUsd, Number(600.0));  // nothing is lost by thinning
    }
}

void TestHistoryStore::whatVenuesRememberFillsOnlyWhatNobodySaw()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({second(kT0 + 60, 500)});
    for (int m = 0; m < 3; ++m)
        batch.bars.push_back({instrument().id, kT0 + m * 60, 60, 1, 4, 0.5, 2, 10.0, std::nullopt});
    batch.interests = {{instrument().id, kT0, 42}};
    QVERIFY(h.writer->write(batch));
    QCOMPARE(*h.writer->rollUp(kT0 + 180), 1);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 180, 3));
    QVERIFY(got);
    QCOMPARE(got->points.size(), 3u);
    QVERIFY(!got->points[0].seen && got->points[1].seen && !got->points[2].seen);
    QCOMPARE(got->points[0].close, Number(2.0));
    QCOMPARE(got->points[0].interestBase, Number(42.0));
    QCOMPARE(got->points[1].close, Number(500.0));
    QVERIFY(!got->points[2].sellUsd);
}

void TestHistoryStore::journalKeepsOrderAndEvidence()
{
    Opened h(folder());
    HistoryBatch batch;
    batch.journal = {{kT0 * 1'000, Entry::Warning, "BTC", "FUND_LONG", "raised", "longs pay", "{\"r8\":0.001}"},
                     {kT0 * 1'000, Entry::Phase, "BTC", "euphoria", "entered", "", "{}"},
                     {kT0 * 1'000 + 5, Entry::Note, "", "", "", "it's a \"note\"", ""}};
    QVERIFY(h.writer->write(batch));
    const Stored<std::vector<JournalRow>> all = readJournal(*h.file.db, {0, kT0 * 2'000, "", 100});
    QVERIFY(all);
    QCOMPARE(all->size(), 3u);
    QCOMPARE((*all)[0].kind, Entry::Warning);
    QCOMPARE((*all)[0].evidence, std::string("{\"r8\":0.001}"));
    QCOMPARE((*all)[1].kind, Entry::Phase);
    QCOMPARE((*all)[2].text, std::string("it's a \"note\""));
    QCOMPARE(readJournal(*h.file.db, {0, kT0 * 2'000, "BTC", 100})->size(), 2u);
    const Stored<std::vector<JournalRow>> newest = readJournal(*h.file.db, {0, kT0 * 2'000, "", 1});
    QCOMPARE((*newest)[0].kind, Entry::Note);
}

void TestHistoryStore::oldRowsGoInSlicesAndNotBeforeTheirMinute()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 300; ++s) rows.push_back(second(kT0 + s, 100));
    QVERIFY(h.writer->write(batchOf(rows)));
    Retention keep;
    keep.seconds = 60;
    const std::int64_t now = kT0 + 1'000;
    const Stored<bool> none = h.writer->thin(now, keep);
    QVERIFY(none);
    QCOMPARE(count(*h.file.db, "seconds"), 300);  // no minute has been made of them yet
    QVERIFY(h.writer->rollUp(now));
    QVERIFY(*h.writer->thin(now, keep, 100));
    QCOMPARE(count(*h.file.db, "seconds"), 200);
    while (*h.writer->thin(now, keep, 100)) {
    }
    QCOMPARE(count(*h.file.db, "seconds"), 0);
    QCOMPARE(count(*h.file.db, "minutes"), 5);
    keep.minutes = 1'000 - 120;
    QVERIFY(h.writer->thin(now, keep));
    QCOMPARE(count(*h.file.db, "minutes"), 3);
}

void TestHistoryStore::aFileTooLargeLosesSecondsFirst()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 3'000; ++s) rows.push_back(second(kT0 + s, 100));
    HistoryBatch batch = batchOf(rows);
    batch.liquidations = {{instrument().id, kT0 * 1'000, kT0 * 1'000, true, 100, 1, 100.0, "fill"}};
    QVERIFY(h.writer->write(batch));
    const std::int64_t now = kT0 + 3'000;
    QVERIFY(h.writer->rollUp(now));
    Retention keep;
    keep.bytes = *h.writer->bytes() - 1;
    QVERIFY(*h.writer->thin(now, keep, 500));
    QCOMPARE(count(*h.file.db, "seconds"), 2'500);
    keep.bytes = 1;
    for (int i = 0; i < 100 && *h.writer->thin(now, keep, 500); ++i) {
    }
    QVERIFY(!*h.writer->thin(now, keep, 500));  // ends
    QCOMPARE(count(*h.file.db, "seconds"), 0);
    QCOMPARE(count(*h.file.db, "minutes"), 0);
    QCOMPARE(count(*h.file.db, "liquidations"), 1);
}

void TestHistoryStore::aRunThatFailsIsWrittenWholeOrNotAtAll()
{
    test::FaultVfs disk;
    int failures = 0;
    for (const bool forGood : {false, true})
        for (const test::FaultVfs::Kind kind : {test::FaultVfs::Kind::Io, test::FaultVfs::Kind::Full}) {
            bool untouched = false;
            for (int n = 1; !untouched; ++n) {
                QVERIFY2(n < 400, "it never runs through");
                QTemporaryDir place;
                std::int64_t expected = 0;
                {
                    Opened h(place.path());
                    QVERIFY(h.writer);
                    QVERIFY(h.writer->write(batchOf({second(kT0, 1)})));
                    expected = 1;
                    disk.failAt(n, forGood, kind);
                    for (int b = 0; b < 3; ++b) {
                        std::vector<SecondRow> rows;
                        for (int s = 0; s < 40; ++s) rows.push_back(second(kT0 + 100 * (b + 1) + s, 2));
                        const Stored<std::int64_t> wrote = h.writer->write(batchOf(rows));
                        if (wrote) expected += *wrote;
                    }
                    (void)h.writer->rollUp(kT0 + 600);
                    untouched = !disk.struck();
                    disk.heal();
                    failures += !untouched;
                    // Healed: the same connection goes on.
                    const Stored<std::int64_t> after = h.writer->write(batchOf({second(kT0 + 900, 3)}));
                    if (after) expected += *after;
                    QVERIFY2(after, after ? "" : after.error().what.c_str());
                }
                Opened again(place.path());
                QVERIFY2(again.file.notes.empty(), again.file.notes.empty() ? "" : again.file.notes[0].c_str());
                QCOMPARE(*again.file.db->text("PRAGMA integrity_check"), std::string("ok"));
                QCOMPARE(count(*again.file.db, "seconds"), expected);
                QCOMPARE((expected - 2) % 40, 0);  // whole batches
            }
        }
    QVERIFY(failures > 10);
}

void TestHistoryStore::aDeadDiskIsSaidAndRowsWait()
{
    test::FaultVfs disk;
    std::atomic<int> told{0};
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::milliseconds(5);
    options.now = [] { return fromUnixMs(kT0 * 1'000); };
    options.told = [&](const StoreStatus&) { ++told; };
    HistoryStore store(options);
    store.add(batchOf({second(kT0, 1)}));
    store.flush();
    QCOMPARE(store.status().written, 1);
    disk.failAt(1, true, test::FaultVfs::Kind::Full);
    store.add(batchOf({second(kT0 + 1, 2)}));
    QTRY_VERIFY(!store.status().trouble.empty());
    QVERIFY2(store.status().trouble.find("full") != std::string::npos, store.status().trouble.c_str());
    QCOMPARE(store.status().waiting, 2);  // the row and the description of its instrument
    store.add(batchOf({second(kT0 + 2, 3)}));
    disk.heal();
    QTRY_COMPARE(store.status().written, 3);
    QCOMPARE(store.status().trouble, std::string());
    QCOMPARE(store.status().lost, 0);
    QVERIFY(told >= 2);
}

void TestHistoryStore::oldSecondsAreLetGoAndCountedWhenTheDiskStaysDead()
{
    test::FaultVfs disk;
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::milliseconds(2);
    options.waiting = 50;
    options.now = [] { return fromUnixMs(kT0 * 1'000); };
    {
        HistoryStore store(options);
        store.add(batchOf({second(kT0, 1)}));
        store.flush();
        disk.failAt(1, true);
        HistoryBatch batch;
        for (int s = 1; s <= 80; ++s) batch.seconds.push_back(second(kT0 + s, s));
        batch.liquidations = {{instrument().id, kT0 * 1'000, kT0 * 1'000, false, 100, 1, 100.0, "fill"}};
        store.add(std::move(batch));
        QTRY_COMPARE(store.status().lost, 31);
        QCOMPARE(store.status().waiting, 50);
        disk.heal();
        QTRY_COMPARE(store.status().waiting, 0);
    }
    Opened again(folder());
    QCOMPARE(count(*again.file.db, "seconds"), 50);
    QCOMPARE(count(*again.file.db, "liquidations"), 1);
    QCOMPARE(*again.file.db->integer("SELECT min(t) FROM seconds WHERE t > " + std::to_string(kT0)), kT0 + 32);
}

void TestHistoryStore::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"text", "empty pages", "header", "middle", "cut"})
        QTest::newRow(how) << QString::fromUtf8(how);
}

void TestHistoryStore::aDamagedFileIsSetAside()
{
    QFETCH(QString, how);
    {
        Opened h(folder());
        std::vector<SecondRow> rows;
        for (int s = 0; s < 5'000; ++s) rows.push_back(second(kT0 + s, 100 + s));
        QVERIFY(h.writer->write(batchOf(rows)));
    }
    QFile f(file());
    QVERIFY(f.open(QIODevice::ReadWrite));
    const qint64 size = f.size();
    QByteArray all = f.readAll();
    if (how == QLatin1String("text")) all = "this is no database, it is a text that somebody saved here\n";
    if (how == QLatin1String("empty pages"))
        all.replace(4096, int(size) - 4096, QByteArray(int(size) - 4096, '\0'));
    if (how == QLatin1String("header")) all.replace(0, 100, QByteArray(100, 'x'));
    if (how == QLatin1String("middle"))
        for (qint64 at = 8192; at + 64 < size; at += 4096) all.replace(int(at), 64, QByteArray(64, '\xee'));
    if (how == QLatin1String("cut")) all.truncate(int(size / 2));
    QVERIFY(f.resize(0) && f.seek(0) && f.write(all) == all.size());
    f.close();

    Opened h(folder());
    QVERIFY2(h.writer, h.file.notes.empty() ? "" : h.file.notes[0].c_str());
    QCOMPARE(h.file.notes.size(), 1u);
    const QString note = QString::fromStdString(h.file.notes[0]);
    QVERIFY2(note.contains(QLatin1String("damaged")) && note.contains(QLatin1String("nothing was deleted")),
             qPrintable(note));
    QCOMPARE(count(*h.file.db, "seconds"), 0);
    const QStringList aside = namesIn(folder()).filter(QStringLiteral("damaged-2025-10-10T"));
    QVERIFY(!aside.isEmpty());
    QFile kept(folder() + QLatin1Char('/') + aside[0]);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), all);
    QVERIFY(h.writer->write(batchOf({second(kT0, 1)})));
}

void TestHistoryStore::anOlderFileIsCopiedBeforeItChanges()
{
    {
        Opened h(folder());
        QVERIFY(h.writer->write(batchOf({second(kT0, 1)})));
        // As the version before would have left it: without what the newest step adds.
        QVERIFY(h.file.db->exec("DROP TABLE progress; PRAGMA user_version = 1;"));
    }
    const std::vector<Migration> steps = {
        {1, ""}, {2, "CREATE TABLE progress(what TEXT PRIMARY KEY, t INTEGER NOT NULL) STRICT, WITHOUT ROWID;"}};
    {
        Stored<Connection> db = Connection::open(file().toStdString(), Connection::Mode::Write);
        QVERIFY(db);
        const std::vector<Migration> broken = {{2, "CREATE TABLE half(x INTEGER); CREATE TABLE half(x INTEGER);"}};
        QVERIFY(!migrate(*db, broken));
        QCOMPARE(*versionOf(*db), 1);  // a step counts whole or not at all
        QCOMPARE(*db->integer("SELECT count(*) FROM sqlite_master WHERE name = 'half'"), 0);
        QVERIFY(db->backup((folder() + QStringLiteral("/copy.sqlite")).toStdString()));
        QVERIFY(migrate(*db, steps));
        QCOMPARE(*versionOf(*db), 2);
        QCOMPARE(count(*db, "progress"), 0);
    }
    Stored<Connection> copy =
        Connection::open((folder() + QStringLiteral("/copy.sqlite")).toStdString(), Connection::Mode::Read);
    QVERIFY(copy);
    QCOMPARE(*versionOf(*copy), 1);
    QCOMPARE(count(*copy, "seconds"), 1);
}

void TestHistoryStore::aNewerFileIsReadOnly()
{
    {
        Opened h(folder());
        QVERIFY(h.writer->write(batchOf({second(kT0, 1)})));
        QVERIFY(h.file.db->exec("PRAGMA user_version = 4711"));
    }
    Opened h(folder());
    QVERIFY(!h.file.writable && h.file.db);
    QVERIFY2(h.file.notes.at(0).find("4711") != std::string::npos, h.file.notes.at(0).c_str());
    QCOMPARE(readSeries(*h.file.db, btc(kT0, kT0 + 10))->points.size(), 1u);
    QVERIFY(!h.file.db->exec("DELETE FROM seconds"));
}

void TestHistoryStore::theSecondProgramReads()
{
    Opened first(folder());
    QVERIFY(first.writer->write(batchOf({second(kT0, 1)})));
    {
        Opened other(folder());
        QVERIFY(!other.file.writable && !other.writer && other.file.db);
        QVERIFY2(other.file.notes.at(0).find("Another Plimsoll") != std::string::npos,
                 other.file.notes.at(0).c_str());
        QCOMPARE(readSeries(*other.file.db, btc(kT0, kT0 + 10))->points.size(), 1u);
    }
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::milliseconds(5);
    HistoryStore store(options);
    store.flush();
    QVERIFY(store.status().readOnly && !store.status().on);
    store.add(batchOf({second(kT0 + 1, 2)}));
    QCOMPARE(store.status().waiting, 0);  // nothing piles up for a disk that is never written
}

void TestHistoryStore::aFolderThatIsNoneSaysSo()
{
    QFile blocking(folder() + QStringLiteral("/file"));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    Opened h(folder() + QStringLiteral("/file/inside"));
    QVERIFY(!h.file.db);
    QCOMPARE(h.file.notes.size(), 1u);
    QVERIFY2(h.file.notes[0].find("data folder") != std::string::npos, h.file.notes[0].c_str());
}

// A child writes one row a commit and says each on its output once it is committed; it is killed at a moment that
// differs from run to run.
void TestHistoryStore::killedAtAnyMoment()
{
    std::int64_t committed = 0;
    for (int round = 0; round < 100; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QLatin1String(kWriterWord), folder(), QString::number(committed)});
        qint64 last = -1;
        const auto read = [&] {
            while (child.bytesAvailable() >= qint64(sizeof last))
                child.read(reinterpret_cast<char*>(&last), sizeof last);
        };
        for (const qint64 enough = committed + (round * 13) % 29; last < enough; read())
            QVERIFY2(child.bytesAvailable() >= qint64(sizeof last) || child.waitForReadyRead(30'000),
                     qPrintable(child.errorString()));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        read();

        Opened h(folder());
        QVERIFY2(h.writer && h.file.notes.empty(), h.file.notes.empty() ? "" : h.file.notes[0].c_str());
        QCOMPARE(*h.file.db->text("PRAGMA integrity_check"), std::string("ok"));
        const std::int64_t have = count(*h.file.db, "seconds");
        QVERIFY2(have >= last + 1,
                 qPrintable(QStringLiteral("round %1: %2 of %3").arg(round).arg(have).arg(last + 1)));
        QCOMPARE(*h.file.db->integer("SELECT max(t) FROM seconds"), kT0 + have - 1);  // no hole
        committed = have;
    }
    QVERIFY(committed >= 100);
}

void TestHistoryStore::queriesRunBesideWriting()
{
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::milliseconds(1);
    options.soon = 10;
    options.now = [] { return fromUnixMs((kT0 + 10'000) * 1'000); };
    HistoryStore store(options);
    std::atomic<int> answers{0};
    std::atomic<bool> wrong{false};
    for (int s = 0; s < 500; ++s) {
        store.add(batchOf({second(kT0 + s, s)}));
        if (s % 10) continue;
        store.ask([&](Connection* db) {
            if (!db || !readSeries(*db, btc(kT0, kT0 + 600))) wrong = true;
            ++answers;
        });
    }
    store.flush();
    QTRY_COMPARE(answers.load(), 50);
    QVERIFY(!wrong);
    QCOMPARE(store.status().written, 500);
    std::atomic<int> points{0};
    store.ask([&](Connection* db) {
        const Stored<Series> all = readSeries(*db, btc(kT0, kT0 + 600));
        points = all ? int(all->points.size()) : -1;
    });
    QTRY_COMPARE(points.load(), 500);
}

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view(argv[1]) == kWriterWord)
        return writeUntilKilled(argv[2], std::atoll(argv[3]));
    QCoreApplication app(argc, argv);
    TestHistoryStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_history_store.moc"
