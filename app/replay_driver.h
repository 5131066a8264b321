// A recording, its model and its clock, moved together.
//
// The model is asked to judge and publish at moments that follow from the recording alone: a grid over its time,
// coarser where nothing comes for long. So the same recording gives the same snapshots at any speed, after any
// jump, as often as it is played.
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
    static constexpr Duration kGrid = std::chrono::milliseconds{20};

    // `hub` outlives the driver. Nothing is published before the first step, or before something is set.
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
    void setDesk(const Desk& desk);
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits);
    void setLevelAssumptions(const LevelAssumptions& assumptions);

    Timestamp position() const { return m_source->position(); }
    bool atEnd() { return m_source->atEnd() && position() >= m_survey.last; }
    // Where the next step of the grid leads; at the end: the end.
    Timestamp nextStep();
    // One step of the grid, if it does not lead beyond `to`. False: it would, or the end is reached.
    bool step(Timestamp to);
    // To the next entry that says something about a market, whatever its time.
    void stepEntry();
    // All steps up to `to`, and then to `to` itself. Whoever goes on from there is off the grid.
    void advance(Timestamp to);
    // Everything that is known now is judged and published, the venues' own reports included: the last word.
    void settle();
    // Back to the beginning: empty books, a new model. Nothing is published, quiet or not.
    void restart();
    // While it is on nothing is published (ModelEngine::setQuiet); show() publishes what holds now.
    void setQuiet(bool quiet);
    void show() { m_engine->show(); }

private:
    void makeEngine();
    std::uint64_t said() const;
    void goTo(Timestamp to);

    const Config m_config;
    SnapshotHub& m_hub;
    std::unique_ptr<ReplaySource> m_source;
    ReplaySource::Survey m_survey;
    EventQueue m_queue;
    WatchSet m_watch;
    std::string m_focus;
    std::vector<AlertRule> m_alerts;
    std::map<std::string, Thresholds, std::less<>> m_limits;
    LevelAssumptions m_assumptions;
    Desk m_desk;
    bool m_quiet = false;
    std::unique_ptr<ModelEngine> m_engine;
};

}  // namespace plimsoll
