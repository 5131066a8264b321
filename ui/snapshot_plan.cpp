#include "ui/snapshot_plan.h"

#include "widgets/within.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

constexpr int kDay = 24 * 60;
constexpr std::array<const char*, 3> kWhen = {"every", "at", "warning"};

QString tr(const char* text)
{
    return QCoreApplication::translate("SnapshotPlan", text);
}

QString severityKey(Severity s)
{
    const std::string_view word = severityWord(s);
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).toLower();
}

}  // namespace

QString newPlanId()
{
    static const QString letters = QStringLiteral("23456789abcdefghjkmnpqrstuvwxyz");
    QString id;
    for (int i = 0; i < 4; ++i)
        id += letters[QRandomGenerator::global()->bounded(static_cast<int>(letters.size()))];
    return id;
}

QString planText(const SnapshotPlan& plan)
{
    switch (plan.when) {
        case SnapshotPlan::When::Every: return tr("every %1 min").arg(plan.minutes);
        case SnapshotPlan::When::At: return tr("at %1 UTC").arg(dayTimesText(plan.at));
        case SnapshotPlan::When::Warning:
            return plan.severity == Severity::Critical ? tr("on a critical warning")
                                                       : tr("from severity %1 on").arg(severityKey(plan.severity));
    }
    return {};
}

std::optional<std::vector<int>> dayTimes(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,2}):(\\d{2})$"));
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::vector<int> at;
    for (const QString& word : text.split(between, Qt::SkipEmptyParts)) {
        const auto m = form.match(word);
        const int hour = m.captured(1).toInt(), minute = m.captured(2).toInt();
        if (!m.hasMatch() || hour > 23 || minute > 59) return std::nullopt;
        at.push_back(hour * 60 + minute);
    }
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    if (at.empty()) return std::nullopt;
    return at;
}

QString dayTimesText(const std::vector<int>& at)
{
    QStringList words;
    for (const int m : at)
        words << QStringLiteral("%1:%2").arg(m / 60, 2, 10, QLatin1Char('0')).arg(m % 60, 2, 10, QLatin1Char('0'));
    return words.join(QStringLiteral(", "));
}

QJsonObject toJson(const SnapshotPlan& plan)
{
    QJsonArray at;
    for (const int m : plan.at) at.append(m);
    return {{QStringLiteral("id"), plan.id},
            {QStringLiteral("on"), plan.on},
            {QStringLiteral("when"), QLatin1String(kWhen[static_cast<std::size_t>(plan.when)])},
            {QStringLiteral("minutes"), plan.minutes},
            {QStringLiteral("at"), at},
            {QStringLiteral("severity"), severityKey(plan.severity)},
            {QStringLiteral("choice"), toJson(plan.choice)},
            {QStringLiteral("most"), plan.most},
            {QStringLiteral("days"), plan.days},
            {QStringLiteral("megabytes"), plan.megabytes}};
}

std::optional<SnapshotPlan> snapshotPlanFrom(const QJsonObject& kept)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9]{4}$"));
    SnapshotPlan plan;
    plan.id = kept.value(QStringLiteral("id")).toString();
    if (!form.match(plan.id).hasMatch()) return std::nullopt;
    plan.on = kept.value(QStringLiteral("on")).toBool(true);
    const QString when = kept.value(QStringLiteral("when")).toString();
    for (std::size_t i = 0; i < kWhen.size(); ++i)
        if (when == QLatin1String(kWhen[i])) plan.when = static_cast<SnapshotPlan::When>(i);
    plan.minutes = within(kept.value(QStringLiteral("minutes")).toInt(plan.minutes), SnapshotPlan::kLeastMinutes,
                          SnapshotPlan::kMostMinutes);
    for (const QJsonValue& v : kept.value(QStringLiteral("at")).toArray())
        if (const int m = v.toInt(-1); m >= 0 && m < kDay) plan.at.push_back(m);
    std::sort(plan.at.begin(), plan.at.end());
    plan.at.erase(std::unique(plan.at.begin(), plan.at.end()), plan.at.end());
    const QString severity = kept.value(QStringLiteral("severity")).toString();
    for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical})
        if (severity == severityKey(s)) plan.severity = s;
    plan.choice = exportChoiceFrom(kept.value(QStringLiteral("choice")).toObject());
    const auto limit = [&](const char* name, int otherwise) {
        return within(kept.value(QLatin1String(name)).toInt(otherwise), 0, 10'000'000);
    };
    plan.most = limit("most", plan.most);
    plan.days = limit("days", 0);
    plan.megabytes = limit("megabytes", 0);
    return plan;
}

}  // namespace plimsoll
