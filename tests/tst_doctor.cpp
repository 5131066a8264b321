// The doctor, as a person or a script asks it: what is wrong is named with what to do about it, whatever is wrong.
#include "tests/support/fake_venue.h"
#include "tests/support/own_files.h"
#include "tests/support/program_run.h"
#include "tests/support/tls_identity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using plimsoll::test::FakeVenue;

namespace {

struct Line {
    QString verdict, what, remedy;
};

const QString kAnchor = QString::fromStdString(plimsoll::test::tlsAnchor());

}  // namespace

class TestDoctor : public QObject, private plimsoll::test::OwnFiles {
    Q_OBJECT

    int m_status = -1;
    QByteArray m_out, m_err;
    QMap<QString, QList<Line>> m_lines;

    QString endpointsOf(const QByteArray& key, const FakeVenue& venue, bool tls = false) const
    {
        QJsonObject one;
        const plimsoll::Endpoints e = venue.endpoints();
        for (const plimsoll::Role role : {plimsoll::Role::Rest, plimsoll::Role::Ws}) {
            QString url = QString::fromStdString(e.at(role));
            // The certificate is of a name, and names of this machine are looked up here.
            if (tls) url.replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"));
            one.insert(QString::fromStdString(std::string(plimsoll::roleKey(role))), url);
        }
        return put(QStringLiteral("endpoints.json"),
                   QJsonDocument(QJsonObject{{QString::fromLatin1(key), one}}).toJson());
    }
    // As JSON, beside this thread's event loop: a venue of this process is the other side.
    void ask(const QStringList& arguments, bool json = true, const QString& systemsProxy = {})
    {
        QProcess p;
        QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
        e.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        e.insert(QStringLiteral("XDG_DATA_HOME"), m_dir.filePath(QStringLiteral("data")));
        e.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir.filePath(QStringLiteral("config")));
        e.remove(QStringLiteral("DISPLAY"));
        e.remove(QStringLiteral("WAYLAND_DISPLAY"));
        for (const char* proxy :
             {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
            e.remove(QLatin1String(proxy));
        if (!systemsProxy.isEmpty()) e.insert(QStringLiteral("https_proxy"), systemsProxy);
        p.setProcessEnvironment(e);
        p.start(QStringLiteral(PLIMSOLL_BINARY),
                QStringList{QStringLiteral("doctor")} + arguments +
                    (json ? QStringList{QStringLiteral("--json")} : QStringList()));
        const plimsoll::test::Ran ran = plimsoll::test::finishBeside(p);
        m_status = ran.status;
        m_out = ran.out;
        m_err = ran.err;
        m_lines.clear();
        const QJsonObject all = QJsonDocument::fromJson(m_out).object();
        for (const QJsonValue& v : all.value(QStringLiteral("checks")).toArray()) {
            const QJsonObject o = v.toObject();
            m_lines[o.value(QStringLiteral("subject")).toString()].append(
                {o.value(QStringLiteral("verdict")).toString(), o.value(QStringLiteral("what")).toString(),
                 o.value(QStringLiteral("remedy")).toString()});
        }
    }
    Line line(const char* subject) const { return m_lines.value(QLatin1String(subject)).value(0); }
    QString folder(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void aHealthyVenueHasEveryStep()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("healthy")});
        QVERIFY2(m_status == 0, (m_out + m_err).constData());
        for (const char* subject :
             {"bybit name", "bybit connection", "bybit REST", "bybit clock", "bybit WebSocket", "fonts",
              "data folder", "data folder write", "free space", "proxy"}) {
            QVERIFY2(m_lines.contains(QLatin1String(subject)), subject);
            QCOMPARE(line(subject).verdict, QStringLiteral("ok"));
        }
        for (const char* subject : {"display", "history", "settings"})
            QCOMPARE(line(subject).verdict, QStringLiteral("note"));
        QVERIFY(m_lines.contains(QStringLiteral("sound")));
        QVERIFY(m_lines.contains(QStringLiteral("tray")));
    }
    void textSaysTheSame()
    {
        FakeVenue venue(FakeVenue::Dialect::Binance);
        ask({"--endpoints", endpointsOf("binance", venue), "--data-dir", folder("text")}, false);
        QVERIFY2(m_status == 0, (m_out + m_err).constData());
        QVERIFY(m_out.contains("binance connection"));
        QVERIFY(m_out.contains("ok    fonts"));
        QVERIFY(!m_out.contains("FAIL"));
    }
    void aClosedPortIsNamedAtOnce()
    {
        QByteArray port;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = QByteArray::number(server.serverPort());
        }
        const QString file = put(QStringLiteral("closed.json"), "{\"okx\":{\"rest\":\"http://127.0.0.1:" + port +
                                                                    "\",\"ws\":\"ws://127.0.0.1:" + port + "\"}}");
        ask({"--endpoints", file, "--data-dir", folder("closed")});
        QCOMPARE(m_status, 1);
        QCOMPARE(line("okx connection").verdict, QStringLiteral("fail"));
        QVERIFY2(line("okx connection").what.contains(QLatin1String(port)),
                 qPrintable(line("okx connection").what));
        QVERIFY(line("okx connection").remedy.contains(QStringLiteral("firewall")));
        // The rest is not tried, and says why.
        QCOMPARE(line("okx REST").verdict, QStringLiteral("note"));
        QVERIFY(line("okx WebSocket").what.contains(QStringLiteral("not tried")));
        QVERIFY(m_err.contains("1 check failed"));
    }
    // The system waits without end for such a script; the program does not, not even at its end.
    void aProxyScriptThatDoesNotAnswer()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString file =
            put(QStringLiteral("script.json"),
                "{\"okx\":{\"rest\":\"https://nobody.invalid\",\"ws\":\"wss://nobody.invalid\"}}");
        ask({"--endpoints", file, "--data-dir", folder("script")}, true,
            QStringLiteral("pac+http://127.0.0.1:%1/p.pac").arg(silent.serverPort()));
        if (!silent.hasPendingConnections()) QSKIP("this system's proxy settings know no scripts");
        QCOMPARE(m_status, 1);
        QCOMPARE(line("okx proxy").verdict, QStringLiteral("fail"));
        QVERIFY2(line("okx proxy").what.contains(QStringLiteral("script")), qPrintable(line("okx proxy").what));
        QVERIFY(line("okx proxy").remedy.contains(QStringLiteral("--proxy")));
        QVERIFY(!m_lines.contains(QStringLiteral("okx name")));
    }
    void aNameThatNobodyKnows()
    {
        const QString file =
            put(QStringLiteral("lost.json"),
                "{\"okx\":{\"rest\":\"https://nobody.invalid\",\"ws\":\"wss://nobody.invalid\"}}");
        ask({"--endpoints", file, "--data-dir", folder("lost")});
        QCOMPARE(m_status, 1);
        QCOMPARE(line("okx name").verdict, QStringLiteral("fail"));
        QVERIFY(line("okx name").remedy.contains(QStringLiteral("replay")));
        QVERIFY(!m_lines.contains(QStringLiteral("okx TLS")));
    }
    void aBadCertificateIsSaidInWords_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("expired") << QByteArray("expired") << QStringLiteral("has expired");
        QTest::newRow("self-signed") << QByteArray("selfsigned") << QStringLiteral("certificate");
        QTest::newRow("of another host") << QByteArray("wronghost") << QStringLiteral("localhost");
    }
    void aBadCertificateIsSaidInWords()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, said);
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        venue.useTls(plimsoll::test::tlsIdentity(name.constData()));
        ask({"--endpoints", endpointsOf("bybit", venue, true), "--ca-file", kAnchor, "--data-dir", folder("tls")});
        QCOMPARE(m_status, 1);
        QCOMPARE(line("bybit connection").verdict, QStringLiteral("ok"));
        QCOMPARE(line("bybit TLS").verdict, QStringLiteral("fail"));
        QVERIFY2(line("bybit TLS").what.contains(said), qPrintable(line("bybit TLS").what));
        QVERIFY(line("bybit TLS").remedy.contains(QStringLiteral("clock")));
        QCOMPARE(line("certificates").verdict, QStringLiteral("ok"));
    }
    void aGoodCertificateSaysUntilWhen()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        venue.useTls(plimsoll::test::tlsIdentity("good"));
        ask({"--endpoints", endpointsOf("bybit", venue, true), "--ca-file", kAnchor, "--data-dir",
             folder("tls2")});
        QVERIFY2(m_status == 0, (m_out + m_err).constData());
        QVERIFY2(line("bybit TLS").what.contains(QStringLiteral("until 2")), qPrintable(line("bybit TLS").what));
    }
    void aWrongClock()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        venue.skewMs = 90'000;
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("clock")});
        QCOMPARE(m_status, 1);
        QCOMPARE(line("bybit clock").verdict, QStringLiteral("fail"));
        QVERIFY(line("bybit clock").remedy.contains(QStringLiteral("set this machine's clock")));
        QCOMPARE(line("bybit REST").verdict, QStringLiteral("ok"));
    }
    // Less than what a slow way might take: it is asked, and the way there and back is measured.
    void aClockThatIsALittleOff_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("dialect");
        QTest::newRow("binance") << QStringLiteral("binance") << static_cast<int>(FakeVenue::Dialect::Binance);
        QTest::newRow("bybit") << QStringLiteral("bybit") << static_cast<int>(FakeVenue::Dialect::Bybit);
        QTest::newRow("okx") << QStringLiteral("okx") << static_cast<int>(FakeVenue::Dialect::Okx);
        QTest::newRow("hyperliquid") << QStringLiteral("hyperliquid")
                                     << static_cast<int>(FakeVenue::Dialect::Hyperliquid);
    }
    void aClockThatIsALittleOff()
    {
        QFETCH(QString, key);
        QFETCH(int, dialect);
        const QByteArray subject = (key + QStringLiteral(" clock")).toLatin1();
        FakeVenue venue(static_cast<FakeVenue::Dialect>(dialect));
        venue.skewMs = -1'700;
        ask({"--endpoints", endpointsOf(key.toLatin1(), venue), "--data-dir", folder("little")});
        QCOMPARE(line(subject).verdict, QStringLiteral("fail"));
        const QRegularExpression ahead(
            QStringLiteral("clock is (\\d+\\.\\d) s ahead of \\w+'s \\(\u00b1 (\\d+) ms\\)"));
        const QRegularExpressionMatch said = ahead.match(line(subject).what);
        QVERIFY2(said.hasMatch(), qPrintable(line(subject).what));
        const double doubt = said.captured(2).toDouble() / 1'000;
        QVERIFY2(std::abs(said.captured(1).toDouble() - 1.7) <= doubt + 0.06, qPrintable(line(subject).what));
    }
    void aClockThatIsHardlyOff()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        venue.skewMs = -600;
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("hardly")});
        QVERIFY2(m_status == 0, (m_out + m_err).constData());
        QCOMPARE(line("bybit clock").verdict, QStringLiteral("ok"));
        QVERIFY2(line("bybit clock").what.contains(QStringLiteral(" ms ahead of Bybit's")),
                 qPrintable(line("bybit clock").what));
    }
    void aProxyIsShownWithoutItsPassword()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("proxy"), "--proxy",
             "socks5://me:sesame@proxy.example:1080"});
        QVERIFY(line("proxy").what.contains(QStringLiteral("proxy.example")));
        QVERIFY(!m_out.contains("sesame"));
        QVERIFY(!m_err.contains("sesame"));
        // Nor where it makes no sense.
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("proxy"), "--proxy",
             "ftp://me:sesame@proxy.example:1080"});
        QCOMPARE(m_status, 2);
        QVERIFY(!m_out.contains("sesame"));
        QVERIFY(!m_err.contains("sesame"));
    }
    void settingsThatMakeNoSense()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        const QString config = put(QStringLiteral("odd.ini"), "[General]\nschema=1\n[appearance]\nscale=7\n");
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("odd"), "--config", config});
        QCOMPARE(m_status, 1);
        QCOMPARE(line("settings").verdict, QStringLiteral("fail"));
        QVERIFY2(line("settings").what.contains(QStringLiteral("appearance/scale")),
                 qPrintable(line("settings").what));
        // Looking changes nothing.
        QVERIFY(QFile::exists(config));
    }
    void aFileInTheWayOfTheFolder()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        const QString file = put(QStringLiteral("plain"), "x");
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", file + QStringLiteral("/below"), "--config",
             m_dir.filePath(QStringLiteral("none.ini"))});
        QCOMPARE(m_status, 1);
        QCOMPARE(line("data folder").verdict, QStringLiteral("fail"));
        QVERIFY(line("data folder").remedy.contains(QStringLiteral("--data-dir")));
    }
    void aDatabaseThatIsNone()
    {
        FakeVenue venue(FakeVenue::Dialect::Bybit);
        QVERIFY(QDir().mkpath(folder("broken")));
        put(QStringLiteral("broken/history.sqlite"), QByteArray(8'192, 'x'));
        ask({"--endpoints", endpointsOf("bybit", venue), "--data-dir", folder("broken")});
        QCOMPARE(line("history").verdict, QStringLiteral("fail"));
        QVERIFY(line("history").remedy.contains(QStringLiteral("aside")));
        QCOMPARE(m_status, 1);
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
