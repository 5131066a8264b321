// The ring of raw frames: what it keeps, what it tells again and what it lets go, whatever clock it has. What
// becomes of it when a disk or a process fails: tst_black_box_faults.
#include "tests/support/box_rig.h"
#include "tests/support/sync_watch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

// A venue's past as it is asked for after each reconnection: the last six hours once more.
RecordEntry pastAt(std::int64_t ms, std::mt19937& random)
{
    std::string body = "past " + std::to_string(ms) + ' ';
    for (int i = 0; i < 30'000; ++i) body += static_cast<char>('0' + random() % 64);
    RecordEntry e = listAt(ms, std::move(body));
    const std::int64_t now = toUnixMs(e.received);
    e.url = "https://fapi.binance.com/fapi/v1/klines?symbol=BTCUSDT&interval=1m&startTime=" +
            std::to_string(now - 6 * 3'600'000) + "&endTime=" + std::to_string(now) + "&limit=1000";
    return e;
}

}  // namespace

class TestBlackBox : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // What is kept to be told again once grew with every reconnection, until the ring had room for nothing else.
    void whatIsKnownLeavesRoomForTheRest()
    {
        const QTemporaryDir place;
        BoxRig rig(place.path());
        rig.limits.bytes = 4'000'000;
        rig.limits.hours = std::chrono::hours{2};
        rig.start();
        std::mt19937 random(3);
        rig.box->push(listAt(0, "list 1"));
        for (int i = 0; i < 400; ++i) {
            rig.box->push(pastAt(rig.now(), random));
            if (i == 370) rig.box->push(listAt(rig.now(), "list 2"));  // more than an hour later
            rig.run(rig.now() + 10'000);
        }
        std::int64_t known = 0, segments = 0;
        for (const QFileInfo& file : QDir(rig.ring()).entryInfoList({QStringLiteral("*.plog*")}, QDir::Files))
            file.fileName().contains(QLatin1String("known")) ? known += file.size() : ++segments;
        // Everything here is said twice: what the ring still holds is known as well.
        QVERIFY2(known > 0 && known < rig.limits.bytes * 3 / 4, qPrintable(QString::number(known)));
        QVERIFY2(segments > 20, qPrintable(QString::number(segments)));
        const QStringList texts = rig.texts(rig.now() - 60'000, rig.now());
        QCOMPARE(texts.filter(QStringLiteral("list")), QStringList{QStringLiteral("again list 2")});
        QVERIFY(texts.filter(QStringLiteral("again past")).size() >= 1);
    }

    // Whichever of the two a power cut leaves, it is whole.
    void whatIsKnownIsOnTheDiskBeforeItTakesThePlace()
    {
        QStringList told;
        {
            BoxRig rig(QDir(m_dir->path()).canonicalPath());
            const SyncWatch watch([&](const QString& path) {
                if (path.endsWith(QStringLiteral("-known.plog.part"))) told << QStringLiteral("answers");
                if (path == rig.ring()) told << QStringLiteral("their name");
            });
            rig.limits.bytes = 4'000'000;
            rig.start();
            std::mt19937 random(3);
            for (int i = 0; i < 100; ++i) {
                rig.box->push(pastAt(rig.now(), random));
                rig.run(rig.now() + 10'000);
            }
            rig.box.reset();
        }
        QVERIFY(told.size() >= 2);
        QCOMPARE(told.first(2), (QStringList{QStringLiteral("answers"), QStringLiteral("their name")}));
    }

    void everyFrameInItsOrder()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(65'000);
        QCOMPARE(rig.texts(0, 65'000), framesFrom(1'000, 65'000));
        const auto segments = ring::segments(rig.ring());
        QCOMPARE(segments.size(), std::size_t{7});
        QCOMPARE(rig.booksAsked.load(), 7);  // each begins with the books
        QCOMPARE(rig.box->state().entries, 65u);
        QCOMPARE(rig.box->state().dropped, 0u);
        QVERIFY(rig.box->state().on);
        QVERIFY2(rig.box->state().trouble.isEmpty(), qPrintable(rig.box->state().trouble));
        QCOMPARE(*rig.box->state().first, kBoxStart + std::chrono::seconds(1));
        QCOMPARE(*rig.box->state().last, kBoxStart + std::chrono::seconds(65));
        QCOMPARE(rig.box->state().bytes, ring::bytes(rig.ring()));
        // A piece begins with a segment early enough for its books, and ends where it was asked to.
        const QStringList piece = rig.texts(33'000, 40'000);
        QCOMPARE(piece.last(), QStringLiteral("frame 40000"));
        QVERIFY(piece.size() >= 8 && piece.size() <= 8 + 20);
        QVERIFY(piece.contains(QStringLiteral("frame 33000")));
        QCOMPARE(rig.texts(500'000, 600'000), QStringList());
    }

    // Nobody flushes: what was said is on disk within a second of the machine's time.
    void writtenWithinASecond()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(1'000);
        rig.box->push(frameAt(1'001, "late"));
        QTRY_VERIFY(rig.box->state().on);
        rig.run(1'700, 700);
        QVERIFY(rig.texts(0, 5'000).contains(QStringLiteral("late")));
    }

    void whatWasKnownIsToldAgain()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(1'000);
        rig.box->push(listAt(1'500, "list one"));
        rig.run(25'000);
        rig.box->push(listAt(25'500, "list two"));  // within the hour: in its segment alone
        rig.run(60'000);
        const QStringList piece = rig.texts(50'000, 60'000);
        QCOMPARE(piece.count(QStringLiteral("again list one")), 1);
        QCOMPARE(piece.first(), QStringLiteral("again list one"));
        QVERIFY(!piece.contains(QStringLiteral("list two")));
        QVERIFY(rig.texts(20'000, 60'000).contains(QStringLiteral("list two")));
    }

    void sizeAndAgeTakeTheOldest()
    {
        BoxRig rig(m_dir->path());
        rig.limits.hours = std::chrono::hours{1};
        rig.start();
        rig.run(1'000);
        rig.box->push(listAt(1'500, "list"));
        rig.run(100'000);
        const std::int64_t whole = rig.box->state().bytes;
        BlackBoxConfig small = rig.limits;
        small.bytes = whole / 2;
        rig.box->setLimits(small);
        rig.run(120'000);
        QVERIFY(rig.box->state().bytes <= small.bytes + whole / 8);
        const QStringList kept = rig.texts(0, 120'000);
        QCOMPARE(kept.last(), QStringLiteral("frame 120000"));
        QVERIFY(!kept.contains(QStringLiteral("frame 5000")));
        QVERIFY(*rig.box->state().first > kBoxStart + std::chrono::seconds(10));

        // A clock that is wrong by a day takes little at a time.
        rig.box->setLimits(rig.limits);
        const auto before = ring::segments(rig.ring()).size();
        rig.wallLeapMs = 86'400'000;
        rig.run(130'000);
        const auto after = ring::segments(rig.ring()).size();
        QVERIFY2(after + 2 >= before, qPrintable(QString::number(after)));
    }

    // In a flood two minutes are more than a small ring may hold at all.
    void aSmallRingHasSmallSegments()
    {
        BoxRig rig(m_dir->path());
        rig.limits.segment = std::chrono::seconds{120};
        rig.limits.bytes = 8 << 20;
        rig.start();
        std::mt19937_64 random(5);
        std::int64_t most = 0;
        for (std::int64_t ms = 1'000; ms <= 100'000; ms += 1'000) {
            std::string noise(300'000, ' ');
            for (char& c : noise) c = static_cast<char>(' ' + random() % 90);
            rig.box->push(frameAt(ms, std::move(noise)));
            rig.run(ms + 500);
            most = std::max(most, rig.box->state().bytes);
        }
        QVERIFY2(most <= 10 << 20, qPrintable(QString::number(most)));
        QVERIFY2(most >= 6 << 20, qPrintable(QString::number(most)));  // and holds what it may
        QCOMPARE(rig.texts(0, 110'000).last(), QStringLiteral("frame 100500"));
    }

    void aClockThatIsSetBack()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(30'000);
        rig.wallLeapMs = -3'600'000;
        rig.run(60'000);
        QCOMPARE(rig.box->state().entries, 60u);
        rig.box.reset();
        QCOMPARE(ring::segments(rig.ring()).size(), std::size_t{6});
        // The next run is behind this one, whatever its clock says.
        BoxRig next(m_dir->path());
        next.wallLeapMs = -7'200'000;
        next.start();
        next.run(5'000);
        next.box.reset();
        const auto all = ring::segments(next.ring());
        QCOMPARE(all.size(), std::size_t{7});
        QVERIFY(all.back().run > all.front().run);
        int entries = 0;
        for (const ring::Segment& s : all) {
            FrameLogReader log;
            QVERIFY(log.open(s.path).hasValue());
            entries += static_cast<int>(log.entries());
        }
        QCOMPARE(entries, 65);
    }

    // By the wall clock all of what was known came after what is looked at.
    void whatWasKnownOutlivesAClockThatIsSetBack()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(1'000);
        rig.box->push(listAt(1'500, "list"));
        rig.run(25'000);
        rig.wallLeapMs = -3'600'000;
        rig.run(40'000);
        RecordEntry other = listAt(40'500 - 3'600'000, "funding");
        other.mono = Mono{std::chrono::milliseconds(40'500)};
        other.url = "https://fapi.binance.com/fapi/v1/fundingInfo";
        rig.box->push(std::move(other));
        rig.run(80'000);
        const QStringList piece = rig.texts(70'000 - 3'600'000, 80'000 - 3'600'000);
        QCOMPARE(piece.count(QStringLiteral("again list")), 1);
        QCOMPARE(piece.count(QStringLiteral("again funding")), 1);
        QCOMPARE(piece.last(), QStringLiteral("frame 80000"));
        // Of what came later nothing is told before it.
        const QStringList before = rig.texts(36'000 - 3'600'000, 39'000 - 3'600'000);
        QCOMPARE(before.count(QStringLiteral("again list")), 1);
        QVERIFY(!before.contains(QStringLiteral("again funding")));
    }

    // Half a day ahead until the network says the time: what froze then is no story of what freezes now, and is
    // cut when its time is over by any clock.
    void aFreezeAfterTheClockWasSetBack()
    {
        constexpr std::int64_t kAhead = 12 * 3'600'000;
        const auto reason = [](std::int64_t ms, const char* text) {
            return Incident::Reason{
                kBoxStart + std::chrono::milliseconds(ms), Incident::Kind::Key, text, "BTC", {}, {}};
        };
        BoxRig rig(m_dir->path());
        rig.limits.before = rig.limits.after = std::chrono::minutes{1};
        rig.wallLeapMs = kAhead;
        rig.start();
        rig.run(30'000);
        rig.box->freeze(reason(30'000 + kAhead, "first"));
        rig.run(40'000);
        rig.wallLeapMs = 0;
        rig.run(60'000);
        rig.box->freeze(reason(60'000, "second"));
        rig.box->settle();
        QCOMPARE(rig.box->state().open.size(), std::size_t{2});
        rig.run(130'000);
        QVERIFY(rig.box->state().open.empty());
        QCOMPARE(rig.box->state().incidents, 2u);
        const QStringList folders = incidentFolders(rig.incidents());
        QCOMPARE(folders.size(), 2);
        for (const QString& folder : folders) {
            const auto incident = readIncident(folder);
            QVERIFY(incident && incident->state == Incident::State::Complete && incident->reasons.size() == 1);
            FrameLogReader log;
            QVERIFY(log.open(folder + QStringLiteral("/frames.plog")).hasValue());
            const QStringList texts = BoxRig::textsOf(log);
            const bool first = incident->reasons.front().text == "first";
            const std::vector<int> needed =
                first ? std::vector<int>{20'000, 30'000, 40'000} : std::vector<int>{60'000, 119'000};
            for (const int ms : needed)
                QVERIFY2(texts.contains(QStringLiteral("frame %1").arg(ms)), qPrintable(QString::number(ms)));
        }
    }

    // The clock was right again before the program began anew.
    void anIncidentOfTheFutureIsTakenUpAndEnds()
    {
        Incident incident;
        incident.name = "20251011T210000Z";
        incident.at = kBoxStart + std::chrono::hours{24};
        incident.from = incident.at - std::chrono::minutes{1};
        incident.to = incident.at + std::chrono::minutes{1};
        BoxRig rig(m_dir->path());
        QVERIFY(writeIncident(rig.incidents() + QStringLiteral("/20251011T210000Z"), incident).hasValue());
        rig.start();
        rig.run(50'000);
        QCOMPARE(rig.box->state().open.size(), std::size_t{1});
        rig.run(70'000);
        QCOMPARE(rig.box->state().incidents, 1u);
        QVERIFY(rig.box->state().open.empty());
    }

    void anEmptySegmentAgesLikeOthers()
    {
        BoxRig rig(m_dir->path());
        rig.limits.hours = std::chrono::hours{1};
        rig.start();
        rig.run(30'000);
        rig.box.reset();
        const auto old = ring::segments(rig.ring());
        QVERIFY(old.size() >= 3);
        {
            // Of a program that was ended before it had written anything.
            FrameLogWriter empty;
            QVERIFY(empty.open(old.front().path).hasValue());
        }
        rig.start();
        rig.run(60'000);
        QVERIFY(QFile::exists(old.front().path));  // as young as the next one
        rig.wallLeapMs = 3 * 3'600'000;
        rig.run(160'000);
        for (const ring::Segment& s : old) QVERIFY2(!QFile::exists(s.path), qPrintable(s.path));
        QCOMPARE(rig.box->state().bytes, ring::bytes(rig.ring()));
        QVERIFY(rig.texts(60'000 + 3 * 3'600'000, 160'000 + 3 * 3'600'000).size() > 50);
    }

    void whatSomebodyDeletesIsNotCounted()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(65'000);
        const auto all = ring::segments(rig.ring());
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(QFile::remove(all[i].path));
        rig.run(90'000);
        QCOMPARE(rig.box->state().bytes, ring::bytes(rig.ring()));
        QVERIFY(*rig.box->state().first > kBoxStart + std::chrono::seconds(25));
    }

    void switchedOffAndOn()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(5'000);
        BlackBoxConfig off = rig.limits;
        off.on = false;
        rig.box->setLimits(off);
        rig.box->settle();
        rig.run(9'000);
        QVERIFY(!rig.box->state().on);
        QVERIFY(rig.box->state().trouble.isEmpty());
        rig.box->setLimits(rig.limits);
        rig.box->settle();
        rig.run(30'000);
        QVERIFY(rig.box->state().on);
        const QStringList texts = rig.texts(0, 30'000);
        QVERIFY(texts.contains(QStringLiteral("frame 5000")) && texts.contains(QStringLiteral("frame 30000")));
        QVERIFY(!texts.contains(QStringLiteral("frame 8000")));
    }
};

QTEST_GUILESS_MAIN(TestBlackBox)
#include "tst_black_box.moc"
