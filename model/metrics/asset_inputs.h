// Everything about one asset that its metrics are computed from, as of one second.
#pragma once

#include "model/analytics/funding.h"
#include "model/analytics/garch.h"
#include "model/analytics/phase.h"
#include "model/analytics/recovery.h"
#include "model/boards/instrument_track.h"
#include "model/metrics/book_reading.h"
#include "model/metrics/instrument_series.h"
#include "model/metrics/metric_past.h"
#include "model/metrics/metric_values.h"
#include "model/metrics/tape_memory.h"
#include "model/metrics/venue_levels.h"
#include "model/snapshots.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// For how long a state has lasted, and whether it was seen to begin. What is not known begins anew.
struct Lasting {
    std::optional<Step> known, since;

    void look(bool is, Step second)
    {
        if (!known) known = second;
        if (!is)
            since.reset();
        else if (!since)
            since = second;
    }
    double hours(Step second) const { return since ? static_cast<double>(second - *since) / 3600 : 0; }
    // It stood when it became known, give or take the minute in which that comes together: it lasts at least so
    // long.
    bool found() const { return since && *since - *known < 60; }
};

// One venue's leading instrument of an asset.
struct Leg {
    const InstrumentTrack* track = nullptr;  // null: not listed there, or the venue is off
    bool awaited = false;                    // null as well, but nobody knows: its list has not come yet
    const InstrumentSeries* series = nullptr;
    const BookReading* book = nullptr;  // null: no live, fresh book now
    double usdPerPrice = 1;             // US dollars a coin for one unit of the quoted price
    double coins = 1;                   // coins in one unit of its sizes
    explicit operator bool() const { return track != nullptr; }
    // It counts among those that are to speak (MarketBoard::expected, but for those that cannot be reached).
    bool expected() const { return track ? track->expected() : awaited; }
};
// The share of the expected ones that spoke.
constexpr double shareOf(std::size_t spoke, int expected)
{
    return expected > 0 ? std::min(1.0, static_cast<double>(spoke) / expected) : spoke > 0 ? 1.0 : 0.0;
}

struct MarketMemory;

struct AssetInputs {
    std::string asset;
    AsOf now;         // both clocks
    Step second = 0;  // on the axis of the series, which never runs back
    const MarketMemory* market = nullptr;
    std::array<Leg, kVenueCount> perp, spot;
    const InstrumentSeries* bench = nullptr;  // Bitcoin's, from the venue whose past is longest; null: not watched
    std::array<Freshness, kVenueCount> liquidations{};     // the venue's stream
    std::array<std::optional<double>, kVenueCount> adl{};  // 0 calm .. 1 active, while what was said is young
};

// What is usual for one venue's instrument, renewed once a minute.
struct Normals {
    std::optional<double> depth100;  // US dollars, both sides
    std::optional<double> spreadBp;
    double hours = 0;  // of history that they rest on
    int weeks = 0;     // whose same hour they are of; 0: of the minutes of the last day
    // Of the weeks that are asked for: a day's minutes are those of one.
    static constexpr int kWeeks = 4;
    double known() const { return (weeks > 0 ? weeks : std::min(1.0, hours / 24)) / kWeeks; }
};

// A shock to the book that is being followed (ANALYTICS C6, C8).
struct Shock {
    Step start = 0;
    // Depth within 25 bp, US dollars: of the side that was hit, for what left it without trading, and of both, for
    // how it comes back.
    double before = 0, least = 0, traded = 0;
    double bothBefore = 0, bothLeast = 0;
    bool bids = true;
    std::array<bool, kVenueCount> venues{};    // whose books are followed
    std::vector<analytics::TimedValue> after;  // of both, seconds since the least
    Step leastAt = 0;
};

// Hours of an asset as a whole: what has no series of its own.
enum PastHour : std::size_t {
    PBasis,
    PVenueExecutable,  // at 10 bp, of each venue; sums are made of those that are known at both ends
    PLeverage = PVenueExecutable + kVenueCount,
    PVpin,  // the venues' median, then of each
    PVenueBasis = PVpin + 1 + kVenueCount,
    kPastHour = PVenueBasis + kVenueCount
};
// The same by the minute, of a day: while there are too few hours.
enum PastMinute : std::size_t { QBasis, QVenueBasis, kPastMinute = QVenueBasis + kVenueCount };

// What a venue's index was when: so that one that fell silent is compared with what the others said then.
struct IndexPast {
    static constexpr std::size_t kKept = 16;
    std::deque<std::pair<Mono, double>> said;  // when it came, US dollars; oldest first
    std::optional<double> asOf(Mono at) const;
};

// A wall that is followed (C9).
struct WallTrack {
    VenueId venue{};
    bool bid = true;
    double price = 0;                    // US dollars a coin
    double first = 0, last = 0;          // US dollars within a basis point of it
    Step since = 0, wholeAt = 0;         // first seen; last seen at 70 % of its first size or more
    std::array<bool, 120> whole{};       // by second modulo 120
    bool near = false, smaller = false;  // the price is within 10 bp; it is smaller than 70 %
    int touches = 0, refills = 0;
};
struct WallPulled {
    Step second = 0;
    double usd = 0;
};

// Our own estimate of a venue's next settlement, and how good it was (A3).
struct Predictor {
    Timestamp settles{};          // the settlement that is being predicted
    std::vector<float> premiums;  // one a minute since the last settlement
    double sum = 0;               // of the running minute
    int count = 0;
    Step minute = 0;
    std::optional<double> tenBefore;                   // our rate ten minutes before `settles`
    std::deque<std::pair<Timestamp, double>> waiting;  // said, not yet settled
    std::deque<std::pair<double, double>> judged;      // said, settled; the last 30
};

// What the minutes before this one say of forced orders (F2): renewed when a minute begins.
struct LiquidationPast {
    Step minute = -1;
    std::array<bool, kVenueCount> counted{};                               // the venues whose minutes those are
    std::size_t known = 0;                                                 // minutes of a day that all know
    double median = 0, mad = 0;                                            // of ln(1 + usd / unit)
    std::array<std::optional<std::array<double, 2>>, kVenueCount> day{};   // longs, shorts of 1,439 closed minutes
    std::array<std::optional<std::array<double, 2>>, kVenueCount> hour{};  // of 59
    std::array<std::size_t, kVenueCount> dayKnown{}, hourKnown{};          // how many of them were heard
};
// The volatility model of section D: fitted once a day, filtered once an hour.
struct TailModel {
    Step fittedHour = -1, hour = -1;
    bool fitted = false;
    analytics::risk::GjrParameters parameters;
    double variance = 0;
};

struct LeverageNormal {
    Step hour = -1;
    double median = 0, mad = 0;
    std::size_t hours = 0;
};
struct Flush {
    Step hour = -1;  // of this computation
    bool known = false;
    Step troughAt = 0;  // hour; 0: there was none
    double before = 0, trough = 0;
    std::vector<analytics::TimedValue> after;
};
// How it goes on after a flush that was seen.
struct FlushTrack {
    SinceFlush since;
    std::optional<double> high, low;  // of the price, since interest was least
    struct Steady {
        Step from = 0;
        double least = 0, most = 0;
    };
    std::optional<Steady> funding;  // the running stretch in which it moved little
};
// The phase as an earlier run left it.
struct PhaseResume {
    analytics::phase::Phase phase{};
    Timestamp since{}, seen{};  // begun, last judged
    std::shared_ptr<const BeforeFlush> before;
    SinceFlush after;
    // A flush may pass unseen in a longer time.
    static constexpr std::chrono::hours kRecent{6};
};
struct VolumeUsual {
    Step hour = -1;
    std::optional<double> ratio;
};
struct SupportLost {
    Step hour = -1;
    bool known = false;
    std::optional<Step> since;  // hour's end at which it was lost; none was, or it is reclaimed
    double level = 0;
};

// A set of venues' taker flows: a bit each, perpetuals first, then spot.
using SpotPerpLegs = std::uint16_t;

// What an asset's metrics must remember between steps, besides the instruments' series.
struct AssetMemory {
    std::array<std::optional<analytics::funding::Regime>, 1 + kVenueCount> regime{};
    std::array<Normals, kVenueCount> normals{};
    std::optional<Shock> shock, lastShock;  // that is followed; the one before
    std::optional<double> lastPhantom;
    std::optional<Step> lastPhantomAt;
    std::optional<Step> refillAt;  // when a shock that took enough was last judged
    // The same of every ordinary minute of the last day, and its median: what leaves without a shock.
    std::deque<float> calmPhantom;
    std::optional<double> phantomBaseline;
    analytics::phase::Phase phase = analytics::phase::Phase::BuildUp;
    std::optional<Step> phaseSince, liquidatedAt;
    std::vector<PhaseMove> phaseMoves;
    bool phaseSeen = false;
    std::optional<Duration> phaseGap;
    std::shared_ptr<const BeforeFlush> before;  // the last flush that was seen
    FlushTrack flushTrack;
    VolumeUsual volume;
    SeriesRing<kPastMinute> recent{24 * 60};
    std::optional<Step> normalSince, stormyAt;
    Lasting overextended, spotStress;
    std::optional<Step> heardAt;     // when forced orders could be judged last
    std::optional<Step> burstSince;  // the first burst of forced orders since the level was lost
    std::optional<Step> burstLast;   // the newest of them
    Step watchedSince = -1;
    Step slowMinute = -1;     // the minute of the last slow computation
    std::uint64_t grown = 0;  // how often more of the past came than was computed with
    std::array<VenueLevels, kVenueCount> levels{};
    SeriesRing<kPastHour> past{24 * 30};
    std::array<IndexPast, kVenueCount> index{};
    std::vector<WallTrack> walls;
    std::deque<WallMark> wallsGone;                          // what became of those that were followed; the newest
    std::shared_ptr<const std::vector<WallMark>> wallMarks;  // of both
    std::deque<WallPulled> pulled;
    std::array<Predictor, kVenueCount> predictors{};
    LiquidationPast liquidations;
    TapeMemory tape;
    TailModel tail;
    LeverageNormal leverage;
    Flush flush;
    SupportLost support;
    std::unique_ptr<MetricPast> kept;  // what its values were
    Step usualHour = -1, tailsHour = -1;
    std::uint8_t usualOf = 0;  // of which venues what is usual was computed
    Step normalLook = 0;       // the last that knew whether all is normal
    std::array<std::pair<double, Step>, 4> signals{{{-1, 0}, {-1, 0}, {-1, 0}, {-1, 0}}};  // state, since
    std::optional<double> spotPerpUsual;  // of those that are compared, now and then
    Step spotPerpHour = -1;
    SpotPerpLegs spotPerpPresent = 0, spotPerpCompared = 0;
};

struct MarketMemory {
    Step hour = -1;
    std::optional<double> altShare7d;         // change of other coins' share in all interest, a fraction (B8)
    std::deque<std::pair<Step, double>> tci;  // by the hour, corrected
    std::map<std::string, double, std::less<>> net;
    analytics::Reason reason = analytics::Reason::TooShort;  // why there is none
    double coverage = 0;                                     // share of the window's hours
    bool known() const { return !tci.empty() && tci.back().first == hour; }
};

// Sets a value; `age` of its oldest input, `coverage` of its required ones.
void setMetric(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, double value, const AsOf& now,
               Duration age, double coverage, bool floor = false);
// The same of a window of which only `known`, above 0 to 1, is known, and that is enough; `fresh` as above.
void setPart(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, double value, const AsOf& now,
             double fresh, double known, bool floor = false, Duration age = {});
// There is no value, and why.
void clearMetric(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, analytics::Reason why,
                 const AsOf& now);

// Every second: prices, books, flows of the last minutes, funding and open interest as they stand.
void computeQuotes(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeBooks(const AssetInputs& in, AssetMetrics& out);
void computeFlows(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeFunding(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeInterest(const AssetInputs& in, AssetMetrics& out);
// After both that it puts together.
void computeForcedMinute(const AssetInputs& in, const LiquidationPast& past, AssetMetrics& out);
void computeNormals(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeShocks(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeWalls(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computePrediction(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeCoverage(const AssetInputs& in, AssetMetrics& out);
// Once a minute.
void renewNormals(const AssetInputs& in, AssetMemory& memory);
void renewPhantomBaseline(const AssetInputs& in, AssetMemory& memory);
// Share of the displayed size that the cascade model leaves out (C8).
double phantomHaircut(const AssetMemory& memory);
void computeVolatility(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeSpotFlow(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeImpact(const AssetInputs& in, AssetMetrics& out);
void computeLevels(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeLeverage(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeSpotStress(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeSupport(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computePercentiles(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeState(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
// Its parts, in this order: back to normal (J4), the phase (J2), after a flush (J5).
void computeNormality(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computePhase(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeFlush(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
// liq_z as far as its minute's share of the positions bears it out (F2's floors), for whatever is decided by it
// (J2, C14). None: too few venues are heard, or too little is known.
std::optional<double> liquidationZ(const AssetMetrics& m);
// What the next step is decided on.
analytics::phase::Facts phaseFacts(const AssetInputs& in, const AssetMemory& memory, AssetMetrics& out);
// What is usual before a shock at `second`, or now; kept where a flush begins.
BeforeFlush normalsBefore(const AssetInputs& in, const AssetMemory& memory, Step second);
// What is open now at the venues that made up the sum before, and at no other: one that is silent, switched off or
// not back since a restart would look like a loss, and its return like a recovery. None while one of them is
// missing.
std::optional<double> sameInterest(const BeforeFlush& before, const AssetMetrics& m);
void resumePhase(AssetMemory& memory, const PhaseResume& from, AsOf now, Step second);
void computeSignals(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
// Beta, tails, ranges; carry and size; who leads, who churns; second opinions on forced orders.
void computeTails(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeCarry(const AssetInputs& in, AssetMetrics& out);
void computeVenueFlow(const AssetInputs& in, AssetMetrics& out);
// Once an hour: what each value usually is.
void computeUsual(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);

// The venue whose past is longest: what speaks for the asset where one price is needed. Null: none.
const Leg* longestLeg(const AssetInputs& in);

}  // namespace plimsoll
