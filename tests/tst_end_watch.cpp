// The end of the program waits for every disk that gets on, however slowly, and for none that stands still: what
// was still to be written is named then, and the process ends with status 1.
#include "app/cli/cli.h"
#include "app/end_watch.h"
#include "app/kept_files.h"
#include "feeds/recording/frame_recorder.h"
#include "model/store/history_store.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/history_rig.h"
#include "tests/support/program_run.h"
#include "tests/support/sync_watch.h"

#include <QCoreApplication>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <random>
#include <string_view>
#include <thread>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

bool named(const std::vector<std::string>& names, const std::string& part)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return name.find(part) != std::string::npos; });
}

// A thread that works on something and does a piece whenever it is let.
class Worker {
public:
    Worker()
    {
        m_thread = std::thread([this] {
            const DiskWork work("the test's file", "/somewhere/a");
            for (;;) {
                m_done.release();
                m_let.acquire();
                if (m_over) return;
            }
        });
        m_done.acquire();
    }
    ~Worker()
    {
        m_over = true;
        m_let.release();
        m_thread.join();
    }
    void piece()
    {
        m_let.release();
        m_done.acquire();
    }

private:
    QSemaphore m_let, m_done;
    std::atomic<bool> m_over = false;
    std::thread m_thread;
};

// A thread may still be on its way to where it waits.
bool reachedInTheEnd(Standstill& still)
{
    for (int look = 0; look < 1'000'000; ++look) {
        if (still.reached(DiskWork::look())) return true;
        std::this_thread::yield();
    }
    return false;
}

// A disk that takes a little and then nothing more, until somebody reads.
class FullPipe {
public:
    explicit FullPipe(const QString& path) : m_path(QFile::encodeName(path))
    {
        if (::mkfifo(m_path.constData(), 0600) != 0) return;
        m_reader = ::open(m_path.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (m_reader >= 0) m_small = ::fcntl(m_reader, F_SETPIPE_SZ, 4'096) > 0;
    }
    ~FullPipe()
    {
        if (m_reader >= 0) ::close(m_reader);
    }
    FullPipe(const FullPipe&) = delete;
    FullPipe& operator=(const FullPipe&) = delete;

    bool there() const { return m_reader >= 0 && m_small; }
    void readUntil(const std::atomic<bool>& over) const
    {
        std::string bytes(4'096, '\0');
        pollfd waiting{m_reader, POLLIN, 0};
        while (!over) {
            if (::poll(&waiting, 1, 10) > 0) static_cast<void>(!::read(m_reader, bytes.data(), bytes.size()));
        }
    }

private:
    const QByteArray m_path;
    int m_reader = -1;
    bool m_small = false;
};

EndWatch::Options quickly(EndWatch::End end)
{
    return {200ms, 2ms, std::move(end)};
}

// ---- In the place of the program, whose end these hold for good ---------------------------------

constexpr char kAllWritten[] = "as-all-written", kReads[] = "as-one-that-reads";

[[noreturn]] void hold()
{
    for (QSemaphore never;;) never.acquire();
}

// The name server, say, keeps a thread of Qt's.
int afterAllWasWritten()
{
    const EndWatch watch({400ms, 20ms, nullptr});
    std::printf("what was found\n");
    EndWatch::allWritten(3);
    hold();
}

int whileItReads()
{
    const EndWatch watch({400ms, 20ms, nullptr});
    const DiskWork work("the list", {}, DiskWork::Kind::Reads);
    hold();
}

// The program itself, on a disk that does not come back from putting a file on it.
int onADiskThatHangs(int argc, char** argv)
{
    const SyncWatch disk([](const QString& path) {
        if (path.contains(QStringLiteral("hangs.plog"))) hold();
    });
    return runCli(argc, argv);
}

}  // namespace

class TestEndWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatHangsIsNotWaitedFor()
    {
        const Worker worker;
        Standstill still(5, 0ns);
        QVERIFY(reachedInTheEnd(still));
        const DiskWork::Look last = DiskWork::look();
        QCOMPARE(last.working.size(), std::size_t{1});
        QCOMPARE(last.names.size(), std::size_t{1});
        QCOMPARE(last.names.front(), std::string("the test's file /somewhere/a"));
    }
    void itIsCountedInLooks()
    {
        Standstill still(5, 0ns);
        DiskWork::Look now;
        now.working = {{1, 7ns}};
        for (int look = 0; look < 5; ++look) QVERIFY(!still.reached(now));
        now.working = {{1, 8ns}};
        for (int look = 0; look < 5; ++look) QVERIFY(!still.reached(now));
        QVERIFY(still.reached(now));
    }
    // A piece in three looks, for as long as there is more to do.
    void whatIsSlowIsWaitedFor()
    {
        Worker worker;
        Standstill still(5, 0ns);
        for (int look = 0; look < 60; ++look) {
            if (look % 3 == 0) worker.piece();
            QVERIFY(!still.reached(DiskWork::look()));
        }
    }
    void oneThatGetsOnIsEnough()
    {
        const Worker hangs;
        Worker slow;
        Standstill still(5, 0ns);
        for (int look = 0; look < 60; ++look) {
            if (look % 3 == 0) slow.piece();
            QVERIFY(!still.reached(DiskWork::look()));
        }
    }
    // One file after the other.
    void whatBeginsGetsOn()
    {
        Standstill still(5, 1h);
        for (int look = 0; look < 60; ++look) {
            const Worker worker;
            QVERIFY(!still.reached(DiskWork::look()));
        }
    }
    // Something is tried again and again beside one that hangs.
    void whatComesByItselfIsNothingThatGetsOn()
    {
        const Worker hangs;
        Standstill still(5, 0ns);
        bool reached = false;
        for (int look = 0; look < 1'000'000 && !reached; ++look) {
            const DiskWork tries("a refused file", {}, DiskWork::Kind::Waits);
            reached = still.reached(DiskWork::look());
            std::this_thread::yield();
        }
        QVERIFY(reached);
    }
    // Nothing works on a disk: threads that compute are waited for, those that only tick are not.
    void whoComputesIsWaitedFor()
    {
        Standstill computes(5, 2ms), ticks(5, 2ms);
        DiskWork::Look busy, idle;
        for (int look = 0; look < 20; ++look) {
            busy.all += 3ms;
            QVERIFY(!computes.reached(busy));
        }
        for (int look = 0; look < 5; ++look) {
            idle.all += 1ms;
            QVERIFY(!ticks.reached(idle));
        }
        idle.all += 1ms;
        QVERIFY(ticks.reached(idle));
    }
    // Nobody writes any more: what reads loses nothing.
    void whoReadsIsWaitedForLess()
    {
        DiskWork::Look reads, writes;
        reads.reading = writes.reading = {{1, 7ns}};
        reads.readers = writes.readers = {"a list"};
        writes.names = {"a file"};
        Standstill shorter(5, 1ms, 2), longer(5, 1ms, 2);
        for (int look = 0; look < 2; ++look) QVERIFY(!shorter.reached(reads));
        QVERIFY(shorter.reached(reads));
        for (int look = 0; look < 5; ++look) QVERIFY(!longer.reached(writes));
        QVERIFY(longer.reached(writes));
        reads.reading = {{1, 8ns}};  // it gets on
        QVERIFY(!shorter.reached(reads));
    }
    void whoReadsHasAListOfItsOwn()
    {
        const DiskWork reads("a list", "/somewhere", DiskWork::Kind::Reads);
        const DiskWork awaits("a recording", {}, DiskWork::Kind::AwaitsReader);
        const DiskWork::Look now = DiskWork::look();
        QVERIFY(now.names.empty() && now.working.empty());
        QCOMPARE(now.readers, (std::vector<std::string>{"a list /somewhere", "a recording"}));
        QCOMPARE(now.reading.size(), std::size_t{1});
    }
    void theStatusIsThatOfWhatWasLost()
    {
        DiskWork::Look now;
        QCOMPARE(standstillEnd(now, std::nullopt).status, 1);
        QCOMPARE(standstillEnd(now, std::nullopt).said, standstillSentence({}));
        QCOMPARE(standstillEnd(now, 0).status, 0);
        QVERIFY(standstillEnd(now, 0).said.empty());
        now.readers = {"a list"};
        QCOMPARE(standstillEnd(now, std::nullopt).status, 0);
        QVERIFY(standstillEnd(now, std::nullopt).said.empty());
        QCOMPARE(standstillEnd(now, 1).status, 1);
        now.names = {"a file"};
        QCOMPARE(standstillEnd(now, 0).status, 1);
        const std::string said = standstillEnd(now, 0).said;
        QVERIFY(said.find("a file") != std::string::npos && said.find("a list") == std::string::npos);
    }
    void itIsSaidInOneLine()
    {
        const std::string said = standstillSentence({"the recording /a.plog", "/b/desk.json"});
        QVERIFY(said.find("does not answer") != std::string::npos);
        QVERIFY(said.find("the recording /a.plog; /b/desk.json") != std::string::npos);
        QVERIFY(said.find("15 s") != std::string::npos);
        QVERIFY(said.find('\n') == std::string::npos);
        QVERIFY(standstillSentence({}).find("15 s") != std::string::npos);
        const std::string pipe = standstillSentence({"the recording /a"}, EndsIn::Pipe);
        QVERIFY(pipe.find("nobody reads the pipe") != std::string::npos);
        QVERIFY(pipe.find("the recording /a. ") != std::string::npos && pipe.find("disk") == std::string::npos);
    }
    void anEndThatComesIsNotWatchedOn()
    {
        std::atomic<bool> struck = false;
        {
            const EndWatch watch({1h, 1h, [&](const std::vector<std::string>&) { struck = true; }});
        }
        QVERIFY(!struck);
    }

    // ---- Whoever writes ------------------------------------------------------------------------

    void smallFiles()
    {
        QSemaphore begun, answers;
        std::vector<std::string> names;
        KeptFiles::Options options;
        options.again = 1h;
        auto files = std::make_unique<KeptFiles>(options);
        files->put(QStringLiteral("/somewhere/desk.json"), [&]() -> Written {
            begun.release();
            answers.acquire();
            return {};
        });
        begun.acquire();
        files->put(QStringLiteral("/somewhere/mutes.json"), []() -> Written { return {}; });
        {
            const EndWatch watch(quickly([&](const std::vector<std::string>& waiting) {
                names = waiting;
                answers.release();
            }));
            files.reset();
        }
        QVERIFY(named(names, "/somewhere/desk.json"));
        QVERIFY(named(names, "/somewhere/mutes.json"));  // waited behind it
        QVERIFY(DiskWork::look().names.empty());
    }
    void aRecording()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("hangs.plog"));
        const FullPipe pipe(path);
        QVERIFY(pipe.there());
        FrameRecorder recorder;
        const auto started = recorder.start(path);
        QVERIFY2(started.hasValue(), started ? "" : qPrintable(started.error()));
        RecordEntry entry;
        std::mt19937 random(1);
        entry.payload.resize(300'000);
        for (char& c : entry.payload) c = static_cast<char>(random() & 0xff);  // packs into no less
        recorder.push(std::move(entry));
        std::vector<std::string> names;
        std::atomic<bool> over = false;
        {
            const EndWatch watch(quickly([&](const std::vector<std::string>& waiting) {
                names = waiting;
                pipe.readUntil(over);
            }));
            recorder.stop();
            over = true;
        }
        QVERIFY(named(names, "the recording " + path.toStdString()));
    }
    void theStoredHistory()
    {
        FaultVfs disk;
        QTemporaryDir dir;
        std::vector<std::string> names;
        {
            store::HistoryStore::Options options;
            options.folder = dir.path().toStdString();
            auto history = std::make_unique<store::HistoryStore>(std::move(options));
            history->add(batchOf({second(kT0, 1)}));
            history->flush();
            QCOMPARE(history->status().written, std::int64_t{1});
            disk.hang();
            store::HistoryBatch more;
            more.seconds = {second(kT0 + 1, 1)};
            history->add(std::move(more));
            const bool hangs = disk.hangs(20s);
            const EndWatch watch(quickly([&](const std::vector<std::string>& waiting) {
                names = waiting;
                disk.heal();
            }));
            history->finish();
            history.reset();
            QVERIFY(hangs);
        }
        QVERIFY(named(names, "the stored history in " + dir.path().toStdString()));
    }

    // ---- How the process ends --------------------------------------------------------------------

    // What was printed into a pipe is there, and the status is the run's.
    void whatIsDoneIsDone()
    {
        QProcess p;
        p.start(QCoreApplication::applicationFilePath(), {QLatin1String(kAllWritten)});
        const Ran ran = finishBeside(p);
        QCOMPARE(ran.status, 3);
        QCOMPARE(ran.out, QByteArrayLiteral("what was found\n"));
        QCOMPARE(ran.err, QByteArray());
    }
    void whoOnlyReadsLosesNothing()
    {
        QProcess p;
        p.start(QCoreApplication::applicationFilePath(), {QLatin1String(kReads)});
        const Ran ran = finishBeside(p);
        QCOMPARE(ran.status, 0);
        QVERIFY2(!ran.err.contains("plimsoll:"), ran.err.constData());
    }
    // With the patience that it has.
    void theRecordCommand()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("hangs.plog"));
        QProcess p;
        p.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("record"), QStringLiteral("--demo"), QStringLiteral("--for"), QStringLiteral("2"),
                 QStringLiteral("--out"), path});
        const Ran ran = finishBeside(p);
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.contains("plimsoll: the disk does not answer"), ran.err.constData());
        const QByteArray what = QByteArrayLiteral("the recording ") + QFile::encodeName(path);
        QVERIFY2(ran.err.contains(what), ran.err.constData());
    }
    // Somebody has opened the pipe and never reads.
    void theRecordCommandIntoAPipe()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("pipe.plog"));
        const FullPipe pipe(path);
        QVERIFY(pipe.there());
        QProcess p;
        p.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("record"), QStringLiteral("--demo"), QStringLiteral("--for"), QStringLiteral("2"),
                 QStringLiteral("--out"), path});
        const Ran ran = finishBeside(p);
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.contains("plimsoll: nobody reads the pipe any more"), ran.err.constData());
        const QByteArray what = QByteArrayLiteral("the recording ") + QFile::encodeName(path);
        QVERIFY2(ran.err.contains(what), ran.err.constData());
    }
};

int main(int argc, char** argv)
{
    const std::string_view as = argc > 1 ? argv[1] : "";
    if (as == kAllWritten) return afterAllWasWritten();
    if (as == kReads) return whileItReads();
    if (as == "record") return onADiskThatHangs(argc, argv);
    QCoreApplication application(argc, argv);
    TestEndWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_end_watch.moc"
