#include "feeds/sim/market/fundamental.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::sim {

namespace {

constexpr double kFastSd = 0.50, kFastSeconds = 1800;
constexpr double kSlowSd = 0.60, kSlowSeconds = 10 * 3600;
constexpr double kFundamentalShare = 0.62;  // of an asset's volatility; flow makes the rest
constexpr double kJumpsPerHour = 0.25;

// Exact step of an Ornstein-Uhlenbeck process with mean 0.
double wander(double x, double dt, double seconds, double sd, Random& random)
{
    const double keep = std::exp(-dt / seconds);
    return x * keep + sd * std::sqrt(1 - keep * keep) * random.normal();
}

}  // namespace

void WanderingVol::step(double dt, Random& random)
{
    m_fast = wander(m_fast, dt, kFastSeconds, kFastSd, random);
    m_slow = wander(m_slow, dt, kSlowSeconds, kSlowSd, random);
}

void WanderingVol::settle()
{
    m_fast = 0;
    m_slow = kFastSd * kFastSd + kSlowSd * kSlowSd;
}

double WanderingVol::factor() const
{
    return std::exp(std::clamp(m_fast + m_slow - kFastSd * kFastSd - kSlowSd * kSlowSd, -2.0, 2.0));
}

Fundamentals::Fundamentals(const std::vector<std::string>& assets, std::uint64_t seed) : m_random(seed, 1)
{
    for (std::size_t i = 0; i < assets.size(); ++i) {
        Asset a;
        a.spec = assetSpec(assets[i]);
        if (!a.spec) continue;
        a.beta = kFundamentalShare * a.spec->beta;
        const double daily = kFundamentalShare * a.spec->dailyVol, common = a.beta * kMarketDailyVol;
        a.ownVol = std::sqrt(std::max(daily * daily - common * common, 0.09 * daily * daily));
        a.log = std::log(a.spec->price);
        a.random = Random(seed, 1000 + i);
        m_assets.push_back(a);
    }
}

void Fundamentals::step(double dt, const Behaviour& b, bool jumps)
{
    const double root = std::sqrt(dt / kSecondsPerDay), hours = dt / 3600;
    m_marketVol.step(dt, m_random);
    const double marketSd = kMarketDailyVol * b.volatility * m_marketVol.factor() * root;
    double market = marketSd * m_random.normal() + b.driftPerHour * hours;
    if (jumps && m_random.chance(b.jumpsPerHour * hours)) {
        const double size = b.jumpMean + b.jumpSize * m_random.normal();
        market += size;
        m_marketVol.kick(std::min(0.8, 40 * std::abs(size)));
    }
    for (Asset& a : m_assets) {
        a.vol.step(dt, a.random);
        a.log += a.beta * market + a.ownVol * b.volatility * a.vol.factor() * root * a.random.normal();
        if (jumps && a.random.chance(kJumpsPerHour * hours)) {
            const double size = 0.10 * a.spec->dailyVol * a.random.normal();
            a.log += size;
            a.vol.kick(std::min(0.8, 40 * std::abs(size)));
        }
    }
}

void Fundamentals::settle()
{
    m_marketVol.settle();
    for (Asset& a : m_assets) a.vol.settle();
}

void Fundamentals::jump(double log)
{
    m_marketVol.kick(std::min(0.8, 20 * std::abs(log)));
    for (Asset& a : m_assets) a.log += a.beta * log;
}

void Fundamentals::jump(std::size_t asset, double log)
{
    m_assets[asset].vol.kick(std::min(0.8, 20 * std::abs(log)));
    m_assets[asset].log += log;
}

double Fundamentals::volFactor(std::size_t asset) const
{
    const Asset& a = m_assets[asset];
    const double common = a.beta * kMarketDailyVol * m_marketVol.factor(), own = a.ownVol * a.vol.factor();
    return std::sqrt(common * common + own * own) / (kFundamentalShare * a.spec->dailyVol);
}

void StableCoins::step(double dt, const Behaviour& b)
{
    const auto towards = [&](double rate, double target, double noise) {
        return rate + (target - rate) * (1 - std::exp(-dt / 25)) + noise * std::sqrt(dt) * m_random.normal();
    };
    // A coin that has lost its peg also loses its calm.
    const double stress = 1 + 400 * (std::abs(1 - b.usdtRate) + std::abs(1 - b.usdcRate));
    m_rate.usdt = std::clamp(towards(m_rate.usdt, b.usdtRate, 4e-6 * stress), 0.5, 1.2);
    m_rate.usdc = std::clamp(towards(m_rate.usdc, b.usdcRate, 3e-6 * stress), 0.5, 1.2);
    for (double& d : m_disagreement) d = wander(d, dt, 40, 1e-5 + b.stableDisagreement, m_random);
}

double StableCoins::rate(const Listing& l) const
{
    // Hyperliquid's perpetuals follow an oracle made of the other venues' USDT prices.
    const double coin = l.quote == "USDC" ? m_rate.usdc : m_rate.usdt;
    return coin * std::exp(m_disagreement[static_cast<std::size_t>(l.venue)]);
}

}  // namespace plimsoll::sim
