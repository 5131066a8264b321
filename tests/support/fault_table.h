// Rows of the fault suites: every test runs once for each venue, named by the catalogue's number.
#pragma once

#include "tests/support/feed_rig.h"

#include <QtTest>

namespace plimsoll::test {

// All venues; PLIMSOLL_FAULT_VENUE names one alone, so that the suites can run side by side.
inline void faultVenues()
{
    const QByteArray only = qgetenv("PLIMSOLL_FAULT_VENUE");
    QTest::addColumn<int>("dialect");
    for (const VenueFacts& venue : venueFacts())
        if (only.isEmpty() || only == venue.name) QTest::newRow(venue.name) << static_cast<int>(venue.dialect);
}

inline FakeVenue::Dialect faultVenue()
{
    QFETCH_GLOBAL(int, dialect);
    return static_cast<FakeVenue::Dialect>(dialect);
}
inline const VenueFacts& faultFacts()
{
    return factsOf(faultVenue());
}

// Patience of waits: conditions end them, so it costs nothing when all is well.
inline constexpr int kPatience = 15'000;
inline constexpr double kLoopMs = 50, kMemoryMb = 20;  // P2, P5

// Of neighbours in this list of times, how many are nearer to one another than that (ms).
inline int nearerThan(const std::vector<qint64>& times, double ms)
{
    int n = 0;
    for (std::size_t i = 1; i < times.size(); ++i) n += static_cast<double>(times[i] - times[i - 1]) < ms;
    return n;
}
// Two that were sent with the right distance may arrive closer where this machine stood still: not more often.
inline constexpr int kBunched = 2;

}  // namespace plimsoll::test

// The book is live and equal to the truth, later than the moment of `rig.mark()`.
#define WAIT_LIVE(rig) QTRY_VERIFY_WITH_TIMEOUT((rig).live(), kPatience)
#define WAIT_HEALED(rig)                                       \
    do {                                                       \
        (rig).mark();                                          \
        QTRY_VERIFY_WITH_TIMEOUT((rig).caughtUp(), kPatience); \
    } while (false)
// Nothing wrong was ever presented as live (P4), the loop was never kept long (P2), memory is back (P5).
#define NOTHING_WRONG(rig)                                                                                    \
    do {                                                                                                      \
        QCOMPARE((rig).sink.wrong, 0u);                                                                       \
        QVERIFY2((rig).sink.valuesWrong == 0, (rig).sink.firstWrong.c_str());                                 \
        QCOMPARE((rig).sink.tradesTwice, 0u);                                                                 \
        QCOMPARE((rig).sink.notFinite, 0u);                                                                   \
        QVERIFY2((rig).loop.worstMs() <= kLoopMs, qPrintable(QString::number((rig).loop.worstMs()) + " ms")); \
        QTRY_VERIFY2_WITH_TIMEOUT((rig).grownMb() < kMemoryMb,                                                \
                                  qPrintable(QString::number((rig).grownMb()) + " MB"), kPatience);           \
    } while (false)

#define FAULT_MAIN(Test)                                          \
    int main(int argc, char** argv)                               \
    {                                                             \
        const plimsoll::test::WatchedApplication app(argc, argv); \
        Test test;                                                \
        return QTest::qExec(&test, argc, argv);                   \
    }
