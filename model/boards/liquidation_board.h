// What was liquidated, as it was seen: cells of time and price (ANALYTICS F1), sums by window, side and venue, and
// how much of it the feeds let through (F6). Nothing here is modelled; what is estimated is named so.
#pragma once

#include "model/analytics/liquidation.h"
#include "model/boards/level_map.h"
#include "model/boards/market_board.h"
#include "model/metrics/metric_board.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace plimsoll {

// One minute, one row of price, one venue, one side.
struct LiquidationCell {
    Step minute = 0;
    std::int64_t bin = 0;  // liquidationBin
    VenueId venue = VenueId::Binance;
    PositionSide side = PositionSide::Long;
    double usd = 0, largest = 0;
    std::uint32_t count = 0;
};
// Cells of an hour, and that never change once it is over and a while has passed.
struct LiquidationHour {
    Step hour = 0;
    std::vector<LiquidationCell> cells;  // by minute, row, venue, side
};
// Puts prints into cells.
class LiquidationCells {
public:
    void add(Timestamp at, double price, double usd, VenueId venue, PositionSide side);
    std::vector<LiquidationCell> all() const;
    bool empty() const { return m_sums.empty(); }

private:
    struct Sum {
        double usd = 0, largest = 0;
        std::uint32_t count = 0;
    };
    std::map<std::tuple<Step, std::int64_t, VenueId, PositionSide>, Sum> m_sums;
};

inline constexpr std::array<Duration, 6> kLiquidationWindows = {std::chrono::minutes{1}, std::chrono::minutes{5},
                                                                std::chrono::hours{1},   std::chrono::hours{4},
                                                                std::chrono::hours{12},  std::chrono::hours{24}};
inline constexpr std::size_t kLiquidationHour = 2, kLiquidationDay = 5;  // places in it

struct LiquidationPrint {
    double usd = 0;
    Timestamp at{};
    VenueId venue = VenueId::Binance;
    PositionSide side = PositionSide::Long;
};
struct LiquidationSum {
    double longUsd = 0, shortUsd = 0;
    std::uint32_t longs = 0, shorts = 0;
    std::optional<LiquidationPrint> largest;
    double covered = 0;        // share of the window in which the stream was alive; of several venues the least
    std::uint8_t missing = 0;  // of several venues: bit per VenueId that was to be heard and was not at all
    double usd() const { return longUsd + shortUsd; }
    std::uint32_t count() const { return longs + shorts; }
    bool known() const { return covered > 0; }
};

// Forced orders of a window over open interest, US dollars: of the venues of which both are told, the same above
// and below.
struct ForcedOfInterest {
    double usd = 0, interestUsd = 0;
    std::uint8_t missing = 0;  // bit per VenueId that is to tell both and does not: another share than that of all
    std::optional<double> share() const
    {
        return interestUsd > 0 ? std::optional(usd / interestUsd) : std::nullopt;
    }
};

// A time in which a venue's stream was alive.
struct StreamRun {
    Timestamp from{}, to{};
};

struct VenueLiquidations {
    bool enabled = false, listed = false;  // listed: or nobody can say yet
    bool aside = false;                    // by the person: told here, but in no sum
    Freshness stream = Freshness::Off;
    std::array<LiquidationSum, kLiquidationWindows.size()> windows;
    std::vector<StreamRun> runs;
    // Of the last hour, all of them estimates. F6: only where the feed thins out what it prints.
    std::optional<analytics::liq::Sampling> sampling;
    std::optional<double> fromAnchor;  // Bybit's, scaled by shares of open interest
    std::optional<double> ceiling;     // open interest that went away, minute by minute
    std::optional<double> interestUsd;
};

struct LiquidationBoardSnapshot {
    AsOf asOf;
    std::string asset;
    Timestamp since{};  // nothing older is here
    std::array<VenueLiquidations, kVenueCount> venues;
    std::array<LiquidationSum, kLiquidationWindows.size()> all;  // of the venues that are known and not set aside
    // Where the day's sums stand among the days that ended with the last week's hours. Absent: too few are kept.
    std::optional<MetricBoard::Rank> dayLongs, dayShorts;
    std::array<ForcedOfInterest, kLiquidationWindows.size()> ofInterest;
    // The last hour, venues of which both are known.
    std::optional<analytics::liq::Unexplained> unexplained;
    double oiChangeUsd = 0, seenUsd = 0;
    std::uint8_t unexplainedVenues = 0;
    std::vector<std::shared_ptr<const LiquidationHour>> hours;  // oldest first
    struct PathPoint {
        Step minute = 0;
        float high = 0, low = 0, mark = 0;  // US dollars a coin
    };
    std::shared_ptr<const std::vector<PathPoint>> path;  // gaps have no point
    std::optional<double> price;                         // now
    static constexpr Duration kKept = std::chrono::hours{72};
};

class LiquidationBoard {
public:
    LiquidationBoard(const MarketBoard& market, const MetricBoard& metrics) : m_market(market), m_metrics(metrics)
    {
    }

    // `late`: how long before its receipt it happened, where that is told (present_time.h).
    void add(const InstrumentTrack& t, const Liquidation& l, const Stamp& stamp,
             std::optional<Duration> late = {});
    // Once a second: whether each venue's stream is alive.
    void step(AsOf now, const std::array<Freshness, kVenueCount>& streams);
    LiquidationBoardSnapshot snapshot(const std::string& asset, AsOf now);
    // Of an hour that is over: what each print of a thinned feed stands for (F6). 1: complete, or nothing is
    // known.
    double factor(const std::string& asset, VenueId venue, Step hour);

private:
    struct Event {
        Timestamp at{};
        double price = 0, usd = 0;  // US dollars a coin, US dollars
        InstrumentId instrument;
        PositionSide side = PositionSide::Long;
    };
    static constexpr std::size_t kMostOfOne = 40'000, kMostOfAll = 400'000;

    void trim(Timestamp now);
    void forgetAfter(Timestamp now);
    void rebuild(const std::string& asset);
    void put(const Event& e);
    void sumUp(LiquidationBoardSnapshot& out) const;
    void estimate(LiquidationBoardSnapshot& out) const;
    std::shared_ptr<const std::vector<LiquidationBoardSnapshot::PathPoint>> path(AsOf now) const;
    double covered(const std::deque<StreamRun>& runs, Timestamp from, Timestamp to) const;

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    std::map<std::string, std::deque<Event>, std::less<>> m_events;
    std::size_t m_count = 0;
    std::map<std::string, Timestamp, std::less<>> m_cut;  // of assets of which something was let go early
    std::optional<Timestamp> m_began, m_stepped;
    std::array<std::deque<StreamRun>, kVenueCount> m_runs;
    std::array<Freshness, kVenueCount> m_streams{Freshness::Off, Freshness::Off, Freshness::Off, Freshness::Off};
    // Of the asset that was asked for last.
    std::string m_shown;
    struct Hour {
        LiquidationCells cells;
        std::shared_ptr<const LiquidationHour> said;  // null: something was added since
    };
    std::map<Step, Hour> m_hours;
    std::map<std::pair<VenueId, Step>, double> m_factors;  // of hours that are over
    Step m_trimmed = -1;
};

}  // namespace plimsoll
