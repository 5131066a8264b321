// What is asked by REST, how often, and which recorded address asked what. binance.md sections 1.4, 3 to 9.
#include "feeds/binance/binance.h"
#include "feeds/poll_schedule.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>

namespace plimsoll::binance {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kStatisticsFor = 200;  // four calls each, of 1000 in 5 min; polls may fill four tenths
constexpr std::size_t kSettledFor = 190;     // of 500 requests in five minutes
constexpr std::size_t kCandidates = 120;     // each asked every five minutes

// One row an address. The first that fits a recorded path says what its body is.
struct Address {
    std::string_view path;
    ReplyKind kind;
    Market market;
};
constexpr std::array kAddresses = {
    Address{"/fapi/v1/exchangeInfo", ReplyKind::Instruments, Market::Perp},
    Address{"/fapi/v1/depth", ReplyKind::DepthImage, Market::Perp},
    Address{"/fapi/v1/ticker/bookTicker", ReplyKind::BestQuotes, Market::Perp},
    Address{"/fapi/v1/openInterest", ReplyKind::OpenInterest, Market::Perp},
    Address{"/futures/data/openInterestHist", ReplyKind::OpenInterestHistory, Market::Perp},
    Address{"/fapi/v1/fundingInfo", ReplyKind::FundingInfo, Market::Perp},
    Address{"/fapi/v1/fundingRate", ReplyKind::FundingHistory, Market::Perp},
    Address{"/fapi/v1/premiumIndex", ReplyKind::PremiumIndex, Market::Perp},
    Address{"/fapi/v1/ticker/24hr", ReplyKind::Tickers, Market::Perp},
    Address{"/futures/data/globalLongShortAccountRatio", ReplyKind::RatioGlobalAccount, Market::Perp},
    Address{"/futures/data/topLongShortAccountRatio", ReplyKind::RatioTopAccount, Market::Perp},
    Address{"/futures/data/topLongShortPositionRatio", ReplyKind::RatioTopPosition, Market::Perp},
    Address{"/futures/data/takerlongshortRatio", ReplyKind::TakerVolume, Market::Perp},
    Address{"/fapi/v1/insuranceBalance", ReplyKind::Insurance, Market::Perp},
    Address{"/fapi/v1/symbolAdlRisk", ReplyKind::Adl, Market::Perp},
    Address{"/bapi/futures/v1/friendly/future/common/brackets", ReplyKind::Tiers, Market::Perp},
    Address{"/fapi/v1/aggTrades", ReplyKind::Trades, Market::Perp},
    Address{"/fapi/v1/trades", ReplyKind::Trades, Market::Perp},
    Address{"/fapi/v1/klines", ReplyKind::Klines, Market::Perp},
    Address{"/fapi/v1/time", ReplyKind::ServerTime, Market::Perp},
    Address{"/dapi/v1/exchangeInfo", ReplyKind::Instruments, Market::Perp},
    Address{"/dapi/v1/depth", ReplyKind::DepthImage, Market::Perp},
    Address{"/api/v3/exchangeInfo", ReplyKind::Instruments, Market::Spot},
    Address{"/api/v3/depth", ReplyKind::DepthImage, Market::Spot},
    Address{"/api/v3/ticker/bookTicker", ReplyKind::BestQuotes, Market::Spot},
    Address{"/api/v3/ticker/24hr", ReplyKind::Tickers, Market::Spot},
    Address{"/api/v3/aggTrades", ReplyKind::Trades, Market::Spot},
    Address{"/api/v3/trades", ReplyKind::Trades, Market::Spot},
    Address{"/api/v3/historicalTrades", ReplyKind::Trades, Market::Spot},
    Address{"/api/v3/klines", ReplyKind::Klines, Market::Spot},
    Address{"/api/v3/time", ReplyKind::ServerTime, Market::Spot},
};

RestRequest perp(ReplyKind kind, std::string path, int weight = 1, PoolIndex pool = PerpWeight)
{
    return {kind, Role::Rest, Market::Perp, std::move(path), {}, weight, pool};
}

RestRequest forSymbol(ReplyKind kind, std::string_view path, const Instrument& instrument, int weight = 1,
                      PoolIndex pool = PerpWeight)
{
    const char separator = path.find('?') == std::string_view::npos ? '?' : '&';
    return {kind,          Role::Rest,
            Market::Perp,  std::string(path) + separator + "symbol=" + percentEncode(instrument.symbol),
            instrument.id, weight,
            pool};
}

// The sets of permissions are most of that list, and say nothing here (changelog of 2024-10-17).
RestRequest spotInstruments()
{
    return {ReplyKind::Instruments,
            Role::SpotRest,
            Market::Spot,
            "/api/v3/exchangeInfo?showPermissionSets=false",
            {},
            20,
            SpotWeight};
}

}  // namespace

std::vector<RestRequest> startup(const Endpoints& endpoints)
{
    std::vector<RestRequest> requests;
    if (!endpoints.at(Role::Rest).empty())
        requests.push_back(perp(ReplyKind::Instruments, "/fapi/v1/exchangeInfo"));
    if (!endpoints.at(Role::SpotRest).empty()) requests.push_back(spotInstruments());
    return requests;
}

std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<Poll> all;
    if (!watch.has(VenueId::Binance)) return all;
    if (watch.spot && !endpoints.at(Role::SpotRest).empty())
        all.push_back({spotInstruments(), seconds(55), seconds(55)});  // FAULTS 47, as below
    if (endpoints.at(Role::Rest).empty()) return all;

    // Everything at once. New listings must be offered within a minute; !contractInfo is not a promise.
    all.push_back({perp(ReplyKind::FundingInfo, "/fapi/v1/fundingInfo", 1, PerpFunding), minutes(10), {}});
    all.push_back({perp(ReplyKind::PremiumIndex, "/fapi/v1/premiumIndex", 10), seconds(60), seconds(1)});
    all.push_back({perp(ReplyKind::Tickers, "/fapi/v1/ticker/24hr", 40), minutes(5), {}});
    all.push_back({perp(ReplyKind::FundingHistory, "/fapi/v1/fundingRate?limit=1000", 1, PerpFunding), minutes(3),
                   seconds(2)});
    all.push_back({perp(ReplyKind::Instruments, "/fapi/v1/exchangeInfo"), seconds(55), seconds(55)});
    all.push_back({perp(ReplyKind::Insurance, "/fapi/v1/insuranceBalance"), minutes(10), seconds(4)});
    all.push_back({perp(ReplyKind::Adl, "/fapi/v1/symbolAdlRisk"), minutes(30), seconds(5)});

    // Section 5: no stream has the open interest. One call each 100 ms at most: 600 weight a minute.
    const std::vector<const Instrument*> perps = watched(watch, catalogue, Market::Perp);
    const std::size_t n = perps.size();
    const milliseconds openInterestEvery = std::max<milliseconds>(seconds(5), milliseconds(100) * n);
    const milliseconds statisticsEvery =
        std::max<milliseconds>(minutes(5), milliseconds(3'100) * std::min(n, kStatisticsFor));
    for (std::size_t i = 0; i < n; ++i) {
        const Instrument& p = *perps[i];
        all.push_back({forSymbol(ReplyKind::OpenInterest, "/fapi/v1/openInterest", p), openInterestEvery,
                       slot(openInterestEvery, i, n)});
        // fundingInfo leaves out contracts whose interval was never changed: two settlements tell it (section 4).
        if (!p.fundingHours && i < kSettledFor) {
            RestRequest settled = forSymbol(ReplyKind::FundingHistory, "/fapi/v1/fundingRate", p, 1, PerpFunding);
            settled.path += "&limit=2";
            all.push_back({std::move(settled), {}, seconds(2) + slot(seconds(10), i, n)});
        }
        if (i >= kStatisticsFor) continue;
        // Section 8: the period before the last closed one is of no interest.
        const milliseconds first = seconds(3) + slot(minutes(1), i, n);
        const bool focus = std::find(watch.focus.begin(), watch.focus.end(), p.asset) != watch.focus.end();
        // A day of it for what is on screen.
        const char* const reach = focus ? "?period=5m&limit=288" : "?period=5m&limit=1";
        const auto statistic = [&](ReplyKind kind, std::string_view path) {
            all.push_back(
                {forSymbol(kind,
                           std::string(path) + (kind == ReplyKind::TakerVolume ? "?period=5m&limit=1" : reach), p,
                           1, PerpStatistics),
                 statisticsEvery, first});
        };
        statistic(ReplyKind::RatioGlobalAccount, "/futures/data/globalLongShortAccountRatio");
        statistic(ReplyKind::RatioTopAccount, "/futures/data/topLongShortAccountRatio");
        statistic(ReplyKind::RatioTopPosition, "/futures/data/topLongShortPositionRatio");
        statistic(ReplyKind::TakerVolume, "/futures/data/takerlongshortRatio");
    }
    // Whether a contract is among the largest is seen by its open interest alone, and no list has that.
    WatchSet maybe = watch;
    maybe.assets = watch.candidates;
    maybe.focus.clear();
    std::vector<const Instrument*> candidates = watched(maybe, catalogue, Market::Perp);
    std::erase_if(candidates,
                  [&](const Instrument* i) { return std::find(perps.begin(), perps.end(), i) != perps.end(); });
    candidates.resize(std::min(candidates.size(), kCandidates));
    for (std::size_t i = 0; i < candidates.size(); ++i)
        all.push_back({forSymbol(ReplyKind::OpenInterest, "/fapi/v1/openInterest", *candidates[i]), minutes(5),
                       slot(seconds(8), i, candidates.size())});
    return all;
}

namespace {

// Sections 3.1 and 3.3: 1000 levels weigh 20 of 2400 (spot: 50 of 6000), 500 levels half of that.
RestRequest image(const Instrument& instrument, int levels)
{
    std::string query = "?symbol=";
    query += percentEncode(instrument.symbol);
    query += "&limit=";
    query += std::to_string(levels);
    if (instrument.market == Market::Spot)
        return {ReplyKind::DepthImage, Role::SpotRest, Market::Spot, "/api/v3/depth" + query,
                instrument.id,         levels / 20,    SpotWeight};
    return {ReplyKind::DepthImage, Role::Rest,  Market::Perp, "/fapi/v1/depth" + query,
            instrument.id,         levels / 50, PerpWeight};
}

}  // namespace

RestRequest depthImage(const Instrument& instrument)
{
    return image(instrument, 1000);
}

RestRequest shallowImage(const Instrument& instrument)
{
    return image(instrument, 500);
}

std::optional<RestRequest> identify(std::string_view url, const Catalogue& catalogue)
{
    const std::string_view path = withoutHost(url);
    const auto row = std::find_if(kAddresses.begin(), kAddresses.end(),
                                  [bare = pathOnly(path)](const Address& a) { return a.path == bare; });
    if (row == kAddresses.end()) return std::nullopt;
    RestRequest request{row->kind,
                        row->market == Market::Spot ? Role::SpotRest : Role::Rest,
                        row->market,
                        std::string(path),
                        {},
                        1,
                        0};
    if (const std::string symbol = queryValue(path, "symbol"); !symbol.empty())
        request.instrument = catalogue.peek(row->market, symbol);
    return request;
}

// "... IP(1.2.3.4) banned until 1790000000000. ..." (section 1.4).
std::optional<Timestamp> bannedUntil(std::string_view body)
{
    static constexpr std::string_view words = "banned until ";
    const std::size_t at = body.find(words);
    if (at == std::string_view::npos) return std::nullopt;
    std::int64_t ms = 0;
    std::size_t digits = 0;
    for (std::size_t i = at + words.size(); i < body.size() && body[i] >= '0' && body[i] <= '9'; ++i) {
        if (++digits > 13) return std::nullopt;
        ms = ms * 10 + (body[i] - '0');
    }
    if (digits < 10) return std::nullopt;
    if (digits == 10) ms *= 1000;
    constexpr std::int64_t kLatestMs = 9'000'000'000'000;  // clocks here end in 2262
    if (ms > kLatestMs) return std::nullopt;
    return fromUnixMs(ms);
}

}  // namespace plimsoll::binance
