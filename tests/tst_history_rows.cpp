// The history's rows: what is written is read back, gathered, thinned and never invented.
#include "tests/support/history_rig.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

class TestHistoryRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsWrittenIsReadBack();
    void aRowThatIsThereStaysAsItIs();
    void anIntervalThatBecomesKnownIsFilledIn();
    void minutesAreMadeOfSeconds();
    void aMinuteWithoutAnyoneLookingIsAGap();
    void minutesAreMadeUpAfterACrash();
    void chartsAreThinnedInSql();
    void whatVenuesRememberFillsOnlyWhatNobodySaw();
    void anHourOlderThanItsSecondsComesOfMinutes();
    void barsOfEveryLengthFillTheirDays();
    void anHourIsNoHalfHoursVolume();
    void aSpanSaysHowMuchOfItWasSeen();
    void journalKeepsOrderAndEvidence();
    void oldRowsGoInSlicesAndNotBeforeTheirMinute();
    void aFileTooLargeLosesSecondsFirst();
    void aLiquidationToldAgainIsKeptOnce();
    void damagedLiquidationsAreNotRead();

private:
    QString folder() const { return m_folder->path(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryRows::whatIsWrittenIsReadBack()
{
    Opened h(folder());
    QVERIFY(h.writer);
    SecondRow full = second(kT0, 100.5);
    full.mark = 100.4, full.index = 100.3, full.interestBase = 7, full.r8 = 0.0001, full.bid100 = 1e6,
    full.ask100 = 2e6;
    full.longUsd = 0, full.shortUsd = 12;
    SecondRow empty = second(kT0 + 1, 0);
    empty.mid = empty.spreadBp = empty.buyUsd = empty.sellUsd = std::nullopt;
    const Stored<std::int64_t> rows = h.writer->write(batchOf({full, empty}));
    QVERIFY(rows);
    QCOMPARE(*rows, 2);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 10));
    QVERIFY(got);
    QCOMPARE(got->span, 1);
    QCOMPARE(got->points.size(), 2u);
    const SeriesPoint& p = got->points[0];
    QCOMPARE(p.t, kT0);
    QCOMPARE(p.close, Number(100.5));
    QCOMPARE(p.mark, Number(100.4));
    QCOMPARE(p.index, Number(100.3));
    QCOMPARE(p.interestBase, Number(7.0));
    QCOMPARE(p.r8, Number(0.0001));
    QCOMPARE(p.bid100, Number(1e6));
    QCOMPARE(p.ask100, Number(2e6));
    QCOMPARE(p.longUsd, Number(0.0));  // none, and known
    QCOMPARE(p.shortUsd, Number(12.0));
    QVERIFY(!got->points[1].close && !got->points[1].buyUsd);  // not known: not zero
}

void TestHistoryRows::aRowThatIsThereStaysAsItIs()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({second(kT0, 100)})));
    const Stored<std::int64_t> again = h.writer->write(batchOf({second(kT0, 999), second(kT0 + 1, 101)}));
    QVERIFY(again);
    QCOMPARE(*again, 1);
    HistoryBatch settled;
    settled.settled = {{described().id, kT0 * 1'000, 0.0001, 8.0}, {described().id, kT0 * 1'000, 0.0002, 8.0}};
    QCOMPARE(*h.writer->write(settled), 1);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 10));
    QCOMPARE(got->points[0].close, Number(100.0));
    HistoryBatch unknown;
    unknown.seconds = {second(kT0, 5, 77)};  // an instrument that nobody described
    QCOMPARE(*h.writer->write(unknown), 0);
}

void TestHistoryRows::anIntervalThatBecomesKnownIsFilledIn()
{
    Opened h(folder());
    QVERIFY(h.writer);
    HistoryBatch batch = batchOf({});
    const auto told = [&](double rate, Number hours) {
        batch.settled = {{described().id, kT0 * 1'000, rate, hours}};
        return *h.writer->write(batch);
    };
    QCOMPARE(told(1e-4, {}), 1);
    QCOMPARE(told(2e-4, 8.0), 0);  // the same row: of it only what was not known is new
    QCOMPARE(told(3e-4, 4.0), 0);
    QCOMPARE(told(4e-4, {}), 0);
    QCOMPARE(*h.file.db->integer("SELECT rows FROM tallies WHERE name = 'settled'"), 1);
    Stored<Statement> s = h.file.db->prepare("SELECT rate, interval_h FROM settled");
    QVERIFY(s);
    QVERIFY(*s->step());
    QCOMPARE(s->real(0), 1e-4);
    QCOMPARE(s->real(1), 8.0);
    QVERIFY(!*s->step());
}

void TestHistoryRows::minutesAreMadeOfSeconds()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 120; ++s) {
        SecondRow r = second(kT0 + s, 100 + (s < 60 ? (s == 10 ? 7 : s == 20 ? -5 : 0) : 50));
        r.interestBase = s;
        if (s == 59) r.mid.reset();  // the last second that was seen is the 58th
        if (s == 58) r.mid = 103;
        rows.push_back(r);
    }
    QVERIFY(h.writer->write(batchOf(rows)));
    const Stored<std::int64_t> made = h.writer->rollUp(kT0 + 119);
    QVERIFY(made);
    QCOMPARE(*made, 1);  // the second minute is not over
    Stored<Statement> s =
        h.file.db->prepare("SELECT open, high, low, close, oi_base, buy_usd, looks FROM minutes ORDER BY t");
    QVERIFY(s);
    QVERIFY(*s->step());
    const double want[] = {100, 107, 95, 103, 59, 6'000, 59};
    for (int c = 0; c < 7; ++c) QCOMPARE(s->real(c), want[c]);
    QVERIFY(!*s->step());
    QCOMPARE(*h.writer->rollUp(kT0 + 120), 1);
    QCOMPARE(*h.writer->rollUp(kT0 + 179), 0);
    QCOMPARE(count(*h.file.db, "minutes"), 2);
}

void TestHistoryRows::aMinuteWithoutAnyoneLookingIsAGap()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({second(kT0 + 5, 100), second(kT0 + 86'400 * 3 + 5, 200)})));
    QCOMPARE(*h.writer->rollUp(kT0 + 86'400 * 3 + 600), 2);  // not four thousand
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 86'400 * 4, 100'000));
    QCOMPARE(got->points.size(), 2u);
    QCOMPARE(got->points[1].t, kT0 + 86'400 * 3);
}

void TestHistoryRows::minutesAreMadeUpAfterACrash()
{
    {
        Opened h(folder());
        QVERIFY(h.writer->write(batchOf({second(kT0 + 5, 100), second(kT0 + 65, 101), second(kT0 + 125, 102)})));
        QCOMPARE(*h.writer->rollUp(kT0 + 60), 1);
    }
    Opened again(folder());
    QCOMPARE(again.file.notes.size(), 0u);
    QCOMPARE(*again.writer->rollUp(kT0 + 180), 2);
    QCOMPARE(count(*again.file.db, "minutes"), 3);
}

void TestHistoryRows::chartsAreThinnedInSql()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int m = 0; m < 600; ++m) rows.push_back(second(kT0 + m * 60, 100 + m));
    QVERIFY(h.writer->write(batchOf(rows)));
    QCOMPARE(*h.writer->rollUp(kT0 + 36'000), 600);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 36'000, 100));
    QVERIFY(got);
    QCOMPARE(got->span, 360);
    QCOMPARE(got->points.size(), 100u);
    for (std::size_t i = 0; i < 100; ++i) {
        const SeriesPoint& p = got->points[i];
        QCOMPARE(p.t, kT0 + std::int64_t(i) * 360);
        QCOMPARE(p.open, Number(100.0 + double(i) * 6));
        QCOMPARE(p.close, Number(105.0 + double(i) * 6));
        QCOMPARE(p.high, p.close);
        QCOMPARE(p.low, p.open);
        QCOMPARE(p.buyUsd, Number(600.0));  // nothing is lost by thinning
    }
}

void TestHistoryRows::whatVenuesRememberFillsOnlyWhatNobodySaw()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({second(kT0 + 60, 500)});
    for (int m = 0; m < 3; ++m)
        batch.bars.push_back({described().id, kT0 + m * 60, 60, 1, 4, 0.5, 2, 10.0, std::nullopt});
    batch.interests = {{described().id, kT0, 42}};
    QVERIFY(h.writer->write(batch));
    QCOMPARE(*h.writer->rollUp(kT0 + 180), 1);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 180, 3));
    QVERIFY(got);
    QCOMPARE(got->points.size(), 3u);
    QVERIFY(!got->points[0].seen && got->points[1].seen && !got->points[2].seen);
    QCOMPARE(got->points[0].close, Number(2.0));
    QCOMPARE(got->points[0].interestBase, Number(42.0));
    QCOMPARE(got->points[1].close, Number(500.0));
    QVERIFY(!got->points[2].sellUsd);
}

void TestHistoryRows::anHourOlderThanItsSecondsComesOfMinutes()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({});
    for (int m = 0; m < 10; ++m) batch.seconds.push_back(second(kT0 + m * 60, 100 + m));
    for (int m = 0; m < 30; ++m)
        batch.bars.push_back({described().id, kT0 + m * 60, 60, 1, 4, 0.5, 2, 10.0, 20.0});
    batch.interests = {{described().id, kT0 + 1'200, 42}};
    QVERIFY(h.writer->write(batch));
    QCOMPARE(*h.writer->rollUp(kT0 + 600), 10);
    // While there are seconds: beside them what the venue tells, prices alone.
    const SeriesRequest hour = btc(kT0 + 300, kT0 + 3'900);
    const Stored<Series> fine = readSeries(*h.file.db, hour);
    QVERIFY(fine);
    QCOMPARE(fine->span, 4);
    QCOMPARE(fine->points.size(), 25u);
    QVERIFY(fine->points[4].seen && !fine->points[5].seen);
    QCOMPARE(fine->points[5].t, kT0 + 600);
    QCOMPARE(fine->points[5].close, Number(2.0));
    QVERIFY(!fine->points[5].buyUsd && !fine->points[5].sellUsd);
    QCOMPARE(fine->points[5].toldUntil, kT0 + 660);
    QCOMPARE(fine->points[15].interestBase, Number(42.0));
    // They have been thrown away.
    QVERIFY(h.file.db->exec("DELETE FROM seconds"));
    const Stored<Series> old = readSeries(*h.file.db, hour);
    QVERIFY(old);
    QCOMPARE(old->span, 60);
    QCOMPARE(old->points.size(), 25u);
    QVERIFY(old->points[4].seen && !old->points[5].seen);
    QCOMPARE(old->points[4].close, Number(109.0));
    QCOMPARE(old->points[5].close, Number(2.0));
    QCOMPARE(old->points[5].buyUsd, Number(10.0));
}

// A start loads minutes of a day, and coarser bars of the days before. An hour a point, as the calculator asks.
void TestHistoryRows::barsOfEveryLengthFillTheirDays()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({});
    const auto bars = [&](std::int64_t from, std::int64_t to, int seconds, double price) {
        for (std::int64_t t = from; t < to; t += seconds)
            batch.bars.push_back({described().id, t, seconds, price, price, price, price, 10.0, 20.0});
    };
    constexpr std::int64_t day = 86'400;
    bars(kT0 + 3'300, kT0 + 7'200, 60, 60);
    bars(kT0, kT0 + day, 300, 300);
    bars(kT0, kT0 + 3 * day, 3'600, 3'600);
    QVERIFY(h.writer->write(batch));
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 3 * day, 72));
    QVERIFY(got);
    QCOMPARE(got->span, 3'600);
    QCOMPARE(got->points.size(), 72u);
    for (std::size_t i = 0; i < 72; ++i) QCOMPARE(got->points[i].t, kT0 + std::int64_t(i) * 3'600);
    QCOMPARE(got->points[0].close, Number(300.0));  // of minutes it has five
    QCOMPARE(got->points[0].buyUsd, Number(120.0));
    QCOMPARE(got->points[1].close, Number(60.0));
    QCOMPARE(got->points[1].buyUsd, Number(600.0));
    QCOMPARE(got->points[2].close, Number(300.0));
    QCOMPARE(got->points[71].close, Number(3'600.0));
    QCOMPARE(got->points[71].sellUsd, Number(20.0));
}

void TestHistoryRows::anHourIsNoHalfHoursVolume()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({});
    for (int n = 0; n < 4; ++n)
        batch.bars.push_back({described().id, kT0 + n * 3'600, 3'600, 1, 4, 0.5, 2, 10.0, 20.0});
    QVERIFY(h.writer->write(batch));
    const Stored<Series> halves = readSeries(*h.file.db, btc(kT0, kT0 + 14'400, 8));
    QVERIFY(halves);
    QCOMPARE(halves->span, 1'800);
    QCOMPARE(halves->points.size(), 4u);
    for (const SeriesPoint& p : halves->points) {
        QCOMPARE(p.close, Number(2.0));
        QVERIFY(!p.buyUsd && !p.sellUsd);
        QCOMPARE(p.toldUntil, p.t + 3'600);
    }
    const Stored<Series> hours = readSeries(*h.file.db, btc(kT0, kT0 + 14'400, 4));
    QVERIFY(hours);
    QCOMPARE(hours->points.size(), 4u);
    for (const SeriesPoint& p : hours->points) QCOMPARE(p.buyUsd, Number(10.0));
}

// The last ten minutes of an hour, an hour, and the first ten minutes of an hour.
void TestHistoryRows::aSpanSaysHowMuchOfItWasSeen()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({});
    for (int m = 50; m < 130; ++m) {
        SecondRow row = second(kT0 + m * 60, 100 + m);
        row.interestBase = 7;
        batch.seconds.push_back(row);
    }
    for (int m = 0; m < 120; ++m)
        batch.bars.push_back({described().id, kT0 + m * 60, 60, 1, 4, 0.5, 2, 10.0, 20.0});
    batch.bars.push_back({described().id, kT0 + 7'200, 3'600, 1, 4, 0.5, 2, 10.0, 20.0});
    batch.interests = {{described().id, kT0, 42}};
    QVERIFY(h.writer->write(batch));
    QCOMPARE(*h.writer->rollUp(kT0 + 130 * 60), 80);
    const Stored<Series> got = readSeries(*h.file.db, btc(kT0, kT0 + 10'800, 3));
    QVERIFY(got);
    QCOMPARE(got->points.size(), 3u);
    const SeriesPoint &late = got->points[0], &whole = got->points[1], &early = got->points[2];
    QCOMPARE(late.rows, 10);
    QCOMPARE(late.until, kT0 + 3'600);
    QVERIFY(late.seen && seenInPart(late, 3'600) && !late.priceTold);
    QVERIFY(late.priceRest && late.flowsRest && late.interestRest);
    QCOMPARE(late.open, Number(1.0));
    QCOMPARE(late.close, Number(159.0));
    QCOMPARE(late.buyUsd, Number(10 * 100.0 + 50 * 10.0));  // the rest, and nothing twice
    QCOMPARE(late.interestBase, Number(7.0));
    QCOMPARE(whole.rows, 60);
    QVERIFY(!seenInPart(whole, 3'600) && !whole.priceRest && !whole.flowsRest);
    QCOMPARE(whole.buyUsd, Number(6'000.0));
    QCOMPARE(early.rows, 10);
    QCOMPARE(early.until, kT0 + 7'800);
    QVERIFY(early.priceTold && early.priceRest && !early.flowsRest);  // its close is the venue's
    QCOMPARE(early.open, Number(220.0));
    QCOMPARE(early.high, Number(229.0));
    QCOMPARE(early.low, Number(0.5));
    QCOMPARE(early.close, Number(2.0));
    QCOMPARE(early.buyUsd, Number(1'000.0));  // the hour's bar has these minutes in it
}

void TestHistoryRows::journalKeepsOrderAndEvidence()
{
    Opened h(folder());
    HistoryBatch batch;
    batch.journal = {{kT0 * 1'000, Entry::Warning, "BTC", "FUND_LONG", "raised", "longs pay", "{\"r8\":0.001}"},
                     {kT0 * 1'000, Entry::Phase, "BTC", "euphoria", "entered", "", "{}"},
                     {kT0 * 1'000 + 5, Entry::Note, "", "", "", "it's a \"note\"", ""}};
    QVERIFY(h.writer->write(batch));
    const Stored<std::vector<JournalRow>> all = readJournal(*h.file.db, {0, kT0 * 2'000, "", 100});
    QVERIFY(all);
    QCOMPARE(all->size(), 3u);
    QCOMPARE((*all)[0].kind, Entry::Warning);
    QCOMPARE((*all)[0].evidence, std::string("{\"r8\":0.001}"));
    QCOMPARE((*all)[1].kind, Entry::Phase);
    QCOMPARE((*all)[2].text, std::string("it's a \"note\""));
    QCOMPARE(readJournal(*h.file.db, {0, kT0 * 2'000, "BTC", 100})->size(), 2u);
    const Stored<std::vector<JournalRow>> newest = readJournal(*h.file.db, {0, kT0 * 2'000, "", 1});
    QCOMPARE((*newest)[0].kind, Entry::Note);
}

void TestHistoryRows::oldRowsGoInSlicesAndNotBeforeTheirMinute()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 300; ++s) rows.push_back(second(kT0 + s, 100));
    QVERIFY(h.writer->write(batchOf(rows)));
    Retention keep;
    keep.seconds = 60;
    const std::int64_t now = kT0 + 1'000;
    const Stored<bool> none = Thinning(*h.file.db).step(now, keep);
    QVERIFY(none);
    QCOMPARE(count(*h.file.db, "seconds"), 300);  // no minute has been made of them yet
    QVERIFY(h.writer->rollUp(now));
    QVERIFY(*Thinning(*h.file.db).step(now, keep, 100));
    QCOMPARE(count(*h.file.db, "seconds"), 200);
    while (*Thinning(*h.file.db).step(now, keep, 100)) {
    }
    QCOMPARE(count(*h.file.db, "seconds"), 0);
    QCOMPARE(count(*h.file.db, "minutes"), 5);
    keep.minutes = 1'000 - 120;
    QVERIFY(Thinning(*h.file.db).step(now, keep));
    QCOMPARE(count(*h.file.db, "minutes"), 3);
}

void TestHistoryRows::aFileTooLargeLosesSecondsFirst()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 3'000; ++s) rows.push_back(second(kT0 + s, 100));
    HistoryBatch batch = batchOf(rows);
    batch.liquidations = {{described().id, kT0 * 1'000, kT0 * 1'000, true, 100, 1, 100.0, "fill"}};
    QVERIFY(h.writer->write(batch));
    const std::int64_t now = kT0 + 3'000;
    QVERIFY(h.writer->rollUp(now));
    Retention keep;
    keep.bytes = *Thinning(*h.file.db).bytes() - 1;
    QVERIFY(*Thinning(*h.file.db).step(now, keep, 500));
    QCOMPARE(count(*h.file.db, "seconds"), 2'500);
    keep.bytes = 1;
    for (int i = 0; i < 100 && *Thinning(*h.file.db).step(now, keep, 500); ++i) {
    }
    QVERIFY(!*Thinning(*h.file.db).step(now, keep, 500));  // ends
    QCOMPARE(count(*h.file.db, "seconds"), 0);
    QCOMPARE(count(*h.file.db, "minutes"), 0);
    QCOMPARE(count(*h.file.db, "liquidations"), 1);
}

// OKX repeats minutes of them to whoever subscribes. Real ones may be alike.
void TestHistoryRows::aLiquidationToldAgainIsKeptOnce()
{
    const store::LiquidationRow one{described().id, kT0 * 1'000, kT0 * 1'000 + 5, true, 100, 1, 100.0, "fill"};
    HistoryBatch batch = batchOf({});
    {
        Opened h(folder());
        store::LiquidationRow alike = one;
        alike.receivedMs += 3;
        batch.liquidations = {one, alike};  // the feed has told them apart
        QCOMPARE(*h.writer->write(batch), 2);
        store::LiquidationRow late = one;
        late.receivedMs += 60'000;
        late.late = true;
        batch.liquidations = {late};
        QCOMPARE(*h.writer->write(batch), 0);
        late.ms += 1;
        batch.liquidations = {late, late};  // of one frame
        QCOMPARE(*h.writer->write(batch), 2);
    }
    Opened h(folder());
    store::LiquidationRow again = one;
    again.receivedMs += 8'000;  // a quick restart: not late yet
    again.price = 100.5;        // the quote is worth more
    batch.liquidations = {again};
    QCOMPARE(*h.writer->write(batch), 0);
    again.coins = 2;
    batch.liquidations = {again};
    QCOMPARE(*h.writer->write(batch), 1);
    QCOMPARE(count(*h.file.db, "liquidations"), 5);
    QCOMPARE(*h.file.db->integer("SELECT rows FROM tallies WHERE name = 'liquidations'"), 5);
}

// A turned bit in the file, or another program: times that no clock holds, prices that none can be.
void TestHistoryRows::damagedLiquidationsAreNotRead()
{
    Opened h(folder());
    HistoryBatch batch = batchOf({});
    batch.liquidations = {{described().id, kT0 * 1'000, kT0 * 1'000 + 5, true, 100, 1, 100.0, "fill"}};
    QCOMPARE(*h.writer->write(batch), 1);
    const auto kept = [&] { return readLiquidations(*h.file.db, {0, kT0 * 2'000, {}, 100})->size(); };
    QCOMPARE(kept(), std::size_t{1});
    const auto damaged = [&](const char* column, const char* value) {
        std::string sql =
            "INSERT INTO liquidations(instrument, ms, received_ms, side, price, coins, usd, price_kind) "
            "SELECT instrument, ms, received_ms, side, price, coins, usd, price_kind FROM liquidations "
            "ORDER BY id LIMIT 1; UPDATE liquidations SET ";
        sql += column;
        sql += " = ";
        sql += value;
        sql += " WHERE id = (SELECT max(id) FROM liquidations)";
        return bool(h.file.db->exec(sql));
    };
    QVERIFY(damaged("received_ms", "9223372036854775807"));
    QVERIFY(damaged("received_ms", "-4611686018427387904"));
    QVERIFY(damaged("price", "9e999"));
    QVERIFY(damaged("price", "1e300"));
    QVERIFY(damaged("coins", "-9e999"));
    QVERIFY(damaged("usd", "9e999"));
    QCOMPARE(count(*h.file.db, "liquidations"), 7);
    QCOMPARE(kept(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestHistoryRows)
#include "tst_history_rows.moc"
