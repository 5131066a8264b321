// What is asked by REST, how often, and which recorded address asked what. okx.md sections 3 to 10.
#include "feeds/okx/okx.h"
#include "feeds/poll_schedule.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>

namespace plimsoll::okx {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kStatisticsFor = 100;  // four calls each, of 5 in 2 s; polls may fill four tenths

struct Address {
    std::string_view path;
    ReplyKind kind;
};
constexpr std::array kAddresses = {
    Address{"/api/v5/public/instruments", ReplyKind::Instruments},
    Address{"/api/v5/market/books", ReplyKind::DepthImage},
    Address{"/api/v5/market/books-full", ReplyKind::DepthImage},
    Address{"/api/v5/market/tickers", ReplyKind::Tickers},
    Address{"/api/v5/market/ticker", ReplyKind::Tickers},
    Address{"/api/v5/public/mark-price", ReplyKind::PremiumIndex},
    Address{"/api/v5/market/index-tickers", ReplyKind::PremiumIndex},
    Address{"/api/v5/public/funding-rate", ReplyKind::FundingInfo},
    Address{"/api/v5/public/funding-rate-history", ReplyKind::FundingHistory},
    Address{"/api/v5/public/open-interest", ReplyKind::OpenInterest},
    Address{"/api/v5/rubik/stat/contracts/open-interest-history", ReplyKind::OpenInterestHistory},
    Address{"/api/v5/rubik/stat/taker-volume-contract", ReplyKind::TakerVolume},
    Address{"/api/v5/rubik/stat/contracts/long-short-account-ratio-contract", ReplyKind::RatioGlobalAccount},
    Address{"/api/v5/rubik/stat/contracts/long-short-account-ratio-contract-top-trader",
            ReplyKind::RatioTopAccount},
    Address{"/api/v5/rubik/stat/contracts/long-short-position-ratio-contract-top-trader",
            ReplyKind::RatioTopPosition},
    Address{"/api/v5/public/position-tiers", ReplyKind::Tiers},
    Address{"/api/v5/public/insurance-fund", ReplyKind::Insurance},
    Address{"/api/v5/public/price-limit", ReplyKind::PriceLimit},
    Address{"/api/v5/market/trades", ReplyKind::Trades},
    Address{"/api/v5/market/history-trades", ReplyKind::Trades},
    Address{"/api/v5/market/candles", ReplyKind::Klines},
    Address{"/api/v5/market/history-candles", ReplyKind::Klines},
    Address{"/api/v5/public/time", ReplyKind::ServerTime},
    Address{"/api/v5/system/status", ReplyKind::Status},
};

RestRequest ask(ReplyKind kind, std::string path, PoolIndex pool, Market market = Market::Perp)
{
    return {kind, Role::Rest, market, std::move(path), {}, 1, pool};
}

RestRequest instruments(Market market)
{
    return ask(ReplyKind::Instruments,
               market == Market::Spot ? "/api/v5/public/instruments?instType=SPOT"
                                      : "/api/v5/public/instruments?instType=SWAP",
               PoolMarket, market);
}

RestRequest forSymbol(ReplyKind kind, std::string_view path, PoolIndex pool, const Instrument& instrument,
                      std::string_view more = {})
{
    std::string address(path);
    address += "?instId=";
    address += percentEncode(instrument.symbol);
    address += more;
    RestRequest request = ask(kind, std::move(address), pool, instrument.market);
    request.instrument = instrument.id;
    return request;
}

RestRequest forFamily(ReplyKind kind, std::string_view path, const Instrument& instrument,
                      std::string_view more = {})
{
    std::string address(path);
    address += "?instType=SWAP&instFamily=";
    address += percentEncode(familyOf(instrument.symbol));
    address += more;
    RestRequest request = ask(kind, std::move(address), PoolPublic, instrument.market);
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
    if (!watch.has(VenueId::Okx) || endpoints.at(Role::Rest).empty()) return all;

    // All swaps in one call each: what is large, the funding grid beyond the watched, a second source for
    // the slow channels.
    all.push_back(
        {ask(ReplyKind::OpenInterest, "/api/v5/public/open-interest?instType=SWAP", PoolMarket), seconds(15), {}});
    all.push_back({ask(ReplyKind::Tickers, "/api/v5/market/tickers?instType=SWAP", PoolMarket), seconds(30), {}});
    all.push_back({ask(ReplyKind::FundingInfo, "/api/v5/public/funding-rate?instId=ANY", PoolPublic), seconds(60),
                   seconds(1)});
    all.push_back({ask(ReplyKind::PremiumIndex, "/api/v5/public/mark-price?instType=SWAP", PoolPublic),
                   seconds(30), seconds(1)});
    all.push_back({instruments(Market::Perp), seconds(55), seconds(55)});  // the channel tells changes alone
    all.push_back({ask(ReplyKind::Status, "/api/v5/system/status", PoolStatus), seconds(60), seconds(8)});
    if (watch.spot) {
        all.push_back({ask(ReplyKind::Tickers, "/api/v5/market/tickers?instType=SPOT", PoolMarket, Market::Spot),
                       seconds(60), seconds(2)});
        all.push_back({instruments(Market::Spot), seconds(55), seconds(55)});
    }
    const std::vector<const Instrument*> swaps = watched(watch, catalogue, Market::Perp);
    const std::size_t n = std::min(swaps.size(), kStatisticsFor);
    const milliseconds statisticsEvery = std::max<milliseconds>(minutes(5), seconds(5) * n);
    for (std::size_t i = 0; i < n; ++i) {
        const Instrument& s = *swaps[i];
        const milliseconds first = seconds(5) + slot(statisticsEvery, i, n);
        const bool focus = std::find(watch.focus.begin(), watch.focus.end(), s.asset) != watch.focus.end();
        // As much as one reply holds for what is on screen: eight hours.
        const auto statistic = [&](ReplyKind kind, std::string_view path, std::string_view more = {}) {
            const bool past = focus && kind != ReplyKind::TakerVolume;
            all.push_back(
                {forSymbol(kind, path, PoolStatistics, s,
                           std::string(past ? "&period=5m&limit=100" : "&period=5m&limit=1") + std::string(more)),
                 statisticsEvery, first});
        };
        statistic(ReplyKind::RatioGlobalAccount, "/api/v5/rubik/stat/contracts/long-short-account-ratio-contract");
        statistic(ReplyKind::RatioTopAccount,
                  "/api/v5/rubik/stat/contracts/long-short-account-ratio-contract-top-trader");
        statistic(ReplyKind::RatioTopPosition,
                  "/api/v5/rubik/stat/contracts/long-short-position-ratio-contract-top-trader");
        statistic(ReplyKind::TakerVolume, "/api/v5/rubik/stat/taker-volume-contract", "&unit=0");
        all.push_back({forSymbol(ReplyKind::FundingHistory, "/api/v5/public/funding-rate-history", PoolPublic, s,
                                 "&limit=3"),
                       minutes(10), seconds(3) + slot(seconds(60), i, n)});
        all.push_back({forFamily(ReplyKind::Insurance, "/api/v5/public/insurance-fund", s), minutes(10),
                       seconds(70) + slot(minutes(2), i, n)});
        // In money by the mark of the moment: asked again now and then.
        all.push_back({forFamily(ReplyKind::Tiers, "/api/v5/public/position-tiers", s, "&tdMode=cross"), hours(1),
                       seconds(40) + slot(minutes(2), i, n)});
    }
    return all;
}

// For the audit: a lost book comes back by subscribing anew.
RestRequest depthImage(const Instrument& instrument)
{
    return forSymbol(ReplyKind::DepthImage, "/api/v5/market/books", PoolBooks, instrument, "&sz=400");
}

std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue)
{
    const std::string_view path = withoutHost(url);
    const auto row = std::find_if(kAddresses.begin(), kAddresses.end(),
                                  [bare = pathOnly(path)](const Address& a) { return a.path == bare; });
    if (row == kAddresses.end()) return std::nullopt;
    const std::string type = queryValue(path, "instType"), family = queryValue(path, "instFamily");
    std::string instId = queryValue(path, "instId");
    if (type == "OPTION" || type == "MARGIN") return std::nullopt;
    if (instId.empty() && !family.empty() && type == "SWAP") instId = family + "-SWAP";
    RestRequest request = ask(row->kind, std::string(path), PoolMarket);
    const bool one = !instId.empty() && instId != "ANY";
    if (one)
        request.market = marketOf(instId).value_or(Market::Perp);
    else if (type == "SPOT")
        request.market = Market::Spot;
    else if (type == "FUTURES")
        request.market = Market::Future;
    if (one) request.instrument = catalogue.peek(request.market, instId);
    return request;
}

}  // namespace plimsoll::okx
