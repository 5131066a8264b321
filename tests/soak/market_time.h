// The time of a market in another process, and what goes as fast as it: a page of memory that both have mapped.
//
// Wall time is the market's; monotonic time is the machine's own, since sockets and patience know no other. What
// is kept for hours and days goes by `steady`.
#pragma once

#include "model/market/time.h"

#include <QString>

#include <algorithm>
#include <atomic>
#include <memory>

namespace plimsoll::test {

// One writer. A reader that comes between reads again.
struct TimePage {
    std::atomic<std::uint32_t> turn{0};
    std::atomic<std::int64_t> market{0}, mono{0};  // ns: the market's moment, and when it was so
    std::atomic<double> speed{0};

    void write(Timestamp at, Mono when, double by)
    {
        turn.fetch_add(1, std::memory_order_acq_rel);
        market.store(toUnixNs(at), std::memory_order_relaxed);
        mono.store(when.time_since_epoch().count(), std::memory_order_relaxed);
        speed.store(by, std::memory_order_relaxed);
        turn.fetch_add(1, std::memory_order_release);
    }
    // Where the market is now. It runs on by itself for no longer than `kTrust`, then it stands.
    Timestamp read(Mono now) const
    {
        constexpr Duration kTrust = std::chrono::milliseconds{100};
        for (;;) {
            const std::uint32_t before = turn.load(std::memory_order_acquire);
            const std::int64_t at = market.load(std::memory_order_relaxed);
            const Mono when{Duration{mono.load(std::memory_order_relaxed)}};
            const double by = speed.load(std::memory_order_relaxed);
            std::atomic_thread_fence(std::memory_order_acquire);
            if (before % 2 == 1 || turn.load(std::memory_order_relaxed) != before) continue;
            const Duration passed = std::clamp(now - when, Duration::zero(), kTrust);
            return fromUnixNs(at) + std::chrono::duration_cast<Duration>(passed * by);
        }
    }
};

class MarketClock final : public Clock {
public:
    // The file of the page; the writer has made it.
    explicit MarketClock(const TimePage& page) : m_page(page) {}

    Timestamp wall() const override { return fromUnixNs(forward() + m_offset.load(std::memory_order_relaxed)); }
    Mono mono() const override { return m_system.mono(); }
    Mono steady() const { return Mono{Duration{forward()}}; }
    // Somebody sets the computer's clock.
    void set(Duration offset) { m_offset.store(offset.count(), std::memory_order_relaxed); }

private:
    // It never goes back: where it has run ahead of the market it waits.
    std::int64_t forward() const
    {
        const std::int64_t now = toUnixNs(m_page.read(m_system.mono()));
        std::int64_t last = m_last.load(std::memory_order_relaxed);
        while (now > last && !m_last.compare_exchange_weak(last, now, std::memory_order_relaxed)) {
        }
        return std::max(now, last);
    }

    SystemClock m_system;
    const TimePage& m_page;
    std::atomic<std::int64_t> m_offset{0};
    mutable std::atomic<std::int64_t> m_last{0};
};

// Shared by whoever maps the same file. null: it cannot be.
struct Unmap {
    void operator()(TimePage* page) const;
};
using SharedPage = std::unique_ptr<TimePage, Unmap>;
SharedPage makePage(const QString& path);
SharedPage openPage(const QString& path);

}  // namespace plimsoll::test
