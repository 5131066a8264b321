#include "model/boards/basis_board.h"

#include "model/analytics/dislocation.h"
#include "model/analytics/funding.h"
#include "model/analytics/market_state.h"
#include "model/metrics/impact_notional.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kImpactLevels = 400;

float known(const std::optional<double>& v)
{
    return v ? static_cast<float>(*v) : kUnknown;
}

double usdPerPrice(const InstrumentTrack& t)
{
    return t.usdPerQuote / t.instrument->multiplier;
}

std::optional<double> bpOver(const std::optional<double>& a, const std::optional<double>& b)
{
    if (!a || !b || !(*b > 0)) return std::nullopt;
    return (*a / *b - 1) * 1e4;
}

// A2, in the quote currency of book and index.
std::optional<double> premiumOf(const InstrumentTrack& t, double index)
{
    thread_local std::vector<Level> raw;
    const double coins = t.instrument->multiplier;
    const auto impact = [&](bool bids) {
        raw.clear();
        bids ? t.book->bids(kImpactLevels, raw) : t.book->asks(kImpactLevels, raw);
        std::vector<analytics::Level> levels;
        levels.reserve(raw.size());
        for (const Level& l : raw) levels.push_back({l.price.value() / coins, l.qty.v * coins});
        return analytics::funding::impactPrice(levels, impactNotional(*t.instrument));
    };
    const auto bid = impact(true), ask = impact(false);
    if (!bid || !ask) return std::nullopt;
    const auto premium = analytics::funding::premiumIndex(*bid, *ask, index);
    return premium ? std::optional(*premium * 1e4) : std::nullopt;
}

}  // namespace

struct BasisBoard::Sides {
    std::array<const InstrumentTrack*, kVenueCount> perp{}, spot{};  // null: not listed, or the venue is off
    std::array<std::optional<double>, kVenueCount> mid{}, spotMid{}, index{};  // US dollars a coin
    std::optional<double> gap(std::size_t pair) const
    {
        const auto& [a, b] = kPairs[pair];
        return bpOver(mid[static_cast<std::size_t>(a)], mid[static_cast<std::size_t>(b)]);
    }
};

BasisBoard::Sides BasisBoard::sidesOf(const std::string& asset, Mono now) const
{
    Sides out;
    const WatchSet& watch = m_market.watch();
    for (const VenueId venue : kVenues) {
        if (!watch.has(venue)) continue;
        const auto v = static_cast<std::size_t>(venue);
        const InstrumentTrack* const t = out.perp[v] = m_market.leading(asset, venue, Market::Perp);
        out.mid[v] = believedMid(t, now);
        if (t && t->index && usable(t->indexFresh(now))) out.index[v] = t->index->value.value() * usdPerPrice(*t);
        if (!watch.spot) continue;
        out.spot[v] = m_market.leading(asset, venue, Market::Spot);
        out.spotMid[v] = believedMid(out.spot[v], now);
    }
    return out;
}

void BasisBoard::step(const std::string& focus, AsOf now)
{
    if (!m_axis.anchored() || now.wall - m_axis.at(now.mono) > Timeline::kTolerance)
        m_axis.anchor(now.wall, now.mono);
    const Step second = secondOf(m_axis.at(now.mono));
    if (second <= m_second) return;
    m_second = second;
    std::vector<std::string> names{focus};
    for (const auto* more : {&m_market.watch().focus, &m_market.watch().assets})
        for (const std::string& name : *more)
            if (names.size() < kAssets && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    std::erase_if(m_past, [&](const auto& past) {
        return std::find(names.begin(), names.end(), past.first) == names.end();
    });
    for (const std::string& name : names)
        if (!name.empty()) note(m_past[name], name, now.mono);
    findLeads();
}

void BasisBoard::note(Past& past, const std::string& asset, Mono now)
{
    const Sides sides = sidesOf(asset, now);
    const AssetMetrics* const metrics = m_metrics.values().find(asset);
    const auto second = past.seconds.at(m_second);
    if (!second) return;
    for (std::size_t f = 0; f < kFields; ++f) second[f] = kUnknown;
    for (std::size_t pair = 0; pair < kVenuePairs; ++pair) second[FPair + pair] = known(sides.gap(pair));
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        second[FIndex + v] = known(bpOver(sides.mid[v], sides.index[v]));
        second[FSpot + v] = known(bpOver(sides.mid[v], sides.spotMid[v]));
        if (metrics && sides.perp[v]) second[FBasis + v] = known(metrics->at(metric::basisBps, venue).value);
        // As the venue says it: a conversion that changes is no move of the index.
        if (sides.index[v]) second[FOracle + v] = static_cast<float>(sides.perp[v]->index->value.value());
    }
    // Without a venue the others are at least so far apart, and that is no past of the whole.
    if (metrics)
        if (const MetricValue& apart = metrics->at(metric::basisDisp);
            !lacksVenue(metric::basisDisp, apart.fresh()))
            second[FDispersion] = known(apart.value);
    // A minute is what was last known in it.
    if (const auto minute = past.minutes.at(m_second / 60))
        for (std::size_t f = 0; f < kFields; ++f)
            if (const float v = second[f]; !std::isnan(v)) minute[f] = v;
}

void BasisBoard::fillVenue(BasisVenue& out, const std::string& asset, VenueId id, const InstrumentTrack& perp,
                           const Sides& sides, const Past* past, const AssetMetrics* metrics, AsOf now) const
{
    const auto v = static_cast<std::size_t>(id);
    const auto value = [](const std::optional<double>& bp, bool ever, bool listed) {
        return BasisValue{bp, bp || !listed || !ever ? Reason::NoData : Reason::Stale};
    };
    out.instrument = perp.id;
    out.symbol = perp.instrument->symbol;
    out.quote = perp.instrument->quote;
    if (sides.spot[v]) out.spotSymbol = sides.spot[v]->instrument->symbol;
    out.book = perp.bookFresh(now.mono);
    if (perp.book) out.bookStamp = perp.book->stamp();
    out.mid = sides.mid[v];
    if (metrics) out.basis = metrics->at(metric::basisBps, id);
    out.bySpot = sides.spotMid[v].has_value();
    const bool spoke = perp.book != nullptr;
    out.index = value(bpOver(out.mid, sides.index[v]), spoke && perp.index, true);
    out.spot = value(bpOver(out.mid, sides.spotMid[v]), spoke && sides.spot[v] && sides.spot[v]->book,
                     sides.spot[v] != nullptr);
    fillOracle(out.oracle, id, perp, past, metrics, now);
    out.mark = value(out.oracle.markIndex, perp.index && perp.mark, true);
    std::optional<double> premium;
    if (out.mid && sides.index[v])
        premium = premiumOf(perp, perp.index->value.value() / perp.instrument->multiplier);
    out.premium = value(premium, spoke && perp.index, true);
    if (out.mid && sides.index[v] && !premium) out.premium.reason = Reason::Incomplete;
    out.lead = leadOf(asset, kVenuePairs + v);
    if (!out.mid) out.lead = BasisLead{{}, 0, 0, Reason::Stale, false};
}

void BasisBoard::fillOracle(OracleState& out, VenueId id, const InstrumentTrack& perp, const Past* past,
                            const AssetMetrics* metrics, AsOf now) const
{
    const auto quote = [&](const std::optional<Stamped<Price>>& held, Freshness fresh) {
        OracleQuote q;
        if (!held) return q;
        q.usd = held->value.value() * usdPerPrice(perp);
        q.fresh = fresh;
        q.stamp = held->stamp;
        return q;
    };
    const auto v = static_cast<std::size_t>(id);
    out.index = quote(perp.index, perp.indexFresh(now.mono));
    out.mark = quote(perp.mark, perp.markFresh(now.mono));
    if (usable(out.index.fresh) && usable(out.mark.fresh)) out.markIndex = bpOver(out.mark.usd, out.index.usd);
    if (metrics) out.deviation = metrics->at(metric::oracleDev, id);
    if (out.deviation.value) out.level = analytics::oracleLevel(*out.deviation.value, out.markIndex.value_or(0));
    if (!past || !usable(out.index.fresh)) return;

    // The others' common way: the median of their moves, second by second.
    std::vector<std::optional<double>> own, peers;
    double path = 1;
    const Step first = m_second - static_cast<Step>(kSeconds) + 1;
    for (Step s = first; s <= m_second; ++s) {
        own.push_back(past->seconds.get(s, FOracle + v));
        std::vector<double> moves;
        for (std::size_t other = 0; other < kVenueCount; ++other) {
            if (other == v) continue;
            const auto before = past->seconds.get(s - 1, FOracle + other);
            const auto after = past->seconds.get(s, FOracle + other);
            if (before && after && *before > 0) moves.push_back(*after / *before);
        }
        if (!moves.empty()) path *= analytics::median(moves);
        peers.push_back(moves.empty() ? std::nullopt : std::optional(path));
    }
    if (const auto freeze = analytics::indexFreeze(own, peers)) {
        out.unchangedS = freeze->steps;
        if (freeze->peersKnown) out.peersBp = freeze->peersBps;
        out.frozen = freeze->frozen;
    }
    findIndexLag(out, own, peers);
    const bool compared = std::any_of(peers.begin(), peers.end(), [](const auto& p) { return p.has_value(); });
    if (const auto jumps = analytics::indexJumps(own, peers); jumps && compared) {
        out.jumps = jumps->count;
        out.largestJump = jumps->largestBps;
        if (jumps->count > 0)
            out.lastJump = Timestamp{std::chrono::seconds{first + static_cast<Step>(jumps->lastAt)}};
    }
}

void BasisBoard::fillGap(VenueGap& out, const std::string& asset, std::size_t pair, const Sides& sides,
                         const Past* past) const
{
    out.first = kPairs[pair].first, out.second = kPairs[pair].second;
    out.bp = sides.gap(pair);
    const auto spoke = [&](VenueId v) { return sides.perp[static_cast<std::size_t>(v)]->book != nullptr; };
    out.reason = !out.bp && spoke(out.first) && spoke(out.second) ? Reason::Stale : Reason::NoData;
    out.lead = leadOf(asset, pair);
    if (!out.bp) out.lead = BasisLead{{}, 0, 0, out.reason, false};
    if (!past) return;
    // A day of minutes, or what there is of it by the second.
    std::vector<double> usual;
    past->minutes.collect(m_second / 60, kMinutes, FPair + pair, usual);
    double each = 1;
    if (usual.size() < 60) {
        usual.clear();
        past->seconds.collect(m_second, kSeconds, FPair + pair, usual);
        each = 1.0 / 60;
    }
    const auto band = analytics::usualBand(usual);
    if (!band) return;
    out.low = band->low, out.usual = band->median, out.high = band->high;
    out.usualMinutes = static_cast<double>(usual.size()) * each;
    std::vector<std::optional<double>> gaps;
    const Step first = std::max(m_second - static_cast<Step>(kSeconds) + 1, past->seconds.oldest());
    for (Step s = first; s <= m_second; ++s) gaps.push_back(past->seconds.get(s, FPair + pair));
    const auto story = analytics::gapPast(gaps, band->low, band->high);
    if (!story) return;
    out.side = story->side;
    out.outsideS = story->steps;
    out.outsideFloor = story->floor;
    out.returned = story->returned;
    out.halfLifeS = story->halfLife;
    out.judged = story->judged;
    out.largest = story->largest;
    if (story->largest)
        out.largestAt = Timestamp{std::chrono::seconds{first + static_cast<Step>(story->largestAt)}};
}

std::vector<BasisSlot> BasisBoard::slotsOf(const SeriesRing<kFields>& ring, Step last, std::size_t count,
                                           Duration each)
{
    static constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kFrom = {
        {{LBasis, FBasis}, {LIndex, FIndex}, {LSpot, FSpot}}};
    std::vector<BasisSlot> out;
    if (ring.empty()) return out;
    const Step first = std::max(last - static_cast<Step>(count) + 1, ring.oldest());
    for (Step s = first; s <= last; ++s) {
        BasisSlot& slot = out.emplace_back();
        slot.at = Timestamp{s * each};
        for (const auto& [line, field] : kFrom)
            for (std::size_t v = 0; v < kVenueCount; ++v) slot.values[line + v] = known(ring.get(s, field + v));
        slot.values[LDispersion] = known(ring.get(s, FDispersion));
    }
    return out;
}

BasisSnapshot BasisBoard::snapshot(const std::string& asset, AsOf now)
{
    BasisSnapshot out;
    out.asOf = now;
    out.asset = asset;
    fillCoins(out, now.mono);
    const AssetMetrics* const metrics = m_metrics.values().find(asset);
    const auto held = m_past.find(asset);
    Past* const past = held == m_past.end() ? nullptr : &held->second;
    const Sides sides = sidesOf(asset, now.mono);
    std::optional<double> most;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        if (!sides.perp[v]) continue;
        BasisVenue& row = out.venues[v].emplace();
        fillVenue(row, asset, venue, *sides.perp[v], sides, past, metrics, now);
        if (row.lead.ms && *row.lead.ms > 0 && (!most || *row.lead.ms > *most))
            most = *row.lead.ms, out.leader = venue;
    }
    for (std::size_t pair = 0; pair < kVenuePairs; ++pair) {
        const auto& [a, b] = kPairs[pair];
        if (!out.venues[static_cast<std::size_t>(a)] || !out.venues[static_cast<std::size_t>(b)]) continue;
        fillGap(out.pairs.emplace_back(), asset, pair, sides, past);
    }
    fillOpposite(out.pairs, asset, past);
    if (metrics) {
        out.basis = metrics->at(metric::basisBps);
        out.dispersion = metrics->at(metric::basisDisp);
        out.signal = metrics->at(metric::signalBasis);
        out.missing = m_market.expected(asset, Market::Perp);
        for (const VenueId venue : kVenues)
            if (metrics->at(metric::basisBps, venue).value)
                out.missing = static_cast<std::uint8_t>(out.missing & ~(1u << static_cast<unsigned>(venue)));
        out.usualDispersion = metrics->facts.signalBasis.normal;
        if (const auto& usual = metrics->facts.usual;
            !out.usualDispersion && usual && metric::basisDisp < usual->size() && (*usual)[metric::basisDisp]) {
            out.usualDispersion = (*usual)[metric::basisDisp]->value;
            out.usualMinutes = (*usual)[metric::basisDisp]->hours * 60;
        }
    }
    if (!past) return out;
    if (!out.usualDispersion) {
        std::vector<double> seen;
        past->minutes.collect(m_second / 60, kMinutes, FDispersion, seen);
        if (seen.size() >= 5) {
            out.usualDispersion = analytics::median(seen);
            out.usualMinutes = static_cast<double>(seen.size());
        }
    }
    out.seconds = std::make_shared<const std::vector<BasisSlot>>(
        slotsOf(past->seconds, m_second, kSeconds, std::chrono::seconds{1}));
    if (past->slotsOf != m_second / 60 || !past->minuteSlots) {
        past->slotsOf = m_second / 60;
        past->minuteSlots = std::make_shared<const std::vector<BasisSlot>>(
            slotsOf(past->minutes, past->slotsOf - 1, kMinutes, std::chrono::minutes{1}));
    }
    out.minutes = past->minuteSlots;
    return out;
}

}  // namespace plimsoll
