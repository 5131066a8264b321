#include "model/history_collector.h"

#include "model/analytics/phase.h"
#include "model/analytics/vocabulary.h"
#include "model/boards/phase_parts.h"

#include <charconv>
#include <utility>

namespace plimsoll {

namespace {

double coinUsd(const InstrumentTrack& t, Price price)
{
    return price.value() * t.usdPerQuote / t.instrument->multiplier;
}

void put(std::string& json, std::string_view key, const std::optional<double>& value)
{
    json += json.empty() ? "{\"" : ",\"";
    json += key;
    json += "\":";
    if (!value) {
        json += "null";
        return;
    }
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, *value);
    json.append(text, end.ptr);
}

// The numbers as they were shown. Words of the vocabulary and keys of venues need no escaping.
std::string evidenceOf(const Warning& w)
{
    std::string json;
    put(json, "value", w.value);
    put(json, "warn", w.thresholds.warn);
    for (const Evidence& e : w.evidence) {
        std::string key(analytics::word(e.metric).name);
        if (e.venue) {
            key += '@';
            key += venueKey(*e.venue);
        }
        put(json, key, e.value);
    }
    json += '}';
    return json;
}

// What a change of phase was decided by.
std::string decidedBy(const AssetFacts& facts)
{
    std::string json;
    if (facts.phaseMoves.empty()) return json;
    for (const PhaseEvidence& e : changeOf(facts.phaseMoves.back()).by)
        put(json, phaseFactName(e.fact).key, e.value.value);
    if (!json.empty()) json += '}';
    return json;
}

std::string keyOf(const Warning& w)
{
    std::string key = w.rule;
    key += '|';
    key += w.asset;
    key += '|';
    if (w.venue) key += venueKey(*w.venue);
    return key;
}

}  // namespace

void HistoryCollector::describe(const InstrumentTrack& t)
{
    std::shared_ptr<const Instrument>& known = m_described[t.id];
    if (known == t.instrument) return;
    known = t.instrument;
    const Instrument& i = *t.instrument;
    m_batch.instruments.push_back({t.id, std::string(venueKey(i.venue())), std::string(marketKey(i.market)),
                                   i.symbol, i.asset, i.quote, i.multiplier});
}

void HistoryCollector::liquidated(const InstrumentTrack& t, const Liquidation& l, const Stamp& stamp, bool late)
{
    if (!t.instrument) return;
    describe(t);
    store::LiquidationRow row;
    row.id = t.id;
    row.ms = toUnixMs(stamp.venue.value_or(stamp.received));
    row.receivedMs = toUnixMs(stamp.received);
    row.longs = l.liquidated == PositionSide::Long;
    row.price = coinUsd(t, l.price);
    row.coins = l.qty.v * t.instrument->multiplier;
    row.usd = row.price * row.coins;
    row.priceKind = priceKindKey(l.priceKind);
    row.late = late;
    m_batch.liquidations.push_back(std::move(row));
}

void HistoryCollector::charged(const InstrumentTrack& t, const Funding& f)
{
    if (!t.instrument || f.kind != FundingKind::Settled || !f.next) return;
    describe(t);
    // Only what was measured: what is stored once stays, and the interval of today need not be that of then.
    m_batch.settled.push_back({t.id, toUnixMs(*f.next), f.rate.v, f.hours});
}

void HistoryCollector::remembered(const InstrumentTrack& t, const Kline& bar)
{
    if (!t.instrument || !bar.closed || !bar.open || bar.minutes <= 0) return;
    describe(t);
    store::BarRow row;
    row.id = t.id;
    row.t = secondOf(*bar.open);
    row.seconds = bar.minutes * 60;
    row.open = coinUsd(t, bar.o);
    row.high = coinUsd(t, bar.h);
    row.low = coinUsd(t, bar.l);
    row.close = coinUsd(t, bar.c);
    if (bar.takerBuyBase && bar.quoteVolume && bar.baseVolume > 0) {
        const double usd = *bar.quoteVolume * t.usdPerQuote, share = *bar.takerBuyBase / bar.baseVolume;
        row.buyUsd = usd * share;
        row.sellUsd = usd * (1 - share);
    }
    m_batch.bars.push_back(row);
}

void HistoryCollector::remembered(const InstrumentTrack& t, const OpenInterest& past, Timestamp at)
{
    if (!t.instrument || !past.base) return;
    describe(t);
    m_batch.interests.push_back({t.id, secondOf(at), *past.base * t.instrument->multiplier});
}

void HistoryCollector::second(const MarketBoard& market, const MetricBoard& metrics, AsOf now)
{
    const auto fresh = [](Freshness f) { return usable(f); };
    for (const InstrumentTrack* t : market.ordered()) {
        const InstrumentSeries* const series = t->instrument ? metrics.series(t->id) : nullptr;
        if (!series || series->seconds().empty()) continue;
        const Step at = series->seconds().last();
        const auto written = m_written.find(t->id);
        if (written != m_written.end() && written->second >= at) continue;
        m_written[t->id] = at;
        describe(*t);

        using S = InstrumentSeries;
        const auto value = [&](S::Second field) { return series->seconds().get(at, field); };
        store::SecondRow row;
        row.id = t->id;
        row.t = at;
        row.mid = value(S::SMid);
        row.spreadBp = value(S::SSpread);
        if (t->mark && fresh(t->markFresh(now.mono))) row.mark = coinUsd(*t, t->mark->value);
        if (t->index && fresh(t->indexFresh(now.mono))) row.index = coinUsd(*t, t->index->value);
        row.bid10 = value(S::SBid10), row.ask10 = value(S::SAsk10);
        row.bid25 = value(S::SBid25), row.ask25 = value(S::SAsk25);
        row.bid100 = value(S::SBid100), row.ask100 = value(S::SAsk100);
        if (t->oi && t->oi->value.base && fresh(t->oiFresh(now.mono)))
            row.interestBase = *t->oi->value.base * t->instrument->multiplier;
        if (const auto hours = t->fundingHours();
            t->funding && hours && *hours > 0 && fresh(t->fundingFresh(now.mono)))
            row.r8 = t->funding->value.rate.v * 8 / *hours;
        row.buyUsd = value(S::SBuy), row.sellUsd = value(S::SSell);
        if (t->instrument->market != Market::Spot) row.longUsd = value(S::SLong), row.shortUsd = value(S::SShort);
        m_batch.seconds.push_back(row);
    }
    handOver();
}

void HistoryCollector::judged(const RiskSnapshot& risk, const AlertSnapshot& alerts, const MetricSnapshot& values)
{
    const std::int64_t now = toUnixMs(risk.asOf.wall);
    std::set<std::string> still;
    for (const Warning& w : risk.warnings) {
        const std::string key = keyOf(w);
        still.insert(key);
        Raised& before = m_raised[key];
        if (before.severity == w.severity) continue;
        before = {w.severity, w.headline};
        m_batch.journal.push_back({now, store::Entry::Warning, w.asset, w.rule,
                                   std::string(severityWord(w.severity)), w.headline, evidenceOf(w)});
    }
    // What can no longer be judged is neither raised nor clear: it stays as it was said.
    for (const Warning& w : risk.unknown) still.insert(keyOf(w));
    std::erase_if(m_raised, [&](const auto& raised) {
        if (still.contains(raised.first)) return false;
        const std::size_t bar = raised.first.find('|');
        const std::size_t next = raised.first.find('|', bar + 1);
        // Of one venue it may be over while it goes on at another.
        const std::string venue = raised.first.substr(next + 1);
        m_batch.journal.push_back({now, store::Entry::Warning, raised.first.substr(bar + 1, next - bar - 1),
                                   raised.first.substr(0, bar), "clear", raised.second.headline,
                                   venue.empty() ? std::string() : "{\"venue\":\"" + venue + "\"}"});
        return true;
    });

    for (auto f = alerts.fired.rbegin(); f != alerts.fired.rend(); ++f) {  // oldest first
        if (f->serial <= m_fired) continue;
        m_fired = f->serial;
        std::string evidence;
        put(evidence, "value", f->value);
        evidence += '}';
        m_batch.journal.push_back({toUnixMs(f->at.wall), store::Entry::Alert, f->asset, std::to_string(f->rule),
                                   std::string(severityWord(f->severity)), f->text, std::move(evidence)});
    }

    for (StandingNews& n : m_standing.look(alerts))
        m_batch.journal.push_back({toUnixMs(alerts.asOf.wall),
                                   store::Entry::Alert,
                                   std::move(n.asset),
                                   n.rule == 0 ? std::string() : std::to_string(n.rule),
                                   std::string(standingWord(n.state)),
                                   std::move(n.text),
                                   {}});

    const std::optional<analytics::MetricId> word = analytics::metricId("phase");
    for (const auto& asset : values.assets) {
        const MetricValue& phase = asset->at(*word);
        if (!phase.value) continue;
        const std::string name(
            analytics::phase::phaseName(static_cast<analytics::phase::Phase>(static_cast<int>(*phase.value))));
        std::string& before = m_phases[asset->asset()];
        if (before == name) continue;
        m_batch.journal.push_back({now, store::Entry::Phase, asset->asset(), name,
                                   asset->facts.phaseGap ? "resumed" : "entered",
                                   before.empty() ? std::string() : "after " + before,
                                   before.empty() ? std::string() : decidedBy(asset->facts)});
        before = name;
    }
}

}  // namespace plimsoll
