// What every venue's profile plans within its limits: frames to send, polls, budgets, addresses. Its topics and
// what else is a venue's own: tst_plans_of_venues.
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

std::size_t chars(const ConnectionPlan& p)
{
    std::size_t n = 2;
    for (const Topic& t : p.topics) n += t.name.size() + 3;
    return n;
}

}  // namespace

class TestPlans : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
