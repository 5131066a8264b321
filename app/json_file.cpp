#include "app/json_file.h"

#include "model/plain_bytes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr qint64 kLargest = 4 << 20;
const QString kSchemaKey = QStringLiteral("schema");
constexpr QFileDevice::Permissions kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString freeName(const QString& path)
{
    QString aside = path + QStringLiteral(".damaged");
    for (int n = 2; QFileInfo::exists(aside) && n < 100; ++n) aside = path + QStringLiteral(".damaged-%1").arg(n);
    return aside;
}

}  // namespace

QString movedAside(const QString& path)
{
    const QString aside = freeName(path);
    // rename(2): Qt's own copies where it cannot rename.
    const int failed = std::rename(QFile::encodeName(path).constData(), QFile::encodeName(aside).constData());
    return failed == 0 ? aside : QString();
}

std::optional<QJsonObject> JsonFile::load(QStringList& problems)
{
    if (!QFileInfo::exists(m_path)) return std::nullopt;
    const QString name = QFileInfo(m_path).fileName();
    const auto bytes = readPlainBytes(m_path, kLargest);
    if (!bytes) {
        problems << QStringLiteral("%1 cannot be read: %2.").arg(m_path, wordsOf(bytes.error()));
        if (const QString aside = movedAside(m_path); !aside.isEmpty())
            problems << QStringLiteral("It was kept as %1.").arg(aside);
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (document.isObject() && document.object().value(kSchemaKey).toInt() == kSchema) return document.object();
    problems << (document.isObject()
                     ? QStringLiteral("%1 was written by another version of the program.").arg(name)
                     : QStringLiteral("%1 cannot be read: %2 at byte %3.")
                           .arg(name, error.errorString())
                           .arg(error.offset));
    setAside(problems);
    return std::nullopt;
}

void JsonFile::setAside(QStringList& problems)
{
    const QString aside = freeName(m_path);
    if (!QFile::copy(m_path, aside)) return;
    if (m_readers == Readers::OwnerAlone) QFile::setPermissions(aside, kOwner);
    problems << QStringLiteral("It was kept as %1.").arg(aside);
}

QString JsonFile::save(QJsonObject content)
{
    content.insert(kSchemaKey, kSchema);
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const QByteArray json = QJsonDocument(content).toJson();
    QSaveFile file(m_path);
    const bool opened = file.open(QIODevice::WriteOnly);
    // Before there is anything to read in it.
    const bool closed = opened && (m_readers == Readers::Anybody || file.setPermissions(kOwner));
    if (closed && file.write(json) == json.size() && file.commit()) return {};
    return QStringLiteral("%1 cannot be written: %2").arg(m_path, file.errorString());
}

}  // namespace plimsoll
