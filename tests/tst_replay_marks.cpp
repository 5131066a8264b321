// What a look through a recording finds: each liquidation, gaps and silences of the venues, warnings and alerts;
// how far it has come; and that the replay in the window does not feel it.
#include "app/application.h"
#include "app/replay_data_source.h"
#include "app/replay_marks.h"
#include "app/replay_wiring.h"
#include "app/run_setup.h"
#include "tests/support/snapshot_digest.h"
#include "tests/support/written_session.h"
#include "ui/main_window.h"
#include "ui/replay_bar.h"
#include "ui/replay_timeline.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

Timestamp sessionAt(std::int64_t ms)
{
    return fromUnixMs(kSessionStartNs / 1'000'000 + ms);
}
bool near(Timestamp a, Timestamp b, Duration within)
{
    return (a < b ? b - a : a - b) <= within;
}

}  // namespace

class TestReplayMarks : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QStringList m_files;

    MarkOrder order()
    {
        MarkOrder o;
        o.files = m_files;
        auto recording = Recording::open(o.files);
        ReplaySource source(std::move(*recording));
        o.watch = watchOfRecording(source.survey(), {});
        return o;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_files = writeSession(m_dir.path());
        QCOMPARE(m_files.size(), 2);
    }

    void findsWhatIsThere()
    {
        const auto watch = std::make_shared<ReadWatch>();
        std::vector<Timestamp> reached;
        MarkOrder o = order();
        AlertRule rule;
        rule.id = 7;
        rule.title = "spread";
        AlertCondition condition;
        condition.metric = *analytics::metricId("liq_usd_1m_long");
        condition.asset = "BTC";
        condition.op = AlertOperator::Above;
        condition.level = 1;
        rule.conditions = {condition};
        o.alerts = {rule};
        const TimelineMarks marks =
            ReplayMarks::lookThrough(o, watch, [&](const TimelineMarks& m) { reached.push_back(m.reached); });
        QVERIFY(marks.complete);
        QVERIFY(std::is_sorted(reached.begin(), reached.end()));
        QVERIFY(near(marks.reached, sessionAt(kSessionEnd), 100ms));

        // One every 2.3 s that is not silenced, the first longs ("Buy" is the side of the position's close).
        std::size_t expected = 0;
        for (std::int64_t t = 2'300; t <= kSessionEnd; t += 2'300) expected += t < kSilenceFrom || t >= kSilenceTo;
        QCOMPARE(marks.liquidations.size(), expected);
        QVERIFY(near(marks.liquidations.front().at, sessionAt(2'300), 50ms));
        QVERIFY(std::abs(marks.liquidations.front().usd - 2'000) < 300);
        QCOMPARE(marks.liquidations.front().asset, QStringLiteral("BTC"));
        QVERIFY(marks.liquidations.front().venue == VenueId::Bybit);
        const auto longs = std::count_if(marks.liquidations.begin(), marks.liquidations.end(),
                                         [](const TimelineLiquidation& l) { return l.longs; });
        QVERIFY(longs > 0 && longs < std::ptrdiff_t(expected));

        // Both venues were silent, and one lost its book for two seconds.
        int silent = 0, broken = 0;
        for (const TimelineHole& hole : marks.holes) {
            if (hole.silent) {
                ++silent;
                QVERIFY(near(hole.from, sessionAt(kSilenceFrom), 200ms) &&
                        near(hole.to, sessionAt(kSilenceTo), 1'500ms));
            } else if (hole.venue == VenueId::Binance && hole.from > sessionAt(kGapAt - 1'000)) {
                ++broken;
                QVERIFY(near(hole.from, sessionAt(kGapAt), 1'500ms) &&
                        near(hole.to, sessionAt(kHealedAt), 1'500ms));
            }
        }
        QCOMPARE(silent, 2);
        QCOMPARE(broken, 1);
        int gaps = 0, alerts = 0;
        for (const TimelineMark& mark : marks.marks) {
            if (mark.kind == TimelineMark::Kind::Gap) {
                ++gaps;
                QVERIFY(near(mark.at, sessionAt(kGapAt), 1'500ms));
                QVERIFY2(mark.text.contains(QStringLiteral("Binance")), qPrintable(mark.text));
            }
            alerts += mark.kind == TimelineMark::Kind::Alert;
        }
        QCOMPARE(gaps, 1);
        QVERIFY(alerts > 0);
        QVERIFY(std::is_sorted(marks.marks.begin(), marks.marks.end(),
                               [](const TimelineMark& a, const TimelineMark& b) { return a.at < b.at; }));
    }

    void canBeStopped()
    {
        const auto watch = std::make_shared<ReadWatch>();
        watch->cancelled = true;
        const TimelineMarks marks = ReplayMarks::lookThrough(order(), watch, [](const TimelineMarks&) {});
        QVERIFY(!marks.complete);
        ReplayMarks look;
        QSignalSpy found(&look, &ReplayMarks::found);
        look.look(order());
        look.stop();
        QCoreApplication::processEvents();
        QCOMPARE(found.count(), 0);  // nothing after it was stopped
    }

    void aNewerOrderReplacesTheOlder()
    {
        ReplayMarks look(false);
        TimelineMarksPtr last;
        connect(&look, &ReplayMarks::found, this, [&last](const TimelineMarksPtr& m) { last = m; });
        look.look(order());
        look.look(order());
        QTRY_VERIFY_WITH_TIMEOUT(last && last->complete, 60'000);
        QVERIFY(!last->liquidations.empty());
    }

    // Its disk may not answer: whoever changes an alert meanwhile goes on, and the last order is looked for.
    void nobodyWaitsForTheOneUnderWay()
    {
        QSemaphore begun, answers;
        std::vector<std::string> sought;
        const auto looker = [&](const MarkOrder& order, const ReadWatchPtr& watch, const ReplayMarks::Told& told) {
            sought.push_back(order.watch.focus.front());
            begun.release();
            answers.acquire();
            TimelineMarks marks;
            marks.complete = !watch->cancelled;
            told(marks);
            return marks;
        };
        const auto orderOf = [](const char* asset) {
            MarkOrder o;
            o.watch.focus = {asset};
            return o;
        };
        std::vector<TimelineMarksPtr> told;
        {
            ReplayMarks look(false, looker);
            const auto free = qScopeGuard([&answers] { answers.release(3); });
            connect(&look, &ReplayMarks::found, this, [&](const TimelineMarksPtr& m) { told.push_back(m); });
            look.look(orderOf("BTC"));
            QVERIFY(begun.tryAcquire(1, 60'000));
            look.look(orderOf("ETH"));
            look.look(orderOf("SOL"));
            answers.release(2);
            QTRY_COMPARE_WITH_TIMEOUT(told.size(), std::size_t(1), 60'000);
        }
        QVERIFY(told.front()->complete);
        QCOMPARE(sought, (std::vector<std::string>{"BTC", "SOL"}));
    }

    // From the menu or a venue's card, while the recording plays: marks are judged as the window judges.
    void anotherLookBeginsForAVenueThatIsSetAside()
    {
        QTemporaryDir folder;
        Options o;
        o.dataDir = folder.path();
        Application application(o, configFrom(o), choosePaths(o));
        auto recording = Recording::open(m_files);
        QVERIFY(recording);
        auto driver = std::make_unique<ReplayDriver>(std::move(*recording), Config{}, application.hub());
        auto files = replayFiles(m_files);
        QVERIFY(files);
        application.useReplay(std::make_unique<ReplayDataSource>(std::move(driver), ReplayStart{0, {}}),
                              std::move(*files));
        application.open();
        MainWindow& window = application.window();
        const auto* wiring = window.findChild<ReplayWiring*>();
        QVERIFY(wiring);
        QCOMPARE(wiring->order().watch.aside, std::uint8_t(0));
        const auto marks = [&window] { return window.replayBar()->timeline()->marks(); };
        const TimelineMarks* before = marks();
        QVERIFY(before);
        const auto bybit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(VenueId::Bybit));
        window.selection().setAside(bybit);
        QCOMPARE(wiring->order().watch.aside, bybit);
        QVERIFY(marks() != before);
        QVERIFY(!marks()->complete);
        // Whatever else the window watches begins none.
        before = marks();
        Q_EMIT window.watchChanged();
        QVERIFY(marks() == before);
    }

    void theReplayDoesNotFeelIt()
    {
        const auto run = [this](bool beside) {
            SnapshotHub hub;
            auto recording = Recording::open(m_files);
            ReplayDriver driver(std::move(*recording), Config{}, hub);
            driver.setWatch(watchOfRecording(driver.survey(), {}));
            Witness witness(hub);
            ReplayMarks look(false);
            if (beside) look.look(order());
            while (driver.step(driver.survey().last)) witness.look(driver.position());
            return witness.seen;
        };
        const auto alone = run(false);
        QVERIFY(alone.size() > 100);
        QVERIFY(run(true) == alone);
    }
};

QTEST_MAIN(TestReplayMarks)
#include "tst_replay_marks.moc"
