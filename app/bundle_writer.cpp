#include "app/bundle_writer.h"

#include "app/zip_writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace plimsoll {

namespace {

QString systemError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

Unexpected<QString> refused(const QString& path, const QString& why)
{
    return Unexpected{QStringLiteral("cannot write %1: %2").arg(path, why)};
}

}  // namespace

BundleWriter::BundleWriter(const QString& path, std::int64_t unixSeconds)
    : m_path(QDir::cleanPath(path)),
      m_zip(path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)),
      m_time(unixSeconds)
{
}

BundleWriter::~BundleWriter()
{
    discard();
}

void BundleWriter::discard()
{
    if (!m_staging.isEmpty()) QDir(m_staging).removeRecursively();
    m_staging.clear();
}

Expected<void, QString> BundleWriter::begin()
{
    const QFileInfo target(m_path);
    if (m_zip) {
        if (target.isDir()) return refused(m_path, QStringLiteral("it is a folder"));
        const QString folder = target.absolutePath();
        if (!QDir().mkpath(folder)) return refused(folder, systemError());
        QSaveFile probe(m_path);
        if (!probe.open(QIODevice::WriteOnly)) return refused(m_path, probe.errorString());
        probe.cancelWriting();
        return {};
    }
    if (target.exists() && !target.isDir())
        return refused(m_path, QStringLiteral("it is a file, name a folder or a .zip"));
    errno = 0;
    if (!QDir().mkpath(m_path))
        return refused(m_path, errno ? systemError() : QStringLiteral("the folder cannot be made"));
    QTemporaryDir staging(m_path + QStringLiteral("/.partial-XXXXXX"));
    if (!staging.isValid()) return refused(m_path, staging.errorString());
    staging.setAutoRemove(false);
    m_staging = staging.path();
    return {};
}

Expected<void, QString> BundleWriter::add(const QString& name, const QByteArray& data)
{
    if (m_zip) {
        m_entries.emplace_back(name, data);
        return {};
    }
    const QString path = m_staging + QLatin1Char('/') + name;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size() || !file.flush())
        return refused(m_path + QLatin1Char('/') + name, file.errorString());
    m_names.push_back(name);
    return {};
}

Expected<void, QString> BundleWriter::commit()
{
    if (m_zip) {
        ZipWriter zip(m_time);
        for (const auto& [name, data] : m_entries) zip.add(name, data);
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly)) return refused(m_path, file.errorString());
        file.write(zip.finish());
        if (!file.commit()) return refused(m_path, file.errorString());
        return {};
    }
    for (const QString& name : m_names) {
        const QString to = m_path + QLatin1Char('/') + name;
        if (!QDir().mkpath(QFileInfo(to).absolutePath())) return refused(to, systemError());
        // rename(2) replaces what an earlier export has left, in one step.
        if (std::rename(QFile::encodeName(m_staging + QLatin1Char('/') + name).constData(),
                        QFile::encodeName(to).constData()) != 0)
            return refused(to, systemError());
    }
    discard();
    return {};
}

}  // namespace plimsoll
