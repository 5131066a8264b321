// Every connection is renewed while all run, and all of them end at once (docs/faults.md, 13 and 15), at proxies
// between the whole program and simulated venues.
#include "tests/support/proxy_suite.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestProxyRotation : public QObject {
    Q_OBJECT
    static constexpr int kPatience = 90'000;

    static QStringList wrongs(ProxiedWorld& w)
    {
        QStringList out;
        for (const VenueId v : kVenues) {
            const TruthJudge::Counts c = w.judged([v](TruthJudge& j) { return j.counts(v); });
            if (c.wrong + c.shownWrong + c.shownCrossed + c.afterLoss + c.tradesTwice + c.notFinite > 0)
                out << QString::fromStdString(w.judged([](TruthJudge& j) { return j.firstWrong; }));
        }
        return out;
    }

private Q_SLOTS:
    void dailyRotation()
    {
        ProxiedWorld::Setup setup;
        setup.network.rotateAfter = 4s;
        setup.network.rotateJitter = 500ms;
        ProxiedWorld w(setup);
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
        std::array<TruthJudge::Counts, kVenueCount> before;
        std::array<TruthJudge::Trades, kVenueCount> missing;
        std::array<int, kVenueCount> opened{};
        for (const VenueId v : kVenues) {
            const auto at = static_cast<std::size_t>(v);
            before[at] = w.judged([v](TruthJudge& j) { return j.counts(v); });
            missing[at] = w.tradesMissing(v);
            opened[at] = w.onWire(v, [](FaultProxy& p) {
                p.forget();
                return p.open();
            });
        }
        // Each connection of each venue has been replaced, with both open for a while.
        std::array<bool, kVenueCount> overlapped{};
        const auto rotated = [&] {
            w.look();
            bool all = true;
            for (const VenueId v : kVenues) {
                const auto at = static_cast<std::size_t>(v);
                const auto [renewed, open] = w.onWire(
                    v, [](FaultProxy& p) { return std::pair(p.count(FaultProxy::Knock::Upgrade), p.open()); });
                overlapped[at] = overlapped[at] || open > opened[at];
                all = all && renewed >= opened[at] && overlapped[at];
            }
            return all;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rotated(), kPatience);
        w.atVenues([](sim::SimVenues& v) { v.setPaused(true); });
        for (const VenueId v : kVenues) {
            const auto at = static_cast<std::size_t>(v);
            QTRY_VERIFY_WITH_TIMEOUT(w.tradesArrived(v, missing[at]), kPatience / 4);
            const TruthJudge::Counts now = w.judged([v](TruthJudge& j) { return j.counts(v); });
            QCOMPARE(now.losses, before[at].losses);  // no stale mark
            QCOMPARE(w.health(v).gaps, 0u);
            QCOMPARE(w.health(v).reconnects, 0u);
        }
        // Two a second: successors of one venue as they come, seen three times at most (a machine that does other
        // things lets some arrive close together).
        w.atVenues([](sim::SimVenues& v) { v.setPaused(false); });
        for (const VenueId v : kVenues) {
            QString many;
            int looks = 0;
            const auto paced = [&] {
                w.look();
                std::vector<qint64> some =
                    w.onWire(v, [](FaultProxy& p) { return p.times(FaultProxy::Knock::Upgrade); });
                if (some.size() < 6) return false;
                if (some.size() > 10) some.resize(10);
                many = tooManyAttempts(some);
                if (many.isEmpty() || ++looks == 3) return true;
                w.onWire(v, [](FaultProxy& p) { p.forget(); });
                return false;
            };
            QTRY_VERIFY_WITH_TIMEOUT(paced(), kPatience);
            QCOMPARE(many, QString());
        }
        QCOMPARE(wrongs(w), QStringList());
    }

    // Many streams of all venues: each comes back at the pace that its venue allows, and no budget is half used.
    void everythingDropsAtOnce()
    {
        ProxiedWorld::Setup setup;
        setup.assets = {"BTC", "ETH", "SOL", "XRP", "DOGE", "BNB"};
        ProxiedWorld w(setup);
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
        std::size_t streams = 0;
        for (const VenueId v : kVenues)
            for (const SocketHealth& s : w.health(v).sockets) streams += s.topics;
        QVERIFY2(streams > 200, qPrintable(QString::number(streams)));
        double slowest = 0;
        QString many;
        double heldUp = 0;
        for (Tries tries; tries.left(); tries.made(heldUp)) {
            many.clear();
            for (const VenueId v : kVenues) w.onWire(v, [](FaultProxy& p) { p.forget(); });
            slowest = 0;
            w.takeLateness();
            for (const VenueId v : kVenues) w.judged([v](TruthJudge& j) { j.awaitRecovery(v); });
            for (const VenueId v : kVenues) w.onWire(v, [](FaultProxy& p) { p.resetAll(); });
            for (const VenueId v : kVenues) {
                const auto healed = [&] {
                    w.look();
                    return w.judged([v](TruthJudge& j) { return j.healedAfterMs(v); });
                };
                QTRY_VERIFY_WITH_TIMEOUT(healed().has_value(), kPatience);
                slowest = std::max(slowest, healed().value_or(0));
            }
            heldUp = w.takeLateness();
            slowest -= heldUp;
            QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
            for (const VenueId v : kVenues) {
                many += tooManyAttempts(
                    w.onWire(v, [](FaultProxy& p) { return p.times(FaultProxy::Knock::Upgrade); }));
                for (const RestBudget& b : w.health(v).budgets)
                    QVERIFY2(b.used < b.limit / 2, qPrintable(QString::fromStdString(b.name)));
            }
            if (slowest <= 5'000 && many.isEmpty()) break;
        }
        QCOMPARE(many, QString());
        if (!instrumented()) QVERIFY2(slowest <= 5'000, qPrintable(QString::number(slowest)));
        qInfo("%d streams, all books equal after %.0f ms", static_cast<int>(streams), slowest);
        QCOMPARE(wrongs(w), QStringList());
    }
};

PROXY_MAIN(TestProxyRotation)
#include "tst_proxy_rotation.moc"
