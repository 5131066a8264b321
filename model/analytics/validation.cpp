#include "model/analytics/validation.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace plimsoll::analytics::validate {

namespace {

std::vector<double> sorted(Numbers x)
{
    std::vector<double> out(x.begin(), x.end());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<double> merged(Numbers alerts, double mergeHours)
{
    std::vector<double> kept;
    for (const double a : sorted(alerts))
        if (kept.empty() || above(a - kept.back(), mergeHours)) kept.push_back(a);
    return kept;
}

Result<bool> check(Numbers alerts, Numbers happened, const Window& w)
{
    if (!allFinite(alerts)) return badInput("alerts_h", "must be finite");
    if (!allFinite(happened)) return badInput("events_h", "must be finite");
    if (!(w.spanHours > 0)) return badInput("span_h", "must be above 0");
    if (!(w.mergeHours >= 0)) return badInput("merge_h", "must not be below 0");
    if (!(w.minLeadHours >= 0)) return badInput("min_lead_h", "must not be below 0");
    if (!(w.horizonHours >= w.minLeadHours)) return badInput("horizon_h", "must not be below min_lead_h");
    return true;
}

}  // namespace

Interval wilson(std::size_t hits, std::size_t of)
{
    if (of == 0) return {};
    constexpr double z = 1.959963984540054;
    const double n = static_cast<double>(of), p = static_cast<double>(hits) / n;
    const double centre = p + z * z / (2 * n), wide = 1 + z * z / n;
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {std::max(0.0, (centre - half) / wide), std::min(1.0, (centre + half) / wide)};
}

Result<Score> events(Numbers alertsHours, Numbers eventsHours, const Window& window)
{
    const Result<bool> fine = check(alertsHours, eventsHours, window);
    if (!fine) return Unexpected<NoValue>{fine.error()};
    const std::vector<double> alerts = merged(alertsHours, window.mergeHours), happened = sorted(eventsHours);
    const auto matches = [&](double alert, double event) {
        return atLeast(event - alert, window.minLeadHours) && atMost(event - alert, window.horizonHours);
    };
    Score out;
    out.alerts = alerts.size();
    for (const double a : alerts)
        out.truePositives +=
            std::any_of(happened.begin(), happened.end(), [&](double e) { return matches(a, e); });
    std::vector<double> leads;
    for (const double e : happened) {
        const auto first = std::find_if(alerts.begin(), alerts.end(), [&](double a) { return matches(a, e); });
        if (first != alerts.end()) leads.push_back(e - *first);
    }
    const double days = window.spanHours / 24;
    if (!alerts.empty())
        out.precision = static_cast<double>(out.truePositives) / static_cast<double>(alerts.size());
    if (!happened.empty()) out.recall = static_cast<double>(leads.size()) / static_cast<double>(happened.size());
    if (!leads.empty()) out.medianLeadHours = median(leads);
    out.precisionInterval = wilson(out.truePositives, alerts.size());
    out.recallInterval = wilson(leads.size(), happened.size());
    out.falsePerDay = static_cast<double>(alerts.size() - out.truePositives) / days;
    out.baseRate = std::min(1.0, static_cast<double>(happened.size()) *
                                     (window.horizonHours - window.minLeadHours) / window.spanHours);
    if (out.precision && out.baseRate > 0) out.lift = *out.precision / out.baseRate;
    return finite(out, {out.falsePerDay, out.baseRate, out.lift.value_or(0), out.medianLeadHours.value_or(0)});
}

Result<double> placebo(Numbers alertsHours, Numbers eventsHours, const Window& window, std::size_t rounds,
                       std::uint64_t seed)
{
    if (rounds == 0) return badInput("rounds", "must be at least 1");
    if (alertsHours.empty()) return noData("alerts_h", "is empty");
    const Result<Score> ours = events(alertsHours, eventsHours, window);
    if (!ours) return Unexpected<NoValue>{ours.error()};
    for (const double a : alertsHours)
        if (!(a >= 0 && a <= window.spanHours)) return badInput("alerts_h", "must be from 0 to span_h");
    std::mt19937_64 random(seed);
    std::vector<double> shifted(alertsHours.size());
    std::size_t asGood = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        // 53 random bits: the same numbers with every standard library
        const double offset = static_cast<double>(random() >> 11) * 0x1p-53 * window.spanHours;
        for (std::size_t i = 0; i < shifted.size(); ++i)
            shifted[i] = std::fmod(alertsHours[i] + offset, window.spanHours);
        const Result<Score> theirs = events(shifted, eventsHours, window);
        asGood += theirs && theirs->precision && *theirs->precision >= *ours->precision;
    }
    return static_cast<double>(asGood) / static_cast<double>(rounds);
}

Result<std::vector<std::size_t>> cascades(Numbers openInterest, Numbers price, std::size_t steps,
                                          std::size_t sigmaWindow)
{
    if (price.size() != openInterest.size()) return badInput("price", "must be as long as oi");
    if (steps == 0) return badInput("steps", "must be at least 1");
    if (sigmaWindow < 2) return badInput("sigma_window", "must be at least 2");
    if (!allFinite(openInterest) || !allPositive(openInterest)) return badInput("oi", "must be above 0");
    if (!allFinite(price) || !allPositive(price)) return badInput("price", "must be above 0");
    const std::size_t first = steps + sigmaWindow;
    if (price.size() <= first + steps) return tooShort("price", price.size(), first + steps + 1);
    const auto move = [&](std::size_t i) { return std::log(price[i] / price[i - steps]); };

    std::vector<std::size_t> found;
    std::vector<double> before(sigmaWindow);
    std::optional<std::size_t> lastHit;
    for (std::size_t i = first + steps; i < price.size(); ++i) {
        // Moves that ended before this one began: a cascade must not widen its own yardstick.
        for (std::size_t j = 0; j < sigmaWindow; ++j) before[j] = move(i - steps - j);
        double squares = 0;
        for (const double r : before) squares += r * r;
        const double sigma = std::sqrt(squares / static_cast<double>(sigmaWindow));
        const bool drained = atMost(openInterest[i] / openInterest[i - steps] - 1, -0.08);
        if (!drained || !(sigma > 0) || !atLeast(std::abs(move(i)), 4 * sigma)) continue;
        if (!lastHit || i - *lastHit >= steps) found.push_back(i);
        lastHit = i;
    }
    return found;
}

}  // namespace plimsoll::analytics::validate
