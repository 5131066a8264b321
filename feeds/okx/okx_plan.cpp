// Which sockets with which topics. okx.md sections 2, 4, 8.
//
// A topic is named "channel:argument" here; on the wire it is {"channel":"...","instId":"..."}.
#include "feeds/okx/okx.h"

#include <algorithm>
#include <array>
#include <set>

namespace plimsoll::okx {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kPath = "/ws/v5/public";
constexpr std::size_t kBooks = 130;  // a market; what is beyond has the quotes of its ticker

const SendLimits& limitsOf(Market market)
{
    const VenueProfile& profile = *venueProfile(VenueId::Okx);
    return market == Market::Spot ? profile.sendSpot : profile.send;
}

struct Stream {
    std::string_view channel;
    TopicClass cls;
    std::chrono::milliseconds quiet{0};  // how long it may say nothing: without a change it speaks once in a while
    bool ofIndex = false, focusOnly = false;
};
// A family of sockets: so many instruments on each, all their streams together; fewer where the profile wants it.
struct Family {
    std::string_view name;
    Market market;
    std::size_t perSocket, most;
    std::array<Stream, 6> streams;
};
constexpr std::size_t kAll = ~std::size_t{0};
// Section 2 recommends fewer than 30 deep books a connection.
constexpr std::array kFamilies = {
    Family{"swap books",
           Market::Perp,
           25,
           kBooks,
           {Stream{"books", TopicClass::Depth}, Stream{"bbo-tbt", TopicClass::Bbo}}},
    Family{"swap market",
           Market::Perp,
           40,
           kAll,
           {Stream{"mark-price", TopicClass::Mark, seconds(12)},
            Stream{"index-tickers", TopicClass::Mark, seconds(75), true}, Stream{"tickers", TopicClass::Ticker},
            Stream{"funding-rate", TopicClass::Mark, minutes(3)},
            Stream{"open-interest", TopicClass::Ticker, minutes(10)},
            Stream{"price-limit", TopicClass::PriceLimit, {}, false, true}}},
    Family{"swap trades", Market::Perp, 100, kAll, {Stream{"trades", TopicClass::Trades}}},
    Family{"spot books",
           Market::Spot,
           25,
           kBooks,
           {Stream{"books", TopicClass::Depth}, Stream{"bbo-tbt", TopicClass::Bbo}}},
    Family{"spot market",
           Market::Spot,
           80,
           kAll,
           {Stream{"tickers", TopicClass::Ticker}, Stream{"trades", TopicClass::Trades}}},
};

// What covers a whole market: on the first socket of the family, where other topics prove it alive.
struct MarketWide {
    std::string_view family, topic;
    TopicClass cls;
};
constexpr std::array kMarketWide = {
    MarketWide{"swap market", "liquidation-orders:SWAP", TopicClass::Liquidations},
    MarketWide{"swap market", "instruments:SWAP", TopicClass::Instruments},
    MarketWide{"swap market", "adl-warning:SWAP", TopicClass::Adl},
    MarketWide{"swap market", "status", TopicClass::Status},
    MarketWide{"spot market", "instruments:SPOT", TopicClass::Instruments},
};

constexpr std::string_view kPairsOn = "spot market";

// Channels whose argument is a type of instruments.
constexpr std::array<std::string_view, 3> kByType = {"liquidation-orders", "instruments", "adl-warning"};

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string argOf(std::string_view topic)
{
    const std::size_t colon = topic.find(':');
    const std::string_view channel = topic.substr(0, colon);
    std::string arg = "{\"channel\":" + quoted(channel);
    if (colon != std::string_view::npos) {
        const bool byType = std::find(kByType.begin(), kByType.end(), channel) != kByType.end();
        arg += byType ? ",\"instType\":" : ",\"instId\":";
        arg += quoted(topic.substr(colon + 1));
    }
    return arg + '}';
}

// The chosen instruments stay where they are when another one is looked at: in the order of the list,
// not of interest.
std::vector<const Instrument*> inPlace(std::vector<const Instrument*> chosen, std::size_t most)
{
    if (chosen.size() > most) chosen.resize(most);
    std::sort(chosen.begin(), chosen.end(),
              [](const Instrument* a, const Instrument* b) { return a->id < b->id; });
    return chosen;
}

}  // namespace

std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market)
{
    std::vector<const Instrument*> found;
    if (!watch.has(VenueId::Okx) || (market == Market::Spot && !watch.spot)) return found;
    const auto add = [&](const Instrument* instrument) {
        if (std::find(found.begin(), found.end(), instrument) == found.end()) found.push_back(instrument);
    };
    std::vector<const Instrument*> coinMargined;
    for (const Instrument& i : catalogue.all()) {
        const bool trades = i.status == InstrumentStatus::Trading || i.status == InstrumentStatus::Delisting;
        if (i.market == market && i.inverse && trades && i.crypto) coinMargined.push_back(&i);
    }
    for (const std::vector<std::string>* assets : {&watch.focus, &watch.assets}) {
        for (const std::string& asset : *assets) {
            const std::vector<const Instrument*> linear = catalogue.tradable(asset, market);
            if (!linear.empty()) add(linear.front());
            for (const Instrument* i : coinMargined)
                if (i->asset == asset) add(i);
        }
    }
    return found;
}

std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<ConnectionPlan> plans;
    if (!watch.has(VenueId::Okx) || endpoints.at(Role::Ws).empty()) return plans;
    for (const Family& family : kFamilies) {
        if (family.market == Market::Spot && !watch.spot) continue;
        const auto instruments = inPlace(watched(watch, catalogue, family.market), family.most);
        std::set<std::string> named;
        std::vector<Topic> topics;
        const auto add = [&](std::string name, TopicClass cls, InstrumentId id, std::chrono::milliseconds quiet,
                             bool onChange = false) {
            if (named.insert(name).second) topics.push_back({std::move(name), cls, id, quiet, onChange});
        };
        for (const MarketWide& wide : kMarketWide)
            if (wide.family == family.name) add(std::string(wide.topic), wide.cls, {}, {});
        // What the quote currencies are worth. The watched among them have their quotes on another socket.
        if (family.name == kPairsOn)
            for (const Instrument* pair : catalogue.currencyPairs())
                if (std::find(instruments.begin(), instruments.end(), pair) == instruments.end())
                    add("bbo-tbt:" + pair->symbol, TopicClass::Bbo, pair->id, {}, true);
        const std::size_t most = limitsOf(family.market).topicsPerSocket;
        std::size_t n = 0, number = 0;
        const auto close = [&] {
            n = 0;
            if (topics.empty()) return;
            plans.push_back({std::string(family.name) + ' ' + std::to_string(++number), Role::Ws,
                             std::string(kPath), family.market, std::move(topics)});
            topics.clear();
        };
        for (const Instrument* instrument : instruments) {
            if (topics.size() + family.streams.size() > most) close();
            const bool focus =
                std::find(watch.focus.begin(), watch.focus.end(), instrument->asset) != watch.focus.end();
            for (const Stream& stream : family.streams) {
                if (stream.channel.empty() || (stream.focusOnly && !focus)) continue;
                const std::string about = stream.ofIndex ? indexOf(instrument->symbol) : instrument->symbol;
                add(std::string(stream.channel) + ':' + about, stream.cls, instrument->id, stream.quiet);
            }
            if (++n == family.perSocket) close();
        }
        close();
    }
    return plans;
}

// Section 2. The id says how many args there are: each is acknowledged alone (OkxCodec::control).
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId)
{
    const std::size_t most = limitsOf(market).topicsPerFrame;
    std::vector<OutFrame> frames;
    for (std::size_t at = 0; at < topics.size(); at += most) {
        const std::size_t end = std::min(at + most, topics.size());
        OutFrame frame;
        frame.id = firstId + static_cast<std::int64_t>(frames.size());
        frame.text = "{\"id\":\"" + std::to_string(frame.id) + 'n' + std::to_string(end - at) + "\",\"op\":\"" +
                     (on ? "subscribe" : "unsubscribe") + "\",\"args\":[";
        for (std::size_t i = at; i < end; ++i) {
            if (i > at) frame.text += ',';
            frame.text += argOf(topics[i]);
            frame.topics.push_back(topics[i]);
        }
        frame.text += "]}";
        frames.push_back(std::move(frame));
    }
    return frames;
}

}  // namespace plimsoll::okx
