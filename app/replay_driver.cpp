#include "app/replay_driver.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

SurveyedReplay lookedThrough(std::unique_ptr<Recording> recording, std::uint8_t venues)
{
    SurveyedReplay replay{std::make_unique<ReplaySource>(std::move(recording), venues), {}};
    replay.survey = replay.source->survey();
    return replay;
}

}  // namespace

ReplayDriver::ReplayDriver(std::unique_ptr<Recording> recording, const Config& config, SnapshotHub& hub,
                           std::uint8_t venues)
    : ReplayDriver(lookedThrough(std::move(recording), venues), config, hub)
{
}

ReplayDriver::ReplayDriver(SurveyedReplay replay, const Config& config, SnapshotHub& hub)
    : m_config(config),
      m_hub(hub),
      m_source(std::move(replay.source)),
      m_survey(std::move(replay.survey)),
      // Nothing is shed: the model takes what waits before more is read.
      m_queue(std::numeric_limits<std::size_t>::max())
{
    makeEngine();
}

void ReplayDriver::makeEngine()
{
    m_engine = std::make_unique<ModelEngine>(m_config, m_source->clock(), m_queue, m_hub);
    m_engine->onImageWanted([this](InstrumentId id, LostReason reason) { m_source->lose(id, reason, m_queue); });
    m_engine->setWatch(m_watch);
    if (!m_focus.empty()) m_engine->setFocus(m_focus);
    m_engine->setAlerts(m_alerts);
    m_engine->setRiskLimits(m_limits);
}

void ReplayDriver::setWatch(const WatchSet& watch)
{
    m_watch = watch;
    m_engine->setWatch(watch);
}

void ReplayDriver::setFocus(const std::string& asset)
{
    m_focus = asset;
    m_engine->setFocus(asset);
    m_engine->tick();
}

void ReplayDriver::setAlerts(const std::vector<AlertRule>& rules)
{
    m_alerts = rules;
    m_engine->setAlerts(rules);
}

void ReplayDriver::setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits)
{
    m_limits = limits;
    m_engine->setRiskLimits(limits);
}

void ReplayDriver::step(Timestamp to)
{
    const Timestamp now = m_source->position();
    Timestamp next = now + kStep;
    // Nothing is to come for a while: what is known ages, and that is judged in one go.
    const Timestamp resume = m_source->nextAt().value_or(m_survey.last);
    if (resume - now > kSilence) next = std::max(next, resume - kStep);
    m_source->advance(std::min({next, to, m_survey.last}), m_queue);
    m_engine->drain();
    m_engine->tick();
}

// What the model has been told of markets; reports and lists of instruments change no picture.
std::uint64_t ReplayDriver::said() const
{
    const auto& counts = m_engine->counts();
    return m_engine->eventsApplied() - counts[Payload(FeedReport{}).index()] -
           counts[Payload(InstrumentChanged{}).index()] - counts[Payload(std::monostate{}).index()];
}

void ReplayDriver::stepEntry()
{
    const std::uint64_t before = said();
    while (said() == before && !atEnd()) {
        m_source->advance(std::min(m_source->nextAt().value_or(m_survey.last), m_survey.last), m_queue);
        m_engine->drain();
    }
    m_engine->publishAll();
}

void ReplayDriver::advance(Timestamp to)
{
    to = std::min(to, m_survey.last);
    do step(to);
    while (m_source->position() < to);
}

void ReplayDriver::settle()
{
    m_source->report(m_queue);
    m_engine->drain();
    m_engine->publishAll();
}

void ReplayDriver::restart()
{
    m_queue.take();
    m_source->restart();
    makeEngine();
    // Whatever was published for a later moment is taken back.
    m_engine->publishAll();
}

}  // namespace plimsoll
