// ANALYTICS sections C10 to C14: the document's numbers, and what must hold for all.
#include "app/cli/calc_json.h"
#include "model/analytics/flow.h"
#include "model/analytics/market_state.h"
#include "tests/support/analytics_call.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

namespace {

// The formula step by step, one bucket after another, as slow as it is plain.
double vpinStepByStep(const std::vector<double>& vol, const std::vector<double>& buyShare, double bucket,
                      std::size_t n)
{
    std::vector<double> imbalances;
    double filled = 0, bought = 0;
    for (std::size_t i = 0; i < vol.size(); ++i) {
        double left = vol[i];
        while (left > 0) {
            const double part = std::min(left, bucket - filled);
            filled += part, bought += part * buyShare[i], left -= part;
            if (filled < bucket * (1 - 1e-9)) continue;
            imbalances.push_back(std::abs(2 * bought - bucket) / bucket);
            filled = bought = 0;
        }
    }
    const std::size_t used = std::min(n, imbalances.size());
    double total = 0;
    for (std::size_t i = imbalances.size() - used; i < imbalances.size(); ++i) total += imbalances[i];
    return used > 0 ? total / static_cast<double>(used) : -1;
}

}  // namespace

class TestAnalyticsFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("C10", "impact.kyle",
                "{'ret_bps':[1.2,-0.8,2.5,-2.1,0.3,3.1,-1.4,0.6],"
                "'signed_usd_m':[1,-0.5,2.2,-1.9,0.1,2.4,-1.3,0.9]}",
                "{'lam':1.1636497968230515,'alpha':0.0031769486516437517,'r2':0.9826015601524265,"
                "'t':18.40810983172529,'usable':false}");
        example("C10 a perfect line", "impact.kyle", "{'ret_bps':[1,2,3],'signed_usd_m':[2,4,6]}",
                "{'lam':0.5,'alpha':0,'r2':1,'t':null}");
        example("C10 two points", "impact.kyle", "{'ret_bps':[1,2],'signed_usd_m':[1,2]}",
                "{'lam':null,'reason':'TooShort'}");
        example("C10 no flow", "impact.kyle", "{'ret_bps':[1,2,3],'signed_usd_m':[0,0,0]}",
                "{'lam':null,'reason':'BadInput'}");
        example("C11", "impact.amihud", "{'ret':[0.001,-0.002,0.0005,0.003],'usd':[2e6,5e6,1e6,4e6]}",
                "{'bps_per_musd':5.375}");
        example("C11 a silent period", "impact.amihud", "{'ret':[0.001,0],'usd':[2e6,0]}", "{'bps_per_musd':5}");
        example("C11 silence", "impact.amihud", "{'ret':[0],'usd':[0]}",
                "{'bps_per_musd':null,'reason':'NoData'}");
        example("C12a", "vpin.bvc",
                "{'dp':[10,-20,5,30,-15,-40,12,8,-6,22],'vol':[12,30,8,25,18,40,10,9,7,21],'bucket':30,'n':5}",
                "{'sigma':21.014280858501916,'buckets':6,'vpin':0.35743188388011976}");
        example("C12b", "vpin.taker",
                "{'vol':[12,30,8,25,18,40,10,9,7,21],'is_buy':[1,0,1,1,0,0,1,1,0,1],'bucket':30,'n':5}",
                "{'buckets':6,'vpin':0.37333333333333335}");
        example("C12 not one bucket", "vpin.taker", "{'vol':[10],'is_buy':[true],'bucket':30,'n':5}",
                "{'buckets':0,'vpin':null}");
        example("C12 exactly one bucket", "vpin.taker",
                "{'vol':[0.1,0.2],'is_buy':[true,false],'bucket':0.3,'n':5}",
                "{'buckets':1,'vpin':0.3333333333333333}");
        example("C12 a million buckets in a bar", "vpin.taker", "{'vol':[1e6],'is_buy':[true],'bucket':1,'n':50}",
                "{'buckets':1000000,'vpin':1}");
        example("C12 absurd buckets", "vpin.taker", "{'vol':[1e300],'is_buy':[true],'bucket':1e-300,'n':50}",
                "{'vpin':null,'reason':'BadInput'}");
        example("C12 price stands still", "vpin.bvc", "{'dp':[0,0],'vol':[50,50],'bucket':30}",
                "{'vpin':null,'reason':'BadInput'}");
        // The mean of three times 0.1 is not 0.1.
        example("C12 price moves evenly", "vpin.bvc", "{'dp':[0.1,0.1,0.1],'vol':[30,30,30],'bucket':30}",
                "{'sigma':null,'vpin':null,'reason':'BadInput','detail':'dp: does not vary'}");
        example("C13 the worst minute", "time.session", "{'ts_ms':1760130900000}",
                "{'weekend':false,'labels':[],'how':117}");
        example("C13 the epoch", "time.session", "{'ts_ms':0}", "{'weekend':false,'labels':['ASIA'],'how':72}");
        example("C13 before it", "time.session", "{'ts_ms':-1}", "{'how':71,'labels':[]}");
        example("C13 two sessions", "time.session", "{'ts_ms':1760104800000}",
                "{'labels':['EUROPE','US'],'how':110}");
        example("C13 Europe opens", "time.session", "{'ts_ms':1760079600000}", "{'labels':['ASIA','EUROPE']}");
        example("C13 Asia has closed", "time.session", "{'ts_ms':1760083200000}", "{'labels':['EUROPE']}");
        example("C13 Saturday", "time.session", "{'ts_ms':1760191200000}",
                "{'weekend':true,'labels':[],'how':134}");
        example("C13 Monday", "time.session", "{'ts_ms':1760313600000}", "{'weekend':false,'how':0}");
        example("C15", "basis.dispersion",
                "{'perp':[100050,100020,99940,100110],'spot':[100000,100000,100000,100000]}",
                "{'basis_bps':[5,2,-6,11],'median':3.5,'dispersion':17}");
        example("C16", "oracle.health", "{'mark':100100,'index':95000,'peers':[100000,100020,99990]}",
                "{'index_dev_bps':500,'mark_dev_bps':536.8421052631579,'level':2}");
        example("C16 at 75 bp", "oracle.health", "{'mark':100750,'index':100000,'peers':[100000]}",
                "{'mark_dev_bps':75,'level':1}");
        example("C16 at 30 bp", "oracle.health", "{'mark':99700,'index':99700,'peers':[100000]}",
                "{'index_dev_bps':30,'level':1}");
        example("C16 calm", "oracle.health", "{'mark':100010,'index':100000,'peers':[100005]}", "{'level':0}");
        example("C16 nobody to compare with", "oracle.health", "{'mark':102100,'index':100000,'peers':[]}",
                "{'index_dev_bps':null,'mark_dev_bps':210,'level':2}");
        example("C14", "exec.slice", "{'remaining_usd':2e6,'depth10_usd':3e6,'stability':0.8,'spread_ratio':1.6}",
                "{'slice_usd':150000}");
        example("C14 the rest", "exec.slice",
                "{'remaining_usd':1000,'depth10_usd':3e6,'stability':0.8,'spread_ratio':0.5}",
                "{'slice_usd':1000}");
        example("X9", "levels.round", "{'price':97340}",
                "{'step':1000,'below':97000,'above':98000,'dist_below_bps':34.92911444421615,"
                "'dist_above_bps':67.80357509759605}");
        example("X9 on it", "levels.round", "{'price':98000}", "{'below':98000,'above':99000,'dist_below_bps':0}");
        example("X9 cents", "levels.round", "{'price':0.1234}", "{'step':0.001,'below':0.123,'above':0.124}");
        example("X10", "flow.spot_perp", "{'spot_usd':12e9,'perp_usd':60e9}",
                "{'ratio':0.2,'perp_share':0.8333333333333334}");
        example("X10 spot alone", "flow.spot_perp", "{'spot_usd':1,'perp_usd':0}",
                "{'ratio':null,'perp_share':0}");
        example("X10 nothing", "flow.spot_perp", "{'spot_usd':0,'perp_usd':0}",
                "{'ratio':null,'perp_share':null,'reason':'NoData'}");
        example("X11", "flow.wash", "{'vol24':[20e9,8e9,6e9,9e9],'depth':[100e6,50e6,40e6,6e6]}",
                "{'turnover':[200,160,150,1500],"
                "'ratio':[1.1111111111111112,0.8888888888888888,0.8333333333333334,8.333333333333334],"
                "'flags':[3]}");
        // Five of ten sold within a window of two: buyers at 80 %, even, sellers at 80 %, two steps later.
        example("takers turn", "flow.turns",
                "{'bought':[8,8,8,2,2,2],'sold':[2,2,2,8,8,8],'window':2,'edge':1.5,'within':3}",
                "{'ratio':0.25,'buy_share':0.2,'side':-1,'steps':1,'turns':1,'turn_ago':1,'turn_side':-1,"
                "'share_before':0.8,'judged':5}");
        example("takers drift", "flow.turns",
                "{'bought':[8,8,8,2,2,2],'sold':[2,2,2,8,8,8],'window':2,'within':1}",
                "{'side':-1,'steps':1,'turns':0,'turn_ago':null,'turn_side':null,'share_before':null}");
        example("a gap is not bridged", "flow.turns", "{'bought':[8,8,null,2,2],'sold':[2,2,2,8,8],'window':2}",
                "{'buy_share':0.2,'side':-1,'steps':0,'turns':0,'judged':2}");
        example("unknown now", "flow.turns", "{'bought':[8,8,null],'sold':[2,2,2],'window':2}",
                "{'ratio':null,'buy_share':null,'side':0,'steps':null,'judged':1}");
        // 0 of 2 is less than 5: the buyers keep their lead.
        example("too quiet to decide", "flow.turns", "{'bought':[8,8,0,0],'sold':[2,2,1,1],'window':2,'least':5}",
                "{'ratio':0,'buy_share':0,'side':1,'steps':2,'turns':0,'judged':2}");
        example("at the edge", "flow.turns", "{'bought':[3],'sold':[2],'window':1}",
                "{'ratio':1.5,'side':1,'steps':0}");
        example("inside of the edge", "flow.turns", "{'bought':[2.99],'sold':[2],'window':1}",
                "{'side':0,'steps':null,'judged':1}");
        example("nothing sold", "flow.turns", "{'bought':[5],'sold':[0],'window':1}",
                "{'ratio':null,'buy_share':1,'side':1}");
        example("shorter than a window", "flow.turns", "{'bought':[1,1],'sold':[1,1]}",
                "{'side':null,'reason':'TooShort'}");
        example("nothing traded", "flow.turns", "{'bought':[0],'sold':[0],'window':1}", "{'reason':'NoData'}");
        example("no edge", "flow.turns", "{'bought':[1],'sold':[1],'window':1,'edge':1}", "{'reason':'BadInput'}");
        example("not as long", "flow.turns", "{'bought':[1],'sold':[],'window':1}", "{'reason':'BadInput'}");
        // 128 to 128.5 is 39.0625 bp; of a sale the fall is the taker's way.
        example("the taker's way", "flow.markout",
                "{'is_buy':[1,0,1],'before':[128,128,128],'after':[128.5,127.5,null]}",
                "{'n':2,'mean_bps':39.0625,'se_bps':0,'share':1}");
        // 78.125 and 0: mean half of it, deviation 78.125 / sqrt 2, over sqrt 2.
        example("its error", "flow.markout", "{'is_buy':[1,1],'before':[128,128],'after':[129,128]}",
                "{'n':2,'mean_bps':39.0625,'se_bps':39.0625,'share':0.5}");
        example("one trade", "flow.markout", "{'is_buy':[0],'before':[128],'after':[129]}",
                "{'n':1,'mean_bps':-78.125,'se_bps':null,'share':0}");
        example("not known yet", "flow.markout", "{'is_buy':[1],'before':[128],'after':[null]}",
                "{'mean_bps':null,'reason':'NoData'}");
        example("a price of 0", "flow.markout", "{'is_buy':[1],'before':[0],'after':[1]}",
                "{'reason':'BadInput'}");
        example("X11 at five", "flow.wash", "{'vol24':[100,100,500],'depth':[1,1,1]}", "{'flags':[2]}");
    }
    void examples() { test::checkExample(); }

    void bucketsByRunsAreBucketsOneByOne()
    {
        std::mt19937 random(12);
        std::uniform_real_distribution<double> volume(0, 100), change(-5, 5);
        for (int round = 0; round < 300; ++round) {
            std::vector<double> vol, dp, share;
            std::vector<bool> buy;
            for (int i = 0; i < 40; ++i) {
                vol.push_back(volume(random));
                dp.push_back(change(random));
                buy.push_back(change(random) > 0);
            }
            const double bucket = 3 + volume(random);
            for (const std::size_t n : {1u, 5u, 50u}) {
                share.clear();
                for (const bool b : buy) share.push_back(b ? 1 : 0);
                const auto taker = flow::vpinTaker(vol, buy, bucket, n);
                QVERIFY(taker && taker->vpin);
                QVERIFY(std::abs(*taker->vpin - vpinStepByStep(vol, share, bucket, n)) < 1e-9);
                const auto bulk = flow::vpinBulk(dp, vol, bucket, n);
                QVERIFY(bulk && bulk->vpin);
                share.clear();
                for (const double d : dp) share.push_back(normalCdf(d / *bulk->sigma));
                QVERIFY(std::abs(*bulk->vpin - vpinStepByStep(vol, share, bucket, n)) < 1e-9);
                QVERIFY(*bulk->vpin >= 0 && *bulk->vpin <= 1 && *taker->vpin <= 1);
            }
        }
    }
    // Buys for sells, and another unit of volume: the same toxicity.
    void toxicityIsSymmetricAndHasNoUnit()
    {
        const std::vector<double> vol = {12, 30, 8, 25, 18, 40}, dp = {1, -2, 3, 0.5, -0.25, 1};
        std::vector<double> coins, down;
        for (const double v : vol) coins.push_back(v / 1024);
        for (const double d : dp) down.push_back(-d);
        const auto a = flow::vpinBulk(dp, vol, 16, 5), b = flow::vpinBulk(down, vol, 16, 5);
        const auto c = flow::vpinBulk(dp, coins, 16.0 / 1024, 5);
        QVERIFY(a && b && c);
        QVERIFY(std::abs(*a->vpin - *b->vpin) < 1e-12 && std::abs(*a->vpin - *c->vpin) < 1e-12);
    }
    void impactScalesWithItsUnits()
    {
        std::mt19937 random(13);
        std::normal_distribution<double> noise(0, 1);
        std::vector<double> usd, ret, thousands;
        for (int i = 0; i < 80; ++i) {
            usd.push_back(noise(random));
            ret.push_back(2 * usd.back() + 0.3 * noise(random));
            thousands.push_back(usd.back() * 1000);
        }
        const auto a = flow::kyle(ret, usd), b = flow::kyle(ret, thousands);
        QVERIFY(a && b && a->t && b->t);
        QVERIFY(std::abs(a->lambda - 2) < 0.2 && a->r2 > 0.9);
        QVERIFY(std::abs(a->lambda - 1000 * b->lambda) < 1e-9 && std::abs(*a->t - *b->t) < 1e-6);
        QVERIFY(flow::kyleUsable(*a, usd.size()) && !flow::kyleUsable(*a, 59));
        for (double& r : ret) r = -r;
        const auto c = flow::kyle(ret, usd);
        QVERIFY(c && std::abs(c->lambda + a->lambda) < 1e-12);
        QVERIFY(!flow::kyleUsable(*c, usd.size()));
    }
    void roundLevelsEncloseThePrice()
    {
        std::mt19937 random(14);
        std::uniform_real_distribution<double> exponent(-8, 7);
        for (int i = 0; i < 2000; ++i) {
            const double p = std::pow(10, exponent(random));
            const auto r = flow::roundLevels(p);
            QVERIFY(r && r->below <= p * (1 + 1e-9) && r->above > p && r->aboveBps > 0);
            QVERIFY(r->step >= p / 400 && r->step <= p / 25);
        }
    }
    void slicesShrinkWithTheBook()
    {
        double last = 1e12;
        for (double spread = 0.5; spread < 20; spread *= 1.3) {
            const auto s = flow::slice(1e9, 5e6, 0.9, spread);
            QVERIFY(s && *s >= 0 && *s <= last);
            last = *s;
        }
    }
    void everyHourOfTheWeekOnce()
    {
        std::vector<int> seen(168, 0);
        const double monday = 1760313600000;
        for (int h = 0; h < 168; ++h) {
            const auto s = sessionAt(monday + h * 3'600'000.0 + 1);
            QVERIFY(s);
            QCOMPARE(s->hourOfWeek, h);
            QCOMPARE(s->weekend, h >= 120);
            ++seen[static_cast<std::size_t>(s->hourOfWeek)];
        }
        for (const int n : seen) QCOMPARE(n, 1);
    }
    void annualisedBasis()
    {
        const auto b = analytics::annualisedBasis(101'000, 100'000, 36.5);
        QVERIFY(b && std::abs(*b - 0.1) < 1e-12);
        QVERIFY(!analytics::annualisedBasis(101'000, 100'000, 0));
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsFlow)
#include "tst_analytics_flow.moc"
