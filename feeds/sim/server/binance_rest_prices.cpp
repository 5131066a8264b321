// What Binance's REST says of now: books, tickers, marks, open interest. binance.md sections 3 to 5.
#include "feeds/sim/server/binance_rest.h"

namespace plimsoll::sim {

namespace {

void levels(JsonText& t, std::string_view name, const ServedSymbol& s, const std::vector<BookLevel>& side,
            std::size_t most)
{
    t.array(name);
    for (std::size_t i = 0; i < std::min(most, side.size()); ++i)
        t.array()
            .decimal(times(s.listing.tick, side[i].ticks))
            .decimal(times(s.listing.lot, side[i].lots))
            .endArray();
    t.endArray();
}

}  // namespace

std::string BinanceDialect::depth(const Ask& ask) const
{
    const ServedBook& book = m_host.imageOf(*ask.symbol);
    const std::size_t most = ask.limit(isSpot(ask.market) ? 100 : 500, isSpot(ask.market) ? 5'000 : 1'000);
    JsonText t;
    t.object().number("lastUpdateId", book.seq);
    if (!isSpot(ask.market)) t.number("E", now()).number("T", book.atMs);
    levels(t, "bids", *ask.symbol, book.bids, most);
    levels(t, "asks", *ask.symbol, book.asks, most);
    return t.endObject().take();
}

std::string BinanceDialect::bookTicker(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        const BookLevel *bid = s.best(Side::Buy), *offer = s.best(Side::Sell);
        const BookLevel none;
        const BookLevel &b = bid ? *bid : none, &a = offer ? *offer : none;
        t.object().text("symbol", s.symbol());
        t.decimal("bidPrice", times(s.listing.tick, b.ticks)).decimal("bidQty", times(s.listing.lot, b.lots));
        t.decimal("askPrice", times(s.listing.tick, a.ticks)).decimal("askQty", times(s.listing.lot, a.lots));
        if (s.perp()) t.number("time", s.book.atMs).number("lastUpdateId", s.book.seq);
        t.endObject();
    });
}

std::string BinanceDialect::lastPrices(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        t.object().text("symbol", s.symbol()).decimal("price", times(s.listing.tick, s.state.day.last));
        if (s.perp()) t.number("time", now());
        t.endObject();
    });
}

std::string BinanceDialect::day(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        const Stats24h& d = s.state.day;
        const auto price = [&](Ticks ticks) { return times(s.listing.tick, ticks); };
        const double volume = s.listing.quotedUnits(1) * d.lots;
        const auto open = static_cast<double>(d.open), last = static_cast<double>(d.last);
        t.object().text("symbol", s.symbol()).decimal("priceChange", price(d.last - d.open));
        t.decimal("priceChangePercent", rounded(open > 0 ? 100 * (last / open - 1) : 0, 3));
        t.decimal("weightedAvgPrice", rounded(volume > 0 ? d.turnover / volume : 0, s.listing.tick.decimals()));
        t.decimal("lastPrice", price(d.last)).decimal("lastQty", times(s.listing.lot, d.lastLots));
        t.decimal("openPrice", price(d.open))
            .decimal("highPrice", price(d.high))
            .decimal("lowPrice", price(d.low));
        if (!s.perp()) {
            const BookLevel *bid = s.best(Side::Buy), *offer = s.best(Side::Sell);
            t.decimal("bidPrice", price(bid ? bid->ticks : 0))
                .decimal("askPrice", price(offer ? offer->ticks : 0));
        }
        t.decimal("volume", rounded(volume, s.listing.lot.decimals()))
            .decimal("quoteVolume", rounded(d.turnover, 2));
        t.number("openTime", toUnixMs(d.from)).number("closeTime", toUnixMs(d.lastAt));
        t.number("firstId", static_cast<std::int64_t>(d.firstTrade));
        t.number("lastId", static_cast<std::int64_t>(d.lastTrade));
        t.number("count", static_cast<std::int64_t>(d.trades)).endObject();
    });
}

std::string BinanceDialect::premiumIndex(const Ask& ask) const
{
    return oneOrAll(m_host.venue(), ask.market, ask.symbol, [&](JsonText& t, const ServedSymbol& s) {
        t.object().text("symbol", s.symbol()).decimal("markPrice", rounded(s.state.mark, 8));
        t.decimal("indexPrice", rounded(s.state.index, 8))
            .decimal("estimatedSettlePrice", rounded(s.state.mark, 8));
        t.decimal("lastFundingRate", rounded(s.state.fundingEstimate, 8));
        t.decimal("interestRate", rounded(s.listing.interestDaily / 3, 8));
        t.number("nextFundingTime", toUnixMs(s.state.nextFunding)).number("time", now()).endObject();
    });
}

std::string BinanceDialect::openInterest(const Ask& ask) const
{
    JsonText t;
    t.object().decimal("openInterest", times(ask.symbol->listing.lot, ask.symbol->state.openInterest));
    return t.text("symbol", ask.symbol->symbol()).number("time", now()).endObject().take();
}

// Section 4: only contracts whose interval, cap or floor was ever adjusted.
std::string BinanceDialect::fundingInfo(const Ask&) const
{
    JsonText t;
    t.array();
    for (const ServedSymbol* s : m_host.venue().of(plimsoll::Market::Perp)) {
        if (!s->trades() || s->state.fundingInterval == std::chrono::hours(8)) continue;
        t.object().text("symbol", s->symbol());
        t.decimal("adjustedFundingRateCap", rounded(s->listing.fundingCap, 8));
        t.decimal("adjustedFundingRateFloor", rounded(s->listing.fundingFloor, 8));
        t.number("fundingIntervalHours", s->state.fundingInterval.count()).flag("disclaimer", false).endObject();
    }
    return t.endArray().take();
}

}  // namespace plimsoll::sim
