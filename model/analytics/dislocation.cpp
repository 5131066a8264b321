#include "model/analytics/dislocation.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plimsoll::analytics {

namespace {

constexpr std::size_t kLeastOfUsual = 60;

bool bad(Sometimes x)
{
    return std::any_of(x.begin(), x.end(), [](const auto& v) { return v && !std::isfinite(*v); });
}
bool notPositive(Sometimes x)
{
    return std::any_of(x.begin(), x.end(), [](const auto& v) { return v && !(*v > 0 && std::isfinite(*v)); });
}

int sideOf(double gap, double low, double high)
{
    return above(gap, high) ? 1 : below(gap, low) ? -1 : 0;
}

// From the farthest of [first, end) to half as far from the middle; it may be reached after the end, but not
// beyond something unknown or another episode.
std::optional<double> halfLifeOf(Sometimes gaps, std::size_t first, std::size_t end, double low, double high)
{
    const double middle = (low + high) / 2;
    const int side = sideOf(*gaps[first], low, high);
    const auto off = [&](std::size_t i) { return (*gaps[i] - middle) * side; };
    std::size_t peak = first;
    for (std::size_t i = first; i < end; ++i)
        if (off(i) > off(peak)) peak = i;
    const double half = off(peak) / 2;
    for (std::size_t i = peak + 1; i < gaps.size(); ++i) {
        if (!gaps[i] || (i >= end && sideOf(*gaps[i], low, high) == side)) return std::nullopt;
        if (off(i) > half) continue;
        const double before = off(i - 1);
        return static_cast<double>(i - 1 - peak) + (before - half) / (before - off(i));
    }
    return std::nullopt;
}

}  // namespace

Result<UsualBand> usualBand(Numbers x, double width, double least)
{
    if (x.size() < kLeastOfUsual) return tooShort("x", x.size(), kLeastOfUsual);
    if (!allFinite(x)) return badInput("x", "must be finite");
    if (!(width > 0)) return badInput("width", "must be above 0");
    if (!(least >= 0)) return badInput("least", "must not be below 0");
    UsualBand out;
    out.median = median(x);
    const double off = std::max(least, width * medianAbsoluteDeviation(x) / kRobustScale);
    out.low = out.median - off, out.high = out.median + off;
    return finite(out, {out.median, out.low, out.high});
}

Result<GapPast> gapPast(Sometimes gaps, double low, double high)
{
    if (!(low <= high)) return badInput("low", "must not be above high");
    if (bad(gaps)) return badInput("gaps", "must be finite");
    if (std::none_of(gaps.begin(), gaps.end(), [](const auto& g) { return g.has_value(); }))
        return noData("gaps", "nothing is known");
    GapPast out;
    std::vector<double> halves;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (gaps[i] && (!out.largest || std::abs(*gaps[i]) > std::abs(*out.largest)))
            out.largest = *gaps[i], out.largestAt = i;
    for (std::size_t i = 0; i < gaps.size();) {
        const int side = gaps[i] ? sideOf(*gaps[i], low, high) : 0;
        if (side == 0) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < gaps.size() && gaps[end] && sideOf(*gaps[end], low, high) == side) ++end;
        if (end == gaps.size()) {
            out.steps = static_cast<double>(end - 1 - i);
            out.floor = i == 0 || !gaps[i - 1];
        } else if (gaps[end]) {
            ++out.returned;
            if (const auto half = halfLifeOf(gaps, i, end, low, high)) halves.push_back(*half);
        }
        i = end;
    }
    if (gaps.back()) out.side = sideOf(*gaps.back(), low, high);
    out.judged = halves.size();
    if (!halves.empty()) out.halfLife = median(halves);
    return out;
}

Result<Freeze> indexFreeze(Sometimes index, Sometimes peers, double leastSteps, double leastBps)
{
    if (index.size() != peers.size()) return badInput("peers", "must be as long as index");
    if (notPositive(index)) return badInput("index", "must be above 0");
    if (notPositive(peers)) return badInput("peers", "must be above 0");
    if (index.empty()) return noData("index", "is empty");
    if (!index.back()) return Unexpected<NoValue>{{Reason::Stale, "index: is not known now"}};
    std::size_t first = index.size() - 1;
    while (first > 0 && index[first - 1] && *index[first - 1] == *index.back()) --first;
    Freeze out;
    out.steps = static_cast<double>(index.size() - 1 - first);
    std::optional<double> then;
    for (std::size_t i = first; i < peers.size(); ++i) {
        if (!peers[i]) continue;
        if (!then) then = *peers[i];
        out.peersBps = std::max(out.peersBps, std::abs(*peers[i] / *then - 1) * 1e4);
        out.peersKnown = out.peersKnown || i > first;
    }
    out.frozen = out.steps >= leastSteps && out.peersKnown && out.peersBps >= leastBps;
    return finite(out, {out.steps, out.peersBps});
}

Result<IndexJumps> indexJumps(Sometimes index, Sometimes peers, double leastBps, std::size_t slack)
{
    if (index.size() != peers.size()) return badInput("peers", "must be as long as index");
    if (notPositive(index)) return badInput("index", "must be above 0");
    if (notPositive(peers)) return badInput("peers", "must be above 0");
    if (!(leastBps > 0)) return badInput("least_bps", "must be above 0");
    if (index.size() < 2) return tooShort("index", index.size(), 2);
    IndexJumps out;
    for (std::size_t i = 1; i + slack < index.size(); ++i) {
        if (!index[i] || !index[i - 1]) continue;
        const double move = (*index[i] / *index[i - 1] - 1) * 1e4;
        if (std::abs(move) < leastBps) continue;
        const std::size_t from = i - 1 >= slack ? i - 1 - slack : 0, to = i + slack;
        if (!peers[from] || !peers[to]) continue;  // nothing to compare with
        const double shared = (*peers[to] / *peers[from] - 1) * 1e4;
        if (shared / move >= 0.5) continue;
        ++out.count;
        out.lastAt = i;
        if (!out.largestBps || std::abs(move) > std::abs(*out.largestBps)) out.largestBps = move;
    }
    return finite(out, {out.largestBps.value_or(0)});
}

Result<Depeg> stableDepeg(double price)
{
    if (!(price > 0)) return badInput("price", "must be above 0");
    Depeg out;
    out.bps = (price - 1) * 1e4;
    // Where a price in decimals meets the limit, the last bit of a double does not decide.
    const double off = std::abs(out.bps) + 1e-9;
    out.level = off >= 100 ? 2 : off >= 30 ? 1 : 0;
    return finite(out, {out.bps});
}

}  // namespace plimsoll::analytics
