// What a person types into a calculator's field, and what a field shows.
#pragma once

#include "model/desk/calculator.h"

#include <QString>

#include <optional>

namespace plimsoll {

// In the function's own unit; none: it makes no sense.
std::optional<analytics::Value> entryOf(const CalcField& field, const QString& text);
// What is kept of it, and the examples, are in the standard signs, whatever is chosen later.
std::optional<analytics::Value> keptValue(const CalcField& field, const QString& kept);
QString keptText(const CalcField& field, const QString& entered);
QString fieldText(const CalcField& field, const QString& kept);  // in the signs of now
// So that it can be entered again; lists of the market (books, returns) as they are.
QString entryText(const CalcField& field, const analytics::Value& value);
// For a field that shows what the market says: lists in a few words.
QString entrySummary(const CalcField& field, const analytics::Value& value);

// "Margin, $"; that a price is one need not be said.
QString withUnit(const QString& label, const char* unit);

// Where it comes from, for beside the field: "Binance 0.4 s", "desk", "typed", "example", "not known".
QString originText(const CalcEntry& entry);
QString originTip(const CalcEntry& entry);

// One output as people read it: "97,435.90", "kelly", "100.00, 0.00"; a dash where there is none.
QString outputText(const CalcOutput& output, const CalcAnswer& answer);
const analytics::Value* outputValue(const CalcOutput& output, const CalcAnswer& answer);

}  // namespace plimsoll
