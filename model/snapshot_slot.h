// Crossing model -> GUI: the newest value wins, nobody waits. Qt-free so that the thread sanitizer
// can judge it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace plimsoll {

template <typename T>
class SnapshotSlot {
public:
    using Pointer = std::shared_ptr<const T>;

    void publish(Pointer next)
    {
        // The old value is released outside the lock: freeing a large snapshot may take a while.
        Pointer old;
        {
            const std::lock_guard lock(m_mutex);
            old = std::exchange(m_value, std::move(next));
            ++m_version;
        }
    }
    void publish(T value) { publish(std::make_shared<const T>(std::move(value))); }

    struct Read {
        Pointer value;  // null until the first publish
        std::uint64_t version = 0;
    };
    Read read() const
    {
        if (m_of) return m_of->read();
        const std::lock_guard lock(m_mutex);
        return {m_value, m_version};
    }
    std::uint64_t version() const
    {
        if (m_of) return m_of->version();
        const std::lock_guard lock(m_mutex);
        return m_version;
    }

    // Says what the other one says, from here on. Before anybody reads.
    void follow(const SnapshotSlot& of) { m_of = &of; }

private:
    const SnapshotSlot* m_of = nullptr;
    mutable std::mutex m_mutex;
    Pointer m_value;
    std::uint64_t m_version = 0;
};

}  // namespace plimsoll
