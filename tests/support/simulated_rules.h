// Which rules the simulator can make speak: tst_sim_warnings sees to it that each of them does, tst_risk_markets
// that every other rule has a market by script.
#pragma once

#include <set>
#include <string_view>

namespace plimsoll::test {

inline const std::set<std::string_view> kSimulatedRules = {
    "DEPTH_DROP",   "SPREAD_WIDE",  "EXEC_50M",   "PHANTOM",     "WALL_PULLED", "REFILL_SLOW",
    "WEEKEND_THIN", "LIQ_BURST",    "LIQ_BRANCH", "ORACLE_DEV",  "BASIS_DISP",  "CASCADE_TRIGGER",
    "ADL_RISK",     "STABLE_DEPEG", "FEED_STALE", "CLUSTER_NEAR"};

}  // namespace plimsoll::test
