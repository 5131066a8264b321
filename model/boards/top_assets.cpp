#include "model/boards/top_assets.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace plimsoll {

namespace {

struct Size {
    double oi = 0, turnover = 0;
};

std::map<std::string, Size> sizesOf(const MarketSnapshot& market)
{
    std::map<std::string, Size> sizes;
    for (const InstrumentRow& row : market.rows) {
        if (row.market != Market::Perp || !row.crypto || row.asset.empty()) continue;
        if (row.status == InstrumentStatus::Delisted || row.status == InstrumentStatus::PreLaunch) continue;
        Size& size = sizes[row.asset];
        // What is asked for every few minutes still ranks; what is a quarter of an hour old does not.
        if (row.oi && market.asOf.mono - row.oi->stamp.mono < std::chrono::minutes{15})
            size.oi += row.oi->value.usd.value_or(0);
        if (row.ticker && usable(row.ticker->fresh)) size.turnover += row.ticker->value.quoteVolume.value_or(0);
    }
    return sizes;
}

template <typename Less>
std::vector<std::string> largest(std::map<std::string, Size> sizes, std::size_t n, Less less)
{
    std::vector<std::pair<std::string, Size>> ranked;
    for (auto& entry : sizes)
        if (entry.second.oi > 0 || entry.second.turnover > 0) ranked.push_back(std::move(entry));
    // Stable on a sorted map: equals stay in the order of their names.
    std::stable_sort(ranked.begin(), ranked.end(),
                     [&](const auto& a, const auto& b) { return less(b.second, a.second); });
    if (ranked.size() > n) ranked.resize(n);
    std::vector<std::string> names;
    for (auto& entry : ranked) names.push_back(std::move(entry.first));
    return names;
}

}  // namespace

std::vector<std::string> topAssets(const MarketSnapshot& market, std::size_t n)
{
    return largest(sizesOf(market), n, [](const Size& a, const Size& b) {
        return std::tie(a.oi, a.turnover) < std::tie(b.oi, b.turnover);
    });
}

std::vector<std::string> busiestAssets(const MarketSnapshot& market, std::size_t n)
{
    return largest(sizesOf(market), n, [](const Size& a, const Size& b) { return a.turnover < b.turnover; });
}

}  // namespace plimsoll
