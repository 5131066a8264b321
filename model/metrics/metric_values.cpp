#include "model/metrics/metric_values.h"

#include <algorithm>

namespace plimsoll {

AssetMetrics::AssetMetrics(std::string asset)
    : m_asset(std::move(asset)), m_values(analytics::vocabulary().size() * (1 + kVenueCount))
{
}

const AssetMetrics* MetricSnapshot::find(std::string_view asset) const
{
    const auto place = std::lower_bound(assets.begin(), assets.end(), asset,
                                        [](const auto& a, std::string_view name) { return a->asset() < name; });
    return place != assets.end() && (*place)->asset() == asset ? place->get() : nullptr;
}

const MetricValue& MetricSnapshot::at(MetricId id, std::string_view asset, std::optional<VenueId> venue) const
{
    static const MetricValue none;
    const analytics::Scope& scope = analytics::word(id).scope;
    // What is said of all own positions stands beside what is said of the market.
    const bool whole = scope.market || (scope.account && asset.empty());
    const AssetMetrics* const found = whole ? market.get() : find(asset);
    return found ? found->at(id, venue) : none;
}

}  // namespace plimsoll
