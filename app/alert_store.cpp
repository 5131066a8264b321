#include "app/alert_store.h"

#include "model/risk/risk_rules.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <array>
#include <cmath>
#include <set>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr qint64 kLargest = 4 << 20;
constexpr int kMostRules = 1'000, kMostConditions = 8, kLongestText = 200;
constexpr double kLongestHold = 7 * 86'400;

const QString kAlertsFile = QStringLiteral("alerts.json");
const QString kLimitsFile = QStringLiteral("rule-limits.json");

constexpr std::array<std::string_view, 4> kSeverities = {"none", "notice", "warning", "critical"};
constexpr std::array kOperators = {AlertOperator::Above, AlertOperator::Below, AlertOperator::CrossesUp,
                                   AlertOperator::CrossesDown, AlertOperator::ChangesTo};

QString qt(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

QJsonObject conditionToJson(const AlertCondition& c)
{
    QJsonObject o{{QStringLiteral("metric"), qt(analytics::word(c.metric).name)},
                  {QStringLiteral("operator"), qt(alertOperatorKey(c.op))},
                  {QStringLiteral("level"), c.level}};
    if (!c.asset.empty()) o.insert(QStringLiteral("asset"), QString::fromStdString(c.asset));
    if (c.venue) o.insert(QStringLiteral("venue"), qt(venueKey(*c.venue)));
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
    return {};
}

QString secondsFromJson(const QJsonObject& o, const QString& key, std::chrono::seconds& out)
{
    const QJsonValue v = o.value(key);
    if (v.isUndefined()) return {};
    if (!v.isDouble() || !(v.toDouble() >= 0) || v.toDouble() > kLongestHold)
        return QStringLiteral("\"%1\" must be between 0 and %2 seconds").arg(key).arg(kLongestHold);
    out = std::chrono::seconds(static_cast<qint64>(v.toDouble()));
    return {};
}

QString ruleFromJson(const QJsonObject& o, AlertRule& r)
{
    const double id = o.value(QStringLiteral("id")).toDouble(0);
    if (!(id >= 1) || id > 9e15) return QStringLiteral("it has no number");
    r.id = static_cast<std::uint64_t>(id);
    r.title = o.value(QStringLiteral("title")).toString().left(kLongestText).toStdString();
    const QJsonArray conditions = o.value(QStringLiteral("conditions")).toArray();
    if (conditions.isEmpty() || conditions.size() > kMostConditions)
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
        if (const QString problem = secondsFromJson(o, key, *field); !problem.isEmpty()) return problem;
    const std::string severity = o.value(QStringLiteral("severity")).toString().toStdString();
    for (std::size_t i = 1; i < kSeverities.size(); ++i)
        if (kSeverities[i] == severity) r.severity = static_cast<Severity>(i);
    r.once = o.value(QStringLiteral("once")).toBool(false);
    r.armed = o.value(QStringLiteral("armed")).toBool(true);
    const QString expires = o.value(QStringLiteral("expires_utc")).toString();
    if (!expires.isEmpty()) {
        const QDateTime at = QDateTime::fromString(expires, Qt::ISODate);
        if (!at.isValid()) return QStringLiteral("\"%1\" is no time").arg(expires.left(kLongestText));
        r.expires = fromUnixMs(at.toMSecsSinceEpoch());
    }
    return {};
}

QByteArray document(const QString& key, const QJsonValue& content)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("schema"), kSchema}, {key, content}}).toJson();
}

// The object of a file of ours, or a problem.
std::optional<QJsonObject> opened(const QByteArray& json, const QString& file, QStringList& problems)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        problems << QStringLiteral("%1 cannot be read: %2 at byte %3.")
                        .arg(file, error.errorString())
                        .arg(error.offset);
        return std::nullopt;
    }
    if (document.object().value(QStringLiteral("schema")).toInt() != kSchema) {
        problems << QStringLiteral("%1 was written by another version of the program.").arg(file);
        return std::nullopt;
    }
    return document.object();
}

}  // namespace

QByteArray alertsToJson(const std::vector<AlertRule>& rules)
{
    QJsonArray list;
    for (const AlertRule& r : rules) {
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
                      {QStringLiteral("armed"), r.armed}};
        if (r.expires)
            o.insert(QStringLiteral("expires_utc"),
                     QDateTime::fromMSecsSinceEpoch(toUnixMs(*r.expires), Qt::UTC).toString(Qt::ISODate));
        list.append(o);
    }
    return document(QStringLiteral("alerts"), list);
}

std::vector<AlertRule> alertsFromJson(const QByteArray& json, QStringList& problems)
{
    std::vector<AlertRule> out;
    const auto content = opened(json, kAlertsFile, problems);
    if (!content) return out;
    std::set<std::uint64_t> ids;
    int place = 0;
    for (const QJsonValue& v : content->value(QStringLiteral("alerts")).toArray()) {
        ++place;
        AlertRule rule;
        QString problem = ruleFromJson(v.toObject(), rule);
        if (problem.isEmpty() && !ids.insert(rule.id).second) problem = QStringLiteral("its number is taken");
        if (problem.isEmpty() && static_cast<int>(out.size()) == kMostRules)
            problem = QStringLiteral("there are more than %1").arg(kMostRules);
        if (!problem.isEmpty()) {
            problems << QStringLiteral("Alert %1 of %2 is left out: %3.").arg(place).arg(kAlertsFile, problem);
            continue;
        }
        out.push_back(std::move(rule));
    }
    return out;
}

QByteArray limitsToJson(const RiskLimits& limits)
{
    QJsonObject rules;
    for (const auto& [id, t] : limits) {
        QJsonObject o{{QStringLiteral("warn"), t.warn}, {QStringLiteral("exit_warn"), t.exitWarn}};
        if (t.crit) {
            o.insert(QStringLiteral("critical"), *t.crit);
            o.insert(QStringLiteral("exit_critical"), t.exitCrit);
        }
        rules.insert(QString::fromStdString(id), o);
    }
    return document(QStringLiteral("limits"), rules);
}

RiskLimits limitsFromJson(const QByteArray& json, QStringList& problems)
{
    RiskLimits out;
    const auto content = opened(json, kLimitsFile, problems);
    if (!content) return out;
    const QJsonObject rules = content->value(QStringLiteral("limits")).toObject();
    for (auto it = rules.begin(); it != rules.end(); ++it) {
        const RiskRule* const rule = riskRule(it.key().toStdString());
        const QJsonObject o = it.value().toObject();
        const auto number = [&](const QString& key) -> std::optional<double> {
            const QJsonValue v = o.value(key);
            if (!v.isDouble() || !std::isfinite(v.toDouble())) return std::nullopt;
            return v.toDouble();
        };
        const auto warn = number(QStringLiteral("warn")), exit = number(QStringLiteral("exit_warn"));
        const auto crit = number(QStringLiteral("critical")), exitCrit = number(QStringLiteral("exit_critical"));
        // Left below where it is entered, worse above bad.
        const bool sane = rule && warn && exit && *exit <= *warn &&
                          crit.has_value() == rule->limits.crit.has_value() &&
                          (!crit || (*crit >= *warn && exitCrit && *exitCrit <= *crit && *exitCrit >= *exit));
        if (!sane) {
            problems << QStringLiteral("The limits of %1 in %2 make no sense; the defaults are used.")
                            .arg(it.key().left(kLongestText), kLimitsFile);
            continue;
        }
        out.emplace(it.key().toStdString(), Thresholds{*warn, crit, *exit, exitCrit.value_or(0)});
    }
    return out;
}

void AlertStore::setAside(const QString& path)
{
    QString aside = path + QStringLiteral(".damaged");
    for (int n = 2; QFileInfo::exists(aside) && n < 100; ++n) aside = path + QStringLiteral(".damaged-%1").arg(n);
    if (QFile::copy(path, aside)) m_notices << QStringLiteral("It was kept as %1.").arg(aside);
}

QByteArray AlertStore::read(const QString& name)
{
    QFile file(m_folder + QLatin1Char('/') + name);
    if (!file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest) {
        m_notices << QStringLiteral("%1 cannot be read.").arg(file.fileName());
        return {};
    }
    return file.readAll();
}

std::vector<AlertRule> AlertStore::loadAlerts()
{
    const QByteArray json = read(kAlertsFile);
    if (json.isEmpty()) return {};
    const auto before = m_notices.size();
    auto rules = alertsFromJson(json, m_notices);
    if (m_notices.size() > before) setAside(m_folder + QLatin1Char('/') + kAlertsFile);
    return rules;
}

RiskLimits AlertStore::loadLimits()
{
    const QByteArray json = read(kLimitsFile);
    if (json.isEmpty()) return {};
    const auto before = m_notices.size();
    auto limits = limitsFromJson(json, m_notices);
    if (m_notices.size() > before) setAside(m_folder + QLatin1Char('/') + kLimitsFile);
    return limits;
}

QString AlertStore::write(const QString& name, const QByteArray& json)
{
    QDir().mkpath(m_folder);
    QSaveFile file(m_folder + QLatin1Char('/') + name);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit()) return {};
    return QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString());
}

QString AlertStore::saveAlerts(const std::vector<AlertRule>& rules)
{
    return write(kAlertsFile, alertsToJson(rules));
}

QString AlertStore::saveLimits(const RiskLimits& limits)
{
    return write(kLimitsFile, limitsToJson(limits));
}

}  // namespace plimsoll
