// The phase of the asset in focus, what holds it there, and what a flush left behind: the state machine with its
// evidence and past, the ring of reflexivity, returning leverage, the aftershock tracker, the checklist after a
// flush and the flushes themselves (ANALYTICS B8, C14, J2, J4, J5; FEATURES 26 to 46, 129 to 165). All of it is a
// model of measured numbers. What is not known is absent and says why; nothing is met on account of it.
#pragma once

#include "model/analytics/normalisation.h"
#include "model/analytics/phase.h"
#include "model/market/instrument.h"
#include "model/metrics/metric_values.h"
#include "model/snapshots.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

enum class Verdict : std::uint8_t { Unknown, No, Yes };

// A number, or why there is none.
struct PhaseNumber {
    std::optional<double> value;
    analytics::Reason reason = analytics::Reason::NoData;
};

enum class Bound : std::uint8_t { AtLeast, AtMost, Above, SizeAtLeast };  // the last: of the number without sign

// ---- The state machine (J2) ---------------------------------------------------------------

// Beside the phase. Aftershock, clean-up and normalising are parts of Reset, and of Liquidation once its forced
// orders have stopped; calm is one of Build-up.
enum class PhaseStage : std::uint8_t {
    None,
    Calm,         // low volume and volatility, steady interest, usual funding
    Aftershock,   // the flush is over, the books are not back
    CleanUp,      // the books are back, or being patched in a calmer market
    Normalising,  // four of the five conditions hold, and are being counted
};
std::string_view stageText(PhaseStage stage);  // "Aftershock"; empty: none

enum class PhaseFact : std::uint8_t {
    LiquidationZ,
    InterestDrop4h,  // a fraction lost
    ReturnZ1h,
    CalmHours,
    InterestSlope,  // fraction an hour
    Euphoria,
    NormalHours,
    Interest7d,  // ln ratio
};
inline constexpr std::size_t kPhaseFacts = 8;

// One fact, beside the limit that it is held against.
struct PhaseEvidence {
    PhaseFact fact = PhaseFact::LiquidationZ;
    PhaseNumber value;
    // Liquidation z before F2's floors held it down: too few dollars for the open interest. Absent: it was not.
    std::optional<double> raw;
    double limit = 0;
    Bound bound = Bound::AtLeast;
    Verdict met = Verdict::Unknown;
    bool asked = false;                 // in the present phase it decides something
    analytics::phase::Phase leadsTo{};  // what it helps to enter
};
struct PhaseFactName {
    std::string_view key;   // "liq_z": as in ANALYTICS
    std::string_view name;  // "Liquidation z"
    std::string_view word;  // of the vocabulary that it is made of, for jumping there; empty: none
};
const PhaseFactName& phaseFactName(PhaseFact fact);

// J1, in the order of r8, change of interest over 7 d, z of interest over depth, calm.
struct EuphoriaPart {
    std::string_view name;
    PhaseNumber value;
    std::optional<double> adds;  // to the score
    double most = 0;             // that it can add
};

// What makes a build-up a calm one (FEATURES 29, 41).
struct CalmFact {
    enum class Which : std::uint8_t { Volume, Volatility, Interest, Funding } which = Which::Volume;
    PhaseNumber value;  // times its usual; RV 24 h / 30 d; change of 24 h, a fraction; r8 of the day
    double limit = 0;   // at most, without sign
    Verdict met = Verdict::Unknown;
};

struct PhaseChange {
    Timestamp at{};
    std::optional<analytics::phase::Phase> from;  // absent: nothing was known before
    analytics::phase::Phase to{};
    std::vector<PhaseEvidence> by;  // what decided it, as it was then; empty: not kept
    std::string text;               // "Build-up to Liquidation: liquidation z 4.9, interest -6.1 % in 4 h"
    bool stored = false;            // of an earlier run
};
// Without a phase: it was not known, or nobody watched.
struct PhaseSpan {
    Timestamp from{}, to{};
    std::optional<analytics::phase::Phase> phase;
};

// ---- Reflexivity (FEATURES 5, 30) ---------------------------------------------------------

enum class Reflex : std::uint8_t { Price, Interest, Funding, Depth };
struct ReflexLight {
    Reflex which = Reflex::Price;
    Verdict lit = Verdict::Unknown;  // price, interest, funding up; depth down
    // Of 24 h: fraction, fraction, r8 against the day before; depth: fraction of the usual of this hour of the
    // week.
    PhaseNumber value;
    double limit = 0;
};
enum class CycleArc : std::uint8_t { Price, Leverage, Funding, Liquidations, Reset };
struct ReflexRing {
    std::array<ReflexLight, 4> lights;
    int lit = 0, known = 0;
    Verdict engaged = Verdict::Unknown;  // three at least are lit
    std::optional<CycleArc> active;      // where in price, leverage, funding, liquidations, reset it is
    std::optional<Timestamp> since;      // of `engaged`
};

// ---- Returning leverage (B8, FEATURES 35 to 38) -------------------------------------------

struct Reexpansion {
    std::string asset;
    bool major = false;  // Bitcoin, Ether
    PhaseNumber change;  // of interest in 7 d, a fraction
};
struct LeverageWave {
    MetricValue wave;  // a word of the vocabulary
    PhaseNumber depth7d, interest7d, r8Mean7d, altShare7d;
    std::vector<Reexpansion> order;          // most first, unknown last
    Verdict reachedAlts = Verdict::Unknown;  // interest grows by 5 % or more beyond the majors
};

// ---- Aftershock (J4) ----------------------------------------------------------------------

enum class Condition : std::uint8_t { Spread, Depth, Basis, Funding, Volatility };
inline constexpr std::size_t kConditions = 5;
struct ConditionVenue {
    PhaseNumber value;  // share of its own normal; funding: r8 of the day. Volatility has none
    Verdict passed = Verdict::Unknown;
};
struct AftershockCondition {
    Condition which = Condition::Spread;
    // Spread and basis in bp, depth in US dollars, funding r8 of the day and of the week, volatility a ratio.
    PhaseNumber now, normal, ratio;
    double limit = 0;  // of the ratio; funding: of |r8|
    Bound bound = Bound::AtMost;
    Verdict passed = Verdict::Unknown;
    std::optional<double> progress;  // 0 to 1, as in J4
    std::array<ConditionVenue, kVenueCount> venues;
};
// FEATURES 142: funding behaves alike over windows.
struct FundingAgreement {
    PhaseNumber now, hours8, hours24, week;  // r8
    Verdict sameSign = Verdict::Unknown, small = Verdict::Unknown;
};
// FEATURES 135 and 260: open only if funding, depth and spread support it while volatility is steady.
struct IncreaseGate {
    Verdict funding = Verdict::Unknown, depth = Verdict::Unknown, spread = Verdict::Unknown,
            volatility = Verdict::Unknown, open = Verdict::Unknown;
    std::string why;         // "depth is not back"
    PhaseNumber steadiness;  // volatility of the last hour over that of the day: at most kSteady
    static constexpr double kSteady = 1.5;
};
struct Aftershock {
    bool running = false;  // a flush is not over yet: Liquidation and Reset
    std::optional<Timestamp> since;
    std::array<AftershockCondition, kConditions> conditions;
    int count = 0, known = 0;
    Verdict ok = Verdict::Unknown;  // four at least, spread and depth among them
    PhaseNumber okHours, progress;
    static constexpr double kHoursNeeded = 24;
    std::optional<Timestamp> normalAt;  // if it holds that long
    // What they are held against: the week that ended an hour before the shock, or an hour ago.
    bool beforeShock = false, storedNormals = false;
    double normalHours = 0;  // that depth and spread of then rest on; few: they are young
    FundingAgreement funding;
    IncreaseGate gate;
    std::string line;  // "Structure, not price: depth 0.62x of normal, spread 1.18x." No advice
};

// ---- After a flush (J5) -------------------------------------------------------------------

struct InvalidationCheck {
    analytics::flush::Invalidation which{};
    Verdict holds = Verdict::Unknown;  // yes: it invalidates
    PhaseNumber first, second;         // recovery and price regained; r8 and z of spot flow; hours lost
    double firstLimit = 0, secondLimit = 0;
};
struct FlushChecklist {
    std::optional<Timestamp> at;  // absent: no flush is known
    analytics::flush::ChecklistInput input;
    std::optional<analytics::flush::Interest> interest;
    std::optional<analytics::flush::Funding> funding;
    std::optional<analytics::flush::Flow> flow;
    analytics::Reason interestReason{}, fundingReason{}, flowReason{};
    PhaseNumber rebuiltAnHour;                  // of what was lost, fraction an hour
    Verdict fundingFlipped = Verdict::Unknown;  // it went below zero from above, not only down
    std::array<InvalidationCheck, 3> invalidations;
};

enum class LevelKind : std::uint8_t {
    RoundBelow,
    RoundAbove,
    DayLow,
    DayHigh,
    WeekLow,
    WeekHigh,
    MonthLow,
    MonthHigh,
    Own,          // set by the person
    LostSupport,  // of any kind, of an earlier day: lost and not reclaimed
};
std::string_view levelKindText(LevelKind kind);  // "prior day low"
enum class LevelState : std::uint8_t { Unknown, Held, Lost, Reclaimed };
struct KeyLevel {
    LevelKind kind = LevelKind::RoundBelow;
    double price = 0;
    LevelState state = LevelState::Unknown;
    std::optional<Timestamp> since;  // lost or reclaimed
    std::optional<double> away;      // (price - level) / price
    bool stressed = false;           // lost, and forced orders have run high since: a flush that becomes a trend
    // The price was above it when it became one: a support. Else "lost" is broken upward, "reclaimed" back below.
    bool above = true;
    std::optional<Timestamp> judgedFrom = {};  // of the person's: when it was set, or from when on it is judged
};
struct AssetLevels {
    std::string asset;
    std::optional<double> price;
    analytics::Reason reason = analytics::Reason::NoData;  // why there are none
    std::optional<VenueId> venue;                          // whose prices they are taken from
    Timestamp day{}, week{};       // 00:00 UTC of the present day and of its Monday: what was before counts
    std::vector<KeyLevel> levels;  // highest first
};

// FEATURES 45 and 129.
struct Purge {
    PhaseNumber before, least;      // coins of open interest
    PhaseNumber removedUsd, share;  // at the price before; of before
    PhaseNumber now;                // coins, of the venues that `before` is of
    // Of a flush that only the venues remember: when least was left.
    std::optional<Timestamp> rememberedAt = {};
};
struct FundingReset {
    PhaseNumber before, after;  // r8
    PhaseNumber size;           // after less before
    PhaseNumber minutes;        // until it stayed within half a basis point of `after`
    std::optional<Timestamp> settledAt;
};
// FEATURES 42: what has not closed yet.
struct Dislocation {
    enum class Kind : std::uint8_t { Basis, Funding, Price } kind = Kind::Basis;
    VenueId high = VenueId::Binance, low = VenueId::Binance;
    double value = 0;  // bp; funding: bp in 8 h
    double limit = 0;
};
inline constexpr std::size_t kDislocationKinds = 3;
struct Dislocations {
    std::vector<Dislocation> open;
    // By kind: whom it was judged on, bit per VenueId; of fewer than two nothing is known.
    std::array<std::uint8_t, kDislocationKinds> heard{};
    std::uint8_t expected = 0;  // whom it takes
};

// ---- Flushes ------------------------------------------------------------------------------

struct StructureValue {
    PhaseNumber before, worst, now;
};
enum class Structure : std::uint8_t { Price, Interest, Funding, Basis, Depth, Spread };
inline constexpr std::size_t kStructures = 6;
// Price in US dollars a coin, interest in coins, funding r8, basis dispersion bp, depth US dollars, spread bp.
// Before: the median before the shock. Now: of a flush that is over, what it ended with.
using StructureCard = std::array<StructureValue, kStructures>;

struct VenueStress {
    std::uint64_t gaps = 0, resyncs = 0;
    PhaseNumber worstAgeS, worstDelayMs;   // of the book; of frames, venue to us
    PhaseNumber worstSpread, largestLoss;  // times its normal; share of depth lost
    PhaseNumber recoveredMin;              // until depth was back at four fifths; absent: not yet
};
struct FlushRecord {
    std::string asset;
    Timestamp began{};
    std::optional<Timestamp> ended;  // entered Reset; absent: it runs
    bool stored = false;             // of an earlier run
    StructureCard card;
    PhaseNumber peakUsd;  // of forced orders in its worst minute
    std::optional<Timestamp> peakAt;
    PhaseNumber longUsd, shortUsd;  // sampled by the feeds
    PhaseNumber interestRemoved;    // share
    std::array<std::optional<VenueStress>, kVenueCount> venues;
};

// What is known of cascades of the past, for comparison. Numbers as ANALYTICS M and N have them.
struct ReferenceCase {
    std::string_view name, when;
    std::string_view what;                                  // in a sentence
    std::optional<double> priceFrom, priceTo, priceChange;  // US dollars; fraction
    std::optional<double> interestChange;                   // fraction
    std::optional<double> liquidatedUsd;
    std::optional<double> accounts;
    std::string_view source;
};
const std::vector<ReferenceCase>& referenceCases();

// ---- All of it ----------------------------------------------------------------------------

struct PhaseSnapshot {
    AsOf asOf;
    std::string asset;

    std::optional<analytics::phase::Phase> phase;  // absent: `reason`
    analytics::Reason reason = analytics::Reason::TooShort;
    double coverage = 0;
    std::optional<Timestamp> since;
    std::optional<double> hours;
    bool seen = false;     // its beginning was; else `since` is when watching began, and it is assumed
    bool resumed = false;  // continued from an earlier run, with a gap of `gap`
    Duration gap{};
    PhaseStage stage = PhaseStage::None;
    std::optional<Timestamp> stageSince;
    std::string sentence, stageSentence;  // J2's, with its numbers
    std::string leaves;                   // "Leaves Reset when ..."

    std::array<PhaseEvidence, kPhaseFacts> evidence;
    std::array<EuphoriaPart, 4> euphoriaParts;
    std::array<CalmFact, 4> calm;
    std::shared_ptr<const std::vector<PhaseChange>> changes;  // newest first
    std::shared_ptr<const std::vector<PhaseSpan>> band;       // oldest first, the last 90 days
    static constexpr std::chrono::hours kBand{24 * 90};

    ReflexRing ring;
    LeverageWave wave;
    Aftershock aftershock;
    FlushChecklist checklist;
    std::vector<AssetLevels> levels;  // Bitcoin, Ether, the asset itself
    Purge purge;                      // of the last flush
    FundingReset fundingReset;
    Dislocations dislocations;
    std::shared_ptr<const std::vector<FlushRecord>> flushes;  // newest first; of all assets
};

}  // namespace plimsoll
