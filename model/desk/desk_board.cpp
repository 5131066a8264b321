#include "model/desk/desk_board.h"

#include "model/desk/desk_accounts.h"
#include "model/desk/desk_address.h"

#include "model/analytics/liquidation.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;

namespace {

constexpr int kAnswersMissed = 3;  // so many in a row, and an account is not known

std::optional<double> value(const MetricSnapshot& values, MetricId id, const std::string& asset,
                            std::optional<VenueId> venue = std::nullopt)
{
    return values.at(id, asset, venue).value;
}

void put(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, const Figure& f, AsOf now, Duration age,
         double coverage = 1)
{
    if (f)
        setMetric(m, id, venue, *f, now, age, coverage, f.floor);
    else
        clearMetric(m, id, venue, f.reason, now);
}

double share(int known, int of)
{
    return of > 0 ? static_cast<double>(known) / of : 1;
}

// The worst of several positions. Those that it is not known of may be worse still.
struct Worst {
    Figure value;  // none: the reason of one of them
    int asked = 0, known = 0;
    void take(const Figure& f, bool least)
    {
        ++asked;
        known += f.value.has_value();
        if (!f && !value) value.reason = f.reason;
        if (f && (!value || (least ? *f < *value : *f > *value))) value = f;
    }
    double coverage() const { return share(known, asked); }
};

}  // namespace

void DeskBoard::set(Desk desk)
{
    m_desk = std::move(desk);
    if (m_desk.empty()) m_snapshot.reset();
    // What nobody watches any more is forgotten.
    std::erase_if(m_told, [this](const auto& told) {
        return std::none_of(m_desk.addresses.begin(), m_desk.addresses.end(),
                            [&](const WatchedAddress& a) { return a.on && a.address == told.first.first; });
    });
}

const InstrumentTrack* DeskBoard::trackOf(const std::string& asset, VenueId venue, Market market) const
{
    return m_market.leading(asset, venue, market);
}

DeskQuote DeskBoard::quote(const std::string& asset, VenueId venue, Market market, AsOf now,
                           const MetricSnapshot& values) const
{
    const InstrumentTrack* const t = trackOf(asset, venue, market);
    if (!t) return quoteOf(nullptr, now.mono);
    const InstrumentRow row = rowOf(*t, now.mono);
    DeskQuote out =
        quoteOf(&row, now.mono, value(values, metric::atr, asset), t->fundingHours(), t->instrument->maxLeverage);
    // Where all venues quote in one currency they can be held against each other without a rate.
    out.usdKnown =
        (m_rates && m_rates->knows(out.quote)) || std::all_of(kVenues.begin(), kVenues.end(), [&](VenueId v) {
            const InstrumentTrack* const other = trackOf(asset, v, Market::Perp);
            return !other || !other->instrument || other->instrument->quote == out.quote;
        });
    return out;
}

const std::vector<ModelledPosition>& DeskBoard::modelled(const std::string& asset, VenueId venue)
{
    const auto [at, fresh] = m_modelled.try_emplace({asset, venue});
    if (!fresh) return at->second;
    const auto* const levels = m_metrics.levels(asset);
    const auto second = m_metrics.second();
    if (!levels || !second) return at->second;
    const VenueLevels& one = (*levels)[static_cast<std::size_t>(venue)];
    if (!one.known(*second)) return at->second;
    static const LevelAssumptions usual;
    one.each([&, &found = at->second](std::size_t i, const analytics::liq::Cluster& c) {
        const double coins = c.qty * usual.weights[i] * usual.speculative;
        if (coins > 0)
            found.push_back({c.side, c.price, LevelAssumptions::kLeverage[i], one.maintenance(), coins});
    });
    return at->second;
}

// Gate 4: what is modelled to be liquidated within 0.5 % of the stop, of all venues together. Held against all
// that is open, be it of venues whose levels are not known too: what is found is then the least there is.
void DeskBoard::nearStop(GateInput& in)
{
    const std::string& asset = in.trade->asset;
    const auto none = [&](const Figure& why) { in.clusterShare = in.clusterUsd = why; };
    if (!in.trade->stop || in.quote.quote.empty()) return none(stopUsd(*in.trade, in.quote));
    // What the price has passed is gone: without one nobody can say what stands.
    if (!in.quote.price) return none(in.quote.price);
    // Without a rate only venues of the same currency can be held against it: what they model is in that.
    const double stop = *in.trade->stop * in.quote.usdPerQuote, mark = *in.quote.price * in.quote.usdPerQuote;
    const std::uint8_t expected = m_market.expected(asset, Market::Perp),
                       unreached = m_market.unreached(asset, Market::Perp);
    const auto* const levels = m_metrics.levels(asset);
    const auto second = m_metrics.second();
    std::vector<analytics::liq::PricedUsd> clusters;
    bool leftOut = false, old = false;
    double interest = 0, others = 0;
    int venues = 0, of = 0;
    std::string unweighed;
    for (const VenueId v : kVenues) {
        const auto i = static_cast<std::size_t>(v);
        if (!((expected >> i) & 1u)) continue;  // set aside, off, or not traded there
        ++of;
        const InstrumentTrack* const t = trackOf(asset, v, Market::Perp);
        const InstrumentSeries* const series = t ? m_metrics.series(t->id) : nullptr;
        const VenueLevels* const one = levels && second && series ? &(*levels)[i] : nullptr;
        const bool foreign = t && !in.quote.usdKnown && t->instrument->quote != in.quote.quote;
        if (!one || foreign || !one->known(*second)) {
            leftOut = leftOut || foreign;
            old = old || (one && one->old(*second));
            // How much it weighs beside the rest may be known. Nothing waits for whom nobody here can reach.
            if (const auto usd = t ? t->lastOiUsd() : std::nullopt)
                others += *usd;
            else if (!((unreached >> i) & 1u))
                unweighed = venueName(v);
            continue;
        }
        const auto [low, high] = reachedSince(*series, one->bar(), *second, mark);
        ++venues;
        interest += one->interest() * mark;
        for (const ModelledPosition& p : modelled(asset, v)) {
            // What the price has passed since the last whole bar is gone.
            const bool passed = p.side == PositionSide::Long ? p.liquidation >= low : p.liquidation <= high;
            if (!passed) clusters.push_back({p.liquidation, p.coins * p.liquidation});
        }
    }
    if (venues == 0 || !(interest > 0))
        return none(
            old ? Figure::none(Reason::Stale, "modelled liquidation levels are older than 20 minutes")
                : Figure::none(Reason::TooShort,
                               "liquidation levels are not modelled yet: too little open interest is known"));
    if (!unweighed.empty())
        return none(Figure::none(Reason::NoData, "the open interest of " + unweighed + " is not known"));
    const auto near = analytics::liq::near(clusters, stop, kNearStop * 1e4, interest + others);
    if (!near) return none(Figure::none(near.error().reason, near.error().text));
    if (!near->shareOfOpenInterest) return none(Figure::none(Reason::NoData, "no open interest is known"));
    in.clusterUsd = near->usd;
    in.clusterShare = *near->shareOfOpenInterest;
    in.clusterCoverage = interest / (interest + others);
    if (venues == of) return;
    in.clusterUsd.floor = in.clusterShare.floor = true;
    // A note on what is known.
    std::string& why = in.clusterShare.why;
    why = "of ";
    why += std::to_string(venues);
    why += " of ";
    why += std::to_string(of);
    why += " venues";
    if (!leftOut) return;
    why += "; venues in other currencies are left out, as what ";
    why += in.quote.quote;
    why += " is worth in dollars is not known";
}

// Gate 5: the venue's own index and at least one other venue's must be alive now.
void DeskBoard::oracle(GateInput& in, AsOf now, const MetricSnapshot& values) const
{
    const PlannedTrade& t = *in.trade;
    const auto alive = [&](VenueId v) {
        const InstrumentTrack* const track = trackOf(t.asset, v, Market::Perp);
        return track && track->watched && track->index && usable(track->indexFresh(now.mono));
    };
    const auto none = [&](Reason reason, std::string why) {
        in.oracleBp = in.markBp = Figure::none(reason, std::move(why));
    };
    std::string name(venueName(t.venue));
    if (!alive(t.venue)) return none(Reason::Stale, name.append(" tells no fresh index"));
    const bool backup =
        std::any_of(kVenues.begin(), kVenues.end(), [&](VenueId v) { return v != t.venue && alive(v); });
    if (!backup) return none(Reason::Stale, "no other venue's index is fresh: nothing to check it against");
    const MetricValue& index = values.at(metric::oracleDev, t.asset, t.venue);
    const AssetMetrics* const asset = values.find(t.asset);
    const auto mark = asset ? asset->facts.markDevBp[static_cast<std::size_t>(t.venue)] : std::optional<double>();
    if (!index.value || !mark) return none(index.reason, "mark and index have not been compared yet");
    in.oracleBp = *index.value;
    in.markBp = *mark;
}

GateInput DeskBoard::gateInput(const PlannedTrade& trade, AsOf now, const MetricSnapshot& values)
{
    GateInput in;
    in.trade = &trade;
    in.quote = quote(trade.asset, trade.venue, Market::Perp, now, values);
    nearStop(in);
    oracle(in, now, values);
    return in;
}

void DeskBoard::told(std::shared_ptr<const AccountState> state, const Stamp& stamp)
{
    const bool watched = std::any_of(m_desk.addresses.begin(), m_desk.addresses.end(),
                                     [&](const WatchedAddress& a) { return a.on && a.address == state->address; });
    if (!watched) return;
    const std::pair key(state->address, state->dex);
    m_told.insert_or_assign(key, Told{std::move(state), stamp});
}

AccountReading DeskBoard::account(const WatchedAddress& who, AsOf now, const MetricSnapshot& values)
{
    AccountInput in;
    in.who = &who;
    if (!who.on) {
        in.why = "it is switched off";
        return readAccount(in, m_desk.settings, now.wall);
    }
    std::size_t asked = 0, exchanges = 1;
    for (const WatchedAddress& a : m_desk.addresses) asked += a.on;
    for (const auto& [key, told] : m_told) exchanges += key.first == who.address && !key.second.empty();
    const Duration limit = accountsEvery(asked * exchanges) * kAnswersMissed;
    const auto main = m_told.find({who.address, {}});
    if (main == m_told.end()) {
        in.why = isSimulatedAddress(who.address)
                     ? "it is one of the simulated market; no other venue is asked for it"
                     : "Hyperliquid has not answered for it yet";
        return readAccount(in, m_desk.settings, now.wall);
    }
    in.age = now.mono - main->second.stamp.mono;
    in.fresh = judge(in.age, limit);
    if (in.fresh == Freshness::Stale) {
        in.why = "Hyperliquid has not answered for it for ";
        in.why += std::to_string(static_cast<std::int64_t>(toSeconds(in.age)));
        in.why += " s";
    }
    for (const auto& [key, told] : m_told) {
        if (key.first != who.address) continue;
        // An exchange that is no longer asked is left out; the venue's own is always asked.
        if (!key.second.empty() && judge(now.mono - told.stamp.mono, limit) == Freshness::Stale) continue;
        in.states.push_back(told.state.get());
        for (const AccountPosition& p : told.state->positions) {
            AccountLeg& leg = in.legs.emplace_back();
            leg.said = &p;
            const InstrumentTrack* const t = p.instrument.valid() ? m_market.find(p.instrument) : nullptr;
            if (t && t->instrument) {
                leg.asset = t->instrument->asset;
                leg.multiplier = t->instrument->multiplier;
            } else {
                const AssetName name = unifiedAsset(p.symbol);
                leg.asset = name.asset;
                leg.multiplier = name.multiplier;
            }
            leg.quote = quote(leg.asset, VenueId::Hyperliquid, Market::Perp, now, values);
            leg.beta = leg.asset == "BTC" ? std::optional(1.0) : value(values, metric::beta, leg.asset);
            leg.others = modelled(leg.asset, VenueId::Hyperliquid);
        }
    }
    return readAccount(in, m_desk.settings, now.wall);
}

void DeskBoard::look(AsOf now, const MetricSnapshot& values)
{
    m_modelled.clear();
    if (m_desk.empty()) {
        m_snapshot.reset();
        return;
    }
    auto out = std::make_shared<DeskSnapshot>();
    out->asOf = now;
    out->settings = m_desk.settings;
    std::vector<PositionInput> inputs;
    inputs.reserve(m_desk.positions.size());
    for (const Position& p : m_desk.positions) {
        PositionInput& in = inputs.emplace_back();
        in.position = &p;
        in.quote = quote(p.asset, p.venue, p.market, now, values);
        in.beta = p.asset == "BTC" ? std::optional(1.0) : value(values, metric::beta, p.asset);
        if (p.market == Market::Perp) in.others = modelled(p.asset, p.venue);
    }
    out->positions = readPositions(inputs, m_desk.settings, now.wall);
    for (const WatchedAddress& who : m_desk.addresses) out->accounts.push_back(account(who, now, values));
    for (const AccountReading& a : out->accounts) {
        if (!a.who.mine) continue;
        for (const PositionReading& p : a.positions) {
            PositionInput& in = inputs.emplace_back();
            in.beta =
                p.position.asset == "BTC" ? std::optional(1.0) : value(values, metric::beta, p.position.asset);
            out->positions.push_back(p);
        }
    }
    readTotals(*out, inputs);
    for (const PlannedTrade& t : m_desk.trades) {
        GateInput in = gateInput(t, now, values);
        in.equityUsd = out->totals.equityUsd;
        out->cards.push_back(judgeTrade(in, m_desk.settings));
    }
    m_snapshot = std::move(out);
}

void DeskBoard::write(AsOf now, AssetMetrics& market, std::span<const std::shared_ptr<AssetMetrics>> assets) const
{
    const DeskSnapshot* const desk = m_snapshot.get();
    const Figure nothing;
    Duration oldest{};
    market.facts.heldAt = 0;
    for (std::size_t i = 0; desk && i < desk->positions.size(); ++i) {
        const PositionReading& p = desk->positions[i];
        oldest = std::max(oldest, p.markAge);
        if (p.position.market == Market::Perp)
            market.facts.heldAt =
                static_cast<std::uint8_t>(market.facts.heldAt | 1u << static_cast<unsigned>(p.position.venue));
    }
    put(market, metric::heat, {}, desk ? desk->totals.heat : nothing, now, oldest);
    put(market, metric::exposure, {}, desk ? desk->totals.exposure : nothing, now, oldest);
    put(market, metric::marginRatio, {}, desk ? desk->totals.marginRatio : nothing, now, oldest);
    for (const VenueId v : kVenues) {
        const auto i = static_cast<std::size_t>(v);
        put(market, metric::marginRatio, v, desk ? desk->venues[i].marginRatio : nothing, now, oldest);
        market.facts.venueCapUsed[i] = desk ? desk->venues[i].capUsed.value : std::nullopt;
    }
    for (const auto& m : assets) {
        // The nearest liquidation, the shortest time, the foremost place in the queue: over all, and by venue.
        std::array<Worst, 1 + kVenueCount> distance, left, quantile;
        std::optional<double> used;
        int legs = 0, dated = 0;
        Duration age{};
        for (std::size_t i = 0; desk && i < desk->positions.size(); ++i) {
            const PositionReading& p = desk->positions[i];
            if (p.position.asset != m->asset() || p.position.market != Market::Perp) continue;
            age = std::max(age, p.markAge);
            const bool never = p.liquidation && *p.liquidation <= 0 && !p.distance;
            for (const std::size_t slot : {std::size_t{0}, 1 + static_cast<std::size_t>(p.position.venue)}) {
                if (!never) distance[slot].take(p.distance, true);
                if (!p.unlimitedHold) left[slot].take(p.holdLeftHours, true);
                quantile[slot].take(p.adlQuantile, false);
            }
            // One whose rate is not known may pay as well as receive.
            ++legs;
            dated += p.holdUsed.value.has_value();
            if (p.holdUsed) used = std::max(used.value_or(0), *p.holdUsed);
        }
        for (std::size_t slot = 0; slot <= kVenueCount; ++slot) {
            const auto venue = slot == 0 ? std::nullopt : std::optional(static_cast<VenueId>(slot - 1));
            Worst& place = quantile[slot];
            place.value.floor = place.value && place.known < place.asked;
            put(*m, metric::liqDist, venue, distance[slot].value, now, age, distance[slot].coverage());
            put(*m, metric::holdLeft, venue, left[slot].value, now, age, left[slot].coverage());
            put(*m, metric::adlQuantile, venue, place.value, now, age);
            if (slot > 0) m->facts.queueUnknown[slot - 1] = place.known < place.asked;
        }
        m->facts.liquidationUnknown = distance[0].known < distance[0].asked;
        m->facts.holdUsed = used;
        m->facts.holdKnown = share(dated, legs);
    }
}

}  // namespace plimsoll
