// A market that runs faster than the machine's clock leaves no gaps in the depth's past: its books were watched
// all along. Time that is missing at once does. One that others read runs by the machine's clock, neither behind a
// slow start nor behind a late tick.
#include "feeds/sim/scenario.h"
#include "feeds/sim/sim_venues.h"
#include "tests/support/sim_feed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
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

    // A small market that began at a whole second, and whose past took until `machine` shows now to make.
    static sim::SimSetup servedBy(const Clock& machine)
    {
        sim::SimSetup s;
        s.market.assets = {"BTC"};
        s.market.history = 26h;
        s.market.levels = 60;
        s.market.traders = 0.3;
        s.market.start = std::chrono::floor<std::chrono::seconds>(machine.wall()) - 1s;
        s.wall = &machine;
        return s;
    }
    static std::int64_t told(sim::SimVenues& venues, VenueId v = VenueId::Binance)
    {
        return venues.server(v).venue().clock();
    }
    // All that has passed has happened, but for the step that is not full.
    static bool caughtUp(const sim::SimVenues& venues, Timestamp to)
    {
        const Timestamp at = venues.market().now();
        return at <= to && to - at < sim::SimulatedMarket::kStep;
    }
    // By REST, as each venue's clients ask.
    static qint64 asked(const sim::SimVenues& venues, VenueId v)
    {
        const char* path = v == VenueId::Binance ? "/fapi/v1/time"
                           : v == VenueId::Bybit ? "/v5/market/time"
                           : v == VenueId::Okx   ? "/api/v5/public/time"
                                                 : "/info";
        QNetworkAccessManager net;
        QNetworkRequest request(
            QUrl(QString::fromStdString(venues.endpoints().at(v).at(Role::Rest)) + QLatin1String(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply* reply = v == VenueId::Hyperliquid
                                   ? net.post(request, QByteArray(R"({"type":"exchangeStatus"})"))
                                   : net.get(request);
        QSignalSpy done(reply, &QNetworkReply::finished);
        if (!reply->isFinished()) done.wait(10'000);
        const QJsonObject o = QJsonDocument::fromJson(reply->readAll()).object();
        switch (v) {
            case VenueId::Binance: return o.value("serverTime").toInteger();
            case VenueId::Bybit: return o.value("time").toInteger();
            case VenueId::Okx:
                return o.value("data").toArray().at(0).toObject().value("ts").toString().toLongLong();
            case VenueId::Hyperliquid: return o.value("time").toInteger();
        }
        return 0;
    }
    static constexpr int kPatienceMs = 30'000;

private Q_SLOTS:
    // From the first answer on, whether the market has come after or not.
    void theVenuesClocksAreTheMachines()
    {
        ManualClock machine(fromUnixMs(1'790'000'000'730));
        sim::SimVenues venues(servedBy(machine));
        QVERIFY(venues.listen().isEmpty());
        for (const VenueId v : kVenues) QCOMPARE(told(venues, v), toUnixMs(machine.wall()));
        for (const VenueId v : kVenues) QCOMPARE(asked(venues, v), qint64{toUnixMs(machine.wall())});
        machine.advance(7ms);
        QCOMPARE(told(venues), toUnixMs(machine.wall()));
        // Nobody had time for the market meanwhile: nothing of it is lost.
        machine.advance(20s);
        QCOMPARE(told(venues), toUnixMs(machine.wall()));
        QTRY_VERIFY_WITH_TIMEOUT(caughtUp(venues, machine.wall()), kPatienceMs);
        QCOMPARE(told(venues), toUnixMs(machine.wall()));
        // Saying the speed again changes nothing.
        machine.advance(3s);
        venues.setSpeed(1);
        venues.setPaused(false);
        QCOMPARE(told(venues), toUnixMs(machine.wall()));
        QTRY_VERIFY_WITH_TIMEOUT(caughtUp(venues, machine.wall()), kPatienceMs);
    }

    // The time that a pause or a speed takes stays taken, and no clock goes back.
    void clocksStandWithTheMarketAndRunWithIt()
    {
        ManualClock machine(fromUnixMs(1'790'000'000'730));
        sim::SimVenues venues(servedBy(machine));
        QTRY_VERIFY_WITH_TIMEOUT(caughtUp(venues, machine.wall()), kPatienceMs);
        venues.setPaused(true);
        const std::int64_t stands = told(venues);
        machine.advance(5s);
        QCOMPARE(told(venues), stands);
        venues.setPaused(false);
        machine.advance(1s);
        const std::int64_t after = told(venues);
        QVERIFY2(after > stands + 900 && after <= stands + 1'000, qPrintable(QString::number(after - stands)));
        QTRY_VERIFY_WITH_TIMEOUT(caughtUp(venues, fromUnixMs(after)), kPatienceMs);
        venues.setSpeed(20);
        QVERIFY(told(venues) >= after);
        const Timestamp from = venues.market().now();
        machine.advance(1s);
        QVERIFY(told(venues) <= after);  // compressed time is the market's own
        QTRY_COMPARE_WITH_TIMEOUT(venues.market().now() - from, Duration{20s}, kPatienceMs);
        QCOMPARE(told(venues), toUnixMs(venues.market().now()));
    }

    // However time comes, it is the same market.
    void catchingUpChangesNoMarket()
    {
        ManualClock machine(fromUnixMs(1'790'000'000'730)), other(fromUnixMs(1'790'000'000'730));
        sim::SimVenues atOnce(servedBy(machine)), bitByBit(servedBy(other));
        machine.advance(6s);
        for (int n = 0; n < 6; ++n) {
            other.advance(1s);
            QTRY_VERIFY_WITH_TIMEOUT(caughtUp(bitByBit, other.wall()), kPatienceMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(caughtUp(atOnce, machine.wall()), kPatienceMs);
        QCOMPARE(toUnixMs(atOnce.market().now()), toUnixMs(bitByBit.market().now()));
        QCOMPARE(atOnce.market().digest(), bitByBit.market().digest());
    }

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
