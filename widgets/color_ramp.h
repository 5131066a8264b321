// Colour ramps: 256 entries between anchors, and what may be written on them.
#pragma once

#include "widgets/theme.h"

#include <vector>

namespace plimsoll {

// Linear in the 8-bit channels between neighbouring anchors at equal distance. At least two anchors.
ColorRamp rampFromAnchors(const std::vector<QColor>& anchors);

// Relative brightness of a ground, 0 to 1: above 0.42 it takes dark text (design, section 6).
double luma(QRgb color);
inline constexpr double kDarkTextFrom = 0.42;

// Dark or strong text, whichever reads on `ground`.
QColor textOn(QRgb ground, const Theme& theme);

// A rate's colour on the diverging ramp: square-root scaled around 0, full at +-8 bp per 8 h.
QRgb rateColor(const ColorRamp& diverging, double bpPer8h);

// `over` laid on `under` with `share` of it, both opaque.
QColor mix(const QColor& under, const QColor& over, double share);

QColor withAlpha(QColor color, double alpha);

}  // namespace plimsoll
