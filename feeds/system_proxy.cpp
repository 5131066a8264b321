#include "feeds/system_proxy.h"

#include <QHostAddress>
#include <QMetaObject>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace plimsoll {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::minutes kBelieved{5};

bool isLoopback(const QString& host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0) return true;
    return QHostAddress(host).isLoopback();
}

// Whatever the scheme, the same is asked for: the tunnel that both REST and sockets can use.
QString keyOf(const QUrl& url)
{
    return QStringLiteral("%1:%2").arg(url.host()).arg(url.port(443));
}

QNetworkProxy systemsWord(const QUrl& url)
{
    const QNetworkProxyQuery query(url.host(), url.port(443), QStringLiteral("https"));
    const QList<QNetworkProxy> found = QNetworkProxyFactory::systemProxyForQuery(query);
    for (const QNetworkProxy& proxy : found) {
        if (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy) return proxy;
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

struct ProxyOffice {
    struct Word {
        QNetworkProxy proxy;
        Steady::time_point at;
    };
    struct Wanted {
        QString key;
        QUrl url;
    };

    std::mutex mutex;
    std::condition_variable wake;
    std::map<QString, Word> known;
    std::deque<Wanted> wanted;
    std::multimap<QString, ProxyQuestion*> waiting;
    QString asked;  // the key that is being asked about
    bool asking = false, runs = false;
    ProxyAsker asker;
    quint64 era = 0;  // of the asker: what an earlier one says counts no more

    void work();
};

// Never destroyed, and its thread is never waited for: it may hang in the system.
ProxyOffice& theOffice()
{
    static ProxyOffice* const office = new ProxyOffice;
    return *office;
}

void ProxyOffice::work()
{
    std::unique_lock lock(mutex);
    for (;;) {
        wake.wait(lock, [this] { return !wanted.empty(); });
        const Wanted next = std::move(wanted.front());
        wanted.pop_front();
        if (!waiting.contains(next.key)) continue;  // nobody wants to know any more
        const ProxyAsker ask = asker;
        const quint64 mine = era;
        asked = next.key;
        asking = true;
        lock.unlock();
        const QNetworkProxy proxy = ask ? ask(next.url) : systemsWord(next.url);
        lock.lock();
        asking = false;
        if (mine != era) continue;
        asked.clear();
        std::erase_if(known, [now = Steady::now()](const auto& k) { return now - k.second.at >= kBelieved; });
        known[next.key] = {proxy, Steady::now()};
        // A question withdraws under the same lock before it dies.
        const auto [from, to] = waiting.equal_range(next.key);
        for (auto it = from; it != to; ++it) {
            ProxyQuestion* question = it->second;
            QMetaObject::invokeMethod(
                question, [question, proxy] { question->take(proxy); }, Qt::QueuedConnection);
        }
        waiting.erase(from, to);
    }
}

}  // namespace

std::optional<QNetworkProxy> proxyAtOnce(const QUrl& url, const NetworkConfig& config)
{
    if (isLoopback(url.host())) return QNetworkProxy(QNetworkProxy::NoProxy);
    if (!config.proxy.empty()) {
        const QUrl named(QString::fromStdString(config.proxy));
        const bool socks = named.scheme().startsWith(QLatin1String("socks"));
        return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, named.host(),
                             static_cast<quint16>(named.port(socks ? 1080 : 8080)), named.userName(),
                             named.password());
    }
    ProxyOffice& office = theOffice();
    const std::lock_guard lock(office.mutex);
    const auto found = office.known.find(keyOf(url));
    if (found == office.known.end() || Steady::now() - found->second.at >= kBelieved) return std::nullopt;
    return found->second.proxy;
}

void forgetProxy(const QUrl& url)
{
    ProxyOffice& office = theOffice();
    const std::lock_guard lock(office.mutex);
    office.known.erase(keyOf(url));
}

bool proxyAwaited()
{
    ProxyOffice& office = theOffice();
    const std::lock_guard lock(office.mutex);
    return office.asking || !office.wanted.empty();
}

void setProxyAsker(ProxyAsker asker)
{
    ProxyOffice& office = theOffice();
    const std::lock_guard lock(office.mutex);
    office.asker = std::move(asker);
    ++office.era;
    office.asked.clear();
    office.known.clear();
    office.wanted.clear();
}

ProxyQuestion::ProxyQuestion(const QUrl& url, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this, patience] {
        withdraw();
        if (std::exchange(m_over, true)) return;
        Q_EMIT unanswered(QStringLiteral("the system has not said within %1 s which one to use; "
                                         "does its proxy script answer?")
                              .arg(std::chrono::duration<double>(patience).count()));
    });
    m_deadline.start(patience);

    const QString key = keyOf(url);
    ProxyOffice& office = theOffice();
    {
        const std::lock_guard lock(office.mutex);
        office.waiting.emplace(key, this);
        const bool asked =
            office.asked == key || std::any_of(office.wanted.begin(), office.wanted.end(),
                                               [&](const ProxyOffice::Wanted& w) { return w.key == key; });
        if (!asked) office.wanted.push_back({key, url});
        if (!std::exchange(office.runs, true)) std::thread([&office] { office.work(); }).detach();
    }
    office.wake.notify_one();
}

ProxyQuestion::~ProxyQuestion()
{
    withdraw();
}

void ProxyQuestion::withdraw()
{
    ProxyOffice& office = theOffice();
    const std::lock_guard lock(office.mutex);
    std::erase_if(office.waiting, [this](const auto& w) { return w.second == this; });
}

void ProxyQuestion::take(const QNetworkProxy& proxy)
{
    if (std::exchange(m_over, true)) return;
    m_deadline.stop();
    Q_EMIT answered(proxy);
}

}  // namespace plimsoll
