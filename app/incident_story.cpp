#include "app/incident_story.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// Of the market before: up to a minute before the moment, since what raised the alarm had begun by then.
constexpr Duration kLead = std::chrono::seconds{60}, kBefore = std::chrono::minutes{5};
constexpr Duration kAfter = std::chrono::minutes{2};  // "after": the median of the last minutes
constexpr std::size_t kEnough = 10;                   // samples that a median may rest on
constexpr double kRecovered = 0.8;

std::optional<double> median(std::vector<double> v)
{
    if (v.size() < kEnough) return std::nullopt;
    const auto mid = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
    std::nth_element(v.begin(), mid, v.end());
    return *mid;
}

// Medians and extremes of one number along the samples.
struct Along {
    std::vector<double> before, after;
    std::optional<double> low, high;
    std::optional<Timestamp> lowAt;
};
template <typename Get>
Along along(const IncidentStory& story, const Get& get)
{
    Along out;
    for (const StorySample& s : story.samples) {
        const std::optional<double> v = get(s);
        if (!v || !std::isfinite(*v)) continue;
        if (s.at >= story.at - kLead - kBefore && s.at < story.at - kLead) out.before.push_back(*v);
        if (s.at >= story.to - kAfter) out.after.push_back(*v);
        if (s.at < story.at - kLead) continue;
        if (!out.low || *v < *out.low) out.low = v, out.lowAt = s.at;
        if (!out.high || *v > *out.high) out.high = v;
    }
    return out;
}

void judgeVenue(const IncidentStory& story, StoryVenue& venue)
{
    const auto i = static_cast<std::size_t>(venue.venue);
    venue.depthLost = venue.recoveredMin = venue.worstSpread = std::nullopt;
    venue.stayedLow = false;
    const Along depth = along(story, [i](const StorySample& s) { return s.depth[i]; });
    if (const auto before = median(depth.before); before && *before > 0 && depth.low) {
        venue.depthLost = std::clamp(1 - *depth.low / *before, 0.0, 1.0);
        if (*depth.low < kRecovered * *before) {
            venue.stayedLow = true;
            for (const StorySample& s : story.samples)
                if (s.at > *depth.lowAt && s.depth[i] && *s.depth[i] >= kRecovered * *before) {
                    venue.recoveredMin = toSeconds(s.at - *depth.lowAt) / 60;
                    venue.stayedLow = false;
                    break;
                }
        }
    }
    const Along spread = along(story, [i](const StorySample& s) { return s.spread[i]; });
    if (const auto before = median(spread.before); before && *before > 0 && spread.high)
        venue.worstSpread = *spread.high / *before;
}

}  // namespace

const std::array<StoryLineSpec, kStoryLines>& storyLines()
{
    static const std::array<StoryLineSpec, kStoryLines> lines = {{
        {"price", "Price", "US$", 2, true, true},
        {"oi_usd", "Open interest", "US$", 0, true, true},
        {"funding_bp_8h", "Funding", "bp per 8 h", 3, true, true},
        {"basis_bp", "Basis", "bp", 2, true, true},
        {"depth_100bp_usd", "Depth within 1 %", "US$", 0, true, true},
        {"spread_bp", "Spread", "bp", 3, false, true},
        {"forced_longs_usd_1m", "Forced longs, 1 min", "US$", 0, false, false},
        {"forced_shorts_usd_1m", "Forced shorts, 1 min", "US$", 0, false, false},
    }};
    return lines;
}

void judgeStory(IncidentStory& story)
{
    story.beforeS = 0;
    for (std::size_t i = 0; i < kStoryLines; ++i) {
        const Along a = along(story, [i](const StorySample& s) { return s.values[i]; });
        StoryValue& v = story.card[i];
        v.before = median(a.before);
        v.after = median(a.after);
        v.worst = storyLines()[i].worstIsLow ? a.low : a.high;
        // Where it may go either way, the worst is what lies furthest from before.
        const auto line = static_cast<StoryLine>(i);
        if ((line == StoryLine::Funding || line == StoryLine::Basis || line == StoryLine::Price) && v.before &&
            a.low && a.high)
            v.worst = std::abs(*a.high - *v.before) > std::abs(*a.low - *v.before) ? a.high : a.low;
        if (v.before) story.beforeS = std::max(story.beforeS, static_cast<double>(a.before.size()));
    }
    for (StoryVenue& venue : story.venues) judgeVenue(story, venue);
}

}  // namespace plimsoll
