#include "widgets/depth_scale.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kLowerOfMedian = 0.5, kUpperQuantile = 0.995;
constexpr double kStep = 1.15;
constexpr int kMaxSteps = 8;
constexpr std::size_t kEnoughColumns = 120;
constexpr std::size_t kRanks = 257;

float quantile(std::vector<float>& v, double q)
{
    const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(v.size() - 1));
    std::nth_element(v.begin(), v.begin() + at, v.end());
    return v[static_cast<std::size_t>(at)];
}

}  // namespace

void DepthScale::setUser(std::optional<Cutoffs> user)
{
    if (user) {
        user->lower = std::max(user->lower, 1e-9);
        user->upper = std::max(user->upper, user->lower * 1.01);
    }
    m_user = user;
}

void DepthScale::setBrightness(int step)
{
    m_brightness = within(step, -kMaxSteps, kMaxSteps);
}

double DepthScale::gamma() const
{
    return kGamma * std::pow(kStep, -m_brightness);
}

bool DepthScale::wantsSample(Mono now, std::size_t columns) const
{
    if (columns == 0) return false;
    if (!m_sampled || now < m_at || now - m_at >= kHold) return true;
    return m_columns < kEnoughColumns && columns >= m_columns * 4;
}

void DepthScale::sample(std::vector<float>& rows, Mono now, std::size_t columns)
{
    if (rows.empty()) return;
    m_sampled = true;
    m_at = now;
    m_columns = columns;
    m_auto.lower = std::max(1e-9, kLowerOfMedian * static_cast<double>(quantile(rows, 0.5)));
    m_auto.upper = std::max(static_cast<double>(quantile(rows, kUpperQuantile)), m_auto.lower * 4);
    if (m_law != ColorLaw::Rank) return;
    std::sort(rows.begin(), rows.end());
    m_ranks.resize(kRanks);
    for (std::size_t i = 0; i < kRanks; ++i) m_ranks[i] = rows[i * (rows.size() - 1) / (kRanks - 1)];
}

// 0 to 1, between the quantiles in proportion.
double DepthScale::rank(double usd) const
{
    const auto above = std::upper_bound(m_ranks.begin(), m_ranks.end(), static_cast<float>(usd));
    if (above == m_ranks.begin()) return 0;
    if (above == m_ranks.end()) return 1;
    const double low = static_cast<double>(*(above - 1)), high = static_cast<double>(*above);
    const double part = high > low ? (usd - low) / (high - low) : 0;
    return (static_cast<double>(above - 1 - m_ranks.begin()) + part) / static_cast<double>(m_ranks.size() - 1);
}

void DepthScale::forget()
{
    m_ranks.clear();
    m_sampled = false;
}

int DepthScale::index(double usd) const
{
    const Cutoffs c = cutoffs();
    if (!(usd > c.lower)) return 0;
    double share = std::log(usd / c.lower) / std::log(c.upper / c.lower);
    if (m_law == ColorLaw::Rank && !m_ranks.empty() && usd < c.upper) {
        const double low = rank(c.lower), high = rank(c.upper);
        if (high > low) share = within((rank(usd) - low) / (high - low), 0.0, 1.0);
    }
    return static_cast<int>(std::lround(255 * std::pow(std::min(share, 1.0), gamma())));
}

}  // namespace plimsoll
