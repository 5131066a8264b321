// Where recorders are handed entries: all of them, in their order, no more than fit, and a burst's memory is given
// back.
#include "feeds/recording/entry_intake.h"

#include <QtTest>

using namespace plimsoll;

class TestEntryIntake : public QObject {
    Q_OBJECT

    static RecordEntry entry(std::size_t bytes, int number = 0)
    {
        RecordEntry e;
        e.payload.assign(bytes, 'x');
        e.status = number;
        return e;
    }

private Q_SLOTS:
    void everythingInItsOrder()
    {
        EntryIntake intake;
        intake.push(entry(1));  // before it is open: let go
        intake.open();
        for (int i = 0; i < 100; ++i) intake.push(entry(10, i));
        std::vector<RecordEntry> taken;
        QVERIFY(intake.take(taken, std::chrono::milliseconds{0}));
        QCOMPARE(taken.size(), std::size_t{100});
        for (int i = 0; i < 100; ++i) QCOMPARE(taken[static_cast<std::size_t>(i)].status, i);
        intake.close();
        intake.push(entry(1));
        QVERIFY(!intake.take(taken, std::chrono::milliseconds{0}));
        QVERIFY(taken.empty());
        QCOMPARE(intake.dropped(), std::uint64_t{0});
    }

    void noMoreThanFits()
    {
        EntryIntake intake;
        intake.open();
        constexpr std::size_t kLarge = 8u << 20;
        const std::size_t fit = EntryIntake::kLargestWaiting / (kLarge + sizeof(RecordEntry));
        for (std::size_t i = 0; i < fit + 3; ++i) intake.push(entry(kLarge, static_cast<int>(i)));
        QCOMPARE(intake.dropped(), std::uint64_t{3});
        std::vector<RecordEntry> taken;
        QVERIFY(intake.take(taken, std::chrono::milliseconds{0}));
        QCOMPARE(taken.size(), fit);
        QCOMPARE(taken.back().status, static_cast<int>(fit) - 1);  // what came last was let go
        intake.push(entry(kLarge));
        QVERIFY(intake.take(taken, std::chrono::milliseconds{0}));
        QCOMPARE(taken.size(), std::size_t{1});
    }

    void aBurstsRoomIsGivenBack()
    {
        EntryIntake intake;
        intake.open();
        std::vector<RecordEntry> taken;
        for (std::size_t i = 0; i < 8 * EntryIntake::kRoomKept; ++i) intake.push(entry(20));
        QVERIFY(intake.take(taken, std::chrono::milliseconds{0}));
        QCOMPARE(taken.size(), 8 * EntryIntake::kRoomKept);
        // Both buffers: the one that was taken, and the one that was handed in for it.
        for (int i = 0; i < 3; ++i) {
            intake.push(entry(20));
            QVERIFY(intake.take(taken, std::chrono::milliseconds{0}));
            QCOMPARE(taken.size(), std::size_t{1});
            QVERIFY2(taken.capacity() <= EntryIntake::kRoomKept, qPrintable(QString::number(taken.capacity())));
        }
    }
};

QTEST_GUILESS_MAIN(TestEntryIntake)

#include "tst_entry_intake.moc"
