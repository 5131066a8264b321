// A recording that is stopped is finished beside the window, and is said to be there once the disk has it; the
// program's end waits for it.
#include "app/application.h"
#include "app/end_watch.h"
#include "app/live_source.h"
#include "feeds/recording/frame_log.h"
#include "tests/support/demo_rig.h"
#include "tests/support/sync_watch.h"
#include "ui/main_window.h"
#include "ui/status_line.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QSemaphore>
#include <QtTest>

#include <algorithm>
#include <atomic>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

class HideWatch : public QObject {
public:
    std::atomic<bool> hidden = false;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Hide) hidden = true;
        return QObject::eventFilter(watched, event);
    }
};

}  // namespace

class TestRecordingEnd : public QObject, private test::DemoRig {
    Q_OBJECT

    QFileInfoList recordings() const
    {
        return QDir(m_dir.filePath(QStringLiteral("recordings")))
            .entryInfoList({QStringLiteral("*.plog")}, QDir::Files);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void theWindowDoesNotWaitForTheDisk()
    {
        MainWindow& window = m_application->window();
        auto* status = window.findChild<StatusLine*>();
        auto* record = window.findChild<QAction*>(QStringLiteral("record"));
        QVERIFY(status && record);
        record->trigger();
        QVERIFY(record->isChecked());
        QCOMPARE(recordings().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_application->live()->recording().entries > 0, kPatienceMs);

        std::atomic<bool> held = true;
        QSemaphore reached, goOn;
        const test::SyncWatch watch([&](const QString& path) {
            if (!path.contains(QStringLiteral("/recordings/")) || !held.exchange(false)) return;
            reached.release();
            goOn.acquire();
        });
        record->trigger();  // comes back, whatever the disk does
        const bool there = QTest::qWaitFor([&] { return reached.available() > 0; }, kPatienceMs);
        const auto says = [&] { return status->rightText().contains(QStringLiteral("finishing the recording")); };
        const bool said = QTest::qWaitFor(says, kPatienceMs);
        record->trigger();  // once more
        const bool refused = status->rightText().contains(QStringLiteral("another can begin then"));
        const bool off = !record->isChecked();
        const auto files = recordings().size();
        held = false;
        goOn.release();
        QVERIFY(there);
        QVERIFY(said);
        QVERIFY(refused);
        QVERIFY(off);
        QCOMPARE(files, 1);
        QTRY_VERIFY_WITH_TIMEOUT(status->rightText().startsWith(QStringLiteral("Recorded to ")), kPatienceMs);
        FrameLogReader reader;
        const auto opened = reader.open(recordings().first().absoluteFilePath());
        QVERIFY2(opened.hasValue(), opened ? "" : qPrintable(opened.error()));
        QVERIFY(reader.indexed());
    }

    void theEndOfTheProgramWaits()
    {
        auto* record = m_application->window().findChild<QAction*>(QStringLiteral("record"));
        QVERIFY(record);
        record->trigger();
        QVERIFY(record->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(m_application->live()->recording().entries > 0, kPatienceMs);
        close();
        QVERIFY(!recordings().isEmpty());
        for (const QFileInfo& file : recordings()) {
            FrameLogReader reader;
            const auto opened = reader.open(file.absoluteFilePath());
            QVERIFY2(opened.hasValue(), opened ? "" : qPrintable(opened.error()));
            QVERIFY2(reader.indexed(), qPrintable(file.fileName()));
        }
    }

    // Nobody sees that it waits, and what it waits for has a name.
    void aDiskThatHangsIsNamedAtTheEnd()
    {
        HideWatch window, dialog;
        m_application->window().installEventFilter(&window);
        auto* beside = new QDialog(&m_application->window());
        beside->installEventFilter(&dialog);
        beside->show();
        auto* record = m_application->window().findChild<QAction*>(QStringLiteral("record"));
        QVERIFY(record);
        QStringList before, now;
        for (const QFileInfo& file : recordings()) before << file.absoluteFilePath();
        record->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_application->live()->recording().entries > 0, kPatienceMs);
        for (const QFileInfo& file : recordings())
            if (!before.contains(file.absoluteFilePath())) now << file.absoluteFilePath();
        QCOMPARE(now.size(), 1);
        const std::string path = now.first().toStdString();

        std::atomic<bool> held = true;
        QSemaphore reached, goOn;
        const test::SyncWatch disk([&](const QString& synced) {
            if (!synced.contains(QStringLiteral("/recordings/")) || !held.exchange(false)) return;
            reached.release();
            goOn.acquire();
        });
        std::atomic<bool> hidden = false;
        std::vector<std::string> names;
        {
            const EndWatch watch({500ms, 5ms, [&](const std::vector<std::string>&) {
                                      reached.acquire();
                                      names = DiskWork::look().names;
                                      hidden = window.hidden && dialog.hidden;
                                      goOn.release();
                                  }});
            close();
        }
        QVERIFY(hidden);
        QVERIFY(std::any_of(names.begin(), names.end(),
                            [&](const std::string& name) { return name == "the recording " + path; }));
        FrameLogReader reader;
        QVERIFY(reader.open(QString::fromStdString(path)).hasValue());
        QVERIFY(reader.indexed());  // it went on after all
    }
};

QTEST_MAIN(TestRecordingEnd)
#include "tst_recording_end.moc"
