// What all traders of an asset see together: where they believe the price belongs, how restless the market
// is, where it has been going, and how busy it is.
#pragma once

#include "feeds/sim/market/asset_table.h"
#include "feeds/sim/market/random.h"

#include <array>

namespace plimsoll::sim {

class Sentiment {
public:
    Sentiment(const AssetSpec& spec, double turnover, Random random);

    // `mid`: log of the market's mid over the venues, in dollars; `fundamental` likewise. `weather`: present
    // volatility of the fundamental over its normal one.
    void step(double dt, double mid, double fundamental, double weather);
    // Net taker volume of all venues since the last step, US dollars: it moves beliefs and the effect fades
    // with the square root of time (propagator of Bouchaud, Gefen, Potters and Wyart 2004).
    void absorb(double signedUsd);

    double impact() const;  // log
    // Fast volatility of the price over its normal one; 1 is normal.
    double volRatio() const { return m_volRatio; }
    double rush() const;                  // the last minute alone
    double momentum() const;              // returns of the last minutes in standard deviations, -4 .. 4
    double activity() const;              // takers' rate over normal, apart from the scenario's
    double gap() const { return m_gap; }  // price over fundamental, log
    double dailyVol() const { return m_dailyVol; }

private:
    static constexpr std::size_t kScales = 5;
    double m_dailyVol, m_turnover;  // US dollars a day, perpetuals and spot
    std::array<double, kScales> m_impact{};
    double m_lastMid = 0, m_variance = 1, m_slowVariance = 1, m_volRatio = 1;
    std::array<double, 3> m_mean{};     // of mid, one to thirty minutes
    double m_restless = 0, m_busy = 0;  // log of activity's own wandering, quick and slow
    double m_gap = 0, m_weather = 1;
    double m_sampled = 0, m_sampleFrom = 0;
    bool m_started = false;
    Random m_random;
};

}  // namespace plimsoll::sim
