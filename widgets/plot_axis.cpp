#include "widgets/plot_axis.h"

#include "widgets/format.h"
#include "widgets/lane_choice.h"

#include <array>
#include <cmath>

namespace plimsoll {

std::vector<PriceTick> priceTicks(double low, double high, int pixels, int minGap, Price* step)
{
    std::vector<PriceTick> ticks;
    if (!(high > low) || pixels <= 0) return ticks;
    const Price major = niceStepAtLeast((high - low) * minGap / pixels);
    if (step) *step = major;
    // Halves of the step; a step of one unit in the last place has none.
    const std::int64_t half = major.raw / 2;
    if (half <= 0) return ticks;
    const auto first =
        static_cast<std::int64_t>(std::ceil(low * static_cast<double>(Price::kScale) / static_cast<double>(half)));
    const auto last = static_cast<std::int64_t>(
        std::floor(high * static_cast<double>(Price::kScale) / static_cast<double>(half)));
    for (std::int64_t i = first; i <= last && ticks.size() < 1000; ++i)
        ticks.push_back({Price{i * half}, i % 2 == 0});
    return ticks;
}

std::vector<TimeTick> timeTicks(Timestamp from, Timestamp to, int pixels, int minGap)
{
    using namespace std::chrono;
    static constexpr std::array<seconds, 26> steps = {
        seconds{1}, seconds{2}, seconds{5},  seconds{10}, seconds{15}, seconds{30}, minutes{1},
        minutes{2}, minutes{5}, minutes{10}, minutes{15}, minutes{30}, hours{1},    hours{2},
        hours{4},   hours{6},   hours{12},   hours{24},   days{2},     days{4},     days{7},
        days{14},   days{28},   days{56},    days{112},   days{224}};
    std::vector<TimeTick> ticks;
    if (!(to > from) || pixels <= 0) return ticks;
    const double wanted = toSeconds(to - from) * minGap / pixels;
    Duration step = steps.back();
    for (seconds s : steps)
        if (toSeconds(s) >= wanted) {
            step = s;
            break;
        }
    // Round on the person's clock, whatever that is in UTC.
    const Duration offset = format::zoneOffset(from);
    Timestamp t{(from.time_since_epoch() + offset) / step * step - offset};
    if (t < from) t += step;
    for (; t <= to && ticks.size() < 200; t += step) {
        const bool midnight = (t.time_since_epoch() + offset) % hours{24} == Duration::zero();
        ticks.push_back({t, step >= hours{24} || midnight ? format::day(t) : format::axisTime(t, step)});
    }
    // Once an axis the zone, where it is not what is usual: in the middle, for the ends may be cut.
    if (!ticks.empty() && !format::inUtc()) {
        TimeTick& middle = ticks[ticks.size() / 2];
        middle.label += u' ' + format::zoneWord(middle.time);
    }
    return ticks;
}

}  // namespace plimsoll
