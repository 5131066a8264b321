// Every number, rate, size and age as people read it: U+2212 minus, comma groups, plus only on quantities
// with a direction, zero has no sign. UTF-8; "—" where the number is not finite. What the screen shows and
// what warnings, alerts and exports say is made here.
#pragma once

#include "model/market/time.h"
#include "model/market/units.h"

#include <cstdint>
#include <string>

namespace plimsoll::number_text {

inline constexpr const char* kNone = "\u2014";  // em dash: no value

// The signs of numbers as the person wants them, for the whole program.
struct Marks {
    enum class Point : std::uint8_t { Dot, Comma };
    enum class Group : std::uint8_t { Comma, Dot, Space, Apostrophe, None };
    Point point = Point::Dot;
    Group group = Group::Comma;
    bool compact = true;  // $6.42m; else $6,420,000
    bool operator==(const Marks&) const = default;
    // One sign cannot mean both.
    constexpr bool sound() const
    {
        return !(point == Point::Dot && group == Group::Dot) && !(point == Point::Comma && group == Group::Comma);
    }
};
void setMarks(Marks marks);  // unsound ones change nothing
Marks marks();

// While one lives, this thread writes in the standard way, whatever the person chose: what leaves the program
// is read by other programs.
class Standard {
public:
    Standard();
    ~Standard();
    Standard(const Standard&) = delete;
    Standard& operator=(const Standard&) = delete;
    static bool on();
};

// While one lives, this thread rounds its numbers one way: what is said of a bound must hold, so "at least" is
// never more and "at most" never less than it is. What only lies beside a round number by the noise of binary
// fractions is that number. Prices are exact, counts whole; an age is always cut, so it is no "at most".
class Rounding {
public:
    enum class Way : std::uint8_t { Nearest, Down, Up };
    explicit Rounding(Way way);
    ~Rounding();
    Rounding(const Rounding&) = delete;
    Rounding& operator=(const Rounding&) = delete;

private:
    Way m_before;
};

std::string price(Price p, int decimals);                    // 84,012.4
std::string price(Price p);                                  // shortest exact, grouped
std::string qty(double v);                                   // 4 significant, grouped: 12.31 0.0421 13,248
std::string money(double usd);                               // $620 $46.8k $843k $6.42m $17.18bn
std::string moneyIn(double usd, double unit, int decimals);  // column with the unit in its head: 41.2
std::string bp8h(double r8);                                 // +5.72 -0.31 0.00 (bp per 8 h)
std::string rateRaw(double rate);                            // +0.0098 %
std::string interval(double hours);                          // 8h 1h
std::string apr(double fraction);                            // +62.6 %
std::string bp(double bp);                                   // 0.12 27.4 104.9
std::string percentChange(double fraction);                  // +2.31 % (signed)
std::string share(double fraction);                          // 58 %, 4.9 % (unsigned)
std::string ratio(double r);                                 // 0.62x 2.3x 11x with the multiplication sign
std::string fineRatio(double r);                             // 0.620x 1.25x 12.5x: beside a limit
std::string plain(double v, int decimals);                   // 6.8 1,234.5
std::string count(std::uint64_t n);                          // 12,345
std::string compactCount(double n);                          // 6.2 k  1.4 M
std::string bytes(double n);                                 // 3.1 GB 46 kB
std::string milliseconds(double ms);                         // 38 ms  3.4 s
std::string age(Duration d);                                 // 38 ms 3.4 s 28 s 12 m 3 h 12 m 26 h 5 d
std::string countdown(Duration d);                           // 00:23:51, never negative

// "≥ $4.10m": what `words` makes of the numbers that it is called with, none of them rounded up.
template <typename F, typename... A>
std::string atLeast(F&& words, const A&... numbers)
{
    const Rounding down(Rounding::Way::Down);
    return std::string("\u2265 ").append(words(numbers...));
}
// The same only of what is a floor.
template <typename F, typename... A>
std::string floored(bool floor, F&& words, const A&... numbers)
{
    return floor ? atLeast(words, numbers...) : words(numbers...);
}

}  // namespace plimsoll::number_text
