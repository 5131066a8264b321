// Every dialog has room: it stays on the screen, and nothing in it is cut off: at every scale, with the largest
// letters, in both languages. Qt reads the scale once, so each is a run of its own (PLIMSOLL_ROOM). With
// PLIMSOLL_PICTURES a folder gets a picture of each.
#include "tests/support/dialog_book.h"
#include "tests/support/picture.h"
#include "ui/dialog_room.h"
#include "ui/language.h"
#include "ui/panel_registry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QProcess>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace plimsoll;

namespace {

// A scale of the program on a screen, how much larger letters are, and the language.
struct Room {
    const char* name;
    const char* scale;
    int width, height, step;
    const char* language;
};

constexpr Room kRooms[] = {
    {"100", "1", 1366, 768, 0, "en"},           {"100-large", "1", 1366, 768, 3, "en"},
    {"100-de", "1", 1366, 768, 0, "de"},        {"100-large-de", "1", 1366, 768, 3, "de"},
    {"150", "1.5", 1920, 1080, 0, "en"},        {"150-large-de", "1.5", 1920, 1080, 3, "de"},
    {"200", "2", 1920, 1080, 0, "en"},          {"200-large", "2", 1920, 1080, 3, "en"},
    {"200-large-de", "2", 1920, 1080, 3, "de"},
};

QString lineOf(const QWidget* w, const QString& what, const QString& text)
{
    QString name = QString::fromLatin1(w->metaObject()->className()).remove(QStringLiteral("plimsoll::"));
    if (!w->objectName().isEmpty()) name += QLatin1Char('#') + w->objectName();
    return QStringLiteral("%1 %2 \"%3\" (%4 x %5)")
        .arg(name, what, text.left(60))
        .arg(w->width())
        .arg(w->height());
}

int wide(const QWidget* w, const QString& text)
{
    return w->fontMetrics().horizontalAdvance(text);
}

// What of its text this widget does not show; empty: all is there.
QString lacking(const QWidget* w)
{
    if (const auto* l = qobject_cast<const QLabel*>(w)) {
        if (l->text().isEmpty()) return {};
        if (l->wordWrap())
            return l->heightForWidth(l->width()) > l->height() ? lineOf(w, QStringLiteral("cut below"), l->text())
                                                               : QString();
        const QSize hint = l->sizeHint();
        return hint.width() > l->width() || hint.height() > l->height() + 1
                   ? lineOf(w, QStringLiteral("wants %1 x %2").arg(hint.width()).arg(hint.height()), l->text())
                   : QString();
    }
    if (const auto* b = qobject_cast<const QAbstractButton*>(w)) {
        if (b->text().isEmpty() || b->objectName().startsWith(QLatin1String("qt_"))) return {};
        const QSize hint = b->sizeHint();
        return hint.width() > b->width() || hint.height() > b->height() + 2
                   ? lineOf(w, QStringLiteral("wants %1 x %2").arg(hint.width()).arg(hint.height()), b->text())
                   : QString();
    }
    if (const auto* c = qobject_cast<const QComboBox*>(w)) {
        if (c->isEditable()) return {};  // a field: its text moves under the cursor
        QStyleOptionComboBox option;
        option.initFrom(c);
        option.editable = c->isEditable();
        const QRect field =
            c->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, c);
        return wide(c, c->currentText()) > field.width()
                   ? lineOf(w, QStringLiteral("wants %1 of %2").arg(wide(c, c->currentText())).arg(field.width()),
                            c->currentText())
                   : QString();
    }
    if (const auto* s = qobject_cast<const QAbstractSpinBox*>(w))
        return s->sizeHint().width() > s->width() || s->fontMetrics().height() > s->height()
                   ? lineOf(w, QStringLiteral("wants %1").arg(s->sizeHint().width()), s->text())
                   : QString();
    if (const auto* e = qobject_cast<const QLineEdit*>(w)) {
        const int room = e->contentsRect().width() - 14 - e->textMargins().left() - e->textMargins().right();
        const bool hint = e->text().isEmpty() && wide(e, e->placeholderText()) > room + 2;
        if (hint) return lineOf(w, QStringLiteral("placeholder"), e->placeholderText());
        return e->fontMetrics().height() > e->height() ? lineOf(w, QStringLiteral("too low"), e->text())
                                                       : QString();
    }
    return {};
}

QStringList cutTabs(const QTabBar* bar)
{
    QStringList all;
    for (int i = 0; i < bar->count(); ++i)
        if (wide(bar, bar->tabText(i)) > bar->tabRect(i).width())
            all << lineOf(bar, QStringLiteral("tab"), bar->tabText(i));
    if (bar->count() > 0 && bar->tabRect(bar->count() - 1).right() > bar->width() + 1)
        all << lineOf(bar, QStringLiteral("last tab is out of sight"), bar->tabText(bar->count() - 1));
    return all;
}

QStringList cutHeads(const QHeaderView* head)
{
    QStringList all;
    if (head->orientation() != Qt::Horizontal) return all;
    for (int i = 0; i < head->count(); ++i) {
        if (head->isSectionHidden(i)) continue;
        const QString text = head->model()->headerData(i, Qt::Horizontal).toString();
        if (wide(head, text) > head->sectionSize(i)) all << lineOf(head, QStringLiteral("head"), text);
    }
    return all;
}

QStringList cutRows(const QListWidget* list)
{
    QStringList all;
    for (int i = 0; i < list->count() && !list->wordWrap(); ++i)
        if (list->sizeHintForColumn(0) > list->viewport()->width() && list->item(i)->toolTip().isEmpty() &&
            wide(list, list->item(i)->text()) > list->viewport()->width())
            all << lineOf(list, QStringLiteral("row"), list->item(i)->text());
    return all;
}

// Out of what it stands in, where nothing scrolls it into view.
bool isOutside(const QWidget* w)
{
    const QWidget* parent = w->parentWidget();
    if (!parent || qobject_cast<const QAbstractScrollArea*>(parent->parentWidget())) return false;
    return !parent->rect().adjusted(-1, -1, 1, 1).contains(w->geometry());
}

QStringList faults(QWidget* window)
{
    QStringList all;
    const QSize most = DialogRoom::most(*window->screen());
    if (window->width() > most.width() || window->height() > most.height())
        all << lineOf(window, QStringLiteral("leaves the screen of %1 x %2").arg(most.width()).arg(most.height()),
                      window->windowTitle());
    for (QWidget* w : window->findChildren<QWidget*>()) {
        if (w->window() != window || !w->isVisible()) continue;
        if (w->parentWidget() && w->parentWidget()->inherits("QAbstractSpinBox")) continue;
        if (w->parentWidget() && w->parentWidget()->inherits("QComboBox")) continue;
        if (const QString line = lacking(w); !line.isEmpty()) all << line;
        if (const auto* bar = qobject_cast<QTabBar*>(w)) all += cutTabs(bar);
        if (const auto* head = qobject_cast<QHeaderView*>(w)) all += cutHeads(head);
        if (const auto* list = qobject_cast<QListWidget*>(w)) all += cutRows(list);
        if (isOutside(w) && !w->objectName().startsWith(QLatin1String("qt_")) && !qobject_cast<QScrollBar*>(w) &&
            !qobject_cast<QTabBar*>(w->parentWidget()))
            all << lineOf(w, QStringLiteral("outside of its place"), w->accessibleName());
        // What scrolls sideways hides words.
        if (const auto* area = qobject_cast<QScrollArea*>(w); area && area->horizontalScrollBar()->maximum() > 0) {
            const QWidget* widest = nullptr;  // of those that have no parts of their own
            for (const QWidget* part : area->widget()->findChildren<QWidget*>())
                if (part->isVisible() && !part->layout() &&
                    (!widest || part->mapTo(area->widget(), part->rect().topRight()).x() >
                                    widest->mapTo(area->widget(), widest->rect().topRight()).x()))
                    widest = part;
            all << lineOf(w, QStringLiteral("scrolls sideways"), area->widget()->objectName()) +
                       (widest ? lineOf(widest, QStringLiteral(" because of"), widest->accessibleName())
                               : QString());
        }
    }
    all.removeDuplicates();
    return all;
}

const Room* roomNamed(const QByteArray& name)
{
    for (const Room& r : kRooms)
        if (name == r.name) return &r;
    return nullptr;
}

}  // namespace

class TstDialogRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void rooms_data();
    void rooms();
    void dialogs_data();
    void dialogs();
    void panels();
    void whatIsTooTallScrolls();

private:
    void look(QWidget* dialog, const QString& name, QStringList& all);
    const Room* m_room = roomNamed(qgetenv("PLIMSOLL_ROOM"));
    const QString m_theme = qEnvironmentVariable("PLIMSOLL_THEME", QStringLiteral("dark"));
    test::WindowRig m_rig;
};

void TstDialogRoom::initTestCase()
{
    if (!m_room) return;
    if (qstrcmp(m_room->language, "en") != 0) loadLanguage(QLatin1String(m_room->language));
    MainWindow& w = m_rig.open(SourceKind::Live, m_theme, {1200, 700});
    if (m_room->step == 0) return;
    Theme larger = w.theme();
    larger.fontStep = m_room->step;
    w.setTheme(larger);
}

void TstDialogRoom::cleanupTestCase()
{
    m_rig.m_window.reset();
}

void TstDialogRoom::rooms_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < std::size(kRooms); ++i) QTest::newRow(kRooms[i].name) << static_cast<int>(i);
}

void TstDialogRoom::rooms()
{
    if (m_room) QSKIP("this is such a run");
    QFETCH(int, index);
    const Room& room = kRooms[index];
    QTemporaryDir folder;
    QFile screens(folder.filePath(QStringLiteral("screens.json")));
    QVERIFY(screens.open(QIODevice::WriteOnly));
    const QJsonObject screen{{QStringLiteral("name"), QStringLiteral("one")},
                             {QStringLiteral("x"), 0},
                             {QStringLiteral("y"), 0},
                             {QStringLiteral("width"), room.width},
                             {QStringLiteral("height"), room.height},
                             {QStringLiteral("logicalDpi"), 96},
                             {QStringLiteral("logicalBaseDpi"), 96},
                             {QStringLiteral("dpr"), 1}};
    screens.write(QJsonDocument(QJsonObject{{QStringLiteral("screens"), QJsonArray{screen}}}).toJson());
    screens.close();
    QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
    e.insert(QStringLiteral("PLIMSOLL_ROOM"), QLatin1String(room.name));
    e.insert(QStringLiteral("QT_SCALE_FACTOR"), QLatin1String(room.scale));
    e.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen:configfile=") + screens.fileName());
    QProcess run;
    run.setProcessEnvironment(e);
    run.setProcessChannelMode(QProcess::MergedChannels);
    run.start(QCoreApplication::applicationFilePath(),
              {QStringLiteral("dialogs"), QStringLiteral("panels"), QStringLiteral("whatIsTooTallScrolls")});
    QVERIFY(run.waitForFinished(170'000));
    // What it found, and not what the platform has to say.
    QStringList found;
    const QString said = QString::fromUtf8(run.readAll());
    for (const QString& line : said.split(QLatin1Char('\n')))
        if (line.contains(QLatin1String("CUT ")) || line.startsWith(QLatin1String("FAIL!"))) found << line;
    QVERIFY2(run.exitStatus() == QProcess::NormalExit && run.exitCode() == 0,
             qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    QVERIFY2(said.contains(QLatin1String(" 0 skipped")), qPrintable(said));
}

void TstDialogRoom::dialogs_data()
{
    QTest::addColumn<int>("index");
    if (!m_room) {
        QTest::newRow("none") << -1;
        return;
    }
    int i = 0;
    for (const test::DialogRow& row : test::dialogBook()) QTest::newRow(row.name) << i++;
    for (const test::DialogRow& row : test::questionBook()) QTest::newRow(row.name) << i++;
}

void TstDialogRoom::look(QWidget* dialog, const QString& name, QStringList& all)
{
    for (int i = 0; i < 4; ++i) QCoreApplication::processEvents();
    for (const QString& line : faults(dialog)) all << name + QStringLiteral(": ") + line;
    test::keepPicture(*dialog, QStringLiteral("%1-%2-%3").arg(name, m_theme, QLatin1String(m_room->name)));
}

void TstDialogRoom::dialogs()
{
    QFETCH(int, index);
    if (!m_room) return;  // the runs of their own do this
    auto book = test::dialogBook();
    for (test::DialogRow& row : test::questionBook()) book.push_back(std::move(row));
    const test::DialogRow& row = book[static_cast<std::size_t>(index)];
    const QString name = QString::fromLatin1(row.name);
    QPointer<QWidget> dialog(row.make(*m_rig.m_window));
    QVERIFY(dialog);
    dialog->show();
    QStringList all;
    look(dialog, name, all);
    if (auto* settings = qobject_cast<SettingsDialog*>(dialog.data()))
        for (const SettingsPage* page : settings->pages()) {
            settings->showPage(page->id());
            look(dialog, name + QLatin1Char('-') + page->id(), all);
        }
    for (QTabBar* bar : dialog->findChildren<QTabBar*>())
        for (int i = 1; i < bar->count(); ++i) {
            bar->setCurrentIndex(i);
            look(dialog, QStringLiteral("%1-tab%2").arg(name).arg(i), all);
        }
    delete dialog;
    all.removeDuplicates();
    for (const QString& line : all) qInfo().noquote() << QStringLiteral("CUT ") + line;
    QVERIFY2(all.isEmpty(), "something is cut off");
}

// Filled panels are shown in every room without a complaint.
void TstDialogRoom::panels()
{
    if (!m_room) return;
    MainWindow& w = *m_rig.m_window;
    for (const PanelRow& row : panelRegistry()) {
        const QString id = QString::fromLatin1(row.id);
        w.showPanel(id);
        w.refreshNow();
        for (int i = 0; i < 4; ++i) QCoreApplication::processEvents();
        Panel* panel = w.panel(id);
        QVERIFY2(panel && panel->isVisible(), row.id);
        test::keepPicture(*panel, QStringLiteral("panel-%1-%2-%3").arg(id, m_theme, QLatin1String(m_room->name)));
    }
}

// Its body goes into a scroll area, its buttons stay in sight, and the keyboard stays where it was.
void TstDialogRoom::whatIsTooTallScrolls()
{
    QDialog dialog;
    auto* column = new QVBoxLayout(&dialog);
    QPointer<QLineEdit> first;
    for (int i = 0; i < 80; ++i) {
        auto* e = new QLineEdit(&dialog);
        if (!first) first = e;
        column->addWidget(e);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    column->addWidget(buttons);
    DialogRoom::keep();
    dialog.show();
    first->setFocus();
    QCoreApplication::processEvents();
    const QSize most = DialogRoom::most(*dialog.screen());
    QVERIFY(dialog.height() <= most.height());
    QVERIFY(buttons->isVisible());
    QVERIFY(dialog.rect().contains(QRect(buttons->mapTo(&dialog, QPoint(0, 0)), buttons->size())));
    auto* area = dialog.findChild<QScrollArea*>();
    QVERIFY(area && area->verticalScrollBar()->maximum() > 0);
    QVERIFY(first->isVisible());
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    // Once is enough: it can be hidden and shown again.
    dialog.hide();
    dialog.show();
    QCoreApplication::processEvents();
    QCOMPARE(dialog.findChildren<QScrollArea*>().size(), 1);
}

QTEST_MAIN(TstDialogRoom)
#include "tst_dialog_room.moc"
