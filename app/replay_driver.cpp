#include "app/replay_driver.h"

#include <algorithm>
#include <limits>

namespace plimsoll {

ReplayDriver::ReplayDriver(std::unique_ptr<Recording> recording, const Config& config, SnapshotHub& hub,
                           std::uint8_t venues)
    : m_config(config),
      m_hub(hub),
      m_source(std::move(recording), venues),
      m_survey(m_source.survey()),
      // Nothing is shed: the model takes what waits before more is read.
      m_queue(std::numeric_limits<std::size_t>::max())
{
    makeEngine();
}

void ReplayDriver::makeEngine()
{
    m_engine = std::make_unique<ModelEngine>(m_config, m_source.clock(), m_queue, m_hub);
    m_engine->onImageWanted([this](InstrumentId id, LostReason reason) { m_source.lose(id, reason, m_queue); });
    m_engine->setWatch(m_watch);
    if (!m_focus.empty()) m_engine->setFocus(m_focus);
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

void ReplayDriver::step(Timestamp to)
{
    const Timestamp now = m_source.position();
    Timestamp next = now + kStep;
    // Nothing is to come for a while: what is known ages, and that is judged in one go.
    const Timestamp resume = m_source.nextAt().value_or(m_survey.last);
    if (resume - now > kSilence) next = std::max(next, resume - kStep);
    m_source.advance(std::min({next, to, m_survey.last}), m_queue);
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
        m_source.advance(std::min(m_source.nextAt().value_or(m_survey.last), m_survey.last), m_queue);
        m_engine->drain();
    }
    m_engine->publishAll();
}

void ReplayDriver::advance(Timestamp to)
{
    to = std::min(to, m_survey.last);
    do step(to);
    while (m_source.position() < to);
}

void ReplayDriver::settle()
{
    m_source.report(m_queue);
    m_engine->drain();
    m_engine->publishAll();
}

void ReplayDriver::restart()
{
    m_queue.take();
    m_source.restart();
    makeEngine();
    // Whatever was published for a later moment is taken back.
    m_engine->publishAll();
}

}  // namespace plimsoll
