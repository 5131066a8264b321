// All venues at once, each in its own thread, through the real queue.
#include "feeds/feed_host.h"
#include "tests/support/feed_rig.h"

#include <QThread>
#include <QtTest>

#include <atomic>
#include <set>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestFeedHost : public QObject {
    Q_OBJECT

    struct Two {
        FakeVenue binance{FakeVenue::Dialect::Binance}, bybit{FakeVenue::Dialect::Bybit};
        FeedSink binanceSink{binance}, bybitSink{bybit};
        EventQueue queue{200'000};
        SystemClock clock;
        NetworkConfig config = FeedRig::patient();
        std::atomic<int> wakes = 0;
        std::atomic<std::size_t> tapped = 0;
        FeedHost host;

        Two()
            : host(config, clock, queue,
                   {{VenueId::Binance, binance.endpoints()}, {VenueId::Bybit, bybit.endpoints()}},
                   [this](RecordEntry&&) { ++tapped; })
        {
            queue.onWake([this] { ++wakes; });
        }
        ~Two() { host.stop(); }
        WatchSet watch(std::vector<std::string> assets = {"BTC"})
        {
            WatchSet w;
            w.focus = assets;
            w.assets = std::move(assets);
            w.spot = false;
            return w;
        }
        void drain()
        {
            for (EventBatch& batch : queue.take()) {
                const VenueId v = batch.events.empty() ? VenueId::Binance : batch.events.front().venue;
                (v == VenueId::Binance ? binanceSink : bybitSink).take(std::move(batch));
            }
        }
        bool bothLive(std::int64_t = 0)
        {
            drain();
            return binanceSink.equals(Market::Perp, "BTCUSDT") && bybitSink.equals(Market::Perp, "BTCUSDT");
        }
    };

private Q_SLOTS:
    void bothVenuesThroughTheQueue()
    {
        Two t;
        QCOMPARE(t.host.venues(), (std::vector<VenueId>{VenueId::Binance, VenueId::Bybit}));
        t.host.setWatch(t.watch());  // before the start: it waits
        t.host.start();
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
        QVERIFY(t.wakes > 0);
        QVERIFY(t.tapped > 0);
        QCOMPARE(t.binanceSink.wrong + t.bybitSink.wrong, 0u);
    }

    void oneVenueIsOffAndTheOtherUntouched()
    {
        Two t;
        t.host.start();
        t.host.setWatch(t.watch());
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
        t.host.setVenueEnabled(VenueId::Binance, false);
        QTRY_VERIFY((t.drain(), !t.binanceSink.health.enabled));
        QTRY_VERIFY(t.binance.sockets().isEmpty());
        QTRY_VERIFY((t.drain(), t.bybitSink.equals(Market::Perp, "BTCUSDT")));
        QCOMPARE(t.bybitSink.book(Market::Perp, "BTCUSDT").losses, 0u);
        t.host.setVenueEnabled(VenueId::Binance, true);
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
    }

    // P8: what happens to one venue is not seen on the other.
    void faultsStayWhereTheyAre()
    {
        Two t;
        t.host.start();
        t.host.setWatch(t.watch());
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
        t.binance.resetAll();
        QTRY_VERIFY((t.drain(), t.binanceSink.book(Market::Perp, "BTCUSDT").losses > 0));
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
        QCOMPARE(t.bybitSink.book(Market::Perp, "BTCUSDT").losses, 0u);
        QCOMPARE(t.bybitSink.health.gaps, 0u);
    }

    void imagesMayBeAskedFor()
    {
        Two t;
        t.host.start();
        t.host.setWatch(t.watch());
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
        t.host.requestImage(t.bybitSink.instrument(Market::Perp, "BTCUSDT")->id, LostReason::Crossed);
        QTRY_VERIFY((t.drain(), t.bybitSink.book(Market::Perp, "BTCUSDT").losses == 1));
        QTRY_VERIFY_WITH_TIMEOUT(t.bothLive(), 15'000);
        QCOMPARE(t.binanceSink.book(Market::Perp, "BTCUSDT").losses, 0u);
    }

    void stopEndsEverything()
    {
        auto t = std::make_unique<Two>();
        t->host.start();
        t->host.setWatch(t->watch());
        QTRY_VERIFY_WITH_TIMEOUT(t->bothLive(), 15'000);
        t->host.stop();
        QVERIFY(!t->host.running());
        t->drain();
        QTRY_VERIFY(t->binance.sockets().isEmpty() && t->bybit.sockets().isEmpty());
        QVERIFY(t->queue.take().empty());
        t->host.stop();
        t.reset();
        // And without ever having been started.
        Two never;
        never.host.setWatch(never.watch());
        never.host.stop();
    }

    void stopWhileNothingAnswers()
    {
        Two t;
        t.binance.setKnockReset(true);
        t.bybit.setUpgrade(FakeVenue::UpgradeFault::Never);
        t.host.start();
        t.host.setWatch(t.watch());
        QTRY_VERIFY(t.bybit.count(FakeVenue::Knock::Upgrade) > 0 && t.binance.count(FakeVenue::Knock::Tcp) > 0);
        t.host.stop();
        QVERIFY(!t.host.running());
    }

    void overloadThroughTheRealQueue_data()
    {
        QTest::addColumn<int>("mostLevels");
        QTest::newRow("merged") << 2'000'000;
        QTest::newRow("shed") << 12;  // even merged they are too many
    }
    // Slow readers: what waits of books is merged, or at worst shed; trades are kept, and everything heals.
    void overloadThroughTheRealQueue()
    {
        QFETCH(int, mostLevels);
        const bool sheds = mostLevels < 1'000;
        FakeVenue venue(FakeVenue::Dialect::Binance, 5);
        FeedSink sink(venue);
        EventQueue queue(300, std::size_t(mostLevels));
        SystemClock clock;
        FeedHost host(FeedRig::quick(), clock, queue, {{VenueId::Binance, venue.endpoints()}});
        WatchSet w;
        w.assets = w.focus = {"BTC"};
        w.spot = false;
        host.start();
        host.setWatch(w);
        const auto enough = [&] {
            const EventQueue::Load load = queue.load();
            return sheds ? load.shed > 0 && load.merged > 0 : load.merged > 100;
        };
        QTRY_VERIFY_WITH_TIMEOUT(enough(), 60'000);  // nobody reads
        QCOMPARE(queue.load().shed > 0, sheds);
        const auto live = [&] {
            for (EventBatch& batch : queue.take()) sink.take(std::move(batch));
            return sink.equals(Market::Perp, "BTCUSDT");
        };
        QTRY_VERIFY_WITH_TIMEOUT(live(), 15'000);
        const auto& reasons = sink.book(Market::Perp, "BTCUSDT").reasons;
        QCOMPARE(std::count(reasons.begin(), reasons.end(), LostReason::Overload) > 0, sheds);
        QCOMPARE(sink.wrong, 0u);
        QCOMPARE(sink.tradesTwice, 0u);
        // Not one trade of those that came was dropped: their ids run without a hole.
        QVERIFY(sink.trades(Market::Perp, "BTCUSDT") > 0);
        // Said while it lasted, and that it is over.
        const auto says = [&](const char* words) {
            live();
            return sink.health.headline.find(words) != std::string::npos;
        };
        QTRY_VERIFY_WITH_TIMEOUT(says("more comes than can be kept up with") || says("caught up after"), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(says("caught up after"), 15'000);
        QVERIFY(sink.health.overloadMerged > 0);
        QCOMPARE(sink.health.overloadDropped > 0, sheds);
        QTRY_VERIFY_WITH_TIMEOUT(!says("caught up after"), 20'000);
        host.stop();
    }
};

QTEST_GUILESS_MAIN(TestFeedHost)
#include "tst_feed_host.moc"
