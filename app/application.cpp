#include "app/application.h"

#include "app/demo_wiring.h"
#include "app/export_desk.h"
#include "app/export_names.h"
#include "app/incident_desk.h"
#include "app/live_source.h"
#include "app/log_file.h"
#include "app/preferences_wiring.h"
#include "app/replay_data_source.h"
#include "app/replay_wiring.h"
#include "app/run_setup.h"
#include "app/simulated_endpoints.h"
#include "app/startup_report.h"
#include "app/tell.h"
#include "app/voice_wiring.h"
#include "app/workspace_wiring.h"
#include "feeds/sim/sim_thread.h"
#include "model/desk/desk_address.h"
#include "model/metrics/metric_ids.h"
#include "ui/command_desk.h"
#include "ui/model_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QApplication>
#include <QFileInfo>

namespace plimsoll {

namespace {

constexpr int kCalmMs = 1'000, kSoonMs = 100;  // between two looks at a recording; where it begins or ends

}  // namespace

Application::Application(const Options& options, const Config& config, const Paths& paths)
    : m_options(options),
      m_config(config),
      m_paths(paths),
      m_named([this](const QString& said) {
          if (m_window) m_window->setNotice(said);
      }),
      m_store(paths.settings, options.workspace),
      m_alertStore(paths.data),
      m_deskStore(paths.data),
      m_settings(m_store.load()),
      m_desk(m_hub),
      m_ranker(static_cast<std::size_t>(config.topAssets)),
      m_assetCheck(options.assets)
{
    m_inputs.named = options.assets;
    m_inputs.selected = options.assets.isEmpty() ? m_settings.asset : options.assets.first();
    m_inputs.venues = options.venues.value_or(m_settings.venues);
    m_inputs.spot = options.spot.value_or(m_settings.spot);
    m_inputs.limit = static_cast<std::size_t>(config.topAssets);
}

Application::~Application()
{
    close();
}

Expected<void, QString> Application::useLive(const EndpointMap& endpoints, const std::optional<OtherTime>& time)
{
    const bool simulated = leadToSimulation(endpoints, m_options.endpoints);
    const SourceKind kind = simulated ? SourceKind::Simulated : SourceKind::Live;
    auto live = time ? std::make_unique<LiveSource>(m_config, endpoints, m_hub, time->clock, kind)
                     : std::make_unique<LiveSource>(m_config, endpoints, m_hub, kind);
    m_otherTime = time.has_value();
    if (!simulated && !m_options.noHistory)
        live->keepHistory(m_paths.data.toStdString(), time ? time->steady : nullptr);
    if (!simulated && !m_options.noHistory)
        if (const QString notice = live->keepTrack(m_paths.data); !notice.isEmpty()) tellAtStart(notice);
    if (!m_options.noHistory)
        live->keepFrames(simulated ? m_paths.simulatedBlackBox() : m_paths.blackBox(), m_paths.incidents(),
                         blackBoxLimits());
    m_live = live.get();
    m_source = std::move(live);
    return {};
}

void Application::useDemo(std::unique_ptr<sim::SimThread> simulation)
{
    m_simulation = std::move(simulation);
    auto live = std::make_unique<LiveSource>(m_config, endpointsOf(*m_simulation, m_options), m_hub,
                                             m_simulation->clock(), SourceKind::Simulated);
    if (!m_options.noHistory) live->keepFrames(m_paths.simulatedBlackBox(), m_paths.incidents(), blackBoxLimits());
    m_live = live.get();
    m_source = std::move(live);
}

void Application::useReplay(std::unique_ptr<ReplayDataSource> source, ReplayFiles files)
{
    m_replayFiles = std::move(files);
    m_replay = source.get();
    m_source = std::move(source);
    m_watch = watchOfRecording(m_replay->survey(), m_options);
    m_inputs.selected = m_watch.assets.empty() ? QString() : QString::fromStdString(m_watch.assets.front());
}

void Application::buildWindow()
{
    applyStyle(m_settings.style);
    m_window = std::make_unique<MainWindow>(themeOf(m_settings), m_hub, m_source->clock(), m_source->kind(),
                                            m_source->venueKeys());
    auto* workspaces = new WorkspaceWiring(*m_window, m_paths.workspaces());
    if (!m_settings.layout.isEmpty() && !m_window->restoreLayout(m_settings.layout))
        m_window->setNotice(UiText::tr("The saved layout could not be used; this is the default."));
    workspaces->begin(m_settings.layout.isEmpty() ? m_options.workspace : QString());
    workspaces->welcome(!QFileInfo::exists(m_store.file()));
    connect(workspaces, &WorkspaceWiring::keep, this, &Application::saveSettings);
    m_window->commandDesk().restore(m_settings.commands);
    if (m_options.size) m_window->resize(*m_options.size);
    m_window->setAsset(m_inputs.selected);

    connect(m_window.get(), &MainWindow::assetSelected, this, [this](const QString& asset) {
        m_inputs.selected = asset;
        // The assets of a recording are not what somebody wants to see live.
        if (!m_replay) m_settings.asset = asset;
        m_source->setFocus(asset.toStdString());
        updateWatch();
    });
    connect(m_window.get(), &MainWindow::watchChanged, this, &Application::updateWatch);
    m_exports = new ExportDesk(
        *m_window, *m_source, m_paths.exports(), m_paths.data,
        [this](ExportOrder& order) {
            if (!m_replay) return;
            const format::Standard english;
            order.notes = replayNotes(m_replayFiles, m_replay->noticesForFiles());
            order.recorded = recordedWord(m_replay->origin());
        },
        m_otherTime ? ExportDesk::Now([this] { return m_source->clock().wall(); }) : ExportDesk::Now());
    new IncidentDesk(*m_window, m_paths.recordings(), m_paths.incidents(), m_paths.exports(), m_config);
    connect(m_window.get(), &MainWindow::themeChosen, this, [this](const QString& name) {
        m_settings.theme = name;
        m_window->setTheme(themeOf(m_settings));
    });
    connect(m_window.get(), &MainWindow::closing, this, &Application::saveSettings);
    connect(&m_window->commandDesk(), &CommandDesk::changed, this, &Application::saveSettings);
    connect(&m_interrupts, &Interrupts::requested, m_window.get(), &QWidget::close);
}

void Application::open()
{
    buildWindow();
    if (m_live) wireLive();
    if (m_replay) {
        m_watch.aside = m_window->watch().aside;
        m_wiring = new ReplayWiring(*m_window, *m_replay, m_replayFiles, m_config, m_watch,
                                    m_options.venues.value_or(0xff));
    }
    if (m_simulation) wireDemo(*m_window, *m_simulation);
    wireAlerts();
    wireDesk();
    wireHistory();
    m_voices = new VoiceWiring(*m_window, m_source->kind(), m_paths, m_config.network,
                               [this](const QString& asset, const QString& text) {
                                   m_desk.note(asset.toStdString(), text.toStdString());
                               });
    connect(m_window.get(), &MainWindow::levelsAssumed, this,
            [this](const LevelAssumptions& assumed) { m_source->setLevelAssumptions(assumed); });
    wirePreferences();
    // From here on what differs is what was changed in this window.
    m_settings.commands = m_window->commandDesk().save();
    m_store.startFrom(m_settings);
    m_source->setFocus(m_inputs.selected.toStdString());
    updateWatch();
    new StartupReport(*m_window, m_hub, m_window.get());
    if (!m_store.notice().isEmpty()) m_window->setNotice(m_store.notice());
    for (const QString& notice : m_atStart) m_window->setNotice(notice);
    watchDataFolder();
    m_window->show();
    // The first picture comes before the first packet.
    QTimer::singleShot(0, this, [this] {
        if (!m_closed) m_source->start();
    });
    connect(qApp, &QCoreApplication::aboutToQuit, this, &Application::close);
}

void Application::wireLive()
{
    for (const VenueId v : kVenues) {
        const bool on = (m_inputs.venues >> static_cast<unsigned>(v)) & 1u;
        m_window->setVenueEnabled(v, on);
        if (!on) m_source->setVenueEnabled(v, false);
    }
    connect(m_window.get(), &MainWindow::venueToggled, this, [this](VenueId venue, bool on) {
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue));
        const auto changed = [bit, on](std::uint8_t venues) {
            return static_cast<std::uint8_t>(on ? venues | bit : venues & ~bit);
        };
        m_inputs.venues = changed(m_inputs.venues);
        // The others may be those of this run alone (--venues); and none at all is nothing to begin with.
        if (const std::uint8_t kept = changed(m_settings.venues); kept != 0) m_settings.venues = kept;
        m_source->setVenueEnabled(venue, on);
        m_window->setVenueEnabled(venue, on);
        updateWatch();
    });
    connect(m_window.get(), &MainWindow::recordToggled, this, &Application::toggleRecording);
    connect(m_window.get(), &MainWindow::freezeRequested, this, &Application::freeze);
    m_recordingTick.setInterval(kCalmMs);
    connect(&m_recordingTick, &QTimer::timeout, this, &Application::showRecording);
    showRecording();

    // The largest are known once tickers and open interest have come; after that they change slowly.
    connect(&m_rank, &QTimer::timeout, this, &Application::rankAssets);
    m_rank.start(500);
}

// Alerts belong to the person, whatever the source: they watch recordings and simulated markets too.
void Application::wireAlerts()
{
    AlertBook& book = m_window->alerts();
    // Older files do not say when a level was set: what is judged from now on is kept.
    std::vector<AlertRule> kept = m_alertStore.loadAlerts();
    if (book.load(std::move(kept), m_alertStore.lastId()))
        if (const QString problem = m_alertStore.saveAlerts(book.rules(), book.lastId()); !problem.isEmpty())
            m_window->setNotice(problem);
    book.setPrices([this](const std::string& asset) -> std::optional<AlertBook::PriceAt> {
        const auto metrics = m_hub.metrics.read().value;
        if (!metrics) return std::nullopt;
        AlertBook::PriceAt out{{}, metrics->asOf.wall, m_source->kind()};
        const MetricValue& price = metrics->at(metric::price, asset);
        if (price.usable()) out.price = price.value;
        return out;
    });
    m_source->setAlerts(m_window->alerts().rules());
    m_window->alerts().loadLimits(m_alertStore.loadLimits());
    m_source->setRiskLimits(m_window->alerts().limits());
    const auto judge = [this] {
        if (m_wiring) m_wiring->judgeBy(m_window->alerts().rules(), m_window->alerts().limits());
    };
    judge();
    if (!m_alertStore.notice().isEmpty()) m_window->setNotice(m_alertStore.notice());
    connect(&m_window->alerts(), &AlertBook::changed, this, [this, judge] {
        judge();
        const AlertBook& all = m_window->alerts();
        m_source->setAlerts(all.forModel());
        if (const QString problem = m_alertStore.saveAlerts(all.rules(), all.lastId()); !problem.isEmpty())
            m_window->setNotice(problem);
    });
    connect(&m_window->alerts(), &AlertBook::trialChanged, this,
            [this] { m_source->setAlerts(m_window->alerts().forModel()); });
    connect(&m_window->alerts(), &AlertBook::limitsChanged, this, [this, judge] {
        judge();
        const RiskLimits& limits = m_window->alerts().limits();
        m_source->setRiskLimits(limits);
        const QString problem = m_alertStore.saveLimits(limits);
        m_window->setNotice(problem.isEmpty() ? UiText::tr("Rule limits applied") : problem);
    });
}

// Positions belong to the person too; they are read beside every market, and leave the machine with none.
void Application::wireDesk()
{
    DeskBook& book = m_window->desk();
    book.load(m_deskStore.load());
    if (!m_deskStore.notice().isEmpty()) m_window->setNotice(m_deskStore.notice());
    m_source->setDesk(book.desk());
    if (m_source->kind() == SourceKind::Simulated) book.setExamples(simulatedAddresses());
    connect(&book, &DeskBook::changed, this, [this, &book] {
        m_source->setDesk(book.desk());
        // The assets of positions are watched, whatever else is.
        updateWatch();
        if (const QString problem = m_deskStore.save(book.desk()); !problem.isEmpty())
            m_window->setNotice(problem);
    });
}

// What panels ask of the past. Only what exchanges said is stored: anything else answers with why it is not.
void Application::wireHistory()
{
    if (m_live && m_live->history())
        m_desk.serve(*m_live->history(), m_source->clock());
    else if (m_replay)
        m_desk.refuse("A replay is not stored, and has no stored past.", m_source->clock());
    else if (m_source->kind() == SourceKind::Simulated)
        m_desk.refuse("Demo data is not stored.", m_source->clock());
    else
        m_desk.refuse("Storing is off in this run (--no-history).", m_source->clock());
    connect(m_window.get(), &MainWindow::historyWanted, this,
            [this](const HistoryRequest& request) { m_desk.ask(request); });
    applyStorage();
    connect(m_window.get(), &MainWindow::storageChosen, this, &Application::keepStorage);
    connect(m_window.get(), &MainWindow::blackBoxToggled, this, [this](bool on) {
        StorageChoice choice = m_settings.storage;
        choice.blackBox = on;
        keepStorage(choice);
    });
    connect(m_window.get(), &MainWindow::backfillToggled, this,
            [this](bool on) { m_source->setHistoryWanted(on); });
    connect(m_window.get(), &MainWindow::noteWritten, this, [this](const QString& asset, const QString& text) {
        const std::string problem = m_desk.note(asset.toStdString(), text.toStdString());
        m_window->setNotice(problem.empty() ? UiText::tr("Note stored") : modelWords(problem));
    });
}

void Application::wirePreferences()
{
    RunFacts facts;
    facts.dataFolder = m_paths.data;
    facts.live = m_live != nullptr;
    const auto given = [&facts](bool is, const char* what) {
        if (is) facts.byCommandLine << QLatin1String(what);
    };
    given(m_options.venues.has_value(), "venues");
    given(m_options.spot.has_value(), "spot");
    given(m_options.top.has_value() || !m_options.assets.isEmpty(), "topAssets");
    given(!m_options.proxy.isEmpty(), "proxy");
    given(!m_options.caFiles.isEmpty(), "caFile");
    given(!m_options.dataDir.isEmpty(), "dataFolder");
    PreferencesWiring::Hooks hooks;
    hooks.watch = [this](bool spot, int top) {
        if (!m_options.spot) m_inputs.spot = spot;
        if (!m_options.top) {
            m_inputs.limit = static_cast<std::size_t>(top);
            m_ranker = AssetRanker(m_inputs.limit);
        }
        rankAssets();
        updateWatch();
    };
    hooks.save = [this] { return m_store.save(m_settings); };
    m_preferences = new PreferencesWiring(*m_window, m_settings, std::move(facts), std::move(hooks));
}

void Application::applyStorage()
{
    const StorageChoice& choice = m_settings.storage;
    m_window->setStorage(choice);
    m_source->setRetention(choice.keep);
    if (m_live && m_live->frames()) m_live->frames()->setLimits(blackBoxLimits());
}

BlackBoxConfig Application::blackBoxLimits() const
{
    const StorageChoice& choice = m_settings.storage;
    BlackBoxConfig limits = m_config.blackBox;
    limits.on = limits.on && choice.blackBox;
    limits.hours = std::chrono::hours{choice.blackBoxHours};
    limits.bytes = choice.blackBoxBytes;
    return limits;
}

void Application::keepStorage(const StorageChoice& choice)
{
    m_settings.storage = choice;
    applyStorage();
    // Not only at the end: whoever chose less must not find more again after a crash.
    const QString problem = m_store.save(m_settings);
    m_window->setNotice(problem.isEmpty() ? UiText::tr("Storage settings applied") : problem);
}

void Application::updateWatch()
{
    if (m_replay) {
        const WatchSet panels = m_window->watch();
        m_watch.depthColumnMs = panels.depthColumnMs;
        m_watch.focus = {m_inputs.selected.toStdString()};
        for (const std::string& asset : panels.focus)
            if (asset != m_watch.focus.front()) m_watch.focus.push_back(asset);
        m_watch.aside = panels.aside;
        m_source->setWatch(m_watch);
        if (m_wiring) m_wiring->setAside(m_watch.aside);
        return;
    }
    m_inputs.panels = m_window->watch();
    m_inputs.accounts = askedAddresses(m_window->desk().desk(), m_source->kind() == SourceKind::Simulated);
    WatchSet watch = chooseWatch(m_inputs);
    if (watch == m_watch) return;
    m_watch = std::move(watch);
    m_source->setWatch(m_watch);
}

void Application::rankAssets()
{
    if (const QString missing = m_assetCheck.look(m_hub); !missing.isEmpty()) {
        tell(missing);
        m_window->setNotice(missing);
    }
    const auto market = m_hub.market.read().value;
    if (!market || !m_options.assets.isEmpty()) return;
    if (auto ranking = m_ranker.look(*market, m_source->clock().mono())) {
        m_inputs.ranking = std::move(*ranking);
        updateWatch();
    }
}

void Application::toggleRecording(bool on)
{
    if (!m_live) return;
    showRecording();  // the last one may be over by now
    if (m_live->recording().finishing) {
        m_window->setNotice(tr("The recording is being finished; another can begin then."));
    } else if (on) {
        m_recordingPath = m_paths.recordings() + QLatin1Char('/') + fileStamp(m_source->clock().wall()) +
                          QStringLiteral(".plog");
        // Folder and file are made by the recorder's thread: the window does not wait for the disk.
        m_live->startRecordingBeside(m_recordingPath, [paths = m_paths] { return makeRecordingsFolder(paths); });
        m_recordingSince.start();
        m_recordingTick.start(kSoonMs);
    } else {
        // Megabytes may be left, and the disk may be slow: the window does not wait for either.
        m_live->finishRecording();
        if (m_recordingTick.isActive()) m_recordingTick.start(kSoonMs);
    }
    showRecording();
}

void Application::freeze()
{
    if (!m_live || !m_live->frames()) {
        m_window->setNotice(UiText::tr("Nothing to freeze: this run was started with --no-history."));
        return;
    }
    m_live->frames()->freeze("frozen by hand", m_window->selection().asset().toStdString());
}

void Application::showRecording()
{
    FrameRecorder::State s = m_live->recording();
    if (m_recordingTick.isActive() && !s.running && !s.finishing) {
        m_recordingTick.stop();
        QString said = m_live->stopRecording();  // it is over: nothing is waited for
        if (said.isEmpty())
            said = tr("Recorded to %1").arg(m_recordingPath);
        else if (s.opening)
            said = tr("Nothing is recorded: %1. Make room there, mend the rights of the folder or bring its disk "
                      "back, then record again")
                       .arg(said);
        m_window->setNotice(said);
        if (s.opening) s = m_live->recording();  // nothing is left of it
    }
    if (s.running && !s.opening && m_recordingTick.interval() != kCalmMs) m_recordingTick.start(kCalmMs);
    RecordingState state;
    state.on = s.running;
    if (!s.error.isEmpty())
        state.text = s.error;
    else if (s.finishing)
        state.text = tr("finishing the recording\u2026");
    else if (s.opening)
        state.text = m_recordingSince.hasExpired(kDiskPatience.count())
                         ? tr("starting the recording: the disk does not answer")
                         : tr("starting the recording\u2026");
    else if (s.running)
        state.text = UiText::tr("recording %1").arg(format::bytes(static_cast<double>(s.bytes)));
    if (s.dropped > 0) {
        if (!state.text.isEmpty()) state.text += QStringLiteral(", ");
        state.text += UiText::tr("%1 frames lost").arg(s.dropped);
    }
    m_window->setRecording(state);
}

// Beside the window: a disk that does not answer would hold it.
void Application::watchDataFolder()
{
    m_kept.put(m_paths.data + QLatin1Char('/'), [folder = m_paths.data]() -> Written {
        const auto made = makeFolder(folder);
        return {made ? QString() : made.error(), {}};
    });
    m_keptLook.setInterval(500);
    connect(&m_keptLook, &QTimer::timeout, this, &Application::showKept);
    m_keptLook.start();
}

void Application::showKept()
{
    if (const QStringList said = m_kept.takeNotices(); !said.isEmpty())
        m_window->setNotice(said.join(QLatin1Char(' ')));
    const auto troubles = m_kept.troubles();
    m_window->setLasting(troubles.empty() ? std::vector<StatusItem>() : std::vector{keptItem(troubles)});
}

void Application::saveSettings()
{
    m_settings.layout = m_window->saveLayout();
    m_settings.commands = m_window->commandDesk().save();
    if (const QString problem = m_store.save(m_settings); !problem.isEmpty()) qWarning().noquote() << problem;
}

void Application::close()
{
    if (m_closed) return;
    m_closed = true;
    m_named.close();
    m_rank.stop();
    m_recordingTick.stop();
    m_keptLook.stop();
    if (m_window) {
        m_window->hide();
        // Floating panels and open dialogs would stand there frozen.
        for (QWidget* w : QApplication::topLevelWidgets()) w->hide();
        m_window->frameTick().setRate(FrameTick::Rate::Stopped);  // last: whatever hides chooses one
    }
    // Whoever writes is told first and waited for then: a disk that holds one of them holds up no other.
    if (m_exports) m_exports->close();
    if (m_voices) m_voices->close();
    if (m_source) m_source->stop();
    m_window.reset();
}

}  // namespace plimsoll
