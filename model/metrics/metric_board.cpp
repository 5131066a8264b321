#include "model/metrics/metric_board.h"

#include "model/market/funding_interval.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_market.h"
#include "model/metrics/metric_tape.h"
#include "model/metrics/over_venues.h"
#include "model/metrics/quick_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plimsoll {

namespace {

constexpr Step kGrownEvery = 3, kMarketGrownEvery = 30;  // seconds

// Who is switched off or lists the asset no more says nothing: what was its last word is no value of now.
void forgetSilenced(const AssetInputs& in, AssetMetrics& out)
{
    for (const VenueId venue : kVenues) {
        if (in.perp[static_cast<std::size_t>(venue)]) continue;
        for (std::size_t id = 0; id < analytics::vocabulary().size(); ++id)
            if (out.at(static_cast<MetricId>(id), venue).value)
                clearMetric(out, static_cast<MetricId>(id), venue, analytics::Reason::NoData, in.now);
    }
}

// A trade's or a liquidation's worth in dollars.
double usdOf(const InstrumentTrack& t, Price price, Qty qty)
{
    return price.value() * qty.v * t.usdPerQuote;
}

}  // namespace

InstrumentSeries* MetricBoard::seriesOf(const InstrumentTrack& t)
{
    if (!t.instrument || !t.watched) return nullptr;
    auto& slot = m_series[t.id];
    if (!slot) {
        slot = std::make_unique<InstrumentSeries>();
        fillBooks(t, *slot);
    }
    return slot.get();
}

void MetricBoard::fillBooks(const InstrumentTrack& t, InstrumentSeries& s)
{
    if (t.instrument->market != Market::Perp) return;
    const auto kept = m_bookHours.find({t.id.venue(), t.instrument->symbol});
    if (kept == m_bookHours.end()) return;
    bool news = false;
    for (const store::BookHour& h : kept->second) news |= s.rememberBook(h.hour, h.depth100, h.spreadBp);
    if (news) m_grown.insert(t.instrument->asset);
}

void MetricBoard::remember(VenueId venue, const std::string& symbol, std::vector<store::BookHour> hours)
{
    m_bookHours.insert_or_assign({venue, symbol}, std::move(hours));
    for (const InstrumentTrack* t : m_market.ordered())
        if (t->id.venue() == venue && t->instrument && t->instrument->symbol == symbol)
            if (const auto s = m_series.find(t->id); s != m_series.end()) fillBooks(*t, *s->second);
}

const InstrumentSeries* MetricBoard::series(InstrumentId id) const
{
    const auto place = m_series.find(id);
    return place == m_series.end() ? nullptr : place->second.get();
}

const std::array<VenueLevels, kVenueCount>* MetricBoard::levels(std::string_view asset) const
{
    const auto place = m_memory.find(asset);
    return place == m_memory.end() ? nullptr : &place->second.levels;
}

std::uint64_t MetricBoard::grown(std::string_view asset) const
{
    const auto place = m_memory.find(asset);
    return place == m_memory.end() ? 0 : place->second.grown;
}

std::shared_ptr<const std::vector<WallMark>> MetricBoard::walls(std::string_view asset) const
{
    const auto place = m_memory.find(asset);
    return place == m_memory.end() ? nullptr : place->second.wallMarks;
}

const Flush* MetricBoard::flush(std::string_view asset) const
{
    const auto place = m_memory.find(asset);
    return place == m_memory.end() ? nullptr : &place->second.flush;
}

const Shock* MetricBoard::lastShock(std::string_view asset) const
{
    const auto place = m_memory.find(asset);
    if (place == m_memory.end()) return nullptr;
    const AssetMemory& m = place->second;
    return m.shock ? &*m.shock : m.lastShock ? &*m.lastShock : nullptr;
}

void MetricBoard::traded(const InstrumentTrack& t, const Trade& trade, bool ofNow, std::optional<Mono> happened)
{
    if (trade.block) return;  // agreed off the book: not flow
    InstrumentSeries* const s = seriesOf(t);
    if (!s) return;
    const bool buy = trade.taker == Side::Buy;
    const double usd = usdOf(t, trade.price, trade.qty);
    s->traded(buy, usd);
    if (t.instrument->market != Market::Perp) return;
    if (happened && m_axis.anchored()) s->happened(secondOf(m_axis.at(*happened)), buy, usd);
    if (!ofNow) return;
    const double usdPerPrice = t.usdPerQuote / t.instrument->multiplier;
    if (!s->printed(trade.price.value() * usdPerPrice, buy, usd) || t.bookState() != BookState::Live) return;
    const auto bid = t.book->bestBid(), ask = t.book->bestAsk();
    if (bid && ask) s->largestCameAt((bid->price.value() + ask->price.value()) / 2 * usdPerPrice);
}

void MetricBoard::liquidated(const InstrumentTrack& t, const Liquidation& l)
{
    if (InstrumentSeries* s = seriesOf(t))
        s->liquidated(l.liquidated == PositionSide::Long, usdOf(t, l.price, l.qty));
}

void MetricBoard::remember(const InstrumentTrack& t, const Kline& bar)
{
    InstrumentSeries* const s = seriesOf(t);
    if (!s || !bar.closed || !bar.open) return;
    const double toUsd = t.usdPerQuote / t.instrument->multiplier;
    std::optional<double> buy, sell;
    if (bar.takerBuyBase && bar.quoteVolume && bar.baseVolume > 0) {
        const double usd = *bar.quoteVolume * t.usdPerQuote, share = *bar.takerBuyBase / bar.baseVolume;
        buy = usd * share;
        sell = usd * (1 - share);
    }
    const InstrumentSeries::PastBar past{
        bar.o.value() * toUsd, bar.h.value() * toUsd, bar.l.value() * toUsd, bar.c.value() * toUsd, buy, sell};
    if (s->rememberBar(minuteOf(*bar.open), bar.minutes, past)) m_grown.insert(t.instrument->asset);
}

void MetricBoard::remember(const InstrumentTrack& t, const OpenInterest& past, Timestamp at)
{
    InstrumentSeries* const s = seriesOf(t);
    if (!s || !past.base) return;
    const bool news = s->rememberInterest(minuteOf(at), *past.base * t.instrument->multiplier);
    if (news && past.past) m_grown.insert(t.instrument->asset);
}

void MetricBoard::remember(const InstrumentTrack& t, const Funding& settled)
{
    InstrumentSeries* const s = seriesOf(t);
    const auto hours = settled.hours ? settled.hours : t.fundingHours();
    if (!s || settled.kind != FundingKind::Settled || !settled.next || !hours || !isFundingInterval(*hours))
        return;
    // A rate that was settled at 16:00, give or take the venue's own pace, held for the hours before it.
    const Step end = hourOf(*settled.next + std::chrono::minutes{30});
    const auto length = static_cast<Step>(std::llround(*hours));
    bool news = false;
    for (Step h = end - length; h < end; ++h) {
        // The contract's interval of today need not be that of then: what is known of the hour stays.
        if (!settled.hours && s->hours().get(h, InstrumentSeries::HRate)) continue;
        news |= s->rememberRate(h, settled.rate.v * 8 / *hours);
    }
    if (news) m_grown.insert(t.instrument->asset);
}

// The past has grown: what was computed once for an hour or a day is computed anew, and nothing waits for its
// minute.
void MetricBoard::forgetComputed(const std::string& asset)
{
    const auto found = m_memory.find(asset);
    if (found == m_memory.end()) return;
    AssetMemory& m = found->second;
    ++m.grown;
    m.slowMinute = -1;
    m.tail.hour = m.flush.hour = m.support.hour = m.leverage.hour = m.spotPerpHour = -1;
    for (VenueLevels& l : m.levels) l.forget();
    m.liquidations.minute = -1;
    for (Normals& n : m.normals) n.hours = 0;
}

void MetricBoard::sample(AsOf now, const std::array<Freshness, kVenueCount>& streams, const TradesHeard& trades)
{
    m_readings.clear();
    for (InstrumentTrack* t : m_market.ordered()) {
        if (!t->watched || t->instrument->market == Market::Future) continue;
        InstrumentSeries* const s = seriesOf(*t);
        InstrumentSample look;
        const double toUsd = t->usdPerQuote, coins = t->instrument->multiplier;
        if (t->book && usable(t->bookFresh(now.mono))) {
            const bool perp = t->instrument->market == Market::Perp;
            const Walls walls = *m_second % 5 == 0 ? Walls::Find : Walls::Skip;
            // Of spot, only the price and what is traded is asked.
            if (auto reading =
                    perp ? readBook(*t->book, toUsd, coins, walls) : readTouch(*t->book, toUsd, coins)) {
                look.mid = reading->mid;
                look.spreadBp = reading->spreadBp;
                for (std::size_t i = 0; perp && i < kBandsBp.size(); ++i) {
                    look.bidUsd[i] = reading->bidUsd[i];
                    look.askUsd[i] = reading->askUsd[i];
                }
                m_readings.emplace(t->id, std::move(*reading));
            }
        }
        if (t->mark && usable(t->markFresh(now.mono))) look.mark = t->mark->value.value() * toUsd / coins;
        if (t->index && usable(t->indexFresh(now.mono))) look.index = t->index->value.value() * toUsd / coins;
        if (t->oi && usable(t->oiFresh(now.mono)) && t->oi->value.base)
            look.openInterest = *t->oi->value.base * coins;
        if (t->funding && usable(t->fundingFresh(now.mono)))
            if (const auto hours = t->fundingHours(); hours && *hours > 0)
                look.r8 = t->funding->value.rate.v * 8 / *hours;
        const bool forced = usable(streams[static_cast<std::size_t>(t->id.venue())]);
        s->sample(*m_second, look, InstrumentSeries::Heard{trades ? trades(t->id) : forced, forced});
    }
}

AssetInputs MetricBoard::inputsOf(const std::string& asset, AsOf now,
                                  const std::array<Freshness, kVenueCount>& streams, const Readings& books)
{
    AssetInputs in;
    in.asset = asset;
    in.now = now;
    in.second = *m_second;
    in.market = &m_marketMemory;
    in.liquidations = streams;
    const auto leg = [&](VenueId venue, Market market) {
        Leg out;
        if (!m_market.watch().has(venue) || (market == Market::Spot && !m_market.watch().spot)) return out;
        out.track = m_market.leading(asset, venue, market);
        out.awaited = m_market.awaits(asset, venue, market) &&
                      !((m_market.unreached(asset, market) >> static_cast<unsigned>(venue)) & 1u);
        if (!out.track) return out;
        out.series = series(out.track->id);
        const auto reading = books.find(out.track->id);
        if (reading != books.end()) out.book = &reading->second;
        out.coins = out.track->instrument->multiplier;
        out.usdPerPrice = out.track->usdPerQuote / out.coins;
        return out;
    };
    std::size_t most = 0;
    for (const VenueId venue : kVenues) {
        const InstrumentTrack* const t =
            m_market.watch().has(venue) ? m_market.leading("BTC", venue, Market::Perp) : nullptr;
        const InstrumentSeries* const s = t ? series(t->id) : nullptr;
        if (const std::size_t known = s ? s->closesKnown(*m_second / 60) : 0; known > most)
            in.bench = s, most = known;
    }
    for (const VenueId venue : kVenues) {
        Leg& perp = in.perp[static_cast<std::size_t>(venue)];
        perp = leg(venue, Market::Perp);
        if (perp)
            in.adl[static_cast<std::size_t>(venue)] =
                adlState(*perp.track, now, streams[static_cast<std::size_t>(venue)]);
        in.spot[static_cast<std::size_t>(venue)] = leg(venue, Market::Spot);
    }
    return in;
}

// Section 8 of each venue's protocol. What was said holds for a time of its own.
void MetricBoard::warned(const InstrumentTrack& t, const Adl& adl, std::string_view level, Mono at)
{
    double state = 0;
    switch (t.id.venue()) {
        case VenueId::Binance: state = level == "high" ? 0.85 : level == "medium" ? 0.5 : 0; break;
        // How far the drawdown of profits is on its way to where deleveraging may run; an empty fund is there.
        case VenueId::Bybit:
            if (adl.balance && *adl.balance <= 0)
                state = 1;
            else if (adl.pnlRatio && adl.stop && *adl.stop < 0)
                state = std::clamp(*adl.pnlRatio / *adl.stop, 0.0, 1.0);
            break;
        case VenueId::Okx: state = level == "adl" ? 1 : level == "warning" ? 0.85 : 0; break;
        case VenueId::Hyperliquid: state = 1; break;  // it says so only when it happened
    }
    m_adl.insert_or_assign(t.id, AdlHeard{state, at});
}

std::optional<double> MetricBoard::adlState(const InstrumentTrack& t, AsOf now, Freshness stream) const
{
    static constexpr std::array<std::chrono::minutes, kVenueCount> holds = {
        std::chrono::minutes{65}, std::chrono::minutes{15}, std::chrono::minutes{1}, std::chrono::minutes{10}};
    const auto heard = m_adl.find(t.id);
    if (heard != m_adl.end() && now.mono - heard->second.at < holds[static_cast<std::size_t>(t.id.venue())])
        return heard->second.state;
    // OKX speaks only in trouble: while its connection lives, silence is calm.
    if (t.id.venue() == VenueId::Okx && usable(stream)) return 0;
    return std::nullopt;
}

void MetricBoard::stepMarket(AsOf now, const std::vector<std::string>& names, MetricSnapshot& next)
{
    // After the first minute of an hour: then every series has closed the one before.
    if (const Step hour = (*m_second - 60) / 3600; m_marketMemory.hour != hour) {
        std::vector<CoinHours> coins;
        std::vector<CoinInterest> interest;
        for (const std::string& name : names) {
            CoinInterest& held = interest.emplace_back();
            held.major = name == "BTC" || name == "ETH";
            CoinHours coin{name, nullptr, m_values.at(metric::oiUsd, name).value.value_or(0)};
            std::size_t most = 0;
            for (const VenueId venue : kVenues) {
                const InstrumentTrack* t =
                    m_market.watch().has(venue) ? m_market.leading(name, venue, Market::Perp) : nullptr;
                const InstrumentSeries* s = t ? series(t->id) : nullptr;
                const std::size_t known = s ? s->closesKnown(*m_second / 60) : 0;
                if (known > most) coin.series = s, most = known;
                if (s) held.series.push_back(s);
            }
            coins.push_back(std::move(coin));
        }
        m_marketMemory.altShare7d = altShareChange(hour - 1, interest);  // the running hour has no close yet
        renewConnectedness(hour, std::move(coins), m_marketMemory);
    }
    auto market = m_values.market ? std::make_shared<AssetMetrics>(*m_values.market)
                                  : std::make_shared<AssetMetrics>(std::string());
    computeMarket(m_market, m_fx, m_marketMemory, now, *market);
    next.market = std::move(market);
}

void MetricBoard::resume(const std::string& asset, PhaseResume from)
{
    m_resumes.insert_or_assign(asset, std::move(from));
}

PerpSeries MetricBoard::perps(const std::string& asset) const
{
    PerpSeries out{};
    for (const VenueId v : kVenues)
        if (const InstrumentTrack* t =
                m_market.watch().has(v) ? m_market.leading(asset, v, Market::Perp) : nullptr)
            out[static_cast<std::size_t>(v)] = series(t->id);
    return out;
}

void MetricBoard::takeSpeakers(const std::string& asset, AssetFacts& facts) const
{
    facts.unreached = m_market.unreached(asset, Market::Perp);
    facts.speakers = static_cast<std::uint8_t>(m_market.expected(asset, Market::Perp) & ~facts.unreached);
}

PerpSeries MetricBoard::speaking(MetricId id, const std::string& asset) const
{
    AssetFacts now;
    takeSpeakers(asset, now);
    PerpSeries out = perps(asset);
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        const bool speaks = (now.speakers >> v) & 1u;
        if (speaks && !out[v] && overVenue(id) != OverVenue::Typical) return {};
        if (!speaks) out[v] = nullptr;
    }
    return out;
}

std::optional<MetricBoard::Rank> MetricBoard::rank(MetricId id, const std::string& asset,
                                                   std::optional<VenueId> venue, double value) const
{
    constexpr std::size_t kLeastOfVenues = 24;  // hours
    if (!m_second) return std::nullopt;
    std::vector<double> past;
    const auto memory = m_memory.find(asset);
    if (!venue && memory != m_memory.end() && memory->second.kept) memory->second.kept->ends(id, *m_second, past);
    if (past.size() < MetricPast::kLeastHours) {
        // What the venues remember of the time before the program ran.
        past.clear();
        const auto slots = pastOfSeries(id, venue ? perps(asset) : speaking(id, asset), venue, *m_second,
                                        MetricPast::kHours * MetricPast::kHour);
        for (const PastSlot& slot : slots)
            if (slot.least && slot.from + slot.seconds <= *m_second)
                past.push_back((*slot.least + *slot.most) / 2);
        if (past.size() < kLeastOfVenues) return std::nullopt;
    }
    const auto below = std::count_if(past.begin(), past.end(), [value](double v) { return v <= value; });
    return Rank{static_cast<double>(below) / static_cast<double>(past.size()), static_cast<double>(past.size())};
}

std::vector<PastSlot> MetricBoard::past(MetricId id, const std::string& asset, std::optional<VenueId> venue,
                                        Duration back) const
{
    if (!m_second) return {};
    const Step seconds = std::chrono::duration_cast<std::chrono::seconds>(back).count();
    std::vector<PastSlot> known =
        pastOfSeries(id, venue ? perps(asset) : speaking(id, asset), venue, *m_second, seconds);
    const auto memory = m_memory.find(asset);
    if (venue || memory == m_memory.end() || !memory->second.kept) return known;
    std::vector<PastSlot> out = memory->second.kept->slots(id, *m_second, seconds);
    fillIn(out, known);
    return out;
}

bool MetricBoard::step(AsOf now, const std::array<Freshness, kVenueCount>& streams, const TradesHeard& trades,
                       bool again)
{
    if (!m_axis.anchored() || now.wall - m_axis.at(now.mono) > Timeline::kTolerance)
        m_axis.anchor(now.wall, now.mono);
    const Step second = secondOf(m_axis.at(now.mono));
    const bool anew = again && m_second == second && now.mono != m_values.asOf.mono;
    if (m_second && second <= *m_second && !anew) return false;
    m_second = second;
    sample(now, streams, trades);

    std::vector<std::string> names = m_market.watch().assets;
    names.insert(names.end(), m_market.watch().focus.begin(), m_market.watch().focus.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());

    // A venue's answers come by the hundred: a few seconds' worth at once.
    if (!m_grown.empty() && second % kGrownEvery == 0) {
        for (const std::string& asset : std::exchange(m_grown, {})) forgetComputed(asset);
        m_marketGrown = true;
    }
    if (m_marketGrown && (!m_marketMemory.known() || second % kMarketGrownEvery == 0)) {
        m_marketGrown = false;
        std::erase_if(m_marketMemory.tci, [&](const auto& t) { return t.first == m_marketMemory.hour; });
        m_marketMemory.hour = -1;
    }
    MetricSnapshot next;
    next.asOf = now;
    stepMarket(now, names, next);
    std::vector<std::shared_ptr<AssetMetrics>> made;
    for (const std::string& name : names) {
        const AssetMetrics* const before = m_values.find(name);
        auto values = before ? std::make_shared<AssetMetrics>(*before) : std::make_shared<AssetMetrics>(name);
        AssetMemory& memory = m_memory[name];
        const AssetInputs in = inputsOf(name, now, streams, m_readings);
        if (memory.watchedSince < 0) memory.watchedSince = second;
        if (const auto kept = m_resumes.find(name); kept != m_resumes.end()) {
            resumePhase(memory, kept->second, now, second);
            m_resumes.erase(kept);
        }
        forgetSilenced(in, *values);
        takeSpeakers(name, values->facts);
        computeQuotes(in, memory, *values);
        computeBooks(in, *values);
        if (anew)
            computeForced(in, memory.liquidations, true, *values);
        else
            computeFlows(in, memory, *values);
        computeFunding(in, memory, *values);
        computeInterest(in, *values);
        computeForcedMinute(in, memory.liquidations, *values);
        // The windows of hours and days: each asset in its own second of the minute.
        const Step minute = second / 60;
        const auto turn = static_cast<Step>(next.assets.size() % 50);
        if (memory.slowMinute < 0 || (memory.slowMinute != minute && second % 60 >= turn)) {
            memory.slowMinute = minute;
            renewNormals(in, memory);
            renewPhantomBaseline(in, memory);
            computeVolatility(in, memory, *values);
            computeSpotFlow(in, memory, *values);
            computeTakerTurns(in, *values);
            computeImpact(in, *values);
            computePercentiles(in, memory, *values);
            computeLevels(in, memory, *values);
            computeLeverage(in, memory, *values);
            computeSpotStress(in, memory, *values);
            computeSupport(in, memory, *values);
            computeState(in, memory, *values);
            computeSignals(in, memory, *values);
            computeTails(in, memory, *values);
            computeCarry(in, *values);
            computeVenueFlow(in, *values);
            computeUsual(in, memory, *values);
        }
        computeNormals(in, memory, *values);
        // Some go from second to second: judged once more, they would count one twice. What they said of it stays.
        if (!anew) computeShocks(in, memory, *values);
        computeWalls(in, memory, *values);
        if (!anew) {
            computeWicks(in, memory.tape, *values);
            computeMarkouts(in, memory.tape, *values);
            computeShapes(in, memory.tape, *values);
        }
        computePrediction(in, memory, *values);
        computeCoverage(in, *values);
        for (const VenueId venue : kVenues)
            values->at(metric::feedAge, venue) = next.market->at(metric::feedAge, venue);
        if (!memory.kept) memory.kept = std::make_unique<MetricPast>();
        made.push_back(values);
        next.assets.push_back(std::move(values));
    }
    if (m_own) {
        auto market = std::make_shared<AssetMetrics>(*next.market);
        m_own(next, *market, made);
        next.market = std::move(market);
    }
    for (const auto& values : made) m_memory[values->asset()].kept->note(second, *values);
    std::erase_if(m_memory,
                  [&](const auto& m) { return !std::binary_search(names.begin(), names.end(), m.first); });
    std::erase_if(m_series, [&](const auto& s) {
        const InstrumentTrack* t = m_market.find(s.first);
        return !t || !t->watched;
    });
    m_values = std::move(next);
    return true;
}

}  // namespace plimsoll
