// Notices that this process did not run for a while: the machine slept, or was stopped (FAULTS 50). Monotonic time
// runs on meanwhile, the wall clock may be set at any time (49).
#pragma once

#include "model/market/time.h"

#include <optional>

namespace plimsoll {

inline constexpr Duration kAwayLimit = std::chrono::seconds{5};

class SuspendWatch {
public:
    // The time since the last call, when it is more than `limit`.
    std::optional<Duration> look(Mono now, Duration limit)
    {
        std::optional<Duration> away;
        if (m_last && now - *m_last > limit) away = now - *m_last;
        m_last = now;
        return away;
    }

private:
    std::optional<Mono> m_last;
};

}  // namespace plimsoll
