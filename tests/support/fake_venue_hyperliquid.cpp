// Hyperliquid, contracts and spot, as far as the feeds use them. Wire after hyperliquid.md. The truth's
// "BTCUSDT" is the coin "BTC" and the pair "@1" here, and its sequence numbers are times.
#include "tests/support/fake_venue_dialect.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <span>

namespace plimsoll::test {
namespace {

constexpr std::array<const char*, 3> kCoins = {"BTC", "ETH", "NEW"};
constexpr std::size_t kHistory = 40;  // trades that a subscription begins with

QByteArray number(qint64 n)
{
    return QByteArray::number(n);
}

// At most `most` levels, best first.
QByteArray levels(const Side0& side, bool falling, int most)
{
    QByteArray out = "[";
    const auto put = [&](qint64 price, qint64 size) {
        if (most-- <= 0) return;
        if (out.size() > 1) out += ',';
        out += R"({"px":")" + priceText(price) + R"(","sz":")" + sizeText(size) + R"(","n":3})";
    };
    if (falling)
        std::for_each(side.rbegin(), side.rend(), [&](const auto& l) { put(l.first, l.second); });
    else
        std::for_each(side.begin(), side.end(), [&](const auto& l) { put(l.first, l.second); });
    return out + "]";
}

bool isPair(const QString& coin)
{
    return coin.startsWith(QLatin1Char('@'));
}

// What is subscribed, under the name that our plan gives it.
QString topicOf(const QJsonObject& s)
{
    const QString whom = s.value(QStringLiteral("coin")).toString() + s.value(QStringLiteral("user")).toString();
    return s.value(QStringLiteral("type")).toString() +
           QLatin1String(s.value(QStringLiteral("fast")).toBool() ? "+fast" : "") +
           (whom.isEmpty() ? QString() : QLatin1Char(' ') + whom);
}

class Hyperliquid final : public FakeDialect {
public:
    bool stepByOne() const override { return false; }
    bool countsTime() const override { return true; }

    std::string truthName(const std::string& wire) const override
    {
        if (wire.starts_with('@')) {
            const auto i = static_cast<std::size_t>(std::atoi(wire.c_str() + 1));
            return i >= 1 && i <= kCoins.size() ? std::string(kCoins[i - 1]) + "USDT" : wire;
        }
        return wire.ends_with("USDT") ? wire : wire + "USDT";
    }

    bool knowsSocket(const QString& path) const override { return path == QLatin1String("/ws"); }

    // One address for both; each of our sockets has topics of one of them.
    Market marketOf(const FakeVenueSocket& socket) const override
    {
        const bool pairs = std::any_of(socket.topics.cbegin(), socket.topics.cend(),
                                       [](const QString& t) { return isPair(t.section(QLatin1Char(' '), 1)); });
        return pairs ? Market::Spot : Market::Perp;
    }

    bool routeCarries(const FakeVenueSocket&, const QString&) const override { return true; }

    void clientText(FakeVenue& venue, FakeVenueSocket& socket, const QJsonObject& frame) override
    {
        const QString method = frame.value(QStringLiteral("method")).toString();
        if (method == QLatin1String("ping")) {
            socket.text(R"({"channel":"pong"})");
            return;
        }
        if (ignores(venue)) return;
        const bool on = method == QLatin1String("subscribe");
        QJsonObject asked = frame.value(QStringLiteral("subscription")).toObject();
        const QString topic = topicOf(asked);
        const QByteArray said = QJsonDocument(asked).toJson(QJsonDocument::Compact);
        const bool refused = std::any_of(venue.refusedTopics.begin(), venue.refusedTopics.end(),
                                         [&](const QString& r) { return topic.contains(r); });
        if ((!on && method != QLatin1String("unsubscribe")) || asked.isEmpty() || (on && refused)) {
            error(socket, "Error parsing JSON into valid websocket request: " + said);
            return;
        }
        const QString coin = asked.value(QStringLiteral("coin")).toString();
        if (on && !coin.isEmpty() && !venue.find(isPair(coin) ? Market::Spot : Market::Perp, coin.toStdString())) {
            socket.reset();  // section 1: one unknown coin closes the socket, without a word
            return;
        }
        if (on == socket.topics.contains(topic)) {
            error(socket, (on ? "Already subscribed: " : "Already unsubscribed: ") + said);
            return;
        }
        if (on && venue.deadUntilSubscribedAnew) venue.deadTopics.clear();
        if (on)
            socket.topics.insert(topic);
        else
            socket.topics.remove(topic);
        if (asked.value(QStringLiteral("type")) == QLatin1String("l2Book")) {  // defaults are filled in
            asked.insert(QStringLiteral("nSigFigs"), QJsonValue());
            asked.insert(QStringLiteral("mantissa"), QJsonValue());
        }
        socket.text(R"({"channel":"subscriptionResponse","data":{"method":")" + method.toLatin1() +
                    R"(","subscription":)" + QJsonDocument(asked).toJson(QJsonDocument::Compact) + "}}");
        if (on) first(venue, socket, topic, coin);
    }

    // Every message is a whole book. The twin's is as deep as its truth, so that all of it can be compared.
    std::vector<FakeText> depth(const TruthSymbol& s, const TruthStep&) const override
    {
        std::vector<FakeText> out;
        for (const char* type : {"l2Book ", "l2Book+fast "}) {
            const QString topic = QLatin1String(type) + coinOf(s);
            out.push_back({s.market(), topic, image(s, s.book(), topic, 0)});
        }
        return out;
    }

    std::vector<FakeText> quotes(const TruthSymbol& s, qint64, bool) const override
    {
        const Side0 bid{*s.book().bids.rbegin()}, ask{*s.book().asks.begin()};
        const QByteArray bbo = R"({"channel":"bbo","data":{"coin":")" + coinOf(s).toLatin1() + R"(","time":)" +
                               number(s.book().seq) + R"(,"bbo":[)" + levels(bid, true, 1).mid(1).chopped(1) +
                               ',' + levels(ask, false, 1).mid(1).chopped(1) + "]}}";
        return {{s.market(), QStringLiteral("bbo ") + coinOf(s), bbo}};
    }

    std::vector<FakeText> marks(const std::vector<const TruthSymbol*>& perps, qint64) const override
    {
        std::vector<FakeText> out;
        QByteArray all;
        for (const TruthSymbol* s : perps) {
            out.push_back({Market::Perp, QStringLiteral("activeAssetCtx ") + coinOf(*s), activeContext(*s)});
            all += (all.isEmpty() ? "" : ",") + context(*s);
        }
        out.push_back({Market::Perp, QStringLiteral("allDexsAssetCtxs"),
                       R"({"channel":"allDexsAssetCtxs","data":{"ctxs":[["",[)" + all + "]]]}}"});
        out.push_back({Market::Perp, QStringLiteral("fastAssetCtxs"), packedMarks(perps)});
        return out;
    }

    FakeText trade(const TruthSymbol& s, const TruthTrade& t) const override { return trades(s, {&t, 1}); }

    // As the maker's side of a vault tells it.
    FakeText liquidation(const TruthSymbol& s, const TruthLiquidation& l) const override
    {
        const QByteArray vault = "0x010461c14e146ac35fe42271bdc1134ee31c703a";
        const QByteArray fill =
            R"({"coin":")" + coinOf(s).toLatin1() + R"(","px":")" + priceText(l.price) + R"(","sz":")" +
            sizeText(l.size) + R"(","side":")" + (l.longClosed ? "B" : "A") + R"(","time":)" + number(l.atMs) +
            R"(,"startPosition":"0.0","dir":"Open Long","closedPnl":"0.0","hash":"0x0","oid":1,"crossed":false,"fee":"0.0","tid":)" +
            number(l.atMs) + R"(,"liquidation":{"liquidatedUser":"0x77","markPx":")" + priceText(l.price) +
            R"(","method":"market"},"feeToken":"USDC"})";
        return {Market::Perp, QStringLiteral("userFills ") + QLatin1String(vault),
                R"({"channel":"userFills","data":{"user":")" + vault + R"(","fills":[)" + fill + "]}}"};
    }

    QByteArray image(const TruthSymbol& s, const TruthBook& b, const QString& topic, qint64) const override
    {
        if (!topic.startsWith(QLatin1String("l2Book"))) return {};
        const bool fast = topic.startsWith(QLatin1String("l2Book+fast"));
        return R"({"channel":"l2Book","data":)" + book(s, b, fast ? 5 : 1000, fast ? R"(,"fast":true)" : "") + '}';
    }

    // The body of a request comes as the address's fragment.
    std::optional<QByteArray> rest(const FakeVenue& venue, const QUrl& url, qint64 nowMs,
                                   const TruthBook* b) const override
    {
        if (url.path() != QLatin1String("/info")) return std::nullopt;
        const QJsonObject asked = askedIn(url);
        const QString type = asked.value(QStringLiteral("type")).toString();
        std::vector<const TruthSymbol*> perps, pairs;
        for (const auto& s : symbols(venue)) (s->market() == Market::Perp ? perps : pairs).push_back(s.get());
        if (type == QLatin1String("meta")) return meta(perps);
        if (type == QLatin1String("spotMeta")) return spotMeta(pairs);
        if (type == QLatin1String("metaAndAssetCtxs")) {
            QByteArray all;
            for (const TruthSymbol* s : perps) all += (all.isEmpty() ? "" : ",") + context(*s);
            return '[' + meta(perps) + ",[" + all + "]]";
        }
        if (type == QLatin1String("spotMetaAndAssetCtxs")) return '[' + spotMeta(pairs) + ",[]]";
        if (type == QLatin1String("exchangeStatus"))
            return R"({"time":)" + number(nowMs) + R"(,"specialStatuses":null})";
        if (type == QLatin1String("fundingHistory")) return QByteArray("[]");
        if (type == QLatin1String("predictedFundings")) return forecasts(perps);
        if (type == QLatin1String("l2Book")) {
            const TruthSymbol* s = imageAsked(venue, url);
            return s && b ? book(*s, *b, 1000, "") : QByteArray("null");
        }
        return std::nullopt;
    }

    const TruthSymbol* imageAsked(const FakeVenue& venue, const QUrl& url) const override
    {
        const QJsonObject asked = askedIn(url);
        if (asked.value(QStringLiteral("type")) != QLatin1String("l2Book")) return nullptr;
        const QString coin = asked.value(QStringLiteral("coin")).toString();
        return venue.find(isPair(coin) ? Market::Spot : Market::Perp, coin.toStdString());
    }

    QByteArray closingNotice(qint64) const override { return {}; }  // there is none

private:
    static QJsonObject askedIn(const QUrl& url)
    {
        return QJsonDocument::fromJson(url.fragment(QUrl::FullyDecoded).toUtf8()).object();
    }

    static QString coinOf(const TruthSymbol& s)
    {
        const QString base = QString::fromStdString(s.symbol()).chopped(4);
        if (s.market() == Market::Perp) return base;
        const auto at =
            std::find_if(kCoins.begin(), kCoins.end(), [&](const char* c) { return base == QLatin1String(c); });
        return QLatin1Char('@') + QString::number(at - kCoins.begin() + 1);
    }

    static void error(FakeVenueSocket& socket, const QByteArray& what)
    {
        socket.text(QJsonDocument(QJsonObject{{QStringLiteral("channel"), QStringLiteral("error")},
                                              {QStringLiteral("data"), QString::fromUtf8(what)}})
                        .toJson(QJsonDocument::Compact));
    }

    // Books and contexts begin with what is; vaults with their history; trades with what was traded last.
    void first(FakeVenue& venue, FakeVenueSocket& socket, const QString& topic, const QString& coin) const
    {
        if (topic.startsWith(QLatin1String("userFills"))) {
            const QByteArray user = topic.section(QLatin1Char(' '), 1).toLatin1();
            deliver(venue, socket,
                    {Market::Perp, topic,
                     R"({"channel":"userFills","data":{"user":")" + user + R"(","isSnapshot":true,"fills":[]}})"});
        }
        const TruthSymbol* s =
            coin.isEmpty() ? nullptr : venue.find(isPair(coin) ? Market::Spot : Market::Perp, coin.toStdString());
        if (!s) return;
        if (const QByteArray text = image(*s, s->book(), topic, 0); !text.isEmpty())
            deliver(venue, socket, {s->market(), topic, text});
        if (topic.startsWith(QLatin1String("activeAssetCtx")))
            deliver(venue, socket, {s->market(), topic, activeContext(*s)});
        if (topic.startsWith(QLatin1String("trades")) && !s->trades().empty())
            deliver(venue, socket,
                    trades(*s, std::span(s->trades()).last(std::min(kHistory, s->trades().size()))));
    }

    static FakeText trades(const TruthSymbol& s, std::span<const TruthTrade> all)
    {
        QByteArray rows;
        for (const TruthTrade& t : all)
            rows += (rows.isEmpty() ? R"({"coin":")" : R"(,{"coin":")") + coinOf(s).toLatin1() + R"(","side":")" +
                    (t.sell ? "A" : "B") + R"(","px":")" + priceText(t.price) + R"(","sz":")" + sizeText(t.size) +
                    R"(","time":)" + number(t.atMs) + R"(,"hash":"0x0","tid":)" + number(t.id) +
                    R"(,"users":["0x1","0x2"]})";
        return {s.market(), QStringLiteral("trades ") + coinOf(s),
                R"({"channel":"trades","data":[)" + rows + "]}"};
    }

    static QByteArray book(const TruthSymbol& s, const TruthBook& b, int most, const char* more)
    {
        return R"({"coin":")" + coinOf(s).toLatin1() + R"(","time":)" + number(b.seq) + R"(,"levels":[)" +
               levels(b.bids, true, most) + ',' + levels(b.asks, false, most) + ']' + more + '}';
    }

    static QByteArray context(const TruthSymbol& s)
    {
        const TruthContext& c = s.context();
        return R"({"funding":")" + rateText(c.fundingE8()) + R"(","openInterest":")" + sizeText(c.interest()) +
               R"(","prevDayPx":")" + priceText(s.mid() - 90) +
               R"(","dayNtlVlm":"4161029539.69","premium":"-0.0006","oraclePx":")" + priceText(c.index) +
               R"(","markPx":")" + priceText(c.mark) + R"(","midPx":")" + priceText(s.mid()) +
               R"(","impactPxs":[")" + priceText(s.mid() - 1) + R"(",")" + priceText(s.mid() + 1) +
               R"("],"dayBaseVlm":"49116.08533"})";
    }

    static QByteArray activeContext(const TruthSymbol& s)
    {
        if (s.market() == Market::Perp)
            return R"({"channel":"activeAssetCtx","data":{"coin":")" + coinOf(s).toLatin1() + R"(","ctx":)" +
                   context(s) + "}}";
        return R"({"channel":"activeSpotAssetCtx","data":{"coin":")" + coinOf(s).toLatin1() +
               R"(","ctx":{"prevDayPx":")" + priceText(s.mid()) + R"(","dayNtlVlm":"100.5","markPx":")" +
               priceText(s.mid()) + R"(","midPx":null,"circulatingSupply":"1","dayBaseVlm":"5"}}})";
    }

    // base64 of raw DEFLATE: what qCompress writes, without its own length, zlib's head and checksum.
    static QByteArray packedMarks(const std::vector<const TruthSymbol*>& perps)
    {
        QByteArray text = "{";
        for (const TruthSymbol* s : perps)
            text += (text.size() > 1 ? ",\"" : "\"") + coinOf(*s).toLatin1() + R"(":{"markPx":")" +
                    priceText(s->context().mark) + R"("})";
        const QByteArray packed = qCompress(text + '}', 9);
        return R"({"channel":"fastAssetCtxs","data":")" + packed.mid(6, packed.size() - 10).toBase64() + "\"}";
    }

    static QByteArray forecasts(const std::vector<const TruthSymbol*>& perps)
    {
        QByteArray rows;
        for (const TruthSymbol* s : perps)
            rows += (rows.isEmpty() ? R"([")" : R"(,[")") + coinOf(*s).toLatin1() +
                    R"(",[["BinPerp",null],["HlPerp",{"fundingRate":")" + rateText(s->context().fundingE8()) +
                    R"(","nextFundingTime":1733958000000,"fundingIntervalHours":1}]]])";
        return '[' + rows + ']';
    }

    static QByteArray meta(const std::vector<const TruthSymbol*>& perps)
    {
        QByteArray rows;
        for (const TruthSymbol* s : perps)
            rows += (rows.isEmpty() ? "{\"name\":\"" : ",{\"name\":\"") + coinOf(*s).toLatin1() +
                    R"(","szDecimals":3,"maxLeverage":40,"marginTableId":56)" +
                    (s->status == "TRADING" ? "" : R"(,"isDelisted":true)") + '}';
        return R"({"universe":[)" + rows +
               R"(],"marginTables":[[56,{"description":"tiered 40x","marginTiers":[{"lowerBound":"0.0","maxLeverage":40}]}]],"collateralToken":0})";
    }

    static QByteArray spotMeta(const std::vector<const TruthSymbol*>& pairs)
    {
        QByteArray tokens = R"({"name":"USDC","szDecimals":8,"weiDecimals":8,"index":0})", rows;
        for (const TruthSymbol* s : pairs) {
            const QByteArray i = coinOf(*s).mid(1).toLatin1();
            tokens += R"(,{"name":"U)" + QByteArray::fromStdString(s->symbol()).chopped(4) +
                      R"(","szDecimals":3,"weiDecimals":8,"index":)" + i + '}';
            rows += (rows.isEmpty() ? "{\"name\":\"@" : ",{\"name\":\"@") + i + R"(","tokens":[)" + i +
                    R"(,0],"index":)" + i + R"(,"isCanonical":false})";
        }
        return R"({"tokens":[)" + tokens + R"(],"universe":[)" + rows + "]}";
    }
};

}  // namespace

std::unique_ptr<FakeDialect> makeFakeHyperliquid()
{
    return std::make_unique<Hyperliquid>();
}

}  // namespace plimsoll::test
