#include "app/asset_ranker.h"

#include "model/boards/top_assets.h"

namespace plimsoll {

std::optional<Ranking> AssetRanker::look(const MarketSnapshot& market, Mono now)
{
    if (!m_next) m_next = now + kFirst;
    if (now < *m_next) return std::nullopt;
    Ranking next{topAssets(market, m_limit), busiestAssets(market, 3 * m_limit)};
    if (next.largest.empty()) return std::nullopt;  // nothing was said yet: look again with the next snapshot
    ++m_made;
    m_next = now + (m_made == 1 ? kFirst * 4 : m_made == 2 ? kSecond : kLater);
    if (next == m_last) return std::nullopt;
    m_last = next;
    return next;
}

}  // namespace plimsoll
