// Which panel shows a number best: where "show me" leads.
#pragma once

#include <string_view>

namespace plimsoll {

// The panel's id; null: no panel shows it. `word`: of the vocabulary.
const char* evidencePanel(std::string_view word);

}  // namespace plimsoll
