// Which hours of the week are thin, of the program's own history: asked of the store while somebody looks, and
// made into the shade behind plots of liquidations.
#pragma once

#include "model/history_request.h"
#include "widgets/week_shade.h"

#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// An hour that fewer weeks have seen is not usual, and is no part of anything.
inline constexpr int kThinLeastWeeks = 2;

// Depth within 1 % of the venues together, each hour against the median hour (ANALYTICS C12). An hour counts where
// all venues are known that know enough hours; empty: there are too few.
WeekShade thinShade(const std::vector<UsualWeek>& usual, const std::vector<VenueId>& venues);

class ThinHours {
public:
    // `by`: under what name it asks.
    explicit ThinHours(std::string by) : m_by(std::move(by)) {}

    // What to ask now; none: nothing is due.
    std::optional<HistoryRequest> due(const std::string& asset, AsOf now);
    // Whether the shade is another one.
    bool take(const HistoryAnswers& answers, const std::string& asset, const std::vector<VenueId>& venues);
    const WeekShade& shade() const { return m_shade; }
    // Another asset.
    void forget();

private:
    std::string m_by, m_askedFor;
    std::optional<Mono> m_asked;
    bool m_failed = false;  // the newest answer; what is shaded stays
    std::uint64_t m_serial = 0;
    std::shared_ptr<const HistoryAnswer> m_answer;
    WeekShade m_shade;
};

}  // namespace plimsoll
