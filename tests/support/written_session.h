// A recording of two venues as a test writes it: books, trades, liquidations, a silence, a gap, a late market.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <cstdint>

namespace plimsoll::test {

inline constexpr std::int64_t kSessionStartNs = 1'700'000'000'000'000'000;
// Milliseconds since its start.
inline constexpr std::int64_t kSilenceFrom = 60'000, kSilenceTo = 115'000, kGapAt = 150'000, kHealedAt = 152'000,
                              kLateAt = 180'000, kSessionEnd = 240'000;

// Files as captures are: one a venue. `busy`: so many frames of one market that a look through it stops decoding
// before the late market begins.
struct WrittenSession {
    QByteArray bybit, binance;
};
WrittenSession writtenSession(bool busy = false);
// Written to `folder`, their paths. Empty: they cannot be written.
QStringList writeSession(const QString& folder, bool busy = false);

}  // namespace plimsoll::test
