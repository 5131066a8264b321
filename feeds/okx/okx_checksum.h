// The checksum that OKX sent with its books until June 2026 (okx.md section 4): the CRC-32 of the 25 best
// levels a side, in the venue's own words. Old recordings have it and nothing else that links their
// messages. Today it is 0 or absent, which says nothing.
#pragma once

#include "model/market/events.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::okx {

// A book in the venue's own words, next to the one that people see.
class CheckedBook {
public:
    // The texts of `bids` and `asks` have been read before: they are lists of [price, size, ...].
    // False: the book is not the venue's. A message that does not follow is left out and says nothing.
    bool apply(const BookUpdate& update, const EventBatch& batch, std::string_view bids, std::string_view asks,
               std::int32_t checksum);
    std::int32_t sum();

private:
    struct Entry {
        std::int64_t key = 0;  // rises from worst to best: bids by price, asks by its negative
        TextSpan words;        // "price:size" in m_text
    };
    // Best last: that is where most changes are.
    using Side = std::vector<Entry>;
    static TextSpan best(const Side& side, std::size_t i) { return side[side.size() - 1 - i].words; }

    static std::size_t below(const Side& side, std::int64_t key, std::size_t last);
    void put(Side& side, std::int64_t sign, LevelSpan span, const EventBatch& batch, std::string_view raw);
    TextSpan keep(std::string_view price, std::string_view size);
    void tidy();

    Side m_bids, m_asks;
    std::string m_text;   // words that are gone lie in it until it is tidied
    std::string m_words;  // of the last sum
    std::int64_t m_last = -1;
    bool m_begun = false;
};

}  // namespace plimsoll::okx
