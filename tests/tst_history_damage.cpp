// Damage (FAULTS 57): a file that is none, is cut, or has a bit turned; a log that is damaged or cut; and the
// check that finds it, which holds up neither questions nor the end of the program.
#include "model/store/history_import.h"
#include "model/store/history_store.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/history_run.h"

#include <QtTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <random>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile f(path);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}
bool put(const QString& path, const QByteArray& content)
{
    QFile f(path);
    return f.open(QIODevice::WriteOnly) && f.write(content) == content.size();
}
QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

// Every row of every table, to its last column.
bool allReadable(Connection& db)
{
    for (const CsvTable& table : csvTables())
        if (!exportTable(db, table, {}, [](std::string_view) { return true; })) return false;
    return true;
}

// In another process: whoever closes a file in this one drops the locks that SQLite has on it.
template <typename Work>
int another(Work&& work)
{
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
bool spoiltByAnother(const QString& path)
{
    const QByteArray name = QFile::encodeName(path), rubbish(4'096, '\xee');
    return another([&] {
               const int f = ::open(name.constData(), O_RDWR);
               const off_t size = ::lseek(f, 0, SEEK_END);
               for (off_t at = 4'096; at + 4'096 <= size; at += 4'096)
                   if (::pwrite(f, rubbish.constData(), 4'096, at) != 4'096) return 1;
               return 0;
           }) == 0;
}
// Whether somebody else sees this process's lock on SQLite's bytes for it (sqlite.org/fileformat2.html#lock-byte).
bool lockedForOthers(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    return another([&] {
               const int f = ::open(name.constData(), O_RDWR);
               struct flock lock = {};
               lock.l_type = F_WRLCK;
               lock.l_whence = SEEK_SET;
               lock.l_start = 0x40000002;
               lock.l_len = 510;
               return ::fcntl(f, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 1;
           }) == 0;
}

// Some of everything, in a file without a log.
QByteArray soundFile()
{
    const QTemporaryDir place(quickPlace());
    {
        Opened h(place.path());
        for (int n = 0; n < 40; ++n) {
            std::vector<SecondRow> rows;
            for (int s = 0; s < 30; ++s) rows.push_back(second(kT0 + n * 30 + s, n + s * 0.25));
            HistoryBatch batch = batchOf(rows);
            batch.journal = {{kT0 * 1'000 + n, Entry::Note, "BTC", {}, {}, std::string(100, 'n'), {}}};
            batch.liquidations = {{described().id, kT0 * 1'000 + n, kT0 * 1'000, true, 1, 2, 3.0, "fill"}};
            (void)h.writer->write(batch);
        }
        (void)h.writer->rollUp(kT0 + 1'200);
    }
    return contentOf(place.filePath(QStringLiteral("history.sqlite")));
}

}  // namespace

class TestHistoryDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(quickPlace()); }

    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void aBitIsTurned();
    void aColumnOfAnotherNameIsDamage();
    void aDamagedLogCostsWhatItHeld_data();
    void aDamagedLogCostsWhatItHeld();
    void damageMetWhileWriting();
    void aPageThatCannotBeRead();
    void questionsDuringTheCheck();
    void theEndDoesNotWaitForTheCheck();
    void theCheckKeepsTheLocks();

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return folder() + QStringLiteral("/history.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryDamage::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"text", "empty pages", "header", "middle", "cut"})
        QTest::newRow(how) << QString::fromUtf8(how);
}

void TestHistoryDamage::aDamagedFileIsSetAside()
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

// The check finds what breaks the order of pages and rows. A bit inside a number is another number, and nothing in
// the file says so: it is read as that.
void TestHistoryDamage::aBitIsTurned()
{
    const QByteArray sound = soundFile();
    QVERIFY(sound.size() > 100'000);
    std::mt19937_64 random(7);
    int setAside = 0, unseen = 0;
    for (int n = 0; n < 400; ++n) {
        const QTemporaryDir place(quickPlace());
        QByteArray turned = sound;
        const auto at = qsizetype(random() % std::uint64_t(turned.size()));
        turned[at] = char(turned[at] ^ char(1 << (random() % 8)));
        QVERIFY(put(place.filePath(QStringLiteral("history.sqlite")), turned));
        Opened h(place.path());
        const QString what = QStringLiteral("byte %1").arg(at);
        if (!h.writer) {
            // The header may say that it is of a newer version, or how large its pages are.
            QVERIFY2(at < 100 && !h.file.notes.empty(), qPrintable(what));
            continue;
        }
        const QStringList aside = namesIn(place.path()).filter(QStringLiteral("damaged"));
        if (!aside.isEmpty()) {
            ++setAside;
            QCOMPARE(contentOf(place.filePath(aside[0])), turned);
            QVERIFY2(h.file.notes.size() == 1, qPrintable(what));
        } else {
            ++unseen;
            QVERIFY2(allReadable(*h.file.db), qPrintable(what));
        }
        QVERIFY2(h.writer->write(batchOf({second(kT0 + 90'000, 1)})), qPrintable(what));
    }
    QVERIFY2(setAside > 20 && unseen > 20, qPrintable(QStringLiteral("%1 %2").arg(setAside).arg(unseen)));
}

// SQLite takes the words of a definition as they are: a bit in a name is another name, and the check says "ok".
void TestHistoryDamage::aColumnOfAnotherNameIsDamage()
{
    for (const char* name : {"until_ms", "spread_bp", "evidence", "tallies(name"}) {
        const QTemporaryDir place(quickPlace());
        QByteArray turned = soundFile();
        const qsizetype at = turned.indexOf(name);
        QVERIFY2(at > 0, name);
        turned[at + 1] = char(turned[at + 1] ^ 1);
        QVERIFY(put(place.filePath(QStringLiteral("history.sqlite")), turned));
        Opened h(place.path());
        QVERIFY2(h.writer && h.file.notes.size() == 1, name);
        const QStringList aside = namesIn(place.path()).filter(QStringLiteral("damaged"));
        QVERIFY2(!aside.isEmpty(), name);
        QCOMPARE(contentOf(place.filePath(aside[0])), turned);
    }
}

void TestHistoryDamage::aDamagedLogCostsWhatItHeld_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"cut", "bit", "zeros", "header", "rubbish"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

// Frames of the log are summed up one by one: what comes before the damage counts, the rest was never committed.
void TestHistoryDamage::aDamagedLogCostsWhatItHeld()
{
    QFETCH(QString, how);
    constexpr int kBatches = 30;
    QByteArray main, log;
    {
        Opened h(folder());
        QVERIFY(h.writer && h.writer->write(batchOf(runBatch(0))));
        QVERIFY(h.file.db->exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint=0"));
        for (int n = 1; n <= kBatches; ++n) QVERIFY(h.writer->write(batchOf(runBatch(n))));
        main = contentOf(file());
        log = contentOf(file() + QStringLiteral("-wal"));  // as a process that is killed leaves it
    }
    QVERIFY(log.size() > 50'000);
    std::mt19937_64 random(3);
    std::int64_t least = kBatches, most = 0;
    for (int n = 0; n < 60; ++n) {
        QByteArray bad = log;
        const auto at = qsizetype(32 + random() % std::uint64_t(log.size() - 32));
        if (how == QLatin1String("cut")) bad.truncate(at);
        if (how == QLatin1String("bit")) bad[at] = char(bad[at] ^ char(1 << (random() % 8)));
        if (how == QLatin1String("zeros")) bad.replace(at, bad.size() - at, QByteArray(bad.size() - at, '\0'));
        if (how == QLatin1String("header")) bad[n % 32] = char(bad[n % 32] ^ 0x55);
        if (how == QLatin1String("rubbish"))
            for (char& c : bad) c = char(random());
        const QTemporaryDir place(quickPlace());
        QVERIFY(put(place.filePath(QStringLiteral("history.sqlite")), main));
        QVERIFY(put(place.filePath(QStringLiteral("history.sqlite-wal")), bad));
        Opened h(place.path());
        QVERIFY2(h.writer && h.file.notes.empty(), h.file.notes.empty() ? "" : h.file.notes[0].c_str());
        QCOMPARE(*h.file.db->text("PRAGMA integrity_check"), std::string("ok"));
        const std::int64_t rows = count(*h.file.db, "seconds");
        QVERIFY2(rows >= kRunBatch && rows % kRunBatch == 0, qPrintable(QString::number(rows)));
        const std::int64_t batches = rows / kRunBatch - 1;
        QCOMPARE(*h.file.db->integer("SELECT max(t) FROM seconds"), kT0 + 30 * batches + kRunBatch - 1);
        least = std::min(least, batches);
        most = std::max(most, batches);
        QVERIFY(h.writer->write(batchOf({second(kT0 + 90'000, 1)})));
    }
    const bool none = how == QLatin1String("header") || how == QLatin1String("rubbish");
    QVERIFY2(least == 0 || (!none && least < kBatches / 2), qPrintable(QString::number(least)));
    if (!none) QVERIFY2(most > kBatches / 2 && most <= kBatches, qPrintable(QString::number(most)));
}

// The file breaks under a running store: it is set aside, and what comes goes into the new one.
void TestHistoryDamage::damageMetWhileWriting()
{
    // Larger than what SQLite keeps of it in memory.
    {
        Opened h(folder());
        for (int n = 0; n < 60; ++n) {
            std::vector<SecondRow> rows;
            for (int s = 0; s < 1'000; ++s) rows.push_back(second(kT0 + n * 1'000 + s, n));
            QVERIFY(h.writer->write(batchOf(rows)));
        }
        QVERIFY(h.file.db->exec("INSERT INTO progress VALUES('minutes', 1760200000)"));
    }
    QVERIFY(QFileInfo(file()).size() > 2'200'000);
    std::atomic<std::int64_t> steady{0};
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::milliseconds(5);
    options.now = [] { return fromUnixMs((kT0 + 61'000) * 1'000); };
    options.keep.seconds = 100'000;
    options.steady = [&] { return Mono{std::chrono::seconds{steady.load()}}; };
    {
        HistoryStore store(options);
        store.add(batchOf({}));
        store.flush();
        QVERIFY(store.status().on);
        QVERIFY(spoiltByAnother(file()));
        steady = 100;
        HistoryBatch between;
        between.instruments = {described(1)};
        for (int n = 0; n < 600; ++n) between.seconds.push_back(second(kT0 + n * 100, 9, 1));
        store.add(std::move(between));
        QTRY_VERIFY(!namesIn(folder()).filter(QStringLiteral("damaged")).isEmpty());
        HistoryBatch last;
        last.seconds = {second(kT0 + 60'500, 9)};
        store.add(std::move(last));
        QTRY_COMPARE(store.status().waiting, 0);
        QVERIFY(!store.status().notes.empty());
    }
    Opened again(folder());
    QVERIFY2(again.writer && again.file.notes.empty(),
             again.file.notes.empty() ? "" : again.file.notes[0].c_str());
    QCOMPARE(count(*again.file.db, "seconds"), 601);
    QVERIFY(readSeries(*again.file.db, btc(kT0 + 60'500, kT0 + 60'501))->points.size() == 1);
}

// It is no damage, and it does not go away: read again after ten minutes, not every ten seconds, and the third
// time set aside.
void TestHistoryDamage::aPageThatCannotBeRead()
{
    FaultVfs disk;
    {
        Opened h(folder());
        for (int n = 0; n < 60; ++n) {
            std::vector<SecondRow> rows;
            for (int s = 0; s < 1'000; ++s) rows.push_back(second(kT0 + n * 1'000 + s, n));
            QVERIFY(h.writer->write(batchOf(rows)));
        }
    }
    const QByteArray before = contentOf(file());
    QVERIFY(before.size() > 2'200'000);
    disk.unreadableAt(before.size() / 2);
    std::atomic<std::int64_t> passed{0};
    const auto aside = [this] { return namesIn(folder()).filter(QStringLiteral("unreadable-2025-10-10T")); };
    {
        HistoryStore store(quick(folder(), passed));
        store.add(batchOf({second(kT0 + 90'000, 1)}));
        store.flush();
        QVERIFY(!store.status().on && !store.status().readOnly);
        QVERIFY2(store.status().trouble.find("cannot be read to its end") != std::string::npos,
                 store.status().trouble.c_str());
        const int once = disk.unreadBytes();
        QVERIFY(once > 0);
        passed = 599;
        store.flush();
        QCOMPARE(disk.unreadBytes(), once);
        passed = 600;
        store.flush();
        QVERIFY(disk.unreadBytes() > once && !store.status().on && aside().isEmpty());
        passed = 1'200;
        store.flush();  // sets it aside
        store.flush();  // and writes what has waited
        QVERIFY2(store.status().on, store.status().trouble.c_str());
        QCOMPARE(store.status().waiting, 0);
        QCOMPARE(store.status().lost, 0);
        QVERIFY(store.status().notes.back().find("nothing was deleted") != std::string::npos);
    }
    QVERIFY(!aside().isEmpty());
    QCOMPARE(contentOf(folder() + QLatin1Char('/') + aside()[0]), before);
    Opened again(folder());
    QVERIFY(again.writer && again.file.notes.empty());
    QCOMPARE(count(*again.file.db, "seconds"), 1);
}

void TestHistoryDamage::questionsDuringTheCheck()
{
    QVERIFY(put(file(), soundFile()));
    int answered = 0;
    OpenHooks hooks;
    hooks.checking = [&] {
        Stored<Connection> db = Connection::open(file().toStdString(), Connection::Mode::Read);
        if (db && readSeries(*db, btc(kT0, kT0 + 60))->points.size() == 60) ++answered;
    };
    const HistoryFile opened = openHistory(folder().toStdString(), fromUnixMs(0), hooks);
    QVERIFY(opened.writable);
    QCOMPARE(answered, 1);
}

void TestHistoryDamage::theEndDoesNotWaitForTheCheck()
{
    QByteArray damaged = soundFile();
    for (qsizetype at = 8'192; at + 64 < damaged.size(); at += 4'096)
        damaged.replace(at, 64, QByteArray(64, '\xee'));
    QVERIFY(put(file(), damaged));
    // Broken off, it has found nothing; the next start looks again.
    OpenHooks hooks;
    hooks.leave = [] { return true; };
    QVERIFY(openHistory(folder().toStdString(), fromUnixMs(0), hooks).notes.empty());
    QCOMPARE(openHistory(folder().toStdString(), fromUnixMs(0)).notes.size(), 1u);
}

// Without them another program that opens the file takes the log away when it closes, and what is written after
// that is nowhere.
void TestHistoryDamage::theCheckKeepsTheLocks()
{
    QVERIFY(put(file(), soundFile()));
    QVERIFY(!lockedForOthers(file()));
    Opened h(folder());
    QVERIFY(h.writer && h.writer->write(batchOf({second(kT0 + 90'000, 1)})));
    QVERIFY(lockedForOthers(file()));
}

QTEST_GUILESS_MAIN(TestHistoryDamage)
#include "tst_history_damage.moc"
