// The watch set changes while venues deliver: an asset added, many added, one looked at in the middle of a long
// start, listings and delistings, liquidation streams that live without a print.
#include "tests/support/feed_rig.h"
#include "tests/support/instrumented.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// Waiting for a condition ends after this.
constexpr int kPatience = kSlowdown * 10'000;

// What must be there "at once" is counted in the venue's own steps of 20 ms, in the thread of the session: a
// machine that does other things as well makes fewer of them.
constexpr int kAskedWithin = 25, kLiveWithin = 100;

void dialects()
{
    QTest::addColumn<int>("dialect");
    for (const VenueFacts& f : venueFacts()) QTest::newRow(f.name) << static_cast<int>(f.dialect);
}

FakeVenue::Dialect dialectOf(int n)
{
    return static_cast<FakeVenue::Dialect>(n);
}

// How the twins write a symbol of the truth in their topics.
QString wireName(const VenueFacts& facts, const QString& asset)
{
    switch (facts.dialect) {
        case FakeVenue::Dialect::Binance: return asset.toLower() + QStringLiteral("usdt");
        case FakeVenue::Dialect::Bybit: return asset + QStringLiteral("USDT");
        case FakeVenue::Dialect::Okx: return asset + QStringLiteral("-USDT");
        case FakeVenue::Dialect::Hyperliquid: return QLatin1Char('"') + asset + QLatin1Char('"');
    }
    return {};
}

}  // namespace

class TestWatchChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Added while running: the wish is sent at once, and the book comes as fast as the venue answers.
    void anAssetAdded_data() { dialects(); }
    void anAssetAdded()
    {
        QFETCH(int, dialect);
        FeedRig rig(dialectOf(dialect), true);
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.live(), kPatience);
        rig.venue.forget();
        rig.watch.assets.push_back("ETH");
        rig.watch.focus = {"ETH"};
        const int begun = rig.venue.steps();
        rig.session->setWatch(rig.watch);
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.received(wireName(rig.facts, QStringLiteral("ETH"))).isEmpty(),
                                 kPatience);
        // The next look of the session at itself is 50 ms away; a subscription does not wait for anything else.
        const int asked = rig.venue.steps() - begun;
        QVERIFY2(asked <= kAskedWithin, qPrintable(QString::number(asked)));
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Perp, "ETHUSDT"), kPatience);
        const int live = rig.venue.steps() - begun;
        QVERIFY2(live <= kLiveWithin, qPrintable(QString::number(live)));
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Spot, "ETHUSDT"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.trades(Market::Perp, "ETHUSDT") > 0, kPatience);
        // Nothing was taken from the one that was there.
        QCOMPARE(rig.btc().losses, std::uint64_t{0});
        QVERIFY(rig.live());
        QCOMPARE(rig.sink.wrong, std::uint64_t{0});
    }

    // In the middle of a start with many assets, what is looked at goes before those that wait.
    void theOneLookedAtGoesFirst_data() { dialects(); }
    void theOneLookedAtGoesFirst()
    {
        QFETCH(int, dialect);
        FeedRig rig(dialectOf(dialect), false, kSlowdown * 20);  // no faster than 62 markets can be read
        for (int i = 0; i < 60; ++i) {
            rig.venue.addSymbol(Market::Perp, "COIN" + std::to_string(i) + "USDT", 5'000 + i);
            rig.watch.assets.push_back("COIN" + std::to_string(i));
        }
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.live(), kPatience);
        rig.watch.focus = {"ETH"};
        rig.watch.assets.insert(rig.watch.assets.begin(), "ETH");
        const int begun = rig.venue.steps();
        rig.session->setWatch(rig.watch);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Perp, "ETHUSDT"), kPatience);
        const int live = rig.venue.steps() - begun;
        QVERIFY2(live <= kLiveWithin, qPrintable(QString::number(live)));
        // And all the others come.
        const auto allLive = [&] {
            for (int i = 0; i < 60; ++i)
                if (!rig.sink.book(Market::Perp, "COIN" + std::to_string(i) + "USDT").live) return false;
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allLive(), 6 * kPatience);
        QCOMPARE(rig.health().gaps, std::uint64_t{0});
    }

    // Subscriptions are those of the watch set, however it got there.
    void nothingIsLeftBehind_data() { dialects(); }
    void nothingIsLeftBehind()
    {
        QFETCH(int, dialect);
        FeedRig rig(dialectOf(dialect));
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.live(), kPatience);
        const auto topics = [&] {
            std::uint32_t n = 0;
            for (const SocketHealth& s : rig.health().sockets) n += s.topics;
            return n;
        };
        const std::uint32_t before = topics();
        WatchSet two = rig.watch;
        two.assets.push_back("ETH");
        for (int i = 0; i < 10; ++i) {
            rig.session->setWatch(two);
            rig.session->setWatch(rig.watch);
        }
        rig.session->setWatch(two);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Perp, "ETHUSDT"), kPatience);
        QVERIFY(topics() > before);
        rig.session->setWatch(rig.watch);
        QTRY_VERIFY_WITH_TIMEOUT(!rig.sink.book(Market::Perp, "ETHUSDT").live, kPatience);
        QCOMPARE(rig.sink.book(Market::Perp, "ETHUSDT").lost, LostReason::Unsubscribed);
        QTRY_COMPARE_WITH_TIMEOUT(topics(), before, kPatience);
        QCOMPARE(rig.btc().losses, std::uint64_t{0});
    }

    // A liquidation stream that says nothing is alive by its subscription and its connection.
    void aLiquidationStreamWithoutPrints_data() { dialects(); }
    void aLiquidationStreamWithoutPrints()
    {
        QFETCH(int, dialect);
        FeedRig rig(dialectOf(dialect));
        rig.start();
        const auto stream = [&] {
            const FeedHealth h = rig.health();
            const ClassHealth* c = h.classNamed(kLiquidationClass);
            return c ? c->state : Freshness::Off;
        };
        QCOMPARE(stream(), Freshness::Off);
        QTRY_COMPARE_WITH_TIMEOUT(stream(), Freshness::Live, kPatience);
        QCOMPARE(rig.sink.liquidations, std::uint64_t{0});
        QTRY_VERIFY_WITH_TIMEOUT(rig.live(), kPatience);
        QCOMPARE(rig.health().classNamed("books")->state, Freshness::Live);
        rig.venue.liquidate("BTCUSDT");
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.liquidations > 0, kPatience);
        QVERIFY(rig.health().classNamed(kLiquidationClass)->last.has_value());
        // The line goes dead: no answer to pings either.
        rig.venue.setDeaf(true);
        QTRY_VERIFY_WITH_TIMEOUT(stream() == Freshness::Stale, kPatience);
        rig.venue.setDeaf(false);
        QTRY_COMPARE_WITH_TIMEOUT(stream(), Freshness::Live, kPatience);
    }
};

QTEST_GUILESS_MAIN(TestWatchChanges)
#include "tst_watch_changes.moc"
