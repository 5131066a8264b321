// Endurance in small: an hour of the market with every fault, everything a person does, a sleep and a clock that
// is set; what is opened and closed leaves nothing behind; and the arithmetic of the long run (tests/soak).
#include "app/replay_data_source.h"
#include "app/replay_driver.h"
#include "feeds/recording/recording.h"
#include "tests/soak/object_census.h"
#include "tests/soak/process_look.h"
#include "tests/soak/soak_run.h"
#include "tests/support/window_rig.h"
#include "ui/workspace_desk.h"
#include "ui/workspace_presets.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

using namespace plimsoll;
using namespace plimsoll::test;

class TestSoak : public QObject {
    Q_OBJECT

    static SoakSample at(double hour, double resident, int handles)
    {
        SoakSample s;
        s.hour = hour;
        s.residentMb = s.trimmedMb = resident;
        s.handles = handles;
        return s;
    }
    static bool held(const std::vector<SoakLine>& verdict, const char* what)
    {
        for (const SoakLine& l : verdict)
            if (l.what.startsWith(QLatin1String(what))) return l.held;
        return false;
    }

    // What is held after each of several rounds of the same. What leaks grows with each; what is made once, in
    // whichever round it is wanted first (sound, a thread of a pool), stays.
    class Rounds {
        struct Held {
            std::array<int, 3> counts;  // handles, threads, objects
            std::map<QByteArray, int> classes;
            QStringList things;
        };
        std::vector<Held> m_all;

        static std::array<int, 3> counts()
        {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            const ProcessLook look = lookAtProcess();
            return {look.handles, look.threads, int(ObjectCensus::alive())};
        }

    public:
        void close()
        {
            // Threads that are told to end take a moment.
            const auto before = m_all.empty() ? std::array<int, 3>{} : m_all.back().counts;
            const auto settled = [&] {
                const auto now = counts();
                return std::equal(now.begin(), now.end(), before.begin(), std::less_equal<>());
            };
            static_cast<void>(QTest::qWaitFor(settled, 3'000));
            m_all.push_back({counts(), ObjectCensus::byClass(), openThings()});
        }
        // Empty: less than half of the rounds left anything.
        QByteArray growth(const char* rounds) const
        {
            static constexpr const char* kNames[] = {"handles", "threads", "objects"};
            QByteArray grown, told;
            for (std::size_t what = 0; what < 3; ++what) {
                std::vector<int> series;
                for (const Held& held : m_all) series.push_back(held.counts[what]);
                QByteArray text = kNames[what];
                for (const int n : series) text += ' ' + QByteArray::number(n);
                told += text + "; ";
                if (stepOf(series) > 0) grown += text + "; ";
            }
            for (std::size_t i = 1; i < m_all.size(); ++i) {
                QStringList more = m_all[i].things;
                for (const QString& one : m_all[i - 1].things) more.removeOne(one);
                if (more.isEmpty()) continue;
                told += "\n  new: " + more.join(QStringLiteral(", ")).toUtf8() + "; " +
                        ObjectCensus::difference(m_all[i - 1].classes, m_all[i].classes);
            }
            qInfo("%s: %s", rounds, told.constData());
            return grown;
        }
    };

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
        const auto step = [](std::vector<int> rounds) { return stepOf(rounds); };
        QCOMPARE(step({58, 59, 60, 61, 62}), 1);
        QCOMPARE(step({58, 59, 59, 60, 61}), 1);  // and once something else went
        QCOMPARE(step({58, 63, 63, 63, 63}), 0);  // made once, and kept
        QCOMPARE(step({58, 58, 58, 63}), 0);
        QCOMPARE(step({58, 59, 60}), 1);
        QCOMPARE(step({58}), 0);
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

    // What a person opens and closes, over and over on a market that stands still: as many objects as before, of
    // every class.
    void whatIsOpenedAndClosedLeavesNothing()
    {
        WindowRig rig;
        MainWindow& window = rig.open();
        SoakHands hands(window, {QStringLiteral("BTC"), QStringLiteral("ETH"), QStringLiteral("SOL")});
        std::mt19937_64 dice(5);
        const auto settled = [&] {
            hands.home();
            for (int i = 0; i < 20; ++i) {
                QCoreApplication::processEvents();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            }
            return ObjectCensus::byClass();
        };
        const auto round = [&] {
            for (const QString& deed : SoakHands::deeds()) {
                QVERIFY(hands.doIt(deed, dice));
                QCoreApplication::processEvents();
            }
            // Every panel once, and every workspace.
            for (std::size_t i = 0; i < window.panels().size(); ++i) window.showPanel(window.panels()[i]->id());
            for (int i = 1; i <= int(workspacePresets().size()); ++i) window.workspaces().openNumber(i);
            window.refreshNow();
        };
        // What is made when it is wanted first stays, and how many labels an axis has depends on what it shows:
        // the most of some rounds, and the least of as many later ones.
        for (int i = 0; i < 2; ++i) round(), settled();
        std::map<QByteArray, int> most, least;
        for (int i = 0; i < 3; ++i) {
            round();
            for (const auto& [name, n] : settled()) most[name] = std::max(most[name], n);
        }
        for (int i = 0; i < 3; ++i) {
            round();
            const auto now = settled();
            if (i == 0) least = now;
            for (auto& [name, n] : least) n = std::min(n, now.contains(name) ? now.at(name) : 0);
        }
        QByteArray grown;
        for (const auto& [name, n] : least)
            if (n > most[name]) grown += name + " +" + QByteArray::number(n - most[name]) + ", ";
        QCOMPARE(grown, QByteArray());
    }

    // A venue off and on, a recording begun and ended, and the recording replayed: the handles, threads and
    // objects of before.
    void venuesRecordingsAndReplaysLeaveNothing()
    {
        QTemporaryDir folder;
        SoakMarket market;
        market.speed = 1;
        market.assets = 2;
        market.levels = 40;
        SoakVenues venues(folder.path(), market);
        QVERIFY2(venues.start(), qPrintable(venues.problem()));
        Options options;
        options.dataDir = folder.filePath(QStringLiteral("data"));
        QVERIFY(QDir().mkpath(options.dataDir));
        Config config;
        config.topAssets = 2;
        Rounds applications;
        for (int times = 0; times < 3; ++times) {
            auto application = std::make_unique<Application>(options, config, choosePaths(options));
            const MarketClock& clock = venues.clock();
            QVERIFY(application->useLive(venues.endpoints(),
                                         Application::OtherTime{clock, [&clock] { return clock.steady(); }}));
            application->open();
            MainWindow& window = application->window();
            const auto live = [&] {
                int lives = 0, wanted = 0;
                if (const auto h = application->hub().health.read().value)
                    for (const VenueRow& row : h->venues)
                        if (row.health)
                            lives += int(row.health->booksLive), wanted += int(row.health->booksWanted);
                return wanted >= 8 && lives == wanted;
            };
            QTRY_VERIFY_WITH_TIMEOUT(live(), 180'000);
            const auto bybit = [&] {
                const auto h = application->hub().health.read().value;
                const auto& row = h->venues[static_cast<std::size_t>(VenueId::Bybit)];
                return row.health ? int(row.health->booksLive) : 0;
            };
            Rounds toggles;
            for (int i = 0; i < (times == 0 ? 4 : 1); ++i) {
                Q_EMIT window.venueToggled(VenueId::Bybit, false);
                Q_EMIT window.recordToggled(true);
                QTRY_VERIFY_WITH_TIMEOUT(bybit() == 0, 30'000);
                Q_EMIT window.venueToggled(VenueId::Bybit, true);
                QTRY_VERIFY_WITH_TIMEOUT(bybit() > 0 && live(), 180'000);
                Q_EMIT window.recordToggled(false);
                toggles.close();
            }
            QCOMPARE(toggles.growth("toggles"), QByteArray());
            application.reset();
            applications.close();
        }
        QCOMPARE(applications.growth("applications"), QByteArray());

        QStringList recordings;
        QDirIterator all(options.dataDir + QStringLiteral("/recordings"), {QStringLiteral("*.plog")}, QDir::Files);
        while (all.hasNext()) recordings << all.next();
        QVERIFY(!recordings.isEmpty());
        recordings.sort();
        Rounds replays;
        for (int times = 0; times < 5; ++times) {
            auto application = std::make_unique<Application>(options, config, choosePaths(options));
            auto recording = Recording::open(recordings);
            QVERIFY(recording);
            auto driver = std::make_unique<ReplayDriver>(std::move(*recording), config, application->hub());
            auto files = replayFiles(recordings);
            QVERIFY(files);
            application->useReplay(std::make_unique<ReplayDataSource>(std::move(driver), ReplayStart{0, {}}),
                                   std::move(*files));
            application->open();
            QTRY_VERIFY_WITH_TIMEOUT(
                application->hub().market.read().value && !application->hub().market.read().value->rows.empty(),
                30'000);
            application.reset();
            replays.close();
        }
        QCOMPARE(replays.growth("replays"), QByteArray());
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
    // The program is started a dozen times: minutes on a machine that does other things.
    qputenv("QTEST_FUNCTION_TIMEOUT", "1500000");
    ObjectCensus::begin();
    QApplication app(argc, argv);
    TestSoak test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_soak.moc"
