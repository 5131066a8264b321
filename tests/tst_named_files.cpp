// Files that a person has named: read and written beside the window, in one folder in the order in which they were
// asked for, and one folder that hangs holds no other. Whoever has gone meanwhile leaves a sentence behind.
#include "ui/named_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace plimsoll;

namespace {

bool named(const std::vector<std::string>& names, const char* name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

class TestNamedFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void nobodyWaitsAndAFolderKeepsItsOrder()
    {
        QSemaphore slow;
        std::vector<int> heard;
        bool elsewhere = true, other = false;
        const QThread* const here = QThread::currentThread();
        QObject whom;
        NamedFiles files(nullptr);
        for (int i = 0; i < 3; ++i)
            atNamedFile(
                whom, QStringLiteral("/hangs/%1").arg(i),
                [&, i]() -> NamedFiles::Outcome {
                    slow.acquire();
                    const bool beside = QThread::currentThread() != here;
                    return {[&, i, beside] {
                                heard.push_back(i);
                                elsewhere = elsewhere && beside && QThread::currentThread() == here;
                            },
                            {}};
                },
                DiskWork::Kind::Works);
        atNamedFile(
            whom, QStringLiteral("/answers/x"),
            [&]() -> NamedFiles::Outcome {
                return {[&] { other = true; }, {}};
            },
            DiskWork::Kind::Works);
        const bool came = QTest::qWaitFor([&] { return other; });
        const bool none = heard.empty();
        slow.release(3);
        QVERIFY(came);
        QVERIFY(none);
        QTRY_COMPARE(heard, (std::vector<int>{0, 1, 2}));
        QVERIFY(elsewhere);
    }
    // What is to be written is named from the order on, also behind one that only reads.
    void whatWaitsIsNamed()
    {
        QSemaphore begun, slow;
        QObject whom;
        NamedFiles files(nullptr);
        atNamedFile(
            whom, QStringLiteral("/share/in.json"),
            [&]() -> NamedFiles::Outcome {
                begun.release();
                slow.acquire();
                return {nullptr, {}};
            },
            DiskWork::Kind::Reads);
        atNamedFile(
            whom, QStringLiteral("/share/out.json"),
            []() -> NamedFiles::Outcome {
                return {nullptr, {}};
            },
            DiskWork::Kind::Works);
        begun.acquire();
        const DiskWork::Look look = DiskWork::look();
        slow.release();
        QCOMPARE(look.readers, std::vector<std::string>{"the file /share/in.json"});
        QCOMPARE(look.names, std::vector<std::string>{"the file /share/out.json"});
        QTRY_VERIFY(!named(DiskWork::look().names, "the file /share/out.json"));
    }
    void writtenAndRead()
    {
        QString why = QStringLiteral("not yet");
        QByteArray got;
        QObject whom;
        NamedFiles files(nullptr);
        const QString path = m_dir.filePath(QStringLiteral("a.txt"));
        writeNamedFile(
            whom, path, [] { return QByteArrayLiteral("mine"); }, [](const QString& w) { return w; },
            [&](const QString& w) { why = w; });
        readNamedFile(whom, path, 10, [&](const Expected<QByteArray, FileRefusal>& read) {
            if (read) got = *read;
        });
        QTRY_COMPARE(got, QByteArrayLiteral("mine"));
        QCOMPARE(why, QString());
        writeNamedFile(
            whom, m_dir.filePath(QStringLiteral("no/such/a.txt")), [] { return QByteArray(); },
            [](const QString& w) { return w; }, [&](const QString& w) { why = w; });
        QTRY_VERIFY(!why.isEmpty());
    }
    // A panel that was closed, a dialog: the window says what it would have said.
    void whoHasGoneLeavesASentence()
    {
        QStringList told;
        bool heard = false;
        QSemaphore slow;
        auto whom = std::make_unique<QObject>();
        NamedFiles files([&](const QString& said) { told << said; });
        atNamedFile(
            *whom, m_dir.filePath(QStringLiteral("first")),
            [&]() -> NamedFiles::Outcome {
                slow.acquire();
                return {[&] { heard = true; }, {}};
            },
            DiskWork::Kind::Works);
        writeNamedFile(
            *whom, m_dir.filePath(QStringLiteral("no/such/a.txt")), [] { return QByteArray(); },
            [](const QString& why) { return why.isEmpty() ? why : QStringLiteral("Not written"); },
            [&](const QString&) { heard = true; });
        readNamedFile(*whom, m_dir.filePath(QStringLiteral("b.txt")), 10,
                      [&](const Expected<QByteArray, FileRefusal>&) { heard = true; });
        whom.reset();
        // The log has it too: nobody knows whether the window is still there to say it.
        QTest::ignoreMessage(QtWarningMsg, "dash.store: Not written");
        slow.release();
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.contains(QStringLiteral("Not written")));
        QVERIFY(told.join(QLatin1Char(' ')).contains(QStringLiteral("b.txt was not imported")));
        QVERIFY(!heard);
    }
    // At the end: what was ordered is done, and nobody is there to hear of it.
    void theEndWaits()
    {
        const QString path = m_dir.filePath(QStringLiteral("last.txt"));
        QObject whom;
        bool heard = false;
        QSemaphore slow;
        {
            NamedFiles files(nullptr);
            QCOMPARE(NamedFiles::running(), &files);
            atNamedFile(
                whom, path,
                [&]() -> NamedFiles::Outcome {
                    slow.acquire();
                    return {nullptr, {}};
                },
                DiskWork::Kind::Reads);
            writeNamedFile(
                whom, path, [] { return QByteArrayLiteral("kept"); },
                [](const QString& w) { return w.isEmpty() ? QStringLiteral("Written") : w; },
                [&](const QString&) { heard = true; });
            files.close();
            QTest::ignoreMessage(QtInfoMsg, "dash.store: Written");  // which is no warning
            slow.release();
        }
        QVERIFY(!NamedFiles::running());
        QCoreApplication::processEvents();
        QVERIFY(!heard);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArrayLiteral("kept"));
    }
    void withoutAnyItIsDoneAtOnce()
    {
        QObject whom;
        QString why = QStringLiteral("not yet");
        const QString path = m_dir.filePath(QStringLiteral("once.txt"));
        writeNamedFile(
            whom, path, [] { return QByteArrayLiteral("x"); }, [](const QString& w) { return w; },
            [&](const QString& w) { why = w; });
        QCOMPARE(why, QString());
        QVERIFY(QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(TestNamedFiles)
#include "tst_named_files.moc"
