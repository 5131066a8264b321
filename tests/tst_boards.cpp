// What the boards make of events: one light a venue, lanes of books, last values, ranks. Funding and liquidations:
// tst_boards_funding.
#include "model/boards/top_assets.h"
#include "tests/support/board_coins.h"
#include "tests/support/model_rig.h"

#include <QtTest>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

void report(ModelRig& rig, VenueId v, std::uint32_t booksWanted, const std::string& headline = {})
{
    auto health = std::make_shared<FeedHealth>();
    health->venue = v;
    health->at = rig.clock.mono();
    health->booksWanted = booksWanted;
    health->headline = headline;
    rig.say(InstrumentId{}, FeedReport{health}, v).send();
}

}  // namespace

class TestBoards : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- One light a venue
    void lights()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC", "ETH", "SOL"}));
        rig.pass(100ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Off);
        QVERIFY(rig.venue(kBn).enabled);
        QVERIFY(!rig.venue(VenueId::Okx).enabled);
        report(rig, kBn, 3, "cannot resolve fstream.binance.com, retry in 2 s");
        rig.pass(1100ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Off);
        QCOMPARE(rig.venue(kBn).detail, std::string("cannot resolve fstream.binance.com, retry in 2 s"));

        report(rig, kBn, 3);
        for (const auto& i : {kBtc, kEth, kSol}) rig.describe(i).book(i->id, true, {{100, 1}}, {{101, 1}});
        rig.send();
        const auto keep = [&](std::initializer_list<InstrumentId> ids, Duration time) {
            for (; time > 0s; time -= 100ms) {
                for (const InstrumentId id : ids) rig.book(id, false, {{100, 1}}, {});
                rig.send();
                rig.pass(100ms);
            }
        };
        keep({kBtc->id, kEth->id, kSol->id}, 2s);
        QCOMPARE(rig.venue(kBn).state, Freshness::Live);
        QCOMPARE(rig.venue(kBn).detail, std::string());
        keep({kBtc->id, kSol->id}, 2s);
        QCOMPARE(rig.venue(kBn).state, Freshness::Late);
        QCOMPARE(rig.venue(kBn).detail, std::string("ETH book"));
        keep({kBtc->id}, 2s);  // ETH stale, SOL late
        QCOMPARE(rig.venue(kBn).state, Freshness::Late);
        QCOMPARE(rig.venue(kBn).detail, std::string("ETH book"));
        keep({kBtc->id}, 2s);  // two of three stale: most
        QCOMPARE(rig.venue(kBn).state, Freshness::Stale);
        QCOMPARE(rig.venue(kBn).detail, std::string("ETH book +1"));
    }
    void aMissingBookIsNotFine()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC", "ETH"}));
        report(rig, kBn, 2);
        for (int i = 0; i < 30; ++i) {
            rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
            rig.pass(100ms);
        }
        QCOMPARE(rig.venue(kBn).state, Freshness::Late);
        QCOMPARE(rig.venue(kBn).detail, std::string("1 book missing"));
    }
    void worseAtOnceBetterAfterASecond()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(1s);
        rig.book(kBtc->id, false, {{100, 1}}, {}).send();
        rig.pass(200ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Live);
        rig.say(kBtc->id, BookLost{LostReason::Gap}).send();
        rig.pass(100ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Stale);
        rig.book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(500ms);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Live);  // the book itself does not wait
        QCOMPARE(rig.venue(kBn).state, Freshness::Stale);
        rig.book(kBtc->id, false, {{100, 1}}, {}).send();
        rig.pass(600ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Live);
    }
    void maintenanceIsNamed()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        VenueStatus status;
        status.title = rig.batch.keep("matching engine upgrade");
        status.begin = rig.clock.wall() - 1min;
        status.end = rig.clock.wall() + 1min;
        status.maintenance = true;
        rig.say(InstrumentId{}, status, kBn).send();
        rig.say(kBtc->id, BookLost{LostReason::Disconnected}).send();
        rig.pass(6s);
        QCOMPARE(rig.venue(kBn).state, Freshness::Stale);
        QCOMPARE(rig.venue(kBn).detail, std::string("maintenance: matching engine upgrade"));
        rig.pass(61s);
        QVERIFY(rig.venue(kBn).detail != "maintenance: matching engine upgrade");
    }
    void maintenanceEndsByItsName()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        const auto tell = [&](const char* title, bool maintenance, bool over, std::optional<Duration> since = {}) {
            VenueStatus status;
            status.title = rig.batch.keep(title);
            if (since) {
                status.begin = fromUnixMs(1'600'000'000'000) - *since;
                status.end = rig.clock.wall() + 1h;
            }
            status.maintenance = maintenance;
            status.over = over;
            rig.say(InstrumentId{}, status, kBn).send();
        };
        const auto silent = [&] {
            rig.pass(6s);
            return rig.venue(kBn).detail;
        };
        rig.say(kBtc->id, BookLost{LostReason::Disconnected}).send();
        // A notice beside it, and another that is over, end nothing; nor does one of the same name of another day.
        tell("upgrade", true, false, Duration{0});
        tell("64008 the connection will soon be closed", false, false);
        QCOMPARE(silent(), std::string("maintenance: upgrade"));
        tell("older upgrade", false, true, Duration{0});
        tell("upgrade", false, true, Duration{24h});
        QCOMPARE(silent(), std::string("maintenance: upgrade"));
        tell("upgrade", false, true, Duration{0});
        QVERIFY2(silent().find("maintenance") == std::string::npos, silent().c_str());
        // One without times stands until its end is told, beside others.
        tell("[\"post only\"]", true, false);
        tell("[\"halted\"]", true, false);
        tell("[\"post only\"]", false, true);
        QCOMPARE(silent(), std::string("maintenance: [\"halted\"]"));
        tell("[\"halted\"]", false, true);
        QVERIFY2(silent().find("maintenance") == std::string::npos, silent().c_str());
    }
    void aVenueSwitchedOff()
    {
        ModelRig rig;
        WatchSet w = watching({"BTC"});
        rig.engine.setWatch(w);
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(200ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Live);
        w.venues = 0x02;
        rig.engine.setWatch(w);
        rig.say(kBtc->id, BookLost{LostReason::Unsubscribed}).send();
        rig.pass(200ms);
        QCOMPARE(rig.venue(kBn).state, Freshness::Off);
        QVERIFY(!rig.venue(kBn).enabled);
        QCOMPARE(rig.row(kBtc->id), nullptr);  // nothing of it is known any more
        QCOMPARE(rig.hub.depth.read().value->lanes.size(), std::size_t{0});
    }

    // ---- Depth of the asset in focus
    void lanesByVenueThenSpot()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC", "ETH"}));
        rig.describe(kSpot).describe(kBtcBy).describe(kBtc).describe(kEth);
        rig.book(kSpot->id, true, {{100, 1}}, {{101, 1}}).book(kBtc->id, true, {{100, 1}, {98, 1}}, {{101, 1}}, 9);
        rig.say(kBtc->id, Bbo{price(100), price(101), Qty{1}, Qty{2}, 9})
            .say(kBtc->id, Mark{price(100.5), price(100.4)});
        rig.say(kBtc->id, Trade{price(100.2), Qty{1}, Side::Buy, true, false, {}, 1}).send();
        rig.pass(100ms);
        auto s = rig.hub.depth.read().value;
        QCOMPARE(s->asset, std::string("BTC"));
        QCOMPARE(s->lanes.size(), std::size_t{3});
        QCOMPARE(s->lanes[0].instrument, kBtc->id);
        QCOMPARE(s->lanes[1].instrument, kBtcBy->id);
        QCOMPARE(s->lanes[1].state, BookState::Empty);
        QCOMPARE(s->lanes[1].fresh, Freshness::Off);
        QCOMPARE(s->lanes[2].instrument, kSpot->id);
        const DepthLane& lane = s->lanes[0];
        QCOMPARE(lane.seq, std::int64_t{9});
        QCOMPARE(lane.bids.size(), std::size_t{1});  // 98 is beyond 150 bp
        QCOMPARE(lane.reach->low.raw, price(98.5).raw);
        QCOMPARE(lane.bbo->value.askQty.v, 2.0);
        QCOMPARE(lane.last->value.raw, price(100.2).raw);
        QCOMPARE(lane.mark->value.raw, price(100.5).raw);
        QCOMPARE(lane.index->value.raw, price(100.4).raw);
        rig.engine.setFocus("ETH");
        rig.engine.tick();
        s = rig.hub.depth.read().value;
        QCOMPARE(s->asset, std::string("ETH"));
        QCOMPARE(s->lanes.size(), std::size_t{1});
    }
    // What lies beyond the rows that are kept is not known, rather than empty: now, and in closed columns.
    void beyondTheKeptRowsNothingIsKnown()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}, {90, 5}}, {{101, 1}, {115, 5}}).send();
        for (int i = 0; i < 30; ++i) {
            rig.book(kBtc->id, false, {{100, 1}}, {}, 2 + i).send();
            rig.pass(100ms);
        }
        const auto depth = rig.hub.depth.read().value;
        const DepthLane& lane = depth->lanes.at(0);
        QCOMPARE(lane.bids.size(), std::size_t{1});
        QCOMPARE(lane.asks.size(), std::size_t{1});
        QCOMPARE(lane.reach->low, price(98.5));
        QCOMPARE(lane.reach->high, price(102.515));
        const DepthColumn& column = lane.history.blocks.back()->columns.back();
        QVERIFY(!column.gap);
        QCOMPARE(int(column.bidCells), 1);
        QCOMPARE(column.reachLow, price(98.5));
        QCOMPARE(column.reachHigh, price(102.515));
    }
    void contractsOfAThousandLieWhereTheCoinLies()
    {
        ModelRig rig;
        WatchSet watch = watching({"PEPE"});
        watch.venues = 0x0f;
        rig.engine.setWatch(watch);
        auto thousand = std::make_shared<Instrument>(*instrument(kBn, 9, Market::Perp, "PEPE", "USDT", 0.0000001));
        thousand->symbol = "1000PEPEUSDT";
        thousand->multiplier = 1000;
        const auto coin = instrument(VenueId::Okx, 9, Market::Perp, "PEPE", "USDT", 0.0000000001);
        rig.describe(coin).book(coin->id, true, {{0.0000156, 5e6}}, {{0.0000157, 7e6}}, 1).send();
        rig.pass(1100ms);
        QCOMPARE(rig.hub.depth.read().value->lanes[0].bids[0].price, price(0.0000156));  // alone: as it is
        rig.describe(thousand).book(thousand->id, true, {{0.0156, 5e3}}, {{0.0157, 7e3}}, 1);
        rig.say(coin->id, Bbo{price(0.0000156), price(0.0000157), Qty{5e6}, Qty{7e6}, 1});
        rig.say(coin->id, Mark{price(0.0000156), price(0.0000155)}).send();
        for (int i = 0; i < 30; ++i) {
            rig.book(coin->id, false, {{0.0000156, 5e6}}, {}, 2 + i)
                .book(thousand->id, false, {{0.0156, 5e3}}, {}, 2 + i);
            rig.send();
            rig.pass(100ms);
        }
        const auto depth = rig.hub.depth.read().value;
        QCOMPARE(depth->lanes.size(), std::size_t{2});
        const DepthLane &bn = depth->lanes[0], &ok = depth->lanes[1];
        QCOMPARE(bn.multiplier, 1000.0);
        QCOMPARE(ok.multiplier, 1000.0);
        QCOMPARE(ok.bids[0].price, bn.bids[0].price);
        QCOMPARE(ok.bids[0].qty.v, bn.bids[0].qty.v);
        QCOMPARE(ok.asks[0].price, bn.asks[0].price);
        QCOMPARE(ok.bbo->value.bid, price(0.0156));
        QCOMPARE(ok.bbo->value.bidQty.v, 5e3);
        QCOMPARE(*ok.tick, price(0.0000001));
        QCOMPARE(ok.mark->value, price(0.0156));
        QCOMPARE(ok.history.step, bn.history.step);
        const DepthColumn &a = bn.history.blocks.back()->columns.back(),
                          &b = ok.history.blocks.back()->columns.back();
        QVERIFY(!a.gap && !b.gap);
        QCOMPARE(a.bid, b.bid);
        QCOMPARE(bn.history.blocks.back()->cells.back().row, ok.history.blocks.back()->cells.back().row);
        QCOMPARE(bn.history.blocks.back()->cells.back().qty, ok.history.blocks.back()->cells.back().qty);
        // Elsewhere every venue's own price stands.
        QCOMPARE(rig.row(coin->id)->bid->price, price(0.0000156));
    }
    void historiesFollowTheWatchSet()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        for (const auto& i : {kBtc, kEth, kSpot}) rig.describe(i).book(i->id, true, {{100, 1}}, {{101, 1}});
        rig.send();
        rig.pass(5s);
        QVERIFY(rig.engine.market().find(kBtc->id)->history);
        QVERIFY(rig.engine.market().find(kSpot->id)->history);  // of the asset on screen
        QVERIFY(!rig.engine.market().find(kEth->id)->history);  // not watched
        QVERIFY(rig.engine.historyBytes() > 0);
        rig.engine.setWatch(watching({"ETH", "BTC"}));
        rig.engine.setFocus("ETH");
        QVERIFY(rig.engine.market().find(kBtc->id)->history);
        QVERIFY(!rig.engine.market().find(kSpot->id)->history);
        QVERIFY(rig.engine.market().find(kEth->id)->history);
        rig.pass(5s);
        QVERIFY(rig.hub.depth.read().value->lanes[0].history.size() >= 4);
        rig.engine.setWatch(watching({"ETH"}));
        QVERIFY(!rig.engine.market().find(kBtc->id)->history);
    }
    void focusKeepsMoreOfThePast()
    {
        Config config;
        config.history.focusColumns = 640;
        config.history.otherColumns = 64;
        ModelRig rig(config);
        rig.engine.setWatch(watching({"BTC", "ETH"}));
        for (const auto& i : {kBtc, kEth}) rig.describe(i).book(i->id, true, {{100, 1}}, {{101, 1}});
        rig.send();
        rig.pass(400s);
        const auto columns = [&](const auto& i) { return rig.engine.market().find(i->id)->history->columns(); };
        QVERIFY(columns(kBtc) >= 399);
        QVERIFY(columns(kEth) >= 64 && columns(kEth) < 64 + 2 * DepthBlock::kColumns);
        rig.engine.setFocus("ETH");
        QVERIFY(columns(kBtc) < 64 + 2 * DepthBlock::kColumns);
    }

    // ---- Last values
    void laterWordsOfEarlierTimesAreRefused()
    {
        ModelRig rig;
        rig.describe(kBtc);
        const auto mark = [&](double p, Timestamp venue) {
            rig.batch.events.push_back(
                {kBtc->id, kBn, {venue, rig.clock.wall(), rig.clock.mono()}, Mark{price(p), std::nullopt}});
            rig.send();
            rig.pass(200ms);
            return rig.row(kBtc->id)->mark->value.value();
        };
        const Timestamp t = rig.clock.wall();
        QCOMPARE(mark(100, t), 100.0);
        QCOMPARE(mark(90, t - 1s), 100.0);  // a slow reply
        QCOMPARE(mark(101, t), 101.0);
        rig.pass(11s);
        QCOMPARE(mark(95, t - 10min), 95.0);  // the venue's clock was set back: life goes on
    }
    void lastPriceIsATradeOrElseATicker()
    {
        ModelRig rig;
        Ticker ticker;
        ticker.last = price(50);
        const auto trade = [](double p, bool block) {
            return Trade{price(p), Qty{1}, Side::Sell, true, block, {}, 1};
        };
        const auto last = [&] {
            rig.pass(200ms);
            return rig.row(kBtc->id)->last->value.value();
        };
        rig.describe(kBtc).say(kBtc->id, ticker).send();
        QCOMPARE(last(), 50.0);
        rig.say(kBtc->id, trade(60, false)).say(kBtc->id, trade(99, true)).send();
        QCOMPARE(last(), 60.0);
        rig.say(kBtc->id, ticker).send();
        QCOMPARE(last(), 60.0);
        rig.pass(61s);
        rig.say(kBtc->id, ticker).send();
        QCOMPARE(last(), 50.0);
    }
    void slowFacts()
    {
        ModelRig rig;
        rig.describe(kBtc);
        const Timestamp t = rig.clock.wall();
        rig.say(kBtc->id, Ratio{RatioKind::TopAccount, 0.6, 0.4, t});
        rig.say(kBtc->id, Ratio{RatioKind::TopAccount, 0.5, 0.5, t - 5min});
        rig.say(kBtc->id, TakerVolume{1, 2, t}).say(kBtc->id, PriceLimit{price(110), price(90)});
        for (const int n : {2, 1, 2}) {
            Tier tier;
            tier.tier = n;
            tier.cap = n * 100.0;
            rig.say(kBtc->id, tier);
        }
        rig.send();
        rig.pass(200ms);
        const auto facts = rig.row(kBtc->id)->facts;
        QCOMPARE(facts->ratios[std::size_t(RatioKind::TopAccount)]->value.longShare, 0.6);
        QVERIFY(!facts->ratios[std::size_t(RatioKind::GlobalAccount)]);
        QCOMPARE(facts->takerVolume->value.sell, 2.0);
        QCOMPARE(facts->priceLimit->value.buy.raw, price(110).raw);
        QCOMPARE(facts->tiers.size(), std::size_t{2});
        QCOMPARE(facts->tiers[0].tier, 1);
    }

    // ---- Ranks
    void topAssetsByOpenInterest()
    {
        MarketSnapshot market;
        market.asOf.mono = Mono{2h};
        const auto row = [&](const char* asset, VenueId v, std::optional<double> oi,
                             std::optional<double> turnover) {
            InstrumentRow r;
            r.asset = asset;
            r.venue = v;
            r.status = InstrumentStatus::Trading;
            Stamp now;
            now.mono = market.asOf.mono;
            if (oi) r.oi = Dated<OpenInterest>{{std::nullopt, oi, false}, now, Freshness::Live};
            if (turnover) {
                Ticker t;
                t.quoteVolume = turnover;
                r.ticker = Dated<Ticker>{t, now, Freshness::Live};
            }
            market.rows.push_back(r);
            return &market.rows.back();
        };
        row("SOL", kBn, 50, 1e9);
        row("SOL", kBy, 60, {});
        row("BTC", kBn, 100, 5);
        row("QUIET", kBn, {}, 10);
        row("BUSY", kBn, {}, 20);
        row("NOTHING", kBn, {}, {});
        row("TSLA", kBn, 1e12, 1e12)->crypto = false;
        row("SPOTTY", kBn, 1e12, 1e12)->market = Market::Spot;
        row("GONE", kBn, 1e12, 1e12)->status = InstrumentStatus::Delisted;
        row("OLD", kBn, 1e12, 30)->oi->stamp.mono = Mono{1h};
        QCOMPARE(topAssets(market, 10), (std::vector<std::string>{"SOL", "BTC", "OLD", "BUSY", "QUIET"}));
        QCOMPARE(topAssets(market, 2), (std::vector<std::string>{"SOL", "BTC"}));
        QVERIFY(topAssets({}, 5).empty());
    }
};

QTEST_APPLESS_MAIN(TestBoards)
#include "tst_boards.moc"
