// Waits for a thread to be at its very end: not only of what it runs, but of what libraries keep for it. OpenSSL
// gives back a thread's random numbers and errors after QThread::wait has returned; a program that ends meanwhile
// would take the ground from under it.
#pragma once

#include <atomic>
#include <memory>

namespace plimsoll {

class ThreadEnd {
public:
    // In the thread, at each of its starts.
    void begins();
    // In another, once the thread was told to end, or where it never began; may be called again.
    void await() const;

private:
    std::shared_ptr<std::atomic<bool>> m_gone = std::make_shared<std::atomic<bool>>(true);
};

}  // namespace plimsoll
