// Venues that the person trusts less for a while, after an incident: still heard and shown, hatched, but in no sum
// and no judgement until they are taken back.
#pragma once

#include "model/market/instrument.h"

#include <vector>

class QMenu;

namespace plimsoll {

class Selection;

// One entry a venue, checked while it is set aside.
void fillAsideMenu(QMenu* menu, const std::vector<VenueId>& venues, Selection& selection);

}  // namespace plimsoll
