#include "app/memory_keeper.h"

#include "model/memory_reserve.h"

#include <QDebug>
#include <QThreadPool>

#include <algorithm>
#include <fstream>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#include <unistd.h>
#endif

namespace plimsoll {

namespace {

#ifdef __GLIBC__
constexpr int kEveryMs = 5'000;
constexpr std::size_t kWorthIt = 8u << 20;  // so much more than after the last time
// By itself the threshold follows the largest block that was ever freed, up to 32 MB: from then on a window's
// backing store comes out of the same pool as a label's text, and the holes that it leaves are never given back.
constexpr int kOwnMapping = 512 << 10;
// By itself each thread has a pool of its own, up to eight for each core, and each keeps the holes of the largest
// work it was ever given. With four the window waits for others at ten times a cascade (docs/performance.md).
constexpr int kArenas = 8;

// Bytes of this process that lie in memory; 0 where the system does not say.
std::size_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    if (!(statm >> all >> resident)) return 0;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}
#endif

}  // namespace

MemoryKeeper::MemoryKeeper(QObject* parent)
    : QObject(parent), m_afterLast(std::make_shared<std::atomic<std::size_t>>(0))
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, kOwnMapping);
    mallopt(M_TRIM_THRESHOLD, 2 * kOwnMapping);
    mallopt(M_ARENA_MAX, kArenas);
    m_tick.setInterval(kEveryMs);
    connect(&m_tick, &QTimer::timeout, this, &MemoryKeeper::look);
    m_tick.start();
#endif
}

// Not on the caller's thread: giving back takes some milliseconds.
void MemoryKeeper::look()
{
    if (const int spent = MemoryReserve::spent(); spent != std::exchange(m_spent, spent))
        qWarning("Memory ran out: the past of books is kept shorter from here on");
#ifdef __GLIBC__
    QThreadPool::globalInstance()->start([after = m_afterLast] {
        MemoryReserve::refill();
        const std::size_t now = residentBytes();
        if (now >= *after + kWorthIt) {
            malloc_trim(0);
            *after = residentBytes();
        } else {
            *after = std::min(now, after->load());
        }
    });
#endif
}

}  // namespace plimsoll
