// The simulated venues' rules one by one: matching, price grids, margin, funding, liquidation and ADL, each
// against worked examples of the venues' pages.
#include "feeds/sim/market/asset_table.h"
#include "feeds/sim/market/funding_clock.h"
#include "feeds/sim/market/liquidator.h"
#include "feeds/sim/market/margin_rule.h"
#include "feeds/sim/market/random.h"

#include "model/analytics/adl.h"
#include "model/analytics/margin.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace plimsoll;
using namespace plimsoll::sim;

namespace {

Listing perp(VenueId venue, const char* asset = "BTC")
{
    for (Listing& l : makeListings({asset}, static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue)), false))
        return l;
    return {};
}

// One perpetual with a floor of its own, marked and indexed at `price`, and a book of one account's orders.
struct OnePerp {
    explicit OnePerp(VenueId venue, double price, const char* asset = "SOL")
        : floor({perp(venue, asset)}, fromUnixMs(1'790'000'000'000)), l(floor.listing(0))
    {
        maker = floor.ledger().open(AccountKind::Maker, 0);
        other = floor.ledger().open(AccountKind::Investor, 0);
        floor.ledger().deposit(maker, money(1e9));
        mark(price);
    }
    // A position opened at this price just now, against the investors.
    bool open(Traders& traders, Side side, double price)
    {
        const auto at = static_cast<double>(ticks(price));
        return traders.seed(side, at, floor.now(), at, at, other);
    }
    void mark(double price)
    {
        ListingState& s = floor.desk(0).state;
        s.mark = s.index = price;
    }
    Ticks ticks(double price) const { return static_cast<Ticks>(std::llround(price / l.tick.value())); }
    void bid(double price, Lots lots) { floor.quote(0, Side::Buy, ticks(price), lots, maker, 0); }
    void ask(double price, Lots lots) { floor.quote(0, Side::Sell, ticks(price), lots, maker, 0); }
    Money held() const
    {
        Money sum = 0;
        for (const Account& a : floor.ledger().accounts()) sum += a.cash;
        return sum;
    }
    Lots net() const
    {
        Lots sum = 0;
        for (const Account& a : floor.ledger().accounts()) sum += a.lots;
        return sum;
    }
    template <typename T>
    std::vector<T> told() const
    {
        std::vector<T> all;
        for (const Happening& h : floor.journal().all())
            if (const T* what = std::get_if<T>(&h.what)) all.push_back(*what);
        return all;
    }
    Floor floor;
    const Listing& l;
    AccountId maker = 0, other = 0;
};

// A listing with these tiers, sizes in coins, prices in cents.
Listing plain(VenueId venue, std::vector<MarginTier> tiers, double fee = 0)
{
    Listing l;
    l.id = 0;
    l.venue = venue;
    l.tick = {1, -2};
    l.lot = {1, -4};
    l.tickMoney = 1'000'000;  // 0.01 x 0.0001 in 1e-12
    l.tiers = std::move(tiers);
    l.takerFee = fee;
    return l;
}

// Cash of a position as the ledger keeps it: margin less cost.
Money cashOf(const Listing& l, PositionSide side, Lots lots, double entry, double margin)
{
    const double cost = l.notional(lots, entry);
    return money(side == PositionSide::Long ? margin - cost : margin + cost);
}

bool near(double a, double b, double relative = 1e-9)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

}  // namespace

class TestSimMarketRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void betterPricesThenOlderOrdersAreFilledFirst()
    {
        Book book;
        book.add(Side::Sell, 101, 5, 1);
        book.add(Side::Sell, 100, 3, 2);
        book.add(Side::Sell, 100, 4, 3);
        book.add(Side::Sell, 102, 9, 4);
        std::vector<Fill> fills;
        QCOMPARE(book.take(Side::Buy, 10, 101, fills), Lots{10});
        QCOMPARE(fills.size(), std::size_t{3});
        QCOMPARE(fills[0].maker, AccountId{2});
        QCOMPARE(fills[0].lots, Lots{3});
        QVERIFY(fills[0].done);
        QCOMPARE(fills[1].maker, AccountId{3});
        QCOMPARE(fills[1].lots, Lots{4});
        QCOMPARE(fills[2].maker, AccountId{1});
        QCOMPARE(fills[2].lots, Lots{3});
        QVERIFY(!fills[2].done);
        QCOMPARE(book.level(Side::Sell, 0), (BookLevel{101, 2, 1}));
        // Not beyond the limit, and what is beyond stays.
        fills.clear();
        QCOMPARE(book.take(Side::Buy, 10, 101, fills), Lots{2});
        QCOMPARE(book.best(Side::Sell), Ticks{102});
        QCOMPARE(book.take(Side::Buy, 1, 101, fills), Lots{0});
    }

    void lessKeepsItsPlaceMoreDoesNot()
    {
        Book book;
        const OrderId first = book.add(Side::Buy, 50, 5, 1);
        book.add(Side::Buy, 50, 5, 2);
        book.reduce(first, 2);
        QCOMPARE(book.level(Side::Buy, 0), (BookLevel{50, 7, 2}));
        std::vector<Fill> fills;
        book.take(Side::Sell, 3, 1, fills);
        QCOMPARE(fills[0].maker, AccountId{1});
        QCOMPARE(fills[0].lots, Lots{2});
        QCOMPARE(fills[1].maker, AccountId{2});
        book.remove(book.firstAtBest(Side::Buy));
        QVERIFY(book.empty(Side::Buy));
    }

    // Whatever is added, reduced and taken: levels are what their orders add up to.
    void aBookIsTheSumOfItsOrders()
    {
        Random random(5);
        Book book;
        std::vector<OrderId> alive;
        std::map<std::pair<int, Ticks>, Lots> expected;
        for (int n = 0; n < 20'000; ++n) {
            const Side side = random.below(2) == 0 ? Side::Buy : Side::Sell;
            const auto roll = random.below(10);
            if (roll < 5) {
                const Ticks t = side == Side::Buy ? 1000 - random.below(40) : 1001 + random.below(40);
                const Lots lots = 1 + random.below(20);
                alive.push_back(book.add(side, t, lots, 7, n));
                expected[{static_cast<int>(side), t}] += lots;
            } else if (roll < 8 && !alive.empty()) {
                const std::size_t i = random.below(static_cast<std::uint32_t>(alive.size()));
                const Book::Order o = book.order(alive[i]);
                const Lots to = random.below(static_cast<std::uint32_t>(o.lots) + 1);
                book.reduce(alive[i], to);
                expected[{static_cast<int>(o.side), o.ticks}] -= o.lots - to;
                if (to == 0) alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                std::vector<Fill> fills;
                const Side quoted = side == Side::Buy ? Side::Sell : Side::Buy;
                book.take(side, 1 + random.below(60), side == Side::Buy ? 5000 : 1, fills);
                for (const Fill& f : fills) {
                    expected[{static_cast<int>(quoted), f.ticks}] -= f.lots;
                    if (f.done) std::erase(alive, f.order);
                }
            }
        }
        std::size_t levels = 0;
        for (const auto& [key, lots] : expected) {
            QCOMPARE(book.lotsAt(static_cast<Side>(key.first), key.second), lots);
            levels += lots > 0;
        }
        QCOMPARE(book.depth(Side::Buy) + book.depth(Side::Sell), levels);
        for (const Side side : {Side::Buy, Side::Sell})
            for (std::size_t i = 1; i < book.depth(side); ++i) {
                const Ticks better = book.level(side, i - 1).ticks, worse = book.level(side, i).ticks;
                QVERIFY(side == Side::Buy ? better > worse : better < worse);
            }
    }

    void stepsAreWrittenExactly()
    {
        QCOMPARE(sim::toText(Step{1, -2}, 8642010), std::string("86420.10"));
        QCOMPARE(sim::toText(Step{1, -10}, 47200), std::string("0.0000047200"));
        QCOMPARE(sim::toText(Step{1, 1}, 12), std::string("120"));
        QCOMPARE(sim::toText(Step{5, -1}, -3), std::string("-1.5"));
        QCOMPARE(sim::toText(money(12.5)), std::string("12.500000000000"));
    }

    // A lot times a tick is a whole number of the ledger's units on every listing.
    void everyListingCountsExactly()
    {
        const std::vector<Listing> all = makeListings(knownAssets(), 0x0f, true);
        QVERIFY(all.size() > 130);
        for (const Listing& l : all) {
            const double exact = l.tick.value() * l.lot.value() * l.contract.value() * 1e12;
            QVERIFY2(l.tickMoney > 0 && near(static_cast<double>(l.tickMoney), exact, 1e-6), l.symbol.c_str());
            QVERIFY2(l.exactPrice(12345).value() > 0, l.symbol.c_str());
            if (!l.perp()) continue;
            QVERIFY2(!l.tiers.empty() && l.tiers.front().floor == 0, l.symbol.c_str());
            for (std::size_t i = 0; i < l.tiers.size(); ++i) {
                const MarginTier& t = l.tiers[i];
                QVERIFY2(t.maintenance * t.maxLeverage < 1, l.symbol.c_str());  // margin above maintenance
                QVERIFY2(t.cap > t.floor, l.symbol.c_str());
                if (i > 0) QCOMPARE(t.floor, l.tiers[i - 1].cap);
            }
        }
    }

    // protocols, Hyperliquid: five significant figures, integers always.
    void hyperliquidPricesHaveFiveFigures()
    {
        const Listing btc = perp(VenueId::Hyperliquid, "BTC");  // ticks of 0.1
        QCOMPARE(btc.legal(864'237, Side::Buy), Ticks{864'230});
        QCOMPARE(btc.legal(864'237, Side::Sell), Ticks{864'240});
        QCOMPARE(btc.legal(1'234'567, Side::Buy), Ticks{1'234'560});  // 123456: an integer
        const Listing eth = perp(VenueId::Hyperliquid, "ETH");        // ticks of 0.01
        QCOMPARE(eth.legal(289'417, Side::Buy), Ticks{289'410});
        QCOMPARE(eth.legal(99'417, Side::Buy), Ticks{99'417});
        const Listing bybit = perp(VenueId::Bybit, "BTC");
        QCOMPARE(bybit.legal(864'237, Side::Buy), Ticks{864'237});
    }

    void liquidationPricesOfWorkedExamples()
    {
        const auto one = [](double rate) { return std::vector<MarginTier>{{0, 1e12, rate, 0, 100}}; };
        // G1b, G1c
        Listing l = plain(VenueId::Bybit, one(0.025));
        QVERIFY(near(l.price(marginPrices(l, cashOf(l, PositionSide::Long, 1000, 100'000, 500), 1000).liquidation),
                     97435.89743589744));
        QVERIFY(
            near(l.price(marginPrices(l, cashOf(l, PositionSide::Short, 1000, 100'000, 500), -1000).liquidation),
                 102439.02439024391));
        // G3b: OKX counts the taker fee.
        l = plain(VenueId::Okx, one(0.004), 0.0005);
        const MarginPrices okx = marginPrices(l, cashOf(l, PositionSide::Long, 10'000, 50'000, 5000), 10'000);
        QVERIFY(near(l.price(okx.liquidation), 45203.41536916122));
        QVERIFY(near(l.price(okx.bankruptcy), 45'000));
        // G4b: a position as Hyperliquid published it.
        l = plain(VenueId::Hyperliquid, one(0.01));
        const double entry = 2986.3, margin = 95.059824;
        Q_UNUSED(entry)
        const MarginPrices hl = marginPrices(l, money(-margin), 335);
        QVERIFY(near(l.price(hl.liquidation), 2866.26936529, 1e-7));
        // G5c: the tier that holds the price.
        l = plain(VenueId::Binance,
                  {{0, 50'000, .004, 0, 100}, {50'000, 600'000, .005, 50, 50}, {600'000, 3e6, .01, 3050, 20}});
        QVERIFY(near(
            l.price(marginPrices(l, cashOf(l, PositionSide::Long, 100'000, 100'000, 50'000), 100'000).liquidation),
            95651.51515151515));
        // G5b
        l = plain(VenueId::Hyperliquid, {{0, 150e6, .0125, 0, 40}, {150e6, 1e9, .025, 1'875'000, 20}});
        QVERIFY(near(maintenance(l, 200e6), 3'125'000));
    }

    // The same price as the dashboard's own function, on real tiers, for positions of all kinds.
    void liquidationPricesAgreeWithTheDashboards()
    {
        Random random(11);
        int compared = 0;
        for (const VenueId venue : kVenues) {
            const Listing l = perp(venue, "ETH");
            std::vector<analytics::margin::Tier> tiers;
            for (const MarginTier& t : l.tiers) tiers.push_back({t.cap, t.maintenance, t.deduction});
            tiers.back().cap.reset();
            for (int n = 0; n < 200; ++n) {
                const double entry = random.uniform(1500, 4500), leverage = random.uniform(2, 40);
                const double notional = std::exp(random.uniform(std::log(1e3), std::log(5e7)));
                const auto lots = static_cast<Lots>(notional / l.notional(1, entry));
                if (lots == 0) continue;
                const PositionSide side = random.below(2) == 0 ? PositionSide::Long : PositionSide::Short;
                const double qty = l.quotedUnits(lots), margin = qty * entry / leverage;
                const auto expected = analytics::margin::tieredLiquidation({side, qty, entry, margin}, tiers,
                                                                           venue == VenueId::Okx ? l.takerFee : 0);
                QVERIFY(expected.hasValue());
                // Where no tier holds its own solution the two may choose differently: rates that jump.
                const double at = qty * expected->price;
                const MarginTier& tier = l.tiers[expected->tier];
                if (at < tier.floor || at > tier.cap) continue;
                const MarginPrices p = marginPrices(l, cashOf(l, side, lots, entry, margin),
                                                    side == PositionSide::Long ? lots : -lots);
                QVERIFY2(near(l.price(p.liquidation), expected->price, 1e-6), l.symbol.c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 500);
    }

    void bankruptcyRoundsSoThatNothingIsOwed()
    {
        const Listing l = plain(VenueId::Bybit, {{0, 1e12, .005, 0, 100}});
        Random random(3);
        for (int n = 0; n < 1000; ++n) {
            const Lots lots = 1 + random.below(100'000);
            const double entry = random.uniform(10, 90'000),
                         margin = l.notional(lots, entry) / random.uniform(3, 90);
            for (const PositionSide side : {PositionSide::Long, PositionSide::Short}) {
                const Money cash = cashOf(l, side, lots, entry, margin);
                const Lots held = side == PositionSide::Long ? lots : -lots;
                const Ticks t = bankruptcyTicks(l, cash, held);
                const Money rest = cash + static_cast<Money>(l.tickMoney) * held * t;
                QVERIFY(rest >= 0);
                QVERIFY(rest < static_cast<Money>(l.tickMoney) * lots);  // and less than one tick is left
            }
        }
    }

    void fundingByEachVenuesFormula_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<int>("hours");
        QTest::addColumn<double>("rate");
        // Premiums 2, 4, 8, 10 bp (ANALYTICS A3a-A3d).
        QTest::newRow("Binance, 8 h") << static_cast<int>(VenueId::Binance) << 8 << 0.00024;
        QTest::newRow("Binance, 4 h") << static_cast<int>(VenueId::Binance) << 4 << 0.00012;
        QTest::newRow("Bybit, 4 h") << static_cast<int>(VenueId::Bybit) << 4 << 0.00024;
        QTest::newRow("OKX, 8 h") << static_cast<int>(VenueId::Okx) << 8 << 0.00024;
        QTest::newRow("Hyperliquid, 1 h") << static_cast<int>(VenueId::Hyperliquid) << 1 << 0.0000125;
    }
    void fundingByEachVenuesFormula()
    {
        QFETCH(int, venue);
        QFETCH(int, hours);
        QFETCH(double, rate);
        const auto v = static_cast<VenueId>(venue);
        OnePerp m(v, 136);
        const Lots lots = m.floor.lotsFor(0, 1e6, static_cast<double>(m.ticks(136)));
        m.floor.ledger().trade(m.maker, m.other, lots, m.floor.value(0, lots, m.ticks(136)));
        FundingClock clock(m.floor, 0);
        clock.setInterval(std::chrono::hours{hours});
        clock.begin(m.floor.now(), {0.0002, 0.0004, 0.0008, 0.0010});
        // Hyperliquid takes the plain mean, 6 bp; with its dead band of 5 bp that is 1 bp + 0: one eighth an hour.
        const double expected = v == VenueId::Hyperliquid ? (0.0006 - 0.0005) / 8 : rate;
        QVERIFY(near(m.floor.desk(0).state.fundingEstimate, expected));
        QCOMPARE(rate, expected);

        const Timestamp due = m.floor.desk(0).state.nextFunding;
        QCOMPARE(due.time_since_epoch() % std::chrono::hours{hours}, std::chrono::nanoseconds{0});
        const Money before = m.held(), longBefore = m.floor.ledger().at(m.maker).cash;
        clock.settle();
        QVERIFY(m.held() == before);
        const double paid = quoteValue(longBefore - m.floor.ledger().at(m.maker).cash);
        QVERIFY(near(paid, expected * m.l.notional(lots, 136), 1e-4));  // whole units for each lot
        QCOMPARE(m.floor.desk(0).chronicle.funding().back().rate, expected);
        QCOMPARE(m.floor.desk(0).state.nextFunding, due + std::chrono::hours{hours});
    }

    void fundingStopsAtTheCap()
    {
        OnePerp m(VenueId::Bybit, 136);
        FundingClock clock(m.floor, 0);
        clock.begin(m.floor.now(), {0.08});
        QCOMPARE(m.floor.desk(0).state.fundingEstimate, m.l.fundingCap);
        clock.begin(m.floor.now(), {-0.08});
        QCOMPARE(m.floor.desk(0).state.fundingEstimate, m.l.fundingFloor);
    }

    // A position whose margin is used up is sold into the book, not below its bankruptcy price; what is left
    // of the margin goes where the venue's rules say.
    void aLiquidationMeetsTheBook_data()
    {
        QTest::addColumn<int>("venue");
        for (const VenueId v : kVenues) QTest::newRow(std::string(venueName(v)).c_str()) << static_cast<int>(v);
    }
    void aLiquidationMeetsTheBook()
    {
        QFETCH(int, venue);
        OnePerp m(static_cast<VenueId>(venue), 136);
        Traders traders(m.floor, 0, {200, 4e6, 40'000}, Random(9));
        Liquidator engine(m.floor, traders, 1e7);
        engine.openFund(1e6);
        int opened = 0;  // some are smaller than a lot
        for (int n = 0; n < 60; ++n) opened += m.open(traders, Side::Buy, 136);
        QVERIFY(opened > 40);
        const Money before = m.held(), paid = m.floor.ledger().paidIn();
        QVERIFY(before == paid);
        // Down by 4 %: high leverage dies, low leverage lives; bids stand just there.
        m.mark(130.5);
        for (int n = 0; n < 40; ++n) m.bid(130.45 - 0.01 * n, m.floor.lotsFor(0, 4e5, m.ticks(130)));
        double seconds = 0;
        for (int n = 0; n < 40; ++n, seconds += 1) {
            engine.onMark();
            engine.step(seconds);
        }
        const auto closed = m.told<Liquidated>();
        QVERIFY(!closed.empty());
        for (const Liquidated& c : closed) {
            QCOMPARE(c.side, PositionSide::Long);
            if (c.method == LiquidationMethod::Market)
                QVERIFY(c.averageTicks >= static_cast<double>(c.bankruptcyTicks));
            else
                QCOMPARE(c.averageTicks, static_cast<double>(c.bankruptcyTicks));
        }
        const bool viaBook = std::any_of(closed.begin(), closed.end(), [](const Liquidated& c) {
            return c.method == LiquidationMethod::Market;
        });
        QCOMPARE(viaBook, static_cast<VenueId>(venue) != VenueId::Okx);  // OKX takes small ones over, at once
        for (const Trader& t : traders.all()) {
            if (t.position == 0) continue;
            QVERIFY(t.liquidation < static_cast<double>(m.ticks(130.5)) || t.seized);
        }
        QVERIFY(m.held() == m.floor.ledger().paidIn());
        QCOMPARE(m.net(), Lots{0});
    }

    // Without a fund and without a book, the winners stand in: in the venue's order, at the loser's bankruptcy
    // price, and nothing is made or lost.
    void winnersAreDeleveragedInOrder_data() { aLiquidationMeetsTheBook_data(); }
    void winnersAreDeleveragedInOrder()
    {
        QFETCH(int, venue);
        const auto v = static_cast<VenueId>(venue);
        OnePerp m(v, 136);
        Traders traders(m.floor, 0, {200, 4e6, 40'000}, Random(4));
        Liquidator engine(m.floor, traders, 1e7);
        engine.openFund(0);
        Random random(8);
        for (int n = 0; n < 30; ++n) {
            m.open(traders, Side::Buy, 136);
            m.open(traders, Side::Sell, random.uniform(133, 139));
        }
        m.mark(118);  // beyond the bankruptcy of most longs
        // Scores as they stand before, from the dashboard's functions.
        std::map<PositionId, double> scores;
        for (const Trader& t : traders.all()) {
            if (t.position == 0 || t.lots > 0) continue;
            const Account& a = m.floor.ledger().at(t.account);
            const double mark = static_cast<double>(m.ticks(118));
            const double own = quoteValue(a.cash) + m.floor.notional(0, a.lots, mark);
            const double profit = m.floor.notional(0, -t.lots, t.entry - mark),
                         size = m.floor.notional(0, -t.lots, mark);
            namespace adl = analytics::adl;
            if (v == VenueId::Binance)
                scores[t.position] = adl::scoreBinance(profit, own - profit, maintenance(m.l, size))->score;
            else if (v == VenueId::Hyperliquid)
                scores[t.position] = *adl::scoreHyperliquid(mark, t.entry, size, own);
            else
                scores[t.position] = adl::scoreClassic(PositionSide::Short, t.entry, mark, t.bankruptcy)->score;
        }
        engine.onMark();
        engine.step(0);
        const auto hits = m.told<Deleveraged>();
        QVERIFY(!hits.empty());
        QCOMPARE(m.floor.desk(0).state.adl, AdlStage::Active);
        double last = std::numeric_limits<double>::infinity();
        PositionId loser = hits.front().loser;
        for (const Deleveraged& h : hits) {
            if (h.loser != loser) break;  // scores move with the first loser's closing
            QCOMPARE(h.winnerSide, PositionSide::Short);
            if (h.winner == 0) continue;
            QVERIFY(h.score <= last);
            QVERIFY(near(h.score, scores.at(h.winner), 1e-9));
            last = h.score;
        }
        double best = 0;
        for (const auto& [id, score] : scores) best = std::max(best, score);
        QVERIFY(near(hits.front().score, best, 1e-9));
        QVERIFY(m.held() == m.floor.ledger().paidIn());
        QCOMPARE(m.net(), Lots{0});
    }

    void chanceIsTheSameEverywhere()
    {
        Random a(1, 2), b(1, 2), c(1, 3);
        QCOMPARE(a.next(), b.next());
        QVERIFY(a.next() != c.next());
        Random r(42);
        double sum = 0, squares = 0;
        for (int n = 0; n < 100'000; ++n) {
            const double x = r.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / 1e5) < 0.015);
        QVERIFY(std::abs(squares / 1e5 - 1) < 0.02);
        std::uint64_t events = 0;
        for (int n = 0; n < 100'000; ++n) events += r.poisson(0.3);
        QVERIFY(std::abs(static_cast<double>(events) / 1e5 - 0.3) < 0.01);
    }
};

QTEST_APPLESS_MAIN(TestSimMarketRules)
#include "tst_sim_market_rules.moc"
