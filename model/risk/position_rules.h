// The rules about the person's own positions (ANALYTICS K: FUND_HOLD, LIQ_DIST, HEAT, EXPOSURE, VENUE_CAP,
// MARGIN_RATIO). Without positions none of them is asked, so that nothing is unknown for want of any.
#pragma once

#include "model/risk/risk_rules.h"

#include <span>

namespace plimsoll {

std::span<const RiskRule> positionRules();

namespace readings {

RuleReading fundHold(const RuleContext&);
RuleReading liqDist(const RuleContext&);
RuleReading heat(const RuleContext&);
RuleReading exposure(const RuleContext&);
RuleReading venueCap(const RuleContext&);
RuleReading marginRatio(const RuleContext&);

// Whether there is a position that the question can be asked of.
bool paysFunding(const RuleContext&);
bool canBeLiquidated(const RuleContext&);
bool holdsAny(const RuleContext&);
bool holdsAtVenue(const RuleContext&);

}  // namespace readings

}  // namespace plimsoll
