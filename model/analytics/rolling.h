// Windows that move: the batch functions' answers, kept up to date at the cost of one step instead of one pass.
// A window holds the last `capacity` places; a place whose value is missing ages like any other and counts
// against coverage. What is not finite is taken as missing. Answers are absent while there is too little.
#pragma once

#include "model/analytics/statistics.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace plimsoll::analytics::rolling {

// The values themselves, oldest first.
class Ring {
public:
    explicit Ring(std::size_t capacity);
    // Returns the value that fell out, if one did and it was not missing.
    std::optional<double> push(std::optional<double> value);
    std::size_t capacity() const { return m_places.size(); }
    std::size_t size() const { return m_size; }        // places that were filled or missed
    std::size_t present() const { return m_present; }  // values
    double coverage() const { return static_cast<double>(m_present) / static_cast<double>(capacity()); }
    std::optional<double> ago(std::size_t steps) const;  // 0: the newest
    std::optional<double> oldest() const;                // the place, not the oldest value
    std::vector<double> values() const;

private:
    std::vector<double> m_places;  // NaN: missing; never leaves this class
    std::size_t m_next = 0, m_size = 0, m_present = 0;
};

// Sum, mean and variance. Sums are kept around an anchor that follows the values, and taken anew once a turn
// of the window, so that rounding does not pile up.
class Moments {
public:
    explicit Moments(std::size_t capacity) : m_ring(capacity) {}
    void push(std::optional<double> value);
    const Ring& ring() const { return m_ring; }
    std::optional<double> sum() const;
    std::optional<double> mean() const;
    std::optional<double> sampleVariance() const;  // two values at least

private:
    void rebuild();
    Ring m_ring;
    double m_anchor = 0, m_sum = 0, m_squares = 0;
    std::size_t m_sinceRebuild = 0;
};

// Median, MAD, quantiles and ranks: a sorted copy. 43 200 minutes (30 days) cost some microseconds a step.
class Order {
public:
    explicit Order(std::size_t capacity) : m_ring(capacity) {}
    void push(std::optional<double> value);
    const Ring& ring() const { return m_ring; }
    std::optional<double> median() const;
    std::optional<double> mad() const;
    std::optional<double> quantile(double alpha) const;  // as statistics.h
    std::optional<double> percentileOf(double x) const;  // share that is not above x
    std::optional<double> robustZ(double x) const;       // absent where the MAD is 0
    std::optional<double> smallest() const;
    std::optional<double> largest() const;

private:
    Ring m_ring;
    std::vector<double> m_sorted;
};

// Least squares of y on x over the newest points (Kyle's lambda).
class Regression {
public:
    explicit Regression(std::size_t capacity) : m_x(capacity), m_y(capacity) {}
    // Both or neither.
    void push(std::optional<double> x, std::optional<double> y);
    std::size_t points() const { return m_x.present(); }
    Result<Line> line() const;  // as regression() of statistics.h

private:
    void rebuild();
    Ring m_x, m_y;
    double m_anchorX = 0, m_anchorY = 0;
    double m_sx = 0, m_sy = 0, m_sxx = 0, m_sxy = 0, m_syy = 0;
    std::size_t m_sinceRebuild = 0;
};

// Realised variance, bipower variation and jump ratio of the newest returns (vol::bipower). A missing return
// leaves out both products that it was part of.
class Jumps {
public:
    explicit Jumps(std::size_t capacity) : m_squares(capacity), m_products(capacity > 1 ? capacity - 1 : 1) {}
    void push(std::optional<double> ret);
    std::optional<double> realised() const { return m_squares.sum(); }
    std::optional<double> bipower() const;    // two returns at least
    std::optional<double> jumpRatio() const;  // absent where nothing moved
    const Ring& squares() const { return m_squares.ring(); }

private:
    Moments m_squares, m_products;
    std::optional<double> m_last;
    bool m_any = false;
};

}  // namespace plimsoll::analytics::rolling
