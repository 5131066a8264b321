#include "model/boards/liquidation_tape.h"

#include "model/market/decimal.h"

namespace plimsoll {

namespace {

Freshness streamOf(const VenueRow& row, Mono now)
{
    if (!row.enabled || !row.health) return Freshness::Off;
    if (row.aside) return Freshness::Stale;
    // A recording has no subscriptions: there the venue's other channels speak for this one.
    if (row.health->classes.empty()) return row.state;
    if (now - row.health->at > kFeedReportLimit) return Freshness::Stale;
    const ClassHealth* stream = row.health->classNamed(kLiquidationClass);
    return stream ? stream->state : Freshness::Off;
}

}  // namespace

void LiquidationTape::add(const MarketEvent& event, const Liquidation& liquidation, const MarketBoard& market,
                          Duration late)
{
    LiquidationRow row;
    row.serial = ++m_total;
    row.stamp = event.stamp;
    row.late = late;
    row.venue = event.venue;
    row.instrument = event.instrument;
    row.liquidated = liquidation.liquidated;
    row.priceKind = liquidation.priceKind;
    row.price = liquidation.price;
    row.qty = liquidation.qty;
    if (const InstrumentTrack* t = market.find(row.instrument)) row.usdPerQuote = t->usdPerQuote;
    row.usd = {(liquidation.price * liquidation.qty).v * row.usdPerQuote};
    m_rows.push_front(std::move(row));
    if (m_rows.size() > m_limit) m_rows.pop_back();
    const auto venue = static_cast<std::size_t>(event.venue);
    ++m_byVenue[venue];
    auto& last = m_last[venue];
    const Mono happened = event.stamp.mono - late;
    if (late == Duration{} || !last || happened > *last) last = happened;
}

std::array<Freshness, kVenueCount> LiquidationTape::streams(const std::array<VenueRow, kVenueCount>& venues,
                                                            Mono now)
{
    std::array<Freshness, kVenueCount> out{};
    for (std::size_t v = 0; v < kVenueCount; ++v) out[v] = streamOf(venues[v], now);
    return out;
}

LiquidationSnapshot LiquidationTape::snapshot(const MarketBoard& market,
                                              const std::array<VenueRow, kVenueCount>& venues, AsOf asOf) const
{
    LiquidationSnapshot out;
    out.asOf = asOf;
    out.rows.assign(m_rows.begin(), m_rows.end());
    for (LiquidationRow& row : out.rows) {
        const InstrumentTrack* t = market.find(row.instrument);
        if (!t || !t->instrument) continue;
        row.asset = t->instrument->asset;
        row.symbol = t->instrument->symbol;
        row.quote = t->instrument->quote;
        row.multiplier = t->instrument->multiplier;
        if (const auto step = stepAt(*t->instrument, row.price)) row.priceDecimals = decimalsOf(*step);
    }
    out.total = m_total;
    out.byVenue = m_byVenue;
    out.lastByVenue = m_last;
    out.streams = streams(venues, asOf.mono);
    return out;
}

}  // namespace plimsoll
