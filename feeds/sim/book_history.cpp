#include "feeds/sim/book_history.h"

#include "feeds/sim/market/packed.h"

#include <algorithm>

namespace plimsoll::sim {

namespace {

bool better(Side side, Ticks a, Ticks b)
{
    return side == Side::Buy ? a > b : a < b;
}

std::vector<BookLevel>::const_iterator place(Side side, const std::vector<BookLevel>& levels, Ticks ticks)
{
    return std::lower_bound(levels.begin(), levels.end(), ticks,
                            [side](const BookLevel& l, Ticks t) { return better(side, l.ticks, t); });
}

std::vector<BookLevel> asTheyWere(Side side, const std::vector<BookLevel>& before,
                                  const std::vector<BookLevel>& changed)
{
    std::vector<BookLevel> out;
    out.reserve(changed.size());
    for (const BookLevel& c : changed) {
        const auto was = place(side, before, c.ticks);
        out.push_back(was != before.end() && was->ticks == c.ticks ? *was : BookLevel{c.ticks, 0, 0});
    }
    return out;
}

void putBack(Side side, std::vector<BookLevel>& levels, const std::vector<BookLevel>& rows)
{
    for (const BookLevel& row : rows) {
        const auto at = levels.begin() + (place(side, levels, row.ticks) - levels.cbegin());
        const bool there = at != levels.end() && at->ticks == row.ticks;
        if (there && row.lots == 0)
            levels.erase(at);
        else if (there)
            *at = row;
        else if (row.lots != 0)
            levels.insert(at, row);
    }
}

void pack(std::string& out, const std::vector<BookLevel>& rows)
{
    packed::put(out, rows.size());
    Ticks before = 0;
    for (const BookLevel& row : rows) {
        packed::putSigned(out, row.ticks - before);
        packed::put(out, static_cast<std::uint64_t>(row.lots));
        packed::put(out, row.orders);
        before = row.ticks;
    }
}

std::vector<BookLevel> unpack(const std::string& in, std::size_t& at)
{
    std::vector<BookLevel> rows(packed::get(in, at));
    Ticks before = 0;
    for (BookLevel& row : rows) {
        row.ticks = before += packed::getSigned(in, at);
        row.lots = static_cast<Lots>(packed::get(in, at));
        row.orders = static_cast<std::uint32_t>(packed::get(in, at));
    }
    return rows;
}

}  // namespace

void BookHistory::moved(const ServedBook& before, const ServedBook& after, const BookStep& step)
{
    std::string rows;
    pack(rows, asTheyWere(Side::Buy, before.bids, step.bids));
    pack(rows, asTheyWere(Side::Sell, before.asks, step.asks));
    rows.shrink_to_fit();
    m_back.push_back({before.seq, before.atMs, std::move(rows)});
    if (m_back.size() > kSteps) m_back.pop_front();
    m_newest = after;
}

std::optional<ServedBook> BookHistory::at(std::int64_t seq) const
{
    if (seq == m_newest.seq) return m_newest;
    ServedBook book = m_newest;
    for (auto back = m_back.rbegin(); back != m_back.rend(); ++back) {
        std::size_t at = 0;
        putBack(Side::Buy, book.bids, unpack(back->rows, at));
        putBack(Side::Sell, book.asks, unpack(back->rows, at));
        book.seq = back->fromSeq;
        book.atMs = back->fromMs;
        if (book.seq == seq) return book;
    }
    return std::nullopt;
}

}  // namespace plimsoll::sim
