// A market that runs faster than the machine's clock leaves no gaps in the depth's past: its books were watched
// all along. Time that is missing at once does.
#include "feeds/sim/scenario.h"
#include "tests/support/sim_feed.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

class TestSimPace : public QObject {
    Q_OBJECT

    struct Seen {
        std::size_t columns = 0, gaps = 0;
    };
    // Of the first perpetual, from a moment on.
    static Seen since(const SimFeed& feed, Timestamp from)
    {
        Seen seen;
        const auto depth = feed.hub.depth.read().value;
        if (!depth || depth->lanes.empty()) return seen;
        for (const auto& block : depth->lanes.front().history.blocks)
            for (const DepthColumn& column : block->columns)
                if (column.start >= from) {
                    ++seen.columns;
                    seen.gaps += column.gap;
                }
        return seen;
    }
    static SimFeed::Setup setup()
    {
        SimFeed::Setup s;
        s.assets = {"BTC"};
        s.past = false;
        return s;
    }

private Q_SLOTS:
    void fourTimesAsFast()
    {
        SimFeed feed(setup());
        feed.advance(10s);
        const Timestamp from = feed.clock.wall();
        for (int n = 0; n < 40; ++n) {
            feed.clock.setWall(feed.clock.wall() + 1'500ms);
            feed.step();
        }
        feed.engine.publishAll();
        const Seen seen = since(feed, from + 1s);
        QVERIFY2(seen.columns >= 75, qPrintable(QString::number(seen.columns)));
        QCOMPARE(seen.gaps, std::size_t{0});
    }

    void whatIsMissingAtOnceIsAGap()
    {
        SimFeed feed(setup());
        feed.advance(10s);
        const Timestamp from = feed.clock.wall();
        feed.clock.setWall(from + 20s);
        feed.advance(5s);
        feed.engine.publishAll();
        const Seen seen = since(feed, from + 1s);
        QVERIFY2(seen.columns >= 22, qPrintable(QString::number(seen.columns)));
        QVERIFY2(seen.gaps >= 18 && seen.gaps <= 21, qPrintable(QString::number(seen.gaps)));
    }
};

QTEST_GUILESS_MAIN(TestSimPace)
#include "tst_sim_pace.moc"
