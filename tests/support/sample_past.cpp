#include "tests/support/sample_past.h"

#include <cmath>
#include <string>
#include <utility>

namespace plimsoll::sample {

namespace {

// 30 h in points of 2 minutes. Until 20 h ago and from 14 to 11 h ago as the venue remembers, from 11 to 8 h ago
// nothing, else seen.
HistoryLine pastLine(VenueId venue, const std::string& symbol, std::int64_t now, std::int64_t behind)
{
    HistoryLine line;
    line.venue = venue;
    line.symbol = symbol;
    line.quote = "USDT";
    line.series.span = kPastSpan;
    const auto v = static_cast<double>(static_cast<int>(venue));
    const std::int64_t end = (now - behind) / kPastSpan * kPastSpan;
    for (std::int64_t t = now / kPastSpan * kPastSpan - 30 * 3'600; t <= end; t += kPastSpan) {
        const std::int64_t old = now - t;
        if (old > 8 * 3'600 && old <= 11 * 3'600) continue;
        store::SeriesPoint p;
        p.t = t;
        p.seen = !(old > 20 * 3'600 || (old > 11 * 3'600 && old <= 14 * 3'600));
        const double x = static_cast<double>(t) / 3'600;
        const double price = 84'000 + 900 * std::sin(x / 5) + 60 * std::sin(x * 7) + 4 * v;
        p.open = price - 12;
        p.close = price + 14 * std::sin(x * 31);
        p.high = price + 40;
        p.low = price - 45;
        p.buyUsd = 2e6 * (1.2 + std::sin(x * 3)) / (1 + v);
        p.sellUsd = 2e6 * (1.2 + std::cos(x * 3)) / (1 + v);
        if (p.seen) {
            p.spreadBp = 0.12 + 0.05 * v + 0.02 * std::sin(x * 11);
            p.mark = price + 2;
            p.index = price - 6 + 5 * std::sin(x);
            p.bid100 = 4e7 / (1 + v);
            p.ask100 = 3.6e7 / (1 + v);
            p.longUsd = std::fmod(x * 10, 3) < 0.4 ? 4e5 : 0;
            p.shortUsd = std::fmod(x * 10, 5) < 0.3 ? 2e5 : 0;
            p.r8 = 1e-4 * (0.4 + std::sin(x / 4 + v));
        }
        // Venues remember open interest by the hour.
        if (p.seen || t % 3'600 == 0) p.interestBase = 90'000 / (1 + v) * (1 + 0.03 * std::sin(x / 6));
        line.series.points.push_back(p);
    }
    return line;
}

// Its serial is later than any question of the panel's own.
std::shared_ptr<HistoryAnswer> answerTo(const char* by, AsOf said)
{
    auto a = std::make_shared<HistoryAnswer>();
    a->request.by = by;
    a->request.serial = 1'000'000;
    a->asOf = said;
    return a;
}

}  // namespace

std::shared_ptr<HistoryAnswer> pastSeries(AsOf said, Timestamp now, const std::vector<VenueId>& venues,
                                          const std::vector<std::int64_t>& behind)
{
    auto a = answerTo("history", said);
    a->request.asset = "BTC";
    a->request.from = now - std::chrono::hours{30};
    a->request.to = now;
    a->request.points = 900;
    const std::int64_t seconds = toUnixMs(now) / 1'000;
    for (std::size_t i = 0; i < venues.size(); ++i)
        a->lines.push_back(pastLine(venues[i], "BTCUSDT", seconds, behind[i]));
    return a;
}

std::shared_ptr<HistoryAnswer> pastJournal(AsOf said, Timestamp now)
{
    auto a = answerTo("journal", said);
    a->request.what = HistoryRequest::What::Journal;
    a->request.from = now - std::chrono::hours{168};
    a->request.to = now + std::chrono::hours{1};
    a->request.points = 2'000;
    const std::int64_t ms = toUnixMs(now);
    using store::Entry;
    a->journal = {
        {ms - 90'000'000, Entry::Phase, "BTC", "BUILD_UP", "entered", "after RESET", {}},
        {ms - 7'200'000, Entry::Alert, "ETH", "2", "Warning", "ETH spread_bps above 5.00 bp", "{\"value\":7.2}"},
        {ms - 3'600'000, Entry::Feed, "", "bybit", "lost", "Bybit: connection lost for 41 s", {}},
        {ms - 2'400'000, Entry::Warning, "SOL", "SPREAD_WIDE", "Warning", "SOL spread is 3.1 times its usual",
         "{\"value\":3.1,\"warn\":2,\"spread_bps@binance\":7.2,\"slip_50m\":null}"},
        {ms - 1'500'000, Entry::Warning, "SOL", "SPREAD_WIDE", "clear", "SOL spread is 3.1 times its usual", {}},
        {ms - 900'000, Entry::Note, "BTC", "", "", "watching the 84,000 shelf", {}},
        {ms - 420'000, Entry::Warning, "BTC", "DEPTH_DROP", "Critical",
         "BTC depth within 1 % is 0.41 of its usual", "{\"value\":0.41,\"warn\":0.7,\"depth_ratio\":0.41}"},
    };
    return a;
}

std::shared_ptr<HistoryAnswer> pastLiquidations(AsOf said, Timestamp now)
{
    auto a = answerTo("liquidations", said);
    a->request.what = HistoryRequest::What::Liquidations;
    for (int i = 40; i > 0; --i) {
        HistoryAnswer::Liquidation l;
        l.venue = i % 3 == 0 ? VenueId::Bybit : VenueId::Binance;
        l.asset = i % 4 == 0 ? "ETH" : "BTC";
        l.symbol = l.asset + "USDT";
        l.quote = "USDT";
        l.row.ms = l.row.receivedMs = toUnixMs(now) - 3'600'000 - std::int64_t{i} * 600'000;
        l.row.longs = i % 5 != 0;
        l.row.price = i % 4 == 0 ? 2'748.16 : 84'012.4;
        l.row.coins = 0.25 * i;
        l.row.usd = l.row.price * l.row.coins;
        l.row.priceKind = i % 3 == 0 ? "bankruptcy" : "average";
        a->liquidations.push_back(std::move(l));
    }
    return a;
}

store::StoreStatus storing(Timestamp now)
{
    store::StoreStatus s;
    s.on = true;
    s.written = 1'284'112;
    s.commits = 9'120;
    s.bytes = 412'000'000;
    s.largestBytes = 4'000'000'000;
    s.folder = "/home/sample/.local/share/plimsoll";
    const std::int64_t t = toUnixMs(now) / 1'000;
    s.tables = {{"seconds", 2'808'000, 310'000'000, 6 * 3'600, t - 6 * 3'600, t},
                {"minutes", 610'000, 81'000'000, 45 * 86'400, t - 20 * 86'400, t},
                {"liquidations", 41'200, 6'000'000, 180 * 86'400, t - 20 * 86'400, t - 4},
                {"journal", 1'204, 700'000, 400 * 86'400, t - 20 * 86'400, t - 420}};
    return s;
}

}  // namespace plimsoll::sample
