// Models that live on from step to step: the same numbers as their batch functions, without the history.
#pragma once

#include "model/analytics/garch.h"
#include "model/analytics/rolling.h"

#include <array>
#include <deque>
#include <optional>

namespace plimsoll::analytics::rolling {

// risk::ewma. A missing return is no step.
class Ewma {
public:
    explicit Ewma(double lam) : m_lam(lam) {}
    void push(std::optional<double> ret);
    std::optional<double> sigma() const;

private:
    double m_lam;
    std::optional<double> m_variance;
};

// risk::gjr, with the newest `window` standardised returns for the tail.
class GjrFilter {
public:
    GjrFilter(const risk::GjrParameters& p, double s2_0, std::size_t window);
    void push(std::optional<double> ret);
    double sigmaNext() const;
    const risk::GjrParameters& parameters() const { return m_p; }
    // VaR and ES of the next return (risk::filteredTail).
    Result<risk::Tail> tail(double alpha) const;

private:
    risk::GjrParameters m_p;
    double m_variance;
    Ring m_standardised;
};

// vol::atr
class Atr {
public:
    explicit Atr(std::size_t n) : m_n(std::max<std::size_t>(n, 1)) {}
    void push(double high, double low, double close);
    std::optional<double> value() const;

private:
    std::size_t m_n, m_seen = 0;
    double m_sum = 0, m_atr = 0;
    std::optional<double> m_lastClose;
};

// flow::vpinTaker and flow::vpinBulk: buckets of equal volume, the last n of them.
class Vpin {
public:
    // bucket above 0, in the unit of the volumes
    Vpin(double bucket, std::size_t n) : m_bucket(bucket), m_n(static_cast<double>(std::max<std::size_t>(n, 1))) {}
    void trade(double volume, bool buy) { add(volume, buy ? 1 : 0); }
    // Bulk classification, with the sigma of the price changes that is current.
    void bar(double priceChange, double volume, double sigma);
    double buckets() const { return m_seen; }  // complete ones, all that were seen
    std::optional<double> value() const;

private:
    struct Run {
        double count = 0, imbalance = 0;
    };
    void add(double volume, double buyShare);
    void close(double count, double imbalance);
    double m_bucket, m_n;
    double m_filled = 0, m_bought = 0, m_seen = 0, m_held = 0;
    std::deque<Run> m_runs;
};

// What is usual at this hour of the week (ANALYTICS C12): the median of an hour's samples, then the median of
// the newest weeks. The running hour is not part of its own normal.
class HourOfWeek {
public:
    static constexpr std::size_t kHours = 168, kWeeks = 4;
    // hourIndex: hours since any Monday 00:00 UTC, counting up.
    void push(long long hourIndex, std::optional<double> value);
    std::optional<double> normal(int hourOfWeek) const;  // Monday 00 is 0
    std::size_t weeks(int hourOfWeek) const;             // how many stand behind it

private:
    void finishHour();
    std::array<std::deque<double>, kHours> m_weeks;
    std::optional<long long> m_hour;
    std::vector<double> m_samples;
};

}  // namespace plimsoll::analytics::rolling
