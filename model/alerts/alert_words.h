// An alert in words, and in which unit its levels are meant.
#pragma once

#include "model/alerts/alert.h"

#include <string>
#include <string_view>

namespace plimsoll {

// Whether the operator looks at the value's own past, and so needs `over`.
bool looksBack(AlertOperator op);

// Whether "rises by 5 %" of this value means a share of what it was. Of prices, positions and sizes it does: a
// dollar of Bitcoin is not a dollar of a cent coin. All others change in their own unit: bp by bp, a share by
// points of a hundred.
bool changesByShare(analytics::MetricId metric);

// The unit of a condition's level: its word's own; Fraction where it changes by a share; Z.
analytics::Unit levelUnit(const AlertCondition& condition);
// The level as it is read: "5.00 bp", "2.0 % of its value", "20 points of 100", "4.0".
std::string levelText(const AlertCondition& condition);

// "BTC spread_bps above 5.00 bp", "BTC price rises by 2.0 % of its value within 5 m".
std::string conditionText(const AlertCondition& condition);
// A rule's title, or its conditions in words.
std::string alertTitle(const AlertRule& rule);

// Whether it is a price of an asset: such a one is a key level of the person's.
bool isOwnLevel(const AlertCondition& condition);
// Whether it is about what the person holds: that stays on the machine.
bool isOwnAlert(const AlertRule& rule);
// Of what an alert said whose rule is gone: whether it names values of the market by their names, and no own one.
bool speaksOfMarket(std::string_view text);

// Why a rule can never be judged; empty: it can.
std::string alertFault(const AlertRule& rule);

}  // namespace plimsoll
