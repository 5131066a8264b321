// The end of a thread in which sockets live: what a library keeps for it is given back before anyone goes on.
#include "feeds/awaited_thread.h"

#include <QtTest>

#include <pthread.h>

#include <atomic>
#include <chrono>
#include <semaphore>

using namespace plimsoll;

namespace {

// Stands for what a library keeps for a thread: it takes a while to give back, and may need several rounds.
struct Kept {
    pthread_key_t key;
    int rounds;
    std::binary_semaphore never{0};
    std::atomic<bool> back{false};
};

void giveBack(void* p)
{
    auto* kept = static_cast<Kept*>(p);
    if (--kept->rounds > 0) {
        pthread_setspecific(kept->key, kept);
        return;
    }
    // Long beside what the thread that waits has to do until it asks.
    (void)kept->never.try_acquire_for(std::chrono::milliseconds(200));
    kept->back = true;
}

// Runs the thread with such a thing in it, to its end.
void runWith(AwaitedThread& thread, Kept& kept)
{
    const QObject context;
    QCOMPARE(pthread_key_create(&kept.key, giveBack), 0);
    QObject::connect(
        &thread, &QThread::started, &context, [&kept] { pthread_setspecific(kept.key, &kept); },
        Qt::DirectConnection);
    thread.start();
    thread.quit();
    thread.awaitGone();
    QVERIFY(kept.back);
    pthread_key_delete(kept.key);
}

}  // namespace

class TestAwaitedThread : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatALibraryKeepsIsGivenBack_data()
    {
        QTest::addColumn<int>("rounds");
        QTest::newRow("at once") << 1;
        QTest::newRow("in the second round") << 2;
    }
    void whatALibraryKeepsIsGivenBack()
    {
        QFETCH(int, rounds);
        AwaitedThread thread;
        Kept kept{.key = 0, .rounds = rounds};
        runWith(thread, kept);
        QVERIFY(thread.isFinished());
    }

    void eachStartHasItsEnd()
    {
        AwaitedThread thread;
        thread.awaitGone();  // it never ran
        for (int i = 0; i < 3; ++i) {
            Kept kept{.key = 0, .rounds = 1};
            runWith(thread, kept);
            thread.awaitGone();  // it has gone
        }
    }
};

QTEST_GUILESS_MAIN(TestAwaitedThread)
#include "tst_awaited_thread.moc"
