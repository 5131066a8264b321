#include "feeds/socket_link.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcLink, "dash.feeds.link", QtInfoMsg)

using namespace std::chrono_literals;

constexpr Duration kQuick = 50ms;         // the first attempt after a connection that was sound
constexpr Duration kAfterBooks = 150ms;   // for those that carry none
constexpr Duration kStable = 5s;          // of data, before a connection counts as sound
constexpr Duration kOvertaken = 2s;       // unanswered, when somebody who asked later is in
constexpr Duration kTradesSilence = 15s;  // a socket with trades only, whose pings are answered
constexpr std::size_t kFramesWaiting = 8;
constexpr double kEarly = 0.93;  // marks come before the limit, not after it

Duration scaled(Duration d, double by)
{
    return std::chrono::duration_cast<Duration>(d * by);
}

QUrl urlOf(const LinkWorld& world, const ConnectionPlan& plan)
{
    return QUrl(QString::fromStdString(world.endpoints.at(plan.role) + plan.path), QUrl::StrictMode);
}

const SendLimits& limitsOf(const VenueProfile& profile, Market market)
{
    return market == Market::Spot ? profile.sendSpot : profile.send;
}

}  // namespace

SocketLink::SocketLink(const LinkWorld& world, const ConnectionPlan& plan, bool standby, std::uint64_t seed,
                       QObject* parent)
    : QObject(parent),
      m_world(world),
      m_plan(plan),
      m_standby(standby),
      m_host(urlOf(world, plan).authority().toStdString()),
      m_topics(world.profile, plan.market, world.config, seed),
      m_books(world.profile.sync(plan.market), world.config),
      m_sends(limitsOf(world.profile, plan.market).between, limitsOf(world.profile, plan.market).perHour,
              &world.budget),
      m_backoff(world.config.backoffFirst, world.config.backoffLargest, seed ^ 0x5bd1e995u)
{
    m_since = m_world.clock.mono();
    m_topics.set(plan.topics);
    m_books.set(plan.topics, m_since);
    m_channel = m_world.makeChannel();
    connect(m_channel.get(), &Channel::opened, this, &SocketLink::onOpened);
    connect(m_channel.get(), &Channel::closed, this, &SocketLink::onClosed);
    connect(m_channel.get(), &Channel::ponged, this, [this] { pongSeen(m_world.clock.mono()); });
    connect(m_channel.get(), &Channel::text, this, [this](const QByteArray& utf8, const Stamp& stamp) {
        ++m_frames;
        m_bytes += static_cast<std::uint64_t>(utf8.size());
        m_lastFrame = stamp.mono;
        Q_EMIT received(utf8, stamp);
    });
}

SocketLink::~SocketLink()
{
    if (isOpen()) m_world.gate.closed(m_host);
    if (m_state == SocketState::Connecting) m_world.gate.abandoned(m_host, m_ticket);
}

std::vector<InstrumentId> SocketLink::setTopics(const std::vector<Topic>& topics)
{
    const Mono now = m_world.clock.mono();
    m_plan.topics = topics;
    m_topics.set(topics);
    return m_books.set(topics, now);
}

void SocketLink::tick(Mono now, bool judges)
{
    switch (m_state) {
        case SocketState::Idle:
        case SocketState::Backoff:
            if (now >= m_retryAt) {
                if (const auto ticket = m_world.gate.knock(m_host, now)) {
                    m_ticket = *ticket;
                    open(now);
                }
            }
            return;
        case SocketState::Subscribing:
        case SocketState::Live:
            if (!m_soon.empty() && now >= m_soonFrom) {
                reconnect(QString::fromStdString(std::exchange(m_soon, {})));
                return;
            }
            if (m_sends.spent(now)) {
                reconnect(QStringLiteral("the requests that the venue allows in an hour are used up"));
                return;
            }
            heartbeat(now);
            pumpSends(now);
            if (judges) watchTopics(now);
            if (judges && isOpen()) watchSilence(now);
            return;
        case SocketState::Connecting:
            if (now - m_since >= kOvertaken && m_world.gate.overtaken(m_host, m_ticket))
                reconnect(QStringLiteral("not answered, while later ones were"));
            return;
        case SocketState::Standby:
        case SocketState::Closed: return;
    }
}

void SocketLink::open(Mono now)
{
    m_state = SocketState::Connecting;
    m_since = now;
    m_dataAt.reset();
    m_firstData.reset();
    m_pingAt.reset();
    m_probedAt.reset();
    m_silentTold = m_stable = m_settled = false;
    m_meter.reset();
    m_why.clear();
    m_soon.clear();
    m_channel->open(urlOf(m_world, m_plan));
}

void SocketLink::onOpened()
{
    const Mono now = m_world.clock.mono();
    m_state = SocketState::Subscribing;
    m_since = m_openedAt = now;
    m_world.gate.opened(m_host, m_ticket);
    m_nextBeat = now + m_world.profile.heartbeat.every;
    // Spread, so that the sockets of a venue do not move on the same minute.
    m_rotateAt = now + m_backoff.jitter(m_world.config.rotateAfter, 0) +
                 m_backoff.jitter(m_world.config.rotateJitter, 1.0) - m_world.config.rotateJitter;
    m_topics.restart();
    m_sends.clear();
    m_channel->ping();  // for the round trip
    m_pingAt = now;
    Q_EMIT opened();
    pumpSends(now);
}

void SocketLink::pumpSends(Mono now)
{
    // A few at a time: what is wanted more a moment later need not wait behind all that was wanted before.
    if (m_sends.size() < kFramesWaiting)
        for (OutFrame& f :
             m_topics.due(now, kFramesWaiting * limitsOf(m_world.profile, m_plan.market).topicsPerFrame))
            m_sends.push(std::move(f));
    while (const auto frame = m_sends.take(now)) {
        const QString text = QString::fromStdString(frame->text);
        m_channel->send(text);
        m_topics.sent(*frame, now);
        Q_EMIT sentText(text);
    }
}

void SocketLink::heartbeat(Mono now)
{
    if (now < m_nextBeat) return;
    m_nextBeat = now + m_world.profile.heartbeat.every;
    m_channel->ping();
    m_pingAt = now;
    if (!m_world.profile.heartbeat.text.empty()) m_sends.pushFront({m_world.profile.heartbeat.text, -1, {}});
}

void SocketLink::dataSeen(Mono now)
{
    m_dataAt = now;
    m_unansweredBefore = false;
    m_meter.seen(now);
    if (std::exchange(m_silentTold, false)) m_lastError.clear();
    m_probedAt.reset();
    prove(now);
    settle(now);
}

// The connection does what it is for; when it has done so for a while, past failures are forgotten.
void SocketLink::prove(Mono now)
{
    if (!m_firstData) {
        m_firstData = now;
        m_world.gate.proven(m_ticket);
    }
    if (m_stable || now - *m_firstData < kStable) return;
    m_stable = true;
    m_backoff.reset();
    m_world.gate.stable(m_host);
}

// Everything that was promised is there.
void SocketLink::settle(Mono now)
{
    if (m_settled || !m_topics.allSettled()) return;
    m_settled = true;
    if (m_state != SocketState::Live) m_since = now;
    m_state = SocketState::Live;
    m_lastError.clear();
}

void SocketLink::pongSeen(Mono now)
{
    m_unansweredBefore = false;
    if (m_pingAt) m_roundTrip = now - *m_pingAt;
    m_pingAt.reset();
}

Duration SocketLink::silenceLimit() const
{
    return m_meter.limit(m_world.config.silence);
}

// FAULTS 5 and 6: nothing, or nothing but pongs. Pongs are no sign of life where data must flow,
// and missing pongs are no fault while data flows (8).
void SocketLink::watchSilence(Mono now)
{
    const Duration quiet = now - std::max(m_openedAt, m_dataAt.value_or(Mono{}));
    const Duration limit = silenceLimit();
    const double reach = static_cast<double>(m_world.config.reconnectAfterSilence.count()) /
                         static_cast<double>(std::max<std::int64_t>(1, m_world.config.silence.count()));
    const auto probe = [&] {
        if (m_probedAt) return;
        m_probedAt = now;
        m_pingAt = now;
        m_channel->ping();
    };
    const auto seconds = [](Duration d) { return QString::number(toSeconds(d), 'f', 1); };
    if (!m_topics.mustSpeak()) {
        // Liquidations and the like: only a ping can tell silence from a dead line.
        if (m_pingAt && m_dataAt && *m_dataAt > *m_pingAt) m_pingAt.reset();
        // A venue that answers none has no better connection to offer: six attempts a minute at most.
        const Duration patient = m_world.config.reconnectAfterSilence * (m_unansweredBefore ? 2 : 1);
        if (m_pingAt && now - *m_pingAt >= patient) {
            m_unansweredBefore = true;
            reconnect(QStringLiteral("no answer to a ping for %1 s").arg(seconds(now - *m_pingAt)));
        } else if (!m_pingAt && now >= m_nextProbe) {
            m_nextProbe = now + m_world.config.reconnectAfterSilence;
            m_channel->ping();
            m_pingAt = now;
            // And in the venue's own words, where it has some: an answer to either is one.
            if (!m_world.profile.heartbeat.text.empty())
                m_sends.pushFront({m_world.profile.heartbeat.text, -1, {}});
        }
        return;
    }
    const bool unanswered = m_probedAt && m_pingAt &&
                            now - *m_probedAt >= m_world.config.reconnectAfterSilence - m_world.config.silence;
    if (quiet < scaled(limit, kEarly)) return;
    probe();
    if (!m_silentTold) {
        m_silentTold = true;
        m_lastError = "no data for " + seconds(quiet).toStdString() + " s";
        Q_EMIT fellSilent();
        if (!isOpen()) return;
    }
    const Duration patience = m_topics.onlyTrades() && !unanswered ? std::max(kTradesSilence, scaled(limit, reach))
                                                                   : scaled(limit, reach);
    if (quiet < patience) return;
    reconnect(
        m_firstData
            ? QStringLiteral("no data for %1 s").arg(seconds(quiet))
            : QStringLiteral("connected, but no data for %1 s (a wrong route is silent)").arg(seconds(quiet)));
}

void SocketLink::watchTopics(Mono now)
{
    const bool alive = m_dataAt && now - *m_dataAt < scaled(m_world.config.silence, 0.5);
    const Subscriptions::Verdict verdict = m_topics.check(now, alive);
    for (const std::string& topic : verdict.fellSilent) {
        const auto t = std::find_if(m_plan.topics.begin(), m_plan.topics.end(),
                                    [&](const Topic& x) { return x.name == topic; });
        if (t != m_plan.topics.end()) Q_EMIT topicFellSilent(*t);
    }
    for (const std::string& topic : verdict.again) {
        m_lastError = topic + " is silent; subscribed anew";
        resubscribe(topic);
    }
    if (m_settled && m_topics.silent() > 0) m_settled = false;  // its error is cleared when it speaks again
    settle(now);
    // Where silence is usual, an answer to the subscription is all there is.
    if (m_settled && !m_topics.mustSpeak()) prove(now);
}

void SocketLink::resubscribe(const std::string& topic)
{
    if (!isOpen()) return;
    const Mono now = m_world.clock.mono();
    // Together, so that the hole between them is one trip long.
    bool joined = false;
    for (OutFrame& f : m_topics.again(topic, now)) m_sends.push(std::move(f), std::exchange(joined, true));
    pumpSends(now);
}

void SocketLink::reconnect(const QString& why)
{
    if (!isOpen() && m_state != SocketState::Connecting) return;
    m_why = why.toStdString();
    m_channel->close();
}

void SocketLink::onClosed(const QString& reason, int status, qint64 retryAfterMs)
{
    const Mono now = m_world.clock.mono();
    const bool wasOpen = isOpen();
    m_lastError = m_why.empty() ? reason.toStdString() : m_why;
    m_why.clear();
    std::optional<Duration> retryAfter;
    if (retryAfterMs >= 0) retryAfter = std::chrono::milliseconds{retryAfterMs};

    Duration wait{};
    if (wasOpen) {
        m_world.gate.closed(m_host);
        ++m_reconnects;
        const bool sound = m_firstData.has_value() && m_backoff.failures() == 0;
        // Of all that were cut together those with books come first: only two may knock in a second.
        const Duration quick = m_backoff.jitter(kQuick, 0.5) + (m_books.count() > 0 ? Duration{} : kAfterBooks);
        wait = sound ? quick : m_backoff.next();
        if (sound) static_cast<void>(m_backoff.next());
    } else {
        m_world.gate.failed(m_host, m_ticket, now, status == Channel::kNeverLeft, retryAfter, status);
        // While the whole host fails the gate says when; else this socket has a trouble of its own.
        if (!m_world.gate.failing(m_host)) wait = m_backoff.next();
    }
    m_state = SocketState::Backoff;
    m_since = now;
    m_retryAt = now + std::max(wait, retryAfter.value_or(Duration{}));
    if (!m_standby) qCInfo(lcLink, "%s: %s", m_plan.name.c_str(), m_lastError.c_str());
    if (wasOpen) Q_EMIT ended();
}

void SocketLink::close()
{
    if (isOpen()) m_world.gate.closed(m_host);
    if (m_state == SocketState::Connecting) m_world.gate.abandoned(m_host, m_ticket);
    m_state = SocketState::Closed;
    m_channel->disconnect(this);
    m_channel->close();
}

std::optional<Mono> SocketLink::retryAt() const
{
    if (m_state != SocketState::Backoff) return std::nullopt;
    return std::max(m_retryAt, m_world.gate.nextAt(m_host).value_or(m_retryAt));
}

SocketHealth SocketLink::health() const
{
    SocketHealth h;
    h.name = m_plan.name;
    h.url = urlOf(m_world, m_plan).toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo).toStdString();
    h.state = m_standby && isOpen() ? SocketState::Standby : m_state;
    h.topics = m_topics.count();
    h.topicsLive = isOpen() ? m_topics.live() : 0;
    h.topicsSilent = m_topics.silent();
    h.frames = m_frames;
    h.bytes = m_bytes;
    h.reconnects = m_reconnects;
    h.lastFrame = m_lastFrame;
    h.since = m_since;
    h.retryAt = retryAt();
    h.lastError = m_lastError;
    h.refused = m_topics.refusals();
    return h;
}

}  // namespace plimsoll
