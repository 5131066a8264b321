// The rules' record in its file: what is written is read again, each time whole; what is damaged is set aside and
// named; a folder that cannot be written stops nothing.
#include "app/alert_store.h"
#include "app/kept_files.h"
#include "app/track_store.h"
#include "model/risk/risk_rules.h"
#include "model/risk/track_record.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// A record in the middle of its life.
track::State some()
{
    const Timestamp now = fromUnixMs(1'790'000'123'456);
    track::State s;
    s.rules["DEPTH_DROP"] = {7, 3, 1, {{"BTC", now}, {"ETH", now - 3h}}};
    s.rules["TCI_HIGH"] = {0, 0, 0, {{"", now - 20min}}};
    s.assets["BTC"].events = {now - 30h, now - 5h};
    s.assets["BTC"].hours = {496'000, 496'001, 496'002, 496'010, 496'012, 496'013};
    s.assets["ETH"].hours = {496'000};
    s.hoursWatched = 288;
    return s;
}

// A process of its own that does `work` again and again, killed in the middle of it: how often it had been done,
// at least `times`.
template <typename Work>
std::int64_t killed(std::int64_t times, const Work& work)
{
    int told[2];
    if (pipe(told) != 0) qFatal("no pipe");
    const pid_t child = fork();
    if (child < 0) qFatal("no process");
    if (child == 0)
        for (std::int64_t n = 1;; ++n) {
            work(n);
            const char done = 1;
            if (write(told[1], &done, 1) != 1) _exit(1);
        }
    std::int64_t done = 0;
    for (char one = 0; done < times && read(told[0], &one, 1) == 1;) ++done;
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(told[0]), close(told[1]);
    return done;
}

}  // namespace

class TestRiskRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        QTemporaryDir folder;
        TrackStore store(folder.filePath("data"));
        QVERIFY(store.load() == track::State{});
        store.keep(some());
        // Read by another as it stands: nothing waits for the end of the first, as a kill would not.
        TrackStore other(folder.filePath("data"));
        const track::State back = other.load();
        QCOMPARE(other.notice(), QString());
        QVERIFY(back == some());
    }
    void survivesAKill()
    {
        QTemporaryDir folder;
        std::int64_t before = 0;
        for (int round = 0; round < 8; ++round) {
            const std::int64_t written = killed(3 + round, [&](std::int64_t n) {
                static TrackStore store(folder.path());
                track::State s = some();
                s.hoursWatched = before + n;
                store.keep(s);
            });
            TrackStore store(folder.path());
            const track::State back = store.load();
            QCOMPARE(store.notice(), QString());
            QVERIFY(back.hoursWatched >= before + written);
            QVERIFY(back.rules == some().rules && back.assets == some().assets);
            before = back.hoursWatched;
        }
    }
    void limitsSurviveAKill()
    {
        QTemporaryDir folder;
        const auto changed = [](std::int64_t n) {
            RiskLimits limits;
            for (const RiskRule& rule : riskRules()) {
                Thresholds t = rule.limits;
                t.warn *= 1 + 1e-3 * static_cast<double>(n);
                if (t.crit) t.crit = *t.crit * 2;
                limits.emplace(std::string(rule.id), t);
            }
            return limits;
        };
        for (int round = 0; round < 8; ++round) {
            const std::int64_t written =
                killed(3 + round, [&](std::int64_t n) { AlertStore(folder.path()).saveLimits(changed(n)); });
            AlertStore store(folder.path());
            const RiskLimits back = store.loadLimits();
            QCOMPARE(store.notice(), QString());
            // The last that was said to be kept, or one that came after it: whole.
            bool whole = false;
            for (std::int64_t n = written; n < written + 1'000 && !whole; ++n) whole = back == changed(n);
            QVERIFY(whole);
        }
    }
    void theLastOfManyIsWritten()
    {
        QTemporaryDir folder;
        {
            KeptFiles files;
            TrackStore store(folder.path());
            for (std::int64_t n = 1; n <= 500; ++n) {
                track::State s;
                s.hoursWatched = n;
                store.keep(s);
            }
        }
        TrackStore store(folder.path());
        QCOMPARE(store.load().hoursWatched, 500);
    }
    void whatMakesNoSenseIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut off") << QByteArray("{\"schema\":1,\"hours_wat");
        QTest::newRow("another version") << QByteArray(R"({"schema":7,"hours_watched":3})");
        QTest::newRow("more right than raised")
            << QByteArray(R"({"schema":1,"hours_watched":3,"rules":{"A":{"raised":1,"followed":2,"unseen":0}}})");
        QTest::newRow("hours without end")
            << QByteArray(R"({"schema":1,"hours_watched":3,"assets":{"BTC":{"hours":[[1,3e9]]}}})");
        QTest::newRow("no time") << QByteArray(
            R"({"schema":1,"hours_watched":3,"assets":{"BTC":{"events":["soon"]}}})");
        QTest::newRow("nothing") << QByteArray();
    }
    void whatMakesNoSenseIsSetAside()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        TrackStore store(folder.path());
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QVERIFY(store.load() == track::State{});
        QVERIFY2(store.notice().contains(store.path()), qPrintable(store.notice()));
        QFile aside(store.path() + ".damaged");
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
    }
    void aFolderThatCannotBeWrittenStopsNothing()
    {
        QTemporaryDir folder;
        QFile blocker(folder.filePath("data"));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        KeptFiles files;
        TrackStore store(folder.filePath("data"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("store: .*cannot be written"));
        store.keep({});
        files.settle();
        QCOMPARE(files.troubles().size(), std::size_t{1});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("not kept: .*cannot be written"));  // at the end
    }
};

QTEST_APPLESS_MAIN(TestRiskRecords)
#include "tst_risk_records.moc"
