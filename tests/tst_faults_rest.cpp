// FAULTS.md section 4, lines 41 to 49, 52 and 64: REST, maintenance, listings, clocks, TLS. Each test is
// named by its line.
#include "tests/support/fault_table.h"
#include "tests/support/tls_identity.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

using Fault = FakeVenue::RestFault;

}  // namespace

// Waits for the condition; says what was told instead when it does not come.
#define TRY_TOLD(condition, text)                                                   \
    do {                                                                            \
        const bool told_ = QTest::qWaitFor([&] { return (condition); }, kPatience); \
        QVERIFY2(told_, qPrintable(text));                                          \
    } while (false)

class TestFaultsRest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { faultVenues(); }

    void f41_tooManyRequests()
    {
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.forget();
        Fault fault;
        fault.status = 429;
        fault.retryAfter = 1;
        fault.body = R"({"code":-1003,"msg":"Too many requests"})";
        rig.venue.setRest(QStringLiteral("/"), fault);
        rig.config.auditEvery = 300ms;
        rig.restart(rig.config);
        QTRY_VERIFY_WITH_TIMEOUT(rig.venue.count(FakeVenue::Knock::Rest) > 0, kPatience);
        const qint64 refused = rig.venue.times(FakeVenue::Knock::Rest).front();
        QTRY_VERIFY(QString::fromStdString(rig.health().headline).contains(QStringLiteral("429")));
        rig.venue.clearRest();
        WAIT_HEALED(rig);
        // Requests that were on their way together apart, none came before the time.
        for (const qint64 t : rig.venue.times(FakeVenue::Knock::Rest)) {
            QVERIFY2(t - refused < 300 || t - refused >= 940, qPrintable(QString::number(t - refused)));
        }
        NOTHING_WRONG(rig);
    }

    // Until when is told by a clock: whose, and how wrong ours is, must neither end it early nor make it longer.
    void f42_banned_data()
    {
        QTest::addColumn<int>("minutesAhead");
        QTest::addColumn<bool>("dated");
        QTest::newRow("clocks in step") << 0 << false;
        QTest::newRow("ours ten minutes fast") << 10 << false;
        QTest::newRow("ours an hour slow, the answer is dated") << -60 << true;
    }
    void f42_banned()
    {
        QFETCH(int, minutesAhead);
        QFETCH(bool, dated);
        FeedRig rig(faultVenue());
        rig.clock.wallLeap = std::chrono::minutes{minutesAhead};
        rig.config.auditEvery = 500ms;
        rig.start();
        WAIT_LIVE(rig);
        Fault fault;
        fault.status = 418;
        fault.body = "{\"code\":-1003,\"msg\":\"Way too many requests; IP(1.2.3.4) banned until " +
                     QByteArray::number(QDateTime::currentMSecsSinceEpoch() + 120'000) + ".\"}";
        if (dated)
            fault.header = "Date: " + QLocale::c()
                                          .toString(QDateTime::currentDateTimeUtc(),
                                                    QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                                          .toLatin1();
        rig.venue.setRest(QStringLiteral("/"), fault);
        const auto paused = [&] {
            const FeedHealth h = rig.health();
            return !h.budgets.empty() && h.budgets.front().pausedUntil.has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(paused(), kPatience);
        const FeedHealth h = rig.health();
        const double wait = toSeconds(*h.budgets.front().pausedUntil - h.at);
        QVERIFY2(wait > 60 && wait < 125, qPrintable(QString::number(wait)));
        QVERIFY(QString::fromStdString(h.headline).contains(QStringLiteral("418")));
        rig.venue.forget();
        const auto deltas = rig.btc().updates();
        QTRY_VERIFY(rig.btc().updates() > deltas + 40);  // streams go on
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Rest), 0);
        QVERIFY(rig.live());
        NOTHING_WRONG(rig);
    }

    void f43_44_answersThatAreNone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, Fault::Kind kind, int status, const char* body, const char* type,
                            const char* told) {
            QTest::newRow(name) << static_cast<int>(kind) << status << QByteArray(body) << QByteArray(type)
                                << QByteArray(told);
        };
        row("43 500", Fault::Answer, 500, "{}", "application/json", "500 Internal Server Error");
        row("43 502", Fault::Answer, 502, "<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html",
            "502 Bad Gateway");
        row("43 503", Fault::Answer, 503, "", "text/plain", "503");
        row("43 web page", Fault::Answer, 200, "<!DOCTYPE html><html><body>Checking your browser</body></html>",
            "text/html", "web page");
        row("43 empty", Fault::Empty, 200, "", "application/json", "empty answer");
        row("43 truncated", Fault::Truncate, 200, "", "", "ended the connection within an answer");
        row("43 half a text", Fault::Answer, 200, "{\"symbols\":[{\"symbol\":\"BTC", "application/json",
            "could not be read");
        row("44 hangs", Fault::Hang, 200, "", "", "did not answer");
        row("44 resets", Fault::Reset, 200, "", "", "127.0.0.1");
        row("44 redirects in a circle", Fault::Loop, 302, "", "", "circle");
        row("37 bytes one at a time", Fault::Dribble, 200, "", "", "did not answer");
        row("45 maintenance", Fault::Answer, 503, "{\"msg\":\"System is under maintenance.\"}", "application/json",
            "maintenance");
    }
    void f43_44_answersThatAreNone()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, told);
        FeedRig rig(faultVenue());
        Fault fault;
        fault.kind = static_cast<Fault::Kind>(kind);
        fault.status = status;
        fault.body = body;
        fault.type = type;
        rig.venue.setRest(QStringLiteral("/"), fault);
        rig.start();
        const auto headline = [&] { return QString::fromStdString(rig.health().headline); };
        TRY_TOLD(headline().contains(QString::fromLatin1(told)), headline());
        QVERIFY(headline().contains(QStringLiteral("attempt")) || headline().contains(QStringLiteral("trying")));
        if (fault.kind == Fault::Loop)
            QVERIFY(rig.venue.count(FakeVenue::Knock::Rest) <= (rig.config.maxRedirects + 1) * 2 * 3);
        rig.venue.clearRest();
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    // What is cut right after an audit has asked needs its image at once: the one in `imageEvery` is for storms.
    void anAuditHoldsUpNoImage()
    {
        if (faultVenue() != FakeVenue::Dialect::Binance) QSKIP("its images come with the stream");
        FeedRig rig(faultVenue());
        rig.config.imageEvery = 5s;
        rig.config.auditEvery = 1s;
        rig.start();
        WAIT_LIVE(rig);
        const auto asked = [&] { return rig.venue.times(FakeVenue::Knock::Rest, rig.imagePath()); };
        const std::size_t first = asked().size();
        QTRY_VERIFY_WITH_TIMEOUT(asked().size() > first, kPatience);
        rig.venue.resetAll();
        WAIT_HEALED(rig);
        const auto t = asked();
        QVERIFY2(t.back() - t[first] < rig.config.imageEvery.count(),
                 qPrintable(QString::number(t.back() - t[first])));
        NOTHING_WRONG(rig);
    }

    // Where a book waits for an image it is asked for later each time; where images only check or freshen a
    // living one it lives on without.
    void f43_imagesFail()
    {
        FeedRig rig(faultVenue());
        rig.config.auditEvery = 300ms;
        Fault fault;
        fault.status = 500;
        rig.venue.setRest(rig.imagePath(), fault);
        rig.start();
        const auto asked = [&] { return rig.venue.times(FakeVenue::Knock::Rest, rig.imagePath()); };
        QTRY_VERIFY_WITH_TIMEOUT(asked().size() >= 3, kPatience);
        const auto t = asked();
        QVERIFY(t[1] - t[0] >= rig.config.imageEvery.count() - 20);
        if (rig.facts.imageByRest) {
            QVERIFY(t[2] - t[1] > t[1] - t[0]);  // later each time
            QVERIFY(!rig.btc().live);
        } else {
            QVERIFY(t[2] - t[1] >= rig.config.imageEvery.count() - 20);
            WAIT_HEALED(rig);
            QCOMPARE(rig.btc().losses, 0u);
            QVERIFY(rig.health().errors >= 2u);  // told, as what it is
        }
        rig.venue.clearRest();
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f47_delistedAndNew()
    {
        FeedRig rig(faultVenue());
        rig.watch.assets.push_back("ETH");
        // Two minutes of the session's own clock, in strides that no watch for silence takes for silence.
        rig.inStrides();
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY(rig.sink.equals(Market::Perp, "ETHUSDT"));
        rig.venue.symbol(Market::Perp, "ETHUSDT").status = rig.facts.delisted;
        rig.venue.addSymbol(Market::Perp, "NEWUSDT", 5'000);
        rig.venue.forget();
        const Mono from = rig.clock.mono();
        const auto strideUntil = [&](auto there) {
            rig.stride();
            return there();
        };
        const auto status = [&](const char* symbol) {
            const Instrument* i = rig.sink.instrument(Market::Perp, symbol);
            return i ? i->status : InstrumentStatus::Unknown;
        };
        const auto listed = [&] {
            return status("NEWUSDT") == InstrumentStatus::Trading &&
                   status("ETHUSDT") == InstrumentStatus::Delisted;
        };
        QTRY_VERIFY_WITH_TIMEOUT(strideUntil(listed), 4 * kPatience);
        const double took = toSeconds(rig.clock.mono() - from);
        QVERIFY2(took <= 60, qPrintable(QString::number(took)));
        // Said on the panel; its book is off, and nobody asks for it any more.
        const auto said = [&] { return QString::fromStdString(rig.health().headline); };
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(QStringLiteral("delisted")), qPrintable(said()), kPatience);
        QTRY_COMPARE(rig.sink.book(Market::Perp, "ETHUSDT").lost, LostReason::Unsubscribed);
        QVERIFY(!rig.sink.book(Market::Perp, "ETHUSDT").live);
        const auto left = [&] {
            for (const FakeVenueSocket* s : rig.venue.sockets())
                for (const QString& topic : s->topics)
                    if (topic.contains(QStringLiteral("eth"), Qt::CaseInsensitive)) return false;
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(left(), kPatience);
        const auto asked = rig.venue.received(QLatin1String(rig.facts.other));
        // All its topics fell silent at once: each was asked for again a few times in the minute, no more.
        QVERIFY2(asked.size() <= 80, qPrintable(QString::number(asked.size())));
        rig.venue.forget();
        const Mono after = rig.clock.mono();
        QTRY_VERIFY_WITH_TIMEOUT(strideUntil([&] { return rig.clock.mono() - after > 40s; }), 4 * kPatience);
        QVERIFY(rig.venue.received(QLatin1String(rig.facts.other)).isEmpty());
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Upgrade), 0);
        // And what is new can be watched.
        rig.watch.assets.push_back("NEW");
        rig.session->setWatch(rig.watch);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Perp, "NEWUSDT"), kPatience);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    // Spot lists are read as often as those of contracts.
    void f47_newOnSpot()
    {
        FeedRig rig(faultVenue(), true);
        rig.inStrides();
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Spot, "BTCUSDT"), kPatience);
        rig.venue.addSymbol(Market::Spot, "NEWUSDT", 5'000);
        const Mono from = rig.clock.mono();
        const auto listed = [&] {
            rig.stride();
            const Instrument* i = rig.sink.instrument(Market::Spot, "NEWUSDT");
            return i && i->status == InstrumentStatus::Trading;
        };
        QTRY_VERIFY_WITH_TIMEOUT(listed(), 4 * kPatience);
        const double took = toSeconds(rig.clock.mono() - from);
        QVERIFY2(took <= 60, qPrintable(QString::number(took)));
        rig.watch.assets.push_back(rig.sink.instrument(Market::Spot, "NEWUSDT")->asset);
        rig.session->setWatch(rig.watch);
        QTRY_VERIFY_WITH_TIMEOUT(rig.sink.equals(Market::Spot, "NEWUSDT"), kPatience);
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f48_venueClockOff_data()
    {
        QTest::addColumn<qint64>("skew");
        QTest::newRow("ten minutes ahead") << qint64(600'000);
        QTest::newRow("ten minutes behind") << qint64(-600'000);
        QTest::newRow("three seconds ahead") << qint64(3'000);
        QTest::newRow("three seconds behind") << qint64(-3'000);
    }
    void f48_venueClockOff()
    {
        QFETCH(qint64, skew);
        FeedRig rig(faultVenue());
        rig.venue.skewMs = skew;
        rig.start();
        WAIT_LIVE(rig);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        const auto shown = [&] {
            const auto offset = rig.health().clockOffsetMs;
            return offset && std::abs(*offset - static_cast<double>(skew)) < 1'000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), kPatience);
        QTRY_VERIFY(rig.health().latencyP50.value_or(1e9) < 1'000);
        QTRY_VERIFY_WITH_TIMEOUT(QString::fromStdString(rig.health().headline).contains(QStringLiteral("clock")),
                                 kPatience);
        // Nothing is refused for its time.
        const auto trades = rig.sink.trades(Market::Perp, "BTCUSDT"), rates = rig.sink.rates("BTCUSDT");
        QTRY_VERIFY(rig.sink.trades(Market::Perp, "BTCUSDT") > trades + 5);
        QTRY_VERIFY(rig.sink.rates("BTCUSDT") > rates + 1);
        rig.venue.liquidate("BTCUSDT");
        QTRY_COMPARE(rig.sink.liquidations, 1u);
        NOTHING_WRONG(rig);
    }

    void f49_ownClockJumps_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("an hour forward") << 1;
        QTest::newRow("an hour back") << -1;
    }
    void f49_ownClockJumps()
    {
        QFETCH(int, hours);
        FeedRig rig(faultVenue());
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.forget();
        rig.clock.wallLeap = std::chrono::hours{hours};
        const auto deltas = rig.btc().updates();
        QTRY_VERIFY(rig.btc().updates() > deltas + 50);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.health().reconnects, 0u);
        QTRY_VERIFY(rig.health().latencyP50.value_or(1e9) < 1'000);
        NOTHING_WRONG(rig);
    }

    void f64_restAndStreamDisagree_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("REST lags far behind the stream") << 1;
        QTest::newRow("REST is far ahead of the stream") << 2;
        QTest::newRow("REST says a crossed book") << 3;
    }
    // Sixty times the shortest time between two images of a book.
    void f64_restAndStreamDisagree()
    {
        QFETCH(int, how);
        FeedRig rig(faultVenue());
        rig.config.imageEvery = 100ms;
        rig.config.auditEvery = 200ms;
        switch (how) {
            case 1: rig.venue.oldImages(300, 1'000'000); break;
            case 2: rig.venue.editImages = [](TruthBook& b) { b.seq += 3'600'000; }; break;
            case 3:
                rig.venue.editImages = [](TruthBook& b) { b.bids[b.asks.begin()->first + 3] = 5'000; };
                rig.sink.check = false;  // who of the two is right nobody can know
                break;
        }
        rig.start();
        // As the model does: a crossed book is reported and asked for anew.
        const auto look = [&] {
            MirrorBook& b = rig.btc();
            if (b.live && !b.bids.empty() && !b.asks.empty() && b.bids.rbegin()->first >= b.asks.begin()->first)
                rig.session->requestImage(rig.sink.instrument(Market::Perp, "BTCUSDT")->id, LostReason::Crossed);
        };
        const qint64 from = rig.venue.now(), lasting = 60 * rig.config.imageEvery.count();
        QTRY_VERIFY_WITH_TIMEOUT((look(), rig.venue.now() - from > lasting), 2 * kPatience);
        const qint64 lasted = rig.venue.now() - from;
        const auto images = rig.venue.count(FakeVenue::Knock::Rest, rig.imagePath());
        const auto anew = rig.venue.received(QStringLiteral("unsubscribe")).size() +
                          rig.venue.received(QStringLiteral("UNSUBSCRIBE")).size();
        const auto most = lasted / rig.config.imageEvery.count() + 2;
        QVERIFY2(
            images + anew <= most,
            qPrintable(QStringLiteral("%1 images, %2 subscriptions, at most %3").arg(images).arg(anew).arg(most)));
        QVERIFY(images > 0);
        // Nor on an average only; Hyperliquid's book that is looked at is read each second besides.
        const std::vector<qint64> asked = rig.venue.times(FakeVenue::Knock::Rest, rig.imagePath());
        const int close = nearerThan(asked, 0.5 * static_cast<double>(rig.config.imageEvery.count()));
        if (rig.facts.chained && !instrumented()) QVERIFY2(close <= kBunched, qPrintable(QString::number(close)));
        QCOMPARE(rig.health().reconnects, 0u);
        for (const RestBudget& b : rig.health().budgets) QVERIFY(b.used < b.limit / 2);
        // A stream that has its own books goes by them.
        if (!rig.facts.imageByRest && how != 3) {
            QCOMPARE(rig.btc().losses, 0u);
            QVERIFY(rig.live());
        }
        rig.venue.oldImages(0, 0);
        rig.venue.editImages = {};
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f52_tls_data()
    {
        QTest::addColumn<QByteArray>("identity");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("good") << QByteArray("good") << true << QByteArray();
        QTest::newRow("good, anchor unknown") << QByteArray("good") << false << QByteArray("not trusted");
        QTest::newRow("expired") << QByteArray("expired") << true << QByteArray("has expired");
        QTest::newRow("self-signed") << QByteArray("selfsigned") << true << QByteArray("self-signed");
        QTest::newRow("wrong host") << QByteArray("wronghost") << true << QByteArray("another host");
    }
    void f52_tls()
    {
        QFETCH(QByteArray, identity);
        QFETCH(bool, trusted);
        QFETCH(QByteArray, told);
        FeedRig rig(faultVenue());
        rig.venue.useTls(tlsIdentity(identity.constData()));
        rig.endpoints = rig.venue.endpoints();
        if (trusted) rig.config.caFiles = {tlsAnchor()};
        rig.start();
        if (told.isEmpty()) {
            WAIT_LIVE(rig);
            WAIT_HEALED(rig);
            NOTHING_WRONG(rig);
            return;
        }
        const auto headline = [&] { return QString::fromStdString(rig.health().headline); };
        TRY_TOLD(headline().contains(QString::fromLatin1(told)), headline());
        // Nothing was said in the clear, and nothing asked.
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Rest) + rig.venue.count(FakeVenue::Knock::Upgrade), 0);
        QVERIFY(!rig.btc().live);
    }

    void f52_socketsAlone()
    {
        // REST is fine, the sockets' certificate is not: no way round it.
        FeedRig rig(faultVenue());
        FakeVenue other(rig.dialect);
        other.useTls(tlsIdentity("selfsigned"));
        rig.endpoints.at(Role::Ws) = other.endpoints().at(Role::Ws);
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(!rig.socketError("self-signed").empty(), kPatience);
        QCOMPARE(other.count(FakeVenue::Knock::Upgrade), 0);
        QVERIFY(other.count(FakeVenue::Knock::Tcp) > 0);
    }

    void f52_droppedInTheHandshake()
    {
        FeedRig rig(faultVenue());
        rig.endpoints = rig.venue.endpoints();
        for (std::string& url : rig.endpoints.url) url.replace(0, url.find(':'), url[0] == 'h' ? "https" : "wss");
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(!rig.health().headline.empty() && rig.health().errors > 0, kPatience);
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Rest) + rig.venue.count(FakeVenue::Knock::Upgrade), 0);
    }
};

FAULT_MAIN(TestFaultsRest)
#include "tst_faults_rest.moc"
