// What comes late, all at once, too quickly, or by another clock (docs/faults.md), at a proxy between the whole
// program and simulated venues.
#include "tests/support/proxy_suite.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

// What is held for ten seconds is no silence: no connection is given up for it.
ProxiedWorld::Setup unhurried()
{
    ProxiedWorld::Setup setup;
    setup.network.silence = std::chrono::seconds{20};
    setup.network.reconnectAfterSilence = setup.network.topicSilence = std::chrono::seconds{30};
    return setup;
}

}  // namespace

class TestProxyPace : public QObject {
    Q_OBJECT
    ProxySuite m_suite{{39, 40, 48}, unhurried()};
    static constexpr int kPatience = 120'000;

    // What is shown of how late things are is what an onlooker saw between the wire and the program in the last
    // two seconds of the flood: the middle of it among their middle ones, the worst no worse than their worst.
    static bool lagShown(ProxiedWorld& w, VenueId v, Mono begun, double speed)
    {
        constexpr std::chrono::seconds kLately{2};
        constexpr double kBehindMs = 500, kSlackMs = 5;
        const FeedHealth h = w.health(v);
        if (h.at - begun < kLately || !h.latencyP50 || !h.latencyP99) return false;
        const auto seen = [&](double q) {
            return w.judged([&](TruthJudge& j) { return j.lagMs(v, q, h.at - kLately, h.at); });
        };
        const auto low = seen(0.1), middle = seen(0.5), high = seen(0.9), worst = seen(1);
        if (!low || !middle || !high || !worst) return false;
        // By the market's clock, which runs that much quicker; and what is shown is without the venue's offset.
        const double slack = kSlackMs * speed, offset = h.clockOffsetMs.value_or(0);
        const auto shown = [&](double ms) { return std::max(0.0, ms + offset); };
        return *h.latencyP50 >= shown(*low) - slack && *h.latencyP50 <= shown(*high) + slack &&
               *h.latencyP99 >= shown(*middle) - slack && *h.latencyP99 <= shown(*worst) + slack &&
               *middle <= kBehindMs * speed;
    }

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
        constexpr double kSpeed = 20;
        const Mono begun = w.clock.mono();
        w.atVenues([](sim::SimVenues& v) { v.setSpeed(kSpeed); });
        const Timestamp from = w.atVenues([](sim::SimVenues& v) { return v.market().now(); });
        // As long as it takes for a minute of the market to be told, on whatever machine.
        QTRY_VERIFY_WITH_TIMEOUT((w.look(), w.atVenues([](sim::SimVenues& v) { return v.market().now(); }) - from >
                                                std::chrono::seconds{60}),
                                 kPatience);
        for (const VenueId v : kVenues) QTRY_VERIFY_WITH_TIMEOUT(lagShown(w, v, begun, kSpeed), kPatience);
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
