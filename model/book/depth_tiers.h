// One book's past in columns of several lengths side by side. The short ones reach back minutes, the long
// ones a day: hours of history in bounded memory.
#pragma once

#include "model/book/depth_history.h"

namespace plimsoll {

class DepthTiers {
public:
    struct Plan {
        Duration column{};
        std::size_t columns = 0;
    };

    // `plan` is not empty; the shortest columns first, each a multiple of one before it where it is to take
    // over what was seen before.
    DepthTiers(Price step, std::vector<Plan> plan, double reachBp, std::int64_t scale = 1);

    // Columns of a length that is no longer wanted are dropped; new ones begin with what shorter ones know.
    void setPlan(const std::vector<Plan>& plan);

    void setReach(double bp, bool narrow);
    // As DepthHistory, for all of them.
    bool advance(Timestamp now, const OrderBook* book);
    void trade(Side taker, Price price, Qty qty);
    void spoil();
    // Each takes the columns of its own length; where the past has none, it is put together from shorter ones.
    bool prepend(const DepthHistoryView& past, Timestamp from = {});
    std::optional<Timestamp> begin() const { return m_tiers.front().begin(); }

    DepthHistoryView view() const;
    std::size_t columns() const;  // of all
    Price step() const { return m_step; }
    std::int64_t scale() const { return m_scale; }
    std::size_t memoryBytes() const;

private:
    Price m_step;
    double m_reachBp;
    std::int64_t m_scale;
    std::vector<DepthHistory> m_tiers;
};

}  // namespace plimsoll
