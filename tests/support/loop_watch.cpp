#include "tests/support/loop_watch.h"

#include "tests/support/instrumented.h"

#include <QThread>

#include <algorithm>
#include <ctime>
#include <fstream>

#include <malloc.h>
#include <unistd.h>

namespace plimsoll::test {
namespace {

struct Spent {
    qint64 handlers = 0, tests = 0;  // ns; work of tests within handlers
    int inHandlers = 0, inTests = 0;
    qint64 handlerFrom = 0, testFrom = 0;
};
thread_local Spent spent;

qint64 now()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1'000'000'000 + t.tv_nsec;
}

}  // namespace

TestWork::TestWork()
{
    if (spent.inTests++ == 0) spent.testFrom = now();
}

TestWork::~TestWork()
{
    if (--spent.inTests == 0 && spent.inHandlers > 0) spent.tests += now() - spent.testFrom;
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (spent.inHandlers++ == 0) spent.handlerFrom = now();
    const bool done = QCoreApplication::notify(receiver, event);
    if (--spent.inHandlers == 0) spent.handlers += now() - spent.handlerFrom;
    return done;
}

LoopWatch::LoopWatch()
{
    m_beat.setTimerType(Qt::PreciseTimer);
    m_last = spent.handlers - spent.tests;
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
        const qint64 sum = spent.handlers - spent.tests;
        if (!kInstrumented) m_worstMs = std::max(m_worstMs, static_cast<double>(sum - m_last) / 1e6);
        m_last = sum;
    });
    m_beat.start(5);
}

bool instrumented()
{
    return kInstrumented;
}

double residentMb()
{
    if (kInstrumented) return 0;
    malloc_trim(0);
    std::ifstream statm("/proc/self/statm");
    double all = 0, resident = 0;
    statm >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

}  // namespace plimsoll::test
