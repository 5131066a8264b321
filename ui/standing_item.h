// Alerts that cannot speak, in the status line: who set one must not take its silence for calm.
#pragma once

#include "model/alerts/alert.h"
#include "ui/status_line.h"

namespace plimsoll {

// "alerts: 2 suspended, 1 failed"; without words where all speak.
StatusItem standingItem(const AlertSnapshot& alerts);

}  // namespace plimsoll
