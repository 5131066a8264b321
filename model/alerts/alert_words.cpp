#include "model/alerts/alert_words.h"

#include "model/alerts/alert_json.h"
#include "model/alerts/value_past.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

namespace {

using analytics::Unit;

constexpr std::array<std::string_view, 9> kKeys = {
    ">", "<", "crosses_up", "crosses_down", "changes_to", "rises_by", "falls_by", "z_above", "z_below"};
constexpr std::array<std::string_view, 9> kTexts = {"above",         "below",      "crosses above",
                                                    "crosses below", "changes to", "rises by",
                                                    "falls by",      "z above",    "z below"};
constexpr std::array<std::string_view, 8> kStates = {"paused",  "armed",     "holding", "firing",
                                                     "cooling", "suspended", "expired", "failed"};

bool isChange(AlertOperator op)
{
    return op == AlertOperator::RisesBy || op == AlertOperator::FallsBy;
}
bool isZ(AlertOperator op)
{
    return op == AlertOperator::ZAbove || op == AlertOperator::ZBelow;
}

std::string faultOf(const AlertCondition& c)
{
    if (c.metric >= analytics::vocabulary().size()) return "names a value that does not exist";
    const analytics::MetricWord& word = analytics::word(c.metric);
    std::string name(word.name);
    if (!std::isfinite(c.level)) return name.append(" has no level");
    if (looksBack(c.op) && c.over.count() <= 0) return name.append(": how much past is not said");
    if (isZ(c.op) && c.over < ValuePast::kLeastOver) return name.append(": a deviation needs a minute of past");
    if (isChange(c.op) && !(c.level > 0)) return name.append(" must change by more than nothing");
    const bool state = word.unit == Unit::Word;
    if (state != (c.op == AlertOperator::ChangesTo))
        return name.append(state ? " is a state: it can only change to one" : " is a number: it has no states");
    if (state && !(c.level >= 0 && c.level < static_cast<double>(word.words.size())))
        return name.append(" has no such state");
    if (word.scope.market || word.scope.account) return {};
    if (c.venue && !word.scope.venue) return name.append(" is not known of a single venue");
    if (!c.venue && !word.scope.asset) return name.append(" is only known of a single venue");
    return {};
}

}  // namespace

std::string_view alertOperatorKey(AlertOperator o)
{
    return kKeys[static_cast<std::size_t>(o)];
}
std::string_view alertOperatorText(AlertOperator o)
{
    return kTexts[static_cast<std::size_t>(o)];
}
std::string_view alertStateText(AlertState s)
{
    return kStates[static_cast<std::size_t>(s)];
}

bool looksBack(AlertOperator op)
{
    return isChange(op) || isZ(op);
}

bool changesByShare(analytics::MetricId metric)
{
    const analytics::MetricWord& word = analytics::word(metric);
    if (word.unit == Unit::Price || word.unit == Unit::Base) return true;
    if (word.unit != Unit::Usd) return false;
    // What may be nothing in a calm market is no base for a share.
    for (const std::string_view quiet : {"liq_", "cluster_", "wall_", "trigger_"})
        if (word.name.starts_with(quiet)) return false;
    return true;
}

Unit levelUnit(const AlertCondition& c)
{
    if (isZ(c.op)) return Unit::Z;
    if (isChange(c.op) && changesByShare(c.metric)) return Unit::Fraction;
    return analytics::word(c.metric).unit;
}

std::string levelText(const AlertCondition& c)
{
    const Unit unit = levelUnit(c);
    if (!isChange(c.op)) return isZ(c.op) ? unitText(unit, c.level) : metricText(c.metric, c.level);
    if (changesByShare(c.metric)) return unitText(unit, c.level).append(" of its value");
    // "By 5 %" of a share would be read as a share of the share.
    switch (unit) {
        case Unit::Fraction:
        case Unit::FractionPerYear:
        case Unit::Percentile:
            return number_text::plain(c.level * 100, std::fabs(c.level) < 0.1 ? 1 : 0).append(" points of 100");
        case Unit::Percent:
            return number_text::plain(c.level, std::fabs(c.level) < 10 ? 1 : 0).append(" points of 100");
        case Unit::Score: return number_text::plain(c.level, 0).append(" points");
        case Unit::Price:
        case Unit::Usd:
        case Unit::Base:
        case Unit::Bp:
        case Unit::FractionPer8h:
        case Unit::Ratio:
        case Unit::Z:
        case Unit::Hours:
        case Unit::Seconds:
        case Unit::Count:
        case Unit::BpPerMillion:
        case Unit::Word: break;
    }
    return metricText(c.metric, c.level);
}

std::string conditionText(const AlertCondition& c)
{
    std::string out = c.asset.empty() ? std::string() : c.asset + ' ';
    if (c.venue) out.append(venueCode(*c.venue)).append(" ");
    out.append(analytics::word(c.metric).name).append(" ").append(alertOperatorText(c.op)).append(" ");
    out.append(levelText(c));
    if (!looksBack(c.op)) return out;
    out.append(isZ(c.op) ? " against its last " : " within ");
    return out.append(number_text::age(c.over));
}

std::string alertTitle(const AlertRule& rule)
{
    if (!rule.title.empty()) return rule.title;
    std::string out;
    for (const AlertCondition& c : rule.conditions) {
        if (!out.empty()) out += rule.all ? " and " : " or ";
        out += conditionText(c);
    }
    return out;
}

bool isOwnLevel(const AlertCondition& c)
{
    const bool price = c.metric == metric::price || c.metric == metric::mark;
    const bool level = c.op == AlertOperator::Above || c.op == AlertOperator::Below ||
                       c.op == AlertOperator::CrossesUp || c.op == AlertOperator::CrossesDown;
    return price && level && !c.asset.empty() && c.level > 0;
}

bool isOwnAlert(const AlertRule& rule)
{
    return std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const AlertCondition& c) {
        return c.metric < analytics::vocabulary().size() && analytics::word(c.metric).scope.account;
    });
}

bool speaksOfMarket(std::string_view text)
{
    const auto letter = [&](std::size_t i) {
        const char c = i < text.size() ? text[i] : ' ';
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    bool market = false;
    for (const analytics::MetricWord& word : analytics::vocabulary())
        for (std::size_t at = text.find(word.name); at != text.npos; at = text.find(word.name, at + 1)) {
            if ((at > 0 && letter(at - 1)) || letter(at + word.name.size())) continue;
            if (word.scope.account) return false;
            market = true;
        }
    return market;
}

std::string alertFault(const AlertRule& rule)
{
    if (rule.conditions.empty()) return "has no condition";
    if (rule.conditions.size() > kMostConditions) return "has more than eight conditions";
    for (const AlertCondition& c : rule.conditions)
        if (std::string fault = faultOf(c); !fault.empty()) return fault;
    return {};
}

}  // namespace plimsoll
