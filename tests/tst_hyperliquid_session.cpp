// A session against the scripted Hyperliquid: whole images instead of a chain, requests by POST, answers that
// name no number. The rows of FAULTS.md that mean something else here than at a venue with sequence numbers.
#include "tests/support/fault_table.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kDialect = FakeVenue::Dialect::Hyperliquid;

}  // namespace

class TestHyperliquidSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComes()
    {
        FeedRig rig(kDialect, true);
        rig.watch.assets.push_back("ETH");
        rig.start();
        WAIT_LIVE(rig);
        QTRY_COMPARE_WITH_TIMEOUT(rig.health().booksLive, 4u, kPatience);
        QTRY_VERIFY(rig.allOpen());
        QTRY_VERIFY(rig.sink.equals(Market::Spot, "BTCUSDT") && rig.sink.equals(Market::Perp, "ETHUSDT"));
        QTRY_VERIFY(rig.sink.marks > 3);
        const auto told = rig.truth().trades().size(), heard = rig.sink.trades(Market::Perp, "BTCUSDT");
        QTRY_VERIFY(rig.truth().trades().size() > told + 20);
        QTRY_VERIFY(rig.sink.trades(Market::Perp, "BTCUSDT") >= heard + 20);
        // Taken over by a vault: the one liquidation that is public.
        rig.venue.liquidate("BTCUSDT");
        QTRY_COMPARE(rig.sink.liquidations, 1u);
        // Asked by POST, one subscription a frame, and nothing that the venue did not understand.
        QVERIFY(rig.venue.count(FakeVenue::Knock::Rest, QStringLiteral("/info")) >= 2);
        QVERIFY(!rig.venue.received(QStringLiteral("userFills")).isEmpty());
        QCOMPARE(rig.health().unknown, 0u);
        QCOMPARE(rig.health().errors, 0u);
        QCOMPARE(rig.health().reconnects, 0u);
        QCOMPARE(rig.btc().losses, 0u);
        NOTHING_WRONG(rig);
    }

    // 16, 17: the next image is complete.
    void lostFramesNeedNoHelp()
    {
        FeedRig rig(kDialect);
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.mangleNext(rig.depthTopic(), 20, [n = 0](const QByteArray& f) mutable {
            return ++n % 2 == 0 ? QList<QByteArray>() : QList<QByteArray>{f};
        });
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), kPatience);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.health().gaps, 0u);
        NOTHING_WRONG(rig);
    }

    // 18, 19, 20: an older time is a repeat, whatever it says.
    void olderImagesAreDropped()
    {
        FeedRig rig(kDialect);
        rig.start();
        WAIT_LIVE(rig);
        const auto before = rig.health().duplicates;
        rig.venue.mangleNext(rig.depthTopic(), 4, FakeVenue::twice());
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), kPatience);
        rig.venue.mangleNext(rig.depthTopic(), 2, FakeVenue::swap());
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), kPatience);
        QTRY_VERIFY(rig.health().duplicates >= before + 5);
        QTRY_VERIFY(rig.btc().images > 30);  // there is a past to repeat
        const std::int64_t last = rig.btc().seq;
        rig.venue.replayOld(rig.depthTopic(), 5);
        QTRY_VERIFY(rig.health().duplicates >= before + 10);
        QVERIFY(rig.btc().seq >= last);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        NOTHING_WRONG(rig);
    }

    // 27: a book of which a frame could not be read is not believed until the next one.
    void aBrokenFrame()
    {
        FeedRig rig(kDialect);
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.mangleNext(rig.depthTopic(), 1, FakeVenue::truncate());
        QTRY_COMPARE(rig.btc().losses, 1u);
        QCOMPARE(rig.btc().lost, LostReason::BadFrame);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    // 7: the slow books of one coin alone; the others are not touched.
    void oneTopicDies()
    {
        FeedRig rig(kDialect);
        rig.watch.assets.push_back("ETH");
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY(rig.sink.equals(Market::Perp, "ETHUSDT"));
        QTRY_VERIFY(rig.allOpen() && rig.btc().images > 15);  // its pace is known
        rig.venue.forget();
        rig.venue.deadUntilSubscribedAnew = true;
        LOSES_BOOK(rig, rig.venue.deadTopics.insert(rig.depthTopic()));
        QCOMPARE(rig.btc().lost, LostReason::Silent);
        QTRY_VERIFY_WITH_TIMEOUT(rig.venue.deadTopics.isEmpty(), kPatience);
        WAIT_HEALED(rig);
        QCOMPARE(rig.health().reconnects, 0u);
        QVERIFY(rig.venue.received(QStringLiteral("\"ETH\"")).filter(QStringLiteral("ubscribe")).isEmpty());
        NOTHING_WRONG(rig);
    }

    // 1 to 4: what was traded meanwhile is told once.
    void connectionsCut()
    {
        FeedRig rig(kDialect, true);
        rig.start();
        WAIT_LIVE(rig);
        for (int i = 0; i < 2; ++i) {
            LOSES_BOOK(rig, rig.venue.resetAll());
            WAIT_HEALED(rig);
        }
        NOTHING_WRONG(rig);
    }

    // Section 1: one name that the venue does not know closes the socket. Only listed names are asked for.
    void unknownAssetsAreNotAskedFor()
    {
        FeedRig rig(kDialect, true);
        rig.watch.assets.push_back("NOSUCHCOIN");
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY(rig.allOpen());
        QVERIFY(rig.venue.received(QStringLiteral("NOSUCHCOIN")).isEmpty());
        QCOMPARE(rig.health().reconnects, 0u);
    }

    void refusedTopics()
    {
        FeedRig rig(kDialect);
        rig.venue.refusedTopics.insert(QStringLiteral("bbo BTC"));
        rig.start();
        WAIT_LIVE(rig);
        const auto told = [&] {
            for (const SocketHealth& s : rig.health().sockets)
                for (const RefusedTopic& t : s.refused)
                    if (t.topic == "bbo BTC") return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
        QCOMPARE(rig.btc().losses, 0u);
        NOTHING_WRONG(rig);
    }

    // 24: the venue's clock is set back by two hours.
    void theVenuesClockIsSetBack()
    {
        FeedRig rig(kDialect);
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.skewMs = -7'200'000;
        QTRY_VERIFY_WITH_TIMEOUT(rig.truth().book().seq < QDateTime::currentMSecsSinceEpoch() - 7'000'000,
                                 kPatience);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    // 41: books are polled each second as well; without that the stream goes on.
    void restRefuses()
    {
        FeedRig rig(kDialect);
        rig.start();
        WAIT_LIVE(rig);
        FakeVenue::RestFault refusal;
        refusal.status = 429;
        refusal.retryAfter = 30;
        rig.venue.setRest(QStringLiteral("/info"), refusal);
        QTRY_VERIFY_WITH_TIMEOUT(!rig.health().budgets.empty() && rig.health().budgets[0].pausedUntil, kPatience);
        const auto images = rig.btc().images;
        QTRY_VERIFY(rig.btc().images > images + 20);
        QCOMPARE(rig.btc().losses, 0u);
        NOTHING_WRONG(rig);
    }

    // Answers that the stream has overtaken change nothing; those that are ahead of it are the book.
    void polledBooksJoin()
    {
        FeedRig rig(kDialect, false, 20);
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.oldImages(5, 3);
        const auto asked = rig.venue.count(FakeVenue::Knock::Rest, QStringLiteral("/info"));
        QTRY_VERIFY_WITH_TIMEOUT(rig.venue.count(FakeVenue::Knock::Rest, QStringLiteral("/info")) >= asked + 3,
                                 kPatience);
        WAIT_HEALED(rig);
        // The stream's books stay away: each answer brings the book up to date, once its topic has spoken.
        rig.venue.deadTopics.insert(rig.depthTopic());
        const std::int64_t seq = rig.btc().seq;
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().seq > seq || !rig.btc().live, kPatience);
        rig.venue.deadTopics.clear();
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }
};

QTEST_GUILESS_MAIN(TestHyperliquidSession)
#include "tst_hyperliquid_session.moc"
