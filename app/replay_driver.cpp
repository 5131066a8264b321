#include "app/replay_driver.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

namespace {

// After so long without an entry a step is so long. The first hour is told; beyond it goes on where there is more.
constexpr std::pair<Duration, Duration> kSilences[] = {
    {std::chrono::seconds{30}, std::chrono::seconds{1}},
    {std::chrono::minutes{10}, std::chrono::seconds{10}},
    {std::chrono::hours{1}, std::chrono::hours{24 * 365 * 100}}};

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
    // What is in the hub may be another model's, and this one knows nothing yet.
    m_engine->setQuiet(true);
    m_engine->onImageWanted([this](InstrumentId id, LostReason reason) { m_source->lose(id, reason, m_queue); });
    m_engine->setWatch(m_watch);
    if (!m_focus.empty()) m_engine->setFocus(m_focus);
    m_engine->setAlerts(m_alerts);
    m_engine->setRiskLimits(m_limits);
    m_engine->setLevelAssumptions(m_assumptions);
    m_engine->setDesk(m_desk);
    m_engine->setQuiet(m_quiet);
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
}

void ReplayDriver::setAlerts(const std::vector<AlertRule>& rules)
{
    m_alerts = rules;
    m_engine->setAlerts(rules);
}

void ReplayDriver::setDesk(const Desk& desk)
{
    m_desk = desk;
    m_engine->setDesk(desk);
}

void ReplayDriver::setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits)
{
    m_limits = limits;
    m_engine->setRiskLimits(limits);
}

void ReplayDriver::setLevelAssumptions(const LevelAssumptions& assumptions)
{
    m_assumptions = assumptions;
    m_engine->setLevelAssumptions(assumptions);
}

Timestamp ReplayDriver::nextStep()
{
    const Timestamp now = m_source->position(), first = m_survey.first;
    const auto cell = [first](Timestamp t) { return (t - first) / kGrid; };
    // Nothing comes for a while: what is known ages, and that is judged less and less often.
    Duration length = kGrid;
    const std::optional<Timestamp> resume = m_source->nextAt(), last = m_source->lastAt();
    const Timestamp until = std::min(resume.value_or(m_survey.last), m_survey.last);
    const Duration silent = last ? now - *last : Duration{};
    for (const auto& [from, every] : kSilences)
        if (silent >= from) length = every;
    const auto next = std::min(cell(now) + length / kGrid, std::max(cell(until), cell(now) + 1));
    return std::min(first + next * kGrid, m_survey.last);
}

bool ReplayDriver::step(Timestamp to)
{
    const Timestamp next = nextStep();
    if (next > to || atEnd()) return false;
    goTo(next);
    return true;
}

void ReplayDriver::goTo(Timestamp to)
{
    m_source->advance(to, m_queue);
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
    show();
}

void ReplayDriver::advance(Timestamp to)
{
    to = std::min(to, m_survey.last);
    while (step(to)) {
    }
    if (position() < to) goTo(to);
}

void ReplayDriver::settle()
{
    m_source->report(m_queue);
    m_engine->drain();
    m_engine->settle();
}

void ReplayDriver::restart()
{
    m_queue.take();
    m_source->restart();
    makeEngine();
}

void ReplayDriver::setQuiet(bool quiet)
{
    m_quiet = quiet;
    m_engine->setQuiet(quiet);
}

}  // namespace plimsoll
