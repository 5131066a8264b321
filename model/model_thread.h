// The engine on a thread of its own. Everything here is called from the owner's thread; the work is
// queued to the model's.
#pragma once

#include "model/market/thread_end.h"
#include "model/model_engine.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

class QTimer;

namespace plimsoll {

class ModelThread {
public:
    // Sets the queue's wake-up, so it must be made before the feeds start and go after they stop.
    ModelThread(const Config& config, const Clock& clock, EventQueue& queue, SnapshotHub& hub);
    ~ModelThread();
    ModelThread(const ModelThread&) = delete;
    ModelThread& operator=(const ModelThread&) = delete;

    // Called on the model's thread. Before start().
    void onImageWanted(std::function<void(InstrumentId, LostReason)> wanted);
    void keepHistory(HistoryCollector::Sink sink) { m_engine.keepHistory(std::move(sink)); }

    void keepTrack(track::State state, ModelEngine::KeepTrack keep)
    {
        m_engine.keepTrack(std::move(state), std::move(keep));
    }

    void start();
    // Applies and publishes what still waits, then ends the thread. Returns when it has ended.
    void stop();
    bool running() const { return m_thread.isRunning(); }

    void setWatch(const WatchSet& watch);
    void setFocus(const std::string& asset);
    void setRiskLimits(std::map<std::string, Thresholds, std::less<>> limits);
    void setAlerts(std::vector<AlertRule> rules);
    void setDesk(Desk desk);
    void setLevelAssumptions(const LevelAssumptions& assumptions);

    // Every live book, on the model's thread.
    void requestBooks(std::function<void(std::vector<BookImage>&&)> take);
    void addDepthPast(DepthPast past);
    void addPhasePast(std::vector<store::EpisodeRow> past);
    void addBookPast(VenueId venue, const std::string& symbol, std::vector<store::BookHour> hours);

    // Events applied since the start, by payload; `take` is called on the model's thread.
    using Counts = std::array<std::uint64_t, ModelEngine::kEventTypes>;
    void requestCounts(std::function<void(const Counts&)> take);

    // `done` is called in the owner's thread, where `context` lives too, unless that has gone by then.
    using FullDone = std::function<void(std::shared_ptr<const FullSnapshot>)>;
    void requestFull(QObject* context, FullDone done);
    // The same as the last word: all of the hub is of that moment (ModelEngine::settle), and stays so.
    void requestLast(QObject* context, FullDone done);

private:
    template <typename Work>
    void post(Work work);
    void answer(QObject* context, FullDone done, bool last);

    QThread m_thread;
    ThreadEnd m_end;
    ModelEngine m_engine;
    std::unique_ptr<QObject> m_worker;  // lives in the thread: queued calls go to it
    std::unique_ptr<QObject> m_home;    // lives with the owner: answers come to it
    QTimer* m_timer = nullptr;          // child of the worker
};

}  // namespace plimsoll
