#include "ui/alert_text.h"

#include "model/alerts/alert_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>

namespace plimsoll {

namespace {

constexpr qsizetype kMost = 1'000;
const QString kAlerts = QStringLiteral("alerts");

}  // namespace

QString alertsToText(const std::vector<AlertRule>& rules)
{
    QJsonArray list;
    for (const AlertRule& r : rules) list.append(alertToJson(r));
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("schema"), 1}, {kAlerts, list}}).toJson());
}

std::vector<AlertRule> alertsFromText(const QString& text, QStringList& problems)
{
    std::vector<AlertRule> out;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.trimmed().toUtf8(), &error);
    QJsonArray list;
    if (document.isArray())
        list = document.array();
    else if (document.object().contains(kAlerts))
        list = document.object().value(kAlerts).toArray();
    else if (document.object().contains(QStringLiteral("conditions")))
        list.append(document.object());
    if (list.isEmpty()) {
        problems << QObject::tr("This is no list of alerts.");
        return out;
    }
    int place = 0;
    for (const QJsonValue& v : list) {
        if (++place > kMost) {
            problems << QObject::tr("More than %1 are left out.").arg(kMost);
            break;
        }
        AlertRule rule;
        if (const QString wrong = alertFromJson(v.toObject(), rule, false); !wrong.isEmpty())
            problems << QObject::tr("Alert %1 is left out: %2.").arg(place).arg(wrong);
        else
            out.push_back(std::move(rule));
    }
    return out;
}

}  // namespace plimsoll
