// Numbers, rates, ages and times as they appear on screen, borders of rounding first of all.
#include "widgets/format.h"
#include "widgets/plot_axis.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace plimsoll;
using namespace std::chrono_literals;
namespace f = plimsoll::format;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();
const double kInf = std::numeric_limits<double>::infinity();

}  // namespace

class TestFormat : public QObject {
    Q_OBJECT

    using OfDouble = QString (*)(double);
    static void table(OfDouble text, std::initializer_list<std::pair<double, const char*>> rows)
    {
        for (const auto& [value, expected] : rows) QCOMPARE(text(value), QString::fromUtf8(expected));
    }

private Q_SLOTS:
    void money()
    {
        table(f::money, {{0, "$0"},
                         {620, "$620"},
                         {46'800, "$46.8k"},
                         {843'000, "$843k"},
                         {6'420'000, "$6.42m"},
                         {17.18e9, "$17.18bn"},
                         {119.24e9, "$119.2bn"},
                         {2.5, "$2.50"},
                         {45.2, "$45.2"},
                         {9.994, "$9.99"},
                         {9.996, "$10.0"},
                         {99.94, "$99.9"},
                         {99.96, "$100"},
                         {999.4, "$999"},
                         {999.6, "$1.00k"},
                         {9'996, "$10.0k"},
                         {999'499, "$999k"},
                         {999'950, "$1.00m"},
                         {999.95e6, "$1.00bn"},
                         {-6.42e6, "−$6.42m"},
                         {0.001, "$0"},
                         {-0.001, "$0"},
                         {1.5e12, "$1,500bn"},
                         {kNan, "—"},
                         {kInf, "—"}});
    }
    void moneyColumns()
    {
        QCOMPARE(f::moneyIn(41'230'000, 1e6, 1), QStringLiteral("41.2"));
        QCOMPARE(f::moneyIn(-360'000, 1e6, 2), QString::fromUtf8("−0.36"));
        QCOMPARE(f::moneyIn(-4'000, 1e6, 2), QStringLiteral("0.00"));
        QCOMPARE(f::moneyIn(1'234'567'000'000, 1e6, 0), QStringLiteral("1,234,567"));
        QCOMPARE(f::moneyIn(kNan, 1e6, 0), f::kNone);
    }
    void rates()
    {
        table(f::bp8h, {{0.000572, "+5.72"},
                        {-0.000031, "−0.31"},
                        {0, "0.00"},
                        {-0.0, "0.00"},
                        {0.0000004, "0.00"},
                        {-0.0000004, "0.00"},
                        {0.00000051, "+0.01"},
                        {-0.01, "−100.00"},
                        {kNan, "—"}});
        table(
            f::rateRaw,
            {{0.000098, "+0.0098 %"}, {-0.00375, "−0.3750 %"}, {0, "0.0000 %"}, {-4e-8, "0.0000 %"}, {kInf, "—"}});
        table(f::apr,
              {{0.626, "+62.6 %"}, {-0.4, "−40.0 %"}, {0.0004, "0.0 %"}, {12.5, "+1,250.0 %"}, {kNan, "—"}});
        table(f::interval, {{8, "8h"},
                            {1, "1h"},
                            {4, "4h"},
                            {0.5, "30m"},
                            {1.5, "1.5h"},
                            {24, "24h"},
                            {0, "—"},
                            {-1, "—"},
                            {kNan, "—"}});
    }
    void basisPoints()
    {
        table(f::bp, {{0.12, "0.12"},
                      {27.44, "27.4"},
                      {104.9, "104.9"},
                      {9.994, "9.99"},
                      {9.996, "10.0"},
                      {-0.004, "0.00"},
                      {-9.996, "−10.0"},
                      {-61.2, "−61.2"},
                      {1234.5, "1,234.5"},
                      {kNan, "—"}});
    }
    void changes()
    {
        table(f::percentChange, {{-0.0231, "−2.31 %"},
                                 {-0.709, "−70.9 %"},
                                 {0.0231, "+2.31 %"},
                                 {0.09994, "+9.99 %"},
                                 {0.09996, "+10.0 %"},
                                 {0.00004, "0.00 %"},
                                 {0, "0.00 %"},
                                 {kNan, "—"}});
    }
    void ratios()
    {
        table(f::ratio, {{0.62, "0.62×"},
                         {2.3, "2.3×"},
                         {11, "11×"},
                         {9.96, "10×"},
                         {0.996, "1.0×"},
                         {0.994, "0.99×"},
                         {0.062, "0.062×"},
                         {0, "0.00×"},
                         {123.4, "123×"},
                         {kNan, "—"}});
        // Beside a limit: 1.22 is not at 1.25.
        const auto fine = [](double r) { return QString::fromStdString(number_text::fineRatio(r)); };
        table(fine, {{1.22, "1.22×"},
                     {1.25, "1.25×"},
                     {1, "1.00×"},
                     {12.5, "12.5×"},
                     {99.96, "100×"},
                     {0.9996, "1.00×"},
                     {0.9994, "0.999×"},
                     {0.07, "0.070×"},
                     {0, "0.000×"},
                     {kNan, "—"}});
    }
    void counts()
    {
        QCOMPARE(f::count(0), QStringLiteral("0"));
        QCOMPARE(f::count(12'345), QStringLiteral("12,345"));
        QCOMPARE(f::count(1'000'000), QStringLiteral("1,000,000"));
        table(f::compactCount, {{620, "620"},
                                {6'200, "6.2 k"},
                                {84'100, "84.1 k"},
                                {999.6, "1.0 k"},
                                {999'960, "1.0 M"},
                                {1.4e6, "1.4 M"},
                                {843'000, "843 k"},
                                {0, "0"},
                                {kNan, "—"}});
        table(f::bytes, {{512, "512 B"},
                         {46'000, "46 kB"},
                         {3.1e9, "3.1 GB"},
                         {999'600, "1.0 MB"},
                         {20e9, "20 GB"},
                         {kNan, "—"}});
    }
    void quantities()
    {
        table(f::qty, {{12.31, "12.31"},
                       {0.0421, "0.0421"},
                       {13'248, "13,248"},
                       {13'248.4, "13,248"},
                       {1.5, "1.5"},
                       {0, "0"},
                       {999.96, "1,000"},
                       {0.1, "0.1"},
                       {0.99996, "1"},
                       {0.000012345, "0.00001234"},
                       {-2.5, "−2.5"},
                       {kNan, "—"}});
    }
    void prices()
    {
        QCOMPARE(f::price(Price::nearest(84'012.4), 1), QStringLiteral("84,012.4"));
        QCOMPARE(f::price(Price::nearest(1.9431), 4), QStringLiteral("1.9431"));
        QCOMPARE(f::price(Price::nearest(0.003981), 6), QStringLiteral("0.003981"));
        QCOMPARE(f::price(Price{}, 2), QStringLiteral("0.00"));
        QCOMPARE(f::price(Price::nearest(-0.001), 2), QStringLiteral("0.00"));
        QCOMPARE(f::price(Price::nearest(-37.63), 2), QString::fromUtf8("−37.63"));
        QCOMPARE(f::price(Price::nearest(1'234'567.5)), QStringLiteral("1,234,567.5"));
        QCOMPARE(f::price(Price::nearest(999.999), 2), QStringLiteral("1,000.00"));
    }
    void durations()
    {
        table(f::milliseconds, {{38, "38 ms"},
                                {4.1, "4.1 ms"},
                                {9.96, "10 ms"},
                                {999.4, "999 ms"},
                                {999.6, "1.0 s"},
                                {3'400, "3.4 s"},
                                {9'960, "10 s"},
                                {28'000, "28 s"},
                                {-3.2, "−3.2 ms"},
                                {-0.01, "0.0 ms"},
                                {kNan, "—"}});
        const std::pair<Duration, const char*> ages[] = {{38ms, "38 ms"},         {999'999us, "999 ms"},
                                                         {1s, "1.0 s"},           {3'400ms, "3.4 s"},
                                                         {9'999ms, "9.9 s"},      {10s, "10 s"},
                                                         {28s, "28 s"},           {94s, "94 s"},
                                                         {100s, "1 m"},           {12min, "12 m"},
                                                         {59min + 59s, "59 m"},   {3h + 12min, "3 h 12 m"},
                                                         {3h + 2min, "3 h 02 m"}, {23h + 59min, "23 h 59 m"},
                                                         {26h, "26 h"},           {48h, "2 d"},
                                                         {24h * 5, "5 d"},        {-5s, "0 ms"}};
        for (const auto& [d, text] : ages) QCOMPARE(f::age(d), QString::fromUtf8(text));
        QCOMPARE(f::countdown(23min + 51s), QStringLiteral("00:23:51"));
        QCOMPARE(f::countdown(-1s), QStringLiteral("00:00:00"));
        QCOMPARE(f::countdown(100h), QStringLiteral("100:00:00"));
    }
    void times()
    {
        const Timestamp t = fromUnixMs(1'763'822'169'400);  // 2025-11-22 14:36:09.4
        QCOMPARE(f::clockTime(t), QStringLiteral("14:36:09"));
        QCOMPARE(f::axisTime(t, 5min), QStringLiteral("14:36"));
        QCOMPARE(f::axisTime(t, 1min), QStringLiteral("14:36"));
        QCOMPARE(f::axisTime(t, 30s), QStringLiteral("14:36:09"));
        QCOMPARE(f::dateTime(t), QStringLiteral("22 Nov 14:36"));
        QCOMPARE(f::barClock(t), QStringLiteral("Sat 22 Nov 14:36:09 UTC"));
        QCOMPARE(f::iso(t), QStringLiteral("2025-11-22T14:36:09Z"));
        QCOMPARE(f::iso(fromUnixMs(-1)), QStringLiteral("1969-12-31T23:59:59Z"));
        QCOMPARE(f::clockTime(fromUnixMs(0)), QStringLiteral("00:00:00"));
    }
    void signsThatThePersonChose()
    {
        const auto with = [](number_text::Marks::Point point, number_text::Marks::Group group,
                             bool compact = true) {
            f::Style style;
            style.marks = {point, group, compact};
            f::setStyle(style);
        };
        using P = number_text::Marks::Point;
        using G = number_text::Marks::Group;
        with(P::Comma, G::Dot);
        QCOMPARE(f::money(6'420'000), QStringLiteral("$6,42m"));
        QCOMPARE(f::price(Price::nearest(84'012.4), 1), QStringLiteral("84.012,4"));
        QCOMPARE(f::bp8h(0.000572), QStringLiteral("+5,72"));
        QCOMPARE(f::age(3'400ms), QStringLiteral("3,4 s"));
        QCOMPARE(f::interval(0.5), QStringLiteral("30m"));
        QCOMPARE(f::interval(1.5), QStringLiteral("1,5h"));
        QCOMPARE(f::plain(-1234.5, 2), QString::fromUtf8("−1.234,50"));
        with(P::Comma, G::Space);
        QCOMPARE(f::count(1'234'567), QString::fromUtf8("1\u00a0234\u00a0567"));
        with(P::Dot, G::Apostrophe);
        QCOMPARE(f::count(1'234'567), QString::fromUtf8("1’234’567"));
        with(P::Dot, G::None);
        QCOMPARE(f::count(1'234'567), QStringLiteral("1234567"));
        QCOMPARE(f::qty(13'248), QStringLiteral("13248"));
        with(P::Dot, G::Comma, false);
        QCOMPARE(f::money(6'420'000), QStringLiteral("$6,420,000"));
        QCOMPARE(f::money(-17.18e9), QString::fromUtf8("−$17,180,000,000"));
        QCOMPARE(f::money(45.2), QStringLiteral("$45.2"));
        QCOMPARE(f::money(0.001), QStringLiteral("$0"));
        QCOMPARE(f::moneyIn(41'230'000, 1e6, 1), QStringLiteral("41.2"));
        QCOMPARE(f::widest(QStringLiteral("$000.0m")), QStringLiteral("$000,000,000"));
        // One sign never means both: what was chosen before holds.
        with(P::Dot, G::Dot);
        QCOMPARE(f::count(1'234), QStringLiteral("1,234"));
        with(P::Comma, G::Dot, false);
        {
            const f::Standard standard;
            QCOMPARE(f::money(6'420'000), QStringLiteral("$6.42m"));
        }
        QCOMPARE(f::money(6'420'000), QStringLiteral("$6.420.000"));
        f::setStyle({});
        QCOMPARE(f::money(6'420'000), QStringLiteral("$6.42m"));
    }
    void timesOfThePersonsZone()
    {
        const Timestamp winter = fromUnixMs(1'763'822'169'400);  // 2025-11-22 14:36:09.4 UTC
        const Timestamp summer = fromUnixMs(1'752'618'600'000);  // 2025-07-15 22:30 UTC
        const auto zone = [](const char* id) {
            f::Style style;
            style.zone = {f::Zone::Kind::Named, QLatin1String(id)};
            f::setStyle(style);
        };
        zone("Europe/Berlin");
        QVERIFY(!f::inUtc());
        QCOMPARE(f::clockTime(winter), QStringLiteral("15:36:09 CET"));
        QCOMPARE(f::minuteTime(winter), QStringLiteral("15:36 CET"));
        QCOMPARE(f::dateTime(summer), QStringLiteral("16 Jul 00:30 CEST"));
        QCOMPARE(f::cellClock(winter), QStringLiteral("15:36:09"));
        QCOMPARE(f::cellDate(summer), QStringLiteral("16 Jul 00:30"));
        QCOMPARE(f::cellStamp(summer), QStringLiteral("2025-07-16 00:30:00"));
        QCOMPARE(f::day(summer), QStringLiteral("16 Jul"));
        QCOMPARE(f::axisTime(winter, 1min), QStringLiteral("15:36"));
        QCOMPARE(f::barClock(winter), QStringLiteral("Sat 22 Nov 15:36:09 CET"));
        QCOMPARE(f::zoneName(), QStringLiteral("Berlin"));
        QCOMPARE(f::zoned(QStringLiteral("Last, UTC")), QStringLiteral("Last, Berlin"));
        QCOMPARE(f::zoned(QStringLiteral("UTCX")), QStringLiteral("UTCX"));
        QCOMPARE(f::iso(winter), QStringLiteral("2025-11-22T14:36:09Z"));
        {
            const f::Standard standard;
            QCOMPARE(f::clockTime(winter), QStringLiteral("14:36:09"));
            QVERIFY(f::inUtc());
        }
        // A zone whose short name is a number says what it is a number of; half hours are kept.
        zone("Asia/Kathmandu");
        QCOMPARE(f::clockTimeZoned(winter), QStringLiteral("20:21:09 UTC+0545"));
        zone("America/New_York");
        QCOMPARE(f::clockTime(winter), QStringLiteral("09:36:09 EST"));
        QCOMPARE(f::zoneName(), QStringLiteral("New York"));
        // Both sides of the hour that comes twice.
        const Timestamp fold = fromUnixMs(1'762'061'400'000);  // 2025-11-02 05:30 UTC
        QCOMPARE(f::clockTime(fold), QStringLiteral("01:30:00 EDT"));
        QCOMPARE(f::clockTime(fold + 1h), QStringLiteral("01:30:00 EST"));
        zone("Atlantis/Capital");
        QVERIFY(f::inUtc());
        zone("Etc/UTC");
        QCOMPARE(f::clockTimeZoned(winter), QStringLiteral("14:36:09 UTC"));
        f::setStyle({});
        QCOMPARE(f::clockTime(winter), QStringLiteral("14:36:09"));
        QCOMPARE(f::clockTimeZoned(winter), QStringLiteral("14:36:09 UTC"));
        QCOMPARE(f::zoned(QStringLiteral("Last, UTC")), QStringLiteral("Last, UTC"));
    }
    // Round hours are round on the person's clock, and the axis says whose it is.
    void axesOfThePersonsZone()
    {
        f::Style style;
        style.zone = {f::Zone::Kind::Named, QStringLiteral("Asia/Kolkata")};  // half an hour off
        f::setStyle(style);
        const Timestamp from = fromUnixMs(1'763'769'600'000);  // 2025-11-22 00:00 UTC, 05:30 there
        const auto ticks = timeTicks(from, from + 24h, 800, 80);
        f::setStyle({});
        QVERIFY(ticks.size() > 4);
        int days = 0, zones = 0;
        for (const TimeTick& t : ticks) {
            QString label = t.label;
            zones += label.endsWith(QStringLiteral(" IST"));
            label.remove(QStringLiteral(" IST"));
            const bool midnight = label == QStringLiteral("23 Nov");
            days += midnight;
            QVERIFY2(midnight || label.endsWith(QStringLiteral(":00")), qPrintable(t.label));
        }
        QCOMPARE(zones, 1);
        QCOMPARE(days, 1);
        for (const TimeTick& t : timeTicks(from, from + 24h, 800, 80))
            QVERIFY(!t.label.contains(QStringLiteral("UTC")));
    }
    // What is said of a bound holds: "at least" is never more, "at most" never less than it is.
    void aBoundIsNeverRoundedBeyondItself()
    {
        const auto least = [](OfDouble text, std::initializer_list<std::pair<double, const char*>> rows) {
            for (const auto& [value, expected] : rows)
                QCOMPARE(f::atLeast(text, value), QString::fromUtf8("≥ ") + QString::fromUtf8(expected));
        };
        const auto most = [](OfDouble text, std::initializer_list<std::pair<double, const char*>> rows) {
            for (const auto& [value, expected] : rows)
                QCOMPARE(f::atMost(text, value), QString::fromUtf8("≤ ") + QString::fromUtf8(expected));
        };
        const OfDouble one = [](double v) { return f::plain(v, 1); };
        const OfDouble two = [](double v) { return f::plain(v, 2); };
        least(one, {{1.96, "1.9"},
                    {1.9999, "1.9"},
                    {2.0, "2.0"},
                    {0.1 + 0.2, "0.3"},
                    {1 - 0.9, "0.1"},
                    {-1.96, "−2.0"},
                    {-2.0, "−2.0"},
                    {0.04, "0.0"},
                    {-0.04, "−0.1"},
                    {0, "0.0"},
                    {1'234.56, "1,234.5"},
                    {kNan, "—"}});
        least(two, {{0.29, "0.29"}, {0.57, "0.57"}, {1.15, "1.15"}, {4.35, "4.35"}, {9.999, "9.99"}});
        least(f::money, {{999.6, "$999"},
                         {9.996, "$9.99"},
                         {9'996, "$9.99k"},
                         {6'428'000, "$6.42m"},
                         {6'420'000, "$6.42m"},
                         {999'950, "$999k"},
                         {12.959e9, "$12.95bn"},
                         {0.3, "$0.30"},
                         {-999.6, "−$1.00k"},
                         {1e15, "$1,000,000bn"},
                         {kInf, "—"}});
        least(f::bp, {{9.996, "9.99"}, {7.2, "7.20"}, {27.49, "27.4"}, {-9.996, "−10.0"}});
        least(f::bp8h, {{0.0005729, "+5.72"}, {0.0003, "+3.00"}});
        least(f::ratio, {{1.99, "1.9×"}, {0.999, "0.99×"}, {0.0999, "0.099×"}, {2.3, "2.3×"}});
        least(f::percentChange, {{0.0239, "+2.39 %"}, {0.09999, "+9.99 %"}, {-0.02391, "−2.40 %"}});
        least(f::qty, {{13'248.9, "13,248"}, {12.319, "12.31"}, {0.04219, "0.04219"}, {9'999.9, "9,999"}});
        most(f::money, {{6'421'000, "$6.43m"}, {6'420'000, "$6.42m"}, {999.2, "$1.00k"}, {-6'428'000, "−$6.42m"}});
        most(f::ratio, {{1.91, "2.0×"}, {0.621, "0.63×"}, {0.62, "0.62×"}, {0.3, "0.30×"}});
        most(one, {{1.91, "2.0"}, {2.0, "2.0"}, {0.1 + 0.2, "0.3"}, {-1.96, "−1.9"}});
        QCOMPARE(f::atLeast(f::age, 59min + 59s), QString::fromUtf8("≥ 59 m"));
        QCOMPARE(f::floored(false, f::money, 999.6), f::money(999.6));
        QCOMPARE(f::money(999.6), QStringLiteral("$1.00k"));  // it ends with the bound
    }
    // Whatever the value: no plain minus, never a sign on a zero, never an exponent.
    void everyNumberKeepsTheRules()
    {
        const OfDouble all[] = {f::money,         f::bp8h,  f::rateRaw,      f::apr, f::bp,
                                f::percentChange, f::ratio, f::compactCount, f::qty, f::milliseconds};
        for (OfDouble text : all)
            for (int e = -14; e < 13; ++e)
                for (double m : {1.0, 4.9999, 5.0, 9.4999, 9.9951, 9.99951})
                    for (double sign : {1.0, -1.0}) {
                        const QString s = text(sign * m * std::pow(10, e));
                        QVERIFY2(!s.contains(QLatin1Char('-')), qPrintable(s));
                        QVERIFY2(!s.contains(QLatin1Char('e')), qPrintable(s));
                        const bool zero =
                            std::none_of(s.begin(), s.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
                        if (zero) QVERIFY2(!s.contains(QChar(0x2212)) && !s.contains(u'+'), qPrintable(s));
                    }
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
