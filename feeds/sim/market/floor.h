// The trading floor: listings with their books, states and accounts, and the few things that can be done
// there: quote, cancel, trade. Everything that changes a book goes through here and into the journal.
#pragma once

#include "feeds/sim/market/book.h"
#include "feeds/sim/market/chronicle.h"
#include "feeds/sim/market/journal.h"
#include "feeds/sim/market/ledger.h"
#include "feeds/sim/market/market.h"

#include <vector>

namespace plimsoll::sim {

// What one listing's floor keeps.
struct Desk {
    Book book;
    ListingState state;
    Chronicle chronicle;
    AccountId crowd = 0;      // many small traders, taken together
    AccountId investors = 0;  // who trade in large orders, without leverage
    AccountId arbitrage = 0;
    AccountId basis = 0;                      // perp against spot
    AccountId fund = 0;                       // perp: insurance fund, or the liquidator vault
    AccountId venue = 0;                      // fees
    std::int64_t takerFee = 0, makerFee = 0;  // in 1e-7 of the value

    // Flow since the makers last looked, in quote currency, signed by the taker's side.
    double flow = 0;
    double turnover = 0;
    double fair = 0;  // ticks, what makers believe: stands in where there is no book and no mark
};

// A market order's outcome.
struct Taken {
    Lots lots = 0;
    double averageTicks = 0;
};

struct MarketOrder {
    ListingId listing = kNoListing;
    Side side = Side::Buy;
    Lots lots = 0;
    Ticks limit = 0;  // not worse than this; 0: the venue's own protection
    AccountId account = 0;
    TradeKind kind = TradeKind::Ordinary;
    PositionId liquidated = 0;
};

class Floor {
public:
    Floor(std::vector<Listing> listings, Timestamp start);

    // Time within a step runs on so that no two actions fall on the same microsecond.
    Timestamp now() const { return m_now; }
    void setNow(Timestamp t) { m_now = std::max(m_now, t); }

    const std::vector<Listing>& listings() const { return m_listings; }
    const Listing& listing(ListingId id) const { return m_listings[id]; }
    Listing& edit(ListingId id) { return m_listings[id]; }
    Desk& desk(ListingId id) { return m_desks[id]; }
    const Desk& desk(ListingId id) const { return m_desks[id]; }
    Ledger& ledger() { return m_ledger; }
    const Ledger& ledger() const { return m_ledger; }
    Journal& journal() { return m_journal; }
    const Journal& journal() const { return m_journal; }
    VenueCondition& condition(VenueId v) { return m_conditions[static_cast<std::size_t>(v)]; }
    VenueCondition condition(VenueId v) const { return m_conditions[static_cast<std::size_t>(v)]; }

    // Matching goes on there.
    bool open(ListingId id) const
    {
        const ListingStatus s = m_desks[id].state.status;
        return (s == ListingStatus::Trading || s == ListingStatus::Delisting) &&
               condition(m_listings[id].venue) != VenueCondition::Halted;
    }

    OrderId quote(ListingId id, Side side, Ticks ticks, Lots lots, AccountId account, std::uint32_t tag);
    void resize(ListingId id, OrderId order, Lots lots);  // only down; 0 cancels
    // Maker orders that are used up are returned to their owners through `used()`.
    Taken trade(const MarketOrder& order);
    void clearBook(ListingId id);

    struct Used {
        ListingId listing;
        AccountId owner;
        std::uint32_t tag;
    };
    std::vector<Used>& used() { return m_used; }

    template <typename T>
    void tell(ListingId id, const T& what)
    {
        m_journal.add(m_now, id, what);
    }

    Money value(ListingId id, Lots lots, Ticks ticks) const
    {
        return static_cast<Money>(m_listings[id].tickMoney) * lots * ticks;
    }
    double notional(ListingId id, Lots lots, double ticks) const
    {
        return static_cast<double>(m_listings[id].tickMoney) * static_cast<double>(lots) * ticks * 1e-12;
    }
    // Lots worth this much, rounded down.
    Lots lotsFor(ListingId id, double quote, double ticks) const
    {
        return static_cast<Lots>(quote * 1e12 / (static_cast<double>(m_listings[id].tickMoney) * ticks));
    }
    // Mid in ticks; the mark where a side is empty.
    double midTicks(ListingId id) const;

private:
    void levelChanged(ListingId id, Side side, Ticks ticks);
    void settleFill(ListingId id, const MarketOrder& order, const Fill& fill, std::uint64_t number);
    void tick() { m_now += std::chrono::microseconds{1}; }

    std::vector<Listing> m_listings;
    std::vector<Desk> m_desks;
    Ledger m_ledger;
    Journal m_journal;
    std::array<VenueCondition, kVenueCount> m_conditions{};
    std::vector<Fill> m_fills;
    std::vector<Used> m_used;
    std::uint64_t m_orderNumber = 0;
    Timestamp m_now;
};

}  // namespace plimsoll::sim
