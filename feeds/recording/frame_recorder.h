// Writes what venues say to a frame log, away from the threads that hear it: any thread pushes, one thread of its
// own compresses and writes.
#pragma once

#include "feeds/recording/entry_intake.h"
#include "feeds/recording/origin.h"
#include "model/market/expected.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace plimsoll {

class FrameRecorder {
public:
    static constexpr std::chrono::milliseconds kTakeEvery{200}, kFlushEvery{700};

    FrameRecorder();
    ~FrameRecorder();  // stops
    FrameRecorder(const FrameRecorder&) = delete;
    FrameRecorder& operator=(const FrameRecorder&) = delete;

    Expected<void, QString> start(const QString& path, const RecordingOrigin& origin = {});
    // The same, and nobody waits for the disk: the file is made by the recorder's thread, after `before`, which
    // makes the folder, say. What is pushed meanwhile is kept. One that does not come about is over at once:
    // stop() says why.
    using Before = std::function<Expected<void, QString>()>;
    void startBeside(const QString& path, const RecordingOrigin& origin, Before before);
    // From any thread. Cheap: one copy under a short lock.
    void push(RecordEntry entry) { m_intake.push(std::move(entry)); }
    // False: what is pushed is let go. From any thread.
    bool listens() const { return m_intake.isOpen(); }
    // What is pushed from here on is let go. What was pushed before is written, and put on the disk itself, by its
    // thread: nobody waits for that here. It is over when state() says neither running nor finishing.
    void finish();
    // finish(), and waits for it. An empty text: all is well, the disk has taken whatever it was given, and a
    // power cut does not undo it.
    QString stop();

    struct State {
        bool running = false;    // takes what is pushed
        bool opening = false;    // and its file is not there yet
        bool finishing = false;  // takes nothing any more, and is not on the disk yet
        std::uint64_t entries = 0;
        std::uint64_t dropped = 0;  // are missing in the file, for whatever reason
        std::uint64_t refused = 0;  // of those, the ones that the disk did not take
        std::int64_t bytes = 0;     // in the file
        QString error;              // why writing fails, until something has been written again
    };
    State state() const;

private:
    class Writer;

    void begin(const QString& path, bool opening);
    bool openFile(const QString& path, const RecordingOrigin& origin, const Before& before);
    void run();

    EntryIntake m_intake;
    mutable std::mutex m_mutex;  // guards the next two
    State m_state;
    QString m_refusal;  // why something was refused last, whether or not the disk takes it again
    std::unique_ptr<Writer> m_writer;
    std::thread m_thread;
};

// To one who always listens (null: nobody), and to a recorder that does at times: only then there is a copy.
template <typename Keeper>
void handOn(RecordEntry&& entry, Keeper* keeper, FrameRecorder& recorder)
{
    if (!recorder.listens()) {
        if (keeper) keeper->push(std::move(entry));
        return;
    }
    if (keeper) keeper->push(RecordEntry(entry));
    recorder.push(std::move(entry));
}

}  // namespace plimsoll
