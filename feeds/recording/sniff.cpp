#include "feeds/recording/sniff.h"

#include "feeds/recording/flat_json.h"

#include <array>
#include <charconv>
#include <cstring>

namespace plimsoll {

namespace {

// The year 2255: clocks here count nanoseconds in 64 bits, and what is beyond is no receive time.
constexpr std::int64_t kLatestNs = 9'000'000'000'000'000'000;

bool has(std::string_view text, std::string_view needle)
{
    return ::memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

std::string_view trimmed(std::string_view s)
{
    const std::size_t first = s.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : s.substr(first);
}

// The text of `"key":"..."` anywhere in the frame; spaces after the colon are allowed.
std::string_view wordAfter(std::string_view frame, std::string_view quotedKey)
{
    std::size_t at = frame.find(quotedKey);
    while (at != std::string_view::npos) {
        std::size_t p = at + quotedKey.size();
        while (p < frame.size() && frame[p] == ' ') ++p;
        if (p < frame.size() && frame[p] == ':') {
            ++p;
            while (p < frame.size() && frame[p] == ' ') ++p;
            if (p < frame.size() && frame[p] == '"') {
                const std::size_t end = frame.find('"', p + 1);
                if (end != std::string_view::npos) return frame.substr(p + 1, end - p - 1);
            }
            return {};
        }
        at = frame.find(quotedKey, at + 1);
    }
    return {};
}

MarketHint binanceMarket(std::string_view frame)
{
    const std::string_view event = wordAfter(frame, "\"e\"");
    if (event == "depthUpdate") return {has(frame, "\"pu\"") ? Market::Perp : Market::Spot, {}};
    if (event == "bookTicker") return {Market::Perp, {}};
    if (event == "trade" || event == "aggTrade") {
        if (has(frame, "\"M\"")) return {Market::Spot, {}};
        if (has(frame, "\"X\"") || has(frame, "\"nq\"") || has(frame, "\"ps\"") || has(frame, "\"st\""))
            return {Market::Perp, {}};
        return {{}, Market::Perp};
    }
    if (event == "markPriceUpdate" || event == "forceOrder" || event == "contractInfo" ||
        event == "compositeIndex" || event == "assetIndexUpdate" || event == "continuous_kline")
        return {Market::Perp, {}};
    // The futures' ticker has no best quotes.
    if (event == "24hrTicker" && has(frame, "\"b\"") && has(frame, "\"a\"")) return {Market::Spot, {}};
    if (!event.empty()) return {};
    if (has(frame, "\"lastUpdateId\"")) {
        // The futures' image carries its times, the spot image has none; as a stream only spot has it.
        if (has(frame.substr(0, 200), "\"E\"") || has(frame.substr(0, 200), "\"T\"")) return {Market::Perp, {}};
        if (!wordAfter(frame.substr(0, 200), "\"stream\"").empty()) return {Market::Spot, {}};
        return {{}, Market::Spot};
    }
    // Spot best quotes are the only frames without an event name.
    if (has(frame, "\"u\"") && has(frame, "\"B\"") && has(frame, "\"A\"")) return {Market::Spot, {}};
    return {};
}

MarketHint bybitMarket(std::string_view frame)
{
    const std::string_view topic = wordAfter(frame.substr(0, 400), "\"topic\"");
    if (topic.starts_with("allLiquidation.") || topic.starts_with("liquidation.") ||
        topic.starts_with("adlAlert") || topic.starts_with("insurance."))
        return {Market::Perp, {}};
    if (topic.starts_with("publicTrade.")) {
        // docs v5/websocket/public/trade: "L: direction of price change. Unique field for Perps & futures"
        return {has(frame, "\"L\"") ? Market::Perp : Market::Spot, {}};
    }
    if (topic.starts_with("tickers.")) {
        if (has(frame, "\"usdIndexPrice\"")) return {Market::Spot, {}};
        if (has(frame, "\"markPrice\"") || has(frame, "\"bid1Price\"") || has(frame, "\"openInterest\"") ||
            wordAfter(frame, "\"type\"") == "delta")
            return {Market::Perp, {}};
        return {{}, Market::Spot};
    }
    if (!topic.empty()) {
        // Recorded spot frames write "ts" before "type", linear ones after: usual, not promised.
        const std::size_t ts = frame.find("\"ts\""), type = frame.find("\"type\"");
        if (ts == std::string_view::npos || type == std::string_view::npos) return {};
        return {{}, ts < type ? Market::Spot : Market::Perp};
    }
    if (wordAfter(frame, "\"ret_msg\"") == "subscribe") return {{}, Market::Spot};
    return {};
}

template <typename T>
struct Word {
    const char* word;
    T meaning;
};
template <typename T, std::size_t N>
std::optional<T> byWord(const QString& path, const std::array<Word<T>, N>& words)
{
    // The name itself speaks before its folders do.
    for (qsizetype at = path.size(); at > 0;) {
        const qsizetype slash = path.lastIndexOf(QLatin1Char('/'), at - 1);
        const QString part = path.mid(slash + 1, at - slash - 1);
        for (const auto& w : words)
            if (part.contains(QLatin1String(w.word), Qt::CaseInsensitive)) return w.meaning;
        at = slash;
    }
    return std::nullopt;
}

}  // namespace

std::optional<VenueId> sniffVenue(std::string_view text)
{
    const std::string_view frame = trimmed(text);
    const std::string_view head = frame.substr(0, 400);
    if (head.starts_with("{")) {
        FlatObject flat(frame.substr(0, 4096));
        std::string_view key, value;
        while (flat.next(key, value)) {
            if (key == "topic" || key == "ret_msg" || key == "conn_id" || key == "req_id") return VenueId::Bybit;
            if (key == "stream" || key == "e" || key == "lastUpdateId") return VenueId::Binance;
            if (key == "arg") return VenueId::Okx;
            if (key == "channel") return VenueId::Hyperliquid;
        }
        // A long frame whose first value does not end within what was looked at.
        if (head.starts_with("{\"stream\"") || head.starts_with("{\"e\"") || head.starts_with("{\"lastUpdateId\""))
            return VenueId::Binance;
        if (head.starts_with("{\"topic\"")) return VenueId::Bybit;
        if (head.starts_with("{\"arg\"")) return VenueId::Okx;
        if (has(head, "\"u\"") && has(head, "\"B\"") && has(head, "\"A\"")) return VenueId::Binance;
        if (has(head, "\"result\":null") && has(head, "\"id\"")) return VenueId::Binance;
    }
    if (head.starts_with("[{\"e\"")) return VenueId::Binance;
    return std::nullopt;
}

std::optional<VenueId> sniffVenueOfUrl(std::string_view url)
{
    if (has(url, "/fapi/") || has(url, "/api/v3/") || has(url, "/futures/data/") || has(url, "/dapi/"))
        return VenueId::Binance;
    if (has(url, "/v5/"))
        return has(url, "okx") ? VenueId::Okx : (has(url, "/api/v5/") ? VenueId::Okx : VenueId::Bybit);
    if (has(url, "binance")) return VenueId::Binance;
    if (has(url, "bybit") || has(url, "bytick")) return VenueId::Bybit;
    if (has(url, "hyperliquid") || url.ends_with("/info")) return VenueId::Hyperliquid;
    return std::nullopt;
}

MarketHint sniffMarket(VenueId venue, std::string_view frame)
{
    switch (venue) {
        case VenueId::Binance: return binanceMarket(frame);
        case VenueId::Bybit: return bybitMarket(frame);
        case VenueId::Okx:
        case VenueId::Hyperliquid: break;
    }
    return {};
}

std::optional<Market> sniffMarketOfPath(const QString& path)
{
    static constexpr std::array<Word<Market>, 9> words = {{{"spot", Market::Spot},
                                                           {"usdm", Market::Perp},
                                                           {"linear", Market::Perp},
                                                           {"perp", Market::Perp},
                                                           {"swap", Market::Perp},
                                                           {"futures", Market::Perp},
                                                           {"fapi", Market::Perp},
                                                           {"coinm", Market::Perp},
                                                           {"inverse", Market::Perp}}};
    return byWord(path, words);
}

std::optional<VenueId> sniffVenueOfPath(const QString& path)
{
    static constexpr std::array<Word<VenueId>, 4> words = {{{"binance", VenueId::Binance},
                                                            {"bybit", VenueId::Bybit},
                                                            {"okx", VenueId::Okx},
                                                            {"hyperliquid", VenueId::Hyperliquid}}};
    return byWord(path, words);
}

std::optional<Timestamp> sniffTime(std::string_view frame)
{
    for (const std::string_view key : {std::string_view("\"E\""), std::string_view("\"ts\"")}) {
        std::size_t at = frame.substr(0, 1024).find(key);
        // In deltas Bybit may write "ts" behind the data.
        if (at == std::string_view::npos && frame.size() > 1024 && key == "\"ts\"") {
            const std::size_t tail = frame.size() - std::min<std::size_t>(frame.size(), 256);
            at = frame.substr(tail).find(key);
            if (at != std::string_view::npos) at += tail;
        }
        if (at == std::string_view::npos) continue;
        at += key.size();
        while (at < frame.size() && (frame[at] == ':' || frame[at] == ' ' || frame[at] == '"')) ++at;
        std::int64_t ms = 0;
        const auto [end, ec] = std::from_chars(frame.data() + at, frame.data() + frame.size(), ms);
        // 2001 .. 2255: anything else is not a time in milliseconds.
        if (ec == std::errc{} && ms > 1'000'000'000'000 && ms < 9'000'000'000'000) return fromUnixMs(ms);
    }
    return std::nullopt;
}

bool isBareImage(std::string_view frame)
{
    const std::string_view head = trimmed(frame).substr(0, 64);
    if (!head.starts_with('{')) return false;
    const std::string_view inside = trimmed(head.substr(1));
    return inside.starts_with("\"lastUpdateId\"");
}

std::optional<RestExchange> parseExchange(std::string_view line, bool& broken)
{
    broken = false;
    const std::string_view text = trimmed(line);
    if (!text.starts_with('{')) return std::nullopt;
    const std::string_view first = trimmed(text.substr(1, 64));
    bool candidate = false;
    for (const std::string_view key :
         {"\"recv_ns\"", "\"method\"", "\"url\"", "\"request_body\"", "\"body\"", "\"status\""})
        candidate = candidate || first.starts_with(key);
    // {"method":"SUBSCRIBE",...} is a frame that somebody sent.
    if (!candidate || !has(text, "\"url\"") || !has(text, "\"body\"")) return std::nullopt;

    RestExchange exchange;
    FlatObject flat(text);
    std::string_view key, value;
    bool url = false, body = false;
    while (flat.next(key, value)) {
        std::optional<std::string> word =
            value == "null" ? std::optional<std::string>(std::string()) : jsonUnquote(value);
        if (key == "recv_ns") {
            std::int64_t ns = 0;
            const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), ns);
            if (ec == std::errc{} && end == value.data() + value.size() && ns >= 0 && ns <= kLatestNs)
                exchange.recvNs = ns;
            else if (value != "null")
                broken = true;
        } else if (key == "method" && word) {
            exchange.method = *word;
        } else if (key == "url" && word) {
            exchange.url = *word;
            url = true;
        } else if (key == "request_body") {
            exchange.requestBody = word ? *word : std::string(value);
        } else if (key == "body") {
            if (!word && value.starts_with('"')) broken = true;
            exchange.body = word ? *word : std::string(value);
            body = true;
        }
    }
    broken = broken || !flat.complete() || !url || !body;
    return exchange;
}

TimedLine splitTime(std::string_view line)
{
    if (line.empty() || line[0] < '0' || line[0] > '9') return {{}, line};
    std::int64_t ns = 0;
    const auto [end, ec] = std::from_chars(line.data(), line.data() + line.size(), ns);
    const auto used = static_cast<std::size_t>(end - line.data());
    if (ec != std::errc{} || ns > kLatestNs || used >= line.size() || line[used] != ' ') return {{}, line};
    return {ns, line.substr(used + 1)};
}

}  // namespace plimsoll
