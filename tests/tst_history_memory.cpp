// Memory runs out under the history, at each of its allocations in turn, once and for good (FAULTS 58): no crash,
// nothing damaged, what was said to be stored is there, and it goes on when there is memory again.
#include "model/store/history_store.h"
#include "tests/support/fault_memory.h"
#include "tests/support/history_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace plimsoll;
using namespace plimsoll::test;

class TestHistoryMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAllocation_data()
    {
        QTest::addColumn<bool>("forGood");
        QTest::newRow("once") << false;
        QTest::newRow("for good") << true;
    }
    void everyAllocation()
    {
        QFETCH(bool, forGood);
        int failures = 0;
        for (int n = 1;; ++n) {
            QVERIFY2(n < 20'000, "it never runs through");
            QTemporaryDir place(quickPlace());
            beginRun(place.path());
            FaultMemory::failAt(n, forGood);
            const int stored = runOver(place.path());
            const bool untouched = !FaultMemory::struck();
            FaultMemory::heal();
            const QString wrong = wrongAfter(place.path(), stored);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("allocation %1: %2").arg(n).arg(wrong)));
            if (untouched) {
                QCOMPARE(stored, 3);
                break;
            }
            ++failures;
        }
        QVERIFY2(failures > 500, qPrintable(QString::number(failures)));
    }

    // The thread waits, says so, keeps what it has, and writes it when there is memory again.
    void theStoreGoesOn()
    {
        QTemporaryDir place(quickPlace());
        HistoryStore store(quick(place.path()));
        store.add(batchOf({second(kT0, 1)}));
        store.flush();
        FaultMemory::failAt(1, true);
        store.add(batchOf({second(kT0 + 1, 2)}));
        QTRY_VERIFY(!store.status().trouble.empty());
        QVERIFY2(store.status().trouble.find("memory") != std::string::npos, store.status().trouble.c_str());
        FaultMemory::heal();
        QTRY_COMPARE(store.status().written, 2);
        QTRY_COMPARE(store.status().trouble, std::string());
        QCOMPARE(store.status().lost, 0);
    }

    // Whatever could not be had while it was opened, the file or what is done with it: it is tried again.
    void openingIsTriedAgain()
    {
        int refused = 0;
        for (int n = 1;; n += 3) {
            QVERIFY2(n < 20'000, "it never runs through");
            QTemporaryDir place(quickPlace());
            beginRun(place.path());
            std::atomic<std::int64_t> passed{0};
            HistoryStore::Options options = quick(place.path(), passed);
            options.told = [](const StoreStatus&) { FaultMemory::heal(); };  // opening is over
            FaultMemory::failAt(n, false);
            HistoryStore store(options);
            store.flush();
            if (!FaultMemory::struck()) break;
            if (store.status().on) continue;
            ++refused;
            QVERIFY(!store.status().trouble.empty() && !store.status().readOnly);
            store.add(batchOf({second(kT0 + 5'000, 1)}));
            passed = 10;
            store.flush();  // opens it
            store.flush();  // and writes what has waited
            QVERIFY2(store.status().on, qPrintable(QStringLiteral("allocation %1").arg(n)));
            QCOMPARE(store.status().written, 1);
        }
        QVERIFY2(refused > 20, qPrintable(QString::number(refused)));
    }
};

int main(int argc, char** argv)
{
    if (!FaultMemory::install()) qFatal("SQLite was in use before its memory could be taken over");
    QCoreApplication app(argc, argv);
    TestHistoryMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_history_memory.moc"
