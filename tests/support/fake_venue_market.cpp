#include "tests/support/fake_venue_market.h"

#include <algorithm>
#include <cstdlib>

namespace plimsoll::test {
namespace {

constexpr qint64 kReach = 40;  // ticks either side
constexpr std::size_t kRemember = 2'000;

}  // namespace

QByteArray priceText(qint64 ticks)
{
    return QByteArray::number(ticks / 10) + '.' + QByteArray::number(ticks % 10) + '0';
}

QByteArray sizeText(qint64 thousandths)
{
    if (thousandths == 0) return "0";
    return QByteArray::number(thousandths / 1000) + '.' +
           QByteArray::number(thousandths % 1000).rightJustified(3, '0');
}

QByteArray rateText(qint64 e8)
{
    return QByteArray(e8 < 0 ? "-0." : "0.") + QByteArray::number(std::abs(e8)).rightJustified(8, '0');
}

TruthSymbol::TruthSymbol(std::string symbol, Market market, qint64 midTicks, unsigned seed, bool stepByOne)
    : m_symbol(std::move(symbol)), m_market(market), m_stepByOne(stepByOne), m_mid(midTicks), m_random(seed)
{
    m_book.seq = 1'000'000 + seed * 1'000;
    std::uniform_int_distribution<qint64> size(1, 9'000);
    for (qint64 i = 1; i <= 30; ++i) {
        m_book.bids[m_mid - i] = size(m_random);
        m_book.asks[m_mid + i] = size(m_random);
    }
    m_contexts.push_back({0, m_mid, m_mid - 3, 0});
    remember();
}

void TruthSymbol::moveContext(qint64 nowMs)
{
    m_contexts.push_back({m_contexts.back().number + 1, m_mid, m_mid - 3, nowMs});
    if (m_contexts.size() > kRemember) m_contexts.pop_front();
}

void TruthSymbol::remember()
{
    m_past.push_back(m_book);
    if (m_past.size() > kRemember) m_past.pop_front();
}

TruthStep TruthSymbol::step(qint64 nowMs)
{
    TruthStep s;
    s.atMs = nowMs;
    std::uniform_int_distribution<int> drift(-1, 1), count(2, 6), jump(1, 17);
    std::uniform_int_distribution<qint64> offset(1, kReach - 10), size(1, 9'000);
    m_mid += drift(m_random);
    const auto put = [](Side0& book, Side0& delta, qint64 price, qint64 qty) {
        if (qty == 0)
            book.erase(price);
        else
            book[price] = qty;
        delta[price] = qty;
    };
    // What the price has passed or left far behind is gone.
    const auto clean = [&](Side0& book, Side0& delta, auto gone) {
        std::vector<qint64> prices;
        for (const auto& [price, qty] : book) {
            if (gone(price)) prices.push_back(price);
        }
        for (const qint64 p : prices) put(book, delta, p, 0);
    };
    clean(m_book.bids, s.bids, [&](qint64 p) { return p >= m_mid || p < m_mid - kReach; });
    clean(m_book.asks, s.asks, [&](qint64 p) { return p <= m_mid || p > m_mid + kReach; });
    for (int i = count(m_random); i > 0; --i) {
        const bool gone = size(m_random) < 2'000;
        put(m_book.bids, s.bids, m_mid - offset(m_random), gone ? 0 : size(m_random));
        put(m_book.asks, s.asks, m_mid + offset(m_random), gone ? 0 : size(m_random));
    }
    put(m_book.bids, s.bids, m_mid - 1, size(m_random));
    put(m_book.asks, s.asks, m_mid + 1, size(m_random));
    s.prevSeq = m_book.seq;
    s.firstSeq = m_book.seq + 1;
    if (m_countsTime)
        m_book.seq = nowMs < m_book.seq - 1'500 ? nowMs : std::max(m_book.seq + 1, nowMs);
    else
        m_book.seq += m_stepByOne ? 1 : jump(m_random);
    s.seq = m_book.seq;
    remember();
    return s;
}

TruthStep TruthSymbol::cross(qint64 nowMs)
{
    TruthStep s;
    s.atMs = nowMs;
    s.bids[m_mid + 3] = 5'000;
    m_book.bids[m_mid + 3] = 5'000;
    s.prevSeq = m_book.seq;
    s.firstSeq = s.seq = ++m_book.seq;
    remember();
    return s;
}

TruthTrade TruthSymbol::trade(qint64 nowMs)
{
    std::uniform_int_distribution<qint64> size(1, 2'000);
    TruthTrade t;
    t.id = 50'000'000 + static_cast<qint64>(m_trades.size());
    t.sell = size(m_random) % 2 == 0;
    t.price = t.sell ? m_mid - 1 : m_mid + 1;
    t.size = size(m_random);
    t.atMs = nowMs;
    m_trades.push_back(t);
    return t;
}

void TruthSymbol::countTime(qint64 nowMs)
{
    m_countsTime = true;
    renumber(nowMs);
}

void TruthSymbol::renumber(qint64 seq)
{
    m_book.seq = seq;
    m_past.clear();
    remember();
}

const TruthBook* TruthSymbol::at(qint64 seq) const
{
    const auto it =
        std::find_if(m_past.rbegin(), m_past.rend(), [seq](const TruthBook& b) { return b.seq == seq; });
    return it == m_past.rend() ? nullptr : &*it;
}

const TruthBook& TruthSymbol::ago(std::size_t steps) const
{
    return m_past[m_past.size() - 1 - std::min(steps, m_past.size() - 1)];
}

std::optional<std::size_t> TruthSymbol::between(qint64 seq, qint64 later) const
{
    const auto find = [this](qint64 s, auto from) {
        return std::find_if(from, m_past.rend(), [s](const TruthBook& b) { return b.seq == s; });
    };
    const auto last = find(later, m_past.rbegin());
    if (last == m_past.rend()) return std::nullopt;
    const auto first = find(seq, std::next(last));
    if (first == m_past.rend()) return std::nullopt;
    return static_cast<std::size_t>(first - last) - 1;
}

}  // namespace plimsoll::test
