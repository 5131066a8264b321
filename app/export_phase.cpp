#include "app/export_phase.h"

#include "app/export_lacks.h"
#include "model/boards/phase_parts.h"
#include "model/metrics/metric_ids.h"

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

void number(JsonWriter& w, std::string_view key, const PhaseNumber& n, ExportLacks& lacks)
{
    w.key(key).maybe(n.value);
    lacks.ask(key, n.value, analytics::reasonName(n.reason));
}

std::string within(std::string_view outer, std::string_view key)
{
    std::string path(outer);
    path += '.';
    path += key;
    return path;
}

void word(JsonWriter& w, std::string_view key, std::string_view name)
{
    w.key(key);
    name.empty() ? w.null() : w.text(name);
}

// Why it can be neither passed nor failed.
std::string_view unknownReason(const AftershockCondition& c)
{
    return analytics::reasonName(!c.now.value ? c.now.reason : c.normal.reason);
}

void flush(JsonWriter& w, const FlushRecord& r)
{
    ExportLacks lacks;
    w.line().object().key("asset").text(r.asset).key("began_ms").whole(toUnixMs(r.began));
    w.key("ended_ms").maybe(r.ended).key("earlier_run").yes(r.stored).key("structure").object();
    lacks.ask("ended_ms", r.ended, r.stored ? "its end was not seen" : "it is not over");
    for (std::size_t s = 0; s < kStructures; ++s) {
        ExportLacks gone;
        w.key(kStructureKeys[s]).object();
        number(w, "before", r.card[s].before, gone);
        number(w, "worst", r.card[s].worst, gone);
        number(w, "now", r.card[s].now, gone);
        gone.write(w);
        w.end();
    }
    w.end();
    number(w, "peak_minute_usd", r.peakUsd, lacks);
    w.key("peak_ms").maybe(r.peakAt);
    lacks.ask("peak_ms", r.peakAt, analytics::reasonName(r.peakUsd.reason));
    number(w, "long_usd", r.longUsd, lacks);
    number(w, "short_usd", r.shortUsd, lacks);
    number(w, "oi_removed", r.interestRemoved, lacks);
    lacks.write(w);
    w.key("venues").object();
    for (const VenueId v : kVenues) {
        const auto& s = r.venues[static_cast<std::size_t>(v)];
        if (!s) continue;
        w.key(venueKey(v)).object().key("gaps").count(s->gaps).key("resyncs").count(s->resyncs);
        ExportLacks gone;
        number(w, "worst_age_s", s->worstAgeS, gone);
        number(w, "worst_delay_ms", s->worstDelayMs, gone);
        number(w, "worst_spread_ratio", s->worstSpread, gone);
        number(w, "largest_depth_loss", s->largestLoss, gone);
        number(w, "recovered_min", s->recoveredMin, gone);
        gone.write(w);
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
    ExportLacks lacks;
    lacks.ask("since_ms", a.since, a.running ? "its beginning was not seen" : "no flush is running");
    if (a.ok == Verdict::Unknown) lacks.add("ok", "it hangs on conditions that are not known");
    number(w, "ok_hours", a.okHours, lacks);
    number(w, "progress", a.progress, lacks);
    lacks.write(w);
    w.key("before_shock").yes(a.beforeShock).key("normal_hours").number(a.normalHours);
    w.key("conditions").object();
    for (std::size_t c = 0; c < kConditions; ++c) {
        const AftershockCondition& one = a.conditions[c];
        ExportLacks gone;
        w.key(kConditionKeys[c]).object();
        number(w, "now", one.now, gone);
        // Volatility is a ratio by itself; funding is held against a limit, not against its normal.
        w.key("normal").maybe(one.normal.value);
        gone.ask("normal", one.normal.value,
                 one.which == Condition::Volatility ? "its number is a ratio already"
                                                    : analytics::reasonName(one.normal.reason));
        w.key("ratio").maybe(one.ratio.value);
        gone.ask("ratio", one.ratio.value,
                 one.which == Condition::Funding ? "the rate itself is held against the limit"
                                                 : analytics::reasonName(one.ratio.reason));
        w.key("limit").number(one.limit);
        verdict(w, "passed", one.passed);
        if (one.passed == Verdict::Unknown) gone.add("passed", unknownReason(one));
        gone.ask("progress", one.progress, unknownReason(one));
        gone.write(w);
        w.key("progress").maybe(one.progress).key("by_venue").object();
        for (const VenueId v : kVenues)
            if (const auto& share = one.venues[static_cast<std::size_t>(v)].value.value)
                w.key(venueKey(v)).number(*share);
        w.end().end();
        if (one.passed != Verdict::Unknown) continue;
        reasons.emplace_back(within("aftershock", kConditionKeys[c]), std::string(unknownReason(one)));
    }
    w.end().key("increase_gate").object();
    ExportLacks gate;
    const auto light = [&](std::string_view key, Verdict v, Condition which) {
        verdict(w, key, v);
        if (v == Verdict::Unknown) gate.add(key, unknownReason(a.conditions[static_cast<std::size_t>(which)]));
    };
    light("funding", a.gate.funding, Condition::Funding);
    light("depth", a.gate.depth, Condition::Depth);
    light("spread", a.gate.spread, Condition::Spread);
    verdict(w, "volatility", a.gate.volatility);
    if (a.gate.volatility == Verdict::Unknown)
        gate.add("volatility", analytics::reasonName(a.gate.steadiness.reason));
    verdict(w, "open", a.gate.open);
    if (a.gate.open == Verdict::Unknown) gate.add("open", a.gate.why);
    gate.write(w);
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
    ExportLacks gone;
    gone.ask("oi", c.interest, analytics::reasonName(c.interestReason));
    gone.ask("funding", c.funding, analytics::reasonName(c.fundingReason));
    gone.ask("flow", c.flow, analytics::reasonName(c.flowReason));
    const auto recovery = analytics::reasonName(analytics::Reason::NoData);
    gone.ask("oi_recovery", c.input.oiRecovery, recovery);
    gone.ask("price_recovery", c.input.priceRecovery, recovery);
    gone.ask("range_atr", c.input.rangeAtr, analytics::reasonName(numberOf(m.at(metric::atr)).reason));
    word(w, "oi", c.interest ? interestName(*c.interest) : std::string_view());
    word(w, "funding", c.funding ? fundingName(*c.funding) : std::string_view());
    word(w, "flow", c.flow ? flowName(*c.flow) : std::string_view());
    w.key("oi_recovery").maybe(c.input.oiRecovery).key("price_recovery").maybe(c.input.priceRecovery);
    w.key("range_atr").maybe(c.input.rangeAtr).key("invalidations").object();
    for (const InvalidationCheck& i : c.invalidations) {
        verdict(w, invalidationName(i.which), i.holds);
        if (i.holds != Verdict::Unknown) continue;
        const auto why = !i.first.value ? i.first.reason : i.second.reason;
        gone.add(within("invalidations", invalidationName(i.which)), analytics::reasonName(why));
    }
    w.end();
    gone.write(w);
    w.end();
}

void writeFlushes(JsonWriter& w, const PhaseSnapshot* phase, ExportReasons& reasons)
{
    w.key("flushes");
    if (!phase || !phase->flushes) {
        w.null();
        reasons.emplace_back("flushes", "not computed yet");
        return;
    }
    w.array();
    for (const FlushRecord& r : *phase->flushes) flush(w, r);
    w.end();
}

}  // namespace plimsoll
