// Every number, rate, size, time text on screen. Rules: U+2212 minus, plus only on quantities with a direction,
// zero has no sign, floors and unknowns are said. Signs of numbers and the time zone are one choice of the
// person, kept here: 1,234.5, $6.42m and UTC until something else is chosen.
#pragma once

#include "model/market/number_text.h"
#include "model/market/time.h"
#include "model/market/units.h"

#include <QString>

#include <optional>

namespace plimsoll::format {

inline const QString kNone = QStringLiteral("\u2014");  // em dash: no value

struct Zone {
    enum class Kind : std::uint8_t { Utc, Local, Named };
    Kind kind = Kind::Utc;
    QString id;  // of a named one: "Europe/Berlin"
    bool operator==(const Zone&) const = default;
};
struct Style {
    number_text::Marks marks;
    Zone zone;
    bool operator==(const Style&) const = default;
};
void setStyle(const Style& style);  // a zone that this machine does not know is UTC
Style style();
bool zoneKnown(const QString& id);

// While one lives, this thread writes the standard way, in UTC: for what leaves the program.
using Standard = number_text::Standard;

QString price(Price p, int decimals);                    // 84,012.4
QString price(Price p);                                  // shortest exact, grouped
QString qty(double v);                                   // 4 significant, grouped: 12.31 0.0421 13,248
QString money(double usd);                               // $620 $46.8k $843k $6.42m $17.18bn
QString moneyIn(double usd, double unit, int decimals);  // column with the unit in its head: 41.2
QString bp8h(double r8);                                 // +5.72 -0.31 0.00 (bp per 8 h)
QString rateRaw(double rate);                            // +0.0098 %
QString interval(double hours);                          // 8h 1h; "?" is the caller's
QString apr(double fraction);                            // +62.6 %
QString bp(double bp);                                   // 0.12 27.4 104.9
QString percentChange(double fraction);                  // +2.31 % (signed)
QString ratio(double r);                                 // 0.62x 2.3x 11x with the multiplication sign
QString count(quint64 n);                                // 12,345
QString compactCount(double n);                          // 6.2 k  1.4 M
QString bytes(double n);                                 // 3.1 GB 46 kB
QString milliseconds(double ms);                         // 38 ms  3.4 s
QString age(Duration d);                                 // 38 ms 3.4 s 28 s 12 m 3 h 12 m 26 h 5 d
QString countdown(Duration d);                           // 00:23:51, never negative
QString plain(double v, int decimals);                   // 1,234.50, a minus where there is one

// "≥ $6.42m", "≤ 2.3x": what `words` makes of the numbers that it is called with. None is rounded beyond its
// bound.
template <typename F, typename... A>
QString atLeast(F&& words, const A&... numbers)
{
    const number_text::Rounding down(number_text::Rounding::Way::Down);
    return QStringLiteral("\u2265 ") + words(numbers...);
}
template <typename F, typename... A>
QString atMost(F&& words, const A&... numbers)
{
    const number_text::Rounding up(number_text::Rounding::Way::Up);
    return QStringLiteral("\u2264 ") + words(numbers...);
}
// The same only of what is a floor, only of what is a ceiling.
template <typename F, typename... A>
QString floored(bool floor, F&& words, const A&... numbers)
{
    return floor ? atLeast(words, numbers...) : QString(words(numbers...));
}
template <typename F, typename... A>
QString capped(bool cap, F&& words, const A&... numbers)
{
    return cap ? atMost(words, numbers...) : QString(words(numbers...));
}

// Times in the person's zone. A time that stands alone says its zone unless that is UTC; one in a column or on an
// axis does not, the head or the axis says it (zoneName).
QString clockTime(Timestamp t);                // 14:36:09, 15:36:09 CET
QString minuteTime(Timestamp t);               // 14:36, 15:36 CET
QString dateTime(Timestamp t);                 // 22 Nov 14:36, 22 Nov 15:36 CET
QString when(Timestamp t, Timestamp now);      // 14:36:09, of another day than now's 22 Nov 14:36
QString clockTimeZoned(Timestamp t);           // 14:36:09 UTC: always with it
QString minuteTimeZoned(Timestamp t);          // 14:36 UTC
QString dateTimeZoned(Timestamp t);            // 22 Nov 14:36 UTC
QString cellClock(Timestamp t);                // 14:36:09: the head says the zone
QString cellDate(Timestamp t);                 // 22 Nov 14:36
QString cellWhen(Timestamp t, Timestamp now);  // of another day than now's with it
QString day(Timestamp t);                      // 22 Nov
QString weekday(int fromMonday);               // Mon of 0, Sun of 6
QString cellStamp(Timestamp t);                // 2025-11-22 14:36:09
QString axisTime(Timestamp t, Duration step);  // 14:36 or 14:36:09 for steps under a minute
QString barClock(Timestamp t);                 // Sat 22 Nov 14:36:09 UTC
QString zoneWord(Timestamp t);                 // UTC, CET, UTC+04: of that moment
QString zoneName();                            // UTC, Berlin: for heads
QString widest(QString sample);                // of a column: what it must show in full, as now written
QString zoned(QString head);                   // "Last, UTC" -> "Last, Berlin"
bool sameDay(Timestamp a, Timestamp b);        // by the person's clock
bool inUtc();
Duration zoneOffset(Timestamp t);  // local less UTC
QString iso(Timestamp t);          // 2025-11-22T14:36:09Z, always UTC

}  // namespace plimsoll::format
