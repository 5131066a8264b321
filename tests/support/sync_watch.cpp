#include "tests/support/sync_watch.h"

#include <QFileInfo>

#include <dlfcn.h>
#include <unistd.h>

#include <mutex>

namespace {

std::mutex guard;
std::function<void(const QString& path)> watcher;

}  // namespace

extern "C" int fsync(int descriptor)
{
    static auto* const real = reinterpret_cast<decltype(fsync)*>(dlsym(RTLD_NEXT, "fsync"));
    {
        const std::lock_guard lock(guard);
        if (watcher) watcher(QFileInfo(QStringLiteral("/proc/self/fd/%1").arg(descriptor)).symLinkTarget());
    }
    return real(descriptor);
}

namespace plimsoll::test {

SyncWatch::SyncWatch(std::function<void(const QString& path)> told)
{
    const std::lock_guard lock(guard);
    watcher = std::move(told);
}

SyncWatch::~SyncWatch()
{
    const std::lock_guard lock(guard);
    watcher = nullptr;
}

}  // namespace plimsoll::test
