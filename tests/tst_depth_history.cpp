// Heatmap columns show the book as it was, gaps stay gaps, and snapshots share what cannot change.
#include "model/book/depth_history.h"
#include "model/book/order_book.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;
using test::price;

namespace {

const Timestamp kStart = fromUnixMs(1'700'000'000'000);

OrderBook bookWith(std::initializer_list<std::pair<double, double>> bids,
                   std::initializer_list<std::pair<double, double>> asks)
{
    OrderBook book(price(0.5));
    EventBatch batch;
    BookUpdate u;
    u.image = true;
    for (const auto& [p, q] : bids) batch.levels.push_back({price(p), Qty{q}});
    u.bids = {0, static_cast<std::uint32_t>(bids.size())};
    for (const auto& [p, q] : asks) batch.levels.push_back({price(p), Qty{q}});
    u.asks = {u.bids.count, static_cast<std::uint32_t>(asks.size())};
    book.apply(u, batch, Stamp{});
    return book;
}

const DepthColumn& column(const DepthHistoryView& v, std::size_t i)
{
    return v.blocks[i / DepthBlock::kColumns]->columns[i % DepthBlock::kColumns];
}

}  // namespace

class TestDepthHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Of what nobody looks at only the nearest rows are kept; beyond them nothing is known, rather than nothing
    // there.
    void farRowsThatAreLeftOutAreNotCovered()
    {
        const OrderBook book = bookWith({{100, 1}, {99, 2}, {98, 3}, {50, 1}}, {{100.5, 1}, {101, 2}, {300, 9}});
        DepthHistory history(price(1), 1s, 100, 300);
        history.advance(kStart, &book);
        history.advance(kStart + 2s, &book);
        history.setReach(150, true);
        history.advance(kStart + 3s, &book);
        history.setReach(300, false);
        history.advance(kStart + 4s, &book);
        const DepthHistoryView view = history.view();
        const DepthColumn &whole = column(view, 1), &near = column(view, 2), &again = column(view, 3);
        QCOMPARE(whole.reachLow.raw, price(50).raw);
        QCOMPARE(whole.reachHigh.raw, price(300).raw);
        QCOMPARE(int(near.bidCells), 2);
        QCOMPARE(int(near.askCells), 2);
        QCOMPARE(near.reachLow.raw, price(98.5).raw);
        QVERIFY(near.reachHigh.raw > price(102).raw && near.reachHigh.raw < price(102.1).raw);
        QCOMPARE(again.reachLow.raw, whole.reachLow.raw);
        QCOMPARE(again.bidCells, whole.bidCells);
    }

    void rowHeights_data()
    {
        QTest::addColumn<double>("around");
        QTest::addColumn<double>("tick");
        QTest::addColumn<double>("step");
        QTest::newRow("bitcoin") << 64'000.0 << 0.1 << 5.0;
        QTest::newRow("ether") << 2'650.0 << 0.01 << 0.1;
        QTest::newRow("never finer than the tick") << 0.5 << 0.0001 << 0.0001;
        QTest::newRow("whole ticks") << 100.0 << 0.0025 << 0.005;
        QTest::newRow("odd tick") << 100.0 << 0.003 << 0.006;
        QTest::newRow("unknown tick") << 2'000.0 << 0.0 << 0.1;
        QTest::newRow("tiny") << 0.00001234 << 0.00000001 << 0.00000001;
        QTest::newRow("largest") << 9'000'000.0 << 0.01 << 500.0;
    }
    void rowHeights()
    {
        QFETCH(double, around);
        QFETCH(double, tick);
        QFETCH(double, step);
        QCOMPARE(rowStep(price(around), price(tick)).raw, price(step).raw);
    }
    void rowHeightOfNothing() { QVERIFY(rowStep(Price{0}, Price{0}).raw > 0); }
    void rowHeightOfAnAbsurdTick()
    {
        // Rows of no height would be divided by.
        for (const std::int64_t tick : {INT64_MAX, INT64_MAX - 1, INT64_MAX / 2 + 1})
            for (const std::int64_t around : {std::int64_t{1}, price(50'000).raw, INT64_MAX})
                QVERIFY(rowStep(Price{around}, Price{tick}).raw > 0);
    }

    void aColumnIsTheBookWhenItClosed()
    {
        OrderBook book = bookWith({{100, 1}, {99.5, 2}, {98, 4}, {50, 9}}, {{100.5, 1}, {101.5, 2}, {300, 9}});
        DepthHistory history(price(1), 1s, 100, 300);
        QVERIFY(!history.advance(kStart + 500ms, &book));
        QVERIFY(history.advance(kStart + 1s, &book));  // the column whose beginning nobody saw
        history.trade(Side::Buy, price(100.5), Qty{3});
        history.trade(Side::Sell, price(99.5), Qty{1});
        history.trade(Side::Buy, price(100.75), Qty{2});
        QVERIFY(!history.advance(kStart + 1999ms, &book));
        QVERIFY(history.advance(kStart + 2s, &book));
        const auto view = history.view();
        QCOMPARE(view.size(), std::size_t{2});
        QVERIFY(column(view, 0).gap);
        const DepthColumn& c = column(view, 1);
        QVERIFY(!c.gap);
        QCOMPARE(c.start, kStart + 1s);
        QCOMPARE(c.bid.raw, price(100).raw);
        QCOMPARE(c.ask.raw, price(100.5).raw);
        QCOMPARE(c.reachLow.raw, price(50).raw);
        QCOMPARE(c.reachHigh.raw, price(300).raw);
        QCOMPARE(c.buyQty, 5.0f);
        QCOMPARE(c.sellQty, 1.0f);
        // Where it was traded: row 99 sold, row 100 bought, in two prints.
        QCOMPARE(int(c.tradeRows), 2);
        const DepthTrades& sold = view.blocks[0]->trades[c.firstTrade];
        const DepthTrades& bought = view.blocks[0]->trades[c.firstTrade + 1];
        QCOMPARE(sold.row, 99);
        QCOMPARE(sold.sellQty, 1.0f);
        QCOMPARE(bought.row, 100);
        QCOMPARE(bought.buyQty, 5.0f);
        QCOMPARE(int(bought.buys), 2);
        QCOMPARE(int(bought.sells), 0);
        // 300 bp reach: 97 to 103.5. Rows of 1: bids 100, 99, 98, asks 100, 101.
        QCOMPARE(int(c.bidCells), 3);
        QCOMPARE(int(c.askCells), 2);
        const auto& cells = view.blocks[0]->cells;
        const auto cell = [&](std::size_t i) {
            return std::pair(cells[c.firstCell + i].row, cells[c.firstCell + i].qty);
        };
        QCOMPARE(cell(0), std::pair(100, 1.0f));
        QCOMPARE(cell(1), std::pair(99, 2.0f));
        QCOMPARE(cell(2), std::pair(98, 4.0f));
        QCOMPARE(cell(3), std::pair(100, 1.0f));
        QCOMPARE(cell(4), std::pair(101, 2.0f));
    }
    void levelsOfOneRowAreSummed()
    {
        OrderBook book = bookWith({{100.5, 1}, {100, 2}, {99.5, 4}}, {{101, 8}, {101.5, 16}});
        DepthHistory history(price(1), 1s, 100, 1000);
        history.advance(kStart, &book);
        history.advance(kStart + 2s, &book);
        const auto view = history.view();
        const DepthColumn& c = column(view, 1);
        QCOMPARE(int(c.bidCells), 2);
        QCOMPARE(view.blocks[0]->cells[c.firstCell].qty, 3.0f);
        QCOMPARE(int(c.askCells), 1);
        QCOMPARE(view.blocks[0]->cells[c.firstCell + 2].qty, 24.0f);
    }
    void aLossMakesAGapAndNothingBridgesIt()
    {
        OrderBook book = bookWith({{100, 1}}, {{101, 1}});
        DepthHistory history(price(1), 1s, 100, 100);
        history.advance(kStart, &book);
        history.advance(kStart + 2s, &book);  // columns 0 (gap at the start), 1
        book.lose(LostReason::Gap);
        history.spoil();
        history.advance(kStart + 3s, &book);    // 2: lost
        history.advance(kStart + 4s, nullptr);  // 3: nothing known
        OrderBook healed = bookWith({{100, 1}}, {{101, 1}});
        history.advance(kStart + 5s, &healed);  // 4: not live for the whole time
        history.advance(kStart + 6s, &healed);  // 5
        history.spoil();                        // lost and healed within one column
        history.advance(kStart + 8s, &healed);  // 6, 7
        const auto view = history.view();
        const std::vector<bool> want = {true, false, true, true, true, false, true, false};
        QCOMPARE(view.size(), want.size());
        for (std::size_t i = 0; i < want.size(); ++i) {
            QVERIFY2(column(view, i).gap == want[i], qPrintable(QString::number(i)));
            if (want[i]) QCOMPARE(int(column(view, i).bidCells + column(view, i).askCells), 0);
            if (want[i]) QCOMPARE(column(view, i).bid.raw, std::int64_t{0});
        }
    }
    void aCrossedOrOneSidedBookIsAGap()
    {
        OrderBook crossed = bookWith({{102, 1}}, {{101, 1}});
        OrderBook half = bookWith({{102, 1}}, {});
        for (const OrderBook* book : {&crossed, &half}) {
            DepthHistory history(price(1), 1s, 100, 100);
            history.advance(kStart, book);
            history.advance(kStart + 3s, book);
            for (std::size_t i = 0; i < 3; ++i) QVERIFY(column(history.view(), i).gap);
        }
    }
    void snapshotsShareBlocks()
    {
        constexpr auto kBlock = static_cast<int>(DepthBlock::kColumns);
        constexpr int kThen = kBlock * 3 / 2, kLater = kBlock * 5 / 2;
        OrderBook book = bookWith({{100, 1}}, {{101, 1}});
        DepthHistory history(price(1), 1s, 1000, 100);
        history.advance(kStart, &book);
        history.advance(kStart + kThen * 1s, &book);
        const auto before = history.view();
        const auto again = history.view();
        QCOMPARE(before.blocks.size(), std::size_t{2});
        QCOMPARE(before.blocks[0]->columns.size(), DepthBlock::kColumns);
        QCOMPARE(before.blocks[1].get(), again.blocks[1].get());  // no copy while nothing changed
        history.advance(kStart + kLater * 1s, &book);
        const auto after = history.view();
        QCOMPARE(after.blocks[0].get(), before.blocks[0].get());
        QCOMPARE(before.size(), std::size_t{kThen});  // what was handed out stays as it was
        QCOMPARE(after.size(), std::size_t{kLater});
        for (std::size_t i = 0; i < kLater; ++i) QCOMPARE(column(after, i).start, kStart + i * 1s);
        QCOMPARE(column(after, 2 * DepthBlock::kColumns + 11).firstCell, 22u);
    }
    void oldColumnsAreDroppedByTheBlock()
    {
        OrderBook book = bookWith({{100, 1}}, {{101, 1}});
        DepthHistory history(price(1), 1s, 128, 100);
        history.advance(kStart, &book);
        for (int s = 1; s <= 1000; ++s) {
            history.advance(kStart + s * 1s, &book);
            const auto view = history.view();
            QCOMPARE(view.firstIndex + view.size(), std::uint64_t(s));  // columns keep their numbers
            QVERIFY(view.size() >= std::min<std::size_t>(128, std::size_t(s)));
            QVERIFY(view.size() < 128 + 2 * DepthBlock::kColumns);
            QCOMPARE(column(view, 0).start, kStart + view.firstIndex * 1s);
        }
        history.setMaxColumns(64);
        QVERIFY(history.view().size() < 64 + DepthBlock::kColumns);
        QCOMPARE(history.view().firstIndex + history.view().size(), std::uint64_t{1000});
    }
    void aWeekOfSleepIsNotWrittenOut()
    {
        OrderBook book = bookWith({{100, 1}}, {{101, 1}});
        DepthHistory history(price(1), 1s, 128, 100);
        history.advance(kStart, &book);
        history.advance(kStart + 50s, &book);
        const auto week = std::chrono::hours{168};
        history.spoil();
        history.advance(kStart + week, nullptr);
        const auto view = history.view();
        QVERIFY(view.size() <= 128 + 2 * DepthBlock::kColumns);
        QCOMPARE(view.firstIndex + view.size(), std::uint64_t(168 * 3600));
        QCOMPARE(column(view, view.size() - 1).start, kStart + week - 1s);
        for (std::size_t i = 0; i < view.size(); ++i) QVERIFY(column(view, i).gap);
        history.advance(kStart + week + 3s, &book);
        QVERIFY(column(history.view(), history.view().size() - 3).gap);
        QVERIFY(!column(history.view(), history.view().size() - 1).gap);
    }
    void timeThatStandsStillOrGoesBackClosesNothing()
    {
        OrderBook book = bookWith({{100, 1}}, {{101, 1}});
        DepthHistory history(price(1), 1s, 128, 100);
        history.advance(kStart + 10s, &book);
        QVERIFY(!history.advance(kStart + 10s, &book));
        QVERIFY(!history.advance(kStart - 1h, &book));
        QCOMPARE(history.view().size(), std::size_t{0});
        QVERIFY(history.advance(kStart + 11s, &book));
    }
};

QTEST_APPLESS_MAIN(TestDepthHistory)
#include "tst_depth_history.moc"
