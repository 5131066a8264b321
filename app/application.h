// The composition root of the window: source, hub and window, tied together, started and stopped in
// order. The window opens before anything is asked of a network.
#pragma once

#include "app/alert_store.h"
#include "app/asset_check.h"
#include "app/data_source.h"
#include "app/desk_store.h"
#include "app/endpoints_file.h"
#include "app/history_desk.h"
#include "app/interrupts.h"
#include "app/kept_files.h"
#include "app/memory_keeper.h"
#include "app/paths.h"
#include "app/replay_files.h"
#include "app/settings_store.h"
#include "app/watch_chooser.h"
#include "model/config.h"
#include "model/snapshot_hub.h"
#include "ui/main_window.h"
#include "ui/named_files.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace plimsoll {

namespace sim {
class SimThread;
}
class LiveSource;
class ExportDesk;
class ReplayDataSource;
class ReplayWiring;
class PreferencesWiring;
class VoiceWiring;

class Application : public QObject {
    Q_OBJECT
public:
    Application(const Options& options, const Config& config, const Paths& paths);
    ~Application() override;

    // A time that is not the machine's: venues whose days are minutes. `clock` outlives this; `steady` never jumps
    // and goes as fast, for what is kept for hours and days.
    struct OtherTime {
        const Clock& clock;
        std::function<Mono()> steady;
    };

    // One of the three, before open().
    Expected<void, QString> useLive(const EndpointMap& endpoints, const std::optional<OtherTime>& time = {});
    void useDemo(std::unique_ptr<sim::SimThread> simulation);
    void useReplay(std::unique_ptr<ReplayDataSource> source, ReplayFiles files);
    SnapshotHub& hub() { return m_hub; }
    DataSource& source() { return *m_source; }  // once one is used

    // What was found before there was a window: shown when there is one. Before open().
    void tellAtStart(const QString& notice) { m_atStart << notice; }

    void open();
    MainWindow& window() { return *m_window; }
    LiveSource* live() const { return m_live; }  // null: it plays a recording

private:
    void buildWindow();
    void wireLive();
    void updateWatch();
    void rankAssets();
    void toggleRecording(bool on);
    void showRecording();
    void freeze();
    void saveSettings();
    void watchDataFolder();
    void showKept();
    void wirePreferences();
    void wireAlerts();
    void wireDesk();
    void wireHistory();
    void applyStorage();
    BlackBoxConfig blackBoxLimits() const;  // as the person wants it
    void keepStorage(const StorageChoice& choice);
    void close();

    MemoryKeeper m_memory;
    const Options m_options;
    const Config m_config;
    const Paths m_paths;
    KeptFiles m_kept;    // outlives all that hands files over
    NamedFiles m_named;  // the same
    SettingsStore m_store;
    AlertStore m_alertStore;
    DeskStore m_deskStore;
    Settings m_settings;
    SnapshotHub m_hub;
    HistoryDesk m_desk;                            // outlives the source with its store
    std::unique_ptr<sim::SimThread> m_simulation;  // outlives the source that listens to it
    std::unique_ptr<DataSource> m_source;
    LiveSource* m_live = nullptr;
    ReplayDataSource* m_replay = nullptr;
    ReplayFiles m_replayFiles;
    ReplayWiring* m_wiring = nullptr;            // of a replay; the window's
    VoiceWiring* m_voices = nullptr;             // the window's
    PreferencesWiring* m_preferences = nullptr;  // the window's
    ExportDesk* m_exports = nullptr;             // the window's
    std::unique_ptr<MainWindow> m_window;
    Interrupts m_interrupts;
    QTimer m_rank, m_recordingTick, m_keptLook;
    QStringList m_atStart;
    QString m_recordingPath;
    QElapsedTimer m_recordingSince;  // it was asked for
    WatchInputs m_inputs;
    AssetRanker m_ranker;
    AssetCheck m_assetCheck;
    WatchSet m_watch;
    bool m_otherTime = false;
    bool m_closed = false;
};

}  // namespace plimsoll
