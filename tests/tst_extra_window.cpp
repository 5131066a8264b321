// Windows beside the main one: panels move there and back, are pulled, kept and exported, and never get lost.
#include "tests/support/window_rig.h"
#include "ui/dock_host.h"
#include "ui/extra_window.h"
#include "ui/panels/depth_panel.h"
#include "ui/watermark.h"
#include "ui/workspace_desk.h"
#include "widgets/heatmap_view.h"

#include <QJsonArray>
#include <QPointer>
#include <QScreen>
#include <QSignalSpy>

using namespace plimsoll;

class TestExtraWindow : public QObject, private test::WindowRig {
    Q_OBJECT

    WorkspaceDesk& desk() { return m_window->workspaces(); }
    ExtraWindow* moved(const QString& id)
    {
        desk().moveToNewWindow(id);
        return desk().windows().empty() ? nullptr : desk().windows().back();
    }

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { close(); }

    void aPanelMovesThereAndBack()
    {
        MainWindow& w = open();
        ExtraWindow* window = moved("depth");
        QVERIFY(window);
        QTRY_VERIFY(window->isVisible());
        Panel* depth = w.panel("depth");
        QCOMPARE(depth->window(), static_cast<QWidget*>(window));
        QTRY_VERIFY(depth->onScreen());
        QVERIFY(window->windowTitle().contains("Depth"));
        QVERIFY(desk().isOpen("depth"));
        // It goes on: pulled with the others, and shown when somebody asks for it.
        QVERIFY(depth->pull(*m_hub, w.frameTick().now(), true));
        w.showPanel("depth");
        QVERIFY(!w.findChild<DockHost*>()->dock("depth"));
        desk().moveHome("depth");
        QVERIFY(desk().windows().empty());
        QTRY_COMPARE(depth->window(), static_cast<QWidget*>(&w));
        QTRY_VERIFY(depth->onScreen());
    }

    void closingGivesItsPanelsBack()
    {
        MainWindow& w = open();
        ExtraWindow* window = moved("depth");
        desk().settle();
        window->close();
        QTRY_VERIFY(desk().windows().empty());
        QCOMPARE(w.panel("depth")->window(), static_cast<QWidget*>(&w));
        QVERIFY(desk().isOpen("depth"));
        // And back again, in its window.
        desk().settle();
        desk().undo();
        QCOMPARE(desk().windows().size(), std::size_t{1});
        QCOMPARE(w.panel("depth")->window(), static_cast<QWidget*>(desk().windows().front()));
        desk().undo();
        QVERIFY(desk().windows().empty());
        QVERIFY(w.panel("depth")->window() == &w);
    }

    void anotherOneInTheSameWindow()
    {
        MainWindow& w = open();
        ExtraWindow* window = moved("depth");
        Panel* second = desk().duplicate("depth");
        QVERIFY(second);
        QCOMPARE(second->window(), static_cast<QWidget*>(window));
        QTRY_VERIFY(second->onScreen() && w.panel("depth")->onScreen());
        QCOMPARE(window->docks()->docks().size(), std::size_t{2});
    }

    // Found by the address sanitizer: it would have heard of the next focus with a theme that was gone.
    void whatWasClosedGoesWithTheMainWindow()
    {
        open();
        const QPointer<ExtraWindow> window = moved("depth");
        desk().open("risk");
        QVERIFY(desk().windows().empty());
        QVERIFY(window && !window->isVisible());
        close();
        QVERIFY(window.isNull());
    }

    void windowsComeBackWithTheWorkspace()
    {
        MainWindow& w = open();
        ExtraWindow* window = moved("depth");
        desk().duplicate("depth");
        window->setGeometry(120, 140, 700, 500);
        QTRY_COMPARE(window->geometry(), QRect(120, 140, 700, 500));
        desk().open("risk");
        QVERIFY(desk().windows().empty());
        desk().open("monitor");
        QCOMPARE(desk().windows().size(), std::size_t{1});
        const QJsonObject kept = w.saveLayout();

        MainWindow& next = open();
        QVERIFY(next.restoreLayout(kept));
        QCOMPARE(desk().windows().size(), std::size_t{1});
        QTRY_VERIFY(desk().windows().front()->isVisible());
        QCOMPARE(desk().windows().front()->geometry(), QRect(120, 140, 700, 500));
        for (const char* id : {"depth", "depth-2"})
            QCOMPARE(next.panel(id)->window(), static_cast<QWidget*>(desk().windows().front()));
    }

    void lostOnesAreBroughtBack_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<bool>("stays");
        QTest::newRow("on the first") << QRect(100, 100, 800, 600) << true;
        QTest::newRow("on the second") << QRect(2'200, 300, 800, 600) << true;
        QTest::newRow("half over the edge") << QRect(1'700, 900, 800, 600) << true;
        QTest::newRow("a screen that is gone") << QRect(-4'000, 200, 800, 600) << false;
        QTest::newRow("above all") << QRect(100, -900, 800, 600) << false;
        QTest::newRow("below all") << QRect(100, 1'079, 800, 600) << false;
        QTest::newRow("a corner of it") << QRect(1'919 + 1'280, 1'020, 800, 600) << false;
        QTest::newRow("nothing") << QRect() << false;
        QTest::newRow("larger than any") << QRect(-5'000, -5'000, 90'000, 90'000) << false;
        QTest::newRow("no size") << QRect(10, 10, 0, 0) << false;
    }
    void lostOnesAreBroughtBack()
    {
        QFETCH(QRect, wanted);
        QFETCH(bool, stays);
        const QList<QRect> screens{{0, 0, 1'920, 1'080}, {1'920, 0, 1'280, 1'024}};
        const QRect at = broughtBack(wanted, screens);
        QCOMPARE(at.topLeft() == wanted.topLeft() && at.size() == wanted.size(), stays);
        const QRect title(at.topLeft(), QSize(at.width(), 24));
        QVERIFY(std::any_of(screens.begin(), screens.end(), [&](const QRect& s) {
            return (s & title).width() >= 120 && (s & title).height() >= 24;
        }));
        QVERIFY(at.width() >= 320 && at.height() >= 200);
        QCOMPARE(broughtBack(at, screens), at);
    }

    void aKeptOneOffTheScreenComesBack()
    {
        MainWindow& w = open();
        moved("depth");
        QJsonObject kept = w.saveLayout();
        QJsonObject work = kept.value("work").toObject(), layout = work.value("layout").toObject();
        QJsonArray windows = layout.value("windows").toArray();
        QJsonObject first = windows[0].toObject();
        first.insert("place", QJsonArray{-30'000, 40'000, 640, 480});
        windows[0] = first;
        layout.insert("windows", windows);
        work.insert("layout", layout);
        kept.insert("work", work);
        MainWindow& next = open();
        QVERIFY(next.restoreLayout(kept));
        QVERIFY(QGuiApplication::primaryScreen()->availableGeometry().contains(
            desk().windows().front()->geometry().center()));
    }

    void exportsHoldItsPanels()
    {
        MainWindow& w = open();
        moved("depth");
        QStringList pictures, series;
        for (const PanelPicture& p : w.grabPanels({600, 400})) pictures << p.id;
        QVERIFY(pictures.contains("depth"));
        QVERIFY(desk().isOpen("depth"));
        for (const ExportTable& t : w.exportSeries()) series << t.id;
        QVERIFY(series.contains("depth"));
    }

    void aSimulatedMarketLooksSimulatedThereToo()
    {
        open(SourceKind::Simulated);
        ExtraWindow* window = moved("depth");
        QVERIFY(window->windowTitle().contains("SIMULATED"));
        QVERIFY(window->findChild<Watermark*>());
        m_window->setTheme(builtinTheme(QStringLiteral("light")));
        QCOMPARE(window->grab().toImage().pixelColor(1, 1).rgb(),
                 builtinTheme(QStringLiteral("light")).bg.window.rgb());
    }

    void keysActThereToo()
    {
        MainWindow& w = open();
        ExtraWindow* window = moved("depth");
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        auto* depth = qobject_cast<DepthPanel*>(w.panel("depth"));
        depth->focusInside();
        QTRY_VERIFY(depth->isAncestorOf(QApplication::focusWidget()));
        const auto before = depth->lanes().venues;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V);
        QVERIFY(depth->lanes().venues != before);
        QSignalSpy exported(&w, &MainWindow::exportRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S);
        QCOMPARE(exported.count(), 1);
    }

    void aWindowThatIsSeenIsServed()
    {
        MainWindow& w = open();
        ExtraWindow* window = moved("depth");
        w.showMinimized();
        QTRY_VERIFY(!w.isActiveWindow());
        // Somebody still looks at the other one.
        QVERIFY(w.frameTick().rate() != FrameTick::Rate::Stopped);
        window->showMinimized();
        QTRY_COMPARE(w.frameTick().rate(), FrameTick::Rate::Stopped);
        w.showNormal();
        QTRY_VERIFY(w.frameTick().rate() != FrameTick::Rate::Stopped);
        // The program ends with its main window.
        QPointer<ExtraWindow> alive(window);
        window->showNormal();
        w.QWidget::close();
        QVERIFY(!alive || !alive->isVisible());
    }
};

QTEST_MAIN(TestExtraWindow)
#include "tst_extra_window.moc"
