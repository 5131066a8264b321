#include "feeds/pacing.h"

namespace plimsoll {

std::optional<OutFrame> SendQueue::take(Mono now)
{
    if (m_waiting.empty()) return std::nullopt;
    Item& next = m_waiting.front();
    if (m_last && !next.joined && now - *m_last < m_between) return std::nullopt;
    m_last = now;
    OutFrame frame = std::move(next.frame);
    m_waiting.pop_front();
    return frame;
}

}  // namespace plimsoll
