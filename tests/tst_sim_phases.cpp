// Phases on the simulated market: a cascade is told in its order, from build-up to a market whose books are back;
// an outage is no phase.
#include "feeds/sim/scenario.h"
#include "model/boards/phase.h"
#include "tests/support/sim_feed.h"

#include <QtTest>

#include <algorithm>
#include <functional>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::phase::Phase;

namespace {

// Five minutes make a normal of depth and spread: the story begins after them.
constexpr std::chrono::seconds kBefore = 330s;

sim::Scenario named(const char* name)
{
    return storyOf(QString::fromLatin1(name));
}
SimFeed::Setup setupOf(sim::Scenario scenario, std::chrono::seconds after)
{
    sim::Phase calm = named("calm").phases.front();
    calm.length = kBefore;
    scenario.phases.insert(scenario.phases.begin(), calm);
    calm.length = after;
    scenario.phases.push_back(calm);
    scenario.repeats = false;
    SimFeed::Setup setup;
    setup.scenario = std::move(scenario);
    setup.assets = {"BTC"};
    setup.seed = 1;
    return setup;
}

// When something was published first, in seconds of the simulated world; negative: never.
struct Firsts {
    int forward = -1, liquidation = -1, aftershock = -1, booksGone = -1, booksBack = -1, cleanUp = -1, reset = -1;
    int interest = -1,
        normalising = -1;  // that open interest has swollen was said as a warning; J4 is being counted
};

struct Run {
    SimFeed feed;
    Firsts at;
    int second = 0;
    std::vector<Phase> phases;  // as they were published, each once

    explicit Run(const SimFeed::Setup& setup) : feed(setup) {}

    std::shared_ptr<const PhaseSnapshot> said() const { return feed.hub.phase.read().value; }
    template <typename Until>
    void go(int most, const Until& until)
    {
        while (second < most && !until()) {
            feed.advance(1s);
            ++second;
            look();
        }
    }
    void look()
    {
        const auto p = said();
        const auto first = [this](int& when, bool now) {
            if (now && when < 0) when = second;
        };
        if (p->phase && (phases.empty() || phases.back() != *p->phase)) phases.push_back(*p->phase);
        for (const Warning& w : feed.hub.risk.read().value->warnings) {
            first(at.forward, w.forward);
            first(at.interest, w.rule == "OI_SURGE");
        }
        first(at.liquidation, p->phase == Phase::Liquidation);
        first(at.aftershock, p->stage == PhaseStage::Aftershock);
        first(at.cleanUp, p->stage == PhaseStage::CleanUp);
        first(at.normalising, p->stage == PhaseStage::Normalising);
        first(at.reset, p->phase == Phase::Reset);
        const auto passed = [&](Condition c, Verdict v) {
            return p->aftershock.conditions[static_cast<std::size_t>(c)].passed == v;
        };
        first(at.booksGone, passed(Condition::Spread, Verdict::No) && passed(Condition::Depth, Verdict::No));
        first(at.booksBack, at.aftershock >= 0 && passed(Condition::Spread, Verdict::Yes) &&
                                passed(Condition::Depth, Verdict::Yes) && passed(Condition::Basis, Verdict::Yes));
    }
};

}  // namespace

class TestSimPhases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCascadeIsToldInItsOrder()
    {
        Run run(setupOf(named("cascade_down"), 3h));
        run.go(330, [] { return false; });
        QCOMPARE(run.phases, std::vector<Phase>{Phase::BuildUp});
        QVERIFY(!run.said()->aftershock.running);
        run.go(1'200, [&] { return run.at.liquidation >= 0; });
        const auto flush = run.said();
        QCOMPARE(*flush->phase, Phase::Liquidation);
        QVERIFY(flush->aftershock.running && flush->aftershock.beforeShock);
        QVERIFY(flush->sentence.starts_with("Forced selling"));
        QCOMPARE(flush->changes->size(), std::size_t{1});
        QVERIFY(!flush->changes->front().by.empty());
        QCOMPARE(flush->flushes->size(), std::size_t{1});

        run.go(7'200, [&] { return run.at.reset >= 0; });
        const Firsts& at = run.at;
        QVERIFY(at.forward >= 0 && at.forward < at.liquidation);
        QVERIFY(at.booksGone >= 0 && at.booksGone < at.aftershock);
        QVERIFY(at.liquidation < at.aftershock);
        QVERIFY(at.aftershock < at.booksBack);
        QVERIFY(at.booksBack < at.reset);
        QVERIFY(at.aftershock < at.cleanUp && at.cleanUp < at.reset);
        const std::vector<Phase> order = {Phase::BuildUp, Phase::Liquidation, Phase::Reset};
        QVERIFY(run.phases == order);
        run.go(run.second + 60, [] { return false; });
        const auto reset = run.said();
        QVERIFY(reset->stage != PhaseStage::None && reset->aftershock.running);

        // What was recorded of it.
        QCOMPARE(reset->flushes->size(), std::size_t{1});
        const FlushRecord& f = reset->flushes->front();
        QCOMPARE(f.asset, std::string("BTC"));
        QVERIFY(f.ended.has_value());
        QVERIFY(*f.longUsd.value > 10 * *f.shortUsd.value);
        QVERIFY(*f.peakUsd.value > 0 && *f.peakUsd.value <= *f.longUsd.value + *f.shortUsd.value);
        const auto of = [&](Structure s) { return f.card[static_cast<std::size_t>(s)]; };
        QVERIFY(*of(Structure::Price).worst.value < *of(Structure::Price).before.value);
        QVERIFY(*of(Structure::Depth).worst.value < 0.5 * *of(Structure::Depth).before.value);
        QVERIFY(*of(Structure::Depth).now.value > 0.8 * *of(Structure::Depth).before.value);
        QVERIFY(*of(Structure::Spread).worst.value > 3 * *of(Structure::Spread).before.value);
        for (const auto& venue : f.venues) {
            QVERIFY(venue.has_value());
            QVERIFY(*venue->largestLoss.value > 0.4 && *venue->largestLoss.value <= 1);
            QVERIFY(*venue->worstSpread.value > 2);
            QVERIFY(venue->recoveredMin.value.has_value());
        }
    }
    // As `demo --scenario cascade_down` shows it, from its first second to the hours after: nothing is put before
    // or behind it, and the venues bring their past, so that a month's volatility is known.
    void theWholeCascadeUntilItIsNormalAgain()
    {
        SimFeed::Setup setup;
        setup.scenario = *sim::loadScenario(QStringLiteral("cascade_down"));
        setup.assets = {"BTC"};
        setup.seed = 1;
        setup.history = 240h;
        setup.hours = true;
        Run run(setup);
        run.go(330, [] { return false; });
        QCOMPARE(run.phases, std::vector<Phase>{Phase::BuildUp});
        QVERIFY(run.said()->stage != PhaseStage::Normalising);
        const auto volatility = [&] {
            return run.said()->aftershock.conditions[static_cast<std::size_t>(Condition::Volatility)];
        };
        QVERIFY(volatility().ratio.value.has_value());

        run.go(9'000, [&] { return run.at.normalising >= 0 && run.at.reset >= 0; });
        const Firsts& at = run.at;
        QVERIFY(at.interest >= 0 && at.forward >= 0);
        // The hour of calm that ends the phase, and the hour that is counted as normal, end at about the same
        // time.
        const std::vector<int> told = {at.interest, at.liquidation, at.aftershock, at.cleanUp, at.normalising};
        QVERIFY(std::adjacent_find(told.begin(), told.end(), std::greater_equal<>()) == told.end());
        QVERIFY(at.forward < at.liquidation && at.cleanUp < at.reset);
        const std::vector<Phase> order = {Phase::BuildUp, Phase::Liquidation, Phase::Reset};
        QVERIFY(run.phases == order);
        QCOMPARE(run.said()->stage, PhaseStage::Normalising);

        // An hour of four conditions at least, spread and depth among them; of the fifth it is known that it
        // fails.
        const Aftershock& a = run.said()->aftershock;
        QCOMPARE(a.known, static_cast<int>(kConditions));
        QVERIFY(a.count >= 4);
        QCOMPARE(a.ok, Verdict::Yes);
        QVERIFY(*a.okHours.value >= 1 && *a.okHours.value < Aftershock::kHoursNeeded);
        QVERIFY(a.normalAt.has_value());
        QCOMPARE(volatility().passed, Verdict::No);
        QVERIFY(a.running && a.beforeShock && !a.storedNormals);
    }
    void anOutageIsNoPhase_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<bool>("halted");
        QTest::newRow("feed cut off") << static_cast<int>(VenueId::Binance) << false;
        QTest::newRow("matching halted") << static_cast<int>(VenueId::Bybit) << true;
    }
    void anOutageIsNoPhase()
    {
        QFETCH(int, venue);
        QFETCH(bool, halted);
        sim::Scenario scenario = named("calm");
        scenario.phases.front().length = 300s;
        scenario.phases.front().venueIncidents = {
            {static_cast<VenueId>(venue),
             halted ? sim::VenueIncident::Kind::Halted : sim::VenueIncident::Kind::FeedOut, 20s, 150s}};
        Run run(setupOf(std::move(scenario), 100s));
        bool out = false;
        run.go(660, [&] {
            out = out || !run.feed.hub.risk.read().value->outages.empty();
            return false;
        });
        QVERIFY(out);
        for (const Phase p : run.phases) QCOMPARE(p, Phase::BuildUp);
        const auto p = run.said();
        QCOMPARE(*p->phase, Phase::BuildUp);
        QVERIFY(p->changes->empty() && p->flushes->empty());
        QVERIFY(!p->aftershock.running);
        QVERIFY(p->ring.engaged != Verdict::Yes);
    }
};

QTEST_APPLESS_MAIN(TestSimPhases)
#include "tst_sim_phases.moc"
