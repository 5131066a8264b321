#include "model/store/reading_thread.h"

#include "model/market/disk_work.h"

#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>
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
        askAgain();
    }
    m_wake.notify_all();
}

void ReadingThread::askAgain()
{
    m_asked.insert(m_asked.end(), std::make_move_iterator(m_later.begin()),
                   std::make_move_iterator(m_later.end()));
    m_later.clear();
}

void ReadingThread::ask(Query query)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_asked.push_back({std::move(query), false});
    }
    m_wake.notify_all();
}

void ReadingThread::askOnceThere(Query query)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_asked.push_back({std::move(query), true});
    }
    m_wake.notify_all();
}

std::string ReadingThread::why() const
{
    const std::scoped_lock lock(m_mutex);
    return m_why;
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
        Asked next;
        {
            std::unique_lock lock(m_mutex);
            // A file that was set aside meanwhile is another one now: a connection lives as long as a burst.
            if (m_asked.empty()) db.reset();
            const auto due = [&] { return m_stop || (m_begun && !m_asked.empty()); };
            while (!due()) {
                if (m_later.empty())
                    m_wake.wait(lock);
                else if (m_wake.wait_for(lock, kAgain) == std::cv_status::timeout)
                    askAgain();
            }
            if (m_stop) return;
            next = std::move(m_asked.front());
            m_asked.pop_front();
        }
        const DiskWork work("a question to", m_path, DiskWork::Kind::Reads);
        if (!db) {
            Stored<Connection> made = Connection::open(m_path, Connection::Mode::Read);
            std::string why;
            std::error_code failed;
            if (made)
                db.emplace(std::move(*made));
            else if (std::filesystem::exists(m_path, failed) || failed)
                why = made.error().what + ". " + std::string(advice(made.error().trouble));
            const std::scoped_lock lock(m_mutex);
            m_why = std::move(why);
            if (db) {
                askAgain();  // what has waited for it
            } else if (next.patient) {
                m_later.push_back(std::move(next));
                continue;
            }
        }
        next.query(db ? &*db : nullptr);
    }
}

}  // namespace plimsoll::store
