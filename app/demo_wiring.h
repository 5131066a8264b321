// The window and the simulation behind it: scenario, speed, pause one way; what is going on the other way.
#pragma once

namespace plimsoll {

namespace sim {
class SimThread;
}
class MainWindow;

void wireDemo(MainWindow& window, sim::SimThread& simulation);

}  // namespace plimsoll
