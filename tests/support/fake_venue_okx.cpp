// OKX v5, swaps and spot on one route, as far as the feeds use them. Wire after OKX's own pages: sizes of
// swaps are contracts of a hundredth of a coin, requests are answered arg by arg, books end with a checksum
// that is always 0.
#include "tests/support/fake_venue_dialect.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUrlQuery>

#include <algorithm>

namespace plimsoll::test {
namespace {

QByteArray number(qint64 n)
{
    return QByteArray::number(n);
}

bool isSwap(const TruthSymbol& s)
{
    return s.market() == Market::Perp;
}

// "BTCUSDT" -> "BTC-USDT-SWAP", "BTC-USDT".
QByteArray family(const TruthSymbol& s)
{
    const QByteArray name = QByteArray::fromStdString(s.symbol());
    return name.chopped(4) + '-' + name.right(4);
}
QByteArray instId(const TruthSymbol& s)
{
    return isSwap(s) ? family(s) + "-SWAP" : family(s);
}

QByteArray sizeOf(const TruthSymbol& s, qint64 thousandths)
{
    if (!isSwap(s) || thousandths == 0) return sizeText(thousandths);
    const QByteArray tenths = number(thousandths % 10);
    return number(thousandths / 10) + (tenths == "0" ? QByteArray() : '.' + tenths);
}

QByteArray levels(const TruthSymbol& s, const Side0& side, bool falling)
{
    QByteArray out = "[";
    const auto put = [&](qint64 price, qint64 size) {
        if (out.size() > 1) out += ',';
        out +=
            "[\"" + priceText(price) + "\",\"" + sizeOf(s, size) + "\",\"0\",\"" + (size == 0 ? "0" : "3") + "\"]";
    };
    if (falling)
        std::for_each(side.rbegin(), side.rend(), [&](const auto& l) { put(l.first, l.second); });
    else
        std::for_each(side.begin(), side.end(), [&](const auto& l) { put(l.first, l.second); });
    return out + "]";
}

QString topicOf(const QJsonObject& arg)
{
    const QString channel = arg.value(QStringLiteral("channel")).toString();
    QString about = arg.value(QStringLiteral("instId")).toString();
    if (about.isEmpty()) about = arg.value(QStringLiteral("instType")).toString();
    return about.isEmpty() ? channel : channel + QLatin1Char(':') + about;
}

QByteArray argOf(const QString& topic)
{
    const QString channel = topic.section(QLatin1Char(':'), 0, 0), about = topic.section(QLatin1Char(':'), 1);
    QByteArray arg = "{\"channel\":\"" + channel.toLatin1() + '"';
    const bool byType = about == QLatin1String("SWAP") || about == QLatin1String("SPOT");
    if (!about.isEmpty()) arg += (byType ? ",\"instType\":\"" : ",\"instId\":\"") + about.toLatin1() + '"';
    return arg + '}';
}

QByteArray push(const QString& topic, const QByteArray& row, const char* action = nullptr)
{
    QByteArray text = "{\"arg\":" + argOf(topic);
    if (action) text += QByteArray(",\"action\":\"") + action + '"';
    return text + ",\"data\":[{" + row + "}]}";
}

class Okx final : public FakeDialect {
public:
    bool stepByOne() const override { return false; }
    bool knowsSocket(const QString& path) const override { return path == QLatin1String("/ws/v5/public"); }
    std::string truthName(const std::string& wire) const override
    {
        QString name = QString::fromStdString(wire);
        if (name.endsWith(QLatin1String("-SWAP"))) name.chop(5);
        return name.remove(QLatin1Char('-')).toStdString();
    }

    // One route for all; the feeds keep the markets on connections of their own.
    Market marketOf(const FakeVenueSocket& socket) const override
    {
        const bool spot = !socket.topics.isEmpty() &&
                          std::none_of(socket.topics.cbegin(), socket.topics.cend(),
                                       [](const QString& t) { return t.endsWith(QLatin1String("SWAP")); });
        return spot ? Market::Spot : Market::Perp;
    }

    bool routeCarries(const FakeVenueSocket&, const QString&) const override { return true; }

    void clientText(FakeVenue& venue, FakeVenueSocket& socket, const QJsonObject& frame) override
    {
        if (frame.isEmpty()) {  // "ping" is not JSON
            socket.text("pong");
            return;
        }
        if (ignores(venue)) return;
        const QString op = frame.value(QStringLiteral("op")).toString();
        const QByteArray id = frame.value(QStringLiteral("id")).toString().toLatin1();
        const QByteArray from = QByteArray::number(reinterpret_cast<quintptr>(&socket), 16).right(8);
        const auto answer = [&](const QByteArray& what) {
            socket.text("{\"id\":\"" + id + "\"," + what + ",\"connId\":\"" + from + "\"}");
        };
        const bool on = op == QLatin1String("subscribe");
        if (!on && op != QLatin1String("unsubscribe")) {
            answer("\"event\":\"error\",\"code\":\"60012\",\"msg\":\"Illegal request\"");
            return;
        }
        if (on && venue.deadUntilSubscribedAnew) venue.deadTopics.clear();
        for (const QJsonValue& a : frame.value(QStringLiteral("args")).toArray()) {
            const QString topic = topicOf(a.toObject());
            const bool refused = std::any_of(venue.refusedTopics.begin(), venue.refusedTopics.end(),
                                             [&](const QString& r) { return topic.contains(r); });
            if (on && refused) {
                answer("\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:" +
                       topic.section(QLatin1Char(':'), 0, 0).toLatin1() +
                       ",instId:" + topic.section(QLatin1Char(':'), 1).toLatin1() + " doesn't exist.\"");
                continue;
            }
            answer("\"event\":\"" + op.toLatin1() + "\",\"arg\":" + argOf(topic));
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
        const QString topic = named("books", s);
        const QByteArray row = sides(s, d.bids, d.asks, d.atMs) +
                               ",\"checksum\":0,\"prevSeqId\":" + number(d.prevSeq) +
                               ",\"seqId\":" + number(d.seq);
        return {{s.market(), topic, push(topic, row, "update")}};
    }

    std::vector<FakeText> quotes(const TruthSymbol& s, qint64 nowMs, bool) const override
    {
        const Side0 bid{*s.book().bids.rbegin()}, ask{*s.book().asks.begin()};
        const QString top = named("bbo-tbt", s), ticker = named("tickers", s);
        const QByteArray mid = priceText(s.mid());
        const QByteArray row = QByteArray("\"instType\":\"") + (isSwap(s) ? "SWAP" : "SPOT") + "\",\"instId\":\"" +
                               instId(s) + "\",\"last\":\"" + mid + "\",\"lastSz\":\"1\",\"askPx\":\"" +
                               priceText(ask.begin()->first) + "\",\"askSz\":\"" + sizeOf(s, ask.begin()->second) +
                               "\",\"bidPx\":\"" + priceText(bid.begin()->first) + "\",\"bidSz\":\"" +
                               sizeOf(s, bid.begin()->second) + "\",\"open24h\":\"" + mid + "\",\"high24h\":\"" +
                               priceText(s.mid() + 90) + "\",\"low24h\":\"" + priceText(s.mid() - 90) +
                               "\",\"volCcy24h\":\"100.5\",\"vol24h\":\"10050\",\"ts\":\"" + number(nowMs) + '"';
        return {{s.market(), top, push(top, sides(s, bid, ask, nowMs) + ",\"seqId\":" + number(s.book().seq))},
                {s.market(), ticker, push(ticker, row)}};
    }

    std::vector<FakeText> marks(const std::vector<const TruthSymbol*>& perps, qint64 nowMs) const override
    {
        std::vector<FakeText> out;
        const QByteArray ts = ",\"ts\":\"" + number(nowMs) + '"';
        const qint64 due = nowMs / 28'800'000 * 28'800'000 + 28'800'000;
        for (const TruthSymbol* s : perps) {
            const auto say = [&](const char* channel, const QByteArray& row) {
                const QString topic = named(channel, *s);
                out.push_back(
                    {Market::Perp, topic,
                     push(topic, "\"instType\":\"SWAP\",\"instId\":\"" + instId(*s) + "\"," + row + ts)});
            };
            const TruthContext& c = s->context();
            say("mark-price", "\"markPx\":\"" + priceText(c.mark) + '"');
            say("funding-rate",
                "\"method\":\"current_period\",\"formulaType\":\"withRate\",\"fundingRate\":\"" +
                    rateText(c.fundingE8()) +
                    "\",\"nextFundingRate\":\"\","
                    "\"minFundingRate\":\"-0.00375\",\"maxFundingRate\":\"0.00375\",\"fundingTime\":\"" +
                    number(due) + "\",\"nextFundingTime\":\"" + number(due + 28'800'000) + '"');
            say("open-interest", "\"oi\":\"" + sizeOf(*s, c.interest()) + "\",\"oiCcy\":\"" +
                                     sizeText(c.interest()) + "\",\"oiUsd\":\"1939251795.547\"");
            const QString index = QStringLiteral("index-tickers:") + QString::fromLatin1(family(*s));
            out.push_back(
                {Market::Perp, index,
                 push(index, "\"instId\":\"" + family(*s) + "\",\"idxPx\":\"" + priceText(c.index) + '"' + ts)});
        }
        return out;
    }

    FakeText trade(const TruthSymbol& s, const TruthTrade& t) const override
    {
        const QString topic = named("trades", s);
        return {s.market(), topic,
                push(topic, "\"instId\":\"" + instId(s) + "\",\"tradeId\":\"" + number(t.id) + "\",\"px\":\"" +
                                priceText(t.price) + "\",\"sz\":\"" + sizeOf(s, t.size) + "\",\"side\":\"" +
                                (t.sell ? "sell" : "buy") + "\",\"ts\":\"" + number(t.atMs) +
                                "\",\"count\":\"1\",\"source\":\"0\",\"seqId\":" + number(s.book().seq))};
    }

    FakeText liquidation(const TruthSymbol& s, const TruthLiquidation& l) const override
    {
        const QString topic = QStringLiteral("liquidation-orders:SWAP");
        return {s.market(), topic,
                push(topic, "\"instType\":\"SWAP\",\"instId\":\"" + instId(s) + "\",\"instFamily\":\"" +
                                family(s) + "\",\"uly\":\"" + family(s) + "\",\"details\":[{\"side\":\"" +
                                (l.longClosed ? "sell" : "buy") + "\",\"posSide\":\"net\",\"bkPx\":\"" +
                                priceText(l.price) + "\",\"sz\":\"" + sizeOf(s, l.size) +
                                "\",\"bkLoss\":\"0\",\"ccy\":\"\",\"ts\":\"" + number(l.atMs) + "\"}]")};
    }

    QByteArray image(const TruthSymbol& s, const TruthBook& b, const QString& topic, qint64 nowMs) const override
    {
        if (!topic.startsWith(QLatin1String("books:"))) return {};
        return push(
            topic, sides(s, b.bids, b.asks, nowMs) + ",\"checksum\":0,\"prevSeqId\":-1,\"seqId\":" + number(b.seq),
            "snapshot");
    }

    std::optional<QByteArray> rest(const FakeVenue& venue, const QUrl& url, qint64 nowMs,
                                   const TruthBook* b) const override
    {
        const QString path = url.path();
        if (!path.startsWith(QLatin1String("/api/v5/"))) return std::nullopt;
        const QUrlQuery query(url);
        QByteArray data;
        if (path == QLatin1String("/api/v5/public/instruments")) {
            const bool spot = query.queryItemValue(QStringLiteral("instType")) == QLatin1String("SPOT");
            data = instruments(venue, spot ? Market::Spot : Market::Perp);
        } else if (path == QLatin1String("/api/v5/market/books")) {
            const TruthSymbol* s = imageAsked(venue, url);
            if (!s || !b) return "{\"code\":\"51001\",\"data\":[],\"msg\":\"Instrument ID doesn't exist.\"}";
            data = '{' + sides(*s, b->bids, b->asks, nowMs) + ",\"seqId\":" + number(b->seq) + '}';
        }
        return "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + data + "]}";
    }

    const TruthSymbol* imageAsked(const FakeVenue& venue, const QUrl& url) const override
    {
        if (url.path() != QLatin1String("/api/v5/market/books")) return nullptr;
        const QString id = QUrlQuery(url).queryItemValue(QStringLiteral("instId"));
        return venue.find(id.endsWith(QLatin1String("-SWAP")) ? Market::Perp : Market::Spot, id.toStdString());
    }

    QByteArray closingNotice(qint64) const override
    {
        return "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed for a "
               "service upgrade. "
               "Please reconnect.\",\"connId\":\"a4d3ae55\"}";
    }

private:
    static QString named(const char* channel, const TruthSymbol& s)
    {
        return QLatin1String(channel) + QLatin1Char(':') + QString::fromLatin1(instId(s));
    }

    static QByteArray sides(const TruthSymbol& s, const Side0& bids, const Side0& asks, qint64 ms)
    {
        return "\"asks\":" + levels(s, asks, false) + ",\"bids\":" + levels(s, bids, true) + ",\"ts\":\"" +
               number(ms) + '"';
    }

    // Books begin with a snapshot.
    void first(FakeVenue& venue, FakeVenueSocket& socket, const QString& topic) const
    {
        const std::string id = topic.section(QLatin1Char(':'), 1).toStdString();
        const TruthSymbol* s = venue.find(marketOf(socket), id);
        if (!s) return;
        const qint64 ms = QDateTime::currentMSecsSinceEpoch() + venue.skewMs;
        if (const QByteArray text = image(*s, s->book(), topic, ms); !text.isEmpty())
            deliver(venue, socket, {s->market(), topic, text});
    }

    static QByteArray instruments(const FakeVenue& venue, Market market)
    {
        QByteArray rows;
        for (const auto& s : symbols(venue)) {
            if (s->market() != market || s->status != "TRADING") continue;
            if (!rows.isEmpty()) rows += ',';
            const QByteArray base = family(*s).chopped(5);
            rows += "{\"instId\":\"" + instId(*s) +
                    "\",\"instCategory\":\"1\",\"state\":\"live\",\"tickSz\":\"0.1\","
                    "\"listTime\":\"1573557408000\",\"expTime\":\"\",\"lever\":\"100\",";
            if (isSwap(*s))
                rows += "\"instType\":\"SWAP\",\"uly\":\"" + family(*s) + "\",\"instFamily\":\"" + family(*s) +
                        "\",\"baseCcy\":\"\",\"quoteCcy\":\"\",\"settleCcy\":\"USDT\",\"ctType\":\"linear\","
                        "\"ctVal\":\"0.01\","
                        "\"ctMult\":\"1\",\"ctValCcy\":\"" +
                        base + "\",\"lotSz\":\"0.1\"}";
            else
                rows += "\"instType\":\"SPOT\",\"uly\":\"\",\"instFamily\":\"\",\"baseCcy\":\"" + base +
                        "\",\"quoteCcy\":\"USDT\",\"settleCcy\":\"\",\"ctType\":\"\",\"ctVal\":\"\",\"ctMult\":"
                        "\"\",\"ctValCcy\":\"\","
                        "\"lotSz\":\"0.001\"}";
        }
        return rows;
    }
};

}  // namespace

std::unique_ptr<FakeDialect> makeFakeOkx()
{
    return std::make_unique<Okx>();
}

}  // namespace plimsoll::test
