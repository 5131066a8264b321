#include "feeds/recording/frame_recorder.h"

#include "feeds/recording/frame_log.h"

namespace plimsoll {

class FrameRecorder::Writer {
public:
    FrameLogWriter log;
};

FrameRecorder::FrameRecorder() : m_writer(std::make_unique<Writer>()) {}
FrameRecorder::~FrameRecorder()
{
    stop();
}

Expected<void, QString> FrameRecorder::start(const QString& path, const RecordingOrigin& origin)
{
    stop();
    if (auto opened = m_writer->log.open(path, origin); !opened) return opened;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = false;
        m_state = {};
        m_state.running = true;
    }
    m_thread = std::thread([this] { run(); });
    return {};
}

void FrameRecorder::push(RecordEntry entry)
{
    const std::size_t bytes = entry.payload.size() + entry.url.size() + 128;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_state.running || m_stopping) return;
        if (m_waitingBytes + bytes > kLargestWaiting) {
            ++m_state.dropped;
            return;
        }
        m_waitingBytes += bytes;
        m_waiting.push_back(std::move(entry));
        if (m_waiting.size() > 1) return;  // the writer has been woken already
    }
    m_wake.notify_one();
}

void FrameRecorder::run()
{
    auto lastFlush = std::chrono::steady_clock::now();
    std::vector<RecordEntry> taken;
    for (;;) {
        bool stopping = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, kFlushEvery, [this] { return m_stopping || !m_waiting.empty(); });
            taken.swap(m_waiting);
            m_waitingBytes = 0;
            stopping = m_stopping;
        }
        QString error;
        for (const RecordEntry& entry : taken)
            if (auto done = m_writer->log.append(entry); !done) error = done.error();
        taken.clear();
        // What is on disk is never more than about a second old (FAULTS 53).
        const auto now = std::chrono::steady_clock::now();
        if (now - lastFlush >= kFlushEvery && m_writer->log.pending()) {
            if (auto done = m_writer->log.flush(); !done) error = done.error();
            lastFlush = now;
        }
        if (stopping)
            if (auto done = m_writer->log.close(); !done) error = done.error();
        {
            const std::lock_guard lock(m_mutex);
            m_state.entries = m_writer->log.entries();
            m_state.bytes = m_writer->log.bytesWritten();
            m_state.error = error;
            if (stopping) m_state.running = false;
        }
        if (stopping) return;
    }
}

QString FrameRecorder::stop()
{
    if (!m_thread.joinable()) return {};
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    return state().error;
}

FrameRecorder::State FrameRecorder::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

}  // namespace plimsoll
