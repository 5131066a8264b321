// Reading and writing the paths of REST requests.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// "https://host/a/b?x=1" -> "/a/b?x=1"; a path stays a path.
std::string_view withoutHost(std::string_view url);
// "/a/b?x=1" -> "/a/b"
std::string_view pathOnly(std::string_view pathAndQuery);
// The value of a query parameter, decoded; empty when it is not there.
std::string queryValue(std::string_view pathAndQuery, std::string_view name);
// Symbols may hold any Unicode letter.
std::string percentEncode(std::string_view text);

// "1m" -> 1, "4h" -> 240, "1d" -> 1440, "1w", "1M"; and Bybit's "60", "D", "W", "M". 0: unknown.
int intervalMinutes(std::string_view interval);

}  // namespace plimsoll
