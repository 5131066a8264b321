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
        m_state = {};
        m_state.running = true;
    }
    m_intake.open();
    m_thread = std::thread([this] { run(); });
    return {};
}

void FrameRecorder::run()
{
    auto lastFlush = std::chrono::steady_clock::now();
    std::vector<RecordEntry> taken;
    for (;;) {
        const bool stopping = !m_intake.take(taken, kTakeEvery);
        QString error;
        for (const RecordEntry& entry : taken)
            if (auto done = m_writer->log.append(entry); !done) error = done.error();
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
            m_state.dropped = m_intake.dropped();
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
    m_intake.close();
    m_thread.join();
    return state().error;
}

FrameRecorder::State FrameRecorder::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

}  // namespace plimsoll
