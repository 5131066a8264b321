// Which assets are the largest, from what the venues say: as soon as they have said it, once more when slower
// lists have come, then now and then. What is watched does not change with every quote.
#pragma once

#include "model/market/time.h"
#include "model/snapshots.h"

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

struct Ranking {
    std::vector<std::string> largest;     // by open interest, the configured number
    std::vector<std::string> candidates;  // by turnover: whose open interest should be asked for
    bool operator==(const Ranking&) const = default;
};

class AssetRanker {
public:
    static constexpr Duration kFirst = std::chrono::seconds{1}, kSecond = std::chrono::seconds{15},
                              kLater = std::chrono::minutes{10};

    explicit AssetRanker(std::size_t limit) : m_limit(limit) {}

    // A new ranking when it is time for one and it differs from the last.
    std::optional<Ranking> look(const MarketSnapshot& market, Mono now);

private:
    std::size_t m_limit;
    int m_made = 0;
    std::optional<Mono> m_next;
    Ranking m_last;
};

}  // namespace plimsoll
