// What the tape and the levels of the books tell of an asset's perpetuals, for panels: turns of the taker flow,
// wicks, mark-outs of large trades, how evenly books are filled. Absent: not known.
#pragma once

#include "model/analytics/tape.h"
#include "model/market/instrument.h"
#include "model/market/time.h"

#include <array>
#include <cstddef>
#include <optional>

namespace plimsoll {

// By minutes that are over, all counted venues together.
struct TurnFact {
    analytics::flow::TakerTurns turns;
    double windowUsd = 0;        // of both sides, in the last window
    int venues = 0, listed = 0;  // counted, of so many
};

// By the second, over the last hour.
struct WickFact {
    int venues = 0, listed = 0;  // whose trades can be judged now
    int seconds = 0;             // of the hour in which one could
    int count = 0;               // over all venues; the newest 240 are kept
    struct Last {
        VenueId venue = VenueId::Binance;
        Timestamp at{};
        double bps = 0;   // signed, beyond the usual gap
        int seconds = 0;  // until it was back
    };
    std::optional<Last> last;
};

inline constexpr std::array<int, 3> kMarkoutSeconds = {1, 5, 30};
// Of the large trades of the last hour; after each of kMarkoutSeconds.
struct MarkoutFact {
    std::array<std::optional<analytics::flow::Markout>, kMarkoutSeconds.size()> after;
    int venues = 0, listed = 0;     // that had one, of so many
    double halfSpreadBp = 0;        // mean, where and when they traded
    std::optional<double> fromUsd;  // the smallest of the venues' limits of now
};

// By venue: mean of the last minute, median of the minutes before (up to four hours).
struct ShapeFact {
    std::array<std::optional<double>, kVenueCount> score{}, usual{};
    int minutes = 0;  // the fewest that a usual one rests on
};

struct TapeFacts {
    std::optional<TurnFact> turn;
    std::optional<WickFact> wicks;
    std::optional<MarkoutFact> markout;
    ShapeFact shape;
};

}  // namespace plimsoll
