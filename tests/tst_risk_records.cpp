// The rules' record in its file: what is written is read again, each time whole; what is damaged is set aside and
// named; a folder that cannot be written stops nothing.
#include "app/track_store.h"
#include "model/risk/track_record.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// A record in the middle of its life.
track::State some()
{
    const Timestamp now = fromUnixMs(1'790'000'123'456);
    track::State s;
    s.rules["DEPTH_DROP"] = {7, 3, 1, {{"BTC", now}, {"ETH", now - 3h}}};
    s.rules["TCI_HIGH"] = {0, 0, 0, {{"", now - 20min}}};
    s.assets["BTC"].events = {now - 30h, now - 5h};
    s.assets["BTC"].hours = {496'000, 496'001, 496'002, 496'010, 496'012, 496'013};
    s.assets["ETH"].hours = {496'000};
    s.hoursWatched = 288;
    return s;
}

}  // namespace

class TestRiskRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        QTemporaryDir folder;
        TrackStore store(folder.filePath("data"));
        QVERIFY(store.load() == track::State{});
        store.keep(some());
        store.flush();
        // Read by another as it stands: nothing waits for the end of the first, as a kill would not.
        TrackStore other(folder.filePath("data"));
        const track::State back = other.load();
        QCOMPARE(other.notice(), QString());
        QVERIFY(back == some());
    }
    void theLastOfManyIsWritten()
    {
        QTemporaryDir folder;
        {
            TrackStore store(folder.path());
            for (std::int64_t n = 1; n <= 500; ++n) {
                track::State s;
                s.hoursWatched = n;
                store.keep(s);
            }
        }
        TrackStore store(folder.path());
        QCOMPARE(store.load().hoursWatched, 500);
    }
    void whatMakesNoSenseIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut off") << QByteArray("{\"schema\":1,\"hours_wat");
        QTest::newRow("another version") << QByteArray(R"({"schema":7,"hours_watched":3})");
        QTest::newRow("more right than raised")
            << QByteArray(R"({"schema":1,"hours_watched":3,"rules":{"A":{"raised":1,"followed":2,"unseen":0}}})");
        QTest::newRow("hours without end")
            << QByteArray(R"({"schema":1,"hours_watched":3,"assets":{"BTC":{"hours":[[1,3e9]]}}})");
        QTest::newRow("no time") << QByteArray(
            R"({"schema":1,"hours_watched":3,"assets":{"BTC":{"events":["soon"]}}})");
        QTest::newRow("nothing") << QByteArray();
    }
    void whatMakesNoSenseIsSetAside()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        TrackStore store(folder.path());
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QVERIFY(store.load() == track::State{});
        QVERIFY2(store.notice().contains(store.path()), qPrintable(store.notice()));
        QFile aside(store.path() + ".damaged");
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
    }
    void aFolderThatCannotBeWrittenStopsNothing()
    {
        QTemporaryDir folder;
        QFile blocker(folder.filePath("data"));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("cannot be written"));
        TrackStore store(folder.filePath("data"));
        store.keep({});
        store.flush();
        store.keep({});
        store.flush();  // said once
    }
};

QTEST_APPLESS_MAIN(TestRiskRecords)
#include "tst_risk_records.moc"
