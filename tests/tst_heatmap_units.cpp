// Currencies, contracts and units: what is stacked is of one worth, and no rate is guessed.
#include "tests/support/heat_rig.h"
#include "widgets/heat_source.h"
#include "widgets/ladder_view.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestHeatmapUnits : public QObject, private HeatRig {
    Q_OBJECT

private Q_SLOTS:
    void liquidationsAreMarked()
    {
        LaneMaker lane;
        for (int s = 0; s < 300; ++s) lane.column(s, 80'005);
        auto view = made(lane, 299);
        auto prints = std::make_shared<LiquidationSnapshot>();
        for (int i = 0; i < 2; ++i) {
            LiquidationRow row;
            row.asset = "BTC";
            row.stamp.received = kBegin + std::chrono::seconds{200 + i * 40};
            row.price = Price::nearest(80'005 + 60 - i * 120);
            row.usd = Usd{1e6};
            row.liquidated = i == 0 ? PositionSide::Short : PositionSide::Long;
            prints->rows.push_back(row);
        }
        prints->rows.push_back(prints->rows.front());
        prints->rows.back().asset = "ETH";
        prints->rows.back().stamp.received = kBegin + 150s;
        view->setLiquidations(prints);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 200, 80'065))), m_theme.liq.shorts);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 240, 79'945))), m_theme.liq.longs);
        QVERIFY(QColor(pixel(*view, pointOf(*view, 150, 80'065))) != m_theme.liq.shorts);  // another asset's
    }
    void contractsOfAThousandLieWhereTheCoinDoes()
    {
        // The picture is in contracts of a thousand coins at 80,005; one venue liquidates the coin itself.
        LaneMaker lane;
        for (int s = 0; s < 300; ++s) lane.column(s, 80'005);
        lane.lane.multiplier = 1000;
        auto view = made(lane, 299);
        auto prints = std::make_shared<LiquidationSnapshot>();
        LiquidationRow row;
        row.asset = "BTC";
        row.stamp.received = kBegin + 200s;
        row.price = Price::nearest(80.065);
        row.multiplier = 1;
        row.usd = Usd{1e6};
        row.liquidated = PositionSide::Short;
        prints->rows.push_back(row);
        row.stamp.received = kBegin + 240s;
        row.price = Price::nearest(79'945);
        row.multiplier = 1000;
        row.liquidated = PositionSide::Long;
        prints->rows.push_back(row);
        view->setLiquidations(prints);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 200, 80'065))), m_theme.liq.shorts);
        QCOMPARE(QColor(pixel(*view, pointOf(*view, 240, 79'945))), m_theme.liq.longs);
    }
    // Two currencies, one worth 2 % less: at one price of the axis, in dollars, lie equal worths.
    void currenciesLieOnOneAxisOfDollars()
    {
        constexpr double tether = 0.98;
        LaneMaker dollars(VenueId::Okx), other(VenueId::Binance);
        for (int s = 0; s < 60; ++s) {
            dollars.column(s, 80'005, false, 79'900);
            other.column(s, 80'005 / tether, false, 0);
        }
        dollars.lane.quote = "USD";
        other.lane.quote = "USDT";
        other.lane.usdPerQuote = tether;
        const auto both = snapshot({&other, &dollars}, 59);
        QVERIFY(axisInDollars(*both, Market::Perp));
        QVERIFY(!axisInDollars(*both, Market::Spot));
        const auto top = topOfBook(*both, {});
        QVERIFY(std::fabs(top->bid - 80'004.9) < 1);
        QVERIFY(std::fabs(top->ask - 80'005.1) < 1);

        HeatmapView view(m_theme);
        view.resize(700, 400);
        view.setData(both);
        view.setCutoffs(Cutoffs{1e4, 2e7});
        const auto wall = view.valueAt(pointOf(view, 30, 79'905));
        QVERIFY(wall && wall->shares.size() == 2);
        QCOMPARE(wall->shares[0].venue, VenueId::Okx);
        QCOMPARE(wall->shares[0].usd, 500 * 79'905.0);
        // Dollars, not tethers: the row of 80,000 tether less is the other's book 2 % lower.
        const double qty = wall->shares[1].qty;
        QVERIFY(qty > 0);
        QVERIFY(std::fabs(wall->shares[1].usd - qty * 79'905.0) < 1e-6 * wall->shares[1].usd);
        QCOMPARE(wall->usd, wall->shares[0].usd + wall->shares[1].usd);
        QCOMPARE(pixel(view, pointOf(view, 30, 79'905)), m_theme.ramp.bid[255]);
        // A liquidation in tether at its own price of 82,000 lies at 80,360 dollars.
        LiquidationRow row;
        row.price = Price::nearest(82'000);
        row.usdPerQuote = tether;
        QVERIFY(std::fabs(*markAxis(*both, {})->priceOf(row) - 80'360) < 1e-9);
        // Alone, that venue stays on the same axis: switching between one and all moves nothing.
        LaneChoice alone = LaneChoice::only(VenueId::Binance);
        QVERIFY(std::fabs(topOfBook(*both, alone)->bid - top->bid) < 1);
        // Alike in worth, prices stay the books' own.
        other.lane.usdPerQuote = 1;
        QVERIFY(!axisInDollars(*snapshot({&other, &dollars}, 59), Market::Perp));
    }
    void theRateCountsInTheSums()
    {
        LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005, false, 79'900);
        lane.lane.usdPerQuote = 0.5;
        const auto half = snapshot({&lane}, 59);
        HeatSource source;
        source.set(half, {});
        std::vector<float> bid(1), ask(1);
        source.sum(30, 1, Price::nearest(10), 7990, bid, ask);
        source.sum(source.firstColumn() + 30, 1, Price::nearest(10), 7990, bid, ask);
        QVERIFY(std::fabs(bid[0] - 500 * 79'905.0 / 2) < 10);
        BookRows rows;
        rows.low = 7995;
        rows.bid.resize(1);
        rows.ask.resize(1);
        sumRows(*half, {}, Price::nearest(10), false, false, rows);
        QVERIFY(std::fabs(rows.bid[0] - 100 * 79'950.0 / 2) < 1);
        sumRows(*half, {}, Price::nearest(10), false, false, rows, true);
        QCOMPARE(rows.bid[0], 100.0);
    }
    void sizesAreReadInDollarsQuotesAndCoins()
    {
        LaneMaker lane;
        for (int s = 0; s < 20; ++s) lane.column(s, 80'005, false, 79'900);
        lane.lane.quote = "USDC";
        lane.lane.usdPerQuote = 0.998;
        lane.lane.multiplier = 10;
        const auto data = snapshot({&lane}, 19);
        auto view = made(lane, 19);
        const auto wall = [&] { return view->valueAt(pointOf(*view, 10, 79'905)); };
        QCOMPARE(wall()->size, wall()->usd);
        view->setUnit(SizeUnit::Quote, {});
        QVERIFY(std::fabs(wall()->size - 500 * 79'905.0) < 1);
        QCOMPARE(view->sizes().word, QStringLiteral("USDC"));
        QCOMPARE(view->sizes().text(4.2e6), QStringLiteral("4.20m USDC"));
        view->setUnit(SizeUnit::Base, {});
        QCOMPARE(wall()->size, 5000.0);
        QCOMPARE(view->sizes().text(188.4), QStringLiteral("188.4 BTC"));
        // From dollars and a price back to the same coins.
        QVERIFY(std::fabs(view->sizes().of(wall()->usd, 79'905) - 5000) < 1e-6);
    }
    void aQuoteWithoutARateIsNotGuessed()
    {
        LaneMaker a(VenueId::Binance), b(VenueId::Hyperliquid);
        for (int s = 0; s < 20; ++s) {
            a.column(s, 80'005);
            b.column(s, 80'005);
        }
        a.lane.quote = "USDT";
        b.lane.quote = "USDC";
        const auto data = snapshot({&a, &b}, 19);
        const SizeScale none = sizeScale(*data, {}, SizeUnit::Quote, {});
        QVERIFY(!none.known());
        QVERIFY(none.problem.contains(QStringLiteral("USDC")) && none.problem.contains(QStringLiteral("HL")));
        QCOMPARE(none.text(5), QStringLiteral("\u2014"));
        FxRate tether{"USDT", 1.0002, 1, "x", {}, Freshness::Live},
            circle{"USDC", 0.9999, 1, "x", {}, Freshness::Live};
        QVERIFY(sizeScale(*data, {}, SizeUnit::Quote, {tether, circle}).known());
        circle.usd.reset();  // taken as one, not measured
        QVERIFY(!sizeScale(*data, {}, SizeUnit::Quote, {tether, circle}).known());
        // Coins need no rate, and a venue alone has its own currency.
        QVERIFY(sizeScale(*data, {}, SizeUnit::Base, {}).known());
        const SizeScale alone = sizeScale(*data, LaneChoice::only(VenueId::Hyperliquid), SizeUnit::Quote, {});
        QVERIFY(alone.known());
        QCOMPARE(alone.word, QStringLiteral("USDC"));
        b.lane.quote.clear();
        QVERIFY(!sizeScale(*snapshot({&a, &b}, 19), {}, SizeUnit::Quote, {tether, circle}).known());
    }
    void theLadderReadsTheUnit()
    {
        LaneMaker lane;
        lane.column(0, 80'005);
        lane.lane.quote = "USDT";
        lane.lane.multiplier = 1000;
        const auto data = snapshot({&lane}, 0);
        LadderView ladder(m_theme);
        ladder.resize(212, 500);
        ladder.setGroup(Price::nearest(10));
        ladder.setData(data);
        const auto at = [&](double price) {
            for (const LadderView::Row& r : ladder.rows())
                if (!r.ask && r.price == Price::nearest(price)) return r;
            return LadderView::Row{};
        };
        QCOMPARE(at(79'950).size, 100 * 79'950.0);
        ladder.setUnit(SizeUnit::Base, {});
        QCOMPARE(at(79'950).size, 100'000.0);
        QVERIFY(ladder.tipAt(at(79'950).rect.center()).contains(QStringLiteral("100k BTC")));
        ladder.setUnit(SizeUnit::Quote, {});
        QCOMPARE(at(79'950).size, 100 * 79'950.0);
        QVERIFY(ladder.tipAt(at(79'950).rect.center()).contains(QStringLiteral("8.00m USDT")));
        // Without a currency: a dash, and the reason.
        auto unknown = std::make_shared<DepthSnapshot>(*data);
        unknown->lanes[0].quote.clear();
        ladder.setData(unknown);
        QCOMPARE(ladder.sizeText(at(79'950)), QStringLiteral("\u2014"));
        QVERIFY(ladder.tipAt(at(79'950).rect.center()).contains(QStringLiteral("quote currency")));
    }
};

QTEST_MAIN(TestHeatmapUnits)
#include "tst_heatmap_units.moc"
