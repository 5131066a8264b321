// Crossing venue -> model: lossless, many producers, one consumer. Qt-free so that the thread
// sanitizer can judge it.
//
// Producers push whole batches; the consumer takes all that waits. `wake` is called only by the
// push that finds the queue empty: one wake-up a burst, not one an event.
//
// Overload policy, in two steps:
// 1. Above the high-water mark what comes goes to a shelf (event_shelf.h): waiting changes of one book become one,
//    and values of which only the newest counts replace one another. Every book stays exact, nothing has to be
//    asked of a venue again, and trades, liquidations, funding and open interest wait one by one as ever. It is
//    over when the consumer has taken what waited. What was merged is counted by venue.
// 2. Only where even the merged books of a venue hold more levels than `mostLevels` says push so, and the caller
//    calls `shedBooks`: they are withdrawn, their instruments returned, and the caller reports them as lost and
//    asks for new images. That is counted too.
#pragma once

#include "model/market/event_shelf.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace plimsoll {

class EventQueue {
public:
    static constexpr std::size_t kMostLevels = 2'000'000;  // 32 MB a venue, and its index
    static constexpr std::size_t kLevelsAnEvent = 16;  // this many to each event that may wait: the mark as well

    explicit EventQueue(std::size_t highWater, std::size_t mostLevels = kMostLevels)
        : m_highWater(highWater), m_mostLevels(mostLevels)
    {
    }

    // Called from producers' threads, outside the lock. Set before the first push.
    void onWake(std::function<void()> wake) { m_wake = std::move(wake); }

    // A batch is of one venue. True: merging does not suffice, the producer should shed its books.
    bool push(EventBatch&& batch)
    {
        bool wasEmpty = false;
        bool full = false;
        {
            const std::lock_guard lock(m_mutex);
            wasEmpty = m_waiting.empty() && m_shelf.empty();
            const std::size_t events = m_count + batch.events.size(), levels = m_levels + batch.levels.size();
            if (m_shelf.empty() && !over(events, levels)) {
                m_count = events;
                m_levels = levels;
                m_waiting.push_back(std::move(batch));
            } else if (!batch.empty()) {
                const VenueId venue = batch.events.front().venue;
                m_merged[static_cast<std::size_t>(venue)] += m_shelf.add(std::move(batch));
                full = m_shelf.levels(venue) > m_mostLevels;
            }
            m_peak = std::max(m_peak, m_count + m_shelf.events());
        }
        if (wasEmpty && m_wake) m_wake();
        return full;
    }

    std::vector<EventBatch> take()
    {
        std::vector<EventBatch> taken;
        EventShelf shelf;
        {
            const std::lock_guard lock(m_mutex);
            taken.swap(m_waiting);
            std::swap(shelf, m_shelf);
            m_count = m_levels = 0;
        }
        // Put in order by the one who has time to wait for it.
        std::move(shelf).moveTo(taken);
        return taken;
    }

    // Withdraws the merged book updates of one venue; says which instruments lost some.
    std::vector<InstrumentId> shedBooks(VenueId venue)
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t before = m_shelf.events();
        std::vector<InstrumentId> touched = m_shelf.withdrawBooks(venue);
        m_shed += before - m_shelf.events();
        return touched;
    }

    struct Load {
        std::size_t waiting = 0, peak = 0;
        std::uint64_t shed = 0, merged = 0;
        bool over = false;  // above the mark: what comes is merged
    };
    Load load() const
    {
        const std::lock_guard lock(m_mutex);
        std::uint64_t merged = 0;
        for (const std::uint64_t n : m_merged) merged += n;
        return {m_count + m_shelf.events(), m_peak, m_shed, merged, !m_shelf.empty()};
    }
    // Of one venue's events, since the start.
    std::uint64_t merged(VenueId venue) const
    {
        const std::lock_guard lock(m_mutex);
        return m_merged[static_cast<std::size_t>(venue)];
    }

private:
    bool over(std::size_t events, std::size_t levels) const
    {
        return events > m_highWater || levels / kLevelsAnEvent > m_highWater;
    }

    mutable std::mutex m_mutex;
    std::vector<EventBatch> m_waiting;  // below the mark, as it came
    std::size_t m_count = 0, m_levels = 0;
    EventShelf m_shelf;  // what came since
    std::size_t m_peak = 0;
    std::uint64_t m_shed = 0;
    std::array<std::uint64_t, kVenueCount> m_merged{};
    const std::size_t m_highWater, m_mostLevels;
    std::function<void()> m_wake;
};

}  // namespace plimsoll
