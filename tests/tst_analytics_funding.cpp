// ANALYTICS section A and the `stat.` functions: the document's numbers, and what must hold for all.
#include "app/cli/calc_json.h"
#include "model/analytics/funding.h"
#include "model/analytics/statistics.h"
#include "tests/support/analytics_call.h"
#include "tests/support/numbers.h"

#include <QtTest>

#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

namespace {

constexpr const char* kBids = "[[99990,0.5],[99980,1],[99950,2],[99900,5],[99750,8],[99500,12],[99000,20]]";

}  // namespace

class TestAnalyticsFunding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("A1a", "funding.norm", "{'rate':0.0001,'interval_h':8}",
                "{'r8':0.0001,'apr':0.1095,'apy':0.115714,'per_day':0.0003}", 1e-5);
        example("A1b", "funding.norm", "{'rate':0.0000125,'interval_h':1}",
                "{'r8':0.0001,'apr':0.1095,'apy':0.115719}", 1e-5);
        example("A1c threshold", "funding.norm", "{'rate':0.0005,'interval_h':8}", "{'apr':0.5475}");
        example("A1d four hours", "funding.norm", "{'rate':0.0005,'interval_h':4}", "{'r8':0.001,'apr':1.095}");
        example("A1 beyond every number", "funding.norm", "{'rate':0.9,'interval_h':0.5}",
                "{'apr':15768,'apy':null}");
        const QByteArray book = QByteArray("{'levels':") + kBids + ",'notional':";
        example("A2a", "funding.impact_price", (book + "500000}").constData(), "{'price':99944.97523885749}");
        example("A2 book ends", "funding.impact_price", (book + "50000000}").constData(),
                "{'price':null,'reason':'Incomplete'}");
        example("A2 the whole book", "funding.impact_price", "{'levels':[[100,1],[99,1]],'notional':199}",
                "{'price':99.5}");
        example("A2 no book", "funding.impact_price", "{'levels':[],'notional':1}",
                "{'price':null,'reason':'NoData'}");
        example("A2b", "funding.premium_index", "{'impact_bid':100080,'impact_ask':100120,'index':100000}",
                "{'p':0.0008}");
        example("A2b below", "funding.premium_index", "{'impact_bid':99880,'impact_ask':99920,'index':100000}",
                "{'p':-0.0008}");
        example("A2c dead zone", "funding.premium_index",
                "{'impact_bid':99990,'impact_ask':100010,'index':100000}", "{'p':0}");
        const QByteArray four = "'premiums':[0.0002,0.0004,0.0008,0.0010]";
        example("A3a", "funding.predict", ("{'venue':'binance','interval_h':8," + four + "}").constData(),
                "{'avg_premium':0.00074,'rate':0.00024,'r8':0.00024}");
        example("A3b", "funding.predict", ("{'venue':'binance','interval_h':4," + four + "}").constData(),
                "{'rate':0.00012,'r8':0.00024}");
        example("A3c", "funding.predict", ("{'venue':'bybit','interval_h':4," + four + "}").constData(),
                "{'rate':0.00024,'r8':0.00048}");
        example("A3 cap", "funding.predict",
                ("{'venue':'binance','interval_h':8,'cap':0.0002,'floor':-0.0002," + four + "}").constData(),
                "{'avg_premium':0.00074,'rate':0.0002}");
        example("A3 floor", "funding.predict",
                "{'venue':'okx','interval_h':8,'premiums':[-0.01],'cap':0.00375,'floor':-0.00375}",
                "{'rate':-0.00375}");
        example("A3 no interest", "funding.predict",
                "{'venue':'binance','interval_h':8,'premiums':[0.0002],'interest_daily':0}", "{'rate':0}");
        example("A3d", "funding.predict", "{'venue':'hyperliquid','interval_h':1,'premiums':[0.01]}",
                "{'rate':0.0011875,'r8':0.0095}");
        example("A3f settled", "funding.predict", "{'venue':'hyperliquid','interval_h':1,'premiums':[0.00029005]}",
                "{'rate':0.0000125}");
        example("A3 Hyperliquid's own cap", "funding.predict",
                "{'venue':'hyperliquid','interval_h':1,'premiums':[0.5]}", "{'rate':0.04}");
        example("A3e projection", "funding.predict",
                "{'venue':'okx','interval_h':8,'premiums':[0,0.0001,0.0003,0.0009],'n_total':8}",
                "{'avg_premium':0.0007805555555555556,'rate':0.0002805555555555556}");
        example("A3 venue unknown", "funding.predict", "{'venue':'ftx','interval_h':8,'premiums':[0]}",
                "{'rate':null,'reason':'BadInput'}");
        example("A4a", "funding.regime", "{'samples':[[8,0.0004],[8,0.0006],[8,0.0008],[8,0.0007]]}",
                "{'mean':0.0007,'frac_hi':1,'frac_lo':0,'state':'LONG_CROWDED'}");
        example("A4b", "funding.regime", "{'samples':[[8,0.0001],[8,0.0001],[8,0.0009]]}",
                "{'state':'LONG_WATCH'}");
        example("A4c stays", "funding.regime",
                "{'samples':[[8,0.0005],[8,0.0004],[8,0.00035]],'prev':'LONG_CROWDED'}",
                "{'mean':0.0004166666666666667,'state':'LONG_CROWDED'}");
        example("A4c without a past", "funding.regime", "{'samples':[[8,0.0005],[8,0.0004],[8,0.00035]]}",
                "{'state':'NEUTRAL'}");
        example("A4c left", "funding.regime", "{'samples':[[24,0.00039]],'prev':'LONG_CROWDED'}",
                "{'state':'NEUTRAL'}");
        example("A4 at the exit", "funding.regime",
                "{'samples':[[8,0.0004],[8,0.0004],[8,0.0004]],"
                "'prev':'LONG_CROWDED'}",
                "{'state':'LONG_CROWDED'}");
        example("A4d", "funding.regime", "{'samples':[[20,-0.0004],[4,-0.0002]]}",
                "{'frac_lo':0.8333333333333334,'state':'SHORT_CROWDED'}");
        example("A4 short stays", "funding.regime", "{'samples':[[24,-0.00024]],'prev':'SHORT_CROWDED'}",
                "{'state':'SHORT_CROWDED'}");
        example("A4 short watch", "funding.regime", "{'samples':[[12,-0.0004],[12,0]]}",
                "{'state':'SHORT_WATCH'}");
        example("A4 three quarters, mean at the limit", "funding.regime", "{'samples':[[6,0.0002],[18,0.0006]]}",
                "{'mean':0.0005,'frac_hi':0.75,'state':'LONG_WATCH'}");
        example("A4 three quarters", "funding.regime", "{'samples':[[6,0.0003],[18,0.0006]]}",
                "{'frac_hi':0.75,'state':'LONG_CROWDED'}");
        example("A4 little is known", "funding.regime", "{'samples':[[2,0.0006]]}",
                "{'state':'LONG_CROWDED','seen_h':2}");
        example("A4 nothing", "funding.regime", "{'samples':[]}", "{'state':null,'reason':'NoData'}");
        example("A5", "funding.sign_flip", "{'samples':[[8,0.0003],[8,0.0002],[8,0.0001],[8,-0.0002]]}",
                "{'recent':-0.0002,'prior':0.0002,'flip':true,'direction':'POS_TO_NEG'}");
        example("A5 back", "funding.sign_flip", "{'samples':[[24,-0.0001],[8,0.0001]]}",
                "{'flip':true,'direction':'NEG_TO_POS'}");
        example("A5 too small", "funding.sign_flip", "{'samples':[[24,-0.0001],[8,0.00004]]}",
                "{'flip':false,'direction':'NONE'}");
        example("A5 at the limit", "funding.sign_flip", "{'samples':[[24,-0.00005],[8,0.00005]]}",
                "{'flip':true}");
        example("A5 no past", "funding.sign_flip", "{'samples':[[8,0.0001]]}",
                "{'flip':null,'reason':'TooShort'}");
        example("A6a", "funding.xvenue", "{'r8':[0.0001,0.00016,0.00005,0.0004],'oi':[8e9,4e9,3e9,3e9]}",
                "{'oi_mean':0.000155,'spread':0.00035,'oi_sd':0.00011485498102680034,'argmax':3,'argmin':2}");
        example("A6 ties", "funding.xvenue", "{'r8':[0.0001,0.0001],'oi':[0,0]}",
                "{'oi_mean':null,'oi_sd':null,'spread':0,'argmax':0,'argmin':0}");
        example("A6b", "funding.carry",
                "{'r8_long':0.0001,'r8_short':0.0004,'hold_h':168,'fee_long':0.0005,'fee_short':0.00045,"
                "'slip_long_bps':1,'slip_short_bps':1.5}",
                "{'gross':0.0063,'cost':0.0024,'net':0.0039,'net_apr':0.20335714285714286,'breakeven_h':64}");
        example("A6c", "funding.carry",
                "{'r8_long':0,'r8_short':0.001,'hold_h':8,'fee_long':0,'fee_short':0,'slip_long_bps':2,"
                "'slip_short_bps':2}",
                "{'net':0.0002,'breakeven_h':6.4}");
        example("A6 never", "funding.carry",
                "{'r8_long':0.001,'r8_short':0,'hold_h':8,'fee_long':0,'fee_short':0,'slip_long_bps':2,"
                "'slip_short_bps':2}",
                "{'gross':-0.001,'breakeven_h':null}");
        example("A6 borrowing", "funding.carry",
                "{'r8_long':0,'r8_short':0.0008,'hold_h':8760,'fee_long':0,'fee_short':0,'slip_long_bps':0,"
                "'slip_short_bps':0,'borrow_apr':0.1}",
                "{'gross':0.776,'cost':0,'breakeven_h':0}");
        example("X4", "perp.deviation", "{'perp':100030,'spot':100000,'r_quote':0.05,'r_base':0,'cost':0.001}",
                "{'basis_bps':3,'rho':0.27845073485274696,'outside':false}");
        example("X4 outside", "perp.deviation",
                "{'perp':100200,'spot':100000,'r_quote':0.05,'r_base':0,'cost':0.001}", "{'outside':true}");
        example("A7", "funding.hold", "{'margin':2000,'leverage':50,'r8':0.0003}",
                "{'notional':100000,'cost_day':90,'cost_day_pct_margin':4.5,'max_hold_days':2.2222222222222223}");
        example("A7 free", "funding.hold", "{'margin':2000,'leverage':50,'r8':0}",
                "{'cost_day':0,'max_hold_days':null}");
        example("A8", "funding.size_mult", "{'r8':0.00075}", "{'mult':0.6}");
        example("A8 at the threshold", "funding.size_mult", "{'r8':-0.0005}", "{'mult':1}");
        example("A8 full", "funding.size_mult", "{'r8':0.001}", "{'mult':0.5}");
        example("A8 gate", "funding.size_mult", "{'r8':0.0006,'gate':true}", "{'mult':0.5}");
        example("A8 gate, low", "funding.size_mult", "{'r8':0.0005,'gate':1}", "{'mult':1}");
        example("X1", "stat.sharpe", "{'ret':[0.0003,0.0002,0.0004,-0.0001,0.0003],'periods_per_year':1095}",
                "{'sharpe':37.84677500631168}");
        example("X1 no variance", "stat.sharpe", "{'ret':[0.1,0.1,0.1],'periods_per_year':365}",
                "{'sharpe':null,'reason':'BadInput'}");
        example("X1 one point", "stat.sharpe", "{'ret':[0.1],'periods_per_year':365}",
                "{'sharpe':null,'reason':'TooShort'}");
        example("X3", "stat.forecast_error", "{'pred':[0.0001,0.0002,-0.0001],'real':[0.0001,0.00015,0.00002]}",
                "{'mae_bps':0.5666666666666667,'bias_bps':-0.23333333333333334,'sign_hit':0.6666666666666666}");
        example("X2", "stat.beta", "{'asset':[0.02,-0.03,0.01,-0.05],'bench':[0.01,-0.02,0.01,-0.025]}",
                "{'beta':1.7192982456140349}");
        example("X5", "stat.leadlag", "{'x':[1,-2,3,-1,2,-3,1,2,-2,1],'y':[0,1,-2,3,-1,2,-3,1,2,-2],'max_lag':2}",
                "{'lag':1,'corr':1,'all':[-0.14420886681055886,0.2813545655685456,-0.7033867543909726,1,"
                "-0.7084919084320762]}");
        example("X5 the first on ties", "stat.leadlag", "{'x':[1,-1,1,-1,1,-1],'y':[1,-1,1,-1,1,-1],'max_lag':2}",
                "{'lag':-2,'corr':1}");
    }
    void examples() { test::checkExample(); }

    void statisticsAsTheDocumentDefinesThem()
    {
        const std::vector<double> even = {4, 1, 3, 2}, odd = {5, 1, 9};
        QCOMPARE(median(even), 2.5);
        QCOMPARE(median(odd), 5.0);
        QCOMPARE(medianAbsoluteDeviation(odd), 4.0);
        QCOMPARE(variance(even), 1.25);
        QVERIFY(qFuzzyCompare(sampleVariance(even), 5.0 / 3));
        QCOMPARE(quantile(even, 0.5), 2.0);  // the 2nd smallest, no interpolation
        QCOMPARE(quantile(even, 0.51), 3.0);
        QCOMPARE(quantile(even, 0), 1.0);
        QCOMPARE(quantile(even, 1), 4.0);
        QCOMPARE(quantileRank(0.95, 20), std::size_t(19));  // 0.95 * 20 is a little above 19 in doubles
        QCOMPARE(normalCdf(0), 0.5);
        QVERIFY(std::abs(normalCdf(1.959963984540054) - 0.975) < 1e-12);
        QCOMPARE(percentileOf(even, 3), 0.75);
    }
    // Twice the rate for half the time is the same funding; the sign turns with the side.
    void normalisationIsLinearAndSymmetric()
    {
        for (const double rate : {1e-6, 1e-4, 0.003})
            for (const double hours : {1.0, 4.0, 8.0}) {
                const auto a = funding::norm(rate, hours), b = funding::norm(2 * rate, 2 * hours);
                const auto c = funding::norm(-rate, hours);
                QVERIFY(a && b && c);
                QVERIFY(qFuzzyCompare(a->r8, b->r8) && qFuzzyCompare(a->apr, b->apr));
                QCOMPARE(c->r8, -a->r8);
                QVERIFY(*a->apy > a->apr);  // compounding earns
            }
    }
    void predictionsNeverFallWhenPremiumsRise()
    {
        for (const VenueId venue : {VenueId::Binance, VenueId::Bybit, VenueId::Okx, VenueId::Hyperliquid}) {
            double last = -1;
            for (double p = -0.003; p <= 0.003; p += 0.0001) {
                const std::vector<double> premiums = {p, p, p};
                funding::PredictInput in{
                    .venue = venue, .premiums = premiums, .total = {}, .cap = {}, .floor = {}};
                const auto r = funding::predict(in);
                QVERIFY(r && r->rate >= last - 1e-15);
                last = r->rate;
            }
        }
    }
    // Cutting a stretch in two changes nothing, neither does what is older than the window.
    void regimesDoNotDependOnHowTimeIsCut()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> rate(-0.001, 0.001), length(0.5, 9);
        for (int round = 0; round < 200; ++round) {
            std::vector<funding::Segment> whole, cut = {{500, 0.002}};
            for (int i = 0; i < 12; ++i) whole.push_back({length(random) + 2, rate(random)});
            for (const auto& s : whole) {
                cut.push_back({s.hours * 0.3, s.r8});
                cut.push_back({s.hours * 0.7, s.r8});
            }
            const auto a = funding::regime(whole, {}), b = funding::regime(cut, {});
            QVERIFY(a && b);
            QVERIFY(std::abs(a->mean - b->mean) < 1e-12 && std::abs(a->shareHigh - b->shareHigh) < 1e-9);
            QCOMPARE(b->state, a->state);
            std::vector<funding::Segment> mirrored;
            for (const auto& s : whole) mirrored.push_back({s.hours, -s.r8});
            const funding::RegimeRule even{.high = 0.0004, .low = -0.0004};
            const auto up = funding::regime(whole, {}, even), down = funding::regime(mirrored, {}, even);
            QVERIFY(up && down);
            QVERIFY(std::abs(up->mean + down->mean) < 1e-15);
            QCOMPARE(up->shareHigh, down->shareLow);
        }
    }
    // What nobody told is time that passed: nothing older moves up into the window.
    void anUnknownStretchIsTimeAllTheSame()
    {
        const std::vector<funding::Segment> gap = {{30, 0.0008}, {20, 0, false}, {4, 0.0002}};
        const auto r = funding::regime(gap, {});
        QVERIFY(r.hasValue());
        VERIFY_NEAR(r->mean, 0.0002);
        VERIFY_NEAR(r->hours, 4.0);
        const auto flip = funding::signFlip(gap);
        QVERIFY(flip.hasValue());
        VERIFY_NEAR(flip->recent, 0.0002);
        VERIFY_NEAR(flip->recentHours, 4.0);
        VERIFY_NEAR(flip->prior, 0.0008);
        VERIFY_NEAR(flip->priorHours, 8.0);
        const std::vector<funding::Segment> nothing = {{24, 0, false}};
        VERIFY_REASON(funding::regime(nothing, {}), Reason::NoData);
    }
    void carryGainsWhatTheOtherSideLoses()
    {
        const funding::CarryInput one{.r8Long = 0.0001, .r8Short = 0.0005, .holdHours = 24};
        const funding::CarryInput other{.r8Long = 0.0005, .r8Short = 0.0001, .holdHours = 24};
        const auto a = funding::carry(one), b = funding::carry(other);
        QVERIFY(a && b);
        QCOMPARE(a->gross, -b->gross);
        QVERIFY(a->cost >= 0 && b->cost >= 0);
        QVERIFY(a->breakevenHours && !b->breakevenHours);
    }
    void weightedSpreadLiesBetweenTheVenues()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> rate(-0.001, 0.001), oi(0, 1e9);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> r8, weights;
            for (int i = 0; i < 4; ++i) r8.push_back(rate(random)), weights.push_back(oi(random));
            const auto x = funding::crossVenue(r8, weights);
            QVERIFY(x && x->mean);
            QVERIFY(*x->mean <= r8[x->highest] && *x->mean >= r8[x->lowest]);
            QVERIFY(*x->deviation <= x->spread);
            for (double& w : weights) w *= 1000;
            const auto scaled = funding::crossVenue(r8, weights);
            QVERIFY(scaled && std::abs(*scaled->mean - *x->mean) < 1e-15);
        }
    }
    void sizeFallsWithFunding()
    {
        double last = 1;
        for (double r8 = 0; r8 < 0.002; r8 += 0.00001) {
            const auto m = funding::sizeMultiplier(r8), mirrored = funding::sizeMultiplier(-r8);
            QVERIFY(m && mirrored);
            QCOMPARE(*mirrored, *m);
            QVERIFY(*m <= last && *m >= 0.5);
            last = *m;
        }
        QCOMPARE(last, 0.5);
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsFunding)
#include "tst_analytics_funding.moc"
