// The desk in the engine: positions are read against the market every second, their words stand among the values,
// and what falls silent is out of them within its limit.
#include "model/metrics/metric_ids.h"
#include "model/risk/position_rules.h"
#include "tests/support/model_rig.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

using std::chrono::seconds;

struct Rig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps;
    std::vector<VenueId> silent, rateless;
    double mark = 100, rate = 0.0003;

    Rig()
    {
        WatchSet watch;
        watch.assets = {"BTC"};
        watch.spot = false;
        engine.setWatch(watch);
        for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) {
            auto i = std::make_shared<Instrument>(*instrument(v, 1, Market::Perp, "BTC"));
            i->fundingHours = 8;
            i->maxLeverage = 50;
            perps.push_back(i);
            describe(i);
            Tier low, high;
            low.tier = 1;
            low.cap = 1'000;
            low.maintenance = 0.005;
            high.tier = 2;
            high.floor = 1'000;
            high.cap = 1e9;
            high.maintenance = 0.01;
            high.deduction = 5;
            say(i->id, low).say(i->id, high);
        }
        send();
    }
    void second()
    {
        for (const auto& i : perps) {
            if (std::find(silent.begin(), silent.end(), i->venue()) != silent.end()) continue;
            book(i->id, true, {{mark - 0.05, 50}}, {{mark + 0.05, 50}});
            say(i->id, Mark{price(mark), price(mark)});
            Funding f;
            f.rate = Rate{rate};
            f.hours = 8;
            f.next = clock.wall() + std::chrono::hours{4};
            if (std::find(rateless.begin(), rateless.end(), i->venue()) == rateless.end()) say(i->id, f);
        }
        send();
        pass(seconds{1});
    }
    void watchFor(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    std::shared_ptr<const DeskSnapshot> desk() { return hub.desk.read().value; }
    const MetricValue& at(MetricId id, std::optional<VenueId> venue = {})
    {
        values = hub.metrics.read().value;
        return values->at(id, "BTC", venue);
    }
    std::shared_ptr<const MetricSnapshot> values;
};

Position longBtc()
{
    Position p;
    p.id = 1;
    p.asset = "BTC";
    p.venue = VenueId::Binance;
    p.coins = 5;
    p.entry = 100;
    p.leverage = 10;
    p.stop = 98;
    return p;
}

Desk deskOf(std::vector<Position> positions)
{
    Desk d;
    d.positions = std::move(positions);
    d.settings.venues[0].wallet = 1'000;
    return d;
}

bool near(const std::optional<double>& v, double expected)
{
    return v && std::fabs(*v - expected) <= 1e-9 * std::max(1.0, std::fabs(expected));
}

}  // namespace

class TstDeskBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingEnteredIsNothing();
    void wordsStandAmongTheValues();
    void readAtOnceWhenItChanges();
    void silenceTakesThemOut();
    void takenBackIsGone();
    void withoutItsOpeningNothingIsLeft();
    void aLegThatReceivesHidesNoneThatPays();
    void aPlaceInTheQueueThatIsNotKnownIsSaid();
    void tiersOfTheVenueDecide();
    void theNearestOfSeveralCounts();
    void gatesAreJudgedEachSecond();
    void unwatchedIsSaid();
    void twoRunsSayTheSame();
};

void TstDeskBoard::nothingEnteredIsNothing()
{
    Rig r;
    r.watchFor(3);
    QVERIFY(!r.desk());
    QCOMPARE(r.hub.desk.version(), std::uint64_t{0});
    for (const MetricId id : {metric::heat, metric::exposure, metric::marginRatio, metric::liqDist,
                              metric::holdLeft, metric::adlQuantile}) {
        QVERIFY(!r.at(id).value);
        QCOMPARE(r.at(id).reason, Reason::NoData);
    }
    QVERIFY(!r.values->market->facts.venueCapUsed[0]);
    QVERIFY(!r.values->find("BTC")->facts.holdUsed);
}

void TstDeskBoard::wordsStandAmongTheValues()
{
    Rig r;
    Position p = longBtc();
    p.opened = r.clock.wall() - std::chrono::hours{6};
    r.engine.setDesk(deskOf({p}));
    r.mark = 102;
    r.watchFor(3);
    const auto desk = r.desk();
    QVERIFY(desk);
    const PositionReading& one = desk->positions.front();
    QVERIFY(near(one.profitUsd.value, 10));
    QVERIFY(near(desk->totals.equityUsd.value, 1'010));
    // All of it in the values too, the same numbers.
    QVERIFY(near(r.at(metric::exposure).value, 510.0 / 1'010));
    QVERIFY(near(r.at(metric::heat).value, 10.0 / 1'010));
    QVERIFY(near(r.at(metric::marginRatio).value, 510 * 0.005 / 1'010));
    QVERIFY(near(r.at(metric::marginRatio, VenueId::Binance).value, 510 * 0.005 / 1'010));
    QVERIFY(!r.at(metric::marginRatio, VenueId::Bybit).value);
    const double liquidation = (500 - 50) / (5 * (1 - 0.005));
    QVERIFY(near(one.liquidation.value, liquidation));
    QVERIFY(near(r.at(metric::liqDist).value, (102 - liquidation) / 102));
    QVERIFY(near(r.at(metric::liqDist, VenueId::Binance).value, (102 - liquidation) / 102));
    // A7: a tenth of 50 dollars of margin, at 510 x 0.0009 a day.
    const double most = 5 / (510 * 0.0009) * 24;
    QVERIFY(near(one.maxHoldHours.value, most));
    QVERIFY(std::fabs(*r.at(metric::holdLeft).value - (most - 6)) < 0.01);
    QVERIFY(std::fabs(*r.values->find("BTC")->facts.holdUsed - 6 / most) < 1e-4);
    QVERIFY(near(r.values->market->facts.venueCapUsed[0], 1 / 0.40));
    QVERIFY(near(r.values->market->facts.venueCapUsed[1], 0));
    QCOMPARE(r.at(metric::exposure).coverage, 1.0);
    QVERIFY(r.at(metric::exposure).age < seconds{3});
}

void TstDeskBoard::readAtOnceWhenItChanges()
{
    Rig r;
    r.watchFor(3);
    r.engine.setDesk(deskOf({longBtc()}));
    // Before the next second: whoever enters a position sees it.
    QVERIFY(r.desk());
    QVERIFY(near(r.desk()->positions.front().mark.value, 100));
}

void TstDeskBoard::silenceTakesThemOut()
{
    Rig r;
    r.engine.setDesk(deskOf({longBtc()}));
    r.watchFor(3);
    QVERIFY(r.at(metric::exposure).value);
    r.silent = {VenueId::Binance};
    // A mark may be silent for five seconds, and for longer where that is its habit; never for a minute.
    for (int i = 0; i < 60 && r.at(metric::exposure).value; ++i) r.second();
    for (const MetricId id : {metric::exposure, metric::marginRatio, metric::liqDist}) {
        QVERIFY(!r.at(id).value);
        QCOMPARE(r.at(id).reason, Reason::Stale);
    }
    QVERIFY(!r.values->market->facts.venueCapUsed[0]);
    const PositionReading& p = r.desk()->positions.front();
    QVERIFY(p.mark.why.find("the mark price is") == 0);
    QVERIFY(p.liquidation);  // that needs no market
    r.silent.clear();
    r.watchFor(2);
    QVERIFY(r.at(metric::exposure).value);
}

void TstDeskBoard::takenBackIsGone()
{
    Rig r;
    r.engine.setDesk(deskOf({longBtc()}));
    r.watchFor(3);
    QVERIFY(r.desk());
    r.engine.setDesk({});
    QVERIFY(!r.desk());
    r.second();
    QVERIFY(!r.desk());
    QVERIFY(!r.at(metric::exposure).value && !r.at(metric::liqDist).value);
    QCOMPARE(r.at(metric::exposure).reason, Reason::NoData);
    QVERIFY(!r.values->market->facts.venueCapUsed[0]);
    QCOMPARE(int(r.values->market->facts.heldAt), 0);
}

// Since when it is held is not entered: how much of the budget is left is unknown, and that is said.
void TstDeskBoard::withoutItsOpeningNothingIsLeft()
{
    Rig r;
    Position p = longBtc();
    p.opened.reset();
    r.engine.setDesk(deskOf({p}));
    r.watchFor(3);
    QVERIFY(r.desk()->positions.front().maxHoldHours);
    QVERIFY(!r.at(metric::holdLeft).value);
    QCOMPARE(int(r.values->market->facts.heldAt), 1 << static_cast<int>(p.venue));
    QVERIFY(!r.values->find("BTC")->facts.holdUsed && r.values->find("BTC")->facts.holdKnown == 0);
    // Beside one whose opening is known it may be the shorter: that is a matter of coverage.
    Position q = p;
    q.id = 2;
    q.opened = r.clock.wall() - std::chrono::hours{1};
    r.engine.setDesk(deskOf({p, q}));
    r.watchFor(1);
    QVERIFY(r.at(metric::holdLeft).value);
    QCOMPARE(r.at(metric::holdLeft).coverage, 0.5);
}

// A short that receives, beside a long that pays: what has been used of its budget is not known.
void TstDeskBoard::aLegThatReceivesHidesNoneThatPays()
{
    Rig r;
    Position pays = longBtc(), receives = longBtc();
    receives.id = 2;
    receives.venue = VenueId::Bybit;
    receives.side = PositionSide::Short;
    receives.stop.reset();
    r.watchFor(2);
    const auto reading = [&] {
        r.engine.setDesk(deskOf({pays, receives}));
        r.watchFor(1);
        r.at(metric::holdLeft);
        return readings::fundHold({*r.values, *r.values->find("BTC"), {}});
    };
    RuleReading hold = reading();
    QCOMPARE(hold.value, std::optional(0.0));
    QVERIFY(hold.least && hold.certain);
    QCOMPARE(hold.coverage, 0.5);
    // With its opening all is known.
    pays.opened = r.clock.wall() - std::chrono::hours{1};
    hold = reading();
    QVERIFY(*hold.value > 0 && !hold.least);
    QCOMPARE(hold.coverage, 1.0);
    // One without a rate may pay too.
    Rig blind;
    blind.rateless = {VenueId::Binance};
    pays.opened = blind.clock.wall() - std::chrono::hours{1};
    blind.engine.setDesk(deskOf({pays, receives}));
    blind.watchFor(2);
    QVERIFY(!blind.at(metric::holdLeft).value);
    const RuleContext c{*blind.values, *blind.values->find("BTC"), {}};
    QVERIFY(readings::paysFunding(c) && readings::fundHold(c).least);
    // And alone it is asked, and not known.
    blind.engine.setDesk(deskOf({pays}));
    blind.watchFor(1);
    blind.at(metric::holdLeft);
    const RuleContext alone{*blind.values, *blind.values->find("BTC"), {}};
    QVERIFY(readings::paysFunding(alone) && !readings::fundHold(alone).value);
    QVERIFY(!readings::fundHold(alone).missing.empty());
}

void TstDeskBoard::aPlaceInTheQueueThatIsNotKnownIsSaid()
{
    Rig r;
    r.engine.setDesk(deskOf({longBtc()}));
    r.watchFor(3);
    QVERIFY(!r.at(metric::adlQuantile).value);
    const auto& unknown = r.values->find("BTC")->facts.queueUnknown;
    QVERIFY(unknown[static_cast<std::size_t>(VenueId::Binance)]);
    QVERIFY(!unknown[static_cast<std::size_t>(VenueId::Bybit)]);
}

void TstDeskBoard::tiersOfTheVenueDecide()
{
    Rig r;
    Position p = longBtc();
    p.coins = 50;  // 5,000: the second tier
    r.engine.setDesk(deskOf({p}));
    r.watchFor(2);
    const PositionReading& one = r.desk()->positions.front();
    QVERIFY(near(one.liquidation.value, (5'000 - 500 - 5) / (50 * (1 - 0.01))));
    QVERIFY(one.liquidationBy.find("tiers of Binance, tier 2: 1.00 %") == 0);
    QVERIFY(near(one.maintenanceUsd.value, 5'000 * 0.01 - 5));
}

void TstDeskBoard::theNearestOfSeveralCounts()
{
    Rig r;
    Position a = longBtc(), b = longBtc();
    b.id = 2;
    b.venue = VenueId::Bybit;
    b.leverage = 20;
    Desk desk = deskOf({a, b});
    desk.settings.venues[1].wallet = 1'000;
    r.engine.setDesk(desk);
    r.watchFor(2);
    const auto snapshot = r.desk();
    QVERIFY(near(r.at(metric::liqDist).value, *snapshot->positions[1].distance));
    QVERIFY(near(r.at(metric::liqDist, VenueId::Binance).value, *snapshot->positions[0].distance));
    // One that nobody knows the distance of: the other's stands, with half the coverage.
    desk.positions[1].leverage.reset();
    r.engine.setDesk(desk);
    r.watchFor(1);
    QVERIFY(near(r.at(metric::liqDist).value, *r.desk()->positions[0].distance));
    QCOMPARE(r.at(metric::liqDist).coverage, 0.5);
    QVERIFY(r.values->find("BTC")->facts.liquidationUnknown);
}

void TstDeskBoard::gatesAreJudgedEachSecond()
{
    Rig r;
    Desk desk;
    PlannedTrade t;
    t.id = 5;
    t.asset = "BTC";
    t.venue = VenueId::Binance;
    t.stop = 97;
    t.usd = 500;
    t.leverage = 5;
    t.holdHours = 24;
    desk.trades = {t};
    r.engine.setDesk(desk);
    r.watchFor(5);
    QVERIFY(r.desk() && r.desk()->card(5));
    const GateCard card = *r.desk()->card(5);
    QCOMPARE(card.gates[0].state, GateState::Pass);
    QCOMPARE(card.gates[2].state, GateState::Pass);
    QCOMPARE(card.gates[4].state, GateState::Pass);  // two venues' indices agree
    QCOMPARE(card.gates[5].state, GateState::Pass);
    // Nothing entered of the account, no open interest heard of: not known, and not passed.
    QCOMPARE(card.gates[1].state, GateState::Unknown);
    QCOMPARE(card.gates[3].state, GateState::Unknown);
    // Without a second index there is nothing to check the first one against.
    r.silent = {VenueId::Bybit};
    for (int i = 0; i < 60 && r.desk()->card(5)->gates[4].state == GateState::Pass; ++i) r.second();
    QCOMPARE(r.desk()->card(5)->gates[4].state, GateState::Unknown);
    r.silent = {VenueId::Bybit, VenueId::Binance};
    for (int i = 0; i < 240 && r.desk()->card(5)->count(GateState::Pass) > 0; ++i) r.second();
    QCOMPARE(r.desk()->card(5)->count(GateState::Unknown), 6);
}

void TstDeskBoard::unwatchedIsSaid()
{
    Rig r;
    Position p = longBtc();
    p.asset = "DOGE";
    r.engine.setDesk(deskOf({p}));
    r.watchFor(2);
    const PositionReading& one = r.desk()->positions.front();
    QVERIFY(one.symbol.empty());
    QCOMPARE(one.mark.why, std::string("the venue does not list it"));
    QVERIFY(!r.at(metric::exposure).value);
}

void TstDeskBoard::twoRunsSayTheSame()
{
    const auto run = [] {
        Rig r;
        r.engine.setDesk(deskOf({longBtc()}));
        r.watchFor(4);
        const auto d = r.desk();
        return std::tuple(*d->totals.exposure, *d->positions.front().distance, d->asOf.mono);
    };
    QVERIFY(run() == run());
}

QTEST_APPLESS_MAIN(TstDeskBoard)
#include "tst_desk_board.moc"
