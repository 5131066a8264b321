#include "feeds/sim/market/sentiment.h"

#include "feeds/sim/market/fundamental.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

// Sum of exponentials close to t^-1/2 between two seconds and minutes, slower beyond: what is left after an
// hour hardly fades (Bucci, Benzaquen, Lillo and Bouchaud 2018 find about half of the peak). Days^-1/2.
constexpr std::array<double, 5> kSeconds = {2, 14, 100, 700, 4900};
constexpr std::array<double, 5> kWeight = {85, 52, 40, 29, 23};
constexpr double kStrength = 1.9, kConcavity = 0.73;

constexpr std::array<double, 3> kMeanSeconds = {60, 300, 1800};
constexpr double kSampleSeconds = 2;  // for volatility: beyond the bounce between bid and ask

}  // namespace

Sentiment::Sentiment(const AssetSpec& spec, double turnover, Random random)
    : m_dailyVol(spec.dailyVol), m_turnover(turnover), m_random(random)
{
}

void Sentiment::step(double dt, double mid, double fundamental, double weather)
{
    m_weather = std::clamp(weather, 0.8, 1.7);
    if (!m_started) {
        m_started = true;
        m_lastMid = m_sampleFrom = mid;
        m_mean.fill(mid);
    }
    for (std::size_t k = 0; k < kScales; ++k) m_impact[k] *= 1 - dt / kSeconds[k];
    for (std::size_t k = 0; k < m_mean.size(); ++k) m_mean[k] += (mid - m_mean[k]) * dt / kMeanSeconds[k];

    m_sampled += dt;
    if (m_sampled >= kSampleSeconds) {
        const double sd = m_dailyVol * std::sqrt(m_sampled / kSecondsPerDay);
        const double z = (mid - m_sampleFrom) / sd;
        m_variance += (std::min(z * z, 400.0) - m_variance) * m_sampled / 20;
        m_slowVariance += (std::min(z * z, 100.0) - m_slowVariance) * m_sampled / 240;
        m_sampleFrom = mid;
        m_sampled = 0;
        m_volRatio = std::sqrt(0.6 * m_variance + 0.4 * m_slowVariance);
    }
    m_lastMid = mid;
    m_gap = mid - fundamental;
    const auto wander = [&](double x, double seconds, double spread) {
        const double keep = std::exp(-dt / seconds);
        return x * keep + spread * std::sqrt(1 - keep * keep) * m_random.normal();
    };
    m_restless = wander(m_restless, 90, 0.35);
    m_busy = wander(m_busy, 2400, 0.6);
}

void Sentiment::absorb(double signedUsd)
{
    if (signedUsd == 0) return;
    // Concave already within a step: a burst moves less than the same volume in peace.
    const double usual = 0.05 / kSecondsPerDay, share = std::abs(signedUsd) / m_turnover;
    const double felt = usual * std::pow(share / usual, kConcavity);
    // The same share of volume moves more when the price is restless anyway.
    const double x = kStrength * m_dailyVol * m_weather * std::copysign(felt, signedUsd);
    for (std::size_t k = 0; k < kScales; ++k) m_impact[k] += x * kWeight[k];
}

double Sentiment::impact() const
{
    double sum = 0;
    for (const double x : m_impact) sum += x;
    return std::clamp(sum, -0.6, 0.6);
}

double Sentiment::rush() const
{
    const double minute = m_dailyVol * std::sqrt(kMeanSeconds[0] / kSecondsPerDay);
    return std::clamp((m_lastMid - m_mean[0]) / minute, -8.0, 8.0);
}

double Sentiment::momentum() const
{
    double sum = 0;
    for (std::size_t k = 0; k < m_mean.size(); ++k)
        sum += (m_lastMid - m_mean[k]) / (m_dailyVol * std::sqrt(kMeanSeconds[k] / kSecondsPerDay));
    return std::clamp(sum / 2, -4.0, 4.0);
}

double Sentiment::activity() const
{
    return std::exp(m_restless + m_busy - 0.24) * std::clamp(0.45 + 0.55 * m_volRatio, 0.3, 3.5);
}

}  // namespace plimsoll::sim
