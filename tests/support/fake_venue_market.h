// The truth behind a scripted venue: order books that move by steps, trades, mark prices. Whole
// numbers only, so that what a client shows can be compared exactly.
#pragma once

#include "model/market/instrument.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace plimsoll::test {

// Price in ticks of 0.1, size in thousandths.
using Side0 = std::map<qint64, qint64>;

struct TruthBook {
    Side0 bids, asks;
    qint64 seq = 0;
};

struct TruthTrade {
    qint64 id = 0, price = 0, size = 0;
    bool sell = false;
    qint64 atMs = 0;
};

struct TruthLiquidation {
    qint64 price = 0, size = 0;
    bool longClosed = true;
    qint64 atMs = 0;
};

// What changed in one step.
struct TruthStep {
    qint64 firstSeq = 0, seq = 0, prevSeq = 0;
    Side0 bids, asks;  // size 0: gone
    qint64 atMs = 0;
};

class TruthSymbol {
public:
    TruthSymbol(std::string symbol, Market market, qint64 midTicks, unsigned seed, bool stepByOne);

    TruthStep step(qint64 nowMs);
    TruthTrade trade(qint64 nowMs);
    // Sequence numbers are times from now on.
    void countTime(qint64 nowMs);
    // Sequence numbers begin again (an engine restart).
    void renumber(qint64 seq);
    // The book crosses on purpose; the next step sets it right.
    TruthStep cross(qint64 nowMs);

    const std::string& symbol() const { return m_symbol; }
    Market market() const { return m_market; }
    const TruthBook& book() const { return m_book; }
    const TruthBook* at(qint64 seq) const;  // null: too long ago, or never
    const std::vector<TruthTrade>& trades() const { return m_trades; }
    qint64 mid() const { return m_mid; }
    std::string status = "TRADING";

private:
    void remember();

    std::string m_symbol;
    Market m_market;
    bool m_stepByOne, m_countsTime = false;
    qint64 m_mid;
    TruthBook m_book;
    std::deque<TruthBook> m_past;
    std::vector<TruthTrade> m_trades;
    std::mt19937 m_random;
};

QByteArray priceText(qint64 ticks);
QByteArray sizeText(qint64 thousandths);

}  // namespace plimsoll::test
