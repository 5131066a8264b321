// What a reader of a picture must know to read it, in one line: the unit of sizes, and what its colours and marks
// mean.
#pragma once

#include "widgets/size_unit.h"

#include <QString>

namespace plimsoll {

// `panel`: empty, the window. A panel that has no line of its own says its units alone.
QString pictureLegend(const QString& panel, SizeUnit unit);

}  // namespace plimsoll
