// What one position means: its liquidation price by the venue's own rules, what it pays in funding, its place in
// the queue. Numbers are those of the specification's examples; what is not known says why.
#include "model/desk/desk_positions.h"
#include "tests/support/desk_rig.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

class TstDeskPositions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liquidationByVenue_data();
    void liquidationByVenue();
    void crossNeedsTheWholeAccount();
    void crossAgreesWithHyperliquidsForm();
    void marginBelowMaintenanceIsSaid();
    void withoutRatesThereIsNoPrice();
    void ratesThatAreNotTold();
    void fundingCostAndHold();
    void receivingIsNoLimit();
    void placeInTheQueue();
    void spotIsHeldOutright();
};

void TstDeskPositions::liquidationByVenue_data()
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

void TstDeskPositions::liquidationByVenue()
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
void TstDeskPositions::crossNeedsTheWholeAccount()
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
void TstDeskPositions::crossAgreesWithHyperliquidsForm()
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

void TstDeskPositions::marginBelowMaintenanceIsSaid()
{
    Position p = perp("BTC", VenueId::Binance, PositionSide::Long, 1, 100'000);
    p.leverage = 50;
    const DeskSnapshot desk = deskOf({p}, {quoteAt(100'000, {{std::nullopt, 0.025, 0}})});
    QVERIFY(desk.positions.front().liquidatedAtOnce);
    QVERIFY(near(desk.positions.front().liquidation, 100'512.820513, 1e-4));
    p.leverage = 20;
    QVERIFY(!deskOf({p}, {quoteAt(100'000, {{std::nullopt, 0.025, 0}})}).positions.front().liquidatedAtOnce);
}

void TstDeskPositions::withoutRatesThereIsNoPrice()
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

// Binance has its rates behind a key: the words say so, and that one can be typed.
void TstDeskPositions::ratesThatAreNotTold()
{
    const MarginRule binance = marginRule(VenueId::Binance, std::nullopt, {}, 0);
    QVERIFY(binance.tiers.empty());
    QVERIFY2(binance.by.find("to account holders alone") != std::string::npos, binance.by.c_str());
    QVERIFY(binance.by.ends_with("enter one"));
    const MarginRule okx = marginRule(VenueId::Okx, std::nullopt, {}, 0);
    QCOMPARE(okx.by, std::string("OKX has not told its maintenance rates; enter one"));
}

// A7: 2,000 at 50 times, 0.03 % per 8 h: 90 dollars a day, 2.222 days.
void TstDeskPositions::fundingCostAndHold()
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
    // It may have been held for a week: the whole budget is not "left".
    QVERIFY(!unknown.holdLeftHours);
    QCOMPARE(unknown.holdLeftHours.why, std::string("when it was opened is not entered"));
}

void TstDeskPositions::receivingIsNoLimit()
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

void TstDeskPositions::placeInTheQueue()
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

void TstDeskPositions::spotIsHeldOutright()
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

QTEST_APPLESS_MAIN(TstDeskPositions)
#include "tst_desk_positions.moc"
