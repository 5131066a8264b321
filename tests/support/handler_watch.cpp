#include "tests/support/handler_watch.h"

#include "tests/support/loop_watch.h"

#include <QHash>
#include <QMutex>
#include <QThread>

#include <algorithm>
#include <ctime>

#include <malloc.h>

namespace plimsoll::test {

namespace {

QMutex mutex;
QHash<QString, qint64> worst;  // ns
thread_local int depth = 0;

qint64 spentNs()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1'000'000'000 + t.tv_nsec;
}

}  // namespace

// What the tests themselves send is large: freed, it goes back to the system, so that what is left is the
// program's.
HandlerWatch::HandlerWatch(int& argc, char** argv) : QCoreApplication(argc, argv)
{
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

bool HandlerWatch::notify(QObject* receiver, QEvent* event)
{
    if (depth > 0) return QCoreApplication::notify(receiver, event);
    ++depth;
    const qint64 from = spentNs();
    const bool done = QCoreApplication::notify(receiver, event);
    const qint64 took = spentNs() - from;
    --depth;
    if (took > 1'000'000) {
        const QMutexLocker lock(&mutex);
        qint64& most = worst[QThread::currentThread()->objectName()];
        most = std::max(most, took);
    }
    return done;
}

double HandlerWatch::worstMs(const QString& thread)
{
    if (instrumented()) return 0;
    const QMutexLocker lock(&mutex);
    qint64 most = 0;
    for (auto it = worst.cbegin(); it != worst.cend(); ++it)
        if (it.key().startsWith(thread)) most = std::max(most, it.value());
    return static_cast<double>(most) / 1e6;
}

void HandlerWatch::forget()
{
    const QMutexLocker lock(&mutex);
    worst.clear();
}

}  // namespace plimsoll::test
