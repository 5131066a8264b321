#include "model/analytics/wicks.h"

#include "model/analytics/statistics.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics {

std::optional<Wick> WickWatch::look(const WickLook& next, double leastBps)
{
    m_looks = {m_looks[1], m_looks[2], next};
    ++m_steps;
    m_judging = false;
    const WickLook& now = m_looks[1];
    if (!now.known()) {
        m_run.reset();
        if (++m_unknown >= kUsual) m_gapCount = 0;  // what was usual so long ago says nothing
        return std::nullopt;
    }
    m_unknown = 0;
    const double gap = (*now.mid / *now.peerMid - 1) * 1e4;
    std::optional<Wick> found;
    const std::size_t kept = std::min(m_gapCount, kUsual);
    if (kept >= std::max<std::size_t>(m_limits.learn, 1)) {
        m_judging = true;
        ++m_judged;
        found = judge(gap, median(Numbers(m_gaps.data(), kept)), leastBps);
    }
    // A gap that stays becomes the usual one.
    if (!m_run || m_run->lasting) m_gaps[m_gapCount++ % kUsual] = gap;
    return found;
}

std::optional<Wick> WickWatch::judge(double gap, double usual, double leastBps)
{
    const WickLook& now = m_looks[1];
    const std::size_t step = m_steps - 2;
    double top = *now.peerHigh, bottom = *now.peerLow;
    for (const WickLook* beside : {&m_looks[0], &m_looks[2]}) {
        if (beside->peerHigh) top = std::max(top, *beside->peerHigh);
        if (beside->peerLow) bottom = std::min(bottom, *beside->peerLow);
    }
    const double up = (*now.high / top - 1) * 1e4 - usual, down = usual - (*now.low / bottom - 1) * 1e4;
    const auto isBack = [&] { return m_run->side * (gap - usual) <= m_limits.back * m_run->peak; };
    if (m_run && m_run->lasting) {
        if (isBack()) m_run.reset();
        return std::nullopt;
    }
    if (!m_run) {
        const int side = up >= down ? 1 : -1;
        const double far = std::max(up, down);
        if (!(far >= leastBps)) return std::nullopt;
        m_run = Run{side, far, step, step, false};
    } else if (const double far = m_run->side > 0 ? up : down; far > m_run->peak) {
        m_run->peak = far;
        m_run->at = step;
    }
    if (isBack()) {
        const Wick wick{m_run->at, m_run->side * m_run->peak, step - m_run->first};
        m_run.reset();
        return wick;
    }
    m_run->lasting = step - m_run->first >= m_limits.within;
    return std::nullopt;
}

Result<Wicks> wicks(std::span<const WickLook> looks, const WickLimits& limits)
{
    if (!(limits.leastBps > 0)) return badInput("least_bps", "must be above 0");
    if (!(limits.back > 0 && limits.back < 1)) return badInput("back", "must be between 0 and 1");
    if (limits.learn < 1 || limits.learn > 60) return badInput("learn", "must be from 1 to 60");
    for (const WickLook& l : looks) {
        for (const auto* price : {&l.high, &l.low, &l.mid, &l.peerHigh, &l.peerLow, &l.peerMid})
            if (*price && !(**price > 0 && std::isfinite(**price)))
                return badInput("high", "and all other prices must be above 0");
        if ((l.high && l.low && *l.low > *l.high) || (l.peerHigh && l.peerLow && *l.peerLow > *l.peerHigh))
            return badInput("low", "must not be above high");
    }
    if (looks.size() < limits.learn + 2) return tooShort("mid", looks.size(), limits.learn + 2);
    Wicks out;
    WickWatch watch(limits);
    for (const WickLook& l : looks) {
        const auto found = watch.look(l);
        if (!found) continue;
        if (!std::isfinite(found->bps)) return badInput("high", "is out of range");
        out.found.push_back(*found);
    }
    out.open = watch.open();
    out.judged = watch.judged();
    if (out.judged == 0) return noData("mid", "is not known beside its peers for long enough");
    return out;
}

}  // namespace plimsoll::analytics
