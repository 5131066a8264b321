// What the values of an asset were: the least and the most of every ten minutes of the last day and of every hour
// of the last week. For "would have fired", and for what is usual. Nothing is made up: a stretch in which a value
// was not known holds nothing.
#pragma once

#include "model/metrics/instrument_series.h"
#include "model/metrics/metric_values.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

// A stretch of a value's past; unknown in it: neither is there.
struct PastSlot {
    Step from = 0, seconds = 0;
    std::optional<double> least, most;
};

class MetricPast {
public:
    static constexpr Step kTenMinutes = 600, kHour = 3'600;
    static constexpr std::size_t kTens = 144, kHours = 168;
    static constexpr std::size_t kLeastHours = 6;  // fewer are nothing usual

    // Once a second. Of other venues than before, a sum or a share has no past yet.
    void note(Step second, const AssetMetrics& values);
    // Of a value over all venues, oldest first, the running stretch last: by ten minutes up to a day, by hours
    // beyond.
    std::vector<PastSlot> slots(MetricId id, Step now, Step back) const;
    // The median of what the value was at the end of each hour, and of how many. The running hour is not part of
    // it.
    std::optional<Usual> usual(MetricId id, Step now) const;
    // What it was at the end of each of the last week's hours, the running one left out; oldest first.
    void ends(MetricId id, Step now, std::vector<double>& out) const;

private:
    void forget(std::size_t word);

    static constexpr std::size_t kWords = 128;  // room for the vocabulary
    enum : std::size_t { Least, Most, Last };
    SeriesRing<kWords * 2> m_tens{kTens};
    SeriesRing<kWords * 3> m_hours{kHours};
    std::array<std::uint8_t, kWords> m_speakers{};  // whose sums and shares those are
};

// The same from what the instruments' series know, also of the time before the program ran: prices, returns over
// an hour and a day, funding and open interest. `venue`: of one alone. Empty: this word is not kept there.
using PerpSeries = std::array<const InstrumentSeries*, kVenueCount>;
std::vector<PastSlot> pastOfSeries(MetricId id, const PerpSeries& perps, std::optional<VenueId> venue, Step now,
                                   Step back);
// What the second knows and the first does not is taken over; both of the same stretches.
void fillIn(std::vector<PastSlot>& slots, const std::vector<PastSlot>& more);

}  // namespace plimsoll
