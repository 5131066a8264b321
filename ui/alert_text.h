// Alerts as text that people copy, paste, export and import: JSON, the same as in the file of alerts.
#pragma once

#include "model/alerts/alert.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll {

QString alertsToText(const std::vector<AlertRule>& rules);
// A document, a list or a single alert. What makes no sense is left out and named; numbers are given anew.
std::vector<AlertRule> alertsFromText(const QString& text, QStringList& problems);

}  // namespace plimsoll
