// Columns of another length: where one looks stays where it is, in time and in price, and the way back leads
// there.
#include "tests/support/heat_rig.h"
#include "widgets/heatmap_view.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

DepthHistoryView columnsOf(const LaneMaker& of, Duration column, int count, Timestamp from)
{
    DepthHistoryView v;
    v.step = of.lane.history.step;
    v.column = column;
    for (int i = 0; i < count;) {
        auto block = std::make_shared<DepthBlock>();
        for (; i < count && block->columns.size() < DepthBlock::kColumns; ++i) {
            DepthColumn c;
            c.start = from + column * i;
            c.firstCell = static_cast<std::uint32_t>(block->cells.size());
            c.bid = Price::nearest(80'004.9);
            c.ask = Price::nearest(80'005.1);
            c.reachLow = Price::nearest(79'705);
            c.reachHigh = Price::nearest(80'305);
            block->cells.push_back({7990, 30.0f});
            block->cells.push_back({8005, 20.0f});
            c.bidCells = c.askCells = 1;
            block->columns.push_back(c);
        }
        v.blocks.push_back(std::move(block));
    }
    return v;
}

}  // namespace

class TestHeatmapColumns : public QObject, private HeatRig {
    Q_OBJECT

    static LaneMaker seconds()
    {
        LaneMaker lane;
        for (int s = 0; s < 600; ++s) lane.column(s, 80'005);
        return lane;
    }
    static Timestamp rightOf(const HeatmapView& view)
    {
        const auto value = view.valueAt({view.plotRect().right() - 1, 100});
        return value ? value->start : Timestamp{};
    }
    static bool near(Timestamp a, Timestamp b) { return std::chrono::abs(a - b) <= 11s; }

private Q_SLOTS:
    void anotherLengthKeepsThePlace()
    {
        LaneMaker lane = seconds();
        lane.lane.history.coarser.push_back(columnsOf(lane, 5s, 120, kBegin));
        auto view = made(lane, 599);
        wheel(*view, view->priceAxisRect().center(), 240);
        dragTo(*view, {100, 100}, {300, 130});
        QVERIFY(view->paused());
        const Timestamp right = rightOf(*view);
        QVERIFY(right < kBegin + 520s);
        const double top = view->priceAt(0), low = view->priceAt(200);
        view->setColumn(5s);
        QCOMPARE(view->column(), Duration{5s});
        QVERIFY(view->paused());
        QVERIFY(near(rightOf(*view), right));
        QCOMPARE(view->priceAt(0), top);
        QCOMPARE(view->priceAt(200), low);
        view->setColumn({});
        QCOMPARE(view->column(), Duration{1s});
        QVERIFY(view->paused());
        QVERIFY(near(rightOf(*view), right));
        QCOMPARE(view->priceAt(0), top);
        // At the live edge it stays at the live edge.
        QTest::keyClick(view.get(), Qt::Key_End);
        const Timestamp newest = rightOf(*view);
        view->setColumn(5s);
        QVERIFY(!view->paused());
        QVERIFY(near(rightOf(*view), newest));
    }
    void theWayBackLeadsToTheTime()
    {
        LaneMaker lane = seconds();
        lane.lane.history.coarser.push_back(columnsOf(lane, 5s, 120, kBegin));
        auto view = made(lane, 599);
        dragTo(*view, {100, 100}, {300, 100});
        const Timestamp right = rightOf(*view);
        dragTo(*view, {100, 100}, {160, 100});
        QVERIFY(!near(rightOf(*view), right));
        view->setColumn(5s);
        QTest::keyClick(view.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(view->paused());
        QVERIFY(near(rightOf(*view), right));
    }
    // Shorter columns were asked for and come later: a picture that is held does not jump.
    void shorterColumnsThatComeLaterMoveNothing()
    {
        LaneMaker lane = seconds();
        auto view = made(lane, 599);
        view->setColumn(100ms);
        QCOMPARE(view->column(), Duration{1s});
        dragTo(*view, {100, 100}, {300, 100});
        QVERIFY(view->paused());
        const Timestamp right = rightOf(*view);
        LaneMaker fine = lane;
        fine.lane.history = columnsOf(lane, 100ms, 100, kBegin + 590s);
        fine.lane.history.coarser.push_back(lane.lane.history);
        view->setData(snapshot({&fine}, 599));
        QCOMPARE(view->column(), Duration{100ms});
        QVERIFY(view->paused());
        QVERIFY(near(rightOf(*view), right));
    }
};

QTEST_MAIN(TestHeatmapColumns)
#include "tst_heatmap_columns.moc"
