#include "model/market/number_text.h"

#include "model/market/decimal.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string_view>
#include <utility>

namespace plimsoll::number_text {

namespace {

constexpr std::string_view kMinus = "\u2212", kTimes = "\u00d7";

enum class Plus { Never, WhenPositive };

thread_local Rounding::Way way = Rounding::Way::Nearest;

// A whole number of steps, the way that is asked for.
double whole(double steps)
{
    const double nearest = std::round(steps);
    // Noise of sums and products; of large numbers a small part would be many steps.
    if (way == Rounding::Way::Nearest || std::fabs(steps - nearest) <= std::min(1e-9 * std::fabs(steps), 1e-3))
        return nearest;
    return way == Rounding::Way::Down ? std::floor(steps) : std::ceil(steps);
}

double rounded(double v, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return whole(v * scale) / scale;
}

std::string digitsOf(double v, int decimals)
{
    constexpr double kAllWhole = 9e15;  // a double this large has no fraction
    if (way != Rounding::Way::Nearest && std::fabs(v) * std::pow(10.0, decimals) < kAllWhole)
        v = rounded(v, decimals);
    char text[400];
    const auto end = std::to_chars(text, text + sizeof text, v, std::chars_format::fixed, decimals);
    return {text, end.ptr};
}

// Three bytes would need a library of their own to be atomic.
struct alignas(4) Held {
    Marks marks;
};
std::atomic<Held> wanted{Held{}};
thread_local int standard = 0;

constexpr std::string_view signOf(Marks::Group group)
{
    switch (group) {
        case Marks::Group::Comma: return ",";
        case Marks::Group::Dot: return ".";
        case Marks::Group::Space: return "\u00a0";
        case Marks::Group::Apostrophe: return "\u2019";
        case Marks::Group::None: break;
    }
    return {};
}

std::string pointed(std::string digits)
{
    if (marks().point == Marks::Point::Comma) std::replace(digits.begin(), digits.end(), '.', ',');
    return digits;
}

// "-1234.50" -> "−1,234.50". A text whose digits are all zero loses its sign.
std::string dressed(std::string digits, Plus plus = Plus::Never)
{
    const bool negative = digits.starts_with('-');
    if (negative) digits.erase(0, 1);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    digits = pointed(std::move(digits));
    const std::string_view group = signOf(marks().group);
    for (std::size_t at = point; at > 3;) digits.insert(at -= 3, group);
    const bool zero = std::none_of(digits.begin(), digits.end(), [](char c) { return c >= '1' && c <= '9'; });
    if (zero) return digits;
    if (negative) return digits.insert(0, kMinus);
    return plus == Plus::WhenPositive ? digits.insert(0, 1, '+') : digits;
}

std::string fixed(double v, int decimals, Plus plus = Plus::Never)
{
    return dressed(digitsOf(v, decimals), plus);
}

// Decimals that leave `significant` digits of |v|, at most significant - 1 of them, judged after
// rounding: 9.996 with three is 10.0, not 10.00.
int decimalsFor(double v, int significant)
{
    int decimals = significant - 1;
    double limit = 10;
    while (decimals > 0 && std::fabs(rounded(v, decimals)) >= limit) {
        --decimals;
        limit *= 10;
    }
    return decimals;
}

struct Unit {
    double size;
    std::string_view word;
};

// The unit in which |v| shows below a thousand, judged after rounding to what will be shown.
template <std::size_t N>
const Unit& unitFor(double v, const std::array<Unit, N>& units, int significant)
{
    for (std::size_t i = 0; i + 1 < N; ++i) {
        const double shown = v / units[i].size;
        if (std::fabs(rounded(shown, decimalsFor(shown, significant))) < 1000) return units[i];
    }
    return units[N - 1];
}

std::string with(std::string text, std::string_view tail)
{
    return text.append(tail);
}

std::string two(long long n)
{
    std::string text = std::to_string(n);
    return text.size() < 2 ? text.insert(0, 1, '0') : text;
}

}  // namespace

void setMarks(Marks marks)
{
    if (marks.sound()) wanted.store(Held{marks}, std::memory_order_relaxed);
}

Marks marks()
{
    return standard > 0 ? Marks{} : wanted.load(std::memory_order_relaxed).marks;
}

Standard::Standard()
{
    ++standard;
}
Standard::~Standard()
{
    --standard;
}
bool Standard::on()
{
    return standard > 0;
}

Rounding::Rounding(Way wanted) : m_before(std::exchange(way, wanted)) {}
Rounding::~Rounding()
{
    way = m_before;
}

std::string price(Price p, int decimals)
{
    return dressed(toText(p, decimals));
}
std::string price(Price p)
{
    return dressed(toText(p));
}

std::string qty(double v)
{
    if (!std::isfinite(v)) return kNone;
    constexpr int significant = 4;
    int decimals = decimalsFor(v, significant);
    if (v != 0 && std::fabs(v) < 1) {
        const int leadingZeros = static_cast<int>(std::floor(-std::log10(std::fabs(v))));
        decimals = std::min(significant + leadingZeros, 12);
    }
    std::string digits = digitsOf(v, decimals);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.')) digits.pop_back();
    }
    return dressed(std::move(digits));
}

std::string money(double usd)
{
    if (!std::isfinite(usd)) return kNone;
    static constexpr std::array<Unit, 4> units = {Unit{1, ""}, {1e3, "k"}, {1e6, "m"}, {1e9, "bn"}};
    const Unit& unit = marks().compact ? unitFor(usd, units, 3) : units[0];
    const double shown = usd / unit.size;
    // Billions keep two decimals below a hundred: open interest moves in the fourth digit.
    const int decimals = unit.size == 1e9 ? std::min(2, decimalsFor(shown, 4)) : decimalsFor(shown, 3);
    std::string digits = fixed(shown, decimals);
    if (digits.find_first_of("123456789") == std::string::npos) return "$0";
    digits.insert(digits.starts_with(kMinus) ? kMinus.size() : 0, 1, '$');
    return digits.append(unit.word);
}

std::string moneyIn(double usd, double unit, int decimals)
{
    if (!std::isfinite(usd) || unit == 0) return kNone;
    return fixed(usd / unit, decimals);
}

std::string bp8h(double r8)
{
    if (!std::isfinite(r8)) return kNone;
    return fixed(r8 * 1e4, 2, Plus::WhenPositive);
}

std::string rateRaw(double rate)
{
    if (!std::isfinite(rate)) return kNone;
    return with(fixed(rate * 100, 4, Plus::WhenPositive), " %");
}

std::string interval(double hours)
{
    if (!std::isfinite(hours) || hours <= 0) return kNone;
    if (hours < 1) return with(std::to_string(std::lround(hours * 60)), "m");
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, rounded(hours, 2), std::chars_format::general, 6);
    return with(pointed(std::string(text, end.ptr)), "h");
}

std::string apr(double fraction)
{
    if (!std::isfinite(fraction)) return kNone;
    return with(fixed(fraction * 100, 1, Plus::WhenPositive), " %");
}

std::string bp(double v)
{
    if (!std::isfinite(v)) return kNone;
    return fixed(v, std::fabs(rounded(v, 2)) < 10 ? 2 : 1);
}

std::string percentChange(double fraction)
{
    if (!std::isfinite(fraction)) return kNone;
    const double percent = fraction * 100;
    return with(fixed(percent, std::fabs(rounded(percent, 2)) < 10 ? 2 : 1, Plus::WhenPositive), " %");
}

std::string share(double fraction)
{
    if (!std::isfinite(fraction)) return kNone;
    const double percent = fraction * 100;
    return with(fixed(percent, std::fabs(rounded(percent, 1)) < 10 ? 1 : 0), " %");
}

std::string ratio(double r)
{
    if (!std::isfinite(r)) return kNone;
    if (std::fabs(rounded(r, 2)) >= 1) return with(fixed(r, decimalsFor(r, 2)), kTimes);
    const bool tiny = r != 0 && std::fabs(rounded(r, 3)) < 0.1;
    return with(fixed(r, tiny ? 3 : 2), kTimes);
}

std::string fineRatio(double r)
{
    if (!std::isfinite(r)) return kNone;
    return with(fixed(r, std::fabs(rounded(r, 3)) >= 1 ? decimalsFor(r, 3) : 3), kTimes);
}

std::string plain(double v, int decimals)
{
    if (!std::isfinite(v)) return kNone;
    return fixed(v, decimals);
}

std::string count(std::uint64_t n)
{
    return dressed(std::to_string(n));
}

std::string compactCount(double n)
{
    if (!std::isfinite(n)) return kNone;
    static constexpr std::array<Unit, 4> units = {Unit{1, ""}, {1e3, " k"}, {1e6, " M"}, {1e9, " G"}};
    const Unit& unit = unitFor(n, units, 3);
    const double shown = n / unit.size;
    const int decimals = unit.size == 1 ? 0 : std::fabs(rounded(shown, 1)) < 100 ? 1 : 0;
    return with(fixed(shown, decimals), unit.word);
}

std::string bytes(double n)
{
    if (!std::isfinite(n)) return kNone;
    static constexpr std::array<Unit, 5> units = {
        Unit{1, " B"}, {1e3, " kB"}, {1e6, " MB"}, {1e9, " GB"}, {1e12, " TB"}};
    const Unit& unit = unitFor(n, units, 2);
    const double shown = n / unit.size;
    const int decimals = unit.size == 1 ? 0 : std::fabs(rounded(shown, 1)) < 10 ? 1 : 0;
    return with(fixed(shown, decimals), unit.word);
}

std::string milliseconds(double ms)
{
    if (!std::isfinite(ms)) return kNone;
    if (std::fabs(rounded(ms, 1)) < 10) return with(fixed(ms, 1), " ms");
    if (std::fabs(rounded(ms, 0)) < 1000) return with(fixed(ms, 0), " ms");
    const double s = ms / 1000;
    return with(fixed(s, std::fabs(rounded(s, 1)) < 10 ? 1 : 0), " s");
}

std::string age(Duration d)
{
    // Ages are cut, not rounded: "1000 ms" and "60 m" never appear.
    const auto ms = std::max<std::int64_t>(0, std::chrono::floor<std::chrono::milliseconds>(d).count());
    if (ms < 1000) return with(std::to_string(ms), " ms");
    if (ms < 10'000) return with(pointed(digitsOf(static_cast<double>(ms / 100) / 10, 1)), " s");
    const auto s = ms / 1000;
    if (s < 100) return with(std::to_string(s), " s");
    const auto m = s / 60;
    if (m < 60) return with(std::to_string(m), " m");
    const auto h = m / 60;
    if (h < 24) return with(with(std::to_string(h), " h "), with(two(m % 60), " m"));
    if (h < 48) return with(std::to_string(h), " h");
    return with(std::to_string(h / 24), " d");
}

std::string countdown(Duration d)
{
    const auto s = std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(d).count());
    return with(with(two(s / 3600), ":"), with(with(two(s / 60 % 60), ":"), two(s % 60)));
}

}  // namespace plimsoll::number_text
