// The names that people may use in alerts and that rules are made of (ANALYTICS L), each with its unit,
// what it is said of, how it is known and where it is defined. One row a name; the row's index is its id.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace plimsoll::analytics {

enum class Unit : std::uint8_t {
    Price,          // quote currency a base unit
    Usd,            // US dollars
    Base,           // units of the base coin
    Fraction,       // 0.05 is 5 %
    Bp,             // basis points
    FractionPer8h,  // funding, shown as bp per 8 h
    FractionPerYear,
    Ratio,       // a multiple of what is usual
    Z,           // standard deviations, robust
    Percentile,  // 0 to 1
    Hours,
    Seconds,
    Score,  // 0 to 100
    Count,
    BpPerMillion,  // price impact, bp a million dollars
    Word,          // one of `words`, by its index
    Percent,       // 5 is 5 %
};

enum class Provenance : std::uint8_t { Measured, Sampled, Modelled };

// Of what a name can be said.
struct Scope {
    bool asset = false;    // over all venues
    bool venue = false;    // of one asset on one venue
    bool market = false;   // of everything watched
    bool account = false;  // of the positions that the person entered
};

using MetricId = std::uint16_t;

struct MetricWord {
    std::string_view name;
    Unit unit = Unit::Ratio;
    Scope scope;
    Provenance provenance = Provenance::Measured;
    std::string_view section;  // of ANALYTICS
    std::string_view what;     // a sentence's beginning: "Spread of the best quotes"
    std::span<const std::string_view> words{};
};

std::span<const MetricWord> vocabulary();
const MetricWord& word(MetricId id);
// "net_BTC" is `net`; whose it is, the asset of the condition says.
std::optional<MetricId> metricId(std::string_view name);
std::string_view unitName(Unit unit);  // "bp", "US$", ""

}  // namespace plimsoll::analytics
