// Events as lines of text, for comparing with files that people can read.
#pragma once

#include "feeds/catalogue.h"
#include "model/market/events.h"

#include <string>

namespace plimsoll::test {

std::string printEvent(const MarketEvent& event, const EventBatch& batch, const Catalogue& catalogue);
// One line an event; withdrawn ones are shown as "nothing".
std::string printBatch(const EventBatch& batch, const Catalogue& catalogue);

}  // namespace plimsoll::test
