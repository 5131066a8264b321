// Sockets, routes and subscriptions. binance.md sections 1.1 to 1.3.
#include "feeds/sim/server/binance_dialect.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr int kTopicsPerSocket = 1024;
constexpr int kPerpMessages = 10, kSpotMessages = 5;  // a second

std::string answer(std::int64_t id)
{
    JsonText t;
    return t.object().null("result").number("id", id).endObject().take();
}

std::string refusal(std::int64_t id, int code, std::string_view why)
{
    JsonText t;
    t.object().object("error").number("code", code).text("msg", why).endObject().number("id", id).endObject();
    return t.take();
}

}  // namespace

std::unique_ptr<Dialect> makeBinanceDialect(Host& host)
{
    return std::make_unique<BinanceDialect>(host);
}

bool BinanceDialect::knowsSocket(const QString& path) const
{
    static const QStringList roots = {QStringLiteral("/public"), QStringLiteral("/market"),
                                      QStringLiteral("/private"), QString()};
    return std::any_of(roots.begin(), roots.end(), [&](const QString& root) {
        return path == root + QLatin1String("/stream") || path == root + QLatin1String("/ws") ||
               path.startsWith(root + QLatin1String("/ws/"));
    });
}

bool BinanceDialect::spot(const ClientSocket& socket)
{
    return !socket.target.startsWith(QLatin1String("/public")) &&
           !socket.target.startsWith(QLatin1String("/market")) &&
           !socket.target.startsWith(QLatin1String("/private"));
}

// Streams named by the address: /stream?streams=a/b or /ws/a.
void BinanceDialect::opened(ClientSocket& socket)
{
    const QUrl url(socket.target);
    QString names = QUrlQuery(url).queryItemValue(QStringLiteral("streams"), QUrl::FullyDecoded);
    if (names.isEmpty()) names = url.path().section(QStringLiteral("/ws/"), 1);
    const QStringList list = names.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const QString& name : list) subscribe(socket, name, true);
}

plimsoll::Market BinanceDialect::marketOf(const ClientSocket& socket, const QString&) const
{
    return spot(socket) ? plimsoll::Market::Spot : plimsoll::Market::Perp;
}

// A wrong route is acknowledged and stays silent.
bool BinanceDialect::routeCarries(const ClientSocket& socket, const QString& topic) const
{
    if (spot(socket)) return true;
    if (socket.target.startsWith(QLatin1String("/private"))) return false;  // accounts: there are none
    static const QStringList ofPublic = {QStringLiteral("@depth"), QStringLiteral("bookTicker"),
                                         QStringLiteral("@rpiDepth"), QStringLiteral("@trade")};
    const bool isPublic =
        std::any_of(ofPublic.begin(), ofPublic.end(), [&](const QString& part) { return topic.contains(part); });
    return isPublic == socket.target.startsWith(QLatin1String("/public"));
}

bool BinanceDialect::subscribe(ClientSocket& socket, const QString& topic, bool on)
{
    if (on && socket.topics.size() >= kTopicsPerSocket) return false;
    if (on)
        socket.topics.insert(topic);
    else
        socket.topics.remove(topic);
    if (!on || routeCarries(socket, topic)) m_host.hear(socket, marketOf(socket, topic), topic, on);
    return true;
}

void BinanceDialect::clientText(ClientSocket& socket, const QByteArray& text)
{
    const QString whose = QStringLiteral("messages %1").arg(reinterpret_cast<quintptr>(&socket));
    if (m_host.spent(whose, 1, 1'000) > (spot(socket) ? kSpotMessages : kPerpMessages)) {
        socket.closeFrame(1008, "Too many requests");
        return;
    }
    QJsonParseError error;
    const QJsonObject frame = QJsonDocument::fromJson(text, &error).object();
    const std::int64_t id = frame.value(QStringLiteral("id")).toInteger();
    if (m_host.ignores()) return;
    if (error.error != QJsonParseError::NoError)
        return m_host.tell(socket, refusal(id, 3, "Invalid JSON: expected value"));
    const QString method = frame.value(QStringLiteral("method")).toString();
    if (method == QLatin1String("LIST_SUBSCRIPTIONS")) {
        JsonText t;
        t.object().array("result");
        for (const QString& topic : std::as_const(socket.topics)) t.text(topic.toStdString());
        return m_host.tell(socket, t.endArray().number("id", id).endObject().take());
    }
    if (method == QLatin1String("SET_PROPERTY")) return m_host.tell(socket, answer(id));
    const bool on = method == QLatin1String("SUBSCRIBE");
    if (!on && method != QLatin1String("UNSUBSCRIBE"))
        return m_host.tell(socket, refusal(id, 2, "Invalid request: unknown method"));
    const QJsonArray params = frame.value(QStringLiteral("params")).toArray();
    for (const QJsonValue& p : params)
        if (!p.isString() || (on && m_host.refuses(p.toString())))
            return m_host.tell(socket, refusal(id, 2, "Invalid request: invalid stream"));
    for (const QJsonValue& p : params)
        if (!subscribe(socket, p.toString(), on))
            return m_host.tell(socket, refusal(id, 2, "Invalid request: too many streams"));
    if (on) m_host.subscribedAnew();
    m_host.tell(socket, answer(id));
}

// "/ws" has no envelope: {"stream":"btcusdt@aggTrade","data":{...}} -> {...}
QByteArray BinanceDialect::shaped(const ClientSocket& socket, const QByteArray& text) const
{
    const bool bare = socket.target.contains(QLatin1String("/ws"));
    const qsizetype at = bare ? text.indexOf(",\"data\":") : -1;
    return at < 0 ? text : text.mid(at + 8, text.size() - at - 9);
}

void BinanceDialect::say(const ServedSymbol& s, const QString& topic, const JsonText& data, ClientSocket* only)
{
    JsonText t;
    t.object().text("stream", topic.toStdString()).raw("data", data.str()).endObject();
    m_host.send(s.market(), topic, t.str(), only);
}

void BinanceDialect::sayAll(const QString& topic, const JsonText& data)
{
    JsonText t;
    t.object().text("stream", topic.toStdString()).raw("data", data.str()).endObject();
    m_host.send(plimsoll::Market::Perp, topic, t.str());
}

std::string BinanceDialect::closingNotice() const
{
    JsonText t;
    t.object().text("stream", "!serverShutdown").object("data").text("e", "serverShutdown").number("E", now());
    return t.endObject().endObject().take();
}

}  // namespace plimsoll::sim
