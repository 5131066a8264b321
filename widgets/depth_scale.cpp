#include "widgets/depth_scale.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kLowerOfMedian = 0.5, kUpperQuantile = 0.995;
constexpr double kStep = 1.15;
constexpr int kMaxSteps = 8;
constexpr std::size_t kEnoughColumns = 120;

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
    m_brightness = std::clamp(step, -kMaxSteps, kMaxSteps);
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
}

void DepthScale::forget()
{
    m_sampled = false;
}

int DepthScale::index(double usd) const
{
    const Cutoffs c = cutoffs();
    if (!(usd > c.lower)) return 0;
    const double share = std::log(usd / c.lower) / std::log(c.upper / c.lower);
    return static_cast<int>(std::lround(255 * std::pow(std::min(share, 1.0), gamma())));
}

}  // namespace plimsoll
