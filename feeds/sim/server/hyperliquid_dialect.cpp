// The socket and its subscriptions. hyperliquid.md sections 1, 6.
#include "feeds/sim/server/hyperliquid_dialect.h"

#include "feeds/hyperliquid/hyperliquid.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cstdio>

namespace plimsoll::sim {

namespace {

constexpr int kConnections = 10, kMinuteMs = 60'000, kUsers = 10;
constexpr double kMessages = 2'000;
constexpr qsizetype kSubscriptions = 1'000;
constexpr std::size_t kHistory = 40;     // trades that a subscription begins with, at most
constexpr AccountId kStrategyEvery = 4;  // of the makers, so many is one of the known strategies

bool isPair(const QString& coin)
{
    return coin.startsWith(QLatin1Char('@')) || coin.contains(QLatin1Char('/'));
}

// "l2Book BTC", "l2Book+fast BTC", "l2Book+4 BTC", "candle+1m BTC", "userFills 0x...", "allMids"
QString topicOf(const QJsonObject& s)
{
    QString topic = s.value(QStringLiteral("type")).toString();
    if (s.value(QStringLiteral("fast")).toBool()) topic += QLatin1String("+fast");
    if (const int figures = s.value(QStringLiteral("nSigFigs")).toInt(); figures > 0) {
        topic += QLatin1Char('+') + QString::number(figures);
        const int mantissa = s.value(QStringLiteral("mantissa")).toInt();
        if (mantissa > 0) topic += QLatin1Char('x') + QString::number(mantissa);
    }
    if (s.contains(QStringLiteral("interval")))
        topic += QLatin1Char('+') + s.value(QStringLiteral("interval")).toString();
    const QString whom = s.value(QStringLiteral("coin")).toString() + s.value(QStringLiteral("user")).toString();
    return whom.isEmpty() ? topic : topic + QLatin1Char(' ') + whom;
}

}  // namespace

std::unique_ptr<Dialect> makeHyperliquidDialect(Host& host)
{
    return std::make_unique<HyperliquidDialect>(host);
}

plimsoll::Market HyperliquidDialect::marketOf(const ClientSocket&, const QString& topic) const
{
    return isPair(topic.section(QLatin1Char(' '), 1)) ? plimsoll::Market::Spot : plimsoll::Market::Perp;
}

const ServedSymbol* HyperliquidDialect::coin(const QString& name) const
{
    return m_host.venue().find(isPair(name) ? plimsoll::Market::Spot : plimsoll::Market::Perp, name.toStdString());
}

std::string HyperliquidDialect::addressOf(AccountId account) const
{
    const ServedVenue& venue = m_host.venue();
    if (venue.liquidatorVault == account) return std::string(hyperliquid::kVaults[0]);
    if (venue.kindOf && account % kStrategyEvery == 0 && venue.kindOf(account) == AccountKind::Maker)
        return std::string(hyperliquid::kVaults[4 + account / kStrategyEvery % 3]);
    return addressOfNumber(account);
}

std::string HyperliquidDialect::addressOfNumber(std::uint64_t number)
{
    std::array<char, 48> text{};
    const std::uint64_t mixed = (number + 1) * 0x9e3779b97f4a7c15ULL;
    std::snprintf(text.data(), text.size(), "0x%016llx%08x%016llx", static_cast<unsigned long long>(mixed),
                  static_cast<unsigned>(number), static_cast<unsigned long long>(mixed * 0xff51afd7ed558ccdULL));
    return text.data();
}

void HyperliquidDialect::opened(ClientSocket& socket)
{
    if (m_host.connectionsOf(socket.peer()) > kConnections) {
        m_host.tell(socket, "Cannot open more than 10 connections.");
        socket.closeFrame(1008);
    }
}

void HyperliquidDialect::error(ClientSocket& socket, const QByteArray& what)
{
    JsonText t;
    m_host.tell(socket, t.object().text("channel", "error").text("data", what.toStdString()).endObject().take());
}

void HyperliquidDialect::clientText(ClientSocket& socket, const QByteArray& text)
{
    if (m_host.spent(QStringLiteral("messages ") + socket.peer(), 1, kMinuteMs) > kMessages)
        return error(socket, "Cannot send more than 2000 websocket messages per minute.");
    const QJsonObject frame = QJsonDocument::fromJson(text).object();
    const QString method = frame.value(QStringLiteral("method")).toString();
    if (method == QLatin1String("ping")) return m_host.tell(socket, R"({"channel":"pong"})");
    if (m_host.ignores()) return;
    if (method == QLatin1String("post")) return post(socket, frame);
    const bool on = method == QLatin1String("subscribe");
    const QJsonObject asked = frame.value(QStringLiteral("subscription")).toObject();
    const QByteArray said = QJsonDocument(asked).toJson(QJsonDocument::Compact);
    if ((!on && method != QLatin1String("unsubscribe")) || asked.isEmpty() ||
        (on && m_host.refuses(topicOf(asked))))
        return error(socket, "Error parsing JSON into valid websocket request: " + said);
    subscription(socket, asked, on);
}

void HyperliquidDialect::subscription(ClientSocket& socket, const QJsonObject& asked, bool on)
{
    const QString topic = topicOf(asked);
    const QByteArray said = QJsonDocument(asked).toJson(QJsonDocument::Compact);
    const QString name = asked.value(QStringLiteral("coin")).toString();
    const ServedSymbol* s = name.isEmpty() ? nullptr : coin(name);
    // Section 1: one unknown coin closes the socket, without a word.
    if (on && !name.isEmpty() && !s) return socket.reset();
    if (on == socket.topics.contains(topic))
        return error(socket, (on ? "Already subscribed: " : "Already unsubscribed: ") + said);
    if (on && socket.topics.size() >= kSubscriptions)
        return error(socket, "Cannot track more than 1000 total subscriptions.");
    if (on && asked.contains(QStringLiteral("user")) && m_host.connectionsOf(socket.peer()) > 0) {
        QSet<QString> users{topic.section(QLatin1Char(' '), 1)};
        for (const ClientSocket* other : m_host.clients()) {
            if (other->peer() != socket.peer()) continue;
            for (const QString& t : std::as_const(other->topics))
                if (t.contains(QLatin1String(" 0x"))) users.insert(t.section(QLatin1Char(' '), 1));
        }
        if (users.size() > kUsers) return error(socket, "Cannot track more than 10 total users.");
    }
    if (on) m_host.subscribedAnew();
    if (on)
        socket.topics.insert(topic);
    else
        socket.topics.remove(topic);
    QJsonObject whole = asked;
    if (asked.value(QStringLiteral("type")) == QLatin1String("l2Book")) {  // defaults are filled in
        for (const char* key : {"nSigFigs", "mantissa"})
            if (!whole.contains(QLatin1String(key))) whole.insert(QLatin1String(key), QJsonValue());
    }
    JsonText t;
    t.object()
        .text("channel", "subscriptionResponse")
        .object("data")
        .text("method", on ? "subscribe" : "unsubscribe");
    t.raw("subscription", QJsonDocument(whole).toJson(QJsonDocument::Compact).toStdString()).endObject();
    m_host.tell(socket, t.endObject().take());
    m_host.hear(socket, marketOf(socket, topic), topic, on);
    if (on) first(socket, topic, s);
}

// {"method":"post","id":1,"request":{"type":"info","payload":{"type":"l2Book","coin":"BTC"}}}
void HyperliquidDialect::post(ClientSocket& socket, const QJsonObject& frame)
{
    const QJsonObject request = frame.value(QStringLiteral("request")).toObject();
    const QJsonObject payload = request.value(QStringLiteral("payload")).toObject();
    if (!frame.contains(QStringLiteral("id")) || request.value(QStringLiteral("type")) != QLatin1String("info"))
        return error(socket, "Error parsing JSON into valid websocket request");
    int status = 200;
    const auto body = info(payload, status);
    JsonText t;
    t.object().text("channel", "post").object("data").number("id", frame.value(QStringLiteral("id")).toInteger());
    t.object("response").text("type", "info").object("payload");
    t.text("type", payload.value(QStringLiteral("type")).toString().toStdString())
        .raw("data", body.value_or("null"));
    m_host.tell(socket, t.endObject().endObject().endObject().endObject().take());
}

// Books and contexts begin with what is; vaults with their history; trades with what was traded last.
void HyperliquidDialect::first(ClientSocket& socket, const QString& topic, const ServedSymbol* s)
{
    const plimsoll::Market market = marketOf(socket, topic);
    const auto say = [&](const std::string& text) {
        if (!text.empty()) m_host.send(market, topic, text, &socket);
    };
    const QString type = topic.section(QLatin1Char(' '), 0, 0);
    if (type == QLatin1String("userFills")) {
        const std::string user = topic.section(QLatin1Char(' '), 1).toStdString();
        JsonText t;
        t.object().text("channel", "userFills").object("data").text("user", user).flag("isSnapshot", true);
        t.array("fills");
        for (const std::string& row : m_fills[user]) t.raw(row);
        return say(t.endArray().endObject().endObject().take());
    }
    if (type == QLatin1String("allDexsAssetCtxs") || type == QLatin1String("assetCtxs")) {
        JsonText t;
        t.object().text("channel", type.toStdString());
        if (type == QLatin1String("assetCtxs"))
            t.object("data").text("dex", "").raw("ctxs", '[' + contexts() + ']').endObject();
        else
            t.object("data").raw("ctxs", "[[\"\",[" + contexts() + "]]]").endObject();
        return say(t.endObject().take());
    }
    if (type == QLatin1String("fastAssetCtxs")) return say(packedMarks(m_marksTold, true));
    if (type == QLatin1String("allMids")) return say(mids());
    if (!s) return;
    if (type.startsWith(QLatin1String("l2Book"))) return say(image(*s, topic));
    if (type == QLatin1String("activeAssetCtx")) return say(activeContext(*s));
    if (type == QLatin1String("trades")) {
        constexpr std::int64_t back = 20'000;
        const Past* past = m_host.venue().past;
        JsonText t;
        t.object().text("channel", "trades").array("data");
        bool any = false;
        for (const ServedTrade& one : past ? past->trades(*s, kHistory) : std::vector<ServedTrade>()) {
            if (one.atMs < now() - back) continue;
            t.raw(tradeRow(*s, one));
            any = true;
        }
        if (any) say(t.endArray().endObject().take());
    }
}

}  // namespace plimsoll::sim
