// The history's thread: rows wait for a disk that refuses, have a limit and are never lost unsaid, whatever
// becomes of the folder, the file or the process (FAULTS 53, 55). Tables of another version, and another program:
// tst_history_owner.
#include "model/store/history_store.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/history_rig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include <unistd.h>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

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

}  // namespace

class TestHistoryStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDeadDiskIsSaidAndRowsWait();
    void oldSecondsAreLetGoAndCountedWhenTheDiskStaysDead();
    void whateverWaitsHasALimit();
    void aRowWaitsForNoTurn();
    void aFolderThatIsNoneSaysSo();
    void aFolderThatIsRefusedIsTriedAgain();
    void aFileThatIsNeitherThereNorNot();
    void aFileThatIsTakenAway_data();
    void aFileThatIsTakenAway();
    void killedAtAnyMoment();
    void whoAsksLaterWaitsForWhatCameLater();
    void queriesRunBesideWriting();

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return folder() + QStringLiteral("/history.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryStore::aDeadDiskIsSaidAndRowsWait()
{
    FaultVfs disk;
    std::atomic<int> told{0};
    HistoryStore::Options options = quick(folder());
    options.told = [&](const StoreStatus&) { ++told; };
    HistoryStore store(options);
    store.add(batchOf({second(kT0, 1)}));
    store.flush();
    QCOMPARE(store.status().written, 1);
    disk.failAt(1, true, FaultVfs::Kind::Full);
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
    FaultVfs disk;
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
        batch.liquidations = {{described().id, kT0 * 1'000, kT0 * 1'000, false, 100, 1, 100.0, "fill"}};
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

// Not only seconds: whoever may not write for a month must not run out of memory.
void TestHistoryStore::whateverWaitsHasALimit()
{
    QVERIFY(QDir().mkdir(folder() + QStringLiteral("/history.lock")));
    HistoryStore::Options options = quick(folder());
    options.waiting = 50;
    HistoryStore store(options);
    HistoryBatch batch = batchOf({second(kT0, 1)});
    for (int n = 0; n < 80; ++n)
        batch.liquidations.push_back(
            {described().id, kT0 * 1'000 + n, kT0 * 1'000 + n, false, 100, 1, 100.0, "fill"});
    batch.journal = {{kT0 * 1'000, Entry::Note, {}, {}, {}, "a note", {}}};
    store.add(std::move(batch));
    store.flush();
    QCOMPARE(store.status().waiting, 50);
    QCOMPARE(store.status().lost, 33);  // of 83: the second, and 32 liquidations
}

// The turn of what keeps the file in order is far away: a row is written all the same, and so is the next one.
void TestHistoryStore::aRowWaitsForNoTurn()
{
    QVERIFY(HistoryStore::Options().within <= std::chrono::milliseconds(500));
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::hours(1);
    options.now = [] { return fromUnixMs(kT0 * 1'000); };
    HistoryStore store(options);
    store.add(batchOf({second(kT0, 1)}));
    QTRY_COMPARE(store.status().written, 1);
    store.add(batchOf({second(kT0 + 1, 2)}));
    QTRY_COMPARE(store.status().written, 2);
    QCOMPARE(store.status().waiting, 0);
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

// There is a history, and nobody may take its lock: it is read, rows wait, and once the right is given they are
// written.
void TestHistoryStore::aFolderThatIsRefusedIsTriedAgain()
{
    {
        Opened h(folder());
        QVERIFY(h.writer->write(batchOf({second(kT0, 1)})));
    }
    const QString lock = folder() + QStringLiteral("/history.lock");
    QVERIFY(QFile::remove(lock) && QDir().mkdir(lock));  // a folder is opened for writing by nobody, root neither
    std::atomic<std::int64_t> passed{0};
    {
        HistoryStore store(quick(folder(), passed));
        store.flush();
        QVERIFY(!store.status().on && !store.status().readOnly);
        QVERIFY2(store.status().trouble.find("data folder") != std::string::npos, store.status().trouble.c_str());
        store.add(batchOf({second(kT0 + 1, 2)}));
        store.flush();
        QCOMPARE(store.status().waiting, 2);  // the row and the description of its instrument
        std::atomic<int> points{-1};
        store.ask([&](Connection* db) { points = db ? int(count(*db, "seconds")) : 0; });
        QTRY_COMPARE(points.load(), 1);
        QVERIFY(QDir().rmdir(lock));
        passed = 9;
        store.flush();
        QVERIFY(!store.status().on);
        passed = 10;
        store.flush();  // opens it
        store.flush();  // and writes what has waited
        QVERIFY(store.status().on);
        QCOMPARE(store.status().trouble, std::string());
        QCOMPARE(store.status().written, 1);
        QCOMPARE(store.status().waiting, 0);
        QCOMPARE(store.status().lost, 0);
    }
    Opened again(folder());
    QCOMPARE(count(*again.file.db, "seconds"), 2);
}

// A link that leads to itself: the system says neither that there is a file nor that there is none.
void TestHistoryStore::aFileThatIsNeitherThereNorNot()
{
    const QByteArray name = QFile::encodeName(file());
    QVERIFY(::symlink("history.sqlite", name.constData()) == 0);
    {
        Opened h(folder());
        QVERIFY(!h.file.db && h.file.again == HistoryFile::kAgain);
        QCOMPARE(h.file.notes.size(), 1u);
        QVERIFY2(h.file.notes[0].find("cannot be opened") != std::string::npos, h.file.notes[0].c_str());
    }
    std::atomic<std::int64_t> passed{0};
    HistoryStore store(quick(folder(), passed));
    store.add(batchOf({second(kT0, 1)}));
    store.flush();
    QVERIFY(!store.status().on && !store.status().readOnly && !store.status().trouble.empty());
    QVERIFY(::unlink(name.constData()) == 0);
    passed = 10;
    store.flush();  // opens it
    store.flush();  // and writes what has waited
    QVERIFY(store.status().on);
    QCOMPARE(store.status().written, 1);
}

void TestHistoryStore::aFileThatIsTakenAway_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"moved", "deleted", "folder moved", "replaced"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

// SQLite writes on into what it has open, wherever that is now. It is noticed within a minute, and what comes goes
// into the file that stands there then, without the old one's log.
void TestHistoryStore::aFileThatIsTakenAway()
{
    QFETCH(QString, how);
    const QString home = folder() + QStringLiteral("/data"), away = folder() + QStringLiteral("/away");
    const QString name = QStringLiteral("/history.sqlite");
    std::atomic<std::int64_t> passed{0};
    HistoryStore::Options options;
    options.folder = home.toStdString();
    options.every = std::chrono::milliseconds(5);
    options.now = [&] { return fromUnixMs((kT0 + passed.load()) * 1'000); };
    options.steady = [&] { return Mono{std::chrono::seconds{passed.load()}}; };
    {
        HistoryStore store(options);
        store.add(batchOf({second(kT0, 1)}));
        store.flush();
        QCOMPARE(store.status().written, 1);
        if (how == QLatin1String("moved")) QVERIFY(QDir().mkdir(away) && QFile::rename(home + name, away + name));
        if (how == QLatin1String("deleted")) QVERIFY(QFile::remove(home + name));
        if (how == QLatin1String("folder moved")) QVERIFY(QDir().rename(home, away));
        if (how == QLatin1String("replaced")) {
            {
                Opened other(away);
                QVERIFY(other.writer && other.writer->write(batchOf({second(kT0 + 100, 7)})));
            }
            QVERIFY(QFile::remove(home + name) && QFile::rename(away + name, home + name));
        }
        passed = 59;
        store.flush();
        QVERIFY(store.status().on && store.status().notes.empty());
        passed = 60;
        store.flush();
        HistoryBatch later;
        later.seconds = {second(kT0 + 1, 2)};
        store.add(std::move(later));
        store.flush();
        QVERIFY2(store.status().on, store.status().trouble.c_str());
        QCOMPARE(store.status().waiting, 0);
        QCOMPARE(store.status().notes.size(), 1u);
        QVERIFY2(store.status().notes[0].find("moved, deleted or replaced") != std::string::npos,
                 store.status().notes[0].c_str());
    }
    Opened again(home);
    QVERIFY2(again.writer && again.file.notes.empty(),
             again.file.notes.empty() ? "" : again.file.notes[0].c_str());
    QCOMPARE(*again.file.db->text("PRAGMA integrity_check"), std::string("ok"));
    QCOMPARE(count(*again.file.db, "seconds"), how == QLatin1String("replaced") ? 2 : 1);
    QCOMPARE(count(*again.file.db, "journal"), 1);  // it is said there too
    if (!how.contains(QLatin1String("moved"))) return;
    Stored<Connection> old = Connection::open((away + name).toStdString(), Connection::Mode::Read);
    QVERIFY(old);
    QCOMPARE(count(*old, "seconds"), 1);
}

// A child writes one row a commit and says each on its output once it is committed; it is killed at a moment that
// differs from run to run.
// Two ask that all be written, the second of them while it is done for the first: what was handed over in between
// is on disk when the second is told so.
void TestHistoryStore::whoAsksLaterWaitsForWhatCameLater()
{
    constexpr std::chrono::seconds patience{60};
    FaultVfs disk;
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::hours{1};  // nothing is written unless somebody asks
    options.within = std::chrono::hours{1};
    HistoryStore store(options);
    store.flush();
    std::int64_t written = 0;
    std::atomic<bool> asks{false};
    std::jthread one, other;
    const auto healed = qScopeGuard([&disk] { disk.heal(); });
    store.add(batchOf({second(kT0, 1)}));
    disk.hang();
    one = std::jthread([&store] { store.flush(); });
    QVERIFY(disk.hangs(patience));
    store.add(batchOf({second(kT0 + 1, 2)}));
    // On to what was noticed meanwhile, the last that is written for the first.
    while (store.status().written < 1) {
        disk.hang();
        QVERIFY(disk.hangs(patience));
    }
    store.add(batchOf({second(kT0 + 2, 3)}));
    other = std::jthread([&] {
        asks = true;
        store.flush();
        written = store.status().written;
    });
    QTRY_VERIFY(asks);
    disk.heal();
    other.join();
    QCOMPARE(written, 3);
}

void TestHistoryStore::killedAtAnyMoment()
{
    std::int64_t committed = 0;
    for (int round = 0; round < 200; ++round) {
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
    QVERIFY(committed >= 200);
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
