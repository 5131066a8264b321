#include "model/alerts/value_past.h"

#include "model/analytics/statistics.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr Duration kSecond = std::chrono::seconds{1};
constexpr double kMeanScale = 1.2533;  // of the mean distance (ANALYTICS C9)

}  // namespace

ValuePast::ValuePast(Duration over) : m_over(std::max(over, kSecond)), m_step(std::max(kSecond, m_over / kSteps))
{
}

void ValuePast::note(double v, Mono now, bool look)
{
    const std::int64_t number = now.time_since_epoch() / m_step;
    if (m_steps.empty() || m_steps.back().number < number) {
        while (!m_steps.empty() && m_steps.front().number < number - m_over / m_step) m_steps.pop_front();
        if (m_steps.empty()) m_since = now;
        m_steps.push_back({number, v, v, now, now, {}});
        m_spread.reset();
    }
    Step& step = m_steps.back();
    if (v < step.least) step.least = v, step.leastAt = now;
    if (v > step.most) step.most = v, step.mostAt = now;
    if (look && !step.look) {
        step.look = v;
        m_spread.reset();
    }
}

void ValuePast::remember(const std::vector<Stretch>& before, Mono now)
{
    for (auto s = before.rbegin(); s != before.rend(); ++s) {
        if (now - s->from > m_over || (m_since && s->from >= *m_since)) continue;
        m_steps.push_front({s->from.time_since_epoch() / m_step, s->least, s->most, s->from, s->from, {}});
        m_since = s->from;
    }
}

std::optional<double> ValuePast::rise(double v, bool share, Mono now) const
{
    if (m_steps.empty()) return std::nullopt;
    double least = v;
    for (const Step& s : m_steps)
        if (now - s.leastAt <= m_over) least = std::min(least, s.least);
    if (!share) return v - least;
    if (!(least > 0)) return std::nullopt;
    return v / least - 1;
}

std::optional<double> ValuePast::fall(double v, bool share, Mono now) const
{
    if (m_steps.empty()) return std::nullopt;
    double most = v;
    for (const Step& s : m_steps)
        if (now - s.mostAt <= m_over) most = std::max(most, s.most);
    if (!share) return most - v;
    if (!(most > 0)) return std::nullopt;
    return 1 - v / most;
}

void ValuePast::measure() const
{
    std::vector<double> looks;
    looks.reserve(m_steps.size());
    for (const Step& s : m_steps)
        if (s.look) looks.push_back(*s.look);
    Spread out{looks.size(), 0, 0, 0};
    if (!looks.empty()) {
        out.median = analytics::median(looks);
        out.mad = analytics::medianAbsoluteDeviation(looks);
        for (const double l : looks) out.distances += std::fabs(l - out.median);
    }
    m_spread = out;
}

std::optional<double> ValuePast::z(double v) const
{
    if (!m_spread) measure();
    const Spread& s = *m_spread;
    // Of a short past each second is a look; of a long one a fair part must be there.
    const auto wanted = std::max<std::size_t>(kLeastLooks, static_cast<std::size_t>(m_over / m_step / 2));
    if (s.looks < wanted) return std::nullopt;
    const double off = v - s.median;
    if (s.mad > 0) return analytics::kRobustScale * off / s.mad;
    // The value itself is one of them: then what leaves a constant is unusual, and not beyond all measure.
    const double mean = (s.distances + std::fabs(off)) / static_cast<double>(s.looks + 1);
    return mean > 0 ? off / (kMeanScale * mean) : 0;
}

Duration ValuePast::seen(Mono now) const
{
    return m_since ? std::min<Duration>(now - *m_since, m_over) : Duration{};
}

}  // namespace plimsoll
