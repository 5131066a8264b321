// What becomes of the ring of raw frames when a disk, a file, a second program or the end of a process is in its
// way (FAULTS 53, 55, 56, 59).
#include "tests/support/box_rig.h"
#include "tests/support/private_mount.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>
#include <memory>
#include <random>
#include <set>
#include <string>

#include <sys/mount.h>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

constexpr const char* kKeeperWord = "keep-until-killed";

// Until it is killed: a frame, and once it is on disk its number on the output.
int keepUntilKilled(const QString& folder, qint64 first)
{
    BlackBox::Options o;
    o.folder = folder;
    o.incidents = folder + QStringLiteral("/incidents");
    o.limits.segment = std::chrono::seconds{1};
    o.now = [] { return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()); };
    BlackBox box(std::move(o));
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered)) return 1;
    for (qint64 n = first;; ++n) {
        RecordEntry e = frameAt(n, std::to_string(n));
        e.received = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
        box.push(std::move(e));
        box.settle();
        if (out.write(reinterpret_cast<const char*>(&n), sizeof n) != sizeof n) return 0;
    }
}

// Frames that cannot be compressed, one a second; what they say first is their second.
void fill(BoxRig& rig, std::int64_t untilMs)
{
    std::mt19937 random(7);
    while (rig.now() < untilMs) {
        std::string text = "big " + std::to_string(rig.now()) + " ";
        for (int i = 0; i < 60'000; ++i) text += static_cast<char>('0' + random() % 64);
        rig.box->push(frameAt(rig.now(), std::move(text)));
        rig.run(rig.now() + 1'000);
    }
}

QString secondsOf(const QStringList& texts)
{
    QStringList list;
    for (const QString& t : texts)
        if (t.startsWith(QStringLiteral("frame"))) list << t.mid(6);
    return list.join(QLatin1Char(' '));
}

// FAULTS 55: on a disk of two megabytes.
QString onAFullDisk(const QString& folder)
{
    QFile other(folder + QStringLiteral("/somebody else's"));
    if (!other.open(QIODevice::WriteOnly) || other.write(QByteArray(1'000'000, 'x')) != 1'000'000)
        return QStringLiteral("the disk takes nothing");
    other.close();
    BoxRig rig(folder);
    rig.start();
    rig.run(3'000);
    fill(rig, 60'000);
    const BlackBox::State full = rig.box->state();
    if (full.trouble.isEmpty() || full.dropped == 0) return QStringLiteral("a full disk is not said");
    const QString before = secondsOf(rig.texts(0, 60'000));
    if (!before.startsWith(QStringLiteral("1000 2000 3000 4000"))) return QStringLiteral("lost: ") + before;
    // Room again.
    other.remove();
    rig.run(75'000);
    const BlackBox::State after = rig.box->state();
    if (!after.trouble.isEmpty() || !after.on) return QStringLiteral("not resumed: ") + after.trouble;
    const QString now = secondsOf(rig.texts(0, 75'000));
    if (!now.startsWith(before)) return QStringLiteral("what was stored is not there any more: ") + now;
    if (!now.endsWith(QStringLiteral("74000 75000"))) return QStringLiteral("not kept again: ") + now;
    return QStringLiteral("ok");
}

QString onAReadOnlyDisk(const QString& folder)
{
    BoxRig rig(folder);
    rig.start();
    rig.run(5'000);
    rig.box.reset();
    if (!makeReadOnly(folder)) return QStringLiteral("SKIP: cannot be made read-only here");
    const QString before = secondsOf(rig.texts(0, 10'000));
    rig.start();
    rig.run(10'000);
    const BlackBox::State state = rig.box->state();
    if (state.on || !state.trouble.contains(QStringLiteral("cannot be written")))
        return QStringLiteral("not said: ") + state.trouble;
    if (secondsOf(rig.texts(0, 10'000)) != before) return QStringLiteral("what was stored cannot be read");
    return QStringLiteral("ok");
}

// A file that something is mounted over cannot be removed, whoever asks.
QString onADiskThatKeepsAFile(const QString& folder)
{
    BoxRig rig(folder);
    rig.start();
    rig.run(15'000);
    const QByteArray oldest = QFile::encodeName(ring::segments(rig.ring()).front().path);
    if (::mount(oldest.constData(), oldest.constData(), nullptr, MS_BIND, nullptr) != 0)
        return QStringLiteral("SKIP: nothing can be mounted over a file here");
    rig.limits.bytes = 1;
    rig.box->setLimits(rig.limits);
    rig.run(25'000);
    // Frames go on being written, which says nothing of the file.
    const BlackBox::State stuck = rig.box->state();
    ::umount2(oldest.constData(), MNT_DETACH);
    if (!stuck.on || !stuck.trouble.contains(QStringLiteral("cannot be removed")))
        return QStringLiteral("not said: ") + stuck.trouble;
    rig.run(45'000);
    if (const BlackBox::State after = rig.box->state(); !after.trouble.isEmpty())
        return QStringLiteral("still said: ") + after.trouble;
    if (ring::segments(rig.ring()).size() > 2) return QStringLiteral("not removed");
    return QStringLiteral("ok");
}

}  // namespace

class TestBlackBoxFaults : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // FAULTS 59.
    void theSecondKeepsNothing()
    {
        BoxRig first(m_dir->path()), second(m_dir->path());
        first.start();
        first.run(1'000);
        second.start();
        second.run(5'000);
        QVERIFY(!second.box->state().on);
        QVERIFY2(second.box->state().trouble.contains(QStringLiteral("another Plimsoll")),
                 qPrintable(second.box->state().trouble));
        first.run(5'000);
        QCOMPARE(first.texts(0, 10'000), framesFrom(1'000, 5'000));
        first.box.reset();
        second.run(10'000);
        QVERIFY(second.box->state().on);
    }

    void aFolderThatCannotBeMade()
    {
        QFile inTheWay(m_dir->filePath(QStringLiteral("ring")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(5'000);
        QVERIFY(!rig.box->state().on);
        QVERIFY2(rig.box->state().trouble.contains(QStringLiteral("--data-dir")),
                 qPrintable(rig.box->state().trouble));
        QCOMPARE(rig.box->state().dropped, 5u);
        // As soon as it can be, frames are kept.
        inTheWay.remove();
        rig.run(10'000);
        QVERIFY(rig.box->state().on);
        QVERIFY(rig.box->state().trouble.isEmpty());
        QCOMPARE(rig.texts(0, 20'000).last(), QStringLiteral("frame 10000"));
    }

    void disks_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::newRow("full") << QStringLiteral("full");
        QTest::newRow("read-only") << QStringLiteral("read-only");
        QTest::newRow("keeps a file") << QStringLiteral("keeps a file");
    }
    void disks()
    {
        QFETCH(QString, scenario);
        const QString said = inPrivateMount(scenario);
        if (said.startsWith(QStringLiteral("SKIP"))) QSKIP(qPrintable(said));
        QCOMPARE(said, QStringLiteral("ok"));
    }

    void damagedFilesArePassedOver()
    {
        BoxRig rig(m_dir->path());
        rig.start();
        rig.run(60'000);
        rig.box.reset();
        const auto all = ring::segments(rig.ring());
        {
            QFile garbage(all[2].path);
            QVERIFY(garbage.open(QIODevice::WriteOnly));
            garbage.write(QByteArray(100'000, 'x'));
            QFile cut(all[3].path);
            QVERIFY(cut.open(QIODevice::ReadWrite) && cut.resize(cut.size() * 2 / 3));
        }
        RingStream stream(rig.ring(), {kBoxStart, kBoxStart + std::chrono::seconds(60)});
        const QStringList texts = BoxRig::textsOf(stream);
        QVERIFY(texts.contains(QStringLiteral("frame 5000")));
        QCOMPARE(texts.last(), QStringLiteral("frame 60000"));
        QVERIFY2(stream.notice().find("could not be read") != std::string::npos, stream.notice().c_str());
        // The box goes on beside them, and touches neither.
        rig.start();
        rig.run(70'000);
        QVERIFY(rig.box->state().on);
        QVERIFY(QFile::exists(all[2].path));
    }

    // FAULTS 53: whatever was on disk is there after any kill, up to the last whole block.
    void killedAtAnyMoment()
    {
        const QString folder = m_dir->path();
        qint64 next = 0;
        std::set<qint64> promised;
        for (int round = 0; round < 100; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QLatin1String(kKeeperWord), folder, QString::number(next)});
            qint64 last = next - 1;
            const auto read = [&] {
                while (child.bytesAvailable() >= qint64(sizeof last)) {
                    child.read(reinterpret_cast<char*>(&last), sizeof last);
                    promised.insert(last);
                }
            };
            for (const qint64 enough = next + (round * 7) % 11; last < enough; read())
                QVERIFY2(child.bytesAvailable() >= qint64(sizeof last) || child.waitForReadyRead(30'000),
                         qPrintable(child.errorString()));
            child.kill();
            QVERIFY(child.waitForFinished());
            read();
            next = last + 1;
        }
        std::set<qint64> there;
        for (const ring::Segment& s : ring::segments(folder)) {
            FrameLogReader log;
            if (!log.open(s.path)) continue;  // killed before its first block
            RecordEntry e;
            while (log.next(e)) there.insert(std::stoll(e.payload));
            QCOMPARE(log.damagedBlocks(), 0u);
        }
        for (const qint64 n : promised) QVERIFY2(there.contains(n), qPrintable(QString::number(n)));
        QVERIFY(promised.size() >= 500);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 4 && QLatin1String(argv[1]) == QLatin1String(kKeeperWord))
        return keepUntilKilled(QString::fromLocal8Bit(argv[2]), QString::fromLatin1(argv[3]).toLongLong());
    if (const QString scenario = privateMountWord(argc, argv); !scenario.isEmpty())
        return tellPrivateMount(scenario == QLatin1String("full")        ? onAFullDisk
                                : scenario == QLatin1String("read-only") ? onAReadOnlyDisk
                                                                         : onADiskThatKeepsAFile);
    TestBlackBoxFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_black_box_faults.moc"
