// One connection of a venue and everything that keeps it going: opening (through the venue's gate),
// subscriptions, pacing, heartbeat, the watch for silence, backoff. It passes frames on unread.
#pragma once

#include "feeds/backoff.h"
#include "feeds/channel.h"
#include "feeds/connect_gate.h"
#include "feeds/link_books.h"
#include "feeds/pacing.h"
#include "feeds/subscriptions.h"
#include "model/config.h"
#include "model/market/feed_health.h"
#include "model/market/freshness.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace plimsoll {

// What links of one venue share.
struct LinkWorld {
    const VenueProfile& profile;
    const Endpoints& endpoints;
    const NetworkConfig& config;
    const Clock& clock;
    ConnectGate& gate;
    MessageBudget& budget;
    std::function<std::unique_ptr<Channel>()> makeChannel;
};

class SocketLink : public QObject {
    Q_OBJECT
public:
    SocketLink(const LinkWorld& world, const ConnectionPlan& plan, bool standby, std::uint64_t seed,
               QObject* parent = nullptr);
    ~SocketLink() override;

    const ConnectionPlan& plan() const { return m_plan; }
    // Name and number of the open (or last) connection, for recordings: "perp depth 1#7".
    const std::string& connection() const { return m_connection; }
    void numberConnection(std::uint64_t n) { m_connection = m_plan.name + '#' + std::to_string(n); }
    Subscriptions& subscriptions() { return m_topics; }
    LinkBooks& books() { return m_books; }

    // Idempotent. Returns instruments whose books are no longer wanted.
    std::vector<InstrumentId> setTopics(const std::vector<Topic>& topics);
    void tick(Mono now, bool judges = true);  // of silence
    void reconnect(const QString& why);
    // With the first tick from then on.
    void reconnectSoon(std::string why, Mono from)
    {
        m_soon = std::move(why);
        m_soonFrom = from;
    }
    bool endsSoon() const { return !m_soon.empty(); }
    void close();  // for good
    void resubscribe(const std::string& topic);
    // The session has read a frame.
    void dataSeen(Mono now);
    void pongSeen(Mono now);

    bool isOpen() const { return m_state == SocketState::Subscribing || m_state == SocketState::Live; }
    bool isStandby() const { return m_standby; }
    bool isSilent() const { return m_silentTold; }
    bool wasOpen() const { return m_frames > 0; }  // and something came
    const Subscriptions& subscriptions() const { return m_topics; }
    void takeOver() { m_standby = false; }
    bool hasData() const { return m_dataAt.has_value(); }
    std::optional<Mono> openedAt() const { return isOpen() ? std::optional(m_openedAt) : std::nullopt; }
    bool rotationDue(Mono now) const { return isOpen() && now >= m_rotateAt; }
    void postponeRotation(Mono until) { m_rotateAt = until; }
    SocketHealth health() const;
    const std::string& lastError() const { return m_lastError; }
    std::optional<Mono> retryAt() const;
    std::optional<Duration> takeRoundTrip() { return std::exchange(m_roundTrip, std::nullopt); }

Q_SIGNALS:
    void received(const QByteArray& utf8, const plimsoll::Stamp& stamp);
    void sentText(const QString& text);
    void opened();
    void ended();       // was open, is not any more: its books have lost their place
    void fellSilent();  // the whole socket
    void topicFellSilent(const plimsoll::Topic& topic);

private:
    void open(Mono now);
    void onOpened();
    void onClosed(const QString& reason, int status, qint64 retryAfterMs);
    void pumpSends(Mono now);
    void heartbeat(Mono now);
    void watchSilence(Mono now);
    void watchTopics(Mono now);
    void settle(Mono now);
    void prove(Mono now);
    Duration silenceLimit() const;

    LinkWorld m_world;
    ConnectionPlan m_plan;
    bool m_standby;
    std::string m_host, m_connection;
    std::unique_ptr<Channel> m_channel;
    Subscriptions m_topics;
    LinkBooks m_books;
    SendQueue m_sends;
    Backoff m_backoff;

    SocketState m_state = SocketState::Idle;
    ConnectGate::Ticket m_ticket = 0;
    Mono m_retryAt{}, m_openedAt{}, m_since{}, m_rotateAt{}, m_nextBeat{}, m_nextProbe{};
    std::optional<Mono> m_dataAt, m_lastFrame, m_firstData, m_pingAt, m_probedAt;
    std::optional<Duration> m_roundTrip;
    GapMeter m_meter;
    bool m_unansweredBefore = false;  // a connection was left because no ping was answered, and none was since
    bool m_silentTold = false, m_stable = false, m_settled = false;
    std::string m_why;   // a reason of ours for the close that is under way
    std::string m_soon;  // a reconnection that waits
    Mono m_soonFrom{};
    std::string m_lastError;
    std::uint64_t m_frames = 0, m_bytes = 0, m_reconnects = 0;
};

}  // namespace plimsoll
