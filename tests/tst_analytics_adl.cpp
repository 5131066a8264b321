// ANALYTICS section H: the document's numbers, and that no money appears or disappears.
#include "app/cli/calc_json.h"
#include "model/analytics/adl.h"
#include "tests/support/analytics_call.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

#define CROWD "'deficit':100,'pnl':[200,100,50,150,-20],'lev':[20,5,10,2,3]}"

class TestAnalyticsAdl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("H1a", "adl.score_binance", "{'upnl':40.2,'wallet':4.27,'mm':5.968}",
                "{'pnl_pct':9.414519906323187,'margin_ratio':0.1342028333708118,'score':1.2634552462544815}");
        example("H1a losing", "adl.score_binance", "{'upnl':-10,'wallet':100,'mm':5}", "{'pnl_pct':0,'score':0}");
        example("H1a no equity", "adl.score_binance", "{'upnl':-10,'wallet':10,'mm':5}",
                "{'margin_ratio':0,'score':0}");
        example("H1b", "adl.score_classic", "{'side':'short','entry':110000,'mark':100000,'bankrupt':121000}",
                "{'pnl_pct':0.09090909090909091,'eff_lev':4.761904761904762,'score':0.4329004329004329}");
        example("H1b losing", "adl.score_classic", "{'side':'long','entry':100,'mark':90,'bankrupt':80}",
                "{'pnl_pct':-0.1,'eff_lev':9,'score':-0.011111111111111112}");
        example("H1b bankrupt", "adl.score_classic", "{'side':'long','entry':100,'mark':80,'bankrupt':80}",
                "{'score':null,'reason':'BadInput'}");
        example("H1c", "adl.score_hl", "{'mark':100000,'entry':110000,'notional':500000,'account_value':50000}",
                "{'score':9.09090909090909}");
        example("H2 queue", "adl.allocate", "{'policy':'queue'," CROWD,
                "{'haircut':[100,0,0,0,0],'total':100,'uncovered':0,'overshoot':1,'max_share':1,'max_frac':0.5,"
                "'users_hit':1}");
        example("H2 pro rata", "adl.allocate", "{'policy':'prorata'," CROWD,
                "{'haircut':[40,20,10,30,0],'max_share':0.4,'max_frac':0.2,'users_hit':4}");
        example("H2 risk weighted", "adl.allocate", "{'policy':'risk_weighted'," CROWD,
                "{'haircut':[75.47169811320755,9.433962264150944,9.433962264150944,5.660377358490566,0]}");
        example("H2 hybrid", "adl.allocate", "{'policy':'hybrid'," CROWD,
                "{'haircut':[66.66666666666667,11.11111111111111,5.555555555555555,16.666666666666668,0]}");
        example("H2 lumpy", "adl.allocate", "{'policy':'queue','lumpy':true," CROWD,
                "{'haircut':[200,0,0,0,0],'total':200,'overshoot':2,'uncovered':0}");
        example("H2 ties by place", "adl.allocate",
                "{'policy':'queue','deficit':15,'pnl':[10,10,10],'lev':[1,1,1]}", "{'haircut':[10,5,0]}");
        example("H2 another order", "adl.allocate",
                "{'policy':'queue','deficit':15,'pnl':[10,10,10],'lev':[1,1,1],'score':[1,2,3]}",
                "{'haircut':[0,5,10]}");
        // 0.8 - 0.7 is a little more than 0.1: rounding is nobody's to pay.
        example("H2 rounding", "adl.allocate",
                "{'policy':'queue','deficit':0.8,'pnl':[0.7,0.1,0.05],'lev':[1,1,1]}",
                "{'haircut':[0.7,0.1,0],'uncovered':0,'users_hit':2}");
        example("H2 rounding, lumpy", "adl.allocate",
                "{'policy':'queue','lumpy':true,'deficit':0.8,'pnl':[0.7,0.1,0.05],'lev':[1,1,1]}",
                "{'haircut':[0.7,0.1,0],'overshoot':1,'users_hit':2}");
        example("H2 rounding, hybrid", "adl.allocate",
                "{'policy':'hybrid','gamma':1,'deficit':204.6,'pnl':[57.7,71.7,75.2,18.1],'lev':[1,1,1,1]}",
                "{'haircut':[57.7,71.7,75.2,0],'users_hit':3}");
        example("H2 rounding of large amounts", "adl.allocate",
                "{'policy':'queue','deficit':1648355361.2,'pnl':[457011442.5,347893766.7,"
                "316468529.4,526981622.6],'lev':[1,1,1,1]}",
                "{'uncovered':0,'users_hit':4}");
        example("H2 little is not nothing", "adl.allocate",
                "{'policy':'queue','deficit':100.000001,'pnl':[100,50],'lev':[1,1]}",
                "{'users_hit':2,'total':100.000001}");
        example("H2 more than there is", "adl.allocate",
                "{'policy':'prorata','deficit':1000,'pnl':[10,-10,30],'lev':[1,1,1]}",
                "{'haircut':[10,0,30],'uncovered':960,'overshoot':0.04,'max_frac':1}");
        example("H2 the capped one's rest", "adl.allocate",
                "{'policy':'risk_weighted','deficit':100,'pnl':[10,100,100],'lev':[100,1,1]}",
                "{'haircut':[10,45,45]}");
        example("H2 nobody wins", "adl.allocate", "{'policy':'hybrid','deficit':5,'pnl':[-1],'lev':[1]}",
                "{'haircut':[0],'total':0,'uncovered':5,'users_hit':0,'max_share':null}");
        example("H2 no deficit", "adl.allocate", "{'policy':'queue','deficit':0,'pnl':[5],'lev':[1]}",
                "{'haircut':[0],'overshoot':null}");
        example("H3", "adl.leverage_drain", "{'target':600,'notional':[1000,500,400],'equity':[50,50,100]}",
                "{'cutoff':9,'reduction':[550,50,0]}");
        example("H3 nothing to do", "adl.leverage_drain",
                "{'target':0,'notional':[1000,500,400],'equity':[50,50,100]}",
                "{'cutoff':20,'reduction':[0,0,0]}");
        example("H3 everything", "adl.leverage_drain", "{'target':5000,'notional':[1000,500],'equity':[50,50]}",
                "{'cutoff':0,'reduction':[1000,500]}");
    }
    void examples() { test::checkExample(); }

    void moneyIsConserved()
    {
        std::mt19937 random(31);
        std::uniform_real_distribution<double> pnl(-100, 300), lev(0.1, 50), deficit(0, 3000), gamma(0, 1);
        for (int round = 0; round < 1000; ++round) {
            std::vector<double> profits, leverage;
            double available = 0;
            for (int i = 0; i < 12; ++i) {
                profits.push_back(pnl(random));
                leverage.push_back(lev(random));
                available += std::max(0.0, profits.back());
            }
            adl::AllocateInput in;
            in.deficit = deficit(random);
            in.pnl = profits, in.leverage = leverage;
            in.gamma = gamma(random);
            for (const auto policy :
                 {adl::Policy::Queue, adl::Policy::ProRata, adl::Policy::RiskWeighted, adl::Policy::Hybrid}) {
                in.policy = policy;
                const auto a = adl::allocate(in);
                QVERIFY(a);
                QVERIFY(std::abs(a->total - std::min(in.deficit, available)) < 1e-9 * (1 + available));
                QVERIFY(std::abs(a->total + a->uncovered - in.deficit) < 1e-9 * (1 + in.deficit));
                QVERIFY(std::abs(sum(a->haircut) - a->total) < 1e-9);
                for (std::size_t i = 0; i < profits.size(); ++i)
                    QVERIFY(a->haircut[i] >= 0 && a->haircut[i] <= std::max(0.0, profits[i]) + 1e-9);
            }
            // Whole positions: at least as much, at most one position more.
            in.policy = adl::Policy::Queue;
            in.lumpy = true;
            const auto lumpy = adl::allocate(in);
            QVERIFY(lumpy && lumpy->total >= std::min(in.deficit, available) - 1e-9);
            QVERIFY(lumpy->total <= in.deficit + 300);
        }
    }
    // Pro rata takes the same fraction of everybody's profit, and of twice the profit twice as much.
    void proRataIsProportional()
    {
        const std::vector<double> profits = {10, 20, 70}, leverage = {1, 2, 3};
        adl::AllocateInput in;
        in.policy = adl::Policy::ProRata;
        in.pnl = profits, in.leverage = leverage;
        double last = 0;
        for (in.deficit = 1; in.deficit < 100; in.deficit += 7) {
            const auto a = adl::allocate(in);
            QVERIFY(a);
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(std::abs(a->haircut[i] / profits[i] - in.deficit / 100) < 1e-12);
            QVERIFY(a->maxFraction > last);
            last = a->maxFraction;
        }
    }
    void drainingMeetsItsTargetAndLevelsTheTop()
    {
        std::mt19937 random(32);
        std::uniform_real_distribution<double> notional(1, 1000), equity(1, 100), part(0, 1);
        for (int round = 0; round < 1000; ++round) {
            std::vector<double> n, e;
            for (int i = 0; i < 9; ++i) n.push_back(notional(random)), e.push_back(equity(random));
            const double target = part(random) * sum(n);
            const auto d = adl::leverageDrain(target, n, e);
            QVERIFY(d && std::abs(sum(d->reduction) - target) < 1e-9 * sum(n));
            for (std::size_t i = 0; i < n.size(); ++i) {
                const double left = (n[i] - d->reduction[i]) / e[i];
                QVERIFY(left <= d->cutoff + 1e-9);
                if (d->reduction[i] > 1e-6) QVERIFY(std::abs(left - d->cutoff) < 1e-9 * (1 + d->cutoff));
            }
        }
    }
    void scoresAreSymmetric()
    {
        const auto winner = adl::scoreClassic(PositionSide::Long, 100, 110, 90);
        const auto loser = adl::scoreClassic(PositionSide::Short, 100, 110, 130);
        QVERIFY(winner && loser && winner->score > 0 && loser->score < 0);
        QVERIFY(std::abs(winner->pnlShare + loser->pnlShare) < 1e-15);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsAdl)
#include "tst_analytics_adl.moc"
