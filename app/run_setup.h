// What window, snapshot and record do alike before they start.
#pragma once

#include "app/cli/options.h"
#include "app/endpoints_file.h"
#include "model/config.h"

namespace plimsoll {

Config configFrom(const Options& options);
// Endpoints of the venues that were chosen; an error is a sentence.
Expected<EndpointMap, QString> endpointsFrom(const Options& options);
// A run without a window needs no display.
void useOffscreenUnlessTold();
bool hasDisplay();
void nameApplication();

}  // namespace plimsoll
