#include "tests/support/fake_venue.h"

#include "tests/support/fake_venue_dialect.h"
#include "tests/support/loop_watch.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSslSocket>

#include <algorithm>

#include <sys/socket.h>

namespace plimsoll::test {
namespace {

constexpr std::size_t kHistory = 60;
constexpr int kMarksEvery = 8;  // steps
constexpr int kTradeEvery = 2;

void resetNow(QTcpSocket* socket)
{
    const linger now{1, 0};
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
    socket->deleteLater();
}

}  // namespace

struct FakeVenue::Past {
    QHash<QString, std::deque<FakeText>> texts;
};

class FakeVenue::Server : public QTcpServer {
public:
    explicit Server(FakeVenue& venue) : m_venue(venue) {}

protected:
    void incomingConnection(qintptr handle) override
    {
        auto* socket = new QSslSocket(this);
        if (!socket->setSocketDescriptor(handle)) {
            delete socket;
            return;
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_venue.m_knocks.push_back({m_venue.now(), Knock::Tcp, {}});
        if (m_venue.m_knockReset) {
            resetNow(socket);
            return;
        }
        if (m_venue.m_tls) {
            socket->setSslConfiguration(*m_venue.m_tls);
            socket->startServerEncryption();
        }
        m_venue.adopt(socket);
    }

private:
    FakeVenue& m_venue;
};

static std::unique_ptr<FakeDialect> makeDialect(FakeVenue::Dialect dialect)
{
    switch (dialect) {
        case FakeVenue::Dialect::Binance: return makeFakeBinance();
        case FakeVenue::Dialect::Bybit: return makeFakeBybit();
        case FakeVenue::Dialect::Okx: return makeFakeOkx();
        case FakeVenue::Dialect::Hyperliquid: return makeFakeHyperliquid();
    }
    return nullptr;
}

FakeVenue::FakeVenue(Dialect dialect, int stepMs, QObject* parent)
    : QObject(parent), m_dialect(makeDialect(dialect)), m_stepMs(stepMs), m_past(std::make_unique<Past>())
{
    m_since.start();
    addSymbol(Market::Perp, "BTCUSDT", 650'000);
    addSymbol(Market::Perp, "ETHUSDT", 33'000);
    addSymbol(Market::Spot, "BTCUSDT", 650'010);
    addSymbol(Market::Spot, "ETHUSDT", 33'001);
    connect(&m_timer, &QTimer::timeout, this, &FakeVenue::step);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_delayTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_delayTimer, &QTimer::timeout, this, &FakeVenue::sendDelayed);
    listen();
    setAuto(true);
}

FakeVenue::~FakeVenue()
{
    m_timer.stop();
    for (FakeVenueSocket* s : std::as_const(m_sockets)) s->disconnect(this);
}

bool FakeVenue::listen(quint16 port)
{
    m_server = std::make_unique<Server>(*this);
    const bool ok = m_server->listen(QHostAddress::LocalHost, port);
    if (ok) m_port = m_server->serverPort();
    return ok;
}

void FakeVenue::stopListening()
{
    m_server.reset();
}

Endpoints FakeVenue::endpoints() const
{
    const std::string where = (m_tls ? "s://localhost:" : "://127.0.0.1:") + std::to_string(m_port);
    Endpoints e;
    e.at(Role::Rest) = e.at(Role::SpotRest) = "http" + where;
    e.at(Role::Ws) = e.at(Role::SpotWs) = "ws" + where;
    return e;
}

void FakeVenue::useTls(const QSslConfiguration& tls)
{
    m_tls = tls;
}

void FakeVenue::adopt(QTcpSocket* tcp)
{
    // Owned by us, not by the server: closing the port keeps what is open.
    auto* socket = new FakeVenueSocket(tcp, this);
    m_sockets.push_back(socket);
    connect(socket, &FakeVenueSocket::request, this,
            [this, socket](const HttpRequest& r) { onRequest(socket, r); });
    connect(socket, &FakeVenueSocket::message, this, [this, socket](const QByteArray& text) {
        const TestWork work;
        m_received << QString::fromUtf8(text);
        if (m_deaf) return;
        m_dialect->clientText(*this, *socket, QJsonDocument::fromJson(text).object());
    });
    connect(socket, &FakeVenueSocket::gone, this, [this, socket] { m_sockets.removeAll(socket); });
}

// ---- HTTP --------------------------------------------------------------------------------

void FakeVenue::onRequest(FakeVenueSocket* socket, const HttpRequest& request)
{
    const TestWork work;
    const bool upgrade = request.headers.value("upgrade").toLower() == "websocket";
    QString asked = QString::fromLatin1(request.target);
    if (!request.body.isEmpty()) asked += QLatin1Char(' ') + QString::fromUtf8(request.body);
    m_knocks.push_back({now(), upgrade ? Knock::Upgrade : Knock::Rest, asked});
    if (upgrade) {
        onUpgrade(socket, request);
        return;
    }
    if (restFault(socket, request)) return;
    QUrl url(QString::fromLatin1(request.target));
    if (!request.body.isEmpty()) url.setFragment(QString::fromUtf8(request.body), QUrl::DecodedMode);
    std::optional<TruthBook> book;
    if (const TruthSymbol* s = m_dialect->imageAsked(*this, url)) {
        book = s->book();
        if (m_oldImages > 0) {
            --m_oldImages;
            book = s->ago(static_cast<std::size_t>(m_oldImageSteps));
        }
        if (editImages) editImages(*book);
    }
    const auto body =
        m_dialect->rest(*this, url, QDateTime::currentMSecsSinceEpoch() + skewMs, book ? &*book : nullptr);
    if (body)
        socket->answer(200, *body, "application/json", {m_restHeader});
    else
        socket->answer(404, R"({"code":-1,"msg":"no such path"})");
}

bool FakeVenue::restFault(FakeVenueSocket* socket, const HttpRequest& request)
{
    const QString target = QString::fromLatin1(request.target) + QString::fromUtf8(request.body);
    const auto faults = m_restFaults;  // a listener may clear them
    for (const auto& [part, fault] : faults) {
        if (!target.contains(part)) continue;
        QList<QByteArray> headers;
        if (fault.retryAfter >= 0) headers << "Retry-After: " + QByteArray::number(fault.retryAfter);
        switch (fault.kind) {
            case RestFault::Answer:
                if (!fault.location.isEmpty()) headers << "Location: " + fault.location;
                socket->answer(fault.status, fault.body, fault.type, headers);
                break;
            case RestFault::Empty: socket->answer(200, {}, fault.type); break;
            case RestFault::Hang: break;
            case RestFault::Truncate:
                socket->raw(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    "5000\r\n\r\n{\"symbols\":[");
                socket->end();
                break;
            case RestFault::Loop: socket->answer(302, {}, "text/plain", {"Location: " + request.target}); break;
            case RestFault::Reset: socket->reset(); break;
            case RestFault::Dribble:
                socket->dribble(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n" +
                        QByteArray(5000, ' '),
                    5);
                break;
            case RestFault::Bomb: {
                // 200 MB of nothing in about 200 kB.
                static const QByteArray packed = qCompress(QByteArray(200 << 20, ' '), 9).mid(4);
                socket->answer(200, packed, "application/json", {"Content-Encoding: deflate"});
                break;
            }
        }
        Q_EMIT restFaultUsed();
        return true;
    }
    return false;
}

void FakeVenue::setRest(const QString& pathPart, const RestFault& fault)
{
    m_restFaults.prepend({pathPart, fault});
}

void FakeVenue::onUpgrade(FakeVenueSocket* socket, const HttpRequest& request)
{
    const bool hit = m_upgradeFault != UpgradeFault::None &&
                     (m_upgradePart.isEmpty() || QString::fromLatin1(request.target).contains(m_upgradePart));
    switch (hit ? m_upgradeFault : UpgradeFault::None) {
        case UpgradeFault::None: break;
        case UpgradeFault::Status: {
            QList<QByteArray> headers;
            if (m_upgradeRetry >= 0) headers << "Retry-After: " + QByteArray::number(m_upgradeRetry);
            socket->answer(m_upgradeStatus, m_upgradeBody, "text/plain", headers);
            return;
        }
        case UpgradeFault::Never: return;
        case UpgradeFault::Garbage: socket->raw("\x16\x03\x01 SSH-2.0 this is not HTTP at all\r\n"); return;
        case UpgradeFault::Redirect:
            socket->answer(302, {}, "text/plain", {"Location: http://127.0.0.1:1/elsewhere"});
            return;
        case UpgradeFault::FalseKey: socket->acceptUpgrade(request, true); return;
        case UpgradeFault::EndlessHead:
            socket->raw("HTTP/1.1 101 Switching Protocols\r\nX-Filler: " + QByteArray(100'000, 'x'));
            return;
        case UpgradeFault::Reset: socket->reset(); return;
        case UpgradeFault::End: socket->end(); return;
    }
    if (!m_dialect->knowsSocket(request.path())) {
        socket->answer(404, "no such stream");
        return;
    }
    socket->acceptUpgrade(request);
    socket->deaf(m_deaf);
    socket->hold(m_hold);
    socket->ignorePings(ignorePings);
}

void FakeVenue::setUpgrade(UpgradeFault fault, int status, int retryAfter, const QByteArray& body,
                           const QString& part)
{
    m_upgradeFault = fault;
    m_upgradeStatus = status;
    m_upgradeRetry = retryAfter;
    m_upgradeBody = body;
    m_upgradePart = part;
}

// ---- the market --------------------------------------------------------------------------

void FakeVenue::setAuto(bool on)
{
    if (on)
        m_timer.start(m_stepMs);
    else
        m_timer.stop();
}

void FakeVenue::addSymbol(Market market, const std::string& name, qint64 midTicks)
{
    const auto seed = static_cast<unsigned>(m_symbols.size() + 1);
    m_symbols.push_back(std::make_unique<TruthSymbol>(name, market, midTicks, seed, m_dialect->stepByOne()));
    if (m_dialect->countsTime()) m_symbols.back()->countTime(QDateTime::currentMSecsSinceEpoch() + skewMs);
}

const TruthSymbol* FakeVenue::find(Market market, const std::string& name) const
{
    const std::string own = m_dialect->truthName(name);
    for (const auto& s : m_symbols) {
        if (s->market() == market && s->symbol() == own) return s.get();
    }
    return nullptr;
}

TruthSymbol& FakeVenue::symbol(Market market, const std::string& name)
{
    const auto it = std::find_if(m_symbols.begin(), m_symbols.end(),
                                 [&](const auto& s) { return s->market() == market && s->symbol() == name; });
    Q_ASSERT(it != m_symbols.end());
    return **it;
}

void FakeVenue::step()
{
    const TestWork work;
    ++m_steps;
    const qint64 ms = QDateTime::currentMSecsSinceEpoch() + skewMs;
    const bool first = m_steps % kMarksEvery == 1;
    for (const auto& s : m_symbols) {
        if (s->status != "TRADING") continue;
        const TruthStep step = s->step(ms);
        for (const FakeText& t : m_dialect->depth(*s, step)) deliver(t);
        for (const FakeText& t : m_dialect->quotes(*s, ms, false)) deliver(t);
        if (m_steps % kTradeEvery == 0) {
            const TruthTrade trade = s->trade(ms);
            const FakeText t = m_dialect->trade(*s, trade);
            deliver(t);
        }
    }
    if (!first) return;
    std::vector<const TruthSymbol*> perps;
    for (const auto& s : m_symbols) {
        if (s->market() != Market::Perp) continue;
        s->moveContext(ms);
        perps.push_back(s.get());
    }
    for (const FakeText& t : m_dialect->marks(perps, ms)) deliver(t);
}

void FakeVenue::liquidate(const std::string& name)
{
    TruthSymbol& s = symbol(Market::Perp, name);
    const auto n = static_cast<qint64>(s.liquidations().size());
    s.note({s.mid() + n % 3, 1'500 + n, n % 3 != 1, QDateTime::currentMSecsSinceEpoch() + skewMs});
    deliver(m_dialect->liquidation(s, s.liquidations().back()));
}

void FakeVenue::cross(Market market, const std::string& name)
{
    TruthSymbol& s = symbol(market, name);
    const TruthStep step = s.cross(QDateTime::currentMSecsSinceEpoch() + skewMs);
    for (const FakeText& t : m_dialect->depth(s, step)) deliver(t);
}

void FakeVenue::renumber(const std::string& name)
{
    if (m_dialect->countsTime()) {
        skewMs -= 7'200'000;
        return;
    }
    for (const auto& s : m_symbols) {
        if (s->symbol() == name) s->renumber(1);
    }
    if (!m_dialect->stepByOne()) return;
    // Bybit: u = 1 comes as an image of everything.
    unaskedImage(QString::fromStdString(name));
}

void FakeVenue::unaskedImage(const QString& name)
{
    const qint64 ms = QDateTime::currentMSecsSinceEpoch() + skewMs;
    for (FakeVenueSocket* socket : std::as_const(m_sockets)) {
        if (!socket->isWebSocket()) continue;
        const TruthSymbol* s = find(m_dialect->marketOf(*socket), name.toStdString());
        for (const QString& topic : std::as_const(socket->topics)) {
            const bool about = topic.endsWith(name) || find(s ? s->market() : Market::Perp,
                                                            topic.section(QLatin1Char(':'), 1).toStdString()) == s;
            if (!s || !about) continue;
            const QByteArray text = m_dialect->image(*s, s->book(), topic, ms);
            if (!text.isEmpty()) emitFrame(socket, text);
        }
    }
}

void FakeVenue::announceClosing()
{
    const QByteArray text = m_dialect->closingNotice(QDateTime::currentMSecsSinceEpoch() + skewMs);
    if (!text.isEmpty()) sendText(text);
}

// ---- delivery ----------------------------------------------------------------------------

bool FakeVenue::isDead(const QString& topic) const
{
    return std::any_of(deadTopics.begin(), deadTopics.end(), [&](const QString& d) { return topic.contains(d); });
}

bool FakeVenue::carries(const FakeVenueSocket& socket, const FakeText& what) const
{
    return socket.isWebSocket() && socket.topics.contains(what.topic) &&
           m_dialect->marketOf(socket) == what.market && m_dialect->routeCarries(socket, what.topic);
}

void FakeVenue::deliver(const FakeText& what, FakeVenueSocket* only)
{
    const QString name = QLatin1String(what.market == Market::Spot ? "spot:" : "perp:") + what.topic;
    // One text for all, so that every connection sees the same fault once.
    QList<QByteArray> frames{what.text};
    if (!only) {
        auto& past = m_past->texts[name];
        past.push_back(what);
        if (past.size() > kHistory) past.pop_front();
        const auto m = std::find_if(m_mangles.begin(), m_mangles.end(),
                                    [&](const Mangling& x) { return name.contains(x.part); });
        const bool heard = std::any_of(m_sockets.cbegin(), m_sockets.cend(),
                                       [&](const FakeVenueSocket* s) { return carries(*s, what); });
        if (m != m_mangles.end() && heard) {
            frames = m->mangle(what.text);
            ++m_mangled;
            if (--m->left == 0) m_mangles.erase(m);
        }
    }
    if (m_mute || isDead(name)) return;
    for (FakeVenueSocket* socket : std::as_const(m_sockets)) {
        if ((only && socket != only) || !carries(*socket, what)) continue;
        for (const QByteArray& frame : frames) emitFrame(socket, frame);
    }
}

void FakeVenue::emitFrame(FakeVenueSocket* socket, const QByteArray& text)
{
    ++m_framesSent;
    if (m_delayTo <= 0 && m_delayed.empty()) {
        socket->text(text);
        return;
    }
    std::uniform_int_distribution<int> wait(m_delayFrom, m_delayTo);
    m_delayedUntil = std::max(m_delayedUntil, now() + wait(m_random));
    m_delayed.push_back({m_delayedUntil, socket, text});
}

void FakeVenue::sendDelayed()
{
    const TestWork work;
    while (!m_delayed.empty() && m_delayed.front().at <= now()) {
        const Delayed d = std::move(m_delayed.front());
        m_delayed.pop_front();
        if (m_sockets.contains(d.socket)) d.socket->text(d.text);
    }
}

void FakeVenue::setDelay(int fromMs, int toMs)
{
    m_delayFrom = fromMs;
    m_delayTo = toMs;
    if (!m_delayTimer.isActive()) m_delayTimer.start(5);
}

QList<FakeVenueSocket*> FakeVenue::sockets(const QString& topicPart) const
{
    QList<FakeVenueSocket*> out;
    for (FakeVenueSocket* s : std::as_const(m_sockets)) {
        if (!s->isWebSocket()) continue;
        const bool has =
            topicPart.isEmpty() || std::any_of(s->topics.cbegin(), s->topics.cend(),
                                               [&](const QString& t) { return t.contains(topicPart); });
        if (has) out << s;
    }
    return out;
}

void FakeVenue::closeAll(int code, const QByteArray& reason)
{
    for (FakeVenueSocket* s : sockets()) s->closeFrame(code, reason);
}

void FakeVenue::resetAll()
{
    for (FakeVenueSocket* s : sockets()) s->reset();
}

void FakeVenue::endAll()
{
    for (FakeVenueSocket* s : sockets()) s->end();
}

void FakeVenue::cutAll()
{
    for (FakeVenueSocket* s : sockets()) {
        s->raw(ws::frame(ws::Text, QByteArray(400, 'x'), std::nullopt).left(100));
        s->end();
    }
}

void FakeVenue::setDeaf(bool on)
{
    m_deaf = on;
    for (FakeVenueSocket* s : sockets()) s->deaf(on);
}

void FakeVenue::setHold(bool on)
{
    m_hold = on;
    for (FakeVenueSocket* s : sockets()) s->hold(on);
}

void FakeVenue::sendRaw(const QByteArray& wire, const QString& topicPart)
{
    for (FakeVenueSocket* s : sockets(topicPart)) s->raw(wire);
}

void FakeVenue::sendText(const QByteArray& text, const QString& topicPart)
{
    for (FakeVenueSocket* s : sockets(topicPart)) s->text(text);
}

// ---- frames ------------------------------------------------------------------------------

void FakeVenue::mangleNext(const QString& topicPart, int count, Mangle mangle)
{
    m_mangled = 0;
    m_mangles.push_back({topicPart, count, std::move(mangle)});
}

FakeVenue::Mangle FakeVenue::drop()
{
    return [](const QByteArray&) { return QList<QByteArray>(); };
}

FakeVenue::Mangle FakeVenue::twice()
{
    return [](const QByteArray& f) { return QList<QByteArray>{f, f}; };
}

FakeVenue::Mangle FakeVenue::swap()
{
    return [kept = QByteArray()](const QByteArray& f) mutable {
        if (kept.isEmpty()) {
            kept = f;
            return QList<QByteArray>();
        }
        return QList<QByteArray>{f, std::exchange(kept, {})};
    };
}

FakeVenue::Mangle FakeVenue::truncate()
{
    return [](const QByteArray& f) { return QList<QByteArray>{f.left(f.size() * 2 / 3)}; };
}

FakeVenue::Mangle FakeVenue::replace(const QByteArray& from, const QByteArray& to)
{
    return [from, to](const QByteArray& f) {
        QByteArray changed = f;
        const qsizetype at = changed.indexOf(from);
        if (at >= 0) changed.replace(at, from.size(), to);
        return QList<QByteArray>{changed};
    };
}

void FakeVenue::replayOld(const QString& part, int count)
{
    for (auto it = m_past->texts.cbegin(); it != m_past->texts.cend(); ++it) {
        if (!it.key().contains(part) || it.value().size() < 20) continue;
        for (int i = 0; i < count; ++i) {
            const FakeText& old = it.value()[it.value().size() - 15 + static_cast<std::size_t>(i)];
            for (FakeVenueSocket* s : std::as_const(m_sockets)) {
                if (carries(*s, old)) s->text(old.text);
            }
        }
    }
}

// ---- what happened -----------------------------------------------------------------------

std::vector<qint64> FakeVenue::times(Knock::Kind kind, const QString& part) const
{
    std::vector<qint64> out;
    for (const Knock& k : m_knocks) {
        if (k.kind == kind && (part.isEmpty() || k.target.contains(part))) out.push_back(k.atMs);
    }
    return out;
}

QStringList FakeVenue::received(const QString& part) const
{
    return part.isEmpty() ? m_received : m_received.filter(part);
}

void FakeVenue::forget()
{
    m_knocks.clear();
    m_received.clear();
}

}  // namespace plimsoll::test
