// What is done to the history while it is written: what is usual at an hour of the week, thinning by age and by
// size, counting, and what a wrong clock must not do.
#include "model/store/history_store.h"
#include "model/store/housekeeping.h"
#include "model/store/table_sizes.h"
#include "tests/support/history_rig.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

constexpr std::int64_t kHour = 3'600, kDay = 86'400, kWeek = 7 * kDay;
constexpr std::int64_t kFriday21 = kT0;  // 2025-10-10 21:00 UTC

// Minutes as they would have been made, straight into the table.
void putMinutes(Connection& db, std::int64_t from, int minutes, double depth, std::int64_t instrument = 1)
{
    std::string sql = "WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < ";
    sql += std::to_string(minutes - 1);
    sql +=
        ") INSERT INTO minutes(instrument, t, open, high, low, close, spread_bp, bid100, ask100, buy_usd, "
        "sell_usd, "
        "looks) SELECT ";
    sql += std::to_string(instrument) + ", " + std::to_string(from) + " + k * 60, 100, 101, 100, 100, 2, ";
    sql += std::to_string(depth) + ", " + std::to_string(depth) + " + k, 10, k, 60 FROM n";
    QVERIFY2(db.exec(sql), sql.c_str());
    QVERIFY(db.exec("UPDATE tallies SET rows = (SELECT count(*) FROM minutes) WHERE name = 'minutes'"));
}

void finish(UsualHours& hours, std::int64_t now)
{
    for (int i = 0; i < 100'000; ++i) {
        const Stored<bool> more = hours.step(now);
        QVERIFY(more);
        if (!*more) return;
    }
    QFAIL("it never ends");
}

std::array<UsualHourRow, kHoursOfWeek> usualOf(Connection& db)
{
    const auto all = readUsual(db, "BTC", "perp");
    return all && all->size() == 1 ? all->front().hours : std::array<UsualHourRow, kHoursOfWeek>{};
}

}  // namespace

class TestHistoryKeeping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void hoursOfTheWeek();
    void usualIsTheMedianOfTheWeeks();
    void whatWasNotWatchedIsAbsent();
    void usualIsMadeAnHourAtATime();
    void usualAfterAClockThatWasAhead();
    void rowsAreCounted();
    void sizesAreMeasured();
    void retentionChangesWhileItRuns();
    void aWrongClockThrowsNothingAway();
    void freePagesAreGivenBack();

private:
    QString folder() const { return m_folder->path(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryKeeping::hoursOfTheWeek()
{
    QCOMPARE(hourOfWeek(kFriday21 + 15 * 60), 117);  // ANALYTICS C12
    QCOMPARE(hourOfWeek(kFriday21 - 117 * kHour), 0);
    QCOMPARE(hourOfWeek(kFriday21 - 117 * kHour - 1), 167);
}

void TestHistoryKeeping::usualIsTheMedianOfTheWeeks()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({})));
    // 100, 200, 300, 1000 a side; a fifth week is too long ago.
    const double depths[] = {300, 100, 1'000, 200, 50'000};
    for (int week = 0; week < 5; ++week) putMinutes(*h.file.db, kFriday21 - week * kWeek, 60, depths[week]);
    Stored<UsualHours> hours = UsualHours::make(*h.file.db);
    QVERIFY(hours);
    finish(*hours, kFriday21 + kHour);
    const UsualHourRow friday = usualOf(*h.file.db)[117];
    QCOMPARE(friday.weeks, 4);
    // 240 minutes: d + (d + k) for each of the weeks. The middle two are the 59th minute of 200 (459) and the
    // first of 300 (600).
    QCOMPARE(friday.depth100, Number((459.0 + 600.0) / 2));
    QCOMPARE(friday.spreadBp, Number(2.0));
    QCOMPARE(friday.rangeBp, Number(100.0));
    QCOMPARE(friday.volumeUsd, Number(10 + 29.5));
}

void TestHistoryKeeping::whatWasNotWatchedIsAbsent()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({})));
    Connection& db = *h.file.db;
    putMinutes(db, kFriday21, 60, 100);
    putMinutes(db, kFriday21 - kWeek, 29, 900);  // not half of it: that week does not count
    putMinutes(db, kFriday21 - kHour, 30, 100);  // half of it
    putMinutes(db, kFriday21 - 2 * kHour, 60, 100);
    QVERIFY(db.exec("UPDATE minutes SET bid100 = NULL WHERE t >= " + std::to_string(kFriday21 - 2 * kHour) +
                    " AND t < " + std::to_string(kFriday21 - kHour)));
    QVERIFY(db.exec("UPDATE minutes SET close = NULL WHERE t >= " + std::to_string(kFriday21 - kWeek) +
                    " AND t < " + std::to_string(kFriday21 - kWeek + 600)));
    Stored<UsualHours> hours = UsualHours::make(db);
    finish(*hours, kFriday21 + kHour);
    const auto usual = usualOf(db);
    QCOMPARE(usual[117].weeks, 1);
    QVERIFY(usual[117].depth100 && *usual[117].depth100 < 300);
    QCOMPARE(usual[116].weeks, 1);
    QCOMPARE(usual[115].weeks, 1);
    QVERIFY(!usual[115].depth100);  // the book was never whole; the price was there
    QVERIFY(usual[115].spreadBp);
    QCOMPARE(usual[118].weeks, 0);
    QVERIFY(!usual[118].spreadBp);
    QCOMPARE(count(db, "usual"), 3);
    // A week later nobody has looked: the hour still rests on the week before; five weeks later on none.
    finish(*hours, kFriday21 + kWeek + kHour);
    QCOMPARE(usualOf(db)[117].weeks, 1);
    finish(*hours, kFriday21 + 5 * kWeek + kHour);
    QCOMPARE(count(db, "usual"), 0);
}

void TestHistoryKeeping::usualIsMadeAnHourAtATime()
{
    Opened h(folder());
    HistoryBatch batch;
    for (std::size_t i = 0; i < 20; ++i) batch.instruments.push_back(described(i));
    QVERIFY(h.writer->write(batch));
    for (int i = 1; i <= 20; ++i) putMinutes(*h.file.db, kFriday21, 60, i, i);
    Stored<UsualHours> hours = UsualHours::make(*h.file.db);
    finish(*hours, kFriday21);
    QCOMPARE(count(*h.file.db, "usual"), 0);  // the hour is not over
    QVERIFY(*hours->step(kFriday21 + kHour, 8));
    QCOMPARE(count(*h.file.db, "usual"), 8);
    // Whoever takes over begins that hour again and does no other.
    Stored<UsualHours> next = UsualHours::make(*h.file.db);
    int slices = 1;
    while (*next->step(kFriday21 + kHour, 8)) ++slices;
    QCOMPARE(slices, 3);
    QCOMPARE(count(*h.file.db, "usual"), 20);
    QCOMPARE(*h.file.db->integer("SELECT t FROM progress WHERE what = 'usual'"), kFriday21 + kHour);
    QVERIFY(!*next->step(kFriday21 + kHour + 1'800, 8));
}

void TestHistoryKeeping::usualAfterAClockThatWasAhead()
{
    Opened h(folder());
    QVERIFY(h.writer->write(batchOf({})));
    Stored<UsualHours> hours = UsualHours::make(*h.file.db);
    finish(*hours, kFriday21 + 400 * kDay);
    putMinutes(*h.file.db, kFriday21, 60, 100);
    finish(*hours, kFriday21 + kHour);
    QCOMPARE(usualOf(*h.file.db)[117].weeks, 1);
}

void TestHistoryKeeping::rowsAreCounted()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 300; ++s) rows.push_back(second(kT0 + s, 100));
    HistoryBatch batch = batchOf(rows);
    batch.seconds.push_back(second(kT0, 5));  // is there
    batch.liquidations = {{described().id, kT0 * 1'000, kT0 * 1'000, true, 100, 1, 100.0, "fill"}};
    batch.journal = {{kT0 * 1'000, Entry::Note, {}, {}, {}, "note", {}}};
    batch.bars = {{described().id, kT0, 60, 1, 4, 0.5, 2, 10.0, {}}};
    batch.settled = {{described().id, kT0 * 1'000, 0.1, 8.0}};
    QCOMPARE(*h.writer->write(batch), 304);
    QVERIFY(h.writer->rollUp(kT0 + 1'000));
    Retention keep;
    keep.seconds = 60;
    QVERIFY(Thinning(*h.file.db).step(kT0 + 1'000, keep, 120));
    const auto tables = measureTables(*h.file.db, keep);
    QVERIFY(tables);
    for (const StoreStatus::Table& t : *tables)
        QVERIFY2(t.rows == count(*h.file.db, t.name.c_str()), t.name.c_str());
    QCOMPARE(tables->at(0).rows, 180);
}

void TestHistoryKeeping::sizesAreMeasured()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 5'000; ++s) rows.push_back(second(kT0 + s, 100));
    HistoryBatch batch = batchOf(rows);
    batch.bars = {{described().id, kT0 - kDay, 3'600, 1, 4, 0.5, 2, 10.0, {}}};
    QVERIFY(h.writer->write(batch));
    const auto tables = measureTables(*h.file.db, Retention{});
    QVERIFY(tables);
    std::int64_t sum = 0;
    for (const StoreStatus::Table& t : *tables) {
        sum += t.bytes;
        if (t.name == "seconds") {
            QCOMPARE(t.first, kT0);
            QCOMPARE(t.last, kT0 + 4'999);
            QCOMPARE(t.keptSeconds, Retention{}.seconds);
        }
        if (t.name == "venue_bars") QCOMPARE(t.first, kT0 - kDay);
        if (t.name == "minutes") QCOMPARE(t.last, 0);
    }
    const std::int64_t all = *Thinning(*h.file.db).bytes();
    QVERIFY(sum <= all && sum > all * 9 / 10);
}

void TestHistoryKeeping::retentionChangesWhileItRuns()
{
    HistoryStore::Options options;
    options.folder = folder().toStdString();
    options.every = std::chrono::milliseconds(5);
    options.now = [] { return fromUnixMs((kT0 + 1'000) * 1'000); };
    HistoryStore store(options);
    std::vector<SecondRow> rows;
    for (int s = 0; s < 900; ++s) rows.push_back(second(kT0 + s, 100));
    store.add(batchOf(rows));
    const auto seconds = [&] {
        for (const StoreStatus::Table& t : store.status().tables)
            if (t.name == "seconds") return t.rows;
        return std::int64_t{-1};
    };
    QCOMPARE(store.status().largestBytes, Retention{}.bytes);
    QCOMPARE(store.status().folder, folder().toStdString());
    store.flush();
    Retention keep;
    keep.seconds = 400;
    keep.bytes = 1'000'000'000;
    store.setRetention(keep);
    QTRY_COMPARE(seconds(), 300);  // from 600 to 899
    QCOMPARE(store.status().largestBytes, 1'000'000'000);
    QCOMPARE(store.status().tables.at(0).keptSeconds, 400);
}

void TestHistoryKeeping::aWrongClockThrowsNothingAway()
{
    Opened h(folder());
    std::vector<SecondRow> rows;
    for (int s = 0; s < 600; ++s) rows.push_back(second(kT0 + s, 100));
    QVERIFY(h.writer->write(batchOf(rows)));
    QVERIFY(h.writer->rollUp(kT0 + 600));
    const Retention keep;
    const auto work = [&](Housekeeping& house, Housekeeping::Moment now) {
        for (int i = 0; i < 1'000; ++i) {
            const Stored<bool> more = house.step(now, keep, std::chrono::milliseconds(0));
            QVERIFY(more);
            if (!*more) return;
        }
        QFAIL("it never ends");
    };
    std::int64_t steady = 5'000;
    {
        Stored<Housekeeping> house = Housekeeping::make(*h.file.db, *h.writer, {kT0 + 600, steady, 0});
        QVERIFY(house);
        work(*house, {kT0 + 600, steady, 0});
        // Half a year ahead for ten minutes, then right again: nothing has gone, and it is said.
        work(*house, {kT0 + 180 * kDay, steady + 1, kT0 + 600});
        QVERIFY(house->takeJump());
        work(*house, {kT0 + 180 * kDay + 600, steady + 601, kT0 + 600});
        QVERIFY(!house->takeJump());
        QCOMPARE(count(*h.file.db, "minutes"), 10);
        work(*house, {kT0 + 1'202, steady + 602, kT0 + 600});
        QVERIFY(house->takeJump());
        QCOMPARE(count(*h.file.db, "minutes"), 10);
        // Charts run on an hour ahead when the clock is set back: minutes are made of what they show.
        QVERIFY(h.writer->write(batchOf({second(kT0 + 4'800, 7)})));
        work(*house, {kT0 + 1'203, steady + 603, kT0 + 4'900});
        QCOMPARE(count(*h.file.db, "minutes"), 11);
    }
    // Nor when the clock is right again and only the axis is still ahead, however long.
    {
        Stored<Housekeeping> house = Housekeeping::make(*h.file.db, *h.writer, {kT0 + 1'300, steady, 0});
        work(*house, {kT0 + 1'300, steady, kT0 + 180 * kDay});
        work(*house, {kT0 + 9'300, steady + 8'000, kT0 + 180 * kDay + 8'000});
        QVERIFY(count(*h.file.db, "minutes") >= 11);
    }
    // A start that says half a year has passed has an hour to prove it.
    Stored<Housekeeping> house = Housekeeping::make(*h.file.db, *h.writer, {kT0 + 180 * kDay, steady, 0});
    work(*house, {kT0 + 180 * kDay, steady, 0});
    work(*house, {kT0 + 180 * kDay + 3'500, steady + 3'500, 0});
    QVERIFY(count(*h.file.db, "minutes") >= 11);
    work(*house, {kT0 + 180 * kDay + 3'700, steady + 3'700, 0});
    QCOMPARE(count(*h.file.db, "minutes"), 0);
}

void TestHistoryKeeping::freePagesAreGivenBack()
{
    Opened h(folder());
    for (int n = 0; n < 130; ++n) {
        std::vector<SecondRow> rows;
        for (int s = 0; s < 2'000; ++s) rows.push_back(second(kT0 + n * 2'000 + s, 100));
        QVERIFY(h.writer->write(batchOf(rows)));
    }
    QVERIFY(h.writer->rollUp(kT0 + 400'000));
    const std::int64_t before = *h.file.db->integer("PRAGMA page_count");
    Retention keep;
    keep.seconds = 1;
    Thinning thin(*h.file.db);
    int steps = 0;
    while (*thin.step(kT0 + 400'000, keep, 5'000)) QVERIFY(++steps < 10'000);
    const std::int64_t after = *h.file.db->integer("PRAGMA page_count");
    const std::int64_t spare = *h.file.db->integer("PRAGMA freelist_count");
    QVERIFY2(before > 2'200 && spare <= 2'000 && after < before,
             qPrintable(QStringLiteral("%1 %2 %3").arg(before).arg(after).arg(spare)));
    QCOMPARE(*h.file.db->text("PRAGMA integrity_check"), std::string("ok"));
}

QTEST_GUILESS_MAIN(TestHistoryKeeping)
#include "tst_history_keeping.moc"
