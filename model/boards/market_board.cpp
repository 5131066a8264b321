#include "model/boards/market_board.h"

#include "model/boards/leading_row.h"
#include "model/market/funding_interval.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

InstrumentTrack& MarketBoard::track(InstrumentId id)
{
    auto& venue = m_tracks[id.raw >> 13];
    if (id.index() >= venue.size()) venue.resize(id.index() + 1);
    auto& slot = venue[id.index()];
    if (!slot) {
        slot = std::make_unique<InstrumentTrack>();
        slot->id = id;
        slot->aside = m_watch.isAside(id.venue());
    }
    return *slot;
}

const InstrumentTrack* MarketBoard::find(InstrumentId id) const
{
    const auto& venue = m_tracks[id.raw >> 13];
    return id.index() < venue.size() ? venue[id.index()].get() : nullptr;
}

bool MarketBoard::wanted(const Instrument& i) const
{
    if (!m_watch.has(i.venue()) || (i.market == Market::Spot && !m_watch.spot)) return false;
    const auto names = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), i.asset) != list.end();
    };
    return names(m_watch.assets) || names(m_watch.focus);
}

void MarketBoard::describe(const std::shared_ptr<const Instrument>& instrument)
{
    if (!instrument || !instrument->id.valid()) return;
    InstrumentTrack& t = track(instrument->id);
    // What was guessed from a symbol never replaces what the venue said.
    if (t.instrument && instrument->provisional && !t.instrument->provisional) return;
    // A dex of Hyperliquid ("xyz:TSLA") has a list of its own.
    if (!instrument->provisional && !instrument->inverse && instrument->asset.find(':') == std::string::npos)
        m_feeds[static_cast<std::size_t>(instrument->venue())]
            .ofMarket[static_cast<std::size_t>(instrument->market)] = true;
    if (!t.instrument)
        m_ordered.push_back(&t);
    else if (t.instrument->asset != instrument->asset)
        std::erase(m_byAsset[t.instrument->asset], &t);
    auto& siblings = m_byAsset[instrument->asset];
    if (std::find(siblings.begin(), siblings.end(), &t) == siblings.end()) siblings.push_back(&t);
    t.instrument = instrument;
    t.watched = wanted(*instrument);
    m_sorted = false;
}

void MarketBoard::setWatch(const WatchSet& watch)
{
    m_watch = watch;
    for (InstrumentTrack* t : m_ordered) t->watched = wanted(*t->instrument);
    for (auto& venue : m_tracks)
        for (auto& t : venue)
            if (t) t->aside = watch.isAside(t->id.venue());
}

void MarketBoard::apply(InstrumentTrack& t, const Bbo& bbo, const Stamp& stamp)
{
    if (t.bbo && !supersedes(stamp, t.bbo->stamp)) return;
    t.bboGaps.seen(stamp.mono);
    t.bbo = {bbo, stamp};
}

void MarketBoard::apply(InstrumentTrack& t, const Trade& trade, const Stamp& stamp)
{
    // Block trades are agreed off the book: their price is no price of the market.
    if (trade.block || (t.last && t.lastTraded && !supersedes(stamp, t.last->stamp))) return;
    t.last = {trade.price, stamp};
    t.lastTraded = true;
}

void MarketBoard::apply(InstrumentTrack& t, const Mark& mark, const Stamp& stamp)
{
    const auto keep = [&](std::optional<Stamped<Price>>& held, GapMeter& gaps, const std::optional<Price>& next) {
        if (!next || (held && !supersedes(stamp, held->stamp))) return;
        held = Stamped<Price>{*next, stamp};
        gaps.seen(stamp.mono);
    };
    keep(t.mark, t.markGaps, mark.mark);
    keep(t.index, t.indexGaps, mark.index);
}

void MarketBoard::apply(InstrumentTrack& t, const Funding& funding, const Stamp& stamp)
{
    if (funding.kind == FundingKind::Settled) {
        // Histories come in either order.
        const std::optional<double> since =
            t.settled && t.settled->value.next && funding.next
                ? std::optional(toSeconds(*funding.next - *t.settled->value.next) / 3600)
                : std::nullopt;
        if (since && *since < 0) return;
        Funding settled = funding;
        if (since && !settled.hours) {
            const auto& before = t.settled->value.hours;
            settled.hours = *since > 0 ? intervalBetween(*since, before, t.fundingHours()) : before;
        }
        t.settled = {settled, stamp};
        return;
    }
    if (t.funding && !supersedes(stamp, t.funding->stamp)) return;
    Funding merged = funding;
    if (t.funding) {
        const Funding& held = t.funding->value;
        if (!merged.hours) merged.hours = held.hours;
        if (!merged.next) merged.next = held.next;
        if (!merged.cap) merged.cap = held.cap;
        if (!merged.floor) merged.floor = held.floor;
    }
    t.funding = {merged, stamp};
}

void MarketBoard::apply(InstrumentTrack& t, const OpenInterest& oi, const Stamp& stamp)
{
    if (t.oi && !supersedes(stamp, t.oi->stamp)) return;
    t.oi = {oi, stamp};
}

void MarketBoard::apply(InstrumentTrack& t, const Ticker& ticker, const Stamp& stamp)
{
    if (t.ticker && !supersedes(stamp, t.ticker->stamp)) return;
    t.ticker = {ticker, stamp};
    // Trades are nearer to the market than tickers, as long as there are any.
    const bool traded = t.last && t.lastTraded && stamp.mono - t.last->stamp.mono < limits::kTrades;
    if (ticker.last && !traded) {
        t.last = {*ticker.last, stamp};
        t.lastTraded = false;
    }
}

namespace {

template <typename Change>
void changeFacts(InstrumentTrack& t, Change change)
{
    auto next = t.facts ? std::make_shared<InstrumentFacts>(*t.facts) : std::make_shared<InstrumentFacts>();
    change(*next);
    t.facts = std::move(next);
}

}  // namespace

void MarketBoard::apply(InstrumentTrack& t, const Ratio& ratio, const Stamp& stamp)
{
    const auto kind = static_cast<std::size_t>(ratio.kind);
    const auto* held = t.facts && t.facts->ratios[kind] ? &*t.facts->ratios[kind] : nullptr;
    if (held && held->value.at && ratio.at && *ratio.at < *held->value.at) return;
    changeFacts(t, [&](InstrumentFacts& f) { f.ratios[kind] = {ratio, stamp}; });
}

void MarketBoard::apply(InstrumentTrack& t, const TakerVolume& volume, const Stamp& stamp)
{
    const auto* held = t.facts && t.facts->takerVolume ? &*t.facts->takerVolume : nullptr;
    if (held && held->value.at && volume.at && *volume.at < *held->value.at) return;
    changeFacts(t, [&](InstrumentFacts& f) { f.takerVolume = {volume, stamp}; });
}

void MarketBoard::apply(InstrumentTrack& t, const PriceLimit& limit, const Stamp& stamp)
{
    changeFacts(t, [&](InstrumentFacts& f) { f.priceLimit = {limit, stamp}; });
}

void MarketBoard::apply(InstrumentTrack& t, const Tier& tier, const Stamp&)
{
    changeFacts(t, [&](InstrumentFacts& f) {
        const auto at = std::lower_bound(f.tiers.begin(), f.tiers.end(), tier.tier,
                                         [](const Tier& a, std::int32_t n) { return a.tier < n; });
        if (at != f.tiers.end() && at->tier == tier.tier)
            *at = tier;
        else
            f.tiers.insert(at, tier);
    });
}

void MarketBoard::apply(InstrumentTrack& t, const FundingForecast& forecast, const Stamp& stamp)
{
    auto& held = t.forecasts[static_cast<std::size_t>(forecast.about)];
    if (!held || supersedes(stamp, held->stamp)) held = Stamped<FundingForecast>{forecast, stamp};
}

const std::vector<InstrumentTrack*>& MarketBoard::ordered() const
{
    if (!m_sorted) {
        const auto key = [](const InstrumentTrack* t) {
            return std::tuple(t->id.venue(), t->instrument->market, std::string_view(t->instrument->symbol));
        };
        std::sort(m_ordered.begin(), m_ordered.end(), [&](auto* a, auto* b) { return key(a) < key(b); });
        m_sorted = true;
    }
    return m_ordered;
}

const InstrumentTrack* MarketBoard::leading(std::string_view asset, VenueId venue, Market market) const
{
    const auto siblings = m_byAsset.find(asset);
    if (siblings == m_byAsset.end()) return nullptr;
    const InstrumentTrack* best = nullptr;
    for (const InstrumentTrack* t : siblings->second) {
        const Instrument& i = *t->instrument;
        if (i.venue() != venue || i.market != market || i.inverse) continue;
        if (!best || leadingRank(i) < leadingRank(*best->instrument)) best = t;
    }
    return best;
}

void MarketBoard::feedSays(VenueId venue, bool runs, bool listed, Mono now)
{
    Feed& feed = m_feeds[static_cast<std::size_t>(venue)];
    if (runs && !feed.runs) feed.since = now;
    feed.runs = runs;
    feed.late = runs && now - feed.since >= kListWithin;
    feed.listed = feed.listed || listed;
}

bool MarketBoard::awaits(std::string_view asset, VenueId venue, Market market) const
{
    if (!m_watch.has(venue) || m_watch.isAside(venue) || (market == Market::Spot && !m_watch.spot)) return false;
    // "xyz:TSLA": of a dex that is Hyperliquid's alone.
    if (asset.find(':') != std::string_view::npos && venue != VenueId::Hyperliquid) return false;
    const Feed& feed = m_feeds[static_cast<std::size_t>(venue)];
    return feed.runs && !feed.listed && !feed.ofMarket[static_cast<std::size_t>(market)] &&
           !leading(asset, venue, market);
}

std::uint8_t MarketBoard::expected(std::string_view asset, Market market) const
{
    std::uint8_t out = 0;
    for (const VenueId venue : kVenues) {
        if (!m_watch.has(venue) || (market == Market::Spot && !m_watch.spot)) continue;
        const InstrumentTrack* const t = leading(asset, venue, market);
        if (t ? t->expected() : awaits(asset, venue, market))
            out = static_cast<std::uint8_t>(out | 1u << static_cast<unsigned>(venue));
    }
    return out;
}

std::uint8_t MarketBoard::unreached(std::string_view asset, Market market) const
{
    std::uint8_t out = 0;
    for (const VenueId venue : kVenues)
        if (m_feeds[static_cast<std::size_t>(venue)].late && awaits(asset, venue, market))
            out = static_cast<std::uint8_t>(out | 1u << static_cast<unsigned>(venue));
    return out;
}

MarketSnapshot MarketBoard::snapshot(AsOf asOf) const
{
    MarketSnapshot out;
    out.asOf = asOf;
    for (const InstrumentTrack* t : ordered())
        if (t->watched || t->hasData()) out.rows.push_back(rowOf(*t, asOf.mono));
    return out;
}

std::uint64_t MarketBoard::judgement(Mono now) const
{
    std::uint64_t sum = 14'695'981'039'346'656'037ull;
    const auto fold = [&](Freshness f) { sum = (sum ^ static_cast<std::uint64_t>(f)) * 1'099'511'628'211ull; };
    for (const InstrumentTrack* t : m_ordered) {
        fold(t->bookFresh(now));
        fold(t->bboFresh(now));
        fold(t->lastFresh(now));
        fold(t->markFresh(now));
        fold(t->indexFresh(now));
        fold(t->fundingFresh(now));
        fold(t->oiFresh(now));
        fold(t->tickerFresh(now));
    }
    return sum;
}

}  // namespace plimsoll
