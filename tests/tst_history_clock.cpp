// The computer's clock jumps while the history is written (FAULTS 49): no second is lost or overwritten, minutes
// go on, and nothing is thrown away for an age it does not have.
#include "feeds/sim/sim_thread.h"
#include "model/store/clock_watch.h"
#include "model/store/history_store.h"
#include "tests/support/history_run.h"
#include "tests/support/model_rig.h"

#include <QtTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>
#include <string_view>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// From the venue's words to the file: an engine whose clocks are moved by hand, and a store that has the same.
struct Rig : ModelRig {
    std::shared_ptr<const Instrument> btc = test::instrument(VenueId::Bybit, 0, Market::Perp, "BTC");
    std::atomic<std::int64_t> wallMs{kT0 * 1'000}, steadyNs{clock.mono().time_since_epoch().count()};
    HistoryStore store;
    std::int64_t seq = 1, handedOver = 0;

    explicit Rig(const QString& folder, std::chrono::milliseconds every = 10ms) : store(options(folder, every))
    {
        clock.setWall(fromUnixMs(kT0 * 1'000));
        engine.keepHistory([this](HistoryBatch&& rows) {
            handedOver += std::int64_t(rows.seconds.size());
            store.add(std::move(rows));
        });
        WatchSet w;
        w.assets = {"BTC"};
        engine.setWatch(w);
        describe(btc).book(btc->id, true, {{99.9, 10}}, {{100.1, 20}}, seq).send();
    }
    // ManualClock belongs to this thread: the store's has copies, made between its turns.
    HistoryStore::Options options(const QString& folder, std::chrono::milliseconds every)
    {
        HistoryStore::Options o;
        o.folder = folder.toStdString();
        o.every = every;
        o.now = [this] { return fromUnixMs(wallMs.load()); };
        o.steady = [this] { return Mono{std::chrono::nanoseconds{steadyNs.load()}}; };
        return o;
    }
    void seconds(int n)
    {
        for (; n > 0; --n) {
            book(btc->id, false, {{99.9, 10 + n % 3}}, {}, ++seq).send();
            pass(1s);
            wallMs = toUnixMs(clock.wall());
            steadyNs = clock.mono().time_since_epoch().count();
        }
        store.flush();
    }
    void jump(Duration by)
    {
        clock.setWall(clock.wall() + by);
        wallMs = toUnixMs(clock.wall());
    }
    // Minutes made, once nothing is left to be done.
    std::int64_t minutes()
    {
        std::atomic<std::int64_t> n{-1};
        store.flush();
        store.ask([&](Connection* db) { n = db ? count(*db, "minutes") : 0; });
        return QTest::qWaitFor([&] { return n >= 0; }) ? n.load() : -1;
    }
};

// A process of its own in which the computer has slept for eight hours: its boot clock is that far ahead, the
// monotonic one is not.
enum class Slept { Yes, No, NotHere };
Slept toldBy(pid_t child)
{
    int status = 0;
    if (child <= 0 || ::waitpid(child, &status, 0) != child) return Slept::NotHere;
    return WIFEXITED(status) ? Slept(WEXITSTATUS(status)) : Slept::No;
}
Slept afterSleep(const std::function<bool()>& noticed)
{
    if (const pid_t child = ::fork(); child != 0) return toldBy(child);
    // Whoever is not root is root in a user namespace of its own.
    if (::unshare(CLONE_NEWTIME) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWTIME) != 0)
        ::_exit(int(Slept::NotHere));
    constexpr std::string_view kAhead = "7 28800 0";  // CLOCK_BOOTTIME, by seconds and nanoseconds
    const int offsets = ::open("/proc/self/timens_offsets", O_WRONLY | O_CLOEXEC);
    if (offsets < 0 || ::write(offsets, kAhead.data(), kAhead.size()) != ssize_t(kAhead.size()))
        ::_exit(int(Slept::NotHere));
    const pid_t inside = ::fork();  // the namespace is its children's
    if (inside == 0) ::_exit(int(noticed() ? Slept::Yes : Slept::No));
    ::_exit(int(toldBy(inside)));
}

}  // namespace

class TestHistoryClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // What ages are measured by runs on in sleep: what was heard before would be young, and to a store every sleep
    // would be a clock that was set.
    void theStoresClockRunsOnInSleep()
    {
        const std::function<Mono()> steady = HistoryStore::Options().steady;
        const SystemClock ages;
        const auto stands = [] { return Mono{std::chrono::steady_clock::now().time_since_epoch()}; };
        const Duration before = steady() - stands();
        // A simulated market sleeps with the computer: so does its clock.
        const sim::SimClock market(fromUnixMs(kT0 * 1'000));
        const Slept slept = afterSleep([&] {
            return steady() - stands() > before + 7h && ages.mono() - stands() > before + 7h &&
                   market.mono() - stands() < 1h;
        });
        if (slept == Slept::NotHere) QSKIP("no clock of its own may be set here");
        QVERIFY(slept == Slept::Yes);
    }

    // A damaged file has rows of any time: what is no time says nothing of the clock.
    void aDamagedTimeSaysNothing()
    {
        QVERIFY(!store::ClockWatch(kT0, 0, kT0 - 3 * 86'400).believed(0));
        for (const std::int64_t newest : {INT64_MIN, std::int64_t{-1}, INT64_MAX, INT64_MAX - kT0})
            QVERIFY(store::ClockWatch(kT0, 0, newest).believed(0));
    }

    // Both clocks have gone on by eight hours: nothing is said, and what is too old goes. A clock that is set is
    // said, and nothing goes.
    void sleepIsNoJump()
    {
        const QTemporaryDir place(quickPlace());
        // The store's thread asks for the wall clock first: both are of one moment.
        std::atomic<std::int64_t> passed{0}, set{0};
        std::int64_t moment = 0;
        HistoryStore::Options o;
        o.folder = place.path().toStdString();
        o.every = 5ms;
        o.now = [&] {
            moment = passed.load();
            return fromUnixMs((kT0 + moment + set.load()) * 1'000);
        };
        o.steady = [&] { return Mono{std::chrono::seconds{moment}}; };
        HistoryStore store(o);
        const auto counted = [&](const char* sql) {
            std::atomic<std::int64_t> n{-1};
            store.flush();
            store.ask([&](Connection* db) { n = db ? *db->integer(sql) : std::int64_t{-2}; });
            return QTest::qWaitFor([&] { return n != -1; }) ? n.load() : std::int64_t{-1};
        };
        constexpr const char *kSeconds = "SELECT count(*) FROM seconds",
                             *kMinutes = "SELECT count(*) FROM minutes",
                             *kJumps = "SELECT count(*) FROM journal WHERE what = 'clock'";
        const auto add = [&](std::int64_t from, int n) {
            std::vector<SecondRow> rows;
            for (int s = 0; s < n; ++s) rows.push_back(second(kT0 + from + s, 100));
            store.add(batchOf(rows));
        };
        add(0, 120);
        passed = 130;
        QTRY_COMPARE(counted(kMinutes), std::int64_t{2});
        QCOMPARE(counted(kSeconds), std::int64_t{120});

        passed = 130 + 8 * 3'600;
        add(100 + 8 * 3'600, 30);
        QTRY_COMPARE(counted(kSeconds), std::int64_t{30});
        QCOMPARE(counted(kJumps), std::int64_t{0});

        set = 8 * 3'600;
        QTRY_COMPARE(counted(kJumps), std::int64_t{1});
        passed = passed.load() + 120;
        QTRY_VERIFY(counted(kMinutes) >= 3);
        QCOMPARE(counted(kSeconds), std::int64_t{30});
    }

    // What is noticed while the last rows are written is written with them.
    void nothingWaitsBehindTheLastRows()
    {
        const QTemporaryDir place(quickPlace());
        Rig rig(place.path(), 1h);
        rig.seconds(120);
        rig.jump(20min);
        rig.seconds(30);
        QCOMPARE(rig.store.status().waiting, std::int64_t{0});
        Opened h(place.path());
        QCOMPARE(*h.file.db->integer("SELECT count(*) FROM journal WHERE what = 'clock'"), 1);
    }

    void jumps_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("back an hour") << -1;
        QTest::newRow("forward an hour") << 1;
        QTest::newRow("forward half a year") << 180 * 24;
        QTest::newRow("back half a year") << -180 * 24;
    }
    void jumps()
    {
        QFETCH(int, hours);
        const QTemporaryDir place(quickPlace());
        std::int64_t handedOver = 0;
        {
            Rig rig(place.path());
            rig.seconds(300);
            rig.jump(std::chrono::hours{hours});
            rig.seconds(300);
            rig.jump(std::chrono::hours{-hours});  // and right again
            rig.seconds(300);
            QVERIFY2(rig.handedOver >= 890, qPrintable(QString::number(rig.handedOver)));
            handedOver = rig.handedOver;
            // Fifteen minutes have passed, the last of them a few seconds ago; a jump may divide one in two.
            QTRY_VERIFY2(rig.minutes() >= 14, qPrintable(QString::number(rig.minutes())));
            QCOMPARE(rig.store.status().lost, 0);
        }
        Opened h(place.path());
        QVERIFY(h.writer && h.file.notes.empty());
        QCOMPARE(count(*h.file.db, "seconds"), handedOver);  // each at a second of its own
        QCOMPARE(*h.file.db->integer("SELECT count(*) FROM journal WHERE what = 'clock'"), 2);
        // The next run, with the right clock: its minutes are made, whatever the last one left ahead of it.
        const std::int64_t before = count(*h.file.db, "minutes"), later = kT0 + 2 * 3'600;
        std::vector<SecondRow> rows;
        for (int s = 0; s < 120; ++s) rows.push_back(second(later + s, 1));
        QVERIFY(h.writer->write(batchOf(rows)));
        QVERIFY(h.writer->rollUp(later + 300));
        QVERIFY(count(*h.file.db, "minutes") >= before + 2);
        QCOMPARE(*h.file.db->integer("SELECT count(*) FROM minutes WHERE t IN (" + std::to_string(later) + ", " +
                                     std::to_string(later + 60) + ")"),
                 2);
    }
};

QTEST_GUILESS_MAIN(TestHistoryClock)
#include "tst_history_clock.moc"
