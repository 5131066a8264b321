// Which sockets with which topics. bybit.md sections 1.1, 1.2, 11.
#include "feeds/bybit/bybit.h"

#include <algorithm>
#include <array>

namespace plimsoll::bybit {

namespace {

constexpr std::size_t kDeepBooks = 100;

const SendLimits& limitsOf(Market market)
{
    const VenueProfile& profile = *venueProfile(VenueId::Bybit);
    return market == Market::Spot ? profile.sendSpot : profile.send;
}

struct Stream {
    std::string_view prefix;
    TopicClass cls;
    std::size_t most;  // instruments
};
struct Family {
    std::string_view name, path;
    Market market;
    std::array<Stream, 4> streams;
};
constexpr std::size_t kAll = ~std::size_t{0};
constexpr std::array kFamilies = {
    Family{"linear tickers", "/v5/public/linear", Market::Perp, {Stream{"tickers.", TopicClass::Ticker, kAll}}},
    Family{"linear trades", "/v5/public/linear", Market::Perp, {Stream{"publicTrade.", TopicClass::Trades, kAll}}},
    Family{
        "linear books",
        "/v5/public/linear",
        Market::Perp,
        {Stream{"orderbook.1000.", TopicClass::Depth, kDeepBooks}, Stream{"orderbook.1.", TopicClass::Bbo, kAll}}},
    Family{"spot",
           "/v5/public/spot",
           Market::Spot,
           {Stream{"orderbook.200.", TopicClass::Depth, kDeepBooks}, Stream{"orderbook.1.", TopicClass::Bbo, kAll},
            Stream{"publicTrade.", TopicClass::Trades, kAll}, Stream{"tickers.", TopicClass::Ticker, kAll}}},
};

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

// Splits at the limits; the first socket of a family keeps its number when others come and go.
void addSockets(std::string_view name, std::string_view path, Market market, std::vector<Topic> topics,
                std::vector<ConnectionPlan>& plans)
{
    constexpr std::size_t kBrackets = 2;  // around the list; quotes and commas are counted with its topics
    const SendLimits& limits = limitsOf(market);
    std::size_t number = 0, chars = kBrackets;
    ConnectionPlan* current = nullptr;
    for (Topic& topic : topics) {
        const std::size_t cost = topic.name.size() + 3;
        if (!current || current->topics.size() >= limits.topicsPerSocket || chars + cost > limits.charsPerSocket) {
            plans.push_back(
                {std::string(name) + ' ' + std::to_string(++number), Role::Ws, std::string(path), market, {}});
            current = &plans.back();
            chars = kBrackets;
        }
        chars += cost;
        current->topics.push_back(std::move(topic));
    }
}

}  // namespace

std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market)
{
    std::vector<const Instrument*> found;
    if (!watch.has(VenueId::Bybit) || (market == Market::Spot && !watch.spot)) return found;
    for (const std::vector<std::string>* assets : {&watch.focus, &watch.assets}) {
        for (const std::string& asset : *assets) {
            const std::vector<const Instrument*> candidates = catalogue.tradable(asset, market);
            if (candidates.empty()) continue;
            if (std::find(found.begin(), found.end(), candidates.front()) == found.end())
                found.push_back(candidates.front());
        }
    }
    return found;
}

std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<ConnectionPlan> plans;
    if (!watch.has(VenueId::Bybit) || endpoints.at(Role::Ws).empty()) return plans;
    for (const Family& family : kFamilies) {
        std::vector<Topic> topics;
        std::size_t n = 0;
        const std::vector<const Instrument*> instruments = watched(watch, catalogue, family.market);
        if (family.market == Market::Spot && watch.spot)
            for (const Instrument* pair : catalogue.currencyPairs())
                if (std::find(instruments.begin(), instruments.end(), pair) == instruments.end())
                    topics.push_back({"orderbook.1." + pair->symbol, TopicClass::Bbo, pair->id,
                                      std::chrono::milliseconds{0}, true});
        for (const Instrument* instrument : instruments) {
            for (const Stream& stream : family.streams)
                if (!stream.prefix.empty() && n < stream.most)
                    topics.push_back(
                        {std::string(stream.prefix) + instrument->symbol, stream.cls, instrument->id});
            ++n;
        }
        addSockets(family.name, family.path, family.market, std::move(topics), plans);
    }
    // Liquidations of every contract: they cost nothing while nothing happens. There is no wildcard.
    std::vector<Topic> rare = {{"adlAlert.USDT", TopicClass::Adl, {}},
                               {"insurance.USDT", TopicClass::Insurance, {}}};
    for (const Instrument& i : catalogue.all()) {
        const bool trades = i.status == InstrumentStatus::Trading || i.status == InstrumentStatus::Delisting;
        if (i.market == Market::Perp && trades && i.crypto && !i.inverse)
            rare.push_back({"allLiquidation." + i.symbol, TopicClass::Liquidations, i.id});
    }
    addSockets("linear liquidations", "/v5/public/linear", Market::Perp, std::move(rare), plans);
    return plans;
}

// Section 1.1; spot takes ten topics a frame.
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId)
{
    const std::size_t most = limitsOf(market).topicsPerFrame;
    std::vector<OutFrame> frames;
    for (std::size_t at = 0; at < topics.size(); at += most) {
        OutFrame frame;
        frame.id = firstId + static_cast<std::int64_t>(frames.size());
        frame.text = "{\"req_id\":\"" + std::to_string(frame.id) + "\",\"op\":\"" +
                     (on ? "subscribe" : "unsubscribe") + "\",\"args\":[";
        for (std::size_t i = at; i < std::min(at + most, topics.size()); ++i) {
            if (i > at) frame.text += ',';
            frame.text += quoted(topics[i]);
            frame.topics.push_back(topics[i]);
        }
        frame.text += "]}";
        frames.push_back(std::move(frame));
    }
    return frames;
}

}  // namespace plimsoll::bybit
