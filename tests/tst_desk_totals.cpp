// What all positions together mean: accounts, exposure, heat, hedges, stress, capital. Numbers are those of the
// specification's examples; what is not known says why and never counts.
#include "model/analytics/portfolio.h"
#include "model/desk/desk_positions.h"
#include "tests/support/desk_rig.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

class TstDeskTotals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staleMarkCountsNowhere();
    void exposureWithAnUnknownPartIsUnknown();
    void exposureAndShares();
    void capsAreThoseOfTheFunction();
    void heatIsThatOfTheFunction();
    void withoutStopHeatCountsTheMargin();
    void heatOfSomeHasNoBandBelow();
    void deltaNeutralIsNotLiquidationNeutral();
    void stressIsThatOfTheFunction();
    void stressWithoutABetaIsUnknown();
    void hedgeBreaksAtItsNearestLeg();
    void capitalAndDrawdowns();
    void withdrawalKeepsAFifth();
    void riskInUnits();
    void unknownWalletIsNotZero();
};

void TstDeskTotals::staleMarkCountsNowhere()
{
    Position a = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    Position b = perp("ETH", VenueId::Bybit, PositionSide::Short, 10, 3'000);
    a.leverage = b.leverage = 5;
    DeskQuote fresh = quoteAt(100'000), old = quoteAt(3'000);
    old.price = Figure::none(Reason::Stale, "the mark price is 12 s old");
    const DeskSnapshot desk =
        deskOf({a, b}, {fresh, old}, wallets({{VenueId::Binance, 50'000}, {VenueId::Bybit, 50'000}}));
    QVERIFY(desk.positions[0].profitUsd && !desk.positions[1].profitUsd);
    for (const Figure* f :
         {&desk.totals.equityUsd, &desk.totals.exposure, &desk.totals.marginRatio, &desk.totals.netUsd,
          &desk.totals.heat, &desk.venues[1].marginRatio, &desk.venues[0].share, &desk.venues[1].capUsed}) {
        QVERIFY(!*f);
        QCOMPARE(f->reason, Reason::Stale);
    }
    for (const StressRow& row : desk.stress) QVERIFY(!row.profitUsd && !row.marginRatio);
    // What does not need the market stands.
    QVERIFY(desk.positions[1].liquidation && !desk.positions[1].distance);
}

void TstDeskTotals::exposureWithAnUnknownPartIsUnknown()
{
    Position spot = perp("SOL", VenueId::Okx, PositionSide::Long, 10, 150);
    spot.market = Market::Spot;
    const std::vector<Position> positions = {perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000),
                                             perp("ETH", VenueId::Binance, PositionSide::Short, 10, 3'000),
                                             perp("BTC", VenueId::Hyperliquid, PositionSide::Short, 1, 100'000),
                                             spot};
    DeskQuote old = quoteAt(3'000);
    old.price = Figure::none(Reason::Stale, "the mark price is 12 s old");
    const DeskSnapshot desk = deskOf(positions, {quoteAt(100'000), old, quoteAt(100'000), quoteAt(150)});
    const auto venue = [&](VenueId v) { return desk.venues[static_cast<std::size_t>(v)].grossUsd; };
    QVERIFY(!venue(VenueId::Binance));
    QCOMPARE(venue(VenueId::Binance).reason, Reason::Stale);
    QCOMPARE(venue(VenueId::Binance).why, std::string("ETH BN: the mark price is 12 s old"));
    QVERIFY(near(venue(VenueId::Hyperliquid), 100'000, 1e-9));
    for (const VenueId v : {VenueId::Bybit, VenueId::Okx}) {
        QVERIFY(!venue(v));
        QCOMPARE(venue(v).why, std::string("no perpetuals are held there"));
    }
    QCOMPARE(desk.assets.size(), std::size_t{3});
    QVERIFY(near(desk.assets[0].grossUsd, 200'000, 1e-9));
    QVERIFY(!desk.assets[1].grossUsd);
    QCOMPARE(desk.assets[1].grossUsd.reason, Reason::Stale);
    QCOMPARE(desk.assets[2].grossUsd.why, std::string("no perpetuals are held"));
}

// I6: 3.2 times, all three venues above their share.
void TstDeskTotals::exposureAndShares()
{
    std::vector<Position> positions = {perp("BTC", VenueId::Binance, PositionSide::Long, 150'000, 1),
                                       perp("BTC", VenueId::Hyperliquid, PositionSide::Short, 110'000, 1),
                                       perp("ETH", VenueId::Okx, PositionSide::Long, 60'000, 1)};
    for (Position& p : positions) p.leverage = 10;
    DeskSettings s = wallets({{VenueId::Binance, 50'000}, {VenueId::Hyperliquid, 30'000}, {VenueId::Okx, 20'000}});
    s.venues[static_cast<std::size_t>(VenueId::Okx)].tier = analytics::portfolio::VenueTier::Tier2;
    const DeskSnapshot desk = deskOf(positions, {quoteAt(1), quoteAt(1), quoteAt(1)}, s);
    QVERIFY(near(desk.totals.exposure, 3.2, 1e-12));
    QCOMPARE(desk.totals.exposureLevel, 1);
    QVERIFY(near(desk.venues[0].share, 150.0 / 320, 1e-12));
    QVERIFY(near(desk.venues[0].capUsed, 150.0 / 320 / 0.40, 1e-12));
    QVERIFY(near(desk.venues[3].capUsed, 110.0 / 320 / 0.30, 1e-12));
    QVERIFY(near(desk.venues[2].capUsed, 60.0 / 320 / 0.15, 1e-12));
    // A venue without positions is not over its cap, and that is known.
    QVERIFY(near(desk.venues[1].capUsed, 0, 0));
    QVERIFY(near(desk.totals.netUsd, 100'000, 1e-9));
}

void TstDeskTotals::capsAreThoseOfTheFunction()
{
    using analytics::portfolio::VenueTier;
    const DeskSettings s;
    for (const VenueTier tier : {VenueTier::Cex1, VenueTier::Dex1, VenueTier::Tier2, VenueTier::New})
        QCOMPARE(s.caps[static_cast<std::size_t>(tier)], analytics::portfolio::shareCap(tier));
    // The bands of heat and the levels of exposure too, at and beside their limits.
    for (const double h : {0.0, 0.06, 0.0600001, 0.1, 0.12, 0.15, 0.19, 0.2, 0.5}) {
        Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
        p.leverage = 10;
        p.stop = 100'000 * (1 - h);
        if (h == 0) p.stop = 100'001;
        const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000)}, wallets({{VenueId::Binance, 100'000}}));
        const auto function =
            analytics::portfolio::heat(100'000, std::vector<analytics::portfolio::Risk>{{100'000, 1, h}});
        QVERIFY(function.hasValue());
        QVERIFY(near(desk.totals.heat, function->heat, 1e-9));
        QCOMPARE(desk.totals.heatBand, std::optional(function->band));
    }
}

void TstDeskTotals::heatIsThatOfTheFunction()
{
    // I5: 6 % in one.
    Position a = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    a.leverage = 10;
    a.stop = 98'000;
    Position b = perp("ETH", VenueId::Bybit, PositionSide::Short, 20, 2'000);
    b.leverage = 4;
    b.stop = 2'200;
    const DeskSnapshot desk = deskOf({a, b}, {quoteAt(99'000), quoteAt(2'010)},
                                     wallets({{VenueId::Binance, 60'000}, {VenueId::Bybit, 41'200}}));
    QVERIFY(near(desk.totals.equityUsd, 100'000, 1e-6));
    QVERIFY(near(desk.totals.heat, (2'000.0 + 4'000.0) / 100'000, 1e-12));
    QCOMPARE(desk.totals.heatBand, std::optional(analytics::portfolio::HeatBand::Ok));
    QVERIFY(!desk.totals.heat.floor);
    const auto function = analytics::portfolio::heat(
        100'000, std::vector<analytics::portfolio::Risk>{{10'000, 10, 0.02}, {10'000, 4, 0.1}});
    QVERIFY(near(desk.totals.heat, function->heat, 1e-12));
}

void TstDeskTotals::withoutStopHeatCountsTheMargin()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.leverage = 10;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000)}, wallets({{VenueId::Binance, 100'000}}));
    QVERIFY(near(desk.totals.heat, 0.1, 1e-12));  // all of the margin
    // A cross position without stop and without a known liquidation price: at least the rest.
    Position c = perp("ETH", VenueId::Bybit, PositionSide::Long, 10, 2'000);
    c.mode = MarginMode::Cross;
    DeskSettings s = wallets({{VenueId::Binance, 100'000}});
    const DeskSnapshot open = deskOf({p, c}, {quoteAt(100'000), quoteAt(2'000)}, s);
    QVERIFY(!open.totals.heat);  // no balance at Bybit: no equity either
    s.venues[static_cast<std::size_t>(VenueId::Bybit)].wallet = 100'000;
    const DeskSnapshot floored = deskOf({p, c}, {quoteAt(100'000), quoteAt(2'000, {})}, s);
    QVERIFY(near(floored.totals.heat, 0.05, 1e-12));
    QVERIFY(floored.totals.heat.floor);
}

// At least so little is not within limits, and of whom it is not known is named.
void TstDeskTotals::heatOfSomeHasNoBandBelow()
{
    using analytics::portfolio::HeatBand;
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.leverage = 10;
    Position c = perp("ETH", VenueId::Bybit, PositionSide::Long, 10, 2'000);
    c.mode = MarginMode::Cross;
    const DeskSettings s = wallets({{VenueId::Binance, 100'000}, {VenueId::Bybit, 100'000}});
    const auto read = [&](double coins) {
        p.coins = coins;
        return deskOf({p, c}, {quoteAt(100'000), quoteAt(2'000, {})}, s).totals;
    };
    const DeskTotals little = read(1);
    QVERIFY(near(little.heat, 0.05, 1e-12) && little.heat.floor);
    QVERIFY(!little.heatBand);
    QCOMPARE(little.heatOpen, std::string("ETH BY"));
    QVERIFY2(little.heat.why.find("ETH BY: no stop is entered") == 0, little.heat.why.c_str());
    // What is known is enough for more.
    QCOMPARE(read(2.8).heatBand, std::optional(HeatBand::Aggressive));
    QCOMPARE(read(4.2).heatBand, std::optional(HeatBand::Block));
    c.stop = 1'900;
    const DeskTotals all = read(1);
    QVERIFY(!all.heat.floor && all.heatOpen.empty() && all.heat.why.empty());
    QCOMPARE(all.heatBand, std::optional(HeatBand::Ok));
}

// X14: no delta, and yet a rise of a fifth kills the perpetual's venue.
void TstDeskTotals::deltaNeutralIsNotLiquidationNeutral()
{
    Position spot = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    spot.market = Market::Spot;
    Position shortLeg = perp("BTC", VenueId::Bybit, PositionSide::Short, 1, 100'000);
    shortLeg.margin = 20'000;
    const DeskSnapshot desk =
        deskOf({spot, shortLeg}, {quoteAt(100'000, {}), quoteAt(100'000)}, wallets({{VenueId::Bybit, 20'000}}));
    QVERIFY(near(desk.totals.netUsd, 0, 1e-9));
    QCOMPARE(desk.assets.size(), std::size_t{1});
    QVERIFY(desk.assets.front().hedged);
    QVERIFY(near(desk.assets.front().netCoins, 0, 0));
    const auto up =
        std::find_if(desk.stress.begin(), desk.stress.end(), [](const StressRow& r) { return r.shock == 0.20; });
    QVERIFY(up != desk.stress.end());
    QVERIFY(near(up->profitUsd, 0, 1e-6));
    QCOMPARE(up->liquidated, std::vector<std::string>{"BTC BY"});
    const auto seven =
        std::find_if(desk.stress.begin(), desk.stress.end(), [](const StressRow& r) { return r.shock == -0.07; });
    QVERIFY(seven != desk.stress.end());
    QVERIFY(seven->liquidated.empty());
    QVERIFY(seven->name.find("5 min") != std::string::npos);
}

void TstDeskTotals::stressIsThatOfTheFunction()
{
    namespace pf = analytics::portfolio;
    Position a = perp("BTC", VenueId::Binance, PositionSide::Long, 0.5, 90'000);
    a.mode = MarginMode::Cross;
    Position b = perp("ETH", VenueId::Binance, PositionSide::Short, 10, 3'000);
    b.mode = MarginMode::Cross;
    Position c = perp("SOL", VenueId::Okx, PositionSide::Long, 100, 150);
    c.margin = 3'000;
    DeskSettings s = wallets({{VenueId::Binance, 20'000}, {VenueId::Okx, 5'000}});
    s.venues[static_cast<std::size_t>(VenueId::Okx)].takerFee = 0;
    const DeskSnapshot desk = deskOf({a, b, c}, {quoteAt(88'000), quoteAt(2'900), quoteAt(149)}, s);
    std::vector<pf::Account> accounts = {
        {"BN", 20'000, {{0.5, 90'000, 88'000, 0.005, 1}, {-10, 3'000, 2'900, 0.005, 1}}},
        {"SOL OK", 3'000, {{100, 150, 149, 0.005, 1}}},
        {"OK", 2'000, {}}};
    std::vector<double> shocks;
    for (const DeskShock& shock : deskShocks()) shocks.push_back(shock.move);
    const auto expected = pf::stress(accounts, shocks);
    QVERIFY(expected.hasValue());
    for (std::size_t i = 0; i < shocks.size(); ++i) {
        QVERIFY(near(desk.stress[i].equityUsd, expected->grid[i].equity, 1e-6));
        QVERIFY(near(desk.stress[i].marginRatio, expected->grid[i].marginRatio.value(), 1e-9));
        QVERIFY(near(desk.stress[i].profitUsd, expected->grid[i].equity - *desk.totals.equityUsd, 1e-6));
    }
}

// A coin whose beta is not known does not move as Bitcoin does: sums with it are unknown, and what becomes of the
// other accounts is still said.
void TstDeskTotals::stressWithoutABetaIsUnknown()
{
    Position a = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    Position b = perp("ETH", VenueId::Bybit, PositionSide::Short, 10, 3'000);
    a.leverage = b.leverage = 5;
    const auto fallOfAFifth = [&](const std::vector<std::optional<double>>& betas) {
        const DeskSnapshot desk = deskOf({a, b}, {quoteAt(100'000), quoteAt(3'000)},
                                         wallets({{VenueId::Binance, 50'000}, {VenueId::Bybit, 50'000}}), betas);
        return desk.stress.front();
    };
    const StressRow known = fallOfAFifth({1.0, 2.0});
    QCOMPARE(known.shock, -0.20);
    QVERIFY(near(known.profitUsd, -20'000 + 10 * 3'000 * 0.4, 1e-6));
    const StressRow part = fallOfAFifth({1.0, std::nullopt});
    for (const Figure* f : {&part.profitUsd, &part.equityUsd, &part.marginRatio}) {
        QVERIFY(!*f);
        QCOMPARE(f->why, std::string("ETH BY: its beta on Bitcoin is not known"));
    }
    QCOMPARE(part.liquidated, std::vector<std::string>{"BTC BN"});
    const StressRow none = fallOfAFifth({std::nullopt, std::nullopt});
    QVERIFY(!none.profitUsd && !none.profitUsd.why.empty() && none.liquidated.empty());
}

void TstDeskTotals::hedgeBreaksAtItsNearestLeg()
{
    Position l = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    l.margin = 30'000;
    Position s = perp("BTC", VenueId::Okx, PositionSide::Short, 1, 100'000);
    s.margin = 10'000;
    DeskSettings settings;
    settings.venues[static_cast<std::size_t>(VenueId::Okx)].takerFee = 0;
    const DeskSnapshot desk = deskOf({l, s}, {quoteAt(100'000), quoteAt(100'000)}, settings);
    const AssetReading& a = desk.assets.front();
    QVERIFY(a.hedged && a.up && a.down);
    QCOMPARE(a.up->venue, VenueId::Okx);
    QCOMPARE(a.down->venue, VenueId::Binance);
    QVERIFY(near(a.up->move, 110'000 / 1.005 / 100'000 - 1, 1e-9));
    QVERIFY(near(a.up->profitUsd, 0, 1e-6));
    QVERIFY(a.survives.has_value() && !*a.survives);  // 9.5 % is less than the 20 % of the settings
    settings.hedgeMove = 0.05;
    const DeskSnapshot small = deskOf({l, s}, {quoteAt(100'000), quoteAt(100'000)}, settings);
    QCOMPARE(small.assets.front().survives, std::optional(true));
    // Unknown is no survival.
    const DeskSnapshot blind = deskOf({l, s}, {quoteAt(100'000), quoteAt(100'000, {})}, settings);
    QVERIFY(!blind.assets.front().survives.has_value());
    QVERIFY(!blind.assets.front().why.empty());
}

// X13 and the layers' own limits.
void TstDeskTotals::capitalAndDrawdowns()
{
    DeskSettings s;
    QVERIFY(deskOf({}, {}, s).capital.empty());
    s.capital[0] = {40'000, 50'000, 0.05};
    s.capital[1] = {45'000, 45'000, 0.10};
    const DeskSnapshot part = deskOf({}, {}, s);
    QVERIFY(!part.capital[0].share);
    QVERIFY(near(part.capital[0].drawdown, 0.2, 1e-12));
    QVERIFY(part.capital[0].drawdownBroken && !part.capital[1].drawdownBroken);
    s.capital[2] = {15'000, std::nullopt, 0.25};
    const DeskSnapshot desk = deskOf({}, {}, s);
    QVERIFY(near(desk.capital[0].share, 0.40, 1e-12));
    QVERIFY(desk.capital[0].shareBroken && desk.capital[1].shareBroken && desk.capital[2].shareBroken);
    QVERIFY(!desk.capital[2].drawdown);
}

void TstDeskTotals::withdrawalKeepsAFifth()
{
    Position p = perp("BTC", VenueId::Hyperliquid, PositionSide::Long, 50, 100'000);
    p.mode = MarginMode::Cross;
    p.leverage = 50;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000)}, wallets({{VenueId::Hyperliquid, 1'200'000}}));
    // G7: of 5 million a fifth stays, 200,000 may go.
    QVERIFY(near(desk.venues[3].withdrawableUsd, 200'000, 1e-6));
    QVERIFY(near(desk.venues[3].bufferUsd, 1'200'000 - 25'000, 1e-6));
    QVERIFY(near(desk.venues[3].leverage, 5'000'000.0 / 1'200'000, 1e-9));
}

void TstDeskTotals::riskInUnits()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.leverage = 10;
    p.stop = 98'000;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(101'000)}, wallets({{VenueId::Binance, 99'000}}));
    QVERIFY(near(desk.totals.rUsd, 1'000, 1e-9));
    QVERIFY(near(desk.positions.front().riskR, 2, 1e-9));
    QVERIFY(near(desk.positions.front().profitR, 1, 1e-9));
    QVERIFY(!desk.positions.front().stopBeyondLiquidation);
    p.stop = 80'000;
    QVERIFY(deskOf({p}, {quoteAt(101'000)}).positions.front().stopBeyondLiquidation);
    p.stop = 102'000;  // a profit that is locked in is no risk
    QVERIFY(near(deskOf({p}, {quoteAt(103'000)}).positions.front().riskUsd, 0, 0));
}

void TstDeskTotals::unknownWalletIsNotZero()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.leverage = 10;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000)});
    QVERIFY(!desk.totals.equityUsd && !desk.totals.exposure && !desk.totals.heat && !desk.totals.marginRatio);
    QVERIFY(desk.totals.exposure.why.find("not entered") != std::string::npos);
    QVERIFY(near(desk.totals.grossUsd, 100'000, 1e-9));
    QVERIFY(near(desk.venues[0].share, 1, 1e-12));
    QVERIFY(!deskOf({}, {}).totals.exposure);
}

QTEST_APPLESS_MAIN(TstDeskTotals)
#include "tst_desk_totals.moc"
