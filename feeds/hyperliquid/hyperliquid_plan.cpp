// Which sockets with which topics. hyperliquid.md sections 1, 3, 4, 6.
//
// Two streams give books, and they look alike on the wire: 20 levels a side every five seconds, and 5
// levels every half second. The first is the book; the second only its best quotes. They are never mixed,
// because a book belongs to the connection that subscribes it (class Depth) and the two are subscribed on
// different sockets. Between its images the book of a focus asset is brought up to date by REST, which
// gives the same 20 levels (`polls`).
#include "feeds/hyperliquid/hyperliquid.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace plimsoll::hyperliquid {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// 1000 subscriptions an address: 100 contracts and 60 pairs of five topics each, and ten for all markets.
constexpr std::size_t kContracts = 100, kPairs = 60;

// All slow books of a socket come at once (section 3).
constexpr std::uint8_t kSlowClock = 1;
constexpr std::string_view kPairsOn = "spot";  // what the quote currencies are worth

struct Stream {
    std::string_view prefix;
    TopicClass cls;
    milliseconds quiet{0};
    bool onChange = false;
    std::uint8_t clock = 0;
};
struct Family {
    std::string_view name;
    Market market;
    std::size_t most;  // instruments
    std::vector<Stream> streams;
};
// The context speaks every second and keeps its socket from looking dead between the slow books.
const Family kFamilies[] = {
    {"contracts",
     Market::Perp,
     kContracts,
     {{"l2Book ", TopicClass::Depth, seconds(16), false, kSlowClock},
      {"bbo ", TopicClass::Bbo, {}, true},
      {"trades ", TopicClass::Trades},
      {"activeAssetCtx ", TopicClass::Ticker, seconds(5)}}},
    {"quotes", Market::Perp, kContracts, {{"l2Book+fast ", TopicClass::Bbo, seconds(5)}}},
    {"spot",
     Market::Spot,
     kPairs,
     {{"l2Book ", TopicClass::Depth, seconds(16), false, kSlowClock},
      {"bbo ", TopicClass::Bbo, {}, true},
      {"trades ", TopicClass::Trades, {}, true},
      {"activeAssetCtx ", TopicClass::Ticker, seconds(5)}}},
    {"spot quotes", Market::Spot, kPairs, {{"l2Book+fast ", TopicClass::Bbo, seconds(5)}}},
};

bool sameText(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

const Instrument* builderContract(std::string_view asset, const Catalogue& catalogue)
{
    for (const Instrument& i : catalogue.all())
        if (i.market == Market::Perp && i.status == InstrumentStatus::Trading && sameText(i.symbol, asset))
            return &i;
    return nullptr;
}

bool namesDex(std::string_view asset)
{
    return asset.find(':') != std::string_view::npos;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

// "l2Book+fast BTC" -> {"type":"l2Book","coin":"BTC","fast":true}
std::string subscription(std::string_view topic)
{
    const std::size_t space = topic.find(' ');
    std::string_view type = topic.substr(0, space);
    const std::string_view whom = space == std::string_view::npos ? std::string_view() : topic.substr(space + 1);
    const bool fast = type.ends_with("+fast");
    if (fast) type.remove_suffix(5);
    std::string out = "{\"type\":" + quoted(type);
    if (!whom.empty()) out += (whom.starts_with("0x") ? ",\"user\":" : ",\"coin\":") + quoted(whom);
    if (fast) out += ",\"fast\":true";
    return out + '}';
}

}  // namespace

bool wantsBuilderDexs(const WatchSet& watch)
{
    const auto any = [](const std::vector<std::string>& assets) {
        return std::any_of(assets.begin(), assets.end(), [](const std::string& a) { return namesDex(a); });
    };
    return any(watch.focus) || any(watch.assets);
}

std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market)
{
    std::vector<const Instrument*> found;
    if (!watch.has(VenueId::Hyperliquid) || (market == Market::Spot && !watch.spot)) return found;
    const auto want = [&](const Instrument* i) {
        if (i && std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
    };
    for (const std::vector<std::string>* assets : {&watch.focus, &watch.assets}) {
        for (const std::string& asset : *assets) {
            if (namesDex(asset)) {
                if (market == Market::Perp) want(builderContract(asset, catalogue));
                continue;
            }
            // One unknown name closes the socket: only names that a list of the venue has brought.
            for (const Instrument* i : catalogue.tradable(asset, market)) {
                if (i->provisional) continue;
                want(i);
                break;
            }
        }
    }
    return found;
}

std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<ConnectionPlan> plans;
    if (!watch.has(VenueId::Hyperliquid) || endpoints.at(Role::Ws).empty()) return plans;
    for (const Family& family : kFamilies) {
        ConnectionPlan socket{std::string(family.name), Role::Ws, "/ws", family.market, {}};
        std::vector<const Instrument*> wanted = watched(watch, catalogue, family.market);
        wanted.resize(std::min(wanted.size(), family.most));
        for (const Instrument* instrument : wanted)
            for (const Stream& stream : family.streams)
                socket.topics.push_back({std::string(stream.prefix) + instrument->symbol, stream.cls,
                                         instrument->id, stream.quiet, stream.onChange, stream.clock});
        if (family.name == kPairsOn && watch.spot)
            for (const Instrument* pair : catalogue.currencyPairs())
                if (std::find(wanted.begin(), wanted.end(), pair) == wanted.end())
                    socket.topics.push_back({"bbo " + pair->symbol, TopicClass::Bbo, pair->id, {}, true});
        if (!socket.topics.empty()) plans.push_back(std::move(socket));
    }
    // Contexts of every contract: marks each second, all else each quarter of a minute. And the vaults.
    ConnectionPlan all{"all contracts", Role::Ws, "/ws", Market::Perp, {}};
    all.topics.push_back({"fastAssetCtxs", TopicClass::Mark, {}, seconds(5)});
    all.topics.push_back({"allDexsAssetCtxs", TopicClass::Mark, {}, seconds(60)});
    for (const std::string_view vault : kVaults)
        all.topics.push_back({"userFills " + std::string(vault), TopicClass::Liquidations, {}});
    plans.push_back(std::move(all));
    return plans;
}

// Section 1: one subscription a frame, lists are rejected. Answers repeat the subscription, not a number.
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market, std::int64_t firstId)
{
    std::vector<OutFrame> frames;
    for (const std::string& topic : topics)
        frames.push_back({std::string("{\"method\":\"") + (on ? "subscribe" : "unsubscribe") +
                              "\",\"subscription\":" + subscription(topic) + '}',
                          firstId + static_cast<std::int64_t>(frames.size()),
                          {topic}});
    return frames;
}

}  // namespace plimsoll::hyperliquid
