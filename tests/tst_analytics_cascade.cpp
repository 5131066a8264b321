// ANALYTICS F5: the cascade ends, grows with the shock, keeps every coin, and is the same upside down.
#include "model/analytics/cascade.h"
#include "tests/support/numbers.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace plimsoll;
using namespace plimsoll::analytics;
using namespace plimsoll::test;

namespace {

const std::vector<Level> kBook{{99990, 10}, {99950, 20}, {99900, 30}, {99800, 40}, {99500, 80}, {99000, 120}};
const std::vector<Level> kClusters{{99920, 25}, {99850, 30}, {99400, 60}, {98000, 500}};

liq::CascadeInput input(double shock)
{
    liq::CascadeInput in;
    in.book = kBook;
    in.clusters = kClusters;
    in.shock = shock;
    return in;
}

struct Scene {
    std::vector<Level> book, clusters;
};

Scene randomScene(Dice& dice)
{
    Scene s;
    double price = 1000;
    for (std::size_t i = 0, n = 1 + dice.below(40); i < n; ++i) {
        price -= 0.1 + 3 * dice.uniform();
        s.book.push_back({price, 10 * dice.uniform()});
    }
    for (std::size_t i = 0, n = dice.below(30); i < n; ++i)
        s.clusters.push_back({1000 - 120 * dice.uniform(), 20 * dice.uniform()});
    return s;
}

// The same market upside down around 2000.
Scene mirrored(const Scene& s)
{
    Scene out = s;
    for (std::vector<Level>* levels : {&out.book, &out.clusters})
        for (Level& l : *levels) l.price = 2000 - l.price;
    return out;
}

}  // namespace

class TestAnalyticsCascade : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeRounds()
    {
        const auto c = liq::cascade(input(45));
        QVERIFY(c);
        QCOMPARE(c->finalPrice, 99800.0);
        VERIFY_NEAR(c->mark, 99800);
        QCOMPARE(c->rounds, std::size_t{3});
        VERIFY_NEAR(c->forced, 55);
        VERIFY_NEAR(c->sold, 100);
        VERIFY_NEAR(*c->average, 99879);
        VERIFY_NEAR(c->amplification, 2.2222222222222223);
        VERIFY_NEAR(c->moveBps, 19.001900190019004);
        QVERIFY(!c->exhausted);
        QCOMPARE(c->unfilled, 0.0);
        QCOMPARE(c->triggered, std::size_t{2});
    }
    void halfTheBookIsAPhantom()
    {
        liq::CascadeInput in = input(45);
        in.haircut = 0.5;
        const auto c = liq::cascade(in);
        QCOMPARE(c->finalPrice, 99000.0);
        VERIFY_NEAR(c->forced, 115);
        VERIFY_NEAR(*c->average, 99426.33333333333);
        VERIFY_NEAR(c->amplification, 3.5555555555555554);
        QVERIFY(c->exhausted);
        VERIFY_NEAR(c->unfilled, 10);
        QCOMPARE(c->triggered, std::size_t{3});
    }
    void edges()
    {
        // exactly the first level: the second one is not touched
        QCOMPARE(liq::cascade(input(10))->finalPrice, 99990.0);
        QCOMPARE(liq::cascade(input(10))->amplification, 1.0);
        // the price of the cluster itself triggers it
        std::vector<Level> at{{99990, 7}};
        liq::CascadeInput in = input(1);
        in.clusters = at;
        QCOMPARE(liq::cascade(in)->triggered, std::size_t{1});
        in.clusters = {};
        QCOMPARE(liq::cascade(in)->rounds, std::size_t{1});
        // a book that is not there at all
        in.haircut = 1;
        const auto empty = liq::cascade(in);
        QVERIFY(empty && empty->exhausted && !empty->average && empty->sold == 0 && empty->unfilled == 1);
        QCOMPARE(empty->finalPrice, 99990.0);
        // a mark that does not follow triggers nothing below the best price
        in = input(45);
        in.beta = 0;
        QCOMPARE(liq::cascade(in)->triggered, std::size_t{0});
        // one round only: what was triggered stays unsold, and is counted
        in = input(45);
        in.maxRounds = 1;
        const auto cut = liq::cascade(in);
        QCOMPARE(cut->rounds, std::size_t{1});
        VERIFY_NEAR(cut->forced, 25);
        VERIFY_NEAR(cut->unfilled, 25);
    }
    // What rounding leaves of thousands of coins touches no further level, and sells no more than the book.
    void exactlyTheLevelsAtAnySize()
    {
        const std::vector<Level> book{{100, 50.1},  {99, 5180.5}, {98, 8540.1},
                                      {97, 9310.3}, {96, 3760.7}, {95, 6540}};
        const std::vector<Level> below{{95, 5}};
        liq::CascadeInput in;
        in.book = book, in.clusters = below, in.shock = 26841.7;
        const auto c = liq::cascade(in);
        QVERIFY(c);
        QCOMPARE(c->finalPrice, 96.0);
        QCOMPARE(c->rounds, std::size_t{1});
        QCOMPARE(c->triggered, std::size_t{0});
        const std::vector<Level> whole{{100, 7300.9}, {99, 840}, {98, 3640.9}, {97, 3950.6}, {96, 3080.3}};
        in.book = whole, in.clusters = {}, in.shock = 18812.7;
        const auto all = liq::cascade(in);
        QVERIFY(all && !all->exhausted);
        QCOMPARE(all->unfilled, 0.0);
    }
    // A few coins after many: they end with the level that the many began.
    void fewCoinsAfterMany()
    {
        const std::vector<Level> book{{100, 26841.3}, {99, 0.2}, {98, 100}};
        const std::vector<Level> at{{99, 0.1}};
        liq::CascadeInput in;
        in.book = book, in.clusters = at, in.shock = 26841.4;
        const auto c = liq::cascade(in);
        QVERIFY(c);
        QCOMPARE(c->rounds, std::size_t{2});
        QCOMPARE(c->finalPrice, 99.0);
    }
    // A level that is small beside the shock is one all the same.
    void smallLevelsCount()
    {
        const std::vector<Level> book{{100, 5}, {99, 1e-7}};
        liq::CascadeInput in;
        in.book = book, in.shock = 1e6;
        const auto c = liq::cascade(in);
        QVERIFY(c && c->exhausted);
        QCOMPARE(c->finalPrice, 99.0);
    }
    void refuses()
    {
        VERIFY_REASON(liq::cascade(input(0)), Reason::BadInput);
        liq::CascadeInput in = input(1);
        in.book = {};
        VERIFY_REASON(liq::cascade(in), Reason::NoData);
        in = input(1);
        in.haircut = 1.1;
        VERIFY_REASON(liq::cascade(in), Reason::BadInput);
        in = input(1);
        in.beta = -0.1;
        VERIFY_REASON(liq::cascade(in), Reason::BadInput);
        in = input(1);
        in.side = Side::Buy;  // bids do not ascend
        VERIFY_REASON(liq::cascade(in), Reason::BadInput);
    }

    void properties()
    {
        Dice dice(77);
        for (int round = 0; round < 400; ++round) {
            const Scene scene = randomScene(dice), turned = mirrored(scene);
            double lastMove = -1, lastForced = -1, lastSold = -1;
            bool lastExhausted = false;
            for (const double shock : {0.5, 2.0, 8.0, 30.0, 120.0}) {
                liq::CascadeInput in;
                in.book = scene.book;
                in.clusters = scene.clusters;
                in.shock = shock;
                in.haircut = round % 3 * 0.3;
                in.beta = round % 2 ? 1 : 0.6;
                const auto c = liq::cascade(in);
                QVERIFY(c);
                // it ends: every round but the first has its own clusters
                QVERIFY(c->rounds <= scene.clusters.size() + 1);
                // every coin is accounted for
                VERIFY_WITHIN(c->sold + c->unfilled, shock + c->forced, 1e-9);
                QVERIFY(c->exhausted || c->unfilled == 0);
                double triggered = 0, there = 0;
                for (const Level& l : scene.clusters)
                    if (l.price >= c->mark - 1e-9) triggered += l.qty;
                for (const Level& l : scene.book) there += l.qty * (1 - in.haircut);
                if (!c->exhausted) VERIFY_WITHIN(c->forced, triggered, 1e-9);
                QVERIFY(c->sold <= there + 1e-9);
                QVERIFY(c->amplification >= 1 && c->moveBps >= 0);
                if (c->average)
                    QVERIFY(*c->average <= scene.book.front().price + 1e-9 && *c->average >= c->finalPrice - 1e-9);
                // monotone in the shock; where the book ends the run ends, and triggers no more
                QVERIFY(c->moveBps >= lastMove);
                QVERIFY(c->exhausted || c->forced >= lastForced - 1e-9);
                QVERIFY(c->exhausted || !lastExhausted);
                QVERIFY(c->sold >= lastSold - 1e-9);
                lastMove = c->moveBps, lastForced = c->forced, lastSold = c->sold, lastExhausted = c->exhausted;
                // long and short are mirror images
                liq::CascadeInput up = in;
                up.book = turned.book;
                up.clusters = turned.clusters;
                up.side = Side::Buy;
                const auto m = liq::cascade(up);
                QVERIFY(m);
                VERIFY_WITHIN(m->finalPrice, 2000 - c->finalPrice, 1e-9);
                VERIFY_WITHIN(m->mark, 2000 - c->mark, 1e-9);
                VERIFY_WITHIN(m->forced, c->forced, 1e-9);
                QCOMPARE(m->rounds, c->rounds);
                QCOMPARE(m->triggered, c->triggered);
                // a smaller haircut and a slower mark are never worse
                liq::CascadeInput mild = in;
                mild.haircut = in.haircut / 2;
                mild.beta = in.beta / 2;
                QVERIFY(c->exhausted || liq::cascade(mild)->forced <= c->forced + 1e-9);
            }
            // scale: thousand times the coins, the same path
            Scene large = scene;
            for (std::vector<Level>* levels : {&large.book, &large.clusters})
                for (Level& l : *levels) l.qty *= 1000;
            liq::CascadeInput small, big;
            small.book = scene.book, small.clusters = scene.clusters, small.shock = 3;
            big.book = large.book, big.clusters = large.clusters, big.shock = 3000;
            QCOMPARE(liq::cascade(big)->finalPrice, liq::cascade(small)->finalPrice);
            VERIFY_NEAR(liq::cascade(big)->amplification, liq::cascade(small)->amplification);
        }
    }

    void triggerSize()
    {
        // 0.5 % of 9000 coins is 45: 2.22 times; 0.2 % is 18 and reaches no cluster
        const auto t = liq::triggerSize(input(0), 9000);
        QVERIFY(t);
        QCOMPARE(t->shareOfOpenInterest, 0.005);
        QVERIFY(t->path.amplification >= 2);
        VERIFY_REASON(liq::triggerSize(input(0), 100), Reason::Incomplete);
        VERIFY_REASON(liq::triggerSize(input(0), 0), Reason::BadInput);
        // a book that ends first has decided nothing, and says so
        const std::vector<Level> thin{{99990, 3}};
        liq::CascadeInput in = input(0);
        in.book = thin;
        VERIFY_REASON(liq::triggerSize(in, 9000), Reason::Incomplete);
        QVERIFY(liq::triggerSize(in, 9000).error().text.starts_with("book"));
    }
    void triggerSizeOfTwoDirections()
    {
        // as many asks as bids: 45 coins set off 55; 18 reach nothing
        const std::vector<Level> asks{{100010, 10}, {100050, 20}, {100100, 30}, {100200, 40}},
            above{{100080, 25}, {100150, 30}};
        const auto withBids = [&](double qty) {
            const std::vector<Level> bids{{99990, qty}};
            std::array<liq::CascadeInput, 2> both;
            both[0].book = bids;
            both[1].book = asks, both[1].clusters = above, both[1].side = Side::Buy;
            const auto t = liq::triggerSize(both, 9000);
            return t ? std::optional(t->shareOfOpenInterest) : std::nullopt;
        };
        QCOMPARE(withBids(1e6), std::optional(0.005));
        // the bids end at the same shock: none that is smaller does it
        QCOMPARE(withBids(20), std::optional(0.005));
        // at a smaller one: that may be the trigger, or not
        QVERIFY(!withBids(10));
        QVERIFY(!withBids(3));
    }
};

QTEST_APPLESS_MAIN(TestAnalyticsCascade)
#include "tst_analytics_cascade.moc"
