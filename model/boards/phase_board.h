// The phase of every watched asset, followed: its past, its flushes, and all that is said of the asset in focus.
#pragma once

#include "model/boards/flush_log.h"
#include "model/boards/key_levels.h"
#include "model/boards/market_board.h"
#include "model/boards/phase.h"
#include "model/boards/phase_log.h"
#include "model/metrics/metric_board.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

class PhaseBoard {
public:
    PhaseBoard(const MarketBoard& market, MetricBoard& metrics)
        : m_market(market), m_metrics(metrics), m_flushes(market, metrics)
    {
    }

    // What earlier runs have left. Phases go on from there where they are young enough; the rest is past.
    void begin(const std::vector<store::EpisodeRow>& past, Timestamp now);
    // Prices that the person has set a mark at, by asset.
    void setOwnLevels(std::vector<std::pair<std::string, OwnLevel>> levels) { m_own = std::move(levels); }

    // Once a second, after the metrics.
    void step(const std::array<VenueRow, kVenueCount>& venues, AsOf now);
    // What is to be stored since the last time it was asked.
    std::vector<store::EpisodeRow> takeRows() { return std::exchange(m_rows, {}); }

    PhaseSnapshot snapshot(const std::string& asset, AsOf now);

private:
    struct Held {
        PhaseStage stage = PhaseStage::None;
        std::optional<Timestamp> stageSince, engagedSince;
        bool engaged = false;
    };
    void renewLevels(const std::string& asset, Step minute);

    const MarketBoard& m_market;
    MetricBoard& m_metrics;
    PhaseLog m_log;
    FlushLog m_flushes;
    std::vector<std::pair<std::string, OwnLevel>> m_own;
    std::vector<store::EpisodeRow> m_rows;
    std::map<std::string, Held, std::less<>> m_held;
    std::optional<Step> m_minute;                                   // looked at last
    std::map<std::pair<std::string, std::int64_t>, bool> m_closed;  // flushes whose end is stored
    // Of the asset that was asked for last.
    std::string m_of;
    std::vector<AssetLevels> m_levels;
    std::shared_ptr<const std::vector<PhaseChange>> m_changes;
    std::shared_ptr<const std::vector<PhaseSpan>> m_band;
};

}  // namespace plimsoll
