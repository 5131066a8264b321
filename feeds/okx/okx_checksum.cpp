#include "feeds/okx/okx_checksum.h"

#include "feeds/number_scan.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace plimsoll::okx {

namespace {

constexpr std::size_t kLevels = 25;
constexpr std::size_t kTidyAbove = 1u << 16;  // several books' worth of words
// Words are copied in pieces of this size, which costs less than to copy exactly as many as there are.
constexpr std::size_t kPiece = 32;

constexpr bool between(char c)
{
    return c == '[' || c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// The next scalar of a row, without its quotes; `p` goes on behind it.
std::string_view scalar(const char*& p, const char* end)
{
    while (p != end && between(*p)) ++p;
    const bool quoted = p != end && *p == '"';
    if (quoted) ++p;
    const char* const start = p;
    while (p != end && (quoted ? *p != '"' : *p != ']' && !between(*p))) ++p;
    const std::string_view word(start, static_cast<std::size_t>(p - start));
    if (quoted && p != end) ++p;
    return word;
}

struct Row {
    std::string_view price, size;
};

// The next row of a list; `p` goes on behind it. 64 bytes behind the list are readable.
Row nextRow(const char*& p, const char* end)
{
#if PLIMSOLL_WIDE_SCAN
    // ["1.5","2",...], as it is written always.
    if (p != end && p[1] == '[') {
        const char* const row = p + 1;
        const std::uint64_t quotes = number_scan::where64(row, '"'), close = number_scan::where64(row, ']');
        const std::uint64_t afterOpen = quotes & (quotes - 1), afterPrice = afterOpen & (afterOpen - 1);
        const std::uint64_t afterSecond = afterPrice & (afterPrice - 1);
        const auto at = [](std::uint64_t bits) { return static_cast<std::size_t>(std::countr_zero(bits)); };
        const std::size_t stop = at(close), size = at(afterPrice) + 1, sizeEnd = at(afterSecond);
        if ((quotes & 3u) == 2u && sizeEnd < stop && row + stop < end) {
            p = row + stop + 1;
            return {{row + 2, at(afterOpen) - 2}, {row + size, sizeEnd - size}};
        }
    }
#endif
    Row row;
    row.price = scalar(p, end);
    row.size = scalar(p, end);
    while (p != end && *p != ']') ++p;
    if (p != end) ++p;
    return row;
}

}  // namespace

TextSpan CheckedBook::keep(std::string_view price, std::string_view size)
{
    const TextSpan span{static_cast<std::uint32_t>(m_text.size()),
                        static_cast<std::uint32_t>(price.size() + 1 + size.size())};
    m_text += price;
    m_text += ':';
    m_text += size;
    return span;
}

// Only what the book still holds.
void CheckedBook::tidy()
{
    std::string text;
    for (Side* side : {&m_bids, &m_asks}) {
        for (Entry& entry : *side) {
            const auto first = static_cast<std::uint32_t>(text.size());
            text.append(m_text, entry.words.first, entry.words.count);
            entry.words.first = first;
        }
    }
    m_text = std::move(text);
}

void CheckedBook::put(Side& side, std::int64_t sign, LevelSpan span, const EventBatch& batch, std::string_view raw)
{
    const char* p = raw.data();
    const char* const end = p + raw.size();
    std::size_t last = side.size();
    for (const Level* level = batch.begin(span); level != batch.end(span); ++level) {
        const Row row = nextRow(p, end);
        const std::int64_t key = level->price.raw * sign;
        last = below(side, key, last);
        const auto at = side.begin() + static_cast<std::ptrdiff_t>(last);
        const bool there = at != side.end() && at->key == key;
        if (level->qty.v == 0) {
            if (there) side.erase(at);
        } else if (there) {
            at->words = keep(row.price, row.size);
        } else {
            side.insert(at, Entry{key, keep(row.price, row.size)});
        }
    }
}

// How many have a lower key. Messages list the best first as well, so it is looked for a little below the last
// place first; and halved without a branch that the processor could guess wrong.
std::size_t CheckedBook::below(const Side& side, std::int64_t key, std::size_t last)
{
    constexpr std::size_t kNear = 32;
    std::size_t to = last < side.size() && side[last].key >= key ? last : side.size(), from = 0;
    if (to > kNear && side[to - kNear].key < key) from = to - kNear;
    for (std::size_t left = to - from; left > 0;) {
        const std::size_t half = (left + 1) / 2;
        from += side[from + half - 1].key < key ? half : 0;
        left -= half;
    }
    return from;
}

bool CheckedBook::apply(const BookUpdate& update, const EventBatch& batch, std::string_view bids,
                        std::string_view asks, std::int32_t checksum)
{
    // Numbers are the same on all connections, so what a second one repeats is not applied twice.
    const bool follows = update.seq < 0 || update.prevSeq == m_last;
    if (!update.image && (!m_begun || !follows)) return true;
    if (update.image) {
        m_bids.clear();
        m_asks.clear();
        m_text.clear();
    }
    m_begun = true;
    m_last = update.seq;
    put(m_bids, 1, update.bids, batch, bids);
    put(m_asks, -1, update.asks, batch, asks);
    if (m_text.size() > kTidyAbove) tidy();
    return sum() == checksum;
}

std::int32_t CheckedBook::sum()
{
    const std::size_t bids = std::min(m_bids.size(), kLevels), asks = std::min(m_asks.size(), kLevels);
    std::size_t room = kPiece;
    for (std::size_t i = 0; i < bids; ++i) room += best(m_bids, i).count + 1;
    for (std::size_t i = 0; i < asks; ++i) room += best(m_asks, i).count + 1;
    m_words.resize(std::max(m_words.size(), room));
    m_text.append(kPiece, '\0');  // readable behind the last word
    char* to = m_words.data();
    const auto add = [&](TextSpan words) {
        for (std::size_t done = 0; done < words.count; done += kPiece)
            std::memcpy(to + done, m_text.data() + words.first + done, kPiece);
        to += words.count;
        *to++ = ':';
    };
    for (std::size_t i = 0; i < std::max(bids, asks); ++i) {
        if (i < bids) add(best(m_bids, i));
        if (i < asks) add(best(m_asks, i));
    }
    m_text.resize(m_text.size() - kPiece);
    const auto length = static_cast<uInt>(to - m_words.data());
    const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(m_words.data()), length > 0 ? length - 1 : 0);
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(crc));
}

}  // namespace plimsoll::okx
