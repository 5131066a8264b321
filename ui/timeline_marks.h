// What lies along a recording: liquidations, warnings, alerts, phases, holes in what was heard. Immutable values,
// handed over again and again while a look through the recording goes on.
#pragma once

#include "model/market/instrument.h"
#include "model/risk/warning.h"

#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

struct TimelineMark {
    enum class Kind : std::uint8_t { Warning, Cleared, Alert, Phase, Gap, Reason };
    Timestamp at{};
    Kind kind = Kind::Warning;
    Severity severity = Severity::None;  // of warnings and alerts
    QString text;                        // one line, without its time
};

struct TimelineLiquidation {
    Timestamp at{};
    bool longs = true;  // the side of the position that was closed
    VenueId venue = VenueId::Binance;
    double usd = 0;
    QString asset;
};

// A venue that said nothing, or whose books were not whole.
struct TimelineHole {
    Timestamp from{}, to{};
    VenueId venue = VenueId::Binance;
    bool silent = false;  // else: books not whole
};

struct TimelineMarks {
    std::vector<TimelineMark> marks;                // by time
    std::vector<TimelineLiquidation> liquidations;  // by time
    std::vector<TimelineHole> holes;                // by their beginning
    Timestamp reached{};                            // looked through up to here
    bool complete = false;
};
using TimelineMarksPtr = std::shared_ptr<const TimelineMarks>;

// What an incident says about itself: drawn before anything is looked at.
struct TimelineFacts {
    std::optional<Timestamp> at, from, to;
    std::vector<TimelineMark> reasons;
};

}  // namespace plimsoll

Q_DECLARE_METATYPE(plimsoll::TimelineMarksPtr)
