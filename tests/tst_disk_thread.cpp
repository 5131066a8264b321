// Work for a disk beside the window: the window goes on, hears what came of it in its own thread, and nothing once
// it has gone.
#include "model/market/disk_work.h"
#include "ui/disk_thread.h"

#include <QCoreApplication>
#include <QObject>
#include <QSemaphore>
#include <QThread>
#include <QtTest>

#include <atomic>
#include <string>
#include <vector>

using namespace plimsoll;

class TestDiskThread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyWaitsAndTheOrderIsKept()
    {
        QObject owner;
        DiskThread disk(owner, "the files");
        QSemaphore slow;
        std::vector<int> heard;
        const QThread* const here = QThread::currentThread();
        bool elsewhere = true, back = true;
        for (int i = 0; i < 3; ++i)
            disk.run([&, i]() -> DiskThread::Then {
                slow.acquire();
                const bool other = QThread::currentThread() != here;
                return [&, i, other] {
                    heard.push_back(i);
                    elsewhere = elsewhere && other;
                    back = back && QThread::currentThread() == here;
                };
            });
        QCoreApplication::processEvents();
        QVERIFY(heard.empty());
        slow.release(3);
        QTRY_COMPARE(heard, (std::vector<int>{0, 1, 2}));
        QVERIFY(elsewhere && back);
    }
    void nothingNeedBeSaid()
    {
        QObject owner;
        std::atomic<bool> done = false;
        {
            DiskThread disk(owner, "the files");
            disk.run([&done]() -> DiskThread::Then {
                done = true;
                return {};
            });
        }
        QVERIFY(done);
    }
    // What holds the end is named.
    void itHasAName()
    {
        QObject owner;
        DiskThread disk(owner, "the files");
        QSemaphore begun, slow;
        disk.run([&]() -> DiskThread::Then {
            begun.release();
            slow.acquire();
            return {};
        });
        begun.acquire();
        const DiskWork::Look look = DiskWork::look();
        slow.release();
        QCOMPARE(look.names, std::vector<std::string>{"the files"});
    }
    void aPieceMayHaveANameOfItsOwn()
    {
        QObject owner;
        DiskThread disk(owner, "the files");
        QSemaphore begun, slow;
        disk.run(
            [&]() -> DiskThread::Then {
                begun.release();
                slow.acquire();
                return {};
            },
            DiskWork::Kind::Works, "the file /a");
        begun.acquire();
        const DiskWork::Look look = DiskWork::look();
        slow.release();
        QCOMPARE(look.names, std::vector<std::string>{"the file /a"});
    }
    void oneThatReadsSaysSo()
    {
        QObject owner;
        DiskThread disk(owner, "the files");
        QSemaphore begun, slow;
        disk.run(
            [&]() -> DiskThread::Then {
                begun.release();
                slow.acquire();
                return {};
            },
            DiskWork::Kind::Reads);
        begun.acquire();
        const DiskWork::Look look = DiskWork::look();
        slow.release();
        QVERIFY(look.names.empty());
        QCOMPARE(look.readers, std::vector<std::string>{"the files"});
    }
    void oneThatHangsNeedNotHoldTheNext()
    {
        QObject owner;
        bool heard = false;
        QSemaphore begun, hangs;
        DiskThread disk(owner, "the files", 2);
        disk.run([&]() -> DiskThread::Then {
            begun.release();
            hangs.acquire();
            return {};
        });
        begun.acquire();
        disk.run([&]() -> DiskThread::Then { return [&] { heard = true; }; });
        const bool came = QTest::qWaitFor([&] { return heard; });
        hangs.release();
        QVERIFY(came);
    }
    // What was ordered is done to its end; there is nobody to hear of it.
    void whoHasGoneHearsNothing()
    {
        std::atomic<bool> done = false;
        bool told = false;
        QObject owner;
        {
            DiskThread disk(owner, "the files");
            disk.run([&]() -> DiskThread::Then {
                done = true;
                return [&told] { told = true; };
            });
        }
        QVERIFY(done);
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(TestDiskThread)
#include "tst_disk_thread.moc"
