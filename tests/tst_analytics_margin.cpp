// ANALYTICS section G: the document's numbers, and what must hold for every position.
#include "app/cli/calc_json.h"
#include "model/analytics/margin.h"
#include "model/analytics/portfolio.h"
#include "tests/support/analytics_call.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

namespace {

// Equity minus maintenance at a price; a liquidation price makes it 0.
double excess(const margin::Position& p, double price, double mmr, double deduction, double fee)
{
    const double s = p.side == PositionSide::Long ? 1 : -1;
    return p.margin + s * p.qty * (price - p.entry) - (p.qty * price * (mmr + fee) - deduction);
}

}  // namespace

class TestAnalyticsMargin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("G1", "margin.liq_seed",
                "{'side':'long','entry':100000,'equity':500,'notional':10000,'mmr':0.025}",
                "{'liq':97500,'liq_grouped_misreading':92500}");
        example("G1 short", "margin.liq_seed",
                "{'side':'short','entry':100000,'equity':500,'notional':10000,'mmr':0.025}",
                "{'liq':102500,'liq_grouped_misreading':107500}");
        example("G1b", "margin.liq_isolated", "{'side':'long','qty':0.1,'entry':100000,'margin':500,'mmr':0.025}",
                "{'liq':97435.89743589744,'bankrupt':95000,'dist_pct':2.5641025641025625,"
                "'liquidated_at_once':false}");
        example("G1c", "margin.liq_isolated", "{'side':'short','qty':0.1,'entry':100000,'margin':500,'mmr':0.025}",
                "{'liq':102439.02439024391,'bankrupt':105000}");
        example("G1d", "margin.liq_isolated", "{'side':'long','qty':0.1,'entry':100000,'margin':200,'mmr':0.025}",
                "{'liq':100512.82051282052,'bankrupt':98000,'liquidated_at_once':true}");
        example("G1e", "margin.liq_isolated", "{'side':'long','qty':0.1,'entry':100000,'margin':200,'mmr':0.01}",
                "{'liq':98989.89898989898}");
        example("G fully paid", "margin.liq_isolated",
                "{'side':'long','qty':1,'entry':100,'margin':150,'mmr':0.01}",
                "{'liq':0,'bankrupt':0,'dist_pct':100}");
        example("G3b fee", "margin.liq_isolated",
                "{'side':'long','qty':1,'entry':50000,'margin':5000,'mmr':0.004,'fee':0.0005}",
                "{'liq':45203.41536916122}");
        example("G3c", "margin.liq_isolated", "{'side':'long','qty':1,'entry':20000,'margin':400,'mmr':0.005}",
                "{'liq':19698.49246231156}");
        example("G no size", "margin.liq_isolated", "{'side':'long','qty':0,'entry':1,'margin':1,'mmr':0.1}",
                "{'liq':null,'reason':'BadInput','detail':'qty: must be above 0'}");
        example("G2", "margin.binance_cross",
                "{'wb':20000,'tmm_other':500,'upnl_other':-1000,'side':'long','qty':3,'entry':100000,'mmr':0.005,"
                "'cum':50}",
                "{'liq':94288.10720268007}");
        example("G2b", "margin.binance_cross",
                "{'wb':1535443.01,'tmm_other':71200.81144,'upnl_other':-56354.57,'side':'long','qty':3683.979,"
                "'entry':1456.84,'mmr':0.1,'cum':135365}",
                "{'liq':1153.256464696339}");
        example("G2c", "margin.binance_cross",
                "{'wb':1535443.01,'tmm_other':0,'upnl_other':0,'side':'long','qty':3683.979,'entry':1456.84,"
                "'mmr':0.1,'cum':135365}",
                "{'liq':1114.7849637458723}");
        example("G3a", "margin.bybit_entry", "{'side':'long','qty':1,'entry':20000,'leverage':50,'mmr':0.005}",
                "{'liq':19700}");
        example("G3 extra margin", "margin.bybit_entry",
                "{'side':'short','qty':1,'entry':20000,'leverage':50,'mmr':0.005,'extra':100}", "{'liq':20400}");
        example("G4", "margin.hyperliquid",
                "{'side':'long','mark':100000,'qty':10,'mmr':0.0125,'account_value':60000,'mm_required':12500}",
                "{'liq':95189.87341772152}");
        example("G4b", "margin.hyperliquid",
                "{'side':'long','mark':2985.9,'qty':0.0335,'mmr':0.01,'account_value':4.967826,"
                "'mm_required':1.0002765}",
                "{'liq':2866.269380370873}");
        example("G inverse", "margin.liq_inverse",
                "{'side':'long','usd':60000,'entry':50000,'margin_coin':0.12,'mmr':0.005}", "{'liq':45681.82}",
                1e-7);
        example("G inverse, covered", "margin.liq_inverse",
                "{'side':'short','usd':60000,'entry':50000,'margin_coin':1.2,'mmr':0.005}",
                "{'liq':null,'reason':'NoData'}");
        example("G5a", "margin.deductions", "{'bounds':[0,150e6],'mmrs':[0.0125,0.025]}", "{'ded':[0,1875000]}");
        example("G5b", "margin.maintenance", "{'notional':200e6,'bounds':[0,150e6],'mmrs':[0.0125,0.025]}",
                "{'mm':3125000,'tier':1,'eff_rate':0.015625}");
        example("G5 on the bound", "margin.maintenance",
                "{'notional':150e6,'bounds':[0,150e6],'mmrs':[0.0125,0.025]}",
                "{'mm':1875000,'tier':1,'eff_rate':0.0125}");
        example("G5 nothing", "margin.maintenance", "{'notional':0,'bounds':[0,150e6],'mmrs':[0.0125,0.025]}",
                "{'mm':0,'tier':0,'eff_rate':null}");
        example("G5c", "margin.liq_tiered",
                "{'side':'long','qty':10,'entry':100000,'margin':50000,'tiers':[{'cap':50000,'mmr':0.004,'ded':0},"
                "{'cap':600000,'mmr':0.005,'ded':50},{'cap':3000000,'mmr':0.01,'ded':3050}]}",
                "{'liq':95651.51515151515,'tier':2}");
        example(
            "G5 the last is open", "margin.liq_tiered",
            "{'side':'short','qty':10,'entry':100000,'margin':50000,'tiers':[{'cap':50000,'mmr':0.004,'ded':0},"
            "{'mmr':0.01,'ded':300}]}",
            "{'tier':1}");
        // Liquidated at 600,000 and at 50,000 exactly: the lower tier, whatever rounding makes of it.
        example("G5 on the cap", "margin.liq_tiered",
                "{'side':'long','qty':136,'entry':14065.2,'margin':1315817.2,'tiers':[{'cap':50000,'mmr':0.004,"
                "'ded':0},{'cap':600000,'mmr':0.005,'ded':50},{'cap':3000000,'mmr':0.01,'ded':3050}]}",
                "{'liq':4411.764705882353,'tier':1}");
        example("G5 on the cap from far", "margin.liq_tiered",
                "{'side':'long','qty':6959,'entry':62683.8,'margin':436166764.2,'tiers':[{'cap':50000,'mmr':0.004,"
                "'ded':0},{'cap':600000,'mmr':0.005,'ded':50},{'cap':3000000,'mmr':0.01,'ded':3050}]}",
                "{'tier':0}");
        example("G5 above the cap", "margin.liq_tiered",
                "{'side':'long','qty':136,'entry':14065.2,'margin':1315817.1,'tiers':[{'cap':50000,'mmr':0.004,"
                "'ded':0},{'cap':600000,'mmr':0.005,'ded':50},{'cap':3000000,'mmr':0.01,'ded':3050}]}",
                "{'tier':2}");
        example("G6", "margin.compare", "{'legs':[100000,-100000],'imr':0.1}",
                "{'isolated':20000,'cross':10000,'portfolio':2000,'eff_cross':2,'eff_pm':10}");
        example("G6 floor", "margin.compare", "{'legs':[100000,-100000],'imr':0.1,'floor':0.02}",
                "{'portfolio':4000,'eff_pm':5}");
        example("G6 no legs' margin", "margin.compare", "{'legs':[0],'imr':0.1}",
                "{'isolated':0,'eff_cross':null,'eff_pm':null}");
        example("G7", "margin.withdraw", "{'equity':1200000,'notional':5000000,'im_required':100000}",
                "{'required':1000000,'max_withdraw':200000,'lev_after':5}");
        example("G7 too little", "margin.withdraw", "{'equity':500000,'notional':5000000,'im_required':100000}",
                "{'max_withdraw':0,'lev_after':10}");
        example("G8", "margin.tier_leverage", "{'notional':3000000}", "{'max_leverage':25,'im':120000}");
        example("G8 bounds belong below", "margin.tier_leverage", "{'notional':1000000}", "{'max_leverage':50}");
        example("G8 the gap", "margin.tier_leverage", "{'notional':15000000}", "{'max_leverage':10}");
        example("G8 above", "margin.tier_leverage", "{'notional':15000001}", "{'max_leverage':5}");
        example("G9", "margin.solvency_buffer", "{'notional':100000,'mmr':0.01,'stress':0.3}",
                "{'margin':31300,'max_leverage':3.194888178913738}");
        example("G9 long", "margin.solvency_buffer", "{'notional':100000,'mmr':0.01,'stress':0.3,'side':'long'}",
                "{'margin':30700}");
        example("X14", "portfolio.stress",
                "{'accounts':[{'venue':'spot','wallet':0,'positions':[{'qty':1,'entry':0,'mark':100000,'mmr':0,"
                "'beta':1}]},{'venue':'perp','wallet':20000,'positions':[{'qty':-1,'entry':100000,'mark':100000,"
                "'mmr':0.01,'beta':1}]}],'shocks':[-0.2,0,0.1,0.2]}",
                "{'net_delta':0,'gross':200000,'grid':[{'shock':-0.2,'equity':120000,"
                "'margin_ratio':0.006666666666666667,'liquidated':[]},{'liquidated':[]},"
                "{'equity':120000,'margin_ratio':0.009166666666666667,'liquidated':[]},"
                "{'margin_ratio':0.01,'liquidated':['perp']}]}");
        example(
            "X14 no equity left", "portfolio.stress",
            "{'accounts':[{'venue':'a','wallet':10,'positions':[{'qty':1,'entry':100,'mark':100,'mmr':0.01}]}],"
            "'shocks':[-0.5]}",
            "{'grid':[{'equity':-40,'margin_ratio':null,'liquidated':['a']}]}");
    }
    void examples() { test::checkExample(); }

    void liquidationIsWhereEquityMeetsMaintenance()
    {
        std::mt19937 random(21);
        std::uniform_real_distribution<double> entry(0.01, 100'000), qty(0.001, 100), leverage(1, 20),
            rate(0, 0.02);
        for (int round = 0; round < 2000; ++round) {
            margin::Position p{round % 2 ? PositionSide::Long : PositionSide::Short, qty(random), entry(random),
                               0};
            p.margin = p.qty * p.entry / leverage(random);
            const double mmr = rate(random), fee = rate(random) / 20;
            const auto l = margin::liquidation(p, mmr, 0, fee);
            QVERIFY(l);
            if (l->atOnce) continue;
            const bool isLong = p.side == PositionSide::Long;
            // On the right side of entry, and before bankruptcy.
            QVERIFY(isLong ? l->price < p.entry && l->price >= l->bankrupt - 1e-9 * p.entry
                           : l->price > p.entry && l->price <= l->bankrupt + 1e-9 * p.entry);
            if (l->price > 0) QVERIFY(std::abs(excess(p, l->price, mmr, 0, fee)) < 1e-9 * p.qty * p.entry);
            // More margin, further away; a larger coin, the same in proportion.
            auto richer = p;
            richer.margin *= 1.1;
            const auto r = margin::liquidation(richer, mmr, 0, fee);
            QVERIFY(r && r->distancePct >= l->distancePct - 1e-12);
            auto scaled = p;
            scaled.entry *= 1000, scaled.margin *= 1000;
            const auto s = margin::liquidation(scaled, mmr, 0, fee);
            QVERIFY(s && std::abs(s->price - 1000 * l->price) < 1e-9 * scaled.entry);
        }
    }
    // The calculator refuses exactly what would be liquidated at once.
    void refusesWhatIsLiquidatedAtOnce()
    {
        for (const auto side : {PositionSide::Long, PositionSide::Short}) {
            const auto refused = margin::liquidation({side, 1, 100, 2}, 0.02);
            const auto allowed = margin::liquidation({side, 1, 100, 2.001}, 0.02);
            QVERIFY(refused && allowed);
            QVERIFY(refused->atOnce && !allowed->atOnce);
        }
    }
    // Venues' forms are the general solution rewritten: the same price, whatever the mark is.
    void venueFormsAgree()
    {
        std::mt19937 random(22);
        std::uniform_real_distribution<double> entry(1, 1000), mark(0.9, 1.1), leverage(2, 20);
        for (int round = 0; round < 500; ++round) {
            const auto side = round % 2 ? PositionSide::Long : PositionSide::Short;
            const double s = side == PositionSide::Long ? 1 : -1, mmr = 0.005;
            const margin::Position p{side, 3, entry(random), 0};
            const margin::Position q{side, 3, p.entry, 3 * p.entry / leverage(random)};
            const auto general = margin::liquidation(q, mmr);
            const auto binance = margin::binanceCross(q.margin, 0, 0, side, q.qty, q.entry, mmr, 0);
            const double at = q.entry * mark(random), value = q.margin + s * q.qty * (at - q.entry);
            const auto hyperliquid = margin::hyperliquid(side, at, q.qty, mmr, value, q.qty * at * mmr);
            QVERIFY(general && binance && hyperliquid);
            QVERIFY(std::abs(*binance - general->price) < 1e-9 * q.entry);
            QVERIFY(std::abs(*hyperliquid - general->price) < 1e-9 * q.entry);
        }
    }
    void maintenanceIsContinuousAndRises()
    {
        const std::vector<double> bounds = {0, 50'000, 600'000, 3e6}, mmrs = {0.004, 0.005, 0.01, 0.025};
        double last = -1;
        for (double n = 0; n < 5e6; n += 1000) {
            const auto m = margin::maintenance(n, bounds, mmrs);
            QVERIFY(m && m->amount > last);
            QVERIFY(m->amount - last < 1000 * 0.025 + 1.001);
            last = m->amount;
        }
    }
    void modesNeverCostMoreThanApart()
    {
        std::mt19937 random(23);
        std::uniform_real_distribution<double> leg(-1e6, 1e6);
        for (int round = 0; round < 300; ++round) {
            const std::vector<double> legs = {leg(random), leg(random), leg(random)};
            std::vector<double> mirrored;
            for (const double l : legs) mirrored.push_back(-l);
            const auto m = margin::compareModes(legs, {.imr = 0.1}),
                       o = margin::compareModes(mirrored, {.imr = 0.1});
            QVERIFY(m && o);
            QVERIFY(m->cross <= m->isolated && m->crossGain >= 1);
            QCOMPARE(o->cross, m->cross);
            QCOMPARE(o->portfolio, m->portfolio);
        }
    }
    // With the buffer, the stressed leg is just solvent.
    void theBufferIsJustEnough()
    {
        for (const auto side : {PositionSide::Long, PositionSide::Short}) {
            const auto b = margin::solvencyBuffer(100'000, 0.01, 0.3, side);
            QVERIFY(b);
            const auto l = margin::liquidation({side, 1, 100'000, b->margin}, 0.01);
            QVERIFY(l);
            QVERIFY(std::abs(l->price - (side == PositionSide::Long ? 70'000 : 130'000)) < 1e-6);
        }
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsMargin)
#include "tst_analytics_margin.moc"
