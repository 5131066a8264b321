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
        "books",       "quotes",    kTradeClass, "marks",        "tickers", kLiquidationClass,
        "instruments", "insurance", "adl",       "price limits", "status",  "candles"};
    return names[static_cast<std::size_t>(c)];
}

std::string VenueProfile::busy(std::string_view body) const
{
    // Refusals are short, in any order of their fields; long answers are data.
    constexpr std::size_t kLongest = 1024;
    if (busyCodes.empty() || body.size() > kLongest) return {};
    const std::string name = '"' + std::string(codeName) + '"';
    for (std::size_t at = body.find(name); at != std::string_view::npos; at = body.find(name, at + 1)) {
        std::string_view rest = body.substr(at + name.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
        if (!rest.starts_with(':')) continue;
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\"", 1), rest.size()));
        rest = rest.substr(0, rest.find_first_not_of("0123456789"));
        const auto row =
            std::find_if(busyCodes.begin(), busyCodes.end(), [rest](const BusyCode& c) { return c.code == rest; });
        if (row != busyCodes.end()) return std::string(row->code) + ", " + std::string(row->words);
    }
    return {};
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
