// Writes an incident's report beside the window: the recording is gone through by a thread of its own.
#pragma once

#include "app/incident_story.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace plimsoll {

class IncidentReporter : public QObject {
    Q_OBJECT
public:
    explicit IncidentReporter(QObject* parent) : QObject(parent) {}
    ~IncidentReporter() override;

    // False: one is running. `path` as writeIncidentReport takes it.
    bool start(StoryOrder order, const QString& path);
    void cancel();
    void close();

Q_SIGNALS:
    void progress(double share);
    // One of the two is empty.
    void finished(const QString& path, const QString& problem);

private:
    std::unique_ptr<QThread> m_thread;
    ReadWatchPtr m_watch;
    bool m_running = false;
};

}  // namespace plimsoll
