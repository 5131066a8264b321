// What funding regimes, connectedness and phases would have said around the crashes of the historic series, with
// the thresholds of ANALYTICS as they stand. Markdown.
#pragma once

#include "tests/history/series.h"

#include <filesystem>
#include <span>
#include <string>

namespace plimsoll::history {

struct Crash {
    const char* name;
    double ms;  // 00:00 UTC of its day: leads are measured to there, so nothing of the day itself is used
    bool control = false;  // a venue's own affair, not a market's
};
std::span<const Crash> crashes();

// Empty if the folder does not hold the series.
std::string fundingReport(const std::filesystem::path& folder);
std::string connectednessReport(const std::filesystem::path& folder);
std::string phaseReport(const std::filesystem::path& folder);
std::string report(const std::filesystem::path& folder);

// printf into a string.
[[gnu::format(printf, 1, 2)]] std::string text(const char* format, ...);
// "3 of 12 (0.25; 0.09 to 0.53)"
std::string share(std::size_t hits, std::size_t of);

}  // namespace plimsoll::history
