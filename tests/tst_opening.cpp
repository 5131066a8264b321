// Opening a recording: how far it is can be seen and stopped from another thread, and what cannot be
// opened is said in a sentence.
#include "app/replay_opener.h"
#include "app/startup_report.h"
#include "feeds/recording/capture_import.h"
#include "feeds/recording/recording.h"
#include "model/snapshot_hub.h"
#include "tests/support/own_files.h"
#include "ui/opening_window.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QTimerEvent>
#include <QtTest>

#include <zlib.h>
#include <csignal>
#include <thread>

using namespace plimsoll;

namespace {

QByteArray bookLine(int i)
{
    QByteArray frame = QByteArray("{'topic':'orderbook.200.BTCUSDT','type':'") + (i == 0 ? "snapshot" : "delta") +
                       "','ts':1700000000000,'data':{'s':'BTCUSDT','b':[['100','" + QByteArray::number(1 + i % 9) +
                       "']],'a':[['101','1']],'u':" + QByteArray::number(10 + i) +
                       ",'seq':1},'cts':1700000000000}";
    frame.replace('\'', '"');
    return QByteArray::number(1'700'000'000'000'000'000LL + i * 10'000'000LL) + ' ' + frame + '\n';
}

QWidget* opening()
{
    for (QWidget* w : QApplication::topLevelWidgets())
        if (qobject_cast<OpeningWindow*>(w)) return w;
    return nullptr;
}

}  // namespace

class TestOpening : public QObject, private test::OwnFiles {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

    // 256 GB that take no room on the disk.
    QString hole(const QString& name, const QByteArray& begin)
    {
        QFile f(put(name, begin));
        return f.resize(std::int64_t{1} << 38) ? f.fileName() : QString();
    }
    QString packed(const QString& name, int lines)
    {
        const QString path = m_dir.filePath(name);
        gzFile out = gzopen(QFile::encodeName(path).constData(), "wb1");
        for (int i = 0; i < lines; ++i) {
            const QByteArray text = bookLine(i);
            gzwrite(out, text.constData(), static_cast<unsigned>(text.size()));
        }
        gzclose(out);
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, m_theme);
        std::signal(SIGPIPE, SIG_IGN);
    }

    // A venue that never comes is waited for a minute, not for the whole run.
    void theReportOfTheStartEnds()
    {
        const SnapshotHub hub;
        QWidget window;
        StartupReport report(window, hub, nullptr, 3);
        QTimerEvent tick(1);
        for (int i = 0; i < 2; ++i) {
            QCoreApplication::sendEvent(&report, &tick);
            QVERIFY(report.watches());
        }
        QCoreApplication::sendEvent(&report, &tick);
        QVERIFY(!report.watches());
    }
    void aReadingIsCountedAndEnds()
    {
        const QString path = packed(QStringLiteral("a.jsonl.gz"), 3'000);
        const auto watch = std::make_shared<ReadWatch>();
        QCOMPARE(watch->share(), 0.0);
        auto recording = Recording::open({path}, watch);
        QVERIFY2(recording.hasValue(), recording ? "" : qPrintable(recording.error()));
        QVERIFY(watch->expected.load() >= static_cast<std::uint64_t>(QFile(path).size()));
        ReplaySource source(std::move(*recording));
        const ReplaySource::Survey survey = source.survey();
        QCOMPARE(survey.entries, 3'000u);
        QVERIFY(watch->bytes.load() >= static_cast<std::uint64_t>(QFile(path).size()));
        QVERIFY(watch->share() > 0.9 && watch->share() < 1);
    }
    void aCancelledReadingStops()
    {
        const QString path = packed(QStringLiteral("b.jsonl.gz"), 3'000);
        const auto watch = std::make_shared<ReadWatch>();
        auto recording = Recording::open({path}, watch);
        QVERIFY(recording.hasValue());
        ReplaySource source(std::move(*recording));
        watch->cancelled = true;
        QVERIFY(source.survey().entries < 3'000u);
        QVERIFY(!Recording::open({path}, watch).hasValue());
    }
    // A line without an end is not read to its end before it is said that it is none of ours.
    void aLineWithoutAnEndIsRefused()
    {
        const QString path = hole(QStringLiteral("hole.jsonl"), {});
        const auto watch = std::make_shared<ReadWatch>();
        const auto recording = Recording::open({path}, watch);
        QVERIFY(!recording.hasValue());
        QVERIFY2(recording.error().contains(QStringLiteral("looks like a market-data frame")),
                 qPrintable(recording.error()));
        QVERIFY(watch->bytes < 64'000'000u);
        QFile::remove(path);
    }
    // In the midst of a recording it is passed over, however long that takes: that can be stopped.
    void aLineWithoutAnEndCanBeStopped()
    {
        const QString path = hole(QStringLiteral("late.jsonl"), bookLine(0));
        const auto watch = std::make_shared<ReadWatch>();
        auto recording = Recording::open({path}, watch);
        QVERIFY2(recording.hasValue(), recording ? "" : qPrintable(recording.error()));
        std::thread stopper([&] {
            while (watch->bytes < 50'000'000u) std::this_thread::yield();
            watch->cancelled = true;
        });
        ReplaySource source(std::move(*recording));
        source.survey();
        stopper.join();
        QVERIFY(watch->bytes < (std::uint64_t{1} << 36));
        QFile::remove(path);
    }
    void aRecordingOpensWithoutAWord()
    {
        const QString path = packed(QStringLiteral("c.jsonl.gz"), 50);
        auto opened = openForWindow({path}, 0xff, m_theme);
        QVERIFY2(opened.hasValue(), opened ? "" : qPrintable(opened.error()));
        QCOMPARE(opened->survey.assets, std::vector<std::string>{"BTC"});
        QVERIFY(!opening());
    }
    // The window's loop runs while the file is read: a person presses Cancel, and nothing is opened.
    void aPersonCanCancel()
    {
        const QString path = packed(QStringLiteral("d.jsonl.gz"), 60'000);
        QTimer press;
        press.setInterval(5);
        bool pressed = false;
        connect(&press, &QTimer::timeout, this, [&] {
            QWidget* window = opening();
            if (!window || pressed) return;
            pressed = true;
            window->show();
            window->findChild<QPushButton*>()->click();
        });
        press.start();
        const auto opened = openForWindow({path}, 0xff, m_theme);
        QVERIFY(pressed);
        QVERIFY(!opened.hasValue());
        QCOMPARE(opened.error(), QString());
        QVERIFY(!opening());
    }
    void whatIsWrongIsSaidInTheWindow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("binary") << QByteArray(4'000, '\x07') << QStringLiteral("looks like a market-data frame");
        QTest::newRow("gzip cut short at once")
            << QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10) << QStringLiteral("gzip");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("looks like a market-data frame");
    }
    void whatIsWrongIsSaidInTheWindow()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const QString path = put(QStringLiteral("bad.bin"), bytes);
        qputenv(kTellInWindow, "1");
        QString said;
        QTimer look;
        look.setInterval(5);
        connect(&look, &QTimer::timeout, this, [&] {
            auto* window = qobject_cast<OpeningWindow*>(opening());
            if (!window || !window->hasProblem() || !said.isEmpty()) return;
            for (const QLabel* label : window->findChildren<QLabel*>()) said += label->text() + QLatin1Char('|');
            window->close();
        });
        look.start();
        const auto opened = openForWindow({path}, 0xff, m_theme);
        qunsetenv(kTellInWindow);
        QVERIFY(!opened.hasValue());
        QVERIFY2(said.contains(word), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("bad.bin")));
        QVERIFY2(opened.error().contains(word), qPrintable(opened.error()));
        // Without a window nobody waits for a click.
        QVERIFY(!openForWindow({path}, 0xff, m_theme).hasValue());
    }
    void theWindowSaysHowFarItIs()
    {
        OpeningWindow window({QStringLiteral("/a/one.jsonl.gz"), QStringLiteral("/b/two.plog")});
        window.show();
        auto* bar = window.findChild<QProgressBar*>();
        QCOMPARE(bar->maximum(), 0);  // not known yet: no invented share
        window.setProgress(0.42, 42e6);
        QCOMPARE(bar->value() * 100 / bar->maximum(), 42);
        bool said = false;
        for (const QLabel* label : window.findChildren<QLabel*>())
            said |= label->text().contains(QStringLiteral("42 %"));
        QVERIFY(said);
        QSignalSpy gone(&window, &OpeningWindow::dismissed);
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(gone.size(), 1);
        QVERIFY(!window.isVisible());
    }
};

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
