// What the quote currencies are worth in dollars, measured on what the venues themselves quote:
//   1. a pair with dollars ("USDT-USD");
//   2. an index of one asset in dollars beside the same in the currency (OKX BTC-USD and BTC-USDT);
//   3. a pair with a currency that is known by 1 or 2 ("USDCUSDT").
// Without a dollar price anywhere nothing is converted: that two of them differ does not say which is right.
#pragma once

#include "model/boards/market_board.h"

#include <string_view>
#include <vector>

namespace plimsoll {

class FxBoard {
public:
    static constexpr double kThreshold = 5e-4;                      // below: counts as one (ANALYTICS 0)
    static constexpr Duration kLimit = std::chrono::seconds{60};    // of an input
    static constexpr Duration kHeldFor = std::chrono::minutes{10};  // a rate that fell silent is used on for this

    enum class Change : std::uint8_t {
        None,
        Told,    // a rate or its judgement
        Factor,  // what conversions multiply with
    };
    // Looks at the pairs again.
    Change update(const MarketBoard& market, Mono now);
    const std::vector<FxRate>& rates() const { return m_rates; }
    // What one unit of this quote currency counts in sums; 1 for dollars and for what is not known.
    double usdPer(std::string_view quote) const;
    // Whether that is measured: the dollar itself, or a rate that the venues' own pairs say.
    bool knows(std::string_view quote) const;

private:
    std::vector<FxRate> m_rates;
};

}  // namespace plimsoll
