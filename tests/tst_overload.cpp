// A model that was held up: what waited meanwhile is merged, shown, and leads to the same state.
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const auto kBtc = instrument(VenueId::Bybit, 0, Market::Perp, "BTC");

struct HeldModel : ModelRig {
    HeldModel()
    {
        describe(kBtc);
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        engine.setWatch(watch);
        engine.setFocus("BTC");
        send();
    }
    // A change of a book of `depth` levels a side.
    void change(Levels bids, Levels asks, std::uint16_t depth, bool image = false)
    {
        book(kBtc->id, image, bids, asks, ++m_seq);
        std::get<BookUpdate>(batch.events.back().payload).depth = depth;
    }
    // Waits: the model does not come to it.
    void leave() { queue.push(std::exchange(batch, {})); }
    // Above the mark, with what changes nothing.
    void fill()
    {
        for (int i = 0; i <= 100'000; ++i) say(kBtc->id, Ratio{});
        leave();
    }
    const OrderBook& bookNow() const { return *engine.market().find(kBtc->id)->book; }
    HealthSnapshot health() { return engine.fullSnapshot()->health; }

private:
    std::int64_t m_seq = 0;
};

}  // namespace

class TestOverload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameBookAndAllTrades()
    {
        HeldModel m;
        m.change({{100, 1}, {99.9, 2}}, {{100.1, 1}}, 0, true);
        m.send();
        QCOMPARE(m.health().queueMerged, std::uint64_t{0});
        QVERIFY(!m.health().queueOver);
        m.fill();
        const std::uint64_t applied = m.engine.eventsApplied();
        for (int i = 0; i < 1'000; ++i) {
            m.clock.advance(3ms);
            m.change({{99.8, double(i)}, {100, double(i % 2)}}, {{100.2, 5}}, 0);
            Trade trade;
            trade.price = price(100);
            trade.qty = Qty{1};
            m.say(kBtc->id, trade);
            Bbo quote;
            quote.bid = price(99.9);
            quote.ask = price(100.1);
            quote.seq = i;
            m.say(kBtc->id, quote);
            m.leave();
        }
        QVERIFY(m.health().queueOver);
        QCOMPARE(m.health().queueMerged, std::uint64_t{999 + 999});
        QCOMPARE(m.health().queueWaiting, std::size_t{100'001 + 1'000 + 2});
        m.engine.drain();
        QCOMPARE(m.engine.eventsApplied() - applied, std::uint64_t{100'001 + 1'000 + 2});
        QCOMPARE(m.engine.counts()[Payload(Trade{}).index()], std::uint64_t{1'000});
        QCOMPARE(m.bookNow().state(), BookState::Live);
        QCOMPARE(m.bookNow().seq(), std::int64_t{1'001});
        std::vector<Level> bids;
        m.bookNow().bids(9, bids);
        QCOMPARE(bids, (std::vector<Level>{{price(100), Qty{1}}, {price(99.9), Qty{2}}, {price(99.8), Qty{999}}}));
        QCOMPARE(m.engine.market().find(kBtc->id)->bbo->value.seq, std::int64_t{999});
        QVERIFY(m.wishes.empty());
        // How far behind it was is said for a moment; that nothing is merged any more at once.
        const HealthSnapshot health = m.health();
        QVERIFY(!health.queueOver);
        QCOMPARE(health.queueWaiting, std::size_t{0});
        QVERIFY(health.behindMs && *health.behindMs > 2'900 && *health.behindMs <= 3'001);
        m.clock.advance(2s);
        m.change({}, {{100.2, 6}}, 0);
        m.send();
        QCOMPARE(m.health().behindMs, std::optional(0.0));
        m.clock.advance(2s);
        QVERIFY(!m.health().behindMs);
    }

    // A limited book whose venue takes back what leaves the best levels is exact.
    void limitedBook()
    {
        HeldModel m;
        m.change({{100, 1}, {99.9, 1}}, {{100.1, 1}, {100.2, 1}}, 2, true);
        m.send();
        m.fill();
        m.change({{100.05, 1}, {99.9, 0}}, {}, 2);
        m.change({{100.05, 0}, {99.8, 4}}, {}, 2);
        m.leave();
        m.engine.drain();
        QCOMPARE(m.bookNow().state(), BookState::Live);
        std::vector<Level> bids;
        m.bookNow().bids(9, bids);
        QCOMPARE(bids, (std::vector<Level>{{price(100), Qty{1}}, {price(99.8), Qty{4}}}));
    }
    // One that does not: what is left cannot be told for certain, and the book is read anew.
    void limitedBookThatIsNotToldWhatLeaves()
    {
        HeldModel m;
        m.change({{100, 1}, {99.9, 1}}, {{100.1, 1}, {100.2, 1}}, 2, true);
        m.send();
        m.fill();
        m.change({{100.05, 1}}, {}, 2);             // 99.9 leaves,
        m.change({{100.05, 0}, {99.8, 4}}, {}, 2);  // and is gone when there is room again
        m.leave();
        m.engine.drain();
        QCOMPARE(m.bookNow().state(), BookState::Stale);
        QCOMPARE(m.bookNow().lostReason(), LostReason::Overload);
        QCOMPARE(m.wishes, (std::vector{std::pair{kBtc->id, LostReason::Overload}}));
        // One by one they are cut off in time.
        HeldModel one;
        one.change({{100, 1}, {99.9, 1}}, {{100.1, 1}, {100.2, 1}}, 2, true);
        one.send();
        one.change({{100.05, 1}}, {}, 2);
        one.send();
        one.change({{100.05, 0}, {99.8, 4}}, {}, 2);
        one.send();
        QCOMPARE(one.bookNow().state(), BookState::Live);
        std::vector<Level> bids;
        one.bookNow().bids(9, bids);
        QCOMPARE(bids, (std::vector<Level>{{price(100), Qty{1}}, {price(99.8), Qty{4}}}));
        QVERIFY(one.wishes.empty());
    }
};

QTEST_APPLESS_MAIN(TestOverload)
#include "tst_overload.moc"
