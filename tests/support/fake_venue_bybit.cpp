// Bybit v5 linear and spot, as far as the feeds use them. Wire after Bybit's own pages.
#include "tests/support/fake_venue_dialect.h"

#include <QDateTime>
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

class Bybit final : public FakeDialect {
public:
    bool stepByOne() const override { return true; }

    bool knowsSocket(const QString& path) const override
    {
        return path == QLatin1String("/v5/public/linear") || path == QLatin1String("/v5/public/spot");
    }

    Market marketOf(const FakeVenueSocket& socket) const override
    {
        return socket.target.contains(QLatin1String("/spot")) ? Market::Spot : Market::Perp;
    }

    bool routeCarries(const FakeVenueSocket&, const QString&) const override { return true; }

    void clientText(FakeVenue& venue, FakeVenueSocket& socket, const QJsonObject& frame) override
    {
        const QString op = frame.value(QStringLiteral("op")).toString();
        const QByteArray id = frame.value(QStringLiteral("req_id")).toString().toLatin1();
        if (op == QLatin1String("ping")) {
            socket.text("{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\"" + id +
                        "\",\"op\":\"ping\"}");
            return;
        }
        if (ignores(venue)) return;
        const bool on = op == QLatin1String("subscribe");
        if (!on && op != QLatin1String("unsubscribe")) {
            answer(socket, false, "error:invalid op", id, op.toLatin1());
            return;
        }
        const QJsonArray args = frame.value(QStringLiteral("args")).toArray();
        for (const QJsonValue& a : args) {
            const QString topic = a.toString();
            const bool refused = std::any_of(venue.refusedTopics.begin(), venue.refusedTopics.end(),
                                             [&](const QString& r) { return topic.contains(r); });
            if (on && refused) {
                answer(socket, false, "error:handler not found,topic:" + topic.toLatin1(), id, "subscribe");
                return;
            }
            if (on && socket.topics.contains(topic)) {
                answer(socket, false, "error:already subscribed,topic:" + topic.toLatin1(), id, "subscribe");
                return;
            }
        }
        if (on && venue.deadUntilSubscribedAnew) venue.deadTopics.clear();
        answer(socket, true, "", id, on ? "subscribe" : "unsubscribe");
        for (const QJsonValue& a : args) {
            const QString topic = a.toString();
            if (!on) {
                socket.topics.remove(topic);
                continue;
            }
            socket.topics.insert(topic);
            first(venue, socket, topic);
        }
    }

    std::vector<FakeText> depth(const TruthSymbol& s, const TruthStep& d) const override
    {
        std::vector<FakeText> out;
        for (const char* depth : {"50", "200", "1000"}) {
            const QByteArray topic = "orderbook." + QByteArray(depth) + '.' + name(s);
            out.push_back(
                {s.market(), QString::fromLatin1(topic), book(topic, "delta", s, d.bids, d.asks, d.seq, d.atMs)});
        }
        return out;
    }

    std::vector<FakeText> quotes(const TruthSymbol& s, qint64 nowMs, bool) const override
    {
        Side0 bid{*s.book().bids.rbegin()}, ask{*s.book().asks.begin()};
        const QByteArray top = "orderbook.1." + name(s), ticker = "tickers." + name(s);
        return {{s.market(), QString::fromLatin1(top), book(top, "snapshot", s, bid, ask, s.book().seq, nowMs)},
                {s.market(), QString::fromLatin1(ticker), tickerText(s, nowMs, false)}};
    }

    std::vector<FakeText> marks(const std::vector<const TruthSymbol*>& perps, qint64 nowMs) const override
    {
        std::vector<FakeText> out;
        for (const TruthSymbol* s : perps) {
            const QByteArray topic = "tickers." + name(*s);
            out.push_back({Market::Perp, QString::fromLatin1(topic),
                           tickerFrame(topic, "delta", "\"symbol\":\"" + name(*s) + '"' + contextOf(*s), nowMs)});
        }
        return out;
    }

    FakeText trade(const TruthSymbol& s, const TruthTrade& t) const override
    {
        const QByteArray topic = "publicTrade." + name(s);
        const QByteArray text = "{\"topic\":\"" + topic + "\",\"type\":\"snapshot\",\"ts\":" + number(t.atMs) +
                                ",\"data\":[{\"T\":" + number(t.atMs) + ",\"s\":\"" + name(s) + "\",\"S\":\"" +
                                (t.sell ? "Sell" : "Buy") + "\",\"v\":\"" + sizeText(t.size) + "\",\"p\":\"" +
                                priceText(t.price) + "\",\"i\":\"20f43950-d8dd-5b31-9112-" +
                                number(t.id).rightJustified(12, '0') +
                                "\",\"BT\":false,\"RPI\":false,\"seq\":" + number(t.id) + "}]}";
        return {s.market(), QString::fromLatin1(topic), text};
    }

    FakeText liquidation(const TruthSymbol& s, const TruthLiquidation& l) const override
    {
        const QByteArray topic = "allLiquidation." + name(s);
        return {s.market(), QString::fromLatin1(topic),
                "{\"topic\":\"" + topic + "\",\"type\":\"snapshot\",\"ts\":" + number(l.atMs) +
                    ",\"data\":[{\"T\":" + number(l.atMs) + ",\"s\":\"" + name(s) + "\",\"S\":\"" +
                    (l.longClosed ? "Buy" : "Sell") + "\",\"v\":\"" + sizeText(l.size) + "\",\"p\":\"" +
                    priceText(l.price) + "\"}]}"};
    }

    QByteArray image(const TruthSymbol& s, const TruthBook& b, const QString& topic, qint64 nowMs) const override
    {
        if (!topic.startsWith(QLatin1String("orderbook.")) || topic.startsWith(QLatin1String("orderbook.1.")))
            return {};
        return book(topic.toLatin1(), "snapshot", s, b.bids, b.asks, b.seq, nowMs);
    }

    std::optional<QByteArray> rest(const FakeVenue& venue, const QUrl& url, qint64 nowMs,
                                   const TruthBook* b) const override
    {
        const QString path = url.path();
        const QUrlQuery query(url);
        const bool spot = query.queryItemValue(QStringLiteral("category")) == QLatin1String("spot");
        QByteArray result = "{\"list\":[]}";
        if (path == QLatin1String("/v5/market/instruments-info")) {
            const bool preLaunch = query.queryItemValue(QStringLiteral("status")) == QLatin1String("PreLaunch");
            result = instruments(venue, spot ? Market::Spot : Market::Perp, preLaunch);
        } else if (path == QLatin1String("/v5/market/orderbook")) {
            if (!b)
                return "{\"retCode\":10001,\"retMsg\":\"params error\",\"result\":{},\"retExtInfo\":{},\"time\":" +
                       number(nowMs) + "}";
            result = "{\"s\":\"" + query.queryItemValue(QStringLiteral("symbol")).toLatin1() +
                     "\",\"b\":" + levels(b->bids, true) + ",\"a\":" + levels(b->asks, false) +
                     ",\"ts\":" + number(nowMs) + ",\"u\":" + number(b->seq) + ",\"seq\":" + number(b->seq * 10) +
                     ",\"cts\":" + number(nowMs) + "}";
        } else if (path == QLatin1String("/v5/market/price-limit")) {
            result = "{\"symbol\":\"" + query.queryItemValue(QStringLiteral("symbol")).toLatin1() +
                     "\",\"buyLmt\":\"70000.00\",\"sellLmt\":\"60000.00\",\"ts\":\"" + number(nowMs) + "\"}";
        } else if (!path.startsWith(QLatin1String("/v5/"))) {
            return std::nullopt;
        }
        return "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":" + result +
               ",\"retExtInfo\":{},\"time\":" + number(nowMs) + "}";
    }

    const TruthSymbol* imageAsked(const FakeVenue& venue, const QUrl& url) const override
    {
        if (url.path() != QLatin1String("/v5/market/orderbook")) return nullptr;
        const QUrlQuery query(url);
        const bool spot = query.queryItemValue(QStringLiteral("category")) == QLatin1String("spot");
        return venue.find(spot ? Market::Spot : Market::Perp,
                          query.queryItemValue(QStringLiteral("symbol")).toStdString());
    }

    QByteArray closingNotice(qint64) const override { return {}; }  // Bybit has none

private:
    static QByteArray name(const TruthSymbol& s) { return QByteArray::fromStdString(s.symbol()); }

    static void answer(FakeVenueSocket& socket, bool ok, const QByteArray& message, const QByteArray& id,
                       const QByteArray& op)
    {
        socket.text(QByteArray("{\"success\":") + (ok ? "true" : "false") + ",\"ret_msg\":\"" + message +
                    "\",\"conn_id\":\"c\",\"req_id\":\"" + id + "\",\"op\":\"" + op + "\"}");
    }

    // Books and tickers begin with an image of what is.
    void first(FakeVenue& venue, FakeVenueSocket& socket, const QString& topic) const
    {
        const std::string symbol = topic.section(QLatin1Char('.'), -1).toStdString();
        const TruthSymbol* s = venue.find(marketOf(socket), symbol);
        if (!s) return;
        const qint64 ms = QDateTime::currentMSecsSinceEpoch() + venue.skewMs;
        if (const QByteArray text = image(*s, s->book(), topic, ms); !text.isEmpty())
            deliver(venue, socket, {s->market(), topic, text});
        if (topic.startsWith(QLatin1String("tickers.")))
            deliver(venue, socket, {s->market(), topic, tickerText(*s, ms, true)});
    }

    static QByteArray book(const QByteArray& topic, const char* type, const TruthSymbol& s, const Side0& bids,
                           const Side0& asks, qint64 u, qint64 ms)
    {
        return "{\"topic\":\"" + topic + "\",\"type\":\"" + type + "\",\"ts\":" + number(ms) +
               ",\"data\":{\"s\":\"" + name(s) + "\",\"b\":" + levels(bids, true) +
               ",\"a\":" + levels(asks, false) + ",\"u\":" + number(u) + ",\"seq\":" + number(u * 10) +
               "},\"cts\":" + number(ms) + "}";
    }

    static QByteArray tickerText(const TruthSymbol& s, qint64 ms, bool whole)
    {
        const QByteArray topic = "tickers." + name(s);
        const bool spot = s.market() == Market::Spot;
        QByteArray data = "\"symbol\":\"" + name(s) + "\",\"lastPrice\":\"" + priceText(s.mid()) + '"';
        if (spot)
            data += ",\"highPrice24h\":\"" + priceText(s.mid() + 90) + "\",\"lowPrice24h\":\"" +
                    priceText(s.mid() - 90) + "\",\"prevPrice24h\":\"" + priceText(s.mid()) +
                    "\",\"volume24h\":\"100.5\",\"turnover24h\":\"6500000\",\"price24hPcnt\":\"0.01\","
                    "\"usdIndexPrice\":\"\"";
        if (!spot && whole)
            data += contextOf(s) +
                    ",\"fundingIntervalHour\":\"8\",\"fundingCap\":\"0.005\",\"nextFundingTime\":\"" +
                    number(ms / 28'800'000 * 28'800'000 + 28'800'000) + '"';
        return tickerFrame(topic, whole || spot ? "snapshot" : "delta", data, ms);
    }

    // Both sides of the open interest, and one of them.
    static QByteArray contextOf(const TruthSymbol& s)
    {
        const TruthContext& c = s.context();
        return ",\"markPrice\":\"" + priceText(c.mark) + "\",\"indexPrice\":\"" + priceText(c.index) +
               "\",\"fundingRate\":\"" + rateText(c.fundingE8()) + "\",\"openInterest\":\"" +
               sizeText(2 * c.interest()) +
               "\",\"openInterestValue\":\"32824881841.75\",\"singleOpenInterest\":\"" + sizeText(c.interest()) +
               "\",\"singleOpenInterestValue\":\"16412440920.88\"";
    }

    static QByteArray tickerFrame(const QByteArray& topic, const char* type, const QByteArray& data, qint64 ms)
    {
        return "{\"topic\":\"" + topic + "\",\"type\":\"" + type + "\",\"data\":{" + data +
               "},\"cs\":" + number(ms) + ",\"ts\":" + number(ms) + "}";
    }

    static QByteArray instruments(const FakeVenue& venue, Market market, bool preLaunch)
    {
        QByteArray rows;
        for (const auto& s : symbols(venue)) {
            const bool trades = s->status == "TRADING";
            if (s->market() != market || preLaunch || !trades) continue;
            if (!rows.isEmpty()) rows += ',';
            const QByteArray base = name(*s).chopped(4);
            rows += "{\"symbol\":\"" + name(*s) + "\",\"status\":\"Trading\",\"baseCoin\":\"" + base +
                    "\",\"quoteCoin\":\"USDT\",\"priceFilter\":{\"tickSize\":\"0.10\"},";
            if (market == Market::Perp)
                rows +=
                    "\"contractType\":\"LinearPerpetual\",\"settleCoin\":\"USDT\",\"symbolType\":\"\","
                    "\"launchTime\":\"1585526400000\",\"deliveryTime\":\"0\","
                    "\"leverageFilter\":{\"maxLeverage\":\"100.00\"},\"lotSizeFilter\":{\"qtyStep\":\"0.001\"},"
                    "\"fundingInterval\":480,"
                    "\"upperFundingRate\":\"0.00375\",\"lowerFundingRate\":\"-0.00375\",\"isPreListing\":false,"
                    "\"preListingInfo\":null}";
            else
                rows +=
                    "\"innovation\":\"0\",\"lotSizeFilter\":{\"basePrecision\":\"0.001\",\"quotePrecision\":\"0."
                    "0000001\"}}";
        }
        return "{\"category\":\"" + QByteArray(market == Market::Spot ? "spot" : "linear") + "\",\"list\":[" +
               rows + "],\"nextPageCursor\":\"\"}";
    }
};

}  // namespace

std::unique_ptr<FakeDialect> makeFakeBybit()
{
    return std::make_unique<Bybit>();
}

}  // namespace plimsoll::test
