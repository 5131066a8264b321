// A phase board a day after a flush, as the engine would state it.
#pragma once

#include "model/boards/phase.h"

#include <string>
#include <vector>

namespace plimsoll::sample {

PhaseSnapshot phase(const std::string& asset, AsOf said, const std::vector<VenueId>& venues);

}  // namespace plimsoll::sample
