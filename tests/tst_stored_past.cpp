// What the stored history has for a run that begins: it comes to the model, and nothing comes once it is over.
#include "app/stored_past.h"
#include "model/boards/phase.h"
#include "model/boards/phase_past.h"
#include "tests/support/history_rig.h"
#include "tests/support/instrumented.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <functional>
#include <future>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::phase::Phase;

namespace {

constexpr int kPatience = kSlowdown * 20'000;  // ms

struct Rig {
    QTemporaryDir folder;
    SystemClock clock;
    EventQueue queue{1'000};
    SnapshotHub hub;
    std::atomic<std::int64_t> passed{0};  // seconds of the store's clock, where something was there before
    std::unique_ptr<store::HistoryStore> store;
    ModelThread model{Config{}, clock, queue, hub};
    StoredPast past;

    explicit Rig(const std::function<void(const QString&)>& before = {})
    {
        store::HistoryStore::Options options;
        options.folder = folder.path().toStdString();
        if (before) {
            before(folder.path());
            options.steady = [this] { return Mono{std::chrono::seconds{passed.load()}}; };
        }
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
    store::HistoryBatch phases(Duration ago) const
    {
        PhaseStretch s;
        s.phase = Phase::Reset, s.after = Phase::Liquidation, s.seen = true;
        s.from = s.since = clock.wall() - ago - 1h, s.to = clock.wall() - ago;
        store::HistoryBatch batch;
        batch.episodes = {rowOf("BTC", s)};
        return batch;
    }
    void left(Duration ago)
    {
        store->add(phases(ago));
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
        QTRY_COMPARE_WITH_TIMEOUT(r.changes(), std::size_t{1}, kPatience);
        const auto p = r.hub.phase.read().value;
        QVERIFY(p->changes->front().stored);
        QTRY_VERIFY_WITH_TIMEOUT(r.hub.phase.read().value->aftershock.running, kPatience);
    }
    void anEmptyHistoryIsNothing()
    {
        Rig r;
        r.past.read(*r.store, r.model, r.clock);
        const auto seen = r.hub.phase.version();
        QTRY_VERIFY_WITH_TIMEOUT(r.hub.phase.version() > seen + 1, kPatience);
        QCOMPARE(r.changes(), std::size_t{0});
        QVERIFY(!r.hub.phase.read().value->aftershock.running);
    }
    // A folder stands where the file belongs. Why is said; once there is a file, all of it comes.
    void whatCannotBeReadComesLater()
    {
        const QString name = QStringLiteral("history.sqlite");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be read yet: .*history")));
        Rig r([&](const QString& folder) { QVERIFY(QDir(folder).mkdir(name)); });
        r.past.read(*r.store, r.model, r.clock);
        std::atomic<bool> answered{false};
        r.store->ask([&](store::Connection* db) { answered = !db; });
        QTRY_VERIFY_WITH_TIMEOUT(answered.load(), kPatience);
        const QTemporaryDir other;
        {
            Opened h(other.path());
            QVERIFY(h.writer && h.writer->write(r.phases(30min)));
        }
        const QString path = r.folder.filePath(name);
        // Among it what this run has stored meanwhile, which the model knows: it is not listed twice.
        {
            Opened h(other.path());
            QVERIFY(h.writer && h.writer->write(r.phases(-3h)));
        }
        QVERIFY(QDir().rmdir(path) && QFile::copy(other.filePath(name), path));
        r.passed = 10;
        r.store->flush();
        QTRY_COMPARE_WITH_TIMEOUT(r.changes(), std::size_t{1}, kPatience);
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
        QTRY_VERIFY_WITH_TIMEOUT(answered.load(), kPatience);
        const auto seen = r.hub.phase.version();
        QTRY_VERIFY_WITH_TIMEOUT(r.hub.phase.version() > seen + 1, kPatience);
        QCOMPARE(r.changes(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestStoredPast)
#include "tst_stored_past.moc"
