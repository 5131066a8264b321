// A thread with an event loop in which sockets live, and whose end can be waited for: not only of what it runs,
// but of what libraries keep for it. OpenSSL gives back a thread's random numbers and errors after QThread::wait
// has returned; a program that ends meanwhile would take the ground from under it.
#pragma once

#include <QThread>

#include <atomic>
#include <memory>

namespace plimsoll {

class NetworkThread : public QThread {
public:
    using QThread::QThread;

    // Of one that was told to quit, or never started. Called by another thread; may be called again.
    void awaitGone();

protected:
    void run() override;

private:
    std::shared_ptr<std::atomic<bool>> m_gone = std::make_shared<std::atomic<bool>>(true);
};

}  // namespace plimsoll
