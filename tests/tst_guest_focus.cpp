// Assets that are looked at beside the one in focus have boards of their own in the hub.
#include "model/boards/basis.h"
#include "model/boards/interest.h"
#include "model/boards/level_map.h"
#include "model/boards/liquidation_board.h"
#include "model/boards/liquidity.h"
#include "model/boards/phase.h"
#include "tests/support/hub_versions.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const auto kBtc = instrument(VenueId::Binance, 0, Market::Perp, "BTC");
const auto kEth = instrument(VenueId::Binance, 1, Market::Perp, "ETH", "USDT", 0.01);
const auto kSol = instrument(VenueId::Bybit, 0, Market::Perp, "SOL", "USDT", 0.01);

WatchSet looking(std::vector<std::string> focus)
{
    WatchSet w;
    w.assets = {"BTC", "ETH", "SOL", "XRP", "ADA"};
    w.focus = std::move(focus);
    return w;
}

void fill(ModelRig& rig)
{
    rig.describe(kBtc).describe(kEth).describe(kSol);
    rig.book(kBtc->id, true, {{100, 1}}, {{101, 2}});
    rig.book(kEth->id, true, {{10, 3}}, {{10.1, 4}});
    rig.book(kSol->id, true, {{5, 5}}, {{5.1, 6}});
    rig.send();
}

std::string depthOf(const SnapshotHub& hub, const char* asset)
{
    const auto depth = hub.of(asset).depth.read().value;
    return depth ? depth->asset : std::string();
}

}  // namespace

class TestGuestFocus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachHasItsOwnBoards()
    {
        ModelRig rig;
        rig.engine.setWatch(looking({"BTC", "ETH", "SOL"}));
        fill(rig);
        rig.pass(3s);
        QCOMPARE(rig.engine.focus(), std::string("BTC"));
        QCOMPARE(rig.engine.guests(), (std::vector<std::string>{"ETH", "SOL"}));
        for (const char* asset : {"BTC", "ETH", "SOL"}) {
            const SnapshotHub& hub = rig.hub.of(asset);
            QCOMPARE(depthOf(rig.hub, asset), std::string(asset));
            QCOMPARE(hub.liquidity.read().value->asset, std::string(asset));
            QCOMPARE(hub.basis.read().value->asset, std::string(asset));
            QCOMPARE(hub.interest.read().value->asset, std::string(asset));
            QCOMPARE(hub.levels.read().value->asset, std::string(asset));
            QCOMPARE(hub.liquidationBoard.read().value->asset, std::string(asset));
            QCOMPARE(hub.phase.read().value->asset, std::string(asset));
            // What is of no one asset is the same everywhere.
            QCOMPARE(hub.market.read().value.get(), rig.hub.market.read().value.get());
            QCOMPARE(hub.metrics.version(), rig.hub.metrics.version());
        }
        const auto eth = rig.hub.of("ETH").depth.read().value;
        QCOMPARE(eth->lanes.size(), std::size_t{1});
        QCOMPARE(eth->lanes.front().bids.front().qty.v, 3.0);
    }

    void booksGoOn()
    {
        ModelRig rig;
        rig.engine.setWatch(looking({"BTC", "ETH"}));
        fill(rig);
        rig.pass(1s);
        const auto before = rig.hub.of("ETH").depth.version();
        rig.pass(2s);
        rig.book(kEth->id, false, {{10, 7}}, {}).send();
        rig.pass(200ms);
        QVERIFY(rig.hub.of("ETH").depth.version() > before);
        QCOMPARE(rig.hub.of("ETH").depth.read().value->lanes.front().bids.front().qty.v, 7.0);
        // Columns of the past too, as many as of the one in focus.
        QVERIFY(!rig.hub.of("ETH").depth.read().value->lanes.front().history.blocks.empty());
    }

    void nobodyIsShownAsSomebodyElse()
    {
        ModelRig rig;
        rig.engine.setWatch(looking({"BTC"}));
        fill(rig);
        rig.pass(2s);
        // Without a place the one in focus answers, and says whose it is.
        QCOMPARE(depthOf(rig.hub, "ETH"), std::string("BTC"));
        QCOMPARE(&rig.hub.of("ETH"), static_cast<const SnapshotHub*>(&rig.hub));
        rig.engine.setWatch(looking({"BTC", "ETH"}));
        QCOMPARE(depthOf(rig.hub, "ETH"), std::string("ETH"));
        rig.engine.setWatch(looking({"BTC", "SOL"}));
        QCOMPARE(depthOf(rig.hub, "SOL"), std::string("SOL"));
        QCOMPARE(depthOf(rig.hub, "ETH"), std::string("BTC"));
    }

    void theFocusAndAGuestChangePlaces()
    {
        ModelRig rig;
        rig.engine.setWatch(looking({"BTC", "ETH"}));
        fill(rig);
        for (int i = 0; i < 20; ++i) {
            rig.pass(1s);
            rig.book(kBtc->id, false, {{100, 1.0 + i}}, {}).book(kEth->id, false, {{10, 1.0 + i}}, {}).send();
        }
        const auto columns = [&](const char* asset) {
            std::size_t n = 0;
            for (const auto& block : rig.hub.of(asset).depth.read().value->lanes.front().history.blocks)
                n += block->columns.size();
            return n;
        };
        const std::size_t btc = columns("BTC"), eth = columns("ETH");
        QVERIFY(btc >= 15 && eth >= 15);
        rig.engine.setFocus("ETH");
        rig.pass(100ms);
        QCOMPARE(rig.engine.guests(), std::vector<std::string>{"BTC"});
        QCOMPARE(depthOf(rig.hub, "BTC"), std::string("BTC"));
        QCOMPARE(rig.hub.depth.read().value->asset, std::string("ETH"));
        // No past is lost on the way.
        QVERIFY(columns("BTC") >= btc && columns("ETH") >= eth);
    }

    void noMoreThanThereAreSeats()
    {
        ModelRig rig;
        rig.engine.setWatch(looking({"BTC", "ETH", "SOL", "XRP", "ADA"}));
        QCOMPARE(rig.engine.guests(), (std::vector<std::string>{"ETH", "SOL", "XRP"}));
        // Who stays keeps the place.
        const SnapshotHub* sol = &rig.hub.of("SOL");
        rig.engine.setWatch(looking({"BTC", "SOL", "ADA"}));
        QCOMPARE(&rig.hub.of("SOL"), sol);
        QVERIFY(&rig.hub.of("ADA") != static_cast<const SnapshotHub*>(&rig.hub));
        QCOMPARE(&rig.hub.of("XRP"), static_cast<const SnapshotHub*>(&rig.hub));
    }

    void quietSaysNothing()
    {
        ModelRig rig;
        rig.engine.setQuiet(true);
        rig.engine.setWatch(looking({"BTC", "ETH"}));
        fill(rig);
        rig.pass(2s);
        QVERIFY(!rig.hub.of("ETH").depth.read().value);
        rig.engine.setQuiet(false);
        rig.engine.show();
        QCOMPARE(depthOf(rig.hub, "ETH"), std::string("ETH"));
    }

    // Another engine on the same hub that nobody looks at (a replay's model that stands ready) takes no place.
    void aQuietOneTakesNoPlace()
    {
        ModelRig rig;
        rig.engine.setWatch(looking({"BTC", "ETH", "SOL"}));
        fill(rig);
        rig.pass(2s);
        rig.engine.setWatch(looking({"BTC", "SOL"}));
        QCOMPARE(depthOf(rig.hub, "SOL"), std::string("SOL"));
        const auto before = versionsOf(rig.hub);
        EventQueue queue{100};
        ModelEngine other(Config{}, rig.clock, queue, rig.hub);
        other.setQuiet(true);
        other.setWatch(looking({"BTC", "SOL"}));
        other.setWatch(looking({"BTC", "XRP"}));
        other.setFocus("ETH");
        other.setDesk({});
        other.tick();
        QCOMPARE(versionsOf(rig.hub), before);
        QCOMPARE(depthOf(rig.hub, "SOL"), std::string("SOL"));
        // Once it is shown it says who sits where, and which places are empty.
        other.setQuiet(false);
        other.show();
        QCOMPARE(&rig.hub.of("SOL"), static_cast<const SnapshotHub*>(&rig.hub));
        QCOMPARE(depthOf(rig.hub, "BTC"), std::string("BTC"));
        QCOMPARE(depthOf(rig.hub, "XRP"), std::string("XRP"));
    }
};

QTEST_GUILESS_MAIN(TestGuestFocus)
#include "tst_guest_focus.moc"
