// The six gates of a planned trade: as the function of the specification judges it, and what is stale or not known
// passes none of them.
#include "model/analytics/registry.h"
#include "model/analytics/sizing.h"
#include "model/desk/gates.h"
#include "tests/support/desk_rig.h"

#include <QTest>

#include <string>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

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

// With a record: without one gate 2 is unknown.
DeskSettings recorded()
{
    DeskSettings s;
    s.win = 0.5;
    s.reward = 2;
    return s;
}

QString states(const GateCard& card)
{
    QString out;
    for (const Gate& g : card.gates)
        out += QLatin1Char(g.state == GateState::Pass ? 'p' : g.state == GateState::Fail ? 'f' : '?');
    return out;
}

}  // namespace

class TstDeskGates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gatesAgreeWithTheFunction_data();
    void gatesAgreeWithTheFunction();
    void nothingStalePasses_data();
    void nothingStalePasses();
    void aStopIsNotTakenOneToOne();
    void aPartOfTheInterestDoesNotPass();
    void gateTexts();
    void gateSizeNamesItsLimit();
    void aRecordThatNobodyEnteredPassesNothing();
};

void TstDeskGates::gatesAgreeWithTheFunction_data()
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

void TstDeskGates::gatesAgreeWithTheFunction()
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
    const DeskSettings settings = recorded();
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

void TstDeskGates::nothingStalePasses_data()
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

void TstDeskGates::nothingStalePasses()
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
    const GateCard card = judgeTrade(in, recorded());
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
void TstDeskGates::aStopIsNotTakenOneToOne()
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

// Modelled on some venues only: a pass needs most of the open interest, a fail stands as the least there is.
void TstDeskGates::aPartOfTheInterestDoesNotPass()
{
    const PlannedTrade t = trade();
    GateInput in = gateInput(t, quoteAt(100));
    const auto judged = [&](double share, double coverage) {
        in.clusterShare = share;
        in.clusterShare.floor = in.clusterUsd.floor = true;
        in.clusterShare.why = "of 3 of 4 venues";
        in.clusterCoverage = coverage;
        return judgeTrade(in, {}).gates[3];
    };
    const Gate most = judged(0.002, 0.7);
    QCOMPARE(most.state, GateState::Pass);
    QVERIFY2(most.said.starts_with("\u2265 $4") && most.said.ends_with("; of 3 of 4 venues"), most.said.c_str());
    const Gate part = judged(0.002, 0.59);
    QCOMPARE(part.state, GateState::Unknown);
    QVERIFY2(part.said.ends_with("; only 59 % of open interest is modelled; of 3 of 4 venues"), part.said.c_str());
    QCOMPARE(judged(0.012, 0.3).state, GateState::Fail);
}

void TstDeskGates::gateTexts()
{
    PlannedTrade t = trade();
    t.name = "breakout";
    t.invalidation = "back below the range";
    DeskQuote q = quoteAt(100);
    q.rate = -0.00031;
    const GateCard card = judgeTrade(gateInput(t, q), recorded());
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

void TstDeskGates::gateSizeNamesItsLimit()
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

void TstDeskGates::aRecordThatNobodyEnteredPassesNothing()
{
    const PlannedTrade t = trade();
    const GateInput in = gateInput(t, quoteAt(100));
    DeskSettings s;
    const auto judged = [&] { return judgeTrade(in, s).gates[1]; };
    const auto missing = [&] {
        const Gate gate = judged();
        return gate.state == GateState::Unknown &&
               gate.said == "your record is not entered (Positions, Balances and limits)";
    };
    QVERIFY(missing());
    s.win = 0.55;
    QVERIFY(missing());
    s.reward = 1.5;
    QCOMPARE(judged().state, GateState::Pass);
    s.win.reset();
    QVERIFY(missing());
}

QTEST_APPLESS_MAIN(TstDeskGates)
#include "tst_desk_gates.moc"
