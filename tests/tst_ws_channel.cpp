// The WebSocket client against a scripted peer: one `closed` for each `open`, whatever happens.
#include "feeds/system_proxy.h"
#include "feeds/ws_channel.h"
#include "feeds/ws_handshake.h"
#include "tests/support/fake_venue.h"
#include "tests/support/network_outage.h"

#include <QSignalSpy>
#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// Whoever knocks here is neither let in nor refused: the one place of those that wait is taken.
class SilentPort {
public:
    SilentPort(const char* address, quint16 port)
    {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        if (::inet_pton(AF_INET, address, &where.sin_addr) != 1) return;
        const auto* const to = reinterpret_cast<const sockaddr*>(&where);
        if (::bind(m_server, to, sizeof where) != 0 || ::listen(m_server, 0) != 0) return;
        static_cast<void>(::connect(m_guest, to, sizeof where));
        pollfd in{m_guest, POLLOUT, 0};
        m_full = ::poll(&in, 1, 5'000) == 1;
    }
    ~SilentPort()
    {
        ::close(m_guest);
        ::close(m_server);
    }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;

    bool isFull() const { return m_full; }

private:
    static int made() { return ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); }
    const int m_server = made(), m_guest = made();
    bool m_full = false;
};

}  // namespace

class TestWsChannel : public QObject {
    Q_OBJECT

    SystemClock m_clock;

    static NetworkConfig quick()
    {
        NetworkConfig c;
        c.connectTimeout = 1'000ms;
        return c;
    }
    static QUrl url(const FakeVenue& v)
    {
        return QUrl(QString::fromStdString(v.endpoints().at(Role::Ws)) + QStringLiteral("/public/stream"));
    }

    using Event = WsFrameReader::Event;
    static std::vector<Event> readAll(WsFrameReader& r, const QByteArray& bytes, int step)
    {
        std::vector<Event> out;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            const char* data = bytes.constData() + at;
            const char* end = bytes.constData() + std::min<qsizetype>(bytes.size(), at + step);
            while (true) {
                const Event e = r.next(data, end);
                if (e == Event::NeedMore) break;
                out.push_back(e);
                if (e == Event::Violation) return out;
            }
        }
        return out;
    }

private Q_SLOTS:
    void framesInAnyPieces_data()
    {
        QTest::addColumn<int>("step");
        for (const int step : {1, 2, 3, 7, 100, 1'000'000}) QTest::addRow("%d", step) << step;
    }
    void framesInAnyPieces()
    {
        QFETCH(int, step);
        WsFrameReader r(1 << 20);
        const QByteArray big(70'000, 'y');
        const QByteArray wire =
            ws::frame(ws::Text, "one", std::nullopt) + ws::frame(ws::Text, "tw", std::nullopt, false) +
            ws::frame(ws::Ping, "p", std::nullopt) + ws::frame(ws::Continuation, "o", std::nullopt) +
            ws::frame(ws::Text, big, std::nullopt) + ws::frame(ws::Text, {}, std::nullopt) +
            ws::frame(ws::Close, ws::closePayload(1001, "bye"), std::nullopt);
        QStringList told;
        for (qsizetype at = 0; at < wire.size(); at += step) {
            const char* data = wire.constData() + at;
            const char* end = wire.constData() + std::min<qsizetype>(wire.size(), at + step);
            for (Event e = r.next(data, end); e != Event::NeedMore; e = r.next(data, end)) {
                if (e == Event::Message) {
                    QVERIFY(r.message().capacity() >= r.message().size() + ws::kSpare);
                    told << (r.message().size() > 100 ? QString::number(r.message().size())
                                                      : QString::fromUtf8(r.message()));
                }
                if (e == Event::Ping) told << QStringLiteral("ping ") + QString::fromUtf8(r.control());
                if (e == Event::Close) told << QStringLiteral("close %1 %2").arg(r.closeCode()).arg(r.why());
                QVERIFY(e != Event::Violation);
            }
        }
        QCOMPARE(told.join(QLatin1Char('|')), QStringLiteral("one|ping p|two|70000||close 1001 bye"));
        QVERIFY(!r.midMessage());
    }

    void framesThatBreakTheRules()
    {
        struct Row {
            const char* hex;
            int code;
        };
        const Row rows[] = {
            {"c10178", 1002},
            {"a10178", 1002},
            {"910178", 1002},
            {"8300", 1002},
            {"8700", 1002},
            {"8b00", 1002},
            {"8f00", 1002},
            {"818001020304", 1002},
            {"897e0080", 1002},
            {"0900", 1002},
            {"8000", 1002},
            {"0000", 1002},
            {"01008100", 1002},
            {"817e0001", 1002},
            {"817f000000000000ffff", 1002},
            {"817f8000000000000000", 1002},
            {"880103", 1002},
            {"880203ed", 1002},
            {"88020000", 1002},
            {"880413e8c328", 1002},
            {"8102c328", 1007},
            {"880403e8c328", 1007},
            {"817f0000010000000000", 1009},
        };
        for (const Row& row : rows) {
            for (const int step : {1, 100}) {
                WsFrameReader r(16 << 20);
                const auto events = readAll(r, QByteArray::fromHex(row.hex), step);
                QVERIFY2(!events.empty() && events.back() == Event::Violation, row.hex);
                QCOMPARE(r.closeCode(), row.code);
                QVERIFY(!r.why().isEmpty());
            }
        }
    }

    // FAULTS 32: sixteen megabytes are read, one byte more is refused, in one piece or in two.
    void largestMessage()
    {
        const auto largest = static_cast<qsizetype>(NetworkConfig{}.maxFrameBytes);
        QCOMPARE(largest, qsizetype(16) << 20);
        const auto text = [](qsizetype size, bool fin = true) {
            return ws::frame(ws::Text, QByteArray(size, 'x'), std::nullopt, fin);
        };
        const auto rest = [](qsizetype size) {
            return ws::frame(ws::Continuation, QByteArray(size, 'x'), std::nullopt);
        };
        for (const bool pieces : {false, true}) {
            FakeVenue venue(FakeVenue::Dialect::Binance);
            venue.setAuto(false);
            NetworkConfig config;  // with time for a whole message
            config.connectTimeout = 60'000ms;
            WsChannel channel(config, m_clock);
            QSignalSpy opened(&channel, &Channel::opened), closed(&channel, &Channel::closed);
            qsizetype got = 0;
            connect(&channel, &Channel::text, this,
                    [&](const QByteArray& message, const Stamp&) { got = message.size(); });
            channel.open(url(venue));
            QTRY_COMPARE(opened.size(), 1);
            venue.sendRaw(pieces ? text(largest - 1'000, false) + rest(1'000) : text(largest));
            QTRY_COMPARE_WITH_TIMEOUT(got, largest, 30'000);
            QCOMPARE(closed.size(), 0);
            venue.sendRaw(pieces ? text(largest - 1'000, false) + rest(1'001) : text(largest + 1));
            QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 30'000);
            const QString why = closed[0][0].toString();
            QVERIFY2(why.contains(QStringLiteral("1009")), qPrintable(why));
            QCOMPARE(got, largest);
        }
    }

    void randomBytesNeverHang()
    {
        std::mt19937 random(4);
        for (int i = 0; i < 3'000; ++i) {
            QByteArray bytes(static_cast<qsizetype>(random() % 200), '\0');
            for (char& c : bytes) c = static_cast<char>(random());
            WsFrameReader r(1 << 16);
            const auto events = readAll(r, bytes, 1 + static_cast<int>(random() % 20));
            QVERIFY(events.size() <= 100);
        }
    }

    void acceptKeyOfTheStandard()
    {
        QCOMPARE(WsHandshake::acceptFor("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    void textsGoBothWays()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        venue.setAuto(false);
        WsChannel channel(quick(), m_clock);
        QSignalSpy opened(&channel, &Channel::opened), closed(&channel, &Channel::closed),
            ponged(&channel, &Channel::ponged);
        QList<QByteArray> got;
        Stamp stamp;
        connect(&channel, &Channel::text, this, [&](const QByteArray& text, const Stamp& s) {
            QVERIFY(text.capacity() >= text.size() + 64);
            got << text;
            stamp = s;
        });
        channel.open(url(venue));
        QTRY_COMPARE(opened.size(), 1);
        channel.send(QStringLiteral("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}"));
        QTRY_COMPARE(got, QList<QByteArray>{"{\"result\":[],\"id\":3}"});
        QVERIFY(stamp.received > fromUnixMs(0) && !stamp.venue);
        channel.ping();
        QTRY_COMPARE(ponged.size(), 1);
        channel.close();
        QCOMPARE(closed.size(), 1);
        channel.close();
        QTRY_VERIFY(venue.sockets().isEmpty());
        QCOMPARE(closed.size(), 1);
        // The same object again.
        channel.open(url(venue));
        QTRY_COMPARE(opened.size(), 2);
    }

    void whatIsKeptStaysWhatItWas()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        venue.setAuto(false);
        WsChannel channel(quick(), m_clock);
        QList<QByteArray> kept;
        connect(&channel, &Channel::text, this, [&](const QByteArray& text, const Stamp&) { kept << text; });
        QSignalSpy opened(&channel, &Channel::opened);
        channel.open(url(venue));
        QTRY_COMPARE(opened.size(), 1);
        for (int i = 0; i < 50; ++i) venue.sendText(QByteArray::number(i) + QByteArray(i * 100, 'x'));
        QTRY_COMPARE(kept.size(), 50);
        for (int i = 0; i < 50; ++i) QCOMPARE(kept[i], QByteArray::number(i) + QByteArray(i * 100, 'x'));
    }

    void oneClosedForEachOpen_data()
    {
        using Fault = FakeVenue::UpgradeFault;
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("told");
        QTest::addColumn<int>("status");
        QTest::newRow("never") << static_cast<int>(Fault::Never) << QStringLiteral("does not answer the upgrade")
                               << 0;
        QTest::newRow("garbage") << static_cast<int>(Fault::Garbage) << QStringLiteral("not HTTP") << 0;
        QTest::newRow("redirect") << static_cast<int>(Fault::Redirect) << QStringLiteral("redirect") << 302;
        QTest::newRow("false key") << static_cast<int>(Fault::FalseKey) << QStringLiteral("false accept key")
                                   << 101;
        QTest::newRow("endless head") << static_cast<int>(Fault::EndlessHead) << QStringLiteral("too long") << 0;
        QTest::newRow("reset") << static_cast<int>(Fault::Reset) << QStringLiteral("ended the connection") << 0;
        QTest::newRow("end") << static_cast<int>(Fault::End) << QStringLiteral("ended the connection") << 0;
    }
    void oneClosedForEachOpen()
    {
        QFETCH(int, fault);
        QFETCH(QString, told);
        QFETCH(int, status);
        FakeVenue venue(FakeVenue::Dialect::Binance);
        venue.setUpgrade(static_cast<FakeVenue::UpgradeFault>(fault));
        WsChannel channel(quick(), m_clock);
        QSignalSpy opened(&channel, &Channel::opened), closed(&channel, &Channel::closed);
        channel.open(url(venue));
        QCOMPARE(closed.size(), 0);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY2(closed[0][0].toString().contains(told), qPrintable(closed[0][0].toString()));
        QCOMPARE(closed[0][1].toInt(), status);
        QCOMPARE(opened.size(), 0);
        // It can be used again.
        venue.setUpgrade(FakeVenue::UpgradeFault::None);
        channel.open(url(venue));
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(closed.size(), 1);
    }

    void refusalsSayWhatTheVenueSaid()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        venue.setUpgrade(FakeVenue::UpgradeFault::Status, 429, 7, "<html><b>slow</b> down</html>");
        WsChannel channel(quick(), m_clock);
        QSignalSpy closed(&channel, &Channel::closed);
        channel.open(url(venue));
        QTRY_COMPARE(closed.size(), 1);
        const QString reason = closed[0][0].toString();
        QVERIFY2(reason.contains(QStringLiteral("429 Too Many Requests")) &&
                     reason.contains(QStringLiteral("slow down")),
                 qPrintable(reason));
        QCOMPARE(closed[0][1].toInt(), 429);
        QCOMPARE(closed[0][2].toLongLong(), 7'000);
    }

    void addressesThatAreNone()
    {
        WsChannel channel(quick(), m_clock);
        QSignalSpy closed(&channel, &Channel::closed);
        int expected = 0;
        for (const char* address : {"http://127.0.0.1:1/x", "", "ws://", "wss:///path"}) {
            channel.open(QUrl(QString::fromLatin1(address)));
            ++expected;
            QTRY_COMPARE(closed.size(), expected);
            QCOMPARE(closed.last()[1].toInt(), Channel::kNeverLeft);
        }
    }

    void refusedConnection()
    {
        QTcpServer closedPort;
        QVERIFY(closedPort.listen(QHostAddress::LocalHost));
        const QUrl nobody(QStringLiteral("ws://127.0.0.1:%1/x").arg(closedPort.serverPort()));
        closedPort.close();
        WsChannel channel(quick(), m_clock);
        QSignalSpy closed(&channel, &Channel::closed);
        channel.open(nobody);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(closed[0][0].toString().contains(QStringLiteral("refuses connections")));
        QCOMPARE(closed[0][1].toInt(), 0);
    }

    // What is filtered on its way says nothing: the other addresses of the name have their turn in time.
    void anAddressThatNeverAnswersHidesNoOther()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        const SilentPort silent("127.0.0.2", venue.port());
        QVERIFY(silent.isFull());
        setProxyAsker([](const QUrl&) { return QNetworkProxy(QNetworkProxy::NoProxy); });
        const auto asLeft = qScopeGuard([] { setProxyAsker({}); });
        NetworkConfig config;
        config.connectTimeout = 2'000ms;  // of which an address has a quarter
        WsChannel channel(config, m_clock);
        QSignalSpy opened(&channel, &Channel::opened), closed(&channel, &Channel::closed);
        QUrl address = url(venue);
        address.setHost(QString::fromLatin1(NetworkOutage::twoWays()));
        channel.open(address);
        QTRY_VERIFY(opened.size() + closed.size() > 0);
        QCOMPARE(closed.size(), 0);
        QCOMPARE(venue.count(FakeVenue::Knock::Tcp), 1);
    }

    // Qt's own connecting would try a host that resets at once hundreds of times a second.
    void oneAttemptForEachOpen()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        venue.setKnockReset(true);
        WsChannel channel(quick(), m_clock);
        QSignalSpy closed(&channel, &Channel::closed);
        for (int i = 1; i <= 10; ++i) {
            channel.open(url(venue));
            QTRY_COMPARE(closed.size(), i);
        }
        QCOMPARE(venue.count(FakeVenue::Knock::Tcp), 10);
    }

    void closedWithinItsOwnSignals()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        WsChannel channel(quick(), m_clock);
        QSignalSpy closed(&channel, &Channel::closed);
        connect(&channel, &Channel::opened, &channel, &Channel::close);
        channel.open(url(venue));
        QTRY_COMPARE(closed.size(), 1);
        disconnect(&channel, &Channel::opened, &channel, &Channel::close);
        int texts = 0;
        connect(&channel, &Channel::text, this, [&] {
            ++texts;
            channel.close();
        });
        QSignalSpy opened(&channel, &Channel::opened);
        channel.open(url(venue));
        QTRY_COMPARE(opened.size(), 1);
        for (int i = 0; i < 5; ++i) venue.sendText("{}");
        QTRY_COMPARE(closed.size(), 2);
        QCOMPARE(texts, 1);
    }

    void destroyedInTheMiddle()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        auto connecting = std::make_unique<WsChannel>(quick(), m_clock);
        connecting->open(url(venue));
        connecting.reset();
        auto open = std::make_unique<WsChannel>(quick(), m_clock);
        QSignalSpy opened(open.get(), &Channel::opened);
        open->open(url(venue));
        QTRY_COMPARE(opened.size(), 1);
        open.reset();
        QTRY_VERIFY(venue.sockets().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWsChannel)
#include "tst_ws_channel.moc"
