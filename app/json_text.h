// JSON text, appended to a buffer: fast, exact, always well formed.
#pragma once

#include "model/market/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll::jsontext {

void price(std::string& out, Price p);    // exact
void number(std::string& out, double v);  // shortest that reads back equal; null unless finite
void integer(std::string& out, std::int64_t v);
// Quoted and escaped, also what a terminal would obey (U+0080 to U+009F, marks that turn text around); bytes that
// are not UTF-8 become U+FFFD.
void text(std::string& out, std::string_view s);

inline void maybe(std::string& out, const std::optional<double>& v)
{
    v ? number(out, *v) : void(out += "null");
}
inline void maybe(std::string& out, const std::optional<Price>& v)
{
    v ? price(out, *v) : void(out += "null");
}

}  // namespace plimsoll::jsontext
