// Frames for benches of the feed: a buffer of them, and a market that is made up, as each venue writes it.
#pragma once

#include "feeds/venue.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll::bench {

// One buffer, frames one behind the other, all readable 64 bytes past their end.
struct Input {
    std::string name;
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;
    std::string bytes;
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    std::string instruments{};  // a reply that is read before: what contracts are worth

    void add(std::string_view frame)
    {
        spans.emplace_back(bytes.size(), frame.size());
        bytes += frame;
    }
    void finish() { bytes.append(64, '\0'); }
    std::string_view frame(std::size_t i) const
    {
        return std::string_view(bytes).substr(spans[i].first, spans[i].second);
    }
};

// Linear contracts of a tenth of a coin, inverse ones of ten dollars.
inline std::string okxContract(const std::string& instId, const std::string& family, bool inverse = false)
{
    const std::string base = family.substr(0, family.find('-'));
    return "{\"instType\":\"" + std::string(instId.ends_with("SWAP") ? "SWAP" : "FUTURES") + "\",\"instId\":\"" +
           instId + "\",\"instFamily\":\"" + family + "\",\"ctType\":\"" + (inverse ? "inverse" : "linear") +
           "\",\"ctVal\":\"" + (inverse ? "10" : "0.1") + "\",\"ctMult\":\"1\",\"ctValCcy\":\"" +
           (inverse ? std::string("USD") : base) + "\",\"settleCcy\":\"" + (inverse ? base : std::string("USDT")) +
           "\",\"state\":\"live\"}";
}
inline std::string okxContracts(const std::string& rows)
{
    return "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + rows + "]}" + std::string(64, '\0');
}

// A busy market: five coins, levels near the touch change most, sizes of a frame spread widely.
class Synthesiser {
public:
    explicit Synthesiser(unsigned seed) : m_random(seed) {}

    Input binance(std::size_t frames)
    {
        Input in{"synthetic", VenueId::Binance, Market::Perp, {}, {}};
        std::vector<long long> last(std::size(kCoins), 1'000'000);
        for (std::size_t c = 0; c < std::size(kCoins); ++c)
            in.add("{\"lastUpdateId\":1000000,\"E\":1790000000000,\"T\":1790000000000,\"symbol\":\"" + symbol(c) +
                   "\",\"bids\":" + image(c, -1, 1000) + ",\"asks\":" + image(c, 1, 1000) + "}");
        for (long long ms = 1'790'000'000'000; in.spans.size() < frames; ms += 20) {
            const std::size_t c = pick(std::size(kCoins));
            const std::string s = symbol(c), low = lower(s), E = std::to_string(ms);
            walk(c);
            const unsigned kind = pick(100);
            if (kind < 30) {
                const long long first = last[c] + 1 + pick(40), lastId = first + 10 + pick(300);
                in.add("{\"stream\":\"" + low + "@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + E +
                       ",\"T\":" + E + ",\"s\":\"" + s + "\",\"ps\":\"" + s + "\",\"U\":" + std::to_string(first) +
                       ",\"u\":" + std::to_string(lastId) + ",\"pu\":" + std::to_string(last[c]) +
                       ",\"b\":" + changes(c, -1, spread()) + ",\"a\":" + changes(c, 1, spread()) + ",\"st\":1}}");
                last[c] = lastId;
            } else if (kind < 90) {
                const unsigned long long id = nextId();
                in.add("{\"stream\":\"" + low + "@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":" + E +
                       ",\"s\":\"" + s + "\",\"a\":" + std::to_string(id) + ",\"p\":\"" + price(c, 0) +
                       "\",\"q\":\"" + size(false) + "\",\"nq\":\"" + size(false) +
                       "\",\"f\":" + std::to_string(id * 3) + ",\"l\":" + std::to_string(id * 3 + 2) +
                       ",\"T\":" + E + ",\"m\":" + (pick(2) ? "true" : "false") + ",\"st\":1}}");
            } else if (kind < 97) {
                in.add("{\"stream\":\"" + low + "@markPrice@1s\",\"data\":{\"e\":\"markPriceUpdate\",\"E\":" + E +
                       ",\"s\":\"" + s + "\",\"p\":\"" + price(c, 3) + "\",\"i\":\"" + price(c, -2) +
                       "\",\"P\":\"" + price(c, 1) + "\",\"r\":\"0.00010000\",\"T\":1790006400000,\"st\":1}}");
            } else {
                in.add("{\"stream\":\"!forceOrder@arr\",\"data\":{\"e\":\"forceOrder\",\"E\":" + E +
                       ",\"o\":{\"s\":\"" + s +
                       "\",\"S\":\"SELL\",\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"0.014\",\"p\":\"" + price(c, -20) +
                       "\",\"ap\":\"" + price(c, -4) +
                       "\",\"X\":\"FILLED\",\"l\":\"0.014\",\"z\":\"0.014\",\"T\":" + E + "},\"st\":1}}");
            }
        }
        in.finish();
        return in;
    }

    Input bybit(std::size_t frames)
    {
        Input in{"synthetic", VenueId::Bybit, Market::Perp, {}, {}};
        std::vector<long long> u(std::size(kCoins), 1000);
        const auto book = [&](std::size_t c, const char* type, const std::string& b, const std::string& a,
                              const std::string& ts) {
            in.add("{\"topic\":\"orderbook.200." + symbol(c) + "\",\"type\":\"" + type + "\",\"ts\":" + ts +
                   ",\"data\":{\"s\":\"" + symbol(c) + "\",\"b\":" + b + ",\"a\":" + a + ",\"u\":" +
                   std::to_string(u[c]) + ",\"seq\":" + std::to_string(nextId() * 7) + "},\"cts\":" + ts + "}");
        };
        for (std::size_t c = 0; c < std::size(kCoins); ++c)
            book(c, "snapshot", image(c, -1, 200), image(c, 1, 200), "1790000000000");
        for (long long ms = 1'790'000'000'000; in.spans.size() < frames; ms += 20) {
            const std::size_t c = pick(std::size(kCoins));
            const std::string s = symbol(c), ts = std::to_string(ms);
            walk(c);
            const unsigned kind = pick(100);
            if (kind < 55) {
                ++u[c];
                book(c, "delta", changes(c, -1, spread()), changes(c, 1, spread()), ts);
            } else if (kind < 80) {
                std::string list;
                for (unsigned i = 0, n = 1 + pick(4); i < n; ++i) {
                    if (i) list += ',';
                    list += "{\"T\":" + ts + ",\"s\":\"" + s + "\",\"S\":\"Buy\",\"v\":\"" + size(false) +
                            "\",\"p\":\"" + price(c, 1) +
                            "\",\"L\":\"PlusTick\",\"i\":\"20f43950-d8dd-5b31-9112-" +
                            std::to_string(100'000'000'000 + nextId()) +
                            "\",\"BT\":false,\"RPI\":false,\"seq\":" + std::to_string(m_id) + "}";
                }
                in.add("{\"topic\":\"publicTrade." + s + "\",\"type\":\"snapshot\",\"ts\":" + ts + ",\"data\":[" +
                       list + "]}");
            } else {
                in.add("{\"topic\":\"tickers." + s + "\",\"type\":\"delta\",\"data\":{\"symbol\":\"" + s +
                       "\",\"tickDirection\":\"PlusTick\",\"lastPrice\":\"" + price(c, 0) + "\",\"markPrice\":\"" +
                       price(c, 1) + "\",\"indexPrice\":\"" + price(c, 2) + "\",\"bid1Price\":\"" + price(c, -1) +
                       "\",\"bid1Size\":\"" + size(false) + "\",\"ask1Price\":\"" + price(c, 1) +
                       "\",\"ask1Size\":\"" + size(false) + "\"},\"cs\":" + std::to_string(nextId()) +
                       ",\"ts\":" + ts + "}");
            }
        }
        in.finish();
        return in;
    }

    Input okx(std::size_t frames)
    {
        Input in{"synthetic", VenueId::Okx, Market::Perp, {}, {}};
        std::string rows;
        for (std::size_t c = 0; c < std::size(kCoins); ++c)
            rows += (c ? "," : "") + okxContract(swap(c), std::string(kCoins[c].name) + "-USDT");
        in.instruments = okxContracts(rows);
        std::vector<long long> last(std::size(kCoins), 450'000);
        const auto book = [&](std::size_t c, const char* action, const std::string& b, const std::string& a,
                              const std::string& ts, long long prev) {
            in.add("{\"arg\":{\"channel\":\"books\",\"instId\":\"" + swap(c) + "\"},\"action\":\"" + action +
                   "\",\"data\":[{\"asks\":" + a + ",\"bids\":" + b + ",\"ts\":\"" + ts +
                   "\",\"checksum\":0,\"prevSeqId\":" + std::to_string(prev) +
                   ",\"seqId\":" + std::to_string(last[c]) + "}]}");
        };
        m_tail = ",\"0\",\"7\"";
        for (std::size_t c = 0; c < std::size(kCoins); ++c)
            book(c, "snapshot", image(c, -1, 400), image(c, 1, 400), "1790000000000", -1);
        for (long long ms = 1'790'000'000'000; in.spans.size() < frames; ms += 20) {
            const std::size_t c = pick(std::size(kCoins));
            const std::string s = swap(c), ts = std::to_string(ms);
            const auto row = [&](const char* channel, const std::string& fields) {
                in.add(std::string("{\"arg\":{\"channel\":\"") + channel + "\",\"instId\":\"" + s +
                       "\"},\"data\":[{\"instType\":\"SWAP\",\"instId\":\"" + s + "\"," + fields + ",\"ts\":\"" +
                       ts + "\"}]}");
            };
            walk(c);
            const unsigned kind = pick(100);
            if (kind < 30) {
                const long long previous = std::exchange(last[c], last[c] + 1 + pick(90));
                book(c, "update", changes(c, -1, spread()), changes(c, 1, spread()), ts, previous);
            } else if (kind < 75) {
                row("trades", "\"tradeId\":\"" + std::to_string(nextId()) + "\",\"px\":\"" + price(c, 0) +
                                  "\",\"sz\":\"" + size(false) + "\",\"side\":\"" + (pick(2) ? "buy" : "sell") +
                                  "\",\"count\":\"3\",\"source\":\"0\",\"seqId\":" + std::to_string(last[c]));
            } else if (kind < 87) {
                row("mark-price", "\"markPx\":\"" + price(c, 1) + '"');
            } else if (kind < 93) {
                row("tickers", "\"last\":\"" + price(c, 0) + "\",\"lastSz\":\"1\",\"askPx\":\"" + price(c, 1) +
                                   "\",\"askSz\":\"" + size(false) + "\",\"bidPx\":\"" + price(c, -1) +
                                   "\",\"bidSz\":\"" + size(false) + "\",\"open24h\":\"" + price(c, -90) +
                                   "\",\"high24h\":\"" + price(c, 200) + "\",\"low24h\":\"" + price(c, -200) +
                                   "\",\"volCcy24h\":\"2222.5\",\"vol24h\":\"222250\",\"sodUtc0\":\"" +
                                   price(c, 3) + "\",\"sodUtc8\":\"" + price(c, 4) + '"');
            } else if (kind < 97) {
                row("open-interest",
                    "\"oi\":\"2216113.01\",\"oiCcy\":\"22161.1301\",\"oiUsd\":\"1939251795.547\"");
            } else if (kind < 99) {
                row("funding-rate",
                    "\"formulaType\":\"withRate\",\"fundingRate\":\"0.0000263463215391\",\"fundingTime\":"
                    "\"1790380800000\",\"impactValue\":\"20000.0000000000000000\",\"interestRate\":"
                    "\"0.0001000000000000\",\"maxFundingRate\":\"0.00375\",\"method\":\"current_period\","
                    "\"minFundingRate\":\"-0.00375\",\"nextFundingRate\":\"\",\"nextFundingTime\":"
                    "\"1790409600000\","
                    "\"premium\":\"-0.0004010920207754\",\"settFundingRate\":\"0.0000341625964238\",\"settState\":"
                    "\"settled\"");
            } else {
                in.add(
                    "{\"arg\":{\"channel\":\"liquidation-orders\",\"instType\":\"SWAP\"},\"data\":[{\"details\":[{"
                    "\"bkLoss\":\"0\",\"bkPx\":\"" +
                    price(c, -30) +
                    "\",\"ccy\":\"\",\"posSide\":\"short\",\"side\":\"buy\","
                    "\"sz\":\"" +
                    size(false) + "\",\"ts\":\"" + ts + "\"}],\"instFamily\":\"x\",\"instId\":\"" + s +
                    "\",\"instType\":\"SWAP\",\"uly\":\"x\"}]}");
            }
        }
        m_tail.clear();
        in.finish();
        return in;
    }

    Input hyperliquid(std::size_t frames)
    {
        Input in{"synthetic", VenueId::Hyperliquid, Market::Perp, {}, {}};
        for (std::size_t c = 0; c < std::size(kCoins); ++c)
            in.instruments += (c ? ",{\"name\":\"" : "{\"universe\":[{\"name\":\"") + std::string(kCoins[c].name) +
                              "\",\"szDecimals\":" + std::to_string(6 - kCoins[c].decimals) +
                              ",\"maxLeverage\":10}";
        in.instruments += "]}" + std::string(64, '\0');
        for (long long ms = 1'790'000'000'000; in.spans.size() < frames; ms += 20) {
            const std::size_t c = pick(std::size(kCoins));
            const std::string s = kCoins[c].name, time = std::to_string(ms);
            walk(c);
            const unsigned kind = pick(100);
            if (kind < 60) {
                const auto side = [&](int sign) {
                    std::string list = "[";
                    for (int i = 1; i <= 20; ++i)
                        list += std::string(i > 1 ? "," : "") + "{\"px\":\"" + price(c, sign * i * 2LL) +
                                "\",\"sz\":\"" + size(false) + "\",\"n\":" + std::to_string(1 + pick(40)) + '}';
                    return list + ']';
                };
                in.add("{\"channel\":\"l2Book\",\"data\":{\"coin\":\"" + s + "\",\"time\":" + time +
                       ",\"levels\":[" + side(-1) + ',' + side(1) + "]}}");
            } else if (kind < 85) {
                std::string list;
                for (unsigned i = 0, n = 1 + pick(6); i < n; ++i)
                    list += (i ? ",{\"coin\":\"" : "{\"coin\":\"") + s + "\",\"side\":\"" + (pick(2) ? 'A' : 'B') +
                            "\",\"px\":\"" + price(c, 1) + "\",\"sz\":\"" + size(false) + "\",\"time\":" + time +
                            ",\"hash\":\"0x" + std::string(64, 'a') +
                            "\",\"tid\":" + std::to_string(1'045'359'869'404'765 + nextId()) + ",\"users\":[\"0x" +
                            std::string(40, 'b') + "\",\"0x" + std::string(40, 'c') + "\"]}";
                in.add("{\"channel\":\"trades\",\"data\":[" + list + "]}");
            } else {
                in.add("{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"" + s +
                       "\",\"ctx\":{\"funding\":\"0.0000125\",\"openInterest\":\"36585.31848\",\"prevDayPx\":\"" +
                       price(c, 90) +
                       "\",\"dayNtlVlm\":\"4161029539.69\",\"premium\":\"-0.0006413454\",\"oraclePx\":\"" +
                       price(c, 2) + "\",\"markPx\":\"" + price(c, 1) + "\",\"midPx\":\"" + price(c, 0) +
                       "\",\"impactPxs\":[\"" + price(c, -1) + "\",\"" + price(c, 1) +
                       "\"],\"dayBaseVlm\":\"49116.08533\"}}}");
            }
        }
        in.finish();
        return in;
    }

private:
    struct Coin {
        const char* name;
        long long mid;  // ticks
        int decimals;
    };
    static constexpr Coin kCoins[] = {
        {"BTC", 634'000, 1}, {"ETH", 268'100, 2}, {"SOL", 14'250, 2}, {"XRP", 59'010, 5}, {"DOGE", 12'345, 5}};

    unsigned pick(std::size_t n)
    {
        return static_cast<unsigned>(std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random));
    }
    // Levels of one side in one frame: mostly a few, now and then hundreds.
    unsigned spread()
    {
        return static_cast<unsigned>(
            std::min(150.0, std::exp(std::normal_distribution<double>(2.4, 1.0)(m_random))));
    }
    static std::string symbol(std::size_t c) { return std::string(kCoins[c].name) + "USDT"; }
    static std::string swap(std::size_t c) { return std::string(kCoins[c].name) + "-USDT-SWAP"; }
    static std::string lower(std::string s)
    {
        for (char& ch : s) ch = static_cast<char>(std::tolower(static_cast<unsigned char>(ch)));
        return s;
    }
    void walk(std::size_t c) { m_shift[c] += static_cast<long long>(pick(3)) - 1; }
    std::string price(std::size_t c, long long offset)
    {
        const Coin& coin = kCoins[c];
        const long long ticks = std::max(1LL, coin.mid + m_shift[c] + offset);
        std::string s = std::to_string(ticks);
        const auto decimals = static_cast<std::size_t>(coin.decimals);
        if (s.size() <= decimals) s.insert(0, decimals + 1 - s.size(), '0');
        s.insert(s.size() - decimals, ".");
        return s;
    }
    unsigned long long nextId() { return ++m_id; }
    std::string size(bool mayEnd)
    {
        if (mayEnd && pick(4) == 0) return "0.000";
        const double v = std::exp(std::normal_distribution<double>(0, 2)(m_random));
        char text[40];
        std::snprintf(text, sizeof text, "%.3f", v + 0.001);
        return text;
    }
    std::string image(std::size_t c, int side, int n)
    {
        std::string list = "[";
        for (int i = 1; i <= n; ++i)
            list +=
                (i > 1 ? ",[\"" : "[\"") + price(c, side * i * 2LL) + "\",\"" + size(false) + '"' + m_tail + ']';
        return list + "]";
    }
    std::string changes(std::size_t c, int side, unsigned n)
    {
        std::string list = "[";
        for (unsigned i = 0; i < n; ++i) {
            const auto away =
                2 + static_cast<long long>(std::exp(std::normal_distribution<double>(3, 1.5)(m_random)));
            list += (i ? ",[\"" : "[\"") + price(c, side * std::min(away, 2'000LL)) + "\",\"" + size(true) + '"' +
                    m_tail + ']';
        }
        return list + "]";
    }

    std::mt19937 m_random;
    std::string m_tail;  // further columns of a level
    unsigned long long m_id = 1'000'000;
    long long m_shift[std::size(kCoins)] = {};
};

}  // namespace plimsoll::bench
