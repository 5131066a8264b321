// Alerts between two seconds: as soon as an input has come, in turns, and however events are handed over. That
// they are those of the seconds: tst_alert_beside_seconds.
#include "model/alerts/alert_turns.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/quick_words.h"
#include "tests/support/at_once_rig.h"
#include "tests/support/numbers.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using std::chrono::milliseconds;
using Rig = AtOnceRig;

}  // namespace

class TestAlertAtOnce : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firesWithTheFrame_data();
    void firesWithTheFrame();
    void whatIsToldLateFiresNothing();
    void neverMoreOftenThanItsPace();
    void silentInputsAreTheSeconds();
    void quietIsQuiet();
    void howEventsAreHandedOverChangesNothing();
    void assetsTakeTurns();
};

void TestAlertAtOnce::firesWithTheFrame_data()
{
    QTest::addColumn<int>("metric");
    QTest::addColumn<double>("level");
    QTest::addColumn<int>(
        "what");  // who says it: 0 trade, 1 book, 2 mark, 3 funding, 4 interest, 5 forced, 6 spot
    QTest::newRow("price") << int(metric::price) << 104.0 << 0;
    QTest::newRow("return") << int(metric::ret1m) << 0.01 << 1;
    QTest::newRow("spread") << int(metric::spreadBps) << 40.0 << 1;
    QTest::newRow("depth") << int(metric::depth100Bid) << 10'000.0 << 1;
    QTest::newRow("executable") << int(metric::exec5bp) << 1.0 << 1;
    QTest::newRow("mark") << int(metric::mark) << 104.0 << 2;
    QTest::newRow("index") << int(metric::index) << 104.0 << 2;
    QTest::newRow("funding") << int(metric::r8) << 0.001 << 3;
    QTest::newRow("funding per year") << int(metric::apr) << 1.0 << 3;
    QTest::newRow("open interest") << int(metric::oiBase) << 4'000.0 << 4;
    QTest::newRow("liquidated") << int(metric::liqUsd1mLong) << 1e6 << 5;
    QTest::newRow("basis") << int(metric::basisBps) << 200.0 << 6;
}

void TestAlertAtOnce::firesWithTheFrame()
{
    QFETCH(int, metric);
    QFETCH(double, level);
    QFETCH(int, what);
    Rig r;
    const VenueId venue = kListed[1];
    const auto perp =
        *std::find_if(r.perps.begin(), r.perps.end(), [&](const auto& i) { return i->venue() == venue; });
    const auto spot =
        *std::find_if(r.spots.begin(), r.spots.end(), [&](const auto& i) { return i->venue() == venue; });
    const auto id = static_cast<MetricId>(metric);
    const bool falls = id == metric::depth100Bid;
    r.secondsOf(3);
    if (id == metric::ret1m) r.secondsOf(70);
    r.engine.setAlerts({rule(1, {on(id, falls ? Op::Below : Op::Above, level, venue)})});
    if (id == metric::exec5bp) r.engine.setAlerts({rule(1, {on(id, Op::CrossesUp, 25'000, venue)})});
    r.secondsOf(2);
    QVERIFY2(r.alerts()->rows.front().atOnce, r.alerts()->rows.front().note.c_str());
    QCOMPARE(r.fired(), std::uint64_t{0});
    QVERIFY2(r.alerts()->rows.front().state == AlertState::Armed, r.alerts()->rows.front().note.c_str());

    r.pass(milliseconds{300});
    const Mono arrived = r.clock.mono();
    switch (what) {
        case 0: r.trade(*perp, 105); break;
        case 1:
            if (id == metric::spreadBps)
                r.quote(*perp, 100, 0.3);
            else if (id == metric::depth100Bid)
                r.quote(*perp, 100, 0.05, 5);
            else if (id == metric::exec5bp)
                r.quote(*perp, 100, 0.01, 900);
            else
                r.quote(*perp, 102);
            break;
        case 2: r.say(perp->id, Mark{price(105), price(105)}); break;
        case 3: {
            Funding f;
            f.rate = Rate{0.002};
            f.hours = 8;
            f.next = r.clock.wall() + std::chrono::hours{4};
            r.say(perp->id, f);
            break;
        }
        case 4: r.say(perp->id, OpenInterest{5'000, {}, false}); break;
        case 5: r.say(perp->id, forced(2e6)); break;
        case 6: r.quote(*spot, 95); break;
        default: QFAIL("no such speaker");
    }
    r.send();
    // With the next tick, and long before the second.
    r.pass(milliseconds{20});
    QCOMPARE(r.fired(), std::uint64_t{1});
    const auto alerts = r.alerts();
    const AlertFired& f = alerts->fired.front();
    QVERIFY(f.atOnce);
    QCOMPARE(f.at.mono, arrived + milliseconds{20});
    VERIFY_NEAR(f.delayMs.value(), 20.0);
    QCOMPARE(alerts->rows.front().state, AlertState::Firing);
    r.pass(seconds{2});
    QCOMPARE(r.fired(), std::uint64_t{1});
}

void TestAlertAtOnce::whatIsToldLateFiresNothing()
{
    Rig r;
    r.secondsOf(3);
    r.engine.setAlerts({rule(1, {on(metric::liqUsd1mLong, Op::Above, 1e6, VenueId::Bybit)})});
    r.secondsOf(2);
    const auto perp =
        *std::find_if(r.perps.begin(), r.perps.end(), [](const auto& i) { return i->venue() == VenueId::Bybit; });
    const auto forcedBefore = [&](Duration ago) {
        Stamp stamp = r.clock.stamp();
        stamp.venue = stamp.received - ago;
        r.batch.events.push_back({perp->id, perp->id.venue(), stamp, forced(2e6)});
        r.send();
        r.pass(milliseconds{20});
    };
    forcedBefore(std::chrono::minutes{10});
    QCOMPARE(r.fired(), std::uint64_t{0});
    r.secondsOf(2);
    QCOMPARE(r.fired(), std::uint64_t{0});
    forcedBefore(seconds{1});
    QCOMPARE(r.fired(), std::uint64_t{1});
}

void TestAlertAtOnce::neverMoreOftenThanItsPace()
{
    AlertTurns turns;
    turns.setRules({rule(1, {on(metric::price, Op::Above, 5)}), rule(2, {on(metric::depth10Bid, Op::Above, 5)})});
    const InstrumentId id = InstrumentId::make(VenueId::Okx, 3);
    const Mono t0{std::chrono::hours{1}};
    turns.changed(id, "BTC", quick::Last, t0);
    turns.changed(id, "BTC", quick::Last, t0 + milliseconds{1});
    auto due = turns.take(t0 + milliseconds{2});
    QCOMPARE(due.size(), std::size_t{1});
    QCOMPARE(due[0].groups, std::uint16_t{quick::Prices});  // nobody said anything of the book
    QVERIFY(due[0].since == t0);                            // the first that was not judged
    turns.changed(id, "BTC", quick::Last, t0 + milliseconds{3});
    QVERIFY(turns.take(t0 + milliseconds{11}).empty());
    due = turns.take(t0 + milliseconds{12});
    QCOMPARE(due.size(), std::size_t{1});
    QVERIFY(due[0].since == t0 + milliseconds{3});
    QVERIFY(turns.take(t0 + milliseconds{40}).empty());
    // Books are read to the bottom half as often.
    turns.changed(id, "BTC", quick::Book, t0 + milliseconds{41});
    QCOMPARE(turns.take(t0 + milliseconds{41}).size(), std::size_t{1});
    turns.changed(id, "BTC", quick::Book, t0 + milliseconds{42});
    QVERIFY(turns.take(t0 + milliseconds{55}).empty());
    QCOMPARE(turns.take(t0 + milliseconds{61}).size(), std::size_t{1});
    // What the rules do not rest on wakes nobody, and is an arrival for the second.
    turns.changed(id, "BTC", quick::Forced, t0 + milliseconds{70});
    QVERIFY(turns.take(t0 + milliseconds{100}).empty());
    const auto arrivals = turns.judged(t0 + milliseconds{110});
    QCOMPARE(arrivals.size(), std::size_t{1});
    QVERIFY(arrivals.at("BTC").second == t0);
    QVERIFY(!arrivals.at("BTC").quick);
    QVERIFY(turns.judged(t0 + milliseconds{120}).empty());
    // Another asset, and nobody's.
    turns.changed(InstrumentId::make(VenueId::Okx, 4), "ETH", quick::Last, t0 + milliseconds{130});
    turns.changed(InstrumentId::make(VenueId::Okx, 5), {}, quick::Last, t0 + milliseconds{130});
    QVERIFY(turns.take(t0 + milliseconds{200}).empty());
}

// What asks for too much at once is served in turns, who has waited longest first; nobody is left out.
void TestAlertAtOnce::assetsTakeTurns()
{
    AlertTurns turns;
    AlertRule each = rule(1, {on(metric::depth10Bid, Op::Above, 5)});
    each.conditions.front().asset.clear();
    constexpr std::size_t assets = 100;
    const InstrumentId light = InstrumentId::make(VenueId::Bybit, 1);
    AlertRule named = rule(2, {on(metric::price, Op::Above, 5)});
    named.conditions.front().asset = "LIGHT";
    turns.setRules({each, named});
    Mono now{std::chrono::hours{1}};
    std::map<std::string, int> served;
    std::map<std::string, Mono> last;
    Duration longest{};
    for (int tick = 0; tick < 500; ++tick, now += milliseconds{20}) {
        for (std::size_t a = 0; a < assets; ++a)
            turns.changed(InstrumentId::make(VenueId::Okx, a), "A" + std::to_string(a), quick::Book, now);
        turns.changed(light, "LIGHT", quick::Last, now);
        int work = 0;
        bool prices = false;
        for (const auto& turn : turns.take(now)) {
            work += quick::cost(turn.groups);
            prices = prices || turn.asset == "LIGHT";
            ++served[turn.asset];
            if (last.contains(turn.asset)) longest = std::max(longest, now - last[turn.asset]);
            last[turn.asset] = now;
        }
        QVERIFY(work > 0 && work <= AlertTurns::kSpare + quick::cost(quick::Depth) + 1);
        // A price does not wait for books.
        QVERIFY(prices);
    }
    QCOMPARE(served.size(), assets + 1);
    for (const auto& [asset, times] : served) QVERIFY(times > 500 / 8);
    QVERIFY2(longest <= milliseconds{160}, qPrintable(QString::number(toMs(longest))));
}

void TestAlertAtOnce::silentInputsAreTheSeconds()
{
    Rig r;
    r.engine.setAlerts(
        {rule(1, {on(metric::coverage, Op::Below, 0.9)}), rule(2, {on(metric::price, Op::Above, 1'000)})});
    r.secondsOf(3);
    QVERIFY(!r.alerts()->rows[0].atOnce);
    QVERIFY(r.alerts()->rows[1].atOnce);
}

// On the way to a moment of a recording nothing is published, and all is judged.
void TestAlertAtOnce::quietIsQuiet()
{
    Rig r;
    r.engine.setAlerts({rule(1, {on(metric::price, Op::Above, 104)})});
    r.secondsOf(3);
    r.engine.setQuiet(true);
    const std::uint64_t version = r.hub.alerts.version();
    for (const auto& i : r.perps) r.trade(*i, 110);
    r.send();
    r.pass(milliseconds{40});
    QCOMPARE(r.hub.alerts.version(), version);
    r.engine.setQuiet(false);
    r.engine.show();
    QCOMPARE(r.fired(), std::uint64_t{1});
}

// A replay may hand over one event at a time or all of a stretch: what fires, and when, is the same.
void TestAlertAtOnce::howEventsAreHandedOverChangesNothing()
{
    const auto run = [](bool oneByOne) {
        Rig r;
        std::vector<AlertRule> rules = {rule(1, {on(metric::price, Op::Above, 101)}),
                                        rule(2, {on(metric::spreadBps, Op::FallsBy, 4, VenueId::Okx, 10)}),
                                        rule(3, {on(metric::depth10Bid, Op::CrossesUp, 20'000)}),
                                        rule(4, {on(metric::basisBps, Op::Below, -100, VenueId::Bybit)})};
        rules[0].hold = seconds{1};
        r.engine.setAlerts(rules);
        r.secondsOf(3);
        Dice dice(9);
        for (int tick = 0; tick < 3'000; ++tick) {
            if (tick % 40 == 0) r.everything(100);
            for (std::size_t n = dice.below(4); n > 0; --n) {
                r.clock.advance(milliseconds{4});
                const Instrument& i = *r.perps[dice.below(r.perps.size())];
                if (dice.uniform() < 0.5)
                    r.trade(i, dice.uniform(99, 103));
                else
                    r.quote(i, dice.uniform(99, 101), dice.uniform(0.02, 0.15), dice.uniform(10, 90));
                if (oneByOne) r.send();
            }
            // Both are looked at on the same grid.
            r.clock.advance(milliseconds{20} - r.clock.mono().time_since_epoch() % milliseconds{20});
            r.send();
            r.engine.tick();
        }
        QByteArray story;
        for (const AlertFired& f : r.alerts()->fired)
            story += QByteArray::number(f.rule) + '@' +
                     QByteArray::number(qint64(f.at.mono.time_since_epoch().count())) + '+' +
                     QByteArray::number(f.delayMs.value_or(-1)) + ' ';
        return story;
    };
    const QByteArray together = run(false);
    QVERIFY(together.count('@') > 50);
    QCOMPARE(run(true), together);
}

QTEST_APPLESS_MAIN(TestAlertAtOnce)
#include "tst_alert_at_once.moc"
