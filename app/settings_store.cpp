#include "app/settings_store.h"

#include "app/preference_fields.h"
#include "model/plain_bytes.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMutex>
#include <QSet>
#include <QSettings>

#include <cstdio>

namespace plimsoll {

namespace {
constexpr int kSchema = 1;
const QString kSchemaKey = QStringLiteral("schema"), kCommandsKey = QStringLiteral("commands");

QJsonObject objectAt(const QSettings& stored, const QString& key)
{
    return QJsonDocument::fromJson(stored.value(key).toString().toUtf8()).object();
}

QString textOf(const QJsonObject& o)
{
    return QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
}
}  // namespace

// QSettings reads nearly anything as "no values"; a damaged file would then be overwritten.
bool SettingsStore::readable() const
{
    const QFileInfo info(m_file);
    if (!info.exists() || (info.isFile() && info.size() == 0)) return true;
    const auto bytes = readPlainBytes(m_file, 4 << 20);
    if (!bytes || bytes->contains('\0')) return false;
    // Qt reads a file once in a process, and of damage only the first who asks is told.
    static QMutex mutex;
    static QSet<QByteArray> damaged;
    const QByteArray mark = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) + m_file.toUtf8();
    const QMutexLocker lock(&mutex);
    QSettings stored(m_file, QSettings::IniFormat);
    if (stored.status() != QSettings::NoError) damaged.insert(mark);
    return !damaged.contains(mark) && stored.value(kSchemaKey).toInt() >= 1;
}

QString SettingsStore::problem() const
{
    if (!QFileInfo::exists(m_file)) return {};
    if (!readable()) return QStringLiteral("it is damaged");
    Preferences p;
    const QStringList bad = readPreferences(QSettings(m_file, QSettings::IniFormat), p);
    return bad.isEmpty() ? QString() : QStringLiteral("not understood: %1").arg(bad.join(QStringLiteral(", ")));
}

Preferences SettingsStore::peek() const
{
    Preferences p;
    if (readable()) readPreferences(QSettings(m_file, QSettings::IniFormat), p);
    return p;
}

QJsonObject SettingsStore::peekLayout() const
{
    return readable() ? objectAt(QSettings(m_file, QSettings::IniFormat), m_layoutKey) : QJsonObject();
}

QStringList SettingsStore::keptLayouts() const
{
    QStringList names;
    if (!readable()) return names;
    const QString layout = QStringLiteral("layout");
    const QStringList keys = QSettings(m_file, QSettings::IniFormat).childKeys();
    for (const QString& key : keys)
        if (key.size() > layout.size() && key.startsWith(layout)) names << key.mid(layout.size());
    return names;
}

Settings SettingsStore::load()
{
    Settings s;
    m_notice.clear();
    if (!readable()) {
        QString aside = m_file + QStringLiteral(".damaged");
        for (int n = 2; QFileInfo::exists(aside) && n < 100; ++n)
            aside = m_file + QStringLiteral(".damaged-%1").arg(n);
        m_notice =
            std::rename(QFile::encodeName(m_file).constData(), QFile::encodeName(aside).constData()) == 0
                ? QStringLiteral("The settings file was damaged. It was set aside as %1; defaults are used.")
                      .arg(aside)
                : QStringLiteral("The settings file %1 is damaged and cannot be moved; defaults are used.")
                      .arg(m_file);
        return s;
    }
    const QSettings stored(m_file, QSettings::IniFormat);
    if (const QStringList bad = readPreferences(stored, s); !bad.isEmpty())
        m_notice = QStringLiteral("Settings that make no sense have their defaults: %1.")
                       .arg(bad.join(QStringLiteral(", ")));
    const QString asset = stored.value(QStringLiteral("asset")).toString();
    if (!asset.isEmpty() && asset.size() < 40) s.asset = asset;
    s.layout = objectAt(stored, m_layoutKey);
    s.commands = objectAt(stored, kCommandsKey);
    return s;
}

QString SettingsStore::save(const Settings& s)
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    {
        QSettings stored(m_file, QSettings::IniFormat);
        stored.setAtomicSyncRequired(true);
        stored.setValue(kSchemaKey, kSchema);
        stored.setValue(QStringLiteral("asset"), s.asset);
        writePreferences(stored, s);
        stored.setValue(m_layoutKey, textOf(s.layout));
        stored.setValue(kCommandsKey, textOf(s.commands));
        stored.sync();
        if (stored.status() != QSettings::NoError)
            return QStringLiteral("cannot write the settings to %1").arg(m_file);
    }
    QFile::setPermissions(m_file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

}  // namespace plimsoll
