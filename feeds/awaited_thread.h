// A thread with an event loop whose very end can be waited for: needed wherever sockets with TLS live in it.
#pragma once

#include "model/market/thread_end.h"

#include <QThread>

namespace plimsoll {

class AwaitedThread : public QThread {
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
