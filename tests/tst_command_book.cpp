// The book of commands: menus are taken in as they change, keys are kept, who loses one is known; and the keys
// that are heard are those of the book.
#include "tests/support/window_rig.h"
#include "ui/command_desk.h"
#include "ui/dock_host.h"
#include "ui/key_dispatch.h"
#include "ui/key_places.h"
#include "ui/key_sheet.h"
#include "ui/key_words.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/warning_list.h"
#include "widgets/heatmap_view.h"
#include "widgets/time_plot.h"

#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>
#include <QTableWidget>

using namespace plimsoll;

namespace {

Keys keys(const char* names)
{
    return keysFromNames(QString::fromLatin1(names).split(QLatin1Char(' ')));
}

QKeySequence one(const char* name)
{
    return keys(name).value(0);
}

// A window with three commands, a field and a table.
struct Bench {
    QWidget window;
    QLineEdit field{&window};
    QTableWidget table{3, 1, &window};
    QWidget plain{&window};
    CommandBook& book = *new CommandBook(&window);
    QStringList done;

    Bench()
    {
        plain.setFocusPolicy(Qt::StrongFocus);
        add({"save", "Save", "File", "Ctrl+S X"});
        add({"go", "Go", "File", "G"});
        add({"ask", "Ask", "Help", "?", KeyPlace::Tables});
        new KeyDispatch(book);
        window.show();
        window.activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        plain.setFocus();
    }
    void add(const CommandRow& row)
    {
        book.add(row, [this, id = QString::fromLatin1(row.id)] { done << id; });
    }
    QStringList press(QWidget& where, int key, Qt::KeyboardModifiers held = {})
    {
        done.clear();
        where.setFocus();
        QTest::keyClick(&where, static_cast<Qt::Key>(key), held);
        return done;
    }
};

}  // namespace

class TstCommandBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rig.m_log.listen(); }
    void cleanup() { m_rig.close(); }

    void keysAreReadAndWritten();
    void signsAreWhatIsTyped();
    void menusComeAndGo();
    void bareKeysWaitWhereSomebodyTypes();
    void aKeyIsTakenOver();
    void fixedKeysStay();
    void oneAndAllGoBack();
    void keysAreKept();
    void damageFallsBack_data();
    void damageFallsBack();
    void keptKeysMeetNewEntries();
    void anotherWindowHearsThem();

    void nothingOfTheWindowIsWithoutAName();
    void keysOfTheProgramDoNotClash();
    void everyCommandSaysWhatItIs();
    void changedKeysOfAPlot();
    void aPlotsOwnKeysGoFirst();
    void lettersGoToFieldsAndTables();
    void fieldsKeepOnlyWhatIsTheirs();
    void aSignInANumberIsTheNumbers();
    void thePanelAtHandIsMaximised();
    void theWorstWarningIsMuted();
    void replayKeysAreInTheBook();
    void thePageIsTheBook();

private:
    test::WindowRig m_rig;
};

void TstCommandBook::keysAreReadAndWritten()
{
    QCOMPARE(keysToNames(keys("Ctrl+E S ? Space")), QStringList({"Ctrl+E", "S", "?", "Space"}));
    QCOMPARE(keys("Ctrl+ nonsense Ctrl+E Ctrl+E"), keys("Ctrl+E"));
    QCOMPARE(keysFromNames({QStringLiteral("Ctrl+K, Ctrl+S")}), Keys());  // one press a key
    QVERIFY(isBare(one("S")) && isBare(one("Space")) && isBare(one("Shift+Tab")) && isBare(one("?")));
    QVERIFY(!isBare(one("Ctrl+S")) && !isBare(one("F6")) && !isBare(one("Alt+F")) && !isBare(one("Esc")));
}

void TstCommandBook::signsAreWhatIsTyped()
{
    // Where "/" is on 7, as on German keyboards.
    const QKeyEvent slash(QEvent::KeyPress, Qt::Key_Slash, Qt::ShiftModifier, QStringLiteral("/"));
    QVERIFY(answers(one("/"), slash));
    QCOMPARE(pressed(slash), one("/"));
    QVERIFY(!answers(one("7"), slash));
    const QKeyEvent letter(QEvent::KeyPress, Qt::Key_G, Qt::NoModifier, QStringLiteral("g"));
    QVERIFY(answers(one("G"), letter) && !answers(one("Shift+G"), letter) && !answers(one("Ctrl+G"), letter));
    QCOMPARE(pressed(letter), one("G"));
    const QKeyEvent alone(QEvent::KeyPress, Qt::Key_Control, Qt::ControlModifier);
    QVERIFY(pressed(alone).isEmpty());
    const QKeyEvent pad(QEvent::KeyPress, Qt::Key_Enter, Qt::KeypadModifier, QStringLiteral("\r"));
    QVERIFY(answers(one("Return"), pad));
}

void TstCommandBook::menusComeAndGo()
{
    QWidget window;
    QMenuBar bar(&window);
    QMenu* file = bar.addMenu(QStringLiteral("&File"));
    QMenu* more = file->addMenu(QStringLiteral("More"));
    auto* save = file->addAction(QStringLiteral("&Save\u2026"));
    save->setObjectName(QStringLiteral("save"));
    save->setShortcut(one("Ctrl+S"));
    file->addAction(QStringLiteral("nameless"));
    auto& book = *new CommandBook(&window);
    book.also(QStringLiteral("save"), "S");
    book.adopt(&bar);
    QCOMPARE(book.all().size(), std::size_t{1});
    QCOMPARE(book.all()[0].title, QStringLiteral("Save"));
    QCOMPARE(book.all()[0].group, QStringLiteral("File"));
    QCOMPARE(book.keysOf(QStringLiteral("save")), QStringLiteral("Ctrl+S  S"));
    // Qt hears the one, the dispatch the other.
    QCOMPARE(save->shortcuts(), keys("Ctrl+S"));

    QSignalSpy listed(&book, &CommandBook::listed);
    auto* late = more->addAction(QStringLiteral("Late"));
    late->setObjectName(QStringLiteral("late"));
    QTRY_COMPARE(listed.count(), 1);
    QVERIFY(book.find(QStringLiteral("late")));
    QSignalSpy ran(late, &QAction::triggered);
    QVERIFY(book.run(QStringLiteral("late")));
    QCOMPARE(ran.count(), 1);
    late->setEnabled(false);
    QVERIFY(!book.run(QStringLiteral("late")));
    delete late;
    QVERIFY(!book.find(QStringLiteral("late")));
    QVERIFY(!book.run(QStringLiteral("late")));
}

void TstCommandBook::bareKeysWaitWhereSomebodyTypes()
{
    Bench b;
    QCOMPARE(b.press(b.plain, Qt::Key_G), QStringList("go"));
    QCOMPARE(b.press(b.plain, Qt::Key_X), QStringList("save"));
    QCOMPARE(b.press(b.plain, Qt::Key_S, Qt::ControlModifier), QStringList("save"));
    QCOMPARE(b.press(b.table, Qt::Key_G), QStringList());
    QCOMPARE(b.press(b.table, '?'), QStringList("ask"));
    QCOMPARE(b.press(b.field, Qt::Key_G), QStringList());
    QCOMPARE(b.press(b.field, '?'), QStringList());
    QCOMPARE(b.field.text(), QStringLiteral("g?"));
    QCOMPARE(b.press(b.field, Qt::Key_S, Qt::ControlModifier), QStringList("save"));
}

void TstCommandBook::aKeyIsTakenOver()
{
    Bench b;
    QSignalSpy changed(&b.book, &CommandBook::changed);
    const auto holders = b.book.holders(QStringLiteral("go"), one("X"));
    QCOMPARE(holders.size(), std::size_t{1});
    QCOMPARE(holders[0]->id, QStringLiteral("save"));
    QVERIFY(b.book.setKeys(QStringLiteral("go"), keys("X F2")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(b.book.keysOf(QStringLiteral("save")), QStringLiteral("Ctrl+S"));
    QCOMPARE(b.press(b.plain, Qt::Key_X), QStringList("go"));
    QCOMPARE(b.press(b.table, Qt::Key_F2), QStringList("go"));
    QCOMPARE(b.press(b.plain, Qt::Key_G), QStringList());
    QVERIFY(b.book.setKeys(QStringLiteral("go"), {}));
    QCOMPARE(b.press(b.plain, Qt::Key_X), QStringList());
    QVERIFY(!b.book.setKeys(QStringLiteral("nobody"), keys("X")));
}

void TstCommandBook::fixedKeysStay()
{
    Bench b;
    QVERIFY(!b.book.setKeys(QStringLiteral("table-copy"), keys("Ctrl+J")));
    // Heard everywhere it would be heard in tables too.
    QVERIFY(!b.book.setKeys(QStringLiteral("go"), keys("Ctrl+C")));
    QCOMPARE(b.book.keysOf(QStringLiteral("go")), QStringLiteral("G"));
    // A bare one waits for tables anyway.
    QVERIFY(b.book.setKeys(QStringLiteral("go"), keys("Return")));
}

void TstCommandBook::oneAndAllGoBack()
{
    Bench b;
    QVERIFY(b.book.setKeys(QStringLiteral("go"), keys("X")));
    QVERIFY(b.book.isChanged(*b.book.find(QStringLiteral("save"))));
    // Back from whoever took it.
    b.book.reset(QStringLiteral("save"));
    QCOMPARE(b.book.keysOf(QStringLiteral("save")), QStringLiteral("Ctrl+S  X"));
    QCOMPARE(b.book.keysOf(QStringLiteral("go")), QString());
    b.book.resetAll();
    QCOMPARE(b.book.keysOf(QStringLiteral("go")), QStringLiteral("G"));
    QVERIFY(b.book.save().isEmpty());
    QCOMPARE(b.press(b.plain, Qt::Key_G), QStringList("go"));
}

void TstCommandBook::keysAreKept()
{
    QJsonObject kept;
    {
        Bench b;
        QVERIFY(b.book.save().isEmpty());
        QVERIFY(b.book.setKeys(QStringLiteral("go"), keys("Ctrl+S")));
        QVERIFY(b.book.setKeys(QStringLiteral("ask"), {}));
        kept = b.book.save();
    }
    QCOMPARE(kept.keys(), QStringList({"ask", "go", "save"}));
    Bench b;
    b.book.restore(kept);
    QCOMPARE(b.press(b.plain, Qt::Key_S, Qt::ControlModifier), QStringList("go"));
    QCOMPARE(b.press(b.plain, '?'), QStringList());
    QCOMPARE(b.press(b.plain, Qt::Key_X), QStringList("save"));
    QCOMPARE(b.book.save(), kept);
}

void TstCommandBook::damageFallsBack_data()
{
    QTest::addColumn<QJsonObject>("kept");
    QTest::addColumn<QString>("go");
    const auto row = [](const char* name, const QJsonValue& value, const QString& go) {
        QTest::newRow(name) << QJsonObject{{QStringLiteral("go"), value}} << go;
    };
    row("no list", 7, QStringLiteral("G"));
    row("nonsense", QJsonArray{QStringLiteral("Hyper+Nothing"), 3}, QStringLiteral("G"));
    row("half of it", QJsonArray{QStringLiteral("nothing at all"), QStringLiteral("F3")}, QStringLiteral("F3"));
    row("no key", QJsonArray{}, QString());
    row("a fixed one", QJsonArray{QStringLiteral("Ctrl+C"), QStringLiteral("F3")}, QStringLiteral("F3"));
    QTest::newRow("two want one") << QJsonObject{{QStringLiteral("save"), QJsonArray{QStringLiteral("F3")}},
                                                 {QStringLiteral("go"), QJsonArray{QStringLiteral("F3")}}}
                                  << QString();
    QTest::newRow("unknown command") << QJsonObject{{QStringLiteral("gone"), QJsonArray{QStringLiteral("G")}}}
                                     << QStringLiteral("G");
}

void TstCommandBook::damageFallsBack()
{
    QFETCH(QJsonObject, kept);
    QFETCH(QString, go);
    Bench b;
    b.book.restore(kept);
    QCOMPARE(b.book.keysOf(QStringLiteral("go")), go);
}

// A workspace that comes later has its keys, unless the person gave them to something else.
void TstCommandBook::keptKeysMeetNewEntries()
{
    QWidget window;
    QMenu menu(&window);
    auto& book = *new CommandBook(&window);
    book.adopt(&menu, QStringLiteral("Things"));
    book.add({"old", "Old", "Things", ""}, [] {});
    book.restore({{QStringLiteral("old"), QJsonArray{QStringLiteral("Ctrl+1")}},
                  {QStringLiteral("new-two"), QJsonArray{QStringLiteral("F9")}}});
    for (const auto& [name, key] : {std::pair{"new-one", "Ctrl+1"}, std::pair{"new-two", "Ctrl+2"}}) {
        QAction* a = menu.addAction(QLatin1String(name));
        a->setObjectName(QLatin1String(name));
        a->setShortcut(one(key));
    }
    QCOMPARE(book.keysOf(QStringLiteral("old")), QStringLiteral("Ctrl+1"));
    QCOMPARE(book.keysOf(QStringLiteral("new-one")), QString());
    QCOMPARE(book.keysOf(QStringLiteral("new-two")), QStringLiteral("F9"));
    QVERIFY(menu.actions()[0]->shortcuts().isEmpty());
}

void TstCommandBook::anotherWindowHearsThem()
{
    Bench b;
    QWidget second;
    QWidget inside(&second);
    inside.setFocusPolicy(Qt::StrongFocus);
    b.book.serve(&second);
    second.show();
    second.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&second));
    QCOMPARE(b.press(inside, Qt::Key_G), QStringList("go"));
    QCOMPARE(b.press(inside, Qt::Key_S, Qt::ControlModifier), QStringList("save"));
    // One that is none of the program's desk does not.
    QWidget third;
    QWidget other(&third);
    other.setFocusPolicy(Qt::StrongFocus);
    third.show();
    third.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&third));
    QCOMPARE(b.press(other, Qt::Key_G), QStringList());
}

// ---- The window's own --------------------------------------------------------------------------

void TstCommandBook::nothingOfTheWindowIsWithoutAName()
{
    MainWindow& w = m_rig.open();
    QStringList nameless;
    QSet<QString> seen;
    std::function<void(QMenu*)> look = [&](QMenu* menu) {
        for (QAction* a : menu->actions()) {
            if (a->isSeparator()) continue;
            if (a->menu()) {
                look(a->menu());
                continue;
            }
            if (a->objectName().isEmpty())
                nameless << menu->title() + QStringLiteral(" > ") + a->text();
            else if (!w.commands().find(a->objectName()))
                nameless << QStringLiteral("not in the book: ") + a->objectName();
            else if (w.commands().find(a->objectName())->action != a)
                nameless << QStringLiteral("twice: ") + a->objectName();
        }
    };
    for (QMenuBar* bar : w.findChildren<QMenuBar*>())
        for (QAction* menu : bar->actions()) look(menu->menu());
    QCOMPARE(nameless.join(QLatin1Char('\n')), QString());
    QVERIFY(w.commands().all().size() > 100);
}

void TstCommandBook::keysOfTheProgramDoNotClash()
{
    for (const SourceKind source : {SourceKind::Live, SourceKind::Replay}) {
        MainWindow& w = m_rig.open(source);
        QStringList clashes;
        for (const Command& c : w.commands().all())
            for (const QKeySequence& k : c.keys)
                for (const Command* other : w.commands().holders(c.id, k)) {
                    // In a recording the grid's own way to sort gives way to the marks.
                    if (c.id.startsWith(QLatin1String("replay")) && other->place == KeyPlace::FundingGrid)
                        continue;
                    if (c.place == KeyPlace::FundingGrid && other->id.startsWith(QLatin1String("replay")))
                        continue;
                    clashes << c.id + QStringLiteral(" and ") + other->id + QStringLiteral(": ") + k.toString();
                }
        QCOMPARE(clashes.join(QLatin1Char('\n')), QString());
    }
}

void TstCommandBook::everyCommandSaysWhatItIs()
{
    MainWindow& w = m_rig.open();
    QSet<QString> ids;
    for (const Command& c : w.commands().all()) {
        QVERIFY2(!c.id.isEmpty() && !c.title.isEmpty() && !c.group.isEmpty(), qPrintable(c.id));
        QVERIFY2(!ids.contains(c.id), qPrintable(c.id));
        QVERIFY2(c.action, qPrintable(c.id));
        ids << c.id;
    }
}

void TstCommandBook::changedKeysOfAPlot()
{
    MainWindow& w = m_rig.open();
    auto* depth = qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")));
    depth->focusInside();
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(depth->heatmap()));
    const auto trades = [&] { return depth->heatmap()->layers().trades; };
    const auto press = [&](int key) { QTest::keyClick(depth->heatmap(), static_cast<Qt::Key>(key)); };
    const bool before = trades();
    press(Qt::Key_T);
    QCOMPARE(trades(), !before);
    QVERIFY(w.commands().setKeys(QStringLiteral("depth-trades"), keys("Y")));
    press(Qt::Key_T);  // its own no longer
    QCOMPARE(trades(), !before);
    press(Qt::Key_Y);
    QCOMPARE(trades(), before);
    // From the palette, wherever the keyboard is.
    w.panel(QStringLiteral("funding"))->focusInside();
    QVERIFY(w.commands().run(QStringLiteral("depth-trades")));
    QCOMPARE(trades(), !before);
    // The window's letter for it as well.
    QVERIFY(w.commands().setKeys(QStringLiteral("depthVenue"), keys("T")));
    depth->focusInside();
    const auto venues = depth->lanes().venues;
    press(Qt::Key_T);
    QCOMPARE(trades(), !before);
    QVERIFY(depth->lanes().venues != venues);
}

void TstCommandBook::aPlotsOwnKeysGoFirst()
{
    MainWindow& w = m_rig.open();
    auto* depth = qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")));
    w.showPanel(QStringLiteral("history"));
    auto* plot = w.panel(QStringLiteral("history"))->findChild<TimePlot*>();
    QVERIFY(plot);
    plot->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(plot));
    QTest::keyClick(plot, Qt::Key_Space);
    QVERIFY(plot->paused());
    QVERIFY(!depth->heatmap()->paused());
    QTest::keyClick(plot, Qt::Key_End);
    QVERIFY(!plot->paused());
}

void TstCommandBook::lettersGoToFieldsAndTables()
{
    MainWindow& w = m_rig.open();
    QSignalSpy exported(&w, &MainWindow::exportRequested);
    w.panel(QStringLiteral("funding"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S);
    QCOMPARE(exported.count(), 0);
    QTest::keyClick(QApplication::focusWidget(), '/');
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("sb?"));
    QCOMPARE(field->text(), QStringLiteral("sb?"));
    QCOMPARE(exported.count(), 0);
}

// Desktops bind Ctrl+E and Ctrl+K in fields to the end of a line: the window's keys go first there, as the sheet
// says; what every field has anywhere does not.
void TstCommandBook::fieldsKeepOnlyWhatIsTheirs()
{
    struct Greedy : QLineEdit {
        using QLineEdit::QLineEdit;
        bool event(QEvent* e) override
        {
            if (e->type() != QEvent::ShortcutOverride) return QLineEdit::event(e);
            e->accept();
            return true;
        }
    };
    MainWindow& w = m_rig.open();
    auto* field = new Greedy(w.panel(QStringLiteral("funding")));
    field->setGeometry(40, 40, 200, 24);
    field->show();
    field->setFocus();
    QTRY_VERIFY(field->hasFocus());
    const auto taken = [&](int key, Qt::KeyboardModifiers with) {
        QKeyEvent press(QEvent::ShortcutOverride, key, with);
        press.setAccepted(false);
        QCoreApplication::sendEvent(field, &press);
        return press.isAccepted();
    };
    for (const int key : {Qt::Key_E, Qt::Key_K, Qt::Key_N, Qt::Key_I, Qt::Key_O})
        QVERIFY2(!taken(key, Qt::ControlModifier), qPrintable(QKeySequence(Qt::CTRL | key).toString()));
    for (const int key : {Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Z, Qt::Key_A, Qt::Key_Left, Qt::Key_Backspace})
        QVERIFY2(taken(key, Qt::ControlModifier), qPrintable(QKeySequence(Qt::CTRL | key).toString()));
    QVERIFY(taken(Qt::Key_Home, Qt::NoModifier));
    QVERIFY(taken(Qt::Key_B, Qt::ControlModifier));  // nobody's in this window
    QSignalSpy exported(&w, &MainWindow::exportDialogRequested);
    QTest::keyClick(field, Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(exported.count(), 1);
    delete field;
}

// In a field of numbers `/` is a sign like others: the field has it, and nothing opens.
void TstCommandBook::aSignInANumberIsTheNumbers()
{
    MainWindow& w = m_rig.open();
    w.showPanel(QStringLiteral("calculators"));
    w.refreshNow();
    w.panel(QStringLiteral("calculators"))->focusInside();
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClick(field, '/');
    QVERIFY(field->text().contains(QLatin1Char('/')));
    QVERIFY(field->hasFocus());
    QVERIFY(w.commandDesk().palette().isHidden());
}

void TstCommandBook::thePanelAtHandIsMaximised()
{
    MainWindow& w = m_rig.open();
    auto* docks = w.findChild<DockHost*>();
    w.panel(QStringLiteral("funding"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F11, Qt::ShiftModifier);
    QVERIFY(docks->isMaximised());
    QVERIFY(w.panel(QStringLiteral("funding"))->onScreen());
    QVERIFY(!w.panel(QStringLiteral("depth"))->onScreen());
    QVERIFY(w.commands().run(QStringLiteral("maximisePanel")));
    QVERIFY(!docks->isMaximised());
    QVERIFY(w.panel(QStringLiteral("depth"))->onScreen());
}

void TstCommandBook::theWorstWarningIsMuted()
{
    MainWindow& w = m_rig.open();
    const auto risk = m_rig.m_hub->risk.read().value;
    QVERIFY(risk && !risk->warnings.empty());
    Severity worst = Severity::None;
    for (const Warning& one : risk->warnings) worst = std::max(worst, one.severity);
    w.panel(QStringLiteral("depth"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
    QCOMPARE(w.alerts().mutes().size(), std::size_t{1});
    const auto muted = std::find_if(risk->warnings.begin(), risk->warnings.end(),
                                    [&](const Warning& one) { return w.alerts().isMuted(one); });
    QVERIFY(muted != risk->warnings.end());
    QCOMPARE(muted->severity, worst);
    // As often as there are warnings, and then it says so.
    for (std::size_t i = 0; i < risk->warnings.size() + 1; ++i)
        QVERIFY(w.commands().run(QStringLiteral("muteWorst")));
    for (const Warning& one : risk->warnings)
        if (one.severity >= Severity::Warning) QVERIFY(w.alerts().isMuted(one));
}

void TstCommandBook::replayKeysAreInTheBook()
{
    MainWindow& w = m_rig.open(SourceKind::Replay);
    QSignalSpy step(&w, &MainWindow::replayStepRequested);
    QSignalSpy speed(&w, &MainWindow::replaySpeedChosen);
    w.panel(QStringLiteral("depth"))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), '.');
    QCOMPARE(step.count(), 1);
    QTest::keyClick(QApplication::focusWidget(), '>');
    QCOMPARE(speed.count(), 1);
    QVERIFY(w.commands().setKeys(QStringLiteral("replayStep"), keys("Y")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y);
    QCOMPARE(step.count(), 2);
    // Where nothing is replayed there is nothing to step.
    MainWindow& live = m_rig.open();
    QVERIFY(!live.commands().run(QStringLiteral("replayStep")));
    QVERIFY(!live.commands().run(QStringLiteral("replayNextMark")));
}

void TstCommandBook::thePageIsTheBook()
{
    MainWindow& w = m_rig.open();
    const QString made = keysPage(w.commands());
    QFile page(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/keys.md"));
    if (qEnvironmentVariableIsSet("PLIMSOLL_WRITE_DOCS")) {
        QVERIFY(page.open(QIODevice::WriteOnly));
        page.write(made.toUtf8());
        page.close();
    }
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString written = QString::fromUtf8(page.readAll());
    QVERIFY2(written == made,
             "docs/keys.md is not what the program has: run tst_command_book once with "
             "PLIMSOLL_WRITE_DOCS=1 and look at the difference");
    for (const KeySheetGroup& group : keySheet(w.commands()))
        for (const KeySheetRow& row : group.rows) QVERIFY2(!row.keys.isEmpty(), qPrintable(row.what));
}

QTEST_MAIN(TstCommandBook)
#include "tst_command_book.moc"
