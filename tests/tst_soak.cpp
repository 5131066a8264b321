// Endurance in small: an hour of the market with every fault, everything a person does, a sleep and a clock that
// is set; what is opened and closed leaves nothing behind; and the arithmetic of the long run (tests/soak).
#include "tests/soak/object_census.h"
#include "tests/soak/process_look.h"
#include "tests/soak/soak_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>

using namespace plimsoll;
using namespace plimsoll::test;

class TestSoak : public QObject {
    Q_OBJECT

    static SoakSample at(double hour, double resident, int handles)
    {
        SoakSample s;
        s.hour = hour;
        s.residentMb = resident;
        s.handles = handles;
        return s;
    }
    static bool held(const std::vector<SoakLine>& verdict, const char* what)
    {
        for (const SoakLine& l : verdict)
            if (l.what.startsWith(QLatin1String(what))) return l.held;
        return false;
    }

private Q_SLOTS:
    void slopesAreThoseOfTheLine()
    {
        const std::vector<double> x{1, 2, 3, 4}, y{10, 12, 14, 16}, flat{5, 5, 5, 5};
        QCOMPARE(slopeOf(x, y), 2.0);
        QCOMPARE(slopeOf(x, flat), 0.0);
        QCOMPARE(slopeOf(std::vector<double>{1}, std::vector<double>{9}), 0.0);
        QCOMPARE(slopeOf(flat, y), 0.0);  // all at one moment
    }

    void whatGrowsIsFound()
    {
        std::vector<SoakSample> still, memory, handles;
        for (int h = 0; h <= 40; ++h) {
            still.push_back(at(h, h == 0 ? 90 : 200, 40 + h % 2));
            memory.push_back(at(h, 200 + 1.5 * h, 40));
            handles.push_back(at(h, 200, 40 + h));
        }
        const SoakEnd good{10, 9, 1, {}}, wrong{10, 9, 0, {}}, left{10, 10, 0, QStringLiteral("2 handles")};
        for (const SoakLine& l : verdictOf(still, {}, good)) QVERIFY2(l.held, qPrintable(l.what));
        QVERIFY(!held(verdictOf(memory, {}, good), "resident, slope after the first hour"));
        QVERIFY(!held(verdictOf(memory, {}, good), "resident, slope after the first day"));
        QVERIFY(!held(verdictOf(handles, {}, good), "handles"));
        QVERIFY(!held(verdictOf(still, {}, wrong), "books"));
        QVERIFY(!held(verdictOf(still, {}, left), "left behind"));
        QVERIFY(!held(verdictOf({}, {}, good), "samples"));
        SoakLimits small;
        small.databaseMb = 1;
        still.back().databaseMb = 2;
        QVERIFY(!held(verdictOf(still, small, good), "database"));
    }

    void everyColumnIsInEveryRow()
    {
        const auto commas = [](const QByteArray& line) { return line.count(','); };
        QCOMPARE(commas(csvRow(at(1, 2, 3))), commas(csvHead()));
        QCOMPARE(commas(csvHead()), qsizetype(soakColumns().size()));
        const QByteArray chart = chartOf({at(0, 1, 2), at(1, 2, 3)}, QStringLiteral("<week>"));
        QVERIFY(chart.contains("&lt;week&gt;"));
        QVERIFY(!chart.contains("nan"));
    }

    void timeIsTheMarketsAndNeverGoesBack()
    {
        TimePage page;
        const SystemClock system;
        page.write(fromUnixMs(5'000'000), system.mono(), 0);
        MarketClock clock(page);
        QCOMPARE(toUnixMs(clock.wall()), 5'000'000);
        page.write(fromUnixMs(4'000'000), system.mono(), 0);
        QCOMPARE(toUnixMs(clock.wall()), 5'000'000);
        clock.set(std::chrono::minutes{20});
        QCOMPARE(toUnixMs(clock.wall()), 6'200'000);
        QCOMPARE(clock.steady().time_since_epoch().count(), fromUnixMs(5'000'000).time_since_epoch().count());
        page.write(fromUnixMs(7'000'000), system.mono() - std::chrono::hours{1}, 100);
        clock.set({});
        QVERIFY(clock.wall() <= fromUnixMs(7'010'000));  // the writer is silent: it stands
    }

    // Everything at once, and in the end the books are the venues' and nothing is left.
    void anHourWithEverything()
    {
        SoakPlan plan;
        plan.market.assets = 3;
        plan.market.levels = 60;
        plan.hours = 1;
        plan.faultEvery = std::chrono::seconds{240};
        plan.deedEvery = std::chrono::seconds{60};
        plan.exportEvery = std::chrono::seconds{1'500};
        plan.sleepEvery = std::chrono::seconds{1'700};
        plan.clockEvery = std::chrono::seconds{1'200};
        plan.sampleEvery = std::chrono::seconds{600};
        QTemporaryDir folder;
        SoakRun run(plan, folder.path());
        QStringList story;
        run.happened = [&](const QString& what) { story << what; };
        const QString problem = run.run();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const SoakEnd& end = run.end();
        const QByteArray told = story.join(QLatin1Char('\n')).toUtf8();
        QVERIFY2(end.books >= 3 * 4, told.constData());
        QVERIFY2(end.equal + end.notLive == end.books, told.constData());
        QVERIFY2(end.notLive * 4 <= end.books, told.constData());
        QVERIFY2(end.leftBehind.isEmpty(), qPrintable(end.leftBehind));
        QVERIFY(run.samples().size() >= 4);
        const SoakSample& last = run.samples().back();
        QVERIFY(last.rowsWritten > 0);
        QCOMPARE(last.rowsLost, 0);
        QVERIFY(last.databaseMb > 0 && last.ringMb > 0);
    }
};

int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--serve") == 0) return serveSoak(argc, argv);
    ObjectCensus::begin();
    QApplication app(argc, argv);
    TestSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_soak.moc"
