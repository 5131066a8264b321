// A right click anywhere in a panel: the value under the pointer first, then what can be done with it, whatever
// the panel offers of its own.
#include "tests/support/window_rig.h"
#include "ui/context_menus.h"
#include "ui/handbook_window.h"
#include "ui/panel_registry.h"
#include "ui/panels/board_view.h"
#include "widgets/safe_cell.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

using namespace plimsoll;

namespace {

struct Seen {
    QStringList lines, names;
    bool firstIsAValue = false;
};

}  // namespace

class TstContextMenus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rig.m_log.listen(); }
    void cleanup() { m_rig.close(); }

    void everyPanelAnswers();
    void aCellIsCopied();
    void aTableIsCopied();
    void theRowsAssetIsShown();
    void anAlertIsProposed();
    void theHandbookOpens();
    void fieldsKeepTheirOwn();

private:
    // Right click; what the menu had, and `pick` was chosen in it.
    Seen click(QWidget* on, const QPoint& at, const char* pick = nullptr);
    BoardView* tableOf(const char* panel);
    QPoint cell(const BoardView* view, int row, int column)
    {
        return view->visualRect(view->model()->index(row, column)).center();
    }

    test::WindowRig m_rig;
};

Seen TstContextMenus::click(QWidget* on, const QPoint& at, const char* pick)
{
    Seen seen;
    bool done = false;
    // A menu may hold the click until it is closed: it is looked at from within.
    QTimer look;
    look.setInterval(1);
    connect(&look, &QTimer::timeout, this, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu || done) return;
        done = true;
        for (const QAction* a : menu->actions()) {
            if (a->isSeparator()) continue;
            seen.lines << a->text();
            seen.names << a->objectName();
        }
        seen.firstIsAValue = !menu->actions().isEmpty() && !menu->actions().front()->isEnabled();
        QAction* chosen = nullptr;
        for (QAction* a : menu->actions())
            if (pick && a->objectName() == QLatin1String(pick)) chosen = a;
        menu->close();
        if (chosen) chosen->trigger();
    });
    look.start();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, on->mapToGlobal(at));
    QApplication::sendEvent(on, &event);
    [&] { QTRY_VERIFY(done); }();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return seen;
}

BoardView* TstContextMenus::tableOf(const char* panel)
{
    MainWindow& w = *m_rig.m_window;
    w.showPanel(QLatin1String(panel));
    w.refreshNow();
    QCoreApplication::processEvents();
    for (BoardView* v : w.panel(QLatin1String(panel))->findChildren<BoardView*>())
        if (v->isVisible() && v->model() && v->model()->rowCount() > 0) return v;
    return nullptr;
}

void TstContextMenus::everyPanelAnswers()
{
    MainWindow& w = m_rig.open();
    QStringList wrong;
    for (const PanelRow& row : panelRegistry()) {
        const QString id = QString::fromLatin1(row.id);
        w.showPanel(id);
        w.refreshNow();
        QCoreApplication::processEvents();
        Panel* panel = w.panel(id);
        // In the middle of each table and chart; where there is none, of the panel.
        QList<QPointer<QWidget>> places;
        for (QWidget* c : panel->findChildren<QWidget*>())
            if (c->isVisible() && c->focusPolicy() == Qt::StrongFocus && c->width() > 80 && c->height() > 60 &&
                !c->visibleRegion().isEmpty()) {
                auto* view = qobject_cast<QAbstractScrollArea*>(c);
                places << QPointer<QWidget>(view ? view->viewport() : c);
            }
        if (places.isEmpty()) {
            // A field's own menu is of editing alone.
            QWidget* middle = panel->childAt(panel->rect().center());
            if (qobject_cast<QLineEdit*>(middle)) middle = middle->parentWidget();
            places << QPointer<QWidget>(middle);
        }
        for (const auto& place : places) {
            QVERIFY2(place, row.id);
            const Seen seen = click(place, place->rect().center());
            const QString where = id + QStringLiteral(", ") + QLatin1String(place->metaObject()->className()) +
                                  QStringLiteral(": ") + seen.lines.join(QStringLiteral(" | "));
            if (!seen.firstIsAValue || seen.lines.front().trimmed().isEmpty())
                wrong << QStringLiteral("no value first: ") + where;
            if (seen.names.count(QStringLiteral("panelHelp")) != 1) wrong << QStringLiteral("no help: ") + where;
        }
    }
    QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
}

void TstContextMenus::aCellIsCopied()
{
    m_rig.open();
    BoardView* view = tableOf("overview");
    QVERIFY(view);
    const Seen seen = click(view->viewport(), cell(view, 0, 1), "copyCell");
    QCOMPARE(QApplication::clipboard()->text(), safeCell(view->model()->index(0, 1).data().toString()));
    QVERIFY(seen.lines.front().contains(view->model()->index(0, 0).data().toString()));
    // Pasted into a spreadsheet it does not run.
    QStandardItemModel names;
    names.appendRow(new QStandardItem(QStringLiteral("=HYPERLINK(\"http://evil.example\")")));
    QTableView table(m_rig.m_window->panel(QStringLiteral("overview")));
    table.setModel(&names);
    table.resize(300, 200);
    table.show();
    click(table.viewport(), table.visualRect(names.index(0, 0)).center(), "copyCell");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("'=HYPERLINK(\"http://evil.example\")"));
}

void TstContextMenus::aTableIsCopied()
{
    m_rig.open();
    BoardView* view = tableOf("health");
    QVERIFY(view);
    QApplication::clipboard()->clear();
    // One entry for it, the panel's or ours.
    const Seen seen = click(view->viewport(), cell(view, 0, 0));
    int copies = 0;
    for (const QString& line : seen.lines) copies += line.contains(QStringLiteral("TSV"));
    QCOMPARE(copies, 1);
    const QString text = tableText(*view);
    QVERIFY(text.count(QLatin1Char('\n')) >= view->model()->rowCount());
    QVERIFY(text.contains(QLatin1Char('\t')));
}

void TstContextMenus::theRowsAssetIsShown()
{
    MainWindow& w = m_rig.open();
    BoardView* view = tableOf("funding");
    QVERIFY(view);
    int row = 0;
    const auto asset = [&] { return view->model()->index(row, 0).data().toString(); };
    while (asset() == w.selection().asset()) ++row;
    const QString wanted = asset();
    const Seen seen = click(view->viewport(), cell(view, row, 0));
    int shows = 0;
    for (const QString& line : seen.lines) shows += line == QStringLiteral("Show ") + wanted;
    QCOMPARE(shows, 1);
}

void TstContextMenus::anAlertIsProposed()
{
    MainWindow& w = m_rig.open();
    w.alerts().disconnect(&w);  // the form is another's
    QSignalSpy rule(&w.alerts(), &AlertBook::ruleProposed);
    QSignalSpy condition(&w.alerts(), &AlertBook::proposed);
    BoardView* view = tableOf("overview");
    QVERIFY(view);
    const Seen seen = click(view->viewport(), cell(view, 0, 0), "alertOnAsset");
    if (seen.names.contains(QStringLiteral("alertOnAsset")))
        QCOMPARE(rule.count(), 1);
    else
        QVERIFY(seen.names.contains(QStringLiteral("alertOnThis")));
    QVERIFY(w.alerts().rules().empty());
}

void TstContextMenus::theHandbookOpens()
{
    MainWindow& w = m_rig.open();
    BoardView* view = tableOf("overview");
    QVERIFY(view);
    click(view->viewport(), cell(view, 0, 0), "panelHelp");
    auto* book = w.findChild<HandbookWindow*>();
    QVERIFY(book && book->isVisible());
    QCOMPARE(book->page(), QStringLiteral("panel-overview"));
}

void TstContextMenus::fieldsKeepTheirOwn()
{
    MainWindow& w = m_rig.open();
    w.showPanel(QStringLiteral("funding"));
    auto* field = w.panel(QStringLiteral("funding"))->findChild<QLineEdit*>();
    QVERIFY(field);
    const Seen seen = click(field, field->rect().center());
    QVERIFY(!seen.names.contains(QStringLiteral("panelHelp")));
}

QTEST_MAIN(TstContextMenus)
#include "tst_context_menus.moc"
