#include "feeds/rest_client.h"

#include "feeds/transport.h"

#include <QLoggingCategory>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

Q_LOGGING_CATEGORY(lcRest, "dash.feeds.rest", QtInfoMsg)

using namespace std::chrono_literals;

constexpr std::size_t kAtOnce = 4;
constexpr qsizetype kSpare = 64;
constexpr auto kTick = 50ms;

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
    }
    return 0;
}

class ProxyOfConfig final : public QNetworkProxyFactory {
public:
    explicit ProxyOfConfig(const NetworkConfig& config) : m_config(config) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        QUrl url = query.url();
        if (url.host().isEmpty()) url.setHost(query.peerHostName());
        return {proxyFor(url, m_config)};
    }

private:
    NetworkConfig m_config;
};

// How long to be quiet when the venue does not say. Bybit: 403 lifts itself after 10 minutes;
// Binance: bans for going on after 429 grow from 2 minutes.
Duration usualPause(int status)
{
    if (status == 403) return 10min;
    if (status == 418) return 2min;
    return 60s;
}

std::string venueHost(const QString& url) { return QUrl(url).host().toStdString(); }

bool looksLikeHtml(const QByteArray& body, const QByteArray& type)
{
    return type.startsWith("text/html") || body.left(64).trimmed().startsWith('<');
}

QString named(QNetworkReply::NetworkError error, const QString& detail, const QString& host, bool& local)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        local = true;
        return QStringLiteral("cannot resolve %1").arg(host);
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        local = true;
        return QStringLiteral("no network path to %1 (%2)").arg(host, detail);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        local = true;
        return QStringLiteral("the proxy cannot be used (%1)").arg(detail);
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("%1 refuses connections").arg(host);
    case QNetworkReply::RemoteHostClosedError:
        return QStringLiteral("%1 ended the connection within an answer").arg(host);
    case QNetworkReply::TooManyRedirectsError:
        return QStringLiteral("%1 redirects in a circle").arg(host);
    case QNetworkReply::InsecureRedirectError:
        return QStringLiteral("%1 redirects to an address without TLS; not followed").arg(host);
    default:  // Qt's list is longer than ours
        return QStringLiteral("%1: %2").arg(host, detail);
    }
}

}  // namespace

RestClient::RestClient(const VenueProfile& profile, const Endpoints& endpoints, const NetworkConfig& config,
                       const Clock& clock, QObject* parent)
    : QObject(parent), m_profile(profile), m_endpoints(endpoints), m_config(config), m_clock(clock),
      m_tls(tlsConfiguration(config)), m_usage(profile.pools.size())
{
    m_network.setProxyFactory(new ProxyOfConfig(config));
    m_network.setAutoDeleteReplies(false);
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
    std::map<QNetworkReply*, Flight> flights;
    flights.swap(m_flights);
    for (auto& [reply, flight] : flights) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    m_tick.stop();
}

void RestClient::get(const RestRequest& request, Priority priority, Done done)
{
    Waiting w{request, priority, ++m_order, std::move(done)};
    const auto at = std::upper_bound(m_queue.begin(), m_queue.end(), w, [](const Waiting& a, const Waiting& b) {
        return std::pair(a.priority, a.order) < std::pair(b.priority, b.order);
    });
    m_queue.insert(at, std::move(w));
    if (!m_tick.isActive()) m_tick.start();
    // Not from within the caller: it may be in the middle of its own affairs.
    QTimer::singleShot(0, this, &RestClient::pump);
}

double RestClient::used(std::size_t pool) const
{
    if (pool >= m_usage.size()) return 0;
    const Duration window = m_profile.pools[pool].window;
    const Mono now = m_clock.mono();
    const Usage& u = m_usage[pool];
    double all = 0, since = 0;
    for (const Spent& s : u.ours) {
        if (now - s.at >= window) continue;
        all += s.weight;
        if (u.saidAt && s.at > *u.saidAt) since += s.weight;
    }
    const bool fresh = u.saidAt && now - *u.saidAt < window;
    return fresh ? std::max(all, u.venueSays + since) : all;
}

bool RestClient::affordable(const Waiting& w) const
{
    if (w.request.pool >= m_profile.pools.size()) return true;
    const Pool& pool = m_profile.pools[w.request.pool];
    const double weight = w.request.weight;
    const double ceiling = pool.limit * share(w.priority);
    const double now = used(w.request.pool);
    return now + weight <= ceiling || (now == 0 && weight <= pool.limit);
}

void RestClient::pump()
{
    const Mono now = m_clock.mono();
    if (m_pausedUntil && now < *m_pausedUntil) return;
    m_pausedUntil.reset();
    m_pauseReason.clear();
    for (std::size_t i = 0; i < m_queue.size() && m_flights.size() < kAtOnce;) {
        if (!affordable(m_queue[i])) {
            ++i;
            continue;
        }
        Waiting w = std::move(m_queue[i]);
        m_queue.erase(m_queue.begin() + static_cast<std::ptrdiff_t>(i));
        start(std::move(w));
    }
}

void RestClient::start(Waiting what)
{
    const Mono now = m_clock.mono();
    const QUrl url(QString::fromStdString(m_endpoints.at(what.request.role) + what.request.path), QUrl::StrictMode);
    if (what.request.pool < m_usage.size()) {
        Usage& u = m_usage[what.request.pool];
        u.ours.push_back({now, static_cast<double>(what.request.weight)});
        while (now - u.ours.front().at >= m_profile.pools[what.request.pool].window) u.ours.pop_front();
    }
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setHeader(QNetworkRequest::UserAgentHeader, userAgent());
    request.setRawHeader("Accept", "application/json");
    // http to https is fine, the other way is not.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(m_config.maxRedirects);
    // The read loop below ends a bomb; Qt's own ratio check is the second line.
    request.setDecompressedSafetyCheckThreshold(static_cast<qint64>(m_config.maxReplyBytes));
    QNetworkReply* reply = m_network.get(request);
    Flight flight;
    flight.what = std::move(what);
    flight.deadline = now + m_config.restTimeout;
    m_flights.emplace(reply, std::move(flight));
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { read(reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { finished(reply); });
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply](const QList<QSslError>& errors) {
        const auto it = m_flights.find(reply);
        if (it != m_flights.end()) it->second.tls = tlsErrorText(errors, reply->url().host());
    });
}

// Piecewise, so that neither a long answer nor a compressed bomb is ever held whole.
void RestClient::read(QNetworkReply* reply)
{
    const auto it = m_flights.find(reply);
    if (it == m_flights.end()) return;
    Flight& flight = it->second;
    if (!flight.limit.isEmpty()) return;
    constexpr qint64 kPiece = 64 * 1024;
    const auto most = static_cast<qsizetype>(m_config.maxReplyBytes);
    while (true) {
        const qsizetype had = flight.body.size();
        flight.body.resize(had + kPiece);
        const qint64 got = reply->read(flight.body.data() + had, kPiece);
        flight.body.resize(had + static_cast<qsizetype>(std::max<qint64>(0, got)));
        if (got <= 0) return;
        if (flight.body.size() > most) {
            flight.limit = QStringLiteral("the answer of %1 is larger than %2 MB; ended")
                               .arg(reply->url().host())
                               .arg(static_cast<double>(most) / (1 << 20));
            flight.body = QByteArray();
            QTimer::singleShot(0, reply, &QNetworkReply::abort);
            return;
        }
    }
}

void RestClient::tick()
{
    const Mono now = m_clock.mono();
    std::vector<QNetworkReply*> late;
    for (auto& [reply, flight] : m_flights) {
        if (now < flight.deadline || !flight.limit.isEmpty()) continue;
        flight.limit = QStringLiteral("%1 did not answer within %2 s")
                           .arg(reply->url().host())
                           .arg(std::chrono::duration<double>(m_config.restTimeout).count());
        late.push_back(reply);
    }
    for (QNetworkReply* reply : late) reply->abort();
    pump();
    if (m_queue.empty() && m_flights.empty() && !m_pausedUntil) m_tick.stop();
}

void RestClient::finished(QNetworkReply* reply)
{
    read(reply);
    const auto it = m_flights.find(reply);
    if (it == m_flights.end()) return;
    Flight flight = std::move(it->second);
    m_flights.erase(it);
    reply->deleteLater();

    RestReply out;
    out.request = flight.what.request;
    out.url = reply->url().toString(QUrl::FullyEncoded);
    out.stamp = m_clock.stamp();
    out.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    judge(reply, flight, out);
    if (m_tap && out.error.isEmpty()) {
        RecordEntry entry;
        entry.kind = EntryKind::Reply;
        entry.venue = m_profile.id;
        entry.market = out.request.market;
        entry.received = out.stamp.received;
        entry.mono = out.stamp.mono;
        entry.method = "GET";
        entry.url = out.url.toStdString();
        entry.status = out.status;
        entry.payload = out.body.toStdString();
        m_tap(std::move(entry));
    }
    if (flight.what.done) flight.what.done(out);
    pump();
}

void RestClient::judge(QNetworkReply* reply, Flight& flight, RestReply& out)
{
    const QString host = reply->url().host();
    noteUsage(reply, flight.what.request.pool);
    out.body = std::move(flight.body);
    out.body.reserve(out.body.size() + kSpare);

    if (!flight.limit.isEmpty()) {
        out.error = flight.limit;
        return;
    }
    if (!flight.tls.isEmpty()) {
        out.error = flight.tls;
        return;
    }
    if (out.status == 429 || out.status == 418 || out.status == 403) {
        pause(out.status, reply, out.body);
        out.paused = true;
        out.error = QStringLiteral("%1 refuses: %2").arg(host, m_pauseReason);
        return;
    }
    const bool html = looksLikeHtml(out.body, reply->header(QNetworkRequest::ContentTypeHeader).toByteArray());
    if (out.status >= 400 || (out.status >= 300 && out.status < 400)) {
        const QString said = excerptOf(out.body);
        out.error = QStringLiteral("%1 answered %2").arg(host, httpStatusText(out.status));
        if (reply->error() == QNetworkReply::TooManyRedirectsError || reply->error() == QNetworkReply::InsecureRedirectError)
            out.error = named(reply->error(), reply->errorString(), host, out.local);
        if (!said.isEmpty()) out.error += QStringLiteral(" – ") + said;
        return;
    }
    if (reply->error() != QNetworkReply::NoError) {
        out.error = named(reply->error(), reply->errorString(), host, out.local);
        return;
    }
    if (out.body.trimmed().isEmpty()) {
        out.error = QStringLiteral("%1 gave an empty answer").arg(host);
        return;
    }
    if (html) {
        out.error = QStringLiteral("%1 answered with a web page instead of data – %2").arg(host, excerptOf(out.body));
        return;
    }
    m_pauses = 0;
}

void RestClient::noteUsage(QNetworkReply* reply, std::uint8_t pool)
{
    if (pool >= m_usage.size() || m_profile.pools[pool].usedHeader.empty()) return;
    const QByteArray name = QByteArray::fromStdString(m_profile.pools[pool].usedHeader);
    if (!reply->hasRawHeader(name)) return;
    bool isNumber = false;
    const double says = reply->rawHeader(name).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(says) || says < 0) return;
    m_usage[pool].venueSays = says;
    m_usage[pool].saidAt = m_clock.mono();
}

void RestClient::pause(int status, QNetworkReply* reply, const QByteArray& body)
{
    ++m_refusedForRate;
    const Mono now = m_clock.mono();
    Duration wait = usualPause(status) * (1 << std::min(m_pauses, 4));
    QString why = httpStatusText(status);
    const auto retry = parseRetryAfter(reply->rawHeader("Retry-After"), reply->rawHeader("Date"), m_clock.wall());
    const auto banned = m_profile.bannedUntil
        ? m_profile.bannedUntil(std::string_view(body.constData(), static_cast<std::size_t>(body.size())))
        : std::nullopt;
    if (retry) {
        wait = *retry;
        why += QStringLiteral(", Retry-After %1 s").arg(retry->count() / 1000);
    }
    if (banned) {
        wait = std::max(retry ? wait : Duration::zero(), *banned - m_clock.wall());
        why += QStringLiteral(", banned until a time that the venue named");
    }
    // A skewed clock must neither end a ban early nor make it last for ever.
    wait = std::clamp<Duration>(wait, 1s, 72h);
    ++m_pauses;
    if (!m_pausedUntil || now + wait > *m_pausedUntil) m_pausedUntil = now + wait;
    m_pauseReason = why;
    if (!m_tick.isActive()) m_tick.start();
    qCWarning(lcRest, "%s: %s; no request for %.0f s", venueHost(reply->url().toString()).c_str(), qPrintable(why),
              toSeconds(wait));
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
        b.used = used(i);
        b.limit = m_profile.pools[i].limit;
        b.window = m_profile.pools[i].window;
        b.pausedUntil = pausedUntil();
        if (b.pausedUntil) b.pauseReason = m_pauseReason.toStdString();
        out.push_back(std::move(b));
    }
    return out;
}

}  // namespace plimsoll
