// The rules' own record in the data folder: one readable JSON file, written whole by a thread of its own each time
// something changes, so that a crash leaves the old or the new. Only what live venues said is counted in it. A
// file that cannot be read is kept beside it and named.
#pragma once

#include "model/risk/track_record.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace plimsoll {

QByteArray trackToJson(const track::State& state);
// What is wrong goes to `problem`, a sentence; then nothing is known.
track::State trackFromJson(const QByteArray& json, QString& problem);

class TrackStore {
public:
    explicit TrackStore(QString folder);
    ~TrackStore();  // what was handed over is written
    TrackStore(const TrackStore&) = delete;
    TrackStore& operator=(const TrackStore&) = delete;

    QString path() const;
    track::State load();
    QString notice() const { return m_notice; }  // of load()
    // From any thread; returns at once. Of what comes faster than it is written, the last counts.
    void keep(const track::State& state);
    void flush();  // returns when all is written, or could not be

private:
    void run();
    QString m_folder, m_notice;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_idle;
    std::optional<track::State> m_next;
    bool m_busy = false, m_stop = false;
    std::thread m_writer;
};

}  // namespace plimsoll
