// "Would have fired": what an alert's past says, in one line.
#pragma once

#include "model/alerts/alert.h"

#include <QString>

namespace plimsoll {

// "would have fired 3× in 24 h, at least 11× in 7 d; last at 22 Nov 14:20". How much of the time is known is said
// where it is not all of it; what may have been too short is counted as "up to". Either may be null.
QString wouldHaveFiredText(const WouldHaveFired* day, const WouldHaveFired* week);

}  // namespace plimsoll
