// Rows for benches of the history: as many coins as there are, each second with every number in it.
#pragma once

#include "model/store/history_rows.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace plimsoll::bench {

// Each number half a one above the one before.
inline store::SecondRow fullSecond(int instrument, std::int64_t t, double v)
{
    using store::Number;
    store::SecondRow r;
    r.id = InstrumentId::make(VenueId::Binance, std::size_t(instrument));
    r.t = t;
    for (Number* n : {&r.mid, &r.spreadBp, &r.mark, &r.index, &r.bid10, &r.ask10, &r.bid25, &r.ask25, &r.bid100,
                      &r.ask100, &r.interestBase, &r.r8, &r.buyUsd, &r.sellUsd, &r.longUsd, &r.shortUsd})
        *n = v += 0.5;
    return r;
}

inline store::HistoryBatch describedCoins(int instruments)
{
    store::HistoryBatch first;
    for (int i = 0; i < instruments; ++i) {
        store::InstrumentRow r;
        r.id = InstrumentId::make(VenueId::Binance, std::size_t(i));
        r.venue = "binance", r.market = "perp", r.symbol = "COIN" + std::to_string(i), r.asset = r.symbol,
        r.quote = "USDT";
        first.instruments.push_back(r);
    }
    return first;
}

}  // namespace plimsoll::bench
