#include "model/boards/shock_story.h"

#include "model/analytics/recovery.h"
#include "model/metrics/asset_inputs.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

using S = InstrumentSeries;

std::optional<double> depth25(const InstrumentSeries& s, Step second)
{
    const auto bids = s.seconds().get(second, S::SBid25), asks = s.seconds().get(second, S::SAsk25);
    return bids && asks ? std::optional(*bids + *asks) : std::nullopt;
}

// The median of the minute that ended ten seconds before.
double normalOf(const InstrumentSeries& s, Step start)
{
    std::vector<double> known;
    for (Step at = start - 70; at <= start - 10; ++at)
        if (const auto d = depth25(s, at)) known.push_back(*d);
    return known.empty() ? 0 : analytics::median(known);
}

// Of the newest point that is no later than `t` seconds after the least, and no more than two seconds earlier.
std::optional<double> recoveredBy(const analytics::Recovery& r, const std::vector<analytics::TimedValue>& after,
                                  int t)
{
    std::optional<double> out;
    for (std::size_t i = 0; i < after.size() && i < r.recovered.size() && after[i].t <= t; ++i)
        if (after[i].t >= t - 2) out = r.recovered[i];
    return after.empty() || after.back().t < t ? std::nullopt : out;
}

}  // namespace

ShockStory storyOf(const Shock& shock, const FollowedSeries& series, std::int64_t second)
{
    constexpr double kLeft = 0.7;  // C6: a shock takes 30 % and more
    constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
    ShockStory out;
    out.at = Timestamp{std::chrono::seconds{shock.start}};
    out.bids = shock.bids;
    out.least = shock.bothLeast;
    out.leastAfter = static_cast<int>(shock.leastAt - shock.start);
    out.usualKnown = shock.bothBefore > 0;
    const Step first = shock.start - ShockStory::kBefore,
               last = std::min<Step>(second, shock.start + ShockStory::kAfter);
    out.whole = second >= shock.start + ShockStory::kAfter;
    double normals = 0;
    std::array<double, kVenueCount> normal{};
    for (std::size_t v = 0; v < kVenueCount; ++v)
        if (shock.venues[v] && series[v]) normals += normal[v] = normalOf(*series[v], shock.start);
    out.before = out.usualKnown ? shock.bothBefore : normals;
    for (Step at = first; at <= last; ++at) {
        double sum = 0;
        bool known = true;
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            if (!shock.venues[v]) continue;
            const auto d = series[v] && normal[v] > 0 ? depth25(*series[v], at) : std::nullopt;
            out.venues[v].push_back(d ? static_cast<float>(*d / normal[v]) : kUnknown);
            known &= d.has_value();
            sum += d.value_or(0);
        }
        out.all.push_back(known && normals > 0 ? static_cast<float>(sum / normals) : kUnknown);
    }
    if (!out.usualKnown || shock.bothLeast > kLeft * shock.bothBefore) return out;
    const auto r = analytics::recovery(shock.bothBefore, shock.bothLeast, shock.after);
    if (!r) return out;
    for (std::size_t i = 0; i < kRecoveryAt.size(); ++i)
        out.recovered[i] = recoveredBy(*r, shock.after, kRecoveryAt[i]);
    out.half = r->half;
    out.halfLife = r->halfLife;
    out.rate = r->rate;
    return out;
}

}  // namespace plimsoll
