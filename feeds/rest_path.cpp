#include "feeds/rest_path.h"

namespace plimsoll {

namespace {

int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string_view withoutHost(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return url;
    const std::size_t slash = url.find('/', scheme + 3);
    return slash == std::string_view::npos ? std::string_view("/") : url.substr(slash);
}

std::string_view pathOnly(std::string_view pathAndQuery)
{
    return pathAndQuery.substr(0, pathAndQuery.find('?'));
}

std::string queryValue(std::string_view pathAndQuery, std::string_view name)
{
    const std::size_t mark = pathAndQuery.find('?');
    if (mark == std::string_view::npos) return {};
    std::string_view query = pathAndQuery.substr(mark + 1);
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(pair.size() == query.size() ? pair.size() : pair.size() + 1);
        if (pair.size() <= name.size() || !pair.starts_with(name) || pair[name.size()] != '=') continue;
        const std::string_view value = pair.substr(name.size() + 1);
        std::string decoded;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i] == '%' && i + 2 < value.size() && hex(value[i + 1]) >= 0 && hex(value[i + 2]) >= 0) {
                decoded += static_cast<char>(hex(value[i + 1]) * 16 + hex(value[i + 2]));
                i += 2;
            } else {
                decoded += value[i];
            }
        }
        return decoded;
    }
    return {};
}

std::string percentEncode(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

int intervalMinutes(std::string_view interval)
{
    if (interval == "D") return 1440;
    if (interval == "W") return 7 * 1440;
    if (interval == "M") return 30 * 1440;
    int number = 0;
    std::size_t i = 0;
    for (; i < interval.size() && i < 5 && interval[i] >= '0' && interval[i] <= '9'; ++i)
        number = number * 10 + (interval[i] - '0');
    if (i == 0) return 0;
    const std::string_view unit = interval.substr(i);
    if (unit.empty() || unit == "m" || unit == "min") return number;
    if (unit == "h") return number * 60;
    if (unit == "d") return number * 1440;
    if (unit == "w") return number * 7 * 1440;
    if (unit == "M") return number * 30 * 1440;
    return 0;
}

}  // namespace plimsoll
