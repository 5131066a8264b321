// What positions mean: liquidation prices by the venue's own rules, accounts, exposure, heat, hedges, stress,
// gates. Numbers are those of the specification's examples; what is not known says why and never counts.
#include "model/analytics/portfolio.h"
#include "model/analytics/registry.h"
#include "model/analytics/sizing.h"
#include "model/desk/desk_import.h"
#include "model/desk/desk_positions.h"
#include "model/desk/gates.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace plimsoll;
using analytics::Reason;
using Tiers = std::vector<analytics::margin::Tier>;

namespace {

constexpr Timestamp kNow = fromUnixMs(1'763'822'169'000);

Position perp(const char* asset, VenueId venue, PositionSide side, double coins, double entry)
{
    Position p;
    p.id = 1;
    p.asset = asset;
    p.venue = venue;
    p.side = side;
    p.coins = coins;
    p.entry = entry;
    return p;
}

DeskQuote quoteAt(double price, Tiers tiers = {{std::nullopt, 0.005, 0}})
{
    DeskQuote q;
    q.symbol = "X";
    q.quote = "USDT";
    q.price = price;
    q.fresh = Freshness::Live;
    q.rate = 0.0001;
    q.atr = price * 0.02;
    q.tiers = std::move(tiers);
    return q;
}

DeskSnapshot deskOf(const std::vector<Position>& positions, const std::vector<DeskQuote>& quotes,
                    const DeskSettings& settings = {})
{
    std::vector<PositionInput> inputs;
    for (std::size_t i = 0; i < positions.size(); ++i) inputs.push_back({&positions[i], quotes[i], {}, {}});
    DeskSnapshot out;
    out.settings = settings;
    out.positions = readPositions(inputs, settings, kNow);
    readTotals(out, inputs);
    return out;
}

DeskSettings wallets(std::initializer_list<std::pair<VenueId, double>> amounts)
{
    DeskSettings s;
    for (const auto& [venue, usd] : amounts) s.venues[static_cast<std::size_t>(venue)].wallet = usd;
    return s;
}

bool near(const Figure& f, double expected, double tolerance)
{
    if (f && std::fabs(*f - expected) <= tolerance) return true;
    qWarning("%s, expected %.10g", f ? qPrintable(QString::number(*f, 'g', 12)) : f.why.c_str(), expected);
    return false;
}

GateInput gateInput(const PlannedTrade& trade, const DeskQuote& quote)
{
    GateInput in;
    in.trade = &trade;
    in.quote = quote;
    in.equityUsd = 100'000.0;
    in.clusterShare = 0.002;
    in.clusterUsd = 4e6;
    in.oracleBp = 2.0;
    in.markBp = 3.0;
    return in;
}

PlannedTrade trade()
{
    PlannedTrade t;
    t.id = 7;
    t.asset = "ETH";
    t.venue = VenueId::Bybit;
    t.entry = 100;
    t.stop = 97;
    t.usd = 10'000;
    t.leverage = 5;
    t.holdHours = 24;
    return t;
}

QString states(const GateCard& card)
{
    QString out;
    for (const Gate& g : card.gates)
        out += QLatin1Char(g.state == GateState::Pass ? 'p' : g.state == GateState::Fail ? 'f' : '?');
    return out;
}

}  // namespace

class TstDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liquidationByVenue_data();
    void liquidationByVenue();
    void crossNeedsTheWholeAccount();
    void crossAgreesWithHyperliquidsForm();
    void marginBelowMaintenanceIsSaid();
    void withoutRatesThereIsNoPrice();
    void fundingCostAndHold();
    void receivingIsNoLimit();
    void staleMarkCountsNowhere();
    void exposureAndShares();
    void capsAreThoseOfTheFunction();
    void heatIsThatOfTheFunction();
    void withoutStopHeatCountsTheMargin();
    void deltaNeutralIsNotLiquidationNeutral();
    void stressIsThatOfTheFunction();
    void hedgeBreaksAtItsNearestLeg();
    void capitalAndDrawdowns();
    void withdrawalKeepsAFifth();
    void riskInUnits();
    void unknownWalletIsNotZero();
    void placeInTheQueue();
    void spotIsHeldOutright();
    void gatesAgreeWithTheFunction_data();
    void gatesAgreeWithTheFunction();
    void nothingStalePasses_data();
    void nothingStalePasses();
    void aStopIsNotTakenOneToOne();
    void ratesThatAreNotTold();
    void gateTexts();
    void gateSizeNamesItsLimit();
};

void TstDesk::liquidationByVenue_data()
{
    QTest::addColumn<int>("venue");
    QTest::addColumn<bool>("isLong");
    QTest::addColumn<double>("coins");
    QTest::addColumn<double>("entry");
    QTest::addColumn<double>("margin");
    QTest::addColumn<double>("mmr");
    QTest::addColumn<double>("fee");
    QTest::addColumn<double>("price");
    const int bn = static_cast<int>(VenueId::Binance), by = static_cast<int>(VenueId::Bybit),
              ok = static_cast<int>(VenueId::Okx), hl = static_cast<int>(VenueId::Hyperliquid);
    // The exact reading of the founding document's example (G1b, G1c) and the venues' own (G3b, G3c).
    QTest::newRow("G1b long") << hl << true << 1.0 << 100'000.0 << 5'000.0 << 0.025 << 0.0 << 97'435.897436;
    QTest::newRow("G1c short") << bn << false << 1.0 << 100'000.0 << 5'000.0 << 0.025 << 0.0 << 102'439.02439;
    QTest::newRow("G1e") << bn << true << 1.0 << 100'000.0 << 2'000.0 << 0.01 << 0.0 << 98'989.898990;
    QTest::newRow("G3b OKX with its fee")
        << ok << true << 1.0 << 50'000.0 << 5'000.0 << 0.004 << 0.0005 << 45'203.415369;
    QTest::newRow("G3c Bybit at mark") << by << true << 1.0 << 20'000.0 << 400.0 << 0.005 << 0.0 << 19'698.492462;
}

void TstDesk::liquidationByVenue()
{
    QFETCH(int, venue);
    QFETCH(bool, isLong);
    QFETCH(double, coins);
    QFETCH(double, entry);
    QFETCH(double, margin);
    QFETCH(double, mmr);
    QFETCH(double, fee);
    QFETCH(double, price);
    Position p =
        perp("BTC", static_cast<VenueId>(venue), isLong ? PositionSide::Long : PositionSide::Short, coins, entry);
    p.margin = margin;
    DeskSettings settings;
    settings.venues[static_cast<std::size_t>(venue)].takerFee = fee;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(entry, {{std::nullopt, mmr, 0}})}, settings);
    const PositionReading& r = desk.positions.front();
    QVERIFY(near(r.liquidation, price, 1e-4));
    QVERIFY(near(r.distance, std::fabs(entry - price) / entry, 1e-9));
    QVERIFY(near(r.distanceAtr, std::fabs(entry - price) / (entry * 0.02), 1e-6));
    QVERIFY(r.liquidationBy.find("tiers of") == 0);
    // The same by leverage instead of margin.
    p.margin.reset();
    p.leverage = coins * entry / margin;
    QVERIFY(near(deskOf({p}, {quoteAt(entry, {{std::nullopt, mmr, 0}})}, settings).positions.front().liquidation,
                 price, 1e-4));
}

// FAQ data of the venue: 3,683.979 coins at 1,456.84, wallet 1,535,443.01, another position's maintenance and
// loss.
void TstDesk::crossNeedsTheWholeAccount()
{
    Position own = perp("ETH", VenueId::Binance, PositionSide::Long, 3'683.979, 1'456.84);
    own.mode = MarginMode::Cross;
    own.leverage = 10;
    Position other = perp("BTC", VenueId::Binance, PositionSide::Long, 109.488, 32'481.98);
    other.mode = MarginMode::Cross;
    other.leverage = 10;
    // Rates and deductions of the tiers in that example.
    const DeskQuote eth = quoteAt(1'335.18, {{std::nullopt, 0.10, 135'365}});
    DeskQuote btc = quoteAt(31'967.27, {{std::nullopt, 0.10, 16'300}});
    // TMM 71,200.81 and UPNL -56,354.57 of the other one, as it is stated there.
    btc.tiers = {{std::nullopt, 71'200.81144 / (109.488 * 31'967.27), 0}};
    const DeskSettings settings = wallets({{VenueId::Binance, 1'535'443.01}});
    const DeskSnapshot desk = deskOf({own, other}, {eth, btc}, settings);
    QVERIFY(near(desk.positions[0].liquidation, 1'153.26, 0.01));

    DeskSettings none;
    const DeskSnapshot blind = deskOf({own, other}, {eth, btc}, none);
    QVERIFY(!blind.positions[0].liquidation);
    QVERIFY(blind.positions[0].liquidation.why.find("the balance at Binance is not entered") != std::string::npos);
    // And where the other one's price is stale nothing can be said of this one.
    btc.price = Figure::none(Reason::Stale, "the mark price is 12 s old");
    const DeskSnapshot stale = deskOf({own, other}, {eth, btc}, settings);
    QVERIFY(!stale.positions[0].liquidation);
    QCOMPARE(stale.positions[0].liquidation.reason, Reason::Stale);
}

// The venue's form of the same equation (G4): mark - s available / size / (1 - l s).
void TstDesk::crossAgreesWithHyperliquidsForm()
{
    for (const PositionSide side : {PositionSide::Long, PositionSide::Short}) {
        Position p = perp("BTC", VenueId::Hyperliquid, side, 2, 100'000);
        p.mode = MarginMode::Cross;
        const double mmr = 0.0125, wallet = 20'000, mark = 99'000;
        const DeskSnapshot desk =
            deskOf({p}, {quoteAt(mark, {{std::nullopt, mmr, 0}})}, wallets({{VenueId::Hyperliquid, wallet}}));
        const double s = side == PositionSide::Long ? 1 : -1, value = 2 * mark;
        const auto venue =
            analytics::margin::hyperliquid(side, mark, 2, mmr, wallet + s * 2 * (mark - 100'000), value * mmr);
        QVERIFY(venue.hasValue());
        QVERIFY(near(desk.positions.front().liquidation, *venue, 1e-6));
    }
}

void TstDesk::marginBelowMaintenanceIsSaid()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.leverage = 50;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000, {{std::nullopt, 0.025, 0}})});
    QVERIFY(desk.positions.front().liquidatedAtOnce);
    QVERIFY(near(desk.positions.front().liquidation, 100'512.820513, 1e-4));
    p.leverage = 20;
    QVERIFY(!deskOf({p}, {quoteAt(100'000, {{std::nullopt, 0.025, 0}})}).positions.front().liquidatedAtOnce);
}

void TstDesk::withoutRatesThereIsNoPrice()
{
    Position p = perp("BTC", VenueId::Okx, PositionSide::Long, 1, 100'000);
    p.leverage = 10;
    DeskQuote q = quoteAt(100'000, {});
    const DeskSnapshot blind = deskOf({p}, {q});
    QVERIFY(!blind.positions.front().liquidation);
    QVERIFY(blind.positions.front().liquidation.why.find("OKX has not told") != std::string::npos);
    QVERIFY(!blind.totals.marginRatio);
    // The venue's highest leverage gives an estimate, and it is called one; the person's own rate goes first.
    q.maxLeverage = 50;
    const DeskSnapshot guessed = deskOf({p}, {q});
    QVERIFY(guessed.positions.front().liquidation);
    QVERIFY(guessed.positions.front().liquidationBy.find("estimate") != std::string::npos);
    p.mmr = 0.02;
    const DeskSnapshot own = deskOf({p}, {q});
    QVERIFY(own.positions.front().liquidationBy.find("your maintenance rate 2.00 %") == 0);
    QVERIFY(*own.positions.front().liquidation > *guessed.positions.front().liquidation);
}

// A7: 2,000 at 50 times, 0.03 % per 8 h: 90 dollars a day, 2.222 days.
void TstDesk::fundingCostAndHold()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.margin = 2'000;
    p.opened = kNow - std::chrono::hours{24};
    DeskQuote q = quoteAt(100'000);
    q.rate = 0.0003;
    const PositionReading r = deskOf({p}, {q}).positions.front();
    QVERIFY(near(r.fundingDayUsd, 90, 1e-9));
    QVERIFY(near(r.maxHoldHours, 2.0 / 90 * 100 * 24, 1e-6));
    QVERIFY(near(r.heldHours, 24, 1e-9));
    QVERIFY(near(r.holdLeftHours, *r.maxHoldHours - 24, 1e-9));
    QVERIFY(near(r.holdUsed, 24 / *r.maxHoldHours, 1e-9));
    p.opened.reset();
    const PositionReading unknown = deskOf({p}, {q}).positions.front();
    QVERIFY(unknown.maxHoldHours && !unknown.holdUsed);
    QVERIFY(near(unknown.holdLeftHours, *unknown.maxHoldHours, 1e-9));
}

void TstDesk::receivingIsNoLimit()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Short, 1, 100'000);
    p.margin = 2'000;
    p.opened = kNow - std::chrono::hours{2'400};
    DeskQuote q = quoteAt(100'000);
    q.rate = 0.0003;
    const PositionReading r = deskOf({p}, {q}).positions.front();
    QVERIFY(near(r.fundingDayUsd, -90, 1e-9));
    QVERIFY(r.unlimitedHold && !r.maxHoldHours && !r.holdLeftHours);
    QVERIFY(near(r.holdUsed, 0, 0));
    q.rate = Figure::none(Reason::Stale, "the funding rate is 3 m old");
    const PositionReading stale = deskOf({p}, {q}).positions.front();
    QVERIFY(!stale.fundingDayUsd && !stale.holdUsed && !stale.unlimitedHold);
    QCOMPARE(stale.fundingDayUsd.reason, Reason::Stale);
}

void TstDesk::staleMarkCountsNowhere()
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

// I6: 3.2 times, all three venues above their share.
void TstDesk::exposureAndShares()
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

void TstDesk::capsAreThoseOfTheFunction()
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
        QCOMPARE(desk.totals.heatBand, function->band);
    }
}

void TstDesk::heatIsThatOfTheFunction()
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
    QCOMPARE(desk.totals.heatBand, analytics::portfolio::HeatBand::Ok);
    QVERIFY(!desk.totals.heat.floor);
    const auto function = analytics::portfolio::heat(
        100'000, std::vector<analytics::portfolio::Risk>{{10'000, 10, 0.02}, {10'000, 4, 0.1}});
    QVERIFY(near(desk.totals.heat, function->heat, 1e-12));
}

void TstDesk::withoutStopHeatCountsTheMargin()
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

// X14: no delta, and yet a rise of a fifth kills the perpetual's venue.
void TstDesk::deltaNeutralIsNotLiquidationNeutral()
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

void TstDesk::stressIsThatOfTheFunction()
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

void TstDesk::hedgeBreaksAtItsNearestLeg()
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
void TstDesk::capitalAndDrawdowns()
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

void TstDesk::withdrawalKeepsAFifth()
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

void TstDesk::riskInUnits()
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

void TstDesk::unknownWalletIsNotZero()
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

void TstDesk::placeInTheQueue()
{
    Position p = perp("BTC", VenueId::Bybit, PositionSide::Long, 1, 90'000);
    p.leverage = 25;
    const double mmr = 0.005;
    // Others of the same side: opened at 95,000 with 10 times, and at 85,000 with 50 times.
    const auto other = [&](double entry, double leverage, double coins) {
        return ModelledPosition{PositionSide::Long, entry * (1 - 1 / leverage) / (1 - mmr), leverage, mmr, coins};
    };
    const std::vector<ModelledPosition> others = {
        other(95'000, 10, 3), other(85'000, 50, 1), {PositionSide::Short, 110'000, 10, mmr, 500}};
    PositionInput in{&p, quoteAt(100'000, {{std::nullopt, mmr, 0}}), {}, others};
    const PositionReading r = readPositions({&in, 1}, {}, kNow).front();
    QVERIFY(r.adlScore);
    QVERIFY(near(r.adlQuantile, 0.75, 1e-12));
    in.others = {};
    QVERIFY(!readPositions({&in, 1}, {}, kNow).front().adlQuantile);
    // H1b, the classic score, as it is written there.
    const auto classic = adlScore(VenueId::Bybit, PositionSide::Long, 100, 110, 10, mmr);
    QVERIFY(classic.has_value());
    QVERIFY(std::fabs(*classic - 0.1 * (110.0 / 20)) < 1e-9);
}

void TstDesk::spotIsHeldOutright()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 2, 90'000);
    p.market = Market::Spot;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000, {})});
    const PositionReading& r = desk.positions.front();
    QVERIFY(near(r.profitUsd, 20'000, 1e-9));
    QVERIFY(!r.liquidation && !r.fundingDayUsd && !r.adlQuantile && !r.marginUsd);
    QVERIFY(!desk.totals.exposure);
    QVERIFY(near(desk.totals.netUsd, 200'000, 1e-9));
}

void TstDesk::gatesAgreeWithTheFunction_data()
{
    QTest::addColumn<double>("stop");
    QTest::addColumn<double>("usd");
    QTest::addColumn<double>("rate");
    QTest::addColumn<bool>("cut");
    QTest::addColumn<double>("cluster");
    QTest::addColumn<double>("oracle");
    QTest::addColumn<double>("hold");
    QTest::addColumn<QString>("states");
    QTest::newRow("all pass") << 97.0 << 10'000.0 << 0.0001 << false << 0.002 << 2.0 << 24.0 << "pppppp";
    QTest::newRow("stop beyond liquidation")
        << 80.0 << 2'000.0 << 0.0001 << false << 0.002 << 2.0 << 24.0 << "fppppp";
    QTest::newRow("stop on the wrong side")
        << 103.0 << 10'000.0 << 0.0001 << false << 0.002 << 2.0 << 24.0 << "fppppp";
    QTest::newRow("liquidation too near")
        << 86.0 << 3'000.0 << 0.0001 << false << 0.002 << 2.0 << 24.0 << "fppppp";
    QTest::newRow("too large") << 97.0 << 90'000.0 << 0.0001 << false << 0.002 << 2.0 << 24.0 << "pfpppp";
    QTest::newRow("hot funding") << 97.0 << 2'000.0 << 0.0006 << false << 0.002 << 2.0 << 24.0 << "ppfppp";
    QTest::newRow("hot, already cut") << 97.0 << 2'000.0 << 0.0006 << true << 0.002 << 2.0 << 24.0 << "pppppp";
    QTest::newRow("cluster at the stop") << 97.0 << 10'000.0 << 0.0001 << false << 0.01 << 2.0 << 24.0 << "pppfpp";
    QTest::newRow("index away from its peers")
        << 97.0 << 10'000.0 << 0.0001 << false << 0.002 << 30.0 << 24.0 << "ppppfp";
    QTest::newRow("held too long") << 97.0 << 10'000.0 << 0.0004 << false << 0.002 << 2.0 << 500.0 << "pppppf";
    QTest::newRow("all fail") << 103.0 << 9e6 << 0.002 << false << 0.5 << 500.0 << 4'000.0 << "ffffff";
}

void TstDesk::gatesAgreeWithTheFunction()
{
    QFETCH(double, stop);
    QFETCH(double, usd);
    QFETCH(double, rate);
    QFETCH(bool, cut);
    QFETCH(double, cluster);
    QFETCH(double, oracle);
    QFETCH(double, hold);
    QFETCH(QString, states);
    PlannedTrade t = trade();
    t.stop = stop;
    t.usd = usd;
    t.sizeCut = cut;
    t.holdHours = hold;
    DeskQuote q = quoteAt(100);
    q.rate = rate;
    GateInput in = gateInput(t, q);
    in.clusterShare = cluster;
    in.oracleBp = oracle;
    const DeskSettings settings;
    const GateCard card = judgeTrade(in, settings);
    QCOMPARE(::states(card), states);

    // What `plimsoll calc gate.pretrade` says of the same numbers.
    using analytics::Value;
    const auto oracleLevel = oracle / 100 >= 1 ? 2 : oracle / 100 >= 0.3 ? 1 : 0;
    const double maxHold = settings.fundingBudget / (t.leverage * rate * 3) * 24;
    const auto called =
        analytics::callFunction("gate.pretrade", Value(Value::Object{{"invalidation_set", true},
                                                                     {"side", "long"},
                                                                     {"entry", 100},
                                                                     {"stop", stop},
                                                                     {"liq", *card.liquidation},
                                                                     {"notional", usd},
                                                                     {"max_notional", *card.allowedUsd},
                                                                     {"r8", rate},
                                                                     {"size_cut_applied", cut},
                                                                     {"cluster_frac", cluster},
                                                                     {"oracle_level", oracleLevel},
                                                                     {"hold_h", hold},
                                                                     {"max_hold_h", maxHold}}));
    QVERIFY2(called.status == analytics::CallStatus::Done, called.error.c_str());
    QString failed;
    for (const auto& m : called.outputs)
        if (m.key == "failed")
            for (const Value& n : *m.value.list()) failed += QString::number(*n.number());
    QString mine;
    for (const Gate& g : card.gates)
        if (g.state == GateState::Fail) mine += QString::number(g.number);
    QCOMPARE(mine, failed);
}

void TstDesk::nothingStalePasses_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("states");
    QTest::newRow("mark") << 0 << "??pppp";
    QTest::newRow("funding") << 1
                             << "p??"
                                "pp?";
    QTest::newRow("clusters") << 2 << "ppp?pp";
    QTest::newRow("index") << 3 << "pppp?p";
    QTest::newRow("mark against index") << 4 << "pppp?p";
    QTest::newRow("equity") << 5 << "p?pppp";
    QTest::newRow("range") << 6 << "p?pppp";
    QTest::newRow("rates of maintenance") << 7 << "?ppppp";
    QTest::newRow("everything") << 8 << "??????";
}

void TstDesk::nothingStalePasses()
{
    QFETCH(int, what);
    QFETCH(QString, states);
    PlannedTrade t = trade();
    DeskQuote q = quoteAt(100);
    const Figure old = Figure::none(Reason::Stale, "it is 12 s old");
    if (what == 0 || what == 8) q.price = old;
    if (what == 1 || what == 8) q.rate = old;
    if (what == 6 || what == 8) q.atr = old;
    if (what == 7 || what == 8) q.tiers.clear();
    GateInput in = gateInput(t, q);
    if (what == 2 || what == 8) in.clusterShare = old;
    if (what == 3 || what == 8) in.oracleBp = old;
    if (what == 4 || what == 8) in.markBp = old;
    if (what == 5 || what == 8) in.equityUsd = old;
    const GateCard card = judgeTrade(in, {});
    QCOMPARE(::states(card), states);
    for (const Gate& g : card.gates) {
        QVERIFY2(!g.said.empty(), "an unknown gate says why");
        if (g.state == GateState::Unknown && what < 7)
            QVERIFY2(g.said.find("12 s old") != std::string::npos, g.said.c_str());
    }
    // A stop that is missing fails whatever else is known; what needs it is unknown.
    t.stop.reset();
    GateInput bare = gateInput(t, quoteAt(100));
    QCOMPARE(::states(judgeTrade(bare, {})), QStringLiteral("f?p?pp"));
}

// In dollars a stop stands only where its currency's worth is known: nothing is taken one to one.
void TstDesk::aStopIsNotTakenOneToOne()
{
    PlannedTrade t = trade();
    DeskQuote q = quoteAt(100);
    q.quote = "USDC";
    q.usdPerQuote = 0.998;
    QCOMPARE(*stopUsd(t, q), *t.stop * 0.998);
    QCOMPARE(*judgeTrade(gateInput(t, q), {}).stopUsd, *t.stop * 0.998);
    q.usdKnown = false;
    const Figure none = judgeTrade(gateInput(t, q), {}).stopUsd;
    QVERIFY(!none);
    QVERIFY2(none.why.find("what USDC is worth in dollars is not known") != std::string::npos, none.why.c_str());
    // Held against venues of its own currency alone: the gate says so.
    GateInput in = gateInput(t, q);
    in.clusterShare.why = "venues in other currencies are left out";
    const GateCard card = judgeTrade(in, {});
    QVERIFY(card.gates[3].state != GateState::Unknown);
    QVERIFY2(card.gates[3].said.ends_with("; venues in other currencies are left out"),
             card.gates[3].said.c_str());
    t.stop.reset();
    QCOMPARE(stopUsd(t, q).why, std::string("needs a stop"));
}

// Binance has its rates behind a key: the words say so, and that one can be typed.
void TstDesk::ratesThatAreNotTold()
{
    const MarginRule binance = marginRule(VenueId::Binance, std::nullopt, {}, 0);
    QVERIFY(binance.tiers.empty());
    QVERIFY2(binance.by.find("to account holders alone") != std::string::npos, binance.by.c_str());
    QVERIFY(binance.by.ends_with("enter one"));
    const MarginRule okx = marginRule(VenueId::Okx, std::nullopt, {}, 0);
    QCOMPARE(okx.by, std::string("OKX has not told its maintenance rates; enter one"));
}

void TstDesk::gateTexts()
{
    PlannedTrade t = trade();
    t.name = "breakout";
    t.invalidation = "back below the range";
    DeskQuote q = quoteAt(100);
    q.rate = -0.00031;
    const GateCard card = judgeTrade(gateInput(t, q), {});
    QCOMPARE(QString::fromStdString(card.gates[5].said), QStringLiteral("you receive $9.30 per day; no limit"));
    QVERIFY(QString::fromStdString(card.gates[2].said).startsWith(QStringLiteral("\u22123.10 bp/8h")));
    QVERIFY(QString::fromStdString(card.gates[0].said)
                .startsWith(QStringLiteral("stop 97.0000, 3.0 % away, 1.5 ATR")));
    const QString text = QString::fromStdString(cardText(card, "2025-11-22T14:36:09Z"));
    QVERIFY(text.contains(QStringLiteral("long ETH BY $10.0k at 5\u00d7, stop 97.0000 (breakout)")));
    QVERIFY(text.contains(QStringLiteral("2025-11-22T14:36:09Z")));
    QVERIFY(text.contains(QStringLiteral("Invalidation: back below the range")));
    QVERIFY(text.contains(QStringLiteral("6 pass, 0 fail, 0 unknown")));
}

void TstDesk::gateSizeNamesItsLimit()
{
    PlannedTrade t = trade();
    t.usd.reset();
    DeskSettings s;
    s.win = 0.55;
    s.reward = 1.5;
    const GateCard card = judgeTrade(gateInput(t, quoteAt(100)), s);
    // No size yet: it says how much would be allowed, and that is no pass.
    QCOMPARE(card.gates[1].state, GateState::Unknown);
    analytics::size::SizeInput in;
    in.equity = 100'000;
    in.price = 100;
    in.stopFraction = 0.03;
    in.leverage = 5;
    in.win = 0.55;
    in.rr = 1.5;
    in.risk = s.riskPerTrade;
    in.atr = 2;
    in.atrMultiple = s.atrMultiple;
    in.hardCap = s.hardCap;
    in.concentration = s.concentration;
    in.r8 = 0.0001;
    const auto size = analytics::size::integrated(in);
    QVERIFY(size.hasValue());
    QVERIFY(near(card.allowedUsd, size->notional, 1e-9));
    QCOMPARE(card.binding, std::string(size->binding));
    QVERIFY(card.gates[1].said.find("at most") == 0);
}

QTEST_APPLESS_MAIN(TstDesk)
#include "tst_desk.moc"
