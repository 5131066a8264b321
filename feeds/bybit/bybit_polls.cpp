// What is asked by REST, how often, and which recorded address asked what. bybit.md sections 2 to 10.
#include "feeds/bybit/bybit.h"
#include "feeds/poll_schedule.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>

namespace plimsoll::bybit {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

struct Address {
    std::string_view path;
    ReplyKind kind;
};
constexpr std::array kAddresses = {
    Address{"/v5/market/instruments-info", ReplyKind::Instruments},
    Address{"/v5/market/orderbook", ReplyKind::DepthImage},
    Address{"/v5/market/tickers", ReplyKind::Tickers},
    Address{"/v5/market/funding/history", ReplyKind::FundingHistory},
    Address{"/v5/market/open-interest", ReplyKind::OpenInterestHistory},
    Address{"/v5/market/account-ratio", ReplyKind::RatioGlobalAccount},
    Address{"/v5/market/risk-limit", ReplyKind::Tiers},
    Address{"/v5/market/insurance", ReplyKind::Insurance},
    Address{"/v5/market/adlAlert", ReplyKind::Adl},
    Address{"/v5/market/price-limit", ReplyKind::PriceLimit},
    Address{"/v5/market/recent-trade", ReplyKind::Trades},
    Address{"/v5/market/kline", ReplyKind::Klines},
    Address{"/v5/market/time", ReplyKind::ServerTime},
    Address{"/v5/system/status", ReplyKind::Status},
};

RestRequest ask(ReplyKind kind, std::string path, Market market = Market::Perp)
{
    return {kind, Role::Rest, market, std::move(path), {}, 1, 0};
}

RestRequest instruments(Market market)
{
    return ask(ReplyKind::Instruments,
               market == Market::Spot ? "/v5/market/instruments-info?category=spot"
                                      : "/v5/market/instruments-info?category=linear&limit=1000",
               market);
}

RestRequest forSymbol(ReplyKind kind, std::string_view path, const Instrument& instrument,
                      std::string_view more = {})
{
    RestRequest request =
        ask(kind,
            std::string(path) + "?category=" + (instrument.market == Market::Spot ? "spot" : "linear") +
                "&symbol=" + percentEncode(instrument.symbol) + std::string(more),
            instrument.market);
    request.instrument = instrument.id;
    return request;
}

}  // namespace

std::vector<RestRequest> startup(const Endpoints& endpoints)
{
    if (endpoints.at(Role::Rest).empty()) return {};
    return {instruments(Market::Perp), instruments(Market::Spot)};
}

std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<Poll> all;
    if (!watch.has(VenueId::Bybit) || endpoints.at(Role::Rest).empty()) return all;

    // All contracts in one call: the funding grid beyond the watched, and a cross-check of the stream.
    all.push_back({ask(ReplyKind::Tickers, "/v5/market/tickers?category=linear"), seconds(30), {}});
    all.push_back({instruments(Market::Perp), seconds(55), seconds(55)});  // there is no instrument stream
    all.push_back(
        {ask(ReplyKind::Instruments, "/v5/market/instruments-info?category=linear&limit=1000&status=PreLaunch"),
         minutes(10), seconds(10)});
    all.push_back({ask(ReplyKind::Insurance, "/v5/market/insurance"), minutes(10), seconds(5)});
    all.push_back({ask(ReplyKind::Adl, "/v5/market/adlAlert"), minutes(5), seconds(6)});
    all.push_back({ask(ReplyKind::Status, "/v5/system/status"), seconds(60), seconds(8)});
    if (watch.spot) {
        all.push_back(
            {ask(ReplyKind::Tickers, "/v5/market/tickers?category=spot", Market::Spot), seconds(60), seconds(2)});
        all.push_back({instruments(Market::Spot), seconds(55), seconds(55)});
    }
    const std::vector<const Instrument*> perps = watched(watch, catalogue, Market::Perp);
    for (std::size_t i = 0; i < perps.size(); ++i) {
        const Instrument& p = *perps[i];
        const milliseconds first = seconds(3) + slot(seconds(30), i, perps.size());
        all.push_back({forSymbol(ReplyKind::FundingHistory, "/v5/market/funding/history", p, "&limit=3"),
                       minutes(10), first});
        all.push_back({forSymbol(ReplyKind::Tiers, "/v5/market/risk-limit", p), hours(24), first + seconds(30)});
        const bool focus = std::find(watch.focus.begin(), watch.focus.end(), p.asset) != watch.focus.end();
        // A day of it for what is on screen.
        all.push_back({forSymbol(ReplyKind::RatioGlobalAccount, "/v5/market/account-ratio", p,
                                 focus ? "&period=5min&limit=288" : "&period=5min&limit=1"),
                       minutes(5), first});
        if (focus)
            all.push_back({forSymbol(ReplyKind::PriceLimit, "/v5/market/price-limit", p), seconds(60), first});
    }
    return all;
}

// Section 3.1: `u` of the REST book is that of the 1000-level stream, which only contracts have here.
RestRequest depthImage(const Instrument& instrument)
{
    if (instrument.market == Market::Spot)
        return {ReplyKind::DepthImage, Role::Rest, Market::Spot, {}, instrument.id, 1, 0};
    return forSymbol(ReplyKind::DepthImage, "/v5/market/orderbook", instrument, "&limit=1000");
}

std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue)
{
    const std::string_view path = withoutHost(url);
    const auto row = std::find_if(kAddresses.begin(), kAddresses.end(),
                                  [bare = pathOnly(path)](const Address& a) { return a.path == bare; });
    if (row == kAddresses.end()) return std::nullopt;
    const std::string category = queryValue(path, "category");
    if (category == "option") return std::nullopt;
    RestRequest request = ask(row->kind, std::string(path), category == "spot" ? Market::Spot : Market::Perp);
    if (const std::string symbol = queryValue(path, "symbol"); !symbol.empty())
        request.instrument = catalogue.peek(request.market, symbol);
    return request;
}

}  // namespace plimsoll::bybit
