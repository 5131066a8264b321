// A session against a scripted venue, nothing going wrong: instruments, sockets, books, trades,
// marks, polls, the report; and wishes that change.
#include "feeds/ws_channel.h"
#include "tests/support/feed_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestVenueSession : public QObject {
    Q_OBJECT

    static void venues()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("binance") << static_cast<int>(FakeVenue::Dialect::Binance);
        QTest::newRow("bybit") << static_cast<int>(FakeVenue::Dialect::Bybit);
        QTest::newRow("okx") << static_cast<int>(FakeVenue::Dialect::Okx);
    }
    static FakeVenue::Dialect dialect()
    {
        QFETCH_GLOBAL(int, dialect);
        return static_cast<FakeVenue::Dialect>(dialect);
    }

private Q_SLOTS:
    void initTestCase_data() { venues(); }

    void fromTheWireToTheModel()
    {
        FeedRig rig(dialect(), true);
        rig.start();
        QTRY_VERIFY(rig.live());
        QTRY_VERIFY(rig.sink.equals(Market::Spot, "BTCUSDT"));
        QTRY_VERIFY(rig.sink.trades(Market::Perp, "BTCUSDT") > 3);
        QTRY_VERIFY(rig.sink.trades(Market::Spot, "BTCUSDT") > 3);
        QTRY_VERIFY(rig.sink.marks > 0);
        rig.venue.liquidate("BTCUSDT");
        QTRY_COMPARE(rig.sink.liquidations, 1u);
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        QCOMPARE(rig.sink.wrong, 0u);
        QCOMPARE(rig.sink.tradesTwice, 0u);
        QTRY_VERIFY(rig.health().headline.empty());
        const FeedHealth h = rig.health();
        QVERIFY(h.enabled);
        QCOMPARE(h.gaps, 0u);
        QCOMPARE(h.errors, 0u);
        QCOMPARE(h.unknown, 0u);
        QCOMPARE(h.booksLive, 2u);
        QCOMPARE(h.booksWanted, 2u);
        QVERIFY(h.frames > 10 && h.bytes > 1000 && h.events > 10);
        QVERIFY(h.latencyP50.has_value());
        for (const SocketHealth& s : h.sockets) QVERIFY2(s.state == SocketState::Live, s.name.c_str());
        QVERIFY(!h.budgets.empty());
    }

    void reportsComeByThemselves()
    {
        FeedRig rig(dialect());
        rig.start();
        QTRY_VERIFY(rig.sink.health.frames > 0);
        QTRY_VERIFY(rig.sink.health.framesPerSecond > 0);
        QCOMPARE(rig.sink.health.booksWanted, 1u);
    }

    // binance.md section 4: never assume 8 h; a contract that fundingInfo leaves out is asked for.
    void fundingIntervalsAreMeasuredWhereUnstated()
    {
        if (dialect() != FakeVenue::Dialect::Binance) QSKIP("this venue states the interval of every contract");
        FeedRig rig(dialect());
        rig.start();
        const auto hours = [&] {
            const Instrument* known = rig.sink.instrument(Market::Perp, "BTCUSDT");
            return known ? known->fundingHours : std::nullopt;
        };
        QTRY_COMPARE_WITH_TIMEOUT(hours().value_or(0), 8.0, 15'000);
    }

    void wishesChangeOnlyTheDifference()
    {
        FeedRig rig(dialect());
        rig.start();
        QTRY_VERIFY(rig.live());
        QTRY_VERIFY(rig.allOpen());
        const auto upgrades = rig.venue.count(FakeVenue::Knock::Upgrade);
        rig.venue.forget();
        WatchSet both = rig.watch;
        both.assets.push_back("ETH");
        rig.session->setWatch(both);
        rig.session->setWatch(both);
        QTRY_VERIFY(rig.sink.equals(Market::Perp, "ETHUSDT"));
        QVERIFY(upgrades > 0);
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Upgrade), 0);
        QVERIFY(rig.venue.received(QStringLiteral("BTCUSDT")).isEmpty());
        QVERIFY(rig.venue.received(QStringLiteral("btcusdt")).isEmpty());
        QVERIFY(rig.venue.received(QStringLiteral("BTC-USDT")).isEmpty());
        QCOMPARE(rig.btc().losses, 0u);

        rig.session->setWatch(rig.watch);
        QTRY_VERIFY(!rig.sink.book(Market::Perp, "ETHUSDT").live);
        QCOMPARE(rig.sink.book(Market::Perp, "ETHUSDT").lost, LostReason::Unsubscribed);
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.sink.wrong, 0u);
    }

    void offAndOnAgainKeepsNumbers()
    {
        FeedRig rig(dialect());
        rig.start();
        QTRY_VERIFY(rig.live());
        const InstrumentId id = rig.sink.instrument(Market::Perp, "BTCUSDT")->id;
        rig.session->setEnabled(false);
        QTRY_VERIFY(!rig.btc().live);
        QTRY_VERIFY(rig.venue.sockets().isEmpty());
        QTRY_VERIFY(!rig.sink.health.enabled);
        rig.session->setEnabled(true);
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        QCOMPARE(rig.sink.instrument(Market::Perp, "BTCUSDT")->id, id);
        QCOMPARE(rig.sink.wrong, 0u);
    }

    void theModelMayAskForAnImage()
    {
        FeedRig rig(dialect());
        rig.start();
        QTRY_VERIFY(rig.live());
        const auto images = rig.btc().images;
        rig.session->requestImage(rig.sink.instrument(Market::Perp, "BTCUSDT")->id, LostReason::Crossed);
        QTRY_VERIFY(rig.btc().images > images);
        QCOMPARE(rig.btc().reasons, std::vector<LostReason>{LostReason::Crossed});
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        QCOMPARE(rig.sink.wrong, 0u);
    }

    void everythingIsTapped()
    {
        FeedRig rig(dialect());
        std::vector<RecordEntry> entries;
        rig.start();
        rig.session->setTap([&](RecordEntry&& e) { entries.push_back(std::move(e)); });
        QTRY_VERIFY(rig.live());
        const auto has = [&](EntryKind kind) {
            return std::any_of(entries.begin(), entries.end(), [&](const RecordEntry& e) {
                return e.kind == kind && !e.payload.empty() && e.received > Timestamp{} &&
                       (kind == EntryKind::Reply ? !e.url.empty() : !e.socket.empty());
            });
        };
        QVERIFY(has(EntryKind::Frame));
        QVERIFY(has(EntryKind::Reply));
        QVERIFY(has(EntryKind::Sent));
    }

    void overloadShedsBooksAndHeals()
    {
        FeedRig rig(dialect());
        rig.start();
        QTRY_VERIFY(rig.live());
        const InstrumentId id = rig.sink.instrument(Market::Perp, "BTCUSDT")->id;
        // The queue says "too much" once: the session has to shed, tell and heal.
        VenueSession::Ports ports;
        int over = 0, shed = 0;
        ports.push = [&](EventBatch&& batch) {
            rig.sink.take(std::move(batch));
            return rig.live() && ++over == 1;
        };
        ports.shed = [&](VenueId) {
            ++shed;
            return std::vector<InstrumentId>{id};
        };
        ports.makeChannel = [&] { return std::make_unique<WsChannel>(rig.config, rig.clock); };
        rig.session.reset();
        rig.btc().live = false;  // what the first session said is over
        rig.session = std::make_unique<VenueSession>(*venueProfile(id.venue()), rig.endpoints, rig.config,
                                                     rig.clock, std::move(ports), 5);
        rig.session->setWatch(rig.watch);
        rig.session->start();
        QTRY_COMPARE(shed, 1);
        QTRY_VERIFY(std::count(rig.btc().reasons.begin(), rig.btc().reasons.end(), LostReason::Overload) == 1);
        rig.mark();
        QTRY_VERIFY(rig.caughtUp());
        QVERIFY(rig.health().overloadDropped > 0);
    }

private:
    using WsChannelForTest = plimsoll::WsChannel;
};

QTEST_GUILESS_MAIN(TestVenueSession)
#include "tst_venue_session.moc"
