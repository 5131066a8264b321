// Workspaces: plans and files are read with care, each preset shows its panels whole, and what a person does to a
// layout is kept, undone and shared.
#include "app/workspace_store.h"
#include "tests/support/window_rig.h"
#include "ui/desk_book.h"
#include "ui/dock_host.h"
#include "ui/panel_registry.h"
#include "ui/panels/position_form.h"
#include "ui/panels/positions_panel.h"
#include "ui/top_bar.h"
#include "ui/workspace_bar.h"
#include "ui/workspace_desk.h"
#include "widgets/link_chip.h"
#include "widgets/panel_frame.h"
#include "widgets/time_plot.h"

#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>

using namespace plimsoll;

namespace {

QSet<QString> setOf(const QStringList& list)
{
    return {list.begin(), list.end()};
}

QJsonObject deep(int levels)
{
    QJsonObject inner{{"tabs", QJsonArray{"depth"}}};
    for (int i = 0; i < levels; ++i) inner = {{i % 2 ? "row" : "column", QJsonArray{inner}}};
    return inner;
}

}  // namespace

class TestWorkspaces : public QObject, private test::WindowRig {
    Q_OBJECT

    WorkspaceDesk& desk() { return m_window->workspaces(); }
    QStringList openPanels()
    {
        QStringList out;
        for (const Panel* p : m_window->panels())
            if (desk().isOpen(p->id())) out << p->id();
        return out;
    }
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QLatin1String(name)); }
    DockHost* docks() { return m_window->findChild<DockHost*>(); }
    // What was done has been looked at.
    void settled()
    {
        QCoreApplication::processEvents();
        desk().settle();
    }

    bool panelWithKeys() const
    {
        const QWidget* focus = QApplication::focusWidget();
        const auto& all = m_window->panels();
        return focus && std::any_of(all.begin(), all.end(), [&](const Panel* p) {
                   return p->onScreen() && (p == focus || p->isAncestorOf(focus));
               });
    }

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { close(); }

    // ---- Values

    void plansAreReadWithCare_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<bool>("sound");
        const QJsonObject leaf{{"tabs", QJsonArray{"depth"}}};
        QTest::newRow("empty") << QJsonObject() << true;
        QTest::newRow("one") << leaf << true;
        QTest::newRow("row") << QJsonObject{{"row", QJsonArray{leaf, QJsonObject{{"tabs", QJsonArray{"risk"}}}}}}
                             << true;
        QTest::newRow("twice the same") << QJsonObject{{"row", QJsonArray{leaf, leaf}}} << false;
        QTest::newRow("no panel") << QJsonObject{{"tabs", QJsonArray{}}} << false;
        QTest::newRow("a number") << QJsonObject{{"tabs", QJsonArray{4}}} << false;
        QTest::newRow("empty row") << QJsonObject{{"row", QJsonArray{}}} << false;
        QTest::newRow("a row of words") << QJsonObject{{"row", QJsonArray{"depth"}}} << false;
        QTest::newRow("something else") << QJsonObject{{"heap", 4}} << false;
        QTest::newRow("long name") << QJsonObject{{"tabs", QJsonArray{QString(200, 'x')}}} << false;
        QTest::newRow("deep") << deep(8) << true;
        QTest::newRow("deeper than any screen") << deep(5'000) << false;
        QJsonArray many;
        for (int i = 0; i < 200; ++i) many.append(QStringLiteral("p%1").arg(i));
        QTest::newRow("many") << QJsonObject{{"tabs", many}} << false;
        QTest::newRow("wild shares")
            << QJsonObject{{"tabs", QJsonArray{"depth"}}, {"share", -4}, {"front", 99}, {"narrow", 1e12}} << true;
    }
    void plansAreReadWithCare()
    {
        QFETCH(QJsonObject, json);
        QFETCH(bool, sound);
        const auto plan = dockPlanFrom(json);
        QCOMPARE(plan.has_value(), sound);
        if (!plan) return;
        QVERIFY(plan->share >= 1);
        QVERIFY(plan->panels.isEmpty() || plan->front < plan->panels.size());
        QCOMPARE(dockPlanFrom(toJson(*plan)), plan);
    }

    void everyPresetIsAPlanOfKnownPanels()
    {
        QSet<QString> seen;
        for (const WorkspacePreset& p : workspacePresets()) {
            const QStringList all = p.plan.all();
            QCOMPARE(setOf(all).size(), all.size());
            for (const QString& id : all) QVERIFY2(panelRow(id), qPrintable(id));
            QCOMPARE(dockPlanFrom(toJson(p.plan)), std::optional(p.plan));
            seen += setOf(all);
        }
        QCOMPARE(workspacePresets().size(), std::size_t{7});
        QVERIFY(presetNamed(QStringLiteral("rIsK")));
        QVERIFY(!presetNamed(QStringLiteral("nosuch")));
        // Whatever panel there is finds a neighbour in every one of them.
        for (const PanelRow& row : panelRegistry())
            for (const WorkspacePreset& p : workspacePresets())
                QVERIFY2(p.plan.has(neighbourOf(QLatin1String(row.id), p.plan)), row.id);
        QCOMPARE(neighbourOf(QStringLiteral("depth"), DockPlan{}), QString());
    }

    // Nothing is lost, nothing stands above anything else, and what was in front still is.
    void plansFoldIntoTabs()
    {
        const auto columns = [](const auto& self, const DockPlan& plan) -> int {
            int n = plan.kind == DockPlan::Kind::Column ? 1 : 0;
            for (const DockPlan& part : plan.parts) n += self(self, part);
            return n;
        };
        for (const WorkspacePreset& p : workspacePresets()) {
            const DockPlan small = folded(p.plan);
            QCOMPARE(setOf(small.all()), setOf(p.plan.all()));
            QCOMPARE(small.all().size(), p.plan.all().size());
            QCOMPARE(columns(columns, small), 0);
            QVERIFY(dockPlanFrom(toJson(small)).has_value());
            QCOMPARE(folded(small), small);
        }
        const DockPlan grid = columnOf(1, {rowOf(1, {tabsOf(2, {"a"}), tabsOf(1, {"b", "c"})}), tabsOf(1, {"d"})});
        const DockPlan small = folded(grid);
        QCOMPARE(small.kind, DockPlan::Kind::Row);
        QCOMPARE(small.parts.size(), std::size_t{2});
        QCOMPARE(small.parts[0].panels, QStringList({"a", "d"}));
        QCOMPARE(small.parts[1].panels, QStringList({"b", "c"}));
    }

    // A screen of 1920 at 200 %, less a title bar: the window fits, and is kept as it was wanted.
    void aSmallScreenHasTabs()
    {
        MainWindow& w = open(SourceKind::Live, QStringLiteral("dark"), {952, 500});
        docks()->assumeSmall(true);
        w.resetLayout();
        for (const WorkspacePreset& p : workspacePresets()) {
            desk().open(QLatin1String(p.key));
            QCoreApplication::processEvents();
            w.resize(952, 500);
            QCoreApplication::processEvents();
            QVERIFY2(w.width() <= 952 && w.height() <= 516,
                     qPrintable(
                         QStringLiteral("%1: %2 x %3").arg(QLatin1String(p.key)).arg(w.width()).arg(w.height())));
            QCOMPARE(setOf(openPanels()), setOf(p.plan.all()));
            QVERIFY2(docks()->plan().sameShape(p.plan), p.key);
        }
        docks()->assumeSmall(false);
        desk().open(QStringLiteral("risk"));
        desk().open(QStringLiteral("monitor"));
        QVERIFY(docks()->plan().sameShape(presetOf(QStringLiteral("monitor"))->plan));
    }

    void foreignFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        WorkspaceLayout layout;
        layout.main.docks = workspacePresets().front().plan;
        const QByteArray good = workspace_file::write({QStringLiteral("Mine"), layout});
        const auto with = [&](const char* key, const QJsonValue& v) {
            QJsonObject o = QJsonDocument::fromJson(good).object();
            o.insert(QLatin1String(key), v);
            return QJsonDocument(o).toJson();
        };
        QTest::newRow("good") << good << QString();
        QTest::newRow("nothing") << QByteArray() << "no workspace";
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << "no workspace";
        QTest::newRow("cut off") << good.left(good.size() / 2) << "no workspace";
        QTest::newRow("other JSON") << QByteArray("{\"format\":\"something\"}") << "of this program";
        QTest::newRow("a list") << QByteArray("[1,2]") << "no workspace";
        QTest::newRow("newer") << with("version", 99) << "newer version";
        QTest::newRow("no version") << with("version", {}) << "damaged";
        QTest::newRow("no layout") << with("layout", 4) << "damaged";
        QTest::newRow("no panel") << with("layout", QJsonObject{{"docks", QJsonObject{}}}) << "no panel";
        QTest::newRow("too deep") << with("layout", QJsonObject{{"docks", deep(40)}}) << "damaged";
        QTest::newRow("huge") << (good + QByteArray(2 << 20, ' ')) << "too large";
    }
    void foreignFilesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto got = workspace_file::read(bytes);
        QCOMPARE(got.hasValue(), said.isEmpty());
        if (!got) QVERIFY2(got.error().contains(said), qPrintable(got.error()));
        // Nothing that is cut anywhere brings it down.
        for (qsizetype cut = 0; cut < std::min<qsizetype>(bytes.size(), 4'000); cut += 7)
            (void)workspace_file::read(bytes.left(cut)).hasValue();
    }

    void aFileSaysNothingOfTheMachine()
    {
        WorkspaceLayout layout;
        layout.main.docks = tabsOf(1, {"depth", "positions"});
        layout.panels = {{"depth", QJsonObject{{"page", 1},
                                               {"file", "/home/somebody/x.json"},
                                               {"list", QJsonArray{"C:\\Users\\x", "ok", "file:///etc/x"}},
                                               {"/root/key", 4},
                                               {"deep", QJsonObject{{"at", "see /home/somebody"}}}}},
                         {"positions", QJsonObject{{"mine", "BTC"}}}};
        const QByteArray bytes = workspace_file::write({QStringLiteral("Mine"), layout}, {"positions"});
        for (const char* word : {"somebody", "C:", "file:", "/root", "mine\"", "positions\": {"})
            QVERIFY2(!bytes.contains(word), word);
        const auto got = workspace_file::read(bytes);
        QVERIFY(got.hasValue());
        QCOMPARE(got->layout.panels.value("depth").toObject().value("page").toInt(), 1);
        QVERIFY(got->layout.main.docks.has("positions"));
        // What somebody else wrote in is not taken either.
        QJsonObject foreign = QJsonDocument::fromJson(bytes).object();
        QJsonObject l = foreign.value("layout").toObject();
        l.insert("panels", layout.panels);
        foreign.insert("layout", l);
        const auto read = workspace_file::read(QJsonDocument(foreign).toJson());
        QVERIFY(read.hasValue());
        QVERIFY(!QJsonDocument(read->layout.panels).toJson().contains("somebody"));
    }

    void namesAreTidied()
    {
        QCOMPARE(workspace_file::tidyName(QStringLiteral("  My \n desk  ")), QStringLiteral("My desk"));
        QCOMPARE(workspace_file::tidyName(QStringLiteral("../../etc")), QStringLiteral("....etc"));
        QCOMPARE(workspace_file::tidyName(QString(QChar(0x202e)) + "x"), QStringLiteral("x"));
        QCOMPARE(workspace_file::tidyName(QString(300, 'x')).size(), qsizetype{workspace_file::kLongestName});
        QVERIFY(workspace_file::tidyName(QStringLiteral(" \t ")).isEmpty());
    }

    void theShelfKeepsWhatItIsGiven()
    {
        QTemporaryDir folder;
        WorkspaceStore store(folder.filePath("workspaces"));
        QStringList problems;
        QVERIFY(store.load(problems).empty() && problems.isEmpty());
        WorkspaceLayout layout;
        layout.main.docks = tabsOf(1, {"depth"});
        const QStringList names{"Mine", QStringLiteral("Ünïcode %2F 日本"), "a.b", QString(40, QChar(0x65e5))};
        for (const QString& name : names) QCOMPARE(store.save({name, layout}), QString());
        QStringList got;
        for (const NamedWorkspace& w : store.load(problems)) {
            got << w.name;
            QCOMPARE(w.layout, layout);
        }
        QCOMPARE(setOf(got), setOf(names));
        // A damaged one is named, left alone, and does not take the others with it.
        QFile broken(folder.filePath("workspaces/broken.plimsoll-workspace"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"for") > 0);
        broken.close();
        QCOMPARE(store.load(problems).size(), std::size_t(names.size()));
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.front().contains("broken") && !problems.front().contains(folder.path()));
        QVERIFY(broken.exists());
        QCOMPARE(store.remove("Mine"), QString());
        QCOMPARE(store.remove("Mine"), QString());
        QCOMPARE(store.load(problems).size(), std::size_t(names.size() - 1));
        // A folder that cannot be: said, and nothing is lost of the rest.
        QFile(folder.filePath("file")).open(QIODevice::WriteOnly);
        WorkspaceStore nowhere(folder.filePath("file/inside"));
        QVERIFY(nowhere.save({"x", layout}).contains("x"));
    }

    // What the shelf refused is not taken for kept: the same layout is offered to it again.
    void whatTheShelfRefusedIsOfferedAgain()
    {
        struct Shelf final : WorkspaceShelf {
            std::vector<NamedWorkspace> load(QStringList&) override { return {}; }
            QString save(const NamedWorkspace&) override
            {
                ++asked;
                return full ? QStringLiteral("full") : QString();
            }
            QString remove(const QString&) override { return {}; }
            int asked = 0;
            bool full = false;
        } shelf;
        WorkspaceBook book;
        book.setShelf(&shelf);
        WorkspaceLayout layout;
        layout.main.docks = tabsOf(1, {QStringLiteral("depth")});
        const auto name = book.add(QStringLiteral("Mine"), layout);
        QVERIFY(name.hasValue());
        const QString key = WorkspaceBook::ownKey(*name);
        QCOMPARE(shelf.asked, 1);
        layout.main.docks = tabsOf(1, {QStringLiteral("tape")});
        shelf.full = true;
        QCOMPARE(book.keep(key, layout), QStringLiteral("full"));
        QVERIFY(*book.kept(key) == layout);
        shelf.full = false;
        QCOMPARE(book.keep(key, layout), QString());
        QCOMPARE(shelf.asked, 3);
        QCOMPARE(book.keep(key, layout), QString());
        QCOMPARE(shelf.asked, 3);
    }

    // ---- In the window

    void presetsShowTheirPanels_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QSize>("size");
        for (const WorkspacePreset& p : workspacePresets())
            for (const QSize size : {QSize(1920, 1080), QSize(1366, 768)})
                QTest::addRow("%s at %d", p.key, size.width()) << QString(QLatin1String(p.key)) << size;
    }
    void presetsShowTheirPanels()
    {
        QFETCH(QString, key);
        QFETCH(QSize, size);
        MainWindow& w = open(SourceKind::Live, QStringLiteral("dark"), size);
        desk().open(key);
        QCoreApplication::processEvents();
        QCOMPARE(desk().current(), key);
        QCOMPARE(w.size(), size);  // nothing forces the window wider
        const DockPlan& plan = presetOf(key)->plan;
        QCOMPARE(setOf(openPanels()), setOf(plan.all()));
        // It stands as planned, seen from where the docks really are.
        QVERIFY2(docks()->plan().sameShape(plan),
                 QJsonDocument(toJson(docks()->plan())).toJson(QJsonDocument::Compact).constData());
        for (const QString& id : plan.all()) {
            const Panel* p = w.panel(id);
            if (!p->onScreen()) continue;
            QVERIFY2(p->width() >= 200 && p->height() >= 100, qPrintable(id));
            QVERIFY2(w.rect().contains(QRect(p->mapTo(&w, QPoint()), p->size())), qPrintable(id));
        }
        // No title is cut.
        for (const QTabBar* bar : docks()->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!bar->isVisible() || bar->x() < 0) continue;  // of a stack that is gone
            int wide = 0;
            for (int i = 0; i < bar->count(); ++i) wide += bar->tabRect(i).width();
            QVERIFY2(wide <= bar->width(), qPrintable(bar->tabText(0)));
        }
        // The bar says which it is.
        auto* tabs = w.findChild<WorkspaceBar*>();
        QVERIFY(tabs->shown().contains(presetOf(key)->shownTitle()));
    }

    void keysChangeTheWorkspace()
    {
        open();
        m_window->panel("depth")->focusInside();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_5);
        QCOMPARE(desk().current(), QStringLiteral("risk"));
        QTRY_VERIFY(m_window->panel("phase")->onScreen());
        // Whoever worked in a panel that is gone goes on in one that is there: the next key acts, too.
        // Also where the next panel begins with a field: the post-mortem's does.
        for (const auto& [digit, name] : {std::pair{Qt::Key_2, "funding"}, std::pair{Qt::Key_6, "post-mortem"},
                                          std::pair{Qt::Key_7, "crisis"}, std::pair{Qt::Key_3, "liquidity"}}) {
            QTRY_VERIFY(panelWithKeys());
            QTest::keyClick(QApplication::focusWidget(), digit);
            QCOMPARE(desk().current(), QString::fromLatin1(name));
        }
        action("workspace-monitor")->trigger();
        QCOMPARE(desk().current(), QStringLiteral("monitor"));
        QVERIFY(action("workspace-monitor")->isChecked());
        QVERIFY(!action("workspace-risk")->isChecked());
    }

    void eachKeepsWhatWasDoneToIt()
    {
        open();
        desk().dock("alerts")->close();
        settled();
        desk().open("risk");
        desk().open("monitor");
        QVERIFY(!desk().isOpen("alerts"));
        const QJsonObject kept = m_window->saveLayout();
        MainWindow& next = open();
        QVERIFY(desk().isOpen("alerts"));
        QVERIFY(next.restoreLayout(kept));
        QVERIFY(!desk().isOpen("alerts"));
        next.resetLayout();
        QVERIFY(desk().isOpen("alerts"));
        desk().undo();  // even that
        QVERIFY(!desk().isOpen("alerts"));
    }

    void theLayoutBeforeLosesNothingButItsDocks()
    {
        MainWindow& w = open();
        QJsonObject old = w.saveLayout();
        old.insert("version", DockHost::kLayoutVersion - 1);
        old.remove("work");
        old.insert("docks", "AAAA");
        old.insert("asset", "SOL");
        MainWindow& next = open();
        QVERIFY(next.restoreLayout(old));
        QCOMPARE(next.selection().asset(), QStringLiteral("SOL"));
        QCOMPARE(setOf(openPanels()), setOf(workspacePresets().front().plan.all()));
        QJsonObject broken = old;
        broken.insert("version", DockHost::kLayoutVersion);
        broken.insert("work", QJsonObject{{"current", "risk"}, {"layout", QJsonObject{{"docks", deep(99)}}}});
        QVERIFY(!next.restoreLayout(broken));
        QCOMPARE(desk().current(), QStringLiteral("monitor"));
    }

    void undoAndRedo()
    {
        open();
        QVERIFY(!desk().canUndo());
        const QStringList before = openPanels();
        desk().dock("alerts")->close();
        settled();
        desk().dock("basis")->close();
        settled();
        QVERIFY(action("undoLayout")->isEnabled());
        action("undoLayout")->trigger();
        QVERIFY(desk().isOpen("basis") && !desk().isOpen("alerts"));
        desk().undo();
        QCOMPARE(openPanels(), before);
        QVERIFY(!desk().canUndo());
        QVERIFY(docks()->plan().sameShape(workspacePresets().front().plan));
        action("redoLayout")->trigger();
        QVERIFY(!desk().isOpen("alerts") && desk().isOpen("basis"));
        // Something new: what was undone is over.
        desk().dock("health")->close();
        settled();
        QVERIFY(!desk().canRedo());
        // A tab that comes to the front is no change of the layout.
        const bool could = desk().canUndo();
        desk().undo();
        desk().undo();
        desk().showPanel("alerts");
        settled();
        QVERIFY(could);
        QVERIFY(!desk().canUndo());
    }

    // A panel that floats is a window of its own, and is drawn as one: also where a plan has made it so.
    void whatFloatsIsDrawn()
    {
        open();
        desk().dock("liquidations")->setFloating(true);
        settled();
        desk().dock("health")->close();
        settled();
        QVERIFY(desk().dock("liquidations")->updatesEnabled());
        desk().undo();
        PanelDock* d = desk().dock("liquidations");
        QVERIFY(d->isFloating() && d->isVisible());
        QVERIFY(d->updatesEnabled() && d->panel()->updatesEnabled());
        // The next start.
        const QJsonObject kept = m_window->saveLayout();
        open();
        m_window->restoreLayout(kept);
        d = desk().dock("liquidations");
        QVERIFY(d->isFloating() && d->isVisible());
        QVERIFY(d->updatesEnabled() && d->panel()->updatesEnabled());
        desk().undo();
        // Back among the others it rests and wakes with them.
        d->setFloating(false);
        QVERIFY(d->updatesEnabled());
    }

    void lockedIsLocked()
    {
        MainWindow& w = open();
        action("lockLayout")->trigger();
        QVERIFY(desk().isLocked());
        PanelDock* d = desk().dock("liquidations");
        QTest::mouseClick(d->bar(), Qt::MiddleButton, {}, QPoint(120, 14));
        QVERIFY(d->isOpen());
        Q_EMIT d->bar()->popOutRequested();
        QVERIFY(!d->isFloating());
        QVERIFY(!(d->features() & (QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable)));
        QVERIFY(!desk().duplicate("depth"));
        desk().moveToNewWindow("depth");
        QVERIFY(desk().windows().empty());
        // The gutter stays where it is.
        const int wide = w.panel("overview")->width();
        const QPoint gutter = w.panel("overview")->mapTo(docks(), QPoint(wide + 2, 200));
        QTest::mousePress(docks(), Qt::LeftButton, {}, gutter);
        const QPointF to = gutter + QPoint(60, 0);
        QMouseEvent drag(QEvent::MouseMove, to, docks()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(docks(), &drag);
        QTest::mouseRelease(docks(), Qt::LeftButton, {}, to.toPoint());
        QCOMPARE(w.panel("overview")->width(), wide);
        const QJsonObject kept = w.saveLayout();
        action("lockLayout")->trigger();
        QVERIFY(!desk().isLocked());
        open();
        m_window->restoreLayout(kept);
        QVERIFY(desk().isLocked());
        QVERIFY(action("lockLayout")->isChecked());
    }

    void ownWorkspaces()
    {
        QTemporaryDir folder;
        WorkspaceStore store(folder.path());
        open();
        desk().book().setShelf(&store);
        desk().dock("basis")->close();
        QCOMPARE(desk().saveAs("  Night desk "), QString());
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("Night desk"));
        QVERIFY(QFile::exists(store.pathOf("Night desk")));
        QCOMPARE(action("ownWorkspace-1")->text(), QStringLiteral("Night desk"));
        QVERIFY(m_window->findChild<WorkspaceBar*>()->shown().contains("Night desk"));
        // What is done in it is kept in its file at once.
        desk().dock("health")->close();
        settled();
        QStringList problems;
        QVERIFY(!store.load(problems).front().layout.main.docks.has("health"));
        desk().open("monitor");
        QVERIFY(desk().isOpen("health"));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("Night desk"));
        QVERIFY(!desk().isOpen("health"));
        // Names: none twice, none empty, whatever the case.
        QCOMPARE(desk().saveAs("night DESK"), QString());
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("night DESK 2"));
        QVERIFY(!desk().saveAs("   ").isEmpty());
        QVERIFY(desk().rename(desk().current(), "Night desk").contains("Night desk"));
        QCOMPARE(desk().rename(desk().current(), "Day"), QString());
        QVERIFY(QFile::exists(store.pathOf("Day")) && !QFile::exists(store.pathOf("night DESK 2")));
        QCOMPARE(desk().duplicateWorkspace(desk().current()), QString());
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("Day 2"));
        QCOMPARE(desk().remove(desk().current()), QString());
        QCOMPARE(desk().current(), QStringLiteral("monitor"));
        QVERIFY(!QFile::exists(store.pathOf("Day 2")));
        QCOMPARE(desk().book().keyNamed("day"), WorkspaceBook::ownKey("Day"));
        // Another run finds them.
        open();
        QVERIFY(desk().book().setShelf(&store).isEmpty());
        QVERIFY(desk().book().has(WorkspaceBook::ownKey("Night desk")));
        desk().open(WorkspaceBook::ownKey("Night desk"));
        QVERIFY(!desk().isOpen("health"));
        QVERIFY(!desk().isOpen("basis"));
        desk().book().setShelf(nullptr);
    }

    void theMenuAsks()
    {
        open();
        action("workspaceSaveAs")->trigger();
        auto* name = m_window->findChild<QInputDialog*>(QStringLiteral("workspaceName"));
        QVERIFY(name);
        name->setTextValue("Mine");
        name->accept();
        QTRY_COMPARE(desk().current(), WorkspaceBook::ownKey("Mine"));
        QVERIFY(action("workspaceRename")->isEnabled());
        action("workspaceRename")->trigger();
        QTRY_VERIFY(m_window->findChild<QInputDialog*>(QStringLiteral("workspaceName")));
        name = m_window->findChild<QInputDialog*>(QStringLiteral("workspaceName"));
        name->setTextValue("Ours");
        name->accept();
        QTRY_COMPARE(desk().current(), WorkspaceBook::ownKey("Ours"));
        action("workspaceDelete")->trigger();
        auto* box = m_window->findChild<QMessageBox*>(QStringLiteral("workspaceDeleteQuestion"));
        QVERIFY(box);
        box->reject();
        QVERIFY(desk().book().has(WorkspaceBook::ownKey("Ours")));
        desk().open("monitor");
        QVERIFY(!action("workspaceDelete")->isEnabled());
    }

    void sharedAsFiles()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("mine" + workspace_file::suffix());
        open();
        desk().duplicate("depth");
        desk().links().setGroup("depth-2", 2);
        desk().links().selection("depth-2")->setAsset("ETH");
        settled();
        QCOMPARE(desk().saveAs("Two books"), QString());
        QCOMPARE(desk().exportTo(path), QString());
        QVERIFY(desk().exportTo(folder.filePath("no/such/place")).contains("place"));
        QVERIFY(QFile::link(folder.filePath("none"), folder.filePath("linked")));
        QVERIFY(desk().exportTo(folder.filePath("linked")).contains("it is a link"));
        QVERIFY(!QFileInfo::exists(folder.filePath("none")));
        // On another machine, by dropping it on the window.
        open();
        QVERIFY(!m_window->panel("depth-2"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("Two books"));
        QVERIFY(m_window->panel("depth-2") && desk().isOpen("depth-2"));
        QCOMPARE(desk().links().group("depth-2"), 2);
        QCOMPARE(desk().links().selection("depth-2")->asset(), QStringLiteral("ETH"));
        QCOMPARE(desk().links().selection("depth")->asset(), QStringLiteral("BTC"));
        // Twice is two.
        QCOMPARE(desk().importFrom(path), QString());
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("Two books 2"));
        // What is none is refused, and nothing changes.
        QFile bad(folder.filePath("bad" + workspace_file::suffix()));
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("hello") > 0);
        bad.close();
        data.setUrls({QUrl::fromLocalFile(bad.fileName())});
        QDragEnterEvent enterBad({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enterBad);
        QDropEvent dropBad({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &dropBad);
        auto* box = m_window->findChild<QMessageBox*>(QStringLiteral("workspaceProblem"));
        QVERIFY(box && box->text().contains("bad"));
        box->close();
        QCOMPARE(desk().current(), WorkspaceBook::ownKey("Two books 2"));
        data.setUrls({QUrl::fromLocalFile(folder.filePath("picture.png"))});
        QDragEnterEvent other({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        other.ignore();
        QApplication::sendEvent(m_window.get(), &other);
        QVERIFY(!other.isAccepted());
    }

    void panelsOfANewerProgramAreLeftOut()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("new" + workspace_file::suffix());
        WorkspaceLayout layout;
        layout.main.docks = rowOf(1, {tabsOf(1, {"depth", "hologram"}), tabsOf(1, {"telepathy"})});
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(workspace_file::write({"New", layout})) > 0);
        file.close();
        open();
        QSignalSpy notice(&desk(), &WorkspaceDesk::notice);
        QCOMPARE(desk().importFrom(path), QString());
        QCOMPARE(openPanels(), QStringList{"depth"});
        QVERIFY(notice.front().front().toString().contains("hologram"));
    }

    // ---- Several of a kind

    void aSecondOneInheritsFromTheLast()
    {
        MainWindow& w = open();
        const std::size_t before = w.panels().size();
        Panel* funding = w.panel("funding");
        QJsonObject settings = funding->saveState();
        Panel* second = desk().duplicate("funding");
        QVERIFY(second);
        QCOMPARE(second->id(), QStringLiteral("funding-2"));
        QCOMPARE(second->kind(), QStringLiteral("funding"));
        QCOMPARE(second->title(), QStringLiteral("Funding 2"));
        QCOMPARE(second->saveState(), settings);
        QCOMPARE(w.panels().size(), before + 1);
        QTRY_VERIFY(second->onScreen() && funding->onScreen());
        QVERIFY(action("panel-funding-2"));
        // It is pulled, exported and photographed like any other.
        w.refreshNow();
        QVERIFY(!second->face().age.isEmpty());
        QStringList ids, tables;
        for (const PanelPicture& p : w.grabPanels()) ids << p.id;
        QVERIFY(ids.contains("funding-2"));
        for (const ExportTable& t : w.exportTables()) tables << t.id;
        QVERIFY(tables.contains("funding-2"));
        QCOMPARE(tables.removeDuplicates(), qsizetype{0});
        // Closed, it is gone; undone, it is back.
        settled();
        QTest::mouseClick(desk().dock("funding-2")->bar(), Qt::MiddleButton, {}, QPoint(120, 14));
        QTRY_VERIFY(!w.panel("funding-2"));
        settled();
        QVERIFY(!action("panel-funding-2"));
        desk().undo();
        QVERIFY(w.panel("funding-2") && desk().isOpen("funding-2"));
        for (int i = 0; i < 12; ++i) desk().duplicate("funding");
        QCOMPARE(w.panels().size(), before + 8);  // nine of a kind are enough
    }

    // A dialog of a panel stays when the panel goes: what is entered comes into the book.
    void aFormOutlivesItsPanel()
    {
        MainWindow& w = open();
        desk().showPanel("positions");
        settled();
        auto* second = qobject_cast<PositionsPanel*>(desk().duplicate("positions"));
        QVERIFY(second);
        settled();
        second->addPosition();
        auto* form = w.findChild<PositionForm*>();
        QVERIFY(form && form->isVisible());
        const auto enter = [&](const char* name, const char* value) {
            for (QLineEdit* f : form->findChildren<QLineEdit*>())
                if (f->accessibleName() == QLatin1String(name)) f->setText(QLatin1String(value));
        };
        enter("Size in coins", "2");
        enter("Entry price", "84000");
        QVERIFY(form->position());
        desk().undo();
        QVERIFY(!w.panel("positions-2") && w.findChild<PositionForm*>() == form);
        // The market is asked again with every letter.
        enter("Size in coins", "3");
        QVERIFY(form->position() && !form->preview().isEmpty());
        form->accept();
        QCOMPARE(w.desk().desk().positions.size(), std::size_t{1});
        QCOMPARE(w.desk().desk().positions[0].coins, 3.0);
    }

    void groupsInTheTitleBar()
    {
        MainWindow& w = open();
        Panel* second = desk().duplicate("depth");
        LinkChip* chip = desk().dock("depth-2")->bar()->linkChip();
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->group(), 1);
        chip->click();
        QCOMPARE(desk().links().group("depth-2"), 2);
        second->focusInside();
        QTRY_VERIFY(second->isAncestorOf(QApplication::focusWidget()));
        QSignalSpy lead(&w, &MainWindow::assetSelected);
        w.setAsset("SOL");  // as the symbol box does
        QCOMPARE(desk().links().selection("depth-2")->asset(), QStringLiteral("SOL"));
        QCOMPARE(desk().links().selection("depth")->asset(), QStringLiteral("BTC"));
        QCOMPARE(w.selection().asset(), QStringLiteral("SOL"));
        QCOMPARE(lead.count(), 0);
        // The feeds are asked for both.
        QCOMPARE(w.watch().focus, (std::vector<std::string>{"BTC", "SOL"}));
        w.panel("depth")->focusInside();
        QTRY_COMPARE(w.selection().asset(), QStringLiteral("BTC"));
        QVERIFY(desk().dock("health")->bar()->linkChip()->isHidden());
        action("nextLinkGroup")->trigger();
        QCOMPARE(desk().links().group("depth"), 2);
    }

    void linkedPlotsShowOneMoment()
    {
        MainWindow& w = open();
        const Timestamp t = fromUnixMs(1'700'000'000'000);
        auto* plot = w.panel("interest")->findChild<TimePlot*>();
        QVERIFY(plot);
        Q_EMIT plot->timeHovered(t);
        QCOMPARE(desk().links().selection("depth")->cursor(), std::optional(t));
        Q_EMIT plot->timeHovered(std::nullopt);
        QVERIFY(!desk().links().selection("depth")->cursor());
    }

    void theWindowsOwnSizesScale()
    {
        MainWindow& w = open(SourceKind::Live, QStringLiteral("dark"), {1600, 900});
        desk().dock("basis")->close();
        settled();
        const double share = double(w.panel("depth")->width()) / w.width();
        w.resize(1900, 1000);
        QCoreApplication::processEvents();
        QVERIFY(std::abs(double(w.panel("depth")->width()) / w.width() - share) < 0.02);
        w.resize(1600, 900);
        QCoreApplication::processEvents();
        QVERIFY(std::abs(double(w.panel("depth")->width()) / w.width() - share) < 0.02);
    }

    void maximisedIsNotKept()
    {
        open();
        settled();
        const QJsonObject before = m_window->saveLayout().value("work").toObject().value("layout").toObject();
        docks()->toggleMaximised("depth");
        settled();
        QVERIFY(!desk().canUndo());
        QCOMPARE(m_window->saveLayout().value("work").toObject().value("layout").toObject().value("docks"),
                 before.value("docks"));
        docks()->restore();
        settled();
        QVERIFY(!desk().canUndo());
    }
};

QTEST_MAIN(TestWorkspaces)
#include "tst_workspaces.moc"
