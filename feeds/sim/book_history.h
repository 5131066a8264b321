// What a book was at each of its recent sequence numbers: the newest image, and how to go back from it.
#pragma once

#include "feeds/sim/server/served.h"

#include <deque>
#include <optional>
#include <string>

namespace plimsoll::sim {

class BookHistory {
public:
    static constexpr std::size_t kSteps = 600;

    // `step` led from `before` to `after`.
    void moved(const ServedBook& before, const ServedBook& after, const BookStep& step);
    std::optional<ServedBook> at(std::int64_t seq) const;  // nothing: too long ago, or never
    std::int64_t oldest() const { return m_back.empty() ? m_newest.seq : m_back.front().fromSeq; }

private:
    struct Back {
        std::int64_t fromSeq = 0, fromMs = 0;
        // Bids and asks as they were, 0 lots: was not there. Packed: the steps of all books are most of what a
        // simulated market takes of memory.
        std::string rows;
    };
    ServedBook m_newest;
    std::deque<Back> m_back;
};

}  // namespace plimsoll::sim
