#include "app/cli/event_printer.h"

#include "app/json_text.h"

namespace plimsoll {

using namespace jsontext;

void EventPrinter::count(std::string_view type)
{
    for (auto& [name, n] : m_counts) {
        if (name == type) {
            ++n;
            return;
        }
    }
    m_counts.emplace_back(type, 1);
}

void EventPrinter::key(std::string_view name)
{
    m_out += ",\"";
    m_out += name;
    m_out += "\":";
}

void EventPrinter::time(const std::optional<Timestamp>& t)
{
    if (t)
        integer(m_out, toUnixMs(*t));
    else
        m_out += "null";
}

void EventPrinter::maybeWord(std::string_view word)
{
    if (word.empty())
        m_out += "null";
    else
        text(m_out, word);
}

void EventPrinter::head(std::string_view type, InstrumentId id, const Stamp& stamp, Market fallback)
{
    count(type);
    const Instrument* instrument = m_catalogue.get(id);
    m_out += "{\"type\":\"";
    m_out += type;
    m_out += "\",\"venue\":\"";
    m_out += venueKey(m_venue);
    m_out += "\",\"market\":\"";
    m_out += marketKey(instrument ? instrument->market : fallback);
    m_out += '"';
    key("symbol");
    maybeWord(instrument ? std::string_view(instrument->symbol) : std::string_view());
    key("asset");
    maybeWord(instrument ? std::string_view(instrument->asset) : std::string_view());
    key("ts_ms");
    time(stamp.venue);
    if (stamp.received != Timestamp{}) {
        key("recv_ns");
        integer(m_out, toUnixNs(stamp.received));
    }
}

void EventPrinter::levels(const Level* begin, const Level* end)
{
    m_out += '[';
    for (const Level* l = begin; l != end; ++l) {
        m_out += l == begin ? "[" : ",[";
        price(m_out, l->price);
        m_out += ',';
        number(m_out, l->qty.v);
        m_out += ']';
    }
    m_out += ']';
}

void EventPrinter::body(const BookUpdate& u, const EventBatch& batch)
{
    key("bids");
    levels(batch.begin(u.bids), batch.end(u.bids));
    key("asks");
    levels(batch.begin(u.asks), batch.end(u.asks));
    key("seq");
    if (u.seq >= 0)
        integer(m_out, u.seq);
    else
        m_out += "null";  // OKX until 2022
    if (!u.image) {
        key("first_seq");
        if (u.firstSeq >= 0)
            integer(m_out, u.firstSeq);
        else
            m_out += "null";
        key("prev_seq");
        if (u.prevSeq >= 0)
            integer(m_out, u.prevSeq);
        else
            m_out += "null";
    }
    if (u.channel == BookChannel::Partial) m_out += ",\"channel\":\"partial\"";
}

void EventPrinter::print(const MarketEvent& event, const EventBatch& batch)
{
    const auto begin = [&](std::string_view type) { head(type, event.instrument, event.stamp); };
    const Instrument* instrument = m_catalogue.get(event.instrument);
    struct Visitor {
        EventPrinter& p;
        const EventBatch& batch;
        const Instrument* instrument;
        decltype(begin)& start;

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
        void end() const { p.m_out += "}\n"; }

        void operator()(const std::monostate&) const {}
        void operator()(const BookLost&) const {}
        void operator()(const FeedReport&) const {}
        void operator()(const AccountReport&) const {}  // whose it is, is nobody else's to read
        void operator()(const BookUpdate& u) const
        {
            start(u.image ? "book_snapshot" : "book_delta");
            p.body(u, batch);
            end();
        }
        void operator()(const Bbo& b) const
        {
            start("bbo");
            field("bid", b.bid);
            field("bid_qty", b.bidQty.v);
            field("ask", b.ask);
            field("ask_qty", b.askQty.v);
            p.key("seq");
            if (b.seq > 0)
                integer(p.m_out, b.seq);
            else
                p.m_out += "null";
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
            p.key("tier");
            integer(p.m_out, t.tier);
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
            p.key("minutes");
            integer(p.m_out, k.minutes);
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
    std::visit(Visitor{*this, batch, instrument, begin}, event.payload);
}

void EventPrinter::book(InstrumentId id, const Stamp& stamp, const OrderBook* book, std::int64_t seq,
                        std::string_view state, std::string_view reason, std::size_t count)
{
    head("book", id, stamp);
    for (const bool bids : {true, false}) {
        key(bids ? "bids" : "asks");
        if (!book) {
            m_out += "null";
            continue;
        }
        m_levels.clear();
        if (bids)
            book->bids(count, m_levels);
        else
            book->asks(count, m_levels);
        levels(m_levels.data(), m_levels.data() + m_levels.size());
    }
    key("seq");
    if (seq >= 0)
        integer(m_out, seq);
    else
        m_out += "null";
    key("state");
    text(m_out, state);
    if (!reason.empty()) {
        key("reason");
        text(m_out, reason);
    }
    m_out += "}\n";
}

void EventPrinter::control(std::string_view type, Market market, const Stamp& stamp, const Frame& frame)
{
    head(type, {}, stamp, market);
    if (type == "ack") {
        key("ok");
        m_out += frame.kind == FrameKind::Nack ? "false" : "true";
        key("id");
        if (frame.requestId >= 0)
            integer(m_out, frame.requestId);
        else
            m_out += "null";
    }
    key("message");
    maybeWord(frame.message);
    m_out += "}\n";
}

void EventPrinter::error(std::uint64_t line, std::string_view where, std::string_view what)
{
    m_out += "{\"type\":\"error\",\"line\":";
    integer(m_out, static_cast<std::int64_t>(line));
    key("where");
    text(m_out, where);
    key("error");
    text(m_out, what);
    m_out += "}\n";
}

}  // namespace plimsoll
