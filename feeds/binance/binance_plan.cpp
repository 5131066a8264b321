// Which sockets with which topics. binance.md sections 1.1, 1.3, 10.
#include "feeds/binance/binance.h"

#include <algorithm>
#include <array>

namespace plimsoll::binance {

namespace {

constexpr std::size_t kDepthBooks = 100;  // every image costs 20 of 2400 weight a minute

const SendLimits& limitsOf(Market market)
{
    const VenueProfile& profile = *venueProfile(VenueId::Binance);
    return market == Market::Spot ? profile.sendSpot : profile.send;
}

std::string lowerCase(std::string_view s)
{
    std::string out(s);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

struct Stream {
    std::string_view suffix;
    TopicClass cls;
    std::size_t most;  // instruments
};
// A family of sockets: all instruments' topics of these streams, split at the limit.
struct Family {
    std::string_view name, path;
    Role role;
    Market market;
    std::array<Stream, 3> streams;
};
constexpr std::size_t kAll = ~std::size_t{0};
constexpr std::array kFamilies = {
    Family{"perp depth",
           "/public/stream",
           Role::Ws,
           Market::Perp,
           {Stream{"@depth@100ms", TopicClass::Depth, kDepthBooks}, {}, {}}},
    Family{"perp quotes",
           "/public/stream",
           Role::Ws,
           Market::Perp,
           {Stream{"@bookTicker", TopicClass::Bbo, kAll}, {}, {}}},
    Family{"perp trades",
           "/market/stream",
           Role::Ws,
           Market::Perp,
           {Stream{"@aggTrade", TopicClass::Trades, kAll}, {}, {}}},
    Family{"spot",
           "/stream",
           Role::SpotWs,
           Market::Spot,
           {Stream{"@bookTicker", TopicClass::Bbo, kAll}, Stream{"@aggTrade", TopicClass::Trades, kAll},
            Stream{"@depth@100ms", TopicClass::Depth, kDepthBooks}}},
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

}  // namespace

std::vector<const Instrument*> watched(const WatchSet& watch, const Catalogue& catalogue, Market market)
{
    std::vector<const Instrument*> found;
    const auto add = [&](const std::vector<std::string>& assets) {
        for (const std::string& asset : assets) {
            const std::vector<const Instrument*> candidates = catalogue.tradable(asset, market);
            if (candidates.empty()) continue;
            if (std::find(found.begin(), found.end(), candidates.front()) == found.end())
                found.push_back(candidates.front());
        }
    };
    if (!watch.has(VenueId::Binance) || (market == Market::Spot && !watch.spot)) return found;
    add(watch.focus);
    add(watch.assets);
    return found;
}

std::vector<ConnectionPlan> plan(const WatchSet& watch, const Catalogue& catalogue, const Endpoints& endpoints)
{
    std::vector<ConnectionPlan> plans;
    if (!watch.has(VenueId::Binance)) return plans;
    if (!endpoints.at(Role::Ws).empty()) {
        // All-market streams: every contract's mark and funding, liquidations, listings, 24 h figures.
        plans.push_back({"perp market",
                         Role::Ws,
                         "/market/stream",
                         Market::Perp,
                         {{"!markPrice@arr@1s", TopicClass::Mark, {}},
                          {"!forceOrder@arr", TopicClass::Liquidations, {}},
                          {"!contractInfo", TopicClass::Instruments, {}},
                          {"!miniTicker@arr", TopicClass::Ticker, {}}}});
    }
    for (const Family& family : kFamilies) {
        if (endpoints.at(family.role).empty()) continue;
        std::vector<Topic> topics;
        std::size_t n = 0;
        const std::vector<const Instrument*> instruments = watched(watch, catalogue, family.market);
        if (family.market == Market::Spot && watch.spot)
            for (const Instrument* pair : catalogue.currencyPairs())
                if (std::find(instruments.begin(), instruments.end(), pair) == instruments.end())
                    topics.push_back({lowerCase(pair->symbol) + "@bookTicker", TopicClass::Bbo, pair->id,
                                      std::chrono::milliseconds{0}, true});
        for (const Instrument* instrument : instruments) {
            for (const Stream& stream : family.streams)
                if (!stream.suffix.empty() && n < stream.most)
                    topics.push_back(
                        {lowerCase(instrument->symbol) + std::string(stream.suffix), stream.cls, instrument->id});
            ++n;
        }
        const std::size_t most = limitsOf(family.market).topicsPerSocket;
        for (std::size_t at = 0, number = 1; at < topics.size(); at += most, ++number) {
            const auto first = topics.begin() + static_cast<std::ptrdiff_t>(at);
            const auto last = topics.begin() + static_cast<std::ptrdiff_t>(std::min(at + most, topics.size()));
            plans.push_back({std::string(family.name) + ' ' + std::to_string(number),
                             family.role,
                             std::string(family.path),
                             family.market,
                             {first, last}});
        }
    }
    return plans;
}

// Section 1.2; at most 200 topics a frame, one id each.
std::vector<OutFrame> subscribe(std::span<const std::string> topics, bool on, Market market, std::int64_t firstId)
{
    const std::size_t most = limitsOf(market).topicsPerFrame;
    std::vector<OutFrame> frames;
    for (std::size_t at = 0; at < topics.size(); at += most) {
        OutFrame frame;
        frame.id = firstId + static_cast<std::int64_t>(frames.size());
        frame.text = on ? R"({"method":"SUBSCRIBE","params":[)" : R"({"method":"UNSUBSCRIBE","params":[)";
        for (std::size_t i = at; i < std::min(at + most, topics.size()); ++i) {
            if (i > at) frame.text += ',';
            frame.text += quoted(topics[i]);
            frame.topics.push_back(topics[i]);
        }
        frame.text += "],\"id\":" + std::to_string(frame.id) + '}';
        frames.push_back(std::move(frame));
    }
    return frames;
}

}  // namespace plimsoll::binance
