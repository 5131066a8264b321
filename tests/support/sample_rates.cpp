#include "tests/support/sample_rates.h"

#include <memory>
#include <utility>

namespace plimsoll::sample {

void addRates(SnapshotHub& hub)
{
    const auto before = hub.market.read().value;
    if (!before) return;
    MarketSnapshot s = *before;
    for (InstrumentRow& r : s.rows) {
        if (r.asset != "BTC" || r.market != Market::Perp || !r.mark) continue;
        const Freshness fresh = r.mark->fresh;
        const Stamp stamp = r.mark->stamp;
        Funding f;
        f.hours = r.venue == VenueId::Hyperliquid ? 1 : 8;
        f.rate.v = 1e-4 * (static_cast<double>(r.venue) + 1) * *f.hours / 8;
        r.funding = Dated<Funding>{f, stamp, fresh};
        Ticker t;
        t.quoteVolume = 5e9;
        r.ticker = Dated<Ticker>{t, stamp, fresh};
        auto facts = std::make_shared<InstrumentFacts>();
        if (r.venue != VenueId::Hyperliquid) {
            Tier first, second;
            first.cap = 300'000;
            first.maintenance = 0.004;
            second.maintenance = 0.005;
            second.deduction = 300;
            second.cap = 10'000'000;
            facts->tiers = {first, second};
        }
        r.facts = std::move(facts);
    }
    hub.market.publish(std::move(s));
}

}  // namespace plimsoll::sample
