// How far the venues' prices of the asset in focus stand apart: perpetual against index and spot, mark against
// index, one venue against another, who moves first, whether the indices are to be believed, and what the
// currencies that stand for dollars are worth (ANALYTICS C13). Basis points unless named.
#pragma once

#include "model/analytics/opposite_flow.h"
#include "model/metrics/metric_values.h"
#include "model/snapshots.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

inline constexpr std::size_t kVenuePairs = 6;
// The first of a pair comes before the second in the order of venues.
inline constexpr std::array<std::pair<VenueId, VenueId>, kVenuePairs> kPairs = {{
    {VenueId::Binance, VenueId::Bybit},
    {VenueId::Binance, VenueId::Okx},
    {VenueId::Binance, VenueId::Hyperliquid},
    {VenueId::Bybit, VenueId::Okx},
    {VenueId::Bybit, VenueId::Hyperliquid},
    {VenueId::Okx, VenueId::Hyperliquid},
}};

// Who moves first, from moves of the mid every 100 ms as they were received here: a venue's way to us counts too.
struct BasisLead {
    static constexpr double kStepMs = 100;
    std::optional<double> ms;  // above 0: the first of the two leads; absent: `reason` says why
    double correlation = 0;    // at that lag; where `ms` is absent for being too weak, what it is
    std::size_t steps = 0;     // that it rests on
    analytics::Reason reason = analytics::Reason::TooShort;
    bool weak = false;  // looked at, and their moves do not go together
};

// Measured, or why not.
struct BasisValue {
    std::optional<double> bp;
    analytics::Reason reason = analytics::Reason::NoData;
};

// What an index or a mark says, and how long ago.
struct OracleQuote {
    std::optional<double> usd;  // a coin, as last said; absent: nothing ever came
    Freshness fresh = Freshness::Off;
    Stamp stamp;
};
struct OracleState {
    OracleQuote index, mark;
    MetricValue deviation;             // of the index from the others' median, without sign (metric oracle_dev)
    std::optional<double> markIndex;   // mark from index, signed
    int level = 0;                     // C13; only where `deviation` is known
    std::optional<double> unchangedS;  // seconds that the index says the same
    std::optional<double> peersBp;     // what the others moved in that time
    bool frozen = false;
    std::optional<std::size_t> jumps;  // of the last hour; absent: not known
    std::optional<double> largestJump;
    std::optional<Timestamp> lastJump;
    // Seconds by which it moves later than the others' median, below 0 earlier; the correlation at that lag,
    // absent while there is too little to say.
    std::optional<double> lagS, lagCorrelation;
};

// Further apart in time nobody looks, steps: a lag that long is that or more.
inline constexpr int kBasisMaxLag = 15;

struct BasisVenue {
    InstrumentId instrument;
    std::string symbol, quote;
    std::string spotSymbol;           // empty: none is watched
    Freshness book = Freshness::Off;  // of the perpetual
    Stamp bookStamp;                  // of its last message
    std::optional<double> mid;        // US dollars a coin; absent: no live book
    MetricValue basis;                // metric basis_bps: what the dispersion is made of
    bool bySpot = false;              // it is against spot, else against the venue's index
    BasisValue index, spot, mark;     // perp mid from index, from spot; mark from index
    BasisValue premium;               // A2, from the books held here
    BasisLead lead;                   // over the mean of the other venues
    OracleState oracle;
};

// Takers that buy on one venue while takers sell on the other, by when it happened there. Arbitrage leaves that
// behind; that it is there proves none.
struct BasisOpposite {
    static constexpr std::size_t kSeconds = 300;
    std::optional<analytics::flow::OppositeFlow> flow;
    analytics::Reason reason = analytics::Reason::NoData;  // TooShort: not both were heard for long enough
    std::optional<VenueId> unheard;                        // whose trades are not heard now
    bool aside = false;                                    // that one is set aside by the person
    std::size_t heard = 0;                                 // seconds in which those of both were
};

// One venue against another: above 0 the first is rich.
struct VenueGap {
    VenueId first = VenueId::Binance, second = VenueId::Bybit;
    std::optional<double> bp;
    analytics::Reason reason = analytics::Reason::NoData;
    std::optional<double> low, usual, high;  // the usual band
    std::optional<double> usualMinutes;      // how much past it rests on
    std::optional<int> side;                 // against the band: 1 above, -1 below, 0 within
    std::optional<double> outsideS;          // since it left the band
    bool outsideFloor = false;               // or longer
    std::size_t returned = 0;                // gaps of the last hour that came back
    std::optional<double> halfLifeS;         // of `judged` of them, the median
    std::size_t judged = 0;
    std::optional<double> largest;  // of the last hour, signed
    std::optional<Timestamp> largestAt;
    BasisLead lead;
    BasisOpposite firstBuys, secondBuys;  // takers, and on the other venue they sell
};

struct StableRate {
    FxRate rate;
    std::optional<double> offBp;  // from its dollar; absent: nothing says it
    int level = 0;
};

// Two dollar coins against each other. That they differ does not say which of them is off.
struct StableCross {
    std::string base, quote, source;
    double price = 0, offBp = 0;
    int level = 0;  // of the difference
    Stamp stamp;
    Freshness fresh = Freshness::Off;
};

// What is plotted. NaN: not known.
enum BasisLine : std::size_t {
    LBasis,                         // of each venue
    LIndex = LBasis + kVenueCount,  // the same against index, against spot
    LSpot = LIndex + kVenueCount,
    LDispersion = LSpot + kVenueCount,
    kBasisLines
};
struct BasisSlot {
    Timestamp at{};  // where it begins
    std::array<float, kBasisLines> values{};
};

struct BasisSnapshot {
    AsOf asOf;
    std::string asset;
    std::array<std::optional<BasisVenue>, kVenueCount> venues;  // absent: not listed, or the venue is off
    MetricValue basis, dispersion;  // the venues' median; highest less lowest (metrics basis_bps, basis_disp)
    std::uint8_t missing = 0;       // bit per VenueId: is to say its basis and does not
    std::optional<double> usualDispersion;  // median of up to 30 days of hours, else of what was seen here
    std::optional<double> usualMinutes;     // that it rests on
    MetricValue signal;                     // J3, a word
    std::vector<VenueGap> pairs;            // of listed venues, in the order of kPairs
    std::optional<VenueId> leader;          // the venue that leads the others most
    std::vector<StableRate> stables;
    std::vector<StableCross> crosses;                                // the newest of each pair
    std::shared_ptr<const std::vector<BasisSlot>> seconds, minutes;  // an hour, a day
};

}  // namespace plimsoll
