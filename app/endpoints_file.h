// Where venues are reached instead of their real addresses (CONTRACT section 3).
#pragma once

#include "feeds/venue.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace plimsoll {

// By VenueId. Absent: this venue is off. A role left out is off.
using EndpointMap = std::array<std::optional<Endpoints>, kVenueCount>;

// The error names the file, the line and the key.
Expected<EndpointMap, QString> parseEndpoints(const QByteArray& json, const QString& name);
Expected<EndpointMap, QString> readEndpoints(const QString& path);
// The venues' own addresses.
EndpointMap liveEndpoints();

}  // namespace plimsoll
