// Whoever no longer wants a recording is not kept waiting until all of it has been read.
#include "feeds/recording/frame_log.h"
#include "feeds/recording/recording.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <random>
#include <string>

using namespace plimsoll;

namespace {

constexpr int kBlocks = 5;
constexpr std::int64_t kHour = 3'600'000'000'000;

// As many blocks as that; what is in them does not pack.
void write(const QString& path, std::int64_t ns)
{
    std::mt19937_64 random(7);
    FrameLogWriter writer;
    QVERIFY(writer.open(path));
    for (int i = 0; i < kBlocks; ++i) {
        RecordEntry e;
        e.kind = EntryKind::Frame;
        e.venue = VenueId::Okx;
        e.socket = "public";
        e.received = fromUnixNs(ns + i);
        e.mono = Mono{Duration{i}};
        for (int n = 0; n < 10'000; ++n) e.payload += std::to_string(random());
        QVERIFY(writer.append(e));
        QVERIFY(writer.flush());
    }
    QVERIFY(writer.close());
}

}  // namespace

class TestReadingGivenUp : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void aLogEndsWithItsBlock()
    {
        const QString path = m_dir.filePath(QStringLiteral("one.plog"));
        write(path, kHour);
        const auto watch = std::make_shared<ReadWatch>();
        FrameLogReader reader;
        QVERIFY(reader.open(path, watch));
        QCOMPARE(reader.blocks().size(), std::size_t(kBlocks));
        RecordEntry e;
        QVERIFY(reader.next(e));
        const std::uint64_t before = watch->bytes;
        watch->cancelled = true;
        QVERIFY(!reader.next(e));
        QCOMPARE(watch->bytes.load(), before);  // nothing more was read
    }

    void aLogWithoutAnIndexIsNotWalked()
    {
        const QString path = m_dir.filePath(QStringLiteral("cut.plog"));
        write(path, kHour);
        QVERIFY(QFile::resize(path, QFileInfo(path).size() - 1));  // its end with the index is none
        const auto watch = std::make_shared<ReadWatch>();
        {
            FrameLogReader reader;
            QVERIFY(reader.open(path, watch));
            QVERIFY(!reader.indexed());
            QCOMPARE(reader.blocks().size(), std::size_t(kBlocks));
        }
        watch->cancelled = true;
        FrameLogReader reader;
        QVERIFY(!reader.open(path, watch));
        QVERIFY(reader.blocks().empty());
    }

    // Recordings that are far apart are read through, to see whether they are to be laid over each other.
    void recordingsOfDifferentTimesAreNotReadThrough()
    {
        const QStringList paths{m_dir.filePath(QStringLiteral("a.plog")),
                                m_dir.filePath(QStringLiteral("b.plog"))};
        write(paths[0], kHour);
        write(paths[1], 5 * kHour);
        const auto watch = std::make_shared<ReadWatch>();
        QVERIFY(Recording::open(paths, watch));
        const std::uint64_t all = watch->bytes;
        const auto early = std::make_shared<ReadWatch>();
        early->cancelled = true;
        const auto given = Recording::open(paths, early);
        QVERIFY(!given);
        QCOMPARE(given.error(), QStringLiteral("cancelled"));
        QVERIFY2(early->bytes < all / kBlocks, qPrintable(QString::number(early->bytes)));
    }
};

QTEST_GUILESS_MAIN(TestReadingGivenUp)
#include "tst_reading_given_up.moc"
