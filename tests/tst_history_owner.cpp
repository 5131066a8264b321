// Whose file the history is: tables of an older and of a newer version, and another program that is there first or
// ends (FAULTS 59).
#include "model/store/history_store.h"
#include "model/store/reading_thread.h"
#include "model/store/schema.h"
#include "tests/support/history_rig.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

}  // namespace

class TestHistoryOwner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anOlderFileIsCopiedBeforeItChanges();
    void withoutRoomForTheCopyNothingIsBegun();
    void aFailedChangeOfTablesLeavesNoCopies();
    void aStepCountsWholeOrNotAtAll();
    void aNewerFileIsReadOnly();
    void theSecondProgramReads();
    void theSecondProgramTakesOver();
    void theSecondProgramTakesOverLater();
    void whatWaitsForAFileIsAskedOnceItIsFound();

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return folder() + QStringLiteral("/history.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryOwner::anOlderFileIsCopiedBeforeItChanges()
{
    // As the first version left it.
    {
        Stored<Connection> db = Connection::open(file().toStdString(), Connection::Mode::Write);
        QVERIFY(db && migrate(*db, migrations().first(1)));
        QVERIFY(
            db->exec("INSERT INTO instruments VALUES(7, 'binance', 'perp', 'BTCUSDT', 'BTC', 'USDT', 1); "
                     "INSERT INTO seconds(t, instrument, mid) VALUES(1760130000, 7, 100), (1760130001, 7, 101);"
                     "INSERT INTO journal VALUES(1, 1760130000000, 'note', 'BTC', '', '', 'a note', '');"
                     "INSERT INTO liquidations VALUES(1, 7, 1760130000000, 1760130000000, 'long', 1, 2, 2, "
                     "'fill'); INSERT INTO progress VALUES('minutes', 1760130000);"));
    }
    {
        Opened h(folder());
        QVERIFY2(h.writer, h.file.notes.empty() ? "" : h.file.notes[0].c_str());
        QCOMPARE(h.file.notes.size(), 1u);
        QVERIFY2(h.file.notes[0].find("history.sqlite.version1") != std::string::npos, h.file.notes[0].c_str());
        QCOMPARE(*versionOf(*h.file.db), newestVersion());
        QCOMPARE(*h.file.db->text("PRAGMA integrity_check"), std::string("ok"));
        QCOMPARE(readSeries(*h.file.db, btc(kT0, kT0 + 10))->points.size(), 2u);
        QCOMPARE(readJournal(*h.file.db, {0, kT0 * 2'000, "", 10})->at(0).text, std::string("a note"));
        QCOMPARE(*h.file.db->integer("SELECT rows FROM tallies WHERE name = 'seconds'"), 2);
        QCOMPARE(*h.file.db->integer("SELECT rows FROM tallies WHERE name = 'liquidations'"), 1);
        QCOMPARE(count(*h.file.db, "usual"), 0);
        QVERIFY(h.writer->write(batchOf({second(kT0 + 5, 102)})));
        QCOMPARE(*h.writer->rollUp(kT0 + 60), 1);
    }
    QCOMPARE(namesIn(folder()).filter(QStringLiteral(".version1")).size(), 1);
    Stored<Connection> copy =
        Connection::open((file() + QStringLiteral(".version1")).toStdString(), Connection::Mode::Read);
    QVERIFY(copy);
    QCOMPARE(*versionOf(*copy), 1);
    QCOMPARE(count(*copy, "seconds"), 2);
    Opened again(folder());  // once is enough
    QVERIFY(again.writer && again.file.notes.empty());
}

// A disk that is nearly full is not filled up in vain every ten seconds.
void TestHistoryOwner::withoutRoomForTheCopyNothingIsBegun()
{
    std::int64_t size = 0;
    {
        Stored<Connection> db = Connection::open(file().toStdString(), Connection::Mode::Write);
        QVERIFY(db && migrate(*db, migrations().first(1)));
        size = *db->integer("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        QVERIFY(size > 0);
    }
    std::atomic<std::int64_t> passed{0}, room{size - 1};
    std::atomic<int> asked{0};
    HistoryStore::Options options = quick(folder(), passed);
    options.room = [&](const std::string&) {
        ++asked;
        return std::optional<std::int64_t>(room.load());
    };
    HistoryStore store(options);
    store.flush();
    QVERIFY(!store.status().on && !store.status().readOnly);
    QVERIFY2(store.status().trouble.find("MB needed in " + folder().toStdString()) != std::string::npos,
             store.status().trouble.c_str());
    QVERIFY(namesIn(folder()).filter(QStringLiteral(".version1")).isEmpty());
    store.add(batchOf({second(kT0, 1)}));
    room = size;
    for (const int s : {11, 300, 599}) {
        passed = s;
        store.flush();
    }
    QCOMPARE(asked.load(), 1);
    QVERIFY(!store.status().on);
    QCOMPARE(store.status().waiting, 2);
    passed = 600;
    store.flush();  // opens it
    store.flush();  // and writes what has waited
    QCOMPARE(asked.load(), 2);
    QVERIFY(store.status().on);
    QCOMPARE(store.status().waiting, 0);
    QCOMPARE(store.status().trouble, std::string());
    QCOMPARE(namesIn(folder()).filter(QStringLiteral(".version1")).size(), 1);
}

void TestHistoryOwner::aFailedChangeOfTablesLeavesNoCopies()
{
    {
        Stored<Connection> db = Connection::open(file().toStdString(), Connection::Mode::Write);
        QVERIFY(db && migrate(*db, migrations().first(1)));
        QVERIFY(db->exec("CREATE TABLE usual(x INTEGER)"));  // in the way of the second version's
    }
    for (int n = 0; n < 2; ++n) {
        Opened h(folder());
        QVERIFY(!h.file.db && !h.file.writable);
        QCOMPARE(h.file.notes.size(), 1u);
        QVERIFY2(h.file.notes[0].find("could not be made") != std::string::npos, h.file.notes[0].c_str());
        QVERIFY(h.file.again == HistoryFile::kMuchLater);
        QVERIFY(namesIn(folder()).filter(QStringLiteral(".version1")).isEmpty());
    }
}

void TestHistoryOwner::aStepCountsWholeOrNotAtAll()
{
    Opened h(folder());
    const int version = newestVersion();
    const std::vector<Migration> broken = {
        {version + 1, "CREATE TABLE half(x INTEGER); CREATE TABLE half(x INTEGER);"}};
    QVERIFY(!migrate(*h.file.db, broken));
    QCOMPARE(*versionOf(*h.file.db), version);
    QCOMPARE(*h.file.db->integer("SELECT count(*) FROM sqlite_master WHERE name = 'half'"), 0);
}

void TestHistoryOwner::aNewerFileIsReadOnly()
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

void TestHistoryOwner::theSecondProgramReads()
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

// Once the other has ended this one stores, and says how much it has not.
void TestHistoryOwner::theSecondProgramTakesOver()
{
    auto first = std::make_unique<Opened>(folder());
    QVERIFY(first->writer->write(batchOf({second(kT0, 1)})));
    std::atomic<std::int64_t> passed{0};
    {
        HistoryStore store(quick(folder(), passed));
        store.flush();
        QVERIFY(store.status().readOnly && !store.status().on);
        store.add(batchOf({second(kT0 + 1, 2)}));
        QCOMPARE(store.status().waiting, 0);
        QCOMPARE(store.status().lost, 1);
        passed = 10;
        store.flush();
        QVERIFY(store.status().readOnly);
        first.reset();
        passed = 19;
        store.flush();
        QVERIFY(store.status().readOnly);
        passed = 20;
        store.flush();
        QVERIFY(store.status().on && !store.status().readOnly);
        QCOMPARE(store.status().trouble, std::string());
        // What its rows are of was told once, and before.
        HistoryBatch later;
        later.seconds = {second(kT0 + 2, 3)};
        store.add(std::move(later));
        store.flush();
        QCOMPARE(store.status().written, 1);
        QCOMPARE(store.status().lost, 1);
        QCOMPARE(store.status().notes.size(), 1u);
        QVERIFY2(store.status().notes[0].find("has ended") != std::string::npos, store.status().notes[0].c_str());
    }
    Opened again(folder());
    QCOMPARE(count(*again.file.db, "seconds"), 2);
}

// The other one has ended, and the file cannot be opened at once: what was said of that one goes all the same.
void TestHistoryOwner::theSecondProgramTakesOverLater()
{
    auto first = std::make_unique<Opened>(folder());
    QVERIFY(first->writer->write(batchOf({second(kT0, 1)})));
    std::atomic<std::int64_t> passed{0};
    HistoryStore store(quick(folder(), passed));
    store.flush();
    QVERIFY(store.status().readOnly);
    first.reset();
    const QString path = folder() + QStringLiteral("/history.sqlite");
    QVERIFY(QFile::rename(path, path + QStringLiteral(".away")) && QDir().mkdir(path));
    passed = 10;
    store.flush();
    QVERIFY(!store.status().on);
    QVERIFY(QDir().rmdir(path) && QFile::rename(path + QStringLiteral(".away"), path));
    passed = 20;
    store.flush();
    QVERIFY(store.status().on && !store.status().readOnly);
    const auto says = [&store](const char* words) {
        const auto notes = store.status().notes;
        return std::any_of(notes.begin(), notes.end(),
                           [words](const std::string& n) { return n.find(words) != std::string::npos; });
    };
    QVERIFY(says("has ended"));
    QVERIFY(!says("Another Plimsoll writes"));
}

// Questions that wait for a file are asked once any question has found one, not only after a pause without
// questions.
void TestHistoryOwner::whatWaitsForAFileIsAskedOnceItIsFound()
{
    ReadingThread reading((folder() + QStringLiteral("/history.sqlite")).toStdString());
    reading.begin();
    std::atomic<int> patient{0}, none{0}, found{0};
    reading.askOnceThere([&](Connection*) { ++patient; });
    reading.ask([&](Connection* db) { none += !db; });
    QTRY_COMPARE_WITH_TIMEOUT(none.load(), 1, 20'000);
    {
        Opened made(folder());
        QVERIFY(made.file.db);
    }
    reading.ask([&](Connection* db) {
        found += db != nullptr;
        // One after those that were waiting.
        reading.ask([&](Connection*) { ++found; });
    });
    QTRY_COMPARE_WITH_TIMEOUT(found.load(), 2, 20'000);
    QCOMPARE(patient.load(), 1);
    reading.stop();
}

QTEST_GUILESS_MAIN(TestHistoryOwner)
#include "tst_history_owner.moc"
