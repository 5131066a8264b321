// What any event of a codec must keep to, whatever the venue sent: finite numbers, spans within the batch.
#pragma once

#include "model/market/events.h"

#include <cmath>

namespace plimsoll::test {

// No number: the worth of a contract is not known, which is neither zero nor some number.
inline bool saneSize(double v)
{
    return std::isnan(v) || (std::isfinite(v) && v >= 0);
}
inline bool saneSpan(LevelSpan s, const EventBatch& b)
{
    if (std::size_t{s.first} + s.count > b.levels.size()) return false;
    for (const Level* l = b.begin(s); l != b.end(s); ++l)
        if (l->price.raw <= 0 || !saneSize(l->qty.v) || l->qty.v > 1e24) return false;
    return true;
}
inline bool sane(double v)
{
    return std::isfinite(v);
}
inline bool sane(const std::optional<double>& v)
{
    return !v || std::isfinite(*v);
}
inline bool sane(const std::optional<Price>& p)
{
    return !p || p->raw > 0;
}
inline bool saneText(TextSpan s, const EventBatch& b)
{
    return std::size_t{s.first} + s.count <= b.text.size();
}

inline bool sane(const AccountState& account)
{
    for (const auto& v :
         {account.equity, account.marginUsed, account.crossMaintenance, account.withdrawable, account.notional})
        if (!sane(v)) return false;
    for (const AccountPosition& p : account.positions) {
        if (!saneSize(p.qty.v)) return false;
        for (const auto& v :
             {p.entry, p.leverage, p.maxLeverage, p.value, p.profit, p.margin, p.liquidation, p.fundingPaid})
            if (!sane(v)) return false;
    }
    return true;
}

struct Sane {
    const EventBatch& b;
    bool operator()(std::monostate) const { return true; }
    bool operator()(const BookUpdate& u) const
    {
        return u.seq >= -1 && saneSpan(u.bids, b) && saneSpan(u.asks, b);
    }
    bool operator()(const BookLost&) const { return false; }
    bool operator()(const Bbo& q) const
    {
        return q.bid.raw > 0 && q.ask.raw > 0 && saneSize(q.bidQty.v) && saneSize(q.askQty.v);
    }
    bool operator()(const Trade& t) const { return t.price.raw > 0 && saneSize(t.qty.v) && saneText(t.id, b); }
    bool operator()(const Mark& m) const { return sane(m.mark) && sane(m.index); }
    bool operator()(const Funding& f) const
    {
        return sane(f.rate.v) && sane(f.hours) && sane(f.cap) && sane(f.floor);
    }
    bool operator()(const OpenInterest& o) const { return sane(o.base) && sane(o.usd); }
    bool operator()(const Liquidation& l) const { return l.price.raw > 0 && saneSize(l.qty.v); }
    bool operator()(const InstrumentChanged& c) const
    {
        return c.instrument && sane(c.instrument->tick) && sane(c.instrument->lot) &&
               sane(c.instrument->maxLeverage);
    }
    bool operator()(const Ticker& t) const
    {
        return sane(t.last) && sane(t.high) && sane(t.baseVolume) && sane(t.change);
    }
    bool operator()(const Tier& t) const
    {
        return !std::isinf(t.floor) && !std::isinf(t.cap) && sane(t.maintenance);
    }
    bool operator()(const Ratio& r) const { return sane(r.longShare) && sane(r.shortShare); }
    bool operator()(const TakerVolume& v) const { return sane(v.buy) && sane(v.sell); }
    bool operator()(const Kline& k) const { return k.o.raw > 0 && k.c.raw > 0 && !std::isinf(k.baseVolume); }
    bool operator()(const Insurance& i) const
    {
        return sane(i.balance) && saneText(i.coin, b) && saneText(i.symbols, b);
    }
    bool operator()(const Adl& a) const { return sane(a.pnlRatio) && sane(a.balance) && saneText(a.level, b); }
    bool operator()(const PriceLimit& p) const { return p.buy.raw > 0 && p.sell.raw > 0; }
    bool operator()(const FundingForecast& f) const { return sane(f.rate.v) && sane(f.hours); }
    bool operator()(const VenueStatus& s) const { return saneText(s.title, b); }
    bool operator()(const FeedReport&) const { return false; }
    bool operator()(const AccountReport& a) const
    {
        if (!a.state || !isAddress(a.state->address)) return false;
        for (const AccountPosition& p : a.state->positions) {
            for (const auto& n : {p.entry, p.leverage, p.maxLeverage, p.margin, p.liquidation, p.value})
                if (n && !(std::isfinite(*n) && *n >= 0)) return false;
            for (const auto& n : {p.profit, p.fundingPaid})
                if (n && !std::isfinite(*n)) return false;
            if (!(std::isfinite(p.qty.v) && p.qty.v > 0)) return false;
        }
        return true;
    }
};

inline bool sane(const EventBatch& batch)
{
    for (const MarketEvent& e : batch.events)
        if (!std::visit(Sane{batch}, e.payload)) return false;
    return true;
}

}  // namespace plimsoll::test
