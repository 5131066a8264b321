// JSON text to and from the values of the analytics registry.
#pragma once

#include "model/analytics/value.h"
#include "model/market/expected.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace plimsoll {

// The error says what is wrong and where.
Expected<analytics::Value, QString> valueFromJson(const QByteArray& text);

// Appended; numbers are the shortest that read back equal.
void appendJson(std::string& out, const analytics::Value& value);

}  // namespace plimsoll
