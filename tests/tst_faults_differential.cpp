// What a venue says and what is known of it here, compared to the last value, in quiet and under faults: every
// book at every sequence number, every trade, liquidation, rate and open interest.
#include "tests/support/fault_table.h"

#include <array>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

struct Place {
    Market market;
    const char* symbol;
};
constexpr std::array kPlaces = {Place{Market::Perp, "BTCUSDT"}, Place{Market::Perp, "ETHUSDT"},
                                Place{Market::Spot, "BTCUSDT"}, Place{Market::Spot, "ETHUSDT"}};

}  // namespace

class TestFaultsDifferential : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { faultVenues(); }

    void quiet()
    {
        FeedRig rig(faultVenue(), true);
        begin(rig);
        if (QTest::currentTestFailed()) return;
        compare(rig);
        QCOMPARE(rig.health().errors, 0u);
        QCOMPARE(rig.health().unknown, 0u);
        QCOMPARE(rig.health().gaps, 0u);
        for (const Place& p : kPlaces) QCOMPARE(rig.sink.book(p.market, p.symbol).losses, 0u);
    }

    void connectionsCut()
    {
        FeedRig rig(faultVenue(), true);
        begin(rig);
        if (QTest::currentTestFailed()) return;
        for (const auto& cut : {&FakeVenue::resetAll, &FakeVenue::endAll, &FakeVenue::cutAll}) {
            LOSES_BOOK(rig, (rig.venue.*cut)());
            WAIT_HEALED(rig);
        }
        compare(rig);
    }

    void framesDroppedDoubledSwapped_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("dropped") << 0;
        QTest::newRow("doubled") << 1;
        QTest::newRow("swapped") << 2;
    }
    // One in five, of books and trades.
    void framesDroppedDoubledSwapped()
    {
        QFETCH(int, how);
        FeedRig rig(faultVenue(), true);
        begin(rig);
        if (QTest::currentTestFailed()) return;
        const QString topics[] = {rig.depthTopic(), rig.tradeTopic(), QLatin1String(rig.facts.spotDepth)};
        for (const QString& topic : topics) {
            FakeVenue::Mangle mangle = how == 0   ? FakeVenue::drop()
                                       : how == 1 ? FakeVenue::twice()
                                                  : FakeVenue::swap();
            rig.venue.mangleNext(topic, 41, [mangle, how, n = 0](const QByteArray& f) mutable {
                ++n;
                // A pair for a swap: two frames, one after the other.
                const bool hit = n % 5 == 0 || (how == 2 && n % 5 == 1 && n > 1);
                return hit ? mangle(f) : QList<QByteArray>{f};
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), kPatience);
        if (how == 1) QVERIFY(rig.health().duplicates >= 20);
        compare(rig);
    }

    void restRefuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("429") << 429;
        QTest::newRow("418") << 418;
    }
    void restRefuses()
    {
        QFETCH(int, status);
        FeedRig rig(faultVenue(), true);
        rig.config.auditEvery = 300ms;
        begin(rig);
        if (QTest::currentTestFailed()) return;
        FakeVenue::RestFault refusal;
        refusal.status = status;
        refusal.retryAfter = 1;
        rig.venue.setRest(QStringLiteral("/"), refusal);
        const auto paused = [&] {
            const FeedHealth h = rig.health();
            return std::any_of(h.budgets.begin(), h.budgets.end(),
                               [](const RestBudget& b) { return b.pausedUntil.has_value(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(paused(), kPatience);
        // The streams say it all meanwhile.
        compare(rig, true);
        if (QTest::currentTestFailed()) return;
        rig.venue.clearRest();
        QTRY_VERIFY_WITH_TIMEOUT(!paused(), kPatience);
        compare(rig);
        for (const Place& p : kPlaces) QCOMPARE(rig.sink.book(p.market, p.symbol).losses, 0u);
    }

    void halfOpenOrSilent_data()
    {
        QTest::addColumn<bool>("deaf");
        QTest::newRow("half-open") << true;
        QTest::newRow("silent") << false;
    }
    void halfOpenOrSilent()
    {
        QFETCH(bool, deaf);
        FeedRig rig(faultVenue(), true);
        begin(rig);
        if (QTest::currentTestFailed()) return;
        if (deaf)
            rig.venue.setDeaf(true);
        else
            rig.venue.setMute(true);
        for (const Place& p : kPlaces) QTRY_VERIFY(!rig.sink.book(p.market, p.symbol).live);
        rig.venue.setDeaf(false);
        rig.venue.setMute(false);
        WAIT_HEALED(rig);
        compare(rig);
    }

    void clocksSkewed_data()
    {
        QTest::addColumn<qint64>("skew");
        QTest::newRow("3 s ahead") << qint64(3'000);
        QTest::newRow("3 s behind") << qint64(-3'000);
        QTest::newRow("10 min ahead") << qint64(600'000);
        QTest::newRow("10 min behind") << qint64(-600'000);
    }
    void clocksSkewed()
    {
        QFETCH(qint64, skew);
        FeedRig rig(faultVenue(), true);
        rig.venue.skewMs = skew;
        begin(rig);
        if (QTest::currentTestFailed()) return;
        compare(rig);
        for (const Place& p : kPlaces) QCOMPARE(rig.sink.book(p.market, p.symbol).losses, 0u);
    }

    // Several times over: nothing is missed, nothing is told twice, no book is stale for a moment.
    void dailyRotation()
    {
        FeedRig rig(faultVenue(), true);
        rig.streamOnly();
        rig.config.rotateAfter = 1'200ms;
        rig.config.rotateJitter = 300ms;
        begin(rig);
        if (QTest::currentTestFailed()) return;
        rig.venue.forget();
        std::array<FeedSink::Since, kPlaces.size()> since;
        std::array<std::uint64_t, kPlaces.size()> missed{};
        for (std::size_t i = 0; i < kPlaces.size(); ++i) {
            since[i] = rig.sink.now(kPlaces[i].market, kPlaces[i].symbol);
            missed[i] = rig.sink.book(kPlaces[i].market, kPlaces[i].symbol).missed;
        }
        const auto connections = static_cast<int>(rig.health().sockets.size());
        int liquidated = 0;
        std::size_t next = since[0].trades;
        const auto rotated = [&] {
            const std::size_t trades = rig.sink.now(Market::Perp, "BTCUSDT").trades;
            if (trades >= next) {
                rig.venue.liquidate("BTCUSDT");
                ++liquidated;
                next = trades + 4;
            }
            return liquidated > 3 && rig.venue.count(FakeVenue::Knock::Upgrade) >= 2 * connections;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rotated(), 2 * kPatience);
        for (std::size_t i = 0; i < kPlaces.size(); ++i) {
            const auto& [market, symbol] = kPlaces[i];
            QTRY_COMPARE(rig.sink.tradesMissing(market, symbol, since[i]), 0u);
            QCOMPARE(rig.sink.book(market, symbol).missed, missed[i]);
            QCOMPARE(rig.sink.book(market, symbol).losses, 0u);
        }
        QVERIFY(rig.truth().liquidations().size() > since[0].liquidations + 3);
        QTRY_COMPARE(rig.sink.liquidationsMissing("BTCUSDT", since[0]), 0u);
        QCOMPARE(rig.health().reconnects, 0u);
        QCOMPARE(rig.health().gaps, 0u);
        QCOMPARE(rig.health().errors, 0u);
        NOTHING_WRONG(rig);
    }

private:
    static void begin(FeedRig& rig)
    {
        rig.watch.assets = {"BTC", "ETH"};
        rig.start();
        WAIT_LIVE(rig);
        settled(rig);
    }

    static void settled(FeedRig& rig)
    {
        for (const Place& p : kPlaces)
            QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(p.market, p.symbol), 2 * kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.allOpen(), 2 * kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.rates("ETHUSDT") > 0, kPatience);
    }

    // From here on every value must come. `streams`: what is asked for is left out.
    static void compare(FeedRig& rig, bool streams = false)
    {
        settled(rig);
        if (QTest::currentTestFailed()) return;
        std::array<FeedSink::Since, kPlaces.size()> since;
        std::array<std::int64_t, kPlaces.size()> seq{};
        for (std::size_t i = 0; i < kPlaces.size(); ++i) {
            since[i] = rig.sink.now(kPlaces[i].market, kPlaces[i].symbol);
            seq[i] = rig.venue.symbol(kPlaces[i].market, kPlaces[i].symbol).book().seq;
        }
        const auto before = rig.sink.liquidations;
        QTRY_VERIFY(rig.truth().context().number > since[0].context + 1);
        for (const char* symbol : {"BTCUSDT", "ETHUSDT", "BTCUSDT"}) rig.venue.liquidate(symbol);
        QTRY_VERIFY(rig.truth().context().number > since[0].context + 3);
        for (std::size_t i = 0; i < kPlaces.size(); ++i) {
            const auto& [market, symbol] = kPlaces[i];
            QTRY_VERIFY(rig.sink.equals(market, symbol, seq[i] + 1));
            QVERIFY(rig.sink.now(market, symbol).trades > since[i].trades + 10);
            QTRY_COMPARE(rig.sink.tradesMissing(market, symbol, since[i]), 0u);
            if (market == Market::Spot) continue;
            QTRY_COMPARE(rig.sink.liquidationsMissing(symbol, since[i]), 0u);
            QTRY_COMPARE(rig.sink.ratesMissing(symbol, since[i]), 0u);
            if (rig.facts.interestStreams) QTRY_COMPARE(rig.sink.interestsMissing(symbol, since[i]), 0u);
        }
        if (!rig.facts.interestStreams && !streams)
            QTRY_VERIFY_WITH_TIMEOUT(rig.sink.interests("BTCUSDT") > 0, kPatience);
        QCOMPARE(rig.sink.liquidations, before + 3);
        NOTHING_WRONG(rig);
    }
};

FAULT_MAIN(TestFaultsDifferential)
#include "tst_faults_differential.moc"
