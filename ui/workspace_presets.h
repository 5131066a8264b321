// The workspaces that come with the program, as a table of plans.
#pragma once

#include "ui/dock_plan.h"

#include <span>

namespace plimsoll {

struct WorkspacePreset {
    const char* key;    // "liquidations": what a kept layout calls it
    const char* title;  // in English; shown in the person's language
    DockPlan plan;
    QString shownTitle() const;
};

// In the order of the keys 1 to 7.
const std::vector<WorkspacePreset>& workspacePresets();
const WorkspacePreset* presetOf(const QString& key);
// By its key or its title, whatever the case.
const WorkspacePreset* presetNamed(const QString& name);

// Beside whom a panel of this kind belongs, of those in the plan: one of its column in the table of panels; else
// the one with the largest share. Empty: the plan is empty.
QString neighbourOf(const QString& kind, const DockPlan& plan);

}  // namespace plimsoll
