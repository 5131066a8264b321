// The program's own sounds: sines with an envelope, made here, as the bytes of a WAV file.
#pragma once

#include "model/risk/warning.h"

#include <QByteArray>

namespace plimsoll {

inline constexpr int kToneRate = 44'100;  // one channel, 16 bit

// One soft note for a notice, two that rise for a warning, three hard ones for what is critical.
QByteArray toneOf(Severity severity);

}  // namespace plimsoll
