// Which warnings freeze the black box: each that has become critical, once until it has cleared.
#pragma once

#include "feeds/recording/incident.h"
#include "model/market/time.h"
#include "model/risk/warning.h"

#include <map>
#include <string>
#include <vector>

namespace plimsoll {

class WarningFreezer {
public:
    // The same warning freezes again after this at the earliest, however often it clears and comes back.
    static constexpr std::chrono::minutes kAgain{30};

    std::vector<Incident::Reason> look(const RiskSnapshot& risk);

private:
    struct Raised {
        Mono at{};  // the wall clock may be set
        bool critical = false;
    };
    std::map<std::string, Raised> m_raised;  // by rule, asset and venue
};

}  // namespace plimsoll
