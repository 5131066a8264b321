#include "model/risk/rule_readings.h"

#include "model/analytics/liquidation.h"
#include "model/analytics/statistics.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plimsoll::readings {

namespace {

using analytics::MetricId;

int freshVenues(const RuleContext& c, MetricId id)
{
    int n = 0;
    for (const VenueId v : kVenues) n += c.values.at(id, v).value.has_value();
    return n;
}

std::string whyNot(MetricId id, const MetricValue& v)
{
    std::string out(analytics::word(id).name);
    out += ": ";
    out += v.value ? "not enough venues" : analytics::reasonWords(v.reason);
    return out;
}

// A value of the vocabulary, put into the rule's unit.
template <typename F>
RuleReading over(const RuleContext& c, MetricId id, F&& turn)
{
    const MetricValue& v = c.values.at(id, c.venue);
    RuleReading r;
    r.coverage = v.coverage;
    r.floor = v.floor;
    r.window = v.window;
    if (!v.value) {
        r.missing = whyNot(id, v);
        return r;
    }
    r.value = turn(*v.value);
    r.inputs = std::max(1, freshVenues(c, id));
    return r;
}
RuleReading scaled(const RuleContext& c, MetricId id, double scale = 1)
{
    return over(c, id, [scale](double v) { return v * scale; });
}

// A distance of extremes: the venue that stood apart may be the one that is missing.
RuleReading distance(const RuleContext& c, MetricId id, double scale)
{
    RuleReading r = scaled(c, id, scale);
    r.least = lacksVenue(id, r.fresh());
    return r;
}

RuleReading fact(const std::optional<double>& value, std::string_view name, int inputs)
{
    RuleReading r;
    r.value = value;
    r.coverage = value ? 1 : 0;
    r.inputs = value ? inputs : 0;
    if (!value) r.missing = std::string(name) + ": not known yet";
    return r;
}

// How long a state has lasted: at least so long, where nobody saw it begin.
RuleReading lasting(const std::optional<double>& hours, bool found, std::string_view name, int inputs)
{
    RuleReading r = fact(hours, name, inputs);
    r.floor = r.found = hours && found;
    return r;
}

std::string_view wordOf(MetricId id, double index)
{
    const auto& words = analytics::word(id).words;
    const auto i = static_cast<std::size_t>(std::max(0.0, index));
    return i < words.size() ? words[i] : std::string_view();
}

// The mean counts while the regime stands; otherwise there is nothing sustained.
RuleReading crowded(const RuleContext& c, std::string_view regime, double sign)
{
    RuleReading r = scaled(c, metric::r8Mean24, sign * 1e4);
    const MetricValue& word = c.values.at(metric::r8Regime);
    if (r.value && (!word.value || wordOf(metric::r8Regime, *word.value) != regime)) r.value = 0;
    r.inputs = std::max(r.inputs, freshVenues(c, metric::r8));
    return r;
}

}  // namespace

RuleReading fundLong(const RuleContext& c)
{
    return crowded(c, "LONG_CROWDED", 1);
}
RuleReading fundShort(const RuleContext& c)
{
    return crowded(c, "SHORT_CROWDED", -1);
}
RuleReading fundFlip(const RuleContext& c)
{
    // From the same hours as the mean of a day: of the venues that tell their past.
    RuleReading r = fact(c.values.facts.flipBp, "funding of the last 32 h", freshVenues(c, metric::r8Mean24));
    if (const MetricValue& mean = c.values.at(metric::r8Mean24); r.value)
        r.coverage = mean.coverage, r.window = mean.window;
    return r;
}
RuleReading fundSpread(const RuleContext& c)
{
    RuleReading r = distance(c, metric::r8Spread, 1e4);
    r.inputs = freshVenues(c, metric::r8);
    return r;
}

RuleReading oiTinder(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::tinderbox);
    r.inputs = r.value ? 2 : 0;  // interest and depth
    if (r.value && c.values.facts.tinderLevel.value_or(0) < 1) r.value = std::min(*r.value, 0.0);
    return r;
}
RuleReading oiSurge(const RuleContext& c)
{
    return scaled(c, metric::dOi24h, 100);
}
RuleReading oiReload(const RuleContext& c)
{
    const int venues = freshVenues(c, metric::oiUsd);
    // No flush to come back from is calm, not ignorance, once there is a day of open interest.
    const MetricValue& half = c.values.at(metric::oiT50);
    const bool flush = half.value || half.reason == analytics::Reason::Incomplete;
    if (!c.values.facts.reload && !flush && c.values.at(metric::dOi24h).value) return fact(0.0, "", venues);
    return fact(c.values.facts.reload, "open interest of the last day", venues);
}
RuleReading oiConcentration(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::hhi);
    r.inputs = freshVenues(c, metric::oiUsd);
    // One venue is always concentrated: that says something about what is watched, not about the market.
    if (r.inputs < 3) {
        r.value.reset();
        r.missing = "oi_usd: fewer than three venues";
    } else if (r.value && r.coverage < 1) {
        // Shares of a part are no shares of the whole: a venue that falls silent concentrates nothing.
        r.value.reset();
        r.missing = "oi_usd: not of all venues";
    }
    return r;
}
RuleReading oiOverextended(const RuleContext& c)
{
    constexpr int kInterestAndPrice = 2;
    const AssetFacts& facts = c.values.facts;
    return lasting(facts.overextendedHours, facts.overextendedFound, "volatility of the last 7 days",
                   kInterestAndPrice);
}

RuleReading depthDrop(const RuleContext& c)
{
    RuleReading r = over(c, metric::depthRatio, [](double v) { return 1 - v; });
    r.inputs = r.value ? freshVenues(c, metric::depth100Bid) : 0;
    return r;
}
RuleReading spreadWide(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::spreadRatio);
    r.inputs = r.value ? freshVenues(c, metric::spreadBps) : 0;
    // Where the usual spread is one tick of a hundredth of a basis point, five ticks are five times as wide and
    // cost nobody anything: below a quarter of the lowest taker fees (2 bp) no spread is wide.
    // Each venue's own, as the ratio is: where their books cross each other, all together have no spread.
    constexpr double kWorthNaming = 0.5;
    std::vector<double> spreads;
    for (const VenueId v : kVenues)
        if (const auto spread = c.values.at(metric::spreadBps, v).value) spreads.push_back(*spread);
    if (r.value && !spreads.empty() && analytics::median(spreads) < kWorthNaming) r.value = 0;
    return r;
}
RuleReading exec50m(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::slip50m);
    r.inputs = freshVenues(c, metric::spreadBps);
    // A book that cannot take the sale is not calm: of one that loses its outer part the rest costs less.
    r.least = r.value && r.floor;
    if (r.least) r.leastFor = "slip_50m: the book ends before the sale does";
    // Asked of the large assets alone: where 50 million are more than 2.5 % of all positions, no book is meant to
    // carry them, and that it does not is no news.
    constexpr double kLeastInterest = 2e9;
    const MetricValue& interest = c.values.at(metric::oiUsd);
    if (r.value && interest.value && *interest.value < kLeastInterest) {
        r.value = 0;
        r.floor = r.least = false;
        // A silent venue counts with what it told last. One that has told nothing yet may have three times as much
        // as all others: then whether the asset is a large one may not be known.
        constexpr double kWithTheUntold = 4;
        const AssetFacts& facts = c.values.facts;
        const double told = std::max(*interest.value, facts.lastInterestUsd.value_or(0));
        if (interest.coverage < 1 && told * (facts.interestOfAll ? 1 : kWithTheUntold) >= kLeastInterest)
            r.value.reset(), r.missing = "oi_usd: not of all venues";
    }
    // With a venue missing there is more to trade against than is seen: enough is enough, and too little is known
    // of as much less: where a fifth of all books or more is heard, 50 million in all of them take at least what
    // 10 million take in these.
    if (r.value && r.coverage < 1 && *r.value >= riskRule("EXEC_50M")->limits.exitWarn) {
        const auto less = c.values.at(metric::slip10m).value;
        r.value = less;
        r.floor = r.least = true;
        r.leastFor = "not of all venues";
        if (!less) r.missing = "slip_50m: not of all venues";
    }
    return r;
}
RuleReading phantom(const RuleContext& c)
{
    // Without a shock nothing was asked of the displayed size, and what an old one showed is history.
    constexpr Duration kOfNow = std::chrono::minutes{30};
    const MetricValue& v = c.values.at(metric::phantom);
    const int venues = freshVenues(c, metric::depth25Bid);
    if (venues > 0 && (!v.value || v.age > kOfNow)) return fact(0.0, "", venues);
    RuleReading r = scaled(c, metric::phantom);
    r.inputs = venues;
    return r;
}
RuleReading wallPulled(const RuleContext& c)
{
    return fact(c.values.facts.wallPulledShare, "walls of the last 10 minutes", freshVenues(c, metric::wallUsd));
}
RuleReading refillSlow(const RuleContext& c)
{
    const int venues = freshVenues(c, metric::depth25Bid);
    if (!c.values.facts.refillHalfLife && venues > 0) return fact(0.0, "", venues);
    return fact(c.values.facts.refillHalfLife, "depth within 25 bp", venues);
}
RuleReading weekendThin(const RuleContext& c)
{
    RuleReading r = depthDrop(c);
    if (r.value && !c.values.facts.weekend.value_or(false)) r.value = 0;
    return r;
}

RuleReading vpinToxic(const RuleContext& c)
{
    return scaled(c, metric::vpinPct);
}
RuleReading rvJump(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::jumpRatio);
    const auto day = c.values.at(metric::rv24h).value, month = c.values.at(metric::rv30d).value;
    r.inputs = r.value ? freshVenues(c, metric::ret1m) : 0;
    if (!day || !month) {
        r.value.reset();
        r.missing = day ? "rv_30d: TooShort" : "rv_24h: TooShort";
    } else if (r.value && !(*day > 1.5 * *month)) {
        r.value = 0;
    }
    return r;
}
RuleReading esRatio(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::esFhs99);
    const auto plain = c.values.at(metric::es99).value;
    r.inputs = r.value ? freshVenues(c, metric::ret1m) : 0;  // two ways to look at one price are one input
    if (r.value && plain && *plain > 0) {
        r.value = *r.value / *plain;
    } else if (r.value) {
        r.value.reset();
        r.missing = "es99: NoData";
    }
    return r;
}
RuleReading tciHigh(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::tci);
    r.inputs = r.value ? 2 : 0;  // of several coins' prices, or there is none
    return r;
}

RuleReading liqBurst(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::liqZ);
    // A cascade may come in the first minutes, and with the share of open interest below a short past makes no
    // burst of little. What must be fresh is the minute itself.
    if (const auto& early = c.values.facts.earlyLiqZ; !r.value && early)
        r.value = early, r.floor = true, r.missing.clear();
    if (r.value) r.coverage = c.values.at(metric::liqUsd1mLong).coverage, r.window = 1;
    // A venue that is heard and has no past yet is not in what is compared.
    if (const MetricValue& z = c.values.at(metric::liqZ); z.value) r.coverage = std::min(r.coverage, z.fresh());
    r.inputs = std::max(r.inputs, freshVenues(c, metric::liqUsd1mLong));
    if (!r.value) return r;
    const auto& forced = c.values.facts.forcedMinute;
    if (!forced) {
        r.value.reset();
        const bool heard = c.values.at(metric::liqUsd1mLong).value && c.values.at(metric::liqUsd1mShort).value;
        r.missing = heard ? "oi_usd: Stale" : "liq_usd_1m: Stale";
        return r;
    }
    const auto weighed = analytics::liq::burst(*r.value, forced->usd, forced->interestUsd);
    if (weighed)
        r.value = *weighed;
    else
        r.value.reset(), r.missing = "oi_usd: " + weighed.error().text;
    return r;
}
RuleReading liqBranch(const RuleContext& c)
{
    const MetricValue& n = c.values.at(metric::branching);
    const int venues = freshVenues(c, metric::liqUsd1mLong);
    // Everything is heard, and nothing was closed by force: there is nothing that could branch.
    if (!n.value && n.reason == analytics::Reason::NoData && venues > 0) {
        RuleReading calm = fact(0.0, "", venues);
        calm.coverage = c.values.at(metric::liqUsd1mLong).coverage;
        return calm;
    }
    RuleReading r = scaled(c, metric::branching);
    r.inputs = r.value ? venues : 0;
    return r;
}
RuleReading cascadeTrigger(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::amplification);
    r.inputs = r.value ? 2 : 0;  // books and modelled levels
    // A book that cannot take the sale is not calm.
    r.least = mayBeMore(metric::amplification, r.floor);
    if (r.least) r.leastFor = "amplification: the book ends before the sale does";
    return r;
}
RuleReading clusterNear(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::clusterAbove1pct);
    const auto below = c.values.at(metric::clusterBelow1pct).value;
    // Of the same venues: a venue's levels outlast the open interest that it tells.
    const auto& interest = c.values.facts.modelledInterestUsd;
    r.inputs = r.value ? freshVenues(c, metric::oiUsd) : 0;
    if (!r.value) return r;
    if (below && interest && *interest > 0) {
        r.value = (*r.value + *below) / *interest;
        r.shareOfUsd = interest;
    } else {
        r.value.reset();
        r.missing = "oi_usd: Stale";
    }
    return r;
}

RuleReading oracleDev(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::oracleDev, 1.0 / 100);
    const auto v = static_cast<std::size_t>(c.venue.value_or(VenueId::Binance));
    if (const auto& mark = c.values.facts.markDevBp[v]; mark && r.value)
        r.value = std::max(*r.value, std::fabs(*mark) / 200);
    r.inputs = r.value ? 2 : 0;  // its own index and at least one peer
    return r;
}
RuleReading stableDepeg(const RuleContext& c)
{
    RuleReading r = scaled(c, metric::stableDev);
    r.inputs = r.value ? 1 : 0;
    return r;
}
RuleReading basisDisp(const RuleContext& c)
{
    RuleReading r = distance(c, metric::basisDisp, 1);
    r.inputs = freshVenues(c, metric::basisBps);
    return r;
}
RuleReading spotStress(const RuleContext& c)
{
    const AssetFacts& facts = c.values.facts;
    return lasting(facts.spotStressHours, facts.spotStressFound, "spot flow", facts.spotVenues);
}
RuleReading supportLost(const RuleContext& c)
{
    return fact(c.values.facts.supportLostHours, "key levels", freshVenues(c, metric::price));
}
// The venue's word about itself, and the own place in the queue, where a position is. Either is enough to warn;
// that neither is near needs both.
RuleReading adlRisk(const RuleContext& c)
{
    const VenueId venue = c.venue.value_or(VenueId::Binance);
    const AssetFacts& facts = c.values.facts;
    const std::optional<double>& state = facts.adlState[static_cast<std::size_t>(venue)];
    const std::optional<double>& own = c.values.at(metric::adlQuantile, venue).value;
    if (!own && !state) return fact(state, "the venue's auto-deleveraging state", 1);
    RuleReading r = fact(!own ? *state : !state ? *own : std::max(*own, *state), "", own && state ? 2 : 1);
    const bool unplaced = facts.queueUnknown[static_cast<std::size_t>(venue)];
    // Hyperliquid is not silent about it: there is nothing that it says before.
    const bool unsaid = !state && venue != VenueId::Hyperliquid;
    r.least = r.floor = r.certain = unplaced || unsaid;
    r.leastFor =
        unplaced ? "adl_quantile: not of all positions" : "the venue's auto-deleveraging state: not known yet";
    constexpr double kOfTwo = 0.5;
    if (r.least) r.coverage = kOfTwo;
    return r;
}
// Hyperliquid says nothing of it before it happens, and then only of the vaults that are known.
bool adlPublished(const RuleContext& c)
{
    const VenueId venue = c.venue.value_or(VenueId::Binance);
    const auto v = static_cast<std::size_t>(venue);
    return venue != VenueId::Hyperliquid || c.values.facts.adlState[v].has_value() ||
           c.values.facts.queueUnknown[v] || c.values.at(metric::adlQuantile, venue).value.has_value();
}
RuleReading feedStale(const RuleContext& c)
{
    // Age over the book's own limit: a venue that repeats its books every five seconds is not late after four.
    const auto v = static_cast<std::size_t>(c.venue.value_or(VenueId::Binance));
    return fact(c.values.facts.feedLag[v], "books of this venue", 1);
}

}  // namespace plimsoll::readings
