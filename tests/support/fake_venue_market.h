// The truth behind a scripted venue: order books that move by steps, trades, mark prices. Whole
// numbers only, so that what a client shows can be compared exactly.
#pragma once

#include "model/market/instrument.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::test {

// One side of a book: price in ticks of 0.1 -> size in thousandths, sorted by price. A list, because
// thousands of past books are kept.
class Side0 {
public:
    using Row = std::pair<qint64, qint64>;
    Side0() = default;
    Side0(std::initializer_list<Row> rows) : m_rows(rows) {}

    qint64& operator[](qint64 price)
    {
        const auto at = place(price);
        return (at != m_rows.end() && at->first == price ? at : m_rows.insert(at, {price, 0}))->second;
    }
    void erase(qint64 price)
    {
        if (const auto at = place(price); at != m_rows.end() && at->first == price) m_rows.erase(at);
    }
    auto begin() const { return m_rows.begin(); }
    auto end() const { return m_rows.end(); }
    auto rbegin() const { return m_rows.rbegin(); }
    auto rend() const { return m_rows.rend(); }
    std::size_t size() const { return m_rows.size(); }

private:
    std::vector<Row>::iterator place(qint64 price)
    {
        return std::lower_bound(m_rows.begin(), m_rows.end(), price,
                                [](const Row& r, qint64 p) { return r.first < p; });
    }
    std::vector<Row> m_rows;
};

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

// What a contract's context says: no two have the same rate or interest, so that what is shown tells which.
struct TruthContext {
    qint64 number = 0;
    qint64 mark = 0, index = 0;  // ticks
    qint64 fundingE8() const { return 10'000 + number; }
    qint64 interest() const { return 22'161'000 + number; }  // thousandths of the coin, each pair once
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
    // These sizes at these prices, and this number; nothing of it is remembered.
    void overwrite(const std::vector<Side0::Row>& bids, const std::vector<Side0::Row>& asks, qint64 seq)
    {
        for (const auto& [price, size] : bids) m_book.bids[price] = size;
        for (const auto& [price, size] : asks) m_book.asks[price] = size;
        m_book.seq = seq;
    }
    // The book crosses on purpose; the next step sets it right.
    TruthStep cross(qint64 nowMs);

    const std::string& symbol() const { return m_symbol; }
    Market market() const { return m_market; }
    const TruthBook& book() const { return m_book; }
    const TruthBook* at(qint64 seq) const;          // null: too long ago, or never
    const TruthBook& ago(std::size_t steps) const;  // or as long ago as is remembered
    // Books between these two, themselves left out; nothing when one of them is too long ago.
    std::optional<std::size_t> between(qint64 seq, qint64 later) const;
    void moveContext(qint64 nowMs);
    const TruthContext& context() const { return m_contexts.back(); }
    const std::deque<TruthContext>& contexts() const { return m_contexts; }
    void note(const TruthLiquidation& l) { m_liquidations.push_back(l); }
    const std::vector<TruthLiquidation>& liquidations() const { return m_liquidations; }
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
    std::deque<TruthContext> m_contexts;
    std::vector<TruthLiquidation> m_liquidations;
    std::mt19937 m_random;
};

QByteArray priceText(qint64 ticks);
QByteArray sizeText(qint64 thousandths);
QByteArray rateText(qint64 e8);

}  // namespace plimsoll::test
