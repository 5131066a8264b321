// What the model says in English, in the person's language.
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace plimsoll {

QString modelWords(std::string_view english);
std::span<const char* const> collectedModelWords();

}  // namespace plimsoll
