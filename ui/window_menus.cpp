// The window's menus and keys: every entry does something.
#include "ui/main_window.h"

#include "ui/alert_banner.h"
#include "ui/alert_menus.h"
#include "ui/dock_host.h"
#include "ui/key_sheet.h"
#include "ui/panels/depth_panel.h"
#include "ui/replay_bar.h"
#include "ui/replay_keys.h"
#include "ui/replay_timeline.h"
#include "ui/symbol_box.h"
#include "ui/top_bar.h"
#include "widgets/heatmap_view.h"
#include "widgets/segmented.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>

namespace plimsoll {

namespace {

QString themeTitle(const QString& name)
{
    if (name == QLatin1String("dark")) return QStringLiteral("Dark theme");
    if (name == QLatin1String("light")) return QStringLiteral("Light theme");
    if (name == QLatin1String("cvd")) return QStringLiteral("Dark theme for colour-blind eyes");
    return name;
}

}  // namespace

void MainWindow::buildFileMenu()
{
    QMenu* file = m_top->menus()->addMenu(tr("File"));
    QAction* snapshot = file->addAction(tr("Export snapshot\u2026"), this, &MainWindow::exportRequested);
    snapshot->setObjectName(QStringLiteral("exportSnapshot"));
    snapshot->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    file->addAction(tr("Open recording\u2026"), QKeySequence(Qt::CTRL | Qt::Key_O), this,
                    &MainWindow::openRecordingRequested);
    m_recordAction = file->addAction(tr("Record"));
    m_recordAction->setObjectName(QStringLiteral("record"));
    m_recordAction->setCheckable(true);
    m_recordAction->setVisible(!isReplay(m_source));
    connect(m_recordAction, &QAction::triggered, this, &MainWindow::recordToggled);
    file->addSeparator();
    QAction* freeze =
        file->addAction(tr("Freeze the last 10 minutes"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this,
                        &MainWindow::freezeRequested);
    freeze->setObjectName(QStringLiteral("freeze"));
    freeze->setVisible(!isReplay(m_source));  // what is recorded is kept already
    file->addAction(tr("Incidents\u2026"), QKeySequence(Qt::CTRL | Qt::Key_I), this,
                    &MainWindow::incidentsRequested)
        ->setObjectName(QStringLiteral("incidents"));
    file->addSeparator();
    file->addAction(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
}

void MainWindow::buildViewMenu()
{
    QMenu* view = m_top->menus()->addMenu(tr("View"));
    auto* settings = new QMenu(tr("Settings"), this);
    auto* themes = new QActionGroup(this);
    for (const QString& name : builtinThemeNames()) {
        QAction* a = settings->addAction(themeTitle(name));
        a->setCheckable(true);
        a->setChecked(name == m_theme.name);
        a->setData(name);
        a->setObjectName(QStringLiteral("theme-") + name);
        themes->addAction(a);
        m_themeActions.push_back(a);
        connect(a, &QAction::triggered, this, [this, name] {
            setTheme(builtinTheme(name));
            Q_EMIT themeChosen(name);
        });
    }
    settings->addSeparator();
    m_density = new QActionGroup(this);
    for (const auto& [title, density] :
         {std::pair{tr("Normal rows"), Density::Normal}, std::pair{tr("Compact rows"), Density::Compact},
          std::pair{tr("Comfortable rows"), Density::Comfortable}}) {
        QAction* a = settings->addAction(title);
        a->setCheckable(true);
        a->setChecked(density == Density::Normal);
        m_density->addAction(a);
        connect(a, &QAction::triggered, this, [this, density = density] {
            for (Panel* p : m_panels) p->setDensity(density);
        });
    }
    settings->addSeparator();
    m_sizes = new QActionGroup(this);
    for (const SizeUnit unit : {SizeUnit::Usd, SizeUnit::Quote, SizeUnit::Base}) {
        QAction* a = settings->addAction(tr("Sizes in %1").arg(sizeUnitName(unit)));
        a->setObjectName(QStringLiteral("sizes-") + sizeUnitWord(unit));
        a->setCheckable(true);
        a->setChecked(unit == m_selection.sizeUnit());
        m_sizes->addAction(a);
        connect(a, &QAction::triggered, this, [this, unit] { m_selection.setSizeUnit(unit); });
    }
    connect(m_top->sizes(), &Segmented::currentChanged, this,
            [this](int i) { m_selection.setSizeUnit(static_cast<SizeUnit>(i)); });
    connect(&m_selection, &Selection::sizeUnitChanged, this, [this](SizeUnit unit) {
        m_top->sizes()->setCurrent(static_cast<int>(unit));
        m_sizes->actions()[static_cast<int>(unit)]->setChecked(true);
    });
    buildVoices(settings);
    settings->addSeparator();
    settings->addAction(tr("Storage\u2026"), this, &MainWindow::openStorage)
        ->setObjectName(QStringLiteral("storage"));
    m_top->setSettingsMenu(settings);
    view->addActions(settings->actions());
    view->addSeparator();
    view->addAction(tr("Default layout"), this, &MainWindow::resetLayout)
        ->setObjectName(QStringLiteral("defaultLayout"));
    view->addAction(tr("Full screen"), QKeySequence(Qt::Key_F11), this, &MainWindow::toggleFullScreen);
}

void MainWindow::buildPanelsMenu()
{
    QMenu* menu = m_top->menus()->addMenu(tr("Panels"));
    for (Panel* p : m_panels) {
        QAction* toggle = m_docks->dock(p->id())->toggleViewAction();
        toggle->setObjectName(QStringLiteral("panel-") + p->id());
        menu->addAction(toggle);
    }
}

void MainWindow::buildVenuesMenu()
{
    QMenu* menu = m_top->menus()->addMenu(tr("Venues"));
    for (VenueId v : m_venues) {
        QAction* a = menu->addAction(text(venueName(v)));
        a->setObjectName(QStringLiteral("venue-") + text(venueKey(v)));
        a->setCheckable(true);
        a->setChecked(true);
        a->setEnabled(!isReplay(m_source));  // a recording has what it has
        m_venueActions.emplace_back(v, a);
        connect(a, &QAction::triggered, this, [this, v](bool on) {
            Q_EMIT venueToggled(v, on);
            Q_EMIT watchChanged();
        });
    }
}

void MainWindow::buildAlertsMenu()
{
    QMenu* menu = m_top->menus()->addMenu(tr("Alerts"));
    fillAlertsMenu(menu, &m_alerts, &m_selection, [this](const QString& id) { showPanel(id); });
    menu->addSeparator();
    QAction* story = menu->addAction(tr("Last story"), this, [this] { openStory(); });
    story->setObjectName(QStringLiteral("lastStory"));
    connect(menu, &QMenu::aboutToShow, story, [this, story] { story->setEnabled(hasStory()); });
    menu->addAction(tr("Notifications\u2026"), this, &MainWindow::openNotifications);
}

void MainWindow::buildHelpMenu()
{
    QMenu* help = m_top->menus()->addMenu(tr("Help"));
    help->addAction(tr("Keys and mouse"), QKeySequence(Qt::Key_F1), this, &MainWindow::showKeys);
    help->addAction(tr("About Plimsoll"), this, &MainWindow::showAbout);
}

// Letters act only where nobody types: in fields and tables they belong to the field.
bool MainWindow::typing() const
{
    QWidget* f = QApplication::focusWidget();
    return qobject_cast<QLineEdit*>(f) || qobject_cast<QAbstractSpinBox*>(f) || qobject_cast<QComboBox*>(f);
}

QAction* MainWindow::key(const QKeySequence& sequence, const QString& what, const std::function<void()>& act)
{
    auto* a = new QAction(what, this);
    a->setShortcut(sequence);
    connect(a, &QAction::triggered, this, act);
    addAction(a);
    return a;
}

void MainWindow::buildKeys()
{
    key(QKeySequence(Qt::CTRL | Qt::Key_K), tr("Go to asset"), [this] { m_top->symbolBox()->focusForSearch(); });
    key(QKeySequence(Qt::Key_F6), tr("Next panel"), [this] { m_docks->focusNext(1); });
    key(QKeySequence(Qt::SHIFT | Qt::Key_F6), tr("Panel before"), [this] { m_docks->focusNext(-1); });
    key(QKeySequence(Qt::Key_Escape), tr("Back"), [this] { escape(); });
    if (isReplay(m_source)) {
        key(QKeySequence(Qt::CTRL | Qt::Key_Left), tr("Mark before"),
            [this] { m_replay->timeline()->jump(false); });
        key(QKeySequence(Qt::CTRL | Qt::Key_Right), tr("Next mark"), [this] { m_replay->timeline()->jump(true); });
        key(QKeySequence(Qt::CTRL | Qt::Key_L), tr("Repeat"), [this] { m_replay->toggleLoop(); });
    }
    // Alt and a letter open a menu; the letters are not underlined all day for that.
    QString taken;
    for (QAction* menu : m_top->menus()->actions())
        for (const QChar letter : menu->text().toUpper()) {
            if (taken.contains(letter)) continue;
            taken += letter;
            key(QKeySequence(Qt::ALT | static_cast<Qt::Key>(letter.unicode())), menu->text(), [this, menu] {
                m_top->menus()->setFocus(Qt::MenuBarFocusReason);
                m_top->menus()->setActiveAction(menu);
            });
            break;
        }
    qApp->installEventFilter(this);
}

// Single letters and signs. They are seen before the focused widget, but only where nobody types.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // Esc in a field is the field's: the window's own meaning waits.
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QLineEdit*>(watched) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress || !isActiveWindow() || QApplication::activePopupWidget() ||
        QApplication::activeModalWidget())
        return QMainWindow::eventFilter(watched, event);
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != this || widget != QApplication::focusWidget() || typing())
        return QMainWindow::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    if (press->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return QMainWindow::eventFilter(watched, event);
    const bool inTable = qobject_cast<QAbstractItemView*>(widget);
    return takeKey(press->text(), press->key(), inTable) || QMainWindow::eventFilter(watched, event);
}

bool MainWindow::takeKey(const QString& sign, int code, bool inTable)
{
    if (sign == QLatin1String("/")) {
        findOrGo();
        return true;
    }
    if (sign == QLatin1String("?")) {
        showKeys();
        return true;
    }
    if (isReplay(m_source) && takeReplayKey(*m_replay, sign, code, inTable)) return true;
    if (code == Qt::Key_B && !inTable && !isReplay(m_source)) {
        Q_EMIT freezeRequested();
        return true;
    }
    if (code == Qt::Key_A && !inTable && m_banner->isVisible()) {
        m_banner->acknowledge();
        return true;
    }
    if (code == Qt::Key_U && !inTable) {
        m_selection.setSizeUnit(static_cast<SizeUnit>((static_cast<int>(m_selection.sizeUnit()) + 1) % 3));
        return true;
    }
    DepthPanel* depth = depthPanel();
    if (inTable || !depth) return false;  // type-ahead wins
    switch (code) {
        case Qt::Key_Space:
            // A focused button takes its own space bar.
            if (qobject_cast<QAbstractButton*>(QApplication::focusWidget())) return false;
            pausePressed();
            return true;
        case Qt::Key_End: depth->heatmap()->goLive(); return true;
        case Qt::Key_Home: depth->heatmap()->resetView(); return true;
        case Qt::Key_G: depth->nextGroup(); return true;
        case Qt::Key_V: depth->nextVenue(); return true;
        case Qt::Key_S: Q_EMIT exportRequested(); return true;
        case Qt::Key_BracketLeft:
        case Qt::Key_BracketRight:
        case Qt::Key_Minus:
        case Qt::Key_Equal:
            if (depth->plotHasFocus()) return false;
            {
                QKeyEvent forward(QEvent::KeyPress, code, Qt::NoModifier, sign);
                QApplication::sendEvent(depth->heatmap(), &forward);
            }
            return true;
        default: return false;
    }
}

void MainWindow::findOrGo()
{
    QWidget* f = QApplication::focusWidget();
    for (Panel* p : m_panels)
        if (f && (p == f || p->isAncestorOf(f)) && p->startFind()) return;
    m_top->symbolBox()->focusForSearch();
}

void MainWindow::pausePressed()
{
    if (isReplay(m_source))
        m_replay->togglePlay();
    else if (DepthPanel* depth = depthPanel())
        depth->togglePause();
}

void MainWindow::escape()
{
    if (typing()) {
        QApplication::focusWidget()->clearFocus();
    } else if (m_docks->isMaximised()) {
        m_docks->restore();
    } else if (isFullScreen()) {
        toggleFullScreen();
    }
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::showKeys()
{
    if (!m_keys) {
        m_keys = new KeySheet(m_theme, this);
        m_keys->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_keys->show();
    m_keys->raise();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Plimsoll"), {}, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("about"));
    box->setText(tr("<b>Plimsoll %1</b>").arg(QStringLiteral(PLIMSOLL_VERSION)));
    box->setInformativeText(
        tr("Leverage in crypto perpetual futures, seen from the venues' own public feeds.\n\n"
           "No account, no key, no telemetry. No advice: structure is not price.\n\n"
           "Free software under the GNU General Public License, version 3 or later.\nBuilt with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

}  // namespace plimsoll
