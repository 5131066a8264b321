// What price did after funding was extreme: what counts as extreme, what is one case, what is open, what is not
// known, from how many on a number is given; and what of it is read from the store.
#include "model/analytics/funding_extremes.h"
#include "model/boards/funding_after.h"
#include "model/store/funding_reader.h"
#include "tests/support/history_rig.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::analytics::funding;

namespace {

constexpr std::int64_t kHour0 = 400'000;

// Every 8 h, all alike; hours are counted from kHour0.
std::vector<ChargedRate> even(int count, double r8 = 1e-4)
{
    std::vector<ChargedRate> out;
    for (int i = 0; i < count; ++i) out.push_back({kHour0 + i * 8, 8, r8});
    return out;
}

std::vector<HourPrice> flat(int hours, double price = 100)
{
    std::vector<HourPrice> out;
    for (int h = 0; h < hours; ++h) out.push_back({kHour0 + h, price});
    return out;
}

bool near(const std::optional<double>& is, double wanted)
{
    return is && std::abs(*is - wanted) < 1e-12;
}

}  // namespace

class TestFundingExtremes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two cases of longs that pay and one of shorts, with prices that move by tenths.
    void workedByHand()
    {
        auto rates = even(300);
        rates[200].r8 = 5e-4;    // hour 1600
        rates[201].r8 = 6e-4;    // 1608
        rates[204].r8 = 5.5e-4;  // 1632, a day after the last: the same case
        rates[208].r8 = 7e-4;    // 1664, later than a day: another
        rates[250].r8 = -2e-4;   // 2000
        auto prices = flat(2'051);
        for (HourPrice& p : prices) {
            const std::int64_t h = p.hour - kHour0;
            p.price = h < 1'624 ? 100 : h < 1'700 ? 110 : h < 2'024 ? 121 : 108.9;
        }
        const ExtremesPast past = extremesPast(rates, prices, kHour0 + 2'050);
        QCOMPARE(past.rates, 300);
        QCOMPARE(past.knownHours, 2'400);
        QCOMPARE(past.judged, 210);  // 30 days were known before the 91st
        QCOMPARE(past.from, kHour0 + 720);
        QCOMPARE(past.high.size(), std::size_t{2});
        const ExtremeCase& first = past.high[0];
        QCOMPARE(first.hour, kHour0 + 1'600);
        QCOMPARE(first.lastHour, kHour0 + 1'632);
        QCOMPARE(first.rates, 3);
        QCOMPARE(first.r8, 5e-4);
        QCOMPARE(first.furthest, 6e-4);
        QVERIFY(near(first.after[0].move, 0.1) && near(first.after[1].move, 0.1));
        QVERIFY(near(past.high[1].after[0].move, 0) && near(past.high[1].after[1].move, 0.1));

        const AfterSummary& day = past.afterHigh[0];
        QCOMPARE(day.n, 2);
        QCOMPARE(day.apart, 2);
        QVERIFY(near(day.lowest, 0) && near(day.highest, 0.1));
        QVERIFY(!day.median && !day.up);  // of two there is neither
        // 64 h lie between them: the windows of 72 h overlap.
        QCOMPARE(past.afterHigh[1].n, 2);
        QCOMPARE(past.afterHigh[1].apart, 1);

        // The newest is open after 72 h, and counted after 24.
        QCOMPARE(past.low.size(), std::size_t{1});
        QVERIFY(near(past.afterLow[0].lowest, -0.1));
        QVERIFY(!past.low[0].after[0].open && past.low[0].after[1].open && !past.low[0].after[1].move);
        QCOMPARE(past.afterLow[1].n, 0);
        QCOMPARE(past.afterLow[1].open, 1);
        QVERIFY(!past.afterLow[1].lowest);

        // Every hour from the first judged rate on: 24 hours before each step see it.
        const AfterSummary& all = past.afterAll[0];
        QCOMPARE(all.n, 1'307);
        QCOMPARE(all.apart, 55);
        QVERIFY(near(all.median, 0) && near(all.up, 48.0 / 1'307));
        QVERIFY(near(all.lowest, -0.1) && near(all.highest, 0.1));

        // Without its price a case is in no number.
        std::erase_if(prices, [](const HourPrice& p) { return p.hour == kHour0 + 1'624; });
        const ExtremesPast holed = extremesPast(rates, prices, kHour0 + 2'050);
        QCOMPARE(holed.afterHigh[0].n, 1);
        QCOMPARE(holed.afterHigh[0].unknown, 1);
        QVERIFY(!holed.high[0].after[0].open && !holed.high[0].after[0].move);
        QCOMPARE(holed.afterAll[0].n, 1'305);
    }

    // Above others is not enough: it has to be above the interest, or below nothing.
    void theBaselineCounts()
    {
        const auto highs = [](double last) {
            auto rates = even(300, 5e-5);
            rates.back().r8 = last;
            return extremesPast(rates, {}, kHour0 + 2'400).high.size();
        };
        QCOMPARE(highs(1e-4), std::size_t{0});
        QCOMPARE(highs(1.01e-4), std::size_t{1});
        const auto lows = [](double last) {
            auto rates = even(300, 5e-5);
            rates.back().r8 = last;
            return extremesPast(rates, {}, kHour0 + 2'400).low.size();
        };
        QCOMPARE(lows(2e-5), std::size_t{0});
        QCOMPARE(lows(0), std::size_t{0});
        QCOMPARE(lows(-1e-6), std::size_t{1});
    }

    // A rate that stays becomes usual: 14 of 30 are above 95 % of the 269 before.
    void whatLastsIsUsual()
    {
        auto rates = even(330);
        for (std::size_t i = 300; i < 330; ++i) rates[i].r8 = 5e-4;
        const ExtremesPast past = extremesPast(rates, {}, kHour0 + 3'000);
        QCOMPARE(past.high.size(), std::size_t{1});
        QCOMPARE(past.high[0].rates, 14);
    }

    // Hours count, not settlements, and only those before a rate.
    void tooLittleIsNotJudged()
    {
        auto rates = even(90);
        rates.back().r8 = 9e-4;
        QCOMPARE(extremesPast(rates, flat(800), kHour0 + 800).judged, 0);
        QCOMPARE(extremesPast(rates, flat(800), kHour0 + 800).afterAll[0].n, 0);
        rates.push_back({kHour0 + 720, 8, 9.5e-4});
        const ExtremesPast past = extremesPast(rates, flat(800), kHour0 + 800);
        QCOMPARE(past.judged, 1);
        QCOMPARE(past.high.size(), std::size_t{1});
        QCOMPARE(extremesPast({}, {}, kHour0).judged, 0);
    }

    // Shares from ten windows on that do not overlap, medians from five.
    void fewCasesHaveNoShare()
    {
        const auto after = [](int cases) {
            auto rates = even(400);
            auto prices = flat(3'200);
            for (int m = 0; m < cases; ++m) {
                const int i = 100 + 15 * m;  // 120 h apart, each higher than the one before
                rates[static_cast<std::size_t>(i)].r8 = 5e-4 + m * 1e-5;
                prices[static_cast<std::size_t>(i * 8 + 24)].price = m < 9 ? 101 : 99;
            }
            return extremesPast(rates, prices, kHour0 + 3'199).afterHigh;
        };
        const AfterSummaries many = after(12);
        QCOMPARE(many[0].n, 12);
        QCOMPARE(many[0].apart, 12);
        QVERIFY(near(many[0].median, 0.01) && near(many[0].up, 0.75));
        QVERIFY(near(many[0].lowest, -0.01) && near(many[0].highest, 0.01));
        QVERIFY(near(many[1].median, 0) && near(many[1].up, 0));
        QVERIFY(!after(9)[0].up && near(after(9)[0].median, 0.01));
        QVERIFY(near(after(10)[0].up, 0.9));
        QVERIFY(!after(4)[0].median && near(after(4)[0].highest, 0.01));
        QVERIFY(near(after(5)[0].median, 0.01));
    }

    void anIntervalThatIsNotStoredIsThatOfItsNeighbours()
    {
        using namespace plimsoll::test;
        QTemporaryDir dir;
        Opened h(dir.path());
        QVERIFY(h.writer);
        const auto ms = [](std::int64_t hours) { return (kT0 + hours * 3'600) * 1'000; };
        HistoryBatch batch = batchOf({});
        batch.settled = {{described().id, ms(0), 1e-4, {}},  // nothing before it
                         {described().id, ms(8), 1e-4, 8.0}, {described().id, ms(16), 1e-4, {}},
                         {described().id, ms(20), 1e-4, {}}, {described().id, ms(24), 1e-4, 4.0},
                         {described().id, ms(36), 1e-4, {}}};  // some are missing before it
        QVERIFY(h.writer->write(batch));
        const auto settled = readSettled(*h.file.db, described(), 0, ms(40));
        QVERIFY(settled);
        const std::vector<Number> wanted = {std::nullopt, 8.0, 8.0, 4.0, 4.0, std::nullopt};
        QCOMPARE(settled->size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) QCOMPARE((*settled)[i].intervalHours, wanted[i]);
    }

    void settlementsBelongToTheirHour()
    {
        const auto ms = [](std::int64_t hour, std::int64_t seconds) {
            return (kHour0 + hour) * 3'600'000 + seconds * 1'000;
        };
        std::vector<store::SettledRow> rows;
        for (int h = 0; h < 800; ++h) rows.push_back({{}, ms(h, 63), 1.25e-5, 1.0});  // 1 bp per 8 h
        rows.push_back({{}, ms(800, 0), 5e-5, 1.0});
        rows.push_back({{}, ms(800, 1), 1e-4, 1.0});  // the same, told again
        rows.push_back({{}, ms(801, 0), 9e-4, std::nullopt});
        rows.push_back({{}, ms(802, 0), 9e-4, 0.0});
        const FundingAfter after =
            fundingAfter(VenueId::Okx, "BTC-USDT-SWAP", rows, {{kHour0 + 800, 100.0}}, fromUnixMs(ms(810, 0)));
        QCOMPARE(after.venue, VenueId::Okx);
        QCOMPARE(after.symbol, std::string("BTC-USDT-SWAP"));
        QCOMPARE(after.withoutInterval, 2);
        QCOMPARE(after.prices, 1);
        QCOMPARE(after.past.rates, 801);
        QCOMPARE(after.past.judged, 81);
        QCOMPARE(after.past.high.size(), std::size_t{1});
        QCOMPARE(after.past.high[0].hour, kHour0 + 800);
        QCOMPARE(after.past.high[0].r8, 8e-4);
        QVERIFY(after.past.high[0].after[0].open);
        // What is no interval is the same as everywhere.
        const auto without = [&](double hours) {
            const std::vector<store::SettledRow> one{{{}, ms(0, 0), 1e-4, hours}};
            return fundingAfter(VenueId::Okx, "BTC-USDT-SWAP", one, {}, fromUnixMs(ms(810, 0))).withoutInterval;
        };
        QCOMPARE(without(24.0 * 31), 0);
        QCOMPARE(without(24.0 * 32), 1);
    }

    void readFromTheStore()
    {
        using namespace plimsoll::test;
        QTemporaryDir dir;
        Opened h(dir.path());
        QVERIFY(h.writer);
        const std::int64_t hour = kT0 / 3'600;
        HistoryBatch batch = batchOf({});
        batch.instruments.push_back(described(1));
        batch.settled = {{described().id, kT0 * 1'000, 1e-4, 8.0},
                         {described().id, (kT0 - 28'800) * 1'000, 2e-4, {}},
                         {described(1).id, kT0 * 1'000, 9e-4, 8.0}};
        batch.bars = {{described().id, kT0 - 3'600, 3'600, 1, 1, 1, 99, {}, {}},  // seen better
                      {described().id, kT0, 3'600, 1, 1, 1, 102, {}, {}},
                      {described().id, kT0 + 3'540, 60, 1, 1, 1, 103, {}, {}},    // finer
                      {described().id, kT0 + 4'200, 300, 1, 1, 1, 104, {}, {}}};  // ends within an hour
        QVERIFY(h.writer->write(batch));
        const auto minute = [&](std::int64_t t, const char* close) {
            std::string sql = "INSERT INTO minutes(instrument, t, close, looks) SELECT id, ";
            sql += std::to_string(t);
            sql += ", ";
            sql += close;
            sql += ", 1 FROM instruments WHERE symbol = 'BTCUSDT'";
            return bool(h.file.db->exec(sql));
        };
        QVERIFY(minute(kT0 - 180, "98.0") && minute(kT0 - 120, "100.0") && minute(kT0 - 60, "NULL"));
        QVERIFY(minute(kT0 + 600, "50.0"));  // long before its hour ends

        const auto settled = readSettled(*h.file.db, described(), 0, kT0 * 1'000 + 1);
        QVERIFY(settled);
        QCOMPARE(settled->size(), std::size_t{2});
        QCOMPARE((*settled)[0].rate, 2e-4);
        QVERIFY(!(*settled)[0].intervalHours);
        QCOMPARE((*settled)[1].ms, kT0 * 1'000);
        QCOMPARE((*settled)[1].intervalHours, Number(8.0));
        QCOMPARE(readSettled(*h.file.db, described(), 0, kT0 * 1'000)->size(), std::size_t{1});

        const auto prices = readHourCloses(*h.file.db, described(), 0, kT0 + 10'000);
        QVERIFY(prices);
        QCOMPARE(prices->size(), std::size_t{2});
        QCOMPARE((*prices)[0].hour, hour);
        QCOMPARE((*prices)[0].price, 100.0);
        QCOMPARE((*prices)[1].hour, hour + 1);
        QCOMPARE((*prices)[1].price, 103.0);
        QVERIFY(readHourCloses(*h.file.db, described(1), 0, kT0 + 10'000)->empty());
        // Days later, and nothing between; what was not asked for is not answered.
        const std::int64_t late = kT0 + 50 * 3'600 - 240, end = kT0 + 60 * 3'600;
        QVERIFY(minute(late, "70.0"));
        const auto all = readHourCloses(*h.file.db, described(), 0, end);
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t{3});
        QCOMPARE(all->back().hour, hour + 50);
        QCOMPARE(all->back().price, 70.0);
        QCOMPARE(readHourCloses(*h.file.db, described(), late, end)->size(), std::size_t{1});
        QVERIFY(readHourCloses(*h.file.db, described(), late + 1, end)->empty());
        QCOMPARE(readHourCloses(*h.file.db, described(), 0, late)->size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestFundingExtremes)
#include "tst_funding_extremes.moc"
