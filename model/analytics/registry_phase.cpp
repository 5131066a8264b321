#include "model/analytics/alert_run.h"
#include "model/analytics/normalisation.h"
#include "model/analytics/phase.h"
#include "model/analytics/registry.h"
#include "model/analytics/scores.h"
#include "model/analytics/validation.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer euphoriaScore(Arguments& a)
{
    const phase::EuphoriaInput in{a.maybeNumber("r8"), a.maybeNumber("d_oi_7d"), a.maybeNumber("ldr_z"),
                                  a.maybeNumber("rv_ratio")};
    if (a.failed()) return a.failure();
    return answer(phase::euphoriaScore(in), "score");
}

constexpr std::array kPhaseWords = {
    std::pair{std::string_view("BUILD_UP"), phase::Phase::BuildUp},
    std::pair{std::string_view("EUPHORIA"), phase::Phase::Euphoria},
    std::pair{std::string_view("LIQUIDATION"), phase::Phase::Liquidation},
    std::pair{std::string_view("RESET"), phase::Phase::Reset},
};

Answer phaseStep(Arguments& a)
{
    const phase::Phase state = a.choice("state", kPhaseWords);
    const double hours = a.number("hours_in_state");
    Arguments f = a.object("f");
    const phase::Facts facts{.liquidationZ = f.maybeNumber("liq_z"),
                             .oiDrop4h = f.maybeNumber("oi_drop_4h"),
                             .returnZ1h = f.maybeNumber("ret_z_1h"),
                             .calmHours = f.maybeNumber("calm_h"),
                             .oiSlopeHour = f.maybeNumber("oi_slope_h"),
                             .normalHours = f.maybeNumber("norm_ok_h"),
                             .euphoria = f.maybeNumber("euphoria"),
                             .oiChange7d = f.maybeNumber("d_oi_7d")};
    if (a.failed()) return a.failure();
    return answer(phase::step(state, hours, facts), [](phase::Phase p) {
        return Object{{"state", phase::phaseName(p)}};
    });
}

Answer tracker(Arguments& a)
{
    const norm::TrackerInput in{.spread = a.maybeNumber("spread"),
                                .spreadNormal = a.maybeNumber("spread0"),
                                .depth = a.maybeNumber("depth"),
                                .depthNormal = a.maybeNumber("depth0"),
                                .basisDispersion = a.maybeNumber("basis_disp"),
                                .basisDispersionNormal = a.maybeNumber("basis_disp0"),
                                .r8Day = a.maybeNumber("r8_1d"),
                                .r8Week = a.maybeNumber("r8_7d"),
                                .rvRatio = a.maybeNumber("rv_ratio")};
    if (a.failed()) return a.failure();
    return answer(norm::tracker(in), [](const norm::Tracker& t) {
        return Object{{"passed", Object{{"spread", t.spread},
                                        {"depth", t.depth},
                                        {"basis", t.basis},
                                        {"funding", t.funding},
                                        {"vol", t.volatility}}},
                      {"count", t.count},
                      {"ok", t.ok},
                      {"progress", t.progress},
                      {"coverage", t.coverage}};
    });
}

Answer checklist(Arguments& a)
{
    const flush::ChecklistInput in{.oiRecovery = a.maybeNumber("oi_recovery"),
                                   .hoursSince = a.maybeNumber("hours_since"),
                                   .rangeAtr = a.maybeNumber("range_atr"),
                                   .priceRecovery = a.maybeNumber("price_recovery"),
                                   .r8Mean24h = a.maybeNumber("r8_mean_24h"),
                                   .r8Before = a.maybeNumber("r8_pre"),
                                   .spotPerpRatio = a.maybeNumber("spot_perp_ratio"),
                                   .spotPerpNormal = a.maybeNumber("spot_perp_base"),
                                   .spotCvdZ = a.maybeNumber("spot_cvd_z"),
                                   .supportLostHours = a.maybeNumber("support_lost_h")};
    if (a.failed()) return a.failure();
    return answer(flush::checklist(in), [](const flush::Checklist& c) {
        Value::List invalid;
        for (const flush::Invalidation i : c.invalid) invalid.emplace_back(flush::invalidationName(i));
        return Object{{"oi", c.interest ? Value(flush::interestName(*c.interest)) : Value()},
                      {"funding", c.funding ? Value(flush::fundingName(*c.funding)) : Value()},
                      {"flow", c.flow ? Value(flush::flowName(*c.flow)) : Value()},
                      {"invalid", std::move(invalid)}};
    });
}

Answer fragility(Arguments& a)
{
    Arguments values = a.object("values");
    std::array<std::optional<double>, score::kFragilityParts.size()> in;
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = values.maybeNumber(score::kFragilityParts[i].key);
    if (a.failed()) return a.failure();
    return answer(score::fragility(in), [](const score::Fragility& f) {
        Object parts;
        for (std::size_t i = 0; i < f.parts.size(); ++i)
            parts.push_back({std::string(score::kFragilityParts[i].key), f.parts[i]});
        return Object{{"score", f.score}, {"coverage", f.coverage}, {"parts", Value(std::move(parts))}};
    });
}

// [[t_s, v]]; a value may be null: not known then.
std::vector<alert::Sample> samples(Arguments& a)
{
    std::vector<alert::Sample> out;
    const Value::List* list = a.list("samples");
    for (std::size_t i = 0; list && i < list->size() && !a.failed(); ++i) {
        const Value::List* row = (*list)[i].list();
        if (!row || row->size() != 2 || !(*row)[0].number() || !((*row)[1].number() || (*row)[1].isNull())) {
            std::string place = "samples[";
            place += std::to_string(i);
            place += ']';
            a.fail(place, "[t_s, value or null] is needed");
            break;
        }
        const double* value = (*row)[1].number();
        out.push_back({*(*row)[0].number(), value ? std::optional(*value) : std::nullopt});
    }
    return out;
}

Answer alertRun(Arguments& a)
{
    const auto list = samples(a);
    alert::Thresholds t;
    t.warn = a.number("warn");
    t.critical = a.maybeNumber("crit");
    t.exitWarn = a.number("exit_warn");
    t.exitCritical = a.maybeNumber("exit_crit");
    t.holdSeconds = a.number("hold_s", t.holdSeconds);
    t.clearSeconds = a.number("clear_s", t.clearSeconds);
    t.cooldownSeconds = a.number("cooldown_s", t.cooldownSeconds);
    if (a.failed()) return a.failure();
    return answer(alert::run(list, t), [](const alert::Run& r) {
        Value::List events;
        for (const alert::Event& e : r.events)
            events.push_back(
                Value::List{e.time, e.move == alert::Move::Up ? "UP" : "DOWN", static_cast<int>(e.level)});
        return Object{{"events", std::move(events)}, {"final", static_cast<int>(r.final)}};
    });
}

Value pair(const validate::Interval& i)
{
    return Value::List{i.low, i.high};
}

Answer validateEvents(Arguments& a)
{
    const auto alerts = a.numbers("alerts_h"), happened = a.numbers("events_h");
    const validate::Window window{.horizonHours = a.number("horizon_h"),
                                  .mergeHours = a.number("merge_h"),
                                  .spanHours = a.number("span_h"),
                                  .minLeadHours = a.number("min_lead_h", 0)};
    if (a.failed()) return a.failure();
    return answer(validate::events(alerts, happened, window), [](const validate::Score& s) {
        return Object{{"alerts", s.alerts},
                      {"tp", s.truePositives},
                      {"precision", s.precision},
                      {"precision_ci", pair(s.precisionInterval)},
                      {"recall", s.recall},
                      {"recall_ci", pair(s.recallInterval)},
                      {"median_lead_h", s.medianLeadHours},
                      {"false_per_day", s.falsePerDay},
                      {"base_rate", s.baseRate},
                      {"lift", s.lift}};
    });
}

constexpr FunctionRow kRows[] = {
    {"phase.euphoria_score", "J1", "r8, d_oi_7d, ldr_z, rv_ratio", "score",
     "how crowded and calm a market is, 0 to 1", &euphoriaScore},
    {"phase.step", "J2",
     "state, hours_in_state, f {liq_z?, oi_drop_4h?, ret_z_1h?, calm_h?, oi_slope_h?, norm_ok_h?, euphoria?, "
     "d_oi_7d?}",
     "state", "the phase a minute later", &phaseStep},
    {"norm.tracker", "J4",
     "spread?, spread0?, depth?, depth0?, basis_disp?, basis_disp0?, r8_1d?, r8_7d?, rv_ratio?",
     "passed, count, ok, progress", "which of five conditions are normal again", &tracker},
    {"flush.checklist", "J5",
     "oi_recovery?, hours_since?, range_atr?, price_recovery?, r8_mean_24h?, r8_pre?, spot_perp_ratio?, "
     "spot_perp_base?, spot_cvd_z?, support_lost_h?",
     "oi, funding, flow, invalid", "what a flush has left behind, and what speaks against its end", &checklist},
    {"score.fragility", "J6", "values {funding?, tinderbox?, depth?, cluster?, tci?, vpin_pct?, dislocation?}",
     "score, coverage", "fragility now, 0 to 100; not a probability", &fragility},
    {"alert.run", "K",
     "samples [[t_s, v]], warn, crit?, exit_warn, exit_crit?, hold_s=60, clear_s=300, cooldown_s=1800",
     "events, final", "two levels with hold, hysteresis and cooldown", &alertRun},
    {"validate.events", "M", "alerts_h, events_h, horizon_h, merge_h, span_h, min_lead_h=0",
     "alerts, tp, precision, precision_ci, recall, recall_ci, median_lead_h, false_per_day, base_rate, lift",
     "alerts against what they warned of", &validateEvents},
};

}  // namespace

std::span<const FunctionRow> phaseRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
