#include "app/alert_store.h"

#include "app/kept_files.h"
#include "model/alerts/alert_json.h"
#include "model/risk/risk_rules.h"
#include "widgets/ui_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <set>

namespace plimsoll {

namespace {

constexpr int kSchema = 1;
constexpr qint64 kLargest = 4 << 20;
constexpr int kMostRules = 1'000, kLongestText = 200;

const QString kAlertsFile = QStringLiteral("alerts.json");
const QString kLimitsFile = QStringLiteral("rule-limits.json");
const QString kLastId = QStringLiteral("last_id");
constexpr double kMostLastId = 1e15;  // numbers go on from it, and are whole in a double

QByteArray document(QJsonObject content)
{
    content.insert(QStringLiteral("schema"), kSchema);
    return QJsonDocument(content).toJson();
}

// The object of a file of ours, or a problem.
std::optional<QJsonObject> opened(const QByteArray& json, const QString& file, QStringList& problems)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        problems
            << UiText::tr("%1 cannot be read: %2 at byte %3.").arg(file, error.errorString()).arg(error.offset);
        return std::nullopt;
    }
    if (document.object().value(QStringLiteral("schema")).toInt() != kSchema) {
        problems << UiText::tr("%1 was written by another version of the program.").arg(file);
        return std::nullopt;
    }
    return document.object();
}

// Older files have none; one that makes no sense is none.
std::uint64_t lastIdOf(const QJsonObject& content)
{
    const double last = content.value(kLastId).toDouble(0);
    return last >= 1 && last <= kMostLastId ? static_cast<std::uint64_t>(last) : 0;
}

}  // namespace

QByteArray alertsToJson(const std::vector<AlertRule>& rules, std::uint64_t lastId)
{
    QJsonArray list;
    for (const AlertRule& r : rules) {
        list.append(alertToJson(r));
        lastId = std::max(lastId, r.id);
    }
    return document({{QStringLiteral("alerts"), list}, {kLastId, static_cast<double>(lastId)}});
}

std::vector<AlertRule> alertsFromJson(const QByteArray& json, QStringList& problems, std::uint64_t* lastId)
{
    std::vector<AlertRule> out;
    const auto content = opened(json, kAlertsFile, problems);
    if (!content) return out;
    if (lastId) *lastId = lastIdOf(*content);
    std::set<std::uint64_t> ids;
    int place = 0;
    for (const QJsonValue& v : content->value(QStringLiteral("alerts")).toArray()) {
        ++place;
        AlertRule rule;
        QString problem = alertFromJson(v.toObject(), rule);
        if (problem.isEmpty() && !ids.insert(rule.id).second) problem = UiText::tr("its number is taken");
        if (problem.isEmpty() && static_cast<int>(out.size()) == kMostRules)
            problem = UiText::tr("there are more than %1").arg(kMostRules);
        if (!problem.isEmpty()) {
            problems << UiText::tr("Alert %1 of %2 is left out: %3.").arg(place).arg(kAlertsFile, problem);
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
    return document({{QStringLiteral("limits"), rules}});
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
            problems << UiText::tr("The limits of %1 in %2 make no sense; the defaults are used.")
                            .arg(it.key().left(kLongestText), kLimitsFile);
            continue;
        }
        out.emplace(it.key().toStdString(), Thresholds{*warn, crit, *exit, exitCrit.value_or(0)});
    }
    return out;
}

QString AlertStore::pathOf(const QString& name) const
{
    return m_folder + QLatin1Char('/') + name;
}

std::vector<AlertRule> AlertStore::loadAlerts()
{
    const auto json = readOwnFile(pathOf(kAlertsFile), kLargest, m_notices);
    if (!json) return {};
    const auto before = m_notices.size();
    auto rules = alertsFromJson(*json, m_notices, &m_lastId);
    if (m_notices.size() > before) setFileAside(pathOf(kAlertsFile), m_notices);
    return rules;
}

RiskLimits AlertStore::loadLimits()
{
    const auto json = readOwnFile(pathOf(kLimitsFile), kLargest, m_notices);
    if (!json) return {};
    const auto before = m_notices.size();
    auto limits = limitsFromJson(*json, m_notices);
    if (m_notices.size() > before) setFileAside(pathOf(kLimitsFile), m_notices);
    return limits;
}

QString AlertStore::write(const QString& name, const QByteArray& json)
{
    const QString path = pathOf(name), problem = keepOwnFile(path, json);
    return problem.isEmpty() ? QString() : cannotBeWritten(path, problem);
}

QString AlertStore::saveAlerts(const std::vector<AlertRule>& rules, std::uint64_t lastId)
{
    return write(kAlertsFile, alertsToJson(rules, lastId));
}

QString AlertStore::saveLimits(const RiskLimits& limits)
{
    return write(kLimitsFile, limitsToJson(limits));
}

}  // namespace plimsoll
