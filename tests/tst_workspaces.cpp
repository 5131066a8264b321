// Workspaces in the window: each preset shows its panels whole, and what a person does to a layout is kept, undone
// and locked.
#include "tests/support/workspace_rig.h"
#include "ui/workspace_bar.h"
#include "ui/workspace_presets.h"
#include "widgets/panel_frame.h"

#include <QDockWidget>
#include <QJsonDocument>
#include <QMouseEvent>
#include <QTabBar>
#include <QTest>

#include <cmath>
#include <utility>

using namespace plimsoll;
using namespace plimsoll::test;

class TestWorkspaces : public QObject, private test::WorkspaceRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { close(); }

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
