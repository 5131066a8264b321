// What comes late, all at once, too quickly, or by another clock (docs/faults.md), at a proxy between the whole
// program and simulated venues.
#include "tests/support/proxy_suite.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;

class TestProxyPace : public QObject {
    Q_OBJECT
    ProxySuite m_suite{{39, 40, 48}};
    static constexpr int kPatience = 120'000;

private Q_SLOTS:
    void row_data() { m_suite.rows(); }
    void row() { m_suite.row(); }

    // 38: all four venues at once. Nothing is lost, every book is right, and how late things are is shown.
    void twentyTimesTheRate()
    {
        ProxiedWorld& w = m_suite.world();
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
        std::array<TruthJudge::Counts, kVenueCount> before;
        std::array<TruthJudge::Trades, kVenueCount> missing;
        for (const VenueId v : kVenues) {
            const auto at = static_cast<std::size_t>(v);
            before[at] = w.judged([v](TruthJudge& j) { return j.counts(v); });
            missing[at] = w.tradesMissing(v);
        }
        HandlerWatch::forget();
        w.atVenues([](sim::SimVenues& v) { v.setSpeed(20); });
        const Timestamp from = w.atVenues([](sim::SimVenues& v) { return v.market().now(); });
        // As long as it takes for a minute of the market to be told, on whatever machine.
        QTRY_VERIFY_WITH_TIMEOUT((w.look(), w.atVenues([](sim::SimVenues& v) { return v.market().now(); }) - from >
                                                std::chrono::seconds{60}),
                                 kPatience);
        for (const VenueId v : kVenues) QTRY_VERIFY_WITH_TIMEOUT(w.health(v).latencyP50.has_value(), kPatience);
        w.atVenues([](sim::SimVenues& v) { v.setSpeed(1); });
        for (const VenueId v : kVenues) w.judged([v](TruthJudge& j) { j.awaitHealing(v); });
        for (const VenueId v : kVenues)
            QTRY_VERIFY_WITH_TIMEOUT(
                (w.look(), w.judged([v](TruthJudge& j) { return j.healedAfterMs(v).has_value(); })), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kPatience);
        w.atVenues([](sim::SimVenues& v) { v.setPaused(true); });
        for (const VenueId v : kVenues) {
            const auto at = static_cast<std::size_t>(v);
            QTRY_VERIFY_WITH_TIMEOUT(w.tradesArrived(v, missing[at]), kPatience / 4);
            const TruthJudge::Counts now = w.judged([v](TruthJudge& j) { return j.counts(v); });
            QVERIFY(now.trades > before[at].trades);
            QCOMPARE(now.wrong + now.shownWrong + now.shownCrossed + now.afterLoss + now.tradesTwice, 0u);
            QCOMPARE(now.reasons[static_cast<std::size_t>(LostReason::Gap)],
                     before[at].reasons[static_cast<std::size_t>(LostReason::Gap)]);
            QCOMPARE(w.health(v).overloadDropped, 0u);
        }
        w.atVenues([](sim::SimVenues& v) { v.setPaused(false); });
        qInfo("feed %.1f ms, model %.1f ms", HandlerWatch::worstMs(QStringLiteral("feed")),
              HandlerWatch::worstMs(QStringLiteral("model")));
        QVERIFY(HandlerWatch::worstMs(QStringLiteral("feed")) <= 50);
        QVERIFY(HandlerWatch::worstMs(QStringLiteral("model")) <= 50);
    }
    void cleanupTestCase() { m_suite.end(); }
};

PROXY_MAIN(TestProxyPace)
#include "tst_proxy_pace.moc"
