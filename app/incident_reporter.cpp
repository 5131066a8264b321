#include "app/incident_reporter.h"

#include "app/incident_report.h"
#include "model/market/disk_work.h"

#include <QElapsedTimer>

namespace plimsoll {

namespace {

constexpr qint64 kTellMs = 200;

}  // namespace

IncidentReporter::~IncidentReporter()
{
    close();
}

bool IncidentReporter::start(StoryOrder order, const QString& path)
{
    if (m_running) return false;
    if (m_thread) m_thread->wait();
    m_running = true;
    m_watch = std::make_shared<ReadWatch>();
    Q_EMIT progress(0);
    m_thread.reset(QThread::create([this, order = std::move(order), path, watch = m_watch] {
        const DiskWork work("the report", path.toStdString());
        QElapsedTimer since;
        since.start();
        const auto tell = [&](double share) {
            if (since.elapsed() < kTellMs) return;
            since.restart();
            QMetaObject::invokeMethod(
                this,
                [this, share] {
                    if (m_running) Q_EMIT progress(share);
                },
                Qt::QueuedConnection);
        };
        QString written, problem;
        if (const auto story = tellIncident(order, watch, tell); !story)
            problem = story.error();
        else if (const auto done = writeIncidentReport(*story, path); !done)
            problem = done.error();
        else
            written = *done;
        QMetaObject::invokeMethod(
            this,
            [this, written, problem] {
                m_running = false;
                Q_EMIT finished(written, problem);
            },
            Qt::QueuedConnection);
    }));
    m_thread->start();
    return true;
}

void IncidentReporter::cancel()
{
    if (m_watch) m_watch->cancelled = true;
}

void IncidentReporter::close()
{
    cancel();
    if (m_thread) m_thread->wait();
    m_running = false;
}

}  // namespace plimsoll
