// Stale is never live: limits, thin channels, lost books, and clocks that jump.
#include "model/market/freshness.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const auto kBtc = instrument(VenueId::Binance, 0, Market::Perp, "BTC");
const auto kThin = instrument(VenueId::Binance, 1, Market::Perp, "THIN");

WatchSet watchAll()
{
    WatchSet w;
    w.assets = {"BTC", "THIN"};
    return w;
}

}  // namespace

class TestFreshness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void halfTheLimitIsLate()
    {
        QCOMPARE(judge(0s, 3s), Freshness::Live);
        QCOMPARE(judge(1499ms, 3s), Freshness::Live);
        QCOMPARE(judge(1500ms, 3s), Freshness::Late);
        QCOMPARE(judge(2999ms, 3s), Freshness::Late);
        QCOMPARE(judge(3s, 3s), Freshness::Stale);
        QCOMPARE(worse(Freshness::Late, Freshness::Stale), Freshness::Stale);
    }
    void aThinChannelMayBeSilentForLonger()
    {
        GapMeter meter;
        Mono at{1h};
        for (int i = 0; i < 30; ++i) meter.seen(at += 2s);
        QVERIFY(meter.limit(3s) > 15s && meter.limit(3s) < 17s);
        GapMeter busy;
        for (int i = 0; i < 30; ++i) busy.seen(at += 100ms);
        QCOMPARE(busy.limit(3s), Duration(3s));
        GapMeter young;
        for (int i = 0; i < 5; ++i) young.seen(at += 2s);
        QCOMPARE(young.limit(3s), Duration(3s));
        // An outage of an hour teaches little patience.
        busy.seen(at += 1h);
        QVERIFY(busy.limit(3s) < 6s);
    }

    void aSilentBookIsStaleWithinThreeSeconds()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        for (int i = 0; i < 30; ++i) {
            rig.book(kBtc->id, false, {{100, 1.0 + i}}, {}).send();
            rig.pass(100ms);
        }
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Live);
        rig.pass(1500ms);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Late);
        QVERIFY(rig.row(kBtc->id)->bid);  // late is drawn in full
        rig.pass(1380ms);                 // 2.98 s after the last message: the next judgement would come too late
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Stale);
        QCOMPARE(rig.row(kBtc->id)->book, BookState::Live);           // its chain is whole ...
        QVERIFY(!rig.row(kBtc->id)->bid && !rig.row(kBtc->id)->ask);  // ... but nobody knows
        QCOMPARE(rig.hub.depth.read().value->lanes[0].fresh, Freshness::Stale);
        rig.book(kBtc->id, false, {{100, 7}}, {}).send();
        rig.pass(200ms);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Live);
        QCOMPARE(rig.row(kBtc->id)->bid->qty.v, 7.0);
    }
    void aThinBookDoesNotFlicker()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kThin).book(kThin->id, true, {{100, 1}}, {{101, 1}}).send();
        for (int i = 0; i < 20; ++i) {
            rig.pass(2500ms);
            rig.book(kThin->id, false, {{100, 1.0 + i}}, {}).send();
        }
        rig.pass(5s);
        QCOMPARE(rig.row(kThin->id)->bookFresh, Freshness::Live);
        rig.pass(30s);
        QCOMPARE(rig.row(kThin->id)->bookFresh, Freshness::Stale);
    }
    void aLostBookIsStaleAtOnce()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(100ms);
        rig.say(kBtc->id, BookLost{LostReason::Disconnected}).send();
        rig.pass(100ms);
        const InstrumentRow* row = rig.row(kBtc->id);
        QCOMPARE(row->bookFresh, Freshness::Stale);
        QCOMPARE(row->book, BookState::Stale);
        QCOMPARE(*row->lost, LostReason::Disconnected);
        QVERIFY(!row->bid);
        const auto depth = rig.hub.depth.read().value;
        QCOMPARE(depth->lanes[0].fresh, Freshness::Stale);
        QVERIFY(!depth->lanes[0].bids.empty());  // history, to be hatched
    }
    void everyClassHasItsLimit()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc);
        rig.say(kBtc->id, Mark{price(100), price(101)});
        rig.say(kBtc->id, OpenInterest{500.0, std::nullopt, false});
        rig.say(kBtc->id,
                Funding{Rate{1e-4}, 8.0, std::nullopt, FundingKind::Estimate, std::nullopt, std::nullopt});
        rig.say(kBtc->id, Bbo{price(100), price(101), Qty{1}, Qty{1}, 1}).send();
        const auto at = [&](Duration age) {
            rig.pass(age - (rig.clock.mono() - Mono{1h}));
            const InstrumentRow* r = rig.row(kBtc->id);
            return std::vector{r->bbo->fresh, r->mark->fresh, r->index->fresh, r->oi->fresh, r->funding->fresh};
        };
        using enum Freshness;
        QCOMPARE(at(100ms), (std::vector{Live, Live, Live, Live, Live}));
        QCOMPARE(at(2s), (std::vector{Late, Live, Live, Live, Live}));
        QCOMPARE(at(3200ms), (std::vector{Stale, Late, Late, Live, Live}));
        QCOMPARE(at(5200ms), (std::vector{Stale, Stale, Stale, Live, Live}));
        QCOMPARE(at(61s), (std::vector{Stale, Stale, Stale, Late, Late}));
        QCOMPARE(at(91s), (std::vector{Stale, Stale, Stale, Stale, Late}));
        QCOMPARE(at(121s), (std::vector{Stale, Stale, Stale, Stale, Stale}));
    }
    void agesDoNotFollowTheWallClock()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        rig.pass(100ms);
        const Timestamp before = rig.clock.wall();
        for (const Duration jump : {Duration(1h), Duration(-1h)}) {
            rig.clock.setWall(before + jump);
            rig.book(kBtc->id, false, {{100, 2}}, {}).send();
            rig.pass(200ms);
            QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Live);
        }
        rig.pass(3s);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Stale);
    }
    // Hyperliquid sends a slow book every 5.4 s, changed or not: that is its pace from the first on.
    void aBookWithAPaceOfItsOwn()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc);
        const auto say = [&] {
            rig.book(kBtc->id, true, {{100, 1}}, {{101, 1}});
            std::get<BookUpdate>(rig.batch.events.back().payload).paceMs = 5'400;
            rig.send();
        };
        for (int round = 0; round < 12; ++round) {
            say();
            for (int i = 0; i < 27; ++i) {
                rig.pass(200ms);
                QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Live);
            }
        }
        // Three of its periods, and it is stale.
        rig.pass(3s);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Late);
        rig.pass(8s);
        QCOMPARE(rig.row(kBtc->id)->bookFresh, Freshness::Stale);
    }
    // Brought up to date in between, it has the pace that it is seen to have.
    void aPaceIsALimitNotAnExcuse()
    {
        GapMeter meter;
        meter.expect(5'400ms);
        QCOMPARE(meter.limit(limits::kBook), Duration(16'200ms));
        Mono now{1h};
        for (int i = 0; i < 40; ++i) meter.seen(now += 500ms);
        QCOMPARE(meter.limit(limits::kBook), Duration(4s));
        GapMeter quick;
        quick.expect(500ms);
        QCOMPARE(quick.limit(limits::kBook), limits::kBook);
    }
    void chartsDoNotRunBackwards()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        const auto live = [&](int seconds) {
            for (int i = 0; i < seconds * 5; ++i) {
                rig.book(kBtc->id, false, {{100, 1.0 + i}}, {}).send();
                rig.pass(200ms);
            }
        };
        live(5);
        rig.clock.setWall(rig.clock.wall() - 1h);
        live(5);
        rig.clock.setWall(rig.clock.wall() + 1h + 20s);  // and forward: a gap of twenty seconds
        live(5);
        const DepthHistoryView view = rig.hub.depth.read().value->lanes[0].history;
        QVERIFY(view.size() >= 33 && view.size() <= 36);
        std::size_t gaps = 0;
        const DepthColumn* last = nullptr;
        for (const auto& block : view.blocks)
            for (const DepthColumn& c : block->columns) {
                if (last) QCOMPARE(c.start - last->start, Duration(1s));
                last = &c;
                gaps += c.gap;
            }
        QVERIFY2(gaps >= 20 && gaps <= 23, qPrintable(QString::number(gaps)));
    }
    void silenceIsAGapInTheHeatmap()
    {
        ModelRig rig;
        rig.engine.setWatch(watchAll());
        rig.describe(kBtc).book(kBtc->id, true, {{100, 1}}, {{101, 1}}).send();
        for (int i = 0; i < 100; ++i) {
            rig.pass(100ms);
            if (i < 50) rig.book(kBtc->id, false, {{100, 1.0 + i}}, {}).send();
        }
        rig.book(kBtc->id, false, {{100, 5}}, {}).send();
        rig.pass(2100ms);
        std::vector<bool> gaps;
        for (const auto& block : rig.hub.depth.read().value->lanes[0].history.blocks)
            for (const DepthColumn& c : block->columns) gaps.push_back(c.gap);
        // Begun within 0; live to second 5, unknown from 8 on; the book spoke again at 10.
        const std::vector<bool> want = {true,  false, false, false, false, false,
                                        false, true,  true,  true,  false, false};
        QVERIFY(gaps.size() == want.size());
        for (std::size_t i = 0; i < gaps.size(); ++i)
            QVERIFY2(gaps[i] == want[i] || i == 7 || i == 10, qPrintable(QString::number(i)));
        QVERIFY(gaps[8] && gaps[9] && !gaps[11]);
    }
};

QTEST_APPLESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
