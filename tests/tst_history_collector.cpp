// What the model sees becomes rows of the history: once, in the right unit, and nothing where nothing was known.
#include "model/history_collector.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const auto kBtc = instrument(VenueId::Bybit, 0, Market::Perp, "BTC");

std::shared_ptr<const Instrument> thousandPepe()
{
    auto i = std::make_shared<Instrument>(*instrument(VenueId::Binance, 1, Market::Perp, "PEPE", "USDT", 0.0001));
    i->symbol = "1000PEPEUSDT";
    i->multiplier = 1000;
    return i;
}

struct Rig : ModelRig {
    store::HistoryBatch rows;
    int calls = 0;
    Rig()
    {
        clock.setWall(fromUnixMs(1'760'130'000'500));
        engine.keepHistory([this](store::HistoryBatch&& more) {
            ++calls;
            rows.append(std::move(more));
        });
        WatchSet w;
        w.assets = {"BTC", "PEPE"};
        engine.setWatch(w);
    }
};

}  // namespace

class TestHistoryCollector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSecondIsOneRow()
    {
        Rig rig;
        rig.describe(kBtc).book(kBtc->id, true, {{99.9, 10}}, {{100.1, 20}});
        rig.say(kBtc->id, Mark{price(100.2), price(100.4)});
        rig.say(kBtc->id, OpenInterest{5.0, {}, false});
        rig.say(kBtc->id, Funding{Rate{0.0001}, 4.0, {}, FundingKind::Estimate, {}, {}});
        rig.send();
        rig.pass(3s);
        QCOMPARE(rig.rows.instruments.size(), 1u);
        QCOMPARE(rig.rows.instruments[0].symbol, std::string("BTCUSDT"));
        QVERIFY(rig.rows.seconds.size() >= 3 && rig.rows.seconds.size() <= 4);
        for (std::size_t i = 1; i < rig.rows.seconds.size(); ++i)
            QCOMPARE(rig.rows.seconds[i].t, rig.rows.seconds[i - 1].t + 1);
        const store::SecondRow& r = rig.rows.seconds.back();
        QVERIFY(r.mid && std::abs(*r.mid - 100) < 1e-4);
        QVERIFY(r.mark && std::abs(*r.mark - 100.2) < 1e-9);
        QVERIFY(r.index && std::abs(*r.index - 100.4) < 1e-9);
        QCOMPARE(r.interestBase, store::Number(5.0));
        QVERIFY(r.r8 && std::abs(*r.r8 - 0.0002) < 1e-12);
        QVERIFY(r.bid10 && std::abs(*r.bid10 - 999) < 0.1);
        QVERIFY(rig.calls >= 3);
    }

    void whatIsStaleIsNotWritten()
    {
        Rig rig;
        rig.describe(kBtc).book(kBtc->id, true, {{99.9, 10}}, {{100.1, 20}});
        rig.say(kBtc->id, Mark{price(100.2), price(100.4)});
        rig.send();
        rig.pass(1h);
        const store::SecondRow& r = rig.rows.seconds.back();
        QVERIFY(!r.mid && !r.mark && !r.index && !r.bid10);
    }

    void aLiquidationIsInCoinsAndDollars()
    {
        Rig rig;
        const auto pepe = thousandPepe();
        rig.describe(pepe);
        rig.say(pepe->id, Liquidation{PositionSide::Short, PriceKind::Average, price(0.008), Qty{500}, 1});
        rig.send();
        rig.pass(2s);
        QCOMPARE(rig.rows.liquidations.size(), 1u);
        const store::LiquidationRow& l = rig.rows.liquidations[0];
        QVERIFY(!l.longs);
        QCOMPARE(l.coins, 500'000.0);
        QVERIFY(std::abs(l.price - 0.000008) < 1e-15);
        QVERIFY(l.usd && std::abs(*l.usd - 4.0) < 1e-9);
        QCOMPARE(l.priceKind, std::string("average"));
    }

    // A trades connection that is dead while that of liquidations lives, and the reverse.
    void aDeadStreamIsNotStoredAsNothingHappened()
    {
        Rig rig;
        rig.describe(kBtc).send();
        const auto seconds = [&](bool trades, bool forced) {
            for (int i = 0; i < 3; ++i) {
                auto told = std::make_shared<FeedHealth>();
                told->venue = VenueId::Bybit;
                told->at = rig.clock.mono();
                // Others' trades are heard all the while: spot is on another connection.
                told->classes = {{std::string(kTradeClass), 2, trades ? 2u : 1u, false, Freshness::Late, {}, {}},
                                 {std::string(kLiquidationClass),
                                  1,
                                  forced ? 1u : 0u,
                                  true,
                                  forced ? Freshness::Live : Freshness::Stale,
                                  {},
                                  {}}};
                told->classes.front().heard = {InstrumentId::make(VenueId::Bybit, 9)};
                if (trades) told->classes.front().heard.insert(told->classes.front().heard.begin(), kBtc->id);
                rig.say({}, FeedReport{std::move(told)}, VenueId::Bybit);
                if (trades) {
                    Trade t;
                    t.price = price(100);
                    t.qty = Qty{2};
                    t.taker = Side::Buy;
                    rig.say(kBtc->id, t);
                }
                rig.send();
                rig.pass(1s);
            }
            return rig.rows.seconds.back();
        };
        const store::SecondRow dead = seconds(false, true);
        QVERIFY(!dead.buyUsd && !dead.sellUsd);
        QCOMPARE(dead.longUsd, store::Number(0.0));
        const store::SecondRow alive = seconds(true, false);
        QCOMPARE(alive.buyUsd, store::Number(200.0));
        QCOMPARE(alive.sellUsd, store::Number(0.0));
        QVERIFY(!alive.longUsd && !alive.shortUsd);
    }

    // A crash loses less than a second: what happens is on its way to the disk at once.
    void whatHappensDoesNotWaitForTheSecond()
    {
        Rig rig;
        rig.describe(kBtc).send();
        rig.pass(2s);
        rig.say(kBtc->id, Liquidation{PositionSide::Long, PriceKind::Average, price(100), Qty{1}, 1});
        rig.send();
        rig.pass(40ms);
        QCOMPARE(rig.rows.liquidations.size(), 1u);
    }

    void whatCameLastIsHandedOverAtTheEnd()
    {
        Rig rig;
        rig.describe(kBtc).send();
        rig.pass(2s);
        rig.say(kBtc->id, Liquidation{PositionSide::Long, PriceKind::Average, price(100), Qty{1}, 1});
        rig.send();
        QCOMPARE(rig.rows.liquidations.size(), 0u);
        rig.engine.publishAll();
        QCOMPARE(rig.rows.liquidations.size(), 1u);
    }

    void settledRatesAndThePastOnly()
    {
        Rig rig;
        rig.describe(kBtc);
        Funding settled{Rate{0.0003}, 8.0, fromUnixMs(1'760'112'000'000), FundingKind::Settled, {}, {}};
        rig.say(kBtc->id, settled);
        rig.say(kBtc->id, Funding{Rate{0.5}, 8.0, {}, FundingKind::Estimate, {}, {}});
        // Nobody has measured for how long: what the contract charges for today is no answer.
        settled.hours.reset();
        settled.next = fromUnixMs(1'760'083'200'000);
        rig.say(kBtc->id, settled);
        Kline bar;
        bar.open = fromUnixMs(1'760'126'400'000);
        bar.minutes = 60;
        bar.o = price(1), bar.h = price(4), bar.l = price(0.5), bar.c = price(2);
        bar.closed = false;
        rig.say(kBtc->id, bar);  // still being made
        bar.closed = true;
        rig.say(kBtc->id, bar);
        rig.send();
        rig.pass(2s);
        QCOMPARE(rig.rows.settled.size(), 2u);
        QCOMPARE(rig.rows.settled[0].rate, 0.0003);
        QCOMPARE(rig.rows.settled[0].ms, std::int64_t{1'760'112'000'000});
        QCOMPARE(rig.rows.settled[0].intervalHours, store::Number(8.0));
        QVERIFY(!rig.rows.settled[1].intervalHours);
        QCOMPARE(rig.rows.bars.size(), 1u);
        QCOMPARE(rig.rows.bars[0].seconds, 3'600);
        QCOMPARE(rig.rows.bars[0].high, 4.0);
        QVERIFY(!rig.rows.bars[0].buyUsd);
    }

    void theEndOfAWarningNamesItsVenue()
    {
        std::vector<store::JournalRow> journal;
        HistoryCollector c([&](store::HistoryBatch&& more) {
            for (auto& row : more.journal) journal.push_back(std::move(row));
        });
        const FxBoard fx;
        MarketBoard board;
        const MetricBoard metrics(board, fx);
        RiskSnapshot risk;
        for (const VenueId v : {VenueId::Okx, VenueId::Bybit}) {
            Warning w;
            w.rule = "ORACLE_DEV";
            w.asset = "BTC";
            w.venue = v;
            w.severity = Severity::Warning;
            risk.warnings.push_back(w);
        }
        c.judged(risk, {}, {});
        risk.warnings.pop_back();  // it goes on at OKX
        c.judged(risk, {}, {});
        c.second(board, metrics, {});
        QCOMPARE(journal.size(), 3u);
        QCOMPARE(journal[2].level, std::string("clear"));
        QCOMPARE(journal[2].asset, std::string("BTC"));
        QCOMPARE(journal[2].evidence, std::string("{\"venue\":\"bybit\"}"));
    }

    void aWarningIsWrittenWhenItBeginsAndWhenItEnds()
    {
        std::vector<store::JournalRow> journal;
        HistoryCollector c([&](store::HistoryBatch&& more) {
            for (auto& row : more.journal) journal.push_back(std::move(row));
        });
        const FxBoard fx;
        MarketBoard board;
        const MetricBoard metrics(board, fx);
        const auto step = [&](const RiskSnapshot& risk) {
            c.judged(risk, {}, {});
            c.second(board, metrics, {});
        };
        RiskSnapshot risk;
        Warning w;
        w.rule = "DEPTH_DROP";
        w.asset = "BTC";
        w.severity = Severity::Warning;
        w.headline = "depth is gone";
        w.value = 0.25;
        w.thresholds.warn = 0.5;
        risk.warnings = {w};
        step(risk);
        step(risk);
        QCOMPARE(journal.size(), 1u);
        QCOMPARE(journal[0].level, std::string("Warning"));
        QCOMPARE(journal[0].evidence, std::string("{\"value\":0.25,\"warn\":0.5}"));
        risk.warnings[0].severity = Severity::Critical;
        step(risk);
        QCOMPARE(journal.size(), 2u);
        // Unknown is not over.
        risk.unknown = risk.warnings;
        risk.warnings.clear();
        step(risk);
        QCOMPARE(journal.size(), 2u);
        risk.unknown.clear();
        step(risk);
        QCOMPARE(journal.size(), 3u);
        QCOMPARE(journal[2].level, std::string("clear"));
        QCOMPARE(journal[2].asset, std::string("BTC"));
        QCOMPARE(journal[2].what, std::string("DEPTH_DROP"));
        QVERIFY(journal[2].evidence.empty());  // of all venues
        AlertSnapshot alerts;
        alerts.fired = {{2, 7, "second", "ETH", {}, Severity::Notice, {}, 0, 1.5, {}},
                        {1, 7, "first", "BTC", {}, Severity::Notice, {}, 0, 1.5, {}}};
        c.judged({}, alerts, {});
        c.judged({}, alerts, {});
        c.second(board, metrics, {});
        QCOMPARE(journal.size(), 5u);
        QCOMPARE(journal[3].text, std::string("first"));
    }
};

QTEST_GUILESS_MAIN(TestHistoryCollector)
#include "tst_history_collector.moc"
