// The simulated venues from the command line: `simulate` serves until it is told to stop, `snapshot --demo` says
// SIMULATED in everything that it writes.
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

class TestSimCli : public QObject {
    Q_OBJECT
    static void prepare(QProcess& process)
    {
        QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
        env.insert("QT_QPA_PLATFORM", "offscreen");
        process.setProcessEnvironment(env);
    }
    static QByteArray get(const QString& url, int& status)
    {
        QNetworkAccessManager net;
        QNetworkReply* reply = net.get(QNetworkRequest(QUrl(url)));
        QSignalSpy done(reply, &QNetworkReply::finished);
        if (!reply->isFinished()) done.wait(10'000);
        status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        return reply->readAll();
    }

private Q_SLOTS:
    void simulateSaysWhereAndServes()
    {
        QProcess program;
        prepare(program);
        program.start(QStringLiteral(PLIMSOLL_BINARY), {"simulate", "--scenario", "calm", "--seed", "7"});
        QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), 30'000);
        const QJsonObject said = QJsonDocument::fromJson(program.readLine()).object();
        for (const char* venue : {"binance", "bybit", "okx", "hyperliquid"}) {
            const QJsonObject roles = said.value(QLatin1String(venue)).toObject();
            QVERIFY2(roles.value("rest").toString().startsWith("http://127.0.0.1:"), venue);
            QVERIFY2(roles.value("ws").toString().startsWith("ws://127.0.0.1:"), venue);
        }
        const QString control = said.value("control").toString();
        int status = 0;
        const QJsonObject truth = QJsonDocument::fromJson(get(control + "/truth", status)).object();
        QCOMPARE(status, 200);
        QCOMPARE(truth.value("source").toString(), QStringLiteral("SIMULATED"));
        QCOMPARE(truth.value("seed").toInt(), 7);
        QCOMPARE(truth.value("scenario").toString(), QStringLiteral("calm"));
        QVERIFY(truth.value("totals").toObject().value("money_conserved").toBool());
        const QByteArray list =
            get(said.value("binance").toObject().value("rest").toString() + "/fapi/v1/exchangeInfo", status);
        QCOMPARE(status, 200);
        QVERIFY(list.contains("\"BTCUSDT\""));
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void anUnknownScenarioFails()
    {
        QProcess program;
        prepare(program);
        program.start(QStringLiteral(PLIMSOLL_BINARY), {"simulate", "--scenario", "atlantis"});
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAllStandardError().contains("atlantis"));
        QVERIFY(program.readAllStandardOutput().isEmpty());
    }

    void aSnapshotOfTheDemoIsMarked()
    {
        QTemporaryDir dir;
        QProcess program;
        prepare(program);
        program.start(QStringLiteral(PLIMSOLL_BINARY),
                      {"snapshot", "--demo", "--assets", "BTC,ETH", "--after", "6", "--out", dir.filePath("out"),
                       "--data-dir", dir.path(), "--size", "1366x768"});
        QVERIFY(program.waitForFinished(120'000));
        QCOMPARE(program.exitCode(), 0);
        QFile file(dir.filePath("out/snapshot.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject snapshot = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(snapshot.value("source").toString(), QStringLiteral("SIMULATED"));
        const QJsonObject venues = snapshot.value("venues").toObject();
        QCOMPARE(venues.size(), 4);
        for (auto v = venues.begin(); v != venues.end(); ++v) {
            QCOMPARE(v.value().toObject().value("state").toString(), QStringLiteral("live"));
            QCOMPARE(v.value().toObject().value("errors").toInt(-1), 0);
            QCOMPARE(v.value().toObject().value("gaps").toInt(-1), 0);
        }
        QFile report(dir.filePath("out/report.html"));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.readAll().contains("SIMULATED"));
    }
};

QTEST_GUILESS_MAIN(TestSimCli)
#include "tst_sim_cli.moc"
