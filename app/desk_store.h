// The person's positions, planned trades and desk settings in one readable JSON file in the data folder. Written
// whole and at once, so that a crash leaves the old or the new, never half. What cannot be read is set aside and
// named, never deleted; a single position that makes no sense is left out and said. Nothing else ever leaves the
// machine: there is no account behind it.
#pragma once

#include "model/desk/desk.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace plimsoll {

QByteArray deskToJson(const Desk& desk);
// What is wrong goes to `problems`, one sentence each; the rest is returned.
Desk deskFromJson(const QByteArray& json, QStringList& problems);

class DeskStore {
public:
    explicit DeskStore(QString folder) : m_folder(std::move(folder)) {}

    Desk load();
    QString notice() const { return m_notices.join(QLatin1Char(' ')); }
    // Empty: saved, or on its way to the disk (app/kept_files.h).
    QString save(const Desk& desk);

private:
    QString m_folder;
    QStringList m_notices;
};

}  // namespace plimsoll
