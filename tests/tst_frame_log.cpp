// The frame log keeps bytes and times exactly, finds moments, and survives being cut off.
#include "feeds/recording/frame_log.h"
#include "feeds/recording/frame_log_format.h"
#include "feeds/recording/frame_recorder.h"
#include "feeds/recording/recording.h"
#include "model/market/disk_work.h"
#include "tests/support/sync_watch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>
#include <random>

using namespace plimsoll;

namespace {

RecordEntry frameAt(std::int64_t ns, std::string payload, const char* socket = "perp depth 1")
{
    RecordEntry e;
    e.kind = EntryKind::Frame;
    e.venue = VenueId::Bybit;
    e.market = Market::Spot;
    e.received = fromUnixNs(ns);
    e.mono = Mono{Duration{ns / 3 + 17}};
    e.socket = socket;
    e.payload = std::move(payload);
    return e;
}

std::vector<RecordEntry> manyEntries(int n)
{
    std::mt19937 random(7);
    std::vector<RecordEntry> entries;
    std::int64_t at = 1'700'000'000'000'000'000;
    for (int i = 0; i < n; ++i) {
        at += static_cast<std::int64_t>(random() % 5'000'000);
        std::string payload(random() % 600, '\0');
        for (char& c : payload) c = static_cast<char>(random());
        RecordEntry e = frameAt(at, std::move(payload), i % 3 ? "perp depth 1" : "spot trades");
        if (i % 50 == 0) {
            e.kind = EntryKind::Reply;
            e.venue = VenueId::Binance;
            e.market = Market::Perp;
            e.socket.clear();
            e.method = "GET";
            e.url = "https://example.org/a?b=" + std::to_string(i);
            e.requestBody = i % 100 ? "" : "{\"x\":1}";
            e.status = i % 100 ? 200 : 429;
        } else if (i % 50 == 1) {
            e.kind = EntryKind::Sent;
        }
        entries.push_back(std::move(e));
    }
    return entries;
}

std::vector<RecordEntry> readAll(FrameLogReader& reader)
{
    std::vector<RecordEntry> entries;
    RecordEntry e;
    while (reader.next(e)) entries.push_back(e);
    return entries;
}

bool holds(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.readAll() == bytes;
}

}  // namespace

class TestFrameLog : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString file(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

    // Blocks of 200 entries; closed properly or simply left.
    void write(const QString& path, const std::vector<RecordEntry>& entries, bool close)
    {
        FrameLogWriter writer;
        QVERIFY(writer.open(path).hasValue());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            QVERIFY(writer.append(entries[i]).hasValue());
            if (i % 200 == 199) QVERIFY(writer.flush().hasValue());
        }
        QVERIFY(writer.flush().hasValue());
        if (close) {
            QVERIFY(writer.close().hasValue());
            return;
        }
        // As after a crash: what is on disk so far, without an index.
        QVERIFY(QFile::copy(path, path + QStringLiteral(".crashed")));
    }

private Q_SLOTS:
    void linksAreNotFollowed()
    {
        QTemporaryDir dir;
        const QString kept = dir.filePath(QStringLiteral("kept")), none = dir.filePath(QStringLiteral("none"));
        QFile file(kept);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        for (const QString& target : {kept, none}) {
            const QString path = dir.filePath(QStringLiteral("a.plog"));
            QVERIFY(QFile::link(target, path));
            FrameLogWriter log;
            const auto opened = log.open(path);
            QVERIFY(!opened && !log.isOpen());
            QVERIFY2(opened.error().contains(path) && opened.error().contains(QStringLiteral("link")),
                     qPrintable(opened.error()));
            QVERIFY(QFile::remove(path));
        }
        QVERIFY(holds(kept, "mine") && !QFileInfo::exists(none));
    }
    void bytesAndTimesComeBack()
    {
        const auto entries = manyEntries(2'000);
        write(file("a.plog"), entries, true);
        FrameLogReader reader;
        QVERIFY(reader.open(file("a.plog")).hasValue());
        QVERIFY(reader.indexed());
        QCOMPARE(reader.entries(), 2'000u);
        QVERIFY(reader.first() == entries.front().received);
        QVERIFY(reader.last() == entries.back().received);
        QVERIFY(readAll(reader) == entries);
        QVERIFY(reader.notice().empty());
        reader.restart();
        QVERIFY(readAll(reader) == entries);
    }
    void withoutAnIndexTheBlocksAreWalked()
    {
        const auto entries = manyEntries(1'000);
        write(file("b.plog"), entries, false);
        FrameLogReader reader;
        QVERIFY(reader.open(file("b.plog.crashed")).hasValue());
        QVERIFY(!reader.indexed());
        QVERIFY(!reader.truncated());
        QVERIFY(readAll(reader) == entries);
    }
    void aCutFileGivesEveryCompleteBlock()
    {
        const auto entries = manyEntries(1'000);
        write(file("c.plog"), entries, false);
        QFile whole(file("c.plog.crashed"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        FrameLogReader intact;
        QVERIFY(intact.open(whole.fileName()).hasValue());
        const auto blocks = intact.blocks();
        QVERIFY(blocks.size() >= 5);
        for (const qsizetype cut : {qsizetype(1), qsizetype(30), qsizetype(41), qsizetype(5'000)}) {
            QFile part(file("cut.plog"));
            QVERIFY(part.open(QIODevice::WriteOnly | QIODevice::Truncate));
            part.write(bytes.left(bytes.size() - cut));
            part.close();
            FrameLogReader reader;
            QVERIFY(reader.open(part.fileName()).hasValue());
            QVERIFY(reader.truncated());
            const auto read = readAll(reader);
            QCOMPARE(read.size(), 800u);
            QVERIFY(std::equal(read.begin(), read.end(), entries.begin()));
            QVERIFY(!reader.notice().empty());
        }
    }
    void aDamagedBlockIsSkippedAndSaid()
    {
        const auto entries = manyEntries(1'000);
        write(file("d.plog"), entries, true);
        FrameLogReader intact;
        QVERIFY(intact.open(file("d.plog")).hasValue());
        const auto blocks = intact.blocks();
        QFile f(file("d.plog"));
        QVERIFY(f.open(QIODevice::ReadWrite));
        f.seek(blocks[2].offset + 100);
        f.write("damage");
        f.close();
        FrameLogReader reader;
        QVERIFY(reader.open(file("d.plog")).hasValue());
        const auto read = readAll(reader);
        QCOMPARE(read.size(), 800u);
        QVERIFY(read[400] == entries[600]);
        QCOMPARE(reader.damagedBlocks(), 1u);

        // A damaged header with the index gone: the next block is found by its magic.
        QVERIFY(f.open(QIODevice::ReadWrite));
        f.seek(blocks[1].offset + 6);
        f.write("zz");
        f.resize(f.size() - 3);
        f.close();
        FrameLogReader walked;
        QVERIFY(walked.open(file("d.plog")).hasValue());
        QVERIFY(!walked.indexed());
        QCOMPARE(readAll(walked).size(), 600u);
    }
    void seekGoesToTheBlockOfAMoment()
    {
        const auto entries = manyEntries(1'000);
        write(file("e.plog"), entries, true);
        FrameLogReader reader;
        QVERIFY(reader.open(file("e.plog")).hasValue());
        reader.seek(entries[650].received);
        RecordEntry e;
        QVERIFY(reader.next(e));
        QVERIFY(e == entries[600]);
        reader.seek(entries.back().received + std::chrono::seconds{1});
        QVERIFY(!reader.next(e));
        reader.seek(entries.front().received - std::chrono::seconds{1});
        QVERIFY(reader.next(e));
        QVERIFY(e == entries[0]);
    }
    void randomDamageNeverCrashes()
    {
        const auto entries = manyEntries(300);
        write(file("f.plog"), entries, true);
        QFile f(file("f.plog"));
        QVERIFY(f.open(QIODevice::ReadOnly));
        const QByteArray bytes = f.readAll();
        std::mt19937 random(3);
        int opened = 0;
        for (int i = 0; i < 200; ++i) {
            QByteArray bad = bytes;
            for (int k = 0; k < 4; ++k)
                bad[static_cast<qsizetype>(random() % static_cast<unsigned>(bad.size()))] =
                    static_cast<char>(random());
            if (i % 3 == 0) bad.truncate(static_cast<qsizetype>(random() % static_cast<unsigned>(bad.size())));
            QFile out(file("g.plog"));
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            out.write(bad);
            out.close();
            FrameLogReader reader;
            if (!reader.open(out.fileName())) continue;
            ++opened;
            QVERIFY(readAll(reader).size() <= entries.size());
        }
        QVERIFY(opened > 0);
    }
    // An index that says of a block that it is four gigabytes long takes no room for it.
    void whatIsOnlySaidToBeThereTakesNoRoom()
    {
        using namespace framelog;
        const QString path = file("said.plog");
        write(path, manyEntries(400), true);
        QFile f(path);
        QVERIFY(f.open(QIODevice::ReadWrite));
        std::string bytes = f.readAll().toStdString();
        const std::size_t at = getU64(bytes.data() + bytes.size() - kTailBytes), rows = at + kHeaderBytes;
        const auto put = [&](std::size_t where, std::uint32_t v) {
            std::string le;
            putU32(le, v);
            bytes.replace(where, 4, le);
        };
        put(rows + 8, 0xffff'fff0u);
        put(at + 32, checksum(std::string_view(bytes).substr(rows, bytes.size() - kTailBytes - rows)));
        put(at + kHeaderBytes - 4, checksum(std::string_view(bytes).substr(at, kHeaderBytes - 4)));
        QVERIFY(f.seek(0) && f.write(bytes.data(), static_cast<qint64>(bytes.size())) > 0);
        f.close();
        rusage before{}, after{};
        getrusage(RUSAGE_SELF, &before);
        FrameLogReader reader;
        QVERIFY(reader.open(path).hasValue());
        QCOMPARE(readAll(reader).size(), std::size_t{200});
        QCOMPARE(reader.damagedBlocks(), std::uint64_t{1});
        getrusage(RUSAGE_SELF, &after);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 512 * 1024, qPrintable(QString::number(after.ru_maxrss)));
    }
    void otherFilesAreRefused()
    {
        const QString path = file("x.txt");
        QFile f(path);
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write("{\"topic\":\"x\"}\n");
        f.close();
        QVERIFY(!FrameLogReader::isFrameLog(path));
        FrameLogReader reader;
        QVERIFY(reader.open(path).error().contains(QLatin1String("not a recording")));
        FrameLogReader none;
        QVERIFY(!none.open(file("missing.plog")).hasValue());
        FrameLogWriter writer;
        QVERIFY(!writer.open(m_dir.filePath(QStringLiteral("no/such/folder/x.plog"))).hasValue());
    }
    void aFullDiskIsAnErrorNotACrash()
    {
        if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("no /dev/full here");
        FrameLogWriter writer;
        const auto opened = writer.open(QStringLiteral("/dev/full"));
        QVERIFY(!opened.hasValue());
        QVERIFY2(opened.error().contains(QLatin1String("/dev/full")), qPrintable(opened.error()));
        FrameRecorder recorder;
        QVERIFY(!recorder.start(QStringLiteral("/dev/full")).hasValue());
        recorder.push(frameAt(1, "x"));
        QVERIFY(!recorder.state().running);
        // The same ones go on where there is room.
        QVERIFY(!writer.isOpen());
        QVERIFY(writer.open(file("room.plog")).hasValue());
        QVERIFY(writer.append(frameAt(1'700'000'000'000'000'000, "x")).hasValue());
        QVERIFY(writer.close().hasValue());
        const auto started = recorder.start(file("room for it.plog"));
        QVERIFY2(started.hasValue(), started ? "" : qPrintable(started.error()));
        recorder.push(frameAt(1'700'000'000'000'000'000, "x"));
        QCOMPARE(recorder.stop(), QString());
        QCOMPARE(recorder.state().entries, 1u);
    }
    // What cannot be begun leaves no empty file, and takes none away that was there.
    void aRefusedBeginningLeavesNothing()
    {
        QFile there(file("there.plog"));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.close();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        rlimit full = usual;
        full.rlim_cur = 4;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
        FrameLogWriter writer;
        const bool fresh = writer.open(file("fresh.plog")).hasValue(),
                   over = writer.open(file("there.plog")).hasValue();
        setrlimit(RLIMIT_FSIZE, &usual);  // what a test says is written as well
        QVERIFY(!fresh && !over);
        QVERIFY(!QFile::exists(file("fresh.plog")));
        QVERIFY(QFile::exists(file("there.plog")));
    }
    // A disk takes what goes to a file that nobody finds any more as gladly as anything.
    void aFileThatIsTakenAwayIsSaid()
    {
        for (const bool moved : {true, false}) {
            const QString path = file("taken.plog"), elsewhere = file("elsewhere.plog");
            QFile::remove(elsewhere);
            FrameRecorder recorder;
            QVERIFY(recorder.start(path).hasValue());
            QVERIFY(moved ? QFile::rename(path, elsewhere) : QFile::remove(path));
            recorder.push(frameAt(1'700'000'000'000'000'000, "x"));
            QTRY_VERIFY(recorder.state().error.contains(QStringLiteral("no longer there")));
            const QString said = recorder.stop();
            QVERIFY2(said.contains(path) && said.contains(QStringLiteral("no longer there")), qPrintable(said));
            QCOMPARE(QFile::exists(elsewhere), moved);
        }
        // Whoever put another file there finds it untouched.
        FrameRecorder recorder;
        QVERIFY(recorder.start(file("taken.plog")).hasValue());
        QVERIFY(QFile::remove(file("taken.plog")));
        QFile other(file("taken.plog"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        QVERIFY(recorder.stop().contains(QStringLiteral("no longer there")));
        QCOMPARE(QFileInfo(file("taken.plog")).size(), qint64{0});
    }
    // "Recorded to" is said when a power cut does not undo it: the file, then its name. Until then nobody waits.
    void itIsOnTheDiskBeforeItIsOver()
    {
        const QString folder = QDir(m_dir.path()).canonicalPath(), path = folder + QStringLiteral("/safe.plog");
        FrameRecorder recorder;
        QVERIFY(recorder.start(path).hasValue());
        recorder.push(frameAt(1'700'000'000'000'000'000, "x"));
        QSemaphore reached, goOn;
        QStringList told;
        {
            const test::SyncWatch watch([&](const QString& synced) {
                told << synced;
                if (synced != path) return;
                reached.release();
                goOn.acquire();
            });
            recorder.finish();
            const bool there = reached.tryAcquire(1, 20'000);
            const FrameRecorder::State meanwhile = recorder.state();
            recorder.finish();  // once more is no more
            goOn.release();
            QCOMPARE(recorder.stop(), QString());
            QVERIFY(there);
            QVERIFY(meanwhile.finishing && !meanwhile.running);
        }
        QVERIFY(!recorder.state().finishing && !recorder.state().running);
        QCOMPARE(told, (QStringList{path, folder}));
        FrameLogReader reader;
        QVERIFY(reader.open(path).hasValue());
        QVERIFY(reader.indexed());
    }
    // Its folder may lie on a disk that does not answer: nobody waits, and what comes meanwhile is in it.
    void whoStartsBesideWaitsForNoDisk()
    {
        const QString folder = m_dir.filePath(QStringLiteral("not there yet")),
                      path = folder + QStringLiteral("/beside.plog");
        QSemaphore reached, goOn;
        FrameRecorder recorder;
        recorder.startBeside(path, {}, [&]() -> Expected<void, QString> {
            reached.release();
            goOn.tryAcquire(1, 20'000);
            if (QDir().mkpath(folder)) return {};
            return Unexpected{folder};
        });
        const bool there = reached.tryAcquire(1, 20'000), early = QFile::exists(folder);
        const FrameRecorder::State meanwhile = recorder.state();
        const std::vector<std::string> names = DiskWork::look().names;
        recorder.push(frameAt(1'700'000'000'000'000'000, "x"));
        recorder.finish();
        const FrameRecorder::State ending = recorder.state();
        goOn.release();
        QCOMPARE(recorder.stop(), QString());
        QVERIFY(there && !early);
        QVERIFY(meanwhile.running && meanwhile.opening);
        QVERIFY(ending.finishing && !ending.running);
        QCOMPARE(names, std::vector<std::string>{"the recording " + path.toStdString()});
        QVERIFY(!recorder.state().opening);
        QCOMPARE(recorder.state().entries, 1u);
        FrameLogReader reader;
        QVERIFY(reader.open(path).hasValue());
        QCOMPARE(readAll(reader).size(), std::size_t{1});
    }
    void aBeginningBesideThatIsRefusedIsOver()
    {
        const QString never = file("never.plog");
        FrameRecorder recorder;
        recorder.startBeside(never, {},
                             []() -> Expected<void, QString> { return Unexpected{QStringLiteral("no folder")}; });
        QTRY_VERIFY(!recorder.state().running && !recorder.state().finishing);
        QVERIFY(!recorder.listens());
        QCOMPARE(recorder.stop(), QStringLiteral("no folder"));
        QVERIFY(!QFile::exists(never));
        const FrameRecorder::State after = recorder.state();
        QVERIFY(after.error.isEmpty() && !after.opening);

        const QString nowhere = m_dir.filePath(QStringLiteral("no/such/folder/x.plog"));
        recorder.startBeside(nowhere, {}, nullptr);
        const QString why = recorder.stop();
        QVERIFY2(why.contains(nowhere), qPrintable(why));
        // The next one is a recording as any.
        QVERIFY(recorder.start(file("next.plog")).hasValue());
        recorder.push(frameAt(1'700'000'000'000'000'000, "x"));
        QCOMPARE(recorder.stop(), QString());
        QCOMPARE(recorder.state().entries, 1u);
    }
    // The system would hold whoever opens one.
    void aPipeThatNobodyReadsIsRefused()
    {
        const QString path = file("pipe.plog");
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        FrameLogWriter writer;
        const auto opened = writer.open(path);
        QVERIFY(!opened.hasValue());
        QVERIFY2(opened.error().contains(QStringLiteral("nobody reads this pipe")), qPrintable(opened.error()));
        QVERIFY(QFileInfo::exists(path));
        const int reader = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        QVERIFY(reader >= 0);
        const bool begun = writer.open(path).hasValue() && writer.close().hasValue();
        ::close(reader);
        QVERIFY(begun);
    }
    // A disk that is full for a while, and takes what comes then: that is no whole recording.
    void aHoleInARecordingIsSaid()
    {
        FrameRecorder recorder;
        QVERIFY(recorder.start(file("hole.plog")).hasValue());
        const qint64 empty = QFileInfo(file("hole.plog")).size();
        recorder.push(frameAt(1'700'000'000'000'000'000, "before"));
        QTRY_VERIFY(recorder.state().bytes > empty);
        QCOMPARE(recorder.state().entries, 1u);

        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        rlimit full = usual;
        full.rlim_cur = static_cast<rlim_t>(recorder.state().bytes);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
        for (int i = 1; i <= 3; ++i) recorder.push(frameAt(1'700'000'000'000'000'000 + i, "lost"));
        const bool counted = QTest::qWaitFor([&] { return recorder.state().dropped == 3; });
        const FrameRecorder::State refused = recorder.state();
        setrlimit(RLIMIT_FSIZE, &usual);  // what a test says is written as well
        QVERIFY(counted);
        QCOMPARE(refused.refused, 3u);
        QVERIFY2(refused.error.contains(QStringLiteral("hole.plog")), qPrintable(refused.error));

        recorder.push(frameAt(1'700'000'000'000'000'009, "after"));
        QTRY_COMPARE(recorder.state().entries, 2u);
        QTRY_VERIFY(recorder.state().error.isEmpty());
        const QString said = recorder.stop();
        QVERIFY2(said.contains(QStringLiteral("3 frames and replies are missing")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("hole.plog")), qPrintable(said));
        QCOMPARE(recorder.state().dropped, 3u);
        FrameLogReader reader;
        QVERIFY(reader.open(file("hole.plog")).hasValue());
        QCOMPARE(readAll(reader).size(), std::size_t{2});
        // The next one is a recording of its own.
        QVERIFY(recorder.start(file("whole.plog")).hasValue());
        recorder.push(frameAt(1'700'000'000'000'000'000, "x"));
        QVERIFY(recorder.stop().isEmpty());
        QCOMPARE(recorder.state().dropped, 0u);
    }
    void theRecorderKeepsOrderFromManyThreads()
    {
        FrameRecorder recorder;
        QVERIFY(recorder.start(file("r.plog")).hasValue());
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&recorder, t] {
                for (int i = 0; i < 2'000; ++i)
                    recorder.push(
                        frameAt(1'700'000'000'000'000'000 + i, std::to_string(i), std::to_string(t).c_str()));
            });
        for (auto& t : threads) t.join();
        QVERIFY(recorder.stop().isEmpty());
        QCOMPARE(recorder.state().entries, 8'000u);
        QVERIFY(!recorder.state().running);
        FrameLogReader reader;
        QVERIFY(reader.open(file("r.plog")).hasValue());
        QVERIFY(reader.indexed());
        std::map<std::string, int> next;
        for (const RecordEntry& e : readAll(reader)) QCOMPARE(std::stoi(e.payload), next[e.socket]++);
        QCOMPARE(next.size(), 4u);
        for (const auto& [socket, n] : next) QCOMPARE(n, 2'000);
        recorder.push(frameAt(1, "late"));  // after the end: not kept, not an error
        QCOMPARE(recorder.state().entries, 8'000u);
    }

    // ---- whose words it holds

    void whoDoesNotListenGetsNoCopy()
    {
        struct Keeper {
            std::vector<RecordEntry> got;
            void push(RecordEntry&& e) { got.push_back(std::move(e)); }
        } keeper;
        FrameRecorder recorder;
        // What is kept is the very text that came, or another one like it.
        const auto copied = [&] {
            RecordEntry e = frameAt(1'700'000'000'000'000'000, std::string(4'096, 'x'));
            const char* text = e.payload.data();
            handOn(std::move(e), &keeper, recorder);
            return keeper.got.back().payload.data() != text;
        };
        QVERIFY(!copied());
        QVERIFY(recorder.start(file("handed.plog")).hasValue());
        QVERIFY(copied());
        QCOMPARE(recorder.stop(), QString());
        QVERIFY(!copied());
        QCOMPARE(keeper.got.size(), std::size_t{3});
        QCOMPARE(recorder.state().entries, std::uint64_t{1});
        // Nobody else listens.
        QVERIFY(recorder.start(file("handed again.plog")).hasValue());
        handOn(frameAt(1'700'000'000'000'000'000, "x"), static_cast<Keeper*>(nullptr), recorder);
        QCOMPARE(recorder.stop(), QString());
        QCOMPARE(recorder.state().entries, std::uint64_t{1});
    }

    void theHeadSaysWhereItComesFrom()
    {
        const RecordingOrigin origin{
            RecordingOrigin::Source::Simulated,
            {{"bybit.rest", "http://127.0.0.1:9102"}, {"bybit.ws", "ws://127.0.0.1:9102"}}};
        const std::vector<RecordEntry> entries = manyEntries(700);
        FrameRecorder recorder;
        QVERIFY(recorder.start(file("o.plog"), origin).hasValue());
        for (const RecordEntry& e : entries) recorder.push(e);
        QVERIFY(recorder.stop().isEmpty());
        FrameLogReader reader;
        QVERIFY(reader.open(file("o.plog")).hasValue());
        QVERIFY(reader.indexed());
        QVERIFY(reader.origin() == origin);
        QVERIFY(readAll(reader) == entries);
        QVERIFY(reader.notice().empty());
        const auto recording = Recording::open({file("o.plog")});
        QVERIFY(recording.hasValue());
        QVERIFY((*recording)->origin() == origin);
    }

    void itIsKnownAfterACrashToo()
    {
        const RecordingOrigin origin{RecordingOrigin::Source::Live, {{"okx.ws", "wss://ws.okx.com:8443"}}};
        const std::vector<RecordEntry> entries = manyEntries(50);
        FrameLogWriter writer;
        QVERIFY(writer.open(file("c.plog"), origin).hasValue());
        for (const RecordEntry& e : entries) QVERIFY(writer.append(e).hasValue());
        QVERIFY(writer.flush().hasValue());
        FrameLogReader reader;
        QVERIFY(reader.open(file("c.plog")).hasValue());
        QVERIFY(!reader.indexed());
        QVERIFY(reader.origin() == origin);
        QVERIFY(readAll(reader) == entries);
        QCOMPARE(reader.damagedBlocks(), 0u);
    }

    void recordingsOfBeforeSayNothing()
    {
        write(file("old.plog"), manyEntries(50), true);
        FrameLogReader reader;
        QVERIFY(reader.open(file("old.plog")).hasValue());
        QVERIFY(!reader.origin().said());
        QCOMPARE(readAll(reader).size(), std::size_t{50});
    }

    void aDamagedHeadSaysNothingAndCostsNothing_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("its header") << 20;
        QTest::newRow("its text") << 52;
    }
    void aDamagedHeadSaysNothingAndCostsNothing()
    {
        QFETCH(int, at);
        const std::vector<RecordEntry> entries = manyEntries(50);
        for (const bool close : {true, false}) {
            FrameLogWriter writer;
            QVERIFY(writer.open(file("d.plog"), {RecordingOrigin::Source::Live, {}}).hasValue());
            for (const RecordEntry& e : entries) QVERIFY(writer.append(e).hasValue());
            QVERIFY((close ? writer.close() : writer.flush()).hasValue());
            QFile bytes(file("d.plog"));
            QVERIFY(bytes.open(QIODevice::ReadWrite));
            QVERIFY(bytes.seek(at));
            QVERIFY(bytes.putChar('\x7f'));
            bytes.close();
            FrameLogReader reader;
            QVERIFY(reader.open(file("d.plog")).hasValue());
            QVERIFY(!reader.origin().said());
            QVERIFY(readAll(reader) == entries);
        }
    }

    // One simulated part makes the whole simulated; one that says nothing leaves it unsaid.
    void severalRecordingsTogether()
    {
        using Source = RecordingOrigin::Source;
        const RecordingOrigin live{Source::Live, {{"a", "1"}}}, made{Source::Simulated, {{"b", "2"}}}, none;
        QVERIFY(together(live, made).source == Source::Simulated);
        QVERIFY(together(made, none).source == Source::Simulated);
        QVERIFY(together(none, made).source == Source::Simulated);
        QVERIFY(together(live, none).source == Source::Unsaid);
        QVERIFY(together(none, live).source == Source::Unsaid);
        QVERIFY(together(live, live).source == Source::Live);
        QCOMPARE(together(live, made).endpoints.size(), std::size_t{2});
        QVERIFY(!originFromJson("no JSON").said());
        QVERIFY(!originFromJson("{\"source\":\"DREAMT\"}").said());
        QVERIFY(originFromJson(toJson(made)) == made);
    }
};

QTEST_GUILESS_MAIN(TestFrameLog)
#include "tst_frame_log.moc"
