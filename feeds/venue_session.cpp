#include "feeds/venue_session.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcSession, "dash.feeds.session", QtInfoMsg)

using namespace std::chrono_literals;

constexpr auto kTick = 50ms;
constexpr Duration kLate = 500ms;  // after as long without a tick what waits in the sockets is read first,
constexpr int kSpared = 10;        // for so many ticks
constexpr Duration kReportEvery = 1s;
constexpr Duration kLocalRetry = 4s;  // FAULTS 51: recovery within 5 s of the network's return
constexpr std::size_t kFlushEvents = 2'000;

}  // namespace

VenueSession::VenueSession(const VenueProfile& profile, const Endpoints& endpoints, const NetworkConfig& config,
                           const Clock& clock, Ports ports, std::uint64_t seed, QObject* parent)
    : QObject(parent),
      m_profile(profile),
      m_endpoints(endpoints),
      m_config(config),
      m_clock(clock),
      m_ports(std::move(ports)),
      m_seed(seed != 0 ? seed : QRandomGenerator::system()->generate64()),
      m_catalogue(profile.id),
      m_codec(profile.makeCodec(m_catalogue)),
      m_gate(config.backoffFirst, config.backoffLargest, m_seed, profile.connectionsAMinute),
      m_budget(profile.messagesAMinute),
      m_rest(profile, endpoints, config, clock, m_gate),
      m_history(profile)
{
    m_tick.setInterval(kTick);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_flush.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &VenueSession::tick);
    connect(&m_flush, &QTimer::timeout, this, &VenueSession::flush);
    setTap(m_ports.tap);
}

VenueSession::~VenueSession()
{
    m_ports.push = nullptr;
    stop();
}

void VenueSession::start()
{
    m_tick.start();
    m_nextReport = m_clock.mono();
    setEnabled(m_enabled);
}

void VenueSession::stop()
{
    const bool wanted = m_enabled;
    // A recording ends with the last word of the venue, not with the loss of everything.
    const auto tap = std::exchange(m_ports.tap, nullptr);
    setEnabled(false);
    m_ports.tap = tap;
    m_enabled = wanted;
    m_tick.stop();
    flush();
    m_flush.stop();
    m_retired.clear();
}

void VenueSession::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!m_tick.isActive()) return;  // start() comes here again
    const bool run = enabled && m_watch.has(m_profile.id);
    if (run == m_running) return;
    m_running = run;
    if (run) {
        m_startup.clear();
        for (const RestRequest& r : m_profile.startup(m_endpoints)) m_startup.push_back({r});
        m_replan = false;
        return;
    }
    goQuiet(LostReason::Unsubscribed);
    for (auto& [name, line] : m_lines) {
        retire(std::move(line.link));
        retire(std::move(line.standby));
    }
    m_lines.clear();
    m_rest.cancelAll();
    m_polls.set({}, m_clock.mono());
    m_history.clear();
    m_pastOf.clear();
    m_heardAt.clear();
    m_tradesAt.clear();
    m_repliedAt.reset();
    m_plannedAt.reset();
    m_startup.clear();
    m_refresh.clear();
    m_trouble.clear();
    m_nextReport = m_clock.mono();
    flushSoon();
}

void VenueSession::setWatch(const WatchSet& watch)
{
    if (watch == m_watch && m_running == (m_enabled && watch.has(m_profile.id))) return;
    const WatchSet before = std::exchange(m_watch, watch);
    setEnabled(m_enabled);
    m_replan = true;
    if (before.focus == watch.focus || !m_profile.shallowImage) return;
    // What is looked at now may have begun with a shallow image.
    for (auto& [name, line] : m_lines)
        for (const InstrumentId id : line.link->books().ids())
            if (isFocus(id)) line.link->books().auditSoon(id, m_clock.mono());
}

void VenueSession::tick()
{
    const Mono now = m_clock.mono();
    // A process that was held up for a moment finds its data waiting: that is no silence of the venue's.
    const bool late = m_judges && m_lastTick && now - *m_lastTick > kLate;
    m_spared = late ? kSpared : std::max(0, m_spared - 1);
    m_judges = m_spared == 0;
    m_lastTick = now;
    if (const auto away = m_suspend.look(now, kAwayLimit)) afterSleep(*away);
    m_retired.clear();
    if (m_running) {
        tickStartup(now);
        if (m_replan) replan();
        tickPolls(now);
        tickLines(now);
        tickHistory(now);
        tickRefresh(now);
    }
    watchStrain(now);
    if (now >= m_nextReport) {
        m_nextReport = now + kReportEvery;
        report(now);
    }
    if (!m_out.empty()) flush();
}

// The machine slept: nothing on screen is true any more, and no connection is worth waiting for.
void VenueSession::afterSleep(Duration away)
{
    if (!m_running) return;
    qCInfo(lcSession, "%s: away for %.1f s, all is read anew", m_profile.live.at(Role::Ws).c_str(),
           toSeconds(away));
    goQuiet(LostReason::Disconnected);
    flush();
    for (auto& [name, line] : m_lines) {
        retire(std::move(line.standby));
        line.retained.clear();
        line.link->reconnect(QStringLiteral("this computer was away for %1 s").arg(toSeconds(away), 0, 'f', 1));
    }
    m_rest.renew();
}

void VenueSession::goQuiet(LostReason reason)
{
    const Stamp stamp = m_clock.stamp();
    for (auto& [name, line] : m_lines) {
        if (!line.link) continue;
        line.link->books().loseAll(reason, stamp, m_out);
    }
}

void VenueSession::tickStartup(Mono now)
{
    for (std::size_t i = 0; i < m_startup.size(); ++i) {
        Startup& s = m_startup[i];
        if (s.asked || (s.done && !s.again) || now < s.retryAt) continue;
        s.asked = true;
        m_rest.get(s.request, RestClient::Priority::Startup, [this, i](const RestReply& reply) {
            if (i >= m_startup.size()) return;
            Startup& mine = m_startup[i];
            mine.asked = false;
            if (onReply(reply, RestClient::Priority::Startup)) {
                mine.done = true;
                mine.again = false;
                m_replan = true;
                m_trouble.clear();
                return;
            }
            Backoff backoff(m_config.backoffFirst, m_config.backoffLargest,
                            m_seed + static_cast<std::uint64_t>(mine.failures));
            Duration wait{};
            for (int n = 0; n <= std::min(mine.failures, 10); ++n) wait = backoff.next();
            if (reply.local) wait = std::min<Duration>(wait, kLocalRetry);
            ++mine.failures;
            mine.retryAt = m_clock.mono() + wait;
            if (mine.done) return;  // only a recording misses it
            m_trouble =
                reply.error.isEmpty() ? "the list of instruments could not be read" : reply.error.toStdString();
        });
    }
}

void VenueSession::tickPolls(Mono now)
{
    for (const RestRequest& request : m_polls.due(now)) {
        m_rest.get(request, RestClient::Priority::Poll, [this](const RestReply& reply) {
            const bool ok = onReply(reply, RestClient::Priority::Poll);
            m_polls.done(reply.request, ok, m_clock.mono());
        });
    }
}

// What is wanted and what is there are compared; only the difference is acted on.
void VenueSession::replan()
{
    m_replan = false;
    const bool known = std::any_of(m_startup.begin(), m_startup.end(), [](const Startup& s) { return s.done; });
    if (!m_running || !known) return;
    const Mono now = m_clock.mono();
    const Stamp stamp = m_clock.stamp();
    std::vector<ConnectionPlan> plans = m_profile.plan(m_watch, m_catalogue, m_endpoints);

    for (auto it = m_lines.begin(); it != m_lines.end();) {
        Line& line = it->second;
        const auto same = std::find_if(plans.begin(), plans.end(), [&](const ConnectionPlan& p) {
            return p.name == line.plan.name && p.role == line.plan.role && p.path == line.plan.path &&
                   p.market == line.plan.market && !p.topics.empty();
        });
        if (same != plans.end()) {
            ++it;
            continue;
        }
        line.link->books().loseAll(LostReason::Unsubscribed, stamp, m_out);
        retire(std::move(line.link));
        retire(std::move(line.standby));
        it = m_lines.erase(it);
    }
    for (const ConnectionPlan& plan : plans) {
        if (plan.topics.empty()) continue;
        const auto found = m_lines.find(plan.name);
        if (found == m_lines.end()) {
            Line& line = m_lines[plan.name];
            line.plan = plan;
            line.link = makeLink(line, false);
            continue;
        }
        Line& line = found->second;
        if (line.plan.topics == plan.topics) continue;
        line.plan = plan;
        for (const InstrumentId gone : line.link->setTopics(plan.topics))
            line.link->books().unsubscribed(gone, stamp, m_out);
        if (line.standby) line.standby->setTopics(plan.topics);
    }
    wantHistory(plans);
    m_polls.set(m_profile.polls ? m_profile.polls(m_watch, m_catalogue, m_endpoints) : std::vector<Poll>{}, now);
    flushSoon();
}

void VenueSession::tickLines(Mono now)
{
    // Books first: with two attempts a second, what is looked at most comes back first.
    const auto pass = [&](bool withBooks) {
        for (auto& [name, line] : m_lines) {
            if ((line.link->books().count() > 0) != withBooks) continue;
            line.link->tick(now, m_judges);
            if (line.standby) line.standby->tick(now, m_judges);
            // One that is about to end brings its images with the next.
            if (line.link->isOpen() && !line.link->endsSoon()) tickImages(line.link.get(), now);
            if (line.standby && line.standby->isOpen()) tickImages(line.standby.get(), now);
            tickRotation(line, now);
            if (const auto trip = line.link->takeRoundTrip()) m_counters.latency.roundTrip(*trip, now);
        }
    };
    pass(true);
    pass(false);
}

void VenueSession::requestImage(InstrumentId id, LostReason reason)
{
    for (auto& [name, line] : m_lines) {
        if (line.link->books().lose(id, reason, m_clock.stamp(), m_out)) flushSoon();
    }
}

void VenueSession::flushSoon()
{
    if (m_out.events.size() >= kFlushEvents)
        flush();
    else if (!m_flush.isActive())
        m_flush.start(0);
}

void VenueSession::flush()
{
    m_flush.stop();
    if (m_out.empty()) return;
    EventBatch batch;
    std::swap(batch, m_out);
    m_counters.events += batch.events.size();
    if (!m_ports.push) return;
    const bool full = m_ports.push(std::move(batch));
    if (full && !m_overloaded) {
        m_overloaded = true;
        shedBooks();
        m_overloaded = false;
    }
}

}  // namespace plimsoll
