// The program itself, as a person or a script runs it: statuses, messages, files.
#include "feeds/recording/frame_log.h"
#include "tests/support/design_files.h"
#include "tests/support/fake_venue.h"
#include "tests/support/own_files.h"
#include "tests/support/program_run.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using plimsoll::test::Ran;

class TestCli : public QObject, private plimsoll::test::OwnFiles {
    Q_OBJECT
private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment e = QProcessEnvironment::systemEnvironment();
        e.insert("QT_QPA_PLATFORM", "offscreen");
        e.insert("XDG_DATA_HOME", m_dir.filePath("data"));
        e.insert("XDG_CONFIG_HOME", m_dir.filePath("config"));
        return e;
    }
    Ran run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return plimsoll::test::runProgram(arguments, input, environment());
    }
    // The event loop turns meanwhile: a venue of this process is the program's other side.
    Ran runBeside(const QStringList& arguments) const
    {
        QProcess p;
        p.setProcessEnvironment(environment());
        p.start(PLIMSOLL_BINARY, arguments);
        return finish(p);
    }
    static Ran finish(QProcess& p) { return plimsoll::test::finishBeside(p); }
    QString endpointsOf(const std::vector<std::pair<QByteArray, const plimsoll::test::FakeVenue*>>& venues) const
    {
        QJsonObject all;
        for (const auto& [key, venue] : venues) {
            QJsonObject one;
            const plimsoll::Endpoints e = venue->endpoints();
            for (const plimsoll::Role role :
                 {plimsoll::Role::Rest, plimsoll::Role::Ws, plimsoll::Role::SpotRest, plimsoll::Role::SpotWs})
                if (!e.at(role).empty())
                    one.insert(QString::fromStdString(std::string(plimsoll::roleKey(role))),
                               QString::fromStdString(e.at(role)));
            all.insert(QString::fromLatin1(key), one);
        }
        return put("endpoints.json", QJsonDocument(all).toJson());
    }
    static QJsonObject snapshotIn(const QString& folder)
    {
        QFile file(folder + "/snapshot.json");
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    // An address where nobody listens.
    static QByteArray nowhere()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return QByteArray::number(server.serverPort());
    }
    QString deadEndpoints() const
    {
        const QByteArray port = nowhere();
        return put("dead.json", "{\"binance\":{\"rest\":\"http://127.0.0.1:" + port +
                                    "\",\"ws\":\"ws://127.0.0.1:" + port + "\"}}");
    }
    QString bybitCapture() const
    {
        QByteArray text;
        for (int i = 0; i < 60; ++i)
            text += QByteArray::number(1'700'000'000'000'000'000 + i * 100'000'000ll) +
                    " {\"topic\":\"orderbook.200.BTCUSDT\",\"type\":\"" + (i == 0 ? "snapshot" : "delta") +
                    "\",\"ts\":1700000000000,\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"" +
                    QByteArray::number(100 - i % 3) + "\",\"1\"]],\"a\":[[\"" + QByteArray::number(101 + i % 2) +
                    "\",\"2\"]],\"u\":" + QByteArray::number(10 + i) + ",\"seq\":1}}\n";
        return put("bybit.jsonl", text);
    }

private Q_SLOTS:
    void helpAndVersion()
    {
        Ran r = run({"--help"});
        QCOMPARE(r.status, 0);
        for (const char* word :
             {"replay FILE", "snapshot", "record", "decode", "doctor", "demo", "simulate", "--endpoints"})
            QVERIFY2(r.out.contains(word), word);
        r = run({"decode", "--help"});
        QCOMPARE(r.status, 0);
        QVERIFY(r.out.contains("--keep-going"));
        QVERIFY(!r.out.contains("--out"));
        QCOMPARE(run({"help", "record"}).out, run({"record", "--help"}).out);
        r = run({"--version"});
        QCOMPARE(r.status, 0);
        QVERIFY(r.out.startsWith("plimsoll "));
    }
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("command") << QStringList{"snapshto"} << QByteArray("did you mean snapshot?");
        QTest::newRow("option") << QStringList{"decode", "--venu", "binance"}
                                << QByteArray("did you mean --venue?");
        QTest::newRow("port") << QStringList{"simulate", "--port", "99999"} << QByteArray("not a port");
        QTest::newRow("demo file") << QStringList{"demo", "cycle"} << QByteArray("unexpected \"cycle\"");
        QTest::newRow("decode without venue") << QStringList{"decode"} << QByteArray("--venue V");
        QTest::newRow("snapshot without out") << QStringList{"snapshot"} << QByteArray("--out DIR");
        QTest::newRow("record without out") << QStringList{"record"} << QByteArray("--out FILE");
        QTest::newRow("replay without file") << QStringList{"replay"} << QByteArray("at least one FILE");
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Ran r = run(arguments);
        QCOMPARE(r.status, 2);
        QVERIFY2(r.err.contains(said), r.err.constData());
        QCOMPARE(r.err.count('\n'), 1);
        QVERIFY(r.out.isEmpty());
    }
    void decodeReadsStandardInput()
    {
        const QByteArray good =
            "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1700000000050,\"a\":11,\"s\":"
            "\"BTCUSDT\",\"p\":\"1.50\","
            "\"q\":\"7\",\"f\":1,\"l\":2,\"T\":1700000000049,\"m\":false}}\n";
        Ran r = run({"decode", "--venue", "binance", "--stats"}, good + good);
        QCOMPARE(r.status, 0);
        QCOMPARE(r.out.count('\n'), 2);
        QVERIFY(r.out.contains("\"taker\":\"buy\""));
        const QJsonObject stats = QJsonDocument::fromJson(r.err).object();
        QCOMPARE(stats["frames"].toInt(), 2);
        QCOMPARE(stats["events"].toObject()["trade"].toInt(), 2);
        for (const char* key : {"bytes", "seconds", "frames_per_s", "errors", "resyncs"})
            QVERIFY2(stats.contains(QLatin1String(key)), key);

        r = run({"decode", "--venue", "binance"}, good + "junk\n" + good);
        QCOMPARE(r.status, 1);
        QCOMPARE(r.out.count('\n'), 3);
        QVERIFY(r.out.contains("{\"type\":\"error\",\"line\":2,"));
        QVERIFY(r.err.contains("1 of 3"));
        QCOMPARE(run({"decode", "--venue", "binance", "--keep-going"}, good + "junk\n").status, 0);
        QCOMPARE(run({"decode", "--venue", "binance"}).status, 0);
    }
    void decodeNamesWhatIsWrongOnce()
    {
        const Ran r = run({"decode", "--venue", "okx", "--instruments", put("bad.txt", "[]x")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("bad.txt: ") && !r.err.contains(": : "), r.err.constData());
    }
    void decodeReadsFiles()
    {
        const Ran r = run({"decode", "--in", bybitCapture(), "--books", "--levels", "1"});
        QCOMPARE(r.status, 0);
        QCOMPARE(r.out.count("\"state\":\"live\""), 60);
        const Ran missing = run({"decode", "--venue", "bybit", "--in", m_dir.filePath("none.jsonl")});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.err.contains("none.jsonl"));
    }
    void hugeAndBinaryInputIsSurvived()
    {
        QByteArray input = "{\"topic\":\"" + QByteArray(100 << 20, 'x') + "\n";
        input += QByteArray(100'000, '[') + "\n" + QByteArray("\x00\xff\x80\n", 4);
        const Ran r = run({"decode", "--venue", "bybit", "--stats"}, input);
        QCOMPARE(r.status, 1);
        QCOMPARE(r.out.count("\"type\":\"error\""), 3);
        QVERIFY(r.out.size() < 4'000);
    }
    void snapshotOfARecording()
    {
        const QString out = m_dir.filePath("bundle");
        const Ran r =
            run({"snapshot", "--replay", bybitCapture(), "--speed", "max", "--out", out, "--size", "1280x800"});
        QVERIFY2(r.status == 0, r.err.constData());
        for (const char* name :
             {"window.png", "snapshot.json", "report.html", "report.pdf", "panels", "tables", "series"})
            QVERIFY2(QFileInfo::exists(out + '/' + name), name);
        QFile file(out + "/snapshot.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        const QJsonObject s = QJsonDocument::fromJson(json).object();
        QCOMPARE(s["source"].toString(), "REPLAY");
        QCOMPARE(s["instruments"].toArray()[0].toObject()["book"].toObject()["state"].toString(), "live");
        const QImage window(out + "/window.png");
        QCOMPARE(window.width(), 1280);
        QVERIFY(window.height() > 800);
        QCOMPARE(QDir(out).entryList({".partial*"}, QDir::Dirs | QDir::Hidden).size(), 0);

        // Once more into the same folder, at another speed of the same recording: the same document.
        QVERIFY(run({"snapshot", "--replay", bybitCapture(), "--speed", "100", "--out", out}).status == 0);
        QFile again(out + "/snapshot.json");
        QVERIFY(again.open(QIODevice::ReadOnly));
        QCOMPARE(again.readAll(), json);

        const QString zip = m_dir.filePath("bundle.zip");
        QCOMPARE(run({"snapshot", "--replay", bybitCapture(), "--out", zip}).status, 0);
        QFile packed(zip);
        QVERIFY(packed.open(QIODevice::ReadOnly));
        QVERIFY(packed.read(4) == QByteArray("PK\x03\x04", 4));
    }
    void whatCannotBeDoneIsOneSentenceAndOne()
    {
        Ran r = run({"snapshot", "--replay", m_dir.filePath("missing.jsonl"), "--out", m_dir.filePath("x")});
        QCOMPARE(r.status, 1);
        QVERIFY(r.err.contains("missing.jsonl: no such file"));
        QVERIFY(!QFileInfo::exists(m_dir.filePath("x")));

        r = run({"snapshot", "--replay", bybitCapture(), "--out", put("occupied", "x")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("it is a file"), r.err.constData());

        r = run({"snapshot", "--endpoints", put("bad.json", "{\n\"binance\": {\"wss\": \"x\"}}"), "--out",
                 m_dir.filePath("x")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("bad.json:2: binance.wss"), r.err.constData());

        r = run({"record", "--out", m_dir.filePath("no/folder/x.plog"), "--endpoints", deadEndpoints()});
        QCOMPARE(r.status, 1);
        QVERIFY(r.err.contains("x.plog"));
    }
    void anUnreachableVenueStillGivesASnapshot()
    {
        const QString out = m_dir.filePath("dead");
        const Ran r = run({"snapshot", "--endpoints", deadEndpoints(), "--after", "1.2", "--out", out});
        // It is written, and whoever asked for it is told that there is nothing in it.
        QVERIFY2(r.status == 1, r.err.constData());
        QVERIFY2(r.err.contains("nothing was received from any venue") && r.err.contains("plimsoll doctor"),
                 r.err.constData());
        QFile file(out + "/snapshot.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject s = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(s["source"].toString(), "LIVE");
        const QJsonObject venue = s["venues"].toObject()["binance"].toObject();
        QVERIFY(venue["state"].toString() != QLatin1String("live"));
        for (const QJsonValue& i : s["instruments"].toArray()) QVERIFY(i["book"]["bids"].isNull());
    }
    void nothingReceivedLeavesNoRecording()
    {
        const QString out = m_dir.filePath("nothing.plog");
        const Ran r = run({"record", "--endpoints", deadEndpoints(), "--for", "1", "--out", out});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("nothing was received"), r.err.constData());
        QVERIFY(!QFileInfo::exists(out));
    }
    // Until something has come in its place; and what is no recording stays what it is.
    void whatLiesThereStays()
    {
        const QString out = m_dir.filePath("kept.plog");
        const auto entries = [&] {
            plimsoll::FrameLogReader log;
            return log.open(out) ? log.entries() : 0;
        };
        Ran r = run({"record", "--replay", bybitCapture(), "--out", out});
        QVERIFY2(r.status == 0, r.err.constData());
        QCOMPARE(entries(), std::uint64_t{60});
        r = run({"record", "--replay", bybitCapture(), "--venues", "okx", "--out", out});
        QCOMPARE(r.status, 1);
        QCOMPARE(entries(), std::uint64_t{60});
        r = run({"record", "--endpoints", deadEndpoints(), "--for", "1", "--out", out});
        QCOMPARE(r.status, 1);
        QCOMPARE(entries(), std::uint64_t{60});
        r = run({"record", "--replay", bybitCapture(), "--for", "1", "--out", out});
        QVERIFY2(r.status == 0, r.err.constData());
        QVERIFY(entries() > 0 && entries() <= 11);
        QVERIFY(QDir(m_dir.path()).entryList({"*.before*"}).isEmpty());

        const QString words = put("words.txt", "mine");
        r = run({"record", "--replay", bybitCapture(), "--out", words});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("is no recording; choose another --out"), r.err.constData());
        QFile file(words);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }
    // What came is not what was wanted, or not all of it: both are kept, and each step of it is told.
    void whatIsNotReplacedIsKeptBeside()
    {
        const QString out = m_dir.filePath("beside.plog"), old = out + ".before";
        const auto entries = [](const QString& path) {
            plimsoll::FrameLogReader log;
            return log.open(path) ? log.entries() : 0;
        };
        Ran r = run({"record", "--replay", bybitCapture(), "--out", out});
        QVERIFY2(r.status == 0 && !r.err.contains(".before"), r.err.constData());
        const QByteArray moved = "what lay at " + out.toUtf8() + " is " + old.toUtf8();
        const QByteArray both = "what was in " + out.toUtf8() + " before is " + old.toUtf8();
        r = run({"record", "--demo", "--assets", "NOPE", "--for", "60", "--out", out});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("NOPE: traded at none"), r.err.constData());
        QVERIFY2(r.err.contains(moved + " until something has come") && r.err.contains(both), r.err.constData());
        QVERIFY(QFileInfo::exists(out));
        QCOMPARE(entries(old), std::uint64_t{60});

        // One is there from before: it is named, and stays.
        r = run({"record", "--replay", bybitCapture(), "--for", "1", "--out", out});
        QVERIFY2(r.status == 0, r.err.constData());
        QVERIFY2(r.err.contains(old.toUtf8() + " is what lay at " + out.toUtf8() + " before an earlier run"),
                 r.err.constData());
        QVERIFY2(r.err.contains(moved + "-2 until something has come"), r.err.constData());
        QCOMPARE(entries(old), std::uint64_t{60});
        QVERIFY(!QFileInfo::exists(old + "-2"));
        QVERIFY(QFile::remove(old));

        // The disk takes the beginning and no more.
        QVERIFY2(run({"record", "--replay", bybitCapture(), "--out", out}).status == 0, "");
        QProcess p;
        p.setProcessEnvironment(environment());
        p.setChildProcessModifier([] {
            ::signal(SIGXFSZ, SIG_IGN);
            rlimit most{};
            ::getrlimit(RLIMIT_FSIZE, &most);
            most.rlim_cur = 16;
            ::setrlimit(RLIMIT_FSIZE, &most);
        });
        p.start(PLIMSOLL_BINARY, {"record", "--replay", bybitCapture(), "--out", out});
        r = finish(p);
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("cannot write") && r.err.contains(both), r.err.constData());
        QCOMPARE(entries(old), std::uint64_t{60});
    }
    void whatCannotBeMovedIsNotReplaced()
    {
        // Nothing may have a longer name.
        const QString out = m_dir.filePath(QString(250, u'k') + ".plog");
        Ran r = run({"record", "--replay", bybitCapture(), "--out", out});
        if (r.status != 0) QSKIP("no name may be so long here");
        const qint64 size = QFileInfo(out).size();
        r = run({"record", "--replay", bybitCapture(), "--for", "1", "--out", out});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("cannot be moved aside"), r.err.constData());
        QCOMPARE(QFileInfo(out).size(), size);
    }
    void aRecordingIsRecordedAgain()
    {
        const QString out = m_dir.filePath("again.plog");
        Ran r = run({"record", "--replay", bybitCapture(), "--out", out});
        QVERIFY2(r.status == 0, r.err.constData());
        plimsoll::FrameLogReader log;
        QVERIFY(log.open(out).hasValue());
        QCOMPARE(log.entries(), 60u);
        // Nobody has said whose words the first one holds, and this one does not say more.
        QVERIFY(!log.origin().said());
        // A tenth of a second a frame.
        r = run({"record", "--replay", out, "--for", "1", "--out", m_dir.filePath("short.plog")});
        QVERIFY2(r.status == 0, r.err.constData());
        plimsoll::FrameLogReader part;
        QVERIFY(part.open(m_dir.filePath("short.plog")).hasValue());
        QVERIFY(part.entries() >= 10 && part.entries() <= 11);
        r = run({"record", "--replay", out, "--out", out});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("read and written at once"), r.err.constData());
        r = run({"record", "--replay", out, "--venues", "okx", "--out", m_dir.filePath("none.plog")});
        QCOMPARE(r.status, 1);
        QVERIFY(!QFileInfo::exists(m_dir.filePath("none.plog")));
        // What would change nothing is not taken as if it did.
        r = run({"record", "--replay", out, "--assets", "BTC", "--out", m_dir.filePath("none.plog")});
        QCOMPARE(r.status, 2);
        QVERIFY2(r.err.contains("leave --assets out"), r.err.constData());
        r = run({"replay", out, "--json"});
        QCOMPARE(r.status, 2);
        QVERIFY2(r.err.contains("--json belongs to --report"), r.err.constData());
    }
    void whatIsNamedMustBeThere_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("said");
        const QString plain = put("plain.txt", "no certificate\n"), bad = put("bad.ini", QByteArray(64, '\0'));
        QTest::newRow("certificate") << QStringList{"--ca-file", plain}
                                     << QByteArray("plain.txt: There is no certificate");
        QTest::newRow("no such certificate")
            << QStringList{"--ca-file", m_dir.filePath("no.pem")} << QByteArray("no.pem: The file cannot be read");
        QTest::newRow("settings") << QStringList{"--config", bad} << QByteArray("bad.ini: it is damaged");
    }
    void whatIsNamedMustBeThere()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, said);
        for (const QStringList& command :
             {QStringList{"snapshot", "--after", "1", "--out"}, QStringList{"record", "--for", "1", "--out"}}) {
            const QString out = m_dir.filePath("named");
            const Ran r = run(command + QStringList{out, "--endpoints", deadEndpoints()} + words);
            QCOMPARE(r.status, 1);
            QVERIFY2(r.err.contains(said), r.err.constData());
            QCOMPARE(r.err.count('\n'), 1);
            QVERIFY(!QFileInfo::exists(out));
        }
    }
    void aSnapshotShowsTheNamedWorkspace()
    {
        const auto pictureOf = [&](const QStringList& more, const QString& out) {
            const Ran r = run(
                QStringList{"snapshot", "--replay", bybitCapture(), "--size", "1280x800", "--out", out} + more);
            return r.status == 0 ? QImage(out + "/window.png") : QImage();
        };
        const QImage usual = pictureOf({}, m_dir.filePath("usual")),
                     risk = pictureOf({"--workspace", "risk"}, m_dir.filePath("risk"));
        QVERIFY(!usual.isNull() && !risk.isNull());
        QVERIFY(usual != risk);
        // What there is not is said, and is no reason to have no picture.
        const Ran r = run({"snapshot", "--replay", bybitCapture(), "--size", "1280x800", "--workspace", "Nowhere",
                           "--config", m_dir.filePath("no.ini"), "--out", m_dir.filePath("nowhere")});
        QCOMPARE(r.status, 0);
        QVERIFY2(r.err.contains("none called \"Nowhere\"; there are Monitor, "), r.err.constData());
        QVERIFY2(r.err.contains("no.ini is not there: it begins with the usual settings"), r.err.constData());
    }
    void assetsThatNobodyHasAreNamed()
    {
        Ran r = run(
            {"snapshot", "--replay", bybitCapture(), "--assets", "BTC,NOSUCH", "--out", m_dir.filePath("some")});
        QCOMPARE(r.status, 0);
        QVERIFY2(r.err.contains("nothing of NOSUCH"), r.err.constData());
        r = run({"snapshot", "--replay", bybitCapture(), "--assets", "NOSUCH", "--out", m_dir.filePath("none")});
        QCOMPARE(r.status, 1);
        using plimsoll::test::FakeVenue;
        FakeVenue bybit(FakeVenue::Dialect::Bybit);
        const QString endpoints = endpointsOf({{"bybit", &bybit}});
        r = runBeside({"record", "--endpoints", endpoints, "--assets", "NOSUCH", "--for", "30", "--out",
                       m_dir.filePath("nosuch.plog")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("NOSUCH: traded at none"), r.err.constData());
    }
    void aLinkIsNoPlaceForARecording()
    {
        const QString kept = put("kept", "mine"), none = m_dir.filePath("none"), out = m_dir.filePath("link.plog");
        for (const QString& target : {kept, none}) {
            QVERIFY(QFile::link(target, out));
            const Ran r = run({"record", "--demo", "--for", "0.1", "--out", out});
            QCOMPARE(r.status, 1);
            QVERIFY2(r.err.contains("link that leads elsewhere"), r.err.constData());
            QVERIFY(QFileInfo(out).isSymLink() && QFile::remove(out));
        }
        QCOMPARE(QFileInfo(kept).size(), 4);
        QVERIFY(!QFileInfo::exists(none));
    }
    // Names of files, cells, keys and what venues say reach the terminal as text: nothing of it is obeyed there.
    void nothingOfOthersIsObeyedByATerminal()
    {
        const QByteArray bad = "x\x1b]0;owned\x07\xc2\x9b[31m\xe2\x80\xae-y";
        // In JSON escaped, as it must be there.
        const QByteArray escaped = QByteArray(bad).replace("\x1b", "\\u001b").replace("\x07", "\\u0007");
        const QString name = QString::fromUtf8(bad), home = m_dir.filePath("hostile");
        const auto isClean = [](const QByteArray& bytes) {
            for (const QChar c : QString::fromUtf8(bytes))
                if (c != u'\n' && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format))
                    return false;
            return true;
        };
        const QString table = put("table.csv", "utc,unix_ms,kind,asset,what,level,text,evidence\r\n," + bad +
                                                   ",note,BTC,,,t,\r\n"),
                      other = put(name + ".csv", "none\r\n"),
                      endpoints = put("bad-endpoints.json", "{\"" + escaped + "\": {}}"),
                      vectors = put("bad-vectors.json",
                                    "{\"vectors\":[{\"id\":\"" + escaped + "\",\"fn\":\"none\",\"inputs\":{}}]}");
        QVERIFY(!other.isEmpty());
        QVERIFY(QDir().mkpath(m_dir.filePath(name)));
        const QByteArray refused = "{\"success\":false,\"ret_msg\":\"" + escaped + "\",\"op\":\"subscribe\"}\n";
        const auto look = [&](const QStringList& arguments, const QByteArray& input = {}) {
            const Ran r = run(arguments, input);
            QVERIFY2(!(r.out + r.err).isEmpty(), qPrintable(arguments.join(u' ')));
            QVERIFY2(isClean(r.out) && isClean(r.err), qPrintable(arguments.join(u' ')));
        };
        look({"history", "import", table, "--data-dir", home});
        look({"history", "import", other, "--data-dir", home});
        look({"snapshot", "--endpoints", endpoints, "--out", m_dir.filePath("none-such")});
        look({"calc", "--vectors", vectors});
        look({"replay", "--report", m_dir.filePath(name)});
        look({"decode", "--venue", "bybit", "--all"}, refused);
        look({"doctor", "--endpoints", m_dir.filePath(name), "--data-dir", home, "--json"});
        look({name});
        look({"--" + name});
    }
    // The disk takes nothing for a while: what was lost then is said at the end, and the status is no success.
    void aRecordingWithAHoleIsNoSuccess()
    {
        using plimsoll::test::FakeVenue;
        FakeVenue bybit(FakeVenue::Dialect::Bybit);
        const QString out = m_dir.filePath("hole.plog");
        QProcess p;
        p.setProcessEnvironment(environment());
        p.setChildProcessModifier([] { ::signal(SIGXFSZ, SIG_IGN); });
        p.start(PLIMSOLL_BINARY,
                {"record", "--out", out, "--assets", "BTC", "--endpoints", endpointsOf({{"bybit", &bybit}})});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(out).size() > 1'000, 30'000);
        rlimit usual{}, full{};
        const auto id = static_cast<pid_t>(p.processId());
        if (::prlimit(id, RLIMIT_FSIZE, nullptr, &usual) != 0) QSKIP("no limit may be set here");
        full = usual;
        full.rlim_cur = 1;
        QCOMPARE(::prlimit(id, RLIMIT_FSIZE, &full, nullptr), 0);
        QByteArray err;
        const auto said = [&] {
            err += p.readAllStandardError();
            return err.contains("cannot write");
        };
        QTRY_VERIFY2_WITH_TIMEOUT(said(), err.constData(), 30'000);
        const qint64 before = QFileInfo(out).size();
        QCOMPARE(::prlimit(id, RLIMIT_FSIZE, &usual, nullptr), 0);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(out).size() > before, 30'000);
        ::kill(id, SIGINT);
        const Ran r = finish(p);
        QCOMPARE(r.status, 1);
        QVERIFY2(r.err.contains("frames and replies are missing"), r.err.constData());
        QVERIFY2(r.out.contains("frames and replies, "), r.out.constData());
        plimsoll::FrameLogReader log;
        QVERIFY(log.open(out).hasValue());
        QVERIFY(log.entries() > 0);
    }
    // It begins once somebody reads; --for and Ctrl+C hold while it waits for that, too.
    void aPipeThatNobodyReadsEndsToo()
    {
        const QString out = m_dir.filePath("nobody.plog");
        QCOMPARE(::mkfifo(QFile::encodeName(out).constData(), 0600), 0);
        const QByteArray said = "plimsoll: nothing was recorded: nobody reads the pipe " + QFile::encodeName(out);
        const Ran timed = run({"record", "--demo", "--for", "0.3", "--out", out});
        QCOMPARE(timed.status, 1);
        QVERIFY2(timed.err.contains(said), timed.err.constData());
        for (const QStringList& source : {QStringList{"--demo"}, QStringList{"--replay", bybitCapture()}}) {
            QProcess p;
            p.setProcessEnvironment(environment());
            p.start(PLIMSOLL_BINARY, QStringList{"record", "--out", out} + source);
            QByteArray err;
            const auto waits = [&] {
                err += p.readAllStandardError();
                return err.contains("waiting until somebody reads the pipe");
            };
            QTRY_VERIFY2_WITH_TIMEOUT(waits(), err.constData(), 30'000);
            ::kill(static_cast<pid_t>(p.processId()), SIGINT);
            const Ran r = finish(p);
            QCOMPARE(r.status, 1);
            QVERIFY2(r.err.contains(said), r.err.constData());
        }
        QVERIFY(QFileInfo::exists(out));
    }
    void whoReadsThePipeHasAllOfIt()
    {
        const QString out = m_dir.filePath("read.plog");
        const QByteArray name = QFile::encodeName(out);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        for (const QStringList& source : {QStringList{"--demo"}, QStringList{"--replay", bybitCapture()}}) {
            QProcess p;
            p.setProcessEnvironment(environment());
            p.start(PLIMSOLL_BINARY, QStringList{"record", "--out", out} + source);
            QByteArray err, got;
            const auto waits = [&] {
                err += p.readAllStandardError();
                return err.contains("waiting until somebody reads the pipe");
            };
            QTRY_VERIFY2_WITH_TIMEOUT(waits(), err.constData(), 30'000);
            const int reader = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
            QVERIFY(reader >= 0);
            const auto pump = [&] {
                char bytes[4'096];
                for (ssize_t n = 0; (n = ::read(reader, bytes, sizeof bytes)) > 0;)
                    got.append(bytes, static_cast<int>(n));
            };
            const bool demo = source.front() == QLatin1String("--demo");
            const bool came = QTest::qWaitFor(
                [&] {
                    pump();
                    return got.size() > (demo ? 4'000 : 20);
                },
                30'000);
            if (demo) ::kill(static_cast<pid_t>(p.processId()), SIGINT);
            const bool over = QTest::qWaitFor(
                [&] {
                    pump();
                    return p.state() == QProcess::NotRunning;
                },
                30'000);
            pump();
            ::close(reader);
            const Ran r = plimsoll::test::ended(p);
            QVERIFY(came && over);
            QVERIFY2(r.status == 0, r.err.constData());
            QVERIFY(got.startsWith("PLIMLOG1") && got.endsWith("PLIMEND1"));
        }
    }
    void whatIsRecordedReplays()
    {
        using plimsoll::test::FakeVenue;
        FakeVenue binance(FakeVenue::Dialect::Binance), bybit(FakeVenue::Dialect::Bybit);
        const QString out = m_dir.filePath("both.plog");
        QProcess p;
        p.setProcessEnvironment(environment());
        p.start(PLIMSOLL_BINARY, {"record", "--out", out, "--assets", "BTC", "--endpoints",
                                  endpointsOf({{"binance", &binance}, {"bybit", &bybit}})});
        QTRY_VERIFY_WITH_TIMEOUT(binance.framesSent() > 300 && bybit.framesSent() > 300, 30'000);
        ::kill(static_cast<pid_t>(p.processId()), SIGINT);
        const Ran recorded = finish(p);
        QVERIFY2(recorded.status == 0, recorded.err.constData());
        QVERIFY2(recorded.out.contains("frames and replies"), recorded.out.constData());
        plimsoll::FrameLogReader log;
        QVERIFY(log.open(out).hasValue());
        QVERIFY(log.indexed());
        QVERIFY(log.entries() > 600);

        const QString first = m_dir.filePath("both1"), second = m_dir.filePath("both2");
        for (const QString& folder : {first, second}) {
            const Ran r = run({"snapshot", "--replay", out, "--out", folder});
            QVERIFY2(r.status == 0, r.err.constData());
        }
        const QJsonObject s = snapshotIn(first);
        QCOMPARE(s, snapshotIn(second));
        for (const char* venue : {"binance", "bybit"}) {
            const QJsonObject v = s["venues"].toObject()[QLatin1String(venue)].toObject();
            QCOMPARE(v["gaps"].toInt(), 0);
            QCOMPARE(v["errors"].toInt(), 0);
            QVERIFY(v["frames"].toInt() > 300);
        }
        int live = 0;
        for (const QJsonValue& i : s["instruments"].toArray())
            live += i["book"]["state"].toString() == QLatin1String("live");
        QVERIFY2(live >= 2, qPrintable(QString::number(live)));
        // The same bytes through decode: nothing that could not be read.
        const Ran decoded = run({"decode", "--venue", "binance", "--in", out, "--books", "--levels", "1"});
        QVERIFY2(decoded.status == 0, decoded.err.constData());
        QVERIFY(decoded.out.contains("\"state\":\"live\""));
        QVERIFY(!decoded.out.contains("\"state\":\"stale\""));
    }
    void aLiveSnapshot()
    {
        using plimsoll::test::FakeVenue;
        FakeVenue binance(FakeVenue::Dialect::Binance), bybit(FakeVenue::Dialect::Bybit);
        const QString out = m_dir.filePath("live");
        const Ran r =
            runBeside({"snapshot", "--endpoints", endpointsOf({{"binance", &binance}, {"bybit", &bybit}}),
                       "--assets", "BTC", "--after", "12", "--out", out});
        QVERIFY2(r.status == 0, r.err.constData());
        const QJsonObject s = snapshotIn(out);
        QCOMPARE(s["source"].toString(), "LIVE");
        for (const char* venue : {"binance", "bybit"}) {
            const QJsonObject v = s["venues"].toObject()[QLatin1String(venue)].toObject();
            QVERIFY2(v["frames"].toInt() > 0, venue);
            QCOMPARE(v["gaps"].toInt(), 0);
            QFile errors(out + "/tables/health_errors.csv");
            QVERIFY(errors.open(QIODevice::ReadOnly));
            QVERIFY2(v["errors"].toInt() == 0, errors.readAll().constData());
        }
        int live = 0;
        for (const QJsonValue& i : s["instruments"].toArray())
            live += i["book"]["state"].toString() == QLatin1String("live");
        QVERIFY(live >= 2);
    }
    void theWindowOpensAndEndsWithSigint_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("without a network") << QStringList{"--endpoints", deadEndpoints()};
        QTest::newRow("a recording") << QStringList{"replay", bybitCapture(), "--speed", "max"};
    }
    void theWindowOpensAndEndsWithSigint()
    {
        QFETCH(QStringList, arguments);
        const QString data = m_dir.filePath(QStringLiteral("window-%1").arg(arguments.first().size()));
        QProcess p;
        p.setProcessEnvironment(environment());
        p.start(PLIMSOLL_BINARY, arguments + QStringList{"--data-dir", data});
        const auto log = [&data] {
            QFile file(data + "/logs/plimsoll.log");
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("first picture"), 30'000);
        ::kill(static_cast<pid_t>(p.processId()), SIGINT);
        const Ran r = finish(p);
        QVERIFY2(r.status == 0, r.err.constData());
        QFile settings(data + "/plimsoll.ini");
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(settings.readAll().contains("layout="));
    }
    // A disk that is read-only, or not there: the window comes all the same, and says so.
    void theWindowOpensWithoutADataFolder()
    {
        const QString blocker = put("blocker.txt", "a file where the folder would be\n");
        QProcess p;
        p.setProcessEnvironment(environment());
        p.start(PLIMSOLL_BINARY,
                {"--endpoints", deadEndpoints(), "--log", "dash.app.start=true", "--data-dir", blocker + "/data"});
        QByteArray err;
        const auto said = [&] { return err += p.readAllStandardError(); };
        QTRY_VERIFY_WITH_TIMEOUT(said().contains("first picture"), 30'000);
        QVERIFY2(err.contains("cannot make the folder"), err.constData());
        ::kill(static_cast<pid_t>(p.processId()), SIGINT);
        const Ran r = finish(p);
        QVERIFY2(r.status == 0, (err + r.err).constData());
    }
    // One that was chosen, and is gone: perhaps its disk is only not mounted.
    void aChosenFolderIsNotMadeAnewInSilence()
    {
        const QString gone = m_dir.filePath("gone/data");
        const QString config = put("chosen.ini", "[General]\nschema=1\n[data]\nfolder=" + gone.toUtf8() + "\n");
        for (const bool first : {true, false}) {
            QProcess p;
            p.setProcessEnvironment(environment());
            p.start(PLIMSOLL_BINARY,
                    {"--endpoints", deadEndpoints(), "--log", "dash.app.start=true", "--config", config});
            QByteArray err;
            const auto said = [&] { return err += p.readAllStandardError(); };
            QTRY_VERIFY_WITH_TIMEOUT(said().contains("first picture"), 30'000);
            QCOMPARE(err.contains("has been made anew"), first);
            ::kill(static_cast<pid_t>(p.processId()), SIGINT);
            QCOMPARE(finish(p).status, 0);
        }
    }
    void doctorIsContentWithAHealthyVenue()
    {
        using plimsoll::test::FakeVenue;
        FakeVenue bybit(FakeVenue::Dialect::Bybit);
        const Ran r = runBeside(
            {"doctor", "--endpoints", endpointsOf({{"bybit", &bybit}}), "--data-dir", m_dir.filePath("doc2")});
        QVERIFY2(r.status == 0, (r.out + r.err).constData());
        QVERIFY(r.out.contains("bybit WebSocket"));
        QVERIFY(!r.out.contains("FAIL"));
    }
    void doctorSaysWhatIsWrong()
    {
        const Ran r = run({"doctor", "--endpoints", deadEndpoints(), "--data-dir", m_dir.filePath("doc")});
        QCOMPARE(r.status, 1);
        QVERIFY2(r.out.contains("FAIL"), r.out.constData());
        QVERIFY(r.out.contains("binance REST"));
        QVERIFY(r.out.contains("data folder"));
        QVERIFY(r.err.contains("failed"));
    }
    void aRecordedMorningAsAcceptanceSaysIt()
    {
        const QString binance = plimsoll::test::capture("binance_usdm/btcusdt_2024-07-18_2357.jsonl.gz");
        if (binance.isEmpty()) QSKIP(plimsoll::test::kNoDesignFiles);
        const QString out = m_dir.filePath("main");
        const Ran r = run({"snapshot", "--replay", binance, "--speed", "max", "--out", out});
        QVERIFY2(r.status == 0, r.err.constData());
        QFile file(out + "/snapshot.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject s = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject venue = s["venues"].toObject()["binance"].toObject();
        QCOMPARE(venue["gaps"].toInt(), 0);
        QCOMPARE(venue["resyncs"].toInt(), 0);
        QCOMPARE(venue["frames"].toInt(), 71984);
        const QJsonObject book = s["instruments"].toArray()[0].toObject()["book"].toObject();
        QCOMPARE(book["state"].toString(), "live");
        QCOMPARE(book["bids"].toArray().size(), 200);
        QCOMPARE(book["asks"].toArray().size(), 200);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
