// Rebuilds the past of an asset's books from the black box: newest minutes first, on a thread of its own, at low
// priority. Each piece is replayed through the same codecs, sync and books as live data.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/recording/origin.h"
#include "feeds/recording/read_watch.h"
#include "model/boards/depth_board.h"
#include "model/config.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace plimsoll {

struct DepthPastOrder {
    QString ring;
    std::string asset;
    std::vector<DepthBoard::Step> lanes;  // whose books; a step of 0: any rows
    Timestamp from{}, to{};
    RecordingOrigin origin;  // only what was heard there
    HistoryConfig history;
    Duration finest{};  // shorter columns than the usual ones, of as long as they are kept; zero: none
};

// Only what rebuilding these books needs of the ring: lists of instruments, and what names one of the symbols.
bool concerns(const DepthPastOrder& order, const RecordEntry& entry);
// One piece, [from, to). Nothing: there are no frames of that time, or it was cancelled.
std::optional<DepthPast> rebuildDepth(const DepthPastOrder& order, Timestamp from, Timestamp to,
                                      const ReadWatchPtr& watch = {});

class DepthPastReader {
public:
    static constexpr std::chrono::minutes kPiece{10};

    // Both are called on the reader's thread. `progress`: the asset, and how much of the time has been gone
    // through; an empty asset: done.
    struct Hooks {
        std::function<void(DepthPast&&)> piece;
        std::function<void(const std::string& asset, double share)> progress;
    };
    explicit DepthPastReader(Hooks hooks);
    ~DepthPastReader();

    // An order that is under way is given up.
    void read(DepthPastOrder order);
    void cancel();

private:
    void run();

    const Hooks m_hooks;
    std::mutex m_mutex;  // guards what follows
    std::condition_variable m_wake;
    std::optional<DepthPastOrder> m_order;
    ReadWatchPtr m_watch;  // of the one under way
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace plimsoll
