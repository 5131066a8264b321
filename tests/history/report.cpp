#include "tests/history/report.h"

#include "model/analytics/validation.h"

#include <array>
#include <cstdarg>
#include <cstdio>

namespace plimsoll::history {

std::span<const Crash> crashes()
{
    // Named beforehand: ANALYTICS M and the manifest of the series. Not chosen by what the rules say.
    static const std::array<Crash, 9> table = {{
        {"pandemic", utc(2020, 3, 12)},
        {"China's ban", utc(2021, 5, 19)},
        {"FTX", utc(2022, 11, 8)},
        {"SVB, USDC off its peg", utc(2023, 3, 10)},
        {"flash crash", utc(2024, 12, 5)},
        {"Hyperliquid, large ETH long", utc(2025, 3, 12), true},
        {"Hyperliquid, JELLY", utc(2025, 3, 26), true},
        {"tariffs", utc(2025, 10, 10)},
        {"November 2025", utc(2025, 11, 21)},
    }};
    return table;
}

std::string text(const char* format, ...)
{
    char buffer[1024];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    return buffer;
}

std::string share(std::size_t hits, std::size_t of)
{
    if (of == 0) return "0 of 0";
    const auto interval = analytics::validate::wilson(hits, of);
    return text("%zu of %zu (%.2f; %.2f to %.2f)", hits, of, static_cast<double>(hits) / static_cast<double>(of),
                interval.low, interval.high);
}

std::string report(const std::filesystem::path& folder)
{
    const std::string funding = fundingReport(folder), connected = connectednessReport(folder),
                      phases = phaseReport(folder);
    if (funding.empty() || connected.empty() || phases.empty()) return {};
    std::string out = funding;
    out += '\n';
    out += connected;
    out += '\n';
    out += phases;
    return out;
}

}  // namespace plimsoll::history
