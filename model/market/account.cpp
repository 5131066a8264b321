#include "model/market/account.h"

#include <algorithm>

namespace plimsoll {

bool isAddress(std::string_view text)
{
    return text.size() == 42 && text.starts_with("0x") && std::all_of(text.begin() + 2, text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::optional<std::string> addressFrom(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return std::nullopt;
    std::string out(text.substr(first, text.find_last_not_of(space) + 1 - first));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return isAddress(out) ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace plimsoll
