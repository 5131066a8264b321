// The export dialog and what it sets going: choices that are possible, kept and asked for; files that appear or do
// not; progress and cancel; panels' menus; the clipboard. Snapshots that repeat: tst_export_plans.
#include "app/export_desk.h"
#include "tests/support/export_desk_rig.h"
#include "ui/export_cells.h"
#include "ui/main_window.h"
#include "ui/panel.h"
#include "ui/status_line.h"
#include "ui/workspace_desk.h"

#include <QAbstractItemView>
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
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QXmlStreamReader>
#include <QtTest>

#include <string>
#include <vector>

using namespace plimsoll;

class TstExportDialog : public QObject, private test::ExportDeskRig {
    Q_OBJECT

private Q_SLOTS:
    void init() { fresh(); }
    void cleanup() { close(); }

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
};

QTEST_MAIN(TstExportDialog)
#include "tst_export_dialog.moc"
