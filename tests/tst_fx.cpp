// What quote currencies are worth, from the venues' own pairs and indices, and where that is taken.
#include "model/boards/fx_board.h"
#include "tests/support/model_rig.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kBn = VenueId::Binance;
constexpr auto kOk = VenueId::Okx;

std::shared_ptr<const Instrument> pair(VenueId v, std::size_t index, const std::string& base,
                                       const std::string& quote)
{
    return instrument(v, index, Market::Spot, base, quote, 0.0001);
}
const auto kUsdcUsdt = pair(kBn, 0, "USDC", "USDT");
const auto kUsdtUsd = pair(kOk, 0, "USDT", "USD");
const auto kBtcUsdt = instrument(kOk, 1, Market::Perp, "BTC", "USDT");
const auto kBtcUsd = [] {
    auto i = std::make_shared<Instrument>(*instrument(kOk, 2, Market::Perp, "BTC", "USD"));
    i->inverse = true;
    return std::shared_ptr<const Instrument>(std::move(i));
}();
const auto kBnBtc = instrument(kBn, 3, Market::Perp, "BTC", "USDT");

struct FxRig : ModelRig {
    FxRig()
    {
        WatchSet all;
        all.assets = {"BTC"};
        engine.setWatch(all);
        for (const auto& i : {kUsdcUsdt, kUsdtUsd, kBtcUsdt, kBtcUsd, kBnBtc}) describe(i);
        send();
    }
    FxRig& quote(const std::shared_ptr<const Instrument>& i, double bid, double ask)
    {
        say(i->id, Bbo{price(bid), price(ask), Qty{1}, Qty{1}, 1}).send();
        return *this;
    }
    FxRig& indices(double usdt, double usd)
    {
        say(kBtcUsdt->id, Mark{std::nullopt, price(usdt)}).say(kBtcUsd->id, Mark{std::nullopt, price(usd)}).send();
        return *this;
    }
    FxRate rate(const std::string& currency)
    {
        pass(700ms);
        const auto shown = hub.market.read().value;
        for (const FxRate& r : shown->fx)
            if (r.currency == currency) return r;
        return {};
    }
};

}  // namespace

class TestFx : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutADollarPriceNothingIsConverted()
    {
        FxRig rig;
        const FxRate usdt = rig.rate("USDT");
        QVERIFY(!usdt.usd && usdt.used == 1 && usdt.fresh == Freshness::Off);
        QCOMPARE(usdt.source, std::string("no dollar price: taken as 1"));
        // Two stablecoins that differ: which of them is off, nobody has said.
        rig.quote(kUsdcUsdt, 0.9, 0.9002);
        QVERIFY(!rig.rate("USDC").usd);
        QVERIFY(!rig.rate("USDT").usd);
    }
    void aDollarPairIsTakenFirst()
    {
        FxRig rig;
        rig.indices(100'000, 100'500).quote(kUsdtUsd, 0.9989, 0.9991);
        const FxRate usdt = rig.rate("USDT");
        QCOMPARE(*usdt.usd, 0.999);
        QCOMPARE(usdt.used, 0.999);
        QCOMPARE(usdt.source, std::string("OKX USDT/USD"));
        QCOMPARE(usdt.fresh, Freshness::Live);
        QVERIFY(usdt.applied());
    }
    void anIndexInTwoCurrenciesTellsTheirRate()
    {
        FxRig rig;
        rig.indices(100'100, 100'000);
        const FxRate usdt = rig.rate("USDT");
        QCOMPARE(*usdt.usd, 100'000.0 / 100'100.0);
        QCOMPARE(usdt.source, std::string("OKX index BTC-USD / BTC-USDT"));
    }
    void theOthersFollowThroughAPair()
    {
        FxRig rig;
        rig.quote(kUsdtUsd, 0.98, 0.98).quote(kUsdcUsdt, 1.02, 1.02);
        const FxRate usdc = rig.rate("USDC");
        QCOMPARE(*usdc.usd, 1.02 * 0.98);
        QCOMPARE(usdc.source, std::string("Binance USDC/USDT \u00d7 OKX USDT/USD"));
        QVERIFY(usdc.usd && std::abs(*usdc.usd - 0.9996) < 1e-12 && usdc.used == 1);  // within 5 bp
    }
    void nearOneItCountsAsOne_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<bool>("applied");
        QTest::newRow("four above") << 1.0004 << false;
        QTest::newRow("six above") << 1.0006 << true;
        QTest::newRow("four below") << 0.9996 << false;
        QTest::newRow("six below") << 0.9994 << true;
        QTest::newRow("far") << 0.88 << true;
    }
    void nearOneItCountsAsOne()
    {
        QFETCH(double, rate);
        QFETCH(bool, applied);
        FxRig rig;
        rig.quote(kUsdtUsd, rate, rate);
        const FxRate usdt = rig.rate("USDT");
        QCOMPARE(*usdt.usd, rate);
        QCOMPARE(usdt.used, applied ? rate : 1.0);
        QCOMPARE(usdt.applied(), applied);
    }
    void aBrokenQuoteIsNoRate()
    {
        FxRig rig;
        rig.quote(kUsdtUsd, 0.0001, 0.0001);
        QVERIFY(!rig.rate("USDT").usd);
        rig.quote(kUsdtUsd, 1.01, 0.99);  // crossed
        QVERIFY(!rig.rate("USDT").usd);
    }
    void aSilentRateIsHeldAndMarked()
    {
        FxRig rig;
        rig.quote(kUsdtUsd, 0.97, 0.97);
        QCOMPARE(rig.rate("USDT").fresh, Freshness::Live);
        rig.pass(40s);
        QCOMPARE(rig.rate("USDT").fresh, Freshness::Late);
        rig.pass(30s);
        const FxRate held = rig.rate("USDT");
        QCOMPARE(held.fresh, Freshness::Stale);
        QCOMPARE(held.used, 0.97);
        rig.pass(10min);
        const FxRate gone = rig.rate("USDT");
        QVERIFY(!gone.usd && gone.used == 1 && gone.fresh == Freshness::Off);
    }
    void aVenueSetAsideSaysNoRate()
    {
        constexpr std::uint8_t okx = 1u << static_cast<unsigned>(kOk);
        WatchSet watch;
        watch.assets = {"BTC"};
        FxRig rig;
        rig.quote(kUsdtUsd, 0.97, 0.97);
        QCOMPARE(rig.rate("USDT").fresh, Freshness::Live);
        watch.aside = okx;
        rig.engine.setWatch(watch);
        rig.quote(kUsdtUsd, 0.9, 0.9).indices(100'000, 90'000);
        const FxRate held = rig.rate("USDT");
        QCOMPARE(held.fresh, Freshness::Stale);
        QCOMPARE(*held.usd, 0.97);
        watch.aside = 0;
        rig.engine.setWatch(watch);
        const FxRate back = rig.rate("USDT");
        QCOMPARE(back.fresh, Freshness::Live);
        QCOMPARE(*back.usd, 0.9);
        // Neither by a pair nor by an index.
        FxRig other;
        watch.aside = okx;
        other.engine.setWatch(watch);
        other.indices(100'100, 100'000);
        QVERIFY(!other.rate("USDT").usd);
    }
    void sumsAndRowsTakeIt()
    {
        FxRig rig;
        rig.quote(kUsdtUsd, 0.9, 0.9);
        rig.pass(700ms);
        rig.book(kBnBtc->id, true, {{100, 1}}, {{101, 1}})
            .say(kBnBtc->id, OpenInterest{10.0, std::nullopt, false})
            .say(kBnBtc->id, Mark{price(1000), std::nullopt})
            .say(kBnBtc->id, Liquidation{PositionSide::Long, PriceKind::Average, price(1000), Qty{2}, 0})
            // OKX says dollars itself.
            .say(kBtcUsdt->id, OpenInterest{1.0, 950.0, false})
            .say(kBtcUsd->id, OpenInterest{1.0, 1000.0, false})
            .send();
        rig.pass(1200ms);
        const InstrumentRow* bn = rig.row(kBnBtc->id);
        QCOMPARE(bn->usdPerQuote, 0.9);
        QCOMPARE(*bn->oi->value.usd, 9000.0);
        QCOMPARE(*rig.row(kBtcUsdt->id)->oi->value.usd, 950.0);
        QCOMPARE(rig.row(kBtcUsd->id)->usdPerQuote, 1.0);
        const auto funding = rig.hub.funding.read().value;
        QCOMPARE(funding->rows.size(), std::size_t{1});
        QCOMPARE(*funding->rows[0].oiUsd, 9000.0 + 950 + 1000);
        QCOMPARE(*funding->rows[0].oiCoins, 12.0);
        QCOMPARE(*funding->rows[0].oiQuote, 10'000.0 + 950 / 0.9 + 1000);
        QCOMPARE(int(funding->rows[0].oiVenues), 0b0101);
        const auto tape = rig.hub.liquidations.read().value;
        QCOMPARE(tape->rows[0].usd.v, 1800.0);
        QCOMPARE(tape->rows[0].usdPerQuote, 0.9);
        QCOMPARE(tape->rows[0].quote, std::string("USDT"));
        const auto depth = rig.hub.depth.read().value;
        const auto lane = std::find_if(depth->lanes.begin(), depth->lanes.end(),
                                       [](const DepthLane& l) { return l.instrument == kBnBtc->id; });
        QVERIFY(lane != depth->lanes.end());
        QCOMPARE(lane->usdPerQuote, 0.9);
        QCOMPARE(lane->quote, std::string("USDT"));
    }
    void aListingMadeLaterHasTheRate()
    {
        FxRig rig;
        rig.quote(kUsdtUsd, 0.9, 0.9);
        rig.pass(700ms);
        const auto late = instrument(VenueId::Bybit, 5, Market::Perp, "BTC", "USDT");
        rig.describe(late).say(late->id, Mark{price(5), std::nullopt}).send();
        rig.pass(200ms);
        QCOMPARE(rig.row(late->id)->usdPerQuote, 0.9);
    }
};

QTEST_APPLESS_MAIN(TestFx)
#include "tst_fx.moc"
