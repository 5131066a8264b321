#include "feeds/recording/frame_recorder.h"

#include "feeds/recording/frame_log.h"
#include "feeds/recording/replace_file.h"
#include "model/market/disk_work.h"

#include <QFileInfo>

#include <utility>

namespace plimsoll {

class FrameRecorder::Writer {
public:
    FrameLogWriter log;
    std::string path;
    QString folder;  // it lies in
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
    begin(path, false);
    m_thread = std::thread([this] { run(); });
    return {};
}

void FrameRecorder::startBeside(const QString& path, const RecordingOrigin& origin, Before before)
{
    stop();
    begin(path, true);
    m_thread = std::thread([this, path, origin, before = std::move(before)] {
        if (openFile(path, origin, before)) run();
    });
}

void FrameRecorder::begin(const QString& path, bool opening)
{
    m_writer->folder = QFileInfo(path).absolutePath();
    m_writer->path = path.toStdString();
    {
        const std::lock_guard lock(m_mutex);
        m_state = {};
        m_state.running = true;
        m_state.opening = opening;
        m_refusal.clear();
    }
    m_intake.open();
}

bool FrameRecorder::openFile(const QString& path, const RecordingOrigin& origin, const Before& before)
{
    const DiskWork work("the recording", m_writer->path);
    auto opened = before ? before() : Expected<void, QString>();
    if (opened) opened = m_writer->log.open(path, origin);
    if (!opened) {
        m_intake.close();
        // What came for it is needed no longer.
        std::vector<RecordEntry> waited;
        m_intake.take(waited, std::chrono::milliseconds{0});
    }
    const std::lock_guard lock(m_mutex);
    if (opened) {
        m_state.opening = false;
        return true;
    }
    m_state.running = m_state.finishing = false;  // it stays one that was being opened
    m_state.error = opened.error();
    return false;
}

void FrameRecorder::run()
{
    auto lastFlush = std::chrono::steady_clock::now();
    std::vector<RecordEntry> taken;
    QString error, refusal;
    const auto hear = [&](const Expected<void, QString>& done) {
        error = done ? QString() : done.error();
        if (!done) refusal = error;
    };
    for (;;) {
        const bool stopping = !m_intake.take(taken, kTakeEvery);
        const DiskWork work("the recording", m_writer->path);
        // Most of these go no further than to memory: that it goes well says nothing of the disk.
        for (const RecordEntry& entry : taken)
            if (const auto done = m_writer->log.append(entry); !done) hear(done);
        // What is on disk is never more than about a second old (FAULTS 53).
        const auto now = std::chrono::steady_clock::now();
        if (now - lastFlush >= kFlushEvery && m_writer->log.pending()) {
            hear(m_writer->log.flush());
            lastFlush = now;
            // A disk takes what goes to a deleted file as gladly as anything.
            if (const auto there = m_writer->log.inPlace(); !there) hear(there);
        }
        if (stopping) {
            const auto there = m_writer->log.inPlace();
            auto done = m_writer->log.close(FrameLogWriter::Durable::Yes);
            // A file whose name is lost with the power is lost itself.
            if (done) done = syncFolder(m_writer->folder);
            hear(done);
            if (done && !there) hear(there);
        }
        {
            const std::lock_guard lock(m_mutex);
            m_state.entries = m_writer->log.entries();
            m_state.refused = m_writer->log.refused();
            m_state.dropped = m_intake.dropped() + m_state.refused;
            m_state.bytes = m_writer->log.bytesWritten();
            m_state.error = error;
            m_refusal = refusal;
            if (stopping) m_state.running = m_state.finishing = false;
        }
        if (stopping) return;
    }
}

void FrameRecorder::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_state.running) m_state.finishing = true;
        m_state.running = false;
    }
    m_intake.close();
}

QString FrameRecorder::stop()
{
    if (!m_thread.joinable()) return {};
    finish();
    m_thread.join();
    const std::lock_guard lock(m_mutex);
    // It never began, and nothing is left of it.
    if (m_state.opening) return std::exchange(m_state, {}).error;
    if (m_state.refused == 0) return m_state.error;
    return QStringLiteral("the recording is not whole, %1 frames and replies are missing: %2")
        .arg(m_state.refused)
        .arg(m_refusal);
}

FrameRecorder::State FrameRecorder::state() const
{
    const std::lock_guard lock(m_mutex);
    State now = m_state;
    if (now.opening) now.dropped = m_intake.dropped();  // nobody takes any yet
    return now;
}

}  // namespace plimsoll
