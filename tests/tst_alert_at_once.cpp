// Alerts between two seconds: as soon as an input has come, on the same values as the second's, never later than
// it and never of something else.
#include "model/alerts/alert_turns.h"
#include "model/metrics/metric_board.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/quick_words.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Op = AlertOperator;

constexpr std::array kListed = {VenueId::Binance, VenueId::Bybit, VenueId::Okx};

struct Rig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps, spots;

    explicit Rig(std::vector<std::string> assets = {"BTC"})
    {
        WatchSet watch;
        watch.assets = assets;
        watch.spot = true;
        engine.setWatch(watch);
        std::size_t index = 0;
        for (const std::string& asset : assets)
            for (const VenueId v : kListed) {
                for (const Market m : {Market::Perp, Market::Spot}) {
                    auto i = std::make_shared<Instrument>(*instrument(v, index++, m, asset, "USDT", 0.01));
                    i->fundingHours = 8;
                    (m == Market::Perp ? perps : spots).push_back(i);
                    describe(i);
                }
            }
        send();
    }
    void quote(const Instrument& i, double mid, double half = 0.05, double size = 50)
    {
        book(i.id, true, {{mid - half, size}, {mid - 0.2, 4 * size}, {mid - 1.1, 9 * size}, {mid - 3, size}},
             {{mid + half, size}, {mid + 0.2, 4 * size}, {mid + 1.1, 9 * size}, {mid + 3, size}});
    }
    void trade(const Instrument& i, double at)
    {
        Trade t;
        t.price = price(at);
        t.qty = Qty{1};
        t.taker = Side::Buy;
        say(i.id, t);
    }
    void everything(double mid = 100)
    {
        for (const auto& i : perps) {
            quote(*i, mid);
            trade(*i, mid);
            say(i->id, Mark{price(mid), price(mid)});
            Funding f;
            f.rate = Rate{0.0001};
            f.hours = 8;
            f.next = clock.wall() + std::chrono::hours{4};
            say(i->id, f);
            say(i->id, OpenInterest{1'000, {}, false});
        }
        for (const auto& i : spots) quote(*i, mid);
        for (const VenueId v : kListed) {
            auto told = std::make_shared<FeedHealth>();
            told->venue = v;
            told->at = clock.mono();
            told->classes = {{std::string(kLiquidationClass), 1, 1, false, Freshness::Live, clock.mono()}};
            say({}, FeedReport{told}, v);
        }
    }
    // What venues do all the time: nothing of it goes stale.
    void secondsOf(int n, double mid = 100)
    {
        for (int i = 0; i < n; ++i) {
            everything(mid);
            send();
            pass(seconds{1});
        }
    }
    std::shared_ptr<const AlertSnapshot> alerts() { return hub.alerts.read().value; }
    std::uint64_t fired()
    {
        const auto a = alerts();
        return a && !a->fired.empty() ? a->fired.front().serial : 0;
    }
};

AlertRule rule(std::uint64_t id, std::vector<AlertCondition> conditions)
{
    AlertRule r;
    r.id = id;
    r.conditions = std::move(conditions);
    r.clear = seconds{0};
    r.cooldown = seconds{0};
    return r;
}
AlertCondition on(MetricId metric, Op op, double level, std::optional<VenueId> venue = {}, int over = 0)
{
    return {metric, "BTC", venue, op, level, seconds{over}};
}

Liquidation forced(double usd)
{
    Liquidation l;
    l.liquidated = PositionSide::Long;
    l.price = price(100);
    l.qty = Qty{usd / 100};
    return l;
}

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
    void theSameValuesAsTheSecond();
    void leavesTheNextSecondAlone();
    void assetsTakeTurns();
    void againstTheSlowPath_data();
    void againstTheSlowPath();
    void aMomentBetweenSecondsIsSeen();
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

namespace {

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

// Renewed just before a second, and then the second itself: the same numbers, but for returns, which look back
// from their second.
void TestAlertAtOnce::theSameValuesAsTheSecond()
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
void TestAlertAtOnce::leavesTheNextSecondAlone()
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
void TestAlertAtOnce::againstTheSlowPath_data()
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

void TestAlertAtOnce::againstTheSlowPath()
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
void TestAlertAtOnce::aMomentBetweenSecondsIsSeen()
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

QTEST_APPLESS_MAIN(TestAlertAtOnce)
#include "tst_alert_at_once.moc"
