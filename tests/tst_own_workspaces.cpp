// What a person adds to the presets: workspaces under names of their own, which are shared as files, and a second
// panel of a kind, linked to the others by its group.
#include "app/workspace_store.h"
#include "tests/support/workspace_rig.h"
#include "ui/alert_banner.h"
#include "ui/desk_book.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/panels/position_form.h"
#include "ui/panels/positions_panel.h"
#include "ui/workspace_bar.h"
#include "widgets/link_chip.h"
#include "widgets/panel_frame.h"
#include "widgets/time_plot.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

class TestOwnWorkspaces : public QObject, private test::WorkspaceRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { close(); }

    void theBannerLeadsToTheCrisis()
    {
        open();
        auto* banner = m_window->findChild<AlertBanner*>();
        banner->resize(1200, banner->height());
        banner->say({Severity::Critical, "Cascade in progress", {}, "risk", {}, "crisis"});
        QCOMPARE(desk().current(), QStringLiteral("monitor"));
        QTest::mouseClick(banner, Qt::LeftButton, {}, banner->workspaceButton().center());
        QCOMPARE(desk().current(), QStringLiteral("crisis"));
        QVERIFY(banner->workspaceButton().isEmpty());
        desk().open("monitor");
        QVERIFY(!banner->workspaceButton().isEmpty());
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
        const QString before = desk().current();
        QApplication::sendEvent(m_window.get(), &drop);
        QCOMPARE(desk().current(), before);  // the window does not wait for the disk
        QTRY_COMPARE(desk().current(), WorkspaceBook::ownKey("Two books"));
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
        const auto box = [this] { return m_window->findChild<QMessageBox*>(QStringLiteral("workspaceProblem")); };
        QTRY_VERIFY(box());
        QVERIFY(box()->text().contains("bad"));
        box()->close();
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

    // There is one model for all maps: what is supposed in one of them is supposed in the others, and told once.
    void mapsSupposeTheSame()
    {
        MainWindow& w = open();
        auto* first = qobject_cast<LiquidationMapPanel*>(w.panel("liquidation_map"));
        QVERIFY(first);
        // Kept with settings that differ.
        QJsonObject settings = first->saveState();
        settings["halfLife"] = 72.0;
        first->restoreState(settings);
        auto* second = qobject_cast<LiquidationMapPanel*>(desk().duplicate("liquidation_map"));
        QVERIFY(second);
        QCOMPARE(second->drawer()->assumed().halfLifeHours, 72.0);
        settings["halfLife"] = 24.0;
        second->restoreState(settings);
        std::vector<double> told;
        connect(&w, &MainWindow::levelsAssumed, this, [&](const LevelAssumptions& a) {
            told.push_back(a.halfLifeHours);
            LevelMapSnapshot s = *m_hub->levels.read().value;
            s.assumed = a;  // the model follows
            m_hub->levels.publish(s);
        });
        const auto seconds = [&](int n) {
            for (int i = 0; i < n; ++i) {
                m_clock.advance(std::chrono::seconds{2});
                for (LiquidationMapPanel* p : {first, second})
                    p->pull(*m_hub, {m_clock.wall(), m_clock.mono()}, true);
            }
        };
        seconds(4);
        QCOMPARE(told, std::vector<double>{72});
        QCOMPARE(second->drawer()->assumed().halfLifeHours, 72.0);
        // Changed by hand in either.
        for (auto* b : second->drawer()->findChildren<QPushButton*>())
            if (b->accessibleName().startsWith("Reset")) b->click();
        seconds(4);
        QCOMPARE(told, (std::vector<double>{72, LevelAssumptions{}.halfLifeHours}));
        QVERIFY(first->drawer()->assumed() == LevelAssumptions{});
        // Restored with others each, they agree before any of them is looked at.
        second->restoreState(settings);
        QCOMPARE(second->drawer()->assumed().halfLifeHours, 24.0);
        QVERIFY(w.restoreLayout(w.saveLayout()));
        first = qobject_cast<LiquidationMapPanel*>(w.panel("liquidation_map"));
        second = qobject_cast<LiquidationMapPanel*>(w.panel("liquidation_map-2"));
        QVERIFY(first && second);
        QVERIFY(first->drawer()->assumed() == second->drawer()->assumed());
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
};

QTEST_MAIN(TestOwnWorkspaces)
#include "tst_own_workspaces.moc"
