// At which level an alert would have fired about so often. Pure.
#include "model/alerts/alert_past.h"
#include "model/alerts/alert_words.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace plimsoll {

namespace {

constexpr double kAsked[] = {1, 3, 10};  // a day
constexpr double kLeastFirings = 3;      // that the past must have room for
constexpr double kGrowth = 1.3;          // of how many of the highest stretches are let in
constexpr double kDigits = 2;            // behind the first

// Milder, to three digits: 1.2345 is 1.23, -1.2345 is -1.24.
double milder(double reach)
{
    if (reach == 0) return 0;
    const double unit = std::pow(10, std::floor(std::log10(std::fabs(reach))) - kDigits);
    return std::floor(reach / unit) * unit;
}

bool isMirrored(AlertOperator op)
{
    return op == AlertOperator::Below || op == AlertOperator::CrossesDown;
}

// As it is written with three digits.
double clean(double level)
{
    if (level == 0) return 0;
    const double unit = std::pow(10, kDigits - std::floor(std::log10(std::fabs(level))));
    return std::round(level * unit) / unit;
}

}  // namespace

std::vector<WouldHaveFired::Hint> levelHints(const AlertRule& rule, std::span<const ConditionPasts> pasts)
{
    std::vector<WouldHaveFired::Hint> out;
    if (rule.conditions.size() != 1) return out;
    const AlertCondition& condition = rule.conditions.front();
    std::vector<double> reaches;
    double seconds = 0;
    for (const ConditionPasts& past : pasts) {
        if (past.conditions.size() != 1) return {};
        double known = 0;
        const std::vector<PastSlot>& slots = past.conditions.front();
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (const auto reach = reachOf(condition, slots, i)) {
                reaches.push_back(*reach);
                known += static_cast<double>(slots[i].seconds);
            }
        seconds = std::max(seconds, known);
    }
    const double days = seconds / 86'400;
    std::sort(reaches.begin(), reaches.end(), std::greater<>());
    AlertRule trial = rule;
    std::size_t from = 0;
    for (const double asked : kAsked) {
        const double wanted = asked * days;
        if (wanted < kLeastFirings) continue;
        // No more firings than stretches that reach the level: at least so many must.
        from = std::max(from, static_cast<std::size_t>(std::ceil(wanted)) - 1);
        for (auto k = from; k < reaches.size();
             k = std::max(k + 1, static_cast<std::size_t>(kGrowth * static_cast<double>(k)))) {
            const double level = clean((isMirrored(condition.op) ? -1 : 1) * milder(reaches[k]));
            if (!(reaches[k] > 0) && looksBack(condition.op)) break;
            trial.conditions.front().level = level;
            const auto fired = static_cast<double>(wouldHaveFired(trial, pasts).times.size());
            if (fired < wanted) continue;
            if (out.empty() || out.back().level != level) out.push_back({asked, level, fired / days});
            from = k;
            break;
        }
    }
    return out;
}

}  // namespace plimsoll
