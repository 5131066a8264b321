// What the model can say, collected for the translation: whole sentences, and patterns whose %1 to %9 are filled
// by the model. A test reads the model's sources and misses what is not here.
#pragma once

#include <span>

namespace plimsoll {

using ModelWordTable = std::span<const char* const>;

ModelWordTable modelValueWords();
ModelWordTable modelRiskWords();
ModelWordTable modelPhaseWords();
ModelWordTable modelDeskWords();
ModelWordTable modelFeedWords();
ModelWordTable modelAlertWords();
ModelWordTable modelDemoWords();
ModelWordTable modelLookWords();  // of the strip, badges and heads

}  // namespace plimsoll
