// What the liquidity board says of books equals the formulas on the same books, and the metrics where they say the
// same; a book that may not be believed is in nothing.
#include "model/analytics/depth.h"
#include "model/boards/liquidity_board.h"
#include "model/boards/overview_board.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

using Offer = analytics::Level;

struct Rig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps, spots;
    double size = 50;
    std::vector<VenueId> silent;

    explicit Rig(bool spot = true)
    {
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        watch.spot = spot;
        engine.setWatch(watch);
        for (const VenueId v : {VenueId::Binance, VenueId::Bybit, VenueId::Hyperliquid}) {
            perps.push_back(instrument(v, 1, Market::Perp, "BTC"));
            describe(perps.back());
        }
        spots.push_back(instrument(VenueId::Binance, 2, Market::Spot, "BTC"));
        describe(spots.back());
        send();
    }
    // Bids and asks of a venue, from the best.
    std::pair<std::vector<Offer>, std::vector<Offer>> levels(const Instrument& i) const
    {
        const double shift = i.venue() == VenueId::Bybit ? 0.1 : 0, more = i.market == Market::Spot ? 0.4 : 1;
        std::vector<Offer> bids, asks;
        const int deep = i.venue() == VenueId::Hyperliquid ? 6 : 60;
        for (int k = 0; k < deep; ++k) {
            bids.push_back({1'000 + shift - 0.5 - 0.5 * k, size * more * (1 + 0.1 * k)});
            asks.push_back({1'000 + shift + 0.5 + 0.5 * k, size * more * (1 + 0.05 * k)});
        }
        return {bids, asks};
    }
    void second()
    {
        auto all = perps;
        all.insert(all.end(), spots.begin(), spots.end());
        for (const auto& i : all) {
            if (std::find(silent.begin(), silent.end(), i->venue()) != silent.end()) continue;
            const auto [bids, asks] = levels(*i);
            BookUpdate u;
            u.image = true;
            u.seq = 1;
            for (const auto& [from, span] : {std::pair{&bids, &u.bids}, std::pair{&asks, &u.asks}}) {
                *span = {static_cast<std::uint32_t>(batch.levels.size()),
                         static_cast<std::uint32_t>(from->size())};
                for (const Offer& o : *from) batch.levels.push_back({price(o.price), Qty{o.qty}});
            }
            say(i->id, u);
        }
        send();
        pass(1s);
    }
    void seconds(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    std::shared_ptr<const LiquiditySnapshot> said() { return hub.liquidity.read().value; }
};

const VenueLiquidity& venue(const MarketLiquidity& m, VenueId v)
{
    return *m.venues[static_cast<std::size_t>(v)];
}

}  // namespace

class TestLiquidityBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usualImpactIsTheMedianOfADay()
    {
        ImpactPast past;
        for (Step m = 0; m < 59; ++m) past.note(m, 2.0, std::nullopt);
        QVERIFY(!past.usual(58).kyle);  // too few to call it usual
        QCOMPARE(past.usual(58).kyleMinutes, 59);
        past.note(59, 4.0, 0.5);
        VERIFY_NEAR(*past.usual(59).kyle, 2.0);
        QVERIFY(!past.usual(59).amihud);
        QCOMPARE(past.usual(59).amihudMinutes, 1);
        past.note(60, std::nullopt, std::nullopt);  // not known is no zero
        QCOMPARE(past.usual(60).kyleMinutes, 60);
        for (Step m = 61; m < 200; ++m) past.note(m, 8.0, 1.5);
        VERIFY_NEAR(*past.usual(199).kyle, 8.0);
        VERIFY_NEAR(*past.usual(199).amihud, 1.5);
        QVERIFY(!past.usual(199 + 1'440).kyle);  // a day later nothing of it is left
    }

    void aVenuesBookAsTheFormulasSay()
    {
        Rig r;
        r.seconds(3);
        const auto said = r.said();
        QCOMPARE(said->asset, std::string("BTC"));
        const auto [bids, asks] = r.levels(*r.perps[1]);
        const VenueLiquidity& by = venue(said->perp, VenueId::Bybit);
        QVERIFY(by.book);
        QCOMPARE(by.fresh, Freshness::Live);
        const auto bands = analytics::depth::bands(bids, asks, kBandsBp);
        VERIFY_NEAR(by.book->mid, bands->mid);
        VERIFY_NEAR(by.book->spreadBp, bands->spreadBps);
        for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
            VERIFY_NEAR(by.book->bands[i].bidUsd, bands->bands[i].bidUsd);
            VERIFY_NEAR(by.book->bands[i].askUsd, bands->bands[i].askUsd);
        }
        for (std::size_t i = 0; i < kLevelCounts.size(); ++i) {
            const LevelDepth& depth = by.book->levels[i];
            const std::size_t some = std::min(bids.size(), kLevelCounts[i]),
                              n = std::min(asks.size(), kLevelCounts[i]);
            double bidUsd = 0, askUsd = 0;
            for (std::size_t k = 0; k < some; ++k) bidUsd += bids[k].price * bids[k].qty;
            for (std::size_t k = 0; k < n; ++k) askUsd += asks[k].price * asks[k].qty;
            VERIFY_NEAR(depth.bidUsd, bidUsd);
            VERIFY_NEAR(depth.askUsd, askUsd);
            VERIFY_NEAR(depth.bidBp, (1 - bids[some - 1].price / bands->mid) * 1e4);
            VERIFY_NEAR(depth.askBp, (asks[n - 1].price / bands->mid - 1) * 1e4);
            QCOMPARE(depth.bidWhole, bids.size() >= kLevelCounts[i]);
            QCOMPARE(depth.askWhole, asks.size() >= kLevelCounts[i]);
        }
        for (std::size_t i = 0; i < kCurveUsd.size(); ++i) {
            const auto buy = analytics::depth::cost(asks, bands->mid, kCurveUsd[i]),
                       sell = analytics::depth::cost(bids, bands->mid, kCurveUsd[i]);
            VERIFY_NEAR(*by.book->buy.cost[i].bp, *buy->slipBps);
            VERIFY_NEAR(*by.book->sell.cost[i].bp, *sell->slipBps);
            QCOMPARE(by.book->sell.cost[i].whole, sell->complete);
            VERIFY_NEAR(by.book->sell.cost[i].filledUsd, sell->filledUsd);
        }
        for (std::size_t i = 0; i < kAverageBp.size(); ++i) {
            const auto e = analytics::depth::executable(bids, bands->mid, kAverageBp[i], Side::Sell);
            VERIFY_NEAR(by.book->sell.executable[i]->value, e->usd);
            QCOMPARE(by.book->sell.executable[i]->floor, !e->complete);
        }
        QVERIFY(!by.book->sell.cost.back().whole);  // fifty million are not in it
    }
    void allVenuesAsOneOrderWouldFindThem()
    {
        Rig r;
        r.seconds(3);
        const auto said = r.said();
        std::vector<analytics::depth::VenueSide> bids;
        double both = 0;
        for (const auto& i : r.perps) {
            bids.push_back({std::string(venueCode(i->venue())), r.levels(*i).first,
                            listedFees().of(i->venue(), Market::Perp), 1});
            both += venue(said->perp, i->venue()).book->bands[1].bidUsd;
        }
        QVERIFY(said->perp.all);
        const BookLiquidity& all = *said->perp.all;
        for (std::size_t i = 0; i < kCurveUsd.size(); ++i) {
            const auto cost = analytics::depth::consolidatedCost(bids, Side::Sell, kCurveUsd[i]);
            // Sold below the mid; where it is above, nothing is lost.
            VERIFY_NEAR(*all.sell.cost[i].bp, std::max(0.0, (1 - *cost->vwap / all.mid) * 1e4));
            QCOMPARE(all.sell.cost[i].whole, cost->complete);
        }
        const auto mine = said->perp.route(Side::Sell)->cost(123'456);
        const auto same = analytics::depth::consolidatedCost(bids, Side::Sell, 123'456);
        VERIFY_NEAR(*mine->vwap, *same->vwap);
        QCOMPARE(mine->allocation, same->allocation);
        // Around one common mid the bands of the venues are not cut exactly alike; they are within a level of it.
        QVERIFY(std::fabs(all.bands[1].bidUsd / both - 1) < 0.5);
        // What the metrics say of the same second.
        const auto metrics = r.hub.metrics.read().value;
        VERIFY_NEAR(all.bands[1].bidUsd, *metrics->at(metric::depth10Bid, "BTC").value);
        VERIFY_NEAR(all.bands[4].askUsd, *metrics->at(metric::depth100Ask, "BTC").value);
        VERIFY_NEAR(all.spreadBp, *metrics->at(metric::spreadBps, "BTC").value);
        QCOMPARE(!all.bands[4].askWhole, metrics->at(metric::depth100Ask, "BTC").floor);
        VERIFY_NEAR(std::min(all.buy.executable[0]->value, all.sell.executable[0]->value),
                    *metrics->at(metric::exec5bp, "BTC").value);
    }
    void aBookThatEndsInABandIsAFloorThereAndInTheSum()
    {
        Rig r;
        r.seconds(3);
        const auto said = r.said();
        const auto& hl = venue(said->perp, VenueId::Hyperliquid).book->bands;
        QVERIFY(hl[2].bidWhole && hl[2].askWhole);  // it reaches 3 of 1000: 30 bp
        QVERIFY(!hl[3].bidWhole && !hl[3].askWhole && !hl[3].imbalance);
        QVERIFY(hl[2].imbalance);
        QVERIFY(said->perp.all->bands[2].bidWhole && !said->perp.all->bands[3].bidWhole);
        QVERIFY(!said->perp.all->bands[3].imbalance);
    }
    void aSilentBookIsInNothing()
    {
        Rig r;
        r.seconds(130);
        QVERIFY(r.said()->perp.usual.minutes >= 2);
        const double before = r.said()->perp.all->bands[2].bidUsd;
        const double its = venue(r.said()->perp, VenueId::Bybit).book->bands[2].bidUsd;
        r.silent = {VenueId::Bybit};
        r.seconds(30);
        const auto said = r.said();
        const VenueLiquidity& by = venue(said->perp, VenueId::Bybit);
        QVERIFY(!by.book && !by.route(Side::Buy));
        QCOMPARE(by.fresh, Freshness::Stale);
        QVERIFY(said->perp.all->bands[2].bidUsd < before - its * 0.5);
        // What a size usually costs with all of them is no measure of the cost with two.
        QVERIFY(said->perp.usual.minutes < 2);
        QVERIFY(!said->perp.all->bands[2].bidWhole && said->perp.all->sell.executable[0]->floor);
        const auto routed = said->perp.route(Side::Sell)->cost(1e6);
        QCOMPARE(routed->allocation.size(), std::size_t{2});
        for (const auto& [name, usd] : routed->allocation) QVERIFY(name != "BY");
        // And a minute or two of these two is not yet what they usually cost.
        r.seconds(70);
        QCOMPARE(r.said()->perp.usual.minutes, 0);
        QVERIFY(!r.said()->perp.usual.sell[5]);
        Rig none;
        none.seconds(70);
        none.silent = {VenueId::Binance, VenueId::Bybit, VenueId::Hyperliquid};
        none.seconds(30);
        QVERIFY(!none.said()->perp.all && !none.said()->perp.route(Side::Sell) && !none.said()->spot.all);
        QVERIFY(none.said()->perp.usual.minutes > 0);  // what was usual is still known
    }
    void spotHasItsOwn()
    {
        Rig r;
        r.seconds(3);
        const auto said = r.said();
        QVERIFY(said->spot.all);
        QVERIFY(!said->spot.venues[static_cast<std::size_t>(VenueId::Bybit)]);
        VERIFY_NEAR(venue(said->spot, VenueId::Binance).fee, 0.001);
        VERIFY_NEAR(said->spot.all->bands[2].bidUsd, venue(said->spot, VenueId::Binance).book->bands[2].bidUsd);
        Rig without(false);
        without.seconds(3);
        QVERIFY(!without.said()->spot.all);
    }
    void theUsualCostIsTheMedianOfTheMinutes()
    {
        Rig r;
        r.seconds(2);
        const double deep = *r.said()->perp.all->sell.cost[5].bp;
        QCOMPARE(r.said()->perp.usual.minutes, 1);
        VERIFY_NEAR(r.said()->perp.usual.sell[5]->value, static_cast<double>(static_cast<float>(deep)));
        r.size = 5;  // the book thins for good
        r.seconds(200);
        const auto said = r.said();
        const double thin = *said->perp.all->sell.cost[5].bp;
        QVERIFY(thin > deep * 2);
        QCOMPARE(said->perp.usual.minutes, 4);
        VERIFY_NEAR(said->perp.usual.sell[5]->value, static_cast<double>(static_cast<float>(thin)));
        // Fifty million never fit: their usual cost is not known, or known to be more than something.
        QVERIFY(!said->perp.usual.sell.back() || said->perp.usual.sell.back()->floor);
    }
    void anotherFocusIsToldAtOnce()
    {
        Rig r;
        r.seconds(2);
        r.engine.setFocus("ETH");
        QCOMPARE(r.said()->asset, std::string("ETH"));
        QVERIFY(!r.said()->perp.all);
    }

    // ---- The market at a glance
    void watchedRowsSayWhatTheMetricsSay()
    {
        Rig r;
        for (const auto& i : r.perps) {
            Funding f;
            f.rate = Rate{i->venue() == VenueId::Bybit ? 0.0003 : 0.0001};
            f.hours = 8;
            r.say(i->id, f);
            Ticker t;
            t.last = price(1'000);
            t.open = price(980);
            t.quoteVolume = 1e6;
            r.say(i->id, t);
        }
        r.send();
        r.seconds(3);
        const auto said = r.hub.overview.read().value;
        const auto metrics = r.hub.metrics.read().value;
        QCOMPARE(said->rows.size(), std::size_t{1});
        const OverviewRow& row = said->rows.front();
        QVERIFY(row.watched);
        struct Pair {
            OverviewField field;
            MetricId id;
        };
        for (const Pair& p :
             {Pair{OverviewField::Price, metric::price}, Pair{OverviewField::Rate, metric::r8},
              Pair{OverviewField::RateSpread, metric::r8Spread}, Pair{OverviewField::Interest, metric::oiUsd},
              Pair{OverviewField::DepthRatio, metric::depthRatio},
              Pair{OverviewField::Longs1h, metric::liqUsd1hLong},
              Pair{OverviewField::Fragility, metric::fragility}, Pair{OverviewField::Change1h, metric::ret1h}}) {
            QCOMPARE(row.at(p.field).value, metrics->at(p.id, "BTC").value);
            QCOMPARE(row.at(p.field).reason, metrics->at(p.id, "BTC").reason);
        }
        VERIFY_NEAR(*row.at(OverviewField::Volume24h).value, 3e6);
        QCOMPARE(row.highest, std::optional(VenueId::Bybit));
        VERIFY_NEAR(*row.rates[1], 0.0003);
        QCOMPARE(row.parts, metrics->find("BTC")->facts.fragilityParts);
        QVERIFY(row.inputs[0]);
        VERIFY_NEAR(*row.inputs[0], std::fabs(*metrics->at(metric::r8, "BTC").value));
    }
    void onesOwnFeesDecideTheRoute()
    {
        Rig r;
        r.seconds(3);
        const MarketLiquidity& listed = r.said()->perp;
        QVERIFY(withFees(listed, Market::Perp, listedFees()).buy == listed.buy);  // nothing is made anew
        TakerFees mine = listedFees();
        mine.perp[static_cast<std::size_t>(VenueId::Bybit)] = 0.009;
        const MarketLiquidity with = withFees(listed, Market::Perp, mine);
        VERIFY_NEAR(venue(with, VenueId::Bybit).fee, 0.009);
        std::vector<analytics::depth::VenueSide> asks;
        std::vector<std::pair<std::string, std::vector<Offer>>> held;
        for (const auto& i : r.perps) held.emplace_back(venueCode(i->venue()), r.levels(*i).second);
        for (std::size_t i = 0; i < r.perps.size(); ++i)
            asks.push_back({held[i].first, held[i].second, mine.of(r.perps[i]->venue(), Market::Perp), 1});
        const auto expected = analytics::depth::consolidatedCost(asks, Side::Buy, 250e3);
        const auto got = with.buy->cost(250e3);
        QVERIFY(expected && got);
        VERIFY_NEAR(*got->vwap, *expected->vwap);
        VERIFY_NEAR(got->feesUsd, expected->feesUsd);
        // What is that dear is left where it is.
        for (const auto& [name, usd] : got->allocation)
            if (name == "BY") VERIFY_NEAR(usd, 0.0);
        // Spot has its own.
        VERIFY_NEAR(venue(withFees(r.said()->spot, Market::Spot, mine), VenueId::Binance).fee, 0.001);
    }
    void howLongABestPriceStands()
    {
        QuoteLife life;
        Mono now{std::chrono::seconds{1'000}};
        const auto say = [&](double bid, double ask) {
            Bbo b;
            b.bid = price(bid), b.ask = price(ask);
            life.seen(b, now);
        };
        // The bid stands for a second, then for three, in turn; the ask stands still.
        say(99, 101);
        for (int i = 0; i < 15; ++i) {
            now += 1s;
            say(98, 101);
            now += 3s;
            say(99, 101);
        }
        const auto got = life.over(now);
        QVERIFY(got);
        // What began unseen is not counted: of 30 changes 29.
        QCOMPARE(got->changes, 29);
        VERIFY_NEAR(got->meanMs, (14 * 1.0 + 15 * 9.0) / (14 * 1.0 + 15 * 3.0) * 1e3);
        VERIFY_WITHIN(got->changesPerSecond, 29 / 60.0, 1e-6);
        // After a silence what stood is not known, and after five minutes nothing is.
        life.broke();
        now += 100s;
        say(97, 101);
        QCOMPARE(life.over(now)->changes, 29);
        now += 5min;
        QVERIFY(!life.over(now));
    }
    void quotesOfWhatIsInFocusAreTimed()
    {
        Rig r;
        r.seconds(3);
        for (int i = 0; i < 40; ++i) {
            Bbo b;
            b.bid = price(999.5 - 0.1 * (i % 2)), b.ask = price(1'000.5);
            b.bidQty = b.askQty = Qty{1};
            r.say(r.perps[0]->id, b);
            r.second();
        }
        const auto life = venue(r.said()->perp, VenueId::Binance).life;
        QVERIFY(life);
        VERIFY_WITHIN(life->meanMs, 1'000.0, 1.0);
        QVERIFY(!venue(r.said()->perp, VenueId::Bybit).life);  // it said none
    }
    void aShockIsTold()
    {
        Rig r(false);
        r.seconds(400);
        QVERIFY(!r.said()->shock);
        const double before = r.size;
        r.size = before * 0.4;
        r.seconds(12);
        r.size = before * 0.7;
        r.seconds(60);
        const auto story = r.said()->shock;
        QVERIFY(story && story->usualKnown && !story->whole);
        VERIFY_WITHIN(story->lost(), 0.6, 1e-3);
        // Half of what was lost is back.
        VERIFY_WITHIN(story->recovered[1].value(), 0.5, 1e-3);
        QVERIFY(!story->recovered[3]);  // not that far yet
        QVERIFY(!story->venues[static_cast<std::size_t>(VenueId::Binance)].empty());
        QVERIFY(story->venues[static_cast<std::size_t>(VenueId::Okx)].empty());  // not listed
        VERIFY_WITHIN(static_cast<double>(story->all.front()), 1.0, 1e-3);
        VERIFY_WITHIN(static_cast<double>(story->all.back()), 0.7, 1e-3);
        r.seconds(400);
        const auto whole = r.said()->shock;
        QVERIFY(whole->whole);
        QCOMPARE(whole->all.size(), std::size_t{ShockStory::kBefore + ShockStory::kAfter + 1});
        QVERIFY(whole->recovered[3]);
        // It stays as it was told.
        r.seconds(3);
        QCOMPARE(r.said()->shock.get(), whole.get());
    }
    void whatIsNotWatchedIsKnownByTheListsAlone()
    {
        Rig r;
        const auto eth = instrument(VenueId::Binance, 7, Market::Perp, "ETH"),
                   ethBy = instrument(VenueId::Bybit, 7, Market::Perp, "ETH"),
                   none = instrument(VenueId::Bybit, 8, Market::Perp, "NOTHING");
        r.describe(eth).describe(ethBy).describe(none);
        Ticker t;
        t.last = price(2'000);
        t.change = -0.02;
        t.quoteVolume = 5e6;
        r.say(eth->id, t);
        t.last = price(2'002);
        t.change = -0.04;
        r.say(ethBy->id, t);
        r.say(eth->id, OpenInterest{1'000, {}, false});
        r.send();
        r.seconds(2);
        const auto said = r.hub.overview.read().value;
        QCOMPARE(said->rows.size(), std::size_t{2});  // nothing was ever heard of the third
        QCOMPARE(said->rows.front().asset, std::string("BTC"));
        const OverviewRow& row = said->rows.back();
        QVERIFY(!row.watched);
        VERIFY_NEAR(*row.at(OverviewField::Price).value, 2'001.0);
        VERIFY_NEAR(*row.at(OverviewField::Change24h).value, -0.03);
        VERIFY_NEAR(*row.at(OverviewField::Volume24h).value, 1e7);
        VERIFY_NEAR(*row.at(OverviewField::Interest).value, 2e6);
        // Bybit lists it and never said how much is open there.
        QVERIFY(row.at(OverviewField::Interest).floor && !row.at(OverviewField::Volume24h).floor);
        QCOMPARE(row.missing, std::uint8_t{1u << static_cast<unsigned>(VenueId::Bybit)});
        QVERIFY(!row.at(OverviewField::Fragility).value && !row.at(OverviewField::Longs1h).value);
        // Silence for long: no number stays that is none any more.
        r.pass(3min);
        const OverviewRow& later = r.hub.overview.read().value->rows.back();
        QVERIFY(!later.at(OverviewField::Price).value && !later.at(OverviewField::Volume24h).value);
        QCOMPARE(later.at(OverviewField::Price).reason, analytics::Reason::Stale);
    }
};

QTEST_APPLESS_MAIN(TestLiquidityBoard)
#include "tst_liquidity_board.moc"
