// A thread with an event loop in which sockets live, and whose very end can be waited for.
#pragma once

#include "model/market/thread_end.h"

#include <QThread>

namespace plimsoll {

class NetworkThread : public QThread {
public:
    using QThread::QThread;

    // Of one that was told to quit, or never started. Called by another thread; may be called again.
    void awaitGone()
    {
        wait();
        m_end.await();
    }

protected:
    void run() override
    {
        m_end.begins();
        QThread::run();
    }

private:
    ThreadEnd m_end;
};

}  // namespace plimsoll
