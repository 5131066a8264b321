#include "widgets/format.h"

#include "model/market/number_text.h"

#include <chrono>

namespace plimsoll::format {

namespace {

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

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace

QString price(Price p, int decimals)
{
    return text(number_text::price(p, decimals));
}

QString price(Price p)
{
    return text(number_text::price(p));
}

QString qty(double v)
{
    return text(number_text::qty(v));
}

QString money(double usd)
{
    return text(number_text::money(usd));
}

QString moneyIn(double usd, double unit, int decimals)
{
    return text(number_text::moneyIn(usd, unit, decimals));
}

QString bp8h(double r8)
{
    return text(number_text::bp8h(r8));
}

QString rateRaw(double rate)
{
    return text(number_text::rateRaw(rate));
}

QString interval(double hours)
{
    return text(number_text::interval(hours));
}

QString apr(double fraction)
{
    return text(number_text::apr(fraction));
}

QString bp(double v)
{
    return text(number_text::bp(v));
}

QString percentChange(double fraction)
{
    return text(number_text::percentChange(fraction));
}

QString ratio(double r)
{
    return text(number_text::ratio(r));
}

QString count(quint64 n)
{
    return text(number_text::count(n));
}

QString compactCount(double n)
{
    return text(number_text::compactCount(n));
}

QString bytes(double n)
{
    return text(number_text::bytes(n));
}

QString milliseconds(double ms)
{
    return text(number_text::milliseconds(ms));
}

QString age(Duration d)
{
    return text(number_text::age(d));
}

QString countdown(Duration d)
{
    return text(number_text::countdown(d));
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
