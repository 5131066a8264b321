// What the model says in English, in the person's language. The model knows no translation and puts its sentences
// together itself; here they are taken apart again by the tables of what it can say. What leaves the program as
// data (format::Standard) stays English.
#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace plimsoll {

// To be called in the GUI thread.
QString modelWords(std::string_view english);
// How many sentences were taken apart so far; the others were still known.
std::uint64_t modelSentencesMade();

}  // namespace plimsoll
