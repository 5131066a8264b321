#include "model/boards/liquidation_tape.h"

#include "model/market/decimal.h"

namespace plimsoll {

void LiquidationTape::add(const MarketEvent& event, const Liquidation& liquidation)
{
    LiquidationRow row;
    row.serial = ++m_total;
    row.stamp = event.stamp;
    row.venue = event.venue;
    row.instrument = event.instrument;
    row.liquidated = liquidation.liquidated;
    row.priceKind = liquidation.priceKind;
    row.price = liquidation.price;
    row.qty = liquidation.qty;
    row.usd = liquidation.price * liquidation.qty;  // the quote currency taken as dollars
    m_rows.push_front(std::move(row));
    if (m_rows.size() > m_limit) m_rows.pop_back();
    const auto venue = static_cast<std::size_t>(event.venue);
    ++m_byVenue[venue];
    m_last[venue] = event.stamp.mono;
}

LiquidationSnapshot LiquidationTape::snapshot(const MarketBoard& market, AsOf asOf) const
{
    LiquidationSnapshot out;
    out.asOf = asOf;
    out.rows.assign(m_rows.begin(), m_rows.end());
    for (LiquidationRow& row : out.rows) {
        const InstrumentTrack* t = market.find(row.instrument);
        if (!t || !t->instrument) continue;
        row.asset = t->instrument->asset;
        row.symbol = t->instrument->symbol;
        if (t->instrument->tick) row.priceDecimals = decimalsOf(*t->instrument->tick);
    }
    out.total = m_total;
    out.byVenue = m_byVenue;
    out.lastByVenue = m_last;
    return out;
}

}  // namespace plimsoll
