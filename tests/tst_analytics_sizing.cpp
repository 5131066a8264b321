// ANALYTICS section I: the document's numbers, and what must hold for every size.
#include "app/cli/calc_json.h"
#include "model/analytics/portfolio.h"
#include "model/analytics/sizing.h"
#include "tests/support/analytics_call.h"

#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

#define TRADE                                                                                   \
    "'invalidation_set':true,'entry':100000,'notional':20000,'max_notional':25000,'r8':0.0001," \
    "'size_cut_applied':false,'cluster_frac':0.002,'oracle_level':0,'hold_h':24"
#define SIZE "'equity':50000,'price':100000,'stop_frac':0.03,'leverage':5,'risk':0.01,'atr_v':1500,'atr_mult':2"

class TestAnalyticsSizing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("I1a", "size.kelly", "{'win':0.55,'rr':1.5}", "{'kelly':0.25,'fractional':0.0625}");
        example("I1b", "size.kelly", "{'win':0.6,'rr':1.5}", "{'kelly':0.3333333333333333}");
        example("I1 a losing bet", "size.kelly", "{'win':0.3,'rr':1}", "{'kelly':-0.4,'fractional':0}");
        example("I1 half", "size.kelly", "{'win':0.55,'rr':1.5,'fraction':0.5}", "{'fractional':0.125}");
        example("I2", "size.rck", "{'win':0.55,'rr':1.5,'alpha':0.7,'beta':0.1}",
                "{'lam':6.455696235812881,'f':0.06677147114520936}", 1e-7);
        example("I2 no limit worth the name", "size.rck", "{'win':0.55,'rr':1.5,'alpha':0.01,'beta':0.99}",
                "{'f':0.25}");
        example("I2 a losing bet", "size.rck", "{'win':0.3,'rr':1,'alpha':0.7,'beta':0.1}", "{'f':0}");
        example("I2 a sure thing", "size.rck", "{'win':1,'rr':1,'alpha':0.7,'beta':0.1}", "{'f':1}");
        example("I3", "size.atr", "{'equity':50000,'risk':0.01,'atr_v':1500,'mult':2,'price':100000}",
                "{'qty':0.16666666666666666,'notional':16666.666666666664}");
        example("I4", "size.integrated", "{" SIZE ",'win':0.55,'rr':1.5,'r8':0.0006}",
                "{'limits':{'kelly':15625,'atr':16666.666666666664,'hard_cap':33333.333333333336,"
                "'concentration':62500},'binding':'kelly','notional':7812.5,'margin':1562.5,'risk_usd':234.375,"
                "'mult':0.5}");
        example("I4 calm funding", "size.integrated", "{" SIZE ",'win':0.55,'rr':1.5}",
                "{'notional':15625,'mult':1}");
        example("I4 without the gate", "size.integrated",
                "{" SIZE ",'win':0.55,'rr':1.5,'r8':0.00075,'gate':false}", "{'mult':0.6}");
        example("I4 concentration of notional", "size.integrated",
                "{" SIZE ",'win':0.9,'rr':2,'conc_basis':'notional'}",
                "{'limits':{'concentration':12500},'binding':'concentration'}");
        example("I4 ties by name", "size.integrated",
                "{'equity':1000,'price':100,'stop_frac':0.1,'leverage':1,'win':1,'rr':1,'risk':0.25,'atr_v':100,"
                "'atr_mult':1,'hard_cap':0.025,'conc':0.25}",
                "{'limits':{'kelly':250,'atr':250,'hard_cap':250,'concentration':250},'binding':'atr'}");
        example("I4 no edge", "size.integrated", "{" SIZE ",'win':0.3,'rr':1}",
                "{'binding':'kelly','notional':0,'risk_usd':0}");
        example("I5", "size.heat",
                "{'equity':50000,'positions':[{'margin':2000,'leverage':10,'stop_frac':0.03},"
                "{'margin':5000,'leverage':5,'stop_frac':0.08},{'margin':1000,'leverage':20,'stop_frac':0.02}]}",
                "{'heat':0.06,'band':'OK'}");
        example("I5 nothing", "size.heat", "{'equity':50000,'positions':[]}", "{'heat':0,'band':'OK'}");
        const auto heat = [](const char* name, const char* stop, const char* band) {
            example(name, "size.heat",
                    (QByteArray("{'equity':1,'positions':[{'margin':1,'leverage':1,'stop_frac':") + stop + "}]}")
                        .constData(),
                    (QByteArray("{'band':'") + band + "'}").constData());
        };
        heat("I5 0.061", "0.061", "MODERATE");
        heat("I5 0.10", "0.1", "MODERATE");
        heat("I5 0.15", "0.15", "AGGRESSIVE");
        heat("I5 0.19", "0.19", "HIGH");
        heat("I5 0.20", "0.2", "BLOCK");
        heat("I5 a hair below 0.20", "0.19999999999999998", "BLOCK");
        example("I6", "size.exposure",
                "{'collateral':100000,'venues':[{'name':'binance','tier':'cex1','notional':200000},"
                "{'name':'hyperliquid','tier':'dex1','notional':-100000},{'name':'new','tier':'new',"
                "'notional':20000}]}",
                "{'multiple':3.2,'breaches':['binance','hyperliquid','new'],'level':1}");
        example("I6 at the caps", "size.exposure",
                "{'collateral':100,'venues':[{'name':'a','tier':'cex1','notional':40},"
                "{'name':'b','tier':'dex1','notional':30},{'name':'c','tier':'tier2','notional':15},"
                "{'name':'d','tier':'tier2','notional':-15}]}",
                "{'multiple':1,'breaches':[],'level':0}");
        example("I6 three times", "size.exposure",
                "{'collateral':100,'venues':[{'name':'a','tier':'cex1','notional':300}]}", "{'level':0}");
        example("I6 more than five", "size.exposure",
                "{'collateral':100,'venues':[{'name':'a','tier':'cex1','notional':501}]}", "{'level':2}");
        example("I6 nothing open", "size.exposure",
                "{'collateral':100,'venues':[{'name':'a','tier':'new','notional':0}]}",
                "{'multiple':0,'breaches':[],'level':0}");
        example("X13", "capital.pyramid", "{'equity':100000,'reserve':40000,'operational':45000,'apex':15000}",
                "{'shares':[0.4,0.45,0.15],'breaches':['RESERVE_LOW','OPERATIONAL_HIGH','APEX_HIGH']}");
        example("X13 at the limits", "capital.pyramid", "{'equity':10,'reserve':5,'operational':4,'apex':1}",
                "{'breaches':[]}");
        example("X15", "gate.pretrade",
                "{'invalidation_set':true,'side':'long','entry':100000,'stop':97000,'liq':96000,'notional':30000,"
                "'max_notional':25000,'r8':0.0006,'size_cut_applied':true,'cluster_frac':0.002,'oracle_level':0,"
                "'hold_h':72,'max_hold_h':53.3}",
                "{'failed':[1,2,6],'pass':false}");
        example("X15 all well", "gate.pretrade", "{" TRADE ",'side':'long','stop':97000,'liq':95000}",
                "{'failed':[],'pass':true}");
        example("X15 short", "gate.pretrade", "{" TRADE ",'side':'short','stop':103000,'liq':105000}",
                "{'pass':true}");
        example("X15 the wrong side", "gate.pretrade", "{" TRADE ",'side':'short','stop':97000,'liq':95000}",
                "{'failed':[1]}");
        example("X15 liquidated first", "gate.pretrade", "{" TRADE ",'side':'long','stop':90000,'liq':95000}",
                "{'failed':[1]}");
        example("X15 just enough room", "gate.pretrade", "{" TRADE ",'side':'long','stop':98000,'liq':97000}",
                "{'failed':[]}");
        example("X15 no stop", "gate.pretrade", "{" TRADE ",'side':'long','liq':50000}", "{'failed':[1]}");
        example("X15 cannot be liquidated", "gate.pretrade",
                "{" TRADE ",'side':'long','stop':97000,'liq':null,'max_hold_h':null}", "{'failed':[]}");
        example("X15 everything", "gate.pretrade",
                "{'invalidation_set':false,'side':'long','entry':100000,'stop':97000,'liq':90000,'notional':30000,"
                "'max_notional':25000,'r8':-0.0006,'size_cut_applied':false,'cluster_frac':0.01,'oracle_level':1,"
                "'hold_h':72,'max_hold_h':71}",
                "{'failed':[1,2,3,4,5,6],'pass':false}");
    }
    void examples() { test::checkExample(); }

    void constrainedKellyIsMoreCarefulThanKelly()
    {
        for (const double win : {0.52, 0.55, 0.6, 0.8})
            for (const double rr : {0.8, 1.0, 1.5, 3.0}) {
                const auto k = size::kelly(win, rr);
                QVERIFY(k);
                double last = 1;
                // A smaller chance of the same drawdown allows less.
                for (const double beta : {0.9, 0.5, 0.1, 0.01}) {
                    const auto c = size::constrainedKelly(win, rr, 0.7, beta);
                    QVERIFY(c && c->fraction >= 0 && c->fraction <= std::max(0.0, k->kelly) + 1e-12);
                    QVERIFY(c->fraction <= last + 1e-12);
                    last = c->fraction;
                }
            }
    }
    void theSmallestLimitBinds()
    {
        for (const double win : {0.4, 0.5, 0.6, 0.9})
            for (const double stop : {0.01, 0.05, 0.3})
                for (const double r8 : {0.0, 0.0007, -0.002}) {
                    size::SizeInput in{.equity = 50'000,
                                       .price = 100,
                                       .stopFraction = stop,
                                       .leverage = 4,
                                       .win = win,
                                       .rr = 2,
                                       .risk = 0.01,
                                       .atr = 3,
                                       .atrMultiple = 2,
                                       .r8 = r8};
                    const auto s = size::integrated(in);
                    QVERIFY(s);
                    for (const auto& l : s->limits) QVERIFY(s->notional <= l.notional * s->multiplier + 1e-9);
                    QVERIFY(s->riskUsd <= in.equity * in.hardCap + 1e-9);
                    QVERIFY(s->notional >= 0);
                    // Ten times the money, ten times the size.
                    in.equity *= 10;
                    const auto t = size::integrated(in);
                    QVERIFY(t && std::abs(t->notional - 10 * s->notional) < 1e-6);
                    QCOMPARE(t->binding, s->binding);
                }
    }
    void heatAddsUp()
    {
        const std::vector<portfolio::Risk> a = {{100, 5, 0.02}}, b = {{200, 3, 0.01}}, both = {a[0], b[0]};
        const auto x = portfolio::heat(1000, a), y = portfolio::heat(1000, b), z = portfolio::heat(1000, both);
        QVERIFY(x && y && z);
        QVERIFY(std::abs(x->heat + y->heat - z->heat) < 1e-15);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsSizing)
#include "tst_analytics_sizing.moc"
