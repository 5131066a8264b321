// A venue with some instruments and a watch list, and what its profile plans for them.
#pragma once

#include "feeds/venue.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll::test {

struct Listing {
    explicit Listing(const VenueProfile& p, int assets = 3) : profile(p), catalogue(p.id)
    {
        for (int i = 0; i < assets; ++i) {
            const std::string name = i == 0 ? "BTC" : i == 1 ? "ETH" : i == 2 ? "PEPE" : "A" + std::to_string(i);
            add(Market::Perp, i == 2 ? "1000PEPEUSDT" : name + "USDT", name, "USDT");
            add(Market::Spot, name + "USDT", name, "USDT");
            watch.assets.push_back(name);
        }
        add(Market::Perp, "BTCUSDC", "BTC", "USDC");
        add(Market::Perp, "TSLAUSDT", "TSLA", "USDT").crypto = false;
        watch.focus = {"ETH"};
    }
    Instrument& add(Market market, std::string symbol, std::string asset, std::string quote)
    {
        // OKX: "BTC-USDT-SWAP", "BTC-USDT".
        if (profile.id == VenueId::Okx)
            symbol = symbol.substr(0, symbol.size() - quote.size()) + '-' + quote +
                     (market == Market::Spot ? "" : "-SWAP");
        // Hyperliquid: "BTC", "kPEPE"; pairs are numbers.
        if (profile.id == VenueId::Hyperliquid && market == Market::Spot)
            symbol = '@' + std::to_string(pairs++);
        else if (profile.id == VenueId::Hyperliquid && quote == "USDT")
            symbol = asset == "PEPE" ? "kPEPE" : asset;
        Instrument i;
        i.market = market;
        i.symbol = std::move(symbol);
        i.asset = i.base = std::move(asset);
        i.quote = i.settle = std::move(quote);
        i.status = InstrumentStatus::Trading;
        i.crypto = i.asset != "TSLA";
        catalogue.put(i);
        kept = i;
        return kept;
    }
    std::vector<ConnectionPlan> plan() const { return profile.plan(watch, catalogue, profile.live); }
    std::vector<Poll> polls() const { return profile.polls(watch, catalogue, profile.live); }

    const VenueProfile& profile;
    Catalogue catalogue;
    WatchSet watch;
    Instrument kept;
    int pairs = 0;
};

inline std::set<std::string> topicsOf(const std::vector<ConnectionPlan>& plans, std::string_view path)
{
    std::set<std::string> names;
    for (const ConnectionPlan& p : plans)
        if (p.path == path)
            for (const Topic& t : p.topics) names.insert(t.name);
    return names;
}

inline const VenueProfile& binance()
{
    return *venueProfile(VenueId::Binance);
}
inline const VenueProfile& bybit()
{
    return *venueProfile(VenueId::Bybit);
}
inline const VenueProfile& hyperliquid()
{
    return *venueProfile(VenueId::Hyperliquid);
}
inline const VenueProfile& okx()
{
    return *venueProfile(VenueId::Okx);
}

}  // namespace plimsoll::test
