// Where an export goes: a folder or a .zip. Nothing of it is seen before all of it is written.
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

    QString m_path, m_staging;
    bool m_zip;
    std::int64_t m_time;
    std::vector<std::pair<QString, QByteArray>> m_entries;  // zip
    std::vector<QString> m_names;                           // folder
};

}  // namespace plimsoll
