#include "feeds/sim/market/bar_log.h"

#include "feeds/sim/market/packed.h"

#include <algorithm>

namespace plimsoll::sim {

void BarLog::push(const Kline& bar)
{
    if (m_blocks.empty() || m_blocks.back().count == kInBlock) {
        if (!m_blocks.empty()) m_blocks.back().bytes.shrink_to_fit();
        m_blocks.push_back({m_newest, m_close, 0, {}});
    }
    Block& block = m_blocks.back();
    std::string& out = block.bytes;
    packed::putSigned(out, (bar.open - m_newest) / m_length);
    packed::putSigned(out, bar.o - m_close);
    packed::putSigned(out, bar.h - bar.o);
    packed::putSigned(out, bar.o - bar.l);
    packed::putSigned(out, bar.c - bar.o);
    packed::put(out, static_cast<std::uint64_t>(bar.lots));
    packed::put(out, static_cast<std::uint64_t>(bar.takerBuyLots));
    packed::putReal(out, bar.turnover);
    packed::putReal(out, bar.takerBuyTurnover);
    packed::put(out, bar.trades);
    packed::put(out, bar.firstTrade);
    ++block.count;
    ++m_size;
    m_newest = bar.open;
    m_close = bar.c;
}

void BarLog::keep(std::size_t most)
{
    while (!m_blocks.empty() && m_size - m_blocks.front().count >= most) {
        m_size -= m_blocks.front().count;
        m_blocks.pop_front();
    }
}

void BarLog::read(const Block& block, std::vector<Kline>& out) const
{
    const std::string& in = block.bytes;
    Timestamp before = block.before;
    Ticks close = block.close;
    std::size_t at = 0;
    for (std::size_t n = 0; n < block.count; ++n) {
        Kline k;
        k.open = before += packed::getSigned(in, at) * m_length;
        k.o = close + packed::getSigned(in, at);
        k.h = k.o + packed::getSigned(in, at);
        k.l = k.o - packed::getSigned(in, at);
        k.c = close = k.o + packed::getSigned(in, at);
        k.lots = static_cast<Lots>(packed::get(in, at));
        k.takerBuyLots = static_cast<Lots>(packed::get(in, at));
        k.turnover = packed::getReal(in, at);
        k.takerBuyTurnover = packed::getReal(in, at);
        k.trades = static_cast<std::uint32_t>(packed::get(in, at));
        k.firstTrade = packed::get(in, at);
        out.push_back(k);
    }
}

std::vector<Kline> BarLog::last(std::size_t count) const
{
    std::vector<Kline> out;
    std::size_t from = m_blocks.size(), found = 0;
    while (from > 0 && found < count) found += m_blocks[--from].count;
    out.reserve(found);
    for (; from < m_blocks.size(); ++from) read(m_blocks[from], out);
    if (out.size() > count) out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(count));
    return out;
}

}  // namespace plimsoll::sim
