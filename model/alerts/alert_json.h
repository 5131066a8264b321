// An alert as one JSON object: what the file keeps, and what people copy, paste, export and import. Everything
// that is not said takes its default; what makes no sense is named in a sentence's end.
#pragma once

#include "model/alerts/alert.h"

#include <QJsonObject>
#include <QString>

namespace plimsoll {

constexpr std::size_t kMostConditions = 8;  // of an alert

QJsonObject alertToJson(const AlertRule& rule);
// Empty: read. The number may be missing where it is given anew (`numbered` false).
QString alertFromJson(const QJsonObject& object, AlertRule& rule, bool numbered = true);

}  // namespace plimsoll
