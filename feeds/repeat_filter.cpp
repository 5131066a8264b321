#include "feeds/repeat_filter.h"

namespace plimsoll {

bool RepeatFilter::first(InstrumentId instrument, std::uint64_t key)
{
    Seen& seen = m_seen[instrument.raw];
    if (!seen.keys.insert(key).second) return false;
    if (seen.order.size() < m_remembered) {
        seen.order.push_back(key);
        return true;
    }
    seen.keys.erase(seen.order[seen.at]);
    seen.order[seen.at] = key;
    seen.at = (seen.at + 1) % m_remembered;
    return true;
}

std::size_t RepeatFilter::size() const
{
    std::size_t n = 0;
    for (const auto& [id, seen] : m_seen) n += seen.keys.size();
    return n;
}

}  // namespace plimsoll
