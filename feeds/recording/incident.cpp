#include "feeds/recording/incident.h"

#include "model/market/plain_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr std::uint64_t kLargestFile = 4 << 20;
constexpr int kLongestText = 2'000;
// Days that a recording can be of.
constexpr double kEarliestMs = 1e12, kLatestMs = 4e12;

QString text(const std::string& s)
{
    return QString::fromStdString(s);
}

std::string word(const QJsonObject& o, const char* key)
{
    return o.value(QLatin1String(key)).toString().left(kLongestText).toStdString();
}

std::optional<Timestamp> time(const QJsonObject& o, const char* key)
{
    const double ms = o.value(QLatin1String(key)).toDouble(0);
    if (!(ms >= kEarliestMs && ms <= kLatestMs)) return std::nullopt;
    return fromUnixMs(static_cast<std::int64_t>(ms));
}

double ms(Timestamp t)
{
    return static_cast<double>(toUnixMs(t));
}

}  // namespace

QByteArray toJson(const Incident& incident)
{
    QJsonArray reasons;
    for (const Incident::Reason& r : incident.reasons)
        reasons.append(
            QJsonObject{{QStringLiteral("at_ms"), ms(r.at)},
                        {QStringLiteral("kind"),
                         r.kind == Incident::Kind::Key ? QStringLiteral("key") : QStringLiteral("warning")},
                        {QStringLiteral("text"), text(r.text)},
                        {QStringLiteral("asset"), text(r.asset)},
                        {QStringLiteral("rule"), text(r.rule)},
                        {QStringLiteral("severity"), text(r.severity)}});
    const QJsonObject whole{
        {QStringLiteral("schema"), kSchema},
        {QStringLiteral("name"), text(incident.name)},
        {QStringLiteral("source"), text(incident.source)},
        {QStringLiteral("program"), text(incident.program)},
        {QStringLiteral("at_ms"), ms(incident.at)},
        {QStringLiteral("from_ms"), ms(incident.from)},
        {QStringLiteral("to_ms"), ms(incident.to)},
        {QStringLiteral("state"),
         incident.state == Incident::State::Complete ? QStringLiteral("complete") : QStringLiteral("collecting")},
        {QStringLiteral("reasons"), reasons},
        {QStringLiteral("note"), text(incident.note)},
        {QStringLiteral("shortfall"), text(incident.shortfall)}};
    return QJsonDocument(whole).toJson();
}

Expected<Incident, QString> incidentFromJson(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonObject o = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return Unexpected{QStringLiteral("no JSON (%1 at byte %2)").arg(error.errorString()).arg(error.offset)};
    if (o.value(QStringLiteral("schema")).toInt() != kSchema)
        return Unexpected{QStringLiteral("schema %1 is not known to this program, %2 is")
                              .arg(o.value(QStringLiteral("schema")).toInt())
                              .arg(kSchema)};
    const auto at = time(o, "at_ms"), from = time(o, "from_ms"), to = time(o, "to_ms");
    if (!at || !from || !to || *from > *to)
        return Unexpected{QStringLiteral("at_ms, from_ms, to_ms are no times of a recording")};
    Incident i;
    i.name = word(o, "name");
    i.source = word(o, "source");
    i.program = word(o, "program");
    i.at = *at;
    i.from = *from;
    i.to = *to;
    i.note = word(o, "note");
    i.shortfall = word(o, "shortfall");
    i.state = o.value(QStringLiteral("state")).toString() == QLatin1String("complete")
                  ? Incident::State::Complete
                  : Incident::State::Collecting;
    for (const QJsonValue& v : o.value(QStringLiteral("reasons")).toArray()) {
        const QJsonObject r = v.toObject();
        const auto when = time(r, "at_ms");
        if (!when) continue;
        if (i.reasons.size() >= Incident::kReasons) break;
        const bool key = r.value(QStringLiteral("kind")).toString() == QLatin1String("key");
        i.reasons.push_back({*when, key ? Incident::Kind::Key : Incident::Kind::Warning, word(r, "text"),
                             word(r, "asset"), word(r, "rule"), word(r, "severity")});
    }
    return i;
}

Expected<void, QString> writeIncident(const QString& folder, const Incident& incident)
{
    const QString path = folder + QLatin1Char('/') + QLatin1String(kIncidentFile);
    if (!QDir().mkpath(folder)) return Unexpected{QStringLiteral("cannot make the folder %1").arg(folder)};
    QSaveFile file(path);
    const QByteArray json = toJson(incident);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return Unexpected{QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    return {};
}

Expected<Incident, QString> readIncident(const QString& folder)
{
    const QString path = folder + QLatin1Char('/') + QLatin1String(kIncidentFile);
    const auto bytes = readPlainFile(QFile::encodeName(path).toStdString(), kLargestFile, Links::Refuse);
    if (!bytes && bytes.error().why == FileRefusal::Why::TooLarge)
        return Unexpected{QStringLiteral("%1 is too large for what it is").arg(path)};
    if (!bytes)
        return Unexpected{QStringLiteral("cannot read %1: %2")
                              .arg(path, QString::fromLocal8Bit(plimsoll::text(bytes.error()).c_str()))};
    auto incident = incidentFromJson(QByteArray::fromStdString(*bytes));
    if (!incident) return Unexpected{QStringLiteral("%1: %2").arg(path, incident.error())};
    // A folder may have been given another name; the file says what it was.
    incident->name = QFileInfo(folder).fileName().toStdString();
    return incident;
}

QStringList incidentFolders(const QString& incidents)
{
    QStringList list;
    const QDir dir(incidents);
    for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (QFileInfo::exists(dir.filePath(name + QLatin1Char('/') + QLatin1String(kIncidentFile))))
            list.append(dir.filePath(name));
    return list;
}

std::string incidentName(Timestamp at, std::string_view reason)
{
    std::string name = QDateTime::fromMSecsSinceEpoch(toUnixMs(at), Qt::UTC)
                           .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))
                           .toStdString();
    std::string letters;
    for (const char c : reason) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool capital = c >= 'A' && c <= 'Z';
        if (letter)
            letters += c;
        else if (capital)
            letters += static_cast<char>(c - 'A' + 'a');
        else if (!letters.empty() && letters.back() != '-')
            letters += '-';
        if (letters.size() >= 32) break;
    }
    while (!letters.empty() && letters.back() == '-') letters.pop_back();
    if (!letters.empty()) name += '-' + letters;
    return name;
}

}  // namespace plimsoll
