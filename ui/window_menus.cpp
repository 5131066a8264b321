// The window's menus: every entry does something and has an object name, by which the command book knows it.
#include "ui/main_window.h"

#include "ui/alert_menus.h"
#include "ui/command_desk.h"
#include "ui/handbook_window.h"
#include "ui/panel_dock.h"
#include "ui/top_bar.h"
#include "ui/tour_stops.h"
#include "ui/venue_aside.h"
#include "ui/workspace_desk.h"
#include "ui/workspace_menu.h"
#include "widgets/segmented.h"
#include "widgets/ui_text.h"

#include <QActionGroup>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>

namespace plimsoll {

namespace {

QString themeTitle(const QString& name)
{
    if (name == QLatin1String("dark")) return UiText::tr("Dark theme");
    if (name == QLatin1String("light")) return UiText::tr("Light theme");
    if (name == QLatin1String("cvd")) return UiText::tr("Dark theme for colour-blind eyes");
    return name;
}

}  // namespace

void MainWindow::buildFileMenu()
{
    QMenu* file = m_top->menus()->addMenu(tr("File"));
    file->setObjectName(QStringLiteral("file"));
    QAction* snapshot = file->addAction(tr("Export\u2026"), this, [this] { Q_EMIT exportDialogRequested(false); });
    snapshot->setObjectName(QStringLiteral("exportSnapshot"));
    snapshot->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    file->addAction(tr("Export again"), this, &MainWindow::exportRequested)
        ->setObjectName(QStringLiteral("exportAgain"));
    file->addAction(tr("Scheduled snapshots\u2026"), this, [this] { Q_EMIT exportDialogRequested(true); })
        ->setObjectName(QStringLiteral("exportSchedule"));
    file->addAction(tr("Open recording\u2026"), QKeySequence(Qt::CTRL | Qt::Key_O), this,
                    &MainWindow::openRecordingRequested)
        ->setObjectName(QStringLiteral("openRecording"));
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
    file->addAction(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close)
        ->setObjectName(QStringLiteral("quit"));
}

void MainWindow::buildViewMenu()
{
    QMenu* view = m_top->menus()->addMenu(tr("View"));
    view->setObjectName(QStringLiteral("view"));
    auto* settings = new QMenu(tr("Settings"), this);
    settings->setObjectName(QStringLiteral("settingsMenu"));
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
    for (const auto& [title, name, density] :
         {std::tuple{tr("Normal rows"), "rows-normal", Density::Normal},
          std::tuple{tr("Compact rows"), "rows-compact", Density::Compact},
          std::tuple{tr("Comfortable rows"), "rows-comfortable", Density::Comfortable}}) {
        QAction* a = settings->addAction(title);
        a->setObjectName(QLatin1String(name));
        a->setCheckable(true);
        a->setChecked(density == Density::Normal);
        a->setData(static_cast<int>(density));
        m_density->addAction(a);
        connect(a, &QAction::triggered, this, [this, density = density] {
            for (Panel* p : panels()) p->setDensity(density);
        });
    }
    settings->addSeparator();
    m_sizes = new QActionGroup(this);
    for (const SizeUnit unit : {SizeUnit::Usd, SizeUnit::Quote, SizeUnit::Base}) {
        QAction* a = settings->addAction(tr("Sizes in %1").arg(sizeUnitName(unit)));
        static constexpr const char* names[] = {"sizes-USD", "sizes-quote", "sizes-coin"};
        a->setObjectName(QLatin1String(names[static_cast<std::size_t>(unit)]));
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
    settings->addSeparator();
    QAction* marks = settings->addAction(tr("Events on charts"));
    marks->setObjectName(QStringLiteral("chartMarks"));
    marks->setToolTip(tr("Notes, outages, depegs and flushes of the journal as flags on the time axis"));
    marks->setCheckable(true);
    marks->setChecked(m_marks.shown());
    connect(&m_marks, &MarkBook::shownChanged, marks, &QAction::setChecked);
    connect(marks, &QAction::triggered, this, [this](bool on) {
        m_marks.setShown(on);
        Q_EMIT layoutChanged();
    });
    buildVoices(settings);
    settings->addSeparator();
    settings->addAction(tr("Storage\u2026"), this, &MainWindow::openStorage)
        ->setObjectName(QStringLiteral("storage"));
    m_top->setSettingsMenu(settings);
    view->addActions(settings->actions());
    view->addSeparator();
    view->addMenu(m_workMenu->menu());
    view->addAction(tr("Default layout"), this, &MainWindow::resetLayout)
        ->setObjectName(QStringLiteral("defaultLayout"));
    view->addAction(tr("Full screen"), QKeySequence(Qt::Key_F11), this, &MainWindow::toggleFullScreen)
        ->setObjectName(QStringLiteral("fullScreen"));
}

void MainWindow::buildPanelsMenu()
{
    QMenu* menu = m_top->menus()->addMenu(tr("Panels"));
    menu->setObjectName(QStringLiteral("panels"));
    for (Panel* p : panels()) menu->addAction(m_work->dock(p->id())->toggleViewAction());
    connect(m_work.get(), &WorkspaceDesk::panelMade, menu,
            [this, menu](const QString& id) { menu->addAction(m_work->dock(id)->toggleViewAction()); });
}

void MainWindow::buildVenuesMenu()
{
    QMenu* menu = m_top->menus()->addMenu(tr("Venues"));
    menu->setObjectName(QStringLiteral("venues"));
    for (VenueId v : m_venues) {
        QAction* a = menu->addAction(text(venueName(v)));
        a->setObjectName(QStringLiteral("venue-") + text(venueKey(v)));
        a->setCheckable(true);
        a->setChecked(true);
        a->setEnabled(!isReplay(m_source));  // a recording has what it has
        m_venueActions.emplace_back(v, a);
        connect(a, &QAction::triggered, this, [this, v, a](bool on) {
            // As in the settings.
            if (std::none_of(m_venueActions.begin(), m_venueActions.end(),
                             [](const auto& entry) { return entry.second->isChecked(); })) {
                a->setChecked(true);
                return setNotice(tr("One venue stays on"));
            }
            Q_EMIT venueToggled(v, on);
            Q_EMIT watchChanged();
        });
    }
    menu->addSeparator();
    fillAsideMenu(menu, m_venues, m_selection);
    connect(&m_selection, &Selection::asideChanged, this, &MainWindow::watchChanged);
}

void MainWindow::buildAlertsMenu()
{
    QMenu* menu = m_top->menus()->addMenu(tr("Alerts"));
    menu->setObjectName(QStringLiteral("alerts"));
    fillAlertsMenu(menu, &m_alerts, &m_selection, [this](const QString& id) { showPanel(id); });
    menu->addSeparator();
    QAction* story = menu->addAction(tr("Last story"), this, [this] { openStory(); });
    story->setObjectName(QStringLiteral("lastStory"));
    connect(menu, &QMenu::aboutToShow, story, [this, story] { story->setEnabled(hasStory()); });
    if (auto* voices = findChild<QAction*>(QStringLiteral("notifications"))) menu->addAction(voices);
}

void MainWindow::buildHelpMenu()
{
    QMenu* help = m_top->menus()->addMenu(tr("Help"));
    help->setObjectName(QStringLiteral("help"));
    help->addAction(tr("Handbook"), QKeySequence(Qt::Key_F1), this,
                    [this] { openHandbook(m_commandDesk->front(), m_theme, {}); })
        ->setObjectName(QStringLiteral("handbook"));
    help->addAction(tr("Contents of the handbook"), QKeySequence(Qt::SHIFT | Qt::Key_F1), this,
                    [this] { openHandbook(m_commandDesk->front(), m_theme, QStringLiteral("start")); })
        ->setObjectName(QStringLiteral("handbookContents"));
    help->addAction(tr("Keys and mouse"), this, &MainWindow::showKeys)->setObjectName(QStringLiteral("keys"));
    help->addAction(tr("Change keys\u2026"), this, [this] { m_commandDesk->openEditor(); })
        ->setObjectName(QStringLiteral("keyEditor"));
    help->addAction(tr("Tour"), this, [this] { startTour(*this); })->setObjectName(QStringLiteral("startTour"));
    help->addAction(tr("About Plimsoll"), this, &MainWindow::showAbout)->setObjectName(QStringLiteral("about"));
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Plimsoll"), {}, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("about"));
    box->setTextFormat(Qt::RichText);
    box->setText(tr("<b>Plimsoll %1</b>").arg(QStringLiteral(PLIMSOLL_VERSION)));
    box->setInformativeText(
        tr("Leverage in crypto perpetual futures, seen from the venues' own public feeds.\n\n"
           "No account, no key, no telemetry. No advice: structure is not price.\n\n"
           "Free software under the GNU General Public License, version 3 or later.\nBuilt with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

}  // namespace plimsoll
