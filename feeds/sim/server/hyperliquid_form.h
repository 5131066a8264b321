// How a book of Hyperliquid is asked for, and its coarser price steps. hyperliquid.md section 3.
#pragma once

#include "feeds/sim/server/hyperliquid_dialect.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

struct HyperliquidDialect::Form {
    std::size_t levels = 20;
    bool fast = false;
    int figures = 0;  // significant figures of a price; 0: as they are
    int mantissa = 1;
};

// Levels gathered at prices of fewer significant figures: bids down, asks up.
template <typename Form>
std::vector<BookLevel> bucketed(const ServedSymbol& s, Side side, const std::vector<BookLevel>& levels,
                                const Form& form)
{
    std::vector<BookLevel> out;
    if (levels.empty()) return out;
    const double best = s.listing.price(static_cast<double>(levels.front().ticks));
    const double exponent = std::floor(std::log10(std::max(best, 1e-12))) - form.figures + 1;
    const auto width =
        std::max<Ticks>(1, std::llround(std::pow(10.0, exponent) * form.mantissa / s.listing.tick.value()));
    for (const BookLevel& l : levels) {
        const Ticks at = side == Side::Buy ? l.ticks / width * width : (l.ticks + width - 1) / width * width;
        if (out.empty() || out.back().ticks != at) {
            out.push_back({at, l.lots, l.orders});
        } else {
            out.back().lots += l.lots;
            out.back().orders += l.orders;
        }
    }
    return out;
}

}  // namespace plimsoll::sim
