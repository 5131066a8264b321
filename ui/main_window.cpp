#include "ui/main_window.h"

#include "model/alerts/alert_standing.h"
#include "ui/alert_banner.h"
#include "ui/alert_cells.h"
#include "ui/alert_form.h"
#include "ui/command_desk.h"
#include "ui/demo_bar.h"
#include "ui/dock_host.h"
#include "ui/extra_window.h"
#include "ui/feed_strip.h"
#include "ui/freeze_voice.h"
#include "ui/panel_registry.h"
#include "ui/panels/depth_panel.h"
#include "ui/panels/feed_health_panel.h"
#include "ui/panels/liquidation_map_panel.h"
#include "ui/replay_bar.h"
#include "ui/rule_limits.h"
#include "ui/standing_item.h"
#include "ui/status_line.h"
#include "ui/strip_content.h"
#include "ui/strip_state.h"
#include "ui/symbol_box.h"
#include "ui/top_bar.h"
#include "ui/trouble_band.h"
#include "ui/voice_desk.h"
#include "ui/watermark.h"
#include "ui/workspace_bar.h"
#include "ui/workspace_desk.h"
#include "ui/workspace_menu.h"
#include "widgets/heatmap_view.h"
#include "widgets/icon.h"
#include "widgets/style_sheet.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QElapsedTimer>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace plimsoll {

namespace {

constexpr int kNoticeMs = 12'000;
constexpr Duration kPatience = std::chrono::seconds{2};

// Of the venues that are switched on. Before the first report nothing is known to be wrong.
Freshness bestState(const HealthSnapshot* health, const std::vector<VenueId>& venues)
{
    if (!health) return Freshness::Live;
    Freshness best = Freshness::Off;
    for (VenueId v : venues) {
        const VenueRow& row = health->venues[static_cast<std::size_t>(v)];
        if (row.enabled) best = std::min(best, row.state);
    }
    return best;
}

}  // namespace

MainWindow::MainWindow(const Theme& theme, const SnapshotHub& hub, const Clock& clock, SourceKind source,
                       const QStringList& venues, QWidget* parent)
    : QMainWindow(parent), m_theme(theme), m_hub(hub), m_source(source), m_tick(hub, UiClock(clock, hub, source))
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(source == SourceKind::Live ? QStringLiteral("Plimsoll")
                                              : QStringLiteral("Plimsoll \u2013 %1").arg(sourceWord(source)));
    setWindowIcon(appIcon());
    for (VenueId v : kVenues)
        if (venues.contains(text(venueKey(v)))) m_venues.push_back(v);
    applyTheme(*qApp, m_theme);
    buildBars();
    buildPanels();
    buildFileMenu();
    buildViewMenu();
    buildPanelsMenu();
    buildVenuesMenu();
    buildAlertsMenu();
    buildHelpMenu();
    buildKeys();
    wire();
    resize(1920, 1080);
    focusHome();
    tables(m_tick.now());
}

MainWindow::~MainWindow()
{
    // Panels and docks lean on members of this class: they go first, and in silence.
    m_tick.setRate(FrameTick::Rate::Stopped);
    qApp->removeEventFilter(this);
    m_work->disconnect(this);
    m_links.disconnect(this);
    m_selection.disconnect(this);
    m_work.reset();
    delete centralWidget();
}

void MainWindow::buildBars()
{
    auto* head = new QWidget(this);
    m_top = new TopBar(m_theme, m_source, head);
    m_strip = new FeedStrip(m_theme, m_venues, head);
    m_replay = new ReplayBar(m_theme, head);
    m_replay->setVisible(isReplay(m_source));
    m_demo = new DemoBar(m_theme, head);
    m_demo->setVisible(m_source == SourceKind::Simulated);
    m_trouble = new TroubleBand(m_theme, head);
    m_banner = new AlertBanner(m_theme, head);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* bar : std::initializer_list<QWidget*>{m_top, m_strip, m_banner, m_replay, m_demo, m_trouble})
        column->addWidget(bar);
    setMenuWidget(head);

    auto* frame = new QWidget(this);
    frame->setProperty("surface", "window");
    m_docks = new DockHost(m_theme, frame);
    auto* margin = new QVBoxLayout(frame);
    margin->setContentsMargins(4, 4, 4, 4);
    margin->addWidget(m_docks);
    setCentralWidget(frame);
    if (isSimulated(m_source)) m_watermark = new Watermark(m_theme, sourceWord(SourceKind::Simulated), frame);

    m_status = new StatusLine(m_theme, this);
    auto* bar = new QStatusBar(this);
    bar->setSizeGripEnabled(false);
    bar->setFixedHeight(StatusLine::kHeight);
    bar->setContentsMargins(0, 0, 0, 0);
    if (bar->layout()) bar->layout()->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);
}

void MainWindow::wire()
{
    connect(m_top, &TopBar::cameraClicked, this, &MainWindow::exportRequested);
    connect(m_strip, &FeedStrip::venueClicked, this, [this] { showPanel(QStringLiteral("health")); });
    connect(m_strip, &FeedStrip::figureClicked, this, &MainWindow::showPanel);
    connect(m_strip, &FeedStrip::menuRequested, this, [this](auto figure, auto venue, const auto& value, auto at) {
        popupStripMenu(m_strip, &m_alerts, m_selection.asset(), figure, venue, value, at);
    });
    connect(m_trouble, &TroubleBand::healthWanted, this, [this] { showPanel(QStringLiteral("health")); });
    connect(m_banner, &AlertBanner::opened, this, &MainWindow::goTo);
    connect(m_status, &StatusLine::pressed, this, &MainWindow::goTo);
    connect(&m_alerts, &AlertBook::proposed, this, [this](const AlertCondition& condition) {
        AlertRule draft;
        draft.conditions.push_back(condition);
        openAlert(draft);
    });
    connect(&m_alerts, &AlertBook::ruleProposed, this, &MainWindow::openAlert);
    connect(&m_alerts, &AlertBook::editWanted, this, [this](quint64 id) {
        if (const AlertRule* rule = m_alerts.find(id)) openAlert(*rule);
    });
    connect(&m_alerts, &AlertBook::limitsWanted, this, &MainWindow::openLimits);
    connect(&m_selection, &Selection::assetChanged, this, [this] {
        tables(m_tick.now());
        Q_EMIT watchChanged();
    });
    wireWorkspaces();
    connect(m_replay, &ReplayBar::playToggled, this, &MainWindow::replayPlayToggled);
    connect(m_replay, &ReplayBar::speedChosen, this, &MainWindow::replaySpeedChosen);
    connect(m_replay, &ReplayBar::seekRequested, this, &MainWindow::replaySeekRequested);
    connect(m_replay, &ReplayBar::stepRequested, this, &MainWindow::replayStepRequested);
    connect(m_demo, &DemoBar::pauseToggled, this, &MainWindow::demoPauseToggled);
    connect(m_demo, &DemoBar::speedChosen, this, &MainWindow::demoSpeedChosen);
    connect(m_demo, &DemoBar::scenarioChosen, this, &MainWindow::demoScenarioChosen);
    connect(&m_tick, &FrameTick::tables, this, &MainWindow::tables);
    connect(&m_tick, &FrameTick::halfSecond, this, &MainWindow::showHealth);
    connect(&m_tick, &FrameTick::halfSecond, &m_marks, [this](AsOf now) { m_marks.look(m_hub, now); });
    connect(&m_marks, &MarkBook::wanted, this, &MainWindow::historyWanted);
    connect(this, &MainWindow::noteWritten, &m_marks, &MarkBook::askSoon);
    m_noticeTimer.setParent(this);
    m_noticeTimer.setObjectName(QStringLiteral("noticeTimer"));
    m_noticeTimer.setSingleShot(true);
    connect(&m_noticeTimer, &QTimer::timeout, this, &MainWindow::nextNotice);
}

// ---- What is shown above and below the docks ----------------------------------------------

void MainWindow::tables(AsOf now)
{
    m_top->clock()->setTime(now.wall);
    takeSymbols();
    const auto market = m_hub.market.read().value;
    const auto funding = m_hub.funding.read().value;
    const auto liquidations = m_hub.liquidations.read().value;
    if (liquidations && !m_started) m_started = now.mono;
    const AssetSummary summary =
        summarize(m_selection.asset().toStdString(), market.get(), funding.get(), now.wall);
    const auto health = m_hub.health.read().value;
    const auto risk = m_hub.risk.read().value;
    auto figures = stripFigures(m_selection.asset(), summary, liquidated(liquidations.get(), now, m_started),
                                bestState(health.get(), m_venues), now);
    addState(figures, m_selection.asset(), m_hub.metrics.read().value.get(), risk.get(), now);
    m_strip->setFigures(std::move(figures));
    m_strip->setVenues(health.get(), now);
    m_alerts.setJudged(m_hub.alerts.read().value);
    speak();
}

void MainWindow::openAlert(const AlertRule& draft)
{
    QStringList assets;
    if (const auto metrics = m_hub.metrics.read().value)
        for (const auto& a : metrics->assets) assets << QString::fromStdString(a->asset());
    // A new one begins at what the value is now.
    AlertRule start = draft;
    if (start.id == 0 && start.conditions.size() == 1 && start.conditions.front().level == 0)
        if (const auto metrics = m_hub.metrics.read().value) {
            AlertCondition& c = start.conditions.front();
            const bool somewhere = !c.asset.empty() || analytics::word(c.metric).scope.market;
            if (somewhere) c.level = metrics->at(c.metric, c.asset, c.venue).value.value_or(0);
        }
    auto* form = new AlertForm(m_theme, start, assets, m_venues, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->setMetrics(m_hub.metrics.read().value);
    connect(form, &AlertForm::tried, &m_alerts, [this](const AlertRule& rule) { m_alerts.setTrial(rule); });
    connect(form, &QDialog::finished, &m_alerts, [this] { m_alerts.setTrial(std::nullopt); });
    connect(&m_tick, &FrameTick::tables, form, [this, form] { form->setAlerts(m_hub.alerts.read().value.get()); });
    connect(&m_tick, &FrameTick::halfSecond, form, [this, form] { form->setMetrics(m_hub.metrics.read().value); });
    connect(form, &QDialog::accepted, this, [this, form] {
        const auto rule = form->rule();
        if (!rule) return;
        if (rule->id == 0)
            m_alerts.add(*rule);
        else
            m_alerts.replace(*rule);
    });
    form->show();
}

void MainWindow::openLimits(const QString& rule)
{
    auto* editor = new RuleLimits(m_theme, m_alerts, rule, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->show();
}

void MainWindow::showHealth(AsOf now)
{
    // A replay may jump to before it.
    if (!m_firstLook || now.mono < *m_firstLook) m_firstLook = now.mono;
    const Duration looked = now.mono - *m_firstLook;
    const auto health = m_hub.health.read().value;
    auto items = statusItems(health.get(), m_venues, m_tick.load(), m_hub.store.read().value.get());
    // A narrow window leaves out what comes last: first what lasts, what is silent and what is kept, and whatever
    // is in trouble; then what is measured.
    std::vector<StatusItem> first = m_lasting;
    // Until the first data come all are suspended; one that has failed stays so.
    if (const auto alerts = m_hub.alerts.read().value)
        if (StatusItem item = standingItem(*alerts);
            !item.text.isEmpty() && (item.bad || looked >= AlertStanding::kFirst))
            first.push_back(std::move(item));
    for (StatusItem& item : m_voices->statusItems(now)) first.push_back(std::move(item));
    if (const auto box = m_hub.blackBox.read().value) first.push_back(blackBoxItem(*box, now.wall));
    items.push_back(latencyItem(m_latency));
    items.insert(items.begin() + 1, first.begin(), first.end());
    std::stable_partition(items.begin() + 1, items.end(), [](const StatusItem& i) { return i.bad; });
    m_status->setItems(std::move(items));
    // A recording says what it has; only a live program can be offline.
    Trouble trouble = isReplay(m_source) ? Trouble{} : findTrouble(health.get(), m_venues, now);
    m_top->setDelivering(!trouble.any());
    if (trouble.any() && m_source == SourceKind::Simulated && m_demo->state().paused)
        trouble.headline = tr("The simulated market is paused. What is shown below is the last that was received");
    // A usual start has data before this matters; a named fault is shown at once.
    if (!trouble.named && looked < kPatience) trouble = {};
    m_trouble->setTrouble(trouble);
}

// Assets on offer: those of the instrument table, the most traded (the funding grid's order) first.
void MainWindow::takeSymbols()
{
    const auto table = m_hub.instruments.read();
    const auto funding = m_hub.funding.read();
    if (!table.value || (table.version == m_instrumentsSeen && (m_fundingSeen > 0 || !funding.value))) return;
    m_instrumentsSeen = table.version;
    m_fundingSeen = funding.version;
    struct Listing {
        std::array<bool, kVenueCount> where{};
        QStringList symbols;
    };
    std::map<std::string, Listing> listed;
    for (const auto& [id, instrument] : table.value->all()) {
        if (instrument.market != Market::Perp || instrument.status == InstrumentStatus::Delisted) continue;
        Listing& l = listed[instrument.asset];
        l.where[static_cast<std::size_t>(instrument.venue())] = true;
        l.symbols << QString::fromStdString(instrument.symbol);
    }
    std::vector<SymbolEntry> all;
    const auto add = [&](const std::string& asset, const Listing& l) {
        QStringList codes;
        for (VenueId v : m_venues)
            if (l.where[static_cast<std::size_t>(v)]) codes << text(venueCode(v));
        if (!codes.isEmpty())
            all.push_back({QString::fromStdString(asset), codes.join(QLatin1Char(' ')), l.symbols});
    };
    if (funding.value)
        for (const FundingRow& row : funding.value->rows)
            if (const auto at = listed.find(row.asset); at != listed.end()) {
                add(at->first, at->second);
                listed.erase(at);
            }
    for (const auto& [asset, where] : listed) add(asset, where);
    m_top->symbolBox()->setSymbols(std::move(all));
}

// ---- What the application says ------------------------------------------------------------

void MainWindow::setTheme(const Theme& theme)
{
    // One's own may have changed under its name.
    if (theme.name == m_theme.name && builtinThemeNames().contains(theme.name) &&
        theme.fontStep == m_theme.fontStep && theme.uiFonts == m_theme.uiFonts)
        return;
    const bool still = m_theme.motion.reduced;
    m_theme = theme;
    m_theme.motion.reduced = still;
    applyTheme(*qApp, m_theme, Hidden::Later);
    spreadTheme();
}

void MainWindow::spreadTheme()
{
    m_top->themeChanged();
    m_commandDesk->themeChanged();
    m_replay->themeChanged();
    m_demo->themeChanged();
    if (m_watermark) m_watermark->themeChanged();
    m_work->themeChanged();
    for (QAction* action : m_themeActions) action->setChecked(action->data().toString() == m_theme.name);
    for (QWidget* w : std::initializer_list<QWidget*>{m_strip, m_banner, m_trouble, m_status}) w->update();
}

void MainWindow::setAsset(const QString& asset)
{
    m_selection.setAsset(asset);
}

void MainWindow::setVenueEnabled(VenueId venue, bool enabled)
{
    for (const auto& [v, action] : m_venueActions)
        if (v == venue) action->setChecked(enabled);
}

void MainWindow::setRecording(const RecordingState& state)
{
    m_recordAction->setChecked(state.on);
    m_recordAction->setEnabled(state.possible);
    m_status->setRight(state.text, tr("Raw frames of all venues, as they were received"), state.on);
}

void MainWindow::setDemoScenarios(const std::vector<DemoScenario>& scenarios)
{
    m_demo->setScenarios(scenarios);
}

void MainWindow::setDemo(const DemoState& state)
{
    m_demo->setState(state);
    m_top->setSpeed(state.speed);
}

void MainWindow::setReplay(const ReplayState& state)
{
    m_replay->setState(state);
    m_top->setSpeed(state.speed);
}

void MainWindow::setNotice(const QString& text)
{
    if (!m_seen && !text.isEmpty() && !m_unread.contains(text)) m_unread << text;
    // One of the start has its time again afterwards.
    if (!m_startNotice.isEmpty() && m_startNotice != text) m_unread.prepend(m_startNotice);
    m_startNotice.clear();
    m_status->setNotice(text);
    if (m_seen) m_noticeTimer.start(kNoticeMs);
}

void MainWindow::nextNotice()
{
    m_startNotice = m_unread.isEmpty() ? QString() : m_unread.takeFirst();
    m_status->setNotice(m_startNotice);
    if (!m_startNotice.isEmpty()) m_noticeTimer.start(kNoticeMs);
}

void MainWindow::setLasting(std::vector<StatusItem> items)
{
    if (items == m_lasting) return;
    m_lasting = std::move(items);
    showHealth(m_tick.now());
}

// ---- Qt's events --------------------------------------------------------------------------

bool MainWindow::event(QEvent* event)
{
    // All painting of the window happens inside one update request: that is a frame.
    if (event->type() != QEvent::UpdateRequest) return QMainWindow::event(event);
    QElapsedTimer spent;
    spent.start();
    const bool done = QMainWindow::event(event);
    m_tick.painted(static_cast<double>(spent.nsecsElapsed()) / 1e6);
    m_latency.painted(m_tick.now());
    return done;
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange || event->type() == QEvent::ActivationChange) chooseRate();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_work->showWindows();
    chooseRate();
    // What was said before could be read by nobody.
    if (!std::exchange(m_seen, true) && !m_unread.isEmpty()) nextNotice();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    chooseRate();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closing();
    m_work->dismissWindows();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_strip->setNarrow(width() < kNarrow);
}

}  // namespace plimsoll
