// What rules and panels read beside the vocabulary: numbers that need a memory or a second number to mean
// something. Absent: not known; each has one writer, the metrics of its section.
#pragma once

#include "model/analytics/phase.h"
#include "model/analytics/scores.h"
#include "model/market/instrument.h"
#include "model/market/time.h"

#include <array>
#include <optional>
#include <vector>

namespace plimsoll {

// A change of phase (J2), with what decided it.
struct PhaseMove {
    Timestamp at{};
    analytics::phase::Phase from{}, to{};
    analytics::phase::Facts facts;
};

struct AssetFacts {
    // A5: mean r8 of the last 8 h and of the 24 h before; `flipBp` is 0 while the sign stayed.
    std::optional<double> rateRecent, ratePrior, flipBp;
    std::optional<int> tinderLevel;  // B4, 0 to 2
    std::optional<double> reload;    // B6: share of the lost interest that is back, within 24 h and 1.5 ATR
    std::optional<double> overextendedHours;  // B7
    std::optional<double> wallPulledShare;    // C9: pulled in the last 10 min, % of open interest
    std::optional<double> refillHalfLife;     // C6, seconds, of the last shock
    std::optional<double> spotStressHours;    // J5
    std::optional<double> supportLostHours;   // C14: below a key level, while liquidations are up
    std::optional<double> baselineHours;      // how much history the hour-of-week normals rest on
    std::optional<bool> weekend;
    std::array<std::optional<double>, kVenueCount> markDevBp{};  // C13: mark from index
    std::array<std::optional<double>, kVenueCount> adlState{};   // 0 calm .. 1 active, as the venue says
    // J6: what each part adds to the score, in the order of kFragilityParts; absent: not known.
    std::array<std::optional<double>, analytics::score::kFragilityParts.size()> fragilityParts{};
    // J4: spread, depth, basis, funding, volatility; absent: not known.
    std::array<std::optional<bool>, 5> normal{};
    std::optional<double> normalProgress;  // 0 to 1
    std::optional<Timestamp> phaseSince;
    std::vector<PhaseMove> phaseMoves;  // newest last
    std::optional<double> lostLevel;    // C14: the key level that the price fell below, US dollars
    // A3: the venue's own settlement against ours ten minutes before, bp; and of how many settlements.
    std::array<std::optional<double>, kVenueCount> predictionErrorBp{};
    std::array<int, kVenueCount> predictionsJudged{};
    // Of the market: age of the venue's worst watched book over the limit of that book.
    std::array<std::optional<double>, kVenueCount> feedLag{};
};

}  // namespace plimsoll
