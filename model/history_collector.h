// Turns what the model sees into rows of the history: what happens as it happens, what is looked at once a second,
// what is said when it changes. Runs on the model's thread and touches no disk; `sink` takes the rows from here.
#pragma once

#include "model/alerts/alert_standing.h"
#include "model/boards/market_board.h"
#include "model/feed_journal.h"
#include "model/metrics/metric_board.h"
#include "model/risk/warning.h"
#include "model/store/history_rows.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace plimsoll {

class HistoryCollector {
public:
    using Sink = std::function<void(store::HistoryBatch&&)>;
    explicit HistoryCollector(Sink sink) : m_sink(std::move(sink)) {}

    void liquidated(const InstrumentTrack& t, const Liquidation& l, const Stamp& stamp, bool late = false);
    // Settled rates alone; estimates are looked at once a second.
    void charged(const InstrumentTrack& t, const Funding& f);
    // What the venue remembers.
    void remembered(const InstrumentTrack& t, const Kline& bar);
    void remembered(const InstrumentTrack& t, const OpenInterest& past, Timestamp at);

    // After the metrics' step of a second; hands everything over.
    void second(const MarketBoard& market, const MetricBoard& metrics, AsOf now);
    // What has come since; at every look, and at the end of a run.
    void handOver()
    {
        if (m_batch.rows() > 0) m_sink(std::exchange(m_batch, {}));
    }
    // What is raised, cleared or fired now and was not before; alerts that cannot speak; the phase where it is
    // another.
    void judged(const RiskSnapshot& risk, const AlertSnapshot& alerts, const MetricSnapshot& values);
    // Phases and flushes, as they go on.
    void lasting(std::vector<store::EpisodeRow>&& rows)
    {
        m_batch.episodes.insert(m_batch.episodes.end(), std::make_move_iterator(rows.begin()),
                                std::make_move_iterator(rows.end()));
    }
    // How the feeds fare, before second(); and what a venue announces.
    void fared(const std::array<VenueRow, kVenueCount>& venues, AsOf now)
    {
        m_feeds.look(venues, now, m_batch.journal);
    }
    void noticed(VenueId venue, const VenueStatus& status, const std::string& title, Timestamp at)
    {
        m_feeds.noticed(venue, status, title, at, m_batch.journal);
    }

private:
    void describe(const InstrumentTrack& t);

    Sink m_sink;
    store::HistoryBatch m_batch;
    std::map<InstrumentId, std::shared_ptr<const Instrument>> m_described;
    std::map<InstrumentId, Step> m_written;  // the second written last
    struct Raised {
        Severity severity = Severity::None;
        std::string headline;
    };
    std::map<std::string, Raised> m_raised;  // by rule, asset and venue
    std::map<std::string, std::string> m_phases;
    std::uint64_t m_fired = 0;
    AlertStanding m_standing;
    FeedJournal m_feeds;
};

}  // namespace plimsoll
