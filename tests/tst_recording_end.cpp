// A recording begins and is finished beside the window, and is said to be there once the disk has it; the
// program's end waits for it.
#include "app/application.h"
#include "app/end_watch.h"
#include "app/live_source.h"
#include "feeds/recording/frame_log.h"
#include "tests/support/demo_rig.h"
#include "tests/support/sync_watch.h"
#include "ui/main_window.h"
#include "ui/named_files.h"
#include "ui/status_line.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QSemaphore>
#include <QtTest>

#include <dlfcn.h>
#include <sys/stat.h>
#include <algorithm>
#include <atomic>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// A disk that does not come back from making the folder of recordings.
std::atomic<bool> folderHangs = false;
QSemaphore folderReached, folderGoesOn;

}  // namespace

// Stands between the program and the C library.
extern "C" int mkdir(const char* path, mode_t mode) noexcept
{
    static auto* const real = reinterpret_cast<int (*)(const char*, mode_t)>(dlsym(RTLD_NEXT, "mkdir"));
    if (folderHangs && QByteArray(path).endsWith("/recordings") && folderHangs.exchange(false)) {
        folderReached.release();
        folderGoesOn.tryAcquire(1, 60'000);
    }
    return real(path, mode);
}

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
        QTRY_COMPARE_WITH_TIMEOUT(recordings().size(), 1, kPatienceMs);
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

    void theWindowDoesNotWaitForTheFolder()
    {
        const QString folder = m_dir.filePath(QStringLiteral("recordings"));
        QVERIFY(QDir(folder).removeRecursively());
        auto* status = m_application->window().findChild<StatusLine*>();
        auto* record = m_application->window().findChild<QAction*>(QStringLiteral("record"));
        QVERIFY(status && record);
        folderHangs = true;
        record->trigger();  // comes back, whatever the disk does
        const bool there = QTest::qWaitFor([] { return folderReached.available() > 0; }, kPatienceMs);
        const bool early = QDir(folder).exists(), on = record->isChecked();
        const auto says = [&](const char* what) { return status->rightText().contains(QLatin1String(what)); };
        const bool starting = QTest::qWaitFor([&] { return says("starting the recording"); }, kPatienceMs);
        const bool silent = QTest::qWaitFor([&] { return says("the disk does not answer"); }, kPatienceMs);
        folderHangs = false;
        folderGoesOn.release();
        QVERIFY(there);
        QVERIFY(on && !early);
        QVERIFY(starting);
        QVERIFY(silent);
        QTRY_VERIFY_WITH_TIMEOUT(m_application->live()->recording().entries > 0, kPatienceMs);
        QCOMPARE(recordings().size(), 1);
        record->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(says("Recorded to "), kPatienceMs);
    }

    void aRecordingThatCannotBeginIsSaid()
    {
        const QString folder = m_dir.filePath(QStringLiteral("recordings"));
        QVERIFY(QDir(folder).removeRecursively());
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        auto* status = m_application->window().findChild<StatusLine*>();
        auto* record = m_application->window().findChild<QAction*>(QStringLiteral("record"));
        QVERIFY(status && record);
        record->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(status->rightText().startsWith(QStringLiteral("Nothing is recorded: ")),
                                 kPatienceMs);
        QVERIFY2(status->rightText().contains(folder), qPrintable(status->rightText()));
        QVERIFY(!record->isChecked());
        QVERIFY(!m_application->live()->recording().opening);
        // Once it can, it does.
        QVERIFY(inTheWay.remove());
        record->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_application->live()->recording().entries > 0, kPatienceMs);
        record->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(status->rightText().startsWith(QStringLiteral("Recorded to ")), kPatienceMs);
    }

    // Whatever a person names is read and written beside the window too.
    void filesOfAPersonHaveTheirThreads() { QVERIFY(NamedFiles::running()); }
};

QTEST_MAIN(TestRecordingEnd)
#include "tst_recording_end.moc"
