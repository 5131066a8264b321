// The simulated market's truth as JSON: exact books at a sequence number, positions, funding, open interest,
// liquidations, deleveragings, funds, and what must add up.
//
// Prices and sizes are exact decimal texts in the venue's own units ("sz" of an OKX swap counts contracts);
// `qty` beside them is in units of the quoted price, as everywhere in this program.
#pragma once

#include "feeds/sim/server/http_message.h"
#include "model/market/expected.h"

#include <string>

namespace plimsoll::sim {

class SimVenues;

// `path` is "/truth" or below it.
Expected<std::string, std::string> truth(const SimVenues& venues, const QString& path, const HttpRequest& request);

}  // namespace plimsoll::sim
