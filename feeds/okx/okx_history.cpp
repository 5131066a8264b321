// What is asked of the past. okx.md sections 5, 6, 9, 10.
#include "feeds/history_plan.h"
#include "feeds/okx/okx.h"
#include "feeds/rest_path.h"

#include <algorithm>
#include <array>

namespace plimsoll::okx {

namespace {

using std::chrono::hours;

// Candles have 300 rows and reach 1,440 rows back; what is older has an address of its own, with 100. Statistics
// keep three days of five minutes and five days of hours (section 6, measured).
constexpr std::size_t kCandles = 300, kOldCandles = 100, kInterest = 100, kSettled = 400;

constexpr std::array kWishes = {
    PastWish{Market::Perp, PastKind::Minutes, hours(0), hours(24), 0},
    PastWish{Market::Perp, PastKind::InterestFives, hours(0), hours(24), 0},
    PastWish{Market::Perp, PastKind::Settled, hours(0), hours(90 * 24), 0},
    PastWish{Market::Perp, PastKind::Hours, hours(0), hours(45 * 24), 1},
    PastWish{Market::Perp, PastKind::InterestHours, hours(0), hours(4 * 24), 1},
    PastWish{Market::Perp, PastKind::Fives, hours(0), hours(5 * 24), 2},
    PastWish{Market::Perp, PastKind::Fives, hours(5 * 24), hours(9 * 24), 3},
};

RestRequest ask(ReplyKind kind, PoolIndex pool, const Instrument& i, const char* path)
{
    RestRequest r;
    r.kind = kind;
    r.market = i.market;
    r.path = path;
    r.path += "?instId=";
    r.path += percentEncode(i.symbol);
    r.instrument = i.id;
    r.pool = pool;
    return r;
}

// `after`: older than.
RestRequest candles(const Instrument& i, const char* bar, const PastPage& page, bool old)
{
    RestRequest r = ask(ReplyKind::Klines, old ? PoolOldCandles : PoolCandles, i,
                        old ? "/api/v5/market/history-candles" : "/api/v5/market/candles");
    r.path += "&bar=";
    r.path += bar;
    r.path += "&after=";
    r.path += std::to_string(toUnixMs(page.to));
    r.path += "&limit=";
    r.path += std::to_string(page.rows);
    return r;
}

RestRequest interest(const Instrument& i, const char* period, const PastPage& page)
{
    RestRequest r = ask(ReplyKind::OpenInterestHistory, PoolInterestPast, i,
                        "/api/v5/rubik/stat/contracts/open-interest-history");
    r.path += "&period=";
    r.path += period;
    r.path += "&begin=";
    r.path += std::to_string(toUnixMs(page.from));
    r.path += "&end=";
    r.path += std::to_string(toUnixMs(page.to) - 1);
    r.path += "&limit=";
    r.path += std::to_string(kInterest);
    return r;
}

RestRequest settled(const Instrument& i, const PastPage& page)
{
    // A contract of eight hours may have charged each hour before.
    const auto hoursIn = static_cast<std::size_t>((page.to - page.from) / hours(1));
    RestRequest r = ask(ReplyKind::FundingHistory, PoolPublic, i, "/api/v5/public/funding-rate-history");
    r.path += "&after=";
    r.path += std::to_string(toUnixMs(page.to));
    r.path += "&limit=";
    r.path += std::to_string(std::min(kSettled, hoursIn));
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
    const Duration every = rowsEvery(span.kind, instrument);
    const auto each = [&](std::size_t rows, auto make) {
        for (const PastPage& page : pagesOf(span, every, rows)) requests.push_back(make(page));
    };
    const auto bars = [&](const char* bar) {
        const bool old = span.kind == PastKind::Fives && span.to - span.from < hours(5 * 24);
        each(old ? kOldCandles : kCandles, [&](const PastPage& p) { return candles(instrument, bar, p, old); });
    };
    switch (span.kind) {
        case PastKind::Minutes: bars("1m"); break;
        case PastKind::Fives: bars("5m"); break;
        case PastKind::Hours: bars("1H"); break;
        case PastKind::InterestFives:
            each(kInterest, [&](const PastPage& p) { return interest(instrument, "5m", p); });
            break;
        case PastKind::InterestHours:
            each(kInterest, [&](const PastPage& p) { return interest(instrument, "1H", p); });
            break;
        case PastKind::Settled: each(kSettled, [&](const PastPage& p) { return settled(instrument, p); }); break;
    }
    return requests;
}

}  // namespace plimsoll::okx
