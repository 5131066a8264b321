#include "app/evidence_folder.h"

#include "model/plain_bytes.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace plimsoll {

namespace {

const QString kEvent = QStringLiteral("event.json");
constexpr qint64 kLargestEvent = 4 << 20;

bool isOurs(const QString& file)
{
    static const QRegularExpression form(QStringLiteral("^(event|series)\\.json$|^panel-[a-z_]+\\.png$"));
    return form.match(file).hasMatch();
}

std::int64_t bytesOf(const QDir& bundle)
{
    std::int64_t bytes = 0;
    for (const QFileInfo& f : bundle.entryInfoList(QDir::Files)) bytes += f.size();
    return bytes;
}

}  // namespace

QString EvidenceFolder::nameOf(std::int64_t unixMs, const QString& what)
{
    static const QRegularExpression strange(QStringLiteral("[^A-Za-z0-9_]+"));
    QString safe = what.left(60);
    safe.replace(strange, QStringLiteral("-"));
    return QDateTime::fromMSecsSinceEpoch(unixMs, Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'")) +
           u'_' + safe;
}

QStringList EvidenceFolder::bundles() const
{
    static const QRegularExpression form(QStringLiteral("^\\d{8}T\\d{9}Z_[A-Za-z0-9_-]*$"));
    QStringList out;
    const QDir dir(m_folder);
    for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
        if (form.match(name).hasMatch() && QFile::exists(dir.filePath(name + u'/' + kEvent))) out << name;
    return out;
}

std::optional<QString> EvidenceFolder::ofAlert(std::uint64_t alert) const
{
    const QStringList all = bundles();
    for (auto name = all.rbegin(); name != all.rend(); ++name) {
        const auto bytes = readPlainBytes(m_folder + u'/' + *name + u'/' + kEvent, kLargestEvent, Links::Refuse);
        if (!bytes) continue;
        const QJsonObject event = QJsonDocument::fromJson(*bytes).object();
        if (event.value(QStringLiteral("alert")).toDouble(0) == static_cast<double>(alert))
            return m_folder + u'/' + *name;
    }
    return std::nullopt;
}

void EvidenceFolder::prune(int most, std::int64_t bytes) const
{
    QStringList all = bundles();
    std::int64_t sum = 0;
    for (const QString& name : all) sum += bytesOf(QDir(m_folder + u'/' + name));
    // The newest stays, however large.
    while (all.size() > 1 && (all.size() > most || sum > bytes)) {
        QDir bundle(m_folder + u'/' + all.takeFirst());
        sum -= bytesOf(bundle);
        for (const QString& file : bundle.entryList(QDir::Files))
            if (isOurs(file)) bundle.remove(file);
        QDir().rmdir(bundle.path());  // not where something else is left
    }
}

}  // namespace plimsoll
