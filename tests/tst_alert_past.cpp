// When an alert would have fired: the pure function against pasts written by hand, and the pasts that the program
// keeps.
#include "model/alerts/alert_past.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr Step kTen = 600, kStart = 1'800'000'000 / kTen * kTen;

struct Range {
    double least, most;
};
constexpr Range kUnknown{1, -1};

std::vector<PastSlot> past(std::initializer_list<Range> ranges, Step length = kTen)
{
    std::vector<PastSlot> out;
    for (const Range& r : ranges) {
        PastSlot slot{kStart + static_cast<Step>(out.size()) * length, length, {}, {}};
        if (r.least <= r.most) slot.least = r.least, slot.most = r.most;
        out.push_back(slot);
    }
    return out;
}

AlertRule rule(AlertOperator op, double level, std::chrono::seconds hold = 0s)
{
    AlertRule r;
    r.id = 1;
    r.conditions = {{metric::spreadBps, "BTC", {}, op, level}};
    r.hold = hold;
    return r;
}

// Numbers of the stretches in which it fired.
std::vector<Step> firedIn(const WouldHaveFired& w, Step length = kTen)
{
    std::vector<Step> out;
    for (const auto& t : w.times) out.push_back((secondOf(t.from) - kStart) / length);
    return out;
}
std::vector<Step> firedIn(const AlertRule& r, std::initializer_list<Range> ranges)
{
    const std::vector<ConditionPasts> pasts = {{"BTC", {past(ranges)}}};
    return firedIn(wouldHaveFired(r, pasts));
}

using Steps = std::vector<Step>;

}  // namespace

class TestAlertPast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aboveAndBelow()
    {
        // Reached for a moment, calm, above throughout twice: the second is the same firing.
        const auto above = rule(AlertOperator::Above, 5);
        QCOMPARE(firedIn(above, {{1, 2}, {1, 6}, {1, 2}, {6, 7}, {6, 9}, {1, 2}}), (Steps{1, 3}));
        QCOMPARE(firedIn(above, {{1, 5}, {5, 5}}), Steps{});  // at the level is not above it
        const auto below = rule(AlertOperator::Below, 5);
        QCOMPARE(firedIn(below, {{6, 7}, {4, 7}, {6, 7}, {1, 2}}), (Steps{1, 3}));
    }
    void certainOrNot()
    {
        const std::vector<ConditionPasts> pasts = {{"BTC", {past({{1, 2}, {1, 6}, {1, 2}, {6, 7}})}}};
        const auto moment = wouldHaveFired(rule(AlertOperator::Above, 5), pasts);
        QCOMPARE(moment.times.size(), std::size_t{2});
        QVERIFY(moment.times[0].certain && moment.times[1].certain);
        // A minute of it is not seen in the stretch that it only touched.
        const auto minute = wouldHaveFired(rule(AlertOperator::Above, 5, 60s), pasts);
        QCOMPARE(minute.times.size(), std::size_t{2});
        QVERIFY(!minute.times[0].certain);
        QVERIFY(minute.times[1].certain);
        QVERIFY(secondOf(minute.times[1].until) - secondOf(minute.times[1].from) == kTen);
    }
    void aLongHoldNeedsWholeStretches()
    {
        const auto r = rule(AlertOperator::Above, 5, 25min);
        QCOMPARE(firedIn(r, {{6, 7}, {6, 7}, {4, 9}, {6, 7}, {6, 7}, {6, 7}, {6, 7}}), (Steps{5}));
        QCOMPARE(firedIn(r, {{6, 7}, {6, 7}, kUnknown, {6, 7}, {6, 7}}), Steps{});  // the timer starts again
    }
    void crossings()
    {
        const auto up = rule(AlertOperator::CrossesUp, 5);
        QCOMPARE(firedIn(up, {{6, 7}, {6, 8}}), Steps{});  // it was never below
        QCOMPARE(firedIn(up, {{3, 4}, {6, 8}, {6, 7}}), (Steps{1}));
        QCOMPARE(firedIn(up, {{3, 4}, {4, 8}, {6, 7}, {3, 4}, {5, 6}}), (Steps{1, 4}));
        // From above, on both sides, and above again: it crossed on its way back.
        QCOMPARE(firedIn(up, {{6, 7}, {4, 7}, {6, 7}}), (Steps{2}));
        QCOMPARE(firedIn(up, {{6, 7}, {4, 7}, {3, 4}}), Steps{});
        // What was not seen is not made up.
        QCOMPARE(firedIn(up, {{3, 4}, kUnknown, {6, 7}}), Steps{});
        const auto down = rule(AlertOperator::CrossesDown, 5);
        QCOMPARE(firedIn(down, {{6, 7}, {3, 7}, {1, 2}, {6, 7}, {5, 5}}), (Steps{1, 4}));
    }
    void crossingsAreMirrored()
    {
        Dice dice(7);
        for (int round = 0; round < 300; ++round) {
            std::vector<ConditionPasts> one = {{"BTC", {past({})}}}, other = one;
            for (Step i = 0; i < 40; ++i) {
                const double a = dice.uniform(-3, 3), b = a + 2 * dice.uniform();
                const bool known = dice.uniform() < 0.95;
                PastSlot s{kStart + i * kTen, kTen, {}, {}}, m = s;
                if (known) s.least = a, s.most = b, m.least = -b, m.most = -a;
                one[0].conditions[0].push_back(s), other[0].conditions[0].push_back(m);
            }
            QCOMPARE(firedIn(wouldHaveFired(rule(AlertOperator::CrossesUp, 0.5), one)),
                     firedIn(wouldHaveFired(rule(AlertOperator::CrossesDown, -0.5), other)));
            QCOMPARE(firedIn(wouldHaveFired(rule(AlertOperator::Above, 0.5, 15min), one)),
                     firedIn(wouldHaveFired(rule(AlertOperator::Below, -0.5, 15min), other)));
            // A stricter level never fires where no milder one was reached.
            const auto mild = wouldHaveFired(rule(AlertOperator::Above, 1), one);
            const auto strict = wouldHaveFired(rule(AlertOperator::Above, 2), one);
            QVERIFY(mild.times.empty() ? strict.times.empty() : true);
            QCOMPARE(mild.hoursKnown, strict.hoursKnown);
        }
    }
    // Rises and falls: certain where the two ends lie in different stretches, near enough; possible within one.
    void risesAndFalls()
    {
        auto up = rule(AlertOperator::RisesBy, 3);
        up.conditions[0].over = 30min;
        const auto story = [&](const AlertRule& r, std::initializer_list<Range> ranges) {
            const std::vector<ConditionPasts> pasts = {{"BTC", {past(ranges)}}};
            QByteArray out(static_cast<qsizetype>(ranges.size()), '.');
            for (const auto& t : wouldHaveFired(r, pasts).times)
                out[static_cast<qsizetype>((secondOf(t.from) - kStart) / kTen)] = t.certain ? '!' : '?';
            return out;
        };
        QCOMPARE(story(up, {{1, 2}, {1, 2}, {3, 4}, {3, 4}}), QByteArray("..!."));
        QCOMPARE(story(up, {{1, 1}, {2, 2}, {3, 3}, {4, 4}}), QByteArray("...?"));  // 20 to 40 minutes apart
        QCOMPARE(story(up, {{1, 1}, {2, 2}, {3, 3}, {4.5, 4.5}, {5, 5}}), QByteArray("...?."));
        QCOMPARE(story(up, {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {9, 9}}), QByteArray("....!"));
        QCOMPARE(story(up, {{1, 5}, {4, 5}}), QByteArray("?."));  // it may as well have fallen
        QCOMPARE(story(up, {{9, 9}, {5, 5}, {2, 2}}), QByteArray("..."));
        QCOMPARE(story(up, {{1, 1}, kUnknown, {4, 4}}), QByteArray("..!"));
        QCOMPARE(story(up, {{1, 1}, kUnknown, kUnknown, kUnknown, {9, 9}}), QByteArray("....."));
        auto down = up;
        down.conditions[0].op = AlertOperator::FallsBy;
        QCOMPARE(story(down, {{3, 4}, {3, 4}, {1, 2}, {1, 2}}), QByteArray("..!."));
        QCOMPARE(story(down, {{1, 1}, {5, 5}, {9, 9}}), QByteArray("..."));
        // Of a price it is a share.
        auto price = up;
        price.conditions[0].metric = metric::price;
        price.conditions[0].level = 0.02;
        QCOMPARE(story(price, {{100, 100}, {101, 101.9}}), QByteArray(".."));
        QCOMPARE(story(price, {{100, 100}, {101, 102.1}}), QByteArray(".!"));
    }
    void ofADeviationNothingCanBeSaid()
    {
        auto r = rule(AlertOperator::ZAbove, 3);
        r.conditions[0].over = 1h;
        const std::vector<ConditionPasts> pasts = {{"BTC", {past({{1, 2}, {1, 9}, {1, 2}})}}};
        const auto w = wouldHaveFired(r, pasts);
        QVERIFY(w.times.empty());
        QVERIFY(w.hoursKnown == 0 && w.hoursAsked > 0);
        QVERIFY(w.note.find("deviation") != std::string::npos);
        QVERIFY(levelHints(r, pasts).empty());
    }
    // The suggested level fires about as often as was asked, on pasts of all kinds and both ways.
    void suggestsALevel_data()
    {
        QTest::addColumn<int>("op");
        QTest::addColumn<double>("sign");
        QTest::newRow("above") << int(AlertOperator::Above) << 1.0;
        QTest::newRow("below") << int(AlertOperator::Below) << -1.0;
        QTest::newRow("crosses up") << int(AlertOperator::CrossesUp) << 1.0;
        QTest::newRow("crosses down") << int(AlertOperator::CrossesDown) << -1.0;
        QTest::newRow("rises") << int(AlertOperator::RisesBy) << 1.0;
        QTest::newRow("falls") << int(AlertOperator::FallsBy) << -1.0;
    }
    void suggestsALevel()
    {
        QFETCH(int, op);
        QFETCH(double, sign);
        Dice dice(5);
        for (int round = 0; round < 20; ++round) {
            std::vector<ConditionPasts> pasts = {{"BTC", {past({})}}};
            const Step length = round % 2 ? 3'600 : kTen;
            const Step stretches = length == kTen ? 144 * 4 : 168;
            double middle = 0;
            for (Step i = 0; i < stretches; ++i) {
                middle = 0.9 * middle + dice.normal();
                const double a = 50 + sign * (middle - dice.uniform()), b = 50 + sign * (middle + dice.uniform());
                pasts[0].conditions[0].push_back({kStart + i * length, length, std::min(a, b), std::max(a, b)});
            }
            auto r = rule(static_cast<AlertOperator>(op), 0);
            r.conditions[0].over = 1h;
            r.cooldown = 5min;
            r.clear = 10s;
            const auto hints = levelHints(r, pasts);
            QVERIFY(!hints.empty());
            double before = std::numeric_limits<double>::infinity();
            for (const auto& hint : hints) {
                r.conditions[0].level = hint.level;
                const double days = static_cast<double>(stretches * length) / 86'400;
                const double counted = static_cast<double>(wouldHaveFired(r, pasts).times.size()) / days;
                VERIFY_NEAR(hint.counted, counted);
                QVERIFY2(counted >= hint.perDay && counted <= 2.5 * hint.perDay + 1,
                         qPrintable(QString::number(hint.perDay) + ' ' + QString::number(counted)));
                // More often is milder.
                const bool change = op == int(AlertOperator::RisesBy) || op == int(AlertOperator::FallsBy);
                const double strict = change ? hint.level : sign * hint.level;
                QVERIFY(strict < before);
                before = strict;
            }
        }
        // Too little is known: nothing is suggested.
        const std::vector<ConditionPasts> little = {{"BTC", {past({{1, 2}, {2, 3}, {1, 2}})}}};
        auto r = rule(static_cast<AlertOperator>(op), 0);
        r.conditions[0].over = 1h;
        QVERIFY(levelHints(r, little).empty());
        r.conditions.push_back(r.conditions.front());
        QVERIFY(levelHints(r, {}).empty());
    }
    void cooldownIsSilent()
    {
        auto r = rule(AlertOperator::Above, 5);
        r.cooldown = 30min;
        QCOMPARE(firedIn(r, {{6, 7}, {1, 2}, {6, 7}, {1, 2}, {6, 7}}), (Steps{0, 4}));
        r.cooldown = 0s;
        QCOMPARE(firedIn(r, {{6, 7}, {1, 2}, {6, 7}, {1, 2}, {6, 7}}), (Steps{0, 2, 4}));
    }
    void moreConditions()
    {
        auto r = rule(AlertOperator::Above, 5);
        r.conditions.push_back({metric::depthRatio, "BTC", {}, AlertOperator::Below, 0.5});
        const std::vector<ConditionPasts> pasts = {{"BTC",
                                                    {past({{6, 7}, {1, 6}, {6, 7}, {1, 2}, kUnknown}),
                                                     past({{.9, 1}, {.4, 1}, {.3, .4}, {.3, .4}, {.3, .4}})}}};
        const auto both = wouldHaveFired(r, pasts);
        QCOMPARE(firedIn(both), (Steps{1}));  // and it goes on through the next stretch
        QVERIFY(!both.times[0].certain);      // each at some moment, perhaps not the same
        r.all = false;
        QCOMPARE(firedIn(wouldHaveFired(r, pasts)), (Steps{0}));
    }
    void assetsEachOnTheirOwn()
    {
        auto r = rule(AlertOperator::Above, 5);
        r.conditions[0].asset.clear();
        const std::vector<ConditionPasts> pasts = {{"BTC", {past({{1, 2}, {6, 7}})}},
                                                   {"ETH", {past({{6, 7}, {1, 2}})}}};
        const auto w = wouldHaveFired(r, pasts);
        QCOMPARE(w.times.size(), std::size_t{2});
        QCOMPARE(w.times[0].asset, std::string("ETH"));
        QCOMPARE(w.times[1].asset, std::string("BTC"));
    }
    void saysHowMuchIsKnown()
    {
        const std::vector<ConditionPasts> pasts = {{"BTC", {past({{1, 2}, kUnknown, {1, 2}, kUnknown}, 3'600)}}};
        const auto w = wouldHaveFired(rule(AlertOperator::Above, 5), pasts);
        VERIFY_NEAR(w.hoursAsked, 4.0);
        VERIFY_NEAR(w.hoursKnown, 2.0);
        QVERIFY(w.note.empty());
        QVERIFY(!wouldHaveFired(rule(AlertOperator::Above, 5), {}).note.empty());
        const std::vector<ConditionPasts> nothing = {{"BTC", {past({kUnknown, kUnknown})}}};
        QVERIFY(!wouldHaveFired(rule(AlertOperator::Above, 5), nothing).note.empty());
    }

    // ---- what is kept
    void leastAndMostAreKept()
    {
        MetricPast kept;
        AssetMetrics values("BTC");
        const AsOf now{};
        const auto note = [&](Step second, double v, double coverage = 1) {
            setMetric(values, metric::spreadBps, {}, v, now, {}, coverage);
            kept.note(second, values);
        };
        note(kStart, 2);
        note(kStart + 100, 7);
        note(kStart + 200, 3);
        note(kStart + 300, 50, 0.5);  // too few venues: no rule may rest on it
        note(kStart + 1'300, 4);
        const auto slots = kept.slots(metric::spreadBps, kStart + 1'300, 1'400);
        QCOMPARE(slots.size(), std::size_t{4});
        QVERIFY(!slots[0].least);
        QCOMPARE(*slots[1].least, 2.0);
        QCOMPARE(*slots[1].most, 7.0);
        QVERIFY(!slots[2].least && !slots[2].most);
        QCOMPARE(*slots[3].most, 4.0);
        QVERIFY(!kept.usual(metric::spreadBps, kStart + 1'300));
    }
    void usualIsTheMedianOfTheHoursBefore()
    {
        MetricPast kept;
        AssetMetrics values("BTC");
        const Step first = kStart / 3'600 * 3'600;
        for (Step h = 0; h < 9; ++h) {
            // Within the hour it was higher; its end counts.
            setMetric(values, metric::spreadBps, {}, 100, {}, {}, 1);
            kept.note(first + h * 3'600 + 60, values);
            setMetric(values, metric::spreadBps, {}, static_cast<double>(h), {}, {}, 1);
            kept.note(first + h * 3'600 + 3'500, values);
        }
        const auto usual = kept.usual(metric::spreadBps, first + 8 * 3'600 + 3'599);
        QVERIFY(usual.has_value());
        VERIFY_NEAR(usual->value, 3.5);  // of 0 to 7: the running hour is not part of it
        VERIFY_NEAR(usual->hours, 8.0);
    }
    void venuesHistoryGoesBackBeyondTheStart()
    {
        InstrumentSeries one, other;
        const Step hour = kStart / 3'600;
        for (Step h = hour - 30; h < hour; ++h)
            for (InstrumentSeries* s : {&one, &other}) {
                s->rememberBar(h * 60, 60, {100, 110.0 + static_cast<double>(h - hour), 90, 100, {}, {}});
                s->rememberInterest((h + 1) * 60, s == &one ? 10 : 20);
                s->rememberRate(h, s == &one ? 0.0001 : 0.0003);
            }
        const PerpSeries perps = {&one, &other, nullptr, nullptr};
        const Step now = kStart, week = 7 * 86'400;
        const auto price = pastOfSeries(metric::price, perps, {}, now, week);
        QCOMPARE(price.size(), std::size_t{169});
        const auto at = [&](const std::vector<PastSlot>& p, Step ago) {
            return p[p.size() - 1 - static_cast<std::size_t>(ago)];
        };
        QCOMPARE(*at(price, 10).most, 100.0);
        QCOMPARE(*at(price, 10).least, 90.0);
        QVERIFY(!at(price, 40).least);
        const auto rate = pastOfSeries(metric::r8, perps, {}, now, week);
        VERIFY_WITHIN(*at(rate, 5).most, 0.0002, 1e-8);  // the middle of two
        VERIFY_WITHIN(*at(pastOfSeries(metric::r8, perps, VenueId::Bybit, now, week), 5).most, 0.0003, 1e-8);
        VERIFY_WITHIN(*at(pastOfSeries(metric::oiBase, perps, {}, now, week), 5).most, 30.0, 1e-6);
        QVERIFY(pastOfSeries(metric::spreadBps, perps, {}, now, week).empty());
        // "Price above 99" over the week: from when the hours' highs reached it, once.
        AlertRule r = rule(AlertOperator::Above, 99);
        r.conditions[0].metric = metric::price;
        const std::vector<ConditionPasts> pasts = {{"BTC", {price}}};
        const auto w = wouldHaveFired(r, pasts);
        QCOMPARE(w.times.size(), std::size_t{1});
        QCOMPARE((kStart / 3'600 * 3'600 - secondOf(w.times[0].from)) / 3'600, Step{10});
        VERIFY_NEAR(w.hoursKnown, 30.0);
    }

    // ---- the whole way
    void theEngineTellsOfEveryRule()
    {
        ModelRig rig;
        WatchSet watch;
        watch.assets = {"BTC"};
        rig.engine.setWatch(watch);
        const auto perp = instrument(VenueId::Binance, 1, Market::Perp, "BTC");
        rig.describe(perp);
        const Timestamp hour = std::chrono::floor<std::chrono::hours>(rig.clock.wall());
        for (int h = 1; h <= 48; ++h) {
            Kline bar;
            bar.minutes = 60;
            bar.closed = true;
            bar.open = hour - std::chrono::hours{h};
            bar.o = bar.c = price(100);
            bar.h = price(h == 30 ? 120 : 101);
            bar.l = price(99);
            rig.say(perp->id, bar);
        }
        rig.send();
        AlertRule r;
        r.id = 5;
        r.armed = false;  // a draft: watched by nobody
        r.conditions = {{metric::price, "BTC", {}, AlertOperator::Above, 110}};
        rig.engine.setAlerts({r});
        rig.pass(2s);
        const auto alerts = rig.hub.alerts.read().value;
        QCOMPARE(alerts->rows.size(), std::size_t{1});
        QVERIFY(alerts->rows[0].state == AlertState::Paused);
        QVERIFY(alerts->rows[0].week && alerts->rows[0].day);
        QCOMPARE(alerts->rows[0].week->times.size(), std::size_t{1});
        QCOMPARE(alerts->rows[0].week->times[0].from, hour - std::chrono::hours{30});
        QVERIFY(alerts->rows[0].week->hoursKnown >= 47);
        QVERIFY(alerts->rows[0].day->times.empty());
        // Another level, another answer at once.
        r.conditions[0].level = 130;
        rig.engine.setAlerts({r});
        rig.pass(1s);
        QVERIFY(rig.hub.alerts.read().value->rows[0].week->times.empty());
    }
};

QTEST_GUILESS_MAIN(TestAlertPast)
#include "tst_alert_past.moc"
