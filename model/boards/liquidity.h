// What stands in the books of the asset in focus: depth by band, what a size costs, how large a size may be
// (ANALYTICS C1 to C4), for each venue and for all of them as one.
#pragma once

#include "model/analytics/depth.h"
#include "model/analytics/route.h"
#include "model/boards/quote_life.h"
#include "model/boards/shock_story.h"
#include "model/boards/taker_fees.h"
#include "model/metrics/book_reading.h"
#include "model/snapshots.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

inline constexpr std::array<double, 9> kCurveUsd = {10e3, 50e3, 100e3, 250e3, 500e3, 1e6, 5e6, 10e6, 50e6};
inline constexpr std::array<std::size_t, 4> kLevelCounts = {5, 10, 20, 50};  // best levels of a side
inline constexpr std::array<double, 3> kAverageBp = {5, 10, 20};             // limits of the average price

struct SizeCost {
    std::optional<double> bp;  // of the mid; absent: nothing is offered
    double filledUsd = 0;
    bool whole = false;  // false: the book ends before the size does, and `bp` is a floor
};
// One direction: buying takes the asks.
struct TakerSide {
    std::array<SizeCost, kCurveUsd.size()> cost;
    std::array<std::optional<Bounded>, kAverageBp.size()> executable;  // US dollars
};
struct BandDepth {
    double bidUsd = 0, askUsd = 0;
    bool bidWhole = false, askWhole = false;  // false: the book ends inside the band, the sum is a floor
    std::optional<double> imbalance;          // only where both sides are whole
};
// The best levels of both sides, however far they reach: how wide one is, is the venue's.
struct LevelDepth {
    double bidUsd = 0, askUsd = 0;
    double bidBp = 0, askBp = 0;              // of the last of them from the mid
    bool bidWhole = false, askWhole = false;  // false: the side has fewer levels, its sum is a floor
};
struct BookLiquidity {
    double mid = 0, spreadBp = 0;  // US dollars a coin
    std::array<BandDepth, kBandsBp.size()> bands;
    std::array<LevelDepth, kLevelCounts.size()> levels;  // of a venue's book
    TakerSide buy, sell;
    const TakerSide& side(Side s) const { return s == Side::Buy ? buy : sell; }
};

// US dollars a coin, coins; best first.
struct BookSides {
    std::vector<analytics::Level> bids, asks;
};

struct VenueLiquidity {
    InstrumentId instrument;
    std::string symbol, quote;
    BookState state = BookState::Empty;
    std::optional<LostReason> lost;
    Freshness fresh = Freshness::Off;
    Stamp stamp;                             // of the last book message
    double fee = 0;                          // taker, a fraction
    std::optional<QuoteLifetime> life;       // of its best prices; absent: not known
    std::optional<BookLiquidity> book;       // absent: the book is left out, see `state` and `fresh`
    bool byWish = false;                     // left out because a person wants it so
    std::shared_ptr<const BookSides> sides;  // null where the book is left out
    // This venue alone, for sizes of one's own; null where the book is left out.
    std::shared_ptr<const analytics::depth::Route> buy, sell;
    const analytics::depth::Route* route(Side s) const { return (s == Side::Buy ? buy : sell).get(); }
};

// What a size usually costs: the median of the minutes looked at, of the last 24 hours.
struct UsualCosts {
    int minutes = 0;
    // A floor: in half of those minutes or more the book ended before the size.
    std::array<std::optional<Bounded>, kCurveUsd.size()> buy, sell;
    const std::array<std::optional<Bounded>, kCurveUsd.size()>& side(Side s) const
    {
        return s == Side::Buy ? buy : sell;
    }
};

// How strongly the price answers to flow (C10), usually: medians of the minutes of the last 24 h, over all venues.
// Absent where too few minutes are known.
struct UsualImpact {
    static constexpr int kLeastMinutes = 60;  // the values themselves rest on half an hour
    int kyleMinutes = 0, amihudMinutes = 0;
    std::optional<double> kyle, amihud;  // bp a million dollars
};

struct MarketLiquidity {
    std::array<std::optional<VenueLiquidity>, kVenueCount> venues;  // absent: not listed, or the venue is off
    std::uint8_t expected = 0;         // bit per VenueId: are to have a book, less what a person leaves out
    std::optional<BookLiquidity> all;  // costs routed by price after fees (C4); absent: no venue's book counts
    UsualCosts usual;
    UsualImpact impact;  // of perpetuals only, whoever is left out
    // For sizes of one's own; null where `all` is absent.
    std::shared_ptr<const analytics::depth::Route> buy, sell;
    const analytics::depth::Route* route(Side s) const { return (s == Side::Buy ? buy : sell).get(); }
};

// The counted books as one: `all` and its routes, from the venues' own.
void sumUp(MarketLiquidity& market);
// With what the person pays: it decides where an order goes, and is in no cost. What is usual stays as it was
// noted, by the listed fees.
MarketLiquidity withFees(const MarketLiquidity& market, Market kind, const TakerFees& fees);
// Without some venues (bit per VenueId). What is usual is of all of them, and is not known of the rest.
MarketLiquidity without(const MarketLiquidity& market, std::uint8_t venues);

struct LiquiditySnapshot {
    AsOf asOf;
    std::string asset;
    MarketLiquidity perp, spot;
    std::shared_ptr<const ShockStory> shock;  // of the perpetuals; null: none was seen
    const MarketLiquidity& of(Market m) const { return m == Market::Spot ? spot : perp; }
};

}  // namespace plimsoll
