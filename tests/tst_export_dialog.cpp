// The export dialog and what it sets going: choices that are possible, kept and asked for; files that appear or do
// not; progress and cancel; panels' menus; the clipboard; and snapshots that repeat, with a clock and a disk of
// the test's own.
#include "app/export_desk.h"
#include "tests/support/sample_hub.h"
#include "tests/support/still_source.h"
#include "ui/export_cells.h"
#include "ui/main_window.h"
#include "ui/panel.h"
#include "ui/snapshot_plan_form.h"
#include "ui/snapshot_plans.h"
#include "ui/status_line.h"
#include "ui/workspace_desk.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <functional>
#include <memory>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstExportDialog : public QObject {
    Q_OBJECT
private:
    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<test::StillSource> m_source;
    std::unique_ptr<MainWindow> m_window;
    ExportDesk* m_desk = nullptr;
    Timestamp m_now = fromUnixMs(1'699'920'000'000);  // a day's beginning
    std::int64_t m_free = 50'000'000'000;
    std::function<void(const QString& folder)> m_asked;  // in the thread that asks

    void open(SourceKind kind = SourceKind::Live)
    {
        m_hub = std::make_unique<SnapshotHub>();
        sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, sample::Mood::Full).fill();
        m_source = std::make_unique<test::StillSource>(m_clock, kind);
        m_window = std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock, kind,
                                                QStringList{QStringLiteral("binance"), QStringLiteral("bybit")});
        m_window->resize(1'366, 768);
        m_window->setAsset(QStringLiteral("BTC"));
        m_desk = new ExportDesk(
            *m_window, *m_source, exports(), m_dir->path(), [](ExportOrder&) {}, [this] { return m_now; },
            [this](const QString& folder) {
                if (m_asked) m_asked(folder);
                return m_free;
            });
        m_window->show();
    }
    QString exports() const { return m_dir->filePath(QStringLiteral("exports")); }
    QStringList entries() const
    {
        return QDir(exports()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    template <typename W>
    W* field(const char* name) const
    {
        return m_desk->dialog()->findChild<W*>(QLatin1String(name));
    }
    void choose(const char* name, const QVariant& data) const
    {
        auto* box = field<QComboBox>(name);
        box->setCurrentIndex(box->findData(data));
        QVERIFY(box->currentIndex() >= 0);
    }
    // The path of the next export.
    QString exported(const std::function<void()>& go)
    {
        QSignalSpy done(m_desk, &ExportDesk::exported), failed(m_desk, &ExportDesk::failed);
        go();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(done.count() + failed.count() == 1, 60'000); }();
        if (failed.count() > 0) qWarning().noquote() << failed.first().first().toString();
        return done.count() == 1 ? done.first().first().toString() : QString();
    }
    static ExportChoice of(ExportWhat what, ExportForm form, const QStringList& panels = {})
    {
        ExportChoice c;
        c.what = what;
        c.form = form;
        c.panels = panels;
        return c;
    }
    static SnapshotPlan hourly()
    {
        SnapshotPlan plan;
        plan.id = QStringLiteral("test");
        plan.minutes = 60;
        plan.choice = of(ExportWhat::Panel, ExportForm::Png, {QStringLiteral("funding")});
        return plan;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_free = 50'000'000'000;
        m_asked = nullptr;
    }
    void cleanup()
    {
        m_window.reset();
        m_source.reset();
        m_hub.reset();
    }

    void choicesAreKeptFieldByField()
    {
        ExportChoice c = of(ExportWhat::Panels, ExportForm::Svg, {"depth", "funding"});
        c.size = QSize(2'560, 1'440);
        c.scale = 2;
        c.print = c.own = true;
        c.folder = QStringLiteral("/x");
        QVERIFY(exportChoiceFrom(toJson(c)) == c);
        QJsonObject odd = toJson(c);
        odd["width"] = -7;
        odd["form"] = "exe";
        odd["scale"] = 9;
        const ExportChoice back = exportChoiceFrom(odd);
        QVERIFY(back.size.isEmpty());
        QVERIFY(back.form == ExportForm::Folder);
        QCOMPARE(back.scale, 1);
        QVERIFY(back.panels == c.panels && back.print);
        QVERIFY(exportChoiceFrom({}) == ExportChoice());
        // Cells have no picture.
        QVERIFY(exportChoiceFrom({{"what", "selection"}, {"form", "png"}}).form == ExportForm::Csv);
    }
    void theDialogOffersWhatCanBe()
    {
        open();
        m_desk->openDialog(false);
        QVERIFY(m_desk->dialog()->isVisible());
        // Nothing is selected in a table.
        QCOMPARE(field<QComboBox>("exportWhat")->findData(static_cast<int>(ExportWhat::Selection)), -1);
        QVERIFY(!field<QListWidget>("exportPanels")->isVisible());
        QVERIFY(field<QPushButton>("exportRun")->isEnabled());
        choose("exportWhat", static_cast<int>(ExportWhat::Panels));
        QVERIFY(field<QListWidget>("exportPanels")->isVisible());
        QVERIFY(!field<QPushButton>("exportRun")->isEnabled());
        QCOMPARE(field<QLabel>("exportHint")->text(), QStringLiteral("Choose a panel."));
        auto* list = field<QListWidget>("exportPanels");
        list->item(0)->setCheckState(Qt::Checked);
        list->item(1)->setCheckState(Qt::Checked);
        QVERIFY(field<QPushButton>("exportRun")->isEnabled());
        QCOMPARE(m_desk->dialog()->fields().choice().panels.size(), 2);
        // Of "this panel" there is one.
        choose("exportWhat", static_cast<int>(ExportWhat::Panel));
        list->item(2)->setCheckState(Qt::Unchecked);
        list->item(2)->setCheckState(Qt::Checked);
        QCOMPARE(m_desk->dialog()->fields().choice().panels.size(), 1);
        // A size of one's own, and one that is too large for two pixels a pixel.
        auto* size = field<QComboBox>("exportSize");
        size->setCurrentIndex(size->count() - 1);
        QVERIFY(field<QSpinBox>("exportWidth")->isVisible());
        field<QSpinBox>("exportWidth")->setValue(kLargestPicture);
        field<QSpinBox>("exportHeight")->setValue(kLargestPicture);
        field<QComboBox>("exportScale")->setCurrentIndex(1);
        QVERIFY(!field<QPushButton>("exportRun")->isEnabled());
        size->setCurrentIndex(0);
        QVERIFY(field<QPushButton>("exportRun")->isEnabled());
        // A table has no size.
        choose("exportForm", static_cast<int>(ExportForm::Csv));
        QVERIFY(!size->isEnabled());
        field<QLineEdit>("exportFolder")->setText(QStringLiteral("not/whole"));
        QVERIFY(!field<QPushButton>("exportRun")->isEnabled());
    }
    void theDialogRunsAndCloses()
    {
        open(SourceKind::Simulated);
        m_desk->openDialog(false);
        choose("exportForm", static_cast<int>(ExportForm::Zip));
        const QString path = exported([&] { field<QPushButton>("exportRun")->click(); });
        QVERIFY2(path.endsWith(QStringLiteral(".zip")), qPrintable(path));
        QVERIFY(path.contains(QStringLiteral("/plimsoll_BTC_")));
        QCOMPARE(entries().size(), 1);
        QTRY_VERIFY(!m_desk->dialog());
        // Kept, and done again without the dialog: under another name.
        QVERIFY(m_desk->choice().form == ExportForm::Zip);
        const QString again = exported([&] { Q_EMIT m_window->exportRequested(); });
        QVERIFY(again != path && again.endsWith(QStringLiteral(".zip")));
        QCOMPARE(entries().size(), 2);
    }
    void everyForm_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("png") << int(ExportForm::Png) << ".png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << int(ExportForm::Svg) << ".svg" << QByteArray("<?xml");
        QTest::newRow("html") << int(ExportForm::Html) << ".html" << QByteArray("<!DOCTYPE html>");
        QTest::newRow("pdf") << int(ExportForm::Pdf) << ".pdf" << QByteArray("%PDF-");
    }
    void everyForm()
    {
        QFETCH(int, form);
        QFETCH(QString, suffix);
        QFETCH(QByteArray, begins);
        open(SourceKind::Replay);
        const QString path = exported([&] {
            m_desk->run(of(ExportWhat::Panel, static_cast<ExportForm>(form), {QStringLiteral("funding")}));
        });
        QVERIFY2(path.contains(QStringLiteral("/funding_BTC_")) && path.endsWith(suffix), qPrintable(path));
        QFile f(path);
        QVERIFY(f.open(QIODevice::ReadOnly));
        const QByteArray bytes = f.readAll();
        QVERIFY(bytes.startsWith(begins));
        if (form == int(ExportForm::Svg) || form == int(ExportForm::Html)) QVERIFY(bytes.contains("REPLAY"));
        // What scrolls is clipped, and the whole is one sound document.
        if (form == int(ExportForm::Svg)) {
            QVERIFY(bytes.count("overflow=\"hidden\"") > 3);
            QXmlStreamReader xml(bytes);
            while (!xml.atEnd()) xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        }
    }
    void severalBecomeAFolder()
    {
        open();
        const QString path = exported([&] {
            m_desk->run(
                of(ExportWhat::Panels, ExportForm::Png, {QStringLiteral("funding"), QStringLiteral("depth")}));
        });
        QCOMPARE(QDir(path).entryList(QDir::Files), QStringList({"depth.png", "funding.png"}));
        const QString tables = exported([&] { m_desk->run(of(ExportWhat::Panel, ExportForm::Csv, {"funding"})); });
        QVERIFY2(QFileInfo(tables).isFile() || !QDir(tables + "/tables").isEmpty(), qPrintable(tables));
        // A panel without a table says so, and nothing is left.
        QVERIFY(exported([&] { m_desk->run(of(ExportWhat::Panel, ExportForm::Csv, {"positions"})); }).isEmpty());
        QCOMPARE(entries().size(), 2);
    }
    void sizeAndScaleAreThatOfThePicture()
    {
        open();
        ExportChoice c = of(ExportWhat::Window, ExportForm::Png);
        c.size = QSize(1'920, 1'080);
        c.scale = 2;
        const QSize before = m_window->size();
        const QImage window(exported([&] { m_desk->run(c); }));
        QCOMPARE(window.width(), 3'840);
        QVERIFY(window.height() > 2'160 && window.height() < 2'400);  // with its foot
        QCOMPARE(m_window->size(), before);
        // Everything is laid out at that size: there is something to see in its last corner.
        int inked = 0;
        for (int x = 3'000; x < 3'830; ++x)
            for (int y = 1'700; y < 2'100; ++y) inked += window.pixelColor(x, y) != m_window->theme().bg.window;
        QVERIFY(inked > 100'000);
        c.what = ExportWhat::Panel;
        c.panels = QStringList{QStringLiteral("depth")};
        c.size = QSize(800, 500);
        c.scale = 1;
        const QImage panel(exported([&] { m_desk->run(c); }));
        QCOMPARE(panel.width(), 800);
        QVERIFY(m_window->panel(QStringLiteral("depth"))->window() == m_window.get());
    }
    void printIsLightAndTheScreenStaysDark()
    {
        open();
        ExportChoice c = of(ExportWhat::Window, ExportForm::Png);
        c.print = true;
        const QImage paper(exported([&] { m_desk->run(c); }));
        QVERIFY(paper.pixelColor(paper.width() / 2, 6).lightness() > 127);
        QCOMPARE(m_window->theme().name, QStringLiteral("dark"));
        QVERIFY(m_window->grabWindow().toImage().pixelColor(600, 6).lightness() < 127);
    }
    void aFailureIsSaidInTheDialog()
    {
        open();
        QFile inTheWay(m_dir->filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        m_desk->openDialog(false);
        field<QLineEdit>("exportFolder")->setText(inTheWay.fileName());
        QSignalSpy failed(m_desk, &ExportDesk::failed);
        field<QPushButton>("exportRun")->click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
        QVERIFY(m_desk->dialog()->isVisible());
        QVERIFY2(field<QLabel>("exportProblem")->text().contains(QStringLiteral("hoose another folder")),
                 qPrintable(field<QLabel>("exportProblem")->text()));
        QVERIFY(field<QPushButton>("exportRun")->isEnabled());
        QVERIFY(!QFileInfo::exists(exports()) || entries().isEmpty());
    }
    void cancelLeavesNothing()
    {
        open();
        m_source->silent = true;  // it waits for the market
        m_desk->openDialog(false);
        field<QPushButton>("exportRun")->click();
        QVERIFY(field<QProgressBar>("exportProgress")->isVisible());
        QVERIFY(!field<QPushButton>("exportRun")->isEnabled());
        QSignalSpy failed(m_desk, &ExportDesk::failed);
        field<QPushButton>("exportClose")->click();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(m_desk->dialog() && m_desk->dialog()->isVisible());  // the first press stopped it
        QVERIFY(!QFileInfo::exists(exports()) || entries().isEmpty());
        // While files are written, too.
        m_source->silent = false;
        connect(m_desk->dialog()->findChild<QProgressBar*>(), &QProgressBar::valueChanged, m_desk,
                [this](int value) {
                    auto* bar = field<QProgressBar>("exportProgress");
                    if (bar->maximum() > 0 && value > bar->maximum() / 2) Q_EMIT m_desk->dialog()->cancelWanted();
                });
        field<QPushButton>("exportRun")->click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, 60'000);
        QVERIFY(!QFileInfo::exists(exports()) || entries().isEmpty());
    }
    void panelsOfferWhatTheyHave()
    {
        open(SourceKind::Simulated);
        QMenu menu;
        Q_EMIT m_window->panelMenuOpening(QStringLiteral("overview"), &menu);
        const auto entry = [&](const char* name) { return menu.findChild<QAction*>(QLatin1String(name)); };
        for (const char* name : {"panelCopyPicture", "panelSavePicture", "panelExport"})
            QVERIFY2(entry(name), name);
        entry("panelCopyPicture")->trigger();
        const QImage image = QGuiApplication::clipboard()->image();
        QVERIFY(image.height() > m_window->panel(QStringLiteral("overview"))->height());  // band and foot
        m_desk->copyTable({QStringLiteral("t"), {}, {"a", "b"}, {{"1", "=x"}}});
        const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(mime->text(), QStringLiteral("a\tb\tsource\n1\t'=x\tSIMULATED\n"));
        QVERIFY(mime->html().contains(QStringLiteral("<td align=\"right\">1</td>")));
        entry("panelExport")->trigger();
        QVERIFY(m_desk->dialog()->isVisible());
        QCOMPARE(m_desk->dialog()->fields().choice().panels, QStringList{QStringLiteral("overview")});
    }
    // Weeks of hours and hours of seconds: a menu only says what they are called.
    void aMenuMakesNoTable()
    {
        open();
        int asked = 0;
        for (const QString& id :
             {QStringLiteral("overview"), QStringLiteral("funding"), QStringLiteral("depth")}) {
            if (!m_window->panel(id)) continue;
            ++asked;
            const auto filled = TableNames::filled();
            QMenu menu;
            Q_EMIT m_window->panelMenuOpening(id, &menu);
            QCOMPARE(TableNames::filled(), filled);
            const auto entries = menu.findChildren<QAction*>(QStringLiteral("panelCopyTable"));
            QVERIFY2(!entries.isEmpty(), qPrintable(id));
            QGuiApplication::clipboard()->clear();
            entries.front()->trigger();
            QVERIFY(TableNames::filled() > filled);
            QVERIFY2(QGuiApplication::clipboard()->text().contains(u'\t'), qPrintable(id));
        }
        QVERIFY(asked > 0);
    }
    // The panel goes while its file is being chosen: what was in the file stays.
    void aPanelThatHasGoneReplacesNoFile()
    {
        open();
        WorkspaceDesk& work = m_window->workspaces();
        QCoreApplication::processEvents();
        work.settle();
        QVERIFY(work.duplicate(QStringLiteral("depth")));
        QCoreApplication::processEvents();
        const QString path = m_dir->filePath(QStringLiteral("mine.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kept") == 4);
        file.close();
        const auto saveTo = [&](const QString& panel) {
            m_desk->savePicture(panel);
            auto* dialog = m_window->findChild<QFileDialog*>(QStringLiteral("savePanel"));
            QVERIFY(dialog);
            if (panel != QLatin1String("depth")) work.undo();
            Q_EMIT dialog->fileSelected(path);
            delete dialog;
        };
        const auto said = [&] { return m_window->findChild<StatusLine*>()->rightText(); };
        saveTo(QStringLiteral("depth-2"));
        QVERIFY(!m_window->panel(QStringLiteral("depth-2")));
        QCOMPARE(said(), QStringLiteral("Nothing was written: the panel is no longer there"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("kept"));
        file.close();
        // One that is there does.
        saveTo(QStringLiteral("depth"));
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(QStringLiteral("Written to ")), 60'000);
        QVERIFY(!QImage(path).isNull());
    }
    void copyTakesTheSelection()
    {
        open();
        QStandardItemModel model(3, 3);
        model.setHorizontalHeaderLabels({"asset", "rate bp", "hidden"});
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 3; ++c)
                model.setItem(
                    r, c,
                    new QStandardItem(QStringLiteral("%1,%2%3").arg(r).arg(c).arg(0, 2, 10, QLatin1Char('0'))));
        model.item(1, 1)->setText(QStringLiteral("\u22121,234.5"));
        model.item(1, 0)->setText(QStringLiteral("\u2014"));
        QTableView view;
        view.setModel(&model);
        view.setColumnHidden(2, true);
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        view.selectRow(1);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("asset\trate bp\n\t-1234.5\n"));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
        // Single cells: the rectangle around them.
        view.setSelectionBehavior(QAbstractItemView::SelectItems);
        view.clearSelection();
        view.selectionModel()->select(model.index(0, 1), QItemSelectionModel::Select);
        view.selectionModel()->select(model.index(2, 1), QItemSelectionModel::Select);
        QCOMPARE(selectedCells(view, {}, {}).rows.size(), std::size_t{2});
        QCOMPARE(selectedCells(view, {}, {}).heads, QStringList{QStringLiteral("rate bp")});
    }
    void plansAreMadeInTheDialog()
    {
        open();
        m_desk->openDialog(true);
        auto& plans = m_desk->dialog()->plans();
        QVERIFY(plans.isVisible());
        field<QPushButton>("planAdd")->click();
        auto* form = plans.findChild<SnapshotPlanForm*>();
        QVERIFY(form && form->isVisible());
        const auto part = [&](const char* name) { return form->findChild<QWidget*>(QLatin1String(name)); };
        qobject_cast<QComboBox*>(part("planWhen"))->setCurrentIndex(1);
        QVERIFY(!part("planKeep")->isEnabled());  // no time was named
        qobject_cast<QLineEdit*>(part("planTimes"))->setText(QStringLiteral("08:00 16:00"));
        QVERIFY(part("planKeep")->isEnabled());
        qobject_cast<QSpinBox*>(part("planMost"))->setValue(5);
        qobject_cast<QPushButton*>(part("planKeep"))->click();
        QTRY_COMPARE(m_desk->schedule().plans().size(), std::size_t{1});
        const SnapshotPlan plan = m_desk->schedule().plans().front();
        QVERIFY(plan.at == std::vector<int>({480, 960}));
        QCOMPARE(plan.most, 5);
        auto* table = plans.findChild<QTableWidget*>();
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("2023-11-14 08:00"));
        // Off: no next run.
        table->item(0, 0)->setCheckState(Qt::Unchecked);
        QVERIFY(!m_desk->schedule().plans().front().on);
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("off"));
        // And kept.
        m_window.reset();
        open();
        QCOMPARE(m_desk->schedule().plans().size(), std::size_t{1});
        m_desk->openDialog(true);
        field<QPushButton>("planRemove")->click();
        QVERIFY(m_desk->schedule().plans().empty());
    }
    void whatIsDueIsTaken()
    {
        open();
        SnapshotPlan plan = hourly();
        plan.most = 2;
        const Timestamp start = m_now;
        m_now = start + 30min;
        m_desk->setPlans({plan});
        m_desk->look();
        QCOMPARE(m_source->asked, 0);
        for (int hour = 1; hour <= 3; ++hour) {
            m_now = start + std::chrono::hours{hour} + 1s;
            const QString path = exported([&] { m_desk->look(); });
            QVERIFY2(path.contains(QStringLiteral("plimsoll-auto-test_BTC_20231114T0%1000").arg(hour)),
                     qPrintable(path));
            m_desk->look();  // once
        }
        QCOMPARE(m_source->asked, 3);
        QTRY_COMPARE(entries().size(), 2);  // the oldest went
        // The last choice of the person is not the schedule's.
        QVERIFY(m_desk->choice() == ExportChoice());
        m_now = start;
    }
    // A picture of another moment is not what was asked for, and what is not taken is counted.
    void whatWaitedTooLongIsMissed()
    {
        open();
        const Timestamp start = m_now;
        m_desk->setPlans({hourly()});
        const auto state = [&] { return m_desk->schedule().states(m_now).front(); };
        QSignalSpy failed(m_desk, &ExportDesk::failed);
        m_source->silent = true;  // the person's own export waits for the market
        m_desk->openDialog(false);
        field<QPushButton>("exportRun")->click();
        QCOMPARE(m_source->asked, 1);
        m_now = start + 1h;
        m_desk->look();
        QCOMPARE(state().missed, std::uint64_t{0});  // it waits
        m_now = start + 2h;
        m_desk->look();
        QCOMPARE(state().missed, std::uint64_t{1});  // the first; the second waits in its place
        m_now = start + 2h + ExportSchedule::kPatience + 1s;
        Q_EMIT m_desk->dialog()->cancelWanted();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(m_source->asked, 1);
        QCOMPARE(state().missed, std::uint64_t{2});
        QVERIFY2(state().said.contains(QStringLiteral("another export")), qPrintable(state().said));
        // Within its minute it is taken.
        field<QPushButton>("exportRun")->click();
        QCOMPARE(m_source->asked, 2);
        m_now = start + 3h;
        m_desk->look();
        m_now = start + 3h + ExportSchedule::kPatience / 2;
        m_source->silent = false;
        QSignalSpy done(m_desk, &ExportDesk::exported);
        Q_EMIT m_desk->dialog()->cancelWanted();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60'000);
        QVERIFY(done.first().first().toString().contains(QStringLiteral("plimsoll-auto-test")));
        QCOMPARE(state().missed, std::uint64_t{2});
        m_now = start;
    }
    void aShortDiskIsLeftAlone()
    {
        open();
        const Timestamp start = m_now;
        m_desk->setPlans({hourly()});
        m_free = ExportSchedule::kLeastFree - 1;
        m_now = start + 1h;
        m_desk->look();
        const auto state = [&] { return m_desk->schedule().states(m_now).front(); };
        QCOMPARE(state().missed, std::uint64_t{0});  // the window does not wait for the disk's answer
        QTRY_COMPARE(state().missed, std::uint64_t{1});
        QCOMPARE(m_source->asked, 0);
        QVERIFY2(state().said.contains(QStringLiteral("free")), qPrintable(state().said));
        m_now = start;
    }
    void aFolderThatHangsStopsNoOtherPlan()
    {
        open();
        const Timestamp start = m_now;
        const QString share = m_dir->filePath(QStringLiteral("share"));
        const auto asked = std::make_shared<QSemaphore>(), answers = std::make_shared<QSemaphore>();
        const auto released = qScopeGuard([answers] { answers->release(1'000); });
        m_asked = [=](const QString& folder) {
            if (folder != share) return;
            asked->release();
            answers->acquire();
        };
        SnapshotPlan hangs = hourly(), other = hourly();
        hangs.choice.folder = share;
        other.id = QStringLiteral("other");
        m_desk->setPlans({hangs, other});
        const auto state = [&] { return m_desk->schedule().states(m_now).front(); };
        m_now = start + 1h;
        m_desk->look();
        QVERIFY(asked->tryAcquire(1, 30'000));
        m_now += kDiskPatience;
        m_desk->look();
        QCOMPARE(state().missed, std::uint64_t{0});  // it may still answer
        m_now += 1s;
        QString path = exported([&] { m_desk->look(); });
        QVERIFY2(path.contains(QStringLiteral("plimsoll-auto-other")), qPrintable(path));
        QCOMPARE(state().missed, std::uint64_t{1});
        QVERIFY2(state().said.contains(QStringLiteral("does not answer")), qPrintable(state().said));
        // As long as it hangs it is not asked again, and the other is not late for it.
        m_now = start + 2h;
        path = exported([&] { m_desk->look(); });
        QVERIFY2(path.contains(QStringLiteral("plimsoll-auto-other")), qPrintable(path));
        QCOMPARE(state().missed, std::uint64_t{2});
        QCOMPARE(asked->available(), 0);
        // An answer that comes late takes no picture, but the folder is asked again.
        m_desk->setPlans({hangs});
        const int taken = m_source->asked;
        answers->release();
        const auto again = [&] {
            m_now += 1h;
            m_desk->look();
            return asked->tryAcquire(1, 100);
        };
        QVERIFY(QTest::qWaitFor(again, 30'000));
        QCOMPARE(m_source->asked, taken);
        m_now = start;
    }
    void itsFolderIsNamedWhileItIsWritten()
    {
        open();
        ExportRun run(*m_window, *m_source, nullptr);
        ExportOrder order;
        order.form = ExportForm::Png;
        order.whole = false;
        order.panels = QStringList{QStringLiteral("funding")};
        order.place = FreePlace{exports(), QStringLiteral("named"), QStringLiteral(".png")};
        std::vector<std::string> names;
        QSignalSpy done(&run, &ExportRun::finished);
        const auto look = [&] { names = DiskWork::look().names; };
        const ExportRun::Finish asItIs = [](ExportOrder&, Timestamp) {};
        QVERIFY(run.start(order, asItIs, look));
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60'000);
        QCOMPARE(done.first().last().toString(), QString());
        QCOMPARE(names, std::vector<std::string>{"the export " + exports().toStdString()});
    }
    void aReplayIsNotTheMarket()
    {
        open(SourceKind::Replay);
        SnapshotPlan plan;
        plan.id = QStringLiteral("test");
        const Timestamp start = m_now;
        m_desk->setPlans({plan});
        m_now = start + 2h;
        m_desk->look();
        QCOMPARE(m_source->asked, 0);
        m_desk->openDialog(true);
        QVERIFY(field<QLabel>("snapshotPlansRest")->isVisible());
        m_now = start;
    }
};

QTEST_MAIN(TstExportDialog)
#include "tst_export_dialog.moc"
