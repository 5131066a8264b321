// What each kind of event says in its line.
#include "app/cli/event_printer.h"
#include "app/json_text.h"

#include <variant>

namespace plimsoll {

using namespace jsontext;

struct EventPrinter::Line {
    EventPrinter& p;
    const MarketEvent& event;
    const EventBatch& batch;
    const Instrument* instrument;

    void field(std::string_view name, const std::optional<double>& v) const
    {
        p.key(name);
        maybe(p.m_out, v);
    }
    void field(std::string_view name, double v) const { field(name, std::optional<double>(v)); }
    void field(std::string_view name, const std::optional<Price>& v) const
    {
        p.key(name);
        maybe(p.m_out, v);
    }
    void field(std::string_view name, Price v) const { field(name, std::optional<Price>(v)); }
    void word(std::string_view name, std::string_view v) const
    {
        p.key(name);
        p.maybeWord(v);
    }
    void yes(std::string_view name, bool v) const
    {
        p.key(name);
        p.m_out += v ? "true" : "false";
    }
    void when(std::string_view name, const std::optional<Timestamp>& t) const
    {
        p.key(name);
        p.time(t);
    }
    void start(std::string_view type) const { p.head(type, event.instrument, event.stamp); }
    void number(std::string_view name, std::int64_t v, bool known = true) const
    {
        p.key(name);
        if (known)
            integer(p.m_out, v);
        else
            p.m_out += "null";
    }
    void end() const { p.m_out += "}\n"; }

    void operator()(const std::monostate&) const {}
    void operator()(const BookLost&) const {}
    void operator()(const FeedReport&) const {}
    void operator()(const AccountReport&) const {}  // whose it is, is nobody else's to read

    // ---- Books and trades

    void operator()(const BookUpdate& u) const
    {
        start(u.image ? "book_snapshot" : "book_delta");
        p.key("bids");
        p.levels(batch.begin(u.bids), batch.end(u.bids));
        p.key("asks");
        p.levels(batch.begin(u.asks), batch.end(u.asks));
        number("seq", u.seq, u.seq >= 0);  // OKX had none until 2022
        if (!u.image) {
            number("first_seq", u.firstSeq, u.firstSeq >= 0);
            number("prev_seq", u.prevSeq, u.prevSeq >= 0);
        }
        if (u.channel == BookChannel::Partial) p.m_out += ",\"channel\":\"partial\"";
        end();
    }
    void operator()(const Bbo& b) const
    {
        start("bbo");
        field("bid", b.bid);
        field("bid_qty", b.bidQty.v);
        field("ask", b.ask);
        field("ask_qty", b.askQty.v);
        number("seq", b.seq, b.seq > 0);
        end();
    }
    void operator()(const Trade& t) const
    {
        start("trade");
        p.key("id");
        if (t.numericId)
            p.m_out += batch.view(t.id);
        else
            text(p.m_out, batch.view(t.id));
        field("price", t.price);
        field("qty", t.qty.v);
        word("taker", t.taker == Side::Buy ? "buy" : "sell");
        if (t.block) yes("block", true);
        end();
    }

    // ---- What a contract costs to hold

    void operator()(const Mark& m) const
    {
        start("mark");
        field("mark", m.mark);
        field("index", m.index);
        end();
    }
    void operator()(const Funding& f) const
    {
        start("funding");
        field("rate", f.rate.v);
        field("interval_h", f.hours ? f.hours : instrument ? instrument->fundingHours : std::nullopt);
        when("next_ms", f.next);
        word("kind", f.kind == FundingKind::Estimate ? "estimate" : "settled");
        field("cap", f.cap ? f.cap : instrument ? instrument->fundingCap : std::nullopt);
        field("floor", f.floor ? f.floor : instrument ? instrument->fundingFloor : std::nullopt);
        end();
    }
    void operator()(const OpenInterest& o) const
    {
        start("oi");
        field("oi_base", o.base);
        field("oi_usd", o.usd);
        if (o.halved) yes("halved", true);
        end();
    }
    void operator()(const Liquidation& l) const
    {
        start("liquidation");
        word("liquidated", l.liquidated == PositionSide::Long ? "long" : "short");
        field("price", l.price);
        word("price_kind", priceKindKey(l.priceKind));
        field("qty", l.qty.v);
        end();
    }

    // ---- Contracts and their statistics

    void operator()(const InstrumentChanged& c) const
    {
        if (!c.instrument || c.instrument->provisional) return;
        const Instrument& i = *c.instrument;
        start("instrument");
        word("status", statusName(i.status));
        field("tick", i.tick);
        field("lot", i.lot);
        field("contract_size", i.contractSize);
        field("multiplier", i.multiplier);
        word("quote", i.quote);
        yes("inverse", i.inverse);
        field("max_leverage", i.maxLeverage);
        field("funding_interval_h", i.fundingHours);
        end();
    }
    void operator()(const Ticker& t) const
    {
        start("ticker");
        field("last", t.last);
        field("open", t.open);
        field("high", t.high);
        field("low", t.low);
        field("base_volume", t.baseVolume);
        field("quote_volume", t.quoteVolume);
        field("change", t.change);
        end();
    }
    void operator()(const Tier& t) const
    {
        start("tier");
        number("tier", t.tier);
        field("floor", t.floor);
        field("cap", t.cap);
        field("maintenance", t.maintenance);
        field("deduction", t.deduction);
        field("max_leverage", t.maxLeverage);
        end();
    }
    void operator()(const Ratio& r) const
    {
        start("ratio");
        word("kind", ratioKindKey(r.kind));
        field("long_share", r.longShare);
        field("short_share", r.shortShare);
        when("at_ms", r.at);
        end();
    }
    void operator()(const TakerVolume& v) const
    {
        start("taker_volume");
        field("buy", v.buy);
        field("sell", v.sell);
        when("at_ms", v.at);
        end();
    }
    void operator()(const Kline& k) const
    {
        start("kline");
        number("minutes", k.minutes);
        when("open_ms", k.open);
        when("close_ms", k.close);
        field("open", k.o);
        field("high", k.h);
        field("low", k.l);
        field("close", k.c);
        field("base_volume", k.baseVolume);
        field("quote_volume", k.quoteVolume);
        field("taker_buy_base", k.takerBuyBase);
        yes("closed", k.closed);
        end();
    }

    // ---- The venue itself

    void operator()(const Insurance& i) const
    {
        start("insurance");
        word("coin", batch.view(i.coin));
        word("symbols", batch.view(i.symbols));
        field("balance", i.balance);
        end();
    }
    void operator()(const Adl& a) const
    {
        start("adl");
        word("level", batch.view(a.level));
        field("pnl_ratio", a.pnlRatio);
        field("trigger", a.trigger);
        field("stop", a.stop);
        field("balance", a.balance);
        end();
    }
    void operator()(const PriceLimit& l) const
    {
        start("price_limit");
        field("buy", l.buy);
        field("sell", l.sell);
        end();
    }
    // Another venue's rate, as this one expects it.
    void operator()(const FundingForecast& f) const
    {
        start("forecast");
        word("about", venueKey(f.about));
        field("rate", f.rate.v);
        field("interval_h", f.hours);
        when("next_ms", f.next);
        end();
    }
    void operator()(const VenueStatus& s) const
    {
        start("status");
        word("title", batch.view(s.title));
        when("begin_ms", s.begin);
        when("end_ms", s.end);
        yes("maintenance", s.maintenance);
        yes("over", s.over);
        end();
    }
};

void EventPrinter::print(const MarketEvent& event, const EventBatch& batch)
{
    std::visit(Line{*this, event, batch, m_catalogue.get(event.instrument)}, event.payload);
}

}  // namespace plimsoll
