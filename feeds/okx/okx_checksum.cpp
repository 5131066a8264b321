#include "feeds/okx/okx_checksum.h"

#include <zlib.h>

#include <algorithm>
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

void CheckedBook::put(Side& side, bool falling, LevelSpan span, const EventBatch& batch, std::string_view raw)
{
    const char* p = raw.data();
    const char* const end = p + raw.size();
    for (const Level* level = batch.begin(span); level != batch.end(span); ++level) {
        const std::string_view price = scalar(p, end), size = scalar(p, end);
        while (p != end && *p != ']') ++p;
        if (p != end) ++p;
        const auto at = std::lower_bound(side.begin(), side.end(), level->price, [&](const Entry& e, Price of) {
            return falling ? e.price < of : e.price > of;
        });
        const bool there = at != side.end() && at->price == level->price;
        if (level->qty.v == 0) {
            if (there) side.erase(at);
        } else if (there) {
            at->words = keep(price, size);
        } else {
            side.insert(at, Entry{level->price, keep(price, size)});
        }
    }
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
    put(m_bids, true, update.bids, batch, bids);
    put(m_asks, false, update.asks, batch, asks);
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
