#include "app/memory_keeper.h"

#include <QThreadPool>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace plimsoll {

namespace {

constexpr int kEveryMs = 120'000;
constexpr std::size_t kWorthIt = 12u << 20;
#ifdef __GLIBC__
// By itself the threshold follows the largest block that was ever freed, up to 32 MB: from then on a window's
// backing store comes out of the same pool as a label's text, and the holes that it leaves are never given back.
constexpr int kOwnMapping = 512 << 10;
#endif

}  // namespace

MemoryKeeper::MemoryKeeper(QObject* parent) : QObject(parent)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, kOwnMapping);
    mallopt(M_TRIM_THRESHOLD, 2 * kOwnMapping);
#endif
    m_tick.setInterval(kEveryMs);
    connect(&m_tick, &QTimer::timeout, this, &MemoryKeeper::look);
    m_tick.start();
}

std::size_t MemoryKeeper::idleBytes()
{
#ifdef __GLIBC__
    return mallinfo2().fordblks;
#else
    return 0;
#endif
}

void MemoryKeeper::look()
{
    if (idleBytes() < kWorthIt) return;
#ifdef __GLIBC__
    QThreadPool::globalInstance()->start([] { malloc_trim(0); });
#endif
}

}  // namespace plimsoll
