// Columns of several lengths side by side: what a long one says, how far they reach, what they take.
#include "model/book/depth_tiers.h"
#include "model/book/order_book.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;
using test::price;

namespace {

const Timestamp kStart = fromUnixMs(1'700'000'040'000);  // a whole minute

OrderBook bookAround(double mid)
{
    OrderBook book(price(0.5));
    EventBatch batch;
    BookUpdate u;
    u.image = true;
    for (int i = 0; i < 20; ++i) batch.levels.push_back({price(mid - 0.5 - i), Qty{1.0 + i}});
    for (int i = 0; i < 20; ++i) batch.levels.push_back({price(mid + 0.5 + i), Qty{2.0 + i}});
    u.bids = {0, 20};
    u.asks = {20, 20};
    book.apply(u, batch, Stamp{});
    return book;
}

std::vector<DepthTiers::Plan> plan()
{
    return {{1s, 640}, {5s, 640}, {60s, 640}};
}

const DepthHistoryView& tier(const DepthHistoryView& v, Duration column)
{
    if (v.column == column) return v;
    for (const DepthHistoryView& c : v.coarser)
        if (c.column == column) return c;
    qFatal("no such columns");
}

const DepthColumn& column(const DepthHistoryView& v, std::size_t i)
{
    return v.blocks[i / DepthBlock::kColumns]->columns[i % DepthBlock::kColumns];
}

// As text: everything that a column says.
QStringList said(const DepthHistoryView& v)
{
    QStringList out;
    for (const auto& block : v.blocks)
        for (const DepthColumn& c : block->columns) {
            QString line = QStringLiteral("%1 %2 %3 %4 %5 %6:")
                               .arg(c.start.time_since_epoch().count())
                               .arg(c.gap)
                               .arg(c.bid.raw)
                               .arg(c.ask.raw)
                               .arg(static_cast<double>(c.buyQty))
                               .arg(static_cast<double>(c.sellQty));
            for (std::size_t i = 0; i < std::size_t{c.bidCells} + c.askCells; ++i)
                line += QStringLiteral(" %1=%2")
                            .arg(block->cells[c.firstCell + i].row)
                            .arg(static_cast<double>(block->cells[c.firstCell + i].qty));
            for (std::size_t i = 0; i < c.tradeRows; ++i) {
                const DepthTrades& t = block->trades[c.firstTrade + i];
                line += QStringLiteral(" t%1=%2/%3")
                            .arg(t.row)
                            .arg(static_cast<double>(t.buyQty))
                            .arg(static_cast<double>(t.sellQty));
            }
            out << line;
        }
    return out;
}

// Seconds [from, to) of a market that walks, trades and loses its book at 100 s.
void run(DepthTiers& tiers, int from, int to)
{
    for (int s = from; s < to; ++s) {
        const OrderBook book = bookAround(1'000 + s % 17);
        if (s == 100) tiers.spoil();
        tiers.trade(s % 3 ? Side::Buy : Side::Sell, price(1'000 + s % 17), Qty{1.0 + s % 4});
        tiers.advance(kStart + std::chrono::seconds{s} + 500ms, &book);
        tiers.advance(kStart + std::chrono::seconds{s + 1}, &book);
    }
}

}  // namespace

class TestDepthTiers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongColumnIsTheBookAtItsEndAndAllTrades()
    {
        DepthTiers tiers(price(1), plan(), 300);
        run(tiers, 0, 60);
        const DepthHistoryView view = tiers.view();
        QCOMPARE(view.column, Duration{1s});
        QCOMPARE(view.coarser.size(), std::size_t{2});
        const DepthHistoryView& five = tier(view, 5s);
        QCOMPARE(five.size(), std::size_t{12});
        // 5 to 10 s: the book of second 9, the trades of seconds 5 to 9.
        const DepthColumn& c = column(five, 1);
        QVERIFY(!c.gap);
        QCOMPARE(c.start, kStart + 5s);
        QCOMPARE(c.bid.raw, price(1'008.5).raw);
        double buys = 0, sells = 0;
        for (int s = 5; s < 10; ++s) (s % 3 ? buys : sells) += 1.0 + s % 4;
        QCOMPARE(static_cast<double>(c.buyQty), buys);
        QCOMPARE(static_cast<double>(c.sellQty), sells);
        double traded = 0;
        for (std::size_t i = 0; i < c.tradeRows; ++i) {
            const DepthTrades& t = five.blocks[0]->trades[c.firstTrade + i];
            traded += static_cast<double>(t.buyQty) + static_cast<double>(t.sellQty);
            QCOMPARE(int(t.buys + t.sells), 1);
        }
        QCOMPARE(traded, buys + sells);
    }
    void foldedIsWhatWouldHaveBeenKept()
    {
        DepthTiers tiers(price(1), plan(), 300);
        run(tiers, 0, 240);
        const DepthHistoryView view = tiers.view();
        for (const Duration length : {Duration{5s}, Duration{60s}}) {
            QStringList kept = said(tier(view, length)), made = said(folded(view, length));
            // Nobody saw the very first column's beginning.
            kept.removeFirst();
            if (made.size() > kept.size()) made.removeFirst();
            QCOMPARE(made, kept);
            QVERIFY(made.size() >= 3);
        }
        // The minute in which the book was lost is a gap, its neighbours are not.
        const DepthHistoryView& minutes = tier(view, 60s);
        QVERIFY(column(minutes, 1).gap);
        QVERIFY(!column(minutes, 2).gap);
        QCOMPARE(int(column(minutes, 1).bidCells), 0);
    }
    void partsOfALongColumnAreNoColumn()
    {
        DepthTiers tiers(price(1), {{1s, 640}}, 300);
        run(tiers, 2, 14);
        const DepthHistoryView five = folded(tiers.view(), 5s);
        QCOMPARE(five.size(), std::size_t{1});  // 5 to 10 s; before and after only parts were seen
        QCOMPARE(column(five, 0).start, kStart + 5s);
    }
    void anotherLengthBeginsWithWhatIsKnown()
    {
        DepthTiers tiers(price(1), {{1s, 640}}, 300);
        run(tiers, 0, 90);
        tiers.setPlan(plan());
        run(tiers, 90, 130);
        DepthTiers always(price(1), plan(), 300);
        run(always, 0, 130);
        const DepthHistoryView late = tiers.view(), early = always.view();
        QCOMPARE(said(late), said(early));
        // What was begun later lacks the column that was open then, and no other.
        QStringList have = said(tier(late, 5s)), want = said(tier(early, 5s));
        int missing = 0;
        for (const QString& line : want) missing += !have.contains(line);
        QVERIFY2(missing <= 2, qPrintable(QString::number(missing)));
        tiers.setPlan({{1s, 640}, {60s, 640}});
        QCOMPARE(tiers.view().coarser.size(), std::size_t{1});
    }
    void thePastFillsEveryLength()
    {
        const std::vector<DepthTiers::Plan> all = {{1s, 1'000}, {5s, 640}, {60s, 640}};
        DepthTiers before(price(1), all, 300), now(price(1), all, 300), always(price(1), all, 300);
        run(before, 0, 600);
        run(now, 600, 660);
        run(always, 0, 660);
        DepthHistoryView past = before.view();
        QVERIFY(now.prepend(past));
        for (const Duration length : {Duration{1s}, Duration{5s}, Duration{60s}}) {
            const QStringList have = said(tier(now.view(), length));
            QStringList want = said(tier(always.view(), length));
            want.removeFirst();  // whose beginning nobody saw
            int missing = 0;
            // A gap at the beginning is no beginning.
            for (const QString& line : want)
                missing += !line.contains(QStringLiteral(" 1 0 0 ")) && !have.contains(line);
            QVERIFY(have.size() >= want.size() - 1);
            QVERIFY2(missing <= 1, qPrintable(QString::number(missing)));  // the one at the seam
        }
        // A past of short columns alone fills the long ones as well.
        DepthTiers other(price(1), plan(), 300);
        run(other, 600, 660);
        past.coarser.clear();
        QVERIFY(other.prepend(past));
        QVERIFY(tier(other.view(), 60s).size() >= 10);
    }
    void hoursFitIntoBoundedMemory()
    {
        DepthTiers tiers(price(1), {{1s, 128}, {5s, 128}, {60s, 256}}, 300);
        run(tiers, 0, 3 * 3'600);
        QVERIFY(tiers.columns() <= 128 + 128 + 256 + 3 * DepthBlock::kColumns);
        const DepthHistoryView view = tiers.view();
        const auto reach = [&](Duration length) {
            const DepthHistoryView& v = tier(view, length);
            return kStart + 3h - v.blocks.front()->columns.front().start;
        };
        QVERIFY(reach(1s) >= 128s);
        QVERIFY(reach(5s) >= 640s);
        QVERIFY(reach(60s) >= Duration{3h} - 60s);
        // The same number of columns of one length would hold eight minutes.
        DepthTiers one(price(1), {{1s, 512}}, 300);
        run(one, 0, 3'600);
        QVERIFY(tiers.memoryBytes() < one.memoryBytes() * 3 / 2);
    }
};

QTEST_GUILESS_MAIN(TestDepthTiers)
#include "tst_depth_tiers.moc"
