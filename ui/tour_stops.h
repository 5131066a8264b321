// Where the tour of the window leads.
#pragma once

#include "ui/tour.h"

namespace plimsoll {

class MainWindow;

// Over the window as it stands, in the workspace Monitor.
Tour* startTour(MainWindow& window);

}  // namespace plimsoll
