// The exchanges themselves, or what speaks their wires: feeds, queue and model, and the recorder that may listen.
#pragma once

#include "app/data_source.h"
#include "app/endpoints_file.h"
#include "app/frame_keeper.h"
#include "app/stored_past.h"
#include "app/track_store.h"
#include "feeds/feed_host.h"
#include "feeds/recording/frame_recorder.h"
#include "model/config.h"
#include "model/event_queue.h"
#include "model/model_thread.h"
#include "model/store/history_store.h"

#include <QTimer>

#include <functional>
#include <mutex>

namespace plimsoll {

class LiveSource final : public DataSource {
    Q_OBJECT
public:
    LiveSource(const Config& config, const EndpointMap& endpoints, SnapshotHub& hub,
               SourceKind kind = SourceKind::Live, QObject* parent = nullptr);
    // The simulated venues of this program have the time of their own world. `clock` outlives this.
    LiveSource(const Config& config, const EndpointMap& endpoints, SnapshotHub& hub, const Clock& clock,
               SourceKind kind, QObject* parent = nullptr);
    ~LiveSource() override;

    SourceKind kind() const override { return m_kind; }
    const Clock& clock() const override { return m_clock; }
    QStringList venueKeys() const override;
    void start() override;
    void stop() override;
    void setWatch(const WatchSet& watch) override;
    void setFocus(const std::string& asset) override;
    void setAlerts(const std::vector<AlertRule>& rules) override { m_model.setAlerts(rules); }
    void setDesk(const Desk& desk) override { m_model.setDesk(desk); }
    void setLevelAssumptions(const LevelAssumptions& a) override { m_model.setLevelAssumptions(a); }
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits) override
    {
        m_model.setRiskLimits(limits);
    }
    void setVenueEnabled(VenueId venue, bool enabled) override;
    void setHistoryWanted(bool wanted) override { m_feeds.setHistoryWanted(wanted); }
    void setRetention(const store::Retention& keep) override
    {
        if (m_history) m_history->setRetention(keep);
    }
    void requestFull(QObject* context, FullDone done) override;
    // After it nothing is published any more: the hub stays as it is told.
    void requestLast(QObject* context, FullDone done) { m_model.requestLast(context, std::move(done)); }
    void requestCounts(std::function<void(const ModelThread::Counts&)> take)
    {
        m_model.requestCounts(std::move(take));
    }

    // Stores what is seen in the folder from the start on. Before start(). `steady`: a clock that never jumps and
    // goes as fast as the source's; none: the machine's.
    void keepHistory(const std::string& folder, std::function<Mono()> steady = {});
    // Reads what is stored there, and stores nothing. Before start().
    void readHistory(const std::string& folder);
    // Counts what becomes of the rules' warnings, in the folder. Of live venues alone. Before start().
    QString keepTrack(const QString& folder);                         // what was wrong with the one that is kept
    store::HistoryStore* history() const { return m_history.get(); }  // null: nothing is stored

    // Keeps the raw frames of the last hours in `ring`, and incidents. Before start().
    void keepFrames(const QString& ring, const QString& incidents, const BlackBoxConfig& limits = {});
    FrameKeeper* frames() const { return m_frames.get(); }  // null: none are kept

    // Frames and replies from now on, until it is stopped.
    Expected<void, QString> startRecording(const QString& path);
    // The same beside the window: the file is made by the recorder's thread, after `before`.
    void startRecordingBeside(const QString& path, FrameRecorder::Before before);
    void finishRecording();   // the rest of it is written by its thread: nobody waits for that
    QString stopRecording();  // the same, and waits; empty: the file is complete, and on the disk
    // What a recording of it says of where it comes from.
    RecordingOrigin origin() const;
    FrameRecorder::State recording() const { return m_recorder.state(); }

private:
    void tapAll();
    void tellOff();

    SystemClock m_system;
    const Clock& m_clock;
    const SourceKind m_kind;
    const EndpointMap m_endpoints;
    const Config m_config;
    SnapshotHub& m_hub;
    EventQueue m_queue;
    std::unique_ptr<store::HistoryStore> m_history;  // outlives the model's thread
    std::unique_ptr<TrackStore> m_track;             // the same; null: no record is kept
    ModelThread m_model;
    StoredPast m_past;  // hands over to it
    FrameRecorder m_recorder;
    std::unique_ptr<FrameKeeper> m_frames;  // filled from the feeds' threads, asks the model's
    QTimer m_look;
    FeedHost m_feeds;
    std::mutex m_wishes;  // guards the next: wishes come from the model's thread
    bool m_feedsRun = false;
};

}  // namespace plimsoll
