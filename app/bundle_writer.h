// Where an export goes: a folder, a .zip, or a single file. Nothing of it is seen before all of it is written, and
// nothing is left of one that fails or is given up; what a killed program has left is taken away by the next one
// that writes there, after an hour. What is said to be written outlives a power cut.
#pragma once

#include "model/market/expected.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace plimsoll {

class BundleWriter {
public:
    // A path that ends in ".zip" becomes one file.
    BundleWriter(const QString& path, std::int64_t unixSeconds);
    ~BundleWriter();
    BundleWriter(const BundleWriter&) = delete;
    BundleWriter& operator=(const BundleWriter&) = delete;

    // Before the work is done: can anything be written there?
    Expected<void, QString> begin();
    Expected<void, QString> add(const QString& name, const QByteArray& data);
    Expected<void, QString> commit();

private:
    void discard();
    Expected<void, QString> syncFolders(const QString& root) const;
    QString root() const { return m_staging + QStringLiteral("/bundle"); }

    QString m_path, m_staging;
    bool m_zip;
    bool m_fresh = false;  // the folder is not there yet
    std::int64_t m_time;
    std::vector<std::pair<QString, QByteArray>> m_entries;  // zip
    std::vector<QString> m_names;                           // folder
};

// One file, whole or not at all. Its folder is made where it is missing.
Expected<void, QString> writeWhole(const QString& path, const QByteArray& data);

}  // namespace plimsoll
