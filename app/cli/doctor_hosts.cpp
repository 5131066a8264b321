// The way to each host, step by step: its name, a connection, its certificate. All hosts at once, and an answer
// each or silence.
#include "app/cli/doctor_parts.h"
#include "feeds/system_proxy.h"
#include "feeds/transport.h"
#include "feeds/venue.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostInfo>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

namespace {

constexpr int kProxyMs = 3'000, kNextProxyMs = 500, kLookupMs = 3'000, kConnectMs = 4'000;
constexpr qint64 kSoonDays = 14;

struct Host {
    VenueId venue{};
    QUrl url;
    bool named = false, reached = false;
    QString address, error;
    bool lookedUp = false;
    std::optional<QNetworkProxy> proxy;  // empty: the system does not say

    QString key() const { return url.host() + u':' + QString::number(port()); }
    int port() const { return url.port(tls() ? 443 : 80); }
    bool tls() const { return url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("wss"); }
    QString subject(const char* what) const
    {
        return QString::fromStdString(std::string(venueKey(venue))) + u' ' + QLatin1String(what);
    }
};

std::vector<std::unique_ptr<Host>> hostsOf(const EndpointMap& endpoints)
{
    std::vector<std::unique_ptr<Host>> hosts;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!endpoints[v] || !venueProfile(kVenues[v])) continue;
        QStringList seen;
        for (const std::string& url : endpoints[v]->url) {
            auto h = std::make_unique<Host>();
            h->venue = kVenues[v];
            h->url = QUrl(QString::fromStdString(url));
            if (h->url.host().isEmpty() || seen.contains(h->key())) continue;
            seen << h->key();
            hosts.push_back(std::move(h));
        }
    }
    return hosts;
}

void askProxies(Findings& f, std::vector<std::unique_ptr<Host>>& hosts, const NetworkConfig& network)
{
    QEventLoop loop;
    std::vector<std::unique_ptr<ProxyQuestion>> asked;
    std::size_t open = 0;
    const auto end = [&open, &loop] {
        if (--open == 0) loop.quit();
    };
    // The system is asked one after the other.
    const std::chrono::milliseconds patience{kProxyMs + kNextProxyMs * static_cast<int>(hosts.size())};
    for (auto& h : hosts) {
        h->proxy = proxyAtOnce(h->url, network);
        if (h->proxy) continue;
        ++open;
        asked.push_back(std::make_unique<ProxyQuestion>(h->url, patience, nullptr));
        QObject::connect(asked.back().get(), &ProxyQuestion::answered, &loop,
                         [host = h.get(), end](const QNetworkProxy& proxy) {
                             host->proxy = proxy;
                             end();
                         });
        QObject::connect(asked.back().get(), &ProxyQuestion::unanswered, &loop,
                         [host = h.get(), end, &f](const QString& why) {
                             f.bad(host->subject("proxy"), QStringLiteral("%1: %2").arg(host->url.host(), why),
                                   QStringLiteral("check the proxy settings of this system, or name one by "
                                                  "--proxy URL"));
                             end();
                         });
    }
    if (open > 0) loop.exec();
}

void lookUp(Findings& f, std::vector<std::unique_ptr<Host>>& hosts)
{
    QEventLoop loop;
    QElapsedTimer since;
    since.start();
    std::size_t open = 0;
    for (auto& h : hosts) {
        if (!h->proxy) continue;
        // Behind a proxy it is the proxy that looks names up.
        if (h->proxy->type() != QNetworkProxy::NoProxy) {
            h->named = true;
            continue;
        }
        ++open;
        QHostInfo::lookupHost(h->url.host(), &loop, [host = h.get(), &open, &loop, &since](const QHostInfo& info) {
            host->lookedUp = true;
            host->named = info.error() == QHostInfo::NoError && !info.addresses().isEmpty();
            if (host->named)
                host->address =
                    QStringLiteral("%1 in %2 ms").arg(info.addresses().first().toString()).arg(since.elapsed());
            else
                host->error = info.errorString();
            if (--open == 0) loop.quit();
        });
    }
    QTimer::singleShot(kLookupMs, &loop, &QEventLoop::quit);
    if (open > 0) loop.exec();
    QStringList said;
    for (const auto& h : hosts) {
        if (!h->proxy) continue;
        const QString name = h->url.host(), key = h->subject("name") + name;
        if (said.contains(key)) continue;
        said << key;
        if (!h->address.isEmpty())
            f.ok(h->subject("name"), QStringLiteral("%1 is %2").arg(name, h->address));
        else if (h->named)
            f.ok(h->subject("name"), QStringLiteral("%1 is looked up by the proxy").arg(name));
        else
            f.bad(h->subject("name"),
                  QStringLiteral("%1: %2").arg(name, h->lookedUp ? h->error : QStringLiteral("no answer")),
                  QStringLiteral("check the network and the name server; the program works offline with replay"));
    }
}

void sayCertificate(Findings& f, const Host& h, const QSslSocket& socket)
{
    const QSslCertificate c = socket.peerCertificate();
    const QString until = c.expiryDate().toUTC().toString(QStringLiteral("yyyy-MM-dd"));
    const QString issuer =
        c.issuerInfo(QSslCertificate::Organization)
            .value(0, c.issuerInfo(QSslCertificate::CommonName).value(0, QStringLiteral("unnamed")));
    const QString what = QStringLiteral("%1: certificate of %2 until %3").arg(h.url.host(), issuer, until);
    if (c.expiryDate() < QDateTime::currentDateTimeUtc().addDays(kSoonDays))
        f.note(h.subject("TLS"), what + QStringLiteral(", which is soon"),
               QStringLiteral("the venue renews it; if not, it cannot be reached after that day"));
    else
        f.ok(h.subject("TLS"), what);
}

void connectAll(Findings& f, std::vector<std::unique_ptr<Host>>& hosts, const NetworkConfig& network)
{
    const QSslConfiguration tls = tlsConfiguration(network);
    QEventLoop loop;
    struct Try {
        Host* host;
        std::unique_ptr<QSslSocket> socket;
        bool over = false, connected = false;
        QString error;
    };
    std::vector<std::unique_ptr<Try>> all;
    std::size_t open = 0;
    for (auto& h : hosts) {
        if (!h->named) continue;
        all.push_back(std::make_unique<Try>());
        Try* t = all.back().get();
        t->host = h.get();
        t->socket = std::make_unique<QSslSocket>();
        t->socket->setSslConfiguration(tls);
        t->socket->setProxy(*h->proxy);
        ++open;
        const auto end = [t, &open, &loop] {
            if (std::exchange(t->over, true)) return;
            if (--open == 0) loop.quit();
        };
        QObject::connect(t->socket.get(), &QSslSocket::connected, &loop, [t, end] {
            t->connected = true;
            if (t->host->tls()) return;
            t->host->reached = true;
            end();
        });
        QObject::connect(t->socket.get(), &QSslSocket::encrypted, &loop, [t, end] {
            t->host->reached = true;
            end();
        });
        QObject::connect(
            t->socket.get(), &QSslSocket::errorOccurred, &loop, [t, end](QAbstractSocket::SocketError error) {
                const auto errors = t->socket->sslHandshakeErrors();
                t->error = errors.isEmpty() ? describe(error, t->socket->errorString(), t->host->url.host()).text
                                            : tlsErrorText(errors, t->host->url.host());
                end();
            });
        const auto port = static_cast<quint16>(h->port());
        if (h->tls())
            t->socket->connectToHostEncrypted(h->url.host(), port);
        else
            t->socket->connectToHost(h->url.host(), port);
    }
    QTimer::singleShot(kConnectMs, &loop, &QEventLoop::quit);
    if (open > 0) loop.exec();
    for (const auto& t : all) {
        const Host& h = *t->host;
        const QString where = QStringLiteral("%1, port %2").arg(h.url.host()).arg(h.port());
        t->over = true;
        if (!t->connected) {
            f.bad(h.subject("connection"),
                  QStringLiteral("%1: %2").arg(where, t->error.isEmpty() ? QStringLiteral("no answer") : t->error),
                  QStringLiteral("check the network, a firewall, or --proxy URL"));
            continue;
        }
        f.ok(h.subject("connection"), QStringLiteral("%1 is open").arg(where));
        if (!h.tls()) continue;
        if (h.reached)
            sayCertificate(f, h, *t->socket);
        else
            f.bad(
                h.subject("TLS"),
                t->error.isEmpty() ? QStringLiteral("no answer from %1").arg(h.url.host()) : t->error,
                QStringLiteral("check this machine's clock, and the trust anchor of your proxy (--ca-file PEM)"));
    }
}

}  // namespace

std::array<bool, kVenueCount> checkHosts(Findings& f, const EndpointMap& endpoints, const NetworkConfig& network)
{
    auto hosts = hostsOf(endpoints);
    askProxies(f, hosts, network);
    lookUp(f, hosts);
    connectAll(f, hosts, network);
    std::array<bool, kVenueCount> reached{};
    for (const auto& h : hosts) reached[static_cast<std::size_t>(h->venue)] |= h->reached;
    return reached;
}

}  // namespace plimsoll
