#include "model/risk/cascade_watch.h"

#include "model/analytics/statistics.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::cascade {

namespace {

using S = InstrumentSeries;

constexpr Step kHours = kMinutes / 60;
constexpr std::size_t kCloseGap = 5, kInterestGap = 10;  // minutes that a value may be old

std::optional<double> closeAt(const S& s, Step minute)
{
    return s.minutes().before(minute, kCloseGap, S::MClose);
}
std::optional<double> interestAt(const S& s, Step minute)
{
    return s.minutes().before(minute, kInterestGap, S::MInterest);
}

std::optional<double> logMove(std::optional<double> from, std::optional<double> to)
{
    if (!from || !to || !(*from > 0) || !(*to > 0)) return std::nullopt;
    return std::log(*to / *from);
}

// Of the same venues at both moments: one that fell silent has closed no positions.
template <typename F>
std::optional<double> interestChange(const PerpSeries& perps, F&& at)
{
    double now = 0, then = 0;
    int listed = 0, known = 0;
    for (const S* s : perps) {
        if (!s) continue;
        ++listed;
        const auto [before, after] = at(*s);
        if (!before || !after) continue;
        ++known;
        then += *before, now += *after;
    }
    if (known == 0 || known < kLeastVenues * listed || !(then > 0)) return std::nullopt;
    return now / then - 1;
}

template <typename F>
std::optional<double> medianMove(const PerpSeries& perps, F&& at)
{
    std::vector<double> moves;
    for (const S* s : perps)
        if (s)
            if (const auto m = at(*s)) moves.push_back(*m);
    return moves.empty() ? std::nullopt : std::optional(analytics::median(moves));
}

}  // namespace

// Moves of four hours that ended before this one began, hour by hour: a cascade does not widen its own yardstick.
// Of the venue that remembers most.
std::optional<double> sigmaBefore(const PerpSeries& perps, Step hour)
{
    double squares = 0;
    std::size_t most = 0;
    for (const S* s : perps) {
        if (!s) continue;
        double sum = 0;
        std::size_t count = 0;
        for (Step h = hour - kHours - kSigmaHours + 1; h <= hour - kHours; ++h)
            if (const auto m = logMove(s->hours().get(h - kHours, S::HClose), s->hours().get(h, S::HClose)))
                sum += *m * *m, ++count;
        if (count > most) most = count, squares = sum;
    }
    if (most < kLeastMoves) return std::nullopt;
    return std::sqrt(squares / static_cast<double>(most));
}

bool Reading::drained() const
{
    return interest && analytics::atMost(*interest, kDrain);
}

std::optional<bool> met(const Reading& r)
{
    if (!r.interest) return std::nullopt;
    if (!r.drained()) return false;
    if (!r.move || !r.sigma || !(*r.sigma > 0)) return std::nullopt;
    return analytics::atLeast(std::fabs(*r.move), kSigmas * *r.sigma);
}

Reading readMinute(const PerpSeries& perps, Step minute)
{
    Reading out;
    out.interest = interestChange(
        perps, [&](const S& s) { return std::pair(interestAt(s, minute - kMinutes), interestAt(s, minute)); });
    out.move =
        medianMove(perps, [&](const S& s) { return logMove(closeAt(s, minute - kMinutes), closeAt(s, minute)); });
    if (out.drained()) out.sigma = sigmaBefore(perps, minute / 60 - 1);
    return out;
}

// An hour's values are those that it ended with.
Reading readHour(const PerpSeries& perps, Step hour)
{
    Reading out;
    out.interest = interestChange(perps, [&](const S& s) {
        return std::pair(s.hours().get(hour - kHours, S::HInterest), s.hours().get(hour, S::HInterest));
    });
    out.move = medianMove(perps, [&](const S& s) {
        return logMove(s.hours().get(hour - kHours, S::HClose), s.hours().get(hour, S::HClose));
    });
    if (out.drained()) out.sigma = sigmaBefore(perps, hour);
    return out;
}

bool Watch::look(Step minute, const Reading& reading)
{
    if (!met(reading).value_or(false)) return false;
    const bool fresh = !m_met || minute - *m_met >= kMinutes;
    m_met = minute;
    return fresh;
}

}  // namespace plimsoll::cascade
