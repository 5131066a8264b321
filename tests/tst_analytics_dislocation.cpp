// Gaps between venues, indices that stand still or jump, stablecoins off their dollar: worked examples (C13).
#include "app/cli/calc_json.h"
#include "model/analytics/dislocation.h"
#include "tests/support/analytics_call.h"

#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

namespace {

using Series = std::vector<std::optional<double>>;

}  // namespace

// The other venues stand still.
#define PEERS5                                                            \
    "'peer_high':[100,100,100,100,100],'peer_low':[100,100,100,100,100]," \
    "'peer_mid':[100,100,100,100,100]"
#define PEERS7                                                                            \
    "'peer_high':[100,100,100,100,100,100,100],'peer_low':[100,100,100,100,100,100,100]," \
    "'peer_mid':[100,100,100,100,100,100,100]"

class TestAnalyticsDislocation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        QByteArray sixty = "{'x':[", wide = sixty;
        for (int i = 0; i < 60; ++i) {
            sixty += i ? ",5" : "5";
            wide += (i ? "," : "") + QByteArray::number(i % 3 - 1);  // -1, 0, 1: median 0, MAD 1
        }
        sixty += "]}", wide += "]}";
        example("a flat past has the least band", "basis.band", sixty.constData(),
                "{'median':5,'low':4,'high':6}");
        example("three robust deviations", "basis.band", wide.constData(),
                "{'median':0,'low':-4.447739065974796,'high':4.447739065974796}");
        example("too short for a usual", "basis.band", "{'x':[1,2,3]}", "{'median':null,'reason':'TooShort'}");
        // Opens to 8, halves in two steps, is back after four.
        example("a gap that came back", "basis.gaps", "{'gaps':[0,0,8,6,4,2,0],'low':-1,'high':1}",
                "{'side':0,'steps':null,'floor':false,'returned':1,'half':2,'judged':1,'largest':8,'at':2}");
        example("the half between two steps", "basis.gaps", "{'gaps':[0,-8,-6,-1,0],'low':-1,'high':1}",
                "{'side':0,'returned':1,'half':1.4,'judged':1,'largest':-8,'at':1}");
        example("a gap that is open", "basis.gaps", "{'gaps':[0,0,3,4,5],'low':-1,'high':1}",
                "{'side':1,'steps':2,'floor':false,'returned':0,'half':null,'judged':0,'largest':5,'at':4}");
        example("open since before the first step", "basis.gaps", "{'gaps':[-3,-4],'low':-1,'high':1}",
                "{'side':-1,'steps':1,'floor':true}");
        example("open since before a hole", "basis.gaps", "{'gaps':[0,null,3,4],'low':-1,'high':1}",
                "{'side':1,'steps':1,'floor':true}");
        // What happened while nothing was known is not told: it neither came back nor has a half.
        example("a hole ends nothing", "basis.gaps", "{'gaps':[0,8,6,null,0],'low':-1,'high':1}",
                "{'side':0,'steps':null,'returned':0,'half':null,'judged':0,'largest':8}");
        example("not known now", "basis.gaps", "{'gaps':[0,8,null],'low':-1,'high':1}",
                "{'side':null,'steps':null,'largest':8}");
        example("the half of two", "basis.gaps", "{'gaps':[0,8,4,0,8,6,4,2,0],'low':-1,'high':1}",
                "{'returned':2,'half':1.5,'judged':2}");
        example("from one side to the other", "basis.gaps", "{'gaps':[0,4,-4,0],'low':-1,'high':1}",
                "{'returned':2,'side':0,'largest':4,'at':1}");
        example("nothing known", "basis.gaps", "{'gaps':[null],'low':0,'high':1}",
                "{'side':null,'largest':null,'reason':'NoData'}");
        example("a band upside down", "basis.gaps", "{'gaps':[1],'low':1,'high':0}",
                "{'side':null,'reason':'BadInput'}");
        example("no number", "basis.gaps", "{'gaps':['x'],'low':0,'high':1}", "{'side':null,'reason':'BadInput'}");

        example("peers leave it behind", "oracle.freeze",
                "{'index':[100,101,101,101],'peers':[100,100,100.02,100.1],'least_steps':2}",
                "{'steps':2,'peers_bps':10,'frozen':true}");
        example("the same, for not so long", "oracle.freeze",
                "{'index':[100,101,101,101],'peers':[100,100,100.02,100.1]}", "{'steps':2,'frozen':false}");
        example("nobody moves", "oracle.freeze", "{'index':[101,101],'peers':[100,100],'least_steps':1}",
                "{'steps':1,'peers_bps':0,'frozen':false}");
        example("nobody to compare with", "oracle.freeze",
                "{'index':[101,101],'peers':[null,null],'least_steps':1}",
                "{'steps':1,'peers_bps':null,'frozen':false}");
        example("silent itself", "oracle.freeze", "{'index':[101,null],'peers':[100,100]}",
                "{'steps':null,'reason':'Stale'}");

        example("alone", "oracle.jumps", "{'index':[100,100,102,102],'peers':[100,100,100,100],'slack':1}",
                "{'n':1,'largest_bps':200,'at':2}");
        example("all of them, a step later", "oracle.jumps",
                "{'index':[100,100,102,102],'peers':[100,100,100,102],'slack':1}",
                "{'n':0,'largest_bps':null,'at':null}");
        example("too young to judge", "oracle.jumps", "{'index':[100,100,102],'peers':[100,100,100],'slack':1}",
                "{'n':0}");
        example("down and back", "oracle.jumps", "{'index':[100,99,100,100],'peers':[100,100,100,100],'slack':1}",
                "{'n':2,'largest_bps':101.01010101010166,'at':2}");

        // Two steps tell the usual gap, the last one waits; 50 bp up in one step's trades while the mid stays.
        example("a wick within a step", "price.wicks",
                "{'high':[100,100,100.5,100,100],'low':[100,100,100,100,100],'mid':[100,100,100,100,100]," PEERS5
                ",'learn':2}",
                "{'n':1,'bps':[50],'at':[2],'steps':[0],'open':false,'judged':2}");
        example("and down", "price.wicks",
                "{'high':[100,100,100,100,100],'low':[100,100,99.5,100,100],'mid':[100,100,100,100,100]," PEERS5
                ",'learn':2}",
                "{'n':1,'bps':[-50],'at':[2],'steps':[0]}");
        example("smaller than asked for", "price.wicks",
                "{'high':[100,100,100.5,100,100],'low':[100,100,100,100,100],'mid':[100,100,100,100,100]," PEERS5
                ",'learn':2,'least_bps':51}",
                "{'n':0,'bps':[],'open':false}");
        // The mid goes along: 100 bp, 100, 40; at 50 or below it is back.
        example("back after two steps", "price.wicks",
                "{'high':[100,100,101,101,100.4,100,100],'low':[100,100,101,101,100.4,100,100],"
                "'mid':[100,100,101,101,100.4,100,100]," PEERS7 ",'learn':2}",
                "{'n':1,'bps':[100],'at':[2],'steps':[2],'open':false}");
        example("not back in time", "price.wicks",
                "{'high':[100,100,101,101,100.4,100,100],'low':[100,100,101,101,100.4,100,100],"
                "'mid':[100,100,101,101,100.4,100,100]," PEERS7 ",'learn':2,'within':1}",
                "{'n':0}");
        example("not back yet", "price.wicks",
                "{'high':[100,100,101,101,101],'low':[100,100,101,101,101],'mid':[100,100,101,101,101]," PEERS5
                ",'learn':2}",
                "{'n':0,'open':true}");
        example("the others a step later", "price.wicks",
                "{'high':[100,100,100.5,100,100],'low':[100,100,100,100,100],'mid':[100,100,100,100,100],"
                "'peer_high':[100,100,100,100.5,100],'peer_low':[100,100,100,100,100],"
                "'peer_mid':[100,100,100,100,100],'learn':2}",
                "{'n':0}");
        // 30 bp dearer as a rule: 35 is 5 beyond.
        example("always dearer", "price.wicks",
                "{'high':[100.3,100.3,100.35,100.3,100.3],'low':[100.3,100.3,100.3,100.3,100.3],"
                "'mid':[100.3,100.3,100.3,100.3,100.3]," PEERS5 ",'learn':2}",
                "{'n':0,'judged':2}");
        example("an unknown step ends it", "price.wicks",
                "{'high':[100,100,101,null,100,100],'low':[100,100,101,null,100,100],"
                "'mid':[100,100,101,null,100,100],'peer_high':[100,100,100,100,100,100],"
                "'peer_low':[100,100,100,100,100,100],'peer_mid':[100,100,100,100,100,100],'learn':2}",
                "{'n':0,'open':false,'judged':2}");
        example("too short for a usual gap", "price.wicks",
                "{'high':[100,100,100,100,100],'low':[100,100,100,100,100],'mid':[100,100,100,100,100]," PEERS5
                "}",
                "{'n':null,'reason':'TooShort'}");
        example("upside down", "price.wicks",
                "{'high':[99,99,99,99,99],'low':[100,100,100,100,100],'mid':[100,100,100,100,100]," PEERS5
                ",'learn':2}",
                "{'n':null,'reason':'BadInput'}");

        example("on its dollar", "stable.depeg", "{'price':1.0005}", "{'dev_bps':5,'level':0}");
        example("at 30 bp", "stable.depeg", "{'price':0.997}", "{'dev_bps':-30,'level':1}");
        example("at 100 bp", "stable.depeg", "{'price':1.01}", "{'dev_bps':100,'level':2}");
        example("no price", "stable.depeg", "{'price':0}", "{'dev_bps':null,'level':null,'reason':'BadInput'}");
    }
    void examples() { test::checkExample(); }

    // An exponential return has the half-life it was made with, whatever its height and the noise around.
    void aDecayHasItsHalfLife_data()
    {
        QTest::addColumn<double>("half");
        for (const double half : {3.0, 10.0, 45.0}) QTest::addRow("%g", half) << half;
    }
    void aDecayHasItsHalfLife()
    {
        QFETCH(double, half);
        std::mt19937 random(7);
        std::uniform_real_distribution<double> noise(-0.2, 0.2);
        Series gaps(100, 0.0);
        for (int n = 0; n < 5; ++n) {
            for (int i = 0; i < 600; ++i) gaps.emplace_back((20 + 4 * n) * std::exp2(-i / half));
            for (int i = 0; i < 50; ++i) gaps.emplace_back(noise(random));
        }
        const auto past = gapPast(gaps, -1, 1);
        QVERIFY(past.hasValue());
        QCOMPARE(past->returned, std::size_t{5});
        QCOMPARE(past->judged, std::size_t{5});
        QVERIFY2(std::abs(*past->halfLife - half) < 0.05, qPrintable(QString::number(*past->halfLife)));
        QCOMPARE(*past->largest, 36.0);
    }
    void aLateReturnIsNotMistakenForTheNextGap()
    {
        // It is within the band before it has halved, and leaves again: no half-life of the first.
        const Series gaps = {0.0, 1.5, 0.9, 1.6, 0.2};
        const auto past = gapPast(gaps, -1, 1);
        QCOMPARE(past->returned, std::size_t{2});
        QCOMPARE(past->judged, std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestAnalyticsDislocation)
#include "tst_analytics_dislocation.moc"
