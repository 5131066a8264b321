// What cannot be done is one line that says what and what to do; an answer that nobody got is a failure.
#include "tests/support/own_files.h"
#include "tests/support/program_run.h"

#include <QtTest>

using plimsoll::test::Ran;

class TestCliSentences : public QObject, private plimsoll::test::OwnFiles {
    Q_OBJECT
private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
        e.insert("QT_QPA_PLATFORM", "offscreen");
        e.insert("XDG_DATA_HOME", m_dir.filePath("data"));
        e.insert("XDG_CONFIG_HOME", m_dir.filePath("config"));
        return e;
    }

private Q_SLOTS:
    void failuresSayWhatToDo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("remedy");
        const QString none = m_dir.filePath("none"), out = m_dir.filePath("out");
        const auto row = [](const char* name, const QStringList& arguments, const char* what, const char* remedy) {
            QTest::newRow(name) << arguments << QByteArray(what) << QByteArray(remedy);
        };
        row("input", {"decode", "--venue", "binance", "--in", none}, "none: ", "; --in wants ");
        row("folder", {"decode", "--venue", "binance", "--in", m_dir.path()}, "a folder", "; --in wants ");
        row("instruments", {"decode", "--venue", "binance", "--instruments", none},
            "none: ", "; --instruments wants ");
        row("vectors", {"calc", "--vectors", none}, "none: ", "; --vectors wants ");
        row("folder of a recording", {"record", "--demo", "--for", "1", "--out", none + "/x.plog"},
            "cannot write ", "; choose another --out");
        row("empty endpoints", {"snapshot", "--out", out, "--endpoints", put("empty.json", "")},
            "empty.json:1: ", "; --endpoints wants ");
        row("endpoints of nobody", {"snapshot", "--out", out, "--endpoints", put("nobody.json", "{}")},
            "nobody.json names none of the chosen venues", "--venues");
    }
    void failuresSayWhatToDo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, remedy);
        const Ran r = plimsoll::test::runProgram(arguments, {}, environment());
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains(what) && r.err.contains(remedy), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
        QVERIFY(r.out.isEmpty());
    }
    void aFullOutputIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("help") << QStringList{"--help"};
        QTest::newRow("version") << QStringList{"--version"};
        QTest::newRow("licences") << QStringList{"--licences"};
        QTest::newRow("manual") << QStringList{"--man"};
        QTest::newRow("calc") << QStringList{"calc", "--list"};
    }
    void aFullOutputIsSaid()
    {
        if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("no /dev/full here");
        QFETCH(QStringList, arguments);
        QProcess p;
        p.setProcessEnvironment(environment());
        p.setStandardOutputFile(QStringLiteral("/dev/full"));
        p.start(QStringLiteral(PLIMSOLL_BINARY), arguments);
        p.waitForFinished(plimsoll::test::kProgramPatience);
        const Ran r = plimsoll::test::ended(p);
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("cannot write to standard output; "), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliSentences)
#include "tst_cli_sentences.moc"
