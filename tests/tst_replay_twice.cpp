// The same recording gives the same snapshots: every one that is published on the way, however fast time passes,
// after jumps, in a loop, and while something else reads the same file.
#include "app/export_json.h"
#include "app/replay_data_source.h"
#include "tests/support/design_files.h"
#include "tests/support/hub_versions.h"
#include "tests/support/snapshot_digest.h"
#include "tests/support/written_session.h"

#include <QTemporaryDir>
#include <QtTest>

#include <mutex>
#include <random>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

struct Run {
    explicit Run(const QStringList& files)
    {
        auto recording = Recording::open(files);
        if (!recording) qFatal("%s", qPrintable(recording.error()));
        driver = std::make_unique<ReplayDriver>(std::move(*recording), Config{}, hub);
        const WatchSet watch = watchOfRecording(driver->survey(), {});
        driver->setWatch(watch);
        if (!watch.focus.empty()) driver->setFocus(watch.focus.front());
    }
    Timestamp first() const { return driver->survey().first; }
    Timestamp last() const { return driver->survey().last; }
    void stepTo(Timestamp to)
    {
        while (driver->step(to)) witness.look(driver->position());
    }
    QByteArray snapshot() { return snapshotJson(*driver->engine().fullSnapshot(), SourceKind::Replay); }

    SnapshotHub hub;
    std::unique_ptr<ReplayDriver> driver;
    Witness witness{hub};
};

Desk onePosition()
{
    Position p;
    p.id = 1;
    p.venue = VenueId::Bybit;
    p.asset = "BTC";
    p.coins = 1;
    p.entry = 1'000;
    Desk desk;
    desk.positions.push_back(p);
    return desk;
}

std::string depthOf(const SnapshotHub& hub, const char* asset)
{
    const auto depth = hub.of(asset).depth.read().value;
    return depth ? depth->asset : std::string();
}

// What was published after `from`.
std::vector<Witness::Seen> after(const std::vector<Witness::Seen>& seen, Timestamp from)
{
    std::vector<Witness::Seen> rest;
    std::copy_if(seen.begin(), seen.end(), std::back_inserter(rest), [&](const auto& s) { return s.at > from; });
    return rest;
}

}  // namespace

class TestReplayTwice : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QStringList m_plain, m_busy;

    static void compare(const std::vector<Witness::Seen>& a, const std::vector<Witness::Seen>& b)
    {
        QVERIFY(!a.empty());
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            if (!(a[i] == b[i])) {
                qInfo() << "differs at publication" << i << "of" << a.size() << toUnixMs(a[i].at)
                        << toUnixMs(b[i].at);
                break;
            }
        QCOMPARE(a.size(), b.size());
        QVERIFY(a == b);
    }
    static QStringList recordings()
    {
        QFETCH(QStringList, files);
        return files;
    }
    void rows()
    {
        QTest::addColumn<QStringList>("files");
        QTest::newRow("two venues, a silence, a gap") << m_plain;
        QTest::newRow("a market beyond the look ahead") << m_busy;
        const QString a = capture(QStringLiteral("bybit_linear/session_2026-08-09.jsonl")),
                      b = capture(QStringLiteral("bybit_linear/instruments_2026-08-09.rest.jsonl"));
        if (!a.isEmpty() && !b.isEmpty()) QTest::newRow("a real session") << QStringList{a, b};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_plain = writeSession(m_dir.path());
        m_busy = writeSession(m_dir.path(), true);
        QVERIFY(m_plain.size() == 2 && m_busy.size() == 2);
    }

    void atAnyPace_data() { rows(); }
    void atAnyPace()
    {
        const QStringList files = recordings();
        Run whole(files);
        whole.stepTo(whole.last());
        QVERIFY(whole.driver->atEnd());
        QVERIFY(!whole.witness.missedSome());
        QVERIFY(whole.witness.seen.size() > 100);
        const QByteArray end = whole.snapshot();
        {
            Run again(files);
            again.stepTo(again.last());
            compare(again.witness.seen, whole.witness.seen);
            QCOMPARE(again.snapshot(), end);
        }
        // As a window ticks: 16 ms of its own time are so much of the recording's.
        for (const double speed : {0.25, 100.0}) {
            Run paced(files);
            Timestamp head = paced.first();
            while (!paced.driver->atEnd()) {
                head += std::chrono::duration_cast<Duration>(std::chrono::duration<double>(0.016 * speed));
                paced.stepTo(head);
            }
            compare(paced.witness.seen, whole.witness.seen);
            QCOMPARE(paced.snapshot(), end);
        }
        // On a machine that stutters.
        Run uneven(files);
        std::mt19937_64 random(7);
        Timestamp head = uneven.first();
        while (!uneven.driver->atEnd()) {
            head += std::chrono::milliseconds(std::uniform_int_distribution<int>(0, 900)(random));
            uneven.stepTo(head);
        }
        compare(uneven.witness.seen, whole.witness.seen);
    }

    void afterAJump_data() { rows(); }
    void afterAJump()
    {
        const QStringList files = recordings();
        Run whole(files);
        const Duration length = whole.last() - whole.first();
        const auto mark = whole.first() + length * 2 / 3 / ReplayDriver::kGrid * ReplayDriver::kGrid;
        whole.stepTo(mark);
        const QByteArray there = whole.snapshot();
        whole.stepTo(whole.last());
        const auto rest = after(whole.witness.seen, mark);

        // Forward, unseen; then back from the end; and once more from elsewhere: a loop of three rounds.
        Run jumped(files);
        jumped.witness.skip();
        for (int round = 0; round < 3; ++round) {
            if (round > 0) jumped.driver->restart();
            jumped.driver->setQuiet(true);
            const auto before = jumped.witness.published;
            jumped.witness.seen.clear();
            jumped.stepTo(mark);
            QCOMPARE(jumped.witness.published, before);  // nobody sees the way
            jumped.driver->setQuiet(false);
            jumped.driver->show();
            QVERIFY(jumped.hub.market.read().value->asOf.wall == jumped.driver->position());
            jumped.witness.skip();
            QCOMPARE(jumped.snapshot(), there);
            jumped.stepTo(round == 1 ? mark + length / 10 : jumped.last());
            const auto part = after(whole.witness.seen, mark);
            if (round == 1)
                compare(jumped.witness.seen,
                        {part.begin(), part.begin() + std::ptrdiff_t(jumped.witness.seen.size())});
            else
                compare(jumped.witness.seen, rest);
        }
    }

    // Whoever closes the window waits for no reading of the whole recording; nor does who changes the settings.
    void aReadingThatNobodyWantsIsGivenUp()
    {
        std::atomic<int> begun{0}, ended{0};
        const auto make = [&](const ReadWatchPtr& watch) -> std::unique_ptr<ReplayDriver> {
            ++begun;
            while (!watch->cancelled) QThread::yieldCurrentThread();
            ++ended;
            return nullptr;
        };
        {
            ReplayWaypoints points(make, fromUnixMs(0), fromUnixMs(3'600'000), std::chrono::milliseconds{0},
                                   false);
            ReplaySettings settings;
            settings.focus = "BTC";
            points.setSettings(settings);
            QTRY_COMPARE_WITH_TIMEOUT(begun.load(), 1, 60'000);
            settings.focus = "ETH";
            points.setSettings(settings);
            QTRY_COMPARE_WITH_TIMEOUT(begun.load(), 2, 60'000);  // it is still wanted, by the others
        }
        QCOMPARE(ended.load(), 2);
    }

    // What stands ready goes on when others are given up: its recording is read on with the watch it was opened
    // by.
    void whatStandsReadyIsNotGivenUp()
    {
        const QStringList files = m_plain;
        Run whole(files);
        SnapshotHub hub;
        std::vector<ReadWatchPtr> watches;
        std::mutex lock;
        const auto make = [&](const ReadWatchPtr& watch) -> std::unique_ptr<ReplayDriver> {
            const std::lock_guard held(lock);
            watches.push_back(watch);
            auto recording = Recording::open(files, watch);
            if (!recording) return nullptr;
            return std::make_unique<ReplayDriver>(std::move(*recording), Config{}, hub);
        };
        ReplayWaypoints points(make, whole.first(), whole.last(), std::chrono::milliseconds{0}, false);
        ReplaySettings settings;
        settings.watch = watchOfRecording(whole.driver->survey(), {});
        settings.focus = "BTC";
        points.setSettings(settings);
        QTRY_COMPARE_WITH_TIMEOUT(points.ready(), std::size_t(ReplayWaypoints::kPlaces), 60'000);
        settings.focus = "ETH";
        points.setSettings(settings);
        const std::lock_guard held(lock);
        QVERIFY(!watches.at(0)->cancelled && !watches.at(1)->cancelled);
    }

    // A model that stood ready is as if the jump had made it.
    void fromAWaypoint_data() { rows(); }
    void fromAWaypoint()
    {
        const QStringList files = recordings();
        Run whole(files);
        const Duration length = whole.last() - whole.first();
        SnapshotHub hub;
        const auto make = [&](const ReadWatchPtr&) {
            auto recording = Recording::open(files);
            return std::make_unique<ReplayDriver>(std::move(*recording), Config{}, hub);
        };
        ReplayWaypoints points(make, whole.first(), whole.last(), std::chrono::milliseconds{0}, false);
        ReplaySettings settings;
        settings.watch = watchOfRecording(whole.driver->survey(), {});
        settings.focus = settings.watch.focus.front();
        points.setSettings(settings);
        QVERIFY(!points.take(whole.first() + length / 8, whole.first()));  // before the first of them
        QTRY_COMPARE_WITH_TIMEOUT(points.ready(), std::size_t(ReplayWaypoints::kPlaces), 60'000);
        QVERIFY(hub.market.version() == 0);  // nobody has seen them come
        QVERIFY(!points.take(whole.last(), whole.last() - length / 8));
        auto driver = points.take(whole.first() + length * 2 / 3, whole.first());
        QVERIFY(driver && driver->position() <= whole.first() + length * 2 / 3);
        whole.stepTo(driver->position());
        QVERIFY(driver->position() == whole.driver->position());
        QCOMPARE(snapshotJson(*driver->engine().fullSnapshot(), SourceKind::Replay), whole.snapshot());
        whole.witness.seen.clear();
        Witness witness(hub);
        driver->setQuiet(false);
        while (driver->step(whole.last())) witness.look(driver->position());
        whole.stepTo(whole.last());
        compare(witness.seen, whole.witness.seen);
        // Its place is filled again; by other settings all are made anew.
        QTRY_COMPARE_WITH_TIMEOUT(points.ready(), std::size_t(ReplayWaypoints::kPlaces), 60'000);
        points.setPlace(whole.first() + length / 5);
        QTRY_COMPARE_WITH_TIMEOUT(points.ready(), std::size_t(ReplayWaypoints::kPlaces + 1), 60'000);
        settings.watch.spot = !settings.watch.spot;
        points.setSettings(settings);
        QCOMPARE(points.ready(), std::size_t{0});
        QTRY_VERIFY_WITH_TIMEOUT(points.ready() > 0, 60'000);
    }

    // They are made beside what is shown, and on its hub: the person's positions and who has which place stay.
    void waypointsLeaveTheShownAlone()
    {
        Run shown(m_plain);
        ReplaySettings settings;
        settings.watch = watchOfRecording(shown.driver->survey(), {});
        settings.watch.focus = {"BTC", "ETH", "SOL"};
        settings.focus = "BTC";
        settings.desk = onePosition();
        settings.applyTo(*shown.driver);
        shown.driver->advance(shown.last());
        settings.watch.focus = {"BTC", "SOL"};
        shown.driver->setWatch(settings.watch);
        QVERIFY(shown.hub.desk.read().value);
        QCOMPARE(depthOf(shown.hub, "SOL"), std::string("SOL"));
        const auto before = versionsOf(shown.hub);
        const auto make = [&](const ReadWatchPtr&) {
            auto recording = Recording::open(m_plain);
            return std::make_unique<ReplayDriver>(std::move(*recording), Config{}, shown.hub);
        };
        ReplayWaypoints points(make, shown.first(), shown.last(), std::chrono::milliseconds{0}, false);
        points.setSettings(settings);
        QTRY_VERIFY_WITH_TIMEOUT(points.ready() > 0, 60'000);
        QCOMPARE(versionsOf(shown.hub), before);
        QVERIFY(shown.hub.desk.read().value);
        QCOMPARE(depthOf(shown.hub, "SOL"), std::string("SOL"));
        // The one that is jumped to says who sits where in it.
        const auto driver = points.take(shown.last(), shown.first());
        QVERIFY(driver);
        driver->setQuiet(false);
        driver->show();
        QVERIFY(shown.hub.desk.read().value);
        QCOMPARE(depthOf(shown.hub, "SOL"), std::string("SOL"));
    }

    // The way back begins with an empty model, which has nothing to say yet.
    void aNewBeginningIsUnseen()
    {
        Run run(m_plain);
        run.driver->setDesk(onePosition());
        run.driver->advance(run.last());
        QVERIFY(run.hub.desk.read().value);
        const auto before = versionsOf(run.hub);
        run.driver->restart();
        QCOMPARE(versionsOf(run.hub), before);
    }

    // Straight to the end: what is judged once a second, and who sits where, is shown there as elsewhere.
    void straightToTheEnd()
    {
        auto recording = Recording::open(m_plain);
        QVERIFY(recording);
        SnapshotHub hub;
        auto driver = std::make_unique<ReplayDriver>(std::move(*recording), Config{}, hub);
        const Timestamp last = driver->survey().last;
        WatchSet watch = watchOfRecording(driver->survey(), {});
        watch.focus = {"BTC", "SOL"};
        bool ended = false;
        ReplayDataSource source(std::move(driver), ReplayStart{1, std::nullopt});
        source.setWatch(watch);
        source.setFocus("BTC");
        connect(&source.transport(), &ReplayThread::stateChanged, &source,
                [&ended](const ReplayState& s) { ended = s.ended; });
        source.start();
        source.transport().seek(last);
        QTRY_VERIFY_WITH_TIMEOUT(ended, 60'000);
        source.stop();
        const auto judged = hub.metrics.read().value;
        QVERIFY(judged && last - judged->asOf.wall < 2s);
        QCOMPARE(depthOf(hub, "SOL"), std::string("SOL"));
    }

    // The window's own replay, on its thread: played through at once, and in a hurry with a jump and a loop.
    void inTheWindow_data() { rows(); }
    void inTheWindow()
    {
        const QStringList files = recordings();
        struct Played {
            explicit Played(const QStringList& names, double speed)
            {
                auto run = Recording::open(names);
                auto driver = std::make_unique<ReplayDriver>(std::move(*run), Config{}, hub);
                survey = driver->survey();
                const WatchSet watch = watchOfRecording(survey, {});
                driver->setWatch(watch);
                driver->setFocus(watch.focus.front());
                ReplayStart start{speed, std::nullopt};
                start.slow = std::chrono::milliseconds{0};
                start.idle = false;
                if (speed > 0)
                    start.another = [this, names](const ReadWatchPtr&) {
                        auto again = Recording::open(names);
                        return std::make_unique<ReplayDriver>(std::move(*again), Config{}, hub);
                    };
                source = std::make_unique<ReplayDataSource>(std::move(driver), start);
                source->setWatch(watch);
                source->setFocus(watch.focus.front());
                QObject::connect(&source->transport(), &ReplayThread::stateChanged, source.get(),
                                 [this](const ReplayState& s) {
                                     // Behind where it was, without being on the way back: it has come round.
                                     if (s.seeking && s.position < state.position) ++turns;
                                     furthest = std::max(furthest, s.position);
                                     state = s;
                                 });
            }
            QByteArray snapshot()
            {
                QByteArray text;
                source->requestFull(source.get(), [&text](std::shared_ptr<const FullSnapshot> full) {
                    text = snapshotJson(*full, SourceKind::Replay);
                });
                [&text] { QTRY_VERIFY_WITH_TIMEOUT(!text.isEmpty(), 10'000); }();
                return text;
            }
            SnapshotHub hub;
            ReplaySource::Survey survey;
            std::unique_ptr<ReplayDataSource> source;
            ReplayState state;
            Timestamp furthest{};
            int turns = 0;
        };
        Played straight(files, 0), busy(files, 100);
        straight.source->start();
        QTRY_VERIFY_WITH_TIMEOUT(straight.state.ended, 60'000);
        const Duration length = straight.survey.last - straight.survey.first;
        const Timestamp from = busy.survey.first + length / 4, to = from + length / 8;
        busy.source->start();
        busy.source->transport().setLoop(true, from, to);
        QTRY_VERIFY_WITH_TIMEOUT(busy.turns >= 2, 60'000);
        QVERIFY(busy.furthest <= to && busy.state.playing && busy.state.loop);
        busy.source->transport().setLoop(false, from, to);
        busy.source->transport().setSpeed(0);
        QTRY_VERIFY_WITH_TIMEOUT(busy.state.ended, 60'000);
        QCOMPARE(busy.snapshot(), straight.snapshot());
        // Both to the same moment: one from the beginning, one from where a model stands ready.
        QTRY_VERIFY_WITH_TIMEOUT(busy.source->transport().waypoints() >= ReplayWaypoints::kPlaces, 60'000);
        QCOMPARE(straight.source->transport().waypoints(), std::size_t{0});
        const Timestamp moment = straight.survey.first + length / 3;
        for (Played* p : {&straight, &busy}) p->source->transport().seek(moment);
        for (Played* p : {&straight, &busy})
            QTRY_VERIFY_WITH_TIMEOUT(!p->state.seeking && !p->state.ended && p->state.position <= moment, 60'000);
        QCOMPARE(busy.snapshot(), straight.snapshot());
        QVERIFY(straight.hub.market.read().value->asOf.wall <= moment);
        for (Played* p : {&straight, &busy}) p->source->stop();
        Digest a, b;
        add(a, *straight.hub.depth.read().value);
        add(b, *busy.hub.depth.read().value);
        add(a, *straight.hub.metrics.read().value);
        add(b, *busy.hub.metrics.read().value);
        add(a, *straight.hub.risk.read().value);
        add(b, *busy.hub.risk.read().value);
        QCOMPARE(a.value(), b.value());
    }
};

QTEST_GUILESS_MAIN(TestReplayTwice)
#include "tst_replay_twice.moc"
