// Comparing computed numbers, as the vector files do: |got - expected| <= absolute + relative |expected|.
#pragma once

#include <QByteArray>
#include <QtTest>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace plimsoll::test {

inline bool isNear(double got, double expected, double relative = 1e-9, double absolute = 1e-12)
{
    return std::abs(got - expected) <= absolute + relative * std::abs(expected);
}

inline QByteArray told(double got, double expected)
{
    return "got " + QByteArray::number(got, 'g', 17) + ", expected " + QByteArray::number(expected, 'g', 17);
}

// The same random numbers with every standard library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    double uniform() { return (static_cast<double>(m_random() >> 11) + 0.5) * 0x1p-53; }  // never 0 or 1
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random() % n); }
    double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform()); }

private:
    std::mt19937_64 m_random;
};

}  // namespace plimsoll::test

#define VERIFY_NEAR(got, expected)                                                              \
    do {                                                                                        \
        const double g_ = (got), e_ = (expected);                                               \
        QVERIFY2(::plimsoll::test::isNear(g_, e_), ::plimsoll::test::told(g_, e_).constData()); \
    } while (false)
#define VERIFY_WITHIN(got, expected, tolerance)                                                               \
    do {                                                                                                      \
        const double g_ = (got), e_ = (expected);                                                             \
        QVERIFY2(::plimsoll::test::isNear(g_, e_, 0, tolerance), ::plimsoll::test::told(g_, e_).constData()); \
    } while (false)
// A result without a value, and why.
#define VERIFY_REASON(result, expected)        \
    do {                                       \
        const auto& r_ = (result);             \
        QVERIFY(!r_);                          \
        QCOMPARE(r_.error().reason, expected); \
        QVERIFY(!r_.error().text.empty());     \
    } while (false)
