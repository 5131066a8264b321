#include "app/export_phase.h"

#include "model/boards/phase_parts.h"

namespace plimsoll {

namespace {

constexpr std::array<std::string_view, kConditions> kConditionKeys = {"spread", "depth", "basis", "funding",
                                                                      "volatility"};
constexpr std::array<std::string_view, kStructures> kStructureKeys = {
    "price", "oi_base", "r8", "basis_dispersion_bps", "depth_usd", "spread_bps"};

void verdict(JsonWriter& w, std::string_view key, Verdict v)
{
    w.key(key);
    v == Verdict::Unknown ? w.null() : w.yes(v == Verdict::Yes);
}

void number(JsonWriter& w, std::string_view key, const PhaseNumber& n)
{
    w.key(key).maybe(n.value);
}

void word(JsonWriter& w, std::string_view key, std::string_view name)
{
    w.key(key);
    name.empty() ? w.null() : w.text(name);
}

void flush(JsonWriter& w, const FlushRecord& r)
{
    w.line().object().key("asset").text(r.asset).key("began_ms").whole(toUnixMs(r.began));
    w.key("ended_ms").maybe(r.ended).key("earlier_run").yes(r.stored).key("structure").object();
    for (std::size_t s = 0; s < kStructures; ++s) {
        w.key(kStructureKeys[s]).object();
        number(w, "before", r.card[s].before);
        number(w, "worst", r.card[s].worst);
        number(w, "now", r.card[s].now);
        w.end();
    }
    w.end();
    number(w, "peak_minute_usd", r.peakUsd);
    w.key("peak_ms").maybe(r.peakAt);
    number(w, "long_usd", r.longUsd);
    number(w, "short_usd", r.shortUsd);
    number(w, "oi_removed", r.interestRemoved);
    w.key("venues").object();
    for (const VenueId v : kVenues) {
        const auto& s = r.venues[static_cast<std::size_t>(v)];
        if (!s) continue;
        w.key(venueKey(v)).object().key("gaps").count(s->gaps).key("resyncs").count(s->resyncs);
        number(w, "worst_age_s", s->worstAgeS);
        number(w, "worst_delay_ms", s->worstDelayMs);
        number(w, "worst_spread_ratio", s->worstSpread);
        number(w, "largest_depth_loss", s->largestLoss);
        number(w, "recovered_min", s->recoveredMin);
        w.end();
    }
    w.end().end();
}

}  // namespace

void writeAftershock(JsonWriter& w, const AssetMetrics& m, AsOf now, ExportReasons& reasons)
{
    const Aftershock a = aftershockOf(m, now);
    w.key("aftershock").object().key("running").yes(a.running).key("since_ms").maybe(a.since);
    w.key("count").whole(a.count).key("known").whole(a.known);
    verdict(w, "ok", a.ok);
    number(w, "ok_hours", a.okHours);
    number(w, "progress", a.progress);
    w.key("before_shock").yes(a.beforeShock).key("normal_hours").number(a.normalHours);
    w.key("conditions").object();
    for (std::size_t c = 0; c < kConditions; ++c) {
        const AftershockCondition& one = a.conditions[c];
        w.key(kConditionKeys[c]).object();
        number(w, "now", one.now);
        number(w, "normal", one.normal);
        number(w, "ratio", one.ratio);
        w.key("limit").number(one.limit);
        verdict(w, "passed", one.passed);
        w.key("progress").maybe(one.progress).key("by_venue").object();
        for (const VenueId v : kVenues)
            if (const auto& share = one.venues[static_cast<std::size_t>(v)].value.value)
                w.key(venueKey(v)).number(*share);
        w.end().end();
        if (one.passed != Verdict::Unknown) continue;
        const auto why = !one.now.value ? one.now.reason : one.normal.reason;
        std::string path = "aftershock.";
        path += kConditionKeys[c];
        reasons.emplace_back(std::move(path), std::string(analytics::reasonName(why)));
    }
    w.end().key("increase_gate").object();
    verdict(w, "funding", a.gate.funding);
    verdict(w, "depth", a.gate.depth);
    verdict(w, "spread", a.gate.spread);
    verdict(w, "open", a.gate.open);
    w.end().end();

    const FlushChecklist c = checklistOf(m);
    using namespace analytics::flush;
    w.key("after_flush");
    if (!c.at) {
        w.null();
        reasons.emplace_back("after_flush", "no flush is known");
        return;
    }
    w.object().key("at_ms").whole(toUnixMs(*c.at));
    word(w, "oi", c.interest ? interestName(*c.interest) : std::string_view());
    word(w, "funding", c.funding ? fundingName(*c.funding) : std::string_view());
    word(w, "flow", c.flow ? flowName(*c.flow) : std::string_view());
    w.key("oi_recovery").maybe(c.input.oiRecovery).key("price_recovery").maybe(c.input.priceRecovery);
    w.key("range_atr").maybe(c.input.rangeAtr).key("invalidations").object();
    for (const InvalidationCheck& i : c.invalidations) verdict(w, invalidationName(i.which), i.holds);
    w.end().end();
}

void writeFlushes(JsonWriter& w, const PhaseSnapshot* phase)
{
    w.key("flushes");
    if (!phase || !phase->flushes) {
        w.null();
        return;
    }
    w.array();
    for (const FlushRecord& r : *phase->flushes) flush(w, r);
    w.end();
}

}  // namespace plimsoll
