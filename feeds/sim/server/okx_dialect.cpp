// Sockets and subscriptions. okx.md sections 1, 2.
#include "feeds/sim/server/okx_dialect.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr double kRequestsPerHour = 480;
constexpr int kHourMs = 3'600'000;

bool isSwapName(const QString& instId)
{
    return instId.endsWith(QLatin1String("-SWAP"));
}

}  // namespace

std::unique_ptr<Dialect> makeOkxDialect(Host& host)
{
    return std::make_unique<OkxDialect>(host);
}

bool OkxDialect::knowsSocket(const QString& path) const
{
    return path == QLatin1String("/ws/v5/public") || path == QLatin1String("/ws/v5/business");
}

// "books:BTC-USDT-SWAP", "instruments:SPOT", "status": one route for all, told apart by what is asked for.
plimsoll::Market OkxDialect::marketOf(const ClientSocket&, const QString& topic) const
{
    const QString channel = topic.section(QLatin1Char(':'), 0, 0), about = topic.section(QLatin1Char(':'), 1, 1);
    const bool ofPerps = about.isEmpty() || about == QLatin1String("SWAP") || isSwapName(about) ||
                         channel.startsWith(QLatin1String("index-"));
    return ofPerps ? plimsoll::Market::Perp : plimsoll::Market::Spot;
}

const ServedSymbol* OkxDialect::byInstId(const std::string& instId) const
{
    const bool swap = isSwapName(QString::fromStdString(instId));
    return m_host.venue().find(swap ? plimsoll::Market::Perp : plimsoll::Market::Spot, instId);
}

void OkxDialect::clientText(ClientSocket& socket, const QByteArray& text)
{
    if (text == "ping") return m_host.tell(socket, "pong");
    if (m_host.ignores()) return;
    const QJsonObject frame = QJsonDocument::fromJson(text).object();
    const std::string op = frame.value(QStringLiteral("op")).toString().toStdString();
    const std::string id = frame.value(QStringLiteral("id")).toString().toStdString();
    const bool on = op == "subscribe";
    const auto refuse = [&](const char* code, const char* why) {
        JsonText t;
        t.object();
        if (!id.empty()) t.text("id", id);
        t.text("event", "error").text("code", code).text("msg", why).text("connId", "a4d3ae55").endObject();
        m_host.tell(socket, t.str());
    };
    if (!on && op != "unsubscribe") return refuse("60012", "Illegal request");
    const QString whose = QStringLiteral("requests of %1").arg(reinterpret_cast<quintptr>(&socket));
    if (m_host.spent(whose, 1, kHourMs) > kRequestsPerHour) return refuse("60014", "Requests too frequent");
    if (on) m_host.subscribedAnew();
    for (const QJsonValue& a : frame.value(QStringLiteral("args")).toArray())
        subscribeOne(socket, id, a.toObject(), on);
}

// Each arg is acknowledged or refused alone.
bool OkxDialect::subscribeOne(ClientSocket& socket, const std::string& id, const QJsonObject& arg, bool on)
{
    const QString channel = arg.value(QStringLiteral("channel")).toString();
    const QString instId = arg.value(QStringLiteral("instId")).toString();
    QString topic = channel;
    if (!instId.isEmpty())
        topic += QLatin1Char(':') + instId;
    else if (arg.contains(QStringLiteral("instType")))
        topic += QLatin1Char(':') + arg.value(QStringLiteral("instType")).toString();
    if (arg.contains(QStringLiteral("instFamily")))
        topic += QLatin1Char(':') + arg.value(QStringLiteral("instFamily")).toString();

    const auto answer = [&](const auto& fill) {
        JsonText t;
        t.object();
        if (!id.empty()) t.text("id", id);
        fill(t);
        t.text("connId", QByteArray::number(reinterpret_cast<quintptr>(&socket), 16).right(8).toStdString());
        m_host.tell(socket, t.endObject().take());
    };
    const bool business = socket.target.contains(QLatin1String("/business"));
    const bool candle = channel.contains(QLatin1String("candle")) || channel == QLatin1String("trades-all");
    // An index is asked for by the name of its family.
    const bool exists =
        instId.isEmpty() || byInstId(instId.toStdString()) ||
        (channel.startsWith(QLatin1String("index-")) && byInstId((instId + QLatin1String("-SWAP")).toStdString()));
    const char* code = nullptr;
    if (on && (m_host.refuses(topic) || !exists)) code = "60018";
    if (on && business != candle) code = "64002";
    if (code) {
        std::string why = "Wrong URL or channel:";
        why += channel.toStdString();
        why += ",instId:";
        why += instId.toStdString();
        why += " doesn't exist. Please use the correct URL, channel and parameters referring to API document.";
        answer([&](JsonText& t) { t.text("event", "error").text("code", code).text("msg", why); });
        return false;
    }
    const std::string said = QJsonDocument(arg).toJson(QJsonDocument::Compact).toStdString();
    answer([&](JsonText& t) { t.text("event", on ? "subscribe" : "unsubscribe").raw("arg", said); });
    if (on) {
        m_args[topic] = said;
        socket.topics.insert(topic);
    } else {
        socket.topics.remove(topic);
    }
    m_host.hear(socket, marketOf(socket, topic), topic, on);
    if (on) first(socket, topic);
    return true;
}

void OkxDialect::push(plimsoll::Market market, const QString& topic, const std::string& row, const char* action,
                      ClientSocket* only)
{
    const auto arg = m_args.find(topic);
    if (arg == m_args.end()) return;
    JsonText t;
    t.object().raw("arg", arg->second);
    if (action) t.text("action", action);
    t.array("data").raw(row).endArray().endObject();
    m_host.send(market, topic, t.str(), only);
}

// Every channel begins with what is.
void OkxDialect::first(ClientSocket& socket, const QString& topic)
{
    const std::string channel = topic.section(QLatin1Char(':'), 0, 0).toStdString();
    const std::string about = topic.section(QLatin1Char(':'), 1, 1).toStdString();
    const plimsoll::Market market = marketOf(socket, topic);
    const ServedSymbol* s = byInstId(channel.starts_with("index-") ? about + "-SWAP" : about);
    if (!s) return;
    if (const std::string whole = image(*s, topic); !whole.empty()) {
        m_host.send(market, topic, whole, &socket);
        return;
    }
    for (const RowChannel& c : kRowChannels) {
        if (channel != c.name) continue;
        std::string row = (this->*c.row)(*s);
        row += ",\"ts\":\"";
        row += std::to_string(now());
        push(market, topic, row + "\"}", nullptr, &socket);
    }
}

QString OkxDialect::topicOf(const char* channel, const ServedSymbol& s) const
{
    return QLatin1String(channel) + QLatin1Char(':') + QString::fromStdString(s.symbol());
}

std::string OkxDialect::closingNotice() const
{
    JsonText t;
    t.object().text("event", "notice").text("code", "64008");
    t.text("msg", "The connection will soon be closed for a service upgrade. Please reconnect.");
    return t.text("connId", "a4d3ae55").endObject().take();
}

}  // namespace plimsoll::sim
