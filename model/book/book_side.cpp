#include "model/book/book_side.h"

#include "model/market/decimal.h"

#include <algorithm>

namespace plimsoll {

void BookSide::Page::grow()
{
    // 3, 7, 15: what the allocator rounds up to anyway.
    const auto larger =
        static_cast<std::uint8_t>(capacity < kPackedAtMost ? capacity * 2 + 1 + (capacity == 0) * 2 : kPlain);
    auto next = std::make_unique<double[]>(larger);
    std::size_t from = 0;
    for (std::uint64_t left = mask; left != 0; left &= left - 1, ++from)
        next[larger == kPlain ? static_cast<std::size_t>(std::countr_zero(left)) : from] = qty[from];
    qty = std::move(next);
    capacity = larger;
}

bool BookSide::Page::append(unsigned bit, double value)
{
    const std::size_t n = count();
    if (mask >> bit != 0 || (!plain() && n == capacity)) return false;
    qty[plain() ? bit : n] = value;
    mask |= std::uint64_t{1} << bit;
    return true;
}

void BookSide::Page::set(unsigned bit, double value)
{
    const std::uint64_t flag = std::uint64_t{1} << bit;
    const bool holds = value > 0;
    if (!plain()) {
        const bool there = (mask & flag) != 0;
        if (!there && !holds) return;
        const std::size_t at = rank(bit);
        if (there && holds) {
            qty[at] = value;
            return;
        }
        const std::size_t n = count();
        if (there) {
            std::copy(qty.get() + at + 1, qty.get() + n, qty.get() + at);
            mask ^= flag;
            return;
        }
        if (n == capacity) grow();
        if (!plain()) {
            std::copy_backward(qty.get() + at, qty.get() + n, qty.get() + n + 1);
            qty[at] = value;
            mask |= flag;
            return;
        }
    }
    qty[bit] = value;
    mask = (mask & ~flag) | (std::uint64_t{holds} << bit);
}

void BookSide::setInLadder(std::size_t slot, unsigned bit, double qty)
{
    Page& page = m_pages[slot];
    const std::uint64_t before = page.mask;
    page.set(bit, qty);
    // One bit at most has changed: counting it and marking the page needs no branch.
    m_ladderSize += (page.mask >> bit) & 1u;
    m_ladderSize -= (before >> bit) & 1u;
    std::uint64_t& used = m_used[slot / 64];
    used = (used & ~(std::uint64_t{1} << (slot % 64))) | (std::uint64_t{page.mask != 0} << (slot % 64));
}

void BookSide::set(Price price, double qty)
{
    std::int64_t tick = 0;
    if (locate(price, tick)) {
        if (const std::size_t slot = slotOf(tick); slot != kNone) {
            setInLadder(slot, static_cast<unsigned>(tick & 63), qty);
            return;
        }
    }
    if (qty > 0)
        m_far.insert_or_assign(price, qty);
    else
        m_far.erase(price);
}

std::size_t BookSide::slotFrom(std::size_t start, bool down) const
{
    if (start >= m_pages.size()) return kNone;  // also one below zero
    std::size_t word = start / 64;
    const unsigned bit = start % 64;
    std::uint64_t bits =
        down ? m_used[word] & (~std::uint64_t{0} >> (63 - bit)) : m_used[word] & (~std::uint64_t{0} << bit);
    while (bits == 0) {
        if (down ? word == 0 : word + 1 == m_used.size()) return kNone;
        word = down ? word - 1 : word + 1;
        bits = m_used[word];
    }
    return word * 64 + static_cast<std::size_t>(down ? 63 - std::countl_zero(bits) : std::countr_zero(bits));
}

std::optional<Level> BookSide::edge(bool highest) const
{
    std::optional<Level> found;
    if (m_ladderSize > 0) {
        const std::size_t slot = slotFrom(highest ? m_pages.size() - 1 : 0, highest);
        const Page& page = m_pages[slot];
        const auto bit =
            static_cast<unsigned>(highest ? 63 - std::countl_zero(page.mask) : std::countr_zero(page.mask));
        found = Level{priceAt(slot, bit), Qty{page.at(bit)}};
    }
    if (!m_far.empty()) {
        const auto& far = highest ? *m_far.rbegin() : *m_far.begin();
        if (!found || (highest ? far.first > found->price : far.first < found->price))
            found = Level{far.first, Qty{far.second}};
    }
    return found;
}

// A quarter of the window lies on the better side of the touch, where the market may move to.
std::int64_t BookSide::firstPageFor(std::int64_t bestPage, std::size_t pages) const
{
    const auto n = static_cast<std::int64_t>(pages);
    return std::max<std::int64_t>(0, bestPage - (m_order == Order::Falling ? n * 3 / 4 : n / 4));
}

bool BookSide::wellInside(std::int64_t page) const
{
    const auto n = static_cast<std::int64_t>(m_pages.size());
    const std::int64_t slot = page - m_firstPage;
    return slot >= n / 8 && slot < n - n / 8;
}

void BookSide::emptyLadder()
{
    for (std::size_t slot = slotFrom(0, false); slot != kNone; slot = slotFrom(slot + 1, false))
        m_pages[slot].mask = 0;  // its room is kept: the next image will want it
    std::fill(m_used.begin(), m_used.end(), 0);
    m_ladderSize = 0;
}

void BookSide::clear()
{
    m_pages.clear();
    m_pages.shrink_to_fit();
    m_used.clear();
    m_far.clear();
    m_ladderSize = 0;
    m_farLimit = kFarAtLeast;
}

void BookSide::openWindow(std::int64_t bestPage, std::size_t pages)
{
    m_pages.clear();
    m_pages.resize(pages);
    m_pages.shrink_to_fit();
    m_used.assign((pages + 63) / 64, 0);
    m_firstPage = firstPageFor(bestPage, pages);
}

void BookSide::load(std::span<const Level> levels, Price tick)
{
    emptyLadder();
    m_far.clear();
    m_farLimit = kFarAtLeast;
    if (tick.raw != m_tick) {
        m_tick = std::max<std::int64_t>(tick.raw, 0);
        m_perTick = m_tick > 0 ? 1.0 / static_cast<double>(m_tick) : 0;
        m_pages.clear();
        m_used.clear();
    }
    Price lowest{INT64_MAX}, highest{-1};
    for (const Level& level : levels) {
        if (!(level.qty.v > 0)) continue;
        lowest = std::min(lowest, level.price);
        highest = std::max(highest, level.price);
    }
    if (highest.raw >= 0 && m_tick > 0) {
        // The ends may lie off the grid themselves: their neighbours on it will do.
        std::int64_t low = 0, high = 0;
        static_cast<void>(locate(lowest, low));
        static_cast<void>(locate(highest, high));
        low >>= 6;
        high >>= 6;
        const auto span = static_cast<std::uint64_t>(high - low) + 1;
        const std::size_t wanted = std::clamp(
            std::bit_ceil(static_cast<std::size_t>(std::min<std::uint64_t>(span, kMaxPages) * 3 / 2 + 8)),
            kMinPages, kMaxPages);
        const std::int64_t best = m_order == Order::Falling ? high : low;
        const bool fits = m_pages.size() >= wanted && m_pages.size() <= wanted * 4 && wellInside(best);
        if (!fits) openWindow(best, wanted);
    }
    // Rising prices, so that a page grows at its end.
    if (!levels.empty() && levels.front().price > levels.back().price)
        for (auto it = levels.rbegin(); it != levels.rend(); ++it) add(*it);
    else
        for (const Level& level : levels) add(level);
}

// As `set`, quick where the level is the highest of its page so far: an image is nothing but that.
void BookSide::add(const Level& level)
{
    std::int64_t tick = 0;
    if (level.qty.v > 0 && locate(level.price, tick)) {
        const std::size_t slot = slotOf(tick);
        const auto bit = static_cast<unsigned>(tick & 63);
        if (slot != kNone && m_pages[slot].append(bit, level.qty.v)) {
            ++m_ladderSize;
            m_used[slot / 64] |= std::uint64_t{1} << (slot % 64);
            return;
        }
    }
    set(level.price, level.qty.v);
}

void BookSide::moveWindow(std::int64_t bestPage, std::size_t pages)
{
    const std::int64_t first = firstPageFor(bestPage, pages);
    std::vector<Page> next(pages);
    std::vector<std::uint64_t> used((pages + 63) / 64, 0);
    std::size_t kept = 0;
    for (std::size_t slot = slotFrom(0, false); slot != kNone; slot = slotFrom(slot + 1, false)) {
        Page& page = m_pages[slot];
        const auto to = static_cast<std::uint64_t>(m_firstPage + static_cast<std::int64_t>(slot) - first);
        if (to < pages) {
            used[to / 64] |= std::uint64_t{1} << (to % 64);
            kept += page.count();
            next[to] = std::move(page);
            continue;
        }
        for (std::uint64_t left = page.mask; left != 0; left &= left - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(left));
            m_far.emplace(priceAt(slot, bit), page.at(bit));
        }
    }
    m_pages = std::move(next);
    m_used = std::move(used);
    m_firstPage = first;
    m_ladderSize = kept;

    // The map keeps nothing that the window covers.
    const std::int64_t lastTick = (first + static_cast<std::int64_t>(pages)) * 64 - 1;
    const Price last{lastTick > INT64_MAX / m_tick ? INT64_MAX : lastTick * m_tick};
    for (auto it = m_far.lower_bound(priceAt(0, 0)); it != m_far.end() && it->first <= last;) {
        std::int64_t tick = 0;
        const std::size_t slot = locate(it->first, tick) ? slotOf(tick) : kNone;
        if (slot == kNone) {
            ++it;
            continue;
        }
        setInLadder(slot, static_cast<unsigned>(tick & 63), it->second);
        it = m_far.erase(it);
    }
}

void BookSide::settle()
{
    if (m_far.size() > m_farLimit) shortenFar();
    if (m_far.empty()) {  // the usual case needs no price
        const std::size_t slot =
            slotFrom(m_order == Order::Falling ? m_pages.size() - 1 : 0, m_order == Order::Falling);
        if (slot == kNone || wellInside(m_firstPage + static_cast<std::int64_t>(slot))) return;
    }
    const std::optional<Level> touch = best();
    std::int64_t tick = 0;
    if (!touch || !locate(touch->price, tick)) return;
    const std::size_t pages = std::max(m_pages.size(), kMinPages);
    if (!m_pages.empty() && (wellInside(tick >> 6) || firstPageFor(tick >> 6, pages) == m_firstPage)) return;
    moveWindow(tick >> 6, pages);
}

// Too much in the map: either the grid is not the one that prices keep to, or the window is small. A grid that
// is only somewhat finer is taken as soon as most of the map would be on it: an image of a thin book may look as
// if every other tick did not exist.
void BookSide::shortenFar()
{
    std::size_t offGrid = 0;
    Price finer{m_tick};
    for (const auto& level : m_far) {
        std::int64_t unused = 0;
        if (locate(level.first, unused)) continue;
        finer = gcd(finer, level.first);
        ++offGrid;
    }
    const bool somewhat = finer.raw >= m_tick / kSomewhatFiner && offGrid * 2 > m_far.size();
    std::int64_t tick = 0;
    if (offGrid * 4 > size() || (offGrid > 0 && somewhat))
        findGrid();
    else if (const auto touch = best(); m_pages.size() < kMaxPages && touch && locate(touch->price, tick))
        moveWindow(tick >> 6, std::max(m_pages.size() * 2, kMinPages));
    m_farLimit = std::max(kFarAtLeast, m_far.size() * 2);
}

void BookSide::findGrid()
{
    std::vector<Level> all;
    all.reserve(size());
    Price grid{0};
    walk([&](const Level& level) {
        all.push_back(level);
        grid = gcd(grid, level.price);
        return true;
    });
    load(all, grid);
}

void BookSide::trim(std::size_t levels)
{
    while (size() > levels) set(worst()->price, 0);
}

std::size_t BookSide::memoryBytes() const
{
    // A map node: key, value, colour and three pointers, as the allocator rounds it.
    constexpr std::size_t kNode = 64;
    std::size_t bytes = m_pages.capacity() * sizeof(Page) + m_used.capacity() * 8 + m_far.size() * kNode;
    for (const Page& page : m_pages)
        if (page.capacity > 0) bytes += page.capacity * sizeof(double) + 8;
    return bytes;
}

}  // namespace plimsoll
