// What each venue's profile plans: its topics, the sockets that they stand on and how they are asked for, within
// what that venue allows.
#include "feeds/venue.h"
#include "tests/support/plan_listing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

// What a frame asks of Hyperliquid, read back: {"method":"subscribe","subscription":{"type":"bbo","coin":"BTC"}}.
QString hyperliquidTopic(const QJsonObject& frame)
{
    const QJsonObject s = frame[QLatin1String("subscription")].toObject();
    const QString whom = s[QLatin1String("coin")].toString() + s[QLatin1String("user")].toString();
    return s[QLatin1String("type")].toString() +
           (s[QLatin1String("fast")].toBool() ? QStringLiteral("+fast") : QString()) +
           (whom.isEmpty() ? QString() : QLatin1Char(' ') + whom);
}

}  // namespace

class TestPlansOfVenues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void binanceTopics();
    void bybitTopics();
    void hyperliquidTopics();
    void hyperliquidLimits_data();
    void hyperliquidLimits();
    void hyperliquidSubscribes();
    void hyperliquidHistories();
    void okxTopics();
    void okxLimits_data();
    void okxLimits();
    void okxSubscribeFrames();
};

void TestPlansOfVenues::binanceTopics()
{
    const auto plans = Listing(binance()).plan();
    const std::set<std::string> market = topicsOf(plans, "/market/stream"),
                                open = topicsOf(plans, "/public/stream"), spot = topicsOf(plans, "/stream");
    QCOMPARE(market,
             (std::set<std::string>{"!markPrice@arr@1s", "!forceOrder@arr", "!contractInfo", "!miniTicker@arr",
                                    "btcusdt@aggTrade", "ethusdt@aggTrade", "1000pepeusdt@aggTrade"}));
    QCOMPARE(open, (std::set<std::string>{"btcusdt@depth@100ms", "ethusdt@depth@100ms", "1000pepeusdt@depth@100ms",
                                          "btcusdt@bookTicker", "ethusdt@bookTicker", "1000pepeusdt@bookTicker"}));
    QCOMPARE(spot.size(), std::size_t{9});
    QVERIFY(spot.contains("pepeusdt@depth@100ms"));
    for (const ConnectionPlan& p : plans) {
        QCOMPARE(p.role == Role::SpotWs, p.market == Market::Spot);
        // What is wanted in detail comes first.
        if (p.name == "perp depth 1") QCOMPARE(p.topics.front().name, std::string("ethusdt@depth@100ms"));
    }
}

void TestPlansOfVenues::bybitTopics()
{
    const auto plans = Listing(bybit()).plan();
    const std::set<std::string> linear = topicsOf(plans, "/v5/public/linear"),
                                spot = topicsOf(plans, "/v5/public/spot");
    for (const char* name :
         {"tickers.BTCUSDT", "publicTrade.1000PEPEUSDT", "orderbook.1000.ETHUSDT", "orderbook.1.ETHUSDT",
          "allLiquidation.BTCUSDT", "allLiquidation.BTCUSDC", "adlAlert.USDT", "insurance.USDT"})
        QVERIFY2(linear.contains(name), name);
    QVERIFY(!linear.contains("tickers.BTCUSDC"));          // one contract an asset
    QVERIFY(!linear.contains("allLiquidation.TSLAUSDT"));  // not a coin
    for (const char* name :
         {"orderbook.200.PEPEUSDT", "orderbook.1.PEPEUSDT", "publicTrade.BTCUSDT", "tickers.BTCUSDT"})
        QVERIFY2(spot.contains(name), name);
}

void TestPlansOfVenues::okxTopics()
{
    Listing listing(okx());
    Instrument& inverse = listing.add(Market::Perp, "BTCUSD", "BTC", "USD");
    inverse.inverse = true;
    listing.catalogue.put(inverse);
    const auto plans = listing.plan();
    const std::set<std::string> all = topicsOf(plans, "/ws/v5/public");
    for (const char* name : {"books:BTC-USDT-SWAP",
                             "books:1000PEPE-USDT-SWAP",
                             "bbo-tbt:ETH-USDT-SWAP",
                             "trades:BTC-USDT-SWAP",
                             "mark-price:BTC-USDT-SWAP",
                             "index-tickers:BTC-USDT",
                             "tickers:ETH-USDT-SWAP",
                             "funding-rate:BTC-USDT-SWAP",
                             "open-interest:BTC-USDT-SWAP",
                             "price-limit:ETH-USDT-SWAP",
                             "liquidation-orders:SWAP",
                             "instruments:SWAP",
                             "instruments:SPOT",
                             "adl-warning:SWAP",
                             "status",
                             "books:BTC-USDT",
                             "bbo-tbt:PEPE-USDT",
                             "trades:BTC-USDT",
                             "tickers:BTC-USDT",
                             "books:BTC-USD-SWAP",
                             "mark-price:BTC-USD-SWAP",
                             "index-tickers:BTC-USD"})
        QVERIFY2(all.contains(name), name);
    QVERIFY(!all.contains("books:BTC-USDC-SWAP"));        // one linear contract an asset
    QVERIFY(!all.contains("books:TSLA-USDT-SWAP"));       // not a coin
    QVERIFY(!all.contains("price-limit:BTC-USDT-SWAP"));  // not looked at
    // What may be silent for hours stands beside what proves the connection alive.
    for (const ConnectionPlan& p : plans)
        QVERIFY(std::any_of(p.topics.begin(), p.topics.end(), [](const Topic& t) { return !maybeSilent(t.cls); }));
    // To look at another asset moves no book to another socket.
    listing.watch.focus = {"PEPE"};
    const auto moved = listing.plan();
    QCOMPARE(moved.size(), plans.size());
    for (std::size_t i = 0; i < plans.size(); ++i)
        if (plans[i].name != "swap market 1") QVERIFY(plans[i] == moved[i]);
}

void TestPlansOfVenues::okxLimits_data()
{
    QTest::addColumn<int>("assets");
    QTest::addColumn<int>("mostSockets");
    QTest::newRow("20") << 20 << 5;
    QTest::newRow("100") << 100 << 14;
}

// okx.md 2 and 4: fewer than 30 deep books a connection, 64 KB of args a request, 480 requests an hour.
void TestPlansOfVenues::okxLimits()
{
    QFETCH(int, assets);
    QFETCH(int, mostSockets);
    const Listing listing(okx(), assets);
    const auto plans = listing.plan();
    QVERIFY2(static_cast<int>(plans.size()) <= mostSockets, std::to_string(plans.size()).c_str());
    std::set<std::string> books, topics;
    for (const ConnectionPlan& p : plans) {
        std::size_t deep = 0;
        std::vector<std::string> names;
        for (const Topic& t : p.topics) {
            names.push_back(t.name);
            QVERIFY(topics.insert(t.name).second);  // nothing twice, also over sockets
            deep += t.cls == TopicClass::Depth;
            if (t.cls == TopicClass::Depth) books.insert(t.name);
        }
        QVERIFY(deep < 30);
        const auto frames = okx().subscribe(names, true, p.market, 1);
        QVERIFY(frames.size() <= 12);  // of 480: room for forty starts, or for hundreds of books asked for anew
        for (const OutFrame& f : frames) QVERIFY(f.text.size() < 64'000);
    }
    QCOMPARE(books.size(), static_cast<std::size_t>(2 * assets));
    // REST, beside the budgets of pollsStayWithinTheirBudgets: the audit of all books.
    const double audits = static_cast<double>(books.size()) / 45 * 2;  // in the window of 2 s
    QVERIFY(
        audits <
        0.85 *
            okx().pools[okx().depthImage(*listing.catalogue.get(InstrumentId::make(VenueId::Okx, 0))).pool].limit);
}

void TestPlansOfVenues::okxSubscribeFrames()
{
    std::vector<std::string> topics = {"books:BTC-USDT-SWAP", "liquidation-orders:SWAP", "status",
                                       "index-tickers:BTC-USD"};
    const auto one = okx().subscribe(topics, true, Market::Perp, 7);
    QCOMPARE(one.size(), std::size_t{1});
    QCOMPARE(one[0].id, 7);
    QCOMPARE(one[0].topics, topics);
    QCOMPARE(QString::fromStdString(one[0].text),
             QStringLiteral(R"({"id":"7n4","op":"subscribe","args":[{"channel":"books","instId":"BTC-USDT-SWAP"},)"
                            R"({"channel":"liquidation-orders","instType":"SWAP"},{"channel":"status"},)"
                            R"({"channel":"index-tickers","instId":"BTC-USD"}]})"));
    for (int i = 0; i < 47; ++i) topics.push_back("trades:A" + std::to_string(i) + "-USDT");
    const auto many = okx().subscribe(topics, false, Market::Spot, 8);
    QCOMPARE(many.size(), std::size_t{3});
    std::size_t told = 0;
    for (std::size_t i = 0; i < many.size(); ++i) {
        QCOMPARE(many[i].id, 8 + static_cast<std::int64_t>(i));
        const QJsonObject o = QJsonDocument::fromJson(QByteArray::fromStdString(many[i].text)).object();
        QCOMPARE(o[QLatin1String("op")].toString(), QStringLiteral("unsubscribe"));
        QCOMPARE(static_cast<std::size_t>(o[QLatin1String("args")].toArray().size()), many[i].topics.size());
        QCOMPARE(o[QLatin1String("id")].toString(),
                 QStringLiteral("%1n%2").arg(many[i].id).arg(many[i].topics.size()));
        told += many[i].topics.size();
    }
    QCOMPARE(told, topics.size());
    QVERIFY(okx().subscribe({}, true, Market::Perp, 1).empty());
}

void TestPlansOfVenues::hyperliquidTopics()
{
    Listing listing(hyperliquid());
    listing.watch.focus.clear();
    std::map<std::string, std::set<std::string>> sockets;
    for (const ConnectionPlan& p : listing.plan()) {
        QCOMPARE(p.path, std::string("/ws"));
        for (const Topic& t : p.topics) {
            sockets[p.name].insert(t.name);
            // Only the stream of whole books is a book; the fast one would be another.
            QCOMPARE(t.cls == TopicClass::Depth, t.name.starts_with("l2Book "));
        }
    }
    QCOMPARE(sockets.size(), std::size_t{5});
    QCOMPARE(sockets["contracts"].size(), std::size_t{12});
    for (const char* name : {"l2Book BTC", "bbo ETH", "trades BTC", "activeAssetCtx kPEPE"})
        QVERIFY2(sockets["contracts"].contains(name), name);
    QVERIFY(sockets["quotes"].contains("l2Book+fast BTC"));
    QVERIFY(sockets["spot"].contains("l2Book @0") && sockets["spot quotes"].contains("l2Book+fast @0"));
    QCOMPARE(sockets["all contracts"].size(), std::size_t{10});
    QVERIFY(sockets["all contracts"].contains("fastAssetCtxs") &&
            sockets["all contracts"].contains("allDexsAssetCtxs"));
    // A name that no list has brought would close the socket.
    Instrument invented;
    invented.symbol = "DOGE";
    invented.asset = "DOGE";
    invented.quote = "USDC";
    invented.status = InstrumentStatus::Trading;
    invented.provisional = true;
    listing.catalogue.put(invented);
    const auto before = listing.plan();
    listing.watch.assets.push_back("DOGE");
    QVERIFY(listing.plan() == before);
    // Contracts of builder-deployed dexs: only by their own name.
    Instrument tesla = invented;
    tesla.provisional = tesla.crypto = false;
    tesla.symbol = tesla.asset = "xyz:TSLA";
    listing.catalogue.put(tesla);
    QVERIFY(listing.plan() == before);
    const auto asksAllMetas = [&] {
        const auto polls = listing.polls();
        return std::any_of(polls.begin(), polls.end(),
                           [](const Poll& p) { return p.request.body.find("allPerpMetas") != std::string::npos; });
    };
    QVERIFY(!asksAllMetas());
    listing.watch.assets.push_back("XYZ:TSLA");
    QVERIFY(asksAllMetas());
    QVERIFY(topicsOf(listing.plan(), "/ws").contains("l2Book xyz:TSLA"));
}

void TestPlansOfVenues::hyperliquidLimits_data()
{
    QTest::addColumn<int>("assets");
    for (const int n : {20, 100, 900}) QTest::addRow("%d", n) << n;
}

// hyperliquid.md 1, per address: 10 connections, 1000 subscriptions, 10 users, 2000 messages and 1200 of REST
// weight a minute.
void TestPlansOfVenues::hyperliquidLimits()
{
    QFETCH(int, assets);
    const Listing listing(hyperliquid(), assets);
    const auto plans = listing.plan();
    QVERIFY(plans.size() * 2 <= 10);  // each may have its successor beside it
    std::size_t topics = 0;
    std::set<std::string> users, contracts;
    for (const ConnectionPlan& p : plans)
        for (const Topic& t : p.topics) {
            ++topics;
            if (t.name.starts_with("userFills 0x")) users.insert(t.name);
            if (t.name.starts_with("l2Book ") && p.market == Market::Perp) contracts.insert(t.name);
        }
    QVERIFY2(topics <= 1000, std::to_string(topics).c_str());
    QVERIFY(users.size() == 8);
    QVERIFY(contracts.size() == std::min<std::size_t>(static_cast<std::size_t>(assets), 100));
    QVERIFY(2 * topics <= 2000);  // all of them, and once more in the same minute
    // At the pace of one socket all its topics are asked for before an answer counts as missing for long.
    for (const ConnectionPlan& p : plans)
        QVERIFY(hyperliquid().send.between * static_cast<int>(p.topics.size()) <= std::chrono::seconds(20));
    double weight = 0;
    for (const Poll& p : listing.polls()) {
        const double more = p.request.kind == ReplyKind::FundingHistory ? 21 : 0;  // the page that follows
        weight += (p.request.weight + more) * 60'000 / static_cast<double>(p.every.count());
    }
    QVERIFY2(weight <= 0.40 * 1200, std::to_string(weight).c_str());  // what polls may fill
}

void TestPlansOfVenues::hyperliquidSubscribes()
{
    const std::vector<std::string> topics = {
        "l2Book BTC",      "l2Book+fast @107", "bbo PURR/USDC",
        "trades xyz:TSLA", "fastAssetCtxs",    "userFills 0x010461c14e146ac35fe42271bdc1134ee31c703a"};
    for (const bool on : {true, false}) {
        const auto frames = hyperliquid().subscribe(topics, on, Market::Perp, 7);
        QCOMPARE(frames.size(), topics.size());
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const QJsonObject o = QJsonDocument::fromJson(QByteArray::fromStdString(frames[i].text)).object();
            QCOMPARE(o[QLatin1String("method")].toString(),
                     on ? QStringLiteral("subscribe") : QStringLiteral("unsubscribe"));
            QCOMPARE(hyperliquidTopic(o).toStdString(), topics[i]);
            QCOMPARE(frames[i].topics, std::vector<std::string>{topics[i]});
        }
    }
    QCOMPARE(hyperliquid().subscribe(std::vector<std::string>{"l2Book+fast BTC"}, true, Market::Perp, 1)[0].text,
             std::string(R"({"method":"subscribe","subscription":{"type":"l2Book","coin":"BTC","fast":true}})"));
}

// Settled rates are asked for from a time on, and only an answer of the venue says what time it is.
void TestPlansOfVenues::hyperliquidHistories()
{
    const Listing listing(hyperliquid());
    std::size_t histories = 0;
    for (const Poll& p : listing.polls()) {
        const auto next =
            hyperliquid().nextPage(p.request, R"({"coin":"BTC","time":1790232236546,"levels":[[],[]]})");
        QCOMPARE(next.has_value(), p.request.kind == ReplyKind::FundingHistory);
        if (!next) continue;
        ++histories;
        QVERIFY(next->body.starts_with("{\"type\":\"fundingHistory\",\"coin\":\""));
        QVERIFY(next->body.ends_with(",\"startTime\":1790221436546}"));
        QCOMPARE(next->instrument, p.request.instrument);
        QVERIFY(!hyperliquid().nextPage(*next, R"([{"coin":"BTC","fundingRate":"0","time":1790232236546}])"));
        QVERIFY(!hyperliquid().nextPage(p.request, "null"));
        QVERIFY(!hyperliquid().nextPage(p.request, R"({"time":"x"})"));
    }
    QCOMPARE(histories, std::size_t{3});
}

QTEST_APPLESS_MAIN(TestPlansOfVenues)
#include "tst_plans_of_venues.moc"
