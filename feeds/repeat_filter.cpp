#include "feeds/repeat_filter.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t kFirstSlots = 64;

// Ids of trades follow one another: spread them (Fibonacci hashing).
std::size_t slotOf(std::uint64_t key, std::size_t slots)
{
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ull) >> 20) & (slots - 1);
}

}  // namespace

bool RecentKeys::Table::has(std::uint64_t key) const
{
    if (slots.empty()) return false;
    for (std::size_t at = slotOf(key, slots.size()); slots[at] != 0; at = (at + 1) & (slots.size() - 1)) {
        if (slots[at] == key) return true;
    }
    return false;
}

void RecentKeys::Table::put(std::uint64_t key)
{
    if ((count + 1) * 8 > slots.size() * 7) grow();
    std::size_t at = slotOf(key, slots.size());
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = key;
    ++count;
}

void RecentKeys::Table::grow()
{
    std::vector<std::uint64_t> before(slots.empty() ? kFirstSlots : slots.size() * 2);
    before.swap(slots);
    count = 0;
    for (const std::uint64_t key : before) {
        if (key != 0) put(key);
    }
}

bool RecentKeys::insert(std::uint64_t key)
{
    if (key == 0) key = 0x5bd1e9955bd1e995ull;  // 0 marks an empty slot
    if (key <= m_highest && (m_young.has(key) || m_old.has(key))) return false;
    m_highest = std::max(m_highest, key);
    if (m_young.count >= m_most) m_old = std::exchange(m_young, {});
    m_young.put(key);
    return true;
}

bool RepeatFilter::first(InstrumentId instrument, std::uint64_t key)
{
    return m_seen.try_emplace(instrument.raw, m_remembered).first->second.insert(key);
}

std::size_t RepeatFilter::size() const
{
    std::size_t n = 0;
    for (const auto& [id, keys] : m_seen) n += keys.size();
    return n;
}

}  // namespace plimsoll
