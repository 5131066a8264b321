// Sockets and subscriptions. bybit.md sections 1.1, 1.2.
#include "feeds/sim/server/bybit_dialect.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace plimsoll::sim {

namespace {

constexpr qsizetype kSpotArgs = 10, kCharacters = 21'000;

}  // namespace

std::unique_ptr<Dialect> makeBybitDialect(Host& host)
{
    return std::make_unique<BybitDialect>(host);
}

bool BybitDialect::knowsSocket(const QString& path) const
{
    return path == QLatin1String("/v5/public/linear") || path == QLatin1String("/v5/public/spot") ||
           path == QLatin1String("/v5/public/misc/status");
}

plimsoll::Market BybitDialect::marketOf(const ClientSocket& socket, const QString&) const
{
    return socket.target.contains(QLatin1String("/spot")) ? plimsoll::Market::Spot : plimsoll::Market::Perp;
}

void BybitDialect::answer(ClientSocket& socket, bool ok, const std::string& message, const std::string& id,
                          const std::string& op)
{
    JsonText t;
    t.object()
        .flag("success", ok)
        .text("ret_msg", message)
        .text("conn_id", "2324d924-aa4d-45b0-a858-7b8be29ab52b");
    if (!id.empty()) t.text("req_id", id);
    m_host.tell(socket, t.text("op", op).endObject().take());
}

// What is wrong with these topics; empty: nothing.
std::string BybitDialect::refusalOf(ClientSocket& socket, const QStringList& topics)
{
    const plimsoll::Market market = marketOf(socket, {});
    if (market == plimsoll::Market::Spot && topics.size() > kSpotArgs) return "error:args size >10";
    qsizetype characters = 0;
    for (const QString& topic : std::as_const(socket.topics)) characters += topic.size();
    for (const QString& topic : topics) {
        if (m_host.refuses(topic)) return "error:handler not found,topic:" + topic.toStdString();
        if (socket.topics.contains(topic)) return "error:already subscribed,topic:" + topic.toStdString();
        const QString last = topic.section(QLatin1Char('.'), -1);
        static const QStringList venueWide = {QStringLiteral("adlAlert"), QStringLiteral("insurance"),
                                              QStringLiteral("system")};
        if (!venueWide.contains(topic.section(QLatin1Char('.'), 0, 0)) &&
            !m_host.venue().find(market, last.toStdString()))
            return "error:handler not found,topic:" + topic.toStdString();
        characters += topic.size();
    }
    return characters > kCharacters ? "error:args size >21000" : "";
}

void BybitDialect::clientText(ClientSocket& socket, const QByteArray& text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text).object();
    const std::string op = frame.value(QStringLiteral("op")).toString().toStdString();
    const std::string id = frame.value(QStringLiteral("req_id")).toString().toStdString();
    if (op == "ping") return answer(socket, true, "pong", id, "ping");
    if (m_host.ignores()) return;
    const bool on = op == "subscribe";
    if (!on && op != "unsubscribe") return answer(socket, false, "error:invalid op", id, op);
    QStringList topics;
    for (const QJsonValue& a : frame.value(QStringLiteral("args")).toArray()) topics << a.toString();
    if (on)
        if (const std::string why = refusalOf(socket, topics); !why.empty())
            return answer(socket, false, why, id, op);
    if (on) m_host.subscribedAnew();
    answer(socket, true, "", id, op);
    for (const QString& topic : std::as_const(topics)) {
        if (on)
            socket.topics.insert(topic);
        else
            socket.topics.remove(topic);
        m_host.hear(socket, marketOf(socket, topic), topic, on);
        if (on) first(socket, topic);
    }
}

// Books and tickers begin with an image of what is.
void BybitDialect::first(ClientSocket& socket, const QString& topic)
{
    const plimsoll::Market market = marketOf(socket, topic);
    const ServedSymbol* s = m_host.venue().find(market, topic.section(QLatin1Char('.'), -1).toStdString());
    if (!s) return;
    if (topic.startsWith(QLatin1String("tickers."))) {
        Own& own = m_own[s];
        if (own.ticker.empty()) own.ticker = fieldsOf(*s);
        return m_host.send(market, topic, tickerText(*s, own.ticker, "snapshot"), &socket);
    }
    if (!topic.startsWith(QLatin1String("orderbook."))) return;
    const int depth = topic.section(QLatin1Char('.'), 1, 1).toInt();
    if (depth != mainDepth(*s)) {
        Chain& chain = m_own[s].chains[depth];
        if (!chain.begun) {
            const auto top = [&](const std::vector<BookLevel>& side) {
                const auto n = std::min(static_cast<std::size_t>(depth), side.size());
                return std::vector<BookLevel>(side.begin(), side.begin() + static_cast<std::ptrdiff_t>(n));
            };
            chain.bids = top(s->book.bids);
            chain.asks = top(s->book.asks);
            chain.begun = true;
            ++chain.u;
        }
    }
    if (const std::string whole = image(*s, topic); !whole.empty()) m_host.send(market, topic, whole, &socket);
}

}  // namespace plimsoll::sim
