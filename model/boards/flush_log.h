// Every flush that was seen, from the minute it was recognised: what the market's structure was before, at its
// worst and now, how much was closed by force, and how each venue bore it (FEATURES 39, 46; PANELS 2, 15).
#pragma once

#include "model/boards/market_board.h"
#include "model/boards/phase.h"
#include "model/metrics/metric_board.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

// A record with what it takes to go on with it after a restart.
struct FlushEntry {
    FlushRecord record;
    std::shared_ptr<const BeforeFlush> before;
    SinceFlush since;
    bool over = false;  // nothing is added any more
};

class FlushLog {
public:
    static constexpr std::chrono::minutes kLead{10};    // before it was recognised it had begun
    static constexpr std::chrono::hours kStressed{24};  // so long the venues are watched
    static constexpr std::size_t kMost = 200;

    FlushLog(const MarketBoard& market, const MetricBoard& metrics) : m_market(market), m_metrics(metrics) {}

    void begin(std::vector<FlushEntry> past);
    // Once a second.
    void step(const std::array<VenueRow, kVenueCount>& venues, AsOf now);

    const std::vector<FlushEntry>& entries() const { return m_entries; }  // oldest first
    // Newest first.
    std::shared_ptr<const std::vector<FlushRecord>> records() const;

private:
    struct Counters {
        std::uint64_t gaps = 0, resyncs = 0;
    };
    struct Look {
        Timestamp at{};
        std::array<std::optional<double>, kStructures> structure;
        std::array<std::optional<Counters>, kVenueCount> counters;
    };
    // Of one that runs, in memory alone.
    struct Running {
        std::array<std::optional<Counters>, kVenueCount> counted;  // added up to here
        std::array<std::optional<Timestamp>, kVenueCount> backSince;
        std::array<bool, kVenueCount> thinned{};
        double carriedLong = 0, carriedShort = 0;  // of an earlier run
        Step from = 0;                             // minutes counted from
    };
    static Look look(const AssetMetrics& m, const std::array<VenueRow, kVenueCount>& venues, AsOf now);
    FlushEntry* running(const AssetMetrics& m);
    void start(const AssetMetrics& m, const Look& now);
    void follow(FlushEntry& e, const AssetMetrics& m, const Look& now, AsOf at);
    void stress(FlushEntry& e, const AssetMetrics& m, const std::array<VenueRow, kVenueCount>& venues,
                const Look& now, AsOf at);
    void forced(FlushEntry& e, const AssetMetrics& m, AsOf at);

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    std::vector<FlushEntry> m_entries;
    std::map<std::string, Running, std::less<>> m_running;
    std::map<std::string, std::deque<Look>, std::less<>> m_leads;  // a look a minute
};

}  // namespace plimsoll
