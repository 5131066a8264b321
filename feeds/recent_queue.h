// A queue of plain values in one piece of memory that is used round and round: what a stream has said lately.
// It grows by doubling, and gives memory back when an eighth of it would do; what comes in and goes out touches
// memory in order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace plimsoll {

template <typename T>
class RecentQueue {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    const T& operator[](std::size_t i) const { return m_data[place(i)]; }
    const T& front() const { return (*this)[0]; }
    const T& back() const { return (*this)[m_size - 1]; }

    void push_back(const T& value) { append(&value, 1); }
    void append(const T* from, std::size_t count)
    {
        if (m_size + count > m_data.size()) grow(m_size + count);
        const std::size_t at = place(m_size), straight = std::min(count, m_data.size() - at);
        std::copy_n(from, straight, m_data.begin() + static_cast<std::ptrdiff_t>(at));
        std::copy_n(from + straight, count - straight, m_data.begin());
        m_size += count;
    }
    void pop_front(std::size_t count = 1)
    {
        m_first = place(count);
        m_size -= count;
        if (m_data.size() > kLittle && m_size * 8 <= m_data.size()) resize(m_data.size() / 4);
    }
    std::size_t room() const { return m_data.size(); }
    // Gives back what goes beyond `room`, a power of two, as soon as that will do.
    void settle(std::size_t room)
    {
        if (m_data.size() > room && m_size <= room) resize(room);
    }
    void clear()
    {
        m_first = m_size = 0;
        if (m_data.size() > kKept) m_data = std::vector<T>();  // `= {}` would keep its room
    }

    // A part of it, behind what `out` holds.
    void copy(std::size_t from, std::size_t count, std::vector<T>& out) const
    {
        const std::size_t at = count > 0 ? place(from) : 0, straight = std::min(count, m_data.size() - at);
        const auto begin = m_data.begin() + static_cast<std::ptrdiff_t>(at);
        out.insert(out.end(), begin, begin + static_cast<std::ptrdiff_t>(straight));
        out.insert(out.end(), m_data.begin(), m_data.begin() + static_cast<std::ptrdiff_t>(count - straight));
    }

    // Of values that are all `lower` up to some place: the place.
    template <typename Lower>
    std::size_t partition(Lower&& lower) const
    {
        std::size_t from = 0;
        for (std::size_t left = m_size; left > 0;) {
            const std::size_t half = left / 2;
            if (lower((*this)[from + half])) {
                from += half + 1;
                left -= half + 1;
            } else {
                left = half;
            }
        }
        return from;
    }

private:
    // Memory of no more values than these is kept, whatever is in it; and after everything has gone.
    static constexpr std::size_t kLittle = 1u << 10, kKept = 1u << 14;

    std::size_t place(std::size_t i) const { return (m_first + i) & (m_data.size() - 1); }

    void grow(std::size_t wanted)
    {
        std::size_t room = std::max<std::size_t>(m_data.size(), 8);
        while (room < wanted) room *= 2;
        resize(room);
    }
    void resize(std::size_t room)
    {
        std::vector<T> next;
        next.reserve(room);
        copy(0, m_size, next);
        next.resize(room);
        m_data = std::move(next);
        m_first = 0;
    }

    std::vector<T> m_data;  // a power of two, or none
    std::size_t m_first = 0, m_size = 0;
};

}  // namespace plimsoll
