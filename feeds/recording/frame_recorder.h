// Writes what venues say to a frame log, away from the threads that hear it. Qt-free at its
// crossing: any thread pushes, one thread of its own compresses and writes.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/recording/origin.h"
#include "model/market/expected.h"

#include <QString>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace plimsoll {

class FrameRecorder {
public:
    static constexpr std::size_t kLargestWaiting = 256u << 20;  // bytes; beyond that entries are dropped
    static constexpr std::chrono::milliseconds kFlushEvery{1'000};

    FrameRecorder();
    ~FrameRecorder();  // stops
    FrameRecorder(const FrameRecorder&) = delete;
    FrameRecorder& operator=(const FrameRecorder&) = delete;

    Expected<void, QString> start(const QString& path, const RecordingOrigin& origin = {});
    // From any thread. Cheap: one copy under a short lock.
    void push(RecordEntry entry);
    // Everything pushed so far is written, the file closed properly. An empty text: all is well.
    QString stop();

    struct State {
        bool running = false;
        std::uint64_t entries = 0, dropped = 0;
        std::int64_t bytes = 0;  // in the file
        QString error;           // why writing fails at the moment, empty when it does not
    };
    State state() const;

private:
    class Writer;

    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<RecordEntry> m_waiting;
    std::size_t m_waitingBytes = 0;
    bool m_stopping = false;
    State m_state;
    std::unique_ptr<Writer> m_writer;
    std::thread m_thread;
};

}  // namespace plimsoll
