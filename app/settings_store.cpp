#include "app/settings_store.h"

#include "app/kept_files.h"
#include "app/preference_fields.h"
#include "model/plain_bytes.h"
#include "widgets/ui_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMutex>
#include <QSet>
#include <QSettings>

#include <cerrno>
#include <mutex>
#include <optional>

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

struct SettingsStoreWords {
    Q_DECLARE_TR_FUNCTIONS(SettingsStoreWords)
};

// What stands there, and of it what was changed here.
QJsonObject merged(QJsonObject there, const QJsonObject& before, const QJsonObject& now)
{
    for (auto at = now.begin(); at != now.end(); ++at)
        if (before.value(at.key()) != at.value()) there.insert(at.key(), at.value());
    return there;
}
}  // namespace

struct SettingsStore::Known {
    std::mutex mutex;
    std::optional<Settings> last;  // loaded, or written
    bool mend = false;             // some of it made no sense: the next time all of it is written

    Written write(const QString& file, const QString& layoutKey, const Settings& s);
};

SettingsStore::SettingsStore(QString file, QString workspace)
    : m_file(std::move(file)),
      m_layoutKey(QStringLiteral("layout") + workspace.remove(QLatin1Char('/'))),
      m_known(std::make_shared<Known>())
{
}

// QSettings reads nearly anything as "no values"; a damaged file would then be overwritten.
SettingsStore::State SettingsStore::state(QString* why) const
{
    const auto bytes = readPlainBytes(m_file, 4 << 20);
    if (!bytes && bytes.error().why == FileRefusal::Why::System) {
        if (bytes.error().error == ENOENT || bytes.error().error == ENOTDIR) return State::Readable;
        if (why) *why = wordsOf(bytes.error());
        return State::Unread;
    }
    if (bytes && bytes->isEmpty()) return State::Readable;
    if (!bytes || bytes->contains('\0')) return State::Damaged;
    // Qt reads a file once in a process, and of damage only the first who asks is told.
    static QMutex mutex;
    static QSet<QByteArray> damaged;
    const QByteArray mark = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) + m_file.toUtf8();
    const QMutexLocker lock(&mutex);
    QSettings stored(m_file, QSettings::IniFormat);
    if (stored.status() != QSettings::NoError) damaged.insert(mark);
    return !damaged.contains(mark) && stored.value(kSchemaKey).toInt() >= 1 ? State::Readable : State::Damaged;
}

QString SettingsStore::problem() const
{
    QString why;
    const State now = state(&why);
    if (now == State::Unread) return UiText::tr("it cannot be read: %1").arg(why);
    if (now == State::Damaged) return UiText::tr("it is damaged");
    if (!QFileInfo::exists(m_file)) return {};
    Preferences p;
    const QStringList bad = readPreferences(QSettings(m_file, QSettings::IniFormat), p);
    return bad.isEmpty() ? QString() : UiText::tr("not understood: %1").arg(bad.join(QStringLiteral(", ")));
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
    QString why;
    const State now = state(&why);
    if (now == State::Unread) {
        leaveOwnFile(m_file, why);
        m_notice = SettingsStoreWords::tr(
                       "The settings file %1 cannot be read: %2. Defaults are used; nothing is "
                       "written over it before the next start.")
                       .arg(m_file, why);
        return s;
    }
    if (now == State::Damaged) {
        QStringList said{UiText::tr("The settings file %1 is damaged; defaults are used.").arg(m_file)};
        moveFileAside(m_file, said);
        m_notice = said.join(QLatin1Char(' '));
        return s;
    }
    const QSettings stored(m_file, QSettings::IniFormat);
    if (const QStringList bad = readPreferences(stored, s); !bad.isEmpty())
        m_notice =
            UiText::tr("Settings that make no sense have their defaults: %1.").arg(bad.join(QStringLiteral(", ")));
    const QString asset = stored.value(QStringLiteral("asset")).toString();
    if (!asset.isEmpty() && asset.size() < 40) s.asset = asset;
    s.layout = objectAt(stored, m_layoutKey);
    s.commands = objectAt(stored, kCommandsKey);
    forgetOwnFile(m_file);  // whatever was wrong with it before
    const std::lock_guard lock(m_known->mutex);
    m_known->last = s;
    m_known->mend = !m_notice.isEmpty();
    return s;
}

void SettingsStore::startFrom(const Settings& settings)
{
    const std::lock_guard lock(m_known->mutex);
    if (m_known->last) m_known->last = settings;
}

Written SettingsStore::Known::write(const QString& file, const QString& layoutKey, const Settings& s)
{
    Written out = clearOwnFile(file);
    if (!out.problem.isEmpty()) return out;
    std::optional<Settings> before;
    if (QFileInfo(file).size() > 0) {
        const std::lock_guard lock(mutex);
        if (!mend) before = last;
    }
    QDir().mkpath(QFileInfo(file).absolutePath());
    {
        QSettings stored(file, QSettings::IniFormat);
        stored.setAtomicSyncRequired(true);
        stored.setValue(kSchemaKey, kSchema);
        if (!before || before->asset != s.asset) stored.setValue(QStringLiteral("asset"), s.asset);
        writePreferences(stored, s, before ? &*before : nullptr);
        if (!before || before->layout != s.layout) stored.setValue(layoutKey, textOf(s.layout));
        if (!before)
            stored.setValue(kCommandsKey, textOf(s.commands));
        else if (before->commands != s.commands)
            stored.setValue(kCommandsKey,
                            textOf(merged(objectAt(stored, kCommandsKey), before->commands, s.commands)));
        stored.sync();
        if (stored.status() != QSettings::NoError) {
            out.problem = SettingsStoreWords::tr("the disk is full, or the folder may not be written");
            return out;
        }
    }
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const std::lock_guard lock(mutex);
    last = s;
    mend = false;
    return out;
}

QString SettingsStore::save(const Settings& s)
{
    const QString problem =
        keepOwnFile(m_file, [known = m_known, file = m_file, layoutKey = m_layoutKey, s]() -> Written {
            return known->write(file, layoutKey, s);
        });
    if (problem.isEmpty()) return {};
    return UiText::tr("cannot write the settings to %1: %2").arg(m_file, problem);
}

}  // namespace plimsoll
