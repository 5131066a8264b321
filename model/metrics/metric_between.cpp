// What an asset's values are between two seconds. The same functions as the second's, on books as they stand now.
#include "model/metrics/metric_board.h"
#include "model/metrics/quick_words.h"

namespace plimsoll {

bool MetricBoard::renew(const std::string& asset, std::uint16_t groups, AsOf now,
                        const std::array<Freshness, kVenueCount>& streams, AssetMetrics& values)
{
    const auto memory = m_memory.find(asset);
    if (!m_second || memory == m_memory.end()) return false;
    // Only books that have moved since they were read last.
    const auto read = [&](VenueId venue, Market market, bool whole) {
        if (!m_market.watch().has(venue)) return;
        const InstrumentTrack* const t = m_market.leading(asset, venue, market);
        if (!t) return;
        if (!t->book || !usable(t->bookFresh(now.mono))) {
            m_quickReadings.erase(t->id);
            m_quickRead.erase(t->id);
            return;
        }
        const Stamp& stamp = t->book->stamp();
        Between& last = m_quickRead[t->id];
        const bool same = last.stamp.mono == stamp.mono && last.stamp.received == stamp.received &&
                          last.seq == t->book->seq() && (last.whole || !whole);
        if (same && m_quickReadings.contains(t->id)) return;
        last = {stamp, t->book->seq(), whole};
        const double toUsd = t->usdPerQuote, coins = t->instrument->multiplier;
        auto reading = whole ? readBook(*t->book, toUsd, coins, Walls::Skip) : readTouch(*t->book, toUsd, coins);
        if (reading)
            m_quickReadings.insert_or_assign(t->id, std::move(*reading));
        else
            m_quickReadings.erase(t->id);
    };
    const bool depth = groups & quick::Depth;
    if (groups & (quick::Touch | quick::Basis | quick::Depth))
        for (const VenueId venue : kVenues) {
            read(venue, Market::Perp, depth);
            if ((groups & quick::Basis) && m_market.watch().spot) read(venue, Market::Spot, false);
        }

    // Of whom what is renewed is made, which need not be whom the second's values are made of.
    takeSpeakers(asset, values.facts);
    const AssetInputs in = inputsOf(asset, now, streams, m_quickReadings);
    if (groups & quick::Prices) computePrices(in, values);
    if (groups & quick::Touch) computeReturns(in, values);
    if (groups & quick::Basis) computeBasis(in, values);
    if (depth)
        computeDepths(in, Walls::Skip, values);  // spreads too
    else if (groups & quick::Touch)
        computeSpreads(in, values);
    if (groups & quick::Rates) computeRates(in, values);
    if (groups & quick::Positions) computeInterest(in, values);
    if (groups & quick::Liquidations) computeForced(in, memory->second.liquidations, true, values);
    return true;
}

}  // namespace plimsoll
