// What a venue's profile plans: sockets, topics, frames to send, polls, budgets, addresses.
#include "feeds/venue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace plimsoll;

namespace {

struct Listing {
    explicit Listing(const VenueProfile& p, int assets = 3) : profile(p), catalogue(p.id)
    {
        for (int i = 0; i < assets; ++i) {
            const std::string name = i == 0 ? "BTC" : i == 1 ? "ETH" : i == 2 ? "PEPE" : "A" + std::to_string(i);
            add(Market::Perp, i == 2 ? "1000PEPEUSDT" : name + "USDT", name, "USDT");
            add(Market::Spot, name + "USDT", name, "USDT");
            watch.assets.push_back(name);
        }
        add(Market::Perp, "BTCUSDC", "BTC", "USDC");
        add(Market::Perp, "TSLAUSDT", "TSLA", "USDT").crypto = false;
        watch.focus = {"ETH"};
    }
    Instrument& add(Market market, std::string symbol, std::string asset, std::string quote)
    {
        // OKX: "BTC-USDT-SWAP", "BTC-USDT".
        if (profile.id == VenueId::Okx)
            symbol = symbol.substr(0, symbol.size() - quote.size()) + '-' + quote +
                     (market == Market::Spot ? "" : "-SWAP");
        // Hyperliquid: "BTC", "kPEPE"; pairs are numbers.
        if (profile.id == VenueId::Hyperliquid && market == Market::Spot)
            symbol = '@' + std::to_string(pairs++);
        else if (profile.id == VenueId::Hyperliquid && quote == "USDT")
            symbol = asset == "PEPE" ? "kPEPE" : asset;
        Instrument i;
        i.market = market;
        i.symbol = std::move(symbol);
        i.asset = i.base = std::move(asset);
        i.quote = i.settle = std::move(quote);
        i.status = InstrumentStatus::Trading;
        i.crypto = i.asset != "TSLA";
        catalogue.put(i);
        kept = i;
        return kept;
    }
    std::vector<ConnectionPlan> plan() const { return profile.plan(watch, catalogue, profile.live); }
    std::vector<Poll> polls() const { return profile.polls(watch, catalogue, profile.live); }

    const VenueProfile& profile;
    Catalogue catalogue;
    WatchSet watch;
    Instrument kept;
    int pairs = 0;
};

std::set<std::string> topicsOf(const std::vector<ConnectionPlan>& plans, std::string_view path)
{
    std::set<std::string> names;
    for (const ConnectionPlan& p : plans)
        if (p.path == path)
            for (const Topic& t : p.topics) names.insert(t.name);
    return names;
}

std::size_t chars(const ConnectionPlan& p)
{
    std::size_t n = 2;
    for (const Topic& t : p.topics) n += t.name.size() + 3;
    return n;
}

const VenueProfile& binance()
{
    return *venueProfile(VenueId::Binance);
}
const VenueProfile& bybit()
{
    return *venueProfile(VenueId::Bybit);
}
const VenueProfile& hyperliquid()
{
    return *venueProfile(VenueId::Hyperliquid);
}

// What a frame asks of Hyperliquid, read back: {"method":"subscribe","subscription":{"type":"bbo","coin":"BTC"}}.
QString hyperliquidTopic(const QJsonObject& frame)
{
    const QJsonObject s = frame[QLatin1String("subscription")].toObject();
    const QString whom = s[QLatin1String("coin")].toString() + s[QLatin1String("user")].toString();
    return s[QLatin1String("type")].toString() +
           (s[QLatin1String("fast")].toBool() ? QStringLiteral("+fast") : QString()) +
           (whom.isEmpty() ? QString() : QLatin1Char(' ') + whom);
}
const VenueProfile& okx()
{
    return *venueProfile(VenueId::Okx);
}

}  // namespace

class TestPlans : public QObject {
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
    void limitsHold_data();
    void limitsHold();
    void namesAreUniqueAndStable();
    void aRoleThatIsOffIsNotUsed();
    void whatIsNotWatchedIsNotAsked();
    void subscribeFrames();
    void startup();
    void pollsStayWithinTheirBudgets();
    void addressesAreRecognised();
    void imagesOfBooks();
    void oddSymbolsAreEncoded();
    void bans();
    void pages();
    void rulesNameTheirSource();
};

void TestPlans::binanceTopics()
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

void TestPlans::bybitTopics()
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

void TestPlans::okxTopics()
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

void TestPlans::okxLimits_data()
{
    QTest::addColumn<int>("assets");
    QTest::addColumn<int>("mostSockets");
    QTest::newRow("20") << 20 << 5;
    QTest::newRow("100") << 100 << 14;
}

// okx.md 2 and 4: fewer than 30 deep books a connection, 64 KB of args a request, 480 requests an hour.
void TestPlans::okxLimits()
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

void TestPlans::okxSubscribeFrames()
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

void TestPlans::hyperliquidTopics()
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

void TestPlans::hyperliquidLimits_data()
{
    QTest::addColumn<int>("assets");
    for (const int n : {20, 100, 900}) QTest::addRow("%d", n) << n;
}

// hyperliquid.md 1, per address: 10 connections, 1000 subscriptions, 10 users, 2000 messages and 1200 of REST
// weight a minute.
void TestPlans::hyperliquidLimits()
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

void TestPlans::hyperliquidSubscribes()
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
void TestPlans::hyperliquidHistories()
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

void TestPlans::limitsHold_data()
{
    QTest::addColumn<int>("venue");
    QTest::addColumn<int>("assets");
    for (const VenueProfile& p : venueProfiles())
        for (const int n : {0, 1, 70, 300, 900})
            QTest::addRow("%s %d", std::string(venueKey(p.id)).c_str(), n) << static_cast<int>(p.id) << n;
}

void TestPlans::limitsHold()
{
    QFETCH(int, venue);
    QFETCH(int, assets);
    const VenueProfile& profile = *venueProfile(static_cast<VenueId>(venue));
    const Listing listing(profile, assets);
    std::map<std::string, int> seen;
    for (const ConnectionPlan& p : listing.plan()) {
        QVERIFY(!p.topics.empty());
        const SendLimits& limits = p.market == Market::Spot ? profile.sendSpot : profile.send;
        QVERIFY(p.topics.size() <= limits.topicsPerSocket);
        if (limits.charsPerSocket > 0) QVERIFY(chars(p) <= limits.charsPerSocket);
        for (const Topic& t : p.topics) QCOMPARE(++seen[p.path + ' ' + t.name], 1);  // no topic twice
    }
}

// A socket keeps its name and its topics when the watch list grows at the end.
void TestPlans::namesAreUniqueAndStable()
{
    for (const VenueProfile& profile : venueProfiles()) {
        Listing listing(profile, 40);
        const auto before = listing.plan();
        listing.add(Market::Perp, "NEWUSDT", "NEW", "USDT");
        listing.watch.assets.push_back("NEW");
        const auto after = listing.plan();
        std::set<std::string> names;
        for (const ConnectionPlan& p : after) QVERIFY(names.insert(p.name).second);
        for (const ConnectionPlan& p : before) {
            const auto same =
                std::find_if(after.begin(), after.end(), [&](const auto& q) { return q.name == p.name; });
            QVERIFY(same != after.end());
            QVERIFY(same->path == p.path && same->role == p.role);
        }
        QVERIFY(before != after);
        QVERIFY(listing.plan() == after);  // pure
    }
}

void TestPlans::aRoleThatIsOffIsNotUsed()
{
    const Listing listing(binance());
    Endpoints only;
    only.at(Role::Ws) = "ws://127.0.0.1:1";
    const auto plans = binance().plan(listing.watch, listing.catalogue, only);
    QVERIFY(!plans.empty());
    for (const ConnectionPlan& p : plans) QVERIFY(p.role == Role::Ws);
    QVERIFY(binance().polls(listing.watch, listing.catalogue, only).empty());
    QVERIFY(binance().startup(only).empty());
    only.at(Role::SpotRest) = "http://127.0.0.1:1";
    const auto polls = binance().polls(listing.watch, listing.catalogue, only);
    QVERIFY(!polls.empty());
    for (const Poll& p : polls) QVERIFY(p.request.role == Role::SpotRest);
    QCOMPARE(binance().startup(only).size(), std::size_t{1});
    Endpoints none;
    for (const VenueProfile& p : venueProfiles()) {
        QVERIFY(p.plan(listing.watch, listing.catalogue, none).empty());
        QVERIFY(p.polls(listing.watch, listing.catalogue, none).empty());
        QVERIFY(p.startup(none).empty());
    }
}

void TestPlans::whatIsNotWatchedIsNotAsked()
{
    for (const VenueProfile& profile : venueProfiles()) {
        Listing listing(profile);
        listing.watch.spot = false;
        const auto plans = listing.plan();
        const auto polls = listing.polls();
        QVERIFY(!plans.empty() && !polls.empty());
        for (const ConnectionPlan& p : plans) QVERIFY(p.market != Market::Spot);
        for (const Poll& p : polls) QVERIFY(p.request.market != Market::Spot);
        listing.watch.venues = 0;
        QVERIFY(listing.plan().empty());
        QVERIFY(listing.polls().empty());
    }
}

void TestPlans::subscribeFrames()
{
    std::vector<std::string> topics;
    for (int i = 0; i < 450; ++i) topics.push_back("t" + std::to_string(i) + "@depth");
    for (const VenueProfile& profile : venueProfiles()) {
        if (profile.id == VenueId::Okx) continue;  // okxSubscribeFrames
        for (const Market market : {Market::Perp, Market::Spot}) {
            for (const bool on : {true, false}) {
                const auto frames = profile.subscribe(topics, on, market, 40);
                const SendLimits& limits = market == Market::Spot ? profile.sendSpot : profile.send;
                std::vector<std::string> told;
                std::int64_t id = 40;
                if (profile.id == VenueId::Hyperliquid) continue;  // hyperliquidSubscribes
                for (const OutFrame& f : frames) {
                    QCOMPARE(f.id, id++);
                    QVERIFY(f.topics.size() <= limits.topicsPerFrame);
                    const QJsonObject o = QJsonDocument::fromJson(QByteArray::fromStdString(f.text)).object();
                    const bool isBinance = profile.id == VenueId::Binance;
                    QCOMPARE(isBinance ? o[QLatin1String("method")].toString() : o[QLatin1String("op")].toString(),
                             isBinance ? (on ? QStringLiteral("SUBSCRIBE") : QStringLiteral("UNSUBSCRIBE"))
                                       : (on ? QStringLiteral("subscribe") : QStringLiteral("unsubscribe")));
                    QCOMPARE(isBinance ? o[QLatin1String("id")].toInteger()
                                       : o[QLatin1String("req_id")].toString().toLongLong(),
                             f.id);
                    const QJsonArray args =
                        o[isBinance ? QLatin1String("params") : QLatin1String("args")].toArray();
                    QCOMPARE(static_cast<std::size_t>(args.size()), f.topics.size());
                    for (qsizetype i = 0; i < args.size(); ++i)
                        QCOMPARE(args[i].toString().toStdString(), f.topics[static_cast<std::size_t>(i)]);
                    told.insert(told.end(), f.topics.begin(), f.topics.end());
                }
                QCOMPARE(told, topics);
            }
        }
        QVERIFY(profile.subscribe({}, true, Market::Perp, 1).empty());
    }
    QCOMPARE(bybit().subscribe(topics, true, Market::Spot, 1).size(), std::size_t{45});  // ten a frame
}

void TestPlans::startup()
{
    for (const VenueProfile& profile : venueProfiles()) {
        const auto requests = profile.startup(profile.live);
        QCOMPARE(requests.size(), std::size_t{2});
        for (const RestRequest& r : requests) QVERIFY(r.kind == ReplyKind::Instruments);
        QVERIFY(requests[0].market == Market::Perp && requests[1].market == Market::Spot);
    }
}

// Long-run load of all polls together: within the share that is theirs (RestClient), for any number of assets.
void TestPlans::pollsStayWithinTheirBudgets()
{
    for (const VenueProfile& profile : venueProfiles()) {
        for (const int assets : {1, 50, 300, 900}) {
            const Listing listing(profile, assets);
            std::vector<double> perWindow(profile.pools.size(), 0);
            for (const Poll& p : listing.polls()) {
                QVERIFY(p.request.pool < profile.pools.size());
                QVERIFY(!p.request.path.empty());
                if (p.every.count() == 0) {  // asked once
                    perWindow[p.request.pool] += p.request.weight;
                    continue;
                }
                QVERIFY2(p.every.count() >= 1000, p.request.path.c_str());
                perWindow[p.request.pool] += p.request.weight *
                                             static_cast<double>(profile.pools[p.request.pool].window.count()) /
                                             static_cast<double>(p.every.count());
            }
            for (std::size_t i = 0; i < perWindow.size(); ++i)
                QVERIFY2(perWindow[i] <= profile.pools[i].limit * 0.401,
                         qPrintable(QStringLiteral("%1: %2 of %3")
                                        .arg(QString::fromStdString(profile.pools[i].name))
                                        .arg(perWindow[i])
                                        .arg(profile.pools[i].limit)));
        }
    }
    // binance.md 5: open interest by one request each 100 ms at most.
    const Listing many(binance(), 300);
    double perSecond = 0;
    for (const Poll& p : many.polls())
        if (p.request.kind == ReplyKind::OpenInterest && p.every.count() > 0)
            perSecond += 1000.0 / static_cast<double>(p.every.count());
    QVERIFY(perSecond <= 10.01 && perSecond > 9);
}

void TestPlans::addressesAreRecognised()
{
    for (const VenueProfile& profile : venueProfiles()) {
        const Listing listing(profile);
        std::vector<RestRequest> asked = profile.startup(profile.live);
        for (const Poll& p : listing.polls()) asked.push_back(p.request);
        for (const RestRequest& r : asked) {
            const auto found = profile.recorded(profile.live.at(r.role) + r.path, r.body, listing.catalogue);
            QVERIFY2(found.has_value(), r.path.c_str());
            // A book that leads to a history (hyperliquidHistories) is still a book.
            if (r.kind != ReplyKind::FundingHistory || r.body.empty()) QCOMPARE(found->kind, r.kind);
            QCOMPARE(found->body, r.body);
            QCOMPARE(found->market, r.market);
            QCOMPARE(found->instrument, r.instrument);
            QCOMPARE(found->path, r.path);
        }
        QVERIFY(!profile.identify("https://example.org/nothing", listing.catalogue));
        QVERIFY(!profile.identify("", listing.catalogue));
    }
}

void TestPlans::imagesOfBooks()
{
    const Listing bn(binance()), by(bybit());
    const auto* perp = bn.catalogue.get(bn.catalogue.peek(Market::Perp, "1000PEPEUSDT"));
    const auto* spot = bn.catalogue.get(bn.catalogue.peek(Market::Spot, "PEPEUSDT"));
    RestRequest r = binance().depthImage(*perp);
    QCOMPARE(r.path, std::string("/fapi/v1/depth?symbol=1000PEPEUSDT&limit=1000"));
    QVERIFY(r.role == Role::Rest && r.weight == 20 && r.instrument == perp->id);
    r = binance().depthImage(*spot);
    QCOMPARE(r.path, std::string("/api/v3/depth?symbol=PEPEUSDT&limit=1000"));
    QVERIFY(r.role == Role::SpotRest && r.weight == 50);
    // Bybit's books come with the stream; only that of 1000 levels has a REST twin.
    QVERIFY(!bybit().depthImage(*by.catalogue.get(by.catalogue.peek(Market::Perp, "BTCUSDT"))).path.empty());
    QVERIFY(bybit().depthImage(*by.catalogue.get(by.catalogue.peek(Market::Spot, "BTCUSDT"))).path.empty());
    // OKX: for the audit.
    const Listing ok(okx());
    r = okx().depthImage(*ok.catalogue.get(ok.catalogue.peek(Market::Spot, "BTC-USDT")));
    QCOMPARE(r.path, std::string("/api/v5/market/books?instId=BTC-USDT&sz=400"));
    QCOMPARE(okx().identify(r.path, ok.catalogue)->instrument, r.instrument);
}

void TestPlans::oddSymbolsAreEncoded()
{
    Listing listing(binance());
    Instrument& odd = listing.add(Market::Perp, "币安人生USDT", "币安人生", "USDT");
    const RestRequest r = binance().depthImage(odd);
    QVERIFY(r.path.find("%E5%B8%81") != std::string::npos);
    const auto found = binance().identify("https://fapi.binance.com" + r.path, listing.catalogue);
    QVERIFY(found && found->instrument == odd.id);
}

void TestPlans::bans()
{
    const auto at = binance().bannedUntil(
        R"({"code":-1003,"msg":"Way too many requests; IP(1.2.3.4) banned until 1790000000000. Please use the websocket"})");
    QVERIFY(at && *at == fromUnixMs(1'790'000'000'000));
    QVERIFY(!binance().bannedUntil(R"({"code":-1121,"msg":"Invalid symbol."})"));
    QVERIFY(!binance().bannedUntil("banned until tomorrow"));
    QVERIFY(!binance().bannedUntil("banned until 17"));
    QVERIFY(!binance().bannedUntil("banned until 99999999999999999999"));
    QVERIFY(!binance().bannedUntil(""));
}

void TestPlans::pages()
{
    const RestRequest first = bybit().startup(bybit().live).front();
    const auto second = bybit().nextPage(first, R"({"result":{"list":[],"nextPageCursor": "first%3DA&last"}})");
    QVERIFY(second.has_value());
    QCOMPARE(second->path, first.path + "&cursor=first%253DA%26last");
    const auto third = bybit().nextPage(*second, R"({"result":{"nextPageCursor":"x"}})");
    QCOMPARE(third->path, first.path + "&cursor=x");
    QVERIFY(!bybit().nextPage(*third, R"({"result":{"nextPageCursor":"x"}})"));  // turning in circles
    QVERIFY(!bybit().nextPage(first, R"({"result":{"list":[],"nextPageCursor":""}})"));
    QVERIFY(!bybit().nextPage(first, R"({"result":{"list":[]}})"));
    QVERIFY(!bybit().nextPage(first, R"({"nextPageCursor":)"));
    QVERIFY(!binance().nextPage);
}

void TestPlans::rulesNameTheirSource()
{
    for (const VenueProfile& p : venueProfiles())
        for (const Market m : {Market::Perp, Market::Spot}) QVERIFY(*p.sync(m).source);
    QCOMPARE(roleKey(Role::SpotWs), std::string_view("spot_ws"));
}

QTEST_APPLESS_MAIN(TestPlans)
#include "tst_plans.moc"
