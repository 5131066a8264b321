// The past of all assets' rates as rows of a map. Pure functions of the carry board's snapshot.
#pragma once

#include "model/boards/carry.h"
#include "ui/export_table.h"
#include "widgets/rate_map.h"

namespace plimsoll {

inline constexpr std::array<int, 3> kMapDays = {7, 30, 90};
inline constexpr std::array<int, 3> kMapStep = {1, 4, 12};  // hours a column

// The mean of the known hours of each column; NaN where none is known. No venue: the mean of all.
std::vector<float> rateColumns(const RatePast& past, std::optional<VenueId> venue, int days, int step);
ExportTable rateMapTable(const std::vector<RateMapRow>& rows, Timestamp end, Duration step, const QString& source);

}  // namespace plimsoll
