// Rows of the fault suites: every test runs once for each venue, named by the catalogue's number.
#pragma once

#include "tests/support/feed_rig.h"

#include <QtTest>

namespace plimsoll::test {

// All venues; PLIMSOLL_FAULT_VENUE names one alone, so that the suites can run side by side.
inline void faultVenues()
{
    static const std::pair<const char*, FakeVenue::Dialect> all[] = {
        {"binance", FakeVenue::Dialect::Binance},
        {"bybit", FakeVenue::Dialect::Bybit},
        {"okx", FakeVenue::Dialect::Okx},
    };
    const QByteArray only = qgetenv("PLIMSOLL_FAULT_VENUE");
    QTest::addColumn<int>("dialect");
    for (const auto& [name, dialect] : all)
        if (only.isEmpty() || only == name) QTest::newRow(name) << static_cast<int>(dialect);
}

inline FakeVenue::Dialect faultVenue()
{
    QFETCH_GLOBAL(int, dialect);
    return static_cast<FakeVenue::Dialect>(dialect);
}

// Patience of waits: conditions end them, so it costs nothing when all is well.
inline constexpr int kPatience = 15'000;

}  // namespace plimsoll::test

// The book is live and equal to the truth, later than the moment of `rig.mark()`.
#define WAIT_LIVE(rig) QTRY_VERIFY_WITH_TIMEOUT((rig).live(), kPatience)
#define WAIT_HEALED(rig)                                       \
    do {                                                       \
        (rig).mark();                                          \
        QTRY_VERIFY_WITH_TIMEOUT((rig).caughtUp(), kPatience); \
    } while (false)
// Nothing wrong was ever presented as live (P4).
#define NOTHING_WRONG(rig)                    \
    do {                                      \
        QCOMPARE((rig).sink.wrong, 0u);       \
        QCOMPARE((rig).sink.tradesTwice, 0u); \
        QCOMPARE((rig).sink.notFinite, 0u);   \
    } while (false)
