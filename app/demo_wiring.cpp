#include "app/demo_wiring.h"

#include "feeds/sim/scenario.h"
#include "feeds/sim/sim_thread.h"
#include "ui/main_window.h"

namespace plimsoll {

void wireDemo(MainWindow& window, sim::SimThread& simulation)
{
    std::vector<DemoScenario> scenarios;
    for (const sim::ScenarioTitle& s : sim::builtInScenarios()) scenarios.push_back({s.name, s.title, s.story});
    window.setDemoScenarios(scenarios);
    QObject::connect(&simulation, &sim::SimThread::stateChanged, &window, [&window](const sim::SimState& s) {
        window.setDemo({s.scenario, s.phase, s.story, s.speed, s.reached, s.paused});
    });
    QObject::connect(&window, &MainWindow::demoPauseToggled, &simulation, &sim::SimThread::setPaused);
    QObject::connect(&window, &MainWindow::demoSpeedChosen, &simulation, &sim::SimThread::setSpeed);
    QObject::connect(&window, &MainWindow::demoScenarioChosen, &simulation, &sim::SimThread::play);
    simulation.ask();
}

}  // namespace plimsoll
