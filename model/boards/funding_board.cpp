#include "model/boards/funding_board.h"

#include "model/market/funding_interval.h"

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

FundingCell cellOf(const InstrumentTrack& t, Mono now)
{
    const Instrument& i = *t.instrument;
    FundingCell cell;
    cell.instrument = t.id;
    cell.symbol = i.symbol;
    cell.hours = t.fundingHours();
    cell.cap = i.fundingCap;
    cell.floor = i.fundingFloor;
    cell.fresh = t.fundingFresh(now);
    if (t.settled) {
        cell.settled = t.settled->value.rate.v;
        if (const auto& hours = t.settled->value.hours; hours && isFundingInterval(*hours))
            cell.settledHours = hours;
        cell.settledAt = t.settled->value.next;
    }
    if (!t.funding) return cell;
    const Funding& f = t.funding->value;
    cell.rate = f.rate;
    cell.next = f.next;
    if (f.cap) cell.cap = f.cap;
    if (f.floor) cell.floor = f.floor;
    cell.stamp = t.funding->stamp;
    if (cell.hours && *cell.hours > 0) {
        cell.r8 = ratePer8h(f.rate, *cell.hours);
        cell.apr = rateApr(f.rate, *cell.hours);
    }
    return cell;
}

// What one venue says that others will charge for the same asset; none but Hyperliquid says such things.
std::optional<ForecastCell> forecastOf(const MarketBoard& market, const std::string& asset, VenueId about,
                                       Mono now)
{
    std::optional<ForecastCell> out;
    for (const VenueId by : kVenues) {
        const InstrumentTrack* t = by == about ? nullptr : market.leading(asset, by, Market::Perp);
        if (!t) continue;
        const auto& said = t->forecasts[static_cast<std::size_t>(about)];
        if (!said || (out && said->stamp.mono <= out->stamp.mono)) continue;
        ForecastCell cell;
        cell.by = by;
        cell.rate = said->value.rate;
        cell.hours = said->value.hours;
        cell.next = said->value.next;
        if (cell.hours && *cell.hours > 0) {
            cell.r8 = ratePer8h(cell.rate, *cell.hours);
            cell.apr = rateApr(cell.rate, *cell.hours);
        }
        cell.stamp = said->stamp;
        cell.fresh = judge(now - said->stamp.mono, limits::kFunding);
        out = cell;
    }
    return out;
}

// All perpetuals of the asset on a venue: USDT, USDC, coin-margined. Each pair counted once by the venue. Not
// whole is a venue of which one has fallen silent, or the leading one has not spoken.
void addInterest(FundingRow& row, const MarketBoard& market, const std::string& asset, Mono now)
{
    const auto note = [](std::uint8_t& venues, VenueId venue) {
        venues = static_cast<std::uint8_t>(venues | 1u << static_cast<unsigned>(venue));
    };
    std::uint8_t partly = 0;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* const t = market.leading(asset, venue, Market::Perp);
        if (t ? t->expected() && !t->oi : market.awaits(asset, venue, Market::Perp)) note(partly, venue);
    }
    const auto siblings = market.assets().find(asset);
    if (siblings == market.assets().end()) return;
    for (const InstrumentTrack* t : siblings->second) {
        if (t->instrument->market != Market::Perp || !t->oi) continue;
        const auto usd = usable(t->oiFresh(now)) ? t->oiUsd(now) : std::nullopt;
        if (!usd) {
            if (t->expected()) note(partly, t->id.venue());
            continue;
        }
        note(row.oiVenues, t->id.venue());
        row.oiUsd = row.oiUsd.value_or(0) + *usd;
        if (const auto quote = t->oiQuote(now)) row.oiQuote = row.oiQuote.value_or(0) + *quote;
        std::optional<double> coins = t->oi->value.base;
        if (!coins && t->mark && t->mark->value.raw > 0) coins = *usd / t->mark->value.value();
        if (coins) row.oiCoins = row.oiCoins.value_or(0) + *coins * t->instrument->multiplier;
    }
    row.oiVenues = static_cast<std::uint8_t>(row.oiVenues & ~partly);
    // Nobody waits for a venue that is off.
    const int asked = market.expected(asset, Market::Perp) | (partly & market.watch().venues);
    row.oiMissing = static_cast<std::uint8_t>(asked & ~row.oiVenues);
}

FundingRow rowOf(const MarketBoard& market, const std::string& asset, Mono now)
{
    FundingRow row;
    row.asset = asset;
    std::optional<double> lowest, highest;
    int rates = 0;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* t = market.leading(asset, venue, Market::Perp);
        if (!t) continue;
        FundingCell cell = cellOf(*t, now);
        if (usable(cell.fresh) && cell.r8) {
            lowest = std::min(lowest.value_or(*cell.r8), *cell.r8);
            highest = std::max(highest.value_or(*cell.r8), *cell.r8);
            ++rates;
            row.rateVenues |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue));
        }
        cell.forecast = forecastOf(market, asset, venue, now);
        row.cells[static_cast<std::size_t>(venue)] = std::move(cell);
    }
    if (rates >= 2) row.spread8h = *highest - *lowest;
    row.rateMissing = static_cast<std::uint8_t>(market.expected(asset, Market::Perp) & ~row.rateVenues);
    addInterest(row, market, asset, now);
    return row;
}

}  // namespace

FundingSnapshot fundingGrid(const MarketBoard& market, AsOf asOf)
{
    FundingSnapshot out;
    out.asOf = asOf;
    std::set<std::string_view> done;
    const auto listed = [](const FundingRow& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.has_value(); });
    };
    const WatchSet& watch = market.watch();
    for (const auto* wanted : {&watch.assets, &watch.focus})
        for (const std::string& asset : *wanted)
            if (done.insert(asset).second)
                if (FundingRow row = rowOf(market, asset, asOf.mono); listed(row))
                    out.rows.push_back(std::move(row));
    for (const auto& [asset, tracks] : market.assets()) {
        const bool known = std::any_of(tracks.begin(), tracks.end(), [](const InstrumentTrack* t) {
            return t->instrument->market == Market::Perp && (t->funding || t->settled);
        });
        if (!known || done.contains(asset)) continue;
        if (FundingRow row = rowOf(market, asset, asOf.mono); listed(row)) out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace plimsoll
