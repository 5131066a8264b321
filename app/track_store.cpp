#include "app/track_store.h"

#include "app/kept_files.h"
#include "model/kept_time.h"
#include "widgets/ui_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtDebug>

#include <cmath>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr qint64 kLargest = 16 << 20;
constexpr double kMost = 4e9;

QString utc(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC).toString(Qt::ISODateWithMs);
}
std::optional<Timestamp> moment(const QJsonValue& v)
{
    return keptTime(QDateTime::fromString(v.toString(), Qt::ISODateWithMs));
}
std::optional<std::uint32_t> number(const QJsonObject& o, const QString& key)
{
    const double v = o.value(key).toDouble(-1);
    if (!(v >= 0) || v > kMost || v != std::floor(v)) return std::nullopt;
    return static_cast<std::uint32_t>(v);
}

QJsonArray ranges(const std::set<std::int64_t>& hours)
{
    QJsonArray out;
    for (auto h = hours.begin(); h != hours.end();) {
        const std::int64_t from = *h;
        std::int64_t last = from;
        while (++h != hours.end() && *h == last + 1) ++last;
        out.append(QJsonArray{static_cast<double>(from), static_cast<double>(last)});
    }
    return out;
}

bool readRule(const QJsonObject& o, track::RuleTrack& out)
{
    const auto raised = number(o, QStringLiteral("raised")), followed = number(o, QStringLiteral("followed")),
               unseen = number(o, QStringLiteral("unseen"));
    if (!raised || !followed || !unseen || *followed > *raised) return false;
    out.raised = *raised, out.followed = *followed, out.unseen = *unseen;
    for (const QJsonValue& v : o.value(QStringLiteral("waiting")).toArray()) {
        const auto at = moment(v.toObject().value(QStringLiteral("utc")));
        if (!at || out.waiting.size() >= track::kMostWaiting) return false;
        out.waiting.push_back({v.toObject().value(QStringLiteral("asset")).toString().toStdString(), *at});
    }
    return true;
}

bool readAsset(const QJsonObject& o, track::Asset& out)
{
    constexpr std::int64_t kLongest = 24 * 400;
    constexpr std::size_t kMostHours = 10'000;
    for (const QJsonValue& v : o.value(QStringLiteral("events")).toArray()) {
        const auto at = moment(v);
        if (!at) return false;
        out.events.push_back(*at);
    }
    for (const QJsonValue& v : o.value(QStringLiteral("hours")).toArray()) {
        const QJsonArray pair = v.toArray();
        const double from = pair.at(0).toDouble(-1), to = pair.at(1).toDouble(-1);
        if (pair.size() != 2 || !(from >= 0) || !(to >= from) || to > kMost || to - from > kLongest) return false;
        if (out.hours.size() + static_cast<std::size_t>(to - from) > kMostHours) return false;
        for (auto h = static_cast<std::int64_t>(from); h <= static_cast<std::int64_t>(to); ++h)
            out.hours.insert(h);
    }
    return true;
}

}  // namespace

QByteArray trackToJson(const track::State& state)
{
    QJsonObject rules, assets;
    for (const auto& [id, t] : state.rules) {
        QJsonArray waiting;
        for (const track::Alert& a : t.waiting)
            waiting.append(QJsonObject{{QStringLiteral("asset"), QString::fromStdString(a.asset)},
                                       {QStringLiteral("utc"), utc(a.at)}});
        rules.insert(QString::fromStdString(id),
                     QJsonObject{{QStringLiteral("raised"), static_cast<double>(t.raised)},
                                 {QStringLiteral("followed"), static_cast<double>(t.followed)},
                                 {QStringLiteral("unseen"), static_cast<double>(t.unseen)},
                                 {QStringLiteral("waiting"), waiting}});
    }
    for (const auto& [name, a] : state.assets) {
        QJsonArray events;
        for (const Timestamp e : a.events) events.append(utc(e));
        assets.insert(QString::fromStdString(name),
                      QJsonObject{{QStringLiteral("events"), events}, {QStringLiteral("hours"), ranges(a.hours)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("schema"), kSchema},
                                     {QStringLiteral("hours_watched"), static_cast<double>(state.hoursWatched)},
                                     {QStringLiteral("rules"), rules},
                                     {QStringLiteral("assets"), assets}})
        .toJson();
}

track::State trackFromJson(const QByteArray& json, QString& problem)
{
    QJsonParseError error;
    const QJsonObject o = QJsonDocument::fromJson(json, &error).object();
    const auto wrong = [&](const QString& what) {
        problem = what;
        return track::State{};
    };
    if (error.error != QJsonParseError::NoError)
        return wrong(UiText::tr("it is no JSON: %1").arg(error.errorString()));
    if (o.value(QStringLiteral("schema")).toInt() != kSchema)
        return wrong(UiText::tr("it was written by another version of the program"));
    track::State state;
    const auto hours = number(o, QStringLiteral("hours_watched"));
    if (!hours) return wrong(UiText::tr("it does not say how long was watched"));
    state.hoursWatched = *hours;
    const QJsonObject rules = o.value(QStringLiteral("rules")).toObject();
    for (auto it = rules.begin(); it != rules.end(); ++it)
        if (!readRule(it.value().toObject(), state.rules[it.key().toStdString()]))
            return wrong(UiText::tr("what it says of %1 makes no sense").arg(it.key().left(100)));
    const QJsonObject assets = o.value(QStringLiteral("assets")).toObject();
    for (auto it = assets.begin(); it != assets.end(); ++it)
        if (!readAsset(it.value().toObject(), state.assets[it.key().toStdString()]))
            return wrong(UiText::tr("what it says of %1 makes no sense").arg(it.key().left(100)));
    return state;
}

TrackStore::TrackStore(QString folder) : m_folder(std::move(folder)) {}

QString TrackStore::path() const
{
    return m_folder + QStringLiteral("/rule-records.json");
}

track::State TrackStore::load()
{
    QStringList said;
    const auto bytes = readOwnFile(path(), kLargest, said);
    QString problem;
    const track::State state = bytes ? trackFromJson(*bytes, problem) : track::State{};
    if (!problem.isEmpty()) {
        said << UiText::tr("The rules' record %1 is not used: %2.").arg(path(), problem);
        setFileAside(path(), said);
    }
    m_notice = said.join(QLatin1Char(' '));
    return state;
}

void TrackStore::keep(const track::State& state)
{
    // Nobody enters anything there: of two programs the last one's count stands.
    OwnFileRules rules;
    rules.keepOthers = false;
    const QString problem = keepOwnFile(
        path(), [path = path(), state, rules] { return writeOwnFile(path, trackToJson(state), rules); });
    if (!problem.isEmpty()) qWarning("dash.store: %s", qUtf8Printable(cannotBeWritten(path(), problem)));
}

}  // namespace plimsoll
