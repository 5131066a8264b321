#include "feeds/sim/server/candles.h"

#include <algorithm>
#include <charconv>

namespace plimsoll::sim {

std::vector<Kline> joined(const std::vector<Kline>& bars, int minutes)
{
    std::vector<Kline> out;
    const Duration length = std::chrono::minutes(std::max(minutes, 1));
    for (const Kline& bar : bars) {
        const Timestamp begin{bar.open.time_since_epoch() / length * length};
        if (out.empty() || out.back().open != begin) {
            out.push_back(bar);
            out.back().open = begin;
            continue;
        }
        out.back().extend(bar);
    }
    return out;
}

int minutesOf(std::string_view word)
{
    int n = 0;
    const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), n);
    if (word == "D") return 1440;
    if (error != std::errc{} || n <= 0 || n > 100'000) return 0;
    const std::string_view unit(rest, static_cast<std::size_t>(word.data() + word.size() - rest));
    if (unit.empty() || unit == "m" || unit == "min") return n;
    if (unit == "h" || unit == "H") return n * 60;
    if (unit.starts_with("d") || unit.starts_with("D")) return n * 1440;
    return 0;
}

}  // namespace plimsoll::sim
