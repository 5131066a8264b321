// The rule catalogue (ANALYTICS K) as one table: what is measured, its limits, what it rests on and what it
// means. A rule reads metrics and facts; it keeps no state. Every value grows with the danger.
#pragma once

#include "model/metrics/metric_values.h"
#include "model/risk/warning.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace plimsoll {

enum class RuleScope : std::uint8_t { Asset, AssetVenue, Venue, Market };

struct RuleContext {
    const MetricSnapshot& metrics;
    const AssetMetrics& values;    // of the asset; of the market for the other scopes
    std::optional<VenueId> venue;  // AssetVenue, Venue
};

// What a rule sees now.
struct RuleReading {
    std::optional<double> value;  // in the rule's own unit; absent: `missing` says why
    std::string missing;          // "spread: stale"
    double coverage = 0;
    int inputs = 0;      // independent fresh ones: venues, or further kinds of data
    bool floor = false;  // a lower bound
    bool least = false;  // it can only be more: that it is below the limit is not known
    std::string_view leastFor = "not of all venues";  // why
    bool found = false;  // of how long something lasts: it stood when it became known, nobody saw it begin
    // What is known counts by itself, however little of the whole it is: one own position is enough.
    bool certain = false;
    double window = 1;  // of `coverage`, the share of its time that is known (metric_values.h)
    // Open interest that the value is a share of, where it is not that of all venues, US dollars.
    std::optional<double> shareOfUsd;
    double fresh() const { return window > 0 ? coverage / window : 0; }
};

struct RuleText {
    std::string_view title;   // "Depth is thin"
    std::string_view why;     // why it matters, one sentence
    std::string_view people;  // what people do, from the source; no advice
};

struct RiskRule {
    std::string_view id;
    RuleScope scope = RuleScope::Asset;
    bool fast = false;     // hold 3 s, clear 60 s, cooldown 120 s; else 60, 300, 1,800
    bool forward = false;  // forward-looking; else coincident
    bool modelled = false;
    analytics::Unit unit = analytics::Unit::Ratio;
    Thresholds limits;
    RuleReading (*read)(const RuleContext&) = nullptr;
    std::span<const analytics::MetricId* const> evidence;
    // Shown of each venue besides: which of them it comes from.
    std::span<const analytics::MetricId* const> byVenue;
    RuleText text;
    std::string_view source;  // founding document
    // Whether there is anything to ask here: what a venue never publishes is not unknown each second. None:
    // always.
    bool (*asked)(const RuleContext&) = nullptr;
    bool own = false;         // of the person's own positions: says nothing of what the market will do
    bool onlySource = false;  // nobody else can know it: one input is enough, and the card says that it is one
};

// Those of the market first, then those of the person's own positions.
std::span<const RiskRule> riskRules();
const RiskRule* riskRule(std::string_view id);
// A value or a limit of the rule in its unit, as fine as must be where the two stand beside each other.
std::string ruleNumber(const RiskRule& rule, double value);

}  // namespace plimsoll
