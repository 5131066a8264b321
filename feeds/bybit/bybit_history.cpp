// What is asked of the past. bybit.md sections 1.2, 5, 6, 9.
#include "feeds/bybit/bybit.h"
#include "feeds/history_plan.h"
#include "feeds/rest_path.h"

#include <array>

namespace plimsoll::bybit {

namespace {

using std::chrono::hours;

constexpr std::size_t kCandles = 1'000, kRows = 200;

constexpr std::array kWishes = {
    PastWish{Market::Perp, PastKind::Minutes, hours(0), hours(25), 0},
    PastWish{Market::Perp, PastKind::InterestFives, hours(0), hours(25), 0},
    PastWish{Market::Perp, PastKind::Settled, hours(0), hours(30 * 24), 0},
    PastWish{Market::Perp, PastKind::Hours, hours(0), hours(45 * 24), 1},
    PastWish{Market::Perp, PastKind::InterestHours, hours(0), hours(30 * 24), 1},
    PastWish{Market::Perp, PastKind::Fives, hours(0), hours(9 * 24), 2},
    PastWish{Market::Perp, PastKind::Settled, hours(30 * 24), hours(90 * 24), 3},
    PastWish{Market::Perp, PastKind::Fives, hours(9 * 24), hours(30 * 24), 3},
};

struct Address {
    PastKind kind;
    ReplyKind reply;
    const char *path, *interval;  // the name and value of its interval, if it has one
    const char *from, *to;
    std::size_t rows;
};
constexpr std::array kAddresses = {
    Address{PastKind::Minutes, ReplyKind::Klines, "/v5/market/kline", "&interval=1", "&start=", "&end=", kCandles},
    Address{PastKind::Fives, ReplyKind::Klines, "/v5/market/kline", "&interval=5", "&start=", "&end=", kCandles},
    Address{PastKind::Hours, ReplyKind::Klines, "/v5/market/kline", "&interval=60", "&start=", "&end=", kCandles},
    Address{PastKind::InterestFives, ReplyKind::OpenInterestHistory, "/v5/market/open-interest",
            "&intervalTime=5min", "&startTime=", "&endTime=", kRows},
    Address{PastKind::InterestHours, ReplyKind::OpenInterestHistory, "/v5/market/open-interest",
            "&intervalTime=1h", "&startTime=", "&endTime=", kRows},
    Address{PastKind::Settled, ReplyKind::FundingHistory, "/v5/market/funding/history", "",
            "&startTime=", "&endTime=", kRows},
};

}  // namespace

std::span<const PastWish> pastWishes()
{
    return kWishes;
}

std::vector<RestRequest> past(const Instrument& instrument, const PastSpan& span)
{
    std::vector<RestRequest> requests;
    // A contract of eight hours may have charged each hour before.
    const Duration every = span.kind == PastKind::Settled ? Duration(hours(1)) : rowsEvery(span.kind, instrument);
    for (const Address& a : kAddresses) {
        if (a.kind != span.kind) continue;
        for (const PastPage& page : pagesOf(span, every, a.rows)) {
            RestRequest r;
            r.kind = a.reply;
            r.market = instrument.market;
            r.path = a.path;
            r.path += instrument.market == Market::Spot ? "?category=spot&symbol=" : "?category=linear&symbol=";
            r.path += percentEncode(instrument.symbol);
            r.path += a.interval;
            r.path += a.from;
            r.path += std::to_string(toUnixMs(page.from));
            r.path += a.to;
            r.path += std::to_string(toUnixMs(page.to) - 1);
            r.path += "&limit=";
            r.path += std::to_string(a.rows);
            r.instrument = instrument.id;
            requests.push_back(std::move(r));
        }
    }
    return requests;
}

}  // namespace plimsoll::bybit
