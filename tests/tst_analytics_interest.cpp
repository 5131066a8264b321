// ANALYTICS section B: the document's numbers, and what must hold for all.
#include "app/cli/calc_json.h"
#include "model/analytics/interest.h"
#include "model/analytics/recovery.h"
#include "tests/support/analytics_call.h"

#include <QtTest>

#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

class TestAnalyticsInterest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("B1a", "oi.to_usd", "{'contracts':2500000,'ct_val':0.01,'kind':'linear','price':100000}",
                "{'base':25000,'usd':2.5e9}");
        example("B1b", "oi.to_usd", "{'contracts':10000000,'ct_val':100,'kind':'inverse','price':100000}",
                "{'base':10000,'usd':1e9}");
        example("B1 nothing open", "oi.to_usd", "{'contracts':0,'ct_val':100,'kind':'inverse','price':100000}",
                "{'base':0,'usd':0}");
        example("B1 no price", "oi.to_usd", "{'contracts':1,'ct_val':100,'kind':'inverse','price':0}",
                "{'base':null,'usd':null,'reason':'BadInput'}");
        example("B2", "oi.concentration", "{'oi':[8e9,4e9,3e9,5e9]}",
                "{'total':2e10,'shares':[0.4,0.2,0.15,0.25],'hhi':2850,'n_eff':3.508771929824561}");
        example("B2 one venue", "oi.concentration", "{'oi':[5,0]}", "{'shares':[1,0],'hhi':10000,'n_eff':1}");
        example("B2 nothing", "oi.concentration", "{'oi':[0,0]}", "{'hhi':null,'reason':'NoData'}");
        example("B4", "oi.tinderbox", "{'oi_now':12.5,'oi_then':10,'depth_now':0.095,'depth_then':0.1}",
                "{'d_oi':0.22314355131420976,'d_depth':-0.05129329438755058,'score':0.27443684570176036,"
                "'ldr':131.57894736842104,'level':2}");
        example("B4 level 1", "oi.tinderbox", "{'oi_now':11.2,'oi_then':10,'depth_now':0.101,'depth_then':0.1}",
                "{'level':1}");
        example("B4 the book grows too", "oi.tinderbox",
                "{'oi_now':13,'oi_then':10,'depth_now':0.11,'depth_then':0.1}", "{'level':0}");
        example("B4 much interest, a little more book", "oi.tinderbox",
                "{'oi_now':13,'oi_then':10,'depth_now':0.1001,'depth_then':0.1}", "{'level':1}");
        example("B5", "oi.quadrant", "{'dp':-0.012,'doi':0.02}", "{'q':'NEW_SHORTS'}");
        example("B5 ++", "oi.quadrant", "{'dp':0.012,'doi':0.02}", "{'q':'NEW_LONGS'}");
        example("B5 +-", "oi.quadrant", "{'dp':0.012,'doi':-0.02}", "{'q':'SHORT_COVERING'}");
        example("B5 --", "oi.quadrant", "{'dp':-0.012,'doi':-0.02}", "{'q':'LONG_UNWIND'}");
        example("B5 flat", "oi.quadrant", "{'dp':0.0009,'doi':0.02}", "{'q':'FLAT'}");
        example("B5 at the edges", "oi.quadrant", "{'dp':0.001,'doi':0.005}", "{'q':'NEW_LONGS'}");
        example("B6", "common.recovery", "{'pre':94,'trough':61.1,'series':[[24,66],[72,72],[168,80],[336,88]]}",
                "{'r':[0.14893617021276592,0.33130699088145893,0.5744680851063829,0.817629179331307],"
                "'t50':138.6,'rate':0.005093701094368205,'half_life':136.07928060920494}");
        example("C6", "common.recovery",
                "{'pre':50e6,'trough':10e6,'series':[[5,14e6],[30,26e6],[60,34e6],[300,47e6]]}",
                "{'t50':45,'half_life':77.2721182403874}");
        example("B6 not yet", "common.recovery", "{'pre':100,'trough':50,'series':[[10,60]]}", "{'t50':null}");
        example("B6 further down", "common.recovery", "{'pre':100,'trough':50,'series':[[10,40]]}",
                "{'r':[-0.2],'t50':null,'half_life':null}");
        example("B6 nothing seen", "common.recovery", "{'pre':100,'trough':50,'series':[]}",
                "{'r':[],'t50':null,'rate':null,'half_life':null}");
        example("B6 all back at once", "common.recovery", "{'pre':100,'trough':50,'series':[[4,100]]}",
                "{'r':[1],'t50':2,'rate':null,'half_life':null}");
        example("B6 no fall", "common.recovery", "{'pre':100,'trough':100,'series':[[4,100]]}",
                "{'r':null,'reason':'BadInput'}");
        example("B7", "oi.rv_quadrant", "{'doi':0.03,'drv':-0.1}", "{'q':'CONFIDENCE_REBUILD'}");
        example("B7 ++", "oi.rv_quadrant", "{'doi':0.03,'drv':0.1}", "{'q':'OVEREXTENSION'}");
        example("B7 -+", "oi.rv_quadrant", "{'doi':-0.03,'drv':0.1}", "{'q':'DELEVERAGING'}");
        example("B7 --", "oi.rv_quadrant", "{'doi':-0.03,'drv':-0.1}", "{'q':'QUIET'}");
        example("B7 flat", "oi.rv_quadrant", "{'doi':0.03,'drv':0.04}", "{'q':'FLAT'}");
        example("X12", "leverage.wave",
                "{'d_depth_7d':0.12,'d_oi_7d':0.02,'r8_mean_7d':0.00005,'alt_share_chg':0}",
                "{'wave':'MECHANICAL'}");
        example("B8 speculative", "leverage.wave",
                "{'d_depth_7d':0.12,'d_oi_7d':0.1,'r8_mean_7d':0.0002,'alt_share_chg':0.02}",
                "{'wave':'SPECULATIVE'}");
        example("B8 structured", "leverage.wave",
                "{'d_depth_7d':0.12,'d_oi_7d':0.05,'r8_mean_7d':-0.0001,'alt_share_chg':0.02}",
                "{'wave':'STRUCTURED'}");
        example("B8 none", "leverage.wave",
                "{'d_depth_7d':0.12,'d_oi_7d':0.06,'r8_mean_7d':0.00015,'alt_share_chg':0.01}", "{'wave':'NONE'}");
    }
    void examples() { test::checkExample(); }

    void turnover()
    {
        const auto t = interest::turnover(9e9, 30e9);
        QVERIFY(t);
        QCOMPARE(*t, 0.3);
        QVERIFY(!interest::turnover(9e9, 0));
    }
    void sharesSumToOneInAnyUnit()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> size(0, 1e10);
        for (int round = 0; round < 300; ++round) {
            std::vector<double> oi(1 + static_cast<std::size_t>(round % 9)), thousands;
            for (double& x : oi) x = size(random);
            for (const double x : oi) thousands.push_back(x / 1000);
            const auto a = interest::concentration(oi), b = interest::concentration(thousands);
            QVERIFY(a && b);
            QVERIFY(std::abs(sum(a->shares) - 1) < 1e-12);
            QVERIFY(std::abs(a->hhi - b->hhi) < 1e-6);
            const double n = static_cast<double>(oi.size());
            QVERIFY(a->hhi <= 10'000 + 1e-6 && a->hhi >= 10'000 / n - 1e-6);
            QVERIFY(a->effective <= n + 1e-9 && a->effective >= 1 - 1e-9);
        }
    }
    void tinderNeedsNoUnitAndGrowsWithInterest()
    {
        double last = -100;
        for (double oi = 5; oi < 30; oi += 0.5) {
            const auto a = interest::tinderbox(oi, 10, 95, 100), b = interest::tinderbox(oi * 7, 70, 950, 1000);
            QVERIFY(a && b);
            QVERIFY(a->score > last);
            QVERIFY(std::abs(a->score - b->score) < 1e-12);
            QCOMPARE(a->level, b->level);
            last = a->score;
        }
    }
    void recoveryDoesNotDependOnTheUnit()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> step(0.1, 10), level(50, 99);
        for (int round = 0; round < 200; ++round) {
            std::vector<TimedValue> series, scaled;
            double t = 0;
            for (int i = 0; i < 6; ++i) {
                t += step(random);
                series.push_back({t, level(random)});
                scaled.push_back({t * 60, series.back().value * 1e6});
            }
            const auto a = recovery(100, 50, series), b = recovery(100e6, 50e6, scaled);
            QVERIFY(a && b);
            QCOMPARE(a->half.has_value(), b->half.has_value());
            if (a->half) QVERIFY(std::abs(*a->half * 60 - *b->half) < 1e-6 * *b->half);
            QVERIFY(a->rate && std::abs(*a->rate / 60 - *b->rate) < 1e-9);
            for (const double r : a->recovered) QVERIFY(r >= 0 && r <= 1);
        }
    }
    // A perfect exponential is found again.
    void recoveryFindsTheExponential()
    {
        std::vector<TimedValue> series;
        for (double t = 5; t <= 60; t += 5) series.push_back({t, 100 - 50 * std::exp(-0.03 * t)});
        const auto r = recovery(100, 50, series);
        QVERIFY(r && r->rate && r->halfLife);
        QVERIFY(std::abs(*r->rate - 0.03) < 1e-12);
        QVERIFY(std::abs(*r->halfLife - std::log(2) / 0.03) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsInterest)
#include "tst_analytics_interest.moc"
