// The window: top bar, strip, docked panels, status bar. It pulls from the hub and knows no feed:
// what it wants is a signal, what it is told comes by a setter.
#pragma once

#include "model/snapshot_hub.h"
#include "ui/alert_book.h"
#include "ui/alert_latency.h"
#include "ui/desk_book.h"
#include "ui/frame_tick.h"
#include "ui/link_groups.h"
#include "ui/mark_book.h"
#include "ui/panel.h"
#include "ui/source_kind.h"
#include "ui/status_line.h"
#include "ui/storage_choice.h"
#include "ui/window_camera.h"
#include "ui/window_state.h"
#include "widgets/theme.h"

#include <QJsonObject>
#include <QMainWindow>
#include <QPixmap>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QActionGroup;
class QMenu;

namespace plimsoll {

class AlertBanner;
class CommandBook;
class CommandDesk;
class DemoBar;
class DepthPanel;
class DockHost;
class FeedStrip;
class FreezeVoice;
class ReplayBar;
class StoryWindow;
class ToastStack;
class TopBar;
class TroubleBand;
class VoiceDesk;
class VoiceTray;
class Watermark;
class WorkspaceDesk;
class WorkspaceMenu;
struct LevelAssumptions;  // model/metrics/venue_levels.h

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    // `venues`: keys ("binance") of the venues that exist in this build. `hub` and `clock` outlive it.
    MainWindow(const Theme& theme, const SnapshotHub& hub, const Clock& clock, SourceKind source,
               const QStringList& venues, QWidget* parent = nullptr);
    ~MainWindow() override;

    const SnapshotHub& hub() const { return m_hub; }
    Selection& selection() { return m_selection; }
    AlertBook& alerts() { return m_alerts; }
    DeskBook& desk() { return m_desk; }
    MarkBook& marks() { return m_marks; }
    VoiceDesk& voices() { return *m_voices; }
    CommandBook& commands();
    CommandDesk& commandDesk() { return *m_commandDesk; }
    const AlertLatency& alertLatency() const { return m_latency; }
    const Theme& theme() const { return m_theme; }
    FrameTick& frameTick() { return m_tick; }
    ReplayBar* replayBar() const { return m_replay; }
    const std::vector<Panel*>& panels() const;
    WorkspaceDesk& workspaces() const { return *m_work; }
    Panel* panel(const QString& id) const;
    // What all open panels together want from the feeds; the application adds the rest.
    WatchSet watch() const;

    // Layout: geometry, workspaces, panels' own settings. An unknown or damaged object changes nothing.
    QJsonObject saveLayout() const;
    bool restoreLayout(const QJsonObject& layout);

    // Whether somebody takes the panels' wishes to the stored history.
    bool historyServed() const;

    // For exports. Everything is refreshed first, visible or not. An empty size: as it is on screen.
    void refreshNow();
    // Numbers are written otherwise from now on: what can be seen at once, the rest when it is shown.
    void restyled();
    void refreshPanel(const QString& id);
    static constexpr int kNarrow = 1500;  // below: the strip has less room
    std::vector<PanelPicture> grabPanels(QSize size = {}, qreal scale = 1);
    QPixmap grabWindow(QSize size = {}, qreal scale = 1);
    // One alone, as it is on screen or would be; empty: there is no such panel.
    std::optional<PanelPicture> grabPanel(const QString& id);
    std::vector<ExportTable> exportTables() const;
    std::vector<ExportTable> exportSeries() const;

    // Conditions that the application knows of, in the status line as long as they are in the list.
    void setLasting(std::vector<StatusItem> items);

public Q_SLOTS:
    void setTheme(const plimsoll::Theme& theme);
    void setAsset(const QString& asset);
    // What is kept now, as the settings show it.
    void setStorage(const plimsoll::StorageChoice& choice);
    void openStorage();
    void openNotifications();
    // Of what was folded: the one that runs, else the last. Nothing where there was none.
    void openStory(quint64 number = 0);
    void setVenueEnabled(plimsoll::VenueId venue, bool enabled);
    void setRecording(const plimsoll::RecordingState& state);
    void setReplay(const plimsoll::ReplayState& state);
    void setDemo(const plimsoll::DemoState& state);
    void setDemoScenarios(const std::vector<plimsoll::DemoScenario>& scenarios);
    // One line for the person ("Snapshot written to …"), gone after a while. Those from before the window is seen
    // are shown one after another, each for its time.
    void setNotice(const QString& text);
    void resetLayout();
    void showPanel(const QString& id);

Q_SIGNALS:
    void assetSelected(const QString& asset);
    void watchChanged();
    void exportRequested();                 // at once, as the last time
    void exportDialogRequested(bool plan);  // what, how and where; `plan`: the repeated ones
    void panelMenuOpening(const QString& id, QMenu* menu);
    void openRecordingRequested();
    void themeChosen(const QString& name);
    void venueToggled(plimsoll::VenueId venue, bool enabled);
    void recordToggled(bool on);
    void replayPlayToggled(bool play);
    void replaySpeedChosen(double speed);  // 0: as fast as it goes
    void replaySeekRequested(plimsoll::Timestamp to);
    void replayStepRequested();
    void demoPauseToggled(bool pause);
    void demoSpeedChosen(double speed);
    void demoScenarioChosen(const QString& name);
    void historyWanted(const plimsoll::HistoryRequest& request);
    void noteWritten(const QString& asset, const QString& text);
    void levelsAssumed(const plimsoll::LevelAssumptions& assumptions);
    void backfillToggled(bool on);  // the venues' past: ask for it, or stop asking
    void freezeRequested();         // the last and the next ten minutes become an incident
    void blackBoxToggled(bool on);
    void storageChosen(const plimsoll::StorageChoice& choice);
    void incidentsRequested();  // the list of them
    void layoutChanged();       // there is something to keep
    void closing();             // about to close; the layout can still be saved

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBars();
    void buildPanels();
    void buildFileMenu();
    void buildViewMenu();
    void buildPanelsMenu();
    void wirePanel(Panel* panel);
    void showMark(Panel* from, quint64 id);
    void wireWorkspaces();
    void buildVenuesMenu();
    void buildAlertsMenu();
    void buildHelpMenu();
    void buildKeys();
    void buildMenuKeys();
    void buildPalette();
    void buildContextMenus();
    void wire();
    // window_voices.cpp
    void buildVoices(QMenu* settings);
    void setReducedMotion(bool on);
    void speak();
    bool hasStory() const;
    void muteWorst();
    void goTo(const QString& place);  // a panel, a story, the incidents
    QJsonObject saveVoices() const;
    void restoreVoices(const QJsonObject& voices);
    void spreadTheme();
    void chooseRate();
    void tables(AsOf now);
    void showHealth(AsOf now);
    void nextNotice();
    void takeSymbols();
    void toggleFullScreen();
    void findOrGo();
    void focusHome();
    void pausePressed();
    void escape();
    void showKeys();
    void openAlert(const AlertRule& draft);
    void openLimits(const QString& rule);
    void showAbout();
    DepthPanel* depthPanel() const;

    Theme m_theme;
    const SnapshotHub& m_hub;
    const SourceKind m_source;
    std::vector<VenueId> m_venues;
    LinkGroups m_links;
    Selection& m_selection = m_links.active();
    StorageChoice m_storage;
    AlertBook m_alerts;
    DeskBook m_desk;
    MarkBook m_marks;  // of all charts
    FrameTick m_tick;
    std::unique_ptr<WorkspaceDesk> m_work;
    WorkspaceMenu* m_workMenu = nullptr;
    TopBar* m_top = nullptr;
    FeedStrip* m_strip = nullptr;
    ReplayBar* m_replay = nullptr;
    DemoBar* m_demo = nullptr;
    Watermark* m_watermark = nullptr;  // simulated, or once recorded so
    TroubleBand* m_trouble = nullptr;
    AlertBanner* m_banner = nullptr;
    ToastStack* m_toasts = nullptr;
    VoiceTray* m_tray = nullptr;
    VoiceDesk* m_voices = nullptr;
    QPointer<StoryWindow> m_story;
    QTimer m_voiceTick;  // goes on while the window is hidden: sound, tray and webhooks do
    std::uint64_t m_spokenOf = 0;
    AlertLatency m_latency{m_source};
    int m_voiceTicks = 0;
    DockHost* m_docks = nullptr;
    StatusLine* m_status = nullptr;
    std::unique_ptr<FreezeVoice> m_freezeVoice;
    CommandDesk* m_commandDesk = nullptr;
    std::vector<std::pair<VenueId, QAction*>> m_venueActions;
    QAction* m_recordAction = nullptr;
    std::vector<QAction*> m_themeActions;
    QActionGroup* m_density = nullptr;
    QActionGroup* m_sizes = nullptr;
    QAction *m_quietAction = nullptr, *m_stillAction = nullptr;
    std::uint64_t m_instrumentsSeen = 0;
    std::uint64_t m_fundingSeen = 0;
    std::optional<Mono> m_started;    // of the liquidation feed: sums begin here
    std::optional<Mono> m_firstLook;  // at the feeds
    QTimer m_noticeTimer;
    QStringList m_unread;   // notices of the start, not yet shown for their time
    QString m_startNotice;  // the one of them that is shown
    std::vector<StatusItem> m_lasting;
    bool m_seen = false;
};

}  // namespace plimsoll
