// The charts of an incident's report: a line over time, broken where nothing was known, with the moments marked.
#pragma once

#include "app/incident_story.h"
#include "widgets/theme.h"

#include <QImage>

namespace plimsoll {

// In the theme for paper, at twice the size it is shown at. Empty: not one value was known.
QImage incidentChart(const IncidentStory& story, StoryLine line, const Theme& theme);
// Longs below the axis, shorts above it.
QImage forcedChart(const IncidentStory& story, const Theme& theme);

inline constexpr int kChartWidth = 1'100, kChartHeight = 190;

}  // namespace plimsoll
