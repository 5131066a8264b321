#include "tests/support/fault_proxy.h"

#include "feeds/ws_frames.h"
#include "tests/support/proxy_pipe.h"

#include <QHostAddress>
#include <QSslSocket>

#include <algorithm>
#include <chrono>

#include <sys/socket.h>

namespace plimsoll::test {

namespace {

constexpr std::size_t kKnocks = 20'000, kPast = 4'000;

}  // namespace

qint64 monoMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

class FaultProxy::Server : public QTcpServer {
public:
    explicit Server(FaultProxy& proxy) : m_proxy(proxy) {}

protected:
    void incomingConnection(qintptr handle) override
    {
        auto* socket = new QSslSocket(this);
        if (!socket->setSocketDescriptor(handle)) {
            delete socket;
            return;
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_proxy.note(Knock::Tcp, {});
        if (m_proxy.m_knockReset) {
            const linger now{1, 0};
            setsockopt(static_cast<int>(handle), SOL_SOCKET, SO_LINGER, &now, sizeof now);
            socket->abort();
            socket->deleteLater();
            return;
        }
        if (m_proxy.m_tls && !m_proxy.m_handshakeDrop) {
            // OpenSSL knows what it was told instead of a greeting.
            FaultProxy* proxy = &m_proxy;
            QObject::connect(socket, &QAbstractSocket::errorOccurred, proxy, [proxy, socket] {
                if (socket->errorString().contains(QLatin1String("http request"))) ++proxy->m_inTheClear;
            });
            socket->setSslConfiguration(*m_proxy.m_tls);
            socket->startServerEncryption();
        }
        m_proxy.adopt(socket);
    }

private:
    FaultProxy& m_proxy;
};

FaultProxy::FaultProxy(VenueId venue, quint16 upstream, QObject* parent)
    : QObject(parent), m_venue(venue), m_upstream(upstream)
{
    m_beat.setTimerType(Qt::PreciseTimer);
    connect(&m_beat, &QTimer::timeout, this, &FaultProxy::beat);
    m_beat.start(5);
}

FaultProxy::~FaultProxy()
{
    // They would tell of their end.
    const QList<ProxyPipe*> pipes = std::exchange(m_pipes, {});
    qDeleteAll(pipes);
}

bool FaultProxy::listen()
{
    if (m_server) return true;
    m_server = std::make_unique<Server>(*this);
    const bool ok = m_server->listen(QHostAddress::LocalHost, m_port);
    if (ok) m_port = m_server->serverPort();
    return ok;
}

void FaultProxy::stopListening()
{
    m_server.reset();
}

Endpoints FaultProxy::endpoints(Endpoints of) const
{
    for (std::string& url : of.url) {
        if (url.empty()) continue;
        const bool web = url.rfind("ws", 0) == 0;
        url = web ? "ws" : "http";
        url += m_tls ? "s://localhost:" : "://127.0.0.1:";
        url += std::to_string(m_port);
    }
    return of;
}

void FaultProxy::adopt(QTcpSocket* socket)
{
    m_pipes.push_back(new ProxyPipe(*this, socket));
}

void FaultProxy::note(Knock::Kind kind, const QByteArray& target)
{
    m_knocks.push_back({monoMs(), kind, target});
    if (m_knocks.size() > kKnocks) m_knocks.pop_front();
}

std::vector<qint64> FaultProxy::times(Knock::Kind kind, const QByteArray& part) const
{
    std::vector<qint64> out;
    for (const Knock& k : m_knocks)
        if (k.kind == kind && (part.isEmpty() || k.target.contains(part))) out.push_back(k.atMs);
    return out;
}

QList<QByteArray> FaultProxy::said(const QByteArray& part) const
{
    QList<QByteArray> out;
    for (const Said& one : m_said)
        if (one.text.contains(part)) out << one.text;
    return out;
}

std::vector<qint64> FaultProxy::saidAt(const Words& words) const
{
    std::vector<qint64> out;
    for (const Said& one : m_said)
        if (words.in(one.text)) out.push_back(one.atMs);
    return out;
}

std::map<QByteArray, std::vector<qint64>> FaultProxy::timesByTarget(Knock::Kind kind, const QByteArray& part) const
{
    std::map<QByteArray, std::vector<qint64>> out;
    for (const Knock& k : m_knocks)
        if (k.kind == kind && k.target.contains(part)) out[k.target].push_back(k.atMs);
    return out;
}

void FaultProxy::forget()
{
    m_knocks.clear();
    m_said.clear();
    m_givenUp.clear();
    m_inTheClear = 0;
}

QList<ProxyPipe*> FaultProxy::pipes(const QByteArray& part) const
{
    QList<ProxyPipe*> out;
    for (ProxyPipe* p : m_pipes)
        if (p->carries(part)) out << p;
    return out;
}

void FaultProxy::timeBooks(const Words& frames, const QByteArray& image)
{
    m_timed = frames;
    m_timedImage = image;
    m_timedSince = monoMs();
    m_ownStream = m_ownImage = 0;
}

int FaultProxy::open() const
{
    return static_cast<int>(pipes().size());
}

// ---- connections --------------------------------------------------------------------------

void FaultProxy::resetAll(const QByteArray& part)
{
    for (ProxyPipe* p : pipes(part)) p->reset();
}

void FaultProxy::endAll(const QByteArray& part)
{
    for (ProxyPipe* p : pipes(part)) p->end();
}

void FaultProxy::cutAll()
{
    for (ProxyPipe* p : pipes()) p->cut();
}

void FaultProxy::closeAll(int code, const QByteArray& why)
{
    for (ProxyPipe* p : pipes()) p->close(code, why);
}

void FaultProxy::setDeaf(bool on)
{
    m_deaf = on;
}

void FaultProxy::setHold(bool on)
{
    m_hold = on;
    if (on) return;
    for (ProxyPipe* p : pipes()) p->release();
}

void FaultProxy::setDelay(int fromMs, int toMs)
{
    m_delayFrom = fromMs;
    m_delayTo = toMs;
}

void FaultProxy::setDribble(int everyMs, const QByteArray& part)
{
    m_dribble = everyMs;
    m_dribblePart = part;
}

void FaultProxy::setUpgrade(Upgrade how, int status, int retryAfter, const QByteArray& body)
{
    m_upgrade = how;
    m_upgradeStatus = status;
    m_upgradeRetry = retryAfter;
    m_upgradeBody = body;
}

void FaultProxy::beat()
{
    const qint64 now = monoMs();
    const QList<ProxyPipe*> pipes = m_pipes;
    for (ProxyPipe* p : pipes) p->beat(now);
}

// ---- frames -------------------------------------------------------------------------------

bool FaultProxy::Words::in(const QByteArray& text) const
{
    return text.size() >= bytes &&
           std::all_of(all.begin(), all.end(), [&](const QByteArray& w) { return text.contains(w); });
}

void FaultProxy::edit(const Words& words, int count, Edit edit)
{
    m_edited = 0;
    m_rules.push_back({words, count, std::move(edit)});
}

bool FaultProxy::editing() const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [](const Rule& r) { return r.left > 0; });
}

QList<QByteArray> FaultProxy::passed(const QByteArray& text, const ProxyPipe* by)
{
    const auto rule =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const Rule& r) { return r.words.in(text); });
    m_past.push_back({by, text});
    if (m_past.size() > kPast) m_past.pop_front();
    if (rule == m_rules.end()) return {text};
    ++m_edited;
    m_editedAt = monoMs();
    const QList<QByteArray> out = rule->edit(text);
    if (rule->left > 0 && --rule->left == 0) m_rules.erase(rule);
    return out;
}

FaultProxy::Edit FaultProxy::drop()
{
    return [](const QByteArray&) { return QList<QByteArray>(); };
}

FaultProxy::Edit FaultProxy::dropEvery(int nth)
{
    return [nth, n = 0](const QByteArray& f) mutable {
        return ++n % nth == 0 ? QList<QByteArray>() : QList<QByteArray>{f};
    };
}

FaultProxy::Edit FaultProxy::twice()
{
    return [](const QByteArray& f) { return QList<QByteArray>{f, f}; };
}

FaultProxy::Edit FaultProxy::swap()
{
    return [kept = QByteArray()](const QByteArray& f) mutable {
        if (kept.isEmpty()) {
            kept = f;
            return QList<QByteArray>();
        }
        return QList<QByteArray>{f, std::exchange(kept, {})};
    };
}

FaultProxy::Edit FaultProxy::truncate()
{
    return [](const QByteArray& f) { return QList<QByteArray>{f.left(f.size() * 2 / 3)}; };
}

FaultProxy::Edit FaultProxy::replace(const QByteArray& from, const QByteArray& to)
{
    return [from, to](const QByteArray& f) {
        QByteArray changed = f;
        const qsizetype at = changed.indexOf(from);
        if (at >= 0) changed.replace(at, from.size(), to);
        return QList<QByteArray>{changed};
    };
}

void FaultProxy::replay(const Words& words, int count)
{
    std::vector<Passed> old;
    for (const Passed& p : m_past)
        if (words.in(p.text)) old.push_back(p);
    // Not the newest: those are what is just there. Each goes where it came from.
    const std::size_t from = old.size() - std::min<std::size_t>(old.size(), 15);
    const QList<ProxyPipe*> there = pipes();
    for (std::size_t i = from; i < std::min(from + static_cast<std::size_t>(count), old.size()); ++i)
        for (ProxyPipe* p : there)
            if (p == old[i].by) p->send(ws::frame(ws::Text, old[i].text, std::nullopt));
}

void FaultProxy::inject(const QByteArray& wire, const QByteArray& part)
{
    for (ProxyPipe* p : pipes(part)) p->send(wire);
}

void FaultProxy::injectText(const QByteArray& text, const QByteArray& part)
{
    inject(ws::frame(ws::Text, text, std::nullopt), part);
}

// ---- REST ---------------------------------------------------------------------------------

const QByteArray& FaultProxy::bomb()
{
    static const QByteArray packed = qCompress(QByteArray(200 << 20, ' '), 1).mid(4);
    return packed;
}

void FaultProxy::setRest(const QByteArray& part, const Reply& reply)
{
    m_rest.prepend({part, reply});
}

const FaultProxy::Reply* FaultProxy::replyFor(const QByteArray& target) const
{
    for (const auto& [part, reply] : m_rest)
        if (target.contains(part)) return &reply;
    return nullptr;
}

void FaultProxy::editRest(const QByteArray& part, std::function<QByteArray(const QByteArray&)> edit)
{
    m_restEdits.push_back({part, std::move(edit)});
}

void FaultProxy::clear()
{
    m_deaf = m_mute = m_swallowPongs = m_knockReset = m_handshakeDrop = false;
    m_swallowed.clear();
    setDelay(0, 0);
    setDribble(0, {});
    setUpgrade(Upgrade::Pass);
    m_rules.clear();
    m_rest.clear();
    m_restEdits.clear();
    setHold(false);
    listen();
}

}  // namespace plimsoll::test
