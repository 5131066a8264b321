#include "app/export_judged.h"

#include "app/export_lacks.h"
#include "app/export_phase.h"
#include "model/alerts/alert_engine.h"
#include "model/alerts/alert_words.h"
#include "model/analytics/scores.h"
#include "model/boards/phase_parts.h"
#include "model/metrics/metric_ids.h"
#include "model/risk/risk_rules.h"

#include <chrono>

namespace plimsoll {

namespace {

constexpr std::size_t kFired = 100;
// A model that has not spoken for so long says nothing of now.
constexpr Duration kLimit = std::chrono::seconds{5};

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts) out += part;
    return out;
}

struct Writer {
    JsonWriter& w;
    const AssetMetrics& m;
    ExportReasons& reasons;

    // A number, or null and why; `path` names it among the reasons.
    const MetricValue& number(std::string_view key, MetricId id, std::string_view path,
                              std::optional<VenueId> venue = {})
    {
        const MetricValue& v = m.at(id, venue);
        w.key(key).maybe(v.value);
        if (!v.value) reasons.emplace_back(std::string(path), std::string(analytics::reasonName(v.reason)));
        return v;
    }
    std::string_view why(MetricId id) const { return analytics::reasonName(m.at(id).reason); }
    std::string_view word(MetricId id) const
    {
        const auto& v = m.at(id).value;
        const auto& words = analytics::word(id).words;
        return v && *v >= 0 && *v < static_cast<double>(words.size()) ? words[static_cast<std::size_t>(*v)]
                                                                      : std::string_view();
    }
};

struct Band {
    double bps;
    const MetricId *bid, *ask;
};
struct Sized {
    double size;
    const MetricId* id;
};
struct Window {
    std::string_view key;
    const MetricId *longs, *shorts;
};

void depth(Writer& o)
{
    static const Band bands[] = {
        {5, &metric::depth5Bid, &metric::depth5Ask},       {10, &metric::depth10Bid, &metric::depth10Ask},
        {25, &metric::depth25Bid, &metric::depth25Ask},    {50, &metric::depth50Bid, &metric::depth50Ask},
        {100, &metric::depth100Bid, &metric::depth100Ask}, {200, &metric::depth200Bid, &metric::depth200Ask}};
    o.w.key("depth_bands").array();
    for (const Band& b : bands) {
        o.w.object().key("bps").number(b.bps);
        const std::string path = joined({"depth_bands.", std::to_string(static_cast<int>(b.bps))});
        const MetricValue& bid = o.number("bid_usd", *b.bid, path);
        const MetricValue& ask = o.m.at(*b.ask);
        o.w.key("ask_usd").maybe(ask.value);
        o.w.key("lower_bound").yes(bid.floor || ask.floor);
        ExportLacks lacks;
        lacks.ask("bid_usd", bid.value, o.why(*b.bid));
        lacks.ask("ask_usd", ask.value, o.why(*b.ask));
        lacks.write(o.w);
        o.w.end();
    }
    o.w.end();
    static const Sized costs[] = {{1e6, &metric::slip1m}, {10e6, &metric::slip10m}, {50e6, &metric::slip50m}};
    o.w.key("cost_to_trade").array();
    for (const Sized& c : costs) {
        o.w.object().key("usd").number(c.size);
        const MetricValue& v =
            o.number("slip_bps", *c.id, joined({"cost_to_trade.", analytics::word(*c.id).name}));
        o.w.key("lower_bound").yes(v.floor);
        ExportLacks lacks;
        lacks.ask("slip_bps", v.value, o.why(*c.id));
        lacks.write(o.w);
        o.w.end();
    }
    o.w.end();
    static const Sized executable[] = {{5, &metric::exec5bp}, {10, &metric::exec10bp}, {25, &metric::exec25bp}};
    o.w.key("executable").array();
    for (const Sized& e : executable) {
        o.w.object().key("max_slip_bps").number(e.size);
        const MetricValue& v = o.number("usd", *e.id, joined({"executable.", analytics::word(*e.id).name}));
        o.w.key("lower_bound").yes(v.floor);
        ExportLacks lacks;
        lacks.ask("usd", v.value, o.why(*e.id));
        lacks.write(o.w);
        o.w.end();
    }
    o.w.end();
}

void basisAndForced(Writer& o)
{
    o.w.key("basis").object();
    o.number("bps", metric::basisBps, "basis.bps");
    o.number("dispersion_bps", metric::basisDisp, "basis.dispersion_bps");
    o.w.key("by_venue").object();
    for (const VenueId v : kVenues)
        if (const auto& bps = o.m.at(metric::basisBps, v).value) o.w.key(venueKey(v)).number(*bps);
    o.w.end().end();
    static const Window windows[] = {{"1m", &metric::liqUsd1mLong, &metric::liqUsd1mShort},
                                     {"1h", &metric::liqUsd1hLong, &metric::liqUsd1hShort},
                                     {"24h", &metric::liqUsd24hLong, &metric::liqUsd24hShort}};
    o.w.key("liquidations").object();
    for (const Window& window : windows) {
        o.w.key(window.key).object();
        const MetricValue& longs = o.number("long_usd", *window.longs, joined({"liquidations.", window.key}));
        const MetricValue& shorts = o.m.at(*window.shorts);
        o.w.key("short_usd").maybe(shorts.value);
        o.w.key("lower_bound").yes(longs.floor);
        ExportLacks lacks;
        lacks.ask("long_usd", longs.value, o.why(*window.longs));
        lacks.ask("short_usd", shorts.value, o.why(*window.shorts));
        lacks.write(o.w);
        o.w.end();
    }
    o.w.end();
}

// Why a part of the score is not known: of the numbers that it is made of, in the order of kFragilityParts.
std::string_view partReason(const AssetMetrics& m, const AssetMetrics* market, std::size_t part)
{
    static const std::vector<MetricId> made[] = {
        {metric::r8},
        {metric::tinderbox},
        {metric::depthRatio},
        {metric::clusterAbove1pct, metric::clusterBelow1pct, metric::oiUsd},
        {},
        {metric::vpinPct},
        {metric::basisDisp}};
    static_assert(std::size(made) == analytics::score::kFragilityParts.size());
    // Connectedness is of the market as a whole.
    if (made[part].empty())
        return analytics::reasonName(market ? numberOf(market->at(metric::tci)).reason
                                            : analytics::Reason::NoData);
    for (const MetricId id : made[part])
        if (const PhaseNumber n = numberOf(m.at(id)); !n.value) return analytics::reasonName(n.reason);
    return analytics::reasonName(analytics::Reason::NoData);
}

void state(Writer& o, const AssetMetrics* market)
{
    const AssetFacts& facts = o.m.facts;
    o.w.key("phase");
    if (const std::string_view phase = o.word(metric::phase); !phase.empty()) {
        o.w.object().key("name").text(phase).key("since_ms").maybe(facts.phaseSince);
        ExportLacks lacks;
        lacks.ask("since_ms", facts.phaseSince, "its beginning is not known");
        lacks.write(o.w);
        o.w.key("moves").array();
        for (const PhaseMove& move : facts.phaseMoves) {
            o.w.object().key("at_ms").whole(toUnixMs(move.at));
            o.w.key("from").text(analytics::phase::phaseName(move.from));
            o.w.key("to").text(analytics::phase::phaseName(move.to)).end();
        }
        o.w.end().end();
    } else {
        o.w.null();
        o.reasons.emplace_back("phase", std::string(analytics::reasonName(o.m.at(metric::phase).reason)));
    }
    // Every word of the vocabulary over all venues, with how well it is known.
    o.w.key("signals").object();
    for (const analytics::MetricWord& word : analytics::vocabulary()) {
        // Own positions are no part of a market.
        if (!word.scope.asset || word.scope.account) continue;
        const MetricId id = *analytics::metricId(word.name);
        const MetricValue& v = o.m.at(id);
        o.w.key(word.name).object();
        if (!word.words.empty() && !o.word(id).empty())
            o.w.key("value").text(o.word(id));
        else
            o.w.key("value").maybe(v.value);
        if (v.value) {
            o.w.key("coverage").number(v.coverage).key("age_ms").number(toMs(v.age));
            if (v.floor) o.w.key("lower_bound").yes(true);
            if (v.window < 1) o.w.key("window_known").number(v.window);
        } else {
            o.w.key("reason").text(analytics::reasonName(v.reason));
        }
        o.w.end();
    }
    o.w.end();
    o.w.key("score").object();
    const MetricValue& score = o.number("fragility", metric::fragility, "score.fragility");
    o.w.key("coverage").number(score.coverage).key("parts").object();
    ExportLacks lacks;
    lacks.ask("fragility", score.value, o.why(metric::fragility));
    for (std::size_t i = 0; i < facts.fragilityParts.size(); ++i) {
        const std::string_view key = analytics::score::kFragilityParts[i].key;
        o.w.key(key).maybe(facts.fragilityParts[i]);
        if (!facts.fragilityParts[i]) lacks.add(joined({"parts.", key}), partReason(o.m, market, i));
    }
    o.w.end();
    lacks.write(o.w);
    o.w.end();
}

// Why a number of a warning is not there; `m`: of the same asset, as it stands now.
std::string_view evidenceReason(const AssetMetrics* m, const Evidence& e)
{
    if (!m) return "not known";
    const MetricValue& v = m->at(e.metric, e.venue);
    return v.value ? "not known when it was judged" : analytics::reasonName(v.reason);
}

void warning(JsonWriter& w, const Warning& x, const AssetMetrics* m)
{
    w.line().object();
    w.key("rule").text(x.rule);
    w.key("asset");
    x.asset.empty() ? w.null() : w.text(x.asset);
    w.key("venue");
    x.venue ? w.text(venueKey(*x.venue)) : w.null();
    w.key("severity").text(severityWord(x.severity));
    w.key("since_ms").whole(toUnixMs(x.since.wall));
    w.key("value").maybe(x.value);
    w.key("warn").number(x.thresholds.warn).key("crit").maybe(x.thresholds.crit);
    w.key("headline").text(x.headline).key("why").text(x.why).key("people").text(x.people);
    w.key("clears").text(x.clears).key("quality").text(x.quality).key("record").text(x.record);
    w.key("track");
    if (x.track)
        w.object()
            .key("raised")
            .count(x.track->raised)
            .key("followed")
            .count(x.track->followed)
            .key("waiting")
            .count(x.track->waiting)
            .key("days")
            .number(x.track->days)
            .end();
    else
        w.null();
    w.key("forward").yes(x.forward).key("modelled").yes(x.modelled);
    w.key("coverage").number(x.coverage);
    if (x.window < 1) w.key("window_known").number(x.window);
    w.key("confidence").number(x.confidence);
    // Raised, and cannot be judged now: its inputs are not there.
    w.key("unknown").yes(x.unknown);
    ExportLacks lacks;
    if (x.asset.empty()) lacks.add("asset", "it is of the market or of a venue as a whole");
    lacks.ask("venue", x.venue, "it is of no single venue");
    if (!x.unknown || x.missing.empty()) lacks.ask("value", x.value, "not known");
    lacks.ask("crit", x.thresholds.crit, "the rule has no such limit");
    lacks.ask("track", x.track, "no record is kept");
    lacks.write(w, x.unknown ? std::string_view(x.missing) : std::string_view());
    w.key("evidence").array();
    for (const Evidence& e : x.evidence) {
        w.object().key("metric").text(analytics::word(e.metric).name).key("venue");
        e.venue ? w.text(venueKey(*e.venue)) : w.null();
        w.key("value").maybe(e.value).key("normal").maybe(e.normal).key("lower_bound").yes(e.floor);
        w.key("percentile").maybe(e.percentile).key("percentile_h");
        e.percentile ? w.number(e.percentileHours) : w.null();
        ExportLacks gone;
        gone.ask("venue", e.venue, "it is over all venues");
        if (!e.value) gone.add("value", evidenceReason(m, e));
        gone.ask("normal", e.normal, "what is usual is not known");
        gone.ask("percentile", e.percentile, "too little of its past is kept");
        gone.ask("percentile_h", e.percentile, "too little of its past is kept");
        gone.write(w);
        w.end();
    }
    w.end().end();
}

}  // namespace

// What a person holds stays on the machine, whatever is said of it.
static bool ofOwnPositions(const Warning& warning)
{
    const RiskRule* const rule = riskRule(warning.rule);
    return rule && rule->own;
}

void writeAssetMetrics(JsonWriter& w, const Judged& judged, std::string_view asset, Mono now,
                       ExportReasons& reasons)
{
    const AssetMetrics* m = judged.metrics ? judged.metrics->find(asset) : nullptr;
    const bool old = judged.metrics && now - judged.metrics->asOf.mono > kLimit;
    if (m && !old) {
        Writer o{w, *m, reasons};
        depth(o);
        basisAndForced(o);
        state(o, judged.metrics->market.get());
        writeAftershock(w, *m, judged.metrics->asOf, reasons);
        return;
    }
    const char* const why = !judged.metrics ? "not computed yet" : old ? "the model is behind" : "not watched";
    for (const char* key : {"depth_bands", "cost_to_trade", "executable", "basis", "liquidations", "phase",
                            "signals", "score", "aftershock", "after_flush"}) {
        w.key(key).null();
        reasons.emplace_back(key, why);
    }
}

void writeWarnings(JsonWriter& w, const Judged& judged)
{
    w.key("warnings").array();
    const auto values = [&](const Warning& x) -> const AssetMetrics* {
        if (!judged.metrics) return nullptr;
        return x.asset.empty() ? judged.metrics->market.get() : judged.metrics->find(x.asset);
    };
    if (judged.risk) {
        for (const Warning& x : judged.risk->warnings)
            if (!ofOwnPositions(x)) warning(w, x, values(x));
        for (const Warning& x : judged.risk->unknown)
            if (x.severity != Severity::None && !ofOwnPositions(x)) warning(w, x, values(x));
    }
    w.end();
}

void writeAlerts(JsonWriter& w, const Judged& judged)
{
    w.key("alerts").array();
    if (judged.alerts)
        for (const AlertRow& row : judged.alerts->rows) {
            if (isOwnAlert(row.rule)) continue;
            w.line().object().key("id").count(row.rule.id).key("title").text(alertTitle(row.rule));
            w.key("state").text(alertStateText(row.state)).key("severity").text(severityWord(row.rule.severity));
            w.key("value").maybe(row.value);
            if (row.value && row.floor) w.key("lower_bound").yes(true);
            ExportLacks lacks;
            if (row.note.empty()) lacks.ask("value", row.value, "not judged yet");
            lacks.ask("last_fired_ms", row.lastFired, "it has not fired");
            lacks.write(w, row.note);
            w.key("last_fired_ms").maybe(row.lastFired).key("times_fired").whole(row.timesFired);
            w.key("fired").array();
            std::size_t n = 0;
            for (const AlertFired& f : judged.alerts->fired) {
                if (f.rule != row.rule.id || ++n > kFired) continue;
                w.object().key("at_ms").whole(toUnixMs(f.at.wall)).key("asset").text(f.asset);
                w.key("value").number(f.value).key("text").text(f.text).end();
            }
            w.end().end();
        }
    w.end();
}

}  // namespace plimsoll
