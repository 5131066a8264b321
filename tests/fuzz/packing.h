// Packs what a target then unpacks.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll::fuzz {

enum class Packing { Raw, Zlib, Gzip };
std::string deflated(std::string_view plain, Packing packing);
std::string base64(std::string_view bytes);
// At most so long.
std::string repeated(std::string_view text, std::size_t times, std::size_t most);

}  // namespace plimsoll::fuzz
