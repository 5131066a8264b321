// Alerts between two seconds are those of the seconds: on the same values, without a trace in the next one, and
// never later than the engine that has only the seconds.
#include "model/metrics/metric_board.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/quick_words.h"
#include "tests/support/at_once_rig.h"
#include "tests/support/numbers.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using std::chrono::milliseconds;
using Rig = AtOnceRig;

// Every group's words, of all venues and each.
std::vector<MetricId> quickWords()
{
    std::vector<MetricId> out;
    for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i)
        if (isQuick(static_cast<MetricId>(i))) out.push_back(static_cast<MetricId>(i));
    return out;
}

struct Boards {
    ManualClock clock;
    MarketBoard market;
    FxBoard fx;
    MetricBoard metrics{market, fx};
    std::array<Freshness, kVenueCount> streams{};
    std::vector<InstrumentTrack*> tracks;
    Dice dice{21};

    Boards()
    {
        streams.fill(Freshness::Live);
        WatchSet watch;
        watch.assets = {"BTC"};
        watch.spot = true;
        std::size_t index = 0;
        for (const VenueId v : kListed)
            for (const Market m : {Market::Perp, Market::Spot}) {
                auto i = std::make_shared<Instrument>(*instrument(v, index++, m, "BTC", "USDT", 0.01));
                i->fundingHours = 8;
                market.describe(i);
                tracks.push_back(&market.track(i->id));
            }
        market.setWatch(watch);
    }
    void anything()
    {
        InstrumentTrack& t = *tracks[dice.below(tracks.size())];
        const Stamp stamp = clock.stamp();
        const double mid = 100 + std::round(dice.uniform(-100, 100)) / 100;
        switch (dice.below(6)) {
            case 0: {
                Trade trade;
                trade.price = price(mid);
                trade.qty = Qty{dice.uniform(1, 9)};
                trade.taker = dice.uniform() < 0.5 ? Side::Buy : Side::Sell;
                market.apply(t, trade, stamp);
                metrics.traded(t, trade);
                break;
            }
            case 1: market.apply(t, Mark{price(mid), price(mid + 0.1)}, stamp); break;
            case 2: {
                Funding f;
                f.rate = Rate{dice.uniform(-0.001, 0.001)};
                f.hours = 8;
                f.next = clock.wall() + std::chrono::hours{4};
                market.apply(t, f, stamp);
                break;
            }
            case 3: market.apply(t, OpenInterest{dice.uniform(500, 5'000), {}, false}, stamp); break;
            case 4:
                if (t.instrument->market == Market::Perp) metrics.liquidated(t, forced(dice.uniform(1e3, 1e6)));
                break;
            default: {
                if (dice.uniform() < 0.02) {
                    if (t.book) t.book->lose(LostReason::Gap);
                    break;
                }
                EventBatch batch;
                BookUpdate u;
                u.image = true;
                u.bids = {0, 40};
                u.asks = {40, 40};
                for (const double way : {-1.0, 1.0})
                    for (int i = 0; i < 40; ++i)
                        batch.levels.push_back({price(mid + way * (0.01 + 0.1 * i)), Qty{dice.uniform(1, 2'000)}});
                if (!t.book) t.book = std::make_unique<OrderBook>(t.instrument->tick);
                t.mainBook = true;
                t.bookGaps.seen(stamp.mono);
                t.book->apply(u, batch, stamp);
                break;
            }
        }
    }
};

bool isReturn(MetricId id)
{
    return id == metric::ret1m || id == metric::ret5m || id == metric::ret1h || id == metric::ret24h;
}

}  // namespace

class TestAlertBesideSeconds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameValuesAsTheSecond();
    void leavesTheNextSecondAlone();
    void againstTheSlowPath_data();
    void againstTheSlowPath();
    void aMomentBetweenSecondsIsSeen();
};

// Renewed just before a second, and then the second itself: the same numbers, but for returns, which look back
// from their second.
void TestAlertBesideSeconds::theSameValuesAsTheSecond()
{
    Boards b;
    int compared = 0, known = 0;
    for (int second = 0; second < 200; ++second) {
        const int events = static_cast<int>(b.dice.below(40));
        for (int i = 0; i < events; ++i) {
            b.clock.advance(milliseconds{static_cast<int>(b.dice.below(1'000 / (events + 1)))});
            b.anything();
        }
        b.clock.advance(seconds{1} - b.clock.mono().time_since_epoch() % seconds{1});
        const AsOf now{b.clock.wall(), b.clock.mono()};
        AssetMetrics values("BTC");
        if (const AssetMetrics* before = b.metrics.values().find("BTC")) values = *before;
        const bool renewed = b.metrics.renew("BTC", 0xffff, now, b.streams, values);
        QCOMPARE(renewed, second > 0);
        QVERIFY(b.metrics.step(now, b.streams));
        if (!renewed) continue;
        // A minute that has just begun has another past behind it.
        if (*b.metrics.second() % 60 == 0) continue;
        const AssetMetrics& said = *b.metrics.values().find("BTC");
        for (const MetricId id : quickWords()) {
            if (isReturn(id)) continue;
            std::vector<std::optional<VenueId>> places = {{}};
            for (const VenueId v : kListed) places.push_back(v);
            for (const auto& place : places) {
                const MetricValue &quick = values.at(id, place), &slow = said.at(id, place);
                const QByteArray what = QByteArray(analytics::word(id).name.data()) + ' ' +
                                        QByteArray::number(second) + (place ? " venue" : "");
                QVERIFY2(quick.value.has_value() == slow.value.has_value(), what.constData());
                QVERIFY2(quick.reason == slow.reason && quick.floor == slow.floor, what.constData());
                ++compared;
                if (!slow.value) continue;
                ++known;
                const double tolerance = 1e-5 * std::max(1.0, std::fabs(*slow.value));  // sums are kept as floats
                QVERIFY2(std::fabs(*quick.value - *slow.value) <= tolerance, what.constData());
                QVERIFY2(quick.age == slow.age && quick.coverage == slow.coverage, what.constData());
            }
        }
    }
    QVERIFY(compared > 10'000 && known > compared / 3);
}

// Whether anybody looks in between or not, the seconds say the same.
void TestAlertBesideSeconds::leavesTheNextSecondAlone()
{
    Boards one, other;
    for (int second = 0; second < 130; ++second) {
        for (int i = 0; i < 20; ++i) {
            for (Boards* b : {&one, &other}) {
                b->clock.advance(milliseconds{50});
                b->anything();
            }
            AssetMetrics values("BTC");
            one.metrics.renew("BTC", 0xffff, {one.clock.wall(), one.clock.mono()}, one.streams, values);
        }
        for (Boards* b : {&one, &other}) b->metrics.step({b->clock.wall(), b->clock.mono()}, b->streams);
        const AssetMetrics &a = *one.metrics.values().find("BTC"), &b = *other.metrics.values().find("BTC");
        for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i) {
            const auto id = static_cast<MetricId>(i);
            QVERIFY2(a.at(id).value == b.at(id).value && a.at(id).reason == b.at(id).reason,
                     analytics::word(id).name.data());
        }
    }
}

// The engine that judges as frames come beside one that has only the seconds, over random events. What stands for
// long enough to be in a second fires in both, once each, and never later.
void TestAlertBesideSeconds::againstTheSlowPath_data()
{
    QTest::addColumn<int>("hold");
    QTest::addColumn<int>("cooldown");
    QTest::addColumn<int>("seed");
    for (const int hold : {0, 3})
        for (const int cooldown : {0, 20})
            for (const int seed : {1, 2, 3})
                QTest::newRow(
                    qPrintable(QStringLiteral("hold %1 cooldown %2 seed %3").arg(hold).arg(cooldown).arg(seed)))
                    << hold << cooldown << seed;
}

void TestAlertBesideSeconds::againstTheSlowPath()
{
    QFETCH(int, hold);
    QFETCH(int, cooldown);
    QFETCH(int, seed);
    std::vector<AlertRule> rules = {
        rule(1, {on(metric::price, Op::Above, 104)}),
        rule(2, {on(metric::price, Op::CrossesDown, 97)}),
        rule(3, {on(metric::spreadBps, Op::Above, 20, VenueId::Bybit)}),
        rule(4, {on(metric::depth100Bid, Op::Below, 10'000, VenueId::Okx)}),
        rule(5, {on(metric::mark, Op::Below, 97), on(metric::price, Op::Below, 97)}),
        rule(6, {on(metric::r8, Op::CrossesUp, 0.0008)}),
        rule(7, {on(metric::price, Op::Above, 104, VenueId::Bybit), on(metric::r8, Op::Above, 0.0008)}),
        rule(8, {on(metric::oiBase, Op::RisesBy, 0.2, {}, 30)}),
        rule(9, {on(metric::price, Op::FallsBy, 0.04, {}, 30)}),
        rule(10, {on(metric::basisBps, Op::Above, 150)}),
    };
    rules[6].all = false;
    for (AlertRule& r : rules) {
        r.hold = seconds{hold};
        r.cooldown = seconds{cooldown};
    }
    Rig r;
    AlertEngine slow;
    r.secondsOf(3);
    r.engine.setAlerts(rules);
    slow.setRules(rules);
    Dice dice(static_cast<std::uint64_t>(seed));
    double last = 100, mark = 100, rate = 0.0001, interest = 1'000, half = 0.05, size = 50, spot = 100;
    Mono seen = r.engine.metrics().values().asOf.mono;
    Mono next = r.clock.mono();
    const auto tell = [&] {
        for (const auto& i : r.perps) {
            r.quote(*i, last, half, size);
            r.trade(*i, last);
            r.say(i->id, Mark{price(mark), price(mark)});
            Funding f;
            f.rate = Rate{rate};
            f.hours = 8;
            f.next = r.clock.wall() + std::chrono::hours{4};
            r.say(i->id, f);
            r.say(i->id, OpenInterest{interest, {}, false});
        }
        for (const auto& i : r.spots) r.quote(*i, spot);
        r.send();
    };
    std::size_t slowFired = 0;
    for (int tick = 0; tick < 240 * 50; ++tick) {
        if (r.clock.mono() >= next) {
            // Something else for a while that is longer than a second, and longer or shorter than a hold with
            // room.
            switch (dice.below(7)) {
                case 0: last = dice.uniform() < 0.5 ? 100 : 105; break;
                case 1: last = dice.uniform() < 0.5 ? 100 : 95; break;
                case 2: mark = dice.uniform() < 0.5 ? 100 : 95; break;
                case 3: rate = dice.uniform() < 0.5 ? 0.0001 : 0.001; break;
                case 4: interest = dice.uniform() < 0.5 ? 1'000 : 1'300; break;
                case 5: half = dice.uniform() < 0.5 ? 0.05 : 0.18; break;
                default: size = dice.uniform() < 0.5 ? 50 : 5; break;
            }
            spot = dice.uniform() < 0.8 ? last : last - 2;
            next += milliseconds{dice.uniform() < 0.5 ? 1'300 + static_cast<int>(dice.below(500))
                                                      : 6'100 + static_cast<int>(dice.below(1'500))};
            tell();
        } else if (tick % 20 == 0) {
            tell();
        }
        r.clock.advance(milliseconds{20});
        r.engine.tick();
        const MetricSnapshot& values = r.engine.metrics().values();
        if (values.asOf.mono == seen) continue;
        seen = values.asOf.mono;
        slowFired = slow.step(values, values.asOf).fired.size();
    }
    const auto fast = r.alerts();
    QVERIFY2(slowFired > 15, qPrintable(QString::number(slowFired)));
    QVERIFY(slowFired < AlertEngine::kFiredKept);
    const AlertSnapshot& bySecond = slow.snapshot();
    std::size_t earlier = 0, quick = 0;
    for (const AlertRule& one : rules) {
        std::vector<const AlertFired*> a, b;
        for (const AlertFired& f : fast->fired)
            if (f.rule == one.id) a.push_back(&f);
        for (const AlertFired& f : bySecond.fired)
            if (f.rule == one.id) b.push_back(&f);
        const QString what =
            QString::fromStdString(alertTitle(one)) + QStringLiteral(": %1 and %2").arg(a.size()).arg(b.size());
        // With a cooldown one that is a second earlier may be heard where the other is not.
        if (cooldown == 0) QVERIFY2(a.size() == b.size(), qPrintable(what));
        if (a.size() != b.size()) continue;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const Duration ahead = b[i]->at.mono - a[i]->at.mono;
            QVERIFY2(ahead >= Duration{} && ahead <= milliseconds{1'020},
                     qPrintable(what + QStringLiteral(", %1 ms ahead").arg(toMs(ahead))));
            earlier += ahead > milliseconds{100};
            quick += a[i]->delayMs.has_value() && *a[i]->delayMs <= 60;
        }
    }
    QVERIFY2(earlier > slowFired / 3 && quick > slowFired / 2,
             qPrintable(QStringLiteral("%1 earlier, %2 quick, of %3").arg(earlier).arg(quick).arg(slowFired)));
}

// Shorter than a second, and between two: seen by the one, unknown to the other.
void TestAlertBesideSeconds::aMomentBetweenSecondsIsSeen()
{
    Rig r;
    AlertEngine slow;
    const std::vector<AlertRule> rules = {rule(1, {on(metric::price, Op::Above, 104)})};
    r.engine.setAlerts(rules);
    slow.setRules(rules);
    r.secondsOf(3);
    r.pass(milliseconds{300});
    for (const double at : {110.0, 100.0}) {
        for (const auto& i : r.perps) r.trade(*i, at);
        r.send();
        r.pass(milliseconds{100});
    }
    r.pass(seconds{1});
    slow.step(r.engine.metrics().values(), r.engine.metrics().values().asOf);
    QCOMPARE(r.fired(), std::uint64_t{1});
    QVERIFY(slow.snapshot().fired.empty());
}

QTEST_APPLESS_MAIN(TestAlertBesideSeconds)
#include "tst_alert_beside_seconds.moc"
