// The simulated venues' servers seen from outside: plain WebSocket and HTTP clients that know the venues' own
// pages and nothing of this program, and the control port.
#include "feeds/sim/book_history.h"
#include "feeds/sim/server/json_text.h"
#include "feeds/sim/sim_venues.h"
#include "tests/support/fake_venue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryFile>
#include <QWebSocket>
#include <QtTest>

#include <map>
#include <random>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 10'000;

QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

// A client of one address that keeps what it hears.
struct Client {
    QWebSocket socket;
    QList<QJsonObject> heard;
    QStringList texts;
    bool gone = false;

    explicit Client(const QString& url)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString& text) {
            texts << text;
            heard << QJsonDocument::fromJson(text.toUtf8()).object();
        });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { gone = true; });
        socket.open(QUrl(url));
    }
    void say(const QByteArray& text) { socket.sendTextMessage(QString::fromUtf8(text)); }
    bool open() const { return socket.state() == QAbstractSocket::ConnectedState; }
    QList<QJsonObject> with(const QString& key, const QJsonValue& value) const
    {
        QList<QJsonObject> out;
        for (const QJsonObject& o : heard)
            if (o.value(key) == value) out << o;
        return out;
    }
    bool contains(const QString& part) const
    {
        return std::any_of(texts.begin(), texts.end(), [&](const QString& t) { return t.contains(part); });
    }
};

// Price and size as the wire writes them, by price.
using Side0 = std::map<double, QString>;
void mergeRows(Side0& side, const QJsonArray& rows)
{
    for (const QJsonValue& row : rows) {
        const double price = row[0].toString().toDouble();
        if (row[1].toString().toDouble() == 0)
            side.erase(price);
        else
            side[price] = row[1].toString();
    }
}

}  // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

class TestSimServers : public QObject {
    Q_OBJECT
    std::unique_ptr<sim::SimVenues> venues;
    QNetworkAccessManager net;
    QTimer clock;

    QString url(VenueId v, Role r) const { return QString::fromStdString(venues->endpoints().at(v).at(r)); }
    QString control(const QString& path) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(venues->controlPort()).arg(path);
    }
    struct Answer {
        int status = 0;
        QByteArray body, weight, retryAfter;
        QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
        QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    };
    Answer wait(QNetworkReply* reply)
    {
        QSignalSpy done(reply, &QNetworkReply::finished);
        if (!reply->isFinished()) done.wait(kPatience);
        Answer a{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                 reply->rawHeader("X-MBX-USED-WEIGHT-1M"), reply->rawHeader("Retry-After")};
        reply->deleteLater();
        return a;
    }
    Answer get(const QString& address) { return wait(net.get(QNetworkRequest(QUrl(address)))); }
    Answer post(const QString& address, const QByteArray& body, const QByteArray& type = "application/json")
    {
        QNetworkRequest request{QUrl(address)};
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        return wait(net.post(request, body));
    }
    // This side of the truth at that number, as texts.
    QJsonArray truth(const QString& venue, const QString& market, const QString& symbol, qint64 seq,
                     const QString& side)
    {
        const Answer a = get(control(QStringLiteral("/truth/book?venue=%1&market=%2&symbol=%3&seq=%4")
                                         .arg(venue, market, symbol)
                                         .arg(seq)));
        return a.object().value(side).toArray();
    }
    static bool same(const Side0& mine, const QJsonArray& theirs)
    {
        return !theirs.isEmpty() && mine.size() == static_cast<std::size_t>(theirs.size()) &&
               std::all_of(theirs.begin(), theirs.end(), [&](const QJsonValue& row) {
                   const auto at = mine.find(row[0].toString().toDouble());
                   return at != mine.end() && at->second.toDouble() == row[1].toString().toDouble();
               });
    }

    // A venue that loses its client the moment this asks for something.
    struct Abrupt : test::FakeVenue {
        Abrupt() : FakeVenue(Dialect::Bybit) {}
        bool abrupt = false;
        bool hears(const char* topic) const { return wanted(Market::Perp, QString::fromLatin1(topic)); }
        void working(bool begins) override
        {
            FakeVenue::working(begins);
            if (begins && abrupt)
                for (ClientSocket* s : sockets()) s->reset();
        }
        using ClientSocket = sim::ClientSocket;
    };

private Q_SLOTS:
    void init()
    {
        sim::SimSetup setup;
        setup.running = false;
        setup.market.assets = {"BTC", "ETH"};
        venues = std::make_unique<sim::SimVenues>(setup);
        QVERIFY(venues->listen().isEmpty());
        clock.disconnect();
        connect(&clock, &QTimer::timeout, this, [this] { venues->advance(100ms); });
        clock.start(20);
    }
    void cleanup()
    {
        clock.stop();
        venues.reset();
    }

    // ---- Binance

    void binanceAnswersAndRefuses()
    {
        Client c(url(VenueId::Binance, Role::Ws) + "/market/stream");
        WAIT(c.open());
        c.say(json("{'method':'SUBSCRIBE','params':['btcusdt@aggTrade','btcusdt@depth@100ms'],'id':1}"));
        WAIT(!c.with("id", 1).isEmpty());
        QCOMPARE(c.texts.first(), QString::fromUtf8(json("{'result':null,'id':1}")));
        c.say(json("{'method':'LIST_SUBSCRIPTIONS','id':2}"));
        WAIT(!c.with("id", 2).isEmpty());
        QCOMPARE(c.with("id", 2).first().value("result").toArray().size(), 2);
        c.say(json("{'method':'DANCE','id':3}"));
        WAIT(!c.with("id", 3).isEmpty());
        QCOMPARE(c.with("id", 3).first().value("error").toObject().value("code").toInt(), 2);
        // Depth lives on the other route: acknowledged, and silent.
        WAIT(c.with("stream", "btcusdt@aggTrade").size() > 3);
        QVERIFY(c.with("stream", "btcusdt@depth@100ms").isEmpty());
        const QJsonObject trade = c.with("stream", "btcusdt@aggTrade").first().value("data").toObject();
        QCOMPARE(trade.value("e").toString(), QStringLiteral("aggTrade"));
        QVERIFY(trade.value("l").toInteger() >= trade.value("f").toInteger());
    }

    void binanceBookByItsOwnProcedure_data()
    {
        QTest::addColumn<bool>("spot");
        QTest::newRow("futures") << false;
        QTest::newRow("spot") << true;
    }
    // binance.md 3.2 and 3.3, step by step, and the truth at the end.
    void binanceBookByItsOwnProcedure()
    {
        QFETCH(bool, spot);
        Client c(spot ? url(VenueId::Binance, Role::SpotWs) + "/ws/btcusdt@depth@100ms"
                      : url(VenueId::Binance, Role::Ws) + "/public/ws/btcusdt@depth@100ms");
        WAIT(c.heard.size() > 2);
        const Answer image =
            get(spot ? url(VenueId::Binance, Role::SpotRest) + "/api/v3/depth?symbol=BTCUSDT&limit=1000"
                     : url(VenueId::Binance, Role::Rest) + "/fapi/v1/depth?symbol=BTCUSDT&limit=1000");
        QCOMPARE(image.status, 200);
        QVERIFY(image.weight.toInt() > 0);
        const qint64 base = image.object().value("lastUpdateId").toInteger();
        WAIT(c.heard.last().value("u").toInteger() > base + 1 && c.heard.size() > 10);
        clock.stop();
        Side0 bids, asks;
        mergeRows(bids, image.object().value("bids").toArray());
        mergeRows(asks, image.object().value("asks").toArray());
        qint64 last = base;
        bool first = true;
        for (const QJsonObject& e : std::as_const(c.heard)) {
            const qint64 from = e.value("U").toInteger(), to = e.value("u").toInteger();
            if (spot ? to <= base : to < base) continue;
            if (first && to == base) continue;  // told already
            if (spot)
                QVERIFY(from <= last + 1 && to >= last + 1);
            else
                QVERIFY(first ? (from <= base && to >= base) || e.value("pu").toInteger() == base
                              : e.value("pu").toInteger() == last);
            mergeRows(bids, e.value("b").toArray());
            mergeRows(asks, e.value("a").toArray());
            last = to;
            first = false;
        }
        QVERIFY(!first);
        const QString market = spot ? "spot" : "perp";
        QVERIFY(same(bids, truth("binance", market, "BTCUSDT", last, "bids")));
        QVERIFY(same(asks, truth("binance", market, "BTCUSDT", last, "asks")));
    }

    // binance.md 1.4: 2400 weight a minute, then 429, and who goes on is banned.
    void binanceLimitsRequests()
    {
        const QString address = url(VenueId::Binance, Role::Rest) + "/fapi/v1/ticker/24hr";  // 40 each
        Answer a;
        for (int i = 0; i < 60; ++i) a = get(address);
        QCOMPARE(a.status, 200);
        QCOMPARE(a.weight.toInt(), 2'400);
        a = get(address);
        QCOMPARE(a.status, 429);
        QVERIFY(a.retryAfter.toInt() > 0);
        QCOMPARE(a.object().value("code").toInt(), -1003);
        for (int i = 0; i < 12 && a.status == 429; ++i) a = get(address);
        QCOMPARE(a.status, 418);
        QVERIFY(a.object().value("msg").toString().contains("banned until "));
        // What is not counted there still answers at the other venues.
        QCOMPARE(get(url(VenueId::Okx, Role::Rest) + "/api/v5/public/time").status, 200);
    }

    void binanceLimitsMessages()
    {
        Client c(url(VenueId::Binance, Role::Ws) + "/public/stream");
        WAIT(c.open());
        for (int i = 0; i < 30; ++i) c.say(json("{'method':'LIST_SUBSCRIPTIONS','id':1}"));
        WAIT(c.gone);
        QCOMPARE(c.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    }

    // ---- Bybit

    void bybitBookSteps()
    {
        Client c(url(VenueId::Bybit, Role::Ws) + "/v5/public/linear");
        WAIT(c.open());
        c.say(json("{'req_id':'a','op':'subscribe','args':['orderbook.50.BTCUSDT','orderbook.1000.BTCUSDT']}"));
        const auto of = [&](const char* topic) { return c.with("topic", QLatin1String(topic)); };
        WAIT(of("orderbook.1000.BTCUSDT").size() > 10 && of("orderbook.50.BTCUSDT").size() > 5);
        QVERIFY(c.heard.first().value("success").toBool());
        QCOMPARE(c.heard.first().value("req_id").toString(), QStringLiteral("a"));
        clock.stop();
        for (const char* topic : {"orderbook.1000.BTCUSDT", "orderbook.50.BTCUSDT"}) {
            Side0 bids, asks;
            qint64 u = -1;
            for (const QJsonObject& m : of(topic)) {
                const QJsonObject data = m.value("data").toObject();
                QCOMPARE(m.value("type").toString(), u < 0 ? QStringLiteral("snapshot") : QStringLiteral("delta"));
                if (u >= 0) QCOMPARE(data.value("u").toInteger(), u + 1);
                u = data.value("u").toInteger();
                mergeRows(bids, data.value("b").toArray());
                mergeRows(asks, data.value("a").toArray());
            }
            if (QByteArray(topic).contains("1000")) {
                QVERIFY(same(bids, truth("bybit", "perp", "BTCUSDT", u, "bids")));
                QVERIFY(same(asks, truth("bybit", "perp", "BTCUSDT", u, "asks")));
            } else {
                QCOMPARE(bids.size(), std::size_t{50});
                QVERIFY(bids.rbegin()->first < asks.begin()->first);
            }
        }
    }

    void bybitRefuses()
    {
        Client c(url(VenueId::Bybit, Role::Ws) + "/v5/public/spot");
        WAIT(c.open());
        c.say(json("{'req_id':'p','op':'ping'}"));
        WAIT(!c.with("req_id", "p").isEmpty());
        QCOMPARE(c.with("req_id", "p").first().value("ret_msg").toString(), QStringLiteral("pong"));
        QCOMPARE(c.with("req_id", "p").first().value("op").toString(), QStringLiteral("ping"));
        QStringList eleven;
        for (int i = 0; i < 11; ++i) eleven << QStringLiteral("\"publicTrade.X%1\"").arg(i);
        c.say(json("{'req_id':'m','op':'subscribe','args':[") + eleven.join(',').toUtf8() + "]}");
        WAIT(!c.with("req_id", "m").isEmpty());
        QVERIFY(!c.with("req_id", "m").first().value("success").toBool(true));
        c.say(json("{'req_id':'u','op':'subscribe','args':['publicTrade.NOSUCH']}"));
        WAIT(!c.with("req_id", "u").isEmpty());
        QVERIFY(c.with("req_id", "u").first().value("ret_msg").toString().contains("handler not found"));
        c.say(json("{'req_id':'1','op':'subscribe','args':['publicTrade.BTCUSDT']}"));
        c.say(json("{'req_id':'2','op':'subscribe','args':['publicTrade.BTCUSDT']}"));
        WAIT(!c.with("req_id", "2").isEmpty());
        QVERIFY(c.with("req_id", "2").first().value("ret_msg").toString().contains("already subscribed"));
        const QString rest = url(VenueId::Bybit, Role::Rest);
        QCOMPARE(
            get(rest + "/v5/market/orderbook?category=linear&symbol=NOSUCH").object().value("retCode").toInt(),
            10001);
        // Pages: one contract each.
        const QJsonObject page =
            get(rest + "/v5/market/instruments-info?category=linear&limit=1").object().value("result").toObject();
        QCOMPARE(page.value("list").toArray().size(), 1);
        const QString cursor = page.value("nextPageCursor").toString();
        QVERIFY(!cursor.isEmpty());
        const QJsonObject next = get(rest + "/v5/market/instruments-info?category=linear&limit=1&cursor=" + cursor)
                                     .object()
                                     .value("result")
                                     .toObject();
        QVERIFY(next.value("list").toArray() != page.value("list").toArray());
        QVERIFY(next.value("nextPageCursor").toString().isEmpty());
    }

    // ---- OKX

    void okxAnswersEachArg()
    {
        Client c(url(VenueId::Okx, Role::Ws) + "/ws/v5/public");
        WAIT(c.open());
        c.say("ping");
        WAIT(c.texts.contains("pong"));
        c.say(
            json("{'id':'x1','op':'subscribe','args':[{'channel':'books','instId':'BTC-USDT-SWAP'},"
                 "{'channel':'books','instId':'NO-SUCH-SWAP'},{'channel':'candle1m','instId':'BTC-USDT-SWAP'}]}"));
        WAIT(c.with("event", "error").size() == 2);
        QCOMPARE(c.with("event", "subscribe").size(), 1);
        QCOMPARE(c.with("event", "error")[0].value("code").toString(), QStringLiteral("60018"));
        QCOMPARE(c.with("event", "error")[1].value("code").toString(), QStringLiteral("64002"));
        WAIT(c.with("action", "update").size() > 8);
        clock.stop();
        Side0 bids, asks;
        qint64 seq = -1;
        for (const QJsonObject& m : std::as_const(c.heard)) {
            if (!m.contains("action")) continue;
            const QJsonObject data = m.value("data").toArray().first().toObject();
            QCOMPARE(data.value("prevSeqId").toInteger(), seq);
            QCOMPARE(data.value("checksum").toInteger(-1), 0);
            seq = data.value("seqId").toInteger();
            mergeRows(bids, data.value("bids").toArray());
            mergeRows(asks, data.value("asks").toArray());
        }
        QVERIFY(same(bids, truth("okx", "perp", "BTC-USDT-SWAP", seq, "bids")));
        QVERIFY(same(asks, truth("okx", "perp", "BTC-USDT-SWAP", seq, "asks")));
        const QString rest = url(VenueId::Okx, Role::Rest);
        QCOMPARE(get(rest + "/api/v5/market/books?instId=NO-SUCH-SWAP").object().value("code").toString(),
                 QStringLiteral("51001"));
        Answer a;
        for (int i = 0; i < 12 && a.status != 429; ++i) a = get(rest + "/api/v5/public/time");
        QCOMPARE(a.status, 429);
        QCOMPARE(a.object().value("code").toString(), QStringLiteral("50011"));
    }

    // ---- Hyperliquid

    void hyperliquidOneAtATime()
    {
        Client c(url(VenueId::Hyperliquid, Role::Ws) + "/ws");
        WAIT(c.open());
        c.say(json("{'method':'ping'}"));
        WAIT(c.texts.contains(QString::fromUtf8(json("{'channel':'pong'}"))));
        c.say(json("{'method':'subscribe','subscription':{'type':'l2Book','coin':'BTC'}}"));
        WAIT(!c.with("channel", "l2Book").isEmpty());
        const QJsonObject ack = c.with("channel", "subscriptionResponse").first().value("data").toObject();
        QVERIFY(ack.value("subscription").toObject().value("nSigFigs").isNull());
        const QJsonObject book = c.with("channel", "l2Book").first().value("data").toObject();
        const QJsonArray levels = book.value("levels").toArray();
        for (const auto& [side, name] : {std::pair{0, "bids"}, std::pair{1, "asks"}}) {
            QCOMPARE(levels[side].toArray().size(), 20);
            const QJsonArray then =
                truth("hyperliquid", "perp", "BTC", book.value("time").toInteger(), QLatin1String(name));
            for (int i = 0; i < 20; ++i) {
                const QJsonObject row = levels[side][i].toObject();
                QCOMPARE(row.value("px").toString().toDouble(), then[i][0].toString().toDouble());
                QCOMPARE(row.value("sz").toString().toDouble(), then[i][1].toString().toDouble());
            }
        }
        c.say(json("{'method':'subscribe','subscription':{'type':'l2Book','coin':'BTC'}}"));
        WAIT(c.contains("Already subscribed"));
        c.say(json("{'method':'post','id':7,'request':{'type':'info','payload':{'type':'allMids'}}}"));
        WAIT(!c.with("channel", "post").isEmpty());
        QCOMPARE(c.with("channel", "post").first().value("data").toObject().value("id").toInt(), 7);
        // One unknown coin, and the socket is gone without a word.
        c.say(json("{'method':'subscribe','subscription':{'type':'trades','coin':'btc'}}"));
        WAIT(c.gone);
    }

    void hyperliquidRefuses()
    {
        const QString info = url(VenueId::Hyperliquid, Role::Rest) + "/info";
        QCOMPARE(get(info).status, 405);
        QCOMPARE(post(info, "{}", "text/plain").status, 415);
        QCOMPARE(post(info, "{\"type\":").status, 400);
        QCOMPARE(post(info, json("{'type':'horoscope'}")).status, 422);
        QCOMPARE(post(info, json("{'type':'l2Book','coin':'NOSUCH'}")).body, QByteArray("null"));
        const Answer both = post(info, json("{'type':'metaAndAssetCtxs'}"));
        const QJsonArray universe = both.array()[0].toObject().value("universe").toArray();
        QCOMPARE(universe.size(), both.array()[1].toArray().size());
        QCOMPARE(universe[0].toObject().value("name").toString(), QStringLiteral("BTC"));
    }

    // ---- the control port

    void truthAddsUp()
    {
        WAIT(venues->counts().contains("trades"));
        clock.stop();
        const QJsonObject truth = get(control("/truth")).object();
        QVERIFY(truth.value("totals").toObject().value("money_conserved").toBool());
        QVERIFY(truth.value("totals").toObject().value("positions_conserved").toBool());
        const QJsonObject positions =
            get(control("/truth/positions?venue=binance&market=perp&symbol=BTCUSDT")).object();
        double qty = 0, sums = 0;
        for (const QJsonValue& p : positions.value("positions").toArray()) qty += p["qty"].toDouble();
        for (const QJsonValue& p : positions.value("by_price").toArray())
            sums += p["long_qty"].toDouble() + p["short_qty"].toDouble();
        QVERIFY(qty > 0);
        QVERIFY(std::abs(qty - sums) < 1e-6 * qty);
        const QJsonObject state = get(control("/truth/state?venue=bybit&market=perp&symbol=BTCUSDT")).object();
        QVERIFY(state.value("mark").toDouble() > 0);
        QCOMPARE(get(control("/truth/book?venue=bybit&symbol=BTCUSDT&seq=1")).status, 404);
        QCOMPARE(get(control("/truth/book?venue=mtgox")).status, 404);
        QCOMPARE(get(control("/nowhere")).status, 404);
    }

    // The venue ends where nobody is left who hears it: what was asked for last would be said to a client that is
    // no more.
    void whoIsGoneHearsNothing()
    {
        Abrupt venue;
        venue.setAuto(false);  // nothing but a client's wish makes it work
        const QString address =
            QString::fromStdString(venue.endpoints().at(Role::Ws)) + QStringLiteral("/v5/public/linear");
        const QByteArray wish = json("{'op':'subscribe','args':['publicTrade.BTCUSDT'],'req_id':'1'}");
        Client lost(address);
        WAIT(lost.open());
        venue.abrupt = true;
        lost.say(wish);
        WAIT(lost.gone);
        QVERIFY(!venue.hears("publicTrade.BTCUSDT"));
        venue.abrupt = false;
        venue.setAuto(true);
        Client kept(address);
        WAIT(kept.open());
        kept.say(wish);
        WAIT(venue.hears("publicTrade.BTCUSDT"));
        WAIT(kept.contains(QStringLiteral("publicTrade.BTCUSDT")));
    }
    void speedAndScenario()
    {
        QCOMPARE(post(control("/speed"), json("{'speed':1000}")).status, 400);
        QCOMPARE(post(control("/speed"), json("{'speed':25,'paused':true}")).status, 200);
        QCOMPARE(venues->speed(), 25.0);
        QVERIFY(venues->paused());
        QCOMPARE(post(control("/scenario"), json("{'name':'atlantis'}")).status, 400);
        // Who asks over a socket names no file of this computer.
        QTemporaryFile own;
        QVERIFY(own.open());
        QFile builtIn(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/scenarios/cascade_down.json"));
        QVERIFY(builtIn.open(QIODevice::ReadOnly));
        own.write(builtIn.readAll());
        own.close();
        for (const QString& name :
             {own.fileName(), QStringLiteral("/etc/passwd"), QStringLiteral("../scenarios/cycle")})
            QCOMPARE(post(control("/scenario"), json("{'name':'" + name.toUtf8() + "'}")).status, 400);
        const QJsonObject said = post(control("/scenario"), json("{'name':'cascade_down'}")).object();
        QCOMPARE(said.value("scenario").toString(), QStringLiteral("cascade_down"));
        QVERIFY(said.value("scenarios").toArray().size() > 5);
    }

    // A page that a browser on this computer shows is nobody who may steer the market.
    void pagesInABrowserAreRefused()
    {
        const auto asked = [&](const char* header, const QByteArray& value) {
            QNetworkRequest request{QUrl(control("/speed"))};
            request.setRawHeader(header, value);
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("text/plain"));
            return wait(net.post(request, json("{'speed':3}"))).status;
        };
        const double before = venues->speed();
        QCOMPARE(asked("Origin", "https://evil.example"), 403);
        QCOMPARE(asked("Origin", "null"), 403);
        QCOMPARE(asked("Host", "evil.example:9100"), 403);
        QCOMPARE(venues->speed(), before);
        QCOMPARE(asked("Accept", "*/*"), 200);
        QCOMPARE(venues->speed(), 3.0);
    }

    void faultsByNumberAndName()
    {
        Client c(url(VenueId::Bybit, Role::Ws) + "/v5/public/linear");
        WAIT(c.open());
        c.say(json("{'op':'subscribe','args':['orderbook.1000.BTCUSDT']}"));
        WAIT(c.heard.size() > 4);
        QCOMPARE(post(control("/fault"), json("{'venue':'bybit','fault':'atlantis'}")).status, 400);
        QCOMPARE(post(control("/fault"), json("{'venue':'mtgox','fault':16}")).status, 400);
        QVERIFY(get(control("/fault")).array().size() > 25);
        QCOMPARE(post(control("/fault"), json("{'venue':'bybit','fault':16,'count':1}")).status, 200);
        const auto skipped = [&] {
            qint64 u = -1;
            for (const QJsonObject& m : c.with("topic", "orderbook.1000.BTCUSDT")) {
                const qint64 next = m.value("data").toObject().value("u").toInteger();
                if (u >= 0 && next == u + 2) return true;
                u = next;
            }
            return false;
        };
        WAIT(skipped());
        QCOMPARE(post(control("/fault"), json("{'venue':'all','fault':'close'}")).status, 200);
        WAIT(c.gone);
        QCOMPARE(post(control("/fault"), json("{'fault':'none'}")).status, 200);
    }

    // ---- parts

    void aBookIsKnownAtEachOfItsNumbers()
    {
        std::mt19937 random(3);
        std::uniform_int_distribution<sim::Ticks> price(1, 60);
        std::uniform_int_distribution<sim::Lots> lots(0, 3);
        sim::BookHistory history;
        sim::ServedBook book;
        std::vector<sim::ServedBook> images;
        for (int seq = 1; seq <= 400; ++seq) {
            std::map<sim::Ticks, sim::Lots> bids, asks;
            for (int i = 0; i < 15; ++i) {
                bids[price(random)] = lots(random);
                asks[100 + price(random)] = lots(random);
            }
            sim::ServedBook next;
            next.seq = seq;
            for (auto b = bids.rbegin(); b != bids.rend(); ++b)
                if (b->second > 0) next.bids.push_back({b->first, b->second, 1});
            for (const auto& [ticks, n] : asks)
                if (n > 0) next.asks.push_back({ticks, n, 1});
            sim::BookStep step;
            step.bids = sim::changesOf(Side::Buy, book.bids, next.bids, false);
            step.asks = sim::changesOf(Side::Sell, book.asks, next.asks, false);
            history.moved(book, next, step);
            book = next;
            images.push_back(next);
        }
        for (const sim::ServedBook& image : images) {
            const auto then = history.at(image.seq);
            QVERIFY(then);
            QVERIFY(then->bids == image.bids && then->asks == image.asks);
        }
        QVERIFY(!history.at(401));
        QVERIFY(!history.at(-1));
    }

    void decimalsAreExact()
    {
        using sim::toText;
        QCOMPARE(toText(sim::times({10, -2}, 650'001)), std::string("65000.10"));
        QCOMPARE(toText(sim::times({1, -3}, 7)), std::string("0.007"));
        QCOMPARE(toText(sim::times({1, -3}, -7)), std::string("-0.007"));
        QCOMPARE(toText(sim::times({5, 1}, 3)), std::string("150"));
        QCOMPARE(toText(sim::times({1, -1}, 841'440, sim::Zeros::Trim)), std::string("84144"));
        QCOMPARE(toText(sim::times({1, -1}, 841'440, sim::Zeros::KeepOne)), std::string("84144.0"));
        QCOMPARE(toText(sim::times({1, 0}, 5, sim::Zeros::KeepOne)), std::string("5.0"));
        QCOMPARE(toText(sim::rounded(0.0001, 8, sim::Zeros::Trim)), std::string("0.0001"));
        // More than fits with so many digits behind the point is not nothing.
        QCOMPARE(toText(sim::rounded(7'657'775'200.0, 10, sim::Zeros::Trim)), std::string("7657775200"));
        QCOMPARE(toText(sim::rounded(1'234'567'890.5, 10, sim::Zeros::Trim)), std::string("1234567890.5"));
        QCOMPARE(toText(sim::rounded(1.0 / 0.0, 8, sim::Zeros::Trim)), std::string("0"));
        sim::JsonText t;
        t.object().text("a", "x\"\\\n").array("b").number(1).number(2).endArray().null("c").endObject();
        QCOMPARE(t.str(), std::string("{\"a\":\"x\\\"\\\\\\u000a\",\"b\":[1,2],\"c\":null}"));
    }
};

QTEST_GUILESS_MAIN(TestSimServers)
#include "tst_sim_servers.moc"
