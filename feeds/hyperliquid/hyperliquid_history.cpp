// What is asked of the past. hyperliquid.md sections 1, 4. Open interest has none: it is what was seen.
#include "feeds/history_plan.h"
#include "feeds/hyperliquid/hyperliquid.h"

#include <array>

namespace plimsoll::hyperliquid {

namespace {

using std::chrono::hours;

// 5,000 candles an interval are kept and come at once; of settled rates 500. Weight: 20, and one for each 60
// candles or 20 rates.
constexpr std::size_t kCandles = 5'000, kSettled = 500;

// With a weight as scarce as this: first a week of rates, which its open interest is weighed with; then hours,
// which say more of each contract than minutes.
constexpr std::array kWishes = {
    PastWish{Market::Perp, PastKind::Settled, hours(0), hours(8 * 24), 0},
    PastWish{Market::Perp, PastKind::Hours, hours(0), hours(45 * 24), 1},
    PastWish{Market::Perp, PastKind::Minutes, hours(0), hours(25), 2},
    PastWish{Market::Perp, PastKind::Fives, hours(0), hours(9 * 24), 2},
    PastWish{Market::Perp, PastKind::Settled, hours(8 * 24), hours(90 * 24), 3},
};

RestRequest ask(ReplyKind kind, const Instrument& i, int weight)
{
    RestRequest r;
    r.kind = kind;
    r.market = i.market;
    r.path = "/info";
    r.instrument = i.id;
    r.weight = weight;
    return r;
}

std::string range(const PastPage& page)
{
    std::string text = "\"startTime\":";
    text += std::to_string(toUnixMs(page.from));
    text += ",\"endTime\":";
    text += std::to_string(toUnixMs(page.to) - 1);
    return text;
}

RestRequest candles(const Instrument& i, const char* interval, const PastPage& page)
{
    RestRequest r = ask(ReplyKind::Klines, i, 20 + static_cast<int>(page.rows + 59) / 60);
    r.body = "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"";
    r.body += i.symbol;
    r.body += "\",\"interval\":\"";
    r.body += interval;
    r.body += "\",";
    r.body += range(page);
    r.body += "}}";
    return r;
}

RestRequest settled(const Instrument& i, const PastPage& page)
{
    RestRequest r = ask(ReplyKind::FundingHistory, i, 20 + static_cast<int>(page.rows + 19) / 20);
    r.body = "{\"type\":\"fundingHistory\",\"coin\":\"";
    r.body += i.symbol;
    r.body += "\",";
    r.body += range(page);
    r.body += '}';
    return r;
}

}  // namespace

std::span<const PastWish> pastWishes()
{
    return kWishes;
}

std::vector<RestRequest> past(const Instrument& instrument, const PastSpan& span)
{
    std::vector<RestRequest> requests;
    const auto each = [&](std::size_t rows, Duration every, auto make) {
        for (const PastPage& page : pagesOf(span, every, rows)) requests.push_back(make(page));
    };
    const Duration every = rowsEvery(span.kind, instrument);
    switch (span.kind) {
        case PastKind::Minutes:
            each(kCandles, every, [&](const PastPage& p) { return candles(instrument, "1m", p); });
            break;
        case PastKind::Fives:
            each(kCandles, every, [&](const PastPage& p) { return candles(instrument, "5m", p); });
            break;
        case PastKind::Hours:
            each(kCandles, every, [&](const PastPage& p) { return candles(instrument, "1h", p); });
            break;
        case PastKind::InterestFives:
        case PastKind::InterestHours: break;
        // It charges each hour.
        case PastKind::Settled:
            each(kSettled, hours(1), [&](const PastPage& p) { return settled(instrument, p); });
            break;
    }
    return requests;
}

}  // namespace plimsoll::hyperliquid
