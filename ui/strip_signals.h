// The four structural signals as the strip says them: a light, a word, its number beside its normal.
#pragma once

#include "ui/strip_content.h"

#include <vector>

namespace plimsoll {

class StripReader;

// Where the figure is a signal: its word takes the value's place; what is measured goes on beside it. Without a
// word it is unknown, and says why.
void saySignal(StripFigure& figure, const StripReader& read, AsOf now);

// Every word that a signal may say: for the room it needs.
struct SignalWord {
    QString full, brief;
};
std::vector<SignalWord> signalWords(FigureKind kind);

}  // namespace plimsoll
