#include "model/analytics/rolling_models.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::rolling {

void Ewma::push(std::optional<double> ret)
{
    if (!ret || !std::isfinite(*ret * *ret)) return;
    m_variance = m_variance ? m_lam * *m_variance + (1 - m_lam) * *ret * *ret : *ret * *ret;
}

std::optional<double> Ewma::sigma() const
{
    return m_variance ? std::optional(std::sqrt(*m_variance)) : std::nullopt;
}

GjrFilter::GjrFilter(const risk::GjrParameters& p, double s2_0, std::size_t window)
    : m_p(p), m_variance(s2_0), m_standardised(window)
{
}

void GjrFilter::push(std::optional<double> ret)
{
    if (!ret || !std::isfinite(*ret) || !(m_variance > 0)) {
        m_standardised.push(std::nullopt);
        return;
    }
    const double next = m_p.next(m_variance, *ret);
    if (!std::isfinite(next)) return;
    m_standardised.push(*ret / std::sqrt(m_variance));
    m_variance = next;
}

double GjrFilter::sigmaNext() const
{
    return std::sqrt(std::max(0.0, m_variance));
}

Result<risk::Tail> GjrFilter::tail(double alpha) const
{
    const Result<risk::Tail> tail = risk::historical(m_standardised.values(), alpha);
    if (!tail) return tail;
    return finite(risk::Tail{tail->var * sigmaNext(), tail->es * sigmaNext()}, {tail->es * sigmaNext()});
}

void Atr::push(double high, double low, double close)
{
    if (!std::isfinite(high) || !std::isfinite(low) || !std::isfinite(close) || high < low) return;
    double range = high - low;
    if (m_lastClose) range = std::max({range, std::abs(high - *m_lastClose), std::abs(low - *m_lastClose)});
    m_lastClose = close;
    const double n = static_cast<double>(m_n);
    if (m_seen < m_n) {
        m_sum += range;
        if (++m_seen == m_n) m_atr = m_sum / n;
    } else {
        m_atr = (m_atr * (n - 1) + range) / n;
    }
}

std::optional<double> Atr::value() const
{
    return m_seen == m_n ? std::optional(m_atr) : std::nullopt;
}

namespace {

constexpr double kSlack = 1e-9;  // of a bucket: complete within that

}  // namespace

void Vpin::bar(double priceChange, double volume, double sigma)
{
    if (sigma > 0 && std::isfinite(priceChange)) add(volume, normalCdf(priceChange / sigma));
}

void Vpin::add(double volume, double buyShare)
{
    if (!(volume > 0) || !(m_bucket > 0) || !(volume / m_bucket < 1e15)) return;
    while (volume > 0) {
        const double whole = m_filled == 0 ? std::floor(volume / m_bucket + kSlack) : 0;
        if (whole >= 1) {
            close(whole, std::abs(2 * buyShare - 1));
            volume -= whole * m_bucket;
            continue;
        }
        const double part = std::min(volume, m_bucket - m_filled);
        m_filled += part;
        m_bought += part * buyShare;
        volume -= part;
        if (m_filled >= m_bucket * (1 - kSlack)) {
            close(1, std::abs(2 * m_bought - m_bucket) / m_bucket);
            m_filled = m_bought = 0;
        }
    }
}

void Vpin::close(double count, double imbalance)
{
    m_seen += count;
    m_held += count;
    m_runs.push_back({count, imbalance});
    while (m_held - m_runs.front().count >= m_n) {
        m_held -= m_runs.front().count;
        m_runs.pop_front();
    }
}

std::optional<double> Vpin::value() const
{
    const double taken = std::min(m_n, m_held);
    if (!(taken > 0)) return std::nullopt;
    double left = taken, total = 0;
    for (auto run = m_runs.rbegin(); run != m_runs.rend() && left > 0; ++run) {
        const double here = std::min(left, run->count);
        total += here * run->imbalance;
        left -= here;
    }
    return total / taken;
}

void HourOfWeek::push(long long hourIndex, std::optional<double> value)
{
    if (m_hour && hourIndex < *m_hour) return;  // a late sample changes no finished hour
    if (m_hour && hourIndex != *m_hour) finishHour();
    m_hour = hourIndex;
    if (value && std::isfinite(*value)) m_samples.push_back(*value);
}

void HourOfWeek::finishHour()
{
    if (m_samples.empty()) return;
    const long long hours = static_cast<long long>(kHours);
    std::deque<double>& weeks = m_weeks[static_cast<std::size_t>((*m_hour % hours + hours) % hours)];
    weeks.push_back(median(m_samples));
    if (weeks.size() > kWeeks) weeks.pop_front();
    m_samples.clear();
}

std::optional<double> HourOfWeek::normal(int hourOfWeek) const
{
    if (weeks(hourOfWeek) == 0) return std::nullopt;
    const std::deque<double>& weeks = m_weeks[static_cast<std::size_t>(hourOfWeek)];
    return median(std::vector<double>(weeks.begin(), weeks.end()));
}

std::size_t HourOfWeek::weeks(int hourOfWeek) const
{
    if (hourOfWeek < 0 || hourOfWeek >= static_cast<int>(kHours)) return 0;
    return m_weeks[static_cast<std::size_t>(hourOfWeek)].size();
}

}  // namespace plimsoll::analytics::rolling
