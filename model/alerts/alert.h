// A visual alert: a threshold that a person sets on any value of the vocabulary (ANALYTICS L), and what
// became of it. Plain values; the engine is in alert_engine.h.
#pragma once

#include "model/analytics/vocabulary.h"
#include "model/risk/warning.h"
#include "model/snapshots.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

enum class AlertOperator : std::uint8_t {
    Above,
    Below,
    CrossesUp,
    CrossesDown,
    ChangesTo,
    RisesBy,  // by `level` or more above its least of the last `over`
    FallsBy,  // below its most
    ZAbove,   // robust z of the value within its own last `over` (ANALYTICS F2)
    ZBelow,
};
std::string_view alertOperatorKey(AlertOperator o);   // ">", "crosses_up": as stored
std::string_view alertOperatorText(AlertOperator o);  // "above"

struct AlertCondition {
    analytics::MetricId metric = 0;
    std::string asset;             // empty: whichever is watched
    std::optional<VenueId> venue;  // none: over all venues
    AlertOperator op = AlertOperator::Above;
    double level = 0;  // in the metric's unit; ChangesTo: index of the word; else see levelUnit (alert_words.h)
    std::chrono::seconds over{0};  // RisesBy, FallsBy, ZAbove, ZBelow: how much past
    // Of a price that is a key level of the person's: when it was set, and what the price was then.
    std::optional<Timestamp> set = {};
    std::optional<double> priceThen = {};
    // Whether it watches for the same; when it was set makes no other question of it.
    bool operator==(const AlertCondition& o) const
    {
        return metric == o.metric && asset == o.asset && venue == o.venue && op == o.op && level == o.level &&
               over == o.over;
    }
};

struct AlertRule {
    std::uint64_t id = 0;  // unique among the rules
    std::string title;     // empty: the conditions in words
    std::vector<AlertCondition> conditions;
    bool all = true;  // and; else or
    std::chrono::seconds hold{0}, clear{10}, cooldown{300};
    Severity severity = Severity::Warning;
    bool once = false;  // pauses after it fired
    bool armed = true;  // the person's switch
    std::optional<Timestamp> expires;
    std::optional<Timestamp> snoozedUntil;  // watched and kept, but it speaks to nobody before
    bool sound = true, tray = true, post = false, bundle = false;  // what it does besides being seen
    bool operator==(const AlertRule&) const = default;
};

enum class AlertState : std::uint8_t {
    Paused,   // switched off, or fired once
    Armed,    // watching
    Holding,  // the condition is true, not yet for long enough
    Firing,
    Cooling,    // over, silent until the cooldown ends
    Suspended,  // an input is stale or missing: cannot say
    Expired,
    Failed,  // names something that does not exist any more
};
std::string_view alertStateText(AlertState s);

// When it would have fired, as far as the values of that time are kept (alert_past.h).
struct WouldHaveFired {
    struct Time {
        Timestamp from{}, until{};  // somewhere in between
        std::string asset;
        bool certain = true;  // else: it may have lasted less than the rule asks for
    };
    std::vector<Time> times;  // oldest first
    double hoursAsked = 0, hoursKnown = 0;
    std::string note;  // why nothing can be said
    // At which level it would have fired about so many times a day; only of one condition that has a level, and
    // only where enough is known.
    struct Hint {
        double perDay = 0, level = 0, counted = 0;  // asked for, where, and how often a day it was there
        bool operator==(const Hint&) const = default;
    };
    std::vector<Hint> hints;
};

struct AlertRow {
    AlertRule rule;
    AlertState state = AlertState::Armed;
    std::string note;             // why suspended or failed; what of its past is not seen yet
    std::optional<double> value;  // of the first condition, now
    std::optional<Timestamp> lastFired;
    std::uint32_t timesFired = 0;
    // Over the last 24 hours and 7 days; renewed once a minute and when the rule changes, for paused rules too.
    std::shared_ptr<const WouldHaveFired> day = nullptr, week = nullptr;
    bool atOnce = false;  // judged as frames come; else, or where a part of it is not, once a second
    bool floor = false;   // the value is at least so much
};

struct AlertFired {
    std::uint64_t serial = 0;  // rises by one a row since the start
    std::uint64_t rule = 0;
    std::string text;   // "BTC spread above 5 bp: 7.2 bp"
    std::string asset;  // where it was true
    std::optional<VenueId> venue;
    Severity severity = Severity::Warning;
    AsOf at;
    analytics::MetricId metric = 0;  // which value: of the first condition as it was then
    double value = 0;
    // From the arrival of the frame that made it true, or of an earlier one, to here; a hold is left out. None: no
    // frame, only time made it true.
    std::optional<double> delayMs;
    bool atOnce = false;  // judged as the frame came; else with its second
    bool silent = false;  // while it was snoozed: kept, and spoken to nobody
};

struct AlertSnapshot {
    AsOf asOf;
    std::vector<AlertRow> rows;     // in the person's order
    std::vector<AlertFired> fired;  // newest first, limited
    std::size_t suspended = 0;
};

}  // namespace plimsoll
