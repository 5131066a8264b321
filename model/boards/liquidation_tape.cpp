#include "model/boards/liquidation_tape.h"

#include "model/market/decimal.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::chrono::hours kHour{1};

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
    count(row);
    m_rows.push_front(std::move(row));
    if (m_rows.size() > m_limits.tapeRows) {
        LiquidationRow oldest = std::move(m_rows.back());
        m_rows.pop_back();
        name(oldest, market);
        moveOn(std::move(oldest));
    }
    const auto venue = static_cast<std::size_t>(event.venue);
    ++m_byVenue[venue];
    auto& last = m_last[venue];
    const Mono happened = event.stamp.mono - late;
    if (late == Duration{} || !last || happened > *last) last = happened;
}

void LiquidationTape::keep(const std::vector<std::string>& assets)
{
    for (const std::string& asset : assets) {
        if (asset.empty()) continue;
        if (const auto [kept, fresh] = m_kept.try_emplace(asset); fresh) kept->second.cut = m_cut;
    }
}

// Who has the most gives way: many prints of one asset cost another none of its own.
void LiquidationTape::moveOn(LiquidationRow row)
{
    m_cut = row.stamp.received;
    if (row.usd.v >= m_limits.tapeLargeUsd) {
        put(m_large, row);
        while (m_large.rows > m_limits.tapeLargeRows) letGo(m_large);
    }
    const auto kept = m_kept.find(row.asset);
    if (kept == m_kept.end()) return;
    put(kept->second, std::move(row));
    ++m_keptRows;
    while (m_keptRows > m_limits.tapeAssetRows)
        m_keptRows -= letGo(std::max_element(m_kept.begin(), m_kept.end(), [](const auto& a, const auto& b) {
                                return a.second.rows < b.second.rows;
                            })->second);
}

void LiquidationTape::put(Kept& kept, LiquidationRow row)
{
    LiquidationBlock& block = kept.open;
    const Timestamp at = happenedAt(row);
    block.from = block.rows.empty() ? at : std::min(block.from, at);
    block.to = block.rows.empty() ? at : std::max(block.to, at);
    block.rows.push_back(std::move(row));
    ++kept.rows;
    kept.said.reset();
    if (block.rows.size() >= kBlock)
        kept.whole.push_back(std::make_shared<const LiquidationBlock>(std::exchange(block, {})));
}

std::size_t LiquidationTape::letGo(Kept& kept)
{
    if (kept.whole.empty())
        kept.whole.push_back(std::make_shared<const LiquidationBlock>(std::exchange(kept.open, {})));
    const std::size_t gone = kept.whole.front()->rows.size();
    kept.cut = kept.whole.front()->rows.back().stamp.received;
    kept.whole.pop_front();
    kept.rows -= gone;
    kept.said.reset();
    return gone;
}

std::shared_ptr<const TapePast> LiquidationTape::say(Kept& kept) const
{
    if (kept.said) return kept.said;
    TapePast past;
    past.blocks.assign(kept.whole.begin(), kept.whole.end());
    if (!kept.open.rows.empty()) past.blocks.push_back(std::make_shared<const LiquidationBlock>(kept.open));
    past.since = kept.cut.value_or(m_beganAt);
    return kept.said = std::make_shared<const TapePast>(std::move(past));
}

void LiquidationTape::name(LiquidationRow& row, const MarketBoard& market)
{
    const InstrumentTrack* t = market.find(row.instrument);
    if (!t || !t->instrument) return;
    row.asset = t->instrument->asset;
    row.symbol = t->instrument->symbol;
    row.quote = t->instrument->quote;
    row.multiplier = t->instrument->multiplier;
    if (const auto step = stepAt(*t->instrument, row.price)) row.priceDecimals = decimalsOf(*step);
}

bool LiquidationTape::hourMoves(Mono now) const
{
    return !m_hour.empty() && m_hour.front().from + kStep <= now - kHour;
}

void LiquidationTape::count(const LiquidationRow& row)
{
    const Mono happened = row.stamp.mono - row.late;
    if (!m_began && row.late == Duration{}) {
        m_began = happened;
        m_beganAt = row.stamp.received;
    }
    if (!m_began || happened < *m_began) return;
    // What was told late stands among the others, at its own time.
    const Mono from = std::chrono::floor<std::chrono::seconds>(happened) -
                      std::chrono::floor<std::chrono::seconds>(happened).time_since_epoch() % kStep;
    auto part =
        std::lower_bound(m_hour.begin(), m_hour.end(), from, [](const Part& p, Mono at) { return p.from < at; });
    if (part == m_hour.end() || part->from != from) part = m_hour.insert(part, Part{from, {}});
    LiquidatedHour& sum = part->byVenue[static_cast<std::size_t>(row.venue)];
    (row.liquidated == PositionSide::Long ? sum.longUsd : sum.shortUsd) += row.usd.v;
    ++sum.events;
    sum.venues = static_cast<std::uint8_t>(1u << static_cast<unsigned>(row.venue));
}

void LiquidationTape::hear(const std::array<Freshness, kVenueCount>& streams, Mono now)
{
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!usable(streams[v]))
            m_heardSince[v].reset();
        else if (!m_heardSince[v])
            m_heardSince[v] = now;
    }
}

std::array<Freshness, kVenueCount> LiquidationTape::streams(const std::array<VenueRow, kVenueCount>& venues,
                                                            Mono now)
{
    std::array<Freshness, kVenueCount> out{};
    for (std::size_t v = 0; v < kVenueCount; ++v) out[v] = streamOf(venues[v], now);
    return out;
}

LiquidationSnapshot LiquidationTape::snapshot(const MarketBoard& market,
                                              const std::array<VenueRow, kVenueCount>& venues, AsOf asOf)
{
    if (!m_began) {
        m_began = asOf.mono;
        m_beganAt = asOf.wall;
    }
    LiquidationSnapshot out;
    out.asOf = asOf;
    out.rows.assign(m_rows.begin(), m_rows.end());
    for (LiquidationRow& row : out.rows) name(row, market);
    out.since = m_cut.value_or(m_beganAt);
    for (auto& [asset, kept] : m_kept) out.kept.emplace_hint(out.kept.end(), asset, say(kept));
    out.large = say(m_large);
    out.largeUsd = m_limits.tapeLargeUsd;
    while (hourMoves(asOf.mono)) m_hour.pop_front();
    for (const Part& p : m_hour)
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            if (venues[v].aside) continue;
            const LiquidatedHour& sum = p.byVenue[v];
            out.hour.longUsd += sum.longUsd;
            out.hour.shortUsd += sum.shortUsd;
            out.hour.events += sum.events;
            out.hour.venues |= sum.venues;
        }
    out.total = m_total;
    out.byVenue = m_byVenue;
    out.lastByVenue = m_last;
    out.streams = streams(venues, asOf.mono);
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (usable(out.streams[v])) out.heardSince[v] = m_heardSince[v];
    return out;
}

}  // namespace plimsoll
