// The report of an incident, as HTML without outside references and as PDF with text that can be selected.
#pragma once

#include "app/export_report.h"
#include "app/incident_story.h"

#include <QString>

namespace plimsoll {

ReportContent incidentReport(const IncidentStory& story);

// By the path: ".html" or ".pdf" is that one; a folder gets report.html, report.pdf and the tables as CSV.
// Returns what was written.
Expected<QString, QString> writeIncidentReport(const IncidentStory& story, const QString& path);

}  // namespace plimsoll
