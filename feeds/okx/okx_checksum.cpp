#include "feeds/okx/okx_checksum.h"

#include <zlib.h>

#include <algorithm>

namespace plimsoll::okx {

namespace {

constexpr std::size_t kLevels = 25;

// The next scalar of a row, without its quotes; `rest` goes on behind it.
std::string_view scalar(std::string_view& rest)
{
    const std::size_t start = rest.find_first_not_of("[, \t\r\n");
    if (start == std::string_view::npos) return {};
    const bool quoted = rest[start] == '"';
    rest.remove_prefix(start + (quoted ? 1 : 0));
    const std::string_view word = rest.substr(0, rest.find_first_of(quoted ? "\"" : ",] \t\r\n"));
    rest.remove_prefix(word.size());
    if (quoted && !rest.empty()) rest.remove_prefix(1);
    return word;
}

template <typename Side>
void put(Side& side, LevelSpan span, const EventBatch& batch, std::string_view raw)
{
    for (const Level* level = batch.begin(span); level != batch.end(span); ++level) {
        const std::string_view price = scalar(raw), size = scalar(raw);
        raw.remove_prefix(std::min(raw.find(']'), raw.size()));
        if (!raw.empty()) raw.remove_prefix(1);
        if (level->qty.v == 0) {
            side.erase(level->price);
            continue;
        }
        std::string& words = side[level->price];
        words.assign(price);
        words += ':';
        words += size;
    }
}

}  // namespace

bool CheckedBook::apply(const BookUpdate& update, const EventBatch& batch, std::string_view bids,
                        std::string_view asks, std::int32_t checksum)
{
    // Numbers are the same on all connections, so what a second one repeats is not applied twice.
    const bool follows = update.seq < 0 || update.prevSeq == m_last;
    if (!update.image && (!m_begun || !follows)) return true;
    if (update.image) {
        m_bids.clear();
        m_asks.clear();
    }
    m_begun = true;
    m_last = update.seq;
    put(m_bids, update.bids, batch, bids);
    put(m_asks, update.asks, batch, asks);
    return sum() == checksum;
}

std::int32_t CheckedBook::sum()
{
    m_words.clear();
    const auto add = [this](const std::string& level) {
        if (!m_words.empty()) m_words += ':';
        m_words += level;
    };
    auto bid = m_bids.begin();
    auto ask = m_asks.begin();
    for (std::size_t i = 0; i < kLevels; ++i) {
        if (bid != m_bids.end()) add((bid++)->second);
        if (ask != m_asks.end()) add((ask++)->second);
    }
    const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(m_words.data()), static_cast<uInt>(m_words.size()));
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(crc));
}

}  // namespace plimsoll::okx
