// Whether the desktop was told to keep still.
#pragma once

#include <QString>

namespace plimsoll {

// KDE: the duration factor of animations is 0. GTK desktops: animations are off. `config`: the folder of the
// desktop's settings; empty: the person's.
bool desktopWantsStillness(const QString& config = {});

}  // namespace plimsoll
