// What becomes of a large order in the book, as it is told to the screen.
#include "model/metrics/asset_inputs.h"

#include <QtTest>

using namespace plimsoll;

namespace {

constexpr Step kBegin = 1'800'000'000;

// One venue's book with a bid of two million dollars at 100 that comes and goes, and a price.
struct Desk {
    AssetInputs in;
    AssetMemory memory;
    AssetMetrics out{"BTC"};
    InstrumentSeries series;
    InstrumentTrack track;
    BookReading book;

    Desk()
    {
        in.asset = "BTC";
        auto i = std::make_shared<Instrument>();
        i->id = InstrumentId::make(VenueId::Binance, 1);
        i->asset = "BTC";
        track.id = i->id;
        track.instrument = i;
        in.perp[0].track = &track;
        in.perp[0].series = &series;
        in.perp[0].book = &book;
        memory.watchedSince = kBegin - 1'000;
    }
    void second(Step s, double wallUsd, double mid, double sold = 0)
    {
        in.second = kBegin + s;
        in.now = {Timestamp{std::chrono::seconds{in.second}}, Mono{std::chrono::seconds{in.second}}};
        book.mid = mid;
        book.bids.clear();
        book.walls.clear();
        if (wallUsd > 0) book.bids = {{100, wallUsd / 100}};
        if (wallUsd >= 1e6) book.walls.push_back({true, 100, wallUsd});
        if (sold > 0) series.traded(false, sold);
        InstrumentSample look;
        look.mid = mid;
        series.sample(in.second, look, true);
        computeWalls(in, memory, out);
    }
    void stand(Step from, Step until, double mid = 101)
    {
        for (Step s = from; s < until; ++s) second(s, 2e6, mid);
    }
    WallMark only() const
    {
        if (!memory.wallMarks || memory.wallMarks->size() != 1) qFatal("not one wall");
        return memory.wallMarks->front();
    }
};

}  // namespace

class TestWalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itStandsAndIsConfirmedAfterAMinute()
    {
        Desk d;
        d.stand(0, 30);
        QCOMPARE(d.only().fate, WallFate::Standing);
        QVERIFY(!d.only().confirmed);
        d.stand(30, 61);
        const WallMark w = d.only();
        QVERIFY(w.confirmed && w.bid && !w.over());
        QCOMPARE(w.usd, 2e6);
        QCOMPARE(w.since, Timestamp{std::chrono::seconds{kBegin}});
        QCOMPARE(w.until - w.since, Duration{std::chrono::seconds{60}});
        // Nothing has changed but the time: nothing is told anew but where it was last seen.
        QCOMPARE(w.touches, 0);
    }
    void thePriceComesAndGoes()
    {
        Desk d;
        d.stand(0, 70);
        d.stand(70, 75, 100.05);
        QCOMPARE(d.only().fate, WallFate::Touched);
        QCOMPARE(d.only().touches, 1);
        d.stand(75, 80, 101);
        d.stand(80, 85, 100.05);
        QCOMPARE(d.only().touches, 2);
    }
    void itShrinksAndIsWholeAgain()
    {
        Desk d;
        d.stand(0, 70);
        for (Step s = 70; s < 75; ++s) d.second(s, 9e5, 101);
        QCOMPARE(d.only().fate, WallFate::Standing);
        d.stand(75, 76);
        QCOMPARE(d.only().fate, WallFate::Refilled);
        QCOMPARE(d.only().refills, 1);
    }
    void itEnds_data()
    {
        QTest::addColumn<double>("mid");
        QTest::addColumn<double>("sold");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("fate");
        QTest::newRow("eaten") << 100.05 << 1.5e6 << 1 << int(WallFate::Eaten);
        QTest::newRow("pulled") << 100.05 << 1e5 << 1 << int(WallFate::Pulled);
        QTest::newRow("left") << 101.0 << 0.0 << 62 << int(WallFate::Left);
    }
    void itEnds()
    {
        QFETCH(double, mid);
        QFETCH(double, sold);
        QFETCH(int, seconds);
        QFETCH(int, fate);
        Desk d;
        d.stand(0, 90);
        for (int s = 0; s < seconds; ++s) d.second(90 + s, 0, mid, s == 0 ? sold : 0);
        const WallMark w = d.only();
        QCOMPARE(int(w.fate), fate);
        QVERIFY(w.over() && w.confirmed);
        QCOMPARE(w.until, Timestamp{std::chrono::seconds{kBegin + 89}});
        QCOMPARE(w.takenUsd, sold);
    }
    void itsBookIsLost()
    {
        Desk d;
        d.stand(0, 90);
        d.in.perp[0].book = nullptr;
        d.second(90, 0, 101);
        QCOMPARE(d.only().fate, WallFate::Lost);
    }
    void whatDidNotStandIsNotRemembered()
    {
        Desk d;
        d.stand(0, 20);
        for (Step s = 20; s < 90; ++s) d.second(s, 0, 101);
        QVERIFY(!d.memory.wallMarks || d.memory.wallMarks->empty());
    }
};

QTEST_GUILESS_MAIN(TestWalls)
#include "tst_walls.moc"
