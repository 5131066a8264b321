// Endpoints that lead to a simulated market are never shown as live: the servers of `simulate` say in each answer
// what they are, and the file that it prints names its control port.
#pragma once

#include "app/endpoints_file.h"

#include <QString>

namespace plimsoll {

// Asks what serves on this computer; other hosts are never asked, since `simulate` serves on loopback alone.
// Takes at most a second. `file`: where the endpoints were read, empty: they are the venues' own.
bool leadToSimulation(const EndpointMap& endpoints, const QString& file);

}  // namespace plimsoll
