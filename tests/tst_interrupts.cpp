// Signals as the event loop hears them: by each object that listens, and by nothing else.
#include "app/interrupts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace plimsoll;

class TestInterrupts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachHearsItsOwn()
    {
        for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
            Interrupts interrupts;
            QSignalSpy requested(&interrupts, &Interrupts::requested);
            QVERIFY(!interrupts.came());
            QCoreApplication::processEvents();
            QCOMPARE(requested.count(), 0);
            ::raise(number);
            QTRY_COMPARE(requested.count(), 1);
        }
    }

    void whatNobodyReadIsNoNewsForTheNext()
    {
        {
            const Interrupts interrupts;
            ::raise(SIGTERM);
        }
        Interrupts next;
        QVERIFY(!next.came());
    }

    // A signal's handler may run in another thread while its object goes: what it writes to stays.
    void noFileGetsItsNumber()
    {
        const auto open = [] {
            return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::System | QDir::Files);
        };
        QStringList during;
        {
            const Interrupts interrupts;
            during = open();
        }
        QCOMPARE(open(), during);
    }

    // What the thread was about to look at is as it was.
    void theHandlerLeavesNoError()
    {
        const Interrupts interrupts;
        errno = ENOENT;
        ::raise(SIGTERM);
        QCOMPARE(errno, ENOENT);
    }
};

QTEST_GUILESS_MAIN(TestInterrupts)
#include "tst_interrupts.moc"
