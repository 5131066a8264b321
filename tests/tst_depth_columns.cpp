// Which columns the model keeps: the usual ones of an asset in focus, shorter ones while somebody looks at them.
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const auto kBtc = instrument(VenueId::Binance, 1, Market::Perp, "BTC");
const auto kEth = instrument(VenueId::Binance, 2, Market::Perp, "ETH");

QList<int> lengths(const DepthHistoryView& v)
{
    QList<int> out{static_cast<int>(v.column / 1ms)};
    for (const DepthHistoryView& c : v.coarser) out << static_cast<int>(c.column / 1ms);
    return out;
}

WatchSet watching(int columnMs)
{
    WatchSet w;
    w.assets = {"BTC", "ETH"};
    w.focus = {"BTC"};
    w.depthColumnMs = columnMs;
    return w;
}

}  // namespace

class TestDepthColumns : public QObject {
    Q_OBJECT

    static void begin(ModelRig& rig, int columnMs)
    {
        rig.engine.setWatch(watching(columnMs));
        for (const auto& i : {kBtc, kEth}) rig.describe(i).book(i->id, true, {{100, 1}}, {{101, 1}});
        rig.send();
    }
    static DepthHistoryView focus(ModelRig& rig)
    {
        const auto depth = rig.hub.depth.read().value;
        return depth->lanes.at(0).history;
    }

private Q_SLOTS:
    void theFocusHasLongColumnsAsWell()
    {
        ModelRig rig;
        begin(rig, 0);
        rig.pass(65s);
        QCOMPARE(lengths(focus(rig)), (QList<int>{1'000, 5'000, 15'000, 60'000}));
        QVERIFY(focus(rig).size() >= 64);
        QVERIFY(focus(rig).coarser[0].size() >= 12);
        // Others have seconds alone, and get the long ones when they come into focus, with what is known.
        const InstrumentTrack* eth = rig.engine.market().find(kEth->id);
        QCOMPARE(lengths(eth->history->view()), (QList<int>{1'000}));
        rig.engine.setFocus("ETH");
        rig.pass(1s);
        QCOMPARE(lengths(eth->history->view()), (QList<int>{1'000, 5'000, 15'000, 60'000}));
        QVERIFY(eth->history->view().coarser[0].size() >= 12);
    }
    void shortOnesAreKeptByWish()
    {
        ModelRig rig;
        begin(rig, 100);
        rig.pass(10s);
        QCOMPARE(lengths(focus(rig)).first(), 100);
        QVERIFY(focus(rig).size() >= 98);
        QCOMPARE(lengths(rig.engine.market().find(kEth->id)->history->view()).first(), 1'000);
        // Nobody looks any more: they go, the seconds stay.
        rig.engine.setWatch(watching(0));
        rig.pass(1s);
        QCOMPARE(lengths(focus(rig)).first(), 1'000);
        QVERIFY(focus(rig).size() >= 10);
        rig.engine.setWatch(watching(250));
        rig.pass(2s);
        QCOMPARE(lengths(focus(rig)).first(), 250);
        QVERIFY(focus(rig).size() >= 6);
    }
    void tradesAreInEveryLength()
    {
        ModelRig rig;
        begin(rig, 100);
        rig.pass(5s);
        rig.say(kBtc->id, Trade{price(101), Qty{3}, Side::Buy, true, false, {}, 1});
        rig.say(kBtc->id, Trade{price(100), Qty{2}, Side::Sell, true, false, {}, 2});
        // Agreed off the book: traded at no row of it.
        rig.say(kBtc->id, Trade{price(100), Qty{50}, Side::Sell, true, true, {}, 3});
        rig.send();
        rig.pass(61s);
        const auto traded = [](const DepthHistoryView& v) {
            double sum = 0, columns = 0;
            for (const auto& block : v.blocks)
                for (const DepthColumn& c : block->columns) {
                    columns += static_cast<double>(c.buyQty) + static_cast<double>(c.sellQty);
                    for (std::size_t i = 0; i < c.tradeRows; ++i)
                        sum += static_cast<double>(block->trades[c.firstTrade + i].buyQty) +
                               static_cast<double>(block->trades[c.firstTrade + i].sellQty);
                }
            return std::pair(sum, columns);
        };
        const DepthHistoryView view = focus(rig);
        QCOMPARE(traded(view), std::pair(5.0, 5.0));
        for (const DepthHistoryView& v : view.coarser) QCOMPARE(traded(v), std::pair(5.0, 5.0));
    }
};

QTEST_GUILESS_MAIN(TestDepthColumns)
#include "tst_depth_columns.moc"
