// Pages of a history, as venues cut them.
#pragma once

#include "feeds/sim/server/served.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace plimsoll::sim {

// All that is kept, whatever is asked: a page may lie anywhere in it.
inline constexpr std::size_t kWholePast = 100'000;

// The rows whose time lies in [from, to], oldest first: of more than `most` the newest, or the oldest ones.
template <typename Row, typename Time>
std::vector<Row> pageOf(std::vector<Row> rows, std::int64_t from, std::int64_t to, std::size_t most, bool oldest,
                        Time&& time)
{
    std::erase_if(rows, [&](const Row& r) { return time(r) < from || time(r) > to; });
    if (rows.size() <= most) return rows;
    if (oldest)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
    else
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(most));
    return rows;
}

// Candles of `minutes` that open in [from, to].
inline std::vector<Kline> candlePage(const Past* past, const ServedSymbol& s, int minutes, std::int64_t from,
                                     std::int64_t to, std::size_t most, bool oldest)
{
    if (!past) return {};
    return pageOf(past->klines(s, minutes, kWholePast), from, to, most, oldest,
                  [](const Kline& k) { return toUnixMs(k.open); });
}

}  // namespace plimsoll::sim
