// The pulse: who is pulled when. The tick is stepped by hand and its stopwatch is set, so no test
// waits and none is slow.
#include "tests/support/strict_log.h"
#include "ui/frame_tick.h"
#include "widgets/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace plimsoll;

namespace {

// Reads one slot, counts.
class CountingPanel : public Panel {
public:
    CountingPanel(const PanelDeps& deps, Pace pace, QWidget* parent)
        : Panel(QStringLiteral("counting"), QStringLiteral("Counting"), deps, parent), m_pace(pace)
    {
        setMinimumSize(20, 20);
    }
    Pace pace() const override { return m_pace; }
    void age(AsOf) override { ++ages; }

    int pulls = 0, ages = 0;
    // What pulling takes, by the tick's stopwatch.
    qint64* stopwatch = nullptr;
    qint64 burn = 0;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override { return hub.funding.version(); }
    void refresh(const SnapshotHub&, AsOf) override
    {
        ++pulls;
        if (stopwatch) *stopwatch += burn;
    }

private:
    Pace m_pace;
};

}  // namespace

class TstFrameTick : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void init();
    void cleanup();
    void pullsOnlyWhatMoved();
    void tablesAreSlower();
    void tablesTakeTurns();
    void hiddenPanelsRestAndCatchUp();
    void agesTwiceASecond();
    void backgroundIsTenHertz();
    void stoppedTicksNothing();
    void aSpentBudgetMakesOthersWaitOneTick();
    void countsFramesOnlyWhenSomethingHappened();
    void stallsAreKeptForTenSeconds();
    void replayTimeIsTheModels();
    void liveTimeIsTheClocks();

private:
    test::StrictLog m_log;
    void show(Panel* panel)
    {
        m_window->layout()->addWidget(panel);
        m_tick->add(panel);
        panel->show();
    }
    void publish() { m_hub->funding.publish(FundingSnapshot{}); }

    Theme m_theme;
    Selection m_selection;
    ManualClock m_clock;
    qint64 m_nanoseconds = 0;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<FrameTick> m_tick;
    std::optional<PanelDeps> m_deps;
};

void TstFrameTick::init()
{
    m_theme = builtinTheme(QStringLiteral("dark"));
    m_hub = std::make_unique<SnapshotHub>();
    m_nanoseconds = 0;
    m_window = std::make_unique<QWidget>();
    m_window->resize(200, 200);
    new QVBoxLayout(m_window.get());
    m_tick = std::make_unique<FrameTick>(*m_hub, UiClock(m_clock, *m_hub, SourceKind::Live), nullptr,
                                         [this] { return m_nanoseconds; });
    m_deps.emplace(PanelDeps{m_theme, m_selection, {VenueId::Binance}});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TstFrameTick::cleanup()
{
    QCOMPARE(m_log.complaints(), QString());
    m_tick.reset();
    m_window.reset();
}

void TstFrameTick::pullsOnlyWhatMoved()
{
    auto* panel = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    show(panel);
    m_tick->setRate(FrameTick::Rate::Full);
    m_tick->step();
    QCOMPARE(panel->pulls, 1);  // once when it is first seen
    m_tick->step();
    QCOMPARE(panel->pulls, 1);
    publish();
    publish();
    m_tick->step();
    QCOMPARE(panel->pulls, 2);  // the newest wins: two publishes, one pull
}

void TstFrameTick::tablesAreSlower()
{
    auto* table = new CountingPanel(*m_deps, Panel::Pace::Table, m_window.get());
    auto* picture = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    show(table);
    show(picture);
    m_tick->setRate(FrameTick::Rate::Full);
    for (int i = 0; i < 60; ++i) {
        publish();
        m_tick->step();
    }
    QCOMPARE(picture->pulls, 60);
    QCOMPARE(table->pulls, 10);
}

void TstFrameTick::tablesTakeTurns()
{
    std::vector<CountingPanel*> tables;
    for (int i = 0; i < 12; ++i) {
        tables.push_back(new CountingPanel(*m_deps, Panel::Pace::Table, m_window.get()));
        show(tables.back());
    }
    m_tick->setRate(FrameTick::Rate::Full);
    int before = 0;
    for (int i = 0; i < 30; ++i) {
        publish();
        m_tick->step();
        int all = 0;
        for (const CountingPanel* t : tables) all += t->pulls;
        QCOMPARE(all - before, 2);  // twelve tables, six ticks
        before = all;
    }
    for (const CountingPanel* t : tables) QCOMPARE(t->pulls, 5);
}

void TstFrameTick::hiddenPanelsRestAndCatchUp()
{
    auto* panel = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    show(panel);
    panel->hide();
    m_tick->setRate(FrameTick::Rate::Full);
    for (int i = 0; i < 10; ++i) {
        publish();
        m_tick->step();
    }
    QCOMPARE(panel->pulls, 0);
    QCOMPARE(panel->ages, 0);
    panel->show();
    QTRY_VERIFY(panel->onScreen());
    m_tick->step();
    QCOMPARE(panel->pulls, 1);
}

void TstFrameTick::agesTwiceASecond()
{
    auto* panel = new CountingPanel(*m_deps, Panel::Pace::Table, m_window.get());
    show(panel);
    m_tick->setRate(FrameTick::Rate::Full);
    m_tick->step();  // pulls
    QSignalSpy halves(m_tick.get(), &FrameTick::halfSecond);
    QSignalSpy tables(m_tick.get(), &FrameTick::tables);
    for (int i = 0; i < 60; ++i) m_tick->step();
    QCOMPARE(halves.count(), 2);
    QCOMPARE(panel->ages, 2);
    QCOMPARE(tables.count(), 10);
}

void TstFrameTick::backgroundIsTenHertz()
{
    auto* picture = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    show(picture);
    m_tick->setRate(FrameTick::Rate::Background);
    QSignalSpy tables(m_tick.get(), &FrameTick::tables);
    QSignalSpy halves(m_tick.get(), &FrameTick::halfSecond);
    for (int i = 0; i < 10; ++i) {
        publish();
        m_tick->step();
    }
    QCOMPARE(picture->pulls, 10);
    QCOMPARE(tables.count(), 10);
    QCOMPARE(halves.count(), 2);
}

void TstFrameTick::stoppedTicksNothing()
{
    auto* panel = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    show(panel);
    m_tick->setRate(FrameTick::Rate::Full);
    QTRY_VERIFY(m_tick->load().ticks > 2);
    m_tick->setRate(FrameTick::Rate::Stopped);
    const std::uint64_t ticks = m_tick->load().ticks;
    const int pulls = panel->pulls;
    publish();
    // Another timer of three full ticks passes: a running tick would have come in between.
    bool passed = false;
    QTimer::singleShot(3 * FrameTick::kFullMs, this, [&] { passed = true; });
    QTRY_VERIFY(passed);
    QCOMPARE(m_tick->load().ticks, ticks);
    QCOMPARE(panel->pulls, pulls);
}

void TstFrameTick::aSpentBudgetMakesOthersWaitOneTick()
{
    auto* greedy = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    auto* other = new CountingPanel(*m_deps, Panel::Pace::Picture, m_window.get());
    greedy->stopwatch = &m_nanoseconds;
    greedy->burn = static_cast<qint64>((FrameTick::kBudgetMs + 2) * 1e6);
    show(greedy);
    show(other);
    m_tick->setRate(FrameTick::Rate::Full);
    m_tick->step();
    QCOMPARE(greedy->pulls, 1);
    QCOMPARE(other->pulls, 0);
    QCOMPARE(m_tick->load().overBudget, std::uint64_t{1});
    publish();
    m_tick->step();  // who waited is served first
    QCOMPARE(other->pulls, 1);
}

void TstFrameTick::countsFramesOnlyWhenSomethingHappened()
{
    m_tick->setRate(FrameTick::Rate::Full);
    for (int i = 0; i < 20; ++i) m_tick->step();
    QCOMPARE(m_tick->load().frameWorst, 0.0);
    QCOMPARE(m_tick->load().picturesPerSecond, 0);
    m_tick->painted(4.0);
    m_tick->step();
    QCOMPARE(m_tick->load().frameWorst, 4.0);
    m_nanoseconds += 999'000'000;
    QCOMPARE(m_tick->load().picturesPerSecond, 1);
    m_nanoseconds += 1'000'000;  // a second later it is none of this second's
    QCOMPARE(m_tick->load().picturesPerSecond, 0);
    QCOMPARE(m_tick->load().frameWorst, 4.0);
}

void TstFrameTick::stallsAreKeptForTenSeconds()
{
    LoopWatch watch;
    watch.beat(LoopWatch::kBeatMs + 0.5);
    watch.beat(LoopWatch::kBeatMs + 120.0);
    watch.beat(LoopWatch::kBeatMs);
    QCOMPARE(watch.worstMs(), 120.0);
    for (int second = 0; second < 9; ++second) watch.turn();
    QCOMPARE(watch.worstMs(), 120.0);
    watch.turn();
    QCOMPARE(watch.worstMs(), 0.0);
}

void TstFrameTick::replayTimeIsTheModels()
{
    const UiClock clock(m_clock, *m_hub, SourceKind::Replay);
    QCOMPARE(clock.now().mono, m_clock.mono());  // nothing published: the clock
    FundingSnapshot s;
    s.asOf = {m_clock.wall(), m_clock.mono()};
    m_hub->funding.publish(s);
    m_clock.advance(std::chrono::minutes{5});  // a fast replay ran on
    QCOMPARE(clock.now().mono, s.asOf.mono);
}

void TstFrameTick::liveTimeIsTheClocks()
{
    const UiClock clock(m_clock, *m_hub, SourceKind::Live);
    FundingSnapshot s;
    s.asOf = {m_clock.wall(), m_clock.mono()};
    m_hub->funding.publish(s);
    m_clock.advance(std::chrono::minutes{5});  // the model hangs: that must be seen
    QCOMPARE(clock.now().mono, m_clock.mono());
}

QTEST_MAIN(TstFrameTick)
#include "tst_frame_tick.moc"
