// REST against a scripted host, and the reader of HTTP answers on its own.
#include "feeds/http_reader.h"
#include "feeds/rest_client.h"
#include "feeds/transport.h"
#include "tests/support/fake_venue.h"
#include "tests/support/feed_rig.h"
#include "tests/support/peak_memory.h"

#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

using Fault = FakeVenue::RestFault;

VenueProfile profileWith(double limit, Duration window)
{
    VenueProfile p = binanceProfile();
    p.pools = {
        {"weight", limit, std::chrono::duration_cast<std::chrono::milliseconds>(window), "X-MBX-USED-WEIGHT-1M"}};
    return p;
}

struct Rig {
    explicit Rig(double limit = 2400, Duration window = 60s) : profile(profileWith(limit, window))
    {
        venue.setAuto(false);
    }
    void get(const char* path, int weight = 1, RestClient::Priority priority = RestClient::Priority::Startup)
    {
        RestRequest r;
        r.path = path;
        r.weight = weight;
        client.get(r, priority, [this](const RestReply& reply) { replies.push_back(reply); });
    }

    FakeVenue venue{FakeVenue::Dialect::Binance};
    VenueProfile profile;
    NetworkConfig config = [] {
        NetworkConfig c;
        c.restTimeout = 1'000ms;
        c.maxReplyBytes = 8u << 20;
        return c;
    }();
    LeapClock clock;
    ConnectGate gate{500ms, 30s, 1};
    RestClient client{profile, venue.endpoints(), config, clock, gate};
    std::vector<RestReply> replies;
};

}  // namespace

class TestRestClient : public QObject {
    Q_OBJECT

    static HttpReader read(const QByteArray& wire, int step, std::size_t most = 1 << 20)
    {
        HttpReader r(most);
        for (qsizetype at = 0; at < wire.size(); at += step)
            r.feed(QByteArrayView(wire).sliced(at, std::min<qsizetype>(step, wire.size() - at)));
        return r;
    }

private Q_SLOTS:
    void answersInAnyPieces()
    {
        const QByteArray packed = qCompress(QByteArray("hello hello hello"), 9).mid(4);
        const QByteArray wires[] = {
            "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nhello hello hello",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length:17\r\n\r\nhello hello hello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\nb;x=y\r\nhello "
            "hello\r\n0\r\nTrailer: 1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: " +
                QByteArray::number(packed.size()) + "\r\n\r\n" + packed,
        };
        for (const QByteArray& wire : wires) {
            for (const int step : {1, 2, 5, 1000}) {
                HttpReader r = read(wire, step);
                QCOMPARE(r.state(), HttpReader::State::Done);
                QCOMPARE(r.status(), 200);
                QCOMPARE(r.body(), QByteArray("hello hello hello"));
                QVERIFY(r.body().capacity() >= r.body().size() + 64);
                QVERIFY(r.keepsConnection());
            }
        }
        HttpReader toTheEnd = read("HTTP/1.1 200 OK\r\n\r\nabc", 2);
        QCOMPARE(toTheEnd.state(), HttpReader::State::Body);
        QCOMPARE(toTheEnd.connectionEnded(), HttpReader::State::Done);
        QCOMPARE(toTheEnd.body(), QByteArray("abc"));
        QVERIFY(!toTheEnd.keepsConnection());
    }

    void answersThatAreBroken()
    {
        const QByteArray wires[] = {
            "SSH-2.0-OpenSSH\r\n",
            "HTTP/1.1 abc\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!",
            "HTTP/1.1 200 OK\r\nX: " + QByteArray(80'000, 'x'),
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray(5'000, '0'),
            "HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n",
        };
        for (const QByteArray& wire : wires) {
            for (const int step : {1, 7, 100'000}) {
                HttpReader r = read(wire, step);
                QVERIFY2(r.state() == HttpReader::State::Failed, wire.left(60).constData());
                QVERIFY(!r.why().isEmpty());
            }
        }
        std::mt19937 random(9);
        for (int i = 0; i < 2'000; ++i) {
            QByteArray wire = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
            for (int k = 0; k < 3; ++k)
                wire[static_cast<qsizetype>(random() % static_cast<unsigned>(wire.size()))] =
                    static_cast<char>(random());
            HttpReader r = read(wire, 1 + static_cast<int>(random() % 9));
            r.connectionEnded();
            QVERIFY(r.state() == HttpReader::State::Done || r.state() == HttpReader::State::Failed);
        }
    }

    void oneConnectionServesMany()
    {
        Rig rig;
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 1u);
        for (int i = 0; i < 5; ++i) {
            rig.get("/fapi/v1/time");
            QTRY_COMPARE(rig.replies.size(), static_cast<std::size_t>(i + 2));
        }
        for (const RestReply& r : rig.replies) {
            QVERIFY2(r.error.isEmpty(), qPrintable(r.error));
            QCOMPARE(r.status, 200);
            QVERIFY(r.body.startsWith("{\"serverTime\":"));
        }
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Tcp), 1);
    }

    void aKeptConnectionThatEndedIsNoFailure()
    {
        Rig rig;
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 1u);
        Fault once;
        once.kind = Fault::Reset;
        rig.venue.setRest(QStringLiteral("/fapi/v1/time"), once);
        connect(&rig.venue, &FakeVenue::restFaultUsed, &rig.venue, &FakeVenue::clearRest);
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 2u);
        QVERIFY2(rig.replies[1].error.isEmpty(), qPrintable(rig.replies[1].error));
    }

    // A sleep, another network: what was kept may lead nowhere, and what was asked there is answered by nobody.
    void renewedWhereTheWayMayHaveChanged()
    {
        Rig rig;
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 1u);
        rig.client.renew();  // idle
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 2u);
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Tcp), 2);
        Fault never;
        never.kind = Fault::Hang;
        rig.venue.setRest(QStringLiteral("/fapi/v1/time"), never);
        for (int i = 0; i < 3; ++i) rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.venue.count(FakeVenue::Knock::Rest), 5);
        QCOMPARE(rig.client.asked(), std::size_t{3});
        rig.venue.clearRest();
        rig.client.renew();
        QCOMPARE(rig.client.asked(), std::size_t{3});
        QTRY_COMPARE(rig.replies.size(), 5u);
        for (const RestReply& r : rig.replies) QVERIFY2(r.error.isEmpty(), qPrintable(r.error));
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Tcp), 7);
    }

    // What is asked once more after a sleep has its own time, no more: whichever of the two notices the sleep
    // first.
    void aSleepGivesNobodyHours()
    {
        for (const bool renewedFirst : {true, false}) {
            Rig rig;
            Fault never;
            never.kind = Fault::Hang;
            rig.venue.setRest(QStringLiteral("/fapi/v1/time"), never);
            rig.get("/fapi/v1/time");
            QTRY_COMPARE(rig.venue.count(FakeVenue::Knock::Rest), 1);
            rig.clock.leap += 8h;
            if (renewedFirst) rig.client.renew();
            QTRY_COMPARE_WITH_TIMEOUT(rig.replies.size(), 1u, 20'000);
            QVERIFY(!rig.replies.front().error.isEmpty());
        }
    }

    void whatFailsTakesTheKeptConnectionsAlong()
    {
        Rig rig;
        for (int i = 0; i < 2; ++i) rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 2u);
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Tcp), 2);
        Fault never;
        never.kind = Fault::Hang;
        rig.venue.setRest(QStringLiteral("/fapi/v1/time"), never);
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 3u);
        QVERIFY(!rig.replies.back().error.isEmpty());
        rig.venue.clearRest();
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 4u);
        QVERIFY2(rig.replies.back().error.isEmpty(), qPrintable(rig.replies.back().error));
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Tcp), 3);
    }

    void importantThingsFirst()
    {
        Rig rig;
        for (int i = 0; i < 8; ++i) rig.get("/fapi/v1/fundingInfo", 1, RestClient::Priority::Poll);
        rig.get("/fapi/v1/depth?symbol=BTCUSDT", 20, RestClient::Priority::FocusImage);
        QTRY_COMPARE(rig.replies.size(), 9u);
        const auto place = std::find_if(rig.replies.begin(), rig.replies.end(),
                                        [](const RestReply& r) { return r.request.weight == 20; }) -
                           rig.replies.begin();
        QVERIFY2(place < 4, qPrintable(QString::number(place)));
    }

    void budgetsHold()
    {
        Rig rig(100, 1s);
        for (int i = 0; i < 10; ++i) rig.get("/fapi/v1/depth?symbol=BTCUSDT", 20, RestClient::Priority::Image);
        QTRY_VERIFY(rig.replies.size() >= 2);
        QVERIFY(rig.client.budgets()[0].used <= 48);
        QTRY_COMPARE_WITH_TIMEOUT(rig.replies.size(), 10u, 20'000);
        std::vector<qint64> t = rig.venue.times(FakeVenue::Knock::Rest);
        for (std::size_t i = 2; i < t.size(); ++i)
            QVERIFY(t[i] - t[i - 2] >= 900);  // 48 of 100 a second: two of 20
    }

    void theVenuesCountWins()
    {
        Rig rig(2400, 60s);
        Fault heavy;
        heavy.body = "[]";
        rig.venue.setRestHeader("X-MBX-USED-WEIGHT-1M: 2300");
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 1u);
        QVERIFY(rig.client.budgets()[0].used >= 2300);
        rig.get("/fapi/v1/depth?symbol=BTCUSDT", 20, RestClient::Priority::Image);
        rig.get("/fapi/v1/time", 0, RestClient::Priority::Startup);
        QTRY_COMPARE(rig.client.waiting(), 2u);  // neither fits: 2300 is above all shares
        QCOMPARE(rig.venue.count(FakeVenue::Knock::Rest), 1);
    }

    void historyTakesItsShareAndNoMore()
    {
        Rig rig(100);  // of which history may take a quarter
        const auto past = [&] { rig.get("/fapi/v1/time", 10, RestClient::Priority::History); };
        for (int i = 0; i < 10; ++i) past();
        QTRY_COMPARE(rig.replies.size(), 2u);
        QTRY_COMPARE(rig.client.asked(), std::size_t{0});
        QCOMPARE(rig.client.waiting(RestClient::Priority::History), std::size_t{8});
        QCOMPARE(rig.client.budgets()[0].used, 20.0);
        // Images have all that they have without it.
        for (int i = 0; i < 6; ++i) rig.get("/fapi/v1/time", 8, RestClient::Priority::Image);
        QTRY_COMPARE(rig.replies.size(), 8u);
        QCOMPARE(rig.client.waiting(RestClient::Priority::Image), std::size_t{0});
        QCOMPARE(rig.client.budgets()[0].used, 68.0);
    }

    void historyStandsBackForBooks()
    {
        Rig rig;
        Fault never;
        never.kind = Fault::Hang;
        rig.venue.setRest(QStringLiteral("/fapi/v1/depth"), never);
        // More books wait than can be on their way; nobody answers.
        for (int i = 0; i < 6; ++i) rig.get("/fapi/v1/depth?symbol=BTCUSDT", 20, RestClient::Priority::Image);
        rig.get("/fapi/v1/time", 1, RestClient::Priority::History);
        QTRY_COMPARE(rig.client.asked(), std::size_t{4});
        QTRY_VERIFY(rig.replies.size() >= 2);  // the first have run out of time
        for (const RestReply& r : rig.replies) QVERIFY(r.request.path.find("depth") != std::string::npos);
        // Once no book waits any more, it is asked. (A host that does not answer is asked one at a time.)
        const auto asked = [&] {
            return std::any_of(rig.replies.begin(), rig.replies.end(),
                               [](const RestReply& r) { return r.request.path == "/fapi/v1/time"; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(asked(), 20'000);
        QCOMPARE(rig.client.waiting(RestClient::Priority::Image), std::size_t{0});
    }

    // OKX and Bybit say so with 200: the budget rests, longer each time, and no other one does.
    void busyWithTwoHundred_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, VenueId venue, const char* body, const char* words) {
            QTest::newRow(name) << static_cast<int>(venue) << QByteArray(body) << QString::fromLatin1(words);
        };
        row("OKX rate", VenueId::Okx, R"({"msg":"Too Many Requests","code":"50011"})", "50011");
        row("OKX busy", VenueId::Okx, R"({"code" : "50013","data":[],"msg":"System is busy"})", "50013");
        row("Bybit rate", VenueId::Bybit, R"({"retCode":10006,"retMsg":"Too many visits!","result":{}})", "10006");
        row("Bybit trouble", VenueId::Bybit, R"({"retCode":10016,"retMsg":"Server error.","result":{}})", "10016");
    }
    void busyWithTwoHundred()
    {
        QFETCH(int, venue);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        const bool okx = static_cast<VenueId>(venue) == VenueId::Okx;
        FakeVenue server(okx ? FakeVenue::Dialect::Okx : FakeVenue::Dialect::Bybit);
        server.setAuto(false);
        const VenueProfile profile = okx ? okxProfile() : bybitProfile();
        ManualClock clock;
        ConnectGate gate{500ms, 30s, 1};
        RestClient client(profile, server.endpoints(), NetworkConfig{}, clock, gate);
        std::vector<RestReply> replies;
        const auto get = [&](const char* path, std::uint8_t pool) {
            RestRequest r;
            r.path = path;
            r.weight = 1;
            r.pool = pool;
            client.get(r, RestClient::Priority::Startup, [&](const RestReply& x) { replies.push_back(x); });
        };
        const auto restsFor = [&] {
            const auto until = client.budgets()[0].pausedUntil;
            return until ? *until - clock.mono() : Duration::zero();
        };
        Fault busy;
        busy.body = body;
        server.setRest(QStringLiteral("/busy"), busy);
        for (int i = 0; i < 7; ++i) get("/busy", 0);
        QTRY_COMPARE(replies.size(), 4u);  // asked at once, refused together
        for (const RestReply& r : replies) {
            QVERIFY(r.paused);
            QVERIFY2(r.error.contains(words), qPrintable(r.error));
        }
        QCOMPARE(client.refusedForRate(), std::uint64_t{4});
        QCOMPARE(restsFor(), Duration{2s});
        QVERIFY(QString::fromStdString(client.budgets()[0].pauseReason).contains(words));
        QVERIFY(!client.pausedUntil());  // of the whole venue
        const char* const time = okx ? "/api/v5/public/time" : "/v5/market/time";
        if (okx) {
            get(time, 1);
            QTRY_COMPARE(replies.size(), 5u);
            QVERIFY2(replies.back().error.isEmpty(), qPrintable(replies.back().error));
            QVERIFY(!client.budgets()[1].pausedUntil);
            replies.pop_back();
        }
        QCOMPARE(client.waiting(), std::size_t{3});
        QCOMPARE(server.count(FakeVenue::Knock::Rest, QStringLiteral("/busy")), 4);
        clock.advance(2s);
        QTRY_COMPARE(replies.size(), 7u);
        QCOMPARE(restsFor(), Duration{4s});
        // A good answer ends the row of refusals.
        server.clearRest();
        get(time, 0);
        clock.advance(4s);
        QTRY_COMPARE(replies.size(), 8u);
        QVERIFY2(replies.back().error.isEmpty(), qPrintable(replies.back().error));
        QCOMPARE(restsFor(), Duration::zero());
        server.setRest(QStringLiteral("/busy"), busy);
        get("/busy", 0);
        QTRY_COMPARE(replies.size(), 9u);
        QCOMPARE(restsFor(), Duration{2s});
    }
    void busyIsTheCodeAndNothingElse()
    {
        const VenueProfile okx = okxProfile(), bybit = bybitProfile();
        for (const char* body :
             {"", "{}", "[]", R"({"code":"0","msg":"","data":[]})", "{\"code\"",
              "{\"code\":", R"({"code":"500110"})", R"({"code":"51001","data":[],"msg":"50011"})",
              "{\"code\":\"51001\",\"msg\":\"\\\"code\\\":\\\"50011\\\"\"}", R"({"msg":"code"})"})
            QCOMPARE(okx.busy(body), std::string());
        QVERIFY(okx.busy(R"({"code":"50011"})").starts_with("50011, "));
        QCOMPARE(okx.busy("{\"code\":\"50011\",\"data\":\"" + std::string(2048, 'x') + "\"}"), std::string());
        QCOMPARE(bybit.busy(R"({"retCode":10001,"retMsg":"params error"})"), std::string());
        QCOMPARE(bybit.busy(R"({"code":"10006"})"), std::string());
        QVERIFY(bybit.busy(R"({"retCode":10429})").starts_with("10429, "));
        QCOMPARE(binanceProfile().busy(R"({"code":-1003,"msg":"x"})"), std::string());
    }

    void bombsEndAtTheLimit()
    {
        Rig rig;
        Fault bomb;
        bomb.kind = Fault::Bomb;
        rig.venue.setRest(QStringLiteral("/"), bomb);
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 1u);  // the scripted venue has made its bomb by now
        const double before = peakMemory();
        rig.get("/fapi/v1/time");
        QTRY_COMPARE(rig.replies.size(), 2u);
        QVERIFY2(rig.replies[1].error.contains(QStringLiteral("larger than")), qPrintable(rig.replies[1].error));
        QVERIFY(rig.replies[1].body.isEmpty());
        QVERIFY2(peakMemory() - before < 64, qPrintable(QString::number(peakMemory() - before)));
    }

    void aDeadHostIsNotHammered()
    {
        Rig rig;
        rig.venue.setKnockReset(true);
        for (int i = 0; i < 20; ++i) rig.get("/fapi/v1/time");
        QTRY_VERIFY(rig.venue.now() > 2'500);
        const std::vector<qint64> t = rig.venue.times(FakeVenue::Knock::Tcp);
        // Those that left together before anything was known, then one at a time.
        QVERIFY2(t.size() <= 8, qPrintable(QString::number(t.size())));
        rig.venue.setKnockReset(false);
        QTRY_VERIFY_WITH_TIMEOUT(rig.replies.size() == 20, 15'000);
        QVERIFY(rig.replies.back().error.isEmpty());
    }

    void retryAfterInBothForms()
    {
        const Timestamp wall = fromUnixMs(1'445'412'480'000);
        QCOMPARE(parseRetryAfter("7", "", wall)->count(), 7'000);
        QVERIFY(!parseRetryAfter("", "", wall));
        QVERIFY(!parseRetryAfter("-3", "", wall));
        QVERIFY(!parseRetryAfter("soon", "", wall));
        QCOMPARE(parseRetryAfter("Wed, 21 Oct 2015 07:28:30 GMT", "Wed, 21 Oct 2015 07:28:00 GMT", {})->count(),
                 30'000);
        QCOMPARE(parseRetryAfter("Wed, 21 Oct 2015 07:28:30 GMT", "", wall)->count(), 30'000);
        QVERIFY(*parseRetryAfter("99999999999", "", wall) <= 7 * 24h);
        QCOMPARE(parseHttpDate(" Wed, 21 Oct 2015 07:28:00 GMT").value_or(0), qint64(1'445'412'480'000));
        QVERIFY(!parseHttpDate("") && !parseHttpDate("yesterday"));
    }

    void redirectsAreFollowedOnTheSameHostAlone()
    {
        Rig rig;
        Fault moved;
        moved.status = 302;
        moved.location = "/fapi/v1/time";
        rig.venue.setRest(QStringLiteral("/old"), moved);
        rig.get("/old");
        QTRY_COMPARE(rig.replies.size(), 1u);
        QVERIFY2(rig.replies[0].error.isEmpty(), qPrintable(rig.replies[0].error));
        for (const char* elsewhere : {"https://127.0.0.1:1/else", "http://localhost/else", "//evil.example/x",
                                      "http://127.0.0.1:1/else", "file:///etc/passwd", "ftp://127.0.0.1/x"}) {
            const std::size_t before = rig.replies.size();
            moved.location = elsewhere;
            rig.venue.setRest(QStringLiteral("/old"), moved);
            rig.get("/old");
            QTRY_COMPARE(rig.replies.size(), before + 1);
            QVERIFY2(rig.replies.back().error.contains(QStringLiteral("not followed")), elsewhere);
        }
    }
};

QTEST_GUILESS_MAIN(TestRestClient)
#include "tst_rest_client.moc"
