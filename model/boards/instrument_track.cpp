#include "model/boards/instrument_track.h"

namespace plimsoll {

namespace {

template <typename T>
Freshness judged(const std::optional<Stamped<T>>& value, Mono now, Duration limit)
{
    return value ? judge(now - value->stamp.mono, limit) : Freshness::Off;
}

template <typename T>
std::optional<Dated<T>> dated(const std::optional<Stamped<T>>& value, Freshness fresh)
{
    if (!value) return std::nullopt;
    return Dated<T>{value->value, value->stamp, fresh};
}

}  // namespace

bool supersedes(const Stamp& next, const Stamp& held)
{
    // A venue's clock that was set back must not silence it: after ten seconds arrival decides.
    constexpr Duration patience = std::chrono::seconds{10};
    return !(next.venue && held.venue && *next.venue < *held.venue && next.mono - held.mono < patience);
}

bool InstrumentTrack::hasData() const
{
    return bookState() != BookState::Empty || bbo || last || mark || index || funding || settled || oi || ticker ||
           facts;
}

bool InstrumentTrack::expected() const
{
    if (aside || !instrument) return !aside;
    if (instrument->status == InstrumentStatus::Delisted) return false;
    // Before its launch it may be traded or not: whoever speaks of it is expected to go on.
    return instrument->status != InstrumentStatus::PreLaunch || hasData();
}

// What a venue that is set aside says is shown as stale is: hatched, and out of sums and rules.
Freshness InstrumentTrack::counted(Freshness fresh) const
{
    return aside && fresh != Freshness::Off ? Freshness::Stale : fresh;
}

Freshness InstrumentTrack::bookFresh(Mono now) const
{
    switch (bookState()) {
        case BookState::Empty: return Freshness::Off;
        case BookState::Stale: return Freshness::Stale;
        case BookState::Live: break;
    }
    return counted(judge(now + kShownFor - bookGaps.last(), bookGaps.limit(limits::kBook)));
}

Freshness InstrumentTrack::bboFresh(Mono now) const
{
    return counted(judged(bbo, now, bboGaps.limit(limits::kBook)));
}
Freshness InstrumentTrack::lastFresh(Mono now) const
{
    return counted(judged(last, now, limits::kTrades));
}
Freshness InstrumentTrack::markFresh(Mono now) const
{
    return counted(judged(mark, now, markGaps.limit(limits::kMark)));
}
Freshness InstrumentTrack::indexFresh(Mono now) const
{
    return counted(judged(index, now, indexGaps.limit(limits::kMark)));
}
Freshness InstrumentTrack::fundingFresh(Mono now) const
{
    return counted(judged(funding, now, limits::kFunding));
}
Freshness InstrumentTrack::oiFresh(Mono now) const
{
    return counted(judged(oi, now, limits::kOpenInterest));
}
Freshness InstrumentTrack::tickerFresh(Mono now) const
{
    return counted(judged(ticker, now, limits::kOpenInterest));
}

std::optional<double> InstrumentTrack::oiUsd(Mono now) const
{
    // OKX counts in dollars itself; the others' money is that of their quotes.
    if (oi && oi->value.usd && id.venue() == VenueId::Okx) return oi->value.usd;
    const auto quote = oiQuote(now);
    return quote ? std::optional(*quote * usdPerQuote) : std::nullopt;
}

std::optional<double> InstrumentTrack::lastOiUsd() const
{
    if (!oi) return std::nullopt;
    if (oi->value.usd) return id.venue() == VenueId::Okx ? *oi->value.usd : *oi->value.usd * usdPerQuote;
    const auto& price = mark ? mark : last;
    if (!oi->value.base || !price) return std::nullopt;
    return *oi->value.base * price->value.value() * usdPerQuote;
}

std::optional<Price> InstrumentTrack::step() const
{
    if (!instrument) return std::nullopt;
    std::optional<Price> near;
    if (bookState() == BookState::Live)
        if (const auto bid = book->bestBid()) near = bid->price;
    if (!near && bbo) near = bbo->value.bid;
    if (!near && mark) near = mark->value;
    if (!near && last) near = last->value;
    return near ? stepAt(*instrument, *near) : instrument->tick;
}

std::optional<double> InstrumentTrack::oiQuote(Mono now) const
{
    if (!oi) return std::nullopt;
    if (oi->value.usd) return id.venue() == VenueId::Okx ? *oi->value.usd / usdPerQuote : *oi->value.usd;
    if (!oi->value.base) return std::nullopt;
    if (mark && usable(markFresh(now))) return *oi->value.base * mark->value.value();
    if (last && usable(lastFresh(now))) return *oi->value.base * last->value.value();
    return std::nullopt;
}

std::optional<double> InstrumentTrack::fundingHours() const
{
    if (funding && funding->value.hours) return funding->value.hours;
    return instrument ? instrument->fundingHours : std::nullopt;
}

InstrumentRow rowOf(const InstrumentTrack& t, Mono now)
{
    InstrumentRow row;
    row.instrument = t.id;
    row.venue = t.id.venue();
    if (const Instrument* i = t.instrument.get()) {
        row.symbol = i->symbol;
        row.asset = i->asset;
        row.quote = i->quote;
        row.market = i->market;
        row.status = i->status;
        row.tick = t.step();
        row.usdPerQuote = t.usdPerQuote;
        row.multiplier = i->multiplier;
        row.crypto = i->crypto;
        row.inverse = i->inverse;
    }
    row.watched = t.watched;
    row.bookFresh = t.bookFresh(now);
    if (t.book) {
        row.book = t.book->state();
        if (row.book == BookState::Stale) row.lost = t.book->lostReason();
        row.bookStamp = t.book->stamp();
        row.seq = t.book->seq();
        if (usable(row.bookFresh)) {
            row.bid = t.book->bestBid();
            row.ask = t.book->bestAsk();
        }
    }
    row.bbo = dated(t.bbo, t.bboFresh(now));
    row.last = dated(t.last, t.lastFresh(now));
    row.mark = dated(t.mark, t.markFresh(now));
    row.index = dated(t.index, t.indexFresh(now));
    row.funding = dated(t.funding, t.fundingFresh(now));
    if (row.funding && !row.funding->value.hours) row.funding->value.hours = t.fundingHours();
    row.oi = dated(t.oi, t.oiFresh(now));
    if (row.oi) row.oi->value.usd = t.oiUsd(now);
    row.ticker = dated(t.ticker, t.tickerFresh(now));
    row.facts = t.facts;
    return row;
}

}  // namespace plimsoll
