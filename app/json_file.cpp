#include "app/json_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr qint64 kLargest = 4 << 20;
const QString kSchemaKey = QStringLiteral("schema");
constexpr QFileDevice::Permissions kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

}  // namespace

std::optional<QJsonObject> JsonFile::load(QStringList& problems)
{
    QFile file(m_path);
    if (!file.exists()) return std::nullopt;
    const QString name = QFileInfo(m_path).fileName();
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest) {
        problems << QStringLiteral("%1 cannot be read.").arg(m_path);
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
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
    QString aside = m_path + QStringLiteral(".damaged");
    for (int n = 2; QFileInfo::exists(aside) && n < 100; ++n)
        aside = m_path + QStringLiteral(".damaged-%1").arg(n);
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
