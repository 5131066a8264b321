// With the start of the program all assets are judged at once, as soon as what they rest on is known: what stood
// then has not begun together and is no story. One that begins in the first minutes is, and so is a cascade that
// is under way. From the engine to the story; the clock is the test's.
#include "tests/support/rule_table.h"
#include "ui/voice_story.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test::rules;

namespace {

constexpr int kAssets = 20;

std::shared_ptr<const AssetMetrics> named(const AssetMetrics& of, const std::string& name)
{
    auto out = std::make_shared<AssetMetrics>(name);
    out->facts = of.facts;
    for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i) {
        const auto id = static_cast<MetricId>(i);
        out->at(id) = of.at(id);
        for (const VenueId venue : kVenues) out->at(id, venue) = of.at(id, venue);
    }
    return out;
}

// All assets see the same.
struct Run {
    Rig rig;
    NewsReader reader;
    StoryTeller teller;
    std::size_t loose = 0;

    // The first seconds of a program: nothing is known yet.
    Run()
    {
        rig.stale();
        pass(5);
    }
    void put(const char* rule, double v) { rowOf(rule).put(rig, v, 3); }
    static double critical(const char* rule) { return *riskRule(rule)->limits.crit; }
    static double calm(const char* rule) { return riskRule(rule)->limits.exitWarn / 2; }
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i) second();
    }
    void second()
    {
        rig.clock.advance(std::chrono::seconds{1});
        MetricSnapshot metrics;
        metrics.asOf = rig.now();
        metrics.market = std::make_shared<AssetMetrics>(rig.market);
        for (int i = 0; i < kAssets; ++i) metrics.assets.push_back(named(rig.asset, "A" + std::to_string(i)));
        const RiskSnapshot& risk = rig.engine.step(metrics, rig.venues, rig.now());
        loose += teller
                     .hear(reader.read(&risk, nullptr), StoryTeller::marketOf(&risk, &metrics), VoiceChoice(),
                           rig.now())
                     .loose.size();
    }
    const std::vector<Warning>& raised() const { return rig.engine.snapshot().warnings; }
};

}  // namespace

class TestVoiceFirstLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatStoodWhenItBecameKnownIsNoStory()
    {
        Run run;
        run.put("OI_SURGE", Run::critical("OI_SURGE"));
        run.pass(120);
        QCOMPARE(run.raised().size(), std::size_t{kAssets});
        for (const Warning& w : run.raised()) QVERIFY(w.found && w.severity == Severity::Critical);
        QVERIFY(run.teller.told().empty());
        QCOMPARE(run.loose, std::size_t{kAssets});  // each was told
    }
    void manyThatBeginInTheFirstMinuteAreAStory()
    {
        Run run;
        run.put("OI_SURGE", Run::critical("OI_SURGE"));
        run.put("DEPTH_DROP", Run::calm("DEPTH_DROP"));
        run.pass(20);
        QVERIFY(run.teller.told().empty());
        run.put("DEPTH_DROP", Run::critical("DEPTH_DROP"));
        run.pass(5);
        QVERIFY(run.teller.open());
        QCOMPARE(run.teller.open()->cause, Story::Cause::Many);
        QCOMPARE(run.teller.open()->folded, std::size_t{kAssets});
        for (const News& n : run.teller.open()->news) QVERIFY(!n.found);
    }
    void aCascadeThatBeginsInTheFirstMinuteIsOne()
    {
        Run run;
        run.put("OI_SURGE", Run::critical("OI_SURGE"));
        run.put("LIQ_BURST", Run::calm("LIQ_BURST"));
        run.pass(20);
        QVERIFY(run.teller.told().empty());
        run.put("LIQ_BURST", Run::critical("LIQ_BURST"));
        run.pass(5);
        QVERIFY(run.teller.open() && run.teller.open()->cascade());
        QCOMPARE(run.teller.open()->folded, std::size_t{kAssets});
        // What was found is told within it, as everything is.
        run.pass(60);
        QCOMPARE(run.teller.open()->folded, std::size_t{2 * kAssets});
        QCOMPARE(run.loose, std::size_t{0});
    }
    void aCascadeThatIsUnderWayIsShown()
    {
        Run run;
        run.put("LIQ_BURST", Run::critical("LIQ_BURST"));
        run.pass(5);
        for (const Warning& w : run.raised()) QVERIFY(w.found);
        QVERIFY(run.teller.open() && run.teller.open()->cascade());
        QCOMPARE(run.teller.open()->cause, Story::Cause::ForcedOrders);
        QCOMPARE(run.teller.open()->waves, 1);
    }
    void thePhaseThatIsUnderWayIsShown()
    {
        Run run;
        run.rig.all(*analytics::metricId("phase"), static_cast<double>(analytics::phase::Phase::Liquidation));
        run.pass(1);
        QVERIFY(run.teller.open() && run.teller.open()->cascade());
        QCOMPARE(run.teller.open()->cause, Story::Cause::Phase);
    }
};

QTEST_GUILESS_MAIN(TestVoiceFirstLook)
#include "tst_voice_first_look.moc"
