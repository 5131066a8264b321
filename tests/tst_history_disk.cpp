// The disk under the history: each of its calls fails in turn, once and for good (FAULTS 56); it fills up and is
// freed again, really (55); it may not be written.
#include "model/store/history_store.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/history_run.h"
#include "tests/support/private_mount.h"

#include <QProcess>
#include <QScopeGuard>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

Q_DECLARE_METATYPE(FaultVfs::Kind)

class TestHistoryDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCall_data();
    void everyCall();
    void aRealDiskFillsUpAndIsFreedAgain();
    void aReadOnlyDiskIsRead();
    void aWriteThatHangs();
};

void TestHistoryDisk::everyCall_data()
{
    QTest::addColumn<FaultVfs::Kind>("kind");
    QTest::addColumn<bool>("forGood");
    QTest::addColumn<int>("atLeast");  // calls of that kind in a run
    using Kind = FaultVfs::Kind;
    for (const bool forGood : {false, true}) {
        const char* how = forGood ? "for good" : "once";
        QTest::addRow("write error, %s", how) << Kind::Io << forGood << 40;
        QTest::addRow("no room, %s", how) << Kind::Full << forGood << 40;
        QTest::addRow("read error, %s", how) << Kind::Read << forGood << 20;
        QTest::addRow("other error, %s", how) << Kind::Other << forGood << 10;
    }
}

void TestHistoryDisk::everyCall()
{
    QFETCH(FaultVfs::Kind, kind);
    QFETCH(bool, forGood);
    QFETCH(int, atLeast);
    FaultVfs disk;
    int failures = 0;
    for (int n = 1;; ++n) {
        QVERIFY2(n < 2'000, "it never runs through");
        QTemporaryDir place(quickPlace());
        beginRun(place.path());
        disk.failAt(n, forGood, kind);
        const int stored = runOver(place.path());
        const bool untouched = !disk.struck();
        disk.heal();
        const QString wrong = wrongAfter(place.path(), stored, !untouched);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(n).arg(wrong)));
        if (untouched) {
            QCOMPARE(stored, 3);
            break;
        }
        ++failures;
    }
    QVERIFY2(failures >= atLeast, qPrintable(QString::number(failures)));
}

void TestHistoryDisk::aRealDiskFillsUpAndIsFreedAgain()
{
    const QString said = inPrivateMount(QStringLiteral("full"));
    if (said.startsWith(QLatin1String("SKIP"))) QSKIP(qPrintable(said));
    QCOMPARE(said, QStringLiteral("OK"));
}

void TestHistoryDisk::aReadOnlyDiskIsRead()
{
    const QString said = inPrivateMount(QStringLiteral("readonly"));
    if (said.startsWith(QLatin1String("SKIP"))) QSKIP(qPrintable(said));
    QCOMPARE(said, QStringLiteral("OK"));
}

namespace {

bool waitFor(const std::function<bool()>& ready)
{
    return QTest::qWaitFor([&] { return ready(); }, 20'000);
}

// On a disk of two megabytes: said, waited for, resumed; nothing lost, nothing twice.
QString fillUp(const QString& folder)
{
    QFile ballast(folder + QStringLiteral("/ballast"));
    if (!ballast.open(QIODevice::WriteOnly) || ballast.write(QByteArray(1'400'000, 'x')) != 1'400'000 ||
        !ballast.flush())
        return QStringLiteral("no ballast");
    int added = 0;
    {
        HistoryStore store(quick(folder));
        store.flush();
        if (!store.status().trouble.empty()) return QString::fromStdString(store.status().trouble);
        while (store.status().waiting == 0) {
            if (added > 400) return QStringLiteral("it never fills up");
            std::vector<SecondRow> rows;
            for (int s = 0; s < 50; ++s) rows.push_back(second(kT0 + added * 50 + s, added));
            HistoryBatch batch = batchOf(rows);
            batch.journal = {{kT0 * 1'000 + added, Entry::Note, {}, {}, {}, std::string(500, 'n'), {}}};
            store.add(std::move(batch));
            ++added;
            store.flush();
        }
        const StoreStatus full = store.status();
        if (full.trouble.find("full") == std::string::npos ||
            full.trouble.find("Free some space") == std::string::npos)
            return QString::fromStdString(full.trouble);
        if (full.waiting == 0 || full.lost != 0) return QStringLiteral("what it refused does not wait");
        bool answered = false;
        std::atomic<bool> asked{false};
        store.ask([&](Connection* db) {
            answered = db && !readJournal(*db, {0, kT0 * 2'000, "", 9})->empty();
            asked = true;
        });
        if (!waitFor([&] { return asked.load(); }) || !answered) return QStringLiteral("it is not read meanwhile");
        if (!ballast.resize(0)) return QStringLiteral("the ballast stays");
        if (!waitFor([&] { return store.status().waiting == 0 && store.status().trouble.empty(); }))
            return QStringLiteral("it does not resume");
    }
    Opened again(folder);
    if (!again.file.notes.empty()) return QString::fromStdString(again.file.notes[0]);
    if (*again.file.db->text("PRAGMA integrity_check") != "ok") return QStringLiteral("integrity");
    if (count(*again.file.db, "seconds") != added * 50 || count(*again.file.db, "journal") != added)
        return QStringLiteral("%1 seconds, %2 notes of %3 batches")
            .arg(count(*again.file.db, "seconds"))
            .arg(count(*again.file.db, "journal"))
            .arg(added);
    return QStringLiteral("OK");
}

// Whoever may do everything may still not write here. It is read, rows wait, and once it may be written they are.
QString readOnly(const QString& folder)
{
    {
        Opened h(folder);
        if (!h.writer || !h.writer->write(batchOf({second(kT0, 1)}))) return QStringLiteral("not begun");
    }
    if (!makeReadOnly(folder)) return QStringLiteral("SKIP: a mount cannot be made read-only here");
    std::atomic<std::int64_t> passed{0};
    HistoryStore store(quick(folder, passed));
    store.flush();
    const StoreStatus status = store.status();
    if (status.on || status.readOnly) return QStringLiteral("it says that it writes, or never will");
    if (status.trouble.find("Check who owns the data folder") == std::string::npos)
        return QString::fromStdString(status.trouble);
    store.add(batchOf({second(kT0 + 1, 2)}));
    store.flush();
    if (store.status().waiting == 0) return QStringLiteral("rows are dropped");
    std::atomic<int> points{-1};
    store.ask([&](Connection* db) {
        const Stored<Series> got =
            db ? readSeries(*db, btc(kT0, kT0 + 10)) : Stored<Series>(Unexpected{StoreError{}});
        points = got ? int(got->points.size()) : 0;
    });
    if (!waitFor([&] { return points >= 0; }) || points != 1) return QStringLiteral("%1 points").arg(points);
    if (!makeWritable(folder)) return QStringLiteral("SKIP: a mount cannot be made writable again here");
    passed = 10;
    if (!waitFor([&] { return store.status().on && store.status().waiting == 0; }))
        return QStringLiteral("it does not resume: ") + QString::fromStdString(store.status().trouble);
    if (store.status().lost != 0 || store.status().written != 1) return QStringLiteral("what waited is not there");
    return QStringLiteral("OK");
}

}  // namespace

// A share or a stick that says neither yes nor no: nobody waits for it, and what waits has an end.
void TestHistoryDisk::aWriteThatHangs()
{
    FaultVfs disk;
    const QTemporaryDir place(quickPlace());
    StoreStatus hung;
    {
        HistoryStore::Options options = quick(place.path());
        options.waiting = 1'000;
        HistoryStore store(options);
        const auto atTheEnd = qScopeGuard([&disk] { disk.heal(); });
        store.add(batchOf({second(kT0, 1)}));
        store.flush();
        QCOMPARE(store.status().written, std::int64_t{1});
        disk.hang();
        HistoryBatch first;
        first.seconds = {second(kT0 + 1, 1)};
        store.add(std::move(first));
        QVERIFY(disk.hangs(std::chrono::seconds{20}));
        for (int n = 0; n < 300; ++n) {
            HistoryBatch batch;
            for (int s = 0; s < 20; ++s) batch.seconds.push_back(second(kT0 + 2 + n * 20 + s, n));
            if (n == 0) batch.journal = {{kT0 * 1'000, Entry::Note, {}, {}, {}, "a note", {}}};
            store.add(std::move(batch));
        }
        hung = store.status();
        QVERIFY2(hung.waiting <= 1'101, qPrintable(QString::number(hung.waiting)));  // and the one in hand
        QVERIFY2(hung.waiting >= 1'000, qPrintable(QString::number(hung.waiting)));
        QCOMPARE(hung.waiting + hung.lost, std::int64_t{6'002});
        // It goes on where it was.
        disk.heal();
        QVERIFY(waitFor([&] { return store.status().waiting == 0; }));
        QCOMPARE(store.status().lost, hung.lost);
    }
    Opened again(place.path());
    QCOMPARE(count(*again.file.db, "seconds"), hung.waiting);  // without the note, with the one before
    QCOMPARE(count(*again.file.db, "journal"), std::int64_t{1});
    QCOMPARE(*again.file.db->integer("SELECT max(t) FROM seconds"), kT0 + 6'001);
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (const QString word = privateMountWord(argc, argv); !word.isEmpty())
        return tellPrivateMount(word == QLatin1String("full") ? fillUp : readOnly);
    TestHistoryDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_history_disk.moc"
