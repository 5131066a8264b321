// What a book was at each of its recent sequence numbers: the newest image, and how to go back from it.
#pragma once

#include "feeds/sim/server/served.h"

#include <deque>
#include <optional>

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
        std::vector<BookLevel> bids, asks;  // as they were; 0 lots: was not there
    };
    ServedBook m_newest;
    std::deque<Back> m_back;
};

}  // namespace plimsoll::sim
