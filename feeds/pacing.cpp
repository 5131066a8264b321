#include "feeds/pacing.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kHour = std::chrono::hours{1};

constexpr double kAtOnce = 0.3, kSpread = 0.6;  // of a minute's messages

}  // namespace

MessageBudget::MessageBudget(std::size_t aMinute)
    : m_most(kAtOnce * static_cast<double>(aMinute)),
      m_aSecond(kSpread * static_cast<double>(aMinute) / 60),
      m_left(m_most)
{
}

bool MessageBudget::take(Mono now, bool must)
{
    if (m_most <= 0) return true;
    if (m_at) m_left = std::min(m_most, m_left + std::chrono::duration<double>(now - *m_at).count() * m_aSecond);
    m_at = now;
    if (m_left < 1 && !must) return false;
    m_left -= 1;
    return true;
}

std::optional<OutFrame> SendQueue::take(Mono now)
{
    if (m_waiting.empty()) return std::nullopt;
    Item& next = m_waiting.front();
    if (m_last && !next.joined && now - *m_last < m_between) return std::nullopt;
    if (m_shared && !m_shared->take(now, next.joined || next.frame.id < 0)) return std::nullopt;
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
