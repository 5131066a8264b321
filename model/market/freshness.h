// How fresh a value is, judged by its own channel's limit (design: late begins at half the limit).
#pragma once

#include "model/market/time.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace plimsoll {

enum class Freshness : std::uint8_t {
    Live,
    Late,   // past half its limit: drawn in full, age shown
    Stale,  // past its limit or its source lost: "unknown", out of sums and rules
    Off,    // not asked for, or never received
};
std::string_view freshnessName(Freshness f);  // "live", "late", "stale", "off"

// Whether it counts: in sums, rules and on screen. Everything else is unknown.
constexpr bool usable(Freshness f)
{
    return f == Freshness::Live || f == Freshness::Late;
}

constexpr Freshness worse(Freshness a, Freshness b)
{
    return a < b ? b : a;
}

// Default limits (ANALYTICS section 0, Freshness).
namespace limits {
inline constexpr Duration kBook = std::chrono::seconds{3};
inline constexpr Duration kMark = std::chrono::seconds{5};
inline constexpr Duration kTrades = std::chrono::seconds{60};
inline constexpr Duration kOpenInterest = std::chrono::seconds{90};
inline constexpr Duration kFunding = std::chrono::seconds{120};
inline constexpr Duration kInsurance = std::chrono::minutes{25};  // asked for every 10 min
inline constexpr Duration kRatios = std::chrono::minutes{15};     // long and short; asked for every 5 min
}  // namespace limits

constexpr Freshness judge(Duration age, Duration limit)
{
    if (age * 2 < limit) return Freshness::Live;
    return age < limit ? Freshness::Late : Freshness::Stale;
}

// How long a channel may be silent before that means something. A busy book speaks every 100 ms
// and is suspect after 3 s; a thin one may speak every few seconds and would flicker under the
// same rule. The limit therefore follows the channel's own usual gap: eight times the smoothed
// gap, never below `floor`, never above ten times the floor. Until it has seen 8 gaps: the floor.
// A venue that repeats a value at a pace of its own is believed from the first: three of its
// periods may pass, and no more.
class GapMeter {
public:
    void seen(Mono at)
    {
        if (m_count > 0) {
            const double gap = toSeconds(at - m_last);
            // Gaps that were outages must not teach patience.
            const double capped = std::min(gap, 4.0);
            m_mean = m_count == 1 ? capped : m_mean + 0.1 * (capped - m_mean);
        }
        m_last = at;
        if (m_count < 1000) ++m_count;
    }
    void reset() { *this = GapMeter{}; }
    // The venue repeats this every `pace`, changed or not.
    void expect(Duration pace) { m_pace = pace; }

    bool everSeen() const { return m_count > 0; }
    bool paced() const { return m_count >= 9; }  // its usual gap is known
    Mono last() const { return m_last; }
    Duration limit(Duration floor) const
    {
        const Duration most = m_pace.count() > 0 ? std::max(floor, m_pace * 3) : floor * 10;
        if (!paced()) return m_pace.count() > 0 ? most : floor;
        const auto usual = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(m_mean * 8));
        return std::clamp(usual, floor, most);
    }

private:
    Mono m_last{};
    double m_mean = 0;
    int m_count = 0;
    Duration m_pace{};  // 0: it speaks when something changes
};

}  // namespace plimsoll
