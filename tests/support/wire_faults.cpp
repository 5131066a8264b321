#include "tests/support/wire_faults.h"

#include "tests/support/wire_fault_groups.h"

#include <algorithm>

namespace plimsoll::test {

const WireWords& wordsOf(VenueId v)
{
    static const std::array<WireWords, kVenueCount> all = {
        WireWords{VenueId::Binance,
                  {{"\"stream\":\"btcusdt@depth"}},
                  {{"\"stream\":\"btcusdt@aggTrade"}},
                  "btcusdt@depth",
                  "/depth?symbol=BTCUSDT",
                  true,
                  true,
                  "btcusdt@aggTrade"},
        WireWords{VenueId::Bybit,
                  {{"\"topic\":\"orderbook.1000.BTCUSDT\""}},
                  {{"\"topic\":\"publicTrade.BTCUSDT\""}},
                  "orderbook.1000.BTCUSDT",
                  "/v5/market/orderbook",
                  true,
                  false,
                  "publicTrade.BTCUSDT"},
        WireWords{VenueId::Okx,
                  {{"\"channel\":\"books\"", "\"BTC-USDT-SWAP\"", "\"data\":["}},
                  {{"\"channel\":\"trades\"", "\"BTC-USDT-SWAP\"", "\"data\":["}},
                  "\"books\"",
                  "/api/v5/market/books",
                  true,
                  false,
                  "trades:BTC-USDT-SWAP"},
        WireWords{VenueId::Hyperliquid,
                  {{"\"channel\":\"l2Book\"", "\"coin\":\"BTC\""}},
                  {{"\"channel\":\"trades\"", "\"BTC\""}},
                  "\"l2Book\"",
                  "\"l2Book\"",
                  false,
                  false,
                  "trades BTC"},
    };
    return all[static_cast<std::size_t>(v)];
}

QByteArray asWrittenBy(VenueId v, QByteArray words)
{
    switch (v) {
        case VenueId::Binance:
        case VenueId::Bybit: break;
        case VenueId::Okx: words.replace("\"b\":", "\"bids\":").replace("\"u\":", "\"seqId\":"); break;
        case VenueId::Hyperliquid:
            words.replace("\"b\":[[\"", "\"levels\":[[{\"px\":\"").replace("\"b\":", "\"levels\":");
            words.replace("\"u\":", "\"time\":");
            break;
    }
    return words;
}

std::vector<WireFault> wireFaults(const std::vector<int>& numbers)
{
    std::vector<WireFault> out;
    for (const auto& group : {endFaults(), refusalFaults(), frameFaults(), damageFaults(), protocolFaults(),
                              paceFaults(), restFaults(), tlsFaults()})
        for (const WireFault& fault : group)
            if (std::find(numbers.begin(), numbers.end(), fault.number) != numbers.end()) out.push_back(fault);
    return out;
}

// Three that left a second apart may arrive somewhat closer: the first waits until the proxy has its turn. To the
// millisecond it is asked in tst_connect_gate.
constexpr qint64 kOnTheWay = 100;

QString imagesTooClose(Strike& s)
{
    constexpr qint64 kLeast = 1'000 - kOnTheWay;
    const auto close = [](const std::vector<qint64>& times) -> QString {
        for (std::size_t i = 1; i < times.size(); ++i)
            if (times[i] - times[i - 1] < kLeast)
                return QStringLiteral("two images of a book were asked for within %1 ms")
                    .arg(times[i] - times[i - 1]);
        return {};
    };
    return s.wire([&](FaultProxy& p) -> QString {
        // Hyperliquid's book that is looked at is read each second besides.
        const bool hyper = s.venue == VenueId::Hyperliquid;
        const QByteArray image = hyper ? QByteArray("\"l2Book\",\"coin\":\"ETH\"") : s.words.image;
        for (const auto& [target, times] : p.timesByTarget(FaultProxy::Knock::Rest, image))
            if (const QString wrong = close(times); !wrong.isEmpty()) return wrong;
        FaultProxy::Words anew{{"\"subscribe\"", s.words.bookTopic}};
        if (s.venue == VenueId::Okx) anew.all << "\"BTC-USDT-SWAP\"";
        return s.words.imageByRest || hyper ? QString() : close(p.saidAt(anew));
    });
}

QString tooManyAttempts(const std::vector<qint64>& times)
{
    for (std::size_t i = 2; i < times.size(); ++i)
        if (times[i] - times[i - 2] < 1'000 - kOnTheWay)
            return QStringLiteral("three attempts within %1 ms").arg(times[i] - times[i - 2]);
    for (std::size_t i = 10; i < times.size(); ++i)
        if (times[i] - times[i - 10] < 59'900)
            return QStringLiteral("eleven attempts within %1 ms").arg(times[i] - times[i - 10]);
    return {};
}

}  // namespace plimsoll::test
