// What each rule of the table reads. One function a rule, named as its id.
#pragma once

#include "model/risk/risk_rules.h"

namespace plimsoll::readings {

RuleReading fundLong(const RuleContext&);
RuleReading fundShort(const RuleContext&);
RuleReading fundFlip(const RuleContext&);
RuleReading fundSpread(const RuleContext&);
RuleReading oiTinder(const RuleContext&);
RuleReading oiSurge(const RuleContext&);
RuleReading oiReload(const RuleContext&);
RuleReading oiConcentration(const RuleContext&);
RuleReading oiOverextended(const RuleContext&);
RuleReading depthDrop(const RuleContext&);
RuleReading spreadWide(const RuleContext&);
RuleReading exec50m(const RuleContext&);
RuleReading phantom(const RuleContext&);
RuleReading wallPulled(const RuleContext&);
RuleReading refillSlow(const RuleContext&);
RuleReading weekendThin(const RuleContext&);
RuleReading vpinToxic(const RuleContext&);
RuleReading rvJump(const RuleContext&);
RuleReading esRatio(const RuleContext&);
RuleReading tciHigh(const RuleContext&);
RuleReading liqBurst(const RuleContext&);
RuleReading liqBranch(const RuleContext&);
RuleReading cascadeTrigger(const RuleContext&);
RuleReading clusterNear(const RuleContext&);
RuleReading oracleDev(const RuleContext&);
RuleReading stableDepeg(const RuleContext&);
RuleReading basisDisp(const RuleContext&);
RuleReading spotStress(const RuleContext&);
RuleReading supportLost(const RuleContext&);
RuleReading adlRisk(const RuleContext&);
RuleReading feedStale(const RuleContext&);

bool adlPublished(const RuleContext&);

}  // namespace plimsoll::readings
