#include "model/risk/position_rules.h"

#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

#include <array>
#include <cmath>
#include <string_view>

namespace plimsoll {

namespace readings {

namespace {

using analytics::MetricId;

// What was entered is one input, the market that it is valued at the other: a position whose mark is not fresh
// says nothing. Who computed the value has looked at both; its coverage is the share of the positions that could
// be valued.
constexpr int kPositionAndMark = 2;
constexpr std::string_view kNotOfAll = "not of all positions";

// What is known of some positions is certain; with the others it can only be nearer the danger.
void ofSome(RuleReading& r)
{
    r.certain = r.least = r.floor = true;
    r.leastFor = kNotOfAll;
}

// It was computed, whether or not it can be valued now: without any position nothing is.
bool entered(const MetricValue& v)
{
    return v.value.has_value() || (v.at != Mono{} && v.reason != analytics::Reason::NoData);
}

std::string whyNot(MetricId id, const MetricValue& v)
{
    std::string out(analytics::word(id).name);
    out += ": ";
    out += v.value                                 ? "not enough of the positions can be valued"
           : v.reason == analytics::Reason::NoData ? "a balance is not entered, or a price was never heard"
                                                   : analytics::reasonWords(v.reason);
    return out;
}

RuleReading own(const RuleContext& c, MetricId id)
{
    const MetricValue& v = c.values.at(id);
    RuleReading r;
    r.coverage = v.coverage;
    const bool some = v.value && (v.floor || lacksVenue(id, v.fresh()));
    if (!some && !v.usable()) {
        r.missing = whyNot(id, v);
        return r;
    }
    r.value = v.value;
    r.inputs = kPositionAndMark;
    if (some) ofSome(r);
    return r;
}

}  // namespace

RuleReading fundHold(const RuleContext& c)
{
    RuleReading r;
    const AssetFacts& facts = c.values.facts;
    const MetricValue& left = c.values.at(metric::holdLeft);
    r.coverage = facts.holdKnown;
    if (!facts.holdUsed) {
        r.missing = left.value || left.reason == analytics::Reason::NoData
                        ? "hold_left: its opening, margin or funding rate is not known"
                        : whyNot(metric::holdLeft, left);
        return r;
    }
    r.value = facts.holdUsed;
    r.inputs = kPositionAndMark;
    if (facts.holdKnown < 1) ofSome(r);
    return r;
}

RuleReading liqDist(const RuleContext& c)
{
    RuleReading r = own(c, metric::liqDist);
    if (!r.value) {
        if (c.values.at(metric::liqDist).reason == analytics::Reason::NoData)
            r.missing = "liq_dist: where it is liquidated is not known";
        return r;
    }
    const auto range = c.values.at(metric::atr).value, mark = c.values.at(metric::mark).value;
    if (!range || !mark || !(*mark > 0)) {
        r.value.reset();
        r.inputs = 1;
        r.missing = range ? "mark: Stale" : "atr: TooShort";
        return r;
    }
    // The range of a day from that of hours, by the square root of time. Beyond its liquidation price, or on it,
    // a position is as near as can be.
    constexpr double kHoursOfDay = 24, kThere = 100;
    const double day = *range * std::sqrt(kHoursOfDay) / *mark;
    r.value = *r.value > day / kThere ? day / *r.value : kThere;
    return r;
}

RuleReading heat(const RuleContext& c)
{
    return own(c, metric::heat);
}
RuleReading exposure(const RuleContext& c)
{
    return own(c, metric::exposure);
}
RuleReading marginRatio(const RuleContext& c)
{
    return own(c, metric::marginRatio);
}

RuleReading venueCap(const RuleContext& c)
{
    const auto v = static_cast<std::size_t>(c.venue.value_or(VenueId::Binance));
    const MetricValue& all = c.values.at(metric::exposure);
    RuleReading r;
    r.coverage = all.coverage;
    // A share needs the whole.
    if (!c.values.facts.venueCapUsed[v]) {
        r.missing = whyNot(metric::exposure, all);
        return r;
    }
    r.value = c.values.facts.venueCapUsed[v];
    r.coverage = all.value ? all.coverage : 1;
    r.inputs = kPositionAndMark;
    return r;
}

// What receives funding has used nothing up; what may pay is asked too.
bool paysFunding(const RuleContext& c)
{
    return c.values.facts.holdUsed.has_value() || c.values.facts.holdKnown < 1 ||
           entered(c.values.at(metric::holdLeft));
}
bool canBeLiquidated(const RuleContext& c)
{
    return c.values.facts.liquidationUnknown || entered(c.values.at(metric::liqDist));
}
// Without a balance there is no equity to hold the positions against: that is not known, and not nothing.
bool holdsAny(const RuleContext& c)
{
    if (c.values.facts.heldAt != 0) return true;
    for (const MetricId id : {metric::exposure, metric::heat, metric::marginRatio})
        if (entered(c.values.at(id))) return true;
    return false;
}
bool holdsAtVenue(const RuleContext& c)
{
    const auto v = static_cast<std::size_t>(c.venue.value_or(VenueId::Binance));
    if (c.values.facts.venueCapUsed[v]) return true;
    if (c.values.facts.heldAt != 0) return (c.values.facts.heldAt >> v & 1u) != 0;
    // Known of others and not of this one: there is nothing here.
    for (const auto& used : c.values.facts.venueCapUsed)
        if (used) return false;
    return holdsAny(c) && !c.values.at(metric::exposure).value;
}

}  // namespace readings

namespace {

using analytics::MetricId;
using analytics::Unit;
using enum RuleScope;

template <const MetricId*... Ids>
constexpr std::array<const MetricId*, sizeof...(Ids)> kShown = {Ids...};

using namespace metric;

namespace is = readings;

// Limits: warn, critical, where each is left (ANALYTICS K). All look ahead: at what the person can still change.
constexpr RiskRule kRules[] = {
    {"FUND_HOLD",
     Asset,
     false,
     true,
     false,
     Unit::Ratio,
     {0.8, 1, 0.7, 0.9},
     is::fundHold,
     kShown<&holdLeft, &r8, &apr>,
     kShown<&r8>,
     {"Funding has used up its budget",
      "What the position has paid and pays nears the share of its margin that it was allowed to cost.",
      "Positions are closed or cut before the budget ends."},
     "S2",
     is::paysFunding,
     true},
    {"LIQ_DIST",
     Asset,
     false,
     true,
     false,
     Unit::Ratio,
     {0.5, 1, 0.4, 0.8},
     is::liqDist,
     kShown<&liqDist, &atr, &mark>,
     kShown<&mark>,
     {"An own liquidation is within a day's range",
      "An ordinary day moves the price as far as the liquidation of the nearest own position.",
      "Margin is added or size is cut before the price comes near."},
     "S2",
     is::canBeLiquidated,
     true},
    {"HEAT",
     Market,
     false,
     true,
     false,
     Unit::Fraction,
     {0.10, 0.20, 0.09, 0.15},
     is::heat,
     kShown<&heat, &exposure>,
     {},
     {"Own risk is high", "All own stops together would cost this share of the equity.",
      "No new positions above 20 %; the largest is cut first."},
     "S2",
     is::holdsAny,
     true},
    {"EXPOSURE",
     Market,
     false,
     true,
     false,
     Unit::Ratio,
     {3, 5, 2.8, 4.5},
     is::exposure,
     kShown<&exposure, &marginRatio>,
     {},
     {"Own exposure is large",
      "The positions together are a multiple of the equity: a small move is a large loss.",
      "Exposure is kept at two to five times at most."},
     "S2",
     is::holdsAny,
     true},
    {"VENUE_CAP",
     Venue,
     false,
     true,
     false,
     Unit::Ratio,
     {1, 1.25, 0.95, 1.1},
     is::venueCap,
     kShown<&exposure, &feedAge>,
     {},
     {"Own exposure sits on one venue", "If this venue fails, more is lost there than its cap allows.",
      "Exposure is spread; the cap is by the kind of venue."},
     "S2, S0",
     is::holdsAtVenue,
     true},
    {"MARGIN_RATIO",
     Market,
     true,
     true,
     false,
     Unit::Ratio,
     {0.5, 0.8, 0.45, 0.7},
     is::marginRatio,
     kShown<&marginRatio, &exposure>,
     {},
     {"Own margin is thin", "Maintenance takes most of the equity: what is left is the way to liquidation.",
      "Margin is added or positions are cut, the worst account first."},
     "S0",
     is::holdsAny,
     true},
};

}  // namespace

std::span<const RiskRule> positionRules()
{
    return kRules;
}

}  // namespace plimsoll
