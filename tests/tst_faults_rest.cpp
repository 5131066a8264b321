// FAULTS.md section 4, lines 41 to 49 and 52: REST, maintenance, listings, clocks, TLS. Each test is
// named by its line.
#include "tests/support/fault_table.h"

#include <QFile>
#include <QSslKey>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

using Fault = FakeVenue::RestFault;

QSslConfiguration identity(const char* name)
{
    const QString base = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/") + QLatin1String(name);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);  // the server asks its clients for nothing
    QFile key(base + QStringLiteral(".key"));
    if (!key.open(QIODevice::ReadOnly)) return tls;
    tls.setLocalCertificateChain(QSslCertificate::fromPath(base + QStringLiteral(".pem"), QSsl::Pem));
    tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
    return tls;
}

std::string anchor()
{
    return PLIMSOLL_SOURCE_DIR "/tests/data/tls/ca.pem";
}

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

    void f42_banned()
    {
        FeedRig rig(faultVenue());
        rig.config.auditEvery = 500ms;
        rig.start();
        WAIT_LIVE(rig);
        Fault fault;
        fault.status = 418;
        fault.body = "{\"code\":-1003,\"msg\":\"Way too many requests; IP(1.2.3.4) banned until " +
                     QByteArray::number(QDateTime::currentMSecsSinceEpoch() + 120'000) + ".\"}";
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
        const auto deltas = rig.btc().deltas;
        QTRY_VERIFY(rig.btc().deltas > deltas + 40);  // streams go on
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

    void f43_imagesFail()
    {
        if (faultVenue() != FakeVenue::Dialect::Binance) QSKIP("its images come in the stream");
        FeedRig rig(faultVenue());
        Fault fault;
        fault.status = 500;
        rig.venue.setRest(rig.imagePath(), fault);
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.venue.count(FakeVenue::Knock::Rest, rig.imagePath()) >= 3, kPatience);
        const auto t = rig.venue.times(FakeVenue::Knock::Rest, rig.imagePath());
        QVERIFY(t[1] - t[0] >= rig.config.imageEvery.count() - 20);
        QVERIFY(t[2] - t[1] > t[1] - t[0]);  // later each time
        QVERIFY(!rig.btc().live);
        rig.venue.clearRest();
        WAIT_HEALED(rig);
        NOTHING_WRONG(rig);
    }

    void f47_delistedAndNew()
    {
        FeedRig rig(faultVenue());
        rig.watch.assets.push_back("ETH");
        rig.start();
        WAIT_LIVE(rig);
        QTRY_VERIFY(rig.sink.equals(Market::Perp, "ETHUSDT"));
        rig.venue.symbol(Market::Perp, "ETHUSDT").status = "SETTLING";
        rig.venue.addSymbol(Market::Perp, "NEWUSDT", 5'000);
        // The lists are asked for each 55 s: here as soon as a minute has passed for the session.
        rig.venue.forget();
        rig.config.silence = 60'000ms;
        rig.config.reconnectAfterSilence = 100'000ms;
        rig.config.topicSilence = 100'000ms;
        rig.restart(rig.config);
        const auto status = [&](const char* symbol) {
            const Instrument* i = rig.sink.instrument(Market::Perp, symbol);
            return i ? i->status : InstrumentStatus::Unknown;
        };
        QTRY_VERIFY(status("NEWUSDT") == InstrumentStatus::Trading);
        if (rig.dialect == FakeVenue::Dialect::Binance) QCOMPARE(status("ETHUSDT"), InstrumentStatus::Delisted);
        WAIT_HEALED(rig);
        QVERIFY(rig.venue.received(QStringLiteral("ETHUSDT")).isEmpty() &&
                rig.venue.received(QStringLiteral("ethusdt@")).isEmpty());
        NOTHING_WRONG(rig);
    }

    void f48_venueClockOff_data()
    {
        QTest::addColumn<qint64>("skew");
        QTest::newRow("ten minutes ahead") << qint64(600'000);
        QTest::newRow("ten minutes behind") << qint64(-600'000);
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
        const auto deltas = rig.btc().deltas;
        QTRY_VERIFY(rig.btc().deltas > deltas + 50);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.health().reconnects, 0u);
        QTRY_VERIFY(rig.health().latencyP50.value_or(1e9) < 1'000);
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
        rig.venue.useTls(::identity(identity.constData()));
        rig.endpoints = rig.venue.endpoints();
        if (trusted) rig.config.caFiles = {anchor()};
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
        other.useTls(identity("selfsigned"));
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
