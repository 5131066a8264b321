// One side of a book. Levels within the window around the touch lie in pages of 64 ticks: a mask of
// the ticks that hold something, and their sizes. A bitmap over the pages finds the best level. What
// is beyond the window or off the grid lies in a sorted map.
//
// A page of few levels packs their sizes in order, because an alt's book is mostly empty ticks; a
// page of many is a plain array, where a change costs no branch that the processor could guess wrong.
// Invariant: a price that is on the grid and within the window is never in the map.
#pragma once

#include "model/market/events.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll {

class BookSide {
public:
    enum class Order : std::uint8_t { Falling, Rising };  // best first: bids fall, asks rise

    explicit BookSide(Order order) : m_order(order) {}

    // Replaces everything. `tick` is the grid's width, 0 for none.
    void load(std::span<const Level> levels, Price tick);
    void set(Price price, double qty);  // not above zero: the level is gone
    // Once after a change: keeps the window around the touch and the map short.
    void settle();
    void trim(std::size_t levels);  // keeps the best ones
    void clear();

    std::size_t size() const { return m_ladderSize + m_far.size(); }
    std::optional<Level> best() const { return edge(m_order == Order::Falling); }
    std::optional<Level> worst() const { return edge(m_order == Order::Rising); }

    // Best first, as long as `visit` says true.
    template <typename Visit>
    void walk(Visit&& visit) const
    {
        if (m_order == Order::Falling)
            merge<true>(m_far.rbegin(), m_far.rend(), visit);
        else
            merge<false>(m_far.begin(), m_far.end(), visit);
    }

    std::size_t memoryBytes() const;

private:
    static constexpr std::size_t kMinPages = 32, kMaxPages = 1024;
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    static constexpr std::size_t kFarAtLeast = 32;
    static constexpr std::int64_t kSomewhatFiner = 10;

    struct Page {
        static constexpr std::uint8_t kPackedAtMost = 15, kPlain = 64;

        std::uint64_t mask = 0;
        std::unique_ptr<double[]> qty;  // plain: by bit; packed: one for each bit of the mask, in order
        std::uint8_t capacity = 0;

        bool plain() const { return capacity == kPlain; }
        std::size_t count() const { return static_cast<std::size_t>(std::popcount(mask)); }
        std::size_t rank(unsigned bit) const
        {
            return static_cast<std::size_t>(std::popcount(mask & ((std::uint64_t{1} << bit) - 1)));
        }
        double at(unsigned bit) const { return qty[plain() ? bit : rank(bit)]; }
        void grow();
        void set(unsigned bit, double value);     // 0: none
        bool append(unsigned bit, double value);  // false: not above all others, or no room
    };

    // The number of the tick at `price`; false when it is not on the grid.
    bool locate(Price price, std::int64_t& tick) const
    {
        // A product with the reciprocal is off by one at most for quotients below 2^52; beyond that
        // the price counts as off the grid, always in the same way.
        const auto raw = static_cast<std::uint64_t>(price.raw);
        auto guess = static_cast<std::int64_t>(std::min(static_cast<double>(price.raw) * m_perTick, 9.2e18));
        auto rest = static_cast<std::int64_t>(raw - static_cast<std::uint64_t>(guess) *
                                                        static_cast<std::uint64_t>(m_tick));
        if (rest == m_tick) {
            ++guess;
            rest = 0;
        } else if (rest == -m_tick) {
            --guess;
            rest = 0;
        }
        tick = guess;
        return rest == 0 && guess > 0;
    }
    std::size_t slotOf(std::int64_t tick) const
    {
        const auto slot = static_cast<std::uint64_t>((tick >> 6) - m_firstPage);
        return slot < m_pages.size() ? static_cast<std::size_t>(slot) : kNone;
    }
    Price priceAt(std::size_t slot, unsigned bit) const
    {
        return {((m_firstPage + static_cast<std::int64_t>(slot)) * 64 + static_cast<std::int64_t>(bit)) * m_tick};
    }

    void add(const Level& level);
    void setInLadder(std::size_t slot, unsigned bit, double qty);
    std::size_t slotFrom(std::size_t start, bool down) const;  // first used page from there, inclusive
    std::optional<Level> edge(bool highest) const;

    void openWindow(std::int64_t bestPage, std::size_t pages);  // of an empty ladder
    void moveWindow(std::int64_t bestPage, std::size_t pages);
    std::int64_t firstPageFor(std::int64_t bestPage, std::size_t pages) const;
    bool wellInside(std::int64_t page) const;
    void emptyLadder();
    void shortenFar();
    void findGrid();

    template <bool Down, typename Far, typename Visit>
    void merge(Far far, Far farEnd, Visit&& visit) const
    {
        const auto farFirst = [](Price a, Price b) { return Down ? a > b : a < b; };
        for (std::size_t slot = slotFrom(Down ? m_pages.size() - 1 : 0, Down); slot != kNone;
             slot = slotFrom(Down ? slot - 1 : slot + 1, Down)) {
            const Page& page = m_pages[slot];
            for (std::uint64_t left = page.mask; left != 0;) {
                const auto bit =
                    static_cast<unsigned>(Down ? 63 - std::countl_zero(left) : std::countr_zero(left));
                left &= ~(std::uint64_t{1} << bit);
                const Price price = priceAt(slot, bit);
                for (; far != farEnd && farFirst(far->first, price); ++far)
                    if (!visit(Level{far->first, Qty{far->second}})) return;
                if (!visit(Level{price, Qty{page.at(bit)}})) return;
            }
        }
        for (; far != farEnd; ++far)
            if (!visit(Level{far->first, Qty{far->second}})) return;
    }

    const Order m_order;
    std::int64_t m_tick = 0;
    double m_perTick = 0;
    std::int64_t m_firstPage = 0;
    std::vector<Page> m_pages;
    std::vector<std::uint64_t> m_used;  // a bit for each page that holds something
    std::size_t m_ladderSize = 0;
    std::map<Price, double> m_far;
    std::size_t m_farLimit = kFarAtLeast;  // above it the window or the grid is looked at again
};

}  // namespace plimsoll
