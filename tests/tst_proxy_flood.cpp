// More than can be kept up with: a cascade at fifty times the pace of a market, and a model that takes nothing
// meanwhile. What waits of a book is merged, which is said and counted; no book is lost for it, nothing else is
// touched; and when the flood is over every book is the truth's.
#include "tests/support/proxy_suite.h"
#include "tests/support/sim_feed.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestProxyFlood : public QObject {
    Q_OBJECT
    static constexpr int kPatience = 90'000;

private Q_SLOTS:
    void overloadIsSaidAndOver()
    {
        ProxiedWorld::Setup setup;
        setup.network.queueHighWater = 4'000;
        setup.network.auditEvery = 10min;
        const sim::Scenario cascade = storyOf(QStringLiteral("cascade_down"));
        QVERIFY(!cascade.phases.empty());
        ProxiedWorld w(setup);
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
        double slowest = 0;
        for (int round = 0; round < 3; ++round) {
            const Mono begun = w.clock.mono();
            QTRY_VERIFY_WITH_TIMEOUT(w.reportedSince(begun), kPatience);
            std::array<TruthJudge::Counts, kVenueCount> before;
            std::array<TruthJudge::Trades, kVenueCount> missing;
            std::array<FeedHealth, kVenueCount> health;
            w.atVenues([](sim::SimVenues& v) { v.setPaused(true); });
            const auto now = [&] { return w.atVenues([](sim::SimVenues& v) { return v.market().now(); }); };
            const Timestamp since = now();
            const auto bybit = [&](Timestamp from) {
                return w.judged([from](TruthJudge& j) { return j.bybitLiquidations(from); });
            };
            const auto counts = [&](VenueId v) { return w.judged([v](TruthJudge& j) { return j.counts(v); }); };
            for (const VenueId v : kVenues) {
                const auto at = static_cast<std::size_t>(v);
                before[at] = counts(v);
                missing[at] = w.tradesMissing(v);
                health[at] = w.health(v);
            }
            const double memory = residentMb();
            const std::uint64_t merged = w.waiting().merged;
            w.setModelBusy(true);
            w.atVenues([&](sim::SimVenues& v) {
                v.play(cascade);
                v.setPaused(false);
                v.setSpeed(50);
            });
            QTRY_VERIFY_WITH_TIMEOUT(now() - since > 100s && w.waiting().merged > merged + 1'000, kPatience);
            QVERIFY(w.waiting().over);
            w.atVenues([](sim::SimVenues& v) { v.setSpeed(1); });
            w.setModelBusy(false);
            for (const VenueId v : kVenues) w.judged([v](TruthJudge& j) { j.awaitHealing(v); });
            slowest = 0;
            w.takeLateness();
            bool told = false;
            for (const VenueId v : kVenues) {
                const auto healed = [&] {
                    w.look();
                    told = told || w.socketSays(v, " waiting events ");
                    return w.judged([v](TruthJudge& j) { return j.healedAfterMs(v); });
                };
                QTRY_VERIFY_WITH_TIMEOUT(healed().has_value(), kPatience);
                slowest = std::max(slowest, healed().value_or(0) - wordsOf(v).paceMs());
            }
            slowest -= w.takeLateness();
            QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
            // Shown: counted, and the headline said so.
            QTRY_VERIFY_WITH_TIMEOUT(told || w.socketSays(VenueId::Binance, " waiting events "), kPatience / 3);
            std::uint64_t joined = 0;
            const Mono over = w.clock.mono();
            QTRY_VERIFY_WITH_TIMEOUT(w.reportedSince(over), kPatience);
            for (const VenueId v : kVenues) {
                const auto at = static_cast<std::size_t>(v);
                const auto overload = static_cast<std::size_t>(LostReason::Overload);
                joined += w.health(v).overloadMerged - health[at].overloadMerged;
                QCOMPARE(w.health(v).overloadDropped, health[at].overloadDropped);
                QCOMPARE(counts(v).reasons[overload], before[at].reasons[overload]);
            }
            QVERIFY(joined > 1'000);
            const auto shown = w.hub.health.read().value;
            QVERIFY(shown && std::any_of(shown->venues.begin(), shown->venues.end(), [](const VenueRow& row) {
                        return row.health && row.health->overloadMerged > 0;
                    }));
            // Nothing was let go.
            std::uint64_t rates = 0, interests = 0;
            w.atVenues([](sim::SimVenues& v) { v.setPaused(true); });
            for (const VenueId v : kVenues) {
                const auto at = static_cast<std::size_t>(v);
                QTRY_VERIFY_WITH_TIMEOUT(w.tradesArrived(v, missing[at]), kPatience / 3);
                const TruthJudge::Counts c = counts(v);
                rates += c.fundings - before[at].fundings;
                interests += c.interests - before[at].interests;
                QVERIFY(c.marks > before[at].marks);
                QCOMPARE(c.wrong + c.shownWrong + c.shownCrossed + c.afterLoss + c.tradesTwice, 0u);
                QCOMPARE(w.health(v).gaps, health[at].gaps);
                QCOMPARE(w.health(v).reconnects, health[at].reconnects);
            }
            QVERIFY(rates > 0 && interests > 0);
            const auto at = static_cast<std::size_t>(VenueId::Bybit);
            QTRY_COMPARE_WITH_TIMEOUT(counts(VenueId::Bybit).liquidations - before[at].liquidations, bybit(since),
                                      kPatience / 3);
            QVERIFY(bybit(since) > 0);
            w.atVenues([](sim::SimVenues& v) { v.setPaused(false); });
            QTRY_VERIFY2_WITH_TIMEOUT(residentMb() - memory < 60,
                                      qPrintable(QString::number(residentMb() - memory)), kPatience / 3);
            qInfo("%d updates merged; every book the truth's %.0f ms after the flood", static_cast<int>(joined),
                  std::max(0.0, slowest));
            if (slowest <= 2'000) break;  // a machine that does other things makes it slow, never quick
        }
        if (!instrumented()) QVERIFY2(slowest <= 2'000, qPrintable(QString::number(slowest)));
    }
};

PROXY_MAIN(TestProxyFlood)
#include "tst_proxy_flood.moc"
