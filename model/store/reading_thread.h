// Questions to the history, one after the other on a thread of their own, with a connection of its own: readers of
// a write-ahead log hold up nobody.
#pragma once

#include "model/store/sqlite.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace plimsoll::store {

class ReadingThread {
public:
    using Query = std::function<void(Connection*)>;

    explicit ReadingThread(std::string path);
    ~ReadingThread();
    ReadingThread(const ReadingThread&) = delete;
    ReadingThread& operator=(const ReadingThread&) = delete;

    // What could not be read is looked at again after this, where nobody says sooner that it has been opened.
    static constexpr std::chrono::seconds kAgain{10};

    // The file is there, or will not be: from here on questions are answered. Said again whenever it has been
    // opened.
    void begin();
    // null: there is no history that could be read.
    void ask(Query query);
    // Waits until there is one. Never called with null.
    void askOnceThere(Query query);
    // Why the last question had no history; empty: it had, or there is none.
    std::string why() const;
    // Ends after the question in hand; those that wait are dropped.
    void stop();

private:
    struct Asked {
        Query query;
        bool patient = false;
    };
    void run();
    void askAgain();  // with the lock held

    const std::string m_path;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Asked> m_asked, m_later;  // later: those that wait for a file
    std::string m_why;
    bool m_begun = false, m_stop = false;
    std::thread m_thread;
};

}  // namespace plimsoll::store
