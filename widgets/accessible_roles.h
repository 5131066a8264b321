// What screen readers call the house's own widgets: a chart, an indicator, a list. Names and summaries are the
// widgets' own.
#pragma once

namespace plimsoll {

// Once a program; again does nothing.
void installAccessibleRoles();

}  // namespace plimsoll
