#include "feeds/sim/book_history.h"

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

}  // namespace

void BookHistory::moved(const ServedBook& before, const ServedBook& after, const BookStep& step)
{
    m_back.push_back({before.seq, before.atMs, asTheyWere(Side::Buy, before.bids, step.bids),
                      asTheyWere(Side::Sell, before.asks, step.asks)});
    if (m_back.size() > kSteps) m_back.pop_front();
    m_newest = after;
}

std::optional<ServedBook> BookHistory::at(std::int64_t seq) const
{
    if (seq == m_newest.seq) return m_newest;
    ServedBook book = m_newest;
    for (auto back = m_back.rbegin(); back != m_back.rend(); ++back) {
        putBack(Side::Buy, book.bids, back->bids);
        putBack(Side::Sell, book.asks, back->asks);
        book.seq = back->fromSeq;
        book.atMs = back->fromMs;
        if (book.seq == seq) return book;
    }
    return std::nullopt;
}

}  // namespace plimsoll::sim
