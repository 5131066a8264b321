// What Binance's REST says of the past: settled funding, open interest, ratios, trades, candles. binance.md
// sections 4 to 8.
#include "feeds/sim/server/binance_rest.h"
#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/past_rows.h"

namespace plimsoll::sim {

std::string BinanceDialect::openInterestHistory(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("period")), 5);
    const std::size_t most = ask.limit(30, 500);
    const Past* past = m_host.venue().past;
    const auto all = past ? past->openInterest(*ask.symbol, kWholePast) : std::vector<OpenInterestPoint>();
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    std::vector<const OpenInterestPoint*> rows;
    for (const OpenInterestPoint& p : all)
        if (toUnixMs(p.at) % (minutes * 60'000LL) == 0) rows.push_back(&p);
    rows = pageOf(std::move(rows), from, to, most, from > 0,
                  [](const OpenInterestPoint* p) { return toUnixMs(p->at); });
    JsonText t;
    t.array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double base = ask.symbol->listing.quotedUnits(rows[i]->lots);
        t.object().text("symbol", ask.symbol->symbol()).decimal("sumOpenInterest", rounded(base, 8));
        t.decimal("sumOpenInterestValue", rounded(base * rows[i]->mark, 6));
        t.number("timestamp", toUnixMs(rows[i]->at)).endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::fundingRate(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const std::size_t most = ask.limit(200, 1'000);
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    struct Row {
        const ServedSymbol* symbol;
        SettledFunding funding;
    };
    std::vector<Row> rows;
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if ((ask.symbol && s != ask.symbol) || !past) continue;
        for (const SettledFunding& f : past->funding(*s, kWholePast)) {
            const std::int64_t at = toUnixMs(f.at);
            if (at >= from && at <= to) rows.push_back({s, f});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.funding.at < b.funding.at; });
    rows = pageOf(std::move(rows), from, to, most, from > 0, [](const Row& r) { return toUnixMs(r.funding.at); });
    JsonText t;
    t.array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        t.object().text("symbol", rows[i].symbol->symbol());
        t.decimal("fundingRate", rounded(rows[i].funding.rate, 8))
            .number("fundingTime", toUnixMs(rows[i].funding.at));
        t.decimal("markPrice", rounded(rows[i].funding.mark, 8)).text("rateType", "Regular").endObject();
    }
    return t.endArray().take();
}

// Accounts and positions of the larger traders are not told apart here: the share is that of all.
std::string BinanceDialect::accountRatio(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const double longs = std::clamp(ask.symbol->state.longAccounts, 0.0001, 0.9999);
    JsonText t;
    t.array().object().text("symbol", ask.symbol->symbol());
    t.decimal("longShortRatio", rounded(longs / (1 - longs), 4)).decimal("longAccount", rounded(longs, 4));
    t.decimal("shortAccount", rounded(1 - longs, 4)).number("timestamp", now() / period * period);
    return t.endObject().endArray().take();
}

std::string BinanceDialect::takerRatio(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("period")), 5);
    const Past* past = m_host.venue().past;
    JsonText t;
    t.array();
    for (const Kline& k : past ? past->klines(*ask.symbol, minutes, ask.limit(30, 500)) : std::vector<Kline>()) {
        const Lots sold = k.lots - k.takerBuyLots;
        const auto bought = static_cast<double>(k.takerBuyLots);
        t.object().decimal("buySellRatio", rounded(sold > 0 ? bought / static_cast<double>(sold) : 0, 4));
        t.decimal("sellVol", times(ask.symbol->listing.lot, sold));
        t.decimal("buyVol", times(ask.symbol->listing.lot, k.takerBuyLots));
        t.number("timestamp", toUnixMs(k.open)).endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::basis(const Ask& ask) const
{
    const std::int64_t period = std::max(minutesOf(ask.text("period")), 5) * 60'000LL;
    const ServedSymbol* s = m_host.venue().find(plimsoll::Market::Perp, ask.text("pair"));
    JsonText t;
    t.array();
    if (s && s->state.index > 0) {
        const double price = s->listing.price(static_cast<double>(s->state.day.last)), index = s->state.index;
        t.object().text("pair", s->symbol()).text("contractType", "PERPETUAL");
        t.decimal("futuresPrice", rounded(price, 8)).decimal("indexPrice", rounded(index, 8));
        t.decimal("basis", rounded(price - index, 8)).decimal("basisRate", rounded(price / index - 1, 8));
        t.text("annualizedBasisRate", "").number("timestamp", now() / period * period).endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::klines(const Ask& ask) const
{
    const int minutes = std::max(minutesOf(ask.text("interval")), 1);
    const Past* past = m_host.venue().past;
    const Listing& l = ask.symbol->listing;
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    JsonText t;
    t.array();
    for (const Kline& k : candlePage(past, *ask.symbol, minutes, from, to, ask.limit(500, 1'500), from > 0)) {
        const std::int64_t open = toUnixMs(k.open);
        t.array().number(open).decimal(times(l.tick, k.o)).decimal(times(l.tick, k.h)).decimal(times(l.tick, k.l));
        t.decimal(times(l.tick, k.c)).decimal(times(l.lot, k.lots)).number(open + minutes * 60'000LL - 1);
        t.decimal(rounded(k.turnover, 4)).number(k.trades).decimal(times(l.lot, k.takerBuyLots));
        t.decimal(rounded(k.takerBuyTurnover, 4)).text("0").endArray();
    }
    return t.endArray().take();
}

std::string BinanceDialect::aggregates(const Ask& ask) const
{
    const auto own = m_own.find(ask.symbol);
    const std::size_t most = ask.limit(500, 1'000);
    const std::int64_t from = ask.number("startTime", 0), to = ask.number("endTime", kNever);
    const std::int64_t firstId = ask.number("fromId", -1);
    std::vector<const Aggregate*> rows;
    if (own != m_own.end())
        for (const Aggregate& a : own->second.aggregates)
            if (a.atMs >= from && a.atMs <= to && a.id >= firstId) rows.push_back(&a);
    // From a place on: the oldest of them; else the newest.
    const bool forward = firstId >= 0 || from > 0;
    const std::size_t begin = !forward && rows.size() > most ? rows.size() - most : 0;
    JsonText t;
    t.array();
    for (std::size_t i = begin; i < std::min(rows.size(), begin + most); ++i) {
        const Aggregate& a = *rows[i];
        t.object().number("a", a.id).decimal("p", times(ask.symbol->listing.tick, a.ticks));
        t.decimal("q", times(ask.symbol->listing.lot, a.lots));
        if (ask.symbol->perp()) t.decimal("nq", times(ask.symbol->listing.lot, a.lots));
        t.number("f", a.first).number("l", a.last).number("T", a.atMs).flag("m", a.sell);
        if (!ask.symbol->perp()) t.flag("M", true);
        t.endObject();
    }
    return t.endArray().take();
}

std::string BinanceDialect::recentTrades(const Ask& ask) const
{
    const Past* past = m_host.venue().past;
    const Listing& l = ask.symbol->listing;
    JsonText t;
    t.array();
    for (const ServedTrade& one :
         past ? past->trades(*ask.symbol, ask.limit(500, 1'000)) : std::vector<ServedTrade>()) {
        const double worth = l.quotedUnits(one.what.lots) * l.price(static_cast<double>(one.what.ticks));
        t.object()
            .number("id", static_cast<std::int64_t>(one.what.id))
            .decimal("price", times(l.tick, one.what.ticks));
        t.decimal("qty", times(l.lot, one.what.lots)).decimal("quoteQty", rounded(worth, 4));
        t.number("time", one.atMs).flag("isBuyerMaker", one.what.taker == Side::Sell);
        if (l.perp())
            t.flag("isRPITrade", false);
        else
            t.flag("isBestMatch", true);
        t.endObject();
    }
    return t.endArray().take();
}

}  // namespace plimsoll::sim
