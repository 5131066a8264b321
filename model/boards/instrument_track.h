// Everything last heard about one instrument, and how fresh it is.
#pragma once

#include "model/book/depth_tiers.h"
#include "model/book/order_book.h"
#include "model/market/freshness.h"
#include "model/snapshots.h"

#include <memory>
#include <optional>

namespace plimsoll {

// A judgement is read until the next one is published; it is made for the end of that time, so that
// a book that falls silent is stale on the screen when its limit is reached and not a frame later.
inline constexpr Duration kShownFor = std::chrono::milliseconds{120};

struct InstrumentTrack {
    InstrumentId id;
    std::shared_ptr<const Instrument> instrument;  // null: events came before the description
    bool watched = false;
    bool aside = false;  // the person has set its venue aside: what it says counts as stale

    std::unique_ptr<OrderBook> book;  // null: no book message yet
    bool mainBook = false;            // the synchronised channel has spoken
    std::uint16_t bookDepth = 0;      // levels a side that its stream carries, 0: not limited
    std::unique_ptr<DepthTiers> history;
    GapMeter bookGaps, bboGaps, markGaps, indexGaps;

    std::optional<Stamped<Bbo>> bbo;
    std::optional<Stamped<Price>> last, mark, index;
    bool lastTraded = false;                  // `last` is from a trade, not from a ticker
    std::optional<Stamped<Funding>> funding;  // estimate, merged over messages
    std::optional<Stamped<Funding>> settled;  // the latest settlement
    std::optional<Stamped<OpenInterest>> oi;
    std::optional<Stamped<Ticker>> ticker;
    std::shared_ptr<const InstrumentFacts> facts;
    // What this venue expects others to charge, by venue.
    std::array<std::optional<Stamped<FundingForecast>>, kVenueCount> forecasts;
    double usdPerQuote = 1;  // set by the engine, see FxBoard

    bool hasData() const;
    // Its venue is to speak for the asset here: what lacks it is not whole. Not of what is set aside, nor of what
    // is not traded yet or any more.
    bool expected() const;
    BookState bookState() const { return book ? book->state() : BookState::Empty; }
    Freshness bookFresh(Mono now) const;
    Freshness bboFresh(Mono now) const;
    Freshness lastFresh(Mono now) const;
    Freshness markFresh(Mono now) const;
    Freshness indexFresh(Mono now) const;
    Freshness fundingFresh(Mono now) const;
    Freshness oiFresh(Mono now) const;
    Freshness tickerFresh(Mono now) const;

    // In the quote currency: the venue's own figure, else base x mark or last price; absent when neither is
    // fresh.
    std::optional<double> oiQuote(Mono now) const;
    std::optional<double> oiUsd(Mono now) const;
    // As last known, at the price last known, however old: how much a venue weighs beside the others, and no value
    // of its own. Absent: it never came.
    std::optional<double> lastOiUsd() const;
    // The step of prices where the instrument trades now.
    std::optional<Price> step() const;
    std::optional<double> fundingHours() const;

private:
    Freshness counted(Freshness fresh) const;
};

InstrumentRow rowOf(const InstrumentTrack& track, Mono now);

// Whether a value just received may replace the held one: not when the venue itself dates it
// earlier (a slow REST reply after a stream message).
bool supersedes(const Stamp& next, const Stamp& held);

}  // namespace plimsoll
