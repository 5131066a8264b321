// What people ask to be told of: every operator, several conditions together, holds and cooldowns, and what an
// alert does when its input is not there (ANALYTICS L).
#include "tests/support/alert_engine_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using std::chrono::seconds;
using Rig = AlertRig;

class TestAlertEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void above()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5)})});
        // The level itself is not above it; once said, it is silent until it was below.
        QCOMPARE(r.story(metric::spreadBps, {4, 5, 5.1, 6, 4, 6}), QByteArray("..!..!"));
        QCOMPARE(r.row().timesFired, 2u);
        QCOMPARE(r.row().state, AlertState::Firing);
        const AlertFired& f = r.engine.snapshot().fired.front();
        QCOMPARE(f.rule, std::uint64_t{1});
        QCOMPARE(f.asset, std::string("BTC"));
        QVERIFY(f.metric == metric::spreadBps);
        QCOMPARE(f.value, 6.0);
        QCOMPARE(f.at.mono, r.clock.mono());
        QVERIFY(f.atOnce);
        QVERIFY(!f.silent);
        QVERIFY(QString::fromStdString(f.text).contains(QLatin1String("BTC spread_bps above 5.00 bp: 6.00 bp")));
    }
    void alreadyAboveFiresAtOnce()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5)})});
        QCOMPARE(r.story(metric::spreadBps, {6}), QByteArray("!"));
    }
    void below()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Below, 5)})});
        QCOMPARE(r.story(metric::spreadBps, {6, 5, 4.9, 4, 6, 4}), QByteArray("..!..!"));
    }
    void crossesUp()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::CrossesUp, 5)})});
        // Begins above: it did not cross.
        QCOMPARE(r.story(metric::spreadBps, {6, 7, 4, 5, 6, 4, 6}), QByteArray("...!..!"));
    }
    void crossesDown()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::CrossesDown, 5)})});
        QCOMPARE(r.story(metric::spreadBps, {4, 6, 5, 4, 6, 4}), QByteArray("..!..!"));
    }
    void aCrossingThatWasNotSeenIsNotMadeUp()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::CrossesUp, 5)})});
        QCOMPARE(r.story(metric::spreadBps, {4, std::nullopt, 6, 6, 4, 6}), QByteArray(".....!"));
    }
    void changesTo()
    {
        Rig r;
        const auto& words = analytics::word(metric::phase).words;
        const auto reset = static_cast<double>(std::find(words.begin(), words.end(), "RESET") - words.begin());
        r.engine.setRules({rule(1, {{metric::phase, "BTC", {}, Op::ChangesTo, reset}})});
        QCOMPARE(r.story(metric::phase, {reset, reset, 0, reset, reset, 1, reset}), QByteArray("...!..!"));
        QVERIFY(QString::fromStdString(r.engine.snapshot().fired.front().text).contains(QLatin1String("RESET")));
    }

    // Two conditions, each true, false or unknown.
    void together_data()
    {
        QTest::addColumn<bool>("all");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("state");
        const auto firing = static_cast<int>(AlertState::Firing), armed = static_cast<int>(AlertState::Armed),
                   suspended = static_cast<int>(AlertState::Suspended);
        QTest::newRow("true and true") << true << 1 << 1 << firing;
        QTest::newRow("true and false") << true << 1 << 0 << armed;
        QTest::newRow("true and unknown") << true << 1 << -1 << suspended;
        QTest::newRow("false and unknown") << true << 0 << -1 << armed;
        QTest::newRow("unknown and unknown") << true << -1 << -1 << suspended;
        QTest::newRow("true or false") << false << 1 << 0 << firing;
        QTest::newRow("false or false") << false << 0 << 0 << armed;
        QTest::newRow("true or unknown") << false << 1 << -1 << firing;
        QTest::newRow("unknown or true") << false << -1 << 1 << firing;
        QTest::newRow("false or unknown") << false << 0 << -1 << suspended;
        QTest::newRow("unknown or unknown") << false << -1 << -1 << suspended;
    }
    void together()
    {
        QFETCH(bool, all);
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, state);
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5), funding(Op::Above, 0.0005)});
        asked.all = all;
        r.engine.setRules({asked});
        const auto say = [&](MetricId id, int truth, double yes, double no) {
            if (truth < 0)
                r.lose(id);
            else
                r.put(id, truth > 0 ? yes : no);
        };
        say(metric::spreadBps, first, 6, 4);
        say(metric::r8, second, 0.001, 0.0001);
        r.step();
        QCOMPARE(static_cast<int>(r.row().state), state);
        QCOMPARE(r.fired(), std::uint64_t(r.row().state == AlertState::Firing ? 1 : 0));
        QCOMPARE(r.engine.snapshot().suspended, std::size_t(r.row().state == AlertState::Suspended ? 1 : 0));
        if (r.row().state == AlertState::Suspended) QVERIFY(!r.row().note.empty());
    }

    void holds()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.hold = seconds{3};
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 6}), QByteArray(".."));
        QCOMPARE(r.row().state, AlertState::Holding);
        QCOMPARE(r.story(metric::spreadBps, {4, 6, 6, 6, 6, 6}), QByteArray("....!."));
    }
    void clears()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.clear = seconds{3};
        r.engine.setRules({asked});
        // A dip that is shorter than the clearing time is no end, and so no new beginning.
        QCOMPARE(r.story(metric::spreadBps, {6, 4, 4, 6, 6}), QByteArray("!...."));
        QCOMPARE(r.story(metric::spreadBps, {4, 4, 4, 4, 6}), QByteArray("....!"));
    }
    void coolsDown()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.cooldown = seconds{5};
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 4}), QByteArray("!."));
        QCOMPARE(r.row().state, AlertState::Cooling);
        QCOMPARE(r.story(metric::spreadBps, {6, 4, 4, 4, 6}), QByteArray("....!"));
    }
    void once()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.once = true;
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 4, 6}), QByteArray("!.."));
        QCOMPARE(r.row().state, AlertState::Paused);
        QCOMPARE(r.row().timesFired, 1u);
    }
    void switchedOff()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.armed = false;
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 4, 6}), QByteArray("..."));
        QCOMPARE(r.row().state, AlertState::Paused);
    }
    void expires()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.expires = r.clock.wall() + seconds{3};
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {4, 4, 6}), QByteArray("..."));
        QCOMPARE(r.row().state, AlertState::Expired);
    }
    void suspendedWhileItsInputIsAway()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.hold = seconds{3};
        r.engine.setRules({asked});
        // The hold begins anew: what happened in between nobody saw.
        QCOMPARE(r.story(metric::spreadBps, {6, 6, 6, std::nullopt}), QByteArray("...."));
        QCOMPARE(r.row().state, AlertState::Suspended);
        QVERIFY(QString::fromStdString(r.row().note).contains(QLatin1String("its data is stale")));
        QCOMPARE(r.story(metric::spreadBps, {6, 6, 6, 6}), QByteArray("...!"));
        // A firing alert stays one.
        QCOMPARE(r.story(metric::spreadBps, {std::nullopt}), QByteArray("."));
        QCOMPARE(r.row().state, AlertState::Firing);
    }
    void thinCoverageIsNotKnown()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5)})});
        r.put(metric::spreadBps, 9, "BTC", {}, 0.5);
        r.step();
        QCOMPARE(r.row().state, AlertState::Suspended);
        QCOMPARE(r.fired(), std::uint64_t{0});
    }
    void nothingWatched()
    {
        Rig r;
        r.engine.setRules(
            {rule(1, {spread(Op::Above, 5, "DOGE")}), rule(2, {spread(Op::Above, 5, "")}), rule(3, {})});
        r.step();
        QCOMPARE(r.row(0).state, AlertState::Suspended);
        QCOMPARE(r.row(1).state, AlertState::Suspended);
        QCOMPARE(r.row(2).state, AlertState::Failed);
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(!r.row(i).note.empty());
    }

    void aRuleWithoutAnAssetWatchesEach()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5, "")});
        asked.cooldown = seconds{100};
        r.engine.setRules({asked});
        r.put(metric::spreadBps, 4, "BTC");
        r.put(metric::spreadBps, 6, "ETH");
        r.step();
        QCOMPARE(r.engine.snapshot().fired.front().asset, std::string("ETH"));
        QVERIFY(QString::fromStdString(r.engine.snapshot().fired.front().text).startsWith(QLatin1String("ETH ")));
        // Each has its own cooldown.
        r.put(metric::spreadBps, 7, "BTC");
        r.step();
        QCOMPARE(r.row().timesFired, 2u);
        QCOMPARE(r.engine.snapshot().fired.front().asset, std::string("BTC"));
        // One of them silent: the others are watched on.
        r.put(metric::spreadBps, 1, "BTC");
        r.lose(metric::spreadBps, "ETH");
        r.step();
        QVERIFY(r.row().state != AlertState::Suspended);
    }
    void twoConditionsOfTheSameAsset()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5, ""), funding(Op::Above, 0.0005, "")})});
        r.put(metric::spreadBps, 6, "BTC"), r.put(metric::r8, 0, "BTC");
        r.put(metric::spreadBps, 1, "ETH"), r.put(metric::r8, 0.001, "ETH");
        r.step();
        QCOMPARE(r.fired(), std::uint64_t{0});  // one of BTC and one of ETH are not both
        r.put(metric::r8, 0.001, "BTC");
        r.step();
        QCOMPARE(r.engine.snapshot().fired.front().asset, std::string("BTC"));
    }
    void ofOneVenue()
    {
        Rig r;
        r.engine.setRules({rule(1, {{metric::spreadBps, "BTC", VenueId::Okx, Op::Above, 5}})});
        r.put(metric::spreadBps, 9, "BTC", VenueId::Bybit);
        r.put(metric::spreadBps, 4, "BTC", VenueId::Okx);
        r.step();
        QCOMPARE(r.fired(), std::uint64_t{0});
        r.put(metric::spreadBps, 6, "BTC", VenueId::Okx);
        r.step();
        QVERIFY(r.engine.snapshot().fired.front().venue == VenueId::Okx);
    }
    void ofTheMarket()
    {
        Rig r;
        r.engine.setRules({rule(1, {{metric::tci, "", {}, Op::Above, 80}})});
        r.put(metric::spreadBps, 1, "BTC"), r.put(metric::spreadBps, 1, "ETH");
        r.market.at(metric::tci) = MetricValue{85, {}, r.clock.mono(), {}, 1, false};
        r.step();
        QCOMPARE(r.row().timesFired, 1u);  // once, not for each asset
    }

    // Of all own positions there is no asset, also beside a condition of whichever is watched.
    void ofAllPositions()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5, ""), {metric::marginRatio, "", {}, Op::Above, 0.5}}),
                           rule(2, {{metric::marginRatio, "", {}, Op::Above, 0.7}})});
        r.put(metric::spreadBps, 6, "BTC"), r.put(metric::spreadBps, 1, "ETH");
        r.market.at(metric::marginRatio) = MetricValue{0.6, {}, r.clock.mono(), {}, 1, false};
        r.step();
        QCOMPARE(r.row(0).timesFired, 1u);
        QCOMPARE(r.engine.snapshot().fired.front().asset, std::string("BTC"));
        QCOMPARE(r.row(1).state, AlertState::Armed);
        r.market.at(metric::marginRatio) = MetricValue{0.8, {}, r.clock.mono(), {}, 1, false};
        r.step();
        QCOMPARE(r.row(1).timesFired, 1u);
    }
};

QTEST_APPLESS_MAIN(TestAlertEngine)
#include "tst_alert_engine.moc"
