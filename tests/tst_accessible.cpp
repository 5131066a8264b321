// For whoever does not see the screen, or has no mouse: everything that can have the keyboard, and everything that
// is painted by the program itself, has a name; the keyboard gets everywhere; charts say what they show.
#include "tests/support/dialog_book.h"
#include "ui/panel_registry.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>

#include <functional>

using namespace plimsoll;

namespace {

bool isPartOf(const QWidget* w, const char* widget)
{
    for (const QWidget* p = w->parentWidget(); p && !p->isWindow(); p = p->parentWidget())
        if (p->inherits(widget)) return true;
    return false;
}

// Pieces of what has a name as a whole.
bool isPiece(const QWidget* w)
{
    return isPartOf(w, "QAbstractSpinBox") || isPartOf(w, "QComboBox") || isPartOf(w, "QAbstractItemView") ||
           isPartOf(w, "QTabBar") || isPartOf(w, "QGraphicsView") || isPartOf(w, "QLineEdit") ||
           qobject_cast<const QScrollBar*>(w) || w->objectName().startsWith(QLatin1String("qt_"));
}

// Of the house, and not only there to hold others in a layout.
bool isOwn(const QWidget* w)
{
    return QByteArray(w->metaObject()->className()).startsWith("plimsoll::") && !w->layout();
}

QString nameOf(QWidget* w)
{
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(w);
    return face ? face->text(QAccessible::Name) : QString();
}

QString describe(const QWidget* w)
{
    QStringList way;
    for (; w; w = w->isWindow() ? nullptr : w->parentWidget()) {
        QString step = QString::fromLatin1(w->metaObject()->className()).remove(QStringLiteral("plimsoll::"));
        if (!w->objectName().isEmpty()) step += QLatin1Char('#') + w->objectName();
        way.prepend(step);
        if (way.size() == 4) break;
    }
    return way.join(QStringLiteral(" > "));
}

QStringList nameless(QWidget* root)
{
    QStringList all;
    QList<QWidget*> widgets = root->findChildren<QWidget*>();
    widgets.prepend(root);
    for (QWidget* w : widgets) {
        // What is not there at the moment says nothing.
        if (w->window() != root->window() || !w->isVisible() || isPiece(w)) continue;
        if (w->focusPolicy() == Qt::NoFocus && !isOwn(w)) continue;
        if (qobject_cast<QScrollArea*>(w) && w->focusPolicy() != Qt::StrongFocus) continue;
        if (nameOf(w).trimmed().isEmpty()) all << describe(w);
    }
    all.removeDuplicates();
    return all;
}

// What Tab should reach and did not.
QStringList unreached(QWidget* root)
{
    QList<QWidget*> wanted;
    for (QWidget* w : root->findChildren<QWidget*>()) {
        if (w->window() != root->window() || !w->isVisible() || !w->isEnabled() || isPiece(w)) continue;
        if (!(w->focusPolicy() & Qt::TabFocus) || w->visibleRegion().isEmpty()) continue;
        // Of buttons of which one is down the keyboard reaches that one; arrows choose among them.
        if (const auto* b = qobject_cast<QAbstractButton*>(w);
            b && b->isCheckable() && !b->isChecked() &&
            (b->autoExclusive() || (b->group() && b->group()->exclusive())))
            continue;
        if (qobject_cast<QScrollArea*>(w)) continue;  // what is in it brings it along
        wanted << w;
    }
    QWidget* first = nullptr;
    for (int i = 0; i < 800 && !wanted.isEmpty(); ++i) {
        QWidget* focus = QApplication::focusWidget();
        if (!focus || focus->window() != root->window() || focus == first) break;
        if (!first) first = focus;
        wanted.removeIf([&](QWidget* w) {
            return w == focus || w->isAncestorOf(focus) || w->focusProxy() == focus || !w->isVisible();
        });
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == focus && !wanted.isEmpty()) {
            return {QStringLiteral("Tab stays in ") + describe(focus)};
        }
    }
    QStringList all;
    for (const QWidget* w : wanted) all << describe(w);
    return all;
}

}  // namespace

class TstAccessible : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rig.m_log.listen(); }
    void cleanup() { m_rig.close(); }

    void everythingInThePanelsHasAName();
    void everythingAroundThePanelsHasAName();
    void dialogs_data();
    void dialogs();
    void theKeyboardGetsThroughPanels();
    void chartsSayWhatTheyShow();
    void tablesAreReadAsTables();
    void aFocusedButtonIsMarked();

private:
    test::WindowRig m_rig;
};

void TstAccessible::everythingInThePanelsHasAName()
{
    MainWindow& w = m_rig.open();
    QStringList all;
    for (const PanelRow& row : panelRegistry()) {
        const QString id = QString::fromLatin1(row.id);
        w.showPanel(id);
        w.refreshNow();
        QCoreApplication::processEvents();
        QVERIFY2(w.panel(id), row.id);
        for (const QString& line : nameless(w.panel(id))) all << id + QStringLiteral(": ") + line;
    }
    QVERIFY2(all.isEmpty(), qPrintable(all.join(QLatin1Char('\n'))));
}

void TstAccessible::everythingAroundThePanelsHasAName()
{
    for (const SourceKind source : {SourceKind::Live, SourceKind::Replay, SourceKind::Simulated}) {
        MainWindow& w = m_rig.open(source);
        QStringList all;
        for (const QString& line : nameless(&w))
            if (!line.contains(QLatin1String("Panel >"))) all << line;
        QVERIFY2(all.isEmpty(), qPrintable(all.join(QLatin1Char('\n'))));
    }
}

void TstAccessible::dialogs_data()
{
    QTest::addColumn<int>("index");
    const auto all = test::dialogBook();
    for (std::size_t i = 0; i < all.size(); ++i) QTest::newRow(all[i].name) << static_cast<int>(i);
}

void TstAccessible::dialogs()
{
    QFETCH(int, index);
    MainWindow& w = m_rig.open();
    std::unique_ptr<QWidget> dialog(test::dialogBook()[static_cast<std::size_t>(index)].make(w));
    const auto look = [&] {
        QCoreApplication::processEvents();
        QStringList wrong = nameless(dialog.get());
        if (!QApplication::focusWidget() || QApplication::focusWidget()->window() != dialog.get())
            dialog->setFocus(Qt::TabFocusReason);
        for (const QString& line : unreached(dialog.get())) wrong << QStringLiteral("not by Tab: ") + line;
        return wrong;
    };
    dialog->show();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QStringList wrong = look();
    if (auto* settings = qobject_cast<SettingsDialog*>(dialog.get()))
        for (const SettingsPage* page : settings->pages()) {
            settings->showPage(page->id());
            wrong += look();
        }
    wrong.removeDuplicates();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    // Esc leaves every dialog.
    if (qobject_cast<QDialog*>(dialog.get())) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus && focus->window() == dialog.get() ? focus : dialog.get(), Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }
}

// Within a panel Tab goes through everything that can be used there.
void TstAccessible::theKeyboardGetsThroughPanels()
{
    MainWindow& w = m_rig.open();
    QStringList missed;
    for (const PanelRow& row : panelRegistry()) {
        const QString id = QString::fromLatin1(row.id);
        w.showPanel(id);
        w.refreshNow();
        Panel* panel = w.panel(id);
        panel->focusInside();
        QCoreApplication::processEvents();
        const QWidget* focus = QApplication::focusWidget();
        if (!focus || (panel != focus && !panel->isAncestorOf(focus))) {
            missed << id + QStringLiteral(": does not take the keyboard");
            continue;
        }
        for (const QString& line : unreached(panel)) missed << id + QStringLiteral(": ") + line;
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
}

void TstAccessible::chartsSayWhatTheyShow()
{
    MainWindow& w = m_rig.open();
    QStringList silent;
    int charts = 0;
    for (const PanelRow& row : panelRegistry()) {
        w.showPanel(QString::fromLatin1(row.id));
        w.refreshNow();
        QCoreApplication::processEvents();
        for (QWidget* c : w.panel(QString::fromLatin1(row.id))->findChildren<QWidget*>()) {
            if (!c->isVisible()) continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(c);
            if (!face || (face->role() != QAccessible::Chart && face->role() != QAccessible::Indicator)) continue;
            ++charts;
            if (face->text(QAccessible::Description).trimmed().isEmpty()) silent << describe(c);
        }
    }
    silent.removeDuplicates();
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
    QVERIFY(charts > 8);
    // Of the book: the largest bid, with its price and its distance.
    w.showPanel(QStringLiteral("depth"));
    w.refreshNow();
    QStringList words;
    for (QWidget* c : w.panel(QStringLiteral("depth"))->findChildren<QWidget*>())
        if (c->inherits("plimsoll::HeatmapView"))
            words << QAccessible::queryAccessibleInterface(c)->text(QAccessible::Description);
    QVERIFY2(words.join(QLatin1Char('\n')).contains(QStringLiteral("bid")),
             qPrintable(words.join(QLatin1Char('\n'))));
}

void TstAccessible::tablesAreReadAsTables()
{
    MainWindow& w = m_rig.open();
    w.showPanel(QStringLiteral("overview"));
    w.refreshNow();
    auto* view = w.panel(QStringLiteral("overview"))->findChild<QAbstractItemView*>();
    QVERIFY(view && view->model()->rowCount() > 0);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(view);
    QVERIFY(face && face->tableInterface());
    QCOMPARE(face->tableInterface()->rowCount(), view->model()->rowCount());
    QAccessibleInterface* cell = face->tableInterface()->cellAt(0, 0);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), view->model()->index(0, 0).data().toString());
}

// Two pixels of the focus colour, in every theme.
void TstAccessible::aFocusedButtonIsMarked()
{
    for (const char* theme : {"dark", "light", "cvd"}) {
        MainWindow& w = m_rig.open(SourceKind::Live, QLatin1String(theme));
        for (const char* name : {"camera", "settings", "symbolBox"}) {
            auto* b = w.findChild<QWidget*>(QLatin1String(name));
            QVERIFY2(b, name);
            b->setFocus(Qt::TabFocusReason);
            QCoreApplication::processEvents();
            const QImage image = b->grab().toImage();
            const QColor seen = image.pixelColor(image.width() / 2, 1);
            QVERIFY2(seen == w.theme().ui.focus, qPrintable(QLatin1String(name) + QLatin1Char(' ') + seen.name()));
        }
    }
}

QTEST_MAIN(TstAccessible)
#include "tst_accessible.moc"
