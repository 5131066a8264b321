// REST requests of one venue: budgets, order, pauses, limits. Retrying is the caller's business.
//
//  - each pool has a weight per window; what the venue counts in its header wins over our own count;
//  - history has a share of its own beside all else, and stands back while a book waits for its image;
//  - 429, 418 and 403 stop every request to this venue until the time that the answer names
//    (Retry-After, "banned until"), or a time of ours; sockets are not touched (FAULTS 41, 42);
//  - an answer of 200 whose body says "too many requests" or "busy" lets that pool rest, longer each time;
//  - answers end at a size (after decompression), at a time, and at a number of redirects;
//  - a host that cannot be reached is tried by one request at a time, later each time, through the
//    gate that the venue's sockets use as well.
#pragma once

#include "feeds/connect_gate.h"
#include "feeds/http_connection.h"
#include "feeds/recording/entry.h"
#include "feeds/suspend_watch.h"
#include "feeds/venue.h"
#include "model/config.h"
#include "model/market/feed_health.h"

#include <QByteArray>
#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

struct RestReply {
    RestRequest request;
    QString url;
    int status = 0;
    QByteArray body;      // with 64 spare bytes behind its end
    Stamp stamp;          // of the last byte
    QString error;        // plain words; empty: a usable answer
    bool local = false;   // nothing left this machine
    bool paused = false;  // refused for the rate or because the venue is busy: it waits, or the pool
};

class RestClient : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const RestReply&)>;
    enum class Priority : std::uint8_t { Startup, FocusImage, Image, Poll, Audit, History };

    RestClient(const VenueProfile& profile, const Endpoints& endpoints, const NetworkConfig& config,
               const Clock& clock, ConnectGate& gate, QObject* parent = nullptr);
    ~RestClient() override;

    void get(const RestRequest& request, Priority priority, Done done);
    void cancelAll();  // no `done` is called any more
    // The way there may have changed: kept connections end, what is on its way is asked once more. Nothing that is
    // asked here changes anything there.
    void renew();
    void onExchange(std::function<void(RecordEntry&&)> tap) { m_tap = std::move(tap); }

    std::vector<RestBudget> budgets() const;
    std::optional<Mono> pausedUntil() const;
    const QString& pauseReason() const { return m_pauseReason; }
    std::size_t waiting() const { return m_queue.size(); }
    std::size_t waiting(Priority priority) const;
    std::size_t asked() const { return m_flights.size(); }
    std::uint64_t refusedForRate() const { return m_refusedForRate; }

private:
    struct Waiting {
        RestRequest request;
        Priority priority;
        std::uint64_t order;
        Done done;
    };
    struct Flight {
        Waiting what;
        QUrl url;
        std::string host;
        ConnectGate::Ticket ticket = 0;
        int redirects = 0;
        bool triedAgain = false;
        Mono deadline{};
    };
    struct Trouble {  // of a host that cannot be reached
        Backoff backoff;
        Mono nextAt{};
    };
    struct Spent {
        Mono at;
        double weight;
        bool history;
    };
    struct Usage {
        std::deque<Spent> ours;
        double venueSays = 0;
        std::optional<Mono> saidAt;
        std::optional<Mono> restsUntil;  // the venue was busy
        std::string restReason;
        int rests = 0;  // in a row
    };

    void pump();
    void startTick();
    void tick();
    bool mayReach(const Waiting& w, ConnectGate::Ticket& ticket);
    void start(Waiting what, ConnectGate::Ticket ticket);
    void ask(Flight flight);
    HttpConnection* connectionFor(const QUrl& url);
    void answered(HttpConnection* connection, const HttpAnswer& answer);
    bool followed(Flight& flight, const HttpAnswer& answer, RestReply& out);
    void noteReach(const Flight& flight, const HttpAnswer& answer);
    void judge(const Flight& flight, const HttpAnswer& answer, RestReply& out);
    void pause(int status, const HttpAnswer& answer, const std::string& host);
    void rest(std::uint8_t pool, const std::string& why, const std::string& host);
    bool rests(std::size_t pool) const;
    void noteUsage(const HttpAnswer& answer, std::uint8_t pool);
    struct Load {
        double all = 0, history = 0;
    };
    Load used(std::size_t pool) const;
    bool affordable(const Waiting& w) const;

    const VenueProfile& m_profile;
    const Endpoints m_endpoints;
    const NetworkConfig m_config;
    const Clock& m_clock;
    const QSslConfiguration m_tls;
    ConnectGate& m_gate;
    std::vector<HttpConnection*> m_connections;  // our children
    std::map<std::string, Trouble> m_trouble;
    QTimer m_tick;
    std::vector<Waiting> m_queue;  // sorted: priority, then order
    std::map<HttpConnection*, Flight> m_flights;
    SuspendWatch m_suspend;
    std::vector<Usage> m_usage;  // per pool
    std::uint64_t m_order = 0, m_refusedForRate = 0;
    std::optional<Mono> m_pausedUntil;
    QString m_pauseReason;
    int m_pauses = 0;  // in a row, without a good answer between them
    std::function<void(RecordEntry&&)> m_tap;
};

}  // namespace plimsoll
