// Crossing venue -> model: lossless, many producers, one consumer. Qt-free so that the thread
// sanitizer can judge it.
//
// Producers push whole batches; the consumer takes all that waits. `wake` is called only by the
// push that finds the queue empty: one wake-up a burst, not one an event.
//
// Overload policy: above the high-water mark a producer calls `shedBooks` with its venue. The
// waiting book updates of that venue are withdrawn, their instruments are returned, and the caller
// asks for new images (and reports the books as lost). Trades, liquidations, funding and everything
// else are kept. What was shed is counted.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

namespace plimsoll {

class EventQueue {
public:
    explicit EventQueue(std::size_t highWater) : m_highWater(highWater) {}

    // Called from producers' threads, outside the lock. Set before the first push.
    void onWake(std::function<void()> wake) { m_wake = std::move(wake); }

    // True: the queue is above its high-water mark, the producer should shed.
    bool push(EventBatch&& batch)
    {
        bool wasEmpty = false;
        bool over = false;
        {
            const std::lock_guard lock(m_mutex);
            wasEmpty = m_waiting.empty();
            m_count += batch.events.size();
            if (m_count > m_peak) m_peak = m_count;
            over = m_count > m_highWater;
            m_waiting.push_back(std::move(batch));
        }
        if (wasEmpty && m_wake) m_wake();
        return over;
    }

    std::vector<EventBatch> take()
    {
        std::vector<EventBatch> taken;
        const std::lock_guard lock(m_mutex);
        taken.swap(m_waiting);
        m_count = 0;
        return taken;
    }

    // Withdraws the waiting book updates of one venue; says which instruments lost some.
    std::vector<InstrumentId> shedBooks(VenueId venue)
    {
        std::set<InstrumentId> touched;
        const std::lock_guard lock(m_mutex);
        for (EventBatch& batch : m_waiting) {
            bool any = false;
            for (MarketEvent& e : batch.events) {
                const auto* update = std::get_if<BookUpdate>(&e.payload);
                if (!update || update->channel != BookChannel::Main || e.venue != venue) continue;
                touched.insert(e.instrument);
                e.payload = std::monostate{};
                any = true;
                ++m_shed;
            }
            if (!any) continue;
            // Keep the memory of what was withdrawn from waiting as well.
            EventBatch compact;
            compact.text = std::move(batch.text);
            for (MarketEvent& e : batch.events) {
                if (std::holds_alternative<std::monostate>(e.payload)) continue;
                if (auto* update = std::get_if<BookUpdate>(&e.payload)) {
                    for (LevelSpan* span : {&update->bids, &update->asks}) {
                        const auto first = static_cast<std::uint32_t>(compact.levels.size());
                        compact.levels.insert(compact.levels.end(), batch.begin(*span), batch.end(*span));
                        span->first = first;
                    }
                }
                compact.events.push_back(std::move(e));
            }
            batch = std::move(compact);
        }
        m_count = 0;
        for (const EventBatch& batch : m_waiting) m_count += batch.events.size();
        return {touched.begin(), touched.end()};
    }

    struct Load {
        std::size_t waiting = 0, peak = 0;
        std::uint64_t shed = 0;
    };
    Load load() const
    {
        const std::lock_guard lock(m_mutex);
        return {m_count, m_peak, m_shed};
    }

private:
    mutable std::mutex m_mutex;
    std::vector<EventBatch> m_waiting;
    std::size_t m_count = 0;
    std::size_t m_peak = 0;
    std::uint64_t m_shed = 0;
    const std::size_t m_highWater;
    std::function<void()> m_wake;
};

}  // namespace plimsoll
