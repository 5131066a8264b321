// From start to a saved workspace with an alert and an export, on the program as a whole with simulated venues: no
// mouse, no call behind the window's back, nothing but key presses at whatever has the keyboard.
#include "app/application.h"
#include "app/paths.h"
#include "app/run_setup.h"
#include "tests/support/strict_log.h"
#include "ui/alert_form.h"
#include "ui/command_desk.h"
#include "ui/export_dialog.h"
#include "ui/key_editor.h"
#include "ui/symbol_box.h"
#include "ui/workspace_desk.h"
#include "widgets/search_field.h"

#include <QApplication>
#include <QDirIterator>
#include <QInputDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;

class TstKeyboardOnly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void fromStartToAKeptWorkspace();

private:
    void start();
    void stop();
    // At whatever has the keyboard, as a person's keyboard does.
    void press(int key, Qt::KeyboardModifiers held = {});
    void type(const QString& text);
    // Ctrl+K, some words, Enter.
    void say(const QString& words, const QString& expected);
    // By Tab; false: it cannot be reached.
    void handBack();
    bool walkTo(const QString& accessibleName);
    template <typename W>
    W* front()
    {
        return qobject_cast<W*>(QApplication::activeWindow());
    }

    QTemporaryDir m_dir;
    Options m_options;
    std::unique_ptr<Application> m_app;
};

void TstKeyboardOnly::cleanup()
{
    m_app.reset();
}

void TstKeyboardOnly::start()
{
    m_options.demo = true;
    m_options.noHistory = true;
    m_options.dataDir = m_dir.path();
    m_options.seed = 7;
    m_options.top = 4;
    auto simulation = simulationFrom(m_options);
    QVERIFY2(bool(simulation), qPrintable(simulation ? QString() : simulation.error()));
    m_app = std::make_unique<Application>(m_options, configFrom(m_options), choosePaths(m_options));
    m_app->useDemo(std::move(*simulation));
    m_app->open();
    QVERIFY(QTest::qWaitForWindowActive(&m_app->window()));
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<SymbolBox*>()->symbolCount() >= 4, 30'000);
}

void TstKeyboardOnly::stop()
{
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!m_app->window().isVisible());
    m_app.reset();
}

void TstKeyboardOnly::press(int key, Qt::KeyboardModifiers held)
{
    QWidget* to = QApplication::focusWidget();
    if (!to) to = QApplication::activeWindow();
    QVERIFY2(to, "something has the keyboard");
    QTest::keyClick(to, static_cast<Qt::Key>(key), held);
}

void TstKeyboardOnly::type(const QString& text)
{
    QWidget* to = QApplication::focusWidget();
    QVERIFY2(to, "something has the keyboard");
    QTest::keyClicks(to, text);
}

// Once a dialog is gone the desktop gives the keyboard back to the window; the offscreen one does not.
void TstKeyboardOnly::handBack()
{
    QWidget* const window = &m_app->window();
    QTRY_VERIFY(!QApplication::activeWindow() || QApplication::activeWindow() == window);
    window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), window);
}

void TstKeyboardOnly::say(const QString& words, const QString& expected)
{
    handBack();
    press(Qt::Key_K, Qt::ControlModifier);
    const CommandPalette& palette = m_app->window().commandDesk().palette();
    QTRY_VERIFY(palette.isVisible());
    type(words);
    QVERIFY2(!palette.hits().empty(), qPrintable(words));
    QCOMPARE(palette.hits().front().title(), expected);
    press(Qt::Key_Return);
    QVERIFY(!palette.isVisible());
}

bool TstKeyboardOnly::walkTo(const QString& accessibleName)
{
    for (int i = 0; i < 60; ++i) {
        QWidget* focus = QApplication::focusWidget();
        if (focus && focus->accessibleName().startsWith(accessibleName)) return true;
        press(Qt::Key_Tab);
    }
    return false;
}

void TstKeyboardOnly::fromStartToAKeptWorkspace()
{
    start();
    if (QTest::currentTestFailed()) return;
    MainWindow& w = m_app->window();

    // An asset and a panel.
    say(QStringLiteral("ETH liquidity"), QStringLiteral("ETH \u00b7 Liquidity"));
    QCOMPARE(w.selection().asset(), QStringLiteral("ETH"));
    QTRY_VERIFY(w.panel(QStringLiteral("liquidity"))->onScreen());

    // An alert, through its form.
    say(QStringLiteral("! price crosses"), QStringLiteral("Price crosses"));
    QTRY_VERIFY(front<AlertForm>());
    QVERIFY(walkTo(QStringLiteral("Level")));
    press(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("1234"));
    press(Qt::Key_Return);
    QTRY_COMPARE(w.alerts().rules().size(), std::size_t{1});
    QCOMPARE(w.alerts().rules().front().conditions.front().asset, std::string("ETH"));
    QCOMPARE(w.alerts().rules().front().conditions.front().level, 1234.0);
    handBack();

    // Another workspace to start from, and one's own of it. In a table a digit looks for a row: Esc leaves it.
    press(Qt::Key_Escape);
    press(Qt::Key_2);
    const QString preset = w.workspaces().current();
    QCOMPARE(preset, QStringLiteral("funding"));
    say(QStringLiteral("> save as"), QStringLiteral("Save as"));
    QTRY_VERIFY(front<QInputDialog>());
    press(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("By keys"));
    press(Qt::Key_Return);
    QTRY_VERIFY(w.workspaces().current() != preset);
    QCOMPARE(w.workspaces().book().title(w.workspaces().current()), QStringLiteral("By keys"));
    const QString own = w.workspaces().current();

    // A key of one's own.
    handBack();
    say(QStringLiteral("> change keys"), QStringLiteral("Change keys"));
    QTRY_VERIFY(front<KeyEditor>());
    type(QStringLiteral("incidents"));
    press(Qt::Key_Return);
    press(Qt::Key_F4);
    press(Qt::Key_Escape);
    handBack();
    QCOMPARE(w.commands().keysOf(QStringLiteral("incidents")), QStringLiteral("F4"));

    // An export.
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(front<ExportDialog>());
    press(Qt::Key_Return);
    const auto exported = [&] {
        QStringList names;
        for (QDirIterator at(choosePaths(m_options).exports(), QDir::Files, QDirIterator::Subdirectories);
             at.hasNext();)
            names << QFileInfo(at.next()).fileName();
        return names;
    };
    QTRY_VERIFY_WITH_TIMEOUT(exported().contains(QStringLiteral("snapshot.json")), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!w.findChild<ExportDialog*>() || !w.findChild<ExportDialog*>()->isVisible(), 30'000);
    handBack();
    stop();

    // The next start has it all.
    start();
    if (QTest::currentTestFailed()) return;
    MainWindow& again = m_app->window();
    QCOMPARE(again.workspaces().current(), own);
    QCOMPARE(again.alerts().rules().size(), std::size_t{1});
    QCOMPARE(again.commands().keysOf(QStringLiteral("incidents")), QStringLiteral("F4"));
    QVERIFY(again.commandDesk().palette().recent().contains(QStringLiteral("panel:liquidity@ETH")));
    stop();
}

QTEST_MAIN(TstKeyboardOnly)
#include "tst_keyboard_only.moc"
