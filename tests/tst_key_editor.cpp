// The editor of keys: found, changed by pressing, a key that is taken is named and settled; kept; put back.
#include "tests/support/window_rig.h"
#include "ui/command_desk.h"
#include "ui/key_editor.h"
#include "ui/key_sheet.h"
#include "widgets/search_field.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace plimsoll;

class TstKeyEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rig.m_log.listen(); }
    void cleanup() { m_rig.close(); }

    void findsByNameAndByKey();
    void takesThePress();
    void escLeavesIt();
    void aTakenKeyIsNamedAndSettled();
    void aFixedKeyStaysWhereItIs();
    void addsAnother();
    void clearsAndResets();
    void noCommandRunsMeanwhile();
    void byKeysAlone();
    void theSheetFollows();

private:
    KeyEditor& edit(SourceKind source = SourceKind::Live);
    QPushButton* button(const char* name) { return m_editor->findChild<QPushButton*>(QLatin1String(name)); }
    QString said() { return m_editor->findChild<QLabel*>(QStringLiteral("keyState"))->text(); }
    KeyCapture* capture() { return m_editor->findChild<KeyCapture*>(); }
    QString keysOf(const char* id) { return m_rig.m_window->commands().keysOf(QLatin1String(id)); }

    test::WindowRig m_rig;
    KeyEditor* m_editor = nullptr;
};

KeyEditor& TstKeyEditor::edit(SourceKind source)
{
    MainWindow& w = m_rig.open(source);
    w.commandDesk().openEditor();
    m_editor = w.findChild<KeyEditor*>();
    [&] {
        QVERIFY(m_editor);
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(m_editor));
        QTRY_VERIFY(m_editor->isAncestorOf(QApplication::focusWidget()));
    }();
    return *m_editor;
}

void TstKeyEditor::findsByNameAndByKey()
{
    KeyEditor& e = edit();
    const int all = e.model()->rowCount();
    QVERIFY(all > 100);
    auto* search = e.findChild<SearchField*>();
    QTest::keyClicks(search, QStringLiteral("ctrl+i"));
    QVERIFY(e.model()->rowOf(QStringLiteral("incidents")) >= 0);
    QVERIFY(e.model()->rowCount() < 10);
    search->setText(QStringLiteral("depth trades"));
    QVERIFY(e.model()->rowOf(QStringLiteral("depth-trades")) >= 0);
    search->setText(QStringLiteral("qqqq"));
    QCOMPARE(e.model()->rowCount(), 0);
    QCOMPARE(said(), QStringLiteral("No such command"));
    QVERIFY(!button("keyChange")->isEnabled());
    search->clear();
    QCOMPARE(e.model()->rowCount(), all);
}

void TstKeyEditor::takesThePress()
{
    KeyEditor& e = edit();
    QSignalSpy kept(&m_rig.m_window->commandDesk(), &CommandDesk::changed);
    e.choose(QStringLiteral("incidents"));
    button("keyChange")->click();
    QTRY_VERIFY(capture()->isVisible());
    QTest::keyClick(capture(), Qt::Key_Control, Qt::ControlModifier);  // not a key yet
    QVERIFY(capture()->listening());
    QTest::keyClick(capture(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+Shift+J"));
    QVERIFY(!capture()->isVisible());
    QCOMPARE(kept.count(), 1);
    const int row = e.model()->rowOf(QStringLiteral("incidents"));
    QCOMPARE(e.model()->index(row, KeyModel::KeysNow).data().toString(), QStringLiteral("Ctrl+Shift+J"));
    QCOMPARE(e.model()->index(row, KeyModel::KeysPreset).data().toString(), QStringLiteral("Ctrl+I"));
    // And it is heard.
    QSignalSpy asked(m_rig.m_window.get(), &MainWindow::incidentsRequested);
    e.close();
    m_rig.m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_rig.m_window.get()));
    QTest::keyClick(m_rig.m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(asked.count(), 0);
    QTest::keyClick(m_rig.m_window.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.count(), 1);
}

void TstKeyEditor::escLeavesIt()
{
    KeyEditor& e = edit();
    e.choose(QStringLiteral("incidents"));
    button("keyChange")->click();
    QTest::keyClick(capture(), Qt::Key_Escape);
    QVERIFY(e.isVisible() && !capture()->isVisible());
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+I"));
    // Whoever goes elsewhere has left it too.
    button("keyChange")->click();
    e.findChild<SearchField*>()->setFocus();
    QVERIFY(!capture()->listening());
    QTest::keyClicks(e.findChild<SearchField*>(), QStringLiteral("x"));
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+I"));
}

void TstKeyEditor::aTakenKeyIsNamedAndSettled()
{
    KeyEditor& e = edit();
    e.choose(QStringLiteral("incidents"));
    const auto press = [&] {
        button("keyChange")->click();
        QTest::keyClick(capture(), Qt::Key_O, Qt::ControlModifier);
    };
    press();
    QVERIFY2(said().contains(QStringLiteral("Open recording")), qPrintable(said()));
    QVERIFY(button("keyTake")->isVisible());
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+I"));  // nothing has happened yet
    button("keyLeave")->click();
    QCOMPARE(keysOf("openRecording"), QStringLiteral("Ctrl+O"));
    QVERIFY(!button("keyTake")->isVisible());
    press();
    button("keyTake")->click();
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+O"));
    QCOMPARE(keysOf("openRecording"), QString());
}

void TstKeyEditor::aFixedKeyStaysWhereItIs()
{
    KeyEditor& e = edit();
    e.choose(QStringLiteral("incidents"));
    button("keyChange")->click();
    QTest::keyClick(capture(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(said().contains(QStringLiteral("cannot be taken")), qPrintable(said()));
    QVERIFY(!button("keyTake")->isVisible());
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+I"));
    e.choose(QStringLiteral("table-copy"));
    QVERIFY(!button("keyChange")->isEnabled() && !button("keyClear")->isEnabled());
    QTest::keyClick(e.table(), Qt::Key_Return);
    QVERIFY(!capture()->isVisible());
}

void TstKeyEditor::addsAnother()
{
    KeyEditor& e = edit();
    e.choose(QStringLiteral("incidents"));
    button("keyAdd")->click();
    QTest::keyClick(capture(), Qt::Key_Y);
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+I  Y"));
}

void TstKeyEditor::clearsAndResets()
{
    KeyEditor& e = edit();
    QVERIFY(!button("keyResetAll")->isEnabled());
    e.choose(QStringLiteral("incidents"));
    button("keyClear")->click();
    QCOMPARE(keysOf("incidents"), QString());
    e.choose(QStringLiteral("quit"));
    button("keyClear")->click();
    e.choose(QStringLiteral("incidents"));
    button("keyReset")->click();
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+I"));
    QCOMPARE(keysOf("quit"), QString());
    button("keyResetAll")->click();
    QCOMPARE(keysOf("quit"), QStringLiteral("Ctrl+Q"));
    QVERIFY(m_rig.m_window->commands().save().isEmpty());
}

void TstKeyEditor::noCommandRunsMeanwhile()
{
    KeyEditor& e = edit();
    e.choose(QStringLiteral("incidents"));
    button("keyChange")->click();
    QTest::keyClick(capture(), Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(m_rig.m_window->isVisible());
    QVERIFY(said().contains(QStringLiteral("Quit")));
}

void TstKeyEditor::byKeysAlone()
{
    KeyEditor& e = edit();
    auto* search = e.findChild<SearchField*>();
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(search));
    QTest::keyClicks(search, QStringLiteral("incidents"));
    QTest::keyClick(search, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(e.table()));
    QTest::keyClick(e.table(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(capture()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(button("keyTake")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(keysOf("incidents"), QStringLiteral("Ctrl+O"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(keysOf("incidents"), QString());
    // Every button can be reached.
    QSet<QWidget*> reached;
    for (int i = 0; i < 20; ++i) {
        reached << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char* name : {"keyChange", "keyAdd", "keyReset", "keyResetAll", "keyClose"})
        QVERIFY2(reached.contains(button(name)) || !button(name)->isEnabled(), name);
    // In the field Esc empties it first.
    e.table()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!e.isVisible());
}

void TstKeyEditor::theSheetFollows()
{
    MainWindow& w = m_rig.open();
    w.panel(QStringLiteral("depth"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), '?');
    auto* sheet = w.findChild<KeySheet*>();
    QVERIFY(sheet && sheet->isVisible());
    const auto shows = [&](const QString& text) {
        for (const QLabel* l : sheet->findChildren<QLabel*>())
            if (l->text() == text && l->window() == sheet) return true;
        return false;
    };
    QVERIFY(shows(QStringLiteral("Ctrl+I")));
    QVERIFY(w.commands().setKeys(QStringLiteral("incidents"), {QKeySequence(Qt::Key_F4)}));
    QTRY_VERIFY(shows(QStringLiteral("F4")) && !shows(QStringLiteral("Ctrl+I")));
    sheet->findChild<QPushButton*>(QStringLiteral("changeKeys"))->click();
    QVERIFY(w.findChild<KeyEditor*>() && w.findChild<KeyEditor*>()->isVisible());
    // Keys of a replay stand there as well.
    QVERIFY(shows(QStringLiteral("The next entry")));
}

QTEST_MAIN(TstKeyEditor)
#include "tst_key_editor.moc"
