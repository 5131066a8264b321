// What a venue serves at one moment, as plain values in the market's own whole numbers: instruments, books
// with their sequence numbers, and what was said last. Whoever has the truth (the simulated market, or a
// script of the tests) fills them in; the dialects write them in each venue's words.
#pragma once

#include "feeds/sim/market/market.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::sim {

// As deep as the venue's deepest stream shows.
struct ServedBook {
    std::vector<BookLevel> bids, asks;  // best first
    std::int64_t seq = 0;               // the venue's own number of it
    std::int64_t engine = 0;            // a count of changes that all of the venue's channels share
    std::int64_t atMs = 0;
};

// From one book to the next. Levels that are gone, or fell out of what is shown, have 0 lots.
struct BookStep {
    std::vector<BookLevel> bids, asks;
    std::int64_t firstSeq = 0, seq = 0, prevSeq = 0;
    std::int64_t atMs = 0;
    bool empty() const { return bids.empty() && asks.empty(); }
};
// Both sorted, best first. `counts`: a change of the number of orders is a change.
std::vector<BookLevel> changesOf(Side side, const std::vector<BookLevel>& before,
                                 const std::vector<BookLevel>& after, bool counts);

struct ServedTrade {
    std::int64_t atMs = 0;
    Traded what;
};
struct ServedLiquidation {
    std::int64_t atMs = 0;
    Liquidated what;
};

struct ServedSymbol {
    Listing listing;
    ListingState state;
    ServedBook book;
    BookStep step;   // that led to `book`
    int place = -1;  // in the venue's list of what was ever listed (Hyperliquid counts contexts by it)

    const std::string& symbol() const { return listing.symbol; }
    plimsoll::Market market() const { return listing.market; }
    bool perp() const { return listing.perp(); }
    bool listed() const { return state.status != ListingStatus::NotYet; }
    bool trades() const
    {
        return state.status == ListingStatus::Trading || state.status == ListingStatus::Delisting;
    }
    const BookLevel* best(Side side) const
    {
        const auto& levels = side == Side::Buy ? book.bids : book.asks;
        return levels.empty() ? nullptr : &levels.front();
    }
};

// What was, for REST. Oldest first, at most `count` of the newest.
class Past {
public:
    virtual ~Past() = default;
    virtual std::vector<Kline> klines(const ServedSymbol& s, int minutes, std::size_t count) const = 0;
    virtual std::vector<ServedTrade> trades(const ServedSymbol& s, std::size_t count) const = 0;
    virtual std::vector<SettledFunding> funding(const ServedSymbol& s, std::size_t count) const = 0;
    virtual std::vector<OpenInterestPoint> openInterest(const ServedSymbol& s, std::size_t count) const = 0;
};

struct ServedVenue {
    VenueId id = VenueId::Binance;
    VenueCondition condition = VenueCondition::Up;
    std::function<std::int64_t()> now;    // of what it serves, ms
    std::function<std::int64_t()> clock;  // told to who asks for the time; none: `now`
    std::vector<std::unique_ptr<ServedSymbol>> symbols;
    const Past* past = nullptr;
    StableRate stable;
    // Who trades: Hyperliquid shows addresses, and some of its makers and liquidators are known vaults.
    std::function<AccountKind(AccountId)> kindOf;
    std::optional<AccountId> liquidatorVault;
    std::function<std::vector<PositionView>(const std::function<bool(AccountId)>&)> positionsOf;
    bool everyStep = false;  // all periodic channels speak at every step: tests do not wait for slow ones

    ServedSymbol& add(Listing listing);
    const ServedSymbol* find(plimsoll::Market market, std::string_view symbol) const;
    // Listed ones of a market, in the order in which they were listed.
    std::vector<const ServedSymbol*> of(plimsoll::Market market) const;
    void list(ServedSymbol& s);  // gives it its place

private:
    int m_places[2] = {0, 0};
};

}  // namespace plimsoll::sim
