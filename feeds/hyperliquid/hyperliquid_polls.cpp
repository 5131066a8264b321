// What is asked by REST, how often, and what a recorded request asked. hyperliquid.md sections 1, 3, 4, 8.
#include "feeds/hyperliquid/hyperliquid.h"

#include "feeds/codec_base.h"
#include "feeds/poll_schedule.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace plimsoll::hyperliquid {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kPath = "/info";
constexpr std::size_t kQuickBooks = 2;   // books by REST each second: 120 of 1200 a minute each
constexpr std::size_t kHistories = 100;  // 23 weight each, twice an hour
constexpr milliseconds kFundingPage{hours(3)};

struct Asked {
    std::string_view type;
    ReplyKind kind;
    Market market;
    int weight;
};
constexpr std::array kAsked = {
    Asked{"meta", ReplyKind::Instruments, Market::Perp, 20},
    Asked{"spotMeta", ReplyKind::Instruments, Market::Spot, 20},
    Asked{"allPerpMetas", ReplyKind::Instruments, Market::Perp, 20},
    Asked{"metaAndAssetCtxs", ReplyKind::Tickers, Market::Perp, 20},
    Asked{"spotMetaAndAssetCtxs", ReplyKind::Tickers, Market::Spot, 20},
    Asked{"l2Book", ReplyKind::DepthImage, Market::Perp, 2},
    Asked{"fundingHistory", ReplyKind::FundingHistory, Market::Perp, 21},
    Asked{"candleSnapshot", ReplyKind::Klines, Market::Perp, 21},
    Asked{"recentTrades", ReplyKind::Trades, Market::Perp, 21},
    Asked{"exchangeStatus", ReplyKind::Status, Market::Perp, 2},
    Asked{"predictedFundings", ReplyKind::FundingInfo, Market::Perp, 20},
    Asked{"allMids", ReplyKind::Unused, Market::Perp, 2},
    Asked{"perpDexs", ReplyKind::Unused, Market::Perp, 20},
    Asked{"perpsAtOpenInterestCap", ReplyKind::Unused, Market::Perp, 20},
    Asked{"perpCategories", ReplyKind::Unused, Market::Perp, 20},
    Asked{"clearinghouseState", ReplyKind::Account, Market::Perp, 2},
    Asked{"spotClearinghouseState", ReplyKind::Unused, Market::Spot, 2},
};

const Asked* askedFor(std::string_view type)
{
    const auto row = std::find_if(kAsked.begin(), kAsked.end(), [&](const Asked& a) { return a.type == type; });
    return row == kAsked.end() ? nullptr : &*row;
}

RestRequest ask(std::string_view type, std::string_view more = {})
{
    const Asked& row = *askedFor(type);
    return {row.kind, Role::Rest, row.market, std::string(kPath),
            {},       row.weight, 0,          "{\"type\":\"" + std::string(type) + '"' + std::string(more) + '}'};
}

RestRequest forCoin(std::string_view type, const Instrument& instrument, const std::string& more = {})
{
    RestRequest request = ask(type, ",\"coin\":\"" + instrument.symbol + '"' + more);
    request.market = instrument.market;
    request.instrument = instrument.id;
    return request;
}

// The exchanges whose positions are asked for: the venue's own, and those of the builder-deployed contracts that
// are watched (section 7: each is asked for by itself).
std::vector<std::string> exchanges(const WatchSet& watch)
{
    std::vector<std::string> out{{}};
    for (const auto* assets : {&watch.focus, &watch.assets})
        for (const std::string& asset : *assets) {
            const std::size_t colon = asset.find(':');
            if (colon == std::string::npos || colon == 0) continue;
            std::string dex = asset.substr(0, colon);
            const bool plain = std::all_of(
                dex.begin(), dex.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
            if (plain && std::find(out.begin(), out.end(), dex) == out.end()) out.push_back(std::move(dex));
        }
    return out;
}

// Ten users may be subscribed to at once, and the vaults are eight of them: accounts are asked for (section 1).
void addAccounts(const WatchSet& watch, std::vector<Poll>& all)
{
    const std::size_t many = std::min(watch.accounts.size(), kMostAccounts);
    const std::vector<std::string> dexs = exchanges(watch);
    const milliseconds every = accountsEvery(many * dexs.size());
    std::size_t place = 0;
    for (std::size_t i = 0; i < many; ++i) {
        if (!isAddress(watch.accounts[i])) continue;
        for (const std::string& dex : dexs) {
            std::string more = ",\"user\":\"";
            more += watch.accounts[i];
            more += '"';
            if (!dex.empty()) {
                more += ",\"dex\":\"";
                more += dex;
                more += '"';
            }
            all.push_back({ask("clearinghouseState", more), every, slot(every, place++, many * dexs.size())});
        }
    }
}

bool inFocus(const WatchSet& watch, const Instrument& i)
{
    return std::find(watch.focus.begin(), watch.focus.end(), i.asset) != watch.focus.end();
}

}  // namespace

std::string_view typeOf(std::string_view body)
{
    return looseText(body, "\"type\"");
}
std::string_view coinOf(std::string_view body)
{
    return looseText(body, "\"coin\"");
}

std::vector<RestRequest> startup(const Endpoints& endpoints)
{
    if (endpoints.at(Role::Rest).empty()) return {};
    return {ask("meta"), ask("spotMeta")};
}

std::vector<Poll> polls(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<Poll> all;
    if (!watch.has(VenueId::Hyperliquid) || endpoints.at(Role::Rest).empty()) return all;

    // The list and every context at once: what positions in the contexts mean is read again each minute, and
    // what is new is offered within one (FAULTS 47).
    all.push_back({ask("metaAndAssetCtxs"), seconds(55), seconds(1)});
    all.push_back({ask("meta"), hours(1), hours(1)});  // margin tiers
    all.push_back({ask("exchangeStatus"), seconds(60), seconds(8)});
    all.push_back({ask("predictedFundings"), seconds(50), seconds(4)});  // what it expects others to charge
    if (wantsBuilderDexs(watch)) all.push_back({ask("allPerpMetas"), minutes(10), {}});
    if (watch.spot) {
        all.push_back({ask("spotMetaAndAssetCtxs"), seconds(55), seconds(2)});
        all.push_back({ask("spotMeta"), hours(1), hours(1)});
    }
    addAccounts(watch, all);
    // The stream's book is up to five seconds old; REST has one of the last half second.
    std::size_t quick = 0;
    for (const Market market : {Market::Perp, Market::Spot})
        for (const Instrument* i : watched(watch, catalogue, market))
            if (inFocus(watch, *i) && quick < kQuickBooks) {
                all.push_back({depthImage(*i), seconds(1), milliseconds(300) * static_cast<int>(quick)});
                ++quick;
            }
    // Settled rates. A history begins at a time, and only the venue's own clock says which: a book of the
    // coin is asked for first, and its time leads to the history (`nextPage`).
    std::vector<const Instrument*> perps = watched(watch, catalogue, Market::Perp);
    perps.resize(std::min<std::size_t>(perps.size(), kHistories));
    for (std::size_t i = 0; i < perps.size(); ++i) {
        RestRequest request = depthImage(*perps[i]);
        request.kind = ReplyKind::FundingHistory;
        all.push_back({std::move(request), minutes(30), seconds(10) + slot(minutes(10), i, perps.size())});
    }
    return all;
}

RestRequest depthImage(const Instrument& instrument)
{
    return forCoin("l2Book", instrument);
}

// {"coin":"BTC","time":1790231586439,"levels":[...]}
std::optional<RestRequest> nextPage(const RestRequest& asked, std::string_view body)
{
    if (asked.kind != ReplyKind::FundingHistory || typeOf(asked.body) != "l2Book") return std::nullopt;
    static constexpr std::string_view name = "\"time\":";
    const std::size_t at = body.find(name);
    if (at == std::string_view::npos) return std::nullopt;
    std::int64_t now = 0;
    const std::string_view digits = body.substr(at + name.size());
    if (std::from_chars(digits.data(), digits.data() + digits.size(), now).ec != std::errc{}) return std::nullopt;
    if (now < kFundingPage.count()) return std::nullopt;
    RestRequest next = ask("fundingHistory", ",\"coin\":\"" + std::string(coinOf(asked.body)) +
                                                 "\",\"startTime\":" + std::to_string(now - kFundingPage.count()));
    next.instrument = asked.instrument;
    return next;
}

std::optional<RestRequest> identify(std::string_view, const Catalogue&)
{
    return std::nullopt;
}

std::optional<RestRequest> identifyPost(std::string_view url, std::string_view body, const Catalogue& catalogue)
{
    if (pathOnly(withoutHost(url)) != kPath) return std::nullopt;
    const Asked* row = askedFor(typeOf(body));
    if (!row) return std::nullopt;
    RestRequest request{row->kind, Role::Rest,  row->market, std::string(kPath),
                        {},        row->weight, 0,           std::string(body)};
    if (const std::string_view coin = coinOf(body); !coin.empty()) {
        request.market = marketOfCoin(coin);
        request.instrument = catalogue.peek(request.market, coin);
    }
    return request;
}

}  // namespace plimsoll::hyperliquid
