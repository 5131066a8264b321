#include "model/metrics/venue_levels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plimsoll {

namespace {

using S = InstrumentSeries;

constexpr std::size_t kMany = 800;  // beyond this the clusters of one price are put together
constexpr double kMergeBps = 2;
constexpr double kMostMaintenance = 0.5, kLeastHalfLife = 1, kMostHalfLife = 24 * 365;
constexpr Step kHourBars = 12;

double within(double v, double low, double high, double otherwise)
{
    return std::isfinite(v) ? std::clamp(v, low, high) : otherwise;
}

}  // namespace

LevelAssumptions assumed(analytics::liq::Mix mix)
{
    LevelAssumptions out;
    const analytics::liq::LeverageMix m = analytics::liq::leverageMix(mix, 0);
    std::copy(m.weights.begin(), m.weights.end(), out.weights.begin());
    out.halfLifeHours = m.halfLifeHours;
    out.speculative = m.speculative;
    return out;
}

LevelAssumptions tidied(LevelAssumptions a)
{
    const LevelAssumptions usual;
    double sum = 0;
    for (double& w : a.weights) {
        w = within(w, 0, 1, 0);
        sum += w;
    }
    if (!(sum > 0))
        a.weights = usual.weights;
    else if (std::abs(sum - 1) > 1e-12)
        for (double& w : a.weights) w /= sum;
    for (auto& rate : a.maintenance)
        if (rate && !(*rate >= 0 && *rate <= kMostMaintenance)) rate.reset();
    a.halfLifeHours = within(a.halfLifeHours, kLeastHalfLife, kMostHalfLife, usual.halfLifeHours);
    a.speculative = within(a.speculative, 0, 1, usual.speculative);
    return a;
}

double maintenanceOf(const InstrumentTrack& t)
{
    if (t.facts && !t.facts->tiers.empty() && t.facts->tiers.front().maintenance > 0)
        return t.facts->tiers.front().maintenance;
    if (t.instrument && t.instrument->maxLeverage && *t.instrument->maxLeverage > 1)
        return 0.5 / *t.instrument->maxLeverage;
    return 0.01;
}

std::optional<analytics::liq::LevelBar> levelBar(const InstrumentSeries& s, Step bar)
{
    constexpr Step length = VenueLevels::kBarMinutes;
    const Step end = bar * length + length - 1;
    double high = 0, low = 0, weighted = 0, weight = 0;
    for (Step m = end - length + 1; m <= end; ++m) {
        const auto h = s.minutes().get(m, S::MHigh), l = s.minutes().get(m, S::MLow),
                   c = s.minutes().get(m, S::MClose);
        if (!h || !l || !c) continue;
        high = std::max(high, *h);
        low = low == 0 ? *l : std::min(low, *l);
        const double usd = s.minutes().get(m, S::MBuy).value_or(0) + s.minutes().get(m, S::MSell).value_or(0);
        weighted += *c * std::max(usd, 1.0);
        weight += std::max(usd, 1.0);
    }
    const auto oi = s.minutes().before(end, static_cast<std::size_t>(length) - 1, S::MInterest);
    if (!(weight > 0) || !oi) return std::nullopt;
    return analytics::liq::LevelBar{weighted / weight, high, low, *oi, static_cast<std::int32_t>(bar)};
}

std::pair<double, double> reachedSince(const InstrumentSeries& s, Step bar, Step second, double price)
{
    double low = price, high = price;
    const Step from = (bar + 1) * VenueLevels::kBarMinutes * 60;
    for (Step at = std::max(from, second - static_cast<Step>(S::kSeconds)); at <= second; ++at)
        if (const auto mid = s.seconds().get(at, S::SMid)) {
            low = std::min(low, *mid);
            high = std::max(high, *mid);
        }
    return {low, high};
}

std::optional<analytics::liq::LevelBar> levelHour(const InstrumentSeries& s, Step hour)
{
    const auto high = s.hours().get(hour, S::HHigh), low = s.hours().get(hour, S::HLow),
               close = s.hours().get(hour, S::HClose), oi = s.hours().get(hour, S::HInterest);
    if (!high || !low || !close || !oi) return std::nullopt;
    return analytics::liq::LevelBar{(*high + *low + *close) / 3, *high, *low, *oi,
                                    static_cast<std::int32_t>(hour * kHourBars)};
}

// Hours are two steps each: after the second, what was opened at prices that the hour itself went through is gone
// too, whichever came first. So an hour leaves less than its bars would, never more.
void VenueLevels::takeHours(const InstrumentSeries& series, Step until)
{
    for (auto& map : m_maps)
        if (map && !map->setBarHours(0.5)) map.reset();
    for (Step hour = until - kPastHours; hour < until; ++hour) {
        const auto bar = levelHour(series, hour);
        if (!bar) continue;
        bool taken = false;
        for (auto& map : m_maps) taken |= map && map->step(*bar) && map->step(*bar);
        if (taken && m_first < 0) m_first = hour * kHourBars;
        if (taken) m_interest = bar->oi;
    }
    for (auto& map : m_maps) {
        if (map && !map->setBarHours(static_cast<double>(kBarMinutes) / 60)) map.reset();
        if (map) map->compact(kMergeBps, 0);
    }
}

void VenueLevels::begin(const InstrumentSeries& series, double maintenance, double halfLifeHours, Step last)
{
    m_maintenance = maintenance;
    m_halfLife = halfLifeHours;
    // From the beginning of an hour on: what is older comes in whole ones.
    m_through = (last - kDayBars) / kHourBars * kHourBars - 1;
    m_first = m_firstBar = m_lastBar = -1;
    m_bars = 0;
    m_interest = 0;
    m_begun = true;
    // Hours that will be gone through again are counted again.
    const Step from = (m_through + 1) / kHourBars;
    std::erase_if(m_hours, [from](const Hour& h) { return h.hour >= from; });
    for (std::size_t i = 0; i < kClasses; ++i) {
        analytics::liq::LeverageMix one{{LevelAssumptions::kLeverage[i]}, {1}, {maintenance}, halfLifeHours, 1};
        auto map = analytics::liq::LevelMap::start(std::move(one), static_cast<double>(kBarMinutes) / 60);
        m_maps[i].reset();
        if (map) m_maps[i] = std::move(*map);
    }
    takeHours(series, (m_through + 1) / kHourBars);
}

// A bar's crossings go to its hour, with what was seen liquidated in the same minutes.
void VenueLevels::note(const InstrumentSeries& series, Step bar, double price)
{
    const Step hour = bar / kHourBars;
    if (m_hours.empty() || m_hours.back().hour != hour) {
        m_hours.push_back({hour, {}, {}, std::nullopt, 0});
        if (m_hours.size() > kHours) m_hours.pop_front();
    }
    Hour& h = m_hours.back();
    ++h.bars;
    for (std::size_t i = 0; i < kClasses; ++i) {
        if (!m_maps[i]) continue;
        h.longs[i] += m_maps[i]->lastCrossed().longQty * price;
        h.shorts[i] += m_maps[i]->lastCrossed().shortQty * price;
    }
    for (Step m = bar * kBarMinutes; m < (bar + 1) * kBarMinutes; ++m) {
        const auto longs = series.minutes().get(m, S::MLong), shorts = series.minutes().get(m, S::MShort);
        if (longs || shorts) h.realised = h.realised.value_or(0) + longs.value_or(0) + shorts.value_or(0);
    }
}

void VenueLevels::bringUp(const InstrumentSeries& series, Step minute, double maintenance, double halfLifeHours)
{
    const Step last = (minute + 1) / kBarMinutes - 1;
    if (!m_begun || m_maintenance != maintenance || m_halfLife != halfLifeHours || last - m_through > kDayBars)
        begin(series, maintenance, halfLifeHours, last);
    while (m_through < last) {
        const auto bar = levelBar(series, ++m_through);
        if (!bar) continue;
        bool taken = false;
        for (auto& map : m_maps) taken |= map && map->step(*bar);
        if (!taken) continue;
        if (m_first < 0) m_first = m_through;
        if (m_firstBar < 0) m_firstBar = m_through;
        if (m_bars >= kLeastBars) note(series, m_through, bar->vwap);
        m_lastBar = m_through;
        ++m_bars;
        m_interest = bar->oi;
    }
    for (auto& map : m_maps)
        if (map && map->now().clusters.size() > kMany) map->compact(kMergeBps, 0);
}

}  // namespace plimsoll
