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
// Files that the options name and that are no good, and a data folder on a disk that is not mounted: a sentence
// with what to do. What is only not there (settings, a workspace) is said on standard error. A window sets damaged
// settings aside, and makes a layout under a new name.
Expected<void, QString> checkNamed(const Options& options, bool window = false);
// Endpoints of the venues that were chosen; an error is a sentence.
Expected<EndpointMap, QString> endpointsFrom(const Options& options);
// The simulated venues as the options want them: they run when this returns. Their endpoints are all there are.
// `forOthers`: who reads them has no clock but the machine's, so theirs is that at speed 1.
Expected<std::unique_ptr<sim::SimThread>, QString> simulationFrom(const Options& options, bool forOthers = false);
EndpointMap endpointsOf(const sim::SimThread& simulation, const Options& options);
// A run without a window needs no display.
void useOffscreenUnlessTold();
bool hasDisplay();
void nameApplication();

}  // namespace plimsoll
