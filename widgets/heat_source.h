// The chosen lanes' histories as one: columns aligned by their start, rows regrouped and added up.
// Columns are numbered by start time divided by the column's length, so all lanes count alike.
#pragma once

#include "widgets/heat_lane.h"
#include "widgets/lane_choice.h"

#include <array>
#include <deque>
#include <memory>
#include <vector>

namespace plimsoll {

// One cell of the time axis: one or more columns together.
struct HeatColumn {
    bool known = false;                          // some lane's history had begun by then
    bool gap = false;                            // no lane had a book all the time: nothing may be drawn
    std::uint8_t missing = 0;                    // bit per VenueId: had begun, but has no book here
    double bid = 0, ask = 0;                     // best over the lanes in the last column, 0: none
    std::array<double, kVenueCount> venueBid{};  // the same of each venue alone
    std::array<double, kVenueCount> venueAsk{};
    std::int64_t coveredLow = 0, coveredHigh = 0;  // rows [low, high) that some book covered
    double buyUsd = 0, sellUsd = 0;                // taker volume
    std::int64_t span = 1;                         // columns that the longest one in here stands for
};

// What takers traded in one display row of a cell.
struct HeatTrade {
    std::int64_t row = 0;
    float buyUsd = 0, sellUsd = 0;
    std::uint32_t buys = 0, sells = 0;  // prints
};

class HeatSource {
public:
    // Says whether what came before can be kept: same asset, lanes and steps, and time moved forward.
    // `column`: the length wanted, zero for the lanes' own; where a lane has none so short, the next longer.
    bool set(std::shared_ptr<const DepthSnapshot> depth, const LaneChoice& choice, Duration column = {});

    const DepthSnapshot* depth() const { return m_depth.get(); }
    const LaneChoice& choice() const { return m_choice; }
    bool empty() const { return m_lanes.empty(); }
    Duration column() const { return m_column; }
    std::int64_t firstColumn() const { return m_first; }
    std::int64_t lastColumn() const { return m_last; }
    // Before this some lane has longer columns only.
    std::int64_t firstOwnColumn() const { return m_firstOwn; }
    std::size_t laneCount() const { return m_lanes.size(); }
    Price finestGroup() const { return m_finest; }
    Timestamp startOf(std::int64_t column) const { return Timestamp{m_column * column}; }

    // Adds the columns [first, first + count) into `bid` and `ask`, dollars by row from `lowRow` on
    // (mean over the columns). Both are cleared first; their size says how many rows are wanted.
    HeatColumn sum(std::int64_t first, int count, Price group, std::int64_t lowRow, std::vector<float>& bid,
                   std::vector<float>& ask) const;
    // The same from fewer columns: rows are those of every n-th column, counted back from the last.
    // Quotes, volume, coverage and gaps are of all. With `every` 0 no rows are added at all.
    struct Sample {
        int every = 1;
        std::size_t cells = 0, columns = 0;  // out, added up: work in cells of the books' past; lanes' columns
    };
    HeatColumn sum(std::int64_t first, int count, Price group, std::int64_t lowRow, std::vector<float>& bid,
                   std::vector<float>& ask, Sample& sample) const;

    // Trades of the columns [first, first + count) by display row, rising. A long column's trades are counted
    // where it ends.
    void trades(std::int64_t first, int count, Price group, std::vector<HeatTrade>& out) const;

    // One row of one column, per venue, in base units. `covered` false: beyond every book's reach.
    struct RowShare {
        VenueId venue;
        double bidQty = 0, askQty = 0;
        double usdPerAxis = 1;  // of the axis' price
    };
    struct RowDetail {
        bool known = false, gap = false, covered = false;
        double bid = 0, ask = 0;
        std::int64_t first = 0, span = 1;  // of the longest column that was read
        double buyUsd = 0, sellUsd = 0;    // traded in the row
        std::uint32_t buys = 0, sells = 0;
        std::vector<RowShare> shares;
    };
    RowDetail row(std::int64_t column, Price group, std::int64_t row) const;

private:
    struct Lane {
        const DepthLane* lane = nullptr;
        LaneScale scale;
        HeatLane past;
    };
    using Found = HeatLane::Found;

    // All lanes' dollars in one column, by row of the finest group: a zoom adds up these instead of
    // every lane's cells again.
    struct Side {
        std::int64_t low = 0;
        std::vector<float> usd;
    };
    struct ColumnSums {
        bool made = false;
        Side bid, ask;
    };
    const ColumnSums* sumsOf(std::int64_t column) const;
    void keepSums(bool keeps);

    static LaneScale coarse(const LaneScale& scale);

    struct Identity {
        std::string asset;
        LaneChoice choice;
        struct Lane {
            InstrumentId instrument;
            Price step;
            double axis = 1, usd = 1;
            bool operator==(const Lane&) const = default;
        };
        std::vector<Lane> lanes;
        Duration column{};
        bool operator==(const Identity&) const = default;
    };

    std::shared_ptr<const DepthSnapshot> m_depth;
    LaneChoice m_choice;
    std::vector<Lane> m_lanes;
    Identity m_identity;
    Duration m_column{std::chrono::seconds{1}};
    std::int64_t m_first = 0, m_last = -1, m_firstOwn = 0;
    Price m_finest;
    bool m_alike = false;                   // several lanes, all of one step: their columns can be added up once
    mutable std::deque<ColumnSums> m_sums;  // of columns that have their own length in all lanes
    std::int64_t m_sumsFirst = 0;
};

}  // namespace plimsoll
