#include "model/market/merged_levels.h"

namespace plimsoll {

namespace {

constexpr unsigned kFirstBits = 5;

}  // namespace

// Where it is, or the free place where it belongs. At least half of the places are free.
std::size_t MergedLevels::slot(Price price) const
{
    // Prices are multiples of a tick: the high bits of a product with an odd number are spread well.
    const auto spread = static_cast<std::uint64_t>(price.raw) * 0x9E3779B97F4A7C15u;
    std::size_t at = spread >> m_shift;
    while (m_slots[at] != 0 && m_levels[m_slots[at] - 1].price != price) at = (at + 1) & (m_slots.size() - 1);
    return at;
}

void MergedLevels::grow()
{
    m_shift = m_slots.empty() ? 64 - kFirstBits : m_shift - 1;
    m_slots.assign(std::size_t{1} << (64 - m_shift), 0);
    for (std::size_t i = 0; i < m_levels.size(); ++i)
        m_slots[slot(m_levels[i].price)] = static_cast<std::uint32_t>(i + 1);
}

bool MergedLevels::set(const Level& level)
{
    if ((m_levels.size() + 1) * 2 > m_slots.size()) grow();
    std::uint32_t& place = m_slots[slot(level.price)];
    if (place != 0) {
        m_levels[place - 1].qty = level.qty;
        return false;
    }
    m_levels.push_back(level);
    place = static_cast<std::uint32_t>(m_levels.size());
    return true;
}

}  // namespace plimsoll
