#include "model/store/reading_thread.h"

#include <optional>
#include <utility>

namespace plimsoll::store {

ReadingThread::ReadingThread(std::string path) : m_path(std::move(path)), m_thread([this] { run(); }) {}

ReadingThread::~ReadingThread()
{
    stop();
}

void ReadingThread::begin()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_begun = true;
    }
    m_wake.notify_all();
}

void ReadingThread::ask(Query query)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_asked.push_back(std::move(query));
    }
    m_wake.notify_all();
}

void ReadingThread::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void ReadingThread::run()
{
    std::optional<Connection> db;
    for (;;) {
        Query next;
        {
            std::unique_lock lock(m_mutex);
            // A file that was set aside meanwhile is another one now: a connection lives as long as a burst.
            if (m_asked.empty()) db.reset();
            m_wake.wait(lock, [&] { return m_stop || (m_begun && !m_asked.empty()); });
            if (m_stop) return;
            next = std::move(m_asked.front());
            m_asked.pop_front();
        }
        if (!db)
            if (Stored<Connection> made = Connection::open(m_path, Connection::Mode::Read))
                db.emplace(std::move(*made));
        next(db ? &*db : nullptr);
    }
}

}  // namespace plimsoll::store
