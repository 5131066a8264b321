// The simulated market: assets, four venues, their books and everybody who trades there.
//
// Deterministic for (setup, scenario, seed). Time moves only by `advance`, in fixed steps inside, so that
// advancing by 50 ms twice and by 100 ms once are the same. What happened is read from the journal.
// One owner, one thread.
#pragma once

#include "feeds/sim/market/book.h"
#include "feeds/sim/market/happening.h"
#include "feeds/sim/market/listing.h"
#include "feeds/sim/market/metaorder.h"
#include "feeds/sim/market/scenario.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plimsoll::sim {

struct MarketSetup {
    std::vector<std::string> assets;  // from `knownAssets()`, in this order; empty: the first `assetCount`
    std::size_t assetCount = 20;
    std::uint8_t venues = 0x0f;  // bit per VenueId
    bool spot = true;
    std::size_t levels = 200;        // that makers keep a side, about; thinner assets have fewer
    double traders = 1;              // how many leveraged positions, relative
    std::chrono::hours history{72};  // minute klines cover the last 25 h, all else all of it
    Timestamp start = fromUnixMs(1'790'000'000'000);
};
std::vector<std::string> knownAssets();

struct Kline {
    Timestamp open{};
    Ticks o = 0, h = 0, l = 0, c = 0;
    Lots lots = 0, takerBuyLots = 0;
    double turnover = 0, takerBuyTurnover = 0;  // quote currency
    std::uint32_t trades = 0;
    std::uint64_t firstTrade = 0;  // 0: before trades were numbered

    // The bar that follows becomes part of this one.
    void extend(const Kline& next)
    {
        h = std::max(h, next.h);
        l = std::min(l, next.l);
        c = next.c;
        lots += next.lots;
        takerBuyLots += next.takerBuyLots;
        turnover += next.turnover;
        takerBuyTurnover += next.takerBuyTurnover;
        trades += next.trades;
    }
};

struct PastTrade {
    Timestamp at{};
    Traded trade;
};

struct OpenInterestPoint {
    Timestamp at{};  // every five minutes on the clock
    Lots lots = 0;   // single-sided
    double mark = 0;
};

struct SettledFunding {
    Timestamp at{};
    double rate = 0, premium = 0, mark = 0;
    std::chrono::hours interval{8};
};

struct Stats24h {
    Ticks open = 0, high = 0, low = 0, last = 0;
    Lots lastLots = 0;
    Side lastTaker = Side::Buy;
    double lots = 0;      // volume
    double turnover = 0;  // quote currency
    std::uint64_t trades = 0;
    std::uint64_t firstTrade = 0, lastTrade = 0;
    Timestamp from{};  // the minute the window begins
    Timestamp lastAt{};
};

// Everything a venue publishes about an instrument, besides its book. Perp fields are 0 on spot.
struct ListingState {
    ListingStatus status = ListingStatus::Trading;
    double mark = 0, index = 0;  // quote currency
    Timestamp markAt{}, indexAt{};
    double premium = 0;                           // last sample
    double averagePremium = 0;                    // since the last settlement, weighted as the venue does
    double impactBid = 0, impactAsk = 0;          // 0: book too thin
    double fundingEstimate = 0, lastFunding = 0;  // per interval
    Timestamp nextFunding{};
    std::chrono::hours fundingInterval{8};
    Lots openInterest = 0;                            // single-sided
    double longAccounts = 0.5;                        // share of leveraged traders' positions that are long
    double insuranceFund = 0, insuranceFundPeak = 0;  // quote currency; peak of the last eight hours
    AdlStage adl = AdlStage::Normal;
    double adlRisk = 0;                     // 0 none .. 1 active
    double lowestSell = 0, highestBuy = 0;  // price limits, quote currency
    Stats24h day;
    std::uint64_t bookChanges = 0;  // level changes so far
    Timestamp bookAt{};
};

struct PositionView {
    PositionId id = 0;
    AccountId account = 0;
    ListingId listing = kNoListing;
    PositionSide side = PositionSide::Long;
    LeverageClass leverageClass = LeverageClass::X10;
    Lots lots = 0;           // positive
    double entry = 0;        // quote currency
    double leverage = 0;     // chosen at opening
    double margin = 0;       // isolated, quote currency: what is left of it without unrealised profit
    double liquidation = 0;  // mark price at which it is liquidated; 0: never
    double bankruptcy = 0;
    double stop = 0, target = 0;  // 0: none
    Timestamp opened{};
};

enum class AccountKind : std::uint8_t {
    Maker,
    Crowd,
    Investor,
    Arbitrageur,
    BasisTrader,
    Trader,
    InsuranceFund,
    LiquidatorVault,
    Venue
};

// What must add up. `held` = every account's cash, fees and funds included; `paidIn` = what came from
// outside less what was withdrawn. They are equal to the last unit at every moment; so are the lots.
struct Totals {
    Money held = 0, paidIn = 0;
    Money fees = 0, funds = 0;
    struct Row {
        ListingId listing = kNoListing;
        Lots lots = 0, expected = 0;          // sum over all accounts; 0 for perps, coins paid in on spot
        Lots openInterest = 0, longLots = 0;  // published; summed over positions
    };
    std::vector<Row> rows;
};

class Engine;

class SimulatedMarket {
public:
    SimulatedMarket(const MarketSetup& setup, Scenario scenario, std::uint64_t seed);
    ~SimulatedMarket();
    SimulatedMarket(const SimulatedMarket&) = delete;
    SimulatedMarket& operator=(const SimulatedMarket&) = delete;

    static constexpr std::chrono::milliseconds kStep{50};

    Timestamp now() const;
    void advance(std::chrono::nanoseconds by);  // whole steps; the rest is kept for the next call

    // Since the last clear, in order. `clear` when all servers have read it.
    std::span<const Happening> happenings() const;
    void clearHappenings();

    const std::vector<Listing>& listings() const;
    const Listing* find(VenueId venue, plimsoll::Market market, std::string_view symbol) const;
    const Book& book(ListingId id) const;
    const ListingState& state(ListingId id) const;
    VenueCondition condition(VenueId venue) const;

    const std::vector<SettledFunding>& fundingHistory(ListingId id) const;          // oldest first
    const std::vector<OpenInterestPoint>& openInterestHistory(ListingId id) const;  // oldest first
    std::vector<Kline> minuteKlines(ListingId id, std::size_t count) const;  // oldest first, the open one last
    std::vector<Kline> fiveKlines(ListingId id, std::size_t count) const;    // of five minutes, the same
    std::vector<Kline> hourKlines(ListingId id, std::size_t count) const;    // over `MarketSetup::history`
    std::vector<PastTrade> recentTrades(ListingId id) const;                 // oldest first, up to 500

    std::vector<PositionView> positions(ListingId id) const;  // leveraged traders, by id
    AccountKind accountKind(AccountId id) const;
    std::optional<AccountId> liquidatorVault(VenueId venue) const;  // Hyperliquid's

    StableRate stableRate() const;
    double fundamental(std::size_t asset) const;  // US dollars; nobody in the market sees it

    const Scenario& scenario() const;
    std::size_t phase() const;
    void play(Scenario next);  // from its first phase, from now on

    // Large orders that ended since the last call: for those who measure their impact. Kept from the first
    // call on.
    std::vector<Metaorder> takeMetaorders(ListingId id);

    Totals totals() const;
    std::uint64_t digest() const;  // over everything that ever happened: equal for equal runs

private:
    std::unique_ptr<Engine> m_engine;
};

}  // namespace plimsoll::sim
