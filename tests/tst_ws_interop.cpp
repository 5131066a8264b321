// Our WebSocket client against a server that is not ours: Qt's. What both understand of RFC 6455
// is what neither has misread alone.
#include "feeds/ws_channel.h"

#include <QWebSocket>
#include <QWebSocketServer>
#include <QtTest>

using namespace plimsoll;

class TestWsInterop : public QObject {
    Q_OBJECT

    // A server and a channel that have met.
    struct Pair {
        QWebSocketServer server{QStringLiteral("interop"), QWebSocketServer::NonSecureMode};
        SystemClock clock;
        WsChannel channel{NetworkConfig{}, clock};
        std::unique_ptr<QWebSocket> peer;
        QList<QByteArray> texts;
        QString closedWith;
        bool closed = false;

        bool meet()
        {
            if (!server.listen(QHostAddress::LocalHost)) return false;
            QObject::connect(&channel, &Channel::text, &channel,
                             [this](const QByteArray& t, const Stamp&) { texts << t; });
            QObject::connect(&channel, &Channel::closed, &channel, [this](const QString& reason, int, qint64) {
                closed = true;
                closedWith = reason;
            });
            QSignalSpy opened(&channel, &Channel::opened);
            channel.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/public/stream?x=1").arg(server.serverPort())));
            if (!QTest::qWaitFor([&] { return server.hasPendingConnections() && !opened.isEmpty(); }, 5'000))
                return false;
            peer.reset(server.nextPendingConnection());
            return true;
        }
    };

private Q_SLOTS:
    void textsOfEverySizeArriveWhole()
    {
        Pair pair;
        QVERIFY(pair.meet());
        QCOMPARE(pair.peer->requestUrl().path(), QStringLiteral("/public/stream"));
        // Around the borders of the three length forms (section 5.2), and one that Qt sends in pieces.
        QStringList sent;
        for (int size : {0, 1, 125, 126, 127, 65'535, 65'536, 1'500'000})
            sent << QString(size, QLatin1Char('a' + size % 26));
        sent << QStringLiteral("\u20bf \u6bd4\u7279\u5e01 \U0001F680");
        for (const QString& text : sent) pair.peer->sendTextMessage(text);
        QTRY_COMPARE_WITH_TIMEOUT(pair.texts.size(), sent.size(), 10'000);
        for (qsizetype i = 0; i < sent.size(); ++i) QCOMPARE(pair.texts[i], sent[i].toUtf8());
    }

    void ourTextsAreUnderstood()
    {
        Pair pair;
        QVERIFY(pair.meet());
        QSignalSpy heard(pair.peer.get(), &QWebSocket::textMessageReceived);
        pair.channel.send(QStringLiteral(R"({"method":"SUBSCRIBE","params":["btcusdt@depth@100ms"],"id":1})"));
        pair.channel.send(QString(70'000, QLatin1Char('z')));
        QTRY_COMPARE(heard.size(), 2);
        QVERIFY(heard[0][0].toString().contains(QStringLiteral("SUBSCRIBE")));
        QCOMPARE(heard[1][0].toString().size(), 70'000);
    }

    void pingsGoBothWays()
    {
        Pair pair;
        QVERIFY(pair.meet());
        QSignalSpy ponged(&pair.channel, &Channel::ponged);
        pair.channel.ping();
        QTRY_COMPARE(ponged.size(), 1);
        QSignalSpy answered(pair.peer.get(), &QWebSocket::pong);
        pair.peer->ping("payload");
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered[0][1].toByteArray(), QByteArray("payload"));
    }

    void theServersCloseIsNamed()
    {
        Pair pair;
        QVERIFY(pair.meet());
        pair.peer->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("maintenance"));
        QTRY_VERIFY(pair.closed);
        QVERIFY2(pair.closedWith.contains(QStringLiteral("1001")), qPrintable(pair.closedWith));
    }

    void ourCloseIsClean()
    {
        Pair pair;
        QVERIFY(pair.meet());
        QSignalSpy gone(pair.peer.get(), &QWebSocket::disconnected);
        pair.channel.close();
        QTRY_VERIFY(pair.closed);
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(pair.peer->closeCode(), QWebSocketProtocol::CloseCodeNormal);
    }
};

QTEST_GUILESS_MAIN(TestWsInterop)
#include "tst_ws_interop.moc"
