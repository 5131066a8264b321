// Incidents: the minutes before and after a moment leave the ring for a folder of their own, whole, once.
#include "tests/support/box_rig.h"
#include "tests/support/sync_watch.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

Incident::Reason reasonAt(std::int64_t ms, Incident::Kind kind = Incident::Kind::Key, const char* rule = "")
{
    return {kBoxStart + std::chrono::milliseconds(ms),
            kind,
            "depth within 1 % is 0.3x of its usual",
            "BTC",
            rule,
            "critical"};
}

QStringList framesOf(const QString& incident)
{
    FrameLogReader log;
    if (!log.open(incident + QStringLiteral("/frames.plog"))) return {};
    return BoxRig::textsOf(log);
}

}  // namespace

class TestIncidentCut : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void jsonRoundTrip()
    {
        Incident i;
        i.name = "20251010T211500Z-liq-cascade";
        i.source = "LIVE";
        i.program = "1.2.3";
        i.at = kBoxStart;
        i.from = kBoxStart - std::chrono::minutes(10);
        i.to = kBoxStart + std::chrono::minutes(10);
        i.state = Incident::State::Complete;
        i.reasons = {reasonAt(0), reasonAt(5'000, Incident::Kind::Warning, "LIQ_CASCADE")};
        i.note = "two \"quotes\"\nand a line \u2013 \u20ac";
        i.shortfall = "frames begin late";
        const auto back = incidentFromJson(toJson(i));
        QVERIFY2(back.hasValue(), back ? "" : qPrintable(back.error()));
        QVERIFY(*back == i);
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("a later schema") << QByteArray(R"({"schema":2,"at_ms":1760130000000})");
        QTest::newRow("no times") << QByteArray(R"({"schema":1})");
        QTest::newRow("the year 3000") << QByteArray(R"({"schema":1,"at_ms":3e13,"from_ms":3e13,"to_ms":3e13})");
        QTest::newRow("backwards") << QByteArray(
            R"({"schema":1,"at_ms":1760130000000,"from_ms":1760130000001,"to_ms":1760130000000})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto read = incidentFromJson(json);
        QVERIFY(!read);
        QVERIFY(!read.error().isEmpty());
    }

    void namesArePlain_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("rule") << QByteArray("LIQ_CASCADE") << QByteArray("20251010T210000Z-liq-cascade");
        QTest::newRow("nothing") << QByteArray() << QByteArray("20251010T210000Z");
        QTest::newRow("path") << QByteArray("../../etc/passwd") << QByteArray("20251010T210000Z-etc-passwd");
        QTest::newRow("other letters") << QByteArray("\xc3\xa4\xc3\xb6") << QByteArray("20251010T210000Z");
        QTest::newRow("long") << QByteArray(400, 'a') << QByteArray("20251010T210000Z-") + QByteArray(32, 'a');
    }
    void namesArePlain()
    {
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, name);
        QCOMPARE(incidentName(kBoxStart, reason.toStdString()), name.toStdString());
    }

    void tenMinutesBeforeAndAfter()
    {
        BoxRig rig(m_dir->path());
        rig.limits.segment = std::chrono::seconds{120};
        rig.start();
        rig.run(1'000);
        rig.box->push(listAt(1'500, "list"));
        rig.run(1'200'000, 5'000);
        rig.box->freeze(reasonAt(1'200'000));
        rig.run(1'500'000, 5'000);
        QCOMPARE(rig.box->state().open.size(), std::size_t{1});
        const QStringList folders = incidentFolders(rig.incidents());
        QCOMPARE(folders.size(), 1);
        QVERIFY(readIncident(folders.first())->state == Incident::State::Collecting);
        rig.run(1'810'000, 5'000);
        QCOMPARE(rig.box->state().open.size(), std::size_t{0});
        QCOMPARE(rig.box->state().incidents, 1u);
        QCOMPARE(rig.box->state().lastIncident, folders.first());
        const auto incident = readIncident(folders.first());
        QVERIFY2(incident.hasValue(), incident ? "" : qPrintable(incident.error()));
        QVERIFY(incident->state == Incident::State::Complete);
        QCOMPARE(QString::fromStdString(incident->shortfall), QString());
        QCOMPARE(incident->from, kBoxStart + std::chrono::minutes(10));
        QCOMPARE(incident->to, kBoxStart + std::chrono::minutes(30));
        QCOMPARE(incident->reasons.size(), std::size_t{1});
        const QStringList texts = framesOf(folders.first());
        QCOMPARE(texts.first(), QStringLiteral("again list"));
        QCOMPARE(texts.last(), QStringLiteral("frame 1800000"));
        QVERIFY(texts.contains(QStringLiteral("frame 601000")));
        // The lead is no longer than two segments.
        QVERIFY(!texts.contains(QStringLiteral("frame 351000")));
        FrameLogReader log;
        QVERIFY(log.open(folders.first() + QStringLiteral("/frames.plog")).hasValue());
        QVERIFY(log.indexed());
        QVERIFY(log.origin().source == RecordingOrigin::Source::Live);
    }

    void whatHappensMeanwhileIsOneStory()
    {
        BoxRig rig(m_dir->path());
        rig.limits.segment = std::chrono::seconds{120};
        rig.frozen(reasonAt(60'000, Incident::Kind::Warning, "DEPTH_DROP"), 10'000);
        rig.run(300'000, 10'000);
        rig.box->freeze(reasonAt(300'000, Incident::Kind::Warning, "LIQ_CASCADE"));
        rig.run(920'000, 10'000);
        const QStringList folders = incidentFolders(rig.incidents());
        QCOMPARE(folders.size(), 1);
        const auto incident = readIncident(folders.first());
        QCOMPARE(incident->reasons.size(), std::size_t{2});
        QCOMPARE(incident->to, kBoxStart + std::chrono::minutes(15));
        // The program began later than ten minutes before: said.
        QVERIFY2(incident->shortfall.find("begin at 21:00:10") != std::string::npos, incident->shortfall.c_str());
        // A later one is another.
        rig.box->freeze(reasonAt(920'000));
        rig.box->settle();
        QCOMPARE(incidentFolders(rig.incidents()).size(), 2);
    }

    // The program ended in between: the next start finishes it, with what there is.
    void finishedAtTheNextStart()
    {
        BoxRig rig(m_dir->path());
        rig.frozen(reasonAt(60'000), 10'000);
        rig.run(120'000, 10'000);
        rig.box.reset();
        const QStringList folders = incidentFolders(rig.incidents());
        QVERIFY(readIncident(folders.first())->state == Incident::State::Collecting);
        rig.wallLeapMs = 3'600'000;
        rig.start();
        rig.run(130'000, 10'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        const auto incident = readIncident(folders.first());
        QVERIFY(incident->state == Incident::State::Complete);
        QVERIFY2(incident->shortfall.find("end at 21:02:00") != std::string::npos, incident->shortfall.c_str());
        QCOMPARE(framesOf(folders.first()).last(), QStringLiteral("frame 120000"));
    }

    // Killed a minute after, started four minutes later, before the incident was over: it goes on, and says what
    // it lacks. What a run at other addresses heard meanwhile is not its.
    void aHoleInTheMiddleIsSaid()
    {
        BoxRig rig(m_dir->path());
        rig.frozen(reasonAt(60'000), 10'000);
        rig.run(120'000, 10'000);
        rig.box.reset();
        rig.origin.source = RecordingOrigin::Source::Simulated;
        rig.wallLeapMs = 60'000;
        rig.start();
        rig.run(150'000, 10'000);  // 21:03:10 to 21:03:30
        rig.box.reset();
        rig.origin.source = RecordingOrigin::Source::Live;
        rig.wallLeapMs = 240'000;
        rig.start();
        rig.run(500'000, 10'000);
        const QStringList folders = incidentFolders(rig.incidents());
        const auto incident = readIncident(folders.first());
        QVERIFY(incident->state == Incident::State::Complete);
        QVERIFY2(
            incident->shortfall.find("nothing was kept from 21:02:00 UTC to 21:06:40 UTC") != std::string::npos,
            incident->shortfall.c_str());
        const QStringList texts = framesOf(folders.first());
        QVERIFY(texts.contains(QStringLiteral("frame 120000")) && texts.contains(QStringLiteral("frame 160000")));
        QVERIFY2(!texts.contains(QStringLiteral("frame 140000")), qPrintable(texts.join(u',')));
    }

    // Fewer venues at the same addresses are no other place.
    void aRunOfFewerVenuesIsPartOfIt()
    {
        BoxRig rig(m_dir->path());
        rig.origin.endpoints = {{"binance.ws", "wss://a"}, {"okx.ws", "wss://b"}};
        rig.frozen(reasonAt(60'000), 10'000);
        rig.run(120'000, 10'000);
        rig.box.reset();
        rig.origin.endpoints = {{"binance.ws", "wss://a"}};
        rig.start();
        rig.run(700'000, 10'000);
        const QStringList texts = framesOf(incidentFolders(rig.incidents()).first());
        QVERIFY(texts.contains(QStringLiteral("frame 60000")) && texts.contains(QStringLiteral("frame 200000")));
        RecordingOrigin other = rig.origin;
        other.endpoints["binance.ws"] = "wss://c";
        QVERIFY(elsewhere(rig.origin, other) && !elsewhere(rig.origin, rig.origin));
    }

    void theRingKeepsWhatAnIncidentNeeds()
    {
        BoxRig rig(m_dir->path());
        rig.limits.bytes = 1;  // nothing is kept but what is being written
        rig.start();
        rig.run(30'000);
        QVERIFY(ring::segments(rig.ring()).size() <= 2);
        rig.box->freeze(reasonAt(30'000));
        rig.run(640'000, 5'000);
        const auto incident = readIncident(incidentFolders(rig.incidents()).first());
        QVERIFY(incident->state == Incident::State::Complete);
        const QStringList texts = framesOf(incidentFolders(rig.incidents()).first());
        for (int t = 35'000; t <= 630'000; t += 5'000)
            QVERIFY2(texts.contains(QStringLiteral("frame %1").arg(t)), qPrintable(QString::number(t)));
        rig.run(700'000, 10'000);
        QVERIFY(ring::segments(rig.ring()).size() <= 2);
    }

    void warningsStopAtTheLimitThePersonDoesNot()
    {
        BoxRig rig(m_dir->path());
        rig.limits.incidentBytes = 0;
        rig.limits.after = std::chrono::minutes{0};
        rig.frozen(reasonAt(10'000));
        rig.run(20'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        rig.box->freeze(reasonAt(20'000, Incident::Kind::Warning, "DEPTH_DROP"));
        rig.run(30'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        QVERIFY2(rig.box->state().trouble.contains(QStringLiteral("File > Incidents")),
                 qPrintable(rig.box->state().trouble));
        rig.box->freeze(reasonAt(30'000));
        rig.run(40'000);
        QCOMPARE(rig.box->state().incidents, 2u);
        // One more is no less.
        QVERIFY2(rig.box->state().trouble.contains(QStringLiteral("File > Incidents")),
                 qPrintable(rig.box->state().trouble));
        // Deleted: said no more, without another warning, and the next one freezes again.
        QVERIFY(QDir(rig.incidents()).removeRecursively());
        rig.run(101'000);
        QVERIFY2(rig.box->state().trouble.isEmpty(), qPrintable(rig.box->state().trouble));
        rig.box->freeze(reasonAt(101'000, Incident::Kind::Warning, "DEPTH_DROP"));
        rig.run(110'000);
        QCOMPARE(rig.box->state().incidents, 3u);
    }

    void aNoteWrittenMeanwhileStays()
    {
        BoxRig rig(m_dir->path());
        rig.limits.after = std::chrono::minutes{1};
        rig.frozen(reasonAt(10'000));
        rig.run(20'000);
        const QString folder = incidentFolders(rig.incidents()).first();
        Incident noted = *readIncident(folder);
        noted.note = "look at the spread";
        QVERIFY(writeIncident(folder, noted).hasValue());
        rig.run(80'000);
        QCOMPARE(QString::fromStdString(readIncident(folder)->note), QStringLiteral("look at the spread"));
    }

    void anIncidentThatCannotBeWrittenIsSaid()
    {
        QFile inTheWay(m_dir->filePath(QStringLiteral("incidents")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        BoxRig rig(m_dir->path());
        rig.limits.after = std::chrono::minutes{1};
        rig.frozen(reasonAt(10'000));
        rig.run(20'000);
        QVERIFY(rig.box->state().trouble.contains(QStringLiteral("cannot")));
        QVERIFY(rig.box->state().on);
        // The folder can be made before its end has come: nothing is lost.
        inTheWay.remove();
        rig.run(80'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        QVERIFY(readIncident(rig.box->state().lastIncident)->state == Incident::State::Complete);
    }

    // A folder in the way of its frames refuses them as a full disk does.
    void framesThatAreRefusedAreTriedAgain()
    {
        BoxRig rig(m_dir->path());
        rig.limits.bytes = 1;  // nothing is kept but what is being written, and what an incident needs
        rig.limits.after = std::chrono::minutes{1};
        rig.frozen(reasonAt(10'000));
        rig.run(20'000);
        const QString folder = incidentFolders(rig.incidents()).first();
        const QString inTheWay = folder + QStringLiteral("/frames.plog.part");
        QVERIFY(QDir().mkpath(inTheWay));
        rig.run(100'000);
        QCOMPARE(rig.box->state().incidents, 0u);
        QCOMPARE(rig.box->state().open.size(), std::size_t{1});
        QVERIFY2(rig.box->state().trouble.contains(QStringLiteral("tried again every minute")),
                 qPrintable(rig.box->state().trouble));
        // What it is about is written again as well.
        QVERIFY(QFile::remove(folder + QStringLiteral("/incident.json")));
        rig.run(140'000);
        const auto waiting = readIncident(folder);
        QVERIFY2(waiting.hasValue(), waiting ? "" : qPrintable(waiting.error()));
        QVERIFY(waiting->state == Incident::State::Collecting);
        QCOMPARE(rig.box->state().open.size(), std::size_t{1});
        // Room again: nothing of it is lost.
        QVERIFY(QDir().rmdir(inTheWay));
        rig.run(200'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        QVERIFY(rig.box->state().open.empty());
        QVERIFY2(rig.box->state().trouble.isEmpty(), qPrintable(rig.box->state().trouble));
        QVERIFY(readIncident(folder)->state == Incident::State::Complete);
        const QStringList texts = framesOf(folder);
        for (int t = 11'000; t <= 70'000; t += 1'000)
            QVERIFY2(texts.contains(QStringLiteral("frame %1").arg(t)), qPrintable(QString::number(t)));
        rig.run(230'000);
        QVERIFY(ring::segments(rig.ring()).size() <= 2);
    }

    // A ring that grew without end would fill the disk by itself.
    void framesThatAreRefusedForHoursAreLetGo()
    {
        BoxRig rig(m_dir->path());
        rig.limits.bytes = 1;
        rig.limits.after = std::chrono::minutes{1};
        rig.frozen(reasonAt(10'000));
        rig.run(20'000);
        const QString inTheWay = incidentFolders(rig.incidents()).first() + QStringLiteral("/frames.plog.part");
        QVERIFY(QDir().mkpath(inTheWay));
        constexpr std::int64_t kHour = 3'600'000;
        rig.run(5 * kHour, kHour / 3);
        QVERIFY(rig.texts(0, 30'000).contains(QStringLiteral("frame 15000")));
        rig.run(7 * kHour, kHour / 3);
        QVERIFY(ring::segments(rig.ring()).size() <= 2);
        // It is written all the same, and says what is missing.
        QVERIFY(QDir().rmdir(inTheWay));
        rig.run(7 * kHour + 120'000, 60'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        QVERIFY(!readIncident(rig.box->state().lastIncident)->shortfall.empty());
    }

    // After a power cut an incident that says it is complete has its frames.
    void framesAreOnTheDiskBeforeItIsComplete()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(60'000, 5'000);
        rig.box.reset();
        Incident incident;
        incident.at = incident.from = kBoxStart + std::chrono::seconds(10);
        incident.to = kBoxStart + std::chrono::seconds(50);
        const QString folder = QDir(m_dir->path()).canonicalPath() + QStringLiteral("/incidents/20251010T210010Z");
        QVERIFY(writeIncident(folder, incident).hasValue());
        // Of a cut before, whose end the power had not let come.
        const QString frames = folder + QStringLiteral("/frames.plog");
        QFile old(frames);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.putChar('x'));
        old.close();
        QStringList told;
        {
            const SyncWatch watch([&](const QString& path) {
                const bool named = FrameLogReader::isFrameLog(frames);
                if (path == frames + QStringLiteral(".part"))
                    told << (named || !QFile::exists(frames) ? QStringLiteral("frames, too late")
                                                             : QStringLiteral("frames, beside the old ones"));
                if (path == folder)
                    told << (named && readIncident(folder)->state == Incident::State::Collecting
                                 ? QStringLiteral("their name, before it is complete")
                                 : QStringLiteral("the folder, out of turn"));
            });
            const auto cut = cutIncident(rig.ring(), folder, incident);
            QVERIFY2(cut.hasValue(), cut ? "" : qPrintable(cut.error()));
        }
        QCOMPARE(told, (QStringList{QStringLiteral("frames, beside the old ones"),
                                    QStringLiteral("their name, before it is complete")}));
        QVERIFY(readIncident(folder)->state == Incident::State::Complete);
        QVERIFY(framesOf(folder).contains(QStringLiteral("frame 50000")));
    }
};

QTEST_GUILESS_MAIN(TestIncidentCut)
#include "tst_incident_cut.moc"
