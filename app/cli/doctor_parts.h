// The parts of `doctor`: this machine, the way to the venues, a short session with them.
#pragma once

#include "app/cli/doctor_findings.h"
#include "app/cli/options.h"
#include "app/endpoints_file.h"
#include "model/config.h"

#include <array>
#include <optional>

class QElapsedTimer;

namespace plimsoll {

void checkMachine(Findings& f, const Options& o);
void checkWay(Findings& f, const Config& config);
// Names, connections, certificates, of all hosts at once. True for venues that can be reached at all.
std::array<bool, kVenueCount> checkHosts(Findings& f, const EndpointMap& endpoints, const NetworkConfig& network);
// A venue's clock less this machine's, ms, give or take: half the way there and back.
struct ClockReading {
    double offsetMs = 0, doubtMs = 0;
};
using ClockReadings = std::array<std::optional<ClockReading>, kVenueCount>;
// All venues that have an endpoint, at once; those that do not tell their time within seconds have no reading.
ClockReadings askClocks(const EndpointMap& endpoints, const NetworkConfig& network);
// "this machine's clock is 1.5 s ahead of Binance's (± 4 ms)"
QString clockText(VenueId venue, const ClockReading& reading);
// Of those that `reached` has: a real session, until `untilMs` of `since`.
void checkVenues(Findings& f, const Config& config, const EndpointMap& endpoints,
                 const std::array<bool, kVenueCount>& reached, qint64 untilMs, const QElapsedTimer& since);

}  // namespace plimsoll
