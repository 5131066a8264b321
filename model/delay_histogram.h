// Percentiles of the last five to ten seconds of delays, in constant memory. Resolution 6 %.
#pragma once

#include "model/market/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

namespace plimsoll {

class DelayHistogram {
public:
    void add(Duration delay, Mono now, std::uint32_t times = 1)
    {
        rotate(now);
        m_halves[0].counts[bucket(toMs(delay))] += times;
        m_halves[0].total += times;
    }
    // `share` 0.5: the median, in ms. Absent when nothing came lately.
    std::optional<double> percentile(double share, Mono now)
    {
        rotate(now);
        const std::uint64_t total = m_halves[0].total + m_halves[1].total;
        if (total == 0) return std::nullopt;
        auto left = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(total)));
        for (std::size_t i = 0; i < kBuckets; ++i) {
            left -= static_cast<std::int64_t>(m_halves[0].counts[i] + m_halves[1].counts[i]);
            if (left <= 0) return i == 0 ? 0 : kSmallest * std::exp2((static_cast<double>(i) - 0.5) / kPerOctave);
        }
        return std::nullopt;
    }

private:
    static constexpr double kSmallest = 0.001;  // ms; what is shorter counts as nothing
    static constexpr double kPerOctave = 12;
    static constexpr std::size_t kBuckets = 400;
    static constexpr Duration kHalf = std::chrono::seconds{5};

    struct Half {
        std::array<std::uint32_t, kBuckets> counts{};
        std::uint64_t total = 0;
    };

    static std::size_t bucket(double ms)
    {
        if (!(ms > kSmallest)) return 0;
        const double i = std::ceil(std::log2(ms / kSmallest) * kPerOctave);
        return i < static_cast<double>(kBuckets - 1) ? static_cast<std::size_t>(i) : kBuckets - 1;
    }
    // Halves begin at full multiples, so that a look changes nothing.
    void rotate(Mono now)
    {
        const std::int64_t half = now.time_since_epoch() / kHalf;
        if (half <= m_half) return;
        m_halves[1] = half == m_half + 1 ? m_halves[0] : Half{};
        m_halves[0] = {};
        m_half = half;
    }

    std::array<Half, 2> m_halves{};
    std::int64_t m_half = 0;
};

// The longest delay of the last quarter to half a second: what holds now.
class LongestDelay {
public:
    void add(Duration delay, Mono now)
    {
        rotate(now);
        if (!m_now || *m_now < delay) m_now = delay;
    }
    // In ms. Absent when nothing came.
    std::optional<double> read(Mono now)
    {
        rotate(now);
        if (!m_now && !m_before) return std::nullopt;
        return toMs(std::max(m_now.value_or(Duration{}), m_before.value_or(Duration{})));
    }

private:
    void rotate(Mono now)
    {
        const std::int64_t part = now.time_since_epoch() / std::chrono::milliseconds{250};
        if (part <= m_part) return;
        m_before = part == m_part + 1 ? m_now : std::nullopt;
        m_now.reset();
        m_part = part;
    }

    std::optional<Duration> m_now, m_before;
    std::int64_t m_part = 0;
};

}  // namespace plimsoll
