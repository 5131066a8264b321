// The simulated market as a whole: nothing is made or lost in any scenario, equal seeds give equal worlds,
// and the journal tells everything that can be seen.
#include "feeds/sim/market/market.h"
#include "feeds/sim/scenario.h"
#include "tests/support/sim_feed.h"

#include <QtTest>

#include <map>
#include <set>

using namespace plimsoll;
using namespace plimsoll::sim;
using namespace std::chrono_literals;

namespace {

MarketSetup small(std::vector<std::string> assets = {"BTC", "SOL"})
{
    MarketSetup s;
    s.assets = std::move(assets);
    s.levels = 60;
    s.traders = 0.15;
    s.history = 6h;
    return s;
}

Scenario scenario(const QString& name)
{
    const Scenario s = test::storyOf(name);
    return s.phases.empty() ? calmScenario() : s;
}

// Empty, or what does not add up.
QString wrong(const SimulatedMarket& market)
{
    const Totals t = market.totals();
    if (t.held != t.paidIn)
        return QStringLiteral("held %1, paid in %2")
            .arg(QString::fromStdString(sim::toText(t.held)), QString::fromStdString(sim::toText(t.paidIn)));
    for (const Totals::Row& r : t.rows) {
        const Listing& l = market.listings()[r.listing];
        const QString symbol = QString::fromStdString(l.symbol);
        if (r.lots != r.expected)
            return QStringLiteral("%1: %2 lots, not %3").arg(symbol).arg(r.lots).arg(r.expected);
        if (l.perp() && r.openInterest != r.longLots)
            return QStringLiteral("%1: open interest %2, longs %3")
                .arg(symbol)
                .arg(r.openInterest)
                .arg(r.longLots);
    }
    return {};
}

// A book kept from the journal alone.
struct Kept {
    std::map<Ticks, std::pair<Lots, std::uint32_t>> side[2];
};

}  // namespace

class TestSimMarket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsMadeOrLost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("seed");
        for (const ScenarioTitle& t : builtInScenarios())
            for (const int seed : {1, 2, 3, 4})
                QTest::addRow("%s, seed %d", qPrintable(t.name), seed) << t.name << seed;
    }
    void nothingIsMadeOrLost()
    {
        QFETCH(QString, name);
        QFETCH(int, seed);
        const bool crash = name == QLatin1String("cascade_down") || name == QLatin1String("squeeze_up");
        // The one about listings names its assets.
        MarketSetup setup = name == QLatin1String("listing_delisting") ? small({"BTC", "ETH", "SOL"}) : small();
        SimulatedMarket market(setup, scenario(name), static_cast<std::uint64_t>(seed));
        QCOMPARE(wrong(market), QString());
        const int seconds = crash ? 110 : 60;
        for (int n = 0; n < seconds / 5; ++n) {
            market.advance(5s);
            market.clearHappenings();
            QCOMPARE(wrong(market), QString());
        }
    }

    // All that venues can do to positions happens, and still everything adds up.
    void aCascadeShowsEverything()
    {
        MarketSetup setup = small();
        setup.traders = 0.4;
        Scenario s = scenario(QStringLiteral("cascade_down"));
        s.phases[0].length = 5s;
        SimulatedMarket market(setup, s, 5);
        std::map<PositionId, Lots> sizes;
        std::set<LiquidationMethod> methods;
        std::size_t adl = 0;
        const double start = market.fundamental(0);
        double lowest = 1e18;
        Lots interest = market.state(0).openInterest;
        for (int n = 0; n < 170; ++n) {
            for (const Listing& l : market.listings())
                for (const PositionView& p : market.positions(l.id)) sizes[p.id] = p.lots;
            market.clearHappenings();
            market.advance(1s);
            for (const Happening& h : market.happenings()) {
                if (const auto* q = std::get_if<Liquidated>(&h.what)) {
                    methods.insert(q->method);
                    QVERIFY(q->lots > 0 && q->lots <= q->ordered);
                    QVERIFY(q->position != 0);
                    if (q->side == PositionSide::Long && q->method == LiquidationMethod::Market)
                        QVERIFY(q->averageTicks >= static_cast<double>(q->bankruptcyTicks));
                }
                if (std::get_if<Deleveraged>(&h.what)) ++adl;
            }
            const Book& book = market.book(0);
            if (book.twoSided()) lowest = std::min(lowest, market.listings()[0].price(book.mid()));
        }
        QCOMPARE(wrong(market), QString());
        QCOMPARE(methods.size(), std::size_t{3});  // into the book, taken over, to the vault
        QVERIFY(adl > 0);
        QVERIFY(lowest < 0.97 * start);                                    // it fell
        QVERIFY(market.state(0).openInterest < interest - interest / 50);  // and positions were closed
    }

    void equalSeedsGiveEqualWorlds()
    {
        SimulatedMarket a(small(), scenario(QStringLiteral("cycle")), 7);
        SimulatedMarket b(small(), scenario(QStringLiteral("cycle")), 7);
        SimulatedMarket other(small(), scenario(QStringLiteral("cycle")), 8);
        a.advance(20s);
        for (int n = 0; n < 400; ++n) b.advance(50ms);
        other.advance(20s);
        QCOMPARE(a.digest(), b.digest());
        QCOMPARE(a.happenings().size(), b.happenings().size());
        QVERIFY(a.digest() != other.digest());
        // Whether the journal is read or not makes no difference, nor how time is cut.
        b.clearHappenings();
        a.advance(1s);
        for (int n = 0; n < 33; ++n) b.advance(30ms);
        b.advance(10ms);
        QCOMPARE(a.now(), b.now());
        QCOMPARE(a.digest(), b.digest());
        const Totals x = a.totals(), y = b.totals();
        QVERIFY(x.held == y.held && x.fees == y.fees);
    }

    // Who starts from the books and follows the journal has the books at every moment.
    void theJournalTellsTheBooks()
    {
        SimulatedMarket market(small(), scenario(QStringLiteral("cycle")), 4);
        std::vector<Kept> kept(market.listings().size());
        for (const Listing& l : market.listings())
            for (const Side side : {Side::Buy, Side::Sell})
                for (const BookLevel& level : market.book(l.id).top(side, 10'000))
                    kept[l.id].side[static_cast<std::size_t>(side)][level.ticks] = {level.lots, level.orders};
        std::map<ListingId, std::uint64_t> lastTrade;
        Timestamp last = market.now();
        std::size_t trades = 0;
        for (int n = 0; n < 60; ++n) {
            market.advance(500ms);
            for (const Happening& h : market.happenings()) {
                QVERIFY(h.at >= last);
                last = h.at;
                if (const auto* c = std::get_if<LevelChanged>(&h.what)) {
                    auto& side = kept[h.listing].side[static_cast<std::size_t>(c->side)];
                    if (c->lots == 0)
                        QCOMPARE(side.erase(c->ticks), std::size_t{1});
                    else
                        side[c->ticks] = {c->lots, c->orders};
                } else if (const auto* t = std::get_if<Traded>(&h.what)) {
                    ++trades;
                    auto& id = lastTrade[h.listing];
                    if (id != 0) QCOMPARE(t->id, id + 1);
                    id = t->id;
                    QVERIFY(t->lots > 0 && t->ticks > 0);
                    QCOMPARE(market.listings()[h.listing].legal(t->ticks, Side::Buy), t->ticks);
                }
            }
            market.clearHappenings();
            for (const Listing& l : market.listings()) {
                const Book& book = market.book(l.id);
                for (const Side side : {Side::Buy, Side::Sell}) {
                    const auto& mine = kept[l.id].side[static_cast<std::size_t>(side)];
                    QCOMPARE(book.depth(side), mine.size());
                    for (const BookLevel& level : book.top(side, 10'000)) {
                        const auto it = mine.find(level.ticks);
                        QVERIFY(it != mine.end());
                        QVERIFY(it->second == std::make_pair(level.lots, level.orders));
                    }
                }
                if (book.twoSided()) QVERIFY(book.best(Side::Buy) < book.best(Side::Sell));
            }
        }
        QVERIFY(trades > 1000);
    }

    // Bars, day and last trades are what the trades add up to.
    void barsAreTheSumOfTrades()
    {
        SimulatedMarket market(small({"BTC"}), calmScenario(), 6);
        market.advance(61s - (market.now().time_since_epoch() % 1min));
        const ListingId id = 0;
        market.clearHappenings();
        const Timestamp minute = std::chrono::floor<std::chrono::minutes>(market.now());
        Lots lots = 0, buys = 0;
        std::uint32_t count = 0;
        const sim::Kline open = market.minuteKlines(id, 1).back();
        market.advance(58s);
        for (const Happening& h : market.happenings()) {
            const auto* t = std::get_if<Traded>(&h.what);
            if (!t || h.listing != id) continue;
            lots += t->lots;
            buys += t->taker == Side::Buy ? t->lots : 0;
            ++count;
        }
        const sim::Kline bar = market.minuteKlines(id, 1).back();
        QCOMPARE(bar.open, minute);
        QVERIFY(count > 10);
        QCOMPARE(bar.lots - open.lots, lots);
        QCOMPARE(bar.takerBuyLots - open.takerBuyLots, buys);
        QCOMPARE(bar.trades - open.trades, count);
        QCOMPARE(market.recentTrades(id).back().trade.id, market.state(id).day.lastTrade);
        QCOMPARE(market.state(id).day.last, bar.c);
    }

    void thePastIsThere()
    {
        const MarketSetup setup = small();
        SimulatedMarket market(setup, scenario(QStringLiteral("euphoria")), 2);
        for (const Listing& l : market.listings()) {
            if (l.asset == "USDC") continue;
            const auto minutes = market.minuteKlines(l.id, 100'000);
            QVERIFY(minutes.size() >= 6 * 60);
            for (std::size_t i = 1; i < minutes.size(); ++i) {
                QCOMPARE(minutes[i].open - minutes[i - 1].open, std::chrono::nanoseconds{1min});
                QVERIFY(minutes[i].l <= minutes[i].o && minutes[i].o <= minutes[i].h);
                QVERIFY(minutes[i].l <= minutes[i].c && minutes[i].c <= minutes[i].h);
            }
            // The past ends where the books begin.
            const double last = l.price(static_cast<double>(minutes.back().c));
            const double mid = l.price(market.book(l.id).mid());
            QVERIFY2(std::abs(last / mid - 1) < 0.003, l.symbol.c_str());
            if (!l.perp()) continue;
            const auto& funding = market.fundingHistory(l.id);
            QVERIFY(funding.size() >= static_cast<std::size_t>(30 * 24 / l.fundingInterval.count()));
            for (std::size_t i = 1; i < funding.size(); ++i)
                QCOMPARE(funding[i].at - funding[i - 1].at, std::chrono::nanoseconds{l.fundingInterval});
            QVERIFY(market.state(l.id).nextFunding > market.now());
            QVERIFY(market.state(l.id).nextFunding - market.now() <= l.fundingInterval);
            const auto& interest = market.openInterestHistory(l.id);
            QVERIFY(interest.size() >= 70);
            const double now = static_cast<double>(market.state(l.id).openInterest);
            QVERIFY(std::abs(static_cast<double>(interest.back().lots) / now - 1) < 0.05);
            // Positions of before are alive: none beyond its liquidation price.
            for (const PositionView& p : market.positions(l.id)) {
                QVERIFY(p.margin > 0 && p.lots > 0);
                const double mark = market.state(l.id).mark;
                QVERIFY(p.side == PositionSide::Long ? p.liquidation < mark : p.liquidation > mark);
            }
        }
    }

    void aHaltedVenueStandsStillAndADarkOneDoesNot()
    {
        auto s = readScenario(R"({"name":"x","title":"X","phases":[{"name":"p","seconds":60,"venues":[
            {"venue":"bybit","what":"halted","from":2,"until":6},
            {"venue":"binance","what":"feed out","from":2,"until":6}]}]})",
                              QStringLiteral("x"));
        QVERIFY(s.hasValue());
        SimulatedMarket market(small({"BTC"}), *s, 1);
        market.advance(3s);
        QCOMPARE(market.condition(VenueId::Bybit), VenueCondition::Halted);
        QCOMPARE(market.condition(VenueId::Binance), VenueCondition::FeedOut);
        market.clearHappenings();
        market.advance(2s);
        std::map<VenueId, std::size_t> seen;
        for (const Happening& h : market.happenings())
            if (h.listing != kNoListing) ++seen[market.listings()[h.listing].venue];
        QCOMPARE(seen[VenueId::Bybit], std::size_t{0});
        QVERIFY(seen[VenueId::Binance] > 50);
        market.advance(3s);
        QCOMPARE(market.condition(VenueId::Bybit), VenueCondition::Up);
        QCOMPARE(wrong(market), QString());
    }

    void listingsComeAndGo()
    {
        auto s = readScenario(R"({"name":"x","title":"X","start":{"unlisted":["SOL"]},
            "phases":[{"name":"p","seconds":60,"listings":[
            {"asset":"SOL","venues":["okx"],"what":"list","at":1},
            {"asset":"BTC","venues":["bybit"],"what":"announce end","at":2,"notice":3}]}]})",
                              QStringLiteral("x"));
        QVERIFY(s.hasValue());
        SimulatedMarket market(small(), *s, 1);
        const Listing* sol = market.find(VenueId::Okx, plimsoll::Market::Perp, "SOL-USDT-SWAP");
        const Listing* btc = market.find(VenueId::Bybit, plimsoll::Market::Perp, "BTCUSDT");
        QVERIFY(sol && btc);
        QCOMPARE(sol->status, ListingStatus::NotYet);
        QVERIFY(market.book(sol->id).empty(Side::Buy));
        market.advance(3s);
        QCOMPARE(sol->status, ListingStatus::Trading);
        QVERIFY(market.book(sol->id).twoSided());
        QCOMPARE(btc->status, ListingStatus::Delisting);
        QVERIFY(btc->delistAt.has_value());
        QVERIFY(market.state(btc->id).openInterest > 0);
        market.advance(4s);
        QCOMPARE(btc->status, ListingStatus::Delisted);
        QVERIFY(market.book(btc->id).empty(Side::Buy) && market.book(btc->id).empty(Side::Sell));
        QCOMPARE(market.state(btc->id).openInterest, Lots{0});
        QVERIFY(market.positions(btc->id).empty());
        QCOMPARE(wrong(market), QString());
        market.advance(20s);
        QVERIFY(market.state(sol->id).openInterest > 0);  // somebody trades the newcomer
        QCOMPARE(wrong(market), QString());
    }

    // A depeg shows in every USDT price and in the pair that says it.
    void aDepegMovesPricesInUsdt()
    {
        SimulatedMarket market(small({"BTC"}), scenario(QStringLiteral("stablecoin_depeg")), 1);
        const Listing* pair = market.find(VenueId::Binance, plimsoll::Market::Spot, "USDCUSDT");
        QVERIFY(pair);
        market.advance(190s);
        QVERIFY(market.stableRate().usdt < 0.985);
        const double usdc = pair->price(market.book(pair->id).mid());
        QVERIFY(std::abs(usdc * market.stableRate().usdt / market.stableRate().usdc - 1) < 0.01);
        QVERIFY(usdc > 1.01);
        const double inUsdt = market.state(0).index, inUsd = market.fundamental(0);
        QVERIFY(inUsdt > inUsd * 1.005);
    }

    // Premium and funding belong together: what is settled is the venue's formula of what was seen.
    void fundingIsSettledWhenDue()
    {
        MarketSetup setup = small({"BTC"});
        setup.spot = false;
        // Ten seconds before a full hour of the day's third.
        setup.start = fromUnixMs(1'790'035'200'000) - 10s;
        QCOMPARE(setup.start.time_since_epoch() % 8h, std::chrono::nanoseconds{8h - 10s});
        SimulatedMarket market(setup, calmScenario(), 1);
        std::map<VenueId, double> estimates;
        market.advance(9s);
        for (const Listing& l : market.listings()) estimates[l.venue] = market.state(l.id).fundingEstimate;
        market.clearHappenings();
        market.advance(3s);
        std::map<VenueId, FundingSettled> settled;
        for (const Happening& h : market.happenings())
            if (const auto* f = std::get_if<FundingSettled>(&h.what))
                settled[market.listings()[h.listing].venue] = *f;
        QCOMPARE(settled.size(), kVenueCount);
        for (const Listing& l : market.listings()) {
            const FundingSettled& f = settled[l.venue];
            QVERIFY(std::abs(f.rate - estimates[l.venue]) < 2e-6);
            QCOMPARE(f.fundingTime, setup.start + 10s);
            const double owed = f.rate * f.mark * l.quotedUnits(market.state(l.id).openInterest);
            QVERIFY(std::abs(quoteValue(f.paidByLongs) / owed - 1) < 0.01);
            QCOMPARE(market.fundingHistory(l.id).back().rate, f.rate);
        }
        QCOMPARE(wrong(market), QString());
    }
};

QTEST_APPLESS_MAIN(TestSimMarket)
#include "tst_sim_market.moc"
