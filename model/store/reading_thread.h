// Questions to the history, one after the other on a thread of their own, with a connection of its own: readers of
// a write-ahead log hold up nobody.
#pragma once

#include "model/store/sqlite.h"

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

    // The file is there, or will not be: from here on questions are answered.
    void begin();
    // null: there is no history that could be read.
    void ask(Query query);
    // Ends after the question in hand; those that wait are dropped.
    void stop();

private:
    void run();

    const std::string m_path;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Query> m_asked;
    bool m_begun = false, m_stop = false;
    std::thread m_thread;
};

}  // namespace plimsoll::store
