// The simulated venues from the command line: `simulate` serves until it is told to stop, `snapshot --demo` says
// SIMULATED in everything that it writes.
#include "widgets/theme.h"

#include <QDateTime>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <cstdlib>

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
    // What it wrote to standard error; it must have succeeded.
    static QByteArray run(const QStringList& arguments)
    {
        QProcess program;
        prepare(program);
        program.start(QStringLiteral(PLIMSOLL_BINARY), arguments);
        if (!program.waitForFinished(120'000)) qFatal("%s does not end", qPrintable(arguments.first()));
        const QByteArray said = program.readAllStandardError();
        if (program.exitCode() != 0) qFatal("%s: %s", qPrintable(arguments.first()), said.constData());
        return said;
    }
    static QJsonObject snapshotIn(const QString& folder)
    {
        QFile file(folder + "/snapshot.json");
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    // Pictures by their band, tables by a column, the report in words.
    static void everyFileSays(const QString& folder, const QString& word)
    {
        const QRgb band = plimsoll::builtinTheme(QStringLiteral("dark")).ui.simulated.rgb();
        int pictures = 0, tables = 0;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (file.fileName().endsWith(".png")) {
                ++pictures;
                QCOMPARE(QImage::fromData(file.readAll()).pixel(2, 2), band);
            } else if (file.fileName().endsWith(".csv")) {
                ++tables;
                const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
                QVERIFY2(lines.first().endsWith(",source"), qPrintable(file.fileName()));
                for (qsizetype i = 1; i < lines.size(); ++i)
                    QVERIFY2(lines[i].endsWith(',' + word.toUtf8()), qPrintable(file.fileName()));
            } else if (file.fileName().endsWith(".html")) {
                QVERIFY(file.readAll().contains(word.toUtf8()));
            }
        }
        QVERIFY(pictures > 5);
        QVERIFY(tables > 3);
    }

private Q_SLOTS:
    void simulateSaysWhereAndServes()
    {
        QProcess program;
        prepare(program);
        QElapsedTimer since;
        since.start();
        const qint64 began = QDateTime::currentMSecsSinceEpoch();
        program.start(QStringLiteral(PLIMSOLL_BINARY), {"simulate", "--scenario", "calm", "--seed", "7"});
        QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), 30'000);
        const qint64 start = since.elapsed();
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
        // Who reads it has the machine's clock: the venues' is the same, as slow as the start was. One that stood
        // still meanwhile would be behind by most of it. A quarter is left for what comes between two looks at
        // clocks on a busy machine, and what the machine's clock was set by is nobody's fault.
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 told =
            QJsonDocument::fromJson(
                get(said.value("binance").toObject().value("rest").toString() + "/fapi/v1/time", status))
                .object()
                .value("serverTime")
                .toInteger();
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        const qint64 room = start / 4 + std::abs((after - began) - since.elapsed());
        QVERIFY2(told >= before - room && told <= after + room,
                 qPrintable(QStringLiteral("%1 ms, of %2").arg(told - before).arg(room)));
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    // Nobody would know where it serves.
    void whereNothingCanBeSaidNothingIsServed()
    {
        if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("no /dev/full here");
        QProcess program;
        prepare(program);
        program.setStandardOutputFile(QStringLiteral("/dev/full"));
        program.start(QStringLiteral(PLIMSOLL_BINARY), {"simulate", "--scenario", "calm"});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitCode(), 1);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(said.contains("cannot write to standard output; "), said.constData());
        QCOMPARE(said.count('\n'), 1);
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
        run({"snapshot", "--demo", "--assets", "BTC,ETH", "--after", "15", "--out", dir.filePath("out"),
             "--data-dir", dir.path(), "--size", "1366x768"});
        const QJsonObject snapshot = snapshotIn(dir.filePath("out"));
        QCOMPARE(snapshot.value("source").toString(), QStringLiteral("SIMULATED"));
        QVERIFY(!snapshot.contains("recorded_source"));
        const QJsonObject venues = snapshot.value("venues").toObject();
        QCOMPARE(venues.size(), 4);
        for (auto v = venues.begin(); v != venues.end(); ++v) {
            // On a machine that does other things a book may be two seconds old at that moment.
            const QString state = v.value().toObject().value("state").toString();
            QVERIFY2(state == QLatin1String("live") || state == QLatin1String("late"), qPrintable(state));
            QCOMPARE(v.value().toObject().value("errors").toInt(-1), 0);
            QCOMPARE(v.value().toObject().value("gaps").toInt(-1), 0);
        }
        everyFileSays(dir.filePath("out"), QStringLiteral("SIMULATED"));
    }

    // A recording of it says whose words it holds, and so does everything that is made of it.
    void aRecordingOfTheDemoStaysSimulated()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath("demo.plog");
        run({"record", "--demo", "--assets", "BTC", "--for", "5", "--out", file, "--data-dir", dir.path()});
        run({"snapshot", "--replay", file, "--out", dir.filePath("out"), "--data-dir", dir.path(), "--size",
             "1366x768"});
        const QJsonObject snapshot = snapshotIn(dir.filePath("out"));
        QCOMPARE(snapshot.value("source").toString(), QStringLiteral("REPLAY"));
        QCOMPARE(snapshot.value("recorded_source").toString(), QStringLiteral("SIMULATED"));
        everyFileSays(dir.filePath("out"), QStringLiteral("REPLAY of SIMULATED"));
        const QByteArray stats =
            run({"decode", "--venue", "bybit", "--in", file, "--stats", "--keep-going"}).trimmed();
        const QJsonObject said = QJsonDocument::fromJson(stats.mid(stats.lastIndexOf('\n') + 1)).object();
        QCOMPARE(said.value("source").toString(), QStringLiteral("SIMULATED"));
        QVERIFY(said.value("endpoints").toObject().value("bybit.ws").toString().startsWith("ws://127.0.0.1:"));
    }

    // Somebody's own endpoints file that leads to simulated venues, without a word of what they are.
    void simulatedEndpointsAreNotLive()
    {
        QProcess program;
        prepare(program);
        program.start(QStringLiteral(PLIMSOLL_BINARY), {"simulate", "--scenario", "calm"});
        QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), 30'000);
        QJsonObject said = QJsonDocument::fromJson(program.readLine()).object();
        said.remove("control");
        QTemporaryDir dir;
        QFile file(dir.filePath("endpoints.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(said).toJson());
        file.close();
        run({"snapshot", "--endpoints", file.fileName(), "--assets", "BTC", "--after", "4", "--out",
             dir.filePath("out"), "--data-dir", dir.path(), "--size", "1366x768"});
        QCOMPARE(snapshotIn(dir.filePath("out")).value("source").toString(), QStringLiteral("SIMULATED"));
        everyFileSays(dir.filePath("out"), QStringLiteral("SIMULATED"));
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        QVERIFY(program.waitForFinished(20'000));
    }
};

QTEST_GUILESS_MAIN(TestSimCli)
#include "tst_sim_cli.moc"
