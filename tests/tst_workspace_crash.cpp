// What was done to a layout survives a program that is killed in the middle of it.
#include "app/settings_store.h"
#include "app/workspace_wiring.h"
#include "tests/support/sample_hub.h"
#include "ui/main_window.h"
#include "ui/workspace_desk.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace plimsoll;

namespace {

// The window as the application keeps it.
struct Kept {
    ManualClock clock;
    SnapshotHub hub;
    SettingsStore store;
    Settings settings;
    MainWindow window;
    WorkspaceWiring* wiring;

    explicit Kept(const QString& folder)
        : store(folder + "/plimsoll.ini"),
          settings(store.load()),
          window(builtinTheme(QStringLiteral("dark")), hub, clock, SourceKind::Live, {"binance"}),
          wiring(new WorkspaceWiring(window, folder + "/workspaces"))
    {
        if (!settings.layout.isEmpty()) window.restoreLayout(settings.layout);
        wiring->begin({});
        QObject::connect(wiring, &WorkspaceWiring::keep, &window, [this] {
            settings.layout = window.saveLayout();
            store.save(settings);
            std::puts("kept");
            std::fflush(stdout);
        });
        window.resize(1'600, 900);
        window.show();
    }
};

// Closes a panel, adds one, saves a workspace, and goes on until it is killed.
int beKilled(const QString& folder)
{
    Kept kept(folder);
    WorkspaceDesk& desk = kept.window.workspaces();
    desk.dock("basis")->close();
    desk.duplicate("depth");
    desk.links().setGroup("depth-2", 4);
    if (const QString problem = desk.saveAs("Before the fall"); !problem.isEmpty()) return 3;
    desk.dock("health")->close();
    desk.settle();
    // From here on something changes all the time, so that the end comes in the middle of writing, too.
    QTimer churn;
    QObject::connect(&churn, &QTimer::timeout, &desk, [&desk] {
        if (desk.isOpen("overview"))
            desk.dock("overview")->close();
        else
            desk.dock("overview")->show();
        desk.settle();
    });
    churn.start(5);
    return QApplication::exec();
}

}  // namespace

class TestWorkspaceCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKilledProgramComesBackAsItWas()
    {
        QTemporaryDir folder;
        // Several times, each time on what the one before left.
        for (int round = 0; round < 3; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {"--be-killed", folder.path()});
            QVERIFY(child.waitForStarted());
            QByteArray said;
            while (said.count("kept") < 2 && child.waitForReadyRead(30'000)) said += child.readAllStandardOutput();
            QVERIFY2(said.count("kept") >= 2, child.readAllStandardError().constData());
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);

            Kept next(folder.path());
            QVERIFY2(next.store.notice().isEmpty(), qPrintable(next.store.notice()));
            WorkspaceDesk& desk = next.window.workspaces();
            QVERIFY(WorkspaceBook::isOwn(desk.current()));
            QVERIFY(desk.book().title(desk.current()).startsWith("Before the fall"));
            QVERIFY(!desk.isOpen("basis"));
            QVERIFY(!desk.isOpen("health"));
            QVERIFY(next.window.panel("depth-2") && desk.isOpen("depth-2"));
            QCOMPARE(desk.links().group("depth-2"), 4);
            QCOMPARE(desk.book().entries().size(), workspacePresets().size() + std::size_t(round) + 1);
        }
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() == 3 && words[1] == "--be-killed") return beKilled(words[2]);
    TestWorkspaceCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workspace_crash.moc"
