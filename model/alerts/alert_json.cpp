#include "model/alerts/alert_json.h"

#include "model/alerts/alert_words.h"
#include "model/kept_time.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kLongestText = 200;
constexpr double kLongestHold = 7 * 86'400, kLongestPast = 31 * 86'400;

constexpr std::array<std::string_view, 4> kSeverities = {"none", "notice", "warning", "critical"};
constexpr std::array kOperators = {AlertOperator::Above,       AlertOperator::Below,     AlertOperator::CrossesUp,
                                   AlertOperator::CrossesDown, AlertOperator::ChangesTo, AlertOperator::RisesBy,
                                   AlertOperator::FallsBy,     AlertOperator::ZAbove,    AlertOperator::ZBelow};

QString qt(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

QString secondsFrom(const QJsonObject& o, const QString& key, double most, std::chrono::seconds& out)
{
    const QJsonValue v = o.value(key);
    if (v.isUndefined()) return {};
    if (!v.isDouble() || !(v.toDouble() >= 0) || v.toDouble() > most)
        return QStringLiteral("\"%1\" must be between 0 and %2 seconds").arg(key).arg(most);
    out = std::chrono::seconds(static_cast<qint64>(v.toDouble()));
    return {};
}

QString timeText(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMs(t), Qt::UTC).toString(Qt::ISODate);
}

QString timeFrom(const QJsonObject& o, const QString& key, std::optional<Timestamp>& out)
{
    const QString said = o.value(key).toString();
    if (said.isEmpty()) return {};
    out = keptTime(QDateTime::fromString(said, Qt::ISODate));
    if (!out) return QStringLiteral("\"%1\" is no time").arg(said.left(kLongestText));
    return {};
}

QJsonObject conditionToJson(const AlertCondition& c)
{
    QJsonObject o{{QStringLiteral("metric"), qt(analytics::word(c.metric).name)},
                  {QStringLiteral("operator"), qt(alertOperatorKey(c.op))},
                  {QStringLiteral("level"), c.level}};
    if (!c.asset.empty()) o.insert(QStringLiteral("asset"), QString::fromStdString(c.asset));
    if (c.venue) o.insert(QStringLiteral("venue"), qt(venueKey(*c.venue)));
    if (c.over.count() > 0) o.insert(QStringLiteral("over_s"), static_cast<double>(c.over.count()));
    if (c.set) o.insert(QStringLiteral("set_utc"), timeText(*c.set));
    if (c.set && c.priceThen) o.insert(QStringLiteral("price_then"), *c.priceThen);
    return o;
}

// Empty: fine. Else what is wrong.
QString conditionFromJson(const QJsonObject& o, AlertCondition& c)
{
    const QString metric = o.value(QStringLiteral("metric")).toString();
    const auto id = analytics::metricId(metric.toStdString());
    if (!id) return QStringLiteral("there is no value named \"%1\"").arg(metric.left(kLongestText));
    c.metric = *id;
    const std::string op = o.value(QStringLiteral("operator")).toString().toStdString();
    const auto known = std::find_if(kOperators.begin(), kOperators.end(),
                                    [&](AlertOperator k) { return alertOperatorKey(k) == op; });
    if (known == kOperators.end()) return QStringLiteral("\"%1\" is no operator").arg(qt(op).left(kLongestText));
    c.op = *known;
    const QJsonValue level = o.value(QStringLiteral("level"));
    if (!level.isDouble() || !std::isfinite(level.toDouble())) return QStringLiteral("the level is no number");
    c.level = level.toDouble();
    c.asset = o.value(QStringLiteral("asset")).toString().left(kLongestText).toStdString();
    if (const QString venue = o.value(QStringLiteral("venue")).toString(); !venue.isEmpty()) {
        c.venue = venueFromKey(venue.toStdString());
        if (!c.venue) return QStringLiteral("there is no venue \"%1\"").arg(venue.left(kLongestText));
    }
    if (const QString problem = secondsFrom(o, QStringLiteral("over_s"), kLongestPast, c.over); !problem.isEmpty())
        return problem;
    if (looksBack(c.op) && c.over.count() <= 0)
        return QStringLiteral("\"%1\" needs \"over_s\", how much past").arg(qt(op));
    if (const double then = o.value(QStringLiteral("price_then")).toDouble(); then > 0) c.priceThen = then;
    return timeFrom(o, QStringLiteral("set_utc"), c.set);
}

}  // namespace

QJsonObject alertToJson(const AlertRule& r)
{
    QJsonArray conditions;
    for (const AlertCondition& c : r.conditions) conditions.append(conditionToJson(c));
    QJsonObject o{{QStringLiteral("id"), static_cast<double>(r.id)},
                  {QStringLiteral("title"), QString::fromStdString(r.title)},
                  {QStringLiteral("conditions"), conditions},
                  {QStringLiteral("all"), r.all},
                  {QStringLiteral("hold_s"), static_cast<double>(r.hold.count())},
                  {QStringLiteral("clear_s"), static_cast<double>(r.clear.count())},
                  {QStringLiteral("cooldown_s"), static_cast<double>(r.cooldown.count())},
                  {QStringLiteral("severity"), qt(kSeverities[static_cast<std::size_t>(r.severity)])},
                  {QStringLiteral("once"), r.once},
                  {QStringLiteral("armed"), r.armed},
                  {QStringLiteral("sound"), r.sound},
                  {QStringLiteral("tray"), r.tray},
                  {QStringLiteral("post"), r.post},
                  {QStringLiteral("bundle"), r.bundle}};
    if (r.expires) o.insert(QStringLiteral("expires_utc"), timeText(*r.expires));
    if (r.snoozedUntil) o.insert(QStringLiteral("snoozed_until_utc"), timeText(*r.snoozedUntil));
    return o;
}

QString alertFromJson(const QJsonObject& o, AlertRule& r, bool numbered)
{
    const double id = o.value(QStringLiteral("id")).toDouble(0);
    if (numbered && (!(id >= 1) || id > 9e15)) return QStringLiteral("it has no number");
    r.id = numbered ? static_cast<std::uint64_t>(id) : 0;
    r.title = o.value(QStringLiteral("title")).toString().left(kLongestText).toStdString();
    const QJsonArray conditions = o.value(QStringLiteral("conditions")).toArray();
    if (conditions.isEmpty() || conditions.size() > static_cast<qsizetype>(kMostConditions))
        return QStringLiteral("it must have one to %1 conditions").arg(kMostConditions);
    for (const QJsonValue& v : conditions) {
        AlertCondition c;
        if (const QString problem = conditionFromJson(v.toObject(), c); !problem.isEmpty()) return problem;
        r.conditions.push_back(std::move(c));
    }
    r.all = o.value(QStringLiteral("all")).toBool(true);
    for (const auto& [key, field] :
         {std::pair{QStringLiteral("hold_s"), &r.hold}, std::pair{QStringLiteral("clear_s"), &r.clear},
          std::pair{QStringLiteral("cooldown_s"), &r.cooldown}})
        if (const QString problem = secondsFrom(o, key, kLongestHold, *field); !problem.isEmpty()) return problem;
    const std::string severity = o.value(QStringLiteral("severity")).toString().toStdString();
    for (std::size_t i = 1; i < kSeverities.size(); ++i)
        if (kSeverities[i] == severity) r.severity = static_cast<Severity>(i);
    r.once = o.value(QStringLiteral("once")).toBool(false);
    r.armed = o.value(QStringLiteral("armed")).toBool(true);
    r.sound = o.value(QStringLiteral("sound")).toBool(true);
    r.tray = o.value(QStringLiteral("tray")).toBool(true);
    r.post = o.value(QStringLiteral("post")).toBool(false);
    r.bundle = o.value(QStringLiteral("bundle")).toBool(false);
    if (const QString problem = timeFrom(o, QStringLiteral("expires_utc"), r.expires); !problem.isEmpty())
        return problem;
    return timeFrom(o, QStringLiteral("snoozed_until_utc"), r.snoozedUntil);
}

}  // namespace plimsoll
