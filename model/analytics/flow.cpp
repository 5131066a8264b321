#include "model/analytics/flow.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::flow {

Result<Kyle> kyle(Numbers returnsBps, Numbers signedUsdMillions)
{
    if (returnsBps.size() != signedUsdMillions.size())
        return badInput("signed_usd_m", "must be as long as ret_bps");
    if (returnsBps.size() < 3) return tooShort("ret_bps", returnsBps.size(), 3);
    const auto fit = regression(signedUsdMillions, returnsBps);
    if (!fit)
        return badInput(fit.error().text[0] == 'x' ? "signed_usd_m" : "ret_bps",
                        "does not vary or is out of range");
    return Kyle{fit->slope, fit->intercept, fit->r2, fit->t};
}

bool kyleUsable(const Kyle& k, std::size_t points)
{
    return points >= kKylePoints && k.r2 >= 0.02 && (!k.t || *k.t >= 2);
}

Result<double> amihud(Numbers returns, Numbers usd)
{
    if (returns.size() != usd.size()) return badInput("usd", "must be as long as ret");
    if (!noneNegative(usd)) return badInput("usd", "must not be below 0");
    double total = 0, periods = 0;
    for (std::size_t i = 0; i < returns.size(); ++i) {
        if (!(usd[i] > 0)) continue;
        total += std::abs(returns[i]) * 1e4 / (usd[i] / 1e6);
        ++periods;
    }
    if (!(periods > 0)) return noData("usd", "no period has volume");
    return finite(total / periods, {total / periods});
}

namespace {

// Buckets as runs of equal ones: a bar that fills a million buckets costs no more than one that fills two.
class Buckets {
public:
    explicit Buckets(double size) : m_size(size) {}

    void add(double volume, double buyShare)
    {
        while (volume > 0) {
            if (m_filled == 0) {
                const double whole = std::floor(volume / m_size + kSlack);
                if (whole >= 1) {
                    close(whole, std::abs(2 * buyShare - 1));
                    volume -= whole * m_size;
                    continue;
                }
            }
            const double part = std::min(volume, m_size - m_filled);
            m_filled += part;
            m_bought += part * buyShare;
            volume -= part;
            if (m_filled >= m_size * (1 - kSlack)) {
                close(1, std::abs(2 * m_bought - m_size) / m_size);
                m_filled = m_bought = 0;
            }
        }
    }
    double count() const { return m_count; }
    std::optional<double> meanOfLast(double n) const
    {
        double left = std::min(n, m_count), total = 0;
        if (!(left > 0)) return std::nullopt;
        const double taken = left;
        for (auto run = m_runs.rbegin(); run != m_runs.rend() && left > 0; ++run) {
            const double here = std::min(left, run->count);
            total += here * run->imbalance;
            left -= here;
        }
        return total / taken;
    }

private:
    static constexpr double kSlack = 1e-9;  // of a bucket: complete within that
    struct Run {
        double count = 0, imbalance = 0;
    };
    void close(double count, double imbalance)
    {
        m_runs.push_back({count, imbalance});
        m_count += count;
    }

    double m_size;
    double m_filled = 0, m_bought = 0, m_count = 0;
    std::vector<Run> m_runs;
};

// Empty: sound. Above 2^50 buckets counting in doubles would no longer be exact.
std::optional<Unexpected<NoValue>> wrongVolumes(Numbers volumes, double bucket, std::size_t n)
{
    if (volumes.empty()) return noData("vol", "is empty");
    if (!noneNegative(volumes)) return badInput("vol", "must not be below 0");
    if (!(bucket > 0)) return badInput("bucket", "must be above 0");
    if (n == 0) return badInput("n", "must be above 0");
    if (!(sum(volumes) / bucket < 1e15)) return badInput("bucket", "is too small for that volume");
    return std::nullopt;
}

}  // namespace

Result<Vpin> vpinBulk(Numbers priceChanges, Numbers volumes, double bucket, std::size_t n)
{
    if (priceChanges.size() != volumes.size()) return badInput("vol", "must be as long as dp");
    if (auto wrong = wrongVolumes(volumes, bucket, n)) return *wrong;
    if (priceChanges.size() < 2) return tooShort("dp", priceChanges.size(), 2);
    const double sigma = std::sqrt(sampleVariance(priceChanges));
    if (!std::isfinite(sigma)) return badInput("dp", "is out of range");
    if (!varies(priceChanges)) return badInput("dp", "does not vary");
    Buckets buckets(bucket);
    for (std::size_t i = 0; i < volumes.size(); ++i) buckets.add(volumes[i], normalCdf(priceChanges[i] / sigma));
    return Vpin{sigma, buckets.count(), buckets.meanOfLast(static_cast<double>(n))};
}

Result<Vpin> vpinTaker(Numbers volumes, const std::vector<bool>& isBuy, double bucket, std::size_t n)
{
    if (isBuy.size() != volumes.size()) return badInput("is_buy", "must be as long as vol");
    if (auto wrong = wrongVolumes(volumes, bucket, n)) return *wrong;
    Buckets buckets(bucket);
    for (std::size_t i = 0; i < volumes.size(); ++i) buckets.add(volumes[i], isBuy[i] ? 1 : 0);
    return Vpin{std::nullopt, buckets.count(), buckets.meanOfLast(static_cast<double>(n))};
}

Result<SpotPerp> spotPerp(double spotUsd, double perpUsd)
{
    if (!(spotUsd >= 0)) return badInput("spot_usd", "must not be below 0");
    if (!(perpUsd >= 0)) return badInput("perp_usd", "must not be below 0");
    SpotPerp out;
    if (perpUsd > 0 && std::isfinite(spotUsd / perpUsd)) out.ratio = spotUsd / perpUsd;
    if (spotUsd + perpUsd > 0) out.perpShare = perpUsd / (spotUsd + perpUsd);
    if (!out.perpShare) return noData("perp_usd", "and spot_usd are 0");
    return finite(out, {*out.perpShare});
}

Result<Wash> wash(Numbers volume24h, Numbers depth)
{
    if (volume24h.empty()) return noData("vol24", "is empty");
    if (volume24h.size() != depth.size()) return badInput("depth", "must be as long as vol24");
    if (!noneNegative(volume24h)) return badInput("vol24", "must not be below 0");
    if (!allPositive(depth)) return badInput("depth", "must be above 0");
    Wash out;
    for (std::size_t i = 0; i < depth.size(); ++i) out.turnover.push_back(volume24h[i] / depth[i]);
    if (!allFinite(out.turnover)) return badInput("depth", "is out of range");
    const double typical = median(out.turnover);
    for (std::size_t i = 0; i < depth.size(); ++i) {
        const double ratio = out.turnover[i] / typical;
        out.ratio.push_back(std::isfinite(ratio) ? std::optional(ratio) : std::nullopt);
        if (out.ratio.back() && ratio >= 5) out.flags.push_back(i);
    }
    return out;
}

Result<RoundLevels> roundLevels(double price)
{
    if (!(price > 0)) return badInput("price", "must be above 0");
    RoundLevels out;
    out.step = std::pow(10.0, std::floor(std::log10(price) + 0.5) - 2);
    out.below = std::floor(price / out.step + 1e-9) * out.step;
    out.above = out.below + out.step;
    out.belowBps = (price - out.below) / price * 1e4;
    out.aboveBps = (out.above - price) / price * 1e4;
    return finite(out, {out.step, out.below, out.above, out.belowBps, out.aboveBps});
}

Result<double> slice(double remainingUsd, double depth10Usd, double stability, double spreadRatio, double part)
{
    if (!(remainingUsd >= 0)) return badInput("remaining_usd", "must not be below 0");
    if (!(depth10Usd >= 0)) return badInput("depth10_usd", "must not be below 0");
    if (!(stability >= 0)) return badInput("stability", "must not be below 0");
    if (!(spreadRatio >= 0)) return badInput("spread_ratio", "must not be below 0");
    if (!(part >= 0)) return badInput("part", "must not be below 0");
    const double usd = std::min(remainingUsd, part * stability / std::max(1.0, spreadRatio) * depth10Usd);
    return finite(usd, {usd});
}

}  // namespace plimsoll::analytics::flow
