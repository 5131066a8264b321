// A hundred assets, contracts and spot, on every venue: what the plans ask for, counted against what the venue
// allows (protocols, sections on limits). And which assets those are.
#include "app/asset_ranker.h"
#include "app/watch_chooser.h"
#include "feeds/rest_client.h"
#include "feeds/venue.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr int kAssets = 100;

// What a venue allows one address, by its own pages; 0: it names no limit.
struct Allowed {
    VenueId venue;
    std::size_t sockets;  // open at once
    std::size_t topicsPerSocket;
    std::size_t charsPerSocket;  // of all arguments together
    std::size_t topicsInAll;
    std::size_t users;           // distinct accounts listened to
    std::size_t booksPerSocket;  // deep ones
    std::size_t topicsPerFrame, spotTopicsPerFrame;
    double framesPerSecond;       // that a client may send on one socket
    std::size_t framesPerMinute;  // over all sockets
    std::size_t framesPerHour;    // on one socket
};
constexpr Allowed kAllowed[] = {
    // binance.md 1.3: 1024 streams a socket; ten texts a second (spot five); 200 streams a text.
    {VenueId::Binance, 0, 1024, 0, 0, 0, 0, 200, 200, 5, 0, 0},
    // bybit.md 1.2: 1000 sockets; 21 000 characters a socket; ten topics a text on spot.
    {VenueId::Bybit, 1000, 0, 21'000, 0, 0, 0, 500, 10, 0, 0, 0},
    // okx.md 2: fewer than 30 deep books a connection, 480 requests an hour on each.
    {VenueId::Okx, 0, 0, 64'000, 0, 0, 29, 0, 0, 0, 0, 480},
    // hyperliquid.md 1: 10 connections, 1000 subscriptions, 10 users, 2000 texts a minute; one topic a text.
    {VenueId::Hyperliquid, 10, 0, 0, 1000, 10, 0, 1, 1, 0, 2000, 0},
};

struct Listing {
    explicit Listing(VenueId venue) : profile(*venueProfile(venue)), catalogue(venue)
    {
        for (int i = 0; i < kAssets; ++i) {
            const std::string name = i == 0 ? "BTC" : i == 1 ? "ETH" : "COIN" + std::to_string(i);
            add(Market::Perp, name, "USDT");
            add(Market::Spot, name, "USDT");
            if (i < 30) add(Market::Perp, name, "USD");  // coin-margined
            watch.assets.push_back(name);
        }
        // Many more are listed than watched: what covers all of them must fit as well.
        for (int i = 0; i < 500; ++i) add(Market::Perp, "OTHER" + std::to_string(i), "USDT");
        add(Market::Spot, "USDC", "USDT");
        add(Market::Spot, "USDT", "USD");
        watch.focus = {"BTC"};
    }
    void add(Market market, const std::string& asset, const std::string& quote)
    {
        Instrument i;
        i.market = market;
        i.asset = i.base = asset;
        i.quote = i.settle = quote;
        i.inverse = market == Market::Perp && quote == "USD";
        i.status = InstrumentStatus::Trading;
        switch (profile.id) {
            case VenueId::Binance: i.symbol = asset + quote + (i.inverse ? "_PERP" : ""); break;
            case VenueId::Bybit: i.symbol = asset + quote; break;
            case VenueId::Okx: i.symbol = asset + '-' + quote + (market == Market::Perp ? "-SWAP" : ""); break;
            case VenueId::Hyperliquid:
                i.symbol = market == Market::Perp ? asset : '@' + std::to_string(++pairs);
                if (i.inverse) return;
                break;
        }
        catalogue.put(i);
    }
    std::vector<ConnectionPlan> plan() const { return profile.plan(watch, catalogue, profile.live); }
    std::vector<Poll> polls() const { return profile.polls(watch, catalogue, profile.live); }

    const VenueProfile& profile;
    Catalogue catalogue;
    WatchSet watch;
    int pairs = 0;
};

std::size_t charsOf(const ConnectionPlan& p)
{
    std::size_t n = 2;
    for (const Topic& t : p.topics) n += t.name.size() + 3;
    return n;
}

void venues()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(kAllowed); ++i)
        QTest::newRow(std::string(venueKey(kAllowed[i].venue)).c_str()) << static_cast<int>(i);
}

InstrumentRow row(const std::string& asset, double oi, double turnover)
{
    InstrumentRow r;
    r.asset = asset;
    r.status = InstrumentStatus::Trading;
    if (oi > 0) r.oi = Dated<OpenInterest>{{std::nullopt, oi, false}, {}, Freshness::Live};
    Ticker t;
    t.quoteVolume = turnover;
    if (turnover > 0) r.ticker = Dated<Ticker>{t, {}, Freshness::Live};
    return r;
}

}  // namespace

class TestWatchScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAssetIsThere_data() { venues(); }
    void everyAssetIsThere()
    {
        QFETCH(int, index);
        const Listing listing(kAllowed[index].venue);
        std::map<std::pair<Market, TopicClass>, std::set<InstrumentId>> covered;
        for (const ConnectionPlan& p : listing.plan())
            for (const Topic& t : p.topics)
                if (t.instrument.valid()) covered[{p.market, t.cls}].insert(t.instrument);
        // Hyperliquid has fewer pairs than places for them; the limit is its own.
        const std::size_t spot = kAllowed[index].venue == VenueId::Hyperliquid ? 60 : kAssets;
        for (const TopicClass cls : {TopicClass::Depth, TopicClass::Bbo, TopicClass::Trades}) {
            QVERIFY((covered[{Market::Perp, cls}].size()) >= std::size_t{kAssets});
            QVERIFY((covered[{Market::Spot, cls}].size()) >= spot);
        }
    }
    void connectionsAndTopics_data() { venues(); }
    void connectionsAndTopics()
    {
        QFETCH(int, index);
        const Allowed& allowed = kAllowed[index];
        const Listing listing(allowed.venue);
        const auto plans = listing.plan();
        std::size_t topics = 0;
        std::set<std::string> users;
        // A rotation opens a second connection beside the first, one at a time.
        if (allowed.sockets > 0) QVERIFY(plans.size() + 1 <= allowed.sockets);
        for (const ConnectionPlan& p : plans) {
            std::size_t deep = 0;
            topics += p.topics.size();
            for (const Topic& t : p.topics) {
                deep += t.cls == TopicClass::Depth;
                if (t.name.find(" 0x") != std::string::npos) users.insert(t.name.substr(t.name.find(" 0x")));
            }
            if (allowed.topicsPerSocket > 0) QVERIFY(p.topics.size() <= allowed.topicsPerSocket);
            if (allowed.charsPerSocket > 0) QVERIFY2(charsOf(p) <= allowed.charsPerSocket, p.name.c_str());
            if (allowed.booksPerSocket > 0) QVERIFY2(deep <= allowed.booksPerSocket, p.name.c_str());
        }
        if (allowed.topicsInAll > 0) QVERIFY2(topics <= allowed.topicsInAll, std::to_string(topics).c_str());
        if (allowed.users > 0) QVERIFY(users.size() <= allowed.users);
    }
    void texts_data() { venues(); }
    void texts()
    {
        QFETCH(int, index);
        const Allowed& allowed = kAllowed[index];
        const Listing listing(allowed.venue);
        const VenueProfile& profile = listing.profile;
        std::size_t all = 0;
        for (const ConnectionPlan& p : listing.plan()) {
            const bool spot = p.market == Market::Spot;
            const SendLimits& limits = spot ? profile.sendSpot : profile.send;
            std::vector<std::string> names;
            for (const Topic& t : p.topics) names.push_back(t.name);
            const auto frames = profile.subscribe(names, true, p.market, 1);
            all += frames.size();
            const std::size_t most = spot ? allowed.spotTopicsPerFrame : allowed.topicsPerFrame;
            for (const OutFrame& f : frames)
                if (most > 0) QVERIFY(f.topics.size() <= most);
            if (allowed.framesPerSecond > 0) {
                // With a ping and a pong of the same second.
                const double paced = 1000.0 / static_cast<double>(limits.between.count());
                QVERIFY(paced + (spot ? 1 : 2) <= allowed.framesPerSecond * (spot ? 1 : 2));
            }
            // A start, and every one of its books asked for anew once: two requests each.
            std::size_t deep = 0;
            for (const Topic& t : p.topics) deep += t.cls == TopicClass::Depth;
            if (allowed.framesPerHour > 0) QVERIFY(frames.size() + 2 * deep <= allowed.framesPerHour / 4);
        }
        // All of them twice in a minute: a start, and a loss of every connection.
        if (allowed.framesPerMinute > 0) QVERIFY(2 * all <= allowed.framesPerMinute);
    }
    // The first minute is the dearest: lists, all books, and whatever is asked once.
    void restWeight_data() { venues(); }
    void restWeight()
    {
        QFETCH(int, index);
        const Listing listing(kAllowed[index].venue);
        const VenueProfile& profile = listing.profile;
        std::vector<double> images(profile.pools.size(), 0), steady(profile.pools.size(), 0);
        if (profile.perpSync.image == ImageFrom::Rest)
            for (const ConnectionPlan& p : listing.plan())
                for (const Topic& t : p.topics) {
                    if (t.cls != TopicClass::Depth) continue;
                    const Instrument& i = *listing.catalogue.get(t.instrument);
                    const RestRequest r =
                        profile.shallowImage && i.asset != "BTC" ? profile.shallowImage(i) : profile.depthImage(i);
                    images[r.pool] += r.weight;
                }
        for (const Poll& p : listing.polls()) {
            const Pool& pool = profile.pools[p.request.pool];
            if (p.every.count() > 0)
                steady[p.request.pool] += p.request.weight * static_cast<double>(pool.window.count()) /
                                          static_cast<double>(p.every.count());
        }
        for (std::size_t i = 0; i < profile.pools.size(); ++i) {
            // FAULTS 15: all books at once stay below half of the venue's limit, within one window.
            QVERIFY2(images[i] <= 0.48 * profile.pools[i].limit,
                     qPrintable(QString("%1: images %2").arg(profile.pools[i].name.c_str()).arg(images[i])));
            QVERIFY2(steady[i] <= 0.40 * profile.pools[i].limit,
                     qPrintable(QString("%1: polls %2").arg(profile.pools[i].name.c_str()).arg(steady[i])));
        }
    }
    void whatCurrenciesAreWorthIsAlwaysWatched_data() { venues(); }
    void whatCurrenciesAreWorthIsAlwaysWatched()
    {
        QFETCH(int, index);
        Listing listing(kAllowed[index].venue);
        listing.watch.assets = {"BTC"};
        const auto quotes = [&](const std::string& asset) {
            std::size_t n = 0;
            for (const ConnectionPlan& p : listing.plan())
                for (const Topic& t : p.topics)
                    if (t.instrument.valid() && listing.catalogue.get(t.instrument)->asset == asset) {
                        n += t.cls == TopicClass::Bbo;
                        if (t.cls == TopicClass::Depth) n += 100;
                    }
            return n;
        };
        QCOMPARE(quotes("USDC"), std::size_t{1});
        QCOMPARE(quotes("USDT"), std::size_t{1});
        listing.watch.assets.push_back("USDC");
        QVERIFY(quotes("USDC") > 100);  // watched: with its book, and its quotes not twice
        listing.watch.spot = false;
        QCOMPARE(quotes("USDT"), std::size_t{0});
    }
    // Binance lists no open interest: that of those which may be large is asked for one by one.
    void candidatesAreAskedFor()
    {
        Listing listing(VenueId::Binance);
        const auto asked = [&](const std::string& symbol) {
            const auto polls = listing.polls();
            return std::count_if(polls.begin(), polls.end(), [&](const Poll& p) {
                return p.request.kind == ReplyKind::OpenInterest && p.request.path.ends_with('=' + symbol);
            });
        };
        QCOMPARE(asked("OTHER7USDT"), 0);
        for (int i = 0; i < 300; ++i) listing.watch.candidates.push_back("OTHER" + std::to_string(i));
        listing.watch.candidates.push_back("BTC");
        QCOMPARE(asked("OTHER7USDT"), 1);
        QCOMPARE(asked("BTCUSDT"), 1);
        QCOMPARE(asked("OTHER250USDT"), 0);  // so many, and no more
        for (const ConnectionPlan& p : listing.plan())
            for (const Topic& t : p.topics)
                if (t.instrument.valid())
                    QVERIFY(!listing.catalogue.get(t.instrument)->asset.starts_with("OTHER"));
    }

    // ---- Which assets
    void theLargestByOpenInterest()
    {
        AssetRanker ranker(2);
        MarketSnapshot market;
        Mono now{1h};
        QVERIFY(!ranker.look(market, now));
        QVERIFY(!ranker.look(market, now += 2s));  // nothing was said yet
        market.rows = {row("A", 0, 900), row("B", 0, 800), row("C", 0, 700)};
        auto first = ranker.look(market, now += 500ms);
        QVERIFY(first.has_value());
        QCOMPARE(first->largest, (std::vector<std::string>{"A", "B"}));
        QCOMPARE(first->candidates, (std::vector<std::string>{"A", "B", "C"}));
        // The candidates' open interest has come: C is the largest.
        market.rows = {row("A", 10, 900), row("B", 20, 800), row("C", 30, 700)};
        QVERIFY(!ranker.look(market, now += 1s));
        const auto second = ranker.look(market, now += 4s);
        QVERIFY(second.has_value());
        QCOMPARE(second->largest, (std::vector<std::string>{"C", "B"}));
        // From then on seldom, and only what has changed is told.
        QVERIFY(!ranker.look(market, now += 20s));
        std::swap(market.rows[0], market.rows[2]);
        market.rows[0] = row("D", 99, 1);
        QVERIFY(!ranker.look(market, now += 5min));
        const auto later = ranker.look(market, now += 6min);
        QVERIFY(later.has_value());
        QCOMPARE(later->largest, (std::vector<std::string>{"D", "B"}));
    }
    void aNumberOfFourVenues()
    {
        // The same asset over venues is one asset; its contracts count together.
        MarketSnapshot market;
        for (int i = 0; i < 40; ++i)
            for (const VenueId v : kVenues) {
                InstrumentRow r = row("A" + std::to_string(i), 1000 - 10 * i + static_cast<int>(v), 5);
                r.venue = v;
                market.rows.push_back(r);
            }
        AssetRanker ranker(20);
        static_cast<void>(ranker.look(market, Mono{1h}));
        const auto ranking = ranker.look(market, Mono{1h} + 2s);
        QVERIFY(ranking.has_value());
        QCOMPARE(ranking->largest.size(), std::size_t{20});
        QCOMPARE(ranking->largest.front(), std::string("A0"));
        QCOMPARE(ranking->largest.back(), std::string("A19"));
        WatchInputs in;
        in.selected = QStringLiteral("A39");
        in.ranking = *ranking;
        const WatchSet watch = chooseWatch(in);
        QCOMPARE(watch.assets.front(), std::string("A39"));
        QCOMPARE(watch.assets.size(), std::size_t{20});
        QCOMPARE(watch.candidates, ranking->candidates);
    }
};

QTEST_APPLESS_MAIN(TestWatchScale)
#include "tst_watch_scale.moc"
