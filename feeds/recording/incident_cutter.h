// Cuts incidents out of the ring, on a thread of its own: minutes of frames are read and packed anew.
#pragma once

#include "feeds/recording/incident.h"
#include "feeds/recording/read_watch.h"

#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace plimsoll {

// Writes the frames of [incident.from, incident.to] beside its JSON and, once they are on the disk itself, marks
// it as complete; what is missing is said in it. In the ring everything of that time must be on disk.
Expected<Incident, QString> cutIncident(const QString& ring, const QString& folder, Incident incident,
                                        const ReadWatchPtr& watch = {});

class IncidentCutter {
public:
    // `done` is called on the cutter's thread.
    using Done = std::function<void(const QString& folder, const Expected<Incident, QString>& written)>;
    IncidentCutter(QString ring, Done done);
    // What is being cut is given up and stays as it was: the next start finishes it.
    ~IncidentCutter();

    void cut(const QString& folder, const Incident& incident);
    bool idle() const;

private:
    struct Job {
        QString folder;
        Incident incident;
    };
    void run();

    const QString m_ring;
    const Done m_done;
    const ReadWatchPtr m_watch = std::make_shared<ReadWatch>();
    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_busy = false, m_stopping = false;
    std::thread m_thread;
};

}  // namespace plimsoll
