#include "feeds/venue.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::array<std::string_view, kRoleCount> kRoleKeys = {"rest", "ws", "spot_rest", "spot_ws"};

}  // namespace

std::string_view roleKey(Role r)
{
    return kRoleKeys[static_cast<std::size_t>(r)];
}

std::string_view topicClassName(TopicClass c)
{
    static constexpr std::array<std::string_view, kTopicClasses> names = {
        "books",       "quotes",    "trades", "marks",        "tickers", kLiquidationClass,
        "instruments", "insurance", "adl",    "price limits", "status",  "candles"};
    return names[static_cast<std::size_t>(c)];
}

// The table of venues. A new one is one line here and one folder beside binance/.
const std::vector<VenueProfile>& venueProfiles()
{
    static const std::vector<VenueProfile> profiles = {binanceProfile(), bybitProfile(), okxProfile(),
                                                       hyperliquidProfile()};
    return profiles;
}

const VenueProfile* venueProfile(VenueId id)
{
    const std::vector<VenueProfile>& all = venueProfiles();
    const auto it = std::find_if(all.begin(), all.end(), [id](const VenueProfile& p) { return p.id == id; });
    return it == all.end() ? nullptr : &*it;
}

}  // namespace plimsoll
