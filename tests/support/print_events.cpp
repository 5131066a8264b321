#include "tests/support/print_events.h"

#include "model/market/decimal.h"

#include <array>
#include <charconv>

namespace plimsoll::test {

namespace {

std::string number(double v)
{
    std::array<char, 64> buffer{};
    const auto r = std::to_chars(buffer.data(), buffer.data() + buffer.size(), v);
    return {buffer.data(), r.ptr};
}
std::string number(std::int64_t v)
{
    return std::to_string(v);
}

// " key=value", or nothing where there is no value.
std::string field(const char* key, const std::string& text)
{
    return std::string(" ") + key + '=' + text;
}
std::string field(const char* key, Price p)
{
    return field(key, toText(p));
}
std::string field(const char* key, double v)
{
    return field(key, number(v));
}
std::string field(const char* key, std::int64_t v)
{
    return field(key, number(v));
}
std::string field(const char* key, Timestamp t)
{
    return field(key, number(toUnixMs(t)));
}
std::string field(const char* key, bool v)
{
    return v ? std::string(" ") + key : std::string();
}
template <typename T>
std::string field(const char* key, const std::optional<T>& v)
{
    return v ? field(key, *v) : std::string();
}

struct Printer {
    const EventBatch& batch;

    std::string levels(LevelSpan span) const
    {
        std::string s = "[";
        for (const Level* l = batch.begin(span); l != batch.end(span); ++l)
            s += (s.size() > 1 ? " " : "") + toText(l->price) + 'x' + number(l->qty.v);
        return s + ']';
    }
    std::string text(TextSpan span) const { return std::string(batch.view(span)); }

    std::string operator()(std::monostate) const { return "nothing"; }
    std::string operator()(const BookUpdate& u) const
    {
        std::string s = u.image ? "book_image" : "book_delta";
        if (u.channel == BookChannel::Partial) s += " partial";
        s += field("depth", std::int64_t{u.depth}) + field("seq", u.seq);
        if (u.firstSeq >= 0) s += field("first", u.firstSeq);
        if (u.prevSeq >= 0) s += field("prev", u.prevSeq);
        return s + field("bids", levels(u.bids)) + field("asks", levels(u.asks));
    }
    std::string operator()(const BookLost& l) const
    {
        return "book_lost " + std::string(lostReasonText(l.reason));
    }
    std::string operator()(const Bbo& b) const
    {
        return "bbo" + field("bid", b.bid) + field("bid_qty", b.bidQty.v) + field("ask", b.ask) +
               field("ask_qty", b.askQty.v) + field("seq", b.seq);
    }
    std::string operator()(const Trade& t) const
    {
        return std::string("trade ") + (t.taker == Side::Buy ? "buy" : "sell") + field("price", t.price) +
               field("qty", t.qty.v) + field("id", text(t.id)) + field("numeric", t.numericId) +
               field("block", t.block);
    }
    std::string operator()(const Mark& m) const
    {
        return "mark" + field("mark", m.mark) + field("index", m.index);
    }
    std::string operator()(const Funding& f) const
    {
        return std::string("funding ") + (f.kind == FundingKind::Settled ? "settled" : "estimate") +
               field("rate", f.rate.v) + field("hours", f.hours) + field("next", f.next) + field("cap", f.cap) +
               field("floor", f.floor);
    }
    std::string operator()(const OpenInterest& o) const
    {
        return "oi" + field("base", o.base) + field("usd", o.usd) + field("halved", o.halved) +
               field("past", o.past);
    }
    std::string operator()(const Liquidation& l) const
    {
        return std::string("liquidation ") + (l.liquidated == PositionSide::Long ? "long" : "short") +
               field("price", l.price) + field("kind", std::string(priceKindKey(l.priceKind))) +
               field("qty", l.qty.v);
    }
    std::string operator()(const InstrumentChanged& c) const
    {
        const Instrument& i = *c.instrument;
        return "instrument " + std::string(statusName(i.status)) + field("asset", i.asset) +
               field("base", i.base) + field("quote", i.quote) + field("settle", i.settle) +
               field("tick", i.tick) + field("lot", i.lot) + field("contract", i.contractSize) +
               field("multiplier", i.multiplier) + field("inverse", i.inverse) + field("not_crypto", !i.crypto) +
               field("provisional", i.provisional) + field("leverage", i.maxLeverage) +
               field("hours", i.fundingHours) + field("cap", i.fundingCap) + field("floor", i.fundingFloor) +
               field("listed", i.listedAt) + field("delist", i.delistAt);
    }
    std::string operator()(const Ticker& t) const
    {
        return "ticker" + field("last", t.last) + field("high", t.high) + field("low", t.low) +
               field("open", t.open) + field("base", t.baseVolume) + field("quote", t.quoteVolume) +
               field("change", t.change);
    }
    std::string operator()(const Tier& t) const
    {
        return "tier" + field("n", std::int64_t{t.tier}) + field("floor", t.floor) + field("cap", t.cap) +
               field("maintenance", t.maintenance) + field("deduction", t.deduction) +
               field("leverage", t.maxLeverage);
    }
    std::string operator()(const Ratio& r) const
    {
        return "ratio " + std::string(ratioKindKey(r.kind)) + field("long", r.longShare) +
               field("short", r.shortShare) + field("at", r.at);
    }
    std::string operator()(const TakerVolume& v) const
    {
        return "taker_volume" + field("buy", v.buy) + field("sell", v.sell) + field("at", v.at);
    }
    std::string operator()(const Kline& k) const
    {
        return "kline" + field("minutes", std::int64_t{k.minutes}) + field("open", k.open) +
               field("close", k.close) + field("o", k.o) + field("h", k.h) + field("l", k.l) + field("c", k.c) +
               field("base", k.baseVolume) + field("quote", k.quoteVolume) + field("taker", k.takerBuyBase) +
               field("closed", k.closed);
    }
    std::string operator()(const Insurance& i) const
    {
        return "insurance" + field("coin", text(i.coin)) + field("symbols", text(i.symbols)) +
               field("balance", i.balance);
    }
    std::string operator()(const Adl& a) const
    {
        return "adl" + field("level", text(a.level)) + field("pnl", a.pnlRatio) + field("trigger", a.trigger) +
               field("stop", a.stop) + field("balance", a.balance);
    }
    std::string operator()(const PriceLimit& p) const
    {
        return "price_limit" + field("buy", p.buy) + field("sell", p.sell);
    }
    std::string operator()(const FundingForecast& f) const
    {
        return "forecast about " + std::string(venueKey(f.about)) + field("rate", f.rate.v) +
               field("hours", f.hours) + field("next", f.next);
    }
    std::string operator()(const VenueStatus& s) const
    {
        return "status '" + text(s.title) + '\'' + field("begin", s.begin) + field("end", s.end) +
               field("maintenance", s.maintenance) + field("over", s.over);
    }
    std::string operator()(const FeedReport&) const { return "feed_report"; }
    std::string operator()(const AccountReport&) const { return "account"; }
};

}  // namespace

std::string printEvent(const MarketEvent& event, const EventBatch& batch, const Catalogue& catalogue)
{
    const Instrument* instrument = catalogue.get(event.instrument);
    std::string s = instrument ? instrument->symbol + ' ' + std::string(marketKey(instrument->market)) : "venue";
    s += event.stamp.venue ? " @" + number(toUnixMs(*event.stamp.venue)) + ' ' : std::string(" @- ");
    return s + std::visit(Printer{batch}, event.payload);
}

std::string printBatch(const EventBatch& batch, const Catalogue& catalogue)
{
    std::string s;
    for (const MarketEvent& event : batch.events) s += printEvent(event, batch, catalogue) + '\n';
    return s;
}

}  // namespace plimsoll::test
