// What the phase board says in sentences (ANALYTICS J2), with the numbers of the moment. A number that is not
// known is left out with its clause.
#include "model/boards/phase_parts.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace plimsoll {

using analytics::Unit;
using analytics::phase::Phase;

namespace {

std::string fixed(double v, int decimals)
{
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", decimals, v);
    return text;
}
std::string percent(double fraction, int decimals = 1)
{
    std::string out = fixed(fraction * 100, decimals);
    out += " %";
    return out;
}
std::string hoursText(double hours)
{
    const auto minutes = static_cast<long>(std::lround(hours * 60));
    std::string out;
    if (minutes >= 60) {
        out += std::to_string(minutes / 60);
        out += " h ";
    }
    out += std::to_string(minutes % 60);
    out += " min";
    return out;
}
std::string times(double ratio)
{
    std::string out = fixed(ratio, 2);
    out += "×";
    return out;
}
std::optional<double> usable(const AssetMetrics& m, MetricId id)
{
    const MetricValue& v = m.at(id);
    return v.usable() ? v.value : std::nullopt;
}

// It is where a market begins and what it goes back to, whatever its numbers are: only what they say is said.
std::string buildUpText(const AssetMetrics& m)
{
    constexpr double kBehind = 0.10;  // B4's score, where OI_TINDER warns
    const auto grown = usable(m, metric::dOi7d), behind = usable(m, metric::tinderbox);
    const auto& level = m.facts.tinderLevel;
    const Verdict grows = verdictOf(grown, Bound::Above, 0);
    const Verdict keepsUp = !behind || !level                  ? Verdict::Unknown
                            : *level == 0 && *behind < kBehind ? Verdict::Yes
                                                               : Verdict::No;
    std::string out;
    if (grows == Verdict::Yes && keepsUp == Verdict::Yes) {
        out = "Positions grow and the book keeps up. Leverage is functional.";
    } else {
        constexpr std::array positions = {"Whether positions grow is not known yet", "Positions do not grow",
                                          "Positions grow"};
        constexpr std::array book = {"whether the book keeps up is not known yet", "the book falls behind",
                                     "the book keeps up"};
        out = positions[static_cast<std::size_t>(grows)];
        out += "; ";
        out += book[static_cast<std::size_t>(keepsUp)];
        out += ".";
    }
    out += " Watch: funding above 2 bp, depth falling behind open interest.";
    return out;
}

// Crowded, calm, thin: each where its parts of the score add half at least of what they can (J1).
std::string_view euphoriaHead(const AssetMetrics& m)
{
    constexpr std::array<std::string_view, 8> heads = {"Euphoria has not ended yet",
                                                       "Crowded positions",
                                                       "A calm market",
                                                       "Crowded and calm",
                                                       "A thin book",
                                                       "Crowded and thin",
                                                       "Calm and thin",
                                                       "Crowded, calm and thin"};
    const auto parts = euphoriaOf(m);
    const auto half = [&](std::initializer_list<std::size_t> of) {
        double adds = 0, most = 0;
        for (const std::size_t i : of) adds += parts[i].adds.value_or(0), most += parts[i].most;
        return analytics::atLeast(adds, most / 2);
    };
    return heads[half({0, 1}) * 1U + half({3}) * 2U + half({2}) * 4U];
}

std::string euphoriaText(const AssetMetrics& m)
{
    std::string out(euphoriaHead(m));
    std::string_view before = ": ";
    const auto clause = [&](const std::string& words) {
        out += before;
        out += words;
        before = ", ";
    };
    if (const auto r8 = usable(m, metric::r8Mean24)) {
        std::string words = "funding ";
        words += unitText(Unit::FractionPer8h, *r8);
        clause(words);
    }
    if (const auto d = usable(m, metric::dOi7d)) {
        std::string words = "open interest ";
        words += *d > 0 ? "+" : "";
        words += percent(*d);
        words += " in 7 d";
        clause(words);
    }
    if (const auto l = usable(m, metric::ldr)) {
        std::string words = fixed(*l, 1);
        words += " dollars of positions per dollar of depth";
        clause(words);
    }
    out += ". The sources of this model take smaller size in such a market.";
    return out;
}

std::string liquidationText(const AssetMetrics& m)
{
    // Without a look at what was before it nobody knows which way it went.
    std::string out = !m.facts.beforeFlush        ? "Forced orders"
                      : m.facts.beforeFlush->down ? "Forced selling"
                                                  : "Forced buying";
    // The phase outlasts its forced orders by an hour at least: then what they were told to mind is no longer so.
    const PhaseStage stage = stageOf(m);
    if (stage != PhaseStage::None) out += m.facts.beforeFlush ? " has stopped" : " have stopped";
    std::string_view before = ": ";
    const auto clause = [&](const std::string& words) {
        out += before;
        out += words;
        before = ", ";
    };
    const auto longs = usable(m, metric::liqUsd1mLong), shorts = usable(m, metric::liqUsd1mShort);
    if ((longs || shorts) && stage == PhaseStage::None) {
        // What venues leave out cannot be here.
        const bool floor = m.at(metric::liqUsd1mLong).floor || m.at(metric::liqUsd1mShort).floor;
        std::string words =
            number_text::floored(floor, number_text::money, longs.value_or(0) + shorts.value_or(0));
        words += " a minute";
        clause(words);
    }
    if (const auto d = usable(m, metric::dOi4h)) {
        std::string words = "open interest ";
        words += *d > 0 ? "+" : "";
        words += percent(*d);
        words += " in 4 h";
        clause(words);
    }
    if (const auto a = usable(m, metric::amplification)) {
        std::string words = "amplification ";
        words += number_text::floored(m.at(metric::amplification).floor, number_text::plain, *a, 1);
        clause(words);
    }
    // Of the book only what is known of it.
    const auto fails = [&](Condition c) { return m.facts.normal[static_cast<std::size_t>(c)] == false; };
    const bool thin = fails(Condition::Depth);
    switch (stage) {
        case PhaseStage::None:
        case PhaseStage::Calm:
            out += thin ? ". Prices are not decisions now: market orders go into a book that is not there."
                        : ". Prices are not decisions now.";
            break;
        case PhaseStage::Aftershock:
            out += thin || fails(Condition::Spread)
                       ? ". Prices are not decisions now: the book is not what it was."
                       : ". Prices are not decisions now.";
            break;
        case PhaseStage::CleanUp:
        case PhaseStage::Normalising: out += "."; break;
    }
    return out;
}

std::string resetText(const AssetMetrics& m)
{
    const auto count = usable(m, metric::normCount), hours = usable(m, metric::normOkH);
    std::string out = "The flush is over, the clean-up is not: ";
    if (!count) {
        out += "how much is back to normal is not known yet.";
        return out;
    }
    const auto& normal = m.facts.normal;
    const auto known = std::count_if(normal.begin(), normal.end(), [](const auto& n) { return n.has_value(); });
    out += fixed(*count, 0);
    if (known == static_cast<std::ptrdiff_t>(normal.size())) {
        out += " of 5 conditions normal";
    } else {
        // What is not known has not failed.
        out += " of the ";
        out += std::to_string(known);
        out += " conditions that are known are normal";
    }
    if (hours && *hours > 0) {
        out += ", for ";
        out += hoursText(*hours);
    }
    out += ".";
    return out;
}

}  // namespace

std::string_view phaseText(Phase phase)
{
    switch (phase) {
        case Phase::BuildUp: return "Build-up";
        case Phase::Euphoria: return "Euphoria";
        case Phase::Liquidation: return "Liquidation";
        case Phase::Reset: return "Reset";
    }
    return {};
}

std::string_view stageText(PhaseStage stage)
{
    switch (stage) {
        case PhaseStage::None: return {};
        case PhaseStage::Calm: return "Calm";
        case PhaseStage::Aftershock: return "Aftershock";
        case PhaseStage::CleanUp: return "Clean-up";
        case PhaseStage::Normalising: return "Normalising";
    }
    return {};
}

std::string_view levelKindText(LevelKind kind)
{
    switch (kind) {
        // The price may have passed it since it was the next one above or below.
        case LevelKind::RoundBelow:
        case LevelKind::RoundAbove: return "round number";
        case LevelKind::DayLow: return "prior day low";
        case LevelKind::DayHigh: return "prior day high";
        case LevelKind::WeekLow: return "prior week low";
        case LevelKind::WeekHigh: return "prior week high";
        case LevelKind::MonthLow: return "30-day low";
        case LevelKind::MonthHigh: return "30-day high";
        case LevelKind::Own: return "your level";
        case LevelKind::LostSupport: return "lost support";
    }
    return {};
}

std::string factText(const PhaseEvidence& e)
{
    std::string out;
    if (!e.value.value) return out;
    const double v = *e.value.value;
    switch (e.fact) {
        case PhaseFact::LiquidationZ: out = "liquidation z ", out += fixed(v, 1); break;
        case PhaseFact::InterestDrop4h:
            out = v >= 0 ? "open interest -" : "open interest +";
            out += percent(std::fabs(v)), out += " in 4 h";
            break;
        case PhaseFact::ReturnZ1h: out = "return z ", out += fixed(v, 1); break;
        case PhaseFact::CalmHours: out = "calm for ", out += hoursText(v); break;
        case PhaseFact::InterestSlope:
            out = "open interest ", out += v > 0 ? "+" : "", out += percent(v), out += " an hour";
            break;
        case PhaseFact::Euphoria: out = "euphoria score ", out += fixed(v, 2); break;
        case PhaseFact::NormalHours: out = "normal for ", out += hoursText(v); break;
        case PhaseFact::Interest7d:
            out = "open interest ", out += v > 0 ? "+" : "", out += percent(std::expm1(v)), out += " in 7 d";
            break;
    }
    return out;
}

std::string changeText(const PhaseChange& change)
{
    std::string out;
    if (change.from) {
        out += phaseText(*change.from);
        out += " to ";
    }
    out += phaseText(change.to);
    std::string_view before = ": ";
    for (const PhaseEvidence& e : change.by) {
        // Of a flush: what speaks for it, either of two is enough.
        if (e.met != Verdict::Yes) continue;
        out += before;
        out += factText(e);
        before = ", ";
    }
    return out;
}

std::string phaseSentence(const AssetMetrics& m)
{
    const auto phase = phaseOf(m);
    if (!phase) {
        std::string out = "The phase is not known: ";
        out += analytics::reasonWords(m.at(metric::phase).reason);
        out += ".";
        return out;
    }
    switch (*phase) {
        case Phase::BuildUp: return buildUpText(m);
        case Phase::Euphoria: return euphoriaText(m);
        case Phase::Liquidation: return liquidationText(m);
        case Phase::Reset: return resetText(m);
    }
    return {};
}

std::string stageSentence(PhaseStage stage, const Aftershock& a, const std::optional<double>& calmHours)
{
    switch (stage) {
        case PhaseStage::None: return {};
        case PhaseStage::Calm:
            return "Quiet: volume and volatility are low, open interest is steady, funding small.";
        case PhaseStage::Aftershock: {
            const auto fails = [&](Condition c) {
                return a.conditions[static_cast<std::size_t>(c)].passed == Verdict::No;
            };
            constexpr double kStopped = 5.0 / 60;  // hours
            std::string out = !calmHours              ? "Whether forced orders have stopped is not known. "
                              : *calmHours < kStopped ? "Forced orders run again. "
                                                      : "Forced orders have stopped. ";
            out += fails(Condition::Spread) || fails(Condition::Depth)
                       ? "The books are not back."
                       : "Whether the books are back is not known.";
            return out;
        }
        case PhaseStage::CleanUp:
            return "The books are being patched, or back already; how long they stay so is what counts.";
        case PhaseStage::Normalising: {
            std::string out = "Structure is normal";
            if (a.okHours.value) {
                out += " for ";
                out += hoursText(*a.okHours.value);
                out += " of 24 h";
            }
            out += ". It counts from anew when it breaks.";
            return out;
        }
    }
    return {};
}

std::string leavesText(Phase phase)
{
    std::string out = "Leaves ";
    out += phaseText(phase);
    switch (phase) {
        case Phase::BuildUp:
            out += " when the euphoria score reaches 0.70 while open interest has grown in 7 d.";
            break;
        case Phase::Euphoria: out += " when the euphoria score falls to 0.50."; break;
        case Phase::Liquidation:
            out +=
                " after an hour at least, when an hour was calm and open interest falls by no more than 0.5 % an "
                "hour.";
            break;
        case Phase::Reset:
            out += " when 4 of 5 conditions, with spread and depth, hold for 24 h. Price alone never ends it.";
            break;
    }
    return out;
}

std::string aftershockLine(const Aftershock& a)
{
    std::string out = "Structure, not price";
    std::string_view before = ": ";
    const auto clause = [&](std::string_view name, const PhaseNumber& ratio) {
        if (!ratio.value) return;
        out += before;
        out += name;
        out += times(*ratio.value);
        before = ", ";
    };
    clause("depth ", a.conditions[static_cast<std::size_t>(Condition::Depth)].ratio);
    clause("spread ", a.conditions[static_cast<std::size_t>(Condition::Spread)].ratio);
    clause("basis dispersion ", a.conditions[static_cast<std::size_t>(Condition::Basis)].ratio);
    if (before == ": ")
        out += ": nothing to compare with yet.";
    else
        out += a.beforeShock ? " of what was normal before the shock." : " of what is usual.";
    return out;
}

}  // namespace plimsoll
