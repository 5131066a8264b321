// What the risk engine says (ANALYTICS K), as values: what, where, since when, against what normal,
// how well it is known, and what would clear it.
#pragma once

#include "model/analytics/vocabulary.h"
#include "model/market/instrument.h"
#include "model/snapshots.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

enum class Severity : std::uint8_t { None, Notice, Warning, Critical };
std::string_view severityWord(Severity s);  // "Warning"

struct Thresholds {
    double warn = 0;
    std::optional<double> crit;
    double exitWarn = 0;
    double exitCrit = 0;
    bool operator==(const Thresholds&) const = default;
};

// A number that a warning rests on, shown as a chip.
struct Evidence {
    analytics::MetricId metric = 0;
    std::optional<VenueId> venue;  // none: over all venues
    std::optional<double> value;   // none: unknown
    std::optional<double> normal;  // what is usual, where that is known
    bool floor = false;
    double normalHours = 0;  // of how many hours `normal` is the median
    // Where the value stands among what is kept of the past, 0 to 1; absent: too little is kept.
    std::optional<double> percentile;
    double percentileHours = 0;
    // The last hour by the minute, oldest first; NaN: not known. Null: none is kept.
    std::shared_ptr<const std::vector<float>> spark;
    bool operator==(const Evidence&) const = default;
};

// What became of a rule's own warnings in this data folder (ANALYTICS M6): counted, never estimated.
struct TrackRecord {
    std::uint32_t raised = 0;    // warnings whose time to come true is over
    std::uint32_t followed = 0;  // of these: an event came within the horizon
    std::uint32_t waiting = 0;   // raised, the horizon not over yet
    double days = 0;             // watched in all
    bool operator==(const TrackRecord&) const = default;
};

struct Warning {
    std::string rule;   // "DEPTH_DROP": the row's id
    std::string asset;  // empty: of the market or a venue as a whole
    std::optional<VenueId> venue;
    Severity severity = Severity::None;
    AsOf since;                   // of this severity
    bool found = false;           // it stood when it could first be judged: nobody saw it begin
    std::optional<double> value;  // in the rule's own unit
    Thresholds thresholds;
    std::string headline;              // "BTC depth within 1 % is 0.41x of its usual"
    std::string why;                   // one sentence
    std::string people;                // what people do (source); no advice
    std::string clears;                // "clears: at least 70 % for 60 s"
    std::string quality;               // coverage and feeds left out, in words
    std::string record;                // track record, or "untested"
    std::optional<TrackRecord> track;  // of the rule, over all assets; absent: none is kept
    bool forward = false;              // forward-looking, else coincident
    bool modelled = false;
    double coverage = 0;
    double window = 1;      // of that, the known share of its time (MetricValue)
    double confidence = 0;  // 0 to 1
    std::vector<Evidence> evidence;
    // The inputs are not there: neither raised nor clear. `missing` says which.
    bool unknown = false;
    std::string missing;
};

struct RiskSnapshot {
    AsOf asOf;
    std::vector<Warning> warnings;  // worst first, then oldest
    std::vector<Warning> unknown;   // rules that cannot be judged now
    std::size_t rulesJudged = 0;    // rule and asset pairs
    std::size_t rulesQuiet = 0;     // of these: judged on fresh inputs, and nothing
    std::vector<VenueId> outages;   // venues whose feeds are down: shown unlike a calm market
};

}  // namespace plimsoll
