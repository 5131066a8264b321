// What each perpetual's funding and open interest were: settled rates as they were charged, the estimates of
// the running interval as they came, and the positions that were open. Estimates and settled rates are two
// series that are never joined: an estimate is what would be charged if the interval ended now, a settled rate
// is what was.
//
// What happened before the program started is what the venues tell of it; what they do not tell is a gap.
#pragma once

#include "model/snapshots.h"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace plimsoll {

class InstrumentSeries;
class MarketBoard;
struct InstrumentTrack;

// Holds for `hours` before the moment it was charged.
struct SettledRate {
    Timestamp at{};
    double rate = 0;              // of its interval, a fraction
    std::optional<double> hours;  // its interval
    std::optional<double> r8;     // unknown where the interval is
    bool operator==(const SettledRate&) const = default;
};

// None: from here on nothing was heard.
struct EstimatePoint {
    Timestamp at{};
    std::optional<double> rate, r8;
    bool operator==(const EstimatePoint&) const = default;
};

// Single-sided. Holds until the next point; none: from here on it is not known.
struct InterestPoint {
    Timestamp at{};
    std::optional<double> coins;
    std::optional<double> usd;  // at the price of that time; absent where that is not known
    bool operator==(const InterestPoint&) const = default;
};

struct FundingPast {
    InstrumentId instrument;
    std::string symbol;
    std::vector<SettledRate> settled;      // by time, up to 90 days
    std::vector<EstimatePoint> estimates;  // by time, since the start
    // By time: hours up to 45 days back, then every five minutes of the last day.
    std::vector<InterestPoint> interest;
};

// Of the asset in focus, by venue: the leading perpetual of each.
struct FundingHistorySnapshot {
    AsOf asOf;
    std::string asset;
    std::array<std::optional<FundingPast>, kVenueCount> venues;  // absent: not listed there, or nothing known
};

class FundingHistory {
public:
    // Ninety days of hourly settlements; estimates of twelve hours, thinned to one in two minutes.
    static constexpr std::size_t kSettled = 2'200, kEstimates = 360;
    static constexpr Duration kThinned = std::chrono::minutes{2};
    static constexpr Duration kEvery = std::chrono::seconds{2};

    // Where an instrument's open interest and prices of the past are kept. Null: nowhere.
    using SeriesOf = std::function<const InstrumentSeries*(InstrumentId)>;

    void add(const InstrumentTrack& track, const Funding& funding, const Stamp& stamp);
    // Its series has more than before.
    void grown(const InstrumentTrack& track);

    // Something to publish: another asset, or news of this one, every now and then. `all`: in any case.
    std::optional<FundingHistorySnapshot> take(const MarketBoard& market, const SeriesOf& series,
                                               const std::string& asset, AsOf now, bool all);
    FundingHistorySnapshot of(const MarketBoard& market, const SeriesOf& series, const std::string& asset,
                              AsOf now) const;
    // All settled rates of one perpetual. Where one came without its interval: that of its neighbours, or as it is
    // known now.
    std::vector<SettledRate> settledOf(const InstrumentTrack& track) const;
    // Grows with every settlement that is told; 0: none was.
    std::uint64_t settledSerial(InstrumentId id) const;
    std::size_t memoryBytes() const;

private:
    struct Past {
        std::deque<SettledRate> settled;
        std::deque<EstimatePoint> estimates;
        EstimatePoint newest;  // not thinned
        Timestamp heard{};
        bool any = false;
        std::uint64_t serial = 0;  // of settlements told
    };
    void estimated(Past& past, const EstimatePoint& point);

    std::map<InstrumentId, Past> m_pasts;
    std::string m_taken;  // the asset that was published last
    std::optional<Mono> m_takenAt;
    std::map<std::string, bool, std::less<>> m_news;  // by asset
};

}  // namespace plimsoll
