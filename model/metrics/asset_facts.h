// What rules and panels read beside the vocabulary: numbers that need a memory or a second number to mean
// something. Absent: not known; each has one writer, the metrics of its section.
#pragma once

#include "model/analytics/normalisation.h"
#include "model/analytics/phase.h"
#include "model/analytics/scores.h"
#include "model/market/instrument.h"
#include "model/market/time.h"
#include "model/metrics/tape_facts.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

// A change of phase (J2), with what decided it.
struct PhaseMove {
    Timestamp at{};
    analytics::phase::Phase from{}, to{};
    analytics::phase::Facts facts;
};

// What a value usually is: the median of its hours.
struct Usual {
    double value = 0, hours = 0;  // of how many
};

// One of the four structural signals (J3): its number, what it is held against, and since when its word stands.
// The word itself is a value of the vocabulary.
struct SignalFact {
    std::optional<double> value, normal;
    std::optional<Timestamp> since;
};

// What an asset looked like before it was flushed: kept from the moment of it, so that nothing later moves it.
struct BeforeFlush {
    Timestamp at{};    // when the phase began
    bool down = true;  // longs were closed, else shorts
    // US dollars a coin, of the 24 hours before: the median, the highest, the lowest.
    std::optional<double> price, high, low;
    std::optional<double> interest, interestTop;  // coins: median of the 24 hours before; most of the last four
    std::uint8_t interestOf = 0;                  // the venues that it is the sum of, bit per VenueId
    std::optional<double> r8, r8Day;              // funding
    // Medians of the 7 days that ended an hour before (J4): bp, US dollars within 1 %, bp.
    std::optional<double> spread, depth, basis;
    std::array<std::optional<double>, kVenueCount> venueSpread{}, venueDepth{}, venueBasis{};
    double hours = 0;     // of depth that they rest on
    bool stored = false;  // by an earlier run
};

// Since then (J5, FEATURES 45 and 129). Absent: not known.
struct SinceFlush {
    std::optional<double> interestLeast;           // coins, within 48 hours
    std::optional<Timestamp> leastAt, halfBackAt;  // since it was least, half of what was lost was first seen back
    std::optional<double> priceWorst;              // the lowest of a fall, the highest of a squeeze
    std::optional<double> r8Least;                 // funding at its lowest
    // Funding has stayed within half a basis point for an hour: where, and since when.
    std::optional<double> settledR8;
    std::optional<Timestamp> settledAt;
};

// A flush that nobody saw, as the venues remember it: coins.
struct RememberedFlush {
    double before = 0, least = 0;
    std::optional<double> now = {};  // as of the last hour, of the same venues
};

// A key level that an hour closed below, and none has closed above again since (C14).
struct LostLevel {
    double price = 0;  // US dollars
    Timestamp since{};
};

// B8, as fractions; funding per 8 h.
struct WaveInput {
    std::optional<double> depth7d, interest7d, r8Mean7d, altShare7d;
};

// Forced orders of sixty seconds, and the open interest of the venues that they were heard at, US dollars; of
// those that liq_z compares.
struct ForcedMinute {
    double usd = 0, interestUsd = 0;
};

struct AssetFacts {
    // Perpetuals' venues that are on and were never reached, bit per VenueId: what is said over venues is said
    // without them (MarketBoard::unreached).
    std::uint8_t unreached = 0;
    // Those that are to speak just now, those left out (MarketBoard::expected).
    std::uint8_t speakers = 0;
    // J3: funding (r8 over 24 h; none), interest against volatility (change of both, fractions), basis (bp; median
    // of 30 days), liquidity (US dollars at 10 bp, of the venues known now and before; median before the shock).
    SignalFact signalFunding, signalInterest, signalBasis, signalLiquidity;
    bool dryPowder = false;                // fear without a falling price
    int rebuiltVenues = 0, rebuiltOf = 0;  // J3: whose executable size is back for six hours, of those with a past
    // By the vocabulary's ids; short or without an entry: not known yet.
    std::shared_ptr<const std::vector<std::optional<Usual>>> usual;
    // A5: mean r8 of the last 8 h and of the 24 h before; `flipBp` is 0 while the sign stayed.
    std::optional<double> rateRecent, ratePrior, flipBp;
    bool rateWeighted = false;  // A6: by open interest; else that of some venue is not known, and all count alike
    std::optional<int> tinderLevel;  // B4, 0 to 2
    // B4, B8: of depth within 1 % in coins, five minutes against the same hour a week before, a fraction.
    std::optional<double> depthChange7d;
    std::optional<double> reload;  // B6: share of the lost interest that is back, within 24 h and 1.5 ATR
    std::optional<double> overextendedHours;  // B7
    bool overextendedFound = false;           // it stood when it became known: at least so long
    std::optional<double> wallPulledShare;    // C9: pulled in the last 10 min, % of open interest
    std::optional<double> refillHalfLife;     // C6, seconds, of the last shock
    std::optional<double> spotStressHours;    // J5
    bool spotStressFound = false;             // as above
    int spotVenues = 0;                       // whose spot flow that rests on
    std::optional<double> supportBelowHours;  // C14, J5: below a key level that was not reclaimed
    std::optional<double> supportLostHours;   // the same, while liquidations are up (rule K)
    std::optional<double> baselineHours;      // how much history the hour-of-week normals rest on
    int baselineWeeks = 0;                    // how many weeks' same hour; 0: minutes of the last day instead
    std::optional<bool> weekend;
    std::array<std::optional<double>, kVenueCount> markDevBp{};  // C13: mark from index
    std::array<std::optional<double>, kVenueCount> adlState{};   // 0 calm .. 1 active, as the venue says
    // J6: what each part adds to the score, and the number it was made of, in the order of kFragilityParts;
    // absent: not known.
    std::array<std::optional<double>, analytics::score::kFragilityParts.size()> fragilityParts{};
    std::array<std::optional<double>, analytics::score::kFragilityParts.size()> fragilityInputs{};
    // J4: spread, depth, basis, funding, volatility; absent: not known.
    std::array<std::optional<bool>, 5> normal{};
    std::optional<double> normalProgress;  // 0 to 1
    // What it was judged on, over all venues; and each venue's share of its own normal (spread, depth, basis: x of
    // normal; funding: r8 of the day, a fraction).
    analytics::norm::TrackerInput normalInput;
    std::array<std::array<std::optional<double>, kVenueCount>, 4> normalByVenue{};
    double normalHours = 0;  // that depth and spread before rest on
    std::optional<Timestamp> phaseSince;
    // Its beginning was seen, by this run or one before; else `phaseSince` is when watching began.
    bool phaseSeen = false;
    bool flushOpen = false;            // a flush is not over, whether the phase can be said just now or not
    std::optional<Duration> phaseGap;  // it was taken over from an earlier run, after so long
    analytics::phase::EuphoriaInput euphoriaInput;
    WaveInput waveInput;
    // Of the last hour: highest price over the lowest, less one, at the venue where that is most.
    std::optional<double> rangeHour;
    // Of the last hour of perpetuals: what takers bought less what they sold, as a share of both; how far mark
    // over index moved, bp, the median over the venues.
    std::optional<double> perpNetHour, basisMoveHour;
    std::optional<double> volumeRatio;  // of 24 hours, against the median of such days
    analytics::phase::Facts phaseNow;   // J2: what decides the next step
    std::vector<PhaseMove> phaseMoves;  // newest last
    // J5, since the last flush; absent: none is known.
    std::optional<Timestamp> flushAt;
    std::shared_ptr<const BeforeFlush> beforeFlush;  // null: it was not seen
    SinceFlush sinceFlush;                           // of that one, whichever is the last
    std::optional<RememberedFlush> remembered;       // the last is this one, at `flushAt`
    std::optional<double> rebuiltAnHour;             // since the last: share of what was lost
    analytics::flush::ChecklistInput flushInput;
    analytics::flush::Checklist flush;
    TapeFacts tape;
    // F2: liq_z against the first minutes, while there is no hour of them; only for what asks for a share of open
    // interest besides.
    std::optional<double> earlyLiqZ;
    std::optional<LostLevel> lostLevel;
    // A3: the venue's own settlement against ours ten minutes before, bp; and of how many settlements.
    std::array<std::optional<double>, kVenueCount> predictionErrorBp{};
    std::array<int, kVenueCount> predictionsJudged{};
    // Of the person's own positions: share of the exposure at a venue over its cap (of the market); time held over
    // the longest that the funding budget allows (of an asset, A7). Absent: no positions, or not known.
    std::array<std::optional<double>, kVenueCount> venueCapUsed{};
    std::optional<double> holdUsed;
    double holdKnown = 1;             // share of the positions that it is known of; below 1 it may be more
    bool liquidationUnknown = false;  // where one of them is liquidated
    std::uint8_t heldAt = 0;          // of the market: venues at which own perpetuals are entered, bit per VenueId
    // One of them stands in the queue of auto-deleveraging there, and its place is not known.
    std::array<bool, kVenueCount> queueUnknown{};
    std::optional<ForcedMinute> forcedMinute;
    // Open interest as each venue told it last, US dollars, those that are silent now included; and whether every
    // venue that is to speak has told it once.
    std::optional<double> lastInterestUsd;
    bool interestOfAll = false;
    // F4: of the venues whose levels are modelled; clusters are parts of it, US dollars.
    std::optional<double> modelledInterestUsd;
    // Of the market: age of the venue's worst watched book over the limit of that book.
    std::array<std::optional<double>, kVenueCount> feedLag{};
};

}  // namespace plimsoll
