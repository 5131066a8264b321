// The rules' own record in the data folder: one readable JSON file, written whole each time something changes
// (app/kept_files.h), so that a crash leaves the old or the new. Only what live venues said is counted in it. A
// file that cannot be read is kept beside it and named.
#pragma once

#include "model/risk/track_record.h"

#include <QByteArray>
#include <QString>

namespace plimsoll {

QByteArray trackToJson(const track::State& state);
// What is wrong goes to `problem`, a sentence; then nothing is known.
track::State trackFromJson(const QByteArray& json, QString& problem);

class TrackStore {
public:
    explicit TrackStore(QString folder);

    QString path() const;
    track::State load();
    QString notice() const { return m_notice; }  // of load()
    // From any thread. By the program's KeptFiles, where one runs, which returns at once; else it is written here.
    void keep(const track::State& state);

private:
    QString m_folder, m_notice;
};

}  // namespace plimsoll
