// Binance USD-M futures and spot, as far as the feeds use them. Wire after Binance's own pages.
#include "tests/support/fake_venue_dialect.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <algorithm>

namespace plimsoll::test {
namespace {

QByteArray levels(const Side0& side, bool falling)
{
    QByteArray out = "[";
    const auto put = [&out](qint64 price, qint64 size) {
        if (out.size() > 1) out += ',';
        out += "[\"" + priceText(price) + "\",\"" + sizeText(size) + "\"]";
    };
    if (falling)
        std::for_each(side.rbegin(), side.rend(), [&](const auto& l) { put(l.first, l.second); });
    else
        std::for_each(side.begin(), side.end(), [&](const auto& l) { put(l.first, l.second); });
    return out + "]";
}

QByteArray number(qint64 n)
{
    return QByteArray::number(n);
}

class Binance final : public FakeDialect {
public:
    bool stepByOne() const override { return false; }

    bool knowsSocket(const QString& path) const override
    {
        return path == QLatin1String("/public/stream") || path == QLatin1String("/market/stream") ||
               path == QLatin1String("/stream");
    }

    void clientText(FakeVenue& venue, FakeVenueSocket& socket, const QJsonObject& frame) override
    {
        const QString method = frame.value(QStringLiteral("method")).toString();
        const QByteArray id = number(frame.value(QStringLiteral("id")).toInteger());
        if (ignores(venue)) return;
        if (method == QLatin1String("LIST_SUBSCRIPTIONS")) {
            socket.text("{\"result\":[],\"id\":" + id + "}");
            return;
        }
        const bool on = method == QLatin1String("SUBSCRIBE");
        if (!on && method != QLatin1String("UNSUBSCRIBE")) {
            socket.text("{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown method\"},\"id\":" + id + "}");
            return;
        }
        const QJsonArray params = frame.value(QStringLiteral("params")).toArray();
        for (const QJsonValue& p : params) {
            const QString topic = p.toString();
            const bool refused = std::any_of(venue.refusedTopics.begin(), venue.refusedTopics.end(),
                                             [&](const QString& r) { return topic.contains(r); });
            if (refused && on) {
                socket.text("{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"},\"id\":" + id +
                            "}");
                return;
            }
        }
        for (const QJsonValue& p : params) {
            if (on)
                socket.topics.insert(p.toString());
            else
                socket.topics.remove(p.toString());
        }
        if (on && venue.deadUntilSubscribedAnew) venue.deadTopics.clear();
        socket.text("{\"result\":null,\"id\":" + id + "}");
    }

    Market marketOf(const FakeVenueSocket& socket) const override
    {
        return socket.target.startsWith(QLatin1String("/stream")) ? Market::Spot : Market::Perp;
    }

    // A wrong route is acknowledged and stays silent.
    bool routeCarries(const FakeVenueSocket& socket, const QString& topic) const override
    {
        if (marketOf(socket) == Market::Spot) return true;
        const bool isPublic =
            topic.contains(QLatin1String("@depth")) || topic.contains(QLatin1String("@bookTicker"));
        return isPublic == socket.target.startsWith(QLatin1String("/public"));
    }

    std::vector<FakeText> depth(const TruthSymbol& s, const TruthStep& d) const override
    {
        const QByteArray topic = lower(s) + "@depth@100ms";
        QByteArray body = "{\"e\":\"depthUpdate\",\"E\":" + number(d.atMs);
        if (s.market() != Market::Spot) body += ",\"T\":" + number(d.atMs);
        body += ",\"s\":\"" + QByteArray::fromStdString(s.symbol()) + "\",\"U\":" + number(d.firstSeq) +
                ",\"u\":" + number(d.seq);
        if (s.market() != Market::Spot) body += ",\"pu\":" + number(d.prevSeq);
        body += ",\"b\":" + levels(d.bids, true) + ",\"a\":" + levels(d.asks, false);
        body += s.market() == Market::Spot ? "}" : ",\"st\":1}";
        return {wrap(s, topic, body)};
    }

    std::vector<FakeText> quotes(const TruthSymbol& s, qint64 nowMs, bool) const override
    {
        const auto& bid = *s.book().bids.rbegin();
        const auto& ask = *s.book().asks.begin();
        QByteArray body = s.market() == Market::Spot ? "{" : "{\"e\":\"bookTicker\",";
        body += "\"u\":" + number(s.book().seq) + ",\"s\":\"" + QByteArray::fromStdString(s.symbol()) +
                "\",\"b\":\"" + priceText(bid.first) + "\",\"B\":\"" + sizeText(bid.second) + "\",\"a\":\"" +
                priceText(ask.first) + "\",\"A\":\"" + sizeText(ask.second) + '"';
        body += s.market() == Market::Spot ? QByteArray("}")
                                           : ",\"T\":" + number(nowMs) + ",\"E\":" + number(nowMs) + ",\"st\":1}";
        return {wrap(s, lower(s) + "@bookTicker", body)};
    }

    std::vector<FakeText> marks(const std::vector<const TruthSymbol*>& perps, qint64 nowMs) const override
    {
        QByteArray rows, tickers;
        for (const TruthSymbol* s : perps) {
            const QByteArray name = QByteArray::fromStdString(s->symbol());
            if (!rows.isEmpty()) rows += ',', tickers += ',';
            rows += "{\"e\":\"markPriceUpdate\",\"E\":" + number(nowMs) + ",\"s\":\"" + name + "\",\"p\":\"" +
                    priceText(s->context().mark) + "\",\"i\":\"" + priceText(s->context().index) + "\",\"P\":\"" +
                    priceText(s->mid()) + "\",\"r\":\"" + rateText(s->context().fundingE8()) +
                    "\",\"T\":" + number(nowMs / 28'800'000 * 28'800'000 + 28'800'000) + ",\"st\":1}";
            tickers += "{\"e\":\"24hrMiniTicker\",\"E\":" + number(nowMs) + ",\"s\":\"" + name + "\",\"c\":\"" +
                       priceText(s->mid()) + "\",\"o\":\"" + priceText(s->mid() - 100) + "\",\"h\":\"" +
                       priceText(s->mid() + 100) + "\",\"l\":\"" + priceText(s->mid() - 200) +
                       "\",\"v\":\"1000.000\",\"q\":\"65000000.00\",\"st\":1}";
        }
        return {{Market::Perp, QStringLiteral("!markPrice@arr@1s"),
                 "{\"stream\":\"!markPrice@arr@1s\",\"data\":[" + rows + "]}"},
                {Market::Perp, QStringLiteral("!miniTicker@arr"),
                 "{\"stream\":\"!miniTicker@arr\",\"data\":[" + tickers + "]}"}};
    }

    FakeText trade(const TruthSymbol& s, const TruthTrade& t) const override
    {
        const QByteArray body =
            "{\"e\":\"aggTrade\",\"E\":" + number(t.atMs) + ",\"s\":\"" + QByteArray::fromStdString(s.symbol()) +
            "\",\"a\":" + number(t.id) + ",\"p\":\"" + priceText(t.price) + "\",\"q\":\"" + sizeText(t.size) +
            "\",\"f\":" + number(t.id) + ",\"l\":" + number(t.id) + ",\"T\":" + number(t.atMs) +
            ",\"m\":" + (t.sell ? "true" : "false") + ",\"st\":1}";
        return wrap(s, lower(s) + "@aggTrade", body);
    }

    FakeText liquidation(const TruthSymbol& s, const TruthLiquidation& l) const override
    {
        const QByteArray body = "{\"e\":\"forceOrder\",\"E\":" + number(l.atMs) + ",\"o\":{\"s\":\"" +
                                QByteArray::fromStdString(s.symbol()) + "\",\"S\":\"" +
                                (l.longClosed ? "SELL" : "BUY") + "\",\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"" +
                                sizeText(l.size) + "\",\"p\":\"" + priceText(l.price) + "\",\"ap\":\"" +
                                priceText(l.price) + "\",\"X\":\"FILLED\",\"l\":\"" + sizeText(l.size) +
                                "\",\"z\":\"" + sizeText(l.size) + "\",\"T\":" + number(l.atMs) + "},\"st\":1}";
        return {Market::Perp, QStringLiteral("!forceOrder@arr"),
                "{\"stream\":\"!forceOrder@arr\",\"data\":" + body + "}"};
    }

    QByteArray image(const TruthSymbol&, const TruthBook&, const QString&, qint64) const override
    {
        return {};  // images come by REST only
    }

    std::optional<QByteArray> rest(const FakeVenue& venue, const QUrl& url, qint64 nowMs,
                                   const TruthBook* book) const override
    {
        const QString path = url.path();
        if (path.endsWith(QLatin1String("/exchangeInfo")))
            return exchangeInfo(venue, path.startsWith(QLatin1String("/api/")) ? Market::Spot : Market::Perp,
                                nowMs);
        if (path.endsWith(QLatin1String("/depth"))) {
            if (!book) return "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
            QByteArray out = "{\"lastUpdateId\":" + number(book->seq);
            if (path.startsWith(QLatin1String("/fapi/")))
                out += ",\"E\":" + number(nowMs) + ",\"T\":" + number(nowMs);
            return out + ",\"bids\":" + levels(book->bids, true) + ",\"asks\":" + levels(book->asks, false) + "}";
        }
        if (path == QLatin1String("/fapi/v1/openInterest")) {
            const QByteArray name = QUrlQuery(url).queryItemValue(QStringLiteral("symbol")).toLatin1();
            const TruthSymbol* s = venue.find(Market::Perp, name.toStdString());
            if (!s) return "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
            return "{\"openInterest\":\"" + sizeText(s->context().interest()) + "\",\"symbol\":\"" + name +
                   "\",\"time\":" + number(nowMs) + "}";
        }
        // fundingInfo leaves these contracts out, as the real one may: two settlements tell the interval.
        const QString settledOf = QUrlQuery(url).queryItemValue(QStringLiteral("symbol"));
        if (path == QLatin1String("/fapi/v1/fundingRate") && !settledOf.isEmpty()) {
            constexpr qint64 interval = 8 * 3'600'000;
            const qint64 last = nowMs / interval * interval;
            const auto row = [&](qint64 at) {
                return "{\"symbol\":\"" + settledOf.toLatin1() +
                       "\",\"fundingRate\":\"0.00010000\",\"fundingTime\":" + number(at) +
                       ",\"markPrice\":\"65000.00000000\",\"rateType\":\"Regular\"}";
            };
            return '[' + row(last - interval) + ',' + row(last) + ']';
        }
        if (path.endsWith(QLatin1String("/time"))) return "{\"serverTime\":" + number(nowMs) + "}";
        if (path.startsWith(QLatin1String("/fapi/")) || path.startsWith(QLatin1String("/api/")) ||
            path.startsWith(QLatin1String("/futures/")))
            return "[]";
        return std::nullopt;
    }

    const TruthSymbol* imageAsked(const FakeVenue& venue, const QUrl& url) const override
    {
        if (!url.path().endsWith(QLatin1String("/depth"))) return nullptr;
        const Market market = url.path().startsWith(QLatin1String("/api/")) ? Market::Spot : Market::Perp;
        return venue.find(market, QUrlQuery(url).queryItemValue(QStringLiteral("symbol")).toStdString());
    }

    QByteArray closingNotice(qint64 nowMs) const override
    {
        return "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":" + number(nowMs) + "}}";
    }

private:
    static QByteArray lower(const TruthSymbol& s) { return QByteArray::fromStdString(s.symbol()).toLower(); }

    static FakeText wrap(const TruthSymbol& s, const QByteArray& stream, const QByteArray& data)
    {
        return {s.market(), QString::fromLatin1(stream), "{\"stream\":\"" + stream + "\",\"data\":" + data + "}"};
    }

    static QByteArray exchangeInfo(const FakeVenue& venue, Market market, qint64 nowMs)
    {
        QByteArray rows;
        for (const auto& s : symbols(venue)) {
            if (s->market() != market) continue;
            const QByteArray name = QByteArray::fromStdString(s->symbol());
            if (!rows.isEmpty()) rows += ',';
            rows += "{\"symbol\":\"" + name + "\",\"status\":\"" + QByteArray::fromStdString(s->status) +
                    "\",\"baseAsset\":\"" + name.chopped(4) + "\",\"quoteAsset\":\"USDT\",";
            if (market == Market::Perp)
                rows += "\"pair\":\"" + name +
                        "\",\"contractType\":\"PERPETUAL\",\"deliveryDate\":4133404800000,\"onboardDate\":"
                        "1569398400000,"
                        "\"marginAsset\":\"USDT\",\"underlyingType\":\"COIN\",";
            rows +=
                "\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.10\",\"maxPrice\":\"4529764\","
                "\"tickSize\":\"0.10\"},"
                "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.001\",\"maxQty\":\"1000\",\"stepSize\":\"0.001\"}]}";
        }
        return "{\"timezone\":\"UTC\",\"serverTime\":" + number(nowMs) +
               ",\"rateLimits\":[],\"exchangeFilters\":[],\"symbols\":[" + rows + "]}";
    }
};

}  // namespace

std::unique_ptr<FakeDialect> makeFakeBinance()
{
    return std::make_unique<Binance>();
}

}  // namespace plimsoll::test
