// What the coins that stand for dollars are worth: in dollars, where a venue says it, and against each other.
#include "model/analytics/dislocation.h"
#include "model/boards/basis_board.h"

namespace plimsoll {

namespace {

// The middle of the best quotes, else the last price.
std::optional<std::pair<double, Stamp>> priceOf(const InstrumentTrack& t)
{
    if (t.bbo && t.bbo->value.bid.raw > 0 && t.bbo->value.ask >= t.bbo->value.bid)
        return std::pair((t.bbo->value.bid.value() + t.bbo->value.ask.value()) / 2, t.bbo->stamp);
    if (t.last && t.last->value.raw > 0) return std::pair(t.last->value.value(), t.last->stamp);
    return std::nullopt;
}

}  // namespace

void BasisBoard::fillCoins(BasisSnapshot& out, Mono now) const
{
    for (const FxRate& rate : m_fx.rates()) {
        StableRate& stable = out.stables.emplace_back();
        stable.rate = rate;
        if (!rate.usd) continue;
        if (const auto depeg = analytics::stableDepeg(*rate.usd)) {
            stable.offBp = depeg->bps;
            stable.level = depeg->level;
        }
    }
    for (const StableRate& base : out.stables) {
        const auto pairs = m_market.assets().find(base.rate.currency);
        if (pairs == m_market.assets().end()) continue;
        for (const StableRate& quote : out.stables) {
            StableCross best;
            for (const InstrumentTrack* t : pairs->second) {
                if (t->instrument->market != Market::Spot || t->instrument->quote != quote.rate.currency) continue;
                const auto price = priceOf(*t);
                if (!price || (best.price > 0 && price->second.mono <= best.stamp.mono)) continue;
                const auto depeg = analytics::stableDepeg(price->first);
                if (!depeg) continue;
                best.base = base.rate.currency, best.quote = quote.rate.currency;
                best.price = price->first;
                best.stamp = price->second;
                best.offBp = depeg->bps, best.level = depeg->level;
                best.source = venueName(t->id.venue());
                best.fresh = judge(now - best.stamp.mono, FxBoard::kLimit);
            }
            if (best.price > 0) out.crosses.push_back(std::move(best));
        }
    }
}

}  // namespace plimsoll
