#include "model/analytics/rolling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace plimsoll::analytics::rolling {

namespace {

std::optional<double> ifFinite(double x)
{
    return std::isfinite(x) ? std::optional(x) : std::nullopt;
}

}  // namespace

Ring::Ring(std::size_t capacity)
    : m_places(std::max<std::size_t>(capacity, 1), std::numeric_limits<double>::quiet_NaN())
{
}

std::optional<double> Ring::push(std::optional<double> value)
{
    double& place = m_places[m_next];
    std::optional<double> gone;
    if (m_size == m_places.size() && !std::isnan(place)) {
        gone = place;
        --m_present;
    }
    const bool counts = value && std::isfinite(*value);
    place = counts ? *value : std::numeric_limits<double>::quiet_NaN();
    m_present += counts;
    m_next = (m_next + 1) % m_places.size();
    m_size = std::min(m_size + 1, m_places.size());
    return gone;
}

std::optional<double> Ring::ago(std::size_t steps) const
{
    if (steps >= m_size) return std::nullopt;
    const double x = m_places[(m_next + m_places.size() - 1 - steps) % m_places.size()];
    return std::isnan(x) ? std::nullopt : std::optional(x);
}

std::optional<double> Ring::oldest() const
{
    return m_size == 0 ? std::nullopt : ago(m_size - 1);
}

std::vector<double> Ring::values() const
{
    std::vector<double> out;
    out.reserve(m_present);
    for (std::size_t i = m_size; i-- > 0;)
        if (const std::optional<double> x = ago(i)) out.push_back(*x);
    return out;
}

void Moments::push(std::optional<double> value)
{
    const bool first = m_ring.present() == 0;
    const std::optional<double> gone = m_ring.push(value);
    if (gone) {
        m_sum -= *gone - m_anchor;
        m_squares -= (*gone - m_anchor) * (*gone - m_anchor);
    }
    if (const std::optional<double> x = m_ring.ago(0)) {
        m_sum += *x - m_anchor;
        m_squares += (*x - m_anchor) * (*x - m_anchor);
    }
    if (first || ++m_sinceRebuild >= m_ring.capacity()) rebuild();
}

void Moments::rebuild()
{
    m_sinceRebuild = 0;
    const std::vector<double> values = m_ring.values();
    m_anchor = analytics::mean(values);
    m_sum = m_squares = 0;
    for (const double x : values) {
        m_sum += x - m_anchor;
        m_squares += (x - m_anchor) * (x - m_anchor);
    }
}

std::optional<double> Moments::sum() const
{
    if (m_ring.present() == 0) return std::nullopt;
    return ifFinite(m_sum + m_anchor * static_cast<double>(m_ring.present()));
}

std::optional<double> Moments::mean() const
{
    if (m_ring.present() == 0) return std::nullopt;
    return ifFinite(m_anchor + m_sum / static_cast<double>(m_ring.present()));
}

std::optional<double> Moments::sampleVariance() const
{
    if (m_ring.present() < 2) return std::nullopt;
    const double n = static_cast<double>(m_ring.present());
    const double variance = (m_squares - m_sum * m_sum / n) / (n - 1);
    return ifFinite(variance < 0 ? 0 : variance);
}

void Order::push(std::optional<double> value)
{
    if (const std::optional<double> gone = m_ring.push(value))
        m_sorted.erase(std::lower_bound(m_sorted.begin(), m_sorted.end(), *gone));
    if (const std::optional<double> x = m_ring.ago(0))
        m_sorted.insert(std::upper_bound(m_sorted.begin(), m_sorted.end(), *x), *x);
}

std::optional<double> Order::median() const
{
    const std::size_t n = m_sorted.size();
    if (n == 0) return std::nullopt;
    return n % 2 ? m_sorted[n / 2] : (m_sorted[n / 2 - 1] + m_sorted[n / 2]) / 2;
}

std::optional<double> Order::mad() const
{
    const std::optional<double> middle = median();
    if (!middle) return std::nullopt;
    // Distances from the median ascend to both sides of it: the k-th smallest of two sorted runs.
    const auto split =
        static_cast<std::size_t>(std::lower_bound(m_sorted.begin(), m_sorted.end(), *middle) - m_sorted.begin());
    const std::size_t lefts = split, rights = m_sorted.size() - split;
    const auto left = [&](std::size_t i) { return *middle - m_sorted[split - 1 - i]; };
    const auto right = [&](std::size_t i) { return m_sorted[split + i] - *middle; };
    const auto kth = [&](std::size_t k) {  // from 0
        // The fewest from the left such that everything taken is not above what is left behind.
        std::size_t low = k + 1 > rights ? k + 1 - rights : 0, high = std::min(k + 1, lefts);
        while (low < high) {
            const std::size_t i = (low + high) / 2, j = k + 1 - i;
            if (j > 0 && left(i) < right(j - 1))
                low = i + 1;
            else
                high = i;
        }
        const std::size_t i = low, j = k + 1 - low;
        if (i == 0) return right(j - 1);
        if (j == 0) return left(i - 1);
        return std::max(left(i - 1), right(j - 1));
    };
    const std::size_t n = m_sorted.size();
    return n % 2 ? kth(n / 2) : (kth(n / 2 - 1) + kth(n / 2)) / 2;
}

std::optional<double> Order::quantile(double alpha) const
{
    if (m_sorted.empty()) return std::nullopt;
    return m_sorted[quantileRank(alpha, m_sorted.size()) - 1];
}

std::optional<double> Order::percentileOf(double x) const
{
    if (m_sorted.empty()) return std::nullopt;
    const auto below = std::upper_bound(m_sorted.begin(), m_sorted.end(), x) - m_sorted.begin();
    return static_cast<double>(below) / static_cast<double>(m_sorted.size());
}

std::optional<double> Order::robustZ(double x) const
{
    const std::optional<double> middle = median(), spread = mad();
    if (!spread || !(*spread > 0) || !std::isfinite(x)) return std::nullopt;
    return ifFinite(kRobustScale * (x - *middle) / *spread);
}

std::optional<double> Order::smallest() const
{
    return m_sorted.empty() ? std::nullopt : std::optional(m_sorted.front());
}

std::optional<double> Order::largest() const
{
    return m_sorted.empty() ? std::nullopt : std::optional(m_sorted.back());
}

void Regression::push(std::optional<double> x, std::optional<double> y)
{
    if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) x = y = std::nullopt;
    const bool first = points() == 0;
    const auto add = [this](double xi, double yi, double sign) {
        const double dx = xi - m_anchorX, dy = yi - m_anchorY;
        m_sx += sign * dx, m_sy += sign * dy;
        m_sxx += sign * dx * dx, m_sxy += sign * dx * dy, m_syy += sign * dy * dy;
    };
    const std::optional<double> goneX = m_x.push(x), goneY = m_y.push(y);
    if (goneX && goneY) add(*goneX, *goneY, -1);
    if (x) add(*x, *y, +1);
    if (first || ++m_sinceRebuild >= m_x.capacity()) rebuild();
}

void Regression::rebuild()
{
    m_sinceRebuild = 0;
    const std::vector<double> xs = m_x.values(), ys = m_y.values();
    m_anchorX = mean(xs), m_anchorY = mean(ys);
    m_sx = m_sy = m_sxx = m_sxy = m_syy = 0;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        const double dx = xs[i] - m_anchorX, dy = ys[i] - m_anchorY;
        m_sx += dx, m_sy += dy;
        m_sxx += dx * dx, m_sxy += dx * dy, m_syy += dy * dy;
    }
}

Result<Line> Regression::line() const
{
    if (points() < 3) return tooShort("x", points(), 3);
    const double n = static_cast<double>(points());
    const double xx = m_sxx - m_sx * m_sx / n, yy = m_syy - m_sy * m_sy / n, xy = m_sxy - m_sx * m_sy / n;
    // Subtraction leaves crumbs where nothing varies.
    if (!(xx > 1e-14 * m_sxx)) return badInput("x", "does not vary");
    if (!(yy > 1e-14 * m_syy)) return badInput("y", "does not vary");
    Line out;
    out.slope = xy / xx;
    out.intercept = m_anchorY + m_sy / n - out.slope * (m_anchorX + m_sx / n);
    out.r2 = clamp(xy * xy / (xx * yy), 0, 1);
    const double sse = std::max(0.0, yy - out.slope * xy);
    if (sse > 1e-14 * yy) out.t = out.slope / std::sqrt(sse / ((n - 2) * xx));
    return finite(out, {out.slope, out.intercept, out.r2, out.t.value_or(0)});
}

void Jumps::push(std::optional<double> ret)
{
    if (ret && !std::isfinite(*ret)) ret.reset();
    m_squares.push(ret ? std::optional(*ret * *ret) : std::nullopt);
    // The first return has no neighbour, and takes no place among the products.
    if (m_any) m_products.push(ret && m_last ? std::optional(std::abs(*ret) * std::abs(*m_last)) : std::nullopt);
    m_last = ret;
    m_any = true;
}

std::optional<double> Jumps::bipower() const
{
    const std::optional<double> products = m_products.sum();
    const std::size_t n = m_squares.ring().present();
    if (!products || n < 2) return std::nullopt;
    // n returns have n - 1 products; gaps leave fewer, and count accordingly.
    const double pairs = static_cast<double>(m_products.ring().present());
    return std::max(0.0, std::numbers::pi / 2 * static_cast<double>(n) / pairs * *products);
}

std::optional<double> Jumps::jumpRatio() const
{
    const std::optional<double> rv = realised(), bv = bipower();
    if (!rv || !bv || !(*rv > 0)) return std::nullopt;
    return std::max(0.0, 1 - *bv / *rv);
}

}  // namespace plimsoll::analytics::rolling
