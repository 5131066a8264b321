// Levels as people read and write them: percent and basis points where the value itself is a fraction.
#pragma once

#include "model/analytics/vocabulary.h"

#include <QString>

#include <optional>

namespace plimsoll {

// What one of the value's own unit is on screen: 100 for a fraction shown as percent.
double shownScale(analytics::Unit unit);
QString shownUnit(analytics::Unit unit);  // "%", "bp per 8 h"
// "10m", "1.5k", "5 %" and "1,234.5" mean what they say in the chosen signs; nothing else is a number.
std::optional<double> numberOf(QString text);
// As a field begins with it: enough digits to set it again, no more. numberOf() reads it.
QString enteredText(double shown);

}  // namespace plimsoll
