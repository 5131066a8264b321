// Clocks, sleep, networks and listings (docs/faults.md, 47, 49, 50, 51): they meet all venues at once, at proxies
// between the whole program and simulated venues.
#include "tests/support/network_outage.h"
#include "tests/support/proxy_suite.h"

#include <algorithm>
#include <map>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestProxyClocks : public QObject {
    Q_OBJECT
    static constexpr int kPatience = 120'000;
    std::unique_ptr<ProxiedWorld> m_world;

    TruthJudge::Counts counts(VenueId v)
    {
        return m_world->judged([v](TruthJudge& j) { return j.counts(v); });
    }
    QString wrong()
    {
        for (const VenueId v : kVenues) {
            const TruthJudge::Counts c = counts(v);
            if (c.wrong + c.shownWrong + c.shownCrossed + c.afterLoss + c.tradesTwice + c.notFinite > 0)
                return QString::fromStdString(m_world->judged([](TruthJudge& j) { return j.firstWrong; }));
        }
        return {};
    }
    template <typename What>
    bool every(What what)
    {
        return std::all_of(kVenues.begin(), kVenues.end(), what);
    }
    // Where the newest column of the past of each book that is shown begins.
    std::map<InstrumentId, Timestamp> newestColumns()
    {
        std::map<InstrumentId, Timestamp> out;
        m_world->look();
        const auto depth = m_world->hub.depth.read().value;
        if (!depth) return out;
        for (const DepthLane& lane : depth->lanes)
            for (const auto& block : lane.history.blocks)
                if (!block->columns.empty()) out[lane.instrument] = block->columns.back().start;
        return out;
    }
    // Columns within a sleep of half an hour, of whatever length: they are there as gaps, and nothing else is. At
    // its beginning a book may last for as long as it may be silent.
    QString notMarked(const std::map<InstrumentId, Timestamp>& newest)
    {
        const auto depth = m_world->hub.depth.read().value;
        if (!depth) return QStringLiteral("nothing is shown");
        for (const DepthLane& lane : depth->lanes) {
            const auto before = newest.find(lane.instrument);
            if (before == newest.end()) continue;
            const Timestamp from = before->second + 35s, to = before->second + 30min;
            const auto look = [&](const DepthHistoryView& past) {
                int gaps = 0;
                for (const auto& block : past.blocks)
                    for (const DepthColumn& c : block->columns) {
                        if (c.start < from || c.start + past.column > to) continue;
                        if (!c.gap) return -1;
                        ++gaps;
                    }
                return gaps;
            };
            bool right = look(lane.history) > 600;
            for (const DepthHistoryView& coarser : lane.history.coarser) right = right && look(coarser) >= 0;
            if (!right) return QStringLiteral("not marked at ") + QString::fromStdString(lane.symbol);
        }
        return {};
    }
    void awaitHealing()
    {
        for (const VenueId v : kVenues) m_world->judged([v](TruthJudge& j) { j.awaitHealing(v); });
    }
    std::optional<double> healed()
    {
        m_world->look();
        double slowest = 0;
        for (const VenueId v : kVenues) {
            const auto took = m_world->judged([v](TruthJudge& j) { return j.healedAfterMs(v); });
            if (!took) return std::nullopt;
            slowest = std::max(slowest, *took);
        }
        return slowest;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ProxiedWorld::Setup setup;
        setup.alsoListed = {"SOL", "XRP"};
        setup.scenario = ProxiedWorld::busy();
        setup.scenario.unlisted = {"XRP"};
        m_world = std::make_unique<ProxiedWorld>(setup);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
    }

    void ownClockJumps_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("an hour forward") << 1;
        QTest::newRow("an hour back") << -1;
    }
    void ownClockJumps()
    {
        QFETCH(int, hours);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
        std::array<TruthJudge::Counts, kVenueCount> before;
        for (const VenueId v : kVenues) {
            before[static_cast<std::size_t>(v)] = counts(v);
            m_world->onWire(v, [](FaultProxy& p) { p.forget(); });
        }
        m_world->clock.wallLeap = std::chrono::hours{hours};
        const auto went = [&](VenueId v) {
            const TruthJudge::Counts& was = before[static_cast<std::size_t>(v)];
            const TruthJudge::Counts now = counts(v);
            return now.deltas + now.images > was.deltas + was.images + 6 && now.trades > was.trades;
        };
        QTRY_VERIFY_WITH_TIMEOUT((m_world->look(), every(went)), kPatience);
        // What the model shows goes on as well, by its own time.
        const auto version = m_world->hub.depth.version();
        QTRY_VERIFY_WITH_TIMEOUT(m_world->hub.depth.version() > version + 5, kPatience);
        for (const VenueId v : kVenues) {
            QCOMPARE(counts(v).losses, before[static_cast<std::size_t>(v)].losses);
            QCOMPARE(m_world->onWire(v, [](FaultProxy& p) { return p.count(FaultProxy::Knock::Upgrade); }), 0);
        }
        m_world->clock.wallLeap = Duration{0};
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
        QCOMPARE(wrong(), QString());
    }

    // Half an hour in which this process did not run.
    void sleepAndWake()
    {
        double marked = 0, equal = 0, heldUp = 0;
        QString many;
        for (Tries tries; tries.left(); tries.made(heldUp)) {
            many.clear();
            QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
            for (const VenueId v : kVenues) m_world->onWire(v, [](FaultProxy& p) { p.forget(); });
            std::array<std::uint64_t, kVenueCount> before{};
            for (const VenueId v : kVenues) before[static_cast<std::size_t>(v)] = counts(v).losses;
            QTRY_VERIFY_WITH_TIMEOUT(newestColumns().size() >= kVenueCount, kPatience);
            const std::map<InstrumentId, Timestamp> newest = newestColumns();
            m_world->takeLateness();
            m_world->clock.leap = m_world->clock.leap.load() + 30min;
            const qint64 woke = monoMs();
            // One may be whole again before another has noticed.
            const auto lost = [&] {
                m_world->look();
                return every([&](VenueId v) { return counts(v).losses > before[static_cast<std::size_t>(v)]; });
            };
            QTRY_VERIFY_WITH_TIMEOUT(lost(), kPatience);
            heldUp = m_world->takeLateness();
            marked = static_cast<double>(monoMs() - woke) - heldUp;
            awaitHealing();
            QTRY_VERIFY_WITH_TIMEOUT(healed().has_value(), kPatience);
            // Hyperliquid repeats its books every few seconds; those that are looked at come by REST.
            const double heldUpLater = m_world->takeLateness();
            equal = static_cast<double>(monoMs() - woke) - wordsOf(VenueId::Hyperliquid).paceMs() - heldUpLater;
            heldUp += heldUpLater;
            for (const VenueId v : kVenues)
                many += tooManyAttempts(
                    m_world->onWire(v, [](FaultProxy& p) { return p.times(FaultProxy::Knock::Upgrade); }));
            const auto past = [&] {
                const std::map<InstrumentId, Timestamp> now = newestColumns();
                return std::all_of(newest.begin(), newest.end(), [&](const auto& row) {
                    const auto at = now.find(row.first);
                    return at != now.end() && at->second > row.second + 30min;
                });
            };
            QTRY_VERIFY_WITH_TIMEOUT(past(), kPatience);
            QCOMPARE(notMarked(newest), QString());
            if (marked <= 1'000 && equal <= 3'000 && many.isEmpty()) break;
        }
        QCOMPARE(many, QString());
        if (!instrumented()) QVERIFY2(marked <= 1'000, qPrintable(QString::number(marked)));
        if (!instrumented()) QVERIFY2(equal <= 3'000, qPrintable(QString::number(equal)));
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
        QCOMPARE(wrong(), QString());
    }

    // No name resolves, no address is reached; connections that were open end. Attempts that do not leave this
    // computer stay close together, so that its return is seen in time.
    void networkGone()
    {
        double took = 0, heldUp = 0;
        for (Tries tries; tries.left(); tries.made(heldUp)) {
            QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
            {
                const NetworkOutage outage;
                for (const VenueId v : kVenues) m_world->onWire(v, [](FaultProxy& p) { p.resetAll(); });
                const int before = NetworkOutage::refused();
                const auto said = [&] {
                    m_world->look();
                    return NetworkOutage::refused() > before + 12 &&
                           every([&](VenueId v) { return !m_world->health(v).headline.empty(); });
                };
                QTRY_VERIFY_WITH_TIMEOUT(said(), kPatience);
                for (const VenueId v : kVenues) QVERIFY(m_world->judged([v](TruthJudge& j) { return j.lost(v); }));
            }
            awaitHealing();
            m_world->takeLateness();
            QTRY_VERIFY_WITH_TIMEOUT(healed().has_value(), kPatience);
            heldUp = m_world->takeLateness();
            took = healed().value_or(0) - wordsOf(VenueId::Hyperliquid).paceMs() - heldUp;
            if (took <= 5'000) break;
        }
        if (!instrumented()) QVERIFY2(took <= 5'000, qPrintable(QString::number(took)));
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
        QCOMPARE(wrong(), QString());
    }

    // ETH ends at all venues, XRP begins. Time of the program's own clock, in strides that nothing takes for
    // silence.
    void listingsComeAndGo()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
        sim::Scenario next = ProxiedWorld::busy();
        next.phases.front().listingIncidents = {{"ETH", 0x0f, sim::ListingIncident::Kind::Delist, 0ms, 0ms, {}},
                                                {"XRP", 0x0f, sim::ListingIncident::Kind::List, 0ms, 0ms, {}}};
        for (const VenueId v : kVenues) m_world->onWire(v, [](FaultProxy& p) { p.forget(); });
        m_world->atVenues([&](sim::SimVenues& v) { v.play(next); });
        const auto status = [&](VenueId v, const char* asset) {
            return m_world->judged([&](TruthJudge& j) {
                for (const auto& [id, i] : j.instruments())
                    if (id.venue() == v && i.market == Market::Perp && i.asset == asset) return i.status;
                return InstrumentStatus::Unknown;
            });
        };
        const Mono from = m_world->clock.mono();
        const auto known = [&] {
            m_world->look();
            return every([&](VenueId v) {
                return status(v, "XRP") == InstrumentStatus::Trading &&
                       status(v, "ETH") == InstrumentStatus::Delisted;
            });
        };
        // What this machine was late with is not the program's. The end of the minute takes its time, so that what
        // is asked for then can be answered within it.
        double spared = 0;
        m_world->takeLateness();
        auto stride = [&, last = from]() mutable {
            const Mono now = m_world->clock.mono();
            if (m_world->takeLateness() > 0) spared += toSeconds(now - last);
            last = now;
            if (now - from < 54s) m_world->clock.leap = m_world->clock.leap.load() + 250ms;
            return known();
        };
        QTRY_VERIFY_WITH_TIMEOUT(stride(), 2 * kPatience);
        const double took = toSeconds(m_world->clock.mono() - from) - spared;
        qInfo("known after %.0f s", took);
        QVERIFY2(took <= 60, qPrintable(QString::number(took)));
        // Said; nobody asks for it any more; what goes on is untouched.
        for (const VenueId v : kVenues)
            QTRY_VERIFY_WITH_TIMEOUT(
                (m_world->look(), m_world->health(v).headline.find("delisted") != std::string::npos), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->settled(), kPatience);
        for (const VenueId v : kVenues) m_world->onWire(v, [](FaultProxy& p) { p.forget(); });
        const auto more = [&](VenueId v) {
            return m_world->onWire(v, [](FaultProxy& p) { return p.count(FaultProxy::Knock::Rest) > 3; });
        };
        QTRY_VERIFY_WITH_TIMEOUT((m_world->look(), every(more)), kPatience);
        for (const VenueId v : kVenues) {
            QCOMPARE(m_world->onWire(v, [](FaultProxy& p) { return p.count(FaultProxy::Knock::Upgrade); }), 0);
            for (const QByteArray& text : m_world->onWire(v, [](FaultProxy& p) { return p.said("ETH"); }))
                QVERIFY2(!text.toLower().contains("\"subscribe\""), text.constData());
        }
        // And what is new can be watched.
        WatchSet set = m_world->watchSet();
        set.assets.push_back("XRP");
        m_world->watch(set);
        const auto heard = [&] {
            m_world->look();
            return every([&](VenueId v) { return m_world->health(v).booksLive >= 3; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(heard(), kPatience);
        QCOMPARE(wrong(), QString());
    }
    void cleanupTestCase() { m_world.reset(); }
};

PROXY_MAIN(TestProxyClocks)
#include "tst_proxy_clocks.moc"
