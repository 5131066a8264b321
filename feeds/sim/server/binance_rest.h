// What Binance's REST answers have in common.
#pragma once

#include "feeds/sim/server/binance_dialect.h"

#include <algorithm>

namespace plimsoll::sim {

constexpr std::int64_t kNever = 4'133'404'800'000;  // the delivery date of a perpetual

inline bool isSpot(plimsoll::Market m)
{
    return m == plimsoll::Market::Spot;
}

// What was asked for.
struct BinanceDialect::Ask {
    const HttpRequest& request;
    plimsoll::Market market;
    const ServedSymbol* symbol = nullptr;

    std::int64_t number(const char* name, std::int64_t without) const
    {
        bool ok = false;
        const std::int64_t n = request.query(QLatin1String(name)).toLongLong(&ok);
        return ok ? n : without;
    }
    std::size_t limit(std::int64_t usual, std::int64_t most) const
    {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(number("limit", usual), 1, most));
    }
    std::string text(const char* name) const { return request.query(QLatin1String(name)).toStdString(); }
};

// One object for one symbol, a list for all.
template <typename Row>
std::string oneOrAll(const ServedVenue& venue, plimsoll::Market market, const ServedSymbol* one, Row&& row)
{
    JsonText t;
    if (one) {
        row(t, *one);
        return t.take();
    }
    t.array();
    for (const ServedSymbol* s : venue.of(market))
        if (s->trades()) row(t, *s);
    return t.endArray().take();
}

}  // namespace plimsoll::sim
