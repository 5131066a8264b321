// What a live source does with the black box: fills it, freezes it, and shows what it holds of the books' past.
#pragma once

#include "app/depth_past_reader.h"
#include "app/warning_freezer.h"
#include "feeds/recording/black_box.h"
#include "model/model_thread.h"
#include "model/snapshot_hub.h"

#include <QString>

#include <memory>
#include <mutex>
#include <string>

namespace plimsoll {

class FrameKeeper {
public:
    struct Where {
        QString ring, incidents;
        RecordingOrigin origin;
        bool oneRun = false;  // what an earlier run has kept is of another world
    };
    // All of them outlive this. Before the model's thread starts.
    FrameKeeper(Where where, const Config& config, const Clock& clock, ModelThread& model, SnapshotHub& hub);
    // The model's thread has ended.
    ~FrameKeeper();

    void push(RecordEntry&& entry) { m_box.push(std::move(entry)); }
    void setLimits(const BlackBoxConfig& limits);
    void freeze(const std::string& text, const std::string& asset);
    void setFocus(const std::string& asset);
    // Once a second, in the owner's thread: warnings that freeze, and pasts that can be rebuilt now.
    void look();
    // Nothing is rebuilt any more; frames are still taken.
    void stopRebuilding() { m_reader.cancel(); }
    // Nor taken; what was is written by its thread.
    void finish() { m_box.finish(); }
    void settle() { m_box.settle(); }

private:
    void publish();

    const Where m_where;
    const HistoryConfig m_history;
    const Clock& m_clock;
    ModelThread& m_model;
    SnapshotHub& m_hub;
    const Timestamp m_begun;
    WarningFreezer m_freezer;
    std::uint64_t m_riskSeen = 0;
    std::string m_focus, m_asked;  // whose past was asked for last
    Duration m_askedColumn{};      // and in what columns
    int m_waited = 0;              // looks since the asset has lanes
    std::mutex m_mutex;            // guards what follows: it is told from several threads
    BlackBoxConfig m_limits;
    BlackBox::State m_state;
    std::string m_rebuilding;
    double m_share = 0;
    DepthPastReader m_reader;
    BlackBox m_box;
};

}  // namespace plimsoll
