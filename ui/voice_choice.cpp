#include "ui/voice_choice.h"

#include <algorithm>

namespace plimsoll {

std::optional<Timestamp> QuietChoice::holdsUntil(Timestamp now) const
{
    std::optional<Timestamp> end;
    if (until && now < *until) end = *until;
    if (daily && fromMinute != untilMinute) {
        const auto day = std::chrono::floor<std::chrono::days>(now);
        // Yesterday's may still hold.
        for (const int shift : {-1, 0}) {
            const Timestamp from = day + std::chrono::days{shift} + std::chrono::minutes{fromMinute};
            Timestamp to = day + std::chrono::days{shift} + std::chrono::minutes{untilMinute};
            if (to <= from) to += std::chrono::days{1};
            if (now >= from && now < to) end = end ? std::max(*end, to) : to;
        }
    }
    return end;
}

}  // namespace plimsoll
