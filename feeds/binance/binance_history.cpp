// What is asked of the past. binance.md sections 1.4, 4, 5, 9.
#include "feeds/binance/binance.h"
#include "feeds/history_plan.h"
#include "feeds/rest_path.h"

#include <array>

namespace plimsoll::binance {

namespace {

using std::chrono::hours;

// Section 1.4: a page of candles of futures weighs by its length, and below 500 rows it is cheapest a row. Spot
// weighs 2 whatever is asked.
constexpr std::size_t kCandles = 499, kSpotCandles = 1'000, kInterest = 500, kSettled = 1'000;

constexpr std::array kWishes = {
    PastWish{Market::Perp, PastKind::Minutes, hours(0), hours(25), 0},
    PastWish{Market::Perp, PastKind::InterestFives, hours(0), hours(25), 0},
    PastWish{Market::Perp, PastKind::Settled, hours(0), hours(90 * 24), 0},
    PastWish{Market::Perp, PastKind::Hours, hours(0), hours(45 * 24), 1},
    PastWish{Market::Perp, PastKind::InterestHours, hours(0), hours(29 * 24), 1},  // it keeps 30 days
    PastWish{Market::Spot, PastKind::Minutes, hours(0), hours(25), 1},
    PastWish{Market::Perp, PastKind::Fives, hours(0), hours(9 * 24), 2},
    PastWish{Market::Spot, PastKind::Hours, hours(0), hours(30 * 24), 2},
    PastWish{Market::Perp, PastKind::Fives, hours(9 * 24), hours(30 * 24), 3},
};

constexpr int candleWeight(std::size_t rows)
{
    return rows < 100 ? 1 : rows < 500 ? 2 : rows <= 1'000 ? 5 : 10;
}

std::string range(const PastPage& page)
{
    std::string text = "&startTime=";
    text += std::to_string(toUnixMs(page.from));
    text += "&endTime=";
    text += std::to_string(toUnixMs(page.to) - 1);
    text += "&limit=";
    text += std::to_string(page.rows);
    return text;
}

RestRequest candles(const Instrument& i, const char* interval, const PastPage& page)
{
    const bool spot = i.market == Market::Spot;
    RestRequest r;
    r.kind = ReplyKind::Klines;
    r.role = spot ? Role::SpotRest : Role::Rest;
    r.market = i.market;
    r.path = spot ? "/api/v3/klines?symbol=" : "/fapi/v1/klines?symbol=";
    r.path += percentEncode(i.symbol);
    r.path += "&interval=";
    r.path += interval;
    r.path += range(page);
    r.instrument = i.id;
    r.weight = spot ? 2 : candleWeight(page.rows);
    r.pool = spot ? SpotWeight : PerpWeight;
    return r;
}

RestRequest interest(const Instrument& i, const char* period, const PastPage& page)
{
    RestRequest r;
    r.kind = ReplyKind::OpenInterestHistory;
    r.path = "/futures/data/openInterestHist?symbol=";
    r.path += percentEncode(i.symbol);
    r.path += "&period=";
    r.path += period;
    r.path += range(page);
    r.instrument = i.id;
    r.pool = PerpStatistics;
    return r;
}

RestRequest settled(const Instrument& i, const PastPage& page)
{
    RestRequest r;
    r.kind = ReplyKind::FundingHistory;
    r.path = "/fapi/v1/fundingRate?symbol=";
    r.path += percentEncode(i.symbol);
    r.path += range({page.from, page.to, kSettled});
    r.instrument = i.id;
    r.pool = PerpFunding;
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
    const auto each = [&](std::size_t rows, auto make) {
        for (const PastPage& page : pagesOf(span, rowsEvery(span.kind, instrument), rows))
            requests.push_back(make(page));
    };
    const std::size_t bars = instrument.market == Market::Spot ? kSpotCandles : kCandles;
    switch (span.kind) {
        case PastKind::Minutes: each(bars, [&](const PastPage& p) { return candles(instrument, "1m", p); }); break;
        case PastKind::Fives: each(bars, [&](const PastPage& p) { return candles(instrument, "5m", p); }); break;
        case PastKind::Hours: each(bars, [&](const PastPage& p) { return candles(instrument, "1h", p); }); break;
        case PastKind::InterestFives:
            each(kInterest, [&](const PastPage& p) { return interest(instrument, "5m", p); });
            break;
        case PastKind::InterestHours:
            each(kInterest, [&](const PastPage& p) { return interest(instrument, "1h", p); });
            break;
        case PastKind::Settled: each(kSettled, [&](const PastPage& p) { return settled(instrument, p); }); break;
    }
    return requests;
}

}  // namespace plimsoll::binance
