// Gate 4 in the engine: held against levels that are of now, at a price that is of now, and of the venues that
// count, with those that are missing said.
#include "model/desk/gates.h"
#include "tests/support/forced_rig.h"

#include <QTest>

#include <string>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr int kBars = 200;
constexpr std::uint8_t kBybit = 1u << static_cast<unsigned>(VenueId::Bybit);
constexpr double kAmong = 970, kFar = 600;  // stops: where much is modelled to be liquidated, and where nothing is

struct Rig : ForcedRig {
    explicit Rig(std::initializer_list<std::size_t> known = {0, 1})
    {
        Desk desk;
        for (const double stop : {kAmong, kFar}) {
            PlannedTrade t;
            t.id = static_cast<std::uint64_t>(stop);
            t.asset = "BTC";
            t.venue = VenueId::Binance;
            t.stop = stop;
            desk.trades.push_back(t);
        }
        engine.setDesk(desk);
        for (const std::size_t perp : known) past(perp, kBars);
        seconds(10);
    }
    Gate at(double stop)
    {
        const auto desk = hub.desk.read().value;
        const GateCard* const card = desk ? desk->card(static_cast<std::uint64_t>(stop)) : nullptr;
        return card ? card->gates[3] : Gate{};
    }
    void setAside(std::uint8_t venues)
    {
        WatchSet watch = engine.market().watch();
        watch.aside = venues;
        engine.setWatch(watch);
        seconds(1);
    }
};

bool says(const Gate& gate, const char* words)
{
    return gate.said.find(words) != std::string::npos;
}

}  // namespace

class TstDeskClusters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oldLevelsAreNotOfNow();
    void withoutAPriceNothingIsKnown();
    void onePartDoesNotPass();
    void whatIsSetAsideDoesNotCount();
};

void TstDeskClusters::oldLevelsAreNotOfNow()
{
    Rig r;
    QCOMPARE(r.at(kAmong).state, GateState::Fail);
    QCOMPARE(r.at(kFar).state, GateState::Pass);
    QVERIFY2(!says(r.at(kFar), "venues"), r.at(kFar).said.c_str());
    // Fourteen minutes in which nobody said anything.
    r.clock.advance(14min);
    r.seconds(1);
    QCOMPARE(r.at(kFar).state, GateState::Pass);
    QVERIFY(!r.levels()->reason);
    r.clock.advance(12min);
    r.seconds(1);
    for (const double stop : {kAmong, kFar}) {
        const Gate gate = r.at(stop);
        QCOMPARE(gate.state, GateState::Unknown);
        QVERIFY2(says(gate, "older than 20 minutes"), gate.said.c_str());
    }
    // The map and the calculators read the same levels.
    QVERIFY(r.levels()->reason == analytics::Reason::Stale);
    QVERIFY(r.levels()->bins.empty() && r.levels()->price);
}

void TstDeskClusters::withoutAPriceNothingIsKnown()
{
    Rig r;
    QCOMPARE(r.at(kAmong).state, GateState::Fail);
    r.pass(70s);
    for (const double stop : {kAmong, kFar}) {
        const Gate gate = r.at(stop);
        QCOMPARE(gate.state, GateState::Unknown);
        QVERIFY2(says(gate, "the mark price is"), gate.said.c_str());
    }
}

// Levels of one venue of two: 54 % of what is open.
void TstDeskClusters::onePartDoesNotPass()
{
    Rig r({0});
    const Gate far = r.at(kFar), among = r.at(kAmong);
    QCOMPARE(far.state, GateState::Unknown);
    QVERIFY2(says(far, "; only 54 % of open interest is modelled; of 1 of 2 venues"), far.said.c_str());
    // As much as this of all that is open is too much, whatever the rest holds.
    QCOMPARE(among.state, GateState::Fail);
    QVERIFY2(says(among, "\u2265 $") && says(among, "; of 1 of 2 venues"), among.said.c_str());
}

void TstDeskClusters::whatIsSetAsideDoesNotCount()
{
    Rig r({1});
    QVERIFY2(says(r.at(kFar), "of 1 of 2 venues"), r.at(kFar).said.c_str());
    r.setAside(kBybit);
    for (const double stop : {kAmong, kFar}) {
        const Gate gate = r.at(stop);
        QCOMPARE(gate.state, GateState::Unknown);
        QVERIFY2(says(gate, "not modelled yet"), gate.said.c_str());
    }
    // Nor is it missed where the rest is known.
    Rig both;
    both.setAside(kBybit);
    QCOMPARE(both.at(kFar).state, GateState::Pass);
    QVERIFY2(!says(both.at(kFar), "venues"), both.at(kFar).said.c_str());
}

QTEST_APPLESS_MAIN(TstDeskClusters)
#include "tst_desk_clusters.moc"
