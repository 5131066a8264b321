// What things are worth, unseen by anybody in the market: one market factor and each asset's own part,
// with volatility that wanders and clusters, and jumps. And what the stable coins are worth in dollars.
#pragma once

#include "feeds/sim/market/asset_table.h"
#include "feeds/sim/market/happening.h"
#include "feeds/sim/market/random.h"
#include "feeds/sim/market/scenario.h"

#include <vector>

namespace plimsoll::sim {

inline constexpr double kSecondsPerDay = 86400;
inline constexpr double kMarketDailyVol = 0.021;  // of the common factor

// Log-volatility as the sum of a fast and a slow Ornstein-Uhlenbeck process (Andersen, Bollerslev, Diebold
// and Labys 2003: realised volatility is near log-normal with long memory; two scales imitate that).
class WanderingVol {
public:
    void step(double dt, Random& random);
    void kick(double amount) { m_fast += amount; }
    void settle();          // to its mean square: neither calm nor storm
    double factor() const;  // mean square about 1

private:
    double m_fast = 0, m_slow = 0;
};

class Fundamentals {
public:
    Fundamentals(const std::vector<std::string>& assets, std::uint64_t seed);

    // `jumps` off: for the long steps of the past.
    void step(double dt, const Behaviour& behaviour, bool jumps = true);
    void settle();                             // volatility to its mean: every scenario begins in the same weather
    void jump(double log);                     // of the market factor
    void jump(std::size_t asset, double log);  // of one asset alone
    std::size_t count() const { return m_assets.size(); }
    double log(std::size_t asset) const { return m_assets[asset].log; }  // of US dollars for one coin
    // Present volatility relative to the asset's normal.
    double volFactor(std::size_t asset) const;
    const AssetSpec& spec(std::size_t asset) const { return *m_assets[asset].spec; }
    // Shifts the whole path so that the asset stands at this price now.
    void anchor(std::size_t asset, double price) { m_assets[asset].log = std::log(price); }

private:
    struct Asset {
        const AssetSpec* spec = nullptr;
        double log = 0;
        double ownVol = 0;  // daily
        double beta = 1;
        WanderingVol vol;
        Random random;
    };
    std::vector<Asset> m_assets;
    WanderingVol m_marketVol;
    Random m_random;
};

class StableCoins {
public:
    explicit StableCoins(std::uint64_t seed) : m_random(seed, 77) {}
    void step(double dt, const Behaviour& behaviour);
    const StableRate& rate() const { return m_rate; }
    // What one unit of a listing's quote currency is worth at its venue.
    double rate(const Listing& l) const;

private:
    StableRate m_rate;
    std::array<double, kVenueCount> m_disagreement{};  // log
    Random m_random;
};

}  // namespace plimsoll::sim
