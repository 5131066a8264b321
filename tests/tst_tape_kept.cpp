// Liquidations that are the newest no longer: those of watched assets and large ones stay, in bounds, and since
// when they are whole is said.
#include "tests/support/board_coins.h"
#include "tests/support/tape_past.h"
#include "ui/panels/liquidation_model.h"

#include <QtTest>

#include <memory>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

Liquidation print(double at, double qty)
{
    return {PositionSide::Long, PriceKind::Bankruptcy, price(at), Qty{qty}, 0};
}

std::vector<std::uint64_t> serials(const TapePast& past)
{
    std::vector<std::uint64_t> out;
    for (const auto& block : past.blocks)
        for (const LiquidationRow& r : block->rows) out.push_back(r.serial);
    return out;
}

LiquidationRow row(std::uint64_t serial, const char* asset, double usd)
{
    LiquidationRow r;
    r.serial = serial;
    r.asset = asset;
    r.usd = {usd};
    r.stamp.received = fromUnixMs(1'700'000'000'000) + std::chrono::seconds{serial};
    return r;
}

}  // namespace

class TestTapeKept : public QObject {
    Q_OBJECT

    static Config small()
    {
        Config config;
        config.history.tapeRows = 10;
        return config;
    }

private Q_SLOTS:
    void othersPushNothingOut()
    {
        ModelRig rig(small());
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).describe(kEth).send();
        rig.pass(200ms);
        const Timestamp started = rig.hub.liquidations.read().value->since;
        QVERIFY(started != Timestamp{});
        for (int i = 0; i < 3; ++i) rig.say(kBtc->id, print(64'000 + i, 0.001));
        for (int i = 0; i < 50; ++i) rig.say(kEth->id, print(3'000, 0.01));
        rig.send();
        rig.pass(200ms);
        const auto s = rig.hub.liquidations.read().value;
        QCOMPARE(s->rows.size(), std::size_t{10});
        for (const LiquidationRow& r : s->rows) QCOMPARE(r.asset, std::string("ETH"));
        const TapePast* btc = s->keptOf("BTC");
        QVERIFY(btc);
        QCOMPARE(serials(*btc), (std::vector<std::uint64_t>{1, 2, 3}));
        QCOMPARE(btc->blocks.front()->rows.front().symbol, std::string("BTCUSDT"));
        QCOMPARE(s->sinceOf("BTC"), started);
        // Nobody watches the other: it is whole only as far as the newest reach.
        QVERIFY(!s->keptOf("ETH"));
        QCOMPARE(s->sinceOf("ETH"), s->since);
        QVERIFY(s->since > started);
        // What has not changed is handed over, not made again.
        for (int i = 0; i < 20; ++i) rig.say(kEth->id, print(3'000, 0.01));
        rig.send();
        rig.pass(200ms);
        const auto next = rig.hub.liquidations.read().value;
        QVERIFY(next != s);
        QVERIFY(next->kept.find("BTC")->second == s->kept.find("BTC")->second);
    }
    void largeOnesStayLonger()
    {
        ModelRig rig(small());
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).describe(kEth).send();
        rig.pass(200ms);
        const Timestamp started = rig.hub.liquidations.read().value->since;
        rig.say(kEth->id, print(3'000, 100));
        for (int i = 0; i < 50; ++i) rig.say(kEth->id, print(3'000, 0.01));
        rig.send();
        rig.pass(200ms);
        const auto s = rig.hub.liquidations.read().value;
        QVERIFY(s->large);
        QCOMPARE(serials(*s->large), std::vector<std::uint64_t>{1});
        QCOMPARE(s->large->blocks.front()->rows.front().asset, std::string("ETH"));
        QCOMPARE(s->large->since, started);
    }
    // Who prints most gives way, by whole blocks, and says since when it is whole.
    void boundsAreKeptAndSaid()
    {
        Config config = small();
        config.history.tapeAssetRows = 200;
        ModelRig rig(config);
        rig.engine.setWatch(watching({"BTC", "ETH"}));
        rig.describe(kBtc).describe(kEth).send();
        rig.pass(200ms);
        const Timestamp started = rig.hub.liquidations.read().value->since;
        for (int i = 0; i < 20; ++i) rig.say(kEth->id, print(3'000, 0.01));
        rig.send();
        for (int i = 0; i < 600; ++i) {
            rig.clock.advance(10ms);
            rig.say(kBtc->id, print(64'000, 0.001)).send();
        }
        rig.pass(200ms);
        const auto s = rig.hub.liquidations.read().value;
        const TapePast *btc = s->keptOf("BTC"), *eth = s->keptOf("ETH");
        QVERIFY(btc && eth);
        QCOMPARE(serials(*eth).size(), std::size_t{20});
        QCOMPARE(eth->since, started);
        const auto kept = serials(*btc);
        QVERIFY(kept.size() > 100 && kept.size() + 20 <= 200);
        QCOMPARE(kept.back(), std::uint64_t{610});  // the ten newest are not among them
        QVERIFY(btc->since > started);
        QVERIFY(btc->since < btc->blocks.front()->rows.front().stamp.received);
        QVERIFY(s->firstKept("BTC") == kept.front());
    }
    // Of what is watched from now on, nothing is claimed for the time before.
    void aNewlyWatchedAssetBeginsWithTheNewest()
    {
        ModelRig rig(small());
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).describe(kEth).send();
        rig.pass(200ms);
        for (int i = 0; i < 30; ++i) rig.say(kEth->id, print(3'000, 0.01));
        rig.send();
        rig.pass(200ms);
        const Timestamp before = rig.hub.liquidations.read().value->since;
        rig.engine.setWatch(watching({"BTC", "ETH"}));
        rig.pass(200ms);
        for (int i = 0; i < 30; ++i) rig.say(kEth->id, print(3'000, 0.01));
        rig.send();
        rig.pass(200ms);
        const auto s = rig.hub.liquidations.read().value;
        QVERIFY(s->keptOf("ETH"));
        QCOMPARE(s->sinceOf("ETH"), before);
        QCOMPARE(serials(*s->keptOf("ETH")).size(), std::size_t{30});
    }
    // The tape's filters look through what is kept whole, each print once, newest first.
    void theTapeLooksThroughIt()
    {
        const Timestamp oldest = fromUnixMs(1'690'000'000'000), older = oldest + 1h, newest = oldest + 2h;
        LiquidationSnapshot s;
        s.since = newest;
        for (std::uint64_t serial = 100; serial > 95; --serial) s.rows.push_back(row(serial, "ETH", 1'000));
        s.kept["BTC"] = tapePast({row(10, "BTC", 500), row(11, "BTC", 150e3), row(12, "BTC", 500)}, older);
        s.large = tapePast({row(3, "BTC", 2e6), row(5, "SOL", 1.5e6), row(11, "BTC", 150e3)}, oldest);
        s.largeUsd = 100e3;
        LiquidationModel m(nullptr);
        m.apply(std::make_shared<const LiquidationSnapshot>(s));
        const auto shown = [&] {
            std::vector<std::uint64_t> out;
            for (const LiquidationRow& r : m.rows()) out.push_back(r.serial);
            return out;
        };
        using Serials = std::vector<std::uint64_t>;
        QCOMPARE(shown(), (Serials{100, 99, 98, 97, 96}));
        QCOMPARE(*m.since(), newest);
        TapeFilter filter;
        filter.asset = "BTC";
        m.setFilter(filter);
        QCOMPARE(shown(), (Serials{12, 11, 10}));
        QCOMPARE(*m.since(), older);
        filter.minUsd = 100e3;
        m.setFilter(filter);
        QCOMPARE(shown(), (Serials{11, 3}));
        QCOMPARE(*m.since(), oldest);
        filter.asset.clear();
        m.setFilter(filter);
        QCOMPARE(shown(), (Serials{11, 5, 3}));
        QCOMPARE(*m.since(), oldest);
        // A size below the large ones', of an asset that is not kept: the newest alone.
        filter = {};
        filter.asset = "SOL";
        filter.minUsd = 50e3;
        m.setFilter(filter);
        QCOMPARE(m.rowCount(), 0);
        QCOMPARE(*m.since(), newest);
        // So many at most, and then since the last one.
        std::vector<LiquidationRow> many;
        for (std::uint64_t serial = 1; serial <= LiquidationModel::kMostShown + 50; ++serial)
            many.push_back(row(serial, "BTC", 500));
        s.rows.clear();
        s.kept["BTC"] = tapePast(std::move(many), older);
        m.apply(std::make_shared<const LiquidationSnapshot>(s));
        filter = {};
        filter.asset = "BTC";
        m.setFilter(filter);
        QCOMPARE(m.rows().size(), LiquidationModel::kMostShown);
        QCOMPARE(*m.since(), row(51, "BTC", 0).stamp.received);
    }
};

QTEST_MAIN(TestTapeKept)
#include "tst_tape_kept.moc"
