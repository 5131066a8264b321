// Where a recorder is handed entries: any thread pushes, one takes them all at once. Qt-free.
#pragma once

#include "feeds/recording/entry.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <vector>

namespace plimsoll {

class EntryIntake {
public:
    static constexpr std::size_t kSoon = 256u << 10;           // bytes that are taken without waiting
    static constexpr std::size_t kLargestWaiting = 96u << 20;  // bytes; beyond that entries are dropped
    // Room for so many is kept; what a burst has needed beyond is given back once it is over.
    static constexpr std::size_t kRoomKept = 8'192;

    // Cheap: one move under a short lock. Before open() and after close() entries are let go.
    void push(RecordEntry&& entry)
    {
        const std::size_t bytes = sizeof(RecordEntry) + entry.payload.size() + entry.url.size();
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_open) return;
            if (m_bytes + bytes > kLargestWaiting) {
                ++m_dropped;
                return;
            }
            wake = m_bytes < kSoon && m_bytes + bytes >= kSoon;
            m_bytes += bytes;
            m_waiting.push_back(std::move(entry));
        }
        if (wake) m_wake.notify_one();
    }

    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_dropped = 0;
    }
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_open = false;
        }
        m_wake.notify_one();
    }

    // Asked for every frame by all feeds' threads.
    bool isOpen() const { return m_open.load(std::memory_order_relaxed); }

    // The next take() waits for nothing.
    void nudge()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_nudged = true;
        }
        m_wake.notify_one();
    }

    // Everything that waits goes into `taken`, up to `most` from now, sooner where it is much. false: closed.
    bool take(std::vector<RecordEntry>& taken, std::chrono::milliseconds most)
    {
        if (taken.capacity() > kRoomKept)
            taken = std::vector<RecordEntry>();  // `= {}` would keep its room
        else
            taken.clear();
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, most, [this] { return !m_open || m_nudged || m_bytes >= kSoon; });
        m_nudged = false;
        taken.swap(m_waiting);
        m_bytes = 0;
        return m_open;
    }
    std::uint64_t dropped() const
    {
        const std::lock_guard lock(m_mutex);
        return m_dropped;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<RecordEntry> m_waiting;
    std::size_t m_bytes = 0;
    std::uint64_t m_dropped = 0;
    std::atomic<bool> m_open = false;  // set under the lock
    bool m_nudged = false;
};

}  // namespace plimsoll
