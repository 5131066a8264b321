#include "widgets/format.h"

#include "model/market/decimal.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace plimsoll::format {

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kTimes(0x00d7);

enum class Plus { Never, WhenPositive };

// "-1234.50" -> "−1,234.50". A text whose digits are all zero loses its sign.
QString dressed(QString digits, Plus plus = Plus::Never)
{
    const bool negative = digits.startsWith(QLatin1Char('-'));
    if (negative) digits.remove(0, 1);
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    for (qsizetype at = (point < 0 ? digits.size() : point) - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    const bool zero = std::none_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    if (zero) return digits;
    if (negative) return kMinus + digits;
    return plus == Plus::WhenPositive ? QLatin1Char('+') + digits : digits;
}

QString fixed(double v, int decimals, Plus plus = Plus::Never)
{
    return dressed(QString::number(v, 'f', decimals), plus);
}

double rounded(double v, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::round(v * scale) / scale;
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
    const char* word;
};

// The unit in which |v| shows below a thousand, judged after rounding to what will be shown.
template <std::size_t N>
const Unit& unitFor(double v, const std::array<Unit, N>& units, int significant)
{
    for (std::size_t i = 0; i + 1 < N; ++i) {
        const double shown = std::fabs(v) / units[i].size;
        if (rounded(shown, decimalsFor(shown, significant)) < 1000) return units[i];
    }
    return units[N - 1];
}

struct Civil {
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<std::chrono::seconds> time;
    unsigned weekday;
};

Civil civil(Timestamp t)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(t);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    return {std::chrono::year_month_day{day}, std::chrono::hh_mm_ss{seconds - day},
            std::chrono::weekday{day}.c_encoding()};
}

QString two(long long n)
{
    return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0'));
}

QString hourMinute(const Civil& c)
{
    return two(c.time.hours().count()) + u':' + two(c.time.minutes().count());
}

QString hourMinuteSecond(const Civil& c)
{
    return hourMinute(c) + u':' + two(c.time.seconds().count());
}

QString dayMonth(const Civil& c)
{
    static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto month = static_cast<unsigned>(c.date.month());
    return QStringLiteral("%1 %2").arg(static_cast<unsigned>(c.date.day())).arg(QLatin1String(months[month - 1]));
}

}  // namespace

QString price(Price p, int decimals)
{
    return dressed(QString::fromStdString(toText(p, decimals)));
}
QString price(Price p)
{
    return dressed(QString::fromStdString(toText(p)));
}

QString qty(double v)
{
    if (!std::isfinite(v)) return kNone;
    constexpr int significant = 4;
    int decimals = decimalsFor(v, significant);
    if (v != 0 && std::fabs(v) < 1) {
        const int leadingZeros = static_cast<int>(std::floor(-std::log10(std::fabs(v))));
        decimals = std::min(significant + leadingZeros, 12);
    }
    QString digits = QString::number(v, 'f', decimals);
    if (digits.contains(QLatin1Char('.'))) {
        while (digits.endsWith(QLatin1Char('0'))) digits.chop(1);
        if (digits.endsWith(QLatin1Char('.'))) digits.chop(1);
    }
    return dressed(digits);
}

QString money(double usd)
{
    if (!std::isfinite(usd)) return kNone;
    static constexpr std::array<Unit, 4> units = {Unit{1, ""}, {1e3, "k"}, {1e6, "m"}, {1e9, "bn"}};
    const Unit& unit = unitFor(usd, units, 3);
    const double shown = std::fabs(usd) / unit.size;
    // Billions keep two decimals below a hundred: open interest moves in the fourth digit.
    const int decimals = unit.size == 1e9 ? std::min(2, decimalsFor(shown, 4)) : decimalsFor(shown, 3);
    const QString digits = QString::number(shown, 'f', decimals);
    if (digits.toDouble() == 0) return QStringLiteral("$0");
    return (usd < 0 ? QString(kMinus) : QString()) + u'$' + dressed(digits) + QLatin1String(unit.word);
}

QString moneyIn(double usd, double unit, int decimals)
{
    if (!std::isfinite(usd) || unit == 0) return kNone;
    return fixed(usd / unit, decimals);
}

QString bp8h(double r8)
{
    if (!std::isfinite(r8)) return kNone;
    return fixed(r8 * 1e4, 2, Plus::WhenPositive);
}

QString rateRaw(double rate)
{
    if (!std::isfinite(rate)) return kNone;
    return fixed(rate * 100, 4, Plus::WhenPositive) + QStringLiteral(" %");
}

QString interval(double hours)
{
    if (!std::isfinite(hours) || hours <= 0) return kNone;
    if (hours < 1) return QString::number(std::lround(hours * 60)) + u'm';
    return QString::number(rounded(hours, 2), 'g', 6) + u'h';
}

QString apr(double fraction)
{
    if (!std::isfinite(fraction)) return kNone;
    return fixed(fraction * 100, 1, Plus::WhenPositive) + QStringLiteral(" %");
}

QString bp(double v)
{
    if (!std::isfinite(v)) return kNone;
    return fixed(v, std::fabs(rounded(v, 2)) < 10 ? 2 : 1);
}

QString percentChange(double fraction)
{
    if (!std::isfinite(fraction)) return kNone;
    const double percent = fraction * 100;
    return fixed(percent, std::fabs(rounded(percent, 2)) < 10 ? 2 : 1, Plus::WhenPositive) + QStringLiteral(" %");
}

QString ratio(double r)
{
    if (!std::isfinite(r)) return kNone;
    if (std::fabs(rounded(r, 2)) >= 1) return fixed(r, decimalsFor(r, 2)) + kTimes;
    const bool tiny = r != 0 && std::fabs(r) < 0.0995;
    return fixed(r, tiny ? 3 : 2) + kTimes;
}

QString count(quint64 n)
{
    return dressed(QString::number(n));
}

QString compactCount(double n)
{
    if (!std::isfinite(n)) return kNone;
    static constexpr std::array<Unit, 4> units = {Unit{1, ""}, {1e3, " k"}, {1e6, " M"}, {1e9, " G"}};
    const Unit& unit = unitFor(n, units, 3);
    const double shown = n / unit.size;
    const int decimals = unit.size == 1 ? 0 : std::fabs(rounded(shown, 1)) < 100 ? 1 : 0;
    return fixed(shown, decimals) + QLatin1String(unit.word);
}

QString bytes(double n)
{
    if (!std::isfinite(n)) return kNone;
    static constexpr std::array<Unit, 5> units = {
        Unit{1, " B"}, {1e3, " kB"}, {1e6, " MB"}, {1e9, " GB"}, {1e12, " TB"}};
    const Unit& unit = unitFor(n, units, 2);
    const double shown = n / unit.size;
    const int decimals = unit.size == 1 ? 0 : std::fabs(rounded(shown, 1)) < 10 ? 1 : 0;
    return fixed(shown, decimals) + QLatin1String(unit.word);
}

QString milliseconds(double ms)
{
    if (!std::isfinite(ms)) return kNone;
    const double size = std::fabs(ms);
    if (rounded(size, 1) < 10) return fixed(ms, 1) + QStringLiteral(" ms");
    if (rounded(size, 0) < 1000) return fixed(ms, 0) + QStringLiteral(" ms");
    const double s = ms / 1000;
    return fixed(s, std::fabs(rounded(s, 1)) < 10 ? 1 : 0) + QStringLiteral(" s");
}

QString age(Duration d)
{
    using namespace std::chrono;
    // Ages are cut, not rounded: "1000 ms" and "60 m" never appear.
    const auto ms = std::max<std::int64_t>(0, floor<std::chrono::milliseconds>(d).count());
    if (ms < 1000) return QStringLiteral("%1 ms").arg(ms);
    if (ms < 10'000) return QString::number(static_cast<double>(ms / 100) / 10, 'f', 1) + QStringLiteral(" s");
    const auto s = ms / 1000;
    if (s < 100) return QStringLiteral("%1 s").arg(s);
    const auto m = s / 60;
    if (m < 60) return QStringLiteral("%1 m").arg(m);
    const auto h = m / 60;
    if (h < 24) return QStringLiteral("%1 h %2 m").arg(h).arg(two(m % 60));
    if (h < 48) return QStringLiteral("%1 h").arg(h);
    return QStringLiteral("%1 d").arg(h / 24);
}

QString countdown(Duration d)
{
    const auto s = std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(d).count());
    return two(s / 3600) + u':' + two(s / 60 % 60) + u':' + two(s % 60);
}

QString clockTime(Timestamp t)
{
    return hourMinuteSecond(civil(t));
}

QString axisTime(Timestamp t, Duration step)
{
    const Civil c = civil(t);
    return step < std::chrono::minutes{1} ? hourMinuteSecond(c) : hourMinute(c);
}

QString dateTime(Timestamp t)
{
    const Civil c = civil(t);
    return dayMonth(c) + u' ' + hourMinute(c);
}

QString barClock(Timestamp t)
{
    static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const Civil c = civil(t);
    return QLatin1String(days[c.weekday]) + u' ' + dayMonth(c) + u' ' + hourMinuteSecond(c) +
           QStringLiteral(" UTC");
}

QString iso(Timestamp t)
{
    const Civil c = civil(t);
    return QStringLiteral("%1-%2-%3T%4Z")
        .arg(static_cast<int>(c.date.year()), 4, 10, QLatin1Char('0'))
        .arg(two(static_cast<unsigned>(c.date.month())), two(static_cast<unsigned>(c.date.day())),
             hourMinuteSecond(c));
}

}  // namespace plimsoll::format
