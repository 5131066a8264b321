// ANALYTICS sections C1 to C9: the document's numbers, and what must hold for all books.
#include "app/cli/calc_json.h"
#include "model/analytics/depth.h"
#include "tests/support/analytics_call.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace plimsoll;
using namespace plimsoll::analytics;
using test::example;

namespace {

#define BIDS "[[99990,0.5],[99980,1],[99950,2],[99900,5],[99750,8],[99500,12],[99000,20]]"
#define ASKS "[[100010,0.4],[100020,0.8],[100050,2.5],[100100,4],[100250,9],[100500,10],[101000,25]]"

struct Book {
    std::vector<Level> bids, asks;
    double mid() const { return (bids.front().price + asks.front().price) / 2; }
};

Book randomBook(std::mt19937& random)
{
    std::uniform_real_distribution<double> step(0.1, 20), qty(0.01, 10);
    Book book;
    double bid = 10'000, ask = 10'000;
    for (int i = 0; i < 40; ++i) {
        book.bids.push_back({bid -= step(random), qty(random)});
        book.asks.push_back({ask += step(random), qty(random)});
    }
    return book;
}

// The other side of the mirror: prices reflected at `centre`.
std::vector<Level> mirrored(const std::vector<Level>& levels, double centre)
{
    std::vector<Level> out;
    for (const Level& l : levels) out.push_back({2 * centre - l.price, l.qty});
    return out;
}

}  // namespace

class TestAnalyticsDepth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void examples_data()
    {
        test::exampleColumns();
        example("C1", "depth.bands", "{'bids':" BIDS ",'asks':" ASKS ",'bps':[5,10,25,50,100]}",
                "{'mid':100000,'spread_bps':2,'microprice':100001.11111111111,'bands':["
                "{'bps':5,'bid_usd':349875,'ask_usd':370145,'imbalance':-0.02815199577789506,'complete':true},"
                "{'bid_usd':849375,'ask_usd':370145,'imbalance':0.3929660850170559,'complete':true},"
                "{'bid_usd':1647375,'ask_usd':1672795},{'bid_usd':2841375,'ask_usd':1672795},"
                "{'bps':100,'bid_usd':4821375,'ask_usd':5202795,'complete':true}]}");
        example("C1 beyond the book", "depth.bands", "{'bids':" BIDS ",'asks':" ASKS ",'bps':[200]}",
                "{'bands':[{'bps':200,'bid_usd':4821375,'ask_usd':5202795,'complete':false}]}");
        example("C1 standard bands", "depth.bands", "{'bids':[[99,1]],'asks':[[101,1]]}",
                "{'mid':100,'spread_bps':200,'bands':[{'bps':5,'imbalance':null},{},{},{},{},{'bps':200}]}");
        example("C1 one side", "depth.bands", "{'bids':[],'asks':[[101,1]]}", "{'mid':null,'reason':'NoData'}");
        example("C2a", "depth.cost", "{'levels':" ASKS ",'mid':100000,'notional':1000000}",
                "{'vwap':100111.84565299886,'slip_bps':11.184565299886163,'filled_usd':1000000,'worst':100250,"
                "'complete':true}");
        example("C2b book ends", "depth.cost", "{'levels':" BIDS ",'mid':100000,'notional':50000000}",
                "{'vwap':99409.793814433,'slip_bps':59.020618556700356,'filled_usd':4821375,'worst':99000,"
                "'complete':false}");
        example("C2 exactly a level", "depth.cost", "{'levels':[[100,1],[200,1]],'mid':100,'notional':100}",
                "{'vwap':100,'slip_bps':0,'worst':100,'complete':true}");
        example("C2 nothing there", "depth.cost", "{'levels':[],'mid':100,'notional':100}",
                "{'vwap':null,'slip_bps':null,'worst':null,'filled_usd':0,'complete':false}");
        example("C3", "depth.executable", "{'levels':" ASKS ",'mid':100000,'max_slip_bps':10,'side':'buy'}",
                "{'usd':920920,'base':9.2,'complete':true}");
        example("C3 selling", "depth.executable",
                "{'levels':" BIDS ",'mid':100000,'max_slip_bps':10,'side':'sell'}",
                "{'usd':999000,'base':10,'complete':true}", 1e-9);
        example("C3 all of it fits", "depth.executable",
                "{'levels':[[100.1,2]],'mid':100,'max_slip_bps':100,'side':'buy'}",
                "{'usd':200.2,'base':2,'complete':false}");
        example("C3 not even the best", "depth.executable",
                "{'levels':[[102,2]],'mid':100,'max_slip_bps':100,'side':'buy'}",
                "{'usd':0,'base':0,'complete':true}");
        example("C4", "depth.consolidated_cost",
                "{'venues':[{'name':'A','levels':[[100010,1],[100030,2]],'fee':0.0005,'fx':1},"
                "{'name':'B','levels':[[100000,0.5],[100020,3]],'fee':0.0002,'fx':0.9998}],"
                "'side':'buy','notional':300000}",
                "{'vwap':99996.66344452961,'fees_usd':60,'alloc':{'A':0,'B':300000},'complete':true}");
        example("C4 fees decide", "depth.consolidated_cost",
                "{'venues':[{'name':'A','levels':[[100,1]],'fee':0.01},{'name':'B','levels':[[100.5,1]],'fee':0}],"
                "'side':'buy','notional':150}",
                "{'alloc':{'A':49.5,'B':100.5},'fees_usd':0.495,'complete':true}");
        example("C4 selling", "depth.consolidated_cost",
                "{'venues':[{'name':'A','levels':[[100,1]],'fee':0.01},{'name':'B','levels':[[99.5,1]],'fee':0}],"
                "'side':'sell','notional':300}",
                "{'alloc':{'A':100,'B':99.5},'vwap':99.75,'complete':false}");
        example("C4 ties go to the first", "depth.consolidated_cost",
                "{'venues':[{'name':'A','levels':[[100,1]],'fee':0},{'name':'B','levels':[[100,1]],'fee':0}],"
                "'side':'buy','notional':60}",
                "{'alloc':{'A':60,'B':0}}");
        example("even levels", "depth.irregularity", "{'levels':[[100,1],[101,1],[102,1],[103,1],[104,1]]}",
                "{'gap_cv':0,'size_cv':0,'largest_gap_bps':100,'score':0,'levels':5}");
        // Gaps 1, 1, 1, 5: mean 2, variance 3. Sizes 1, 1, 1, 1, 6: mean 2, variance 4.
        example("patchy levels", "depth.irregularity", "{'levels':[[100,1],[101,1],[102,1],[103,1],[108,6]]}",
                "{'gap_cv':0.8660254037844386,'size_cv':1,'largest_gap_bps':500,'score':0.48267282515986387,"
                "'levels':5}");
        example("bids, and no further than asked", "depth.irregularity",
                "{'levels':[[100,1],[99,1],[98,1],[97,1],[92,6],[1,9]],'n':5}",
                "{'gap_cv':0.8660254037844386,'size_cv':1,'largest_gap_bps':500,'levels':5}");
        example("a book of four levels", "depth.irregularity", "{'levels':[[100,1],[101,1],[102,1],[103,1]]}",
                "{'score':null,'reason':'Incomplete'}");
        example("levels out of order", "depth.irregularity",
                "{'levels':[[100,1],[101,1],[103,1],[102,1],[104,1]]}", "{'score':null,'reason':'BadInput'}");
        example("nothing on them", "depth.irregularity", "{'levels':[[100,0],[101,0],[102,0],[103,0],[104,0]]}",
                "{'score':null,'reason':'NoData'}");
        example("C7", "depth.stability", "{'depths':[50,48,52,47,53,30]}",
                "{'cv':0.16583123951777,'stability':0.8577570801873831}");
        example("C7 steady", "depth.stability", "{'depths':[7,7,7]}", "{'cv':0,'stability':1}");
        example("C7 empty", "depth.stability", "{'depths':[]}", "{'stability':null,'reason':'NoData'}");
        example("C8", "depth.phantom", "{'d_pre':60e6,'d_post':6e6,'traded':12e6}", "{'ratio':0.7}");
        example("C8 all traded", "depth.phantom", "{'d_pre':60e6,'d_post':6e6,'traded':80e6}", "{'ratio':0}");
        example("C8 grew", "depth.phantom", "{'d_pre':60e6,'d_post':90e6,'traded':0}", "{'ratio':0}");
        example("C9", "depth.walls",
                "{'levels':[[99990,2],[99980,2.4],[99970,1.8],[99960,2.1],[99950,3],[99940,2.2],[99930,45],"
                "[99920,1.9],[99910,2.6],[99900,2.3],[99890,2],[99880,14]]}",
                "{'walls':[6,11]}");
        example("C9 all alike", "depth.walls", "{'levels':[[100,5],[100,5],[100,5]]}", "{'z':[0,0,0],'walls':[]}");
        example(
            "C9 half alike", "depth.walls",
            "{'levels':[[1,10],[1,10],[1,10],[1,10],[1,10],[1,10],[1,10],[1,10],[1,10],[1,1e9]],'usd_min':1e6}",
            "{'walls':[9]}");
        example("C9 a gap", "depth.walls", "{'levels':[[100,5],[100,0],[100,5]]}", "{'z':[0,null,0]}");
    }
    void examples() { test::checkExample(); }

    void bandsNestAndMirror()
    {
        std::mt19937 random(1);
        const std::vector<double> widths = {1, 5, 10, 25, 50, 100, 500};
        for (int round = 0; round < 100; ++round) {
            const Book book = randomBook(random);
            const auto b = depth::bands(book.bids, book.asks, widths);
            QVERIFY(b);
            const Book other{mirrored(book.asks, 10'000), mirrored(book.bids, 10'000)};
            QVERIFY(b->microprice >= book.bids.front().price && b->microprice <= book.asks.front().price);
            double bids = 0, asks = 0;
            bool complete = true;
            for (const auto& band : b->bands) {
                QVERIFY(band.bidUsd >= bids && band.askUsd >= asks);
                QVERIFY(complete || !band.complete);  // a wider band is not more complete
                if (band.imbalance) QVERIFY(std::abs(*band.imbalance) <= 1);
                bids = band.bidUsd, asks = band.askUsd, complete = band.complete;
            }
            // Sizes in another unit: the same shape.
            Book thousands = book;
            for (auto* side : {&thousands.bids, &thousands.asks})
                for (Level& l : *side) l.qty *= 1000;
            const auto t = depth::bands(thousands.bids, thousands.asks, widths);
            QVERIFY(t);
            for (std::size_t i = 0; i < widths.size(); ++i)
                QVERIFY(b->bands[i].imbalance.has_value() == t->bands[i].imbalance.has_value() &&
                        std::abs(b->bands[i].imbalance.value_or(0) - t->bands[i].imbalance.value_or(0)) < 1e-12);
        }
    }
    void costIsNeverBelowZeroAndGrowsWithSize()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 100; ++round) {
            const Book book = randomBook(random);
            for (const auto* side : {&book.bids, &book.asks}) {
                double lastSlip = 0, lastFilled = 0;
                for (double notional = 10; notional < 1e8; notional *= 3) {
                    const auto c = depth::cost(*side, book.mid(), notional);
                    QVERIFY(c && c->slipBps && *c->slipBps >= 0);
                    QVERIFY(*c->slipBps >= lastSlip - 1e-9 && c->filledUsd >= lastFilled - 1e-6);
                    QVERIFY(c->filledUsd <= notional * (1 + 1e-12));
                    QCOMPARE(c->complete, std::abs(c->filledUsd - notional) < 1e-6 * notional);
                    lastSlip = *c->slipBps, lastFilled = c->filledUsd;
                }
            }
        }
    }
    // Buying in a book and selling in its mirror image costs the same in coins.
    void sidesAreSymmetric()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 50; ++round) {
            const Book book = randomBook(random);
            const auto other = mirrored(book.asks, 10'000);
            for (const double slip : {1.0, 5.0, 20.0}) {
                const auto buy = depth::executable(book.asks, 10'000, slip, Side::Buy);
                const auto sell = depth::executable(other, 10'000, slip, Side::Sell);
                QVERIFY(buy && sell);
                QVERIFY(std::abs(buy->base - sell->base) < 1e-9);
                QCOMPARE(buy->complete, sell->complete);
            }
        }
    }
    void executableSizeHasThatSlippage()
    {
        std::mt19937 random(6);
        for (int round = 0; round < 100; ++round) {
            const Book book = randomBook(random);
            double last = 0;
            for (const double slip : {2.0, 8.0, 15.0, 40.0}) {
                const auto e = depth::executable(book.asks, book.mid(), slip, Side::Buy);
                QVERIFY(e && e->usd >= last);
                last = e->usd;
                if (!(e->usd > 0)) continue;
                const auto c = depth::cost(book.asks, book.mid(), e->usd);
                QVERIFY(c && c->slipBps);
                QVERIFY(*c->slipBps <= slip + 1e-6);
                if (e->complete) QVERIFY(std::abs(*c->slipBps - slip) < 1e-6);
            }
        }
    }
    void consolidatedSharesSumToTheWhole()
    {
        std::mt19937 random(8);
        for (int round = 0; round < 100; ++round) {
            std::vector<depth::VenueSide> venues;
            for (const char* name : {"A", "B", "C"})
                venues.push_back({name, randomBook(random).asks, 0.0001 * (round % 7), 1});
            for (const double notional : {1'000.0, 100'000.0, 1e9}) {
                const auto c = depth::consolidatedCost(venues, Side::Buy, notional);
                QVERIFY(c && c->vwap);
                double total = 0;
                for (const auto& [name, usd] : c->allocation) total += usd;
                if (c->complete) QVERIFY(std::abs(total - notional) < 1e-9 * notional);
                QVERIFY(total <= notional * (1 + 1e-12) && c->feesUsd >= 0);
                // Without fees, all venues together are never dearer than one of them alone.
                for (auto& v : venues) v.fee = 0;
                const auto free = depth::consolidatedCost(venues, Side::Buy, notional);
                const auto alone = depth::cost(venues[0].levels, 10'000, notional);
                QVERIFY(free && free->vwap && alone && alone->vwap);
                if (alone->complete) QVERIFY(*free->vwap <= *alone->vwap * (1 + 1e-12));
            }
        }
    }
    void stabilityAndPhantomStayInTheirRange()
    {
        std::mt19937 random(9);
        std::uniform_real_distribution<double> depth(1, 100);
        for (int round = 0; round < 300; ++round) {
            std::vector<double> d(5);
            for (double& x : d) x = depth(random);
            const auto s = depth::stability(d);
            QVERIFY(s && s->stability > 0 && s->stability <= 1);
            const auto p = depth::phantom(depth(random), depth(random), depth(random));
            QVERIFY(p && *p >= 0 && *p <= 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsDepth)
#include "tst_analytics_depth.moc"
