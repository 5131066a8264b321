// Work that may have to wait for a disk, beside the window: one piece after the other in a thread of its own. What
// is to be done with the outcome is done in the window's thread, as long as somebody is there. What was ordered is
// waited for at the end (model/market/disk_work.h says for how long).
#pragma once

#include "model/market/disk_work.h"

#include <QThreadPool>

#include <functional>
#include <memory>
#include <string>

class QObject;

namespace plimsoll {

class DiskThread {
public:
    using Then = std::function<void()>;

    // `owner`: the outcome is dealt with in its thread. It outlives this, as who has this as a member does.
    // `what`: as a DiskWork names it. `threads`: more than one, and a piece need not wait for another that hangs.
    DiskThread(QObject& owner, std::string what, int threads = 1);
    ~DiskThread();
    DiskThread(const DiskThread&) = delete;
    DiskThread& operator=(const DiskThread&) = delete;

    // `work` is called in the other thread, and returns what is to be done afterwards; that may be nothing.
    // One that only reads says so: nothing is lost where the end of the program waits for it no longer. `what`:
    // this one by a name of its own.
    void run(std::function<Then()> work, DiskWork::Kind kind = DiskWork::Kind::Works,
             const std::string& what = {});

private:
    struct Owner;
    const std::shared_ptr<Owner> m_owner;
    const std::string m_what;
    QThreadPool m_thread;
};

}  // namespace plimsoll
