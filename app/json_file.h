// A small file of ours: one JSON object, written whole or not at all, so that a crash leaves the old one or the
// new one. One that is not understood is set aside and named, never deleted (app/own_file.h).
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace plimsoll {

class JsonFile {
public:
    enum class Readers : std::uint8_t { Anybody, OwnerAlone };
    explicit JsonFile(QString path, Readers readers = Readers::Anybody)
        : m_path(std::move(path)), m_readers(readers)
    {
    }

    // None: there is no such file, or it is none of ours; `problems` then says so, in sentences.
    std::optional<QJsonObject> load(QStringList& problems);
    // Keeps what is there beside it: some of it was not understood.
    void setAside(QStringList& problems);
    // Empty: saved, or on its way to the disk (app/kept_files.h).
    QString save(QJsonObject content);

private:
    QString m_path;
    Readers m_readers;
};

}  // namespace plimsoll
