// Snapshots that repeat: when they are due, what counts as missed, warnings that are news, what is kept across a
// restart, and that only files of one's own are taken away.
#include "app/export_names.h"
#include "app/export_schedule.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// 2023-11-14 00:00 UTC, a day's beginning.
const Timestamp kDay = fromUnixMs(1'699'920'000'000);

SnapshotPlan every(int minutes, const char* id = "aaaa")
{
    SnapshotPlan p;
    p.id = QLatin1String(id);
    p.minutes = minutes;
    return p;
}

SnapshotPlan at(std::vector<int> times)
{
    SnapshotPlan p;
    p.id = QStringLiteral("bbbb");
    p.when = SnapshotPlan::When::At;
    p.at = std::move(times);
    return p;
}

void put(const QString& path, qsizetype bytes = 10)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile f(path);
    QVERIFY(f.open(QIODevice::WriteOnly));
    f.write(QByteArray(bytes, 'x'));
}

RiskSnapshot warned(Severity severity, const char* rule = "DEPTH_DROP")
{
    RiskSnapshot r;
    if (severity == Severity::None) return r;
    Warning w;
    w.rule = rule;
    w.asset = "BTC";
    w.severity = severity;
    r.warnings.push_back(w);
    return r;
}

QStringList dueOf(ExportSchedule& s, Timestamp now, const RiskSnapshot* risk = nullptr)
{
    QStringList ids;
    for (const QString& id : s.due(now, risk)) ids << id;
    return ids;
}

}  // namespace

class TstExportSchedule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void momentsAreThoseOfTheDay()
    {
        QVERIFY(ExportSchedule::next(every(60), kDay + 90min) == kDay + 120min);
        QVERIFY(ExportSchedule::next(every(60), kDay + 60min) == kDay + 120min);  // after, not at
        // Seven does not divide a day: it begins anew at midnight.
        QVERIFY(ExportSchedule::next(every(7), kDay + 1439min) == kDay + 1440min);
        QVERIFY(ExportSchedule::next(at({480, 990}), kDay) == kDay + 480min);
        QVERIFY(ExportSchedule::next(at({480, 990}), kDay + 990min) == kDay + 1440min + 480min);
        QVERIFY(!ExportSchedule::next(at({}), kDay));
        SnapshotPlan off = every(60);
        off.on = false;
        QVERIFY(!ExportSchedule::next(off, kDay));
        QCOMPARE(ExportSchedule::count(every(60), kDay, kDay + 24h), std::uint64_t{24});
        QCOMPARE(ExportSchedule::count(every(7), kDay, kDay + 24h), std::uint64_t{206});
        QCOMPARE(ExportSchedule::count(at({480, 990}), kDay + 480min, kDay + 48h), std::uint64_t{3});
        QCOMPARE(ExportSchedule::count(at({480}), kDay + 8h, kDay), std::uint64_t{0});
    }
    void timesAreReadAsPeopleWriteThem()
    {
        QVERIFY(dayTimes(QStringLiteral("16:30, 8:00;08:00")) == std::vector<int>({480, 990}));
        for (const char* bad : {"", "24:00", "8", "08:60", "08:00x", "noon"})
            QVERIFY2(!dayTimes(QLatin1String(bad)), bad);
        QCOMPARE(dayTimesText({480, 990}), QStringLiteral("08:00, 16:30"));
    }
    void eachMomentIsTakenOnce()
    {
        ExportSchedule s;
        s.setPlans({every(60)}, kDay + 30min);
        QVERIFY(dueOf(s, kDay + 59min).isEmpty());
        QCOMPARE(dueOf(s, kDay + 60min + 1s), QStringList{"aaaa"});
        QVERIFY(dueOf(s, kDay + 60min + 2s).isEmpty());
        QCOMPARE(s.states(kDay + 61min).front().missed, std::uint64_t{0});
        QVERIFY(s.states(kDay + 61min).front().next == kDay + 120min);
    }
    void whatIsDueHasItsMoment()
    {
        ExportSchedule s;
        SnapshotPlan warning = every(60, "cccc");
        warning.when = SnapshotPlan::When::Warning;
        s.setPlans({every(60), every(1, "dddd"), warning}, kDay + 30min);
        QVERIFY(s.momentOf(QStringLiteral("aaaa"), kDay + 60min) == kDay + 60min);
        QVERIFY(s.momentOf(QStringLiteral("aaaa"), kDay + 60min + 59s) == kDay + 60min);
        QVERIFY(s.momentOf(QStringLiteral("dddd"), kDay + 61min + 59s) == kDay + 61min);
        QVERIFY(s.momentOf(QStringLiteral("cccc"), kDay + 61min + 7s) == kDay + 61min + 7s);
    }
    void aSleepIsMissedAndSaid()
    {
        ExportSchedule s;
        s.setPlans({every(60)}, kDay + 30min);
        // Asleep from 0:59 to 4:30: four moments, and none of them is now.
        QVERIFY(dueOf(s, kDay + 59min).isEmpty());
        QVERIFY(dueOf(s, kDay + 270min).isEmpty());
        QCOMPARE(s.states(kDay + 270min).front().missed, std::uint64_t{4});
        // Awake just at one: it is taken, those before are missed.
        QCOMPARE(dueOf(s, kDay + 420min + 5s), QStringList{"aaaa"});
        QCOMPARE(s.states(kDay + 421min).front().missed, std::uint64_t{6});
    }
    void aClockThatIsSetBackRepeatsNothing()
    {
        ExportSchedule s;
        s.setPlans({every(60)}, kDay + 30min);
        QCOMPARE(dueOf(s, kDay + 60min), QStringList{"aaaa"});
        QVERIFY(dueOf(s, kDay + 10min).isEmpty());
        QCOMPARE(s.states(kDay + 10min).front().missed, std::uint64_t{0});
        QCOMPARE(dueOf(s, kDay + 60min), QStringList{"aaaa"});
    }
    void warningsAreNewsOnce()
    {
        SnapshotPlan p = every(60, "cccc");
        p.when = SnapshotPlan::When::Warning;
        p.severity = Severity::Warning;
        ExportSchedule s;
        s.setPlans({p}, kDay);
        const RiskSnapshot calm = warned(Severity::None), notice = warned(Severity::Notice),
                           warning = warned(Severity::Warning), critical = warned(Severity::Critical);
        // What stands when the program starts is no news.
        QVERIFY(dueOf(s, kDay, &critical).isEmpty());
        QVERIFY(dueOf(s, kDay + 1s, &calm).isEmpty());
        QVERIFY(dueOf(s, kDay + 2s, &notice).isEmpty());
        QCOMPARE(dueOf(s, kDay + 3s, &warning), QStringList{"cccc"});
        QVERIFY(dueOf(s, kDay + 4s, &warning).isEmpty());
        // Worse is news; but not twice in a minute.
        QVERIFY(dueOf(s, kDay + 5s, &critical).isEmpty());
        QVERIFY(dueOf(s, kDay + 70s, &calm).isEmpty());
        QCOMPARE(dueOf(s, kDay + 80s, &critical), QStringList{"cccc"});
        QVERIFY(!s.states(kDay).front().next);
    }
    void itSurvivesARestart()
    {
        SnapshotPlan p = every(30);
        p.choice.form = ExportForm::Zip;
        p.choice.folder = QStringLiteral("/somewhere");
        p.choice.size = QSize(2'560, 1'440);
        p.choice.scale = 2;
        p.choice.print = p.choice.own = true;
        p.most = 7, p.days = 3, p.megabytes = 50;
        ExportSchedule before;
        before.setPlans({p, at({480})}, kDay + 10min);
        QCOMPARE(dueOf(before, kDay + 30min), QStringList{"aaaa"});
        before.taken(QStringLiteral("aaaa"), kDay + 30min, QStringLiteral("fine"));
        const QJsonObject kept = before.save();

        ExportSchedule after;
        after.load(kept, kDay + 125min);  // closed for 95 min: 1:00, 1:30 and 2:00 are missed
        QVERIFY(after.plans() == before.plans());
        const auto state = after.states(kDay + 125min).front();
        QCOMPARE(state.missed, std::uint64_t{3});
        QCOMPARE(state.said, QStringLiteral("fine"));
        QVERIFY(state.last == kDay + 30min);
        QVERIFY(dueOf(after, kDay + 126min).isEmpty());
        QCOMPARE(dueOf(after, kDay + 150min), QStringList{"aaaa"});
    }
    void whatIsNoPlanIsLeftOut()
    {
        ExportSchedule s;
        const QJsonArray plans = {QJsonObject{{"id", "../x"}},
                                  QJsonObject{{"id", "dddd"}, {"minutes", -5}, {"at", QJsonArray{-1, 9'999}}},
                                  QJsonObject{{"id", "dddd"}}, 7,
                                  QJsonObject{{"id", "eeee"}, {"seen_ms", 9e15}, {"missed", -3}}};
        s.load({{"plans", plans}}, kDay);
        QCOMPARE(s.plans().size(), std::size_t{2});
        QCOMPARE(s.plans()[0].minutes, SnapshotPlan::kLeastMinutes);
        QVERIFY(s.plans()[0].at.empty());
        QCOMPARE(s.states(kDay)[1].missed, std::uint64_t{0});
        QJsonArray many;
        for (int i = 0; i < 30; ++i) many.append(QJsonObject{{"id", QString::number(1'000 + i)}});
        s.load({{"plans", many}}, kDay);
        QCOMPARE(s.plans().size(), SnapshotPlan::kMostPlans);
    }
    void theOldestGoAndOnlyOnesOwn()
    {
        QTemporaryDir dir;
        SnapshotPlan p = every(60);
        p.most = 2;
        const auto name = [&](int hour) {
            return dir.filePath(scheduledName(p, QStringLiteral("BTC"), kDay + std::chrono::hours{hour}));
        };
        for (const int hour : {1, 2, 3, 4}) {
            put(name(hour) + QStringLiteral("/snapshot.json"));
            put(name(hour) + QStringLiteral("/panels/depth-2.svg"));
            put(name(hour) + QStringLiteral("/tables/funding.csv"));
        }
        put(name(1) + QStringLiteral("/my notes.txt"));
        SnapshotPlan other = every(60, "zzzz");
        const QString foreign = dir.filePath(scheduledName(other, QStringLiteral("BTC"), kDay));
        put(foreign + QStringLiteral("/snapshot.json"));
        put(dir.filePath(QStringLiteral("holiday.zip")));
        put(dir.filePath(QStringLiteral("plimsoll-auto-aaaa_BTC_yesterday.zip")));
        QVERIFY(QFile::link(dir.filePath(QStringLiteral("holiday.zip")),
                            dir.filePath(QStringLiteral("plimsoll-auto-aaaa_BTC_20200101T000000Z.zip"))));

        QCOMPARE(pruneScheduled(p, dir.path(), kDay + 5h), 1);
        QVERIFY(!QFileInfo::exists(name(2)));
        QVERIFY(QFileInfo::exists(name(3)) && QFileInfo::exists(name(4)));
        // Somebody has put something into the oldest: that stays, and the folder around it.
        QVERIFY(QFileInfo::exists(name(1) + QStringLiteral("/my notes.txt")));
        QVERIFY(!QFileInfo::exists(name(1) + QStringLiteral("/tables/funding.csv")));
        QVERIFY(QFileInfo::exists(foreign + QStringLiteral("/snapshot.json")));
        QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral("holiday.zip"))));
        QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral("plimsoll-auto-aaaa_BTC_yesterday.zip"))));
    }
    void daysAndRoomAreLimitsToo()
    {
        QTemporaryDir dir;
        SnapshotPlan p = every(60);
        p.choice.form = ExportForm::Zip;
        p.most = 0;
        p.days = 1;
        const auto path = [&](int hour) {
            return dir.filePath(scheduledName(p, QString(), kDay + std::chrono::hours{hour}));
        };
        for (const int hour : {0, 20, 40}) put(path(hour), 600'000);
        QCOMPARE(pruneScheduled(p, dir.path(), kDay + 41h), 1);
        QVERIFY(!QFileInfo::exists(path(0)) && QFileInfo::exists(path(20)));
        p.days = 0;
        p.megabytes = 1;
        QCOMPARE(pruneScheduled(p, dir.path(), kDay + 41h), 1);
        QVERIFY(!QFileInfo::exists(path(20)) && QFileInfo::exists(path(40)));
        // The newest stays, however old and large.
        p.days = 1;
        QCOMPARE(pruneScheduled(p, dir.path(), kDay + 1000h), 0);
        QVERIFY(QFileInfo::exists(path(40)));
    }
};

QTEST_GUILESS_MAIN(TstExportSchedule)
#include "tst_export_schedule.moc"
