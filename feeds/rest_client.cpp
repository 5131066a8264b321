#include "feeds/rest_client.h"

#include "feeds/transport.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcRest, "dash.feeds.rest", QtInfoMsg)

using namespace std::chrono_literals;

constexpr std::size_t kAtOnce = 4, kHistoryAtOnce = 2;  // a place is always left for what is urgent
constexpr std::size_t kConnections = 8;                 // kept, over all hosts of the venue
constexpr Duration kLocalRetry = 4s;  // the venue does not see these: FAULTS 51, recovery within 5 s
constexpr auto kTick = 50ms;
// Of a pool of which the venue says with 200 that it is too much, or that it is busy: no venue names a time.
constexpr Duration kRestFirst = 2s, kRestLongest = 60s;
constexpr std::chrono::milliseconds kLongestPause = 72h;

// The share of a budget that a request of this kind may fill: images after an outage of the whole
// venue stay below half (FAULTS 15), and polls never take what images need.
constexpr double share(RestClient::Priority p)
{
    switch (p) {
        case RestClient::Priority::Startup: return 0.90;
        case RestClient::Priority::FocusImage: return 0.60;
        case RestClient::Priority::Image: return 0.48;
        case RestClient::Priority::Poll: return 0.40;
        case RestClient::Priority::Audit: return 0.40;
        case RestClient::Priority::History: return 0;  // the pool says it
    }
    return 0;
}
// Whatever the shares: all together stay below this, and history leaves the rest to what is urgent.
constexpr double kWhole = 0.95, kWholeWithHistory = 0.80;

// How long to be quiet when the venue does not say. Bybit: 403 lifts itself after 10 minutes;
// Binance: bans for going on after 429 grow from 2 minutes.
Duration usualPause(int status)
{
    if (status == 403) return 10min;
    if (status == 418) return 2min;
    return 60s;
}

bool looksLikeHtml(const QByteArray& body, const QByteArray& type)
{
    return type.startsWith("text/html") || body.left(64).trimmed().startsWith('<');
}

}  // namespace

RestClient::RestClient(const VenueProfile& profile, const Endpoints& endpoints, const NetworkConfig& config,
                       const Clock& clock, ConnectGate& gate, QObject* parent)
    : QObject(parent),
      m_profile(profile),
      m_endpoints(endpoints),
      m_config(config),
      m_clock(clock),
      m_tls(tlsConfiguration(config)),
      m_gate(gate),
      m_usage(profile.pools.size())
{
    connect(&m_tick, &QTimer::timeout, this, &RestClient::tick);
    m_tick.setInterval(kTick);
}

RestClient::~RestClient()
{
    cancelAll();
}

void RestClient::cancelAll()
{
    m_queue.clear();
    for (const auto& [connection, flight] : m_flights) {
        if (flight.ticket != 0) m_gate.abandoned(flight.host, flight.ticket);
    }
    m_flights.clear();
    for (HttpConnection* connection : m_connections) {
        connection->disconnect(this);
        connection->drop();
        connection->deleteLater();
    }
    m_connections.clear();
    m_tick.stop();
}

void RestClient::get(const RestRequest& request, Priority priority, Done done)
{
    Waiting w{request, priority, ++m_order, std::move(done)};
    const auto at = std::upper_bound(m_queue.begin(), m_queue.end(), w, [](const Waiting& a, const Waiting& b) {
        return std::pair(a.priority, a.order) < std::pair(b.priority, b.order);
    });
    m_queue.insert(at, std::move(w));
    startTick();
    // Not from within the caller: it may be in the middle of its own affairs.
    QTimer::singleShot(0, this, &RestClient::pump);
}

void RestClient::renew()
{
    std::vector<HttpConnection*> busy;
    for (HttpConnection* connection : m_connections) {
        if (m_flights.contains(connection))
            busy.push_back(connection);
        else
            connection->renew();
    }
    // Idle ones first, above: none of them is met by what is asked once more.
    for (HttpConnection* connection : busy) {
        const auto flight = m_flights.find(connection);
        if (flight == m_flights.end()) continue;
        flight->second.triedAgain = pausedUntil().has_value();  // then it ends here
        flight->second.deadline = m_clock.mono() + m_config.restTimeout;
        connection->renew();
    }
}

std::size_t RestClient::waiting(Priority priority) const
{
    return static_cast<std::size_t>(
        std::count_if(m_queue.begin(), m_queue.end(), [&](const Waiting& w) { return w.priority == priority; }));
}

RestClient::Load RestClient::used(std::size_t pool) const
{
    if (pool >= m_usage.size()) return {};
    const Duration window = m_profile.pools[pool].window;
    const Mono now = m_clock.mono();
    const Usage& u = m_usage[pool];
    Load out;
    double since = 0;
    for (const Spent& s : u.ours) {
        if (now - s.at >= window) continue;
        out.all += s.weight;
        if (s.history) out.history += s.weight;
        if (u.saidAt && s.at > *u.saidAt) since += s.weight;
    }
    const bool fresh = u.saidAt && now - *u.saidAt < window;
    if (fresh) out.all = std::max(out.all, u.venueSays + since);
    return out;
}

bool RestClient::affordable(const Waiting& w) const
{
    const bool history = w.priority == Priority::History;
    if (history) {
        const auto flying = std::count_if(m_flights.begin(), m_flights.end(), [](const auto& f) {
            return f.second.what.priority == Priority::History;
        });
        if (waiting(Priority::FocusImage) + waiting(Priority::Image) > 0 ||
            flying >= static_cast<std::ptrdiff_t>(kHistoryAtOnce))
            return false;
    }
    if (w.request.pool >= m_profile.pools.size()) return true;
    if (rests(w.request.pool)) return false;
    const Pool& pool = m_profile.pools[w.request.pool];
    const double weight = w.request.weight;
    const Load load = used(w.request.pool);
    if (load.all == 0) return weight <= pool.limit;
    if (history) {
        // One request at least, where the share of a small budget is less than that.
        const bool own = load.history == 0 || load.history + weight <= pool.limit * pool.historyShare;
        return own && load.all + weight <= pool.limit * kWholeWithHistory;
    }
    return load.all - load.history + weight <= pool.limit * share(w.priority) &&
           load.all + weight <= pool.limit * kWhole;
}

void RestClient::pump()
{
    const Mono now = m_clock.mono();
    if (m_pausedUntil && now < *m_pausedUntil) return;
    m_pausedUntil.reset();
    m_pauseReason.clear();
    for (std::size_t i = 0; i < m_queue.size() && m_flights.size() < kAtOnce;) {
        ConnectGate::Ticket ticket = 0;
        if (!affordable(m_queue[i]) || !mayReach(m_queue[i], ticket)) {
            ++i;
            continue;
        }
        Waiting w = std::move(m_queue[i]);
        m_queue.erase(m_queue.begin() + static_cast<std::ptrdiff_t>(i));
        start(std::move(w), ticket);
    }
}

// While a host fails, one request at a time finds out whether it still does.
bool RestClient::mayReach(const Waiting& w, ConnectGate::Ticket& ticket)
{
    const QUrl url(QString::fromStdString(m_endpoints.at(w.request.role)));
    const std::string host = url.authority().toStdString();
    const auto trouble = m_trouble.find(host);
    if (trouble == m_trouble.end() && !m_gate.failing(host)) {
        const QString origin = HttpConnection::originOf(url);
        const bool kept = std::any_of(m_connections.begin(), m_connections.end(), [&](HttpConnection* c) {
            return !m_flights.contains(c) && c->isFree() && c->origin() == origin;
        });
        return kept || !m_gate.full(m_clock.mono());
    }
    if (trouble != m_trouble.end()) {
        if (m_clock.mono() < trouble->second.nextAt) return false;
        for (const auto& [connection, flight] : m_flights) {
            if (flight.host == host) return false;
        }
    }
    const auto granted = m_gate.knock(host, m_clock.mono());
    if (!granted) return false;
    ticket = *granted;
    return true;
}

void RestClient::start(Waiting what, ConnectGate::Ticket ticket)
{
    const Mono now = m_clock.mono();
    if (what.request.pool < m_usage.size()) {
        Usage& u = m_usage[what.request.pool];
        u.ours.push_back({now, static_cast<double>(what.request.weight), what.priority == Priority::History});
        while (now - u.ours.front().at >= m_profile.pools[what.request.pool].window) u.ours.pop_front();
    }
    Flight flight;
    flight.url =
        QUrl(QString::fromStdString(m_endpoints.at(what.request.role) + what.request.path), QUrl::StrictMode);
    flight.host = flight.url.authority().toStdString();
    flight.ticket = ticket;
    flight.what = std::move(what);
    flight.deadline = now + m_config.restTimeout;
    ask(std::move(flight));
}

void RestClient::ask(Flight flight)
{
    const QUrl url = flight.url;
    HttpConnection* connection = connectionFor(url);
    const bool opens = !connection->isFree() || connection->origin() != HttpConnection::originOf(url);
    if (opens && flight.ticket == 0) flight.ticket = m_gate.note(m_clock.mono());
    const QByteArray post = QByteArray::fromStdString(flight.what.request.body);
    m_flights.insert_or_assign(connection, std::move(flight));
    connection->ask(url, post);
}

HttpConnection* RestClient::connectionFor(const QUrl& url)
{
    const QString origin = HttpConnection::originOf(url);
    HttpConnection* spare = nullptr;
    for (HttpConnection* c : m_connections) {
        if (m_flights.contains(c)) continue;
        if (c->isFree() && c->origin() == origin) return c;
        if (!c->isFree() || !spare) spare = c;
    }
    if (spare && (!spare->isFree() || m_connections.size() >= kConnections)) return spare;
    auto* made = new HttpConnection(m_config, m_tls, this);
    m_connections.push_back(made);
    connect(made, &HttpConnection::done, this, [this, made](const HttpAnswer& answer) { answered(made, answer); });
    return made;
}

void RestClient::startTick()
{
    if (m_tick.isActive()) return;
    m_suspend = {};
    m_tick.start();
}

void RestClient::tick()
{
    const Mono now = m_clock.mono();
    // Nobody listened meanwhile: that time is not the venue's.
    if (const auto away = m_suspend.look(now, kAwayLimit))
        for (auto& [connection, flight] : m_flights)
            flight.deadline = std::min<Mono>(flight.deadline + *away, now + m_config.restTimeout);
    std::vector<HttpConnection*> late;
    for (const auto& [connection, flight] : m_flights) {
        if (now >= flight.deadline) late.push_back(connection);
    }
    for (HttpConnection* connection : late) {
        connection->giveUp(QStringLiteral("%1 did not answer within %2 s")
                               .arg(m_flights.at(connection).url.host())
                               .arg(std::chrono::duration<double>(m_config.restTimeout).count()));
    }
    pump();
    if (m_queue.empty() && m_flights.empty() && !m_pausedUntil) m_tick.stop();
}

void RestClient::answered(HttpConnection* connection, const HttpAnswer& answer)
{
    const auto it = m_flights.find(connection);
    if (it == m_flights.end()) return;
    Flight flight = std::move(it->second);
    m_flights.erase(it);
    if (answer.staleConnection && !flight.triedAgain) {
        // A connection that we kept had ended: that says nothing about the request.
        flight.triedAgain = true;
        ask(std::move(flight));
        return;
    }
    noteReach(flight, answer);

    RestReply out;
    if (followed(flight, answer, out)) return;
    out.request = flight.what.request;
    out.url = flight.url.toString(QUrl::FullyEncoded);
    out.stamp = m_clock.stamp();
    out.status = answer.status;
    out.body = answer.body;
    if (out.error.isEmpty()) judge(flight, answer, out);
    // Which accounts a person watches is nobody else's to read: no recording holds it.
    if (m_tap && out.error.isEmpty() && out.request.kind != ReplyKind::Account) {
        RecordEntry entry;
        entry.kind = EntryKind::Reply;
        entry.venue = m_profile.id;
        entry.market = out.request.market;
        entry.received = out.stamp.received;
        entry.mono = out.stamp.mono;
        entry.method = out.request.body.empty() ? "GET" : "POST";
        entry.requestBody = out.request.body;
        entry.url = out.url.toStdString();
        entry.status = out.status;
        entry.payload = out.body.toStdString();
        m_tap(std::move(entry));
    }
    if (flight.what.done) flight.what.done(out);
    QTimer::singleShot(0, this, &RestClient::pump);
}

// FAULTS 44: a few redirects, and never to another host: what a venue says of itself is not for others to say.
// True: asked again.
bool RestClient::followed(Flight& flight, const HttpAnswer& answer, RestReply& out)
{
    const bool redirect = answer.status == 301 || answer.status == 302 || answer.status == 303 ||
                          answer.status == 307 || answer.status == 308;
    const QByteArray location = answer.headers.value("location");
    if (!redirect || location.isEmpty()) return false;
    const QString host = flight.url.host();
    const QUrl to = flight.url.resolved(QUrl::fromEncoded(location));
    const auto port = [](const QUrl& url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    if (to.scheme() != flight.url.scheme() || to.host() != host || port(to) != port(flight.url) ||
        !to.userInfo().isEmpty()) {
        out.error = QStringLiteral("%1 redirects to %2; not followed").arg(host, excerptOf(location));
        return false;
    }
    if (++flight.redirects > m_config.maxRedirects) {
        out.error = QStringLiteral("%1 redirects in a circle").arg(host);
        return false;
    }
    flight.url = to;
    ask(std::move(flight));
    return true;
}

void RestClient::noteReach(const Flight& flight, const HttpAnswer& answer)
{
    const Mono now = m_clock.mono();
    if (!answer.unreachable) {
        m_trouble.erase(flight.host);
        if (flight.ticket != 0) m_gate.answered(flight.host, flight.ticket);
        return;
    }
    // Where a connection that was kept has failed, the others of that way have, whatever they say. A new one that
    // is refused, or finds no name, says nothing of them.
    const QString origin = HttpConnection::originOf(flight.url);
    for (HttpConnection* other : m_connections)
        if (answer.kept && !m_flights.contains(other) && other->origin() == origin) other->renew();
    m_gate.failed(flight.host, flight.ticket, now, answer.local, std::nullopt, 0);
    auto [trouble, isNew] = m_trouble.try_emplace(
        flight.host, Trouble{Backoff(m_config.backoffFirst, m_config.backoffLargest, ++m_order)});
    // Requests that were on their way together are one failure.
    if (!isNew && trouble->second.nextAt > now) return;
    Duration wait = trouble->second.backoff.next();
    if (answer.local) wait = std::min(wait, kLocalRetry);
    trouble->second.nextAt = now + wait;
}

void RestClient::judge(const Flight& flight, const HttpAnswer& answer, RestReply& out)
{
    const QString host = flight.url.host();
    out.local = answer.local;
    noteUsage(answer, flight.what.request.pool);
    if (!answer.error.isEmpty()) {
        out.error = answer.error;
        return;
    }
    if (out.status == 429 || out.status == 418 || out.status == 403) {
        pause(out.status, answer, flight.host);
        out.paused = true;
        out.error = QStringLiteral("%1 refuses: %2").arg(host, m_pauseReason);
        return;
    }
    if (out.status < 200 || out.status >= 300) {
        const QString said = out.request.kind == ReplyKind::Account ? QString() : excerptOf(out.body);
        out.error = QStringLiteral("%1 answered %2").arg(host, httpStatusText(out.status));
        if (!said.isEmpty()) out.error += QStringLiteral(" – ") + said;
        return;
    }
    if (out.body.trimmed().isEmpty()) {
        out.error = QStringLiteral("%1 gave an empty answer").arg(host);
        return;
    }
    if (looksLikeHtml(out.body, answer.headers.value("content-type"))) {
        out.error =
            QStringLiteral("%1 answered with a web page instead of data – %2").arg(host, excerptOf(out.body));
        return;
    }
    const std::string busy =
        m_profile.busy(std::string_view(answer.body.constData(), static_cast<std::size_t>(answer.body.size())));
    if (!busy.empty()) {
        rest(flight.what.request.pool, busy, flight.host);
        out.paused = true;
        out.error = QStringLiteral("%1 refuses: %2").arg(host, QString::fromStdString(busy));
        return;
    }
    m_pauses = 0;
    // A good answer ends the row, but not one that was on its way when the budget began to rest.
    if (flight.what.request.pool < m_usage.size() && !rests(flight.what.request.pool))
        m_usage[flight.what.request.pool].rests = 0;
}

void RestClient::rest(std::uint8_t pool, const std::string& why, const std::string& host)
{
    ++m_refusedForRate;
    // What was on its way together is refused together: that is one refusal.
    if (pool >= m_usage.size() || rests(pool)) return;
    Usage& u = m_usage[pool];
    const Duration wait = std::min<Duration>(kRestFirst * (1 << std::min(u.rests, 5)), kRestLongest);
    ++u.rests;
    u.restsUntil = m_clock.mono() + wait;
    u.restReason = why;
    qCWarning(lcRest, "%s: %s; no request of \"%s\" for %.0f s", host.c_str(), why.c_str(),
              m_profile.pools[pool].name.c_str(), toSeconds(wait));
}

bool RestClient::rests(std::size_t pool) const
{
    return pool < m_usage.size() && m_usage[pool].restsUntil && m_clock.mono() < *m_usage[pool].restsUntil;
}

void RestClient::noteUsage(const HttpAnswer& answer, std::uint8_t pool)
{
    if (pool >= m_usage.size() || m_profile.pools[pool].usedHeader.empty()) return;
    const QByteArray value =
        answer.headers.value(QByteArray::fromStdString(m_profile.pools[pool].usedHeader).toLower());
    bool isNumber = false;
    const double says = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(says) || says < 0) return;
    m_usage[pool].venueSays = says;
    m_usage[pool].saidAt = m_clock.mono();
}

void RestClient::pause(int status, const HttpAnswer& answer, const std::string& host)
{
    ++m_refusedForRate;
    const Mono now = m_clock.mono();
    // What was on its way together is refused together: that is one refusal.
    if (m_pauses > 0 && pausedUntil()) --m_pauses;
    Duration wait = usualPause(status) * (1 << std::min(m_pauses, 4));
    QString why = httpStatusText(status);
    const auto retry =
        parseRetryAfter(answer.headers.value("retry-after"), answer.headers.value("date"), m_clock.wall());
    const auto banned = m_profile.bannedUntil
                            ? m_profile.bannedUntil(std::string_view(answer.body.constData(),
                                                                     static_cast<std::size_t>(answer.body.size())))
                            : std::nullopt;
    if (retry) {
        wait = *retry;
        why += QStringLiteral(", Retry-After %1 s").arg(retry->count() / 1000);
    }
    if (banned) {
        // By the venue's clock where the answer says it. One that is wrong must neither end the usual pause nor
        // make it last for ever.
        const qint64 there = parseHttpDate(answer.headers.value("date")).value_or(toUnixMs(m_clock.wall()));
        const qint64 left = std::clamp<qint64>(toUnixMs(*banned) - there, 0, kLongestPause.count());
        wait = std::max<Duration>(wait, std::chrono::milliseconds{left});
        why += QStringLiteral(", banned until a time that the venue named");
    }
    wait = std::clamp<Duration>(wait, 1s, kLongestPause);
    ++m_pauses;
    if (!m_pausedUntil || now + wait > *m_pausedUntil) m_pausedUntil = now + wait;
    m_pauseReason = why;
    startTick();
    qCWarning(lcRest, "%s: %s; no request for %.0f s", host.c_str(), qPrintable(why), toSeconds(wait));
}

std::optional<Mono> RestClient::pausedUntil() const
{
    return m_pausedUntil && m_clock.mono() < *m_pausedUntil ? m_pausedUntil : std::nullopt;
}

std::vector<RestBudget> RestClient::budgets() const
{
    std::vector<RestBudget> out;
    for (std::size_t i = 0; i < m_profile.pools.size(); ++i) {
        RestBudget b;
        b.name = m_profile.pools[i].name;
        b.used = used(i).all;
        b.limit = m_profile.pools[i].limit;
        b.window = m_profile.pools[i].window;
        b.pausedUntil = pausedUntil();
        if (b.pausedUntil) b.pauseReason = m_pauseReason.toStdString();
        if (rests(i) && (!b.pausedUntil || *b.pausedUntil < *m_usage[i].restsUntil)) {
            b.pausedUntil = m_usage[i].restsUntil;
            b.pauseReason = m_usage[i].restReason;
        }
        out.push_back(std::move(b));
    }
    return out;
}

}  // namespace plimsoll
