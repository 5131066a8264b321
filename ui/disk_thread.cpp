#include "ui/disk_thread.h"

#include <QMetaObject>
#include <QObject>

#include <mutex>
#include <utility>

namespace plimsoll {

namespace {

constexpr int kIdleMs = 1'000;

}  // namespace

// Who hears the outcome, as long as there is somebody.
struct DiskThread::Owner {
    std::mutex mutex;
    QObject* there = nullptr;  // guarded by it; changed in its own thread alone
};

DiskThread::DiskThread(QObject& owner, std::string what, int threads)
    : m_owner(std::make_shared<Owner>()), m_what(std::move(what))
{
    m_owner->there = &owner;
    m_thread.setMaxThreadCount(threads);
    m_thread.setExpiryTimeout(kIdleMs);
}

DiskThread::~DiskThread()
{
    {
        const std::lock_guard lock(m_owner->mutex);
        m_owner->there = nullptr;
    }
    m_thread.waitForDone();
}

void DiskThread::run(std::function<Then()> work, DiskWork::Kind kind, const std::string& what)
{
    m_thread.start([owner = m_owner, what = what.empty() ? m_what : what, kind, work = std::move(work)] {
        Then then;
        {
            const DiskWork disk(what, {}, kind);
            then = work();
        }
        if (!then) return;
        const std::lock_guard lock(owner->mutex);
        if (!owner->there) return;
        QMetaObject::invokeMethod(
            owner->there,
            [owner, then = std::move(then)] {
                if (owner->there) then();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace plimsoll
