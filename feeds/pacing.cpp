#include "feeds/pacing.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kHour = std::chrono::hours{1};

}  // namespace

std::optional<OutFrame> SendQueue::take(Mono now)
{
    if (m_waiting.empty()) return std::nullopt;
    Item& next = m_waiting.front();
    if (m_last && !next.joined && now - *m_last < m_between) return std::nullopt;
    m_last = now;
    OutFrame frame = std::move(next.frame);
    m_waiting.pop_front();
    if (m_perHour > 0 && frame.id >= 0) {
        while (!m_asked.empty() && now - m_asked.front() > kHour) m_asked.pop_front();
        m_asked.push_back(now);
    }
    return frame;
}

void SendQueue::clear()
{
    m_waiting.clear();
    m_asked.clear();
}

bool SendQueue::spent(Mono now) const
{
    if (m_perHour == 0 || m_asked.size() * 10 < m_perHour * 9) return false;
    const auto young = std::count_if(m_asked.begin(), m_asked.end(), [now](Mono at) { return now - at <= kHour; });
    return static_cast<std::size_t>(young) * 10 >= m_perHour * 9;
}

}  // namespace plimsoll
