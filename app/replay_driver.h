// A recording, its model and its clock, moved together: the same steps give the same snapshots.
#pragma once

#include "feeds/recording/replay_source.h"
#include "model/config.h"
#include "model/model_engine.h"

#include <memory>

namespace plimsoll {

// A recording that has been looked through.
struct SurveyedReplay {
    std::unique_ptr<ReplaySource> source;
    ReplaySource::Survey survey;
};

class ReplayDriver {
public:
    // The model is asked to judge and publish at least this often in recorded time.
    static constexpr Duration kStep = std::chrono::milliseconds{100};
    static constexpr Duration kSilence = std::chrono::seconds{30};

    // `hub` outlives the driver.
    ReplayDriver(std::unique_ptr<Recording> recording, const Config& config, SnapshotHub& hub,
                 std::uint8_t venues = 0xff);
    ReplayDriver(SurveyedReplay replay, const Config& config, SnapshotHub& hub);

    const ReplaySource::Survey& survey() const { return m_survey; }
    const Clock& clock() { return m_source->clock(); }
    ReplaySource& source() { return *m_source; }
    ModelEngine& engine() { return *m_engine; }

    void setWatch(const WatchSet& watch);
    void setFocus(const std::string& asset);
    void setAlerts(const std::vector<AlertRule>& rules);
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits);

    Timestamp position() const { return m_source->position(); }
    bool atEnd() { return m_source->atEnd() && position() >= m_survey.last; }
    // One step of time towards `to`, not beyond the end. Through a long silence it is a long one.
    void step(Timestamp to);
    // To the next entry that says something about a market, whatever its time.
    void stepEntry();
    // Time passes up to `to`, step by step.
    void advance(Timestamp to);
    // Everything that is known now is published, the venues' own reports included.
    void settle();
    // Back to the beginning: empty books, a new model.
    void restart();

private:
    void makeEngine();
    std::uint64_t said() const;

    const Config m_config;
    SnapshotHub& m_hub;
    std::unique_ptr<ReplaySource> m_source;
    ReplaySource::Survey m_survey;
    EventQueue m_queue;
    WatchSet m_watch;
    std::string m_focus;
    std::vector<AlertRule> m_alerts;
    std::map<std::string, Thresholds, std::less<>> m_limits;
    std::unique_ptr<ModelEngine> m_engine;
};

}  // namespace plimsoll
