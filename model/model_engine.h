// The model: takes what the venues say from the queue, keeps books and boards, publishes snapshots.
//
// A plain class without a thread of its own; ModelThread gives it one, replays and tests drive it by
// hand. It reads no clock but the injected one, so the same input gives the same snapshots.
#pragma once

#include "model/alerts/alert_engine.h"
#include "model/alerts/alert_past.h"
#include "model/alerts/alert_turns.h"
#include "model/boards/basis_board.h"
#include "model/boards/carry_board.h"
#include "model/boards/depth_board.h"
#include "model/boards/fund_board.h"
#include "model/boards/funding_history.h"
#include "model/boards/fx_board.h"
#include "model/boards/interest_board.h"
#include "model/boards/level_map.h"
#include "model/boards/liquidation_board.h"
#include "model/boards/liquidation_tape.h"
#include "model/boards/liquidity_board.h"
#include "model/boards/market_board.h"
#include "model/boards/phase_board.h"
#include "model/boards/venue_board.h"
#include "model/config.h"
#include "model/delay_histogram.h"
#include "model/desk/desk_board.h"
#include "model/event_queue.h"
#include "model/history_collector.h"
#include "model/market/book_image.h"
#include "model/metrics/metric_board.h"
#include "model/present_time.h"
#include "model/risk/risk_engine.h"
#include "model/risk/track_record.h"
#include "model/snapshot_hub.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace plimsoll {

class ModelEngine {
public:
    static constexpr std::size_t kEventTypes = std::variant_size_v<Payload>;

    ModelEngine(const Config& config, const Clock& clock, EventQueue& queue, SnapshotHub& hub);

    // Applies everything that waits; publishes the depth of the asset in focus when it is due.
    void drain();
    // Time passes: judges freshness, closes heatmap columns, publishes what is dirty and due.
    void tick();
    // Between two ticks: alerts on what has just been applied.
    void judgeAlerts();
    // Publishes everything now, due or not.
    void publishAll();
    // The last word: what is judged once a second is judged of this moment, and all is published as of it. Of the
    // history and of the rules' record it is no second.
    void settle();
    // Nothing is published, and everything is judged and due as if it were: a replay on its way to a moment.
    void setQuiet(bool quiet) { m_quiet = quiet; }
    // Publishes what holds now, quiet or not. When something is due next is not touched.
    void show();

    void setWatch(const WatchSet& watch);
    void setFocus(std::string asset);
    const std::string& focus() const { return m_depth.focus(); }
    // Assets that are looked at beside the one in focus: they have the hub's further places.
    std::vector<std::string> guests() const;

    // A book turned out wrong although its chain was whole: the feed should fetch an image. At most
    // one call a second and book, repeated while none comes. Set before the first event.
    void onImageWanted(std::function<void(InstrumentId, LostReason)> wanted) { m_imageWanted = std::move(wanted); }

    // Rows of the history, once a second from here on. Set before the first event.
    void keepHistory(HistoryCollector::Sink sink) { m_history.emplace(std::move(sink)); }

    // Counts what becomes of each rule's warnings, from where an earlier run left off; `keep` is told what is to
    // be kept, on the model's thread. Of the live market alone. Set before the first event.
    using KeepTrack = std::function<void(const track::State&)>;
    void keepTrack(track::State state, KeepTrack keep);
    // Called after each second's judgement, published or not.
    void onJudged(std::function<void(AsOf)> judged) { m_judged = std::move(judged); }

    // Phases and flushes as earlier runs have stored them.
    void addPhasePast(const std::vector<store::EpisodeRow>& past) { m_phases.begin(past, m_clock.wall()); }
    // A perpetual's book as earlier runs have seen it, by the hour.
    void addBookPast(VenueId venue, const std::string& symbol, std::vector<store::BookHour> hours)
    {
        m_metrics.remember(venue, symbol, std::move(hours));
    }

    std::shared_ptr<const FullSnapshot> fullSnapshot();
    // Every live book, for a recording that begins now.
    std::vector<BookImage> bookImages() const;
    // What was seen of the books in focus before this engine began.
    void addDepthPast(DepthPast past);
    DepthPast depthPast() const { return m_depth.past(); }
    void setDepthSteps(std::vector<DepthBoard::Step> steps) { m_depth.setSteps(std::move(steps)); }
    const MarketBoard& market() const { return m_market; }
    const MetricBoard& metrics() const { return m_metrics; }
    const RiskEngine& risk() const { return m_risk; }

    // What the person set: limits of rules by id, alerts in their order.
    void setRiskLimits(std::map<std::string, Thresholds, std::less<>> limits)
    {
        m_risk.setLimits(std::move(limits));
    }
    void setAlerts(std::vector<AlertRule> rules);
    // The person's positions and planned trades; shown at once.
    void setDesk(Desk desk);
    // What the level map supposes; shown at once.
    void setLevelAssumptions(const LevelAssumptions& assumptions);
    std::size_t historyBytes() const { return m_depth.historyBytes(); }

    // Events applied since the start, by payload.
    const std::array<std::uint64_t, kEventTypes>& counts() const { return m_counts; }
    static std::string_view eventTypeName(std::size_t type);
    std::uint64_t eventsApplied() const { return m_applied; }
    // Of those, what a venue dated into the future and is not remembered.
    std::uint64_t eventsAhead(VenueId venue) const { return m_ahead[static_cast<std::size_t>(venue)]; }

private:
    struct Due {
        bool dirty = false;
        std::optional<Mono> published;
        bool ready(Mono now, Duration every) const { return !published || now - *published >= every; }
        void done(Mono now)
        {
            dirty = false;
            published = now;
        }
    };
    struct Wish {
        std::optional<Mono> asked;
        bool pending = true;
        LostReason reason = LostReason::Crossed;
    };
    struct Apply;
    // Of an asset beside the one in focus: what has to be remembered for it alone.
    struct Guest {
        Guest(std::string name, const MarketBoard& market, const MetricBoard& metrics)
            : asset(std::move(name)), levels(market, metrics)
        {
        }
        std::string asset;
        LevelBoard levels;
        std::optional<Mono> shown, told;  // its depth, its funding of the past
        Mono changed{};
        std::uint64_t judged = 0;
    };

    void apply(const MarketEvent& event, const EventBatch& batch);
    void applyBook(InstrumentTrack& t, const MarketEvent& event, const BookUpdate& update,
                   const EventBatch& batch);
    void loseBook(InstrumentTrack& t, const MarketEvent& event, LostReason reason);
    void sendWishes(Mono now);
    void measureRate(Mono now);
    void measureFx(Mono now);
    void stepMetrics(Mono now, bool again = false);
    void stepTrack(AsOf now);
    void lookBack(AlertSnapshot& alerts, AsOf now);
    std::vector<ConditionPasts> pastsOf(const AlertRule& rule, Duration back) const;
    std::vector<ValuePast::Stretch> stretchesOf(const AlertCondition& condition, const std::string& asset) const;
    void attachPasts(AlertSnapshot& alerts) const;
    void noteInput(const MarketEvent& event);
    AssetMetrics* quickValues(const std::string& asset);

    void publish(Mono now, bool all);
    void publishDepth(Mono now, bool all);
    void publishInstruments();
    void publishJudged(AsOf at);
    void publishDesk();
    void publishForced(AsOf at);
    LevelMapSnapshot levelMap(const LevelBoard& levels, AsOf at);
    // model_engine_guests.cpp
    std::vector<std::string> wantedGuests(const std::string& focus) const;
    void seatGuests(const std::vector<std::string>& names);
    void stepGuests(AsOf at);
    void publishGuests(AsOf at);
    void publishGuestNames();
    void publishGuestDepth(Mono now, bool all);
    // The value is only made where somebody gets it.
    template <typename Slot, typename Make>
    void put(Slot& slot, const Make& make) const
    {
        if (!m_quiet) slot.publish(make());
    }
    AsOf asOf() const { return {m_clock.wall(), m_clock.mono()}; }
    HealthSnapshot health(AsOf now);
    MarketSnapshot marketSnapshot(AsOf now) const;
    DepthSnapshot depthSnapshot(AsOf at);

    const Config m_config;
    const Clock& m_clock;
    EventQueue& m_queue;
    SnapshotHub& m_hub;
    std::function<void(InstrumentId, LostReason)> m_imageWanted;

    PresentTime m_present;
    MarketBoard m_market;
    FxBoard m_fx;
    MetricBoard m_metrics{m_market, m_fx};
    LiquidityBoard m_liquidity{m_market, m_metrics};
    LiquidationBoard m_liquidations{m_market, m_metrics};
    LevelBoard m_levels{m_market, m_metrics};
    std::array<std::unique_ptr<Guest>, SnapshotHub::kGuests> m_guests;  // by their place in the hub
    std::vector<std::string> m_lookedAt;                                // as the watch set said
    LevelAssumptions m_assumed;
    BasisBoard m_basis{m_market, m_fx, m_metrics};
    InterestBoard m_interest{m_market, m_metrics};
    PhaseBoard m_phases{m_market, m_metrics};
    DeskBoard m_desk{m_market, m_metrics};
    RiskEngine m_risk;
    AlertEngine m_alerts;
    struct AlertPast {
        AlertRule rule;
        Mono at{};
        std::shared_ptr<const WouldHaveFired> day, week;
    };
    std::map<std::uint64_t, AlertPast> m_alertPasts;
    AlertTurns m_turns;
    // The metrics of the last second; of assets that were judged since, copies with newer values.
    MetricSnapshot m_quick;
    std::map<std::string, std::shared_ptr<AssetMetrics>> m_quickCopies;
    std::optional<Mono> m_dueAsked;
    DepthBoard m_depth;
    FundingHistory m_fundingHistory;
    CarryBoard m_carry{m_market, m_metrics, m_fundingHistory};
    LiquidationTape m_tape;
    std::optional<HistoryCollector> m_history;  // none: nothing is kept
    std::optional<TrackKeeper> m_track;         // none: no record is kept
    KeepTrack m_keepTrack;
    std::function<void(AsOf)> m_judged;
    bool m_quiet = false;
    std::shared_ptr<const RiskSnapshot> m_risks;     // as judged last
    std::shared_ptr<const AlertSnapshot> m_alerted;  // the same
    VenueBoard m_venues;
    FundBoard m_funds;
    InstrumentTable m_table;
    std::map<InstrumentId, Instrument> m_described;  // not yet in the published table
    std::map<InstrumentId, Wish> m_wishes;

    Due m_marketDue, m_fundingDue, m_tapeDue, m_depthDue, m_healthDue, m_tableDue;
    std::uint64_t m_marketJudged = 0, m_depthJudged = 0;
    std::array<Freshness, kVenueCount> m_streams = LiquidationSnapshot{}.streams;

    std::array<std::uint64_t, kEventTypes> m_counts{};
    std::uint64_t m_applied = 0;
    std::array<std::uint64_t, kVenueCount> m_ahead{};
    std::uint64_t m_rateFrom = 0;
    std::optional<Mono> m_rateSince, m_fxMeasured;
    double m_rate = 0;
    DelayHistogram m_delays;
    LongestDelay m_behind;
    bool m_queueOver = false;  // as published
};

}  // namespace plimsoll
