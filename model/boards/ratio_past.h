// What venues told of their long and short accounts, over the last two days: as much as they tell at once, and
// what came since.
#pragma once

#include "model/market/events.h"
#include "model/market/time.h"

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace plimsoll {

struct RatioPoint {
    Timestamp at{};        // the end of what it covers
    double longShare = 0;  // a fraction
    bool operator==(const RatioPoint&) const = default;
};
using RatioSeries = std::shared_ptr<const std::vector<RatioPoint>>;  // by time; null: nothing was told

class RatioPast {
public:
    static constexpr std::size_t kMost = 2 * 288;  // of five minutes each

    // In any order, and as often as it is told.
    void told(InstrumentId id, const Ratio& ratio, Timestamp received);
    RatioSeries of(InstrumentId id, RatioKind kind) const;

private:
    struct Kept {
        std::map<Timestamp, double> points;
        mutable RatioSeries made;  // null: not since it changed
    };
    std::map<std::pair<InstrumentId, RatioKind>, Kept> m_kept;
};

}  // namespace plimsoll
