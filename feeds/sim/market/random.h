// Chance, the same on every machine and library: the standard distributions differ between libraries.
// xoshiro256** by Blackman and Vigna (2018), seeded by splitmix64.
#pragma once

#include <cmath>
#include <cstdint>

namespace plimsoll::sim {

class Random {
public:
    explicit Random(std::uint64_t seed = 0, std::uint64_t stream = 0)
    {
        std::uint64_t x = seed ^ (stream * 0x9e3779b97f4a7c15ull + 0x632be59bd9b4e019ull);
        for (std::uint64_t& word : m_state) {
            x += 0x9e3779b97f4a7c15ull;
            std::uint64_t z = x;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next()
    {
        const std::uint64_t result = rotated(m_state[1] * 5, 7) * 9;
        const std::uint64_t t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }

    // In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    double uniform(double a, double b) { return a + (b - a) * uniform(); }
    // In [0, n), n > 0.
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }
    bool chance(double p) { return p > 0 && uniform() < p; }
    double sign() { return (next() >> 63) != 0 ? 1.0 : -1.0; }

    double exponential() { return -std::log1p(-uniform()); }                 // mean 1
    double pareto(double alpha) { return std::exp(exponential() / alpha); }  // at least 1
    double normal()
    {
        if (m_haveSpare) {
            m_haveSpare = false;
            return m_spare;
        }
        const double r = std::sqrt(2 * exponential()), angle = 6.283185307179586 * uniform();
        m_spare = r * std::sin(angle);
        m_haveSpare = true;
        return r * std::cos(angle);
    }
    double lognormal(double sigma) { return std::exp(sigma * normal()); }  // median 1

    std::uint32_t poisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean > 30) {
            const double n = std::floor(mean + std::sqrt(mean) * normal() + 0.5);
            return n > 0 ? static_cast<std::uint32_t>(n) : 0;
        }
        const double floor = std::exp(-mean);
        std::uint32_t n = 0;
        for (double p = uniform(); p > floor; p *= uniform()) ++n;
        return n;
    }

private:
    static constexpr std::uint64_t rotated(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    std::uint64_t m_state[4];
    double m_spare = 0;
    bool m_haveSpare = false;
};

}  // namespace plimsoll::sim
