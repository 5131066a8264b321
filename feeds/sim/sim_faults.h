// Faults of FAULTS.md by number or name, injected into a simulated venue.
#pragma once

#include "model/market/expected.h"

#include <QJsonObject>

#include <string>

namespace plimsoll::sim {

class SimVenues;

// {"venue":"bybit","fault":16,"topic":"orderbook","count":1,"seconds":6}: a venue or "all". The answer says
// what was done; an error says what is missing. {"fault":"none"} takes everything back.
Expected<std::string, std::string> injectFault(SimVenues& venues, const QJsonObject& asked);
std::string faultList();

}  // namespace plimsoll::sim
