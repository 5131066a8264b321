// What a reader of a picture must know to read it, in one line: the units of its numbers, and what its colours and
// marks mean.
#pragma once

#include "widgets/size_unit.h"

#include <QString>

namespace plimsoll {

class Panel;
struct Theme;

// As the panel is read now, in the theme that it wears. One that has no line of its own has none here.
QString panelLegend(const Panel& panel, const Theme& theme);
QString windowLegend(SizeUnit sizes);

}  // namespace plimsoll
