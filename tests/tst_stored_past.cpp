// What the stored history has for a run that begins: it comes to the model, and nothing comes once it is over.
#include "app/stored_past.h"
#include "model/boards/phase.h"
#include "model/boards/phase_past.h"
#include "tests/support/history_rig.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <future>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::phase::Phase;

namespace {

struct Rig {
    QTemporaryDir folder;
    SystemClock clock;
    EventQueue queue{1'000};
    SnapshotHub hub;
    std::unique_ptr<store::HistoryStore> store;
    ModelThread model{Config{}, clock, queue, hub};
    StoredPast past;

    Rig()
    {
        store::HistoryStore::Options options;
        options.folder = folder.path().toStdString();
        store = std::make_unique<store::HistoryStore>(std::move(options));
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        model.start();
        model.setWatch(watch);
    }
    ~Rig()
    {
        past.stop();
        model.stop();
    }
    void left(Duration ago)
    {
        PhaseStretch s;
        s.phase = Phase::Reset, s.after = Phase::Liquidation, s.seen = true;
        s.from = s.since = clock.wall() - ago - 1h, s.to = clock.wall() - ago;
        store::HistoryBatch batch;
        batch.episodes = {rowOf("BTC", s)};
        store->add(std::move(batch));
        store->flush();
    }
    std::size_t changes() const
    {
        const auto p = hub.phase.read().value;
        return p && p->changes ? p->changes->size() : 0;
    }
};

}  // namespace

class TestStoredPast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void phasesComeBack()
    {
        Rig r;
        r.left(30min);
        r.past.read(*r.store, r.model, r.clock);
        QTRY_COMPARE_WITH_TIMEOUT(r.changes(), std::size_t{1}, 20'000);
        const auto p = r.hub.phase.read().value;
        QVERIFY(p->changes->front().stored);
        QTRY_VERIFY_WITH_TIMEOUT(r.hub.phase.read().value->aftershock.running, 20'000);
    }
    void anEmptyHistoryIsNothing()
    {
        Rig r;
        r.past.read(*r.store, r.model, r.clock);
        const auto seen = r.hub.phase.version();
        QTRY_VERIFY_WITH_TIMEOUT(r.hub.phase.version() > seen + 1, 20'000);
        QCOMPARE(r.changes(), std::size_t{0});
        QVERIFY(!r.hub.phase.read().value->aftershock.running);
    }
    void nothingComesAfterTheEnd()
    {
        Rig r;
        r.left(30min);
        // The reader is held up until the end has come.
        std::promise<void> over;
        r.store->ask([held = over.get_future().share()](store::Connection*) { held.wait(); });
        r.past.read(*r.store, r.model, r.clock);
        r.past.stop();
        r.past.stop();
        over.set_value();
        std::atomic<bool> answered{false};
        r.store->ask([&](store::Connection*) { answered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(answered.load(), 20'000);
        const auto seen = r.hub.phase.version();
        QTRY_VERIFY_WITH_TIMEOUT(r.hub.phase.version() > seen + 1, 20'000);
        QCOMPARE(r.changes(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestStoredPast)
#include "tst_stored_past.moc"
