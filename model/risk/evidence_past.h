// The last hour, minute by minute, of every value that a rule shows as evidence, of each asset and venue: for the
// small curves on cards. And where a value stands in its longer past, asked of whoever keeps that. Unknown stays
// unknown.
#pragma once

#include "model/metrics/metric_values.h"
#include "model/metrics/series_ring.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// Among `hours` hours of the kept past, the share that is not above the value.
struct PastRank {
    double percentile = 0, hours = 0;
};
using RankOf = std::function<std::optional<PastRank>(MetricId, const std::string& asset, std::optional<VenueId>,
                                                     double value)>;

class EvidencePast {
public:
    static constexpr std::size_t kMinutes = 60;

    EvidencePast();
    void setRank(RankOf rank) { m_rank = std::move(rank); }

    // Once a second, before anything is asked. `second`: of the monotonic clock.
    void note(const MetricSnapshot& metrics, Step second);

    // Looked up again once a minute.
    struct Seen {
        std::shared_ptr<const std::vector<float>> spark;  // the running minute last; null: nothing is kept
        std::optional<PastRank> rank;
    };
    const Seen& of(MetricId id, const std::string& asset, std::optional<VenueId> venue,
                   const std::optional<double>& value);

private:
    static constexpr std::size_t kPlaces = 1 + kVenueCount;
    struct Asked {
        Seen seen;
        Step due = 0;  // to be renewed
    };
    struct Kept {
        std::vector<float> values;  // by minute of the hour, word, place
        std::vector<Asked> asked;   // by word and place
        Step minute = 0;            // the running one
        bool seen = false;
    };
    void note(const AssetMetrics& values, Step minute);
    std::shared_ptr<const std::vector<float>> curve(const Kept& kept, std::size_t column) const;
    std::size_t row(Step minute) const
    {
        return static_cast<std::size_t>(minute % static_cast<Step>(kMinutes)) * m_words.size() * kPlaces;
    }

    std::vector<MetricId> m_words;     // those that rules show
    std::vector<std::size_t> m_place;  // by metric: its index there, or m_words.size()
    std::map<std::string, Kept, std::less<>> m_assets;
    RankOf m_rank;
    Step m_second = 0;
    std::uint32_t m_turn = 0;
};

}  // namespace plimsoll
