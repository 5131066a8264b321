#include "app/settings_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>

namespace plimsoll {

namespace {
constexpr int kSchema = 1;

struct StorageField {
    const char* key;
    std::int64_t store::Retention::*field;
    storage_limits::Range range;
};
constexpr StorageField kKept[] = {
    {"storage/seconds", &store::Retention::seconds, storage_limits::kSeconds},
    {"storage/minutes", &store::Retention::minutes, storage_limits::kMinutes},
    {"storage/liquidations", &store::Retention::liquidations, storage_limits::kLiquidations},
    {"storage/venues", &store::Retention::venues, storage_limits::kVenuesPast},
    {"storage/journal", &store::Retention::journal, storage_limits::kJournal},
    {"storage/bytes", &store::Retention::bytes, storage_limits::kBytes},
};

template <typename Number>
void take(const QSettings& stored, const char* key, const storage_limits::Range& range, Number& to)
{
    bool ok = false;
    const qint64 v = stored.value(QLatin1String(key)).toLongLong(&ok);
    if (ok && range.has(v)) to = static_cast<Number>(v);
}

StorageChoice storageOf(const QSettings& stored)
{
    StorageChoice s;
    for (const StorageField& f : kKept) take(stored, f.key, f.range, s.keep.*f.field);
    s.blackBox = stored.value(QStringLiteral("storage/blackBox"), true).toBool();
    take(stored, "storage/blackBoxHours", storage_limits::kBoxHours, s.blackBoxHours);
    take(stored, "storage/blackBoxBytes", storage_limits::kBoxBytes, s.blackBoxBytes);
    return s;
}

void keep(QSettings& stored, const StorageChoice& s)
{
    for (const StorageField& f : kKept) stored.setValue(QLatin1String(f.key), qint64(s.keep.*f.field));
    stored.setValue(QStringLiteral("storage/blackBox"), s.blackBox);
    stored.setValue(QStringLiteral("storage/blackBoxHours"), s.blackBoxHours);
    stored.setValue(QStringLiteral("storage/blackBoxBytes"), qint64(s.blackBoxBytes));
}

const QString kSchemaKey = QStringLiteral("schema");
const QString kCommandsKey = QStringLiteral("commands");
}  // namespace

// QSettings reads nearly anything as "no values"; a damaged file would then be overwritten.
bool SettingsStore::readable()
{
    QFile file(m_file);
    if (!file.exists() || file.size() == 0) return true;
    if (!file.open(QIODevice::ReadOnly) || file.size() > (4 << 20)) return false;
    if (file.readAll().contains('\0')) return false;
    QSettings stored(m_file, QSettings::IniFormat);
    return stored.status() == QSettings::NoError && stored.value(kSchemaKey).toInt() >= 1;
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
            QFile::rename(m_file, aside)
                ? QStringLiteral("The settings file was damaged. It was set aside as %1; defaults are used.")
                      .arg(aside)
                : QStringLiteral("The settings file %1 is damaged and cannot be moved; defaults are used.")
                      .arg(m_file);
        return s;
    }
    const QSettings stored(m_file, QSettings::IniFormat);
    const QString theme = stored.value(QStringLiteral("theme")).toString();
    if (!theme.isEmpty() && theme.size() < 40) s.theme = theme;
    const QString asset = stored.value(QStringLiteral("asset")).toString();
    if (!asset.isEmpty() && asset.size() < 40) s.asset = asset;
    bool ok = false;
    const int venues = stored.value(QStringLiteral("venues")).toInt(&ok);
    if (ok && venues > 0 && venues <= 0x0f) s.venues = static_cast<std::uint8_t>(venues);
    s.spot = stored.value(QStringLiteral("spot"), true).toBool();
    s.storage = storageOf(stored);
    s.layout = QJsonDocument::fromJson(stored.value(m_layoutKey).toString().toUtf8()).object();
    s.commands = QJsonDocument::fromJson(stored.value(kCommandsKey).toString().toUtf8()).object();
    return s;
}

QString SettingsStore::save(const Settings& s)
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSettings stored(m_file, QSettings::IniFormat);
    stored.setAtomicSyncRequired(true);
    stored.setValue(kSchemaKey, kSchema);
    stored.setValue(QStringLiteral("theme"), s.theme);
    stored.setValue(QStringLiteral("asset"), s.asset);
    stored.setValue(QStringLiteral("venues"), int(s.venues));
    stored.setValue(QStringLiteral("spot"), s.spot);
    keep(stored, s.storage);
    stored.setValue(m_layoutKey, QString::fromUtf8(QJsonDocument(s.layout).toJson(QJsonDocument::Compact)));
    stored.setValue(kCommandsKey, QString::fromUtf8(QJsonDocument(s.commands).toJson(QJsonDocument::Compact)));
    stored.sync();
    return stored.status() == QSettings::NoError ? QString()
                                                 : QStringLiteral("cannot write the settings to %1").arg(m_file);
}

}  // namespace plimsoll
