// What lies over the heatmap's past: trades, volume by price, walls, the measure; columns of other lengths; what
// it costs to get to a price.
#include "tests/support/heat_rig.h"
#include "tests/support/model_rig.h"
#include "widgets/heat_source.h"
#include "widgets/heat_viewport.h"
#include "widgets/reach_cost.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// Trades of row 8000 ($80,000 to $80,010) bought, of row 7999 sold, in the newest column that is there.
void trade(LaneMaker& lane, float bought, float sold, std::uint16_t prints = 3)
{
    DepthBlock& b = lane.open;
    DepthColumn& c = b.columns.back();
    c.firstTrade = static_cast<std::uint32_t>(b.trades.size());
    c.tradeRows = 2;
    b.trades.push_back({7999, 0, sold, 0, prints});
    b.trades.push_back({8000, bought, 0, prints, 0});
    lane.lane.history.blocks.back() = std::make_shared<DepthBlock>(b);
}

QString line(const QStringList& lines, const QString& with)
{
    for (const QString& l : lines)
        if (l.contains(with)) return l;
    return {};
}

// The same hour in minutes, with their own wall, before the seconds begin.
DepthHistoryView minutes(const LaneMaker& of, int count)
{
    DepthHistoryView v;
    v.step = of.lane.history.step;
    v.column = 60s;
    DepthBlock block;
    for (int i = 0; i < count; ++i) {
        DepthColumn c;
        c.start = kBegin - std::chrono::minutes{count - i};
        c.gap = i == 2;
        c.firstCell = static_cast<std::uint32_t>(block.cells.size());
        if (!c.gap) {
            c.bid = Price::nearest(80'004.9);
            c.ask = Price::nearest(80'005.1);
            c.reachLow = Price::nearest(79'705);
            c.reachHigh = Price::nearest(80'305);
            block.cells.push_back({7990, 30.0f});
            block.cells.push_back({8005, 20.0f});
            c.bidCells = c.askCells = 1;
            c.buyQty = 60;
        }
        block.columns.push_back(c);
    }
    v.blocks.push_back(std::make_shared<DepthBlock>(block));
    return v;
}

}  // namespace

class TestHeatmapLayers : public QObject, private HeatRig {
    Q_OBJECT
private Q_SLOTS:
    void tradesAreCountedOnce()
    {
        LaneMaker lane;
        for (int s = 0; s < 40; ++s) {
            lane.column(s, 80'005);
            trade(lane, 2, 1);
        }
        HeatSource source;
        source.set(snapshot({&lane}, 39), LaneChoice{});
        std::vector<HeatTrade> out;
        source.trades(source.firstColumn(), 40, Price::nearest(10), out);
        QCOMPARE(out.size(), std::size_t{2});
        QCOMPARE(out[0].row, 7999);
        QCOMPARE(static_cast<double>(out[0].sellUsd), 40 * 79'995.0);
        QCOMPARE(out[1].row, 8000);
        QCOMPARE(static_cast<double>(out[1].buyUsd), 40 * 2 * 80'005.0);
        QCOMPARE(out[1].buys, 120u);
        source.trades(source.firstColumn(), 40, Price::nearest(20), out);
        QCOMPARE(out.size(), std::size_t{2});
        source.trades(source.firstColumn(), 40, Price::nearest(1'000), out);
        QCOMPARE(out.size(), std::size_t{2});
        source.trades(source.firstColumn() + 10, 5, Price::nearest(100'000), out);
        QCOMPARE(out.size(), std::size_t{1});
        QCOMPARE(static_cast<double>(out[0].buyUsd), 5 * 2 * 80'005.0);
        QCOMPARE(static_cast<double>(out[0].sellUsd), 5 * 79'995.0);
        // One row by itself says the same.
        const auto detail = source.row(source.firstColumn() + 3, Price::nearest(10), 8000);
        QCOMPARE(detail.buyUsd, 2 * 80'005.0);
        QCOMPARE(detail.buys, 3u);
    }
    void bubblesAreDrawnWhereItWasTraded()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) {
            lane.column(s, 80'005);
            if (s == 30) trade(lane, 50, 0);
        }
        auto view = made(lane, 59);
        HeatLayers layers = view->layers();
        layers.profile = false;
        view->setLayers(layers);
        const QPoint at = pointOf(*view, 30, 80'005) + QPoint(5, 4);  // beside the line of the mid
        view->grab();
        const QStringList tip = view->tipAt(at);
        QVERIFY2(!line(tip, QStringLiteral("prints")).isEmpty(), qPrintable(tip.join(u'\n')));
        QVERIFY2(line(tip, QStringLiteral("traded")).contains(QStringLiteral("$4")), qPrintable(tip.join(u'\n')));
        QVERIFY(!line(tip, QStringLiteral("bought")).isEmpty());
        const QRgb with = pixel(*view, at);
        layers.trades = false;
        view->setLayers(layers);
        QVERIFY(pixel(*view, at) != with);
        QVERIFY(line(view->tipAt(at), QStringLiteral("prints")).isEmpty());
        // Too small for the smallest that is wanted.
        layers.trades = true;
        layers.leastTradeUsd = 1e7;
        view->setLayers(layers);
        QVERIFY(pixel(*view, at) != with);
    }
    void keysTurnLayersOnAndOff()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005, false, 79'900);
        auto view = made(lane, 59);
        QSignalSpy changed(view.get(), &HeatmapView::layersChanged);
        const QPoint wall = pointOf(*view, 30, 79'905);
        const QRgb lit = pixel(*view, wall);
        QCOMPARE(lit, m_theme.ramp.bid[255]);
        QTest::keyClick(view.get(), Qt::Key_H);
        QVERIFY(!view->layers().books);
        QCOMPARE(pixel(*view, wall), m_theme.bg.panel.rgb());
        // What is there is still said.
        QCOMPARE(view->valueAt(wall)->qty, 500.0);
        QTest::keyClick(view.get(), Qt::Key_H);
        QCOMPARE(pixel(*view, wall), lit);
        for (const auto& [key, member] :
             {std::pair(Qt::Key_T, &HeatLayers::trades), std::pair(Qt::Key_L, &HeatLayers::liquidations),
              std::pair(Qt::Key_W, &HeatLayers::walls), std::pair(Qt::Key_P, &HeatLayers::profile),
              std::pair(Qt::Key_D, &HeatLayers::cumulative)}) {
            const bool before = view->layers().*member;
            QTest::keyClick(view.get(), key);
            QCOMPARE(view->layers().*member, !before);
        }
        QCOMPARE(changed.size(), 7);
        const QJsonObject state = view->saveState();
        HeatmapView other(m_theme);
        other.restoreState(state);
        QCOMPARE(other.layers(), view->layers());
        QSignalSpy column(view.get(), &HeatmapView::nextColumnWanted);
        QTest::keyClick(view.get(), Qt::Key_C);
        QCOMPARE(column.size(), 1);
    }
    void farBackColumnsAreLonger()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
        lane.lane.history.coarser.push_back(minutes(lane, 10));
        HeatSource source;
        source.set(snapshot({&lane}, 59), LaneChoice{});
        QCOMPARE(source.lastColumn() - source.firstOwnColumn(), std::int64_t{59});
        QCOMPARE(source.firstOwnColumn() - source.firstColumn(), std::int64_t{600});
        std::vector<float> bid(400), ask(400);
        const Price group = Price::nearest(10);
        // Any second of a minute shows the minute's end.
        for (const std::int64_t back : {1, 30, 60}) {
            const HeatColumn c = source.sum(source.firstOwnColumn() - back, 1, group, 7800, bid, ask);
            QCOMPARE(c.span, std::int64_t{60});
            QCOMPARE(bid[190], 30.0f * 79'905);
            QCOMPARE(c.buyUsd, 80'004.9);  // a sixtieth of what was bought in the minute
        }
        // A cell of half a minute before and half after the seam is their mean, whatever they were kept in.
        const HeatColumn both = source.sum(source.firstOwnColumn() - 30, 60, group, 7800, bid, ask);
        QVERIFY(both.known && !both.gap);
        const float own = LaneMaker::qtyAt(7990, false) * 79'905;
        QVERIFY(std::fabs(bid[190] - (30.0f * 79'905 + own) / 2) < 1.0f);
        // A gap of a minute is a gap of sixty columns, and never bridged.
        const std::int64_t gap = source.firstColumn() + 2 * 60;
        QVERIFY(source.sum(gap, 1, group, 7800, bid, ask).gap);
        QVERIFY(source.sum(gap + 59, 1, group, 7800, bid, ask).gap);
        QVERIFY(!source.sum(gap + 60, 1, group, 7800, bid, ask).gap);
        // Columns of a minute by wish: the seconds are left out.
        source.set(snapshot({&lane}, 59), LaneChoice{}, 60s);
        QCOMPARE(source.column(), Duration{60s});
        QCOMPARE(source.lastColumn() - source.firstColumn() + 1, std::int64_t{10});
        // None so short: the next longer ones.
        source.set(snapshot({&lane}, 59), LaneChoice{}, 100ms);
        QCOMPARE(source.column(), Duration{1s});
    }
    void theViewSaysWhatItShows()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
        lane.lane.history.coarser.push_back(minutes(lane, 10));
        auto view = made(lane, 59);
        view->setColumn(60s);
        QCOMPARE(view->column(), Duration{60s});
        const QPoint at(view->xOf(kBegin - 120s).value() + 1, view->yOf(79'905));
        QVERIFY(view->valueAt(at));
        QCOMPARE(view->valueAt(at)->qty, 30.0);
        QCOMPARE(view->valueAt(at)->span, Duration{60s});
        view->setColumn({});
        QCOMPARE(view->column(), Duration{1s});
        const auto x = view->xOf(kBegin - 90s);
        QVERIFY(x);
        const QStringList tip = view->tipAt({*x, view->yOf(79'905)});
        QVERIFY2(!line(tip, QStringLiteral("column: the book at its end")).isEmpty(), qPrintable(tip.join(u'\n')));
    }
    void costToGetThereIsTheBooksOwn()
    {
        LaneMaker bn(VenueId::Binance), ok(VenueId::Okx);
        ok.reach = 100;
        for (int s = 0; s < 5; ++s) {
            bn.column(s, 80'005);
            ok.column(s, 80'005);
        }
        const auto depth = snapshot({&bn, &ok}, 4);
        const LaneChoice choice;
        // 80,090: the asks at 80,005.1 and 80,080 of both, and OKX's end at 80,105 is not reached.
        const auto up = costToReach(*depth, choice, Price::nearest(80'090), Price::nearest(80'100));
        QVERIFY(up && up->up && !up->floor);
        QCOMPARE(up->coins, 2 * (2.0 + 50.0));
        QVERIFY(std::fabs(up->usd - 2 * (2 * 80'005.1 + 50 * 80'080.0)) < 1e-3);
        QCOMPARE(up->parts.size(), std::size_t{2});
        // Beyond OKX's book: at least.
        const auto far = costToReach(*depth, choice, Price::nearest(80'200), Price::nearest(80'210));
        QVERIFY(far && far->floor);
        QVERIFY(!far->parts[0].floor && far->parts[1].floor);
        QCOMPARE(far->parts[1].coins, 53.0);
        const auto down = costToReach(*depth, choice, Price::nearest(79'930), Price::nearest(79'940));
        QVERIFY(down && !down->up);
        QCOMPARE(down->coins, 2 * (3.0 + 100.0));
        QVERIFY(!costToReach(*depth, choice, Price::nearest(80'000), Price::nearest(80'010)));
        QCOMPARE(
            costToReach(*depth, LaneChoice::only(VenueId::Okx), Price::nearest(80'090), Price::nearest(80'100))
                ->coins,
            52.0);
        // A stale book is in no sum.
        auto stale = std::make_shared<DepthSnapshot>(*depth);
        stale->lanes[1].fresh = Freshness::Stale;
        QCOMPARE(costToReach(*stale, choice, Price::nearest(80'090), Price::nearest(80'100))->coins, 52.0);
        // In the tooltip, with the parts.
        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(depth);
        const QStringList tip = view.tipAt(QPoint(view.liveRect().center().x(), view.yOf(80'195)));
        QVERIFY2(line(tip, QStringLiteral("to get there now buy")).contains(QStringLiteral("\u2265 ")),
                 qPrintable(tip.join(u'\n')));
        QVERIFY(line(tip, QStringLiteral("OK \u2265")).contains(QStringLiteral("BN $")));
    }
    // A lane holds only what is near the price: beyond that the cost is a lower bound, however far the book goes.
    void costBeyondTheKeptRowsIsAtLeast()
    {
        ModelRig rig;
        WatchSet watch;
        watch.assets = {"BTC"};
        rig.engine.setWatch(watch);
        const auto btc = instrument(VenueId::Binance, 0, Market::Perp, "BTC");
        rig.describe(btc).book(btc->id, true, {{100, 1}, {99, 2}, {90, 5}}, {{101, 1}, {102, 2}, {115, 5}}).send();
        rig.pass(100ms);
        const auto depth = rig.hub.depth.read().value;
        const auto cost = [&](double low, double high) {
            return costToReach(*depth, LaneChoice{}, Price::nearest(low), Price::nearest(high));
        };
        const auto near = cost(102.2, 102.3), far = cost(110, 110.1), down = cost(95, 95.1);
        QVERIFY(near && far && down);
        QVERIFY(!near->floor && far->floor && down->floor);
        QCOMPARE(far->coins, 3.0);
        QCOMPARE(down->coins, 3.0);
    }
    void cumulativeIsTheSumOutwards()
    {
        LaneMaker lane;
        lane.column(0, 80'005);
        const auto depth = snapshot({&lane}, 0);
        const Price group = Price::nearest(10);
        BookRows rows;
        rows.low = 7'960;
        rows.bid.resize(80);
        rows.ask.resize(80);
        sumRows(*depth, LaneChoice{}, group, false, false, rows);
        CumulativeRows sums;
        accumulate(*depth, LaneChoice{}, group, rows, sums);
        double bids = 0;
        for (const Level& l : lane.lane.bids) bids += l.price.value() * l.qty.v;
        double near = 0;
        for (const Level& l : lane.lane.bids)
            if (l.price >= Price::nearest(79'950)) near += l.price.value() * l.qty.v;
        QVERIFY(std::fabs(sums.bid[7'995 - 7'960] - near) < 1);
        QVERIFY(std::fabs(sums.bid[0] - (bids - 79'705.0)) < 1e6);
        QCOMPARE(sums.bid[79], 0.0);
        QCOMPARE(sums.ask[0], 0.0);
        QCOMPARE(sums.askFloorFrom, floorRow(Price::nearest(80'305), group) + 1);
        // Rows that begin above the touch still count what lies before them.
        rows.low = 8'005;
        sumRows(*depth, LaneChoice{}, group, false, false, rows);
        accumulate(*depth, LaneChoice{}, group, rows, sums);
        QVERIFY(sums.ask[0] >= 2 * 80'005.0);
    }
    void theMeasure()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto view = made(lane, 99);
        const QPoint from = pointOf(*view, 20, 80'005), to = pointOf(*view, 50, 80'085);
        QTest::mousePress(view.get(), Qt::LeftButton, Qt::ControlModifier, from);
        QMouseEvent e(QEvent::MouseMove, QPointF(to), QPointF(view->mapToGlobal(to)), Qt::NoButton, Qt::LeftButton,
                      Qt::ControlModifier);
        QApplication::sendEvent(view.get(), &e);
        QTest::mouseRelease(view.get(), Qt::LeftButton, Qt::ControlModifier, to);
        const double move = view->priceAt(to.y()) - view->priceAt(from.y());
        const QString text = view->rulerText();
        QVERIFY2(
            text.startsWith(QStringLiteral("+") + QString::number(move / view->priceAt(from.y()) * 1e4, 'f', 1)),
            qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("30")), qPrintable(text));
        // It lies on price and time: moving the picture does not change it.
        dragTo(*view, {100, 100}, {200, 140});
        QVERIFY(view->rulerText().isEmpty());  // a click elsewhere puts it away
        QTest::mouseClick(view.get(), Qt::LeftButton, Qt::ShiftModifier, {300, 200});
        QTest::mouseMove(view.get(), {340, 150});
        QMouseEvent move2(QEvent::MouseMove, QPointF(340, 150), QPointF(view->mapToGlobal(QPoint(340, 150))),
                          Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(view.get(), &move2);
        const QString follows = view->rulerText();
        QVERIFY(follows.startsWith(u'+'));
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, {340, 150});
        QCOMPARE(view->rulerText(), follows);
        QTest::keyClick(view.get(), Qt::Key_Escape);
        QVERIFY(view->rulerText().isEmpty());
    }
    void wallsSayWhatBecameOfThem()
    {
        LaneMaker lane;
        for (int s = 0; s < 100; ++s) lane.column(s, 80'005);
        auto depth = snapshot({&lane}, 99);
        auto walls = std::make_shared<std::vector<WallMark>>();
        WallMark w;
        w.venue = VenueId::Binance;
        w.bid = true;
        w.price = 79'905;
        w.firstUsd = 4e6;
        w.usd = 5e6;
        w.since = kBegin + 10s;
        w.until = kBegin + 60s;
        w.fate = WallFate::Pulled;
        w.confirmed = true;
        w.touches = 1;
        w.takenUsd = 1e5;
        walls->push_back(w);
        w.price = 80'105;
        w.bid = false;
        w.fate = WallFate::Refilled;
        w.refills = 2;
        walls->push_back(w);
        depth->walls = walls;
        auto view = made(lane, 99);
        view->setData(depth);
        view->grab();
        const QPoint end = pointOf(*view, 60, 79'905);
        const QStringList gone = view->tipAt(end);
        QVERIFY2(line(gone, QStringLiteral("pulled")).contains(QStringLiteral("after 50")),
                 qPrintable(gone.join(u'\n')));
        QVERIFY(line(gone, QStringLiteral("wall")).contains(QStringLiteral("Binance bid")));
        QVERIFY(!line(gone, QStringLiteral("traded against it")).isEmpty());
        const QStringList stands = view->tipAt(pointOf(*view, 80, 80'105));
        QVERIFY2(line(stands, QStringLiteral("refilled, stands")).contains(QStringLiteral("old")),
                 qPrintable(stands.join(u'\n')));
        // Not of a venue that is not looked at.
        view->setLanes(LaneChoice::only(VenueId::Okx));
        view->setData(depth);
        view->grab();
        QVERIFY(line(view->tipAt(end), QStringLiteral("wall")).isEmpty());
    }
    void eachAssetKeepsItsLook()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
        auto view = made(lane, 59);
        view->setGroup(Price::nearest(50));
        view->setBrightness(3);
        view->setColorLaw(ColorLaw::Rank);
        view->setData(snapshot({&lane}, 59, "ETH"));
        view->grab();
        // New: brightness and law are the last used, rows and dollars are its own.
        QCOMPARE(view->brightness(), 3);
        QCOMPARE(view->colorLaw(), ColorLaw::Rank);
        QCOMPARE(view->wantedGroup(), Price{});
        QVERIFY(!view->cutoffsByUser());
        view->setBrightness(-2);
        view->setData(snapshot({&lane}, 59));
        view->grab();
        QCOMPARE(view->brightness(), 3);
        QCOMPARE(view->wantedGroup(), Price::nearest(50));
        QVERIFY(view->cutoffsByUser());
        HeatmapView other(m_theme);
        other.resize(700, 400);
        other.restoreState(view->saveState());
        other.setData(snapshot({&lane}, 59, "ETH"));
        other.grab();
        QCOMPARE(other.brightness(), -2);
        other.setData(snapshot({&lane}, 59));
        other.grab();
        QCOMPARE(other.brightness(), 3);
        QCOMPARE(other.wantedGroup(), Price::nearest(50));
    }
    // A file with rows that no zoom leads to: the program chooses, and the wheel cannot get there either.
    void absurdRowsOfAFileAreNotTaken()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
        HeatmapView view(m_theme);
        view.resize(700, 400);
        QJsonObject state = view.saveState();
        const QString absurd = QStringLiteral("9000000000000000000");
        state.insert(QStringLiteral("group"), absurd);
        state.insert(QStringLiteral("zoomGroup"), absurd);
        const QJsonObject look{{QStringLiteral("group"), absurd}};
        state.insert(QStringLiteral("looks"), QJsonObject{{QStringLiteral("BTC"), look}});
        view.restoreState(state);
        QCOMPARE(view.wantedGroup(), Price{});
        view.setData(snapshot({&lane}, 59));
        view.grab();
        QCOMPARE(view.wantedGroup(), Price{});
        QVERIFY(view.group() < Price::nearest(1'000));
        for (int i = 0; i < 400; ++i) wheel(view, {300, 150}, -120);
        view.grab();
        QVERIFY(view.group() <= kCoarsestGroup);
    }
    void byRankHalfTheRowsAreDarker()
    {
        DepthScale scale;
        scale.setLaw(ColorLaw::Rank);
        std::vector<float> rows;
        for (int i = 1; i <= 1'000; ++i) rows.push_back(static_cast<float>(i * i));
        scale.sample(rows, Mono{1s}, 200);
        scale.setUser(Cutoffs{1, 1e6});
        const double share = std::pow(scale.index(500.0 * 500) / 255.0, 1 / scale.gamma());
        QVERIFY2(std::fabs(share - 0.5) < 0.02, qPrintable(QString::number(share)));
        QCOMPARE(scale.index(2e6), 255);
        QCOMPARE(scale.index(0.5), 0);
        scale.setLaw(ColorLaw::Logarithm);
        QVERIFY(scale.index(500.0 * 500) > 200);
    }
};

QTEST_MAIN(TestHeatmapLayers)
#include "tst_heatmap_layers.moc"
