// Alerts as they are edited, snoozed and refused; those that are judged as the frame comes; their words and delays
// (ANALYTICS L).
#include "model/metrics/metric_text.h"
#include "tests/support/alert_engine_rig.h"
#include "tests/support/numbers.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using std::chrono::seconds;
using Rig = AlertRig;

class TestAlertRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditedRuleBeginsAnew()
    {
        Rig r;
        AlertRule asked = rule(7, {spread(Op::Above, 5)});
        asked.once = true;
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 6}), QByteArray("!."));
        QCOMPARE(r.row().state, AlertState::Paused);
        asked.conditions.front().level = 5.5;
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6}), QByteArray("!"));
        QCOMPARE(r.row().timesFired, 2u);  // its history stays
        QVERIFY(r.row().lastFired.has_value());
        QCOMPARE(r.row().rule.id, std::uint64_t{7});
    }
    void theOthersStayAsTheyAre()
    {
        Rig r;
        AlertRule slow = rule(1, {spread(Op::Above, 5)});
        slow.hold = seconds{3};
        r.engine.setRules({slow});
        QCOMPARE(r.story(metric::spreadBps, {6, 6}), QByteArray(".."));
        // A second rule is added in front: the first goes on holding.
        r.engine.setRules({rule(2, {spread(Op::Above, 50)}), slow});
        QCOMPARE(r.story(metric::spreadBps, {6, 6}), QByteArray(".!"));
        QCOMPARE(r.engine.snapshot().fired.front().rule, std::uint64_t{1});
        QCOMPARE(r.row(1).rule.id, std::uint64_t{1});
        // And goes when it is taken away.
        r.engine.setRules({rule(2, {spread(Op::Above, 50)})});
        r.step();
        QCOMPARE(r.engine.snapshot().rows.size(), std::size_t{1});
        QCOMPARE(r.engine.snapshot().fired.size(), std::size_t{1});
    }
    void newWordsAndAnotherVoiceAreNotAnotherQuestion()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.hold = seconds{3};
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 6}), QByteArray(".."));
        asked.title = "wide";
        asked.severity = Severity::Critical;
        asked.snoozedUntil = r.clock.wall() + seconds{100};
        asked.sound = asked.tray = false;
        asked.post = asked.bundle = true;
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 6}), QByteArray(".!"));
    }
    void snoozedIsWatchedAndSilent()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.snoozedUntil = r.clock.wall() + seconds{3};
        r.engine.setRules({asked});
        QCOMPARE(r.story(metric::spreadBps, {6, 4}), QByteArray("!."));
        QVERIFY(r.engine.snapshot().fired.front().silent);
        QCOMPARE(r.row().timesFired, 1u);
        QCOMPARE(r.row().state, AlertState::Armed);
        // The third second is the end of it.
        QCOMPARE(r.story(metric::spreadBps, {6}), QByteArray("!"));
        QVERIFY(!r.engine.snapshot().fired.front().silent);
        QVERIFY(r.engine.snapshot().fired.back().silent);
    }
    void onceOfSeveralAssetsIsOnce()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5, "")});
        asked.once = true;
        r.engine.setRules({asked});
        r.put(metric::spreadBps, 9, "BTC"), r.put(metric::spreadBps, 9, "ETH");
        r.step();
        QCOMPARE(r.row().timesFired, 1u);
        QCOMPARE(r.engine.snapshot().fired.size(), std::size_t{1});
        QCOMPARE(r.row().state, AlertState::Paused);
    }
    void whatCanNeverBeJudgedFails_data()
    {
        QTest::addColumn<int>("metric");
        QTest::addColumn<int>("op");
        QTest::addColumn<double>("level");
        QTest::addColumn<int>("over");
        QTest::addColumn<int>("venue");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, MetricId m, Op op, double level, int over, int venue,
                            const char* says) {
            QTest::newRow(name) << int(m) << int(op) << level << over << venue << QString::fromUtf8(says);
        };
        row("no level", metric::spreadBps, Op::Above, std::nan(""), 0, -1, "no level");
        row("no such value", 9'999, Op::Above, 1, 0, -1, "does not exist");
        row("a rise over nothing", metric::price, Op::RisesBy, 0.1, 0, -1, "how much past");
        row("a rise by nothing", metric::price, Op::RisesBy, 0, 60, -1, "more than nothing");
        row("a short deviation", metric::price, Op::ZAbove, 3, 30, -1, "a minute");
        row("a state above", metric::phase, Op::Above, 1, 0, -1, "is a state");
        row("a number to a state", metric::price, Op::ChangesTo, 1, 0, -1, "is a number");
        row("no such state", metric::phase, Op::ChangesTo, 99, 0, -1, "no such state");
        row("not of a venue", metric::rv1h, Op::Above, 1, 0, 0, "single venue");
        row("only of a venue", metric::oiShare, Op::Above, 0.5, 0, -1, "only known of a single venue");
    }
    void whatCanNeverBeJudgedFails()
    {
        QFETCH(int, metric);
        QFETCH(int, op);
        QFETCH(double, level);
        QFETCH(int, over);
        QFETCH(int, venue);
        QFETCH(QString, says);
        Rig r;
        AlertCondition c{static_cast<MetricId>(metric), "BTC", {}, static_cast<Op>(op), level, seconds{over}};
        if (venue >= 0) c.venue = kVenues[static_cast<std::size_t>(venue)];
        r.engine.setRules({rule(1, {c}), rule(2, {spread(Op::Above, 5)})});
        r.put(metric::spreadBps, 9);
        r.step();
        QCOMPARE(r.row(0).state, AlertState::Failed);
        QVERIFY2(r.row(0).note.find(says.toStdString()) != std::string::npos, r.row(0).note.c_str());
        QCOMPARE(r.row(1).state, AlertState::Firing);  // the others are watched
        QVERIFY(!r.now("BTC"));
    }
    void tooManyConditionsFail()
    {
        Rig r;
        r.engine.setRules({rule(1, std::vector<AlertCondition>(9, spread(Op::Above, 5)))});
        r.put(metric::spreadBps, 9);
        r.step();
        QCOMPARE(r.row().state, AlertState::Failed);
        r.engine.setRules({rule(1, std::vector<AlertCondition>(8, spread(Op::Above, 5)))});
        r.step();
        QCOMPARE(r.row().state, AlertState::Firing);
    }
    void saysWhichInputIsMissing()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5), {metric::r8, "ETH", VenueId::Bybit, Op::Above, 0}})});
        r.put(metric::spreadBps, 9);
        r.step();
        QCOMPARE(r.row().state, AlertState::Suspended);
        QVERIFY2(QString::fromStdString(r.row().note).startsWith(QLatin1String("ETH BY r8: ")),
                 r.row().note.c_str());
        // Of several assets, how many.
        r.engine.setRules({rule(2, {spread(Op::Above, 50, "")})});
        r.put(metric::spreadBps, 9, "SOL"), r.lose(metric::spreadBps, "ETH");
        r.step();
        QCOMPARE(r.row().state, AlertState::Armed);
        QVERIFY2(QString::fromStdString(r.row().note).startsWith(QLatin1String("1 of 3 assets")),
                 r.row().note.c_str());
    }

    // What was before the alert was set is known where it is kept, and no older than its stretch's beginning.
    void aRiseKnowsWhatWasBefore()
    {
        const auto minutes = [](int n) { return std::chrono::minutes{n}; };
        const auto story = [&](std::initializer_list<std::pair<int, double>> before, bool venue = false) {
            Rig r;
            const Mono start = r.clock.mono();
            int asked = 0;
            r.engine.setPast([&](const AlertCondition& c, const std::string& asset) {
                ++asked;
                std::vector<ValuePast::Stretch> out;
                if (asset != "BTC" || c.metric != metric::price || c.venue.has_value() != venue) return out;
                for (const auto& [ago, v] : before) out.push_back({start - minutes(ago), v, v + 1});
                return out;
            });
            AlertRule asked1 = rule(1, {{metric::price, "BTC", {}, Op::RisesBy, 0.1, minutes(60)}});
            r.engine.setRules({asked1});
            const QByteArray out = r.story(metric::price, {110, 111, 111});
            return out + QByteArray::number(asked);
        };
        QCOMPARE(story({}), QByteArray("...1"));
        QCOMPARE(story({{50, 100}, {40, 105}}), QByteArray(".!.1"));
        QCOMPARE(story({{61, 100}, {40, 105}}), QByteArray("...1"));  // too long ago
        QCOMPARE(story({{50, 100}}, true), QByteArray("...1"));       // of a venue: not asked
        // Not all in one second.
        Rig r;
        int asked = 0;
        r.engine.setPast([&](const AlertCondition&, const std::string&) {
            ++asked;
            return std::vector<ValuePast::Stretch>{};
        });
        AlertRule each = rule(1, {{metric::price, "", {}, Op::FallsBy, 0.1, minutes(60)}});
        r.engine.setRules({each});
        for (int a = 0; a < 70; ++a) r.put(metric::price, 100, "A" + std::to_string(a));
        r.step();
        QCOMPARE(asked, 0);  // with the second look
        r.step();
        QCOMPARE(asked, AlertEngine::kPastsASecond);
        r.step(5);
        QCOMPARE(asked, 70);
    }

    // ---- Between two seconds --------------------------------------------------------------------

    void judgedAsTheFrameComes()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5)})});
        r.put(metric::spreadBps, 4);
        r.step();
        QVERIFY(r.row().atOnce);
        const Mono arrived = r.clock.mono() + std::chrono::milliseconds{300};
        r.clock.advance(std::chrono::milliseconds{312});
        r.put(metric::spreadBps, 6);
        QVERIFY(r.now("BTC", arrived));
        QCOMPARE(r.fired(), std::uint64_t{1});
        const AlertFired& f = r.engine.snapshot().fired.front();
        QVERIFY(f.atOnce);
        QCOMPARE(f.at.mono, r.clock.mono());
        VERIFY_NEAR(f.delayMs.value(), 12.0);
        QCOMPARE(r.row().state, AlertState::Firing);
        QCOMPARE(r.row().timesFired, 1u);
        // The second finds it said.
        r.step();
        QCOMPARE(r.fired(), std::uint64_t{1});
        // Nothing new is no news.
        QVERIFY(!r.now("BTC", arrived));
    }
    void otherAssetsAreLeftAlone()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5, "ETH")}),
                           rule(2, {{metric::rv1h, "BTC", {}, Op::Above, 1}}),
                           rule(3, {spread(Op::Above, 5, "")})});
        r.put(metric::spreadBps, 1, "BTC"), r.put(metric::spreadBps, 1, "ETH"), r.put(metric::rv1h, 0.5);
        r.step();
        QVERIFY(r.row(0).atOnce && !r.row(1).atOnce && r.row(2).atOnce);
        r.put(metric::spreadBps, 9, "ETH"), r.put(metric::rv1h, 2);
        QVERIFY(!r.now("BTC"));  // ETH is not asked, and volatility has its second
        QCOMPARE(r.fired(), std::uint64_t{0});
        QVERIFY(r.now("ETH"));
        QCOMPARE(r.fired(), std::uint64_t{2});
        QCOMPARE(r.engine.snapshot().fired.front().asset, std::string("ETH"));
        r.step();
        QCOMPARE(r.fired(), std::uint64_t{3});
        QVERIFY(!r.engine.snapshot().fired.front().atOnce);
    }
    void aMixedRuleRestsOnTheLastSecondForTheOther()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5), {metric::rv1h, "BTC", {}, Op::Above, 1}})});
        r.put(metric::spreadBps, 1), r.put(metric::rv1h, 2);
        r.step();
        QVERIFY(!r.row().atOnce);  // a part of it has its second
        r.put(metric::spreadBps, 6);
        QVERIFY(r.now("BTC"));
        QVERIFY(r.engine.snapshot().fired.front().atOnce);
    }
    void aHoldEndsByTimeAndIsNoDelay()
    {
        Rig r;
        AlertRule asked = rule(1, {spread(Op::Above, 5)});
        asked.hold = seconds{2};
        r.engine.setRules({asked});
        r.put(metric::spreadBps, 4);
        r.step();
        r.put(metric::spreadBps, 6);
        const Mono arrived = r.clock.mono() + std::chrono::milliseconds{90};
        r.clock.advance(std::chrono::milliseconds{100});
        QVERIFY(r.now("BTC", arrived));  // holding is another state
        QCOMPARE(r.row().state, AlertState::Holding);
        QVERIFY(r.engine.due(r.clock.mono()).empty());
        r.clock.advance(std::chrono::milliseconds{1'990});
        QVERIFY(r.engine.due(r.clock.mono()).empty());
        r.clock.advance(std::chrono::milliseconds{15});
        QCOMPARE(r.engine.due(r.clock.mono()), std::vector<std::string>{"BTC"});
        QVERIFY(r.now("BTC"));
        VERIFY_NEAR(r.engine.snapshot().fired.front().delayMs.value(), 15.0);
        QVERIFY(r.engine.due(r.clock.mono()).empty());
    }
    void delaysOfTheSecond()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5)}), rule(2, {{metric::rv1h, "BTC", {}, Op::Above, 1}})});
        r.put(metric::spreadBps, 4), r.put(metric::rv1h, 0.5);
        r.step();
        // The first frame since the second before, and the first that was not judged between.
        const Mono now = r.clock.mono() + seconds{1};
        r.came["BTC"] = {now - std::chrono::milliseconds{700}, now - std::chrono::milliseconds{3}};
        r.put(metric::spreadBps, 6), r.put(metric::rv1h, 2);
        r.step();
        QCOMPARE(r.engine.snapshot().fired.size(), std::size_t{2});
        VERIFY_NEAR(r.engine.snapshot().fired[0].delayMs.value(), 700.0);
        VERIFY_NEAR(r.engine.snapshot().fired[1].delayMs.value(), 3.0);
        // No frame, no delay: time alone did it.
        r.came.clear();
        QCOMPARE(r.story(metric::spreadBps, {4, 6}), QByteArray(".!"));
        QVERIFY(!r.engine.snapshot().fired.front().delayMs);
    }

    void historyIsLimited()
    {
        Rig r;
        r.engine.setRules({rule(1, {spread(Op::Above, 5)})});
        for (std::size_t i = 0; i < AlertEngine::kFiredKept + 5; ++i) r.story(metric::spreadBps, {6, 4});
        QCOMPARE(r.engine.snapshot().fired.size(), AlertEngine::kFiredKept);
        QCOMPARE(r.fired(), std::uint64_t{AlertEngine::kFiredKept + 5});
        QCOMPARE(r.engine.snapshot().fired.back().serial, std::uint64_t{6});
    }
    void wordsOfARule()
    {
        AlertRule asked = rule(1, {spread(Op::Above, 5), funding(Op::Below, -0.0003)});
        QCOMPARE(alertTitle(asked),
                 "BTC spread_bps above 5.00 bp and BTC r8 below " + metricText(metric::r8, -0.0003));
        asked.title = "mine";
        QCOMPARE(alertTitle(asked), std::string("mine"));
        for (int op = 0; op <= int(Op::ZBelow); ++op) {
            QVERIFY(!alertOperatorKey(static_cast<Op>(op)).empty());
            QVERIFY(!alertOperatorText(static_cast<Op>(op)).empty());
        }
        // In which unit a change is meant cannot be mistaken.
        const auto words = [](MetricId m, Op op, double level) {
            return conditionText({m, "BTC", {}, op, level, std::chrono::minutes{5}});
        };
        QCOMPARE(words(metric::price, Op::RisesBy, 0.02),
                 std::string("BTC price rises by 2.0 % of its value within 5 m"));
        QCOMPARE(words(metric::oiUsd, Op::FallsBy, 0.1),
                 std::string("BTC oi_usd falls by 10 % of its value within 5 m"));
        QCOMPARE(words(metric::spreadBps, Op::RisesBy, 2),
                 std::string("BTC spread_bps rises by 2.00 bp within 5 m"));
        QCOMPARE(words(metric::dOi1h, Op::FallsBy, 0.05),
                 std::string("BTC d_oi_1h falls by 5.0 points of 100 within 5 m"));
        QCOMPARE(words(metric::liqUsd1mLong, Op::RisesBy, 1e6),
                 std::string("BTC liq_usd_1m_long rises by $1.00m within 5 m"));
        QCOMPARE(words(metric::spreadBps, Op::ZAbove, 4),
                 std::string("BTC spread_bps z above 4.0 against its last 5 m"));
        QVERIFY(levelUnit({metric::price, "BTC", {}, Op::RisesBy, 0.02, {}}) == analytics::Unit::Fraction);
        QVERIFY(levelUnit({metric::price, "BTC", {}, Op::Above, 2, {}}) == analytics::Unit::Price);
        QVERIFY(levelUnit({metric::price, "BTC", {}, Op::ZBelow, -2, {}}) == analytics::Unit::Z);
    }
};

QTEST_APPLESS_MAIN(TestAlertRules)
#include "tst_alert_rules.moc"
