// The system's word on proxies: asked away from the feeds' threads, kept for a while, asked again where it led
// nowhere, and waited for by nobody.
#include "feeds/feed_host.h"
#include "feeds/http_connection.h"
#include "feeds/system_proxy.h"
#include "feeds/transport.h"
#include "feeds/ws_channel.h"
#include "tests/support/feed_rig.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTcpServer>
#include <QThread>
#include <QtTest>

#include <atomic>
#include <memory>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const QUrl kSocket(QStringLiteral("wss://nobody.invalid/stream"));
const QUrl kRest(QStringLiteral("https://nobody.invalid/time"));

// Says what it is told to, when it is let.
struct Word {
    std::atomic<int> asked = 0;
    QSemaphore may;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
};

NetworkConfig hasty()
{
    NetworkConfig c;
    c.connectTimeout = c.restTimeout = 1'000ms;
    return c;
}

QNetworkProxy nowhere()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost)) return {};
    return QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), server.serverPort());
}

}  // namespace

class TestSystemProxy : public QObject {
    Q_OBJECT

    std::shared_ptr<Word> m_word;

    void letAnswer() { m_word->may.release(1'000'000); }

private Q_SLOTS:
    void init()
    {
        m_word = std::make_shared<Word>();
        setProxyAsker([word = m_word](const QUrl&) {
            ++word->asked;
            word->may.acquire();
            return word->proxy;
        });
    }
    void cleanup()
    {
        letAnswer();
        setProxyAsker({});
        QTRY_VERIFY(!proxyAwaited());
    }

    void loopbackAndANamedProxyAskNobody()
    {
        for (const char* url : {"ws://127.0.0.1:9/a", "https://localhost/a", "wss://[::1]:9/a"}) {
            const auto proxy = proxyAtOnce(QUrl(QLatin1String(url)), {});
            QVERIFY(proxy && proxy->type() == QNetworkProxy::NoProxy);
        }
        NetworkConfig named;
        named.proxy = "socks5://jo:secret@proxy.invalid";
        const auto proxy = proxyAtOnce(kSocket, named);
        QVERIFY(proxy && proxy->type() == QNetworkProxy::Socks5Proxy);
        QCOMPARE(proxy->hostName(), QStringLiteral("proxy.invalid"));
        QCOMPARE(proxy->port(), quint16{1080});
        QCOMPARE(proxy->user(), QStringLiteral("jo"));
        named.proxy = "http://proxy.invalid:3128";
        QCOMPARE(proxyAtOnce(kSocket, named)->type(), QNetworkProxy::HttpProxy);
        QVERIFY(!proxyAtOnce(kSocket, {}));
        QCOMPARE(m_word->asked.load(), 0);
    }

    void oneAnswerForAllWhoAsk()
    {
        m_word->proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy.invalid"), 3128);
        ProxyQuestion one(kSocket, 60s, nullptr), two(kRest, 60s, nullptr);
        auto gone = std::make_unique<ProxyQuestion>(kRest, 60s, nullptr);
        QSignalSpy first(&one, &ProxyQuestion::answered), second(&two, &ProxyQuestion::answered);
        QTRY_COMPARE(m_word->asked.load(), 1);
        QVERIFY(proxyAwaited());
        gone.reset();
        letAnswer();
        QTRY_VERIFY(first.size() == 1 && second.size() == 1);
        QCOMPARE(m_word->asked.load(), 1);
        QCOMPARE(proxyAtOnce(kRest, {})->hostName(), QStringLiteral("proxy.invalid"));
        forgetProxy(kSocket);
        QVERIFY(!proxyAtOnce(kRest, {}));
        ProxyQuestion again(kRest, 60s, nullptr);
        QTRY_COMPARE(m_word->asked.load(), 2);
    }

    void questionsOfManyThreadsThatLeaveEarly()
    {
        letAnswer();
        std::vector<std::unique_ptr<QThread>> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back(QThread::create([] {
                for (int i = 0; i < 200; ++i) {
                    const ProxyQuestion question(kSocket, 60s, nullptr);
                    forgetProxy(kSocket);
                }
            }));
            threads.back()->start();
        }
        for (const auto& t : threads) QVERIFY(t->wait(20'000));
        QTRY_VERIFY(!proxyAwaited());
    }

    void noAnswerIsSaidInTime()
    {
        SystemClock clock;
        WsChannel channel(hasty(), clock);
        QSignalSpy closed(&channel, &Channel::closed);
        channel.open(kSocket);
        QVERIFY(closed.isEmpty());
        QTRY_COMPARE(closed.size(), 1);
        const QString why = closed[0][0].toString();
        QVERIFY2(why.contains(QStringLiteral("proxy")) && why.contains(QStringLiteral("script")), qPrintable(why));
        QCOMPARE(closed[0][1].toInt(), int(Channel::kNeverLeft));

        HttpConnection connection(hasty(), tlsConfiguration({}), nullptr);
        HttpAnswer got;
        int answers = 0;
        connect(&connection, &HttpConnection::done, this, [&](const HttpAnswer& answer) {
            got = answer;
            ++answers;
        });
        connection.ask(kRest);
        QTRY_COMPARE(answers, 1);
        QVERIFY(got.local);
        QVERIFY2(got.error.contains(QStringLiteral("proxy")), qPrintable(got.error));
        QCOMPARE(m_word->asked.load(), 1);  // the first one is still at it
    }

    // It is dialled through what was said; what leads nowhere is asked for again.
    void aWayThatLeadsNowhereIsForgotten()
    {
        m_word->proxy = nowhere();
        letAnswer();
        SystemClock clock;
        WsChannel channel(hasty(), clock);
        QSignalSpy closed(&channel, &Channel::closed);
        for (int n = 1; n <= 2; ++n) {
            channel.open(kSocket);
            QTRY_COMPARE(closed.size(), n);
            const QString why = closed.last()[0].toString();
            QVERIFY2(why.contains(QStringLiteral("the proxy cannot be reached")), qPrintable(why));
            QTRY_VERIFY(!proxyAtOnce(kSocket, {}));
            QCOMPARE(m_word->asked.load(), n);
        }
    }

    void feedsGoOnAndEnd()
    {
        NetworkConfig config = FeedRig::quick();
        config.connectTimeout = config.restTimeout = 1'000ms;
        SystemClock clock;
        EventQueue queue(200'000);
        Endpoints where;
        where.at(Role::Rest) = where.at(Role::SpotRest) = "https://nobody.invalid";
        where.at(Role::Ws) = where.at(Role::SpotWs) = "wss://nobody.invalid";
        FeedHost host(config, clock, queue, {{VenueId::Bybit, where}, {VenueId::Okx, where}});
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        watch.spot = false;
        host.setWatch(watch);
        host.start();
        int reports[kVenueCount] = {};
        bool said[kVenueCount] = {};
        const auto look = [&](VenueId venue) {
            for (const EventBatch& batch : queue.take()) {
                for (const auto& e : batch.events) {
                    const auto* report = std::get_if<FeedReport>(&e.payload);
                    if (!report) continue;
                    const FeedHealth& h = *report->health;
                    const auto v = static_cast<std::size_t>(h.venue);
                    ++reports[v];
                    std::string all = h.headline;
                    for (const FeedError& error : h.recentErrors) all += error.what;
                    for (const SocketHealth& socket : h.sockets) all += socket.lastError;
                    said[v] |= all.find("proxy script") != std::string::npos;
                }
            }
            const auto v = static_cast<std::size_t>(venue);
            return said[v] && reports[v] >= 3;
        };
        QTRY_VERIFY_WITH_TIMEOUT(look(VenueId::Bybit) && look(VenueId::Okx), 20'000);
        QVERIFY(proxyAwaited());
        QElapsedTimer since;
        since.start();
        host.stop();
        QVERIFY2(since.elapsed() < 5'000, qPrintable(QString::number(since.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestSystemProxy)
#include "tst_system_proxy.moc"
