// The log: whole at its end, and nobody waits for whoever reads it.
#include "app/log_file.h"
#include "tests/support/instrumented.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <array>
#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

using namespace plimsoll;

namespace {

// Standard error is a pipe, full from the beginning, until this goes.
class FullPipe {
public:
    FullPipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0) return;
        m_before = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
        for (const int end : m_ends) ::fcntl(end, F_SETFL, O_NONBLOCK);
        const std::array<char, 4'096> filling{};
        while (::write(m_ends[1], filling.data(), filling.size()) > 0) {
        }
        while (::write(m_ends[1], filling.data(), 1) > 0) {
        }
        ::fcntl(m_ends[1], F_SETFL, 0);  // as a terminal is: whoever writes waits
        ::dup2(m_ends[1], STDERR_FILENO);
    }
    ~FullPipe()
    {
        ::dup2(m_before, STDERR_FILENO);
        // Whoever still waits to write gets an error.
        for (const int end : m_ends) ::close(end);
        ::close(m_before);
    }
    FullPipe(const FullPipe&) = delete;
    FullPipe& operator=(const FullPipe&) = delete;

    QByteArray read() const
    {
        QByteArray all;
        std::array<char, 65'536> piece{};
        for (ssize_t n = 0; (n = ::read(m_ends[0], piece.data(), piece.size())) > 0;)
            all.append(piece.data(), static_cast<qsizetype>(n));
        return all.replace('\0', QByteArray());
    }

private:
    int m_ends[2] = {-1, -1};
    int m_before = -1;
};

}  // namespace

class TestLog : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    static QByteArray all(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void cleanup() { stopLog(); }

    void aReaderThatStopsHoldsNobody()
    {
        constexpr int kThreads = 4, kLines = 1'000;
        const QString path = m_dir.filePath(QStringLiteral("logs/plimsoll.log"));
        FullPipe full;
        QCOMPARE(startLog(path, {}), QString());
        std::atomic<int> ended = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&ended] {
                for (int i = 0; i < kLines; ++i) qWarning("line %d", i);
                ++ended;
            });
        }
        const bool all4 = QTest::qWaitFor([&] { return ended == kThreads; }, 20'000);
        // So that the test itself ends.
        const auto drained = [&] {
            full.read();
            return ended == kThreads;
        };
        if (!all4) (void)QTest::qWaitFor(drained, 20'000);
        for (std::thread& t : threads) t.join();
        QVERIFY2(all4, "threads waited for a reader");
        QElapsedTimer since;
        since.start();
        stopLog();
        QVERIFY2(since.elapsed() < 10'000, qPrintable(QString::number(since.elapsed())));
        // The file is whole all the same.
        QCOMPARE(all(path).count('\n'), kThreads * kLines);
    }

    void whatDoesNotFitIsCounted()
    {
        FullPipe full;
        QCOMPARE(startLog({}, {}), QString());
        const QByteArray text(8'000, 'x');
        for (int i = 0; i < 1'000; ++i) qWarning("%s", text.constData());
        QByteArray got;
        const auto counted = [&] {
            got += full.read();
            return got.contains("messages were dropped") && got.endsWith('\n');
        };
        QTRY_VERIFY_WITH_TIMEOUT(counted(), 20'000);
        const int kept = static_cast<int>(got.count(text));
        QVERIFY(kept > 400 && kept < 1'000);
        QVERIFY(got.contains(QByteArray::number(1'000 - kept) + " messages were dropped"));
        // And it goes on.
        qWarning("afterwards");
        const auto said = [&] {
            got += full.read();
            return got.contains("afterwards");
        };
        QTRY_VERIFY(said());
    }

    // A disk that is full for a while.
    void whatTheDiskRefusesIsCounted()
    {
        const QString path = m_dir.filePath(QStringLiteral("full.log"));
        QCOMPARE(startLog(path, {}), QString());
        qWarning("before");
        QTRY_VERIFY(all(path).endsWith("before\n"));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        rlimit full = usual;
        const qint64 room = QFileInfo(path).size() + 10;  // not for a whole line
        full.rlim_cur = static_cast<rlim_t>(room);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
        for (int i = 0; i < 3; ++i) qWarning("word %d.", i);
        const bool met = QTest::qWaitFor([&] { return QFileInfo(path).size() == room; }, 20'000);
        setrlimit(RLIMIT_FSIZE, &usual);  // what a test says is written as well
        QVERIFY(met);
        qWarning("after");
        stopLog();
        const QByteArray text = all(path);
        // The first had no room; the others may have come when there was some again.
        const auto kept = text.count(": word ");
        static const QRegularExpression told(QStringLiteral(" (\\d+) messages were dropped"));
        qsizetype lost = 0, times = 0;
        for (auto it = told.globalMatch(QString::fromUtf8(text)); it.hasNext(); ++times)
            lost += it.next().captured(1).toInt();
        QVERIFY2(kept < 3 && lost == 3 - kept, text.constData());
        QVERIFY2(text.contains(": after\n"), text.constData());
        // What is left of the first one keeps a line to itself.
        QCOMPARE(text.count('\n'), kept + times + 3);
    }

    // The new file cannot be opened, because the program has no room for another.
    void aTurnThatFailsIsNotTheEnd()
    {
        if (test::kInstrumented) QSKIP("a sanitizer opens files of its own");
        const QString path = m_dir.filePath(QStringLiteral("turn.log"));
        {
            QFile large(path);
            QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(4 << 20));
        }
        FullPipe full;
        full.read();
        QCOMPARE(startLog(path, {}), QString());
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &usual), 0);
        rlimit none = usual;
        none.rlim_cur = 3;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        qWarning("it turns");
        QByteArray got;
        const auto refused = [&] {
            got += full.read();
            return got.contains("cannot write");
        };
        const bool said = QTest::qWaitFor(refused, 20'000);
        setrlimit(RLIMIT_NOFILE, &usual);
        QVERIFY(said);
        QVERIFY(all(path + QStringLiteral(".1")).endsWith("it turns\n"));
        const auto goesOn = [&] {
            qWarning("afterwards");
            const QByteArray text = all(path);
            return text.contains("messages were dropped") && text.contains("afterwards");
        };
        QTRY_VERIFY_WITH_TIMEOUT(goesOn(), 20'000);
    }

    void allOfItIsThereAtTheEnd()
    {
        const QString path = m_dir.filePath(QStringLiteral("end.log"));
        FullPipe full;
        full.read();
        QCOMPARE(startLog(path, QStringLiteral("*.debug=true")), QString());
        for (int i = 0; i < 50; ++i) qDebug("word %d.", i);
        stopLog();
        QVERIFY(all(path).contains("word 49."));
        QVERIFY(full.read().contains("word 49."));
        // Once more into the same file.
        QCOMPARE(startLog(path, {}), QString());
        qWarning("again");
        stopLog();
        QVERIFY(all(path).contains("word 0.") && all(path).contains("again"));
        QVERIFY(!startLog(m_dir.path(), {}).isEmpty());  // a folder is no file
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
