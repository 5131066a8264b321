// Numbers in a field, in the signs that the person has chosen.
#pragma once

#include <QString>

#include <optional>

namespace plimsoll {

// "84,012.4" or, where that was chosen, "84.012,4"; "1e3". Signs part thousands only before three digits each. A
// point that parts none, or is not chosen to, is a decimal point; a comma is a decimal one only by choice.
std::optional<double> typedNumber(const QString& text);
// Digits as a program writes them, "1234.5", with the chosen decimal sign: typedNumber() reads the same again.
QString typedText(QString digits);

}  // namespace plimsoll
