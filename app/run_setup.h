// What window, snapshot and record do alike before they start.
#pragma once

#include "app/cli/options.h"
#include "app/endpoints_file.h"
#include "feeds/sim/sim_thread.h"
#include "model/config.h"

#include <memory>

namespace plimsoll {

// What the options leave open is as the settings say.
Config configFrom(const Options& options);
// Endpoints of the venues that were chosen; an error is a sentence.
Expected<EndpointMap, QString> endpointsFrom(const Options& options);
// The simulated venues as the options want them: they run when this returns. Their endpoints are all there are.
Expected<std::unique_ptr<sim::SimThread>, QString> simulationFrom(const Options& options);
EndpointMap endpointsOf(const sim::SimThread& simulation, const Options& options);
// A run without a window needs no display.
void useOffscreenUnlessTold();
bool hasDisplay();
void nameApplication();

}  // namespace plimsoll
